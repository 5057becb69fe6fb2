"""The providers a check searches: those asked for, else those configured."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

from flows.archive import NAME as RECORDS
from flows.settings import Settings, SettingsError
from sources.factchecks import NAME as FACT_CHECKS
from sources.outlets import Register
from sources.providers import (
    FileQuota,
    Provider,
    ProviderConfig,
    ProvidersConfig,
    build,
    known,
)

SAVED = "saved"
ALWAYS = (SAVED, RECORDS)
"""Searched whenever there is something in them, named or not."""


def chosen(
    asked: Sequence[str] | None,
    settings: Settings,
    register: Register,
    quota: FileQuota | None = None,
) -> list[Provider]:
    """The providers to search: those ``asked`` for, else those of the configuration.

    With neither, the desk's feeds if it follows any: no service is asked that nobody named.
    Raises InputError for an unknown name, SettingsError for an unknown provider option.
    """
    names = list(asked or settings.providers or (["feeds"] if settings.feeds else []))
    return build([n for n in names if n not in ALWAYS], configuration(settings, quota), register)


def configuration(settings: Settings, quota: FileQuota | None = None) -> ProvidersConfig:
    """The tables ``[provider.NAME]`` and the desk's feeds, as the providers want them.

    ``quota`` is what the desk remembers of the services' limits.
    """
    services = {name: _config(settings, name) for name, _ in settings.options}
    feeds = services.get("feeds", ProviderConfig())
    addresses = tuple(dict.fromkeys((*settings.feeds, *feeds.addresses)))
    services["feeds"] = dataclasses.replace(feeds, addresses=addresses)
    return ProvidersConfig(services, quota=quota)


def fact_checks(settings: Settings) -> ProviderConfig | None:
    """The configuration of the search for published fact checks; None where it has no key."""
    config = _config(settings, FACT_CHECKS)
    return config if config.key else None


def _config(settings: Settings, name: str) -> ProviderConfig:
    names = sorted((*known(), FACT_CHECKS))
    if name not in names:
        raise SettingsError(
            f"{settings.config}: unknown provider {name!r}; known are {', '.join(names)}"
        )
    fields = {field.name for field in dataclasses.fields(ProviderConfig)}
    options: dict[str, Any] = settings.provider_options(name)
    for key, value in options.items():
        if key not in fields:
            raise SettingsError(
                f"{settings.config}: unknown key provider.{name}.{key}; "
                f"known are {', '.join(sorted(fields))}"
            )
        if isinstance(value, list):
            options[key] = tuple(value)
    return ProviderConfig(**options)
