"""The Guardian's Open Platform: one outlet, whole archive; 500 requests a day with a free key."""

from __future__ import annotations

from urllib.parse import urlencode

from sources.providers.base import ProviderConfig, RefusalError, Request, Service
from sources.providers.reading import date_of, day, json_object, listed, text_of
from sources.queries import Query, render
from sources.types import Candidate, Window


def grammar(query: Query) -> str:
    """AND, OR, quotes and parentheses."""
    return render(query, longest=400)


def request(text: str, window: Window, config: ProviderConfig, base: str) -> Request:
    """Fifty most relevant articles; dates by day."""
    parameters = {"q": text, "page-size": "50", "order-by": "relevance", "api-key": config.key}
    if window.since is not None:
        parameters["from-date"] = day(window.since)
    if window.until is not None:
        parameters["to-date"] = day(window.until)
    return Request(f"{base}?{urlencode(parameters)}")


def read(body: bytes) -> tuple[Candidate, ...]:
    """Results of an answer with status ``ok``."""
    response = json_object(body, "The Guardian").get("response")
    if not isinstance(response, dict):
        raise RefusalError("down", "The Guardian's answer holds no response")
    if response.get("status") != "ok":
        raise RefusalError("refused", f"The Guardian says: {text_of(response, 'message')[:160]}")
    return tuple(
        Candidate(
            url=text_of(item, "webUrl"),
            provider="guardian",
            title=text_of(item, "webTitle"),
            outlet="theguardian.com",
            published=date_of(item, "webPublicationDate"),
        )
        for item in listed(response, "results", "The Guardian")
    )


SERVICE = Service(
    name="guardian",
    base="https://content.guardianapis.com/search",
    grammar=grammar,
    request=request,
    read=read,
    needs_key=True,
    max_requests=2,
    per_day=450,
    pause=1.1,
)
