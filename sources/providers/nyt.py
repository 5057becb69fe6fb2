"""New York Times Article Search: one outlet since 1851; 5 requests a minute, 500 a day."""

from __future__ import annotations

from datetime import UTC
from urllib.parse import urlencode

from sources.providers.base import ProviderConfig, RefusalError, Request, Service
from sources.providers.reading import date_of, json_object, listed, text_of
from sources.queries import Query, render
from sources.types import Candidate, Window


def grammar(query: Query) -> str:
    """Lucene: AND, OR, quotes, parentheses."""
    return render(query, longest=300)


def request(text: str, window: Window, config: ProviderConfig, base: str) -> Request:
    """Ten most relevant articles; dates by day."""
    parameters = {"q": text, "sort": "relevance", "api-key": config.key}
    if window.since is not None:
        parameters["begin_date"] = window.since.astimezone(UTC).strftime("%Y%m%d")
    if window.until is not None:
        parameters["end_date"] = window.until.astimezone(UTC).strftime("%Y%m%d")
    return Request(f"{base}?{urlencode(parameters)}")


def read(body: bytes) -> tuple[Candidate, ...]:
    """Documents of a response; ``source`` names the agency of wire stories."""
    data = json_object(body, "The New York Times")
    response = data.get("response")
    if not isinstance(response, dict):
        fault = data.get("fault")
        said = text_of(fault, "faultstring") if isinstance(fault, dict) else ""
        limited = "quota" in said.lower() or "rate limit" in said.lower()
        raise RefusalError(
            "limited" if limited else "refused", f"The New York Times says: {said or 'no response'}"
        )
    if response.get("docs") is None:
        # Nothing found is a null here, next to a count of zero.
        return ()
    return tuple(
        Candidate(
            url=text_of(item, "web_url"),
            provider="nyt",
            title=_headline(item),
            published=date_of(item, "pub_date"),
            source_credit=_credit(text_of(item, "source")),
        )
        for item in listed(response, "docs", "The New York Times")
    )


def _headline(item: dict[str, object]) -> str:
    headline = item.get("headline")
    return text_of(headline, "main") if isinstance(headline, dict) else ""


def _credit(source: str) -> str:
    return "" if source == "The New York Times" else source


SERVICE = Service(
    name="nyt",
    base="https://api.nytimes.com/svc/search/v2/articlesearch.json",
    grammar=grammar,
    request=request,
    read=read,
    needs_key=True,
    max_requests=2,
    per_day=450,
    pause=12.0,
)
