"""What the records keep and give back, as plain values.

The store turns a ``CheckRecord`` into rows and rows back into an equal ``CheckRecord``; reports
are built from it and from nothing else, so a stored check renders to the same bytes as a fresh one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from matching.types import Assessment, Document
from sources.types import CoverageReceipt, FactCheck


@dataclass(frozen=True, slots=True)
class RelatedFactCheck:
    """A fact check that somebody published on what a claim says, shown beside it."""

    claim_id: str
    check: FactCheck


@dataclass(frozen=True, slots=True)
class CheckRecord:
    """One check: one run over one article, with the policy and engine version used.

    ``documents`` are all coverage documents that were read, matched or not, in order of id.
    """

    id: str
    started_at: datetime
    finished_at: datetime
    engine_version: str
    assessment: Assessment
    coverage: CoverageReceipt
    documents: tuple[Document, ...]
    trigger: str = "command"
    """``command``, ``deployment`` or ``nightly``."""
    fact_checks: tuple[RelatedFactCheck, ...] = ()
    """In order of claim and address; they decide nothing."""


@dataclass(frozen=True, slots=True)
class WatchItem:
    """An article or feed to follow; due again ``every_hours`` after ``last_checked``."""

    url: str
    kind: str
    added_at: datetime
    every_hours: int = 24
    last_checked: datetime | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class CheckSummary:
    """One line of the history."""

    id: str
    article_url: str
    title: str
    outlet: str
    finished_at: datetime
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class StatusChange:
    """One entry of an article's status history, oldest first.

    ``previous`` is the status of the same claim at the check before (None the first time), and
    ``because`` what was different between the two: new or lost evidence, another policy or
    engine, or an edited article. ``withdrawn`` entries stand for a claim the article dropped.
    """

    at: datetime
    check_id: str
    claim_id: str
    claim: str
    status: str
    previous: str | None
    basis: str
    reason: str
    because: tuple[str, ...] = ()
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Review:
    """What a person decided, for ever on record; a later review may revoke it, never erase it.

    ``action`` is ``split``, ``merge``, ``note`` or ``revoke``; ``left`` and ``right`` are document
    ids. A review of an article's claim names the claim by its text, since claims of later checks
    are other rows; with ``claim_text`` empty it holds for the whole article.
    """

    id: str
    at: datetime
    reviewer: str
    action: str
    article: str
    claim_text: str = ""
    left: str = ""
    right: str = ""
    note: str = ""
    revokes: str = ""


@dataclass(frozen=True, slots=True)
class FetchState:
    """What an address (or ``host:NAME``) told us to remember for the next visit."""

    url: str
    etag: str | None = None
    last_modified: str | None = None
    sha256: str | None = None
    failures: int = 0
    not_before: datetime | None = None
    seen_at: datetime | None = None
