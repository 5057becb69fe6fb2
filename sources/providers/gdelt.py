"""GDELT DOC 2.0: news of the last months in many languages; no key; one request in 5 seconds.

Refusals come as plain text with status 200 and must never be read as "nothing found".
"""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from urllib.parse import urlencode

from sources.providers.base import ProviderConfig, RefusalError, Request, Service
from sources.queries import Query, render
from sources.types import Candidate, Window

_LONGEST = 200
_BAD_ESCAPE = re.compile(r'\\(?!["\\/bfnrtu])')
_TIGHT = re.compile(r"\s+([,;:.!?%’'])")


def grammar(query: Query) -> str:
    """``anchor (a OR b)``: AND is implied, parentheses only around OR, no short phrases."""
    return render(query, longest=_LONGEST, joiner=" ", shortest_phrase=6)


def request(text: str, window: Window, config: ProviderConfig, base: str) -> Request:
    """At most 250 articles, newest first; there is no paging."""
    parameters = {
        "query": text,
        "mode": "artlist",
        "format": "json",
        "maxrecords": "250",
        "sort": "hybridrel",
    }
    if window.since is not None:
        until = window.until or datetime(window.since.year + 1, 1, 1, tzinfo=UTC)
        parameters["startdatetime"] = window.since.astimezone(UTC).strftime("%Y%m%d%H%M%S")
        if window.until is not None:
            parameters["enddatetime"] = until.astimezone(UTC).strftime("%Y%m%d%H%M%S")
    return Request(f"{base}?{urlencode(parameters)}")


def read(body: bytes) -> tuple[Candidate, ...]:
    """Articles of an ``artlist`` answer. ``seendate`` is when GDELT saw the page, which is never
    before publication; it is not passed on as the publication date."""
    text = body.decode("utf-8", "replace").strip()
    if not text.startswith("{"):
        if text.startswith("<"):
            raise RefusalError("down", "GDELT's answer is a web page")
        line = " ".join(text.split())[:200] or "empty answer"
        limited = "limit requests" in line.lower() or "high-traffic" in line.lower()
        raise RefusalError("limited" if limited else "refused", f"GDELT says: {line}")
    try:
        data = json.loads(_BAD_ESCAPE.sub(r"\\\\", text), strict=False)
    except ValueError as error:
        raise RefusalError("down", "GDELT's answer is not JSON") from error
    if data and "articles" not in data:
        raise RefusalError("down", "GDELT's answer holds no articles")
    return tuple(
        Candidate(
            url=_address(str(item.get("url") or "")),
            provider="gdelt",
            title=_title(str(item.get("title") or "")),
            outlet=str(item.get("domain") or ""),
        )
        for item in data.get("articles") or ()
        if item.get("url")
    )


def _address(url: str) -> str:
    return re.split(r"%20\w+=|\s", url)[0]


def _title(title: str) -> str:
    return _TIGHT.sub(r"\1", re.sub(r"\s+", " ", title)).strip()


SERVICE = Service(
    name="gdelt",
    base="https://api.gdeltproject.org/api/v2/doc/doc",
    grammar=grammar,
    request=request,
    read=read,
    max_requests=3,
    pause=5.0,
)
