"""Feeds and news sitemaps of followed outlets: what they announce, and what of it is plausible."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit

from sources.answers import header
from sources.feeds import Entry, Feed, read_feed
from sources.fetch import Fetcher
from sources.plausible import Plausible
from sources.providers.base import ProviderConfig, RefusalError, outcome, refusal_of, within
from sources.types import Candidate, ProviderOutcome, Topic, Window
from sources.urls import canonical, host_of, registered_domain

MOST_CANDIDATES = 120
_MOST_SITEMAPS = 3
_DEEPEST = 2
"""An index may name indexes; no site needs more."""


@dataclass(frozen=True, slots=True)
class FeedsProvider:
    """Reads the feeds in ``config.addresses`` (a site's front page will do) and proposes the
    entries that share names or rare words with the topics."""

    config: ProviderConfig
    name: str = "feeds"

    async def search(
        self, topics: Sequence[Topic], window: Window, fetcher: Fetcher
    ) -> ProviderOutcome:
        """Hosts side by side, the feeds of one host one after the other."""
        addresses = tuple(dict.fromkeys(self.config.addresses))
        if not addresses:
            return ProviderOutcome(self.name, "refused", error="no feeds configured")
        by_host: dict[str, list[str]] = {}
        for address in addresses:
            by_host.setdefault(host_of(address), []).append(address)
        read = await asyncio.gather(*(_host(fetcher, group, window) for group in by_host.values()))
        entries: dict[str, tuple[str, Entry]] = {}
        failures: list[RefusalError] = []
        for found, failed in read:
            failures += failed
            for feed, entry in found:
                entries.setdefault(canonical(entry.url), (feed, entry))
        kept = [pair for pair in entries.values() if within(_candidate(*pair), window)]
        judge = Plausible(topics, (f"{entry.title} {entry.summary}" for _, entry in kept))
        scored = [(judge.score(number), pair) for number, pair in enumerate(kept)]
        best = sorted(
            ((score, pair) for score, pair in scored if score > 0),
            key=lambda item: (-item[0], item[1][1].url),
        )
        candidates = [_candidate(*pair) for _, pair in best[:MOST_CANDIDATES]]
        return outcome(self.name, addresses, candidates, failures, len(addresses))


def _candidate(feed: str, entry: Entry) -> Candidate:
    outlet = registered_domain(entry.url)
    credit = entry.source_credit
    if not credit and entry.source_url and registered_domain(entry.source_url) != outlet:
        credit = registered_domain(entry.source_url)
    return Candidate(
        url=entry.url,
        provider="feeds",
        title=entry.title,
        outlet=outlet,
        published=entry.published,
        source_credit=credit,
    )


async def _host(
    fetcher: Fetcher, addresses: Sequence[str], window: Window
) -> tuple[list[tuple[str, Entry]], list[RefusalError]]:
    found: list[tuple[str, Entry]] = []
    failures: list[RefusalError] = []
    for address in addresses:
        try:
            partly: list[RefusalError] = []
            entries = await _entries(fetcher, address, window, 0, partly)
        except RefusalError as refusal:
            partly.append(refusal)
            entries = ()
        # One line for each feed that was asked for, however many of its parts failed.
        failures += [RefusalError(r.state, f"{host_of(address)}: {r.why}") for r in partly[:1]]
        found += [(address, entry) for entry in entries]
    return found, failures


async def _entries(
    fetcher: Fetcher, address: str, window: Window, depth: int, partly: list[RefusalError]
) -> tuple[Entry, ...]:
    """Entries of a feed; a front page leads to its feeds, a sitemap index to its newest parts.

    Parts that cannot be read go to ``partly`` where others can.
    """
    failures: list[RefusalError] = []
    got = await fetcher.fetch(address)
    if got.state == "refused_robots":
        raise RefusalError("refused", got.why)
    if got.state != "ok":
        raise refusal_of(got)
    kind = header(got.headers, "content-type")
    # Large feeds take seconds to read: meanwhile other hosts are answered.
    feed = await asyncio.to_thread(read_feed, got.body, got.final_url or address, kind)
    if feed.problem:
        raise RefusalError("down", feed.problem)
    entries = feed.entries
    if depth < _DEEPEST:
        for link in _onward(feed, window):
            try:
                entries += await _entries(fetcher, link, window, depth + 1, partly)
            except RefusalError as refusal:
                failures.append(
                    RefusalError(refusal.state, f"{urlsplit(link).path}: {refusal.why}")
                )
    if failures and not entries:
        raise failures[0]
    partly += failures
    return entries


def _onward(feed: Feed, window: Window) -> list[str]:
    if feed.feeds:
        return list(feed.feeds[:2])
    old = datetime.min.replace(tzinfo=UTC)
    parts = [
        (when or old, link)
        for link, when in feed.more
        if when is None or window.since is None or when >= window.since
    ]
    news_first = sorted(
        parts, key=lambda part: ("news" not in part[1], -part[0].toordinal(), part[1])
    )
    return [link for _, link in news_first[:_MOST_SITEMAPS]]
