"""Which texts have one origin: copies of agency stories, and how a text was rewritten."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from itertools import combinations
from pathlib import Path
from typing import Any

from flows.measure import rewriting, scores
from flows.measure.documents import document
from flows.measure.rows import read, sample
from flows.measure.sets import FoundSet
from flows.measure.types import Figure
from matching.lineage import Lineage, degrees, trace
from matching.types import Document

_DEGREES: dict[str, degrees.Degree] = {
    "near_copy": "copy",
    "light_revision": "light",
    "heavy_revision": "heavy",
    "not_reused": "independent",
}
_WIRES = ("AP", "Reuters", "AFP")
"""The agencies that the set names; matching's register has them under the same keys."""


def measure(found: FoundSet, limit: int | None = None) -> tuple[int, tuple[Figure, ...]]:
    """Rows and figures; ``limit`` bounds the texts."""
    path = found.files[0]
    return _articles(path, limit) if found.name == "helsinki" else _answers(path, limit)


def _articles(path: Path, limit: int | None) -> tuple[int, tuple[Figure, ...]]:
    """Articles of many outlets on one event, with the agency that each credits.

    ``recall``: pairs under one headline at different outlets that are found to share their text,
    ``false_pairs``: pairs that credit different agencies and are found to. Credits are masked for
    both. ``credit_precision`` and ``credit_recall``: the agency of the whole text, credits shown.

    The labels of the set were found by pattern and miss some credits that are printed. Read by
    hand, each of the 17 credits found beyond the labels of its development part stands on the
    page: bylines ("GEOFF MULVIHILL Associated Press", "The Associated Press" under the headline),
    datelines below a gallery, a closing note of the agency's own writers. The two labels not
    found are of pages that list other stories.
    """
    rows = sample(read(path), limit)
    lineage = trace(_document(row, _masked(row)) for row in rows)
    headlines: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        if row["headline_group"]:
            headlines[row["headline_group"]].append(row)
    same = [
        (a["id"], b["id"])
        for group in headlines.values()
        for a, b in combinations(group, 2)
        if a["publisher"] != b["publisher"]
    ]
    credited = [row for row in rows if row["wire"]]
    other = [(a["id"], b["id"]) for a, b in combinations(credited, 2) if a["wire"] != b["wire"]]
    hits = sum(lineage.reuse_of(*pair) is not None for pair in same)
    wrong = sum(lineage.reuse_of(*pair) is not None for pair in other)
    precision, recall = _credits(rows)
    return len(rows), (
        Figure("recall", hits / len(same) if same else 0.0),
        Figure("false_pairs", wrong, better="down"),
        Figure("credit_precision", precision),
        Figure("credit_recall", recall),
    )


def _credits(rows: list[dict[str, Any]]) -> tuple[float, float]:
    """Precision and recall of the agency that the whole text is credited to."""
    lineage = trace(_document(row, row["text"]) for row in rows)
    hits = said = wanted = 0
    for row in rows:
        keys = {c.key for c in lineage.credits(row["id"]) if c.whole and c.kind != "outlet"}
        keys &= set(_WIRES)
        gold = row["wire"] if row["wire"] in _WIRES else None
        hits += gold in keys
        said += bool(keys)
        wanted += gold is not None
    return (hits / said if said else 0.0), (hits / wanted if wanted else 0.0)


def _document(row: dict[str, Any], text: str) -> Document:
    published = datetime.fromisoformat(row["scrape_time"])
    return document(text, name=row["id"], outlet=row["publisher"], published=published)


def _masked(row: dict[str, Any]) -> str:
    """The text without its printed credits, so that they cannot give the answer."""
    text = str(row["text"])
    for credit in sorted(row["credits"], key=lambda c: c["start"], reverse=True):
        text = text[: credit["start"]] + " " + text[credit["end"] :]
    return text


def _answers(path: Path, limit: int | None) -> tuple[int, tuple[Figure, ...]]:
    """Answers written from a source or without it, by the degree that they were told to keep.

    ``found ...``: the share found to reuse the source. The degrees: ``flows.measure.rewriting``.
    """
    rows = sample(read(path), limit)
    shares: dict[str, list[float]] = defaultdict(list)
    answers = []
    for row in rows:
        answer = document(row["text"], name="answer")
        source = document(row["source"], name="source")
        shares[row["label"]].append(_share(trace([answer, source])))
        gold = _DEGREES[row["label"]]
        plain = rewriting.overlap(row["text"], row["source"])
        answers.append(
            rewriting.Answer(row["task"], gold, degrees.rewriting(answer, source), plain)
        )
    free = shares.get("not_reused", [])
    figures = [
        Figure(f"found {label}", _found(values), better="down" if values is free else "up")
        for label, values in sorted(shares.items())
    ]
    reused = [v for label, values in shares.items() if label != "not_reused" for v in values]
    figures.append(Figure("auc", scores.auc(reused, free), 0.5))
    return len(rows), (*figures, *rewriting.figures(answers))


def _share(lineage: Lineage) -> float:
    reuse = lineage.reuse_of("answer", "source")
    return reuse.share if reuse else 0.0


def _found(shares: list[float]) -> float:
    return sum(share > 0 for share in shares) / len(shares)
