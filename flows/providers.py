"""The providers a check searches: those asked for, else those configured."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

from flows.archive import NAME as RECORDS
from flows.settings import Settings, SettingsError
from sources.outlets import Register
from sources.providers import Provider, ProviderConfig, ProvidersConfig, build, known

SAVED = "saved"
ALWAYS = (SAVED, RECORDS)
"""Searched whenever there is something in them, named or not."""


def chosen(asked: Sequence[str] | None, settings: Settings, register: Register) -> list[Provider]:
    """The providers to search: those ``asked`` for, else those of the configuration.

    With neither, the desk's feeds if it follows any: no service is asked that nobody named.
    Raises InputError for an unknown name, SettingsError for an unknown provider option.
    """
    names = list(asked or settings.providers or (["feeds"] if settings.feeds else []))
    return build([n for n in names if n not in ALWAYS], configuration(settings), register)


def configuration(settings: Settings) -> ProvidersConfig:
    """The tables ``[provider.NAME]`` and the desk's feeds, as the providers want them."""
    services = {name: _config(settings, name) for name, _ in settings.options}
    feeds = services.get("feeds", ProviderConfig())
    addresses = tuple(dict.fromkeys((*settings.feeds, *feeds.addresses)))
    services["feeds"] = dataclasses.replace(feeds, addresses=addresses)
    return ProvidersConfig(services)


def _config(settings: Settings, name: str) -> ProviderConfig:
    if name not in known():
        raise SettingsError(
            f"{settings.config}: unknown provider {name!r}; known are {', '.join(known())}"
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
