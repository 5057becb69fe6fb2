"""Which texts have one origin: copies of agency stories, and how a text was rewritten."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
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
_HEAD = 700
"""Characters of a page in which its headline stands."""
_LEAST_RUNS = 100
_SAME_TEXT = 0.8
"""The part of the shorter text in common from which a page is the other's copy."""


def measure(found: FoundSet, limit: int | None = None) -> tuple[int, tuple[Figure, ...]]:
    """Rows and figures; ``limit`` bounds the texts."""
    path = found.files[0]
    return _articles(path, limit) if found.name == "helsinki" else _answers(path, limit)


def _articles(path: Path, limit: int | None) -> tuple[int, tuple[Figure, ...]]:
    """Articles of many outlets on one event, with the agency that each credits.

    ``recall``: pairs under one headline at different outlets that are found to share their text,
    where below the headline both have one (100 runs of five words, as the set counts its pairs);
    ``recall (all pages)``: the same with pages that hold a headline only. ``false_pairs``: pairs of
    any pages that credit different agencies and are found to. Credits are masked for all three.

    ``credit_precision`` and ``credit_recall``: the agency that the whole text is credited to,
    credits shown, against the labels. ``credit_precision (copies)``: a credit beyond the labels
    counts as right where the text, credits masked, is that of a page which the labels give to the
    same agency.

    The labels were found by pattern, and none does not mean no credit: all 17 credits found beyond
    those of the development part stand on the page (14 bylines of a writer and the agency or of the
    agency alone, two datelines below a gallery, a closing note of the agency's own writers), and
    the text of each has at least 0.89 in common with a page that is labelled so. The two labels not
    found are of pages that list other stories.
    """
    rows = sample(read(path), limit)
    lineage = trace(_document(row, _masked(row)) for row in rows)
    headlines: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        if row["headline_group"]:
            headlines[row["headline_group"]].append(row)
    same = [
        (a, b)
        for group in headlines.values()
        for a, b in combinations(group, 2)
        if a["publisher"] != b["publisher"]
    ]
    credited = [row for row in rows if row["wire"]]
    other = [(a["id"], b["id"]) for a, b in combinations(credited, 2) if a["wire"] != b["wire"]]
    found = [lineage.reuse_of(a["id"], b["id"]) is not None for a, b in same]
    full = [hit for hit, pair in zip(found, same, strict=True) if all(map(_has_text, pair))]
    wrong = sum(lineage.reuse_of(*pair) is not None for pair in other)
    precision, with_copies, recall = _credits(rows, lineage)
    return len(rows), (
        Figure("recall", sum(full) / len(full) if full else 0.0),
        Figure("recall (all pages)", sum(found) / len(found) if found else 0.0),
        Figure("false_pairs", wrong, better="down"),
        Figure("credit_precision", precision),
        Figure("credit_precision (copies)", with_copies),
        Figure("credit_recall", recall),
    )


def _has_text(row: dict[str, Any]) -> bool:
    words = re.findall(r"\w+", row["text"][_HEAD:].casefold())
    return len(set(zip(*(words[n:] for n in range(5)), strict=False))) >= _LEAST_RUNS


def _credits(rows: list[dict[str, Any]], masked: Lineage) -> tuple[float, float, float]:
    """Precision of the agency that the whole text is credited to, against the labels and with
    copies of labelled pages, and recall. ``masked`` knows no credits, only texts."""
    lineage = trace(_document(row, row["text"]) for row in rows)
    wires = {row["id"]: row["wire"] for row in rows}
    hits = borne = said = wanted = 0
    for row in rows:
        keys = {c.key for c in lineage.credits(row["id"]) if c.whole and c.kind != "outlet"}
        keys &= set(_WIRES)
        gold = row["wire"] if row["wire"] in _WIRES else None
        hits += gold in keys
        borne += gold in keys or bool(keys & _of_copies(row["id"], wires, masked))
        said += bool(keys)
        wanted += gold is not None
    return (
        (hits / said if said else 0.0),
        (borne / said if said else 0.0),
        (hits / wanted if wanted else 0.0),
    )


def _of_copies(identity: str, wires: Mapping[str, str | None], masked: Lineage) -> set[str]:
    """The agencies that the labels give to pages with most of this text."""
    found = (
        wires[r.left if r.right == identity else r.right]
        for r in masked.reuses
        if r.certain and r.share >= _SAME_TEXT and identity in (r.left, r.right)
    )
    return {wire for wire in found if wire}


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
