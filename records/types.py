"""What the records keep and give back, as plain values.

The store turns a ``CheckRecord`` into rows and rows back into an equal ``CheckRecord``; reports
are built from it and from nothing else, so a stored check renders to the same bytes as a fresh one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from matching.types import Assessment, Document
from sources.types import CoverageReceipt


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
