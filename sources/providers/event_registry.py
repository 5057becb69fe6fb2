"""Event Registry (newsapi.ai): many outlets and languages; tokens are few, so one request."""

from __future__ import annotations

import json

from sources.providers.base import ProviderConfig, RefusalError, Request, Service
from sources.providers.reading import date_of, day, json_object, listed, text_of
from sources.queries import Query, quoted
from sources.types import Candidate, Window

_LANGUAGES = {
    "en": "eng",
    "de": "deu",
    "fr": "fra",
    "es": "spa",
    "it": "ita",
    "pt": "por",
    "ru": "rus",
    "uk": "ukr",
    "ar": "ara",
    "zh": "zho",
    "pl": "pol",
    "nl": "nld",
}


def grammar(query: Query) -> str:
    """Anchors and alternatives on two lines; ``request`` turns them into its query object."""
    lines = [
        " | ".join(quoted(term).strip('"') for term in group)
        for group in (query.must, query.any[:6])
    ]
    return "\n".join(line for line in lines if line)


def request(text: str, window: Window, config: ProviderConfig, base: str) -> Request:
    """A POST whose body holds the key."""
    lines = [line.split(" | ") for line in text.split("\n")]
    parts: list[dict[str, object]] = [{"keyword": term} for term in lines[0]]
    if len(lines) > 1:
        parts.append({"$or": [{"keyword": term} for term in lines[1]]})
    condition: dict[str, object] = {"$and": parts}
    language = _LANGUAGES.get(config.language)
    if language:
        parts.append({"lang": language})
    if window.since is not None:
        parts.append({"dateStart": day(window.since)})
    if window.until is not None:
        parts.append({"dateEnd": day(window.until)})
    query = {
        "action": "getArticles",
        "query": {"$query": condition},
        "resultType": "articles",
        "articlesPage": 1,
        "articlesCount": 100,
        "articlesSortBy": "rel",
        "articleBodyLen": 0,
        "apiKey": config.key,
    }
    return Request(base, body=json.dumps(query, ensure_ascii=False).encode())


def read(body: bytes) -> tuple[Candidate, ...]:
    """Articles, those marked as copies of another last; an agency author is a source credit."""
    data = json_object(body, "Event Registry")
    articles = data.get("articles")
    if not isinstance(articles, dict):
        said = text_of(data, "error") or "no articles in the answer"
        limited = "token" in said.lower() or "quota" in said.lower()
        raise RefusalError(
            "limited" if limited else "refused", f"Event Registry says: {said[:160]}"
        )
    items = listed(articles, "results", "Event Registry")
    return tuple(
        Candidate(
            url=text_of(item, "url"),
            provider="event_registry",
            title=text_of(item, "title"),
            published=date_of(item, "dateTimePub") or date_of(item, "dateTime"),
            source_credit=_agency(item),
        )
        for item in sorted(items, key=lambda item: item.get("isDuplicate") is True)
    )


def _agency(item: dict[str, object]) -> str:
    authors = item.get("authors")
    for author in authors if isinstance(authors, list) else ():
        if isinstance(author, dict) and author.get("isAgency") is True:
            return text_of(author, "name")
    return ""


SERVICE = Service(
    name="event_registry",
    base="https://eventregistry.org/api/v1/article/getArticles",
    grammar=grammar,
    request=request,
    read=read,
    needs_key=True,
    max_requests=1,
    per_day=60,
    pause=1.0,
)
