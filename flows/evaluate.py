"""``secondsource evaluate``: measure the engine on labelled data and print what came out."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from flows.measure import (
    attribution,
    checkworthy,
    entailment,
    pages,
    retrieval,
    reuse,
    scenarios,
    stance,
)
from flows.measure.rows import fingerprint
from flows.measure.sets import REFERENCES, FoundSet, choose, find
from flows.measure.types import EvaluationError as EvaluationError
from flows.measure.types import Figure, Measured

Measure = Callable[[FoundSet, int | None], tuple[int, tuple[Figure, ...]]]

MEASURES: dict[str, Measure] = {
    "entailment": entailment.measure,
    "stance": stance.measure,
    "attribution": attribution.measure,
    "checkworthy": checkworthy.measure,
    "reuse": reuse.measure,
    "pages": pages.measure,
    "retrieval": retrieval.measure,
    "scenarios": lambda found, limit: scenarios.measure(found.files[:limit]),
}
"""Kind of data -> how it is measured: (set, most rows or None) -> (rows, figures)."""


def evaluate(
    names: Sequence[str],
    data: str | Path,
    *,
    json_path: str | Path | None = None,
    limit: int | None = None,
    echo: Callable[[str], None] = print,
    progress: Callable[[str], None] = lambda line: None,
) -> list[Measured]:
    """Measure the named sets below ``data`` (all for no names) and print a table for each.

    ``limit`` bounds the rows of each set, chosen by content. ``json_path`` also gets the figures
    as JSON. Raises EvaluationError for a missing folder, an unknown name, unreadable data.
    """
    chosen = choose(find(Path(data)), names)
    if json_path is not None and not Path(json_path).absolute().parent.is_dir():
        raise EvaluationError(f"{json_path}: no such folder to write to (--json)")
    results: list[Measured] = []
    for found in chosen:
        progress(f"measuring {found.stem}")
        measured = measure(found, limit)
        results.append(measured)
        echo(table(measured))
    if json_path is not None:
        rows = [as_json(measured) for measured in results]
        Path(json_path).write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    return results


def measure(found: FoundSet, limit: int | None = None) -> Measured:
    """One set measured, with the seconds it took."""
    started = time.perf_counter()
    rows, figures = MEASURES[found.kind](found, limit)
    seconds = time.perf_counter() - started
    return Measured(found.stem, found.kind, rows, figures, seconds, found.files)


def table(measured: Measured) -> str:
    """The figures of one set as lines of text."""
    head = f"{measured.kind}: {measured.name}, {measured.rows:,} rows, {measured.seconds:.1f} s"
    width = max((len(figure.name) for figure in measured.figures), default=0)
    lines = [head, f"  {'':{width}}  baseline    ours"]
    for figure in measured.figures:
        baseline = "" if figure.baseline is None else _number(figure.baseline)
        note = "  (lower is better)" if figure.better == "down" else ""
        published = f"  {figure.published}" if figure.published else ""
        ours = _number(figure.value)
        lines.append(f"  {figure.name:{width}}  {baseline:>8}{ours:>8}{note}{published}")
    reference = reference_of(measured)
    if reference:
        lines.append(f"  others: {reference}")
    return "\n".join(lines) + "\n"


def reference_of(measured: Measured) -> str:
    """What others reach on this set, in words; "" where nothing is known."""
    fitting = [name for name in REFERENCES if measured.name.startswith(name)]
    return REFERENCES[max(fitting, key=len)] if fitting else ""


def as_json(measured: Measured) -> dict[str, object]:
    """One measured set for a program, with the fingerprint of the data."""
    return {
        "set": measured.name,
        "kind": measured.kind,
        "rows": measured.rows,
        "seconds": round(measured.seconds, 1),
        "sha256": fingerprint(measured.files),
        "reference": reference_of(measured),
        "figures": {
            figure.name: {
                "value": round(figure.value, 4),
                "baseline": None if figure.baseline is None else round(figure.baseline, 4),
                "better": figure.better,
            }
            for figure in measured.figures
        },
    }


def _number(value: float) -> str:
    return f"{value:.0f}" if value == int(value) and abs(value) > 1 else f"{value:.3f}"
