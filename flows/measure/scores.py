"""Scores over labels: accuracy, precision and recall, F1, area under the curve."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TypeVar

Label = TypeVar("Label", str, bool)


def accuracy(gold: Sequence[Label], said: Sequence[Label]) -> float:
    """Share of rows on which both agree; 0 for no rows."""
    return sum(g == s for g, s in zip(gold, said, strict=True)) / len(gold) if gold else 0.0


def precision_recall_f1(
    gold: Sequence[Label], said: Sequence[Label], label: Label
) -> tuple[float, float, float]:
    """Precision, recall and F1 of one label; 0 where nothing of it is there."""
    hits = sum(g == s == label for g, s in zip(gold, said, strict=True))
    wanted, got = sum(g == label for g in gold), sum(s == label for s in said)
    precision = hits / got if got else 0.0
    recall = hits / wanted if wanted else 0.0
    f1 = 2 * hits / (wanted + got) if wanted + got else 0.0
    return precision, recall, f1


def macro_f1(gold: Sequence[Label], said: Sequence[Label]) -> float:
    """Mean F1 over the labels that occur in ``gold``."""
    labels = sorted(set(gold))
    if not labels:
        return 0.0
    return sum(precision_recall_f1(gold, said, label)[2] for label in labels) / len(labels)


def majority(gold: Sequence[Label]) -> list[Label]:
    """The answers of a rule that always gives the commonest label (the first by name of equals)."""
    if not gold:
        return []
    counts = Counter(gold)
    best = min(counts, key=lambda label: (-counts[label], str(label)))
    return [best] * len(gold)


def auc(positive: Sequence[float], negative: Sequence[float]) -> float:
    """Chance that a positive row scores above a negative one, ties counting half.

    The Mann-Whitney statistic, from ranks; 0.5 where one side is empty.
    """
    if not positive or not negative:
        return 0.5
    rows = sorted([(score, True) for score in positive] + [(score, False) for score in negative])
    total, start = 0.0, 0
    while start < len(rows):
        end = start
        while end < len(rows) and rows[end][0] == rows[start][0]:
            end += 1
        rank = (start + 1 + end) / 2
        total += rank * sum(is_positive for _, is_positive in rows[start:end])
        start = end
    wins = total - len(positive) * (len(positive) + 1) / 2
    return wins / (len(positive) * len(negative))
