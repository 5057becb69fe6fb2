"""What the outside world hands in: documents, candidates, and outcomes as values.

A stage that can fail in the ordinary course of things (a dead host, a refused request, a page
without an article) returns an outcome that says so; exceptions are bugs or bad input.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

DocumentKind = Literal[
    "wire", "newspaper", "broadcaster", "online", "government", "blog", "satire", "unknown"
]


class SourceError(Exception):
    """Base of the errors of this room. ``SourceError`` > ``InputError``."""


class InputError(SourceError):
    """The arguments or the input are bad; the message is one line and says what would be right."""


@dataclass(frozen=True, slots=True)
class FactCheck:
    """A published fact check: the claim it looked at, its rating in its own words, and where."""

    claim: str
    rating: str
    url: str
    publisher: str
    claimant: str = ""
    title: str = ""
    claimed: datetime | None = None
    reviewed: datetime | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """One page or saved article, read: clean text and what the page says about itself.

    ``url`` is the address asked for, ``canonical_url`` the one it is known by. ``outlet`` is a
    registered domain. ``published`` is aware (UTC assumed where the page names no zone).
    ``sha256`` is the hex digest of ``text`` in UTF-8. ``credits`` are source credits outside the
    text. ``flags``: ``opinion``, ``satire``, ``sponsored``, ``live``, ``correction``, ``hub``.
    ``raw`` is the body as received (None for saved text), ``raw_sha256`` its digest.
    ``final_url`` is where redirects ended, ``fact_checks`` are the ClaimReview marks of the page.
    """

    url: str
    canonical_url: str
    outlet: str
    title: str
    published: datetime | None
    text: str
    sha256: str
    byline: str = ""
    owner: str | None = None
    kind: DocumentKind = "unknown"
    credits: tuple[str, ...] = ()
    flags: frozenset[str] = frozenset()
    retrieved_at: datetime | None = None
    language: str | None = None
    raw: bytes | None = None
    raw_sha256: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    final_url: str = ""
    fact_checks: tuple[FactCheck, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """An address a provider proposes as coverage, with what the provider knows about it."""

    url: str
    provider: str
    title: str = ""
    outlet: str = ""
    published: datetime | None = None
    source_credit: str = ""
    document: SourceDocument | None = None
    """Already read (saved coverage, records): nothing to fetch."""


@dataclass(frozen=True, slots=True)
class Window:
    """Closed time window of publication; None means unbounded on that side."""

    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Topic:
    """What to look for on behalf of one claim: the claim's words, names, figures, places."""

    text: str
    names: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    """Content words, rarest first."""
    lead: bool = False
    """Made of the headline: what the article as a whole is about."""
    event: Window | None = None
    """When it was reported first, where that lies before the window around the article."""


ProviderState = Literal["results", "nothing", "refused", "limited", "down"]


@dataclass(frozen=True, slots=True)
class ProviderOutcome:
    """What one provider answered. ``error`` is None exactly when the search took place."""

    name: str
    state: ProviderState
    queries: tuple[str, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    error: str | None = None
    requests: int = 0


FetchState = Literal[
    "ok",
    "not_modified",
    "refused_address",
    "refused_robots",
    "dns",
    "connect",
    "timeout",
    "broken",
    "http_error",
    "gone",
    "limited",
    "redirect_loop",
    "too_large",
    "not_text",
]


@dataclass(frozen=True, slots=True)
class FetchOutcome:
    """One request's end: the body, or why there is none (``why`` is one clear line)."""

    url: str
    state: FetchState
    why: str = ""
    final_url: str = ""
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    retrieved_at: datetime | None = None
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Unreachable:
    """A page that was wanted and not read, and why."""

    url: str
    why: str


@dataclass(frozen=True, slots=True)
class ProviderReceipt:
    name: str
    queries: tuple[str, ...]
    found: int
    error: str | None


@dataclass(frozen=True, slots=True)
class CoverageReceipt:
    """What was searched and what was not: without it, absence of coverage means nothing.

    ``state`` is ``full`` when every provider answered and every page was read, ``degraded``
    when some did not, ``none`` when no search took place.
    """

    state: Literal["full", "degraded", "none"]
    documents: int
    window: Window
    providers: tuple[ProviderReceipt, ...]
    unreachable: tuple[Unreachable, ...] = ()
    problems: tuple[str, ...] = field(default=())
    """Lines of saved coverage that could not be used, and the like."""
