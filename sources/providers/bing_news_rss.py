"""Bing News search feed: off by default; undocumented, and its terms restrict use by programs."""

from __future__ import annotations

import re
from urllib.parse import urlencode

from sources.feeds import read_feed
from sources.providers.base import ProviderConfig, RefusalError, Request, Service
from sources.queries import Query, render
from sources.types import Candidate, Window

TERMS = "an undocumented feed; the Microsoft Services Agreement restricts automated use"
_CARRIED = re.compile(r"\s+on MSN(?:\.com)?$", re.IGNORECASE)


def grammar(query: Query) -> str:
    """AND is implied; OR, quotes and parentheses."""
    return render(query, longest=300, joiner=" ")


def request(text: str, window: Window, config: ProviderConfig, base: str) -> Request:
    """The window is applied to the dates of the results."""
    return Request(f"{base}?{urlencode({'q': text, 'format': 'rss'})}")


def read(body: bytes) -> tuple[Candidate, ...]:
    """Entries with the address spelled out in their links; "X on MSN" credits X."""
    feed = read_feed(body, "https://www.bing.com/news/search")
    if feed.problem:
        raise RefusalError("down", f"Bing News: {feed.problem}")
    return tuple(
        Candidate(
            url=entry.url,
            provider="bing_news_rss",
            title=entry.title,
            published=entry.published,
            source_credit=_CARRIED.sub("", entry.source_credit)
            if _CARRIED.search(entry.source_credit)
            else "",
        )
        for entry in feed.entries
    )


SERVICE = Service(
    name="bing_news_rss",
    base="https://www.bing.com/news/search",
    grammar=grammar,
    request=request,
    read=read,
    max_requests=2,
    pause=5.0,
    terms=TERMS,
)
