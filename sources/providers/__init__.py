"""The providers: who can be asked about coverage of an article's topics."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from sources.outlets import Register
from sources.providers import (
    bing_news_rss,
    event_registry,
    gdelt,
    google_news_rss,
    guardian,
    mediacloud,
    newsapi,
    nyt,
    searxng,
)
from sources.providers.base import Provider as Provider
from sources.providers.base import ProviderConfig as ProviderConfig
from sources.providers.base import ProvidersConfig as ProvidersConfig
from sources.providers.base import SearchProvider, Service
from sources.providers.feeds import FeedsProvider
from sources.providers.quota import FileQuota as FileQuota
from sources.providers.saved import SavedProvider
from sources.types import InputError

SERVICES: dict[str, Service] = {
    service.name: service
    for service in (
        gdelt.SERVICE,
        guardian.SERVICE,
        newsapi.SERVICE,
        nyt.SERVICE,
        mediacloud.SERVICE,
        event_registry.SERVICE,
        searxng.SERVICE,
        google_news_rss.SERVICE,
        bing_news_rss.SERVICE,
    )
}
_OWN: dict[str, Callable[[ProvidersConfig], Provider]] = {
    "feeds": lambda config: FeedsProvider(config.of("feeds")),
    "saved": lambda config: SavedProvider(config.documents),
}


def known() -> tuple[str, ...]:
    """Names of all providers."""
    return tuple(sorted((*SERVICES, *_OWN)))


def build(
    names: Iterable[str],
    config: ProvidersConfig | None = None,
    register: Register | None = None,
) -> list[Provider]:
    """The providers called ``names``, in that order, each once.

    ``register`` is for providers that need to know outlets. Raises ``InputError`` for an unknown
    name, listing the known ones.
    """
    settings = config or ProvidersConfig()
    providers: list[Provider] = []
    for name in dict.fromkeys(names):
        if name in SERVICES:
            providers.append(SearchProvider(SERVICES[name], settings.of(name), settings.quota))
        elif name in _OWN:
            providers.append(_OWN[name](settings))
        else:
            raise InputError(f"unknown provider {name!r} (known: {', '.join(known())})")
    return providers
