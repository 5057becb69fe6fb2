"""One labelled pair of texts, read as a claim and as coverage of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from flows.measure.documents import document
from matching.compare import compare
from matching.judge import judge
from matching.propose import propose
from matching.statements import read_statements
from matching.types import Claim, Document, Match, Policy, Stance, Statement

_POLICY = Policy()
_CANDIDATES = 8
"""Statements of one text that are compared with one claim; labelled evidence is short."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a text does to a claim: the strongest match for and against, and whether any is near.

    ``signed`` orders pairs from refuted (-1) over silent (0) to supported (1).
    """

    supports: Match | None
    disputes: Match | None
    mentioned: bool

    @property
    def stance(self) -> Stance:
        """The side with the better score; disputing where both are equal."""
        if self.disputes and (not self.supports or self.disputes.score >= self.supports.score):
            return "disputes"
        return "supports" if self.supports else "mentions"

    @property
    def signed(self) -> float:
        """The score with the sign of its side."""
        pro = self.supports.score if self.supports else 0.0
        con = self.disputes.score if self.disputes else 0.0
        return pro - con


def verdict(claim_text: str, evidence_text: str, *, title: str = "") -> Verdict:
    """What the evidence does to the claim; ``title`` is the headline over the evidence."""
    article = _article(claim_text)
    claim = _claim(claim_text)
    statements = _statements(evidence_text, title)
    if len(statements) > _CANDIDATES:
        found = propose([claim], statements, _CANDIDATES).get(claim.id, [])
        statements = tuple(statement for statement, _ in found)
    best: dict[str, Match] = {}
    mentioned = False
    for statement in statements:
        comparisons = compare(claim, statement, article=article)
        match = judge(claim, statement, comparisons, article=article, policy=_POLICY)
        mentioned = mentioned or match.grade != "related"
        if match.stance not in best or match.score > best[match.stance].score:
            best[match.stance] = match
    return Verdict(best.get("supports"), best.get("disputes"), mentioned)


@lru_cache(maxsize=256)
def _article(text: str) -> Document:
    return document(text, name="claim")


@lru_cache(maxsize=256)
def _claim(text: str) -> Claim:
    span = (0, len(text))
    return Claim(
        id="claim",
        text=text,
        span=span,
        sentence_span=span,
        sentence=text,
        kind="event",
        restatement=text,
    )


@lru_cache(maxsize=2_048)
def _statements(text: str, title: str) -> tuple[Statement, ...]:
    return read_statements(document(text, name="evidence", title=title))
