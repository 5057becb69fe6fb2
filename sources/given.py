"""Documents handed over as text or fields: one row of saved coverage, an article file in JSON."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any, get_args

from sources.dates import parse_datetime
from sources.extract import (
    OutletRegister,
    facts_of_outlet,
    text_digest,
)
from sources.pool import extract_saved
from sources.types import DocumentKind, FetchOutcome, SourceDocument, Unreachable
from sources.urls import canonical, host_of, is_url, registered_domain

_KINDS = get_args(DocumentKind)
FIELDS = (
    "url",
    "published",
    "text",
    "html",
    "title",
    "outlet",
    "owner",
    "byline",
    "retrieved_at",
    "kind",
    "credits",
    "flags",
    "language",
)


class BadRowError(ValueError):
    """A row that cannot be used; the message says what is wrong with it."""


def tidy(text: str) -> str:
    """Text with line ends as ``\\n`` and without a byte order mark; nothing else is touched, so
    that offsets stay meaningful to whoever has the file."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def document_of_row(
    row: Any, *, register: OutletRegister | None = None, need_url: bool = True
) -> SourceDocument:
    """The document described by one JSON object. Raises ``BadRowError``."""
    if not isinstance(row, dict):
        raise BadRowError("not a JSON object")
    url = _text(row, "url")
    if need_url and not url:
        raise BadRowError("no url")
    if url and not is_url(url):
        raise BadRowError(f"url is no http or https address: {url[:80]!r}")
    published = _date(row, "published")
    if need_url and published is None and not _text(row, "html"):
        raise BadRowError("no published date (ISO 8601)")
    retrieved = _date(row, "retrieved_at")
    kind = _text(row, "kind") or None
    if kind is not None and kind not in _KINDS:
        raise BadRowError(f"unknown kind {kind!r} (one of {', '.join(_KINDS)})")
    text, html = tidy(_text(row, "text")), _text(row, "html")
    if text.strip():
        page = None
    elif html.strip():
        page = _read(url, html, retrieved)
        text = page.text
    else:
        raise BadRowError("neither text nor html")
    outlet = _text(row, "outlet").lower().removeprefix("www.")
    outlet = registered_domain(outlet) if outlet else (registered_domain(url) if url else "")
    if page is not None and not url:
        url, outlet = page.canonical_url, outlet or page.outlet
    owner, known_kind = facts_of_outlet(register, outlet or host_of(url))
    final_kind: DocumentKind = kind or known_kind  # type: ignore[assignment]
    flags = frozenset(_list(row, "flags")) | (page.flags if page else frozenset())
    if final_kind == "satire":
        flags |= {"satire"}
    return SourceDocument(
        url=url,
        canonical_url=(page.canonical_url if page else "") or (canonical(url) if url else ""),
        outlet=outlet,
        title=_text(row, "title").strip() or (page.title if page else ""),
        published=published or (page.published if page else None),
        text=text,
        sha256=text_digest(text),
        byline=_text(row, "byline").strip() or (page.byline if page else ""),
        owner=_text(row, "owner").strip() or owner,
        kind=final_kind,
        credits=_list(row, "credits") or (page.credits if page else ()),
        flags=flags,
        retrieved_at=retrieved,
        language=_text(row, "language") or (page.language if page else None),
        raw=page.raw if page else None,
        raw_sha256=page.raw_sha256 if page else None,
    )


def _read(url: str, html: str, retrieved: datetime | None) -> SourceDocument:
    body = html.encode("utf-8", "surrogatepass")
    outcome = FetchOutcome(
        url=url,
        state="ok",
        final_url=url,
        status=200,
        headers=(("content-type", "text/html; charset=utf-8"),),
        body=body,
        retrieved_at=retrieved,
    )
    found = extract_saved(outcome)
    if isinstance(found, Unreachable):
        raise BadRowError(f"html: {found.why}")
    return found


def _text(row: dict[str, Any], name: str) -> str:
    value = row.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise BadRowError(f"{name} is not a text")
    return value


def _list(row: dict[str, Any], name: str) -> tuple[str, ...]:
    value = row.get(name)
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise BadRowError(f"{name} is not a list of texts")
    return tuple(value)


def _date(row: dict[str, Any], name: str) -> datetime | None:
    value = _text(row, name)
    if not value.strip():
        return None
    when = parse_datetime(value)
    if when is None:
        raise BadRowError(
            f"{name} is no date: {value[:40]!r} (ISO 8601, like 2025-12-01T08:00:00Z)"
        )
    return when


def address_of_text(name: str, text: str) -> str:
    """A stable address for a text without one: the same file gives the same address anywhere."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return f"file:{name}#{digest}" if name else f"text:{digest}"
