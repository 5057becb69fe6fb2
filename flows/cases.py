"""The values that travel through the pipeline: one case per article, failures among them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from matching.types import Assessment, Claim, Document
from records.types import CheckRecord, RelatedFactCheck
from sources.types import (
    Candidate,
    CoverageReceipt,
    FactCheck,
    ProviderReceipt,
    SourceDocument,
    Unreachable,
    Window,
)

Step = Literal["read", "claims", "find", "fetch", "assess", "record", "lock"]


@dataclass(frozen=True, slots=True)
class Failure:
    """An item that could not be done: at which step, and why, in one line."""

    source: str
    step: Step
    why: str


@dataclass(frozen=True, slots=True)
class Saved:
    """Saved coverage, read once for a whole batch. ``problems`` are lines that were skipped,
    ``fact_checks`` those that an exported check had beside its claims."""

    documents: tuple[SourceDocument, ...] = ()
    problems: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    fact_checks: tuple[FactCheck, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """What the search for coverage of one article gave.

    ``recorded`` (from our own records) and ``read`` need no fetching, ``wanted`` does.
    ``receipts`` has one entry per provider; a search took place where its error is None.
    ``fact_checks`` are published ones that a service named, or that came with saved coverage.
    """

    recorded: tuple[SourceDocument, ...] = ()
    read: tuple[SourceDocument, ...] = ()
    wanted: tuple[Candidate, ...] = ()
    receipts: tuple[ProviderReceipt, ...] = ()
    problems: tuple[str, ...] = ()
    window: Window = field(default_factory=Window)
    fact_checks: tuple[FactCheck, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """One article on its way through the pipeline."""

    source: str
    article: SourceDocument
    claims: tuple[Claim, ...] = ()
    found: Found = field(default_factory=Found)
    pages: tuple[SourceDocument, ...] = ()
    unreachable: tuple[Unreachable, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckOutcome:
    """How the check of one source ended: with a record, or with the reason why not."""

    source: str
    record: CheckRecord | None = None
    failure: Failure | None = None

    @property
    def searched(self) -> bool:
        """Whether coverage could be searched; False also where the check failed."""
        return self.record is not None and self.record.coverage.state != "none"


def receipt(case: Case, documents: int) -> CoverageReceipt:
    """What was searched and what was not, honestly.

    ``none`` where no provider answered; ``degraded`` where one did not, where a page could not be
    read, or where saved coverage had lines that could not be used.
    """
    found = case.found
    # A provider that failed in part says so and still gives what it found.
    answered = [r for r in found.receipts if r.error is None or r.found]
    failed = any(r.error is not None for r in found.receipts)
    whole = not (failed or case.unreachable or found.problems)
    return CoverageReceipt(
        state="none" if not answered else "full" if whole else "degraded",
        documents=documents,
        window=found.window,
        providers=found.receipts,
        unreachable=tuple(sorted(case.unreachable, key=lambda u: (u.url, u.why))),
        problems=found.problems,
    )


def check_id(
    assessment: Assessment,
    documents: Iterable[Document],
    coverage: CoverageReceipt,
    engine_version: str,
    started_at: datetime,
) -> str:
    """A short name for a check, made from what went into it and came out: 12 hexadecimal digits.

    The same article, documents, receipt, policy, version, moment and decisions always give the
    same name, so that recording a check twice is recording it once. The decisions count because
    ties known from earlier checks can move them.
    """
    article, policy = assessment.article, assessment.policy
    parts = [
        article.sha256,
        article.url,
        *sorted(f"{d.id} {d.sha256}" for d in documents),
        repr(policy),
        engine_version,
        started_at.isoformat(),
        repr(coverage),
        repr([(one.decision, one.grouping) for one in assessment.claims]),
    ]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]


def record_of(
    case: Case,
    assessment: Assessment,
    documents: tuple[Document, ...],
    coverage: CoverageReceipt,
    *,
    started_at: datetime,
    finished_at: datetime,
    engine_version: str,
    trigger: str,
    fact_checks: tuple[RelatedFactCheck, ...] = (),
) -> CheckRecord:
    """The whole check as the records keep it."""
    return CheckRecord(
        id=check_id(assessment, documents, coverage, engine_version, started_at),
        started_at=started_at,
        finished_at=finished_at,
        engine_version=engine_version,
        assessment=assessment,
        coverage=coverage,
        documents=documents,
        trigger=trigger,
        fact_checks=fact_checks,
    )
