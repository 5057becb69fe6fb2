"""Pairs of claim and evidence: supported, refuted, or neither; the same, or different."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from flows.measure import scores
from flows.measure.pairs import Verdict, verdict
from flows.measure.rows import read, sample
from flows.measure.sets import FoundSet
from flows.measure.types import Figure
from matching import model
from matching.compare.exchanged import are_nearly_the_same_words, is_exchanged
from matching.reader import Answer, description, own

_STANCES = {"supports": "supports", "disputes": "refutes", "mentions": "neutral"}
SAME_EVENT = ("ecbplus",)
"""Sets in which "same" means one event of which both texts may say different things."""
ENCYCLOPAEDIA = (
    "vitaminc_real",
    "vitaminc_synthetic",
    "fever_symmetric",
    "fever_adversarial",
    "fm2",
)
"""Sets of claims about sentences of an encyclopaedia."""
TYPED = 0.4
"""What the learned weights of the comparisons count for outside the encyclopaedia."""
RULED = 12
"""How much likelier the stance is that the rules find."""


def measure(found: FoundSet, limit: int | None = None) -> tuple[int, tuple[Figure, ...]]:
    """Rows and figures; the baseline always gives the commonest label of these rows.

    ``number_auc`` (where rows say what their contrast is): supported against refuted pairs in
    which only a number differs, ordered by the signed score.
    """
    rows = read(found.files[0])
    if learned_from(found):
        rows = [row for row in rows if model.is_measured(row)]
    rows = sample(rows, limit)
    gold = [str(row["label"]) for row in rows]
    labels = sorted(set(gold))
    read_as = [_read(found.name, row) for row in rows]
    said = [
        _label(found.name, row, one, label, labels)
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
        (_signed(one), label)
        for row, one, label in zip(rows, read_as, gold, strict=True)
        if (row.get("extra") or {}).get("contrast") == ["number"]
    ]
    if numbers:
        positive = [score for score, label in numbers if label == "supports"]
        negative = [score for score, label in numbers if label == "refutes"]
        figures.append(Figure("number_auc", scores.auc(positive, negative), 0.5))
    return len(rows), tuple(figures)


def learned_from(found: FoundSet) -> bool:
    """Whether the shipped weights were made with this very file.

    Such a file is measured on the tenth of its groups that nothing was learned from; any other
    file of its kind on all rows.
    """
    digest = hashlib.sha256(found.files[0].read_bytes()).hexdigest()
    made = (model.weights()["data"], description()["data"])
    return any(data.get(found.name) == digest for data in made)


def _read(name: str, row: dict[str, Any]) -> Verdict | model.Chances:
    """What the row's texts say to each other, by the judges that know its kind of text.

    The weights of the comparisons were learned from encyclopaedia sentences; for all other prose
    they count for less, and the rules stand beside the reader.
    """
    claim, evidence = row["claim"], row["evidence"]
    if name in ENCYCLOPAEDIA:
        return model.stance(claim, evidence)
    if row["label"] in ("same", "different", "conflicting"):
        return verdict(claim, evidence)
    typed = model.typed_stance(claim, evidence)
    return _pooled(own().read(claim, evidence), typed, verdict(claim, evidence))


def _pooled(answer: Answer, typed: model.Chances, ruled: Verdict) -> model.Chances:
    """Three judges' chances, multiplied (a logarithmic opinion pool, each to its own power)."""
    side = _STANCES[ruled.stance]
    raised = {
        name: max(getattr(answer, name), 1e-3)
        * max(getattr(typed, name), 1e-3) ** TYPED
        * (RULED if name == side else 1)
        for name in ("supports", "refutes", "neutral")
    }
    whole = sum(raised.values())
    return model.Chances(**{name: value / whole for name, value in raised.items()})


def _same(left: str, right: str, one: Verdict) -> bool:
    """Whether two texts say the same.

    Texts of nearly the same words do, unless words stand in each other's place or each of the two
    disputes the other; of all others one has to support the other.
    """
    other = verdict(right, left)
    if are_nearly_the_same_words(left, right):
        disputed = one.stance == "disputes" and other.stance == "disputes"
        return not disputed and not is_exchanged(left, right)
    return (one if one.supports else other).stance == "supports"


def _signed(one: Verdict | model.Chances) -> float:
    if isinstance(one, Verdict):
        return one.signed
    return one.supports / (one.supports + one.refutes)


def _label(
    name: str,
    row: dict[str, Any],
    one: Verdict | model.Chances,
    gold: str,
    labels: Sequence[str],
) -> str:
    """The engine's answer in the words of the row's own kind of label.

    A set that has two of the three stances is answered with these two.
    """
    if isinstance(one, model.Chances):
        chances = {"supports": one.supports, "refutes": one.refutes, "neutral": one.neutral}
        if name == "rte_2way":
            return "supports" if one.supports > 0.5 else "not_supports"
        return max(labels, key=lambda label: (chances.get(label, 0.0), label))
    if gold in ("same", "different"):
        if name in SAME_EVENT:
            same = model.same_event(row["claim"], row["evidence"]) >= 0.5
            return "same" if same else "different"
        return "same" if _same(row["claim"], row["evidence"], one) else "different"
    if gold == "conflicting":
        return "conflicting" if one.supports and one.disputes else _STANCES[one.stance]
    return _STANCES[one.stance]
