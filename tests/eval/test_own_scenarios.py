"""The gate on scenarios of our own, written without sight of the rules.

Those directly in the folder may be read when a rule is written, and weights of passages against
claims be made from them; ``python -m matching.training.evidence tests/eval/scenarios --folds``
measures those. Nothing is learned from ``held_out``, except that the weights on file were made
from its four oldest before it was one.

Raise the floors with ``python -m tests.eval.test_own_scenarios``; they are never lowered.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from flows.measure.scenarios import load, measure
from flows.measure.types import Measured
from tests.eval.floors import below, raised

FOLDER = Path(__file__).with_name("scenarios")
FLOORS = FOLDER / "floors.json"
HALVES = {
    "read": tuple(sorted(FOLDER.glob("*[0-9].json"))),
    "held_out": tuple(sorted((FOLDER / "held_out").glob("*.json"))),
    "spoken": tuple(sorted((FOLDER / "spoken").glob("*.json"))),
    "spoken_held_out": tuple(sorted((FOLDER / "spoken_held_out").glob("*.json"))),
}
"""The parts whose misses may be looked at, and those of which only totals may be."""
WATCHED = ("found", "right", "false_confirmed", "evidence_precision", "evidence_recall")
ALTERED = ("honesty",)
"""Looked at in the part that is held out only: it takes as long as everything else together."""
PATHS = [path for half in HALVES.values() for path in half]
KINDS = {"event", "quantity", "date", "place", "person", "responsibility", "utterance"}


@cache
def scenario(path: Path) -> dict[str, Any]:
    return load(path)


def watched(half: str) -> tuple[str, ...]:
    said = ("utterance",) if half.startswith("spoken") else ()
    return (*WATCHED, *said, *(ALTERED if half.endswith("held_out") else ()))


def result(half: str) -> Measured:
    paths = HALVES[half]
    rows, figures = measure(paths, mutate=half.endswith("held_out"))
    kept = tuple(figure for figure in figures if figure.name in watched(half))
    return Measured(half, "scenarios", rows, kept, 0.0, paths)


def floors() -> dict[str, dict[str, float]]:
    held: dict[str, dict[str, float]] = json.loads(FLOORS.read_text(encoding="utf-8"))
    return held


@pytest.mark.parametrize("half", HALVES)
def test_no_figure_falls_below_its_floor(half: str) -> None:
    kept = floors()[half]
    assert set(kept) == set(watched(half))
    assert not below(result(half), kept)


def test_no_scenario_is_in_both_parts() -> None:
    names = [path.stem for path in PATHS]
    assert len(names) == len(set(names)) == 50


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_passages_and_addresses_of_the_answer_exist(path: Path) -> None:
    world = scenario(path)
    text, pages = world["article"]["text"], [world["article"], *world["coverage"]]
    urls, outlets = [page["url"] for page in pages], {o["domain"] for o in world["outlets"]}
    assert len(set(urls)) == len(urls)
    assert {page["outlet_domain"] for page in pages} == outlets
    for passage in (*(g["anchor"] for g in world["gold"]), *world["not_claims"]):
        assert text.count(passage) == 1, passage
    assert set(_named(world)) <= set(urls)


def _named(world: dict[str, Any]) -> Iterator[str]:
    for gold in world["gold"]:
        yield from (*gold["supporting"], *gold["disputing"], *gold.get("partial", []))
        for group in (*gold["origins"], *gold.get("utterance_origins", [])):
            yield from group
        yield from gold.get("utterance_disputing", [])
    for entry in world["lineage"]:
        yield from entry["urls"]


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_statuses_follow_from_origins_and_disputes(path: Path) -> None:
    world = scenario(path)
    own = world["article"]["url"]
    for gold in world["gold"]:
        origins, anchor = gold["origins"], gold["anchor"]
        assert gold["kind"] in KINDS, anchor
        assert origins[0][0] == own, anchor
        listed = Counter(url for group in origins for url in group)
        assert listed == Counter([own, *gold["supporting"]]), anchor
        assert not set(gold["supporting"]) & set(gold["disputing"]), anchor
        assert gold["status"] == _status(origins, gold["disputing"]), anchor
        assert gold["status"] in gold.get("acceptable_statuses", [gold["status"]]), anchor
        if gold["kind"] == "utterance":
            said = _status(gold["utterance_origins"], gold["utterance_disputing"])
            assert gold["speaker"], anchor
            assert gold["utterance_status"] == said, anchor
        else:
            assert gold["speaker"] is None, anchor
            assert gold["utterance_status"] is None, anchor


def _status(origins: list[list[str]], disputing: list[str]) -> str:
    if disputing:
        return "disputed"
    return "confirmed" if len(origins) > 1 else "single-source"


if __name__ == "__main__":
    held = floors() if FLOORS.exists() else {}
    new = {half: raised(result(half), held.get(half, {})) for half in HALVES}
    FLOORS.write_text(json.dumps(new, indent=1, sort_keys=True) + "\n", encoding="utf-8")
