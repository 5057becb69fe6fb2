"""What a second outlet does to a claim: whole articles (FNC-1), headlines, single statements."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from flows.measure import scores
from flows.measure.pairs import Verdict, verdict
from flows.measure.rows import read, sample
from flows.measure.sets import FoundSet
from flows.measure.types import EvaluationError, Figure

_EMERGENT = {"supports": "for", "disputes": "against", "mentions": "observing"}
_CLAIMDIFF = {"supports": "strengthen", "disputes": "weaken", "mentions": "neutral"}


def measure(found: FoundSet, limit: int | None = None) -> tuple[int, tuple[Figure, ...]]:
    """Rows and figures; the baseline always gives the commonest label of these rows."""
    return _MEASURES[found.name](found.files[0], limit)


def _fnc1(path: Path, limit: int | None) -> tuple[int, tuple[Figure, ...]]:
    """Headline and article: ``relative`` is the official score over the best possible."""
    bodies_path = path.with_name(path.name.replace("stances", "bodies"))
    if not bodies_path.exists() or bodies_path == path:
        raise EvaluationError(f"{path.name}: the articles are missing ({bodies_path.name})")
    bodies = {row["Body ID"]: row["articleBody"] for row in read(bodies_path)}
    rows = sample(read(path), limit)
    # Pairs of one article follow one another, so that it is read once.
    rows.sort(key=lambda row: (row["Body ID"], row["Headline"]))
    gold = [row["Stance"] for row in rows]
    said = [_fnc1_label(verdict(row["Headline"], bodies[row["Body ID"]])) for row in rows]
    base = scores.majority(gold)
    best = fnc1_score(gold, gold) or 1.0
    disagree = scores.precision_recall_f1(gold, said, "disagree")[2]
    return len(rows), (
        Figure("relative", fnc1_score(gold, said) / best, fnc1_score(gold, base) / best),
        Figure("macro_f1", scores.macro_f1(gold, said), scores.macro_f1(gold, base)),
        Figure("accuracy", scores.accuracy(gold, said), scores.accuracy(gold, base)),
        Figure("f1 disagree", disagree, 0.0),
    )


def _fnc1_label(one: Verdict) -> str:
    if not one.mentioned:
        return "unrelated"
    return {"supports": "agree", "disputes": "disagree", "mentions": "discuss"}[one.stance]


def fnc1_score(gold: list[str], said: list[str]) -> float:
    """The challenge's own score: 0.25 for related or not, 0.75 more for the right stance."""
    total = 0.0
    for wanted, given in zip(gold, said, strict=True):
        total += 0.25 * ((wanted == "unrelated") == (given == "unrelated"))
        total += 0.75 * (wanted == given != "unrelated")
    return total


def _emergent(path: Path, limit: int | None) -> tuple[int, tuple[Figure, ...]]:
    rows = sample(read(path), limit)
    pairs = [(row["claim"], row["article_headline"], row["stance"]) for row in rows]
    return _three(pairs, _EMERGENT)


def _claimdiff(path: Path, limit: int | None) -> tuple[int, tuple[Figure, ...]]:
    rows = [row for row in read(path) if row["label"] in _CLAIMDIFF.values()]
    rows = sample(rows, limit)
    return _three([(row["claim_a"], row["claim_b"], row["label"]) for row in rows], _CLAIMDIFF)


def _three(
    pairs: list[tuple[str, str, str]], names: dict[str, str]
) -> tuple[int, tuple[Figure, ...]]:
    gold = [label for _, _, label in pairs]
    said = [names[verdict(claim, evidence).stance] for claim, evidence, _ in pairs]
    base = scores.majority(gold)
    figures = [
        Figure("accuracy", scores.accuracy(gold, said), scores.accuracy(gold, base)),
        Figure("macro_f1", scores.macro_f1(gold, said), scores.macro_f1(gold, base)),
    ]
    for label in sorted(set(gold)):
        precision, recall, _ = scores.precision_recall_f1(gold, said, label)
        figures += [Figure(f"precision {label}", precision), Figure(f"recall {label}", recall)]
    return len(pairs), tuple(figures)


_MEASURES: dict[str, Callable[[Path, int | None], tuple[int, tuple[Figure, ...]]]] = {
    "fnc1": _fnc1,
    "emergent": _emergent,
    "claimdiff": _claimdiff,
}
