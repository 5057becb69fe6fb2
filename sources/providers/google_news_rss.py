"""Google News search feed: off by default; its terms forbid all but personal feed readers."""

from __future__ import annotations

import base64
import binascii
import re
from datetime import timedelta
from urllib.parse import urlencode, urlsplit

from sources.feeds import Entry, read_feed
from sources.providers.base import ProviderConfig, RefusalError, Request, Service
from sources.providers.reading import day
from sources.queries import Query, render
from sources.types import Candidate, Window
from sources.urls import is_url, registered_domain

TERMS = (
    "'solely for the purpose of rendering Google News results within a personal feed reader for"
    " personal, non-commercial use'"
)
_COUNTRIES = {"en": "US", "de": "DE", "fr": "FR", "es": "ES", "it": "IT", "pt": "BR", "uk": "UA"}
_ADDRESS = re.compile(rb"https?://[\x21-\x7e]+")


def grammar(query: Query) -> str:
    """AND is implied; OR and quotes."""
    return render(query, longest=300, joiner=" ")


def request(text: str, window: Window, config: ProviderConfig, base: str) -> Request:
    """The window goes into the query; both ends are exclusive days there."""
    if window.since is not None:
        text += f" after:{day(window.since - timedelta(days=1))}"
    if window.until is not None:
        text += f" before:{day(window.until + timedelta(days=1))}"
    language = config.language if config.language in _COUNTRIES else "en"
    country = _COUNTRIES[language]
    parameters = {"q": text, "hl": f"{language}-{country}", "gl": country}
    return Request(f"{base}?{urlencode({**parameters, 'ceid': f'{country}:{language}'})}")


def read(body: bytes) -> tuple[Candidate, ...]:
    """Entries whose publisher's address can be read from the link; newer links hide it."""
    feed = read_feed(body, "https://news.google.com/rss")
    if feed.problem:
        raise RefusalError("down", f"Google News: {feed.problem}")
    found = tuple(c for c in map(_candidate, feed.entries) if c is not None)
    if feed.entries and not found:
        raise RefusalError(
            "refused", f"Google News hides the addresses of its {len(feed.entries)} results"
        )
    return found


def _candidate(entry: Entry) -> Candidate | None:
    url = publisher_address(entry.url)
    if url is None:
        return None
    title = (
        entry.title.removesuffix(f" - {entry.source_credit}")
        if entry.source_credit
        else entry.title
    )
    own = registered_domain(entry.source_url) == registered_domain(url)
    return Candidate(
        url=url,
        provider="google_news_rss",
        title=title,
        published=entry.published,
        source_credit="" if own or not entry.source_url else entry.source_credit,
    )


def publisher_address(link: str) -> str | None:
    """The publisher's address inside a Google News link; None for the newer, opaque kind."""
    if not (urlsplit(link).hostname or "").startswith("news.google."):
        return link if is_url(link) else None
    code = urlsplit(link).path.rstrip("/").rsplit("/", 1)[-1]
    try:
        raw = base64.urlsafe_b64decode(code + "=" * (-len(code) % 4))
    except (binascii.Error, ValueError):
        return None
    match = _ADDRESS.search(raw)
    if match is None:
        return None
    start = match.start()
    # The byte before the address is its length where it fits in one; two bytes where not.
    length = raw[start - 1] if start else 0
    if start >= 2 and raw[start - 2] >= 0x80:
        length = (raw[start - 2] & 0x7F) | raw[start - 1] << 7
    address = match[0][:length] if 10 < length <= len(match[0]) else match[0]
    url = address.decode("ascii")
    return url if is_url(url) else None


SERVICE = Service(
    name="google_news_rss",
    base="https://news.google.com/rss/search",
    grammar=grammar,
    request=request,
    read=read,
    max_requests=2,
    pause=5.0,
    terms=TERMS,
)
