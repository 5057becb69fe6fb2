"""NewsAPI.org: many outlets; errors come as JSON with a code; consent pages among the results."""

from __future__ import annotations

from urllib.parse import urlencode, urlsplit

from sources.providers.base import ProviderConfig, RefusalError, Request, Service
from sources.providers.reading import date_of, json_object, listed, stamp, text_of
from sources.queries import Query, render
from sources.types import Candidate, ProviderState, Window

_LANGUAGES = frozenset(
    ["ar", "de", "en", "es", "fr", "he", "it", "nl", "no", "pt", "ru", "sv", "ud", "zh"]
)
_LIMITED = {"rateLimited", "apiKeyExhausted"}


def grammar(query: Query) -> str:
    """At most 500 characters once escaped; AND, OR, quotes, parentheses."""
    return render(query, longest=380)


def request(text: str, window: Window, config: ProviderConfig, base: str) -> Request:
    """The key travels in a header, so that no address holds it."""
    parameters = {"q": text, "pageSize": "100", "sortBy": "relevancy"}
    if config.language in _LANGUAGES:
        parameters["language"] = config.language
    if window.since is not None:
        parameters["from"] = stamp(window.since)
    if window.until is not None:
        parameters["to"] = stamp(window.until)
    return Request(f"{base}?{urlencode(parameters)}", headers={"X-Api-Key": config.key})


def read(body: bytes) -> tuple[Candidate, ...]:
    """Articles, without the consent pages that stand in for some of them."""
    data = json_object(body, "NewsAPI")
    if data.get("status") != "ok":
        code = text_of(data, "code")
        state: ProviderState = "limited" if code in _LIMITED else "refused"
        raise RefusalError(state, f"NewsAPI says: {code} {text_of(data, 'message')[:140]}".strip())
    return tuple(
        Candidate(
            url=text_of(item, "url"),
            provider="newsapi",
            title=text_of(item, "title"),
            published=date_of(item, "publishedAt"),
        )
        for item in listed(data, "articles", "NewsAPI")
        if not (urlsplit(text_of(item, "url")).hostname or "").startswith("consent.")
        and text_of(item, "title") != "[Removed]"
    )


SERVICE = Service(
    name="newsapi",
    base="https://newsapi.org/v2/everything",
    grammar=grammar,
    request=request,
    read=read,
    needs_key=True,
    max_requests=2,
    per_day=90,
    pause=1.0,
)
