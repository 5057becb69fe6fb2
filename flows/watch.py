"""Watched feeds: which of their articles have not been checked yet."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from flows.cases import Failure
from flows.desk import Desk
from records.types import WatchItem
from sources.feeds import Entry, read_feed
from sources.urls import canonical


async def new_articles(item: WatchItem, desk: Desk) -> tuple[str, ...] | Failure:
    """Addresses of the feed's articles that are not on record, newest first.

    A page that announces feeds stands for the first of them. A feed that cannot be read is a
    failure with the reason.
    """
    if desk.fetcher is None:
        return Failure(item.url, "read", "a feed cannot be read offline")
    address = item.url
    for _ in range(2):
        answer = await desk.fetcher.fetch(address)
        if answer.state != "ok":
            return Failure(item.url, "read", answer.why or answer.state)
        kind = dict(answer.headers).get("content-type", "")
        feed = read_feed(answer.body, answer.final_url or address, kind)
        if feed.entries or not feed.feeds:
            break
        address = feed.feeds[0]
    if feed.problem:
        return Failure(item.url, "read", feed.problem)
    fresh = await asyncio.to_thread(_unchecked, feed.entries, desk)
    desk.progress(f"feed {item.url}: {len(fresh)} of {len(feed.entries)} articles are new")
    return fresh


def _unchecked(entries: Sequence[Entry], desk: Desk) -> tuple[str, ...]:
    dated = sorted(
        entries, key=lambda e: (-(e.published.timestamp() if e.published else 0.0), e.url)
    )
    fresh = dict.fromkeys(entry.url for entry in dated)
    return tuple(url for url in fresh if not _on_record(url, desk))


def _on_record(url: str, desk: Desk) -> bool:
    return any(desk.store.history(1, article=known) for known in {url, canonical(url)})
