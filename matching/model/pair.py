"""Two bare texts read as a claim and as a statement about it, for labelled pairs."""

from __future__ import annotations

from functools import lru_cache

from matching.compare import compare, view
from matching.model.features import features
from matching.types import Claim, Document, Statement


def _document(text: str, name: str) -> Document:
    return Document(name, name, f"{name}.example", "", None, text, "")


@lru_cache(maxsize=4_000)
def read_pair(claim_text: str, evidence_text: str) -> dict[str, float]:
    """The features of a pair of texts without dates of publication."""
    article = _document(claim_text, "claim")
    span = (0, len(claim_text))
    claim = Claim("claim", claim_text, span, span, claim_text, "event", claim_text)
    document = _document(evidence_text, "evidence")
    statement = Statement(document, 0, evidence_text, (0, len(evidence_text)))
    comparisons = compare(claim, statement, article=article)
    seen = view(claim, statement, article=article)
    return features(seen.claim, seen.statement, comparisons)
