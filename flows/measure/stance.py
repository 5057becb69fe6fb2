"""What a second outlet does to a claim: whole articles (FNC-1), headlines, single statements."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

from flows.measure import scores
from flows.measure.rows import Row, read, sample
from flows.measure.sets import FoundSet
from flows.measure.types import EvaluationError, Figure
from matching import model
from matching.stance import Rates, document_stance, headline_stance, related_stance
from matching.stance.matter import read_matter
from matching.stance.posture import posture
from matching.types import Stance

Result = tuple[int, tuple[Figure, ...]]

ROWS_OF_ARTICLES = 6_000
"""Pairs with a whole article read where no limit is given: all of them take some minutes."""
ROWS_OF_PAIRS = 600
"""Pairs put to the learned judge where no limit is given: it takes its time over each."""
ARTICLES_COUNTED = 400
"""Articles whose words are counted to know which words are common in the set."""

_FNC1: dict[Stance, str] = {"supports": "agree", "disputes": "disagree", "mentions": "discuss"}
_EMERGENT: dict[Stance, str] = {
    "supports": "for",
    "disputes": "against",
    "mentions": "observing",
}
_CLIMATE: dict[Stance, str] = {
    "supports": "SUPPORTS",
    "disputes": "REFUTES",
    "mentions": "NOT_ENOUGH_INFO",
}
_CLAIMDIFF: dict[Stance, str] = {
    "supports": "strengthen",
    "disputes": "weaken",
    "mentions": "neutral",
}


def measure(found: FoundSet, limit: int | None = None) -> Result:
    """Rows and figures; the baseline always gives the commonest label of these rows."""
    return _MEASURES[found.name](found.files[0], limit)


def _fnc1(path: Path, limit: int | None) -> Result:
    """Headline and article: ``relative`` is the official score over the best possible."""
    bodies_path = path.with_name(path.name.replace("stances", "bodies"))
    if not bodies_path.exists() or bodies_path == path:
        raise EvaluationError(f"{path.name}: the articles are missing ({bodies_path.name})")
    bodies = _bodies(bodies_path)
    rates = Rates.of(sample(sorted(bodies.values()), ARTICLES_COUNTED))
    rows = sample(read(path), limit or ROWS_OF_ARTICLES)
    # Pairs of one article follow one another, so that it is read once.
    rows.sort(key=lambda row: (row["Body ID"], row["Headline"]))
    gold = [row["Stance"] for row in rows]
    said = []
    for row in rows:
        found = document_stance(row["Headline"], bodies[row["Body ID"]], rates=rates)
        said.append(_FNC1[found.stance] if found.related else "unrelated")
    base = scores.majority(gold)
    best = fnc1_score(gold, gold) or 1.0
    related = [label != "unrelated" for label in gold]
    found_related = [label != "unrelated" for label in said]
    return len(rows), (
        Figure("relative", fnc1_score(gold, said) / best, fnc1_score(gold, base) / best),
        *_general(gold, said),
        Figure("related", scores.accuracy(related, found_related)),
        *_each(gold, said),
    )


def _bodies(path: Path) -> dict[str, str]:
    return {row["Body ID"]: row["articleBody"] for row in read(path)}


def fnc1_score(gold: Sequence[str], said: Sequence[str]) -> float:
    """The challenge's own score: 0.25 for related or not, 0.75 more for the right stance."""
    total = 0.0
    for wanted, given in zip(gold, said, strict=True):
        total += 0.25 * ((wanted == "unrelated") == (given == "unrelated"))
        total += 0.75 * (wanted == given != "unrelated")
    return total


def _emergent(path: Path, limit: int | None) -> Result:
    """Rumour and headline: for, against, observing."""
    rows = sample(read(path), limit)
    said = [_EMERGENT[headline_stance(r["claim"], r["article_headline"])] for r in rows]
    return _three([row["stance"] for row in rows], said)


def _emergent_bodies(path: Path, limit: int | None) -> Result:
    """Rumour and article; the articles are those of the FNC-1 files beside."""
    bodies: dict[str, str] = {}
    for beside in sorted(path.parent.glob("fnc1_*_bodies.csv.gz")):
        bodies |= _bodies(beside)
    rows = [row for row in read(path) if row["fnc1_body_id"] in bodies]
    if not rows:
        raise EvaluationError(f"{path.name}: the articles are missing (fnc1_*_bodies.csv.gz)")
    rows = sample(rows, limit or ROWS_OF_ARTICLES)
    rows.sort(key=lambda row: (row["fnc1_body_id"], row["claim"]))
    said = [
        _EMERGENT[related_stance(row["claim"], bodies[row["fnc1_body_id"]]).stance] for row in rows
    ]
    return _three([row["body_stance"] for row in rows], said)


def _claimdiff(path: Path, limit: int | None) -> Result:
    """Statements of two outlets on one topic: what B does to A."""
    rows = [row for row in read(path) if row["label"] in _CLAIMDIFF.values()]
    rows = sample(rows, limit)
    said = [_CLAIMDIFF[_beside(row["claim_a"], row["claim_b"])] for row in rows]
    return _three([row["label"] for row in rows], said)


def _beside(claim: str, statement: str) -> Stance:
    """What a statement does to another on the same topic: it adds to it if it shares anything.

    Weaker than support: these labels ask whether B helps A's case, not whether it says the same.
    """
    found = posture(read_matter(claim), statement)
    if found.denies >= 1.5 and found.share >= 0.1:
        return "disputes"
    return "supports" if found.share >= 0.1 else "mentions"


def _climate(path: Path, limit: int | None) -> Result:
    """Claim and evidence sentence by the learned judge; then the verdict over a claim's evidence.

    ``verdict``: disputed where evidence is found on both sides, as the labels were made.
    """
    rows = read(path)
    claims = sample(
        sorted({row["claim_id"] for row in rows}), max(1, (limit or ROWS_OF_PAIRS) // 5)
    )
    rows = [row for row in rows if row["claim_id"] in set(claims)]
    said = [_CLIMATE[_evidence(row)] for row in rows]
    of_claim: dict[str, list[str]] = defaultdict(list)
    for row, label in zip(rows, said, strict=True):
        of_claim[row["claim_id"]].append(label)
    wanted = {row["claim_id"]: row["claim_label"] for row in rows}
    gold = [wanted[claim] for claim in of_claim]
    given = [_verdict(labels) for labels in of_claim.values()]
    count, figures = _three([row["evidence_label"] for row in rows], said)
    base = scores.majority(gold)
    return count, (
        *figures,
        Figure("verdict", scores.accuracy(gold, given), scores.accuracy(gold, base)),
        Figure("verdict macro_f1", scores.macro_f1(gold, given), scores.macro_f1(gold, base)),
    )


def _evidence(row: Row) -> Stance:
    chances = model.stance(row["claim"], row["evidence"])
    sides: dict[Stance, float] = {
        "supports": chances.supports,
        "disputes": chances.refutes,
        "mentions": chances.neutral,
    }
    return max(sides, key=lambda side: (sides[side], side))


def _verdict(labels: Sequence[str]) -> str:
    counts = Counter(labels)
    if counts["SUPPORTS"] and counts["REFUTES"]:
        return "DISPUTED"
    return next((label for label in ("SUPPORTS", "REFUTES") if counts[label]), "NOT_ENOUGH_INFO")


def _three(gold: Sequence[str], said: Sequence[str]) -> Result:
    return len(gold), (*_general(gold, said), *_each(gold, said))


def _general(gold: Sequence[str], said: Sequence[str]) -> tuple[Figure, ...]:
    base = scores.majority(gold)
    return (
        Figure("accuracy", scores.accuracy(gold, said), scores.accuracy(gold, base)),
        Figure("macro_f1", scores.macro_f1(gold, said), scores.macro_f1(gold, base)),
    )


def _each(gold: Sequence[str], said: Sequence[str]) -> list[Figure]:
    figures = []
    for label in sorted(set(gold)):
        precision, recall, f1 = scores.precision_recall_f1(gold, said, label)
        figures += [
            Figure(f"f1 {label}", f1),
            Figure(f"precision {label}", precision),
            Figure(f"recall {label}", recall),
        ]
    return figures


_MEASURES: dict[str, Callable[[Path, int | None], Result]] = {
    "fnc1": _fnc1,
    "emergent": _emergent,
    "emergent_bodies": _emergent_bodies,
    "claimdiff": _claimdiff,
    "climate_fever": _climate,
}
