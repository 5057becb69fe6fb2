"""The floors of the gate: which sets, how many of their rows, and the least that is accepted.

    python -m tests.eval.floors [SET]...    measure again and raise the floors that were exceeded

A floor is never lowered by this script. ``figures.json`` names the data by its fingerprint: on
other data the floors mean nothing.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from flows.evaluate import measure
from flows.measure.rows import fingerprint
from flows.measure.sets import FoundSet, find
from flows.measure.types import Measured

PATH = Path(__file__).with_name("figures.json")
SLACK = 1e-9

LIMITS = {
    "vitaminc_real.dev": 400,
    "fever_symmetric.dev": 300,
    "sick.dev": 300,
    "mnli.dev": 300,
    "msrp.dev": 300,
    "paws.dev": 300,
    "ecbplus.dev": 400,
    "wice.dev": 160,
    "emergent_dev": 300,
    "fnc1_train_stances": 600,
    "polnear_dev": 30,
    "factappeal_val": 300,
    "checkthat_subjectivity_en_dev": 300,
    "babe_opinion_dev": 300,
    "helsinki_2018_articles": 150,
    "short_answers_tasks_abc": None,
    "pages": 30,
    "scenarios": 3,
}
"""Set -> rows of it that the gate measures (None: all), so that the whole stays below a minute."""


def load() -> dict[str, dict[str, Any]]:
    """The floors on file, by set."""
    floors: dict[str, dict[str, Any]] = json.loads(PATH.read_text(encoding="utf-8"))
    return floors


def the_set(data: Path, stem: str) -> FoundSet | None:
    """The set with this file name below ``data``."""
    kinds = ("checkworthy", "attribution")
    fitting = [s for s in find(data) if s.stem == stem]
    return min(fitting, key=lambda s: kinds.index(s.kind) if s.kind in kinds else 0, default=None)


def measured(found: FoundSet) -> Measured:
    """The set measured on the rows that the gate looks at."""
    return measure(found, LIMITS[found.stem])


def below(result: Measured, floors: dict[str, float]) -> list[str]:
    """One line for each figure that is worse than its floor, or gone."""
    lines = []
    figures = {figure.name: figure for figure in result.figures}
    for name, floor in floors.items():
        figure = figures.get(name)
        if figure is None:
            lines.append(f"{result.name}: {name} is no longer measured")
            continue
        worse = floor - figure.value if figure.better == "up" else figure.value - floor
        if worse > SLACK:
            lines.append(f"{result.name}: {name} is {figure.value:.4f}, the floor is {floor:.4f}")
    return lines


def raised(result: Measured, floors: dict[str, float]) -> dict[str, float]:
    """The floors with every one that was exceeded raised to what was measured."""
    new = dict(floors)
    for figure in result.figures:
        if figure.name.startswith(("precision ", "recall ")):
            continue
        if " taken for " in figure.name or figure.name.endswith(" told"):
            continue  # a table to read, not a figure to raise
        up = figure.better == "up"
        # Whole per cents on the lenient side: a row or two more or less is no news.
        value = (math.floor if up else math.ceil)(round(figure.value * 100, 6)) / 100
        pick = max if up else min
        new[figure.name] = pick(value, floors.get(figure.name, value))
    return new


def main(data: Path, stems: Sequence[str]) -> None:
    """Measure the sets and write the raised floors."""
    floors = load() if PATH.exists() else {}
    for stem in stems:
        found = the_set(data, stem)
        if found is None:
            print(f"{stem}: not in {data.name}", file=sys.stderr)
            continue
        digest = fingerprint(found.files)
        old = floors.get(stem, {})
        known = old.get("floors", {}) if old.get("sha256") == digest else {}
        result = measured(found)
        for line in below(result, known):
            print(line, file=sys.stderr)
        floors[stem] = {"sha256": digest, "floors": raised(result, known)}
        print(f"{stem}: {result.seconds:.1f} s", file=sys.stderr)
    PATH.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    from tests.shared_data import SHARED

    main(SHARED / "data", sys.argv[1:] or list(LIMITS))
