"""SearXNG: a search engine the desk runs itself; its JSON format has to be switched on there."""

from __future__ import annotations

from urllib.parse import urlencode

from sources.providers.base import ProviderConfig, RefusalError, Request, Service
from sources.providers.reading import date_of, json_object, listed, text_of
from sources.queries import Query
from sources.types import Candidate, Window


def grammar(query: Query) -> str:
    """Plain words: engines behind it differ in what they understand."""
    return query.words[:200]


def request(text: str, window: Window, config: ProviderConfig, base: str) -> Request:
    """News search; the window is applied to the dates of the results."""
    parameters = {
        "q": text,
        "format": "json",
        "categories": "news",
        "language": config.language or "all",
    }
    address = base.rstrip("/")
    address = address if address.endswith("/search") else f"{address}/search"
    return Request(f"{address}?{urlencode(parameters)}")


def read(body: bytes) -> tuple[Candidate, ...]:
    """Results; an empty list beside engines that failed is an outage, not "nothing"."""
    data = json_object(body, "SearXNG")
    found = tuple(
        Candidate(
            url=text_of(item, "url"),
            provider="searxng",
            title=text_of(item, "title"),
            published=date_of(item, "publishedDate"),
        )
        for item in listed(data, "results", "SearXNG")
    )
    failed = data.get("unresponsive_engines")
    if not found and isinstance(failed, list) and failed:
        engines = ", ".join(sorted(str(e[0]) for e in failed if isinstance(e, list) and e))
        raise RefusalError("down", f"SearXNG found nothing while engines failed: {engines}")
    return found


SERVICE = Service(
    name="searxng",
    base="",
    grammar=grammar,
    request=request,
    read=read,
    needs_base=True,
    max_requests=3,
    pause=2.0,
)
