"""Media Cloud: open archive of online news by collections; 2 requests a minute."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

from sources.providers.base import ProviderConfig, RefusalError, Request, Service
from sources.providers.reading import date_of, day, json_object, listed, text_of
from sources.queries import Query, render
from sources.types import Candidate, Window

_EARLIEST = datetime(2008, 1, 1, tzinfo=UTC)


def grammar(query: Query) -> str:
    """Lucene: AND, OR, quotes, parentheses."""
    return render(query, longest=500)


def request(text: str, window: Window, config: ProviderConfig, base: str) -> Request:
    """``addresses`` of the configuration are collection numbers; a search without is slow."""
    until = window.until or (window.since + timedelta(days=30) if window.since else None)
    parameters = {
        "q": text,
        "start": day(window.since or _EARLIEST),
        "platform": "onlinenews-mediacloud",
        "page_size": "100",
    }
    if until is not None:
        parameters["end"] = day(until)
    if config.addresses:
        parameters["cs"] = ",".join(config.addresses)
    return Request(
        f"{base}?{urlencode(parameters)}", headers={"Authorization": f"Token {config.key}"}
    )


def read(body: bytes) -> tuple[Candidate, ...]:
    """Stories; ``publish_date`` may be null."""
    data = json_object(body, "Media Cloud")
    if "stories" not in data:
        said = text_of(data, "note") or text_of(data, "detail") or "no stories in the answer"
        raise RefusalError("refused", f"Media Cloud says: {said[:160]}")
    return tuple(
        Candidate(
            url=text_of(item, "url"),
            provider="mediacloud",
            title=text_of(item, "title"),
            published=date_of(item, "publish_date"),
        )
        for item in listed(data, "stories", "Media Cloud")
    )


SERVICE = Service(
    name="mediacloud",
    base="https://search.mediacloud.org/api/search/story-list",
    grammar=grammar,
    request=request,
    read=read,
    needs_key=True,
    max_requests=2,
    pause=30.0,
)
