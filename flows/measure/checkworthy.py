"""Which sentences are check-worthy factual claims, against several notions of the word.

Every sentence is read as an article of its own: the engine sees no context that the labels'
makers did not see.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flows.measure import scores
from flows.measure.documents import document
from flows.measure.rows import read, sample
from flows.measure.sets import FoundSet
from flows.measure.types import Figure
from matching import model
from matching.claims import extract_claims

GOLD: dict[str, Callable[[dict[str, Any]], bool | None]] = {
    "factappeal": lambda row: bool(row["factual"]),
    "checkthat_subjectivity": lambda row: row["label"] == "OBJ",
    "babe_opinion": lambda row: {"factual": True, "opinion": False}.get(str(row["opinion"])),
    "checkthat2024": lambda row: bool(row["check_worthy"]),
}
"""Set -> whether a row is a claim by its makers' notion; None leaves the row out."""


READERS: dict[str, Callable[[str], bool]] = {
    "factappeal": model.states_fact,
    "checkthat_subjectivity": lambda text: not model.gives_opinion(text),
    "babe_opinion": lambda text: not model.gives_opinion(text),
}
"""Set -> whether a sentence states a fact. FactAppeal's question is one that the reader learned;
whose opinion a sentence gives it learned from sentences of our own."""


def measure(found: FoundSet, limit: int | None = None) -> tuple[int, tuple[Figure, ...]]:
    """Rows and figures; the baseline calls every sentence a claim.

    ``f1_claim`` and ``f1_other`` are the F1 of either label; most sentences of news are factual,
    so that the second and ``macro_f1`` tell more.
    """
    rows = [row for row in read(found.files[0]) if GOLD[found.name](row) is not None]
    rows = sample(rows, limit)
    gold = [bool(GOLD[found.name](row)) for row in rows]
    said = [is_claim(row["sentence"]) for row in rows]
    always = [True] * len(rows)
    claim = scores.precision_recall_f1(gold, said, True)
    base = scores.macro_f1(gold, always)
    states = READERS.get(found.name)
    fact = [states(row["sentence"]) for row in rows] if states else []
    return len(rows), (
        *((Figure("fact_macro_f1", scores.macro_f1(gold, fact), base),) if fact else ()),
        Figure("macro_f1", scores.macro_f1(gold, said), base),
        Figure("f1_claim", claim[2], scores.precision_recall_f1(gold, always, True)[2]),
        Figure("precision", claim[0], scores.precision_recall_f1(gold, always, True)[0]),
        Figure("recall", claim[1], 1.0),
        Figure("f1_other", scores.precision_recall_f1(gold, said, False)[2], 0.0),
    )


def is_claim(sentence: str) -> bool:
    """Whether the engine finds a claim in a sentence that stands alone."""
    return bool(extract_claims(document(sentence, name="sentence")))
