"""Pairs of claim and evidence: supported, refuted, or neither; the same, or different."""

from __future__ import annotations

from typing import Any

from flows.measure import scores
from flows.measure.pairs import Verdict, verdict
from flows.measure.rows import read, sample
from flows.measure.sets import FoundSet
from flows.measure.types import Figure

_STANCES = {"supports": "supports", "disputes": "refutes", "mentions": "neutral"}
SAME_EVENT = ("ecbplus",)
"""Sets in which "same" means one event of which both texts may say different things."""


def measure(found: FoundSet, limit: int | None = None) -> tuple[int, tuple[Figure, ...]]:
    """Rows and figures; the baseline always gives the commonest label of these rows.

    ``number_auc`` (where rows say what their contrast is): supported against refuted pairs in
    which only a number differs, ordered by the signed score.
    """
    rows = sample(read(found.files[0]), limit)
    gold = [str(row["label"]) for row in rows]
    read_as = [verdict(row["claim"], row["evidence"]) for row in rows]
    said = [
        _label(found.name, row, one, label)
        for row, one, label in zip(rows, read_as, gold, strict=True)
    ]
    base = scores.majority(gold)
    figures = [
        Figure("accuracy", scores.accuracy(gold, said), scores.accuracy(gold, base)),
        Figure("macro_f1", scores.macro_f1(gold, said), scores.macro_f1(gold, base)),
    ]
    for label in sorted(set(gold)):
        precision, recall, _ = scores.precision_recall_f1(gold, said, label)
        figures.append(Figure(f"precision {label}", precision))
        figures.append(Figure(f"recall {label}", recall))
    numbers = [
        (one.signed, label)
        for row, one, label in zip(rows, read_as, gold, strict=True)
        if (row.get("extra") or {}).get("contrast") == ["number"]
    ]
    if numbers:
        positive = [score for score, label in numbers if label == "supports"]
        negative = [score for score, label in numbers if label == "refutes"]
        figures.append(Figure("number_auc", scores.auc(positive, negative), 0.5))
    return len(rows), tuple(figures)


def _label(name: str, row: dict[str, Any], one: Verdict, gold: str) -> str:
    """The engine's answer in the words of the row's own kind of label."""
    if gold in ("same", "different"):
        if name in SAME_EVENT:
            return "same" if one.mentioned else "different"
        other = one if one.supports else verdict(row["evidence"], row["claim"])
        return "same" if other.stance == "supports" else "different"
    if gold == "conflicting":
        return "conflicting" if one.supports and one.disputes else _STANCES[one.stance]
    answer = _STANCES[one.stance]
    if name == "rte_2way":
        return "supports" if answer == "supports" else "not_supports"
    return answer
