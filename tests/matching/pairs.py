"""Builders for pairs in tests: an article with one claim, a document with statements."""

from __future__ import annotations

from datetime import datetime

from matching.compare import compare
from matching.judge import judge
from matching.statements import read_statements
from matching.types import Match, Policy
from tests.eval.pairs_figures import make_claim, make_document, make_statement

NOON = datetime.fromisoformat("2025-02-01T12:00:00+00:00")


def match(
    claim_text: str,
    evidence_text: str,
    *,
    kind: str = "event",
    speaker: str | None = None,
    title: str = "",
    claim_time: datetime | None = NOON,
    evidence_time: datetime | None = NOON,
    as_read: bool = False,
    **statement: str,
) -> Match:
    """The judged match of two sentences; ``as_read``: the last one, with its attribution read."""
    article = make_document(claim_text, name="article", published=claim_time)
    claim = make_claim(article, claim_text, kind=kind, speaker=speaker)
    document = make_document(evidence_text, name="other", title=title, published=evidence_time)
    found = make_statement(document, **statement) if not as_read else read_statements(document)[-1]
    comparisons = compare(claim, found, article=article)
    return judge(claim, found, comparisons, article=article, policy=Policy())
