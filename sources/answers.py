"""What an HTTP answer means for us: status and headers turned into typed outcomes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from urllib.parse import urlsplit

from sources.types import FetchOutcome, FetchState

MAY_PASS: frozenset[FetchState] = frozenset({"connect", "broken", "limited", "http_error"})
"""States worth another attempt (``http_error`` only from 500 upwards)."""

_LONGEST_WAIT = 7 * 86_400.0

NO_CONNECTION = "no connection"
"""In the reason of every outcome where the host was not even connected to."""

_TEXT_TYPES = (
    "text/",
    "application/xhtml",
    "application/xml",
    "application/json",
    "application/rss",
    "application/atom",
    "application/rdf",
    "application/feed",
    "application/ld+json",
    "application/javascript",
    "application/x-javascript",
)
_MAGIC = (
    b"%PDF-",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"RIFF",
    b"\x7fELF",
    b"OggS",
    b"ID3",
    b"\x00\x00\x00\x18ftyp",
    b"\x00\x00\x00\x20ftyp",
)
_REASONS = {
    401: "asks for a login (401)",
    402: "asks for payment (402)",
    403: "refuses us (403)",
    404: "no such page (404)",
    410: "page removed (410)",
    429: "too many requests (429)",
    451: "withheld for legal reasons (451)",
    503: "service unavailable (503)",
}


def header(headers: Iterable[tuple[str, str]], name: str) -> str:
    """Value of the first header called ``name`` (lower case), or ""."""
    return next((value for key, value in headers if key == name), "")


def by_status(outcome: FetchOutcome) -> FetchOutcome:
    """The outcome with state and reason by its status code."""
    status = outcome.status or 0
    if status == 304:
        return replace(outcome, state="not_modified", why="not modified since the last visit")
    if 200 <= status < 300:
        return outcome
    why = _REASONS.get(status) or _phrase(status)
    state: FetchState = "http_error"
    if status in (404, 410):
        state = "gone"
    elif status == 429 or (status == 503 and header(outcome.headers, "retry-after")):
        state = "limited"
    return replace(outcome, state=state, why=why)


def _phrase(status: int) -> str:
    try:
        return f"{HTTPStatus(status).phrase.lower()} ({status})"
    except ValueError:
        return f"unknown status ({status})"


def by_headers(outcome: FetchOutcome, limit: int) -> FetchOutcome | None:
    """An end that the headers announce already: too large, or no text at all."""
    length = header(outcome.headers, "content-length")
    if length.isascii() and length.isdigit() and (len(length) > 15 or int(length) > limit):
        return replace(outcome, state="too_large", why=f"larger than {limit:,} bytes")
    if is_packed(outcome):
        return None
    kind = header(outcome.headers, "content-type").split(";")[0].strip().lower()
    known = not kind or kind.startswith(_TEXT_TYPES) or kind.endswith(("+xml", "+json"))
    if not known and kind != "application/octet-stream" and 200 <= (outcome.status or 0) < 300:
        return replace(outcome, state="not_text", why=f"not a text page ({kind})")
    return None


def is_packed(outcome: FetchOutcome) -> bool:
    """Whether the file itself is compressed text, by its name (a sitemap called ``.xml.gz``)."""
    path = urlsplit(outcome.url).path.lower()
    return path.endswith((".xml.gz", ".txt.gz", ".rss.gz", ".atom.gz", ".json.gz"))


def validators_of(outcome: FetchOutcome | None) -> dict[str, str]:
    """``etag`` and ``last-modified`` of an earlier answer, as far as it named them."""
    if outcome is None:
        return {}
    found = {name: header(outcome.headers, name) for name in ("etag", "last-modified")}
    return {name: value for name, value in found.items() if value}


def looks_binary(outcome: FetchOutcome) -> bool:
    """Whether the body is something else than text, whatever its headers say."""
    return is_binary(outcome.body)


def is_binary(body: bytes) -> bool:
    """Whether bytes are a picture, an archive or the like rather than text in some encoding."""
    if body.startswith(_MAGIC):
        return True
    if body.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        return False
    head = body[:4096]
    zeros = head.count(b"\0")
    if zeros > len(head) // 3:
        # UTF-16 without a mark: every other byte is zero.
        even, odd = head[::2].count(b"\0"), head[1::2].count(b"\0")
        return min(even, odd) > max(even, odd) // 4
    control = sum(
        head.count(bytes((code,))) for code in range(1, 32) if code not in (9, 10, 12, 13, 27)
    )
    return zeros + control > max(8, len(head) // 20)


def retry_after_seconds(headers: Iterable[tuple[str, str]], now: datetime) -> float | None:
    """Seconds a Retry-After header asks for, a week at most; None where there is none that can be
    read."""
    value = header(headers, "retry-after").strip()
    if value.isascii() and value.isdigit():
        return min(float(value), _LONGEST_WAIT)
    if not value:
        return None
    try:
        when = parsedate_to_datetime(value)
        if when.tzinfo is None:
            when = when.replace(tzinfo=UTC)
        return min(max(0.0, (when - now).total_seconds()), _LONGEST_WAIT)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
