"""Lessons of our own news stories: reports by other outlets in other words, and look-alikes.

A line of ``matching/training/stories*.jsonl`` is a story: four claims, reports with a letter for
each claim (S supports, R refutes, N neither), whether a report is about the same matter, and, in
newer stories, each claim altered so that it cannot hold together with the first.
"""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from matching.training.reader import edits
from matching.training.reader import wording as w
from matching.training.reader.lessons import Example, Lessons

LETTERS = "SRN"
SUPPORTS, REFUTES, NEITHER = range(3)
_BREAKING = (edits.far_number, edits.near_number, edits.other_day, edits.other_year, edits.denied)


def stories(chance: random.Random, silent: int = 2) -> Lessons:
    """Every claim of a story against every report; a seventh of the stories is never trained on.

    Most reports are silent on most claims: one in ``silent`` of these lessons is kept.
    """
    found = Lessons()
    told = []
    folder = files("matching.training")
    for path in sorted(folder.iterdir(), key=lambda one: one.name):
        if path.name.startswith("stories") and path.name.endswith(".jsonl"):
            text = path.read_text(encoding="utf-8")
            found.files[path.name.removesuffix(".jsonl")] = hashlib.sha256(
                text.encode()
            ).hexdigest()
            told += [json.loads(line) for line in text.splitlines()]
    for story in told:
        held = int(hashlib.sha256(story["id"].encode()).hexdigest()[:8], 16) % 7 == 0
        group = story["id"]
        for claim, report, label in _pairs(story, held, silent):
            found.add("stories", Example("stance", claim, report, label, group), held)
        for claim, report, label in _altered(story, held, silent):
            found.add("stories: altered", Example("stance", claim, report, label, group), held)
        if not held:
            for claim, report in _broken(story, chance):
                found.add("", Example("stance", claim, report, REFUTES), False)
        for report in story["evidence"]:
            for claim in story["claims"][:2]:
                same = Example("story", claim, report["text"], int(report["event"]), group)
                found.add("stories: same", same, held)
    _strangers(told, found, chance)
    return found


def _pairs(story: dict[str, Any], held: bool, silent: int) -> Iterator[tuple[str, str, int]]:
    for number, report in enumerate(story["evidence"]):
        for at, (claim, letter) in enumerate(zip(story["claims"], report["labels"], strict=True)):
            telling = report.get("kind") in ("near", "hedged", "part") or not report["event"]
            if letter == "N" and not held and (at + number) % (2 if telling else silent):
                continue
            yield claim, report["text"], LETTERS.index(letter)


def _altered(story: dict[str, Any], held: bool, silent: int) -> Iterator[tuple[str, str, int]]:
    """What supports a claim refutes it altered; who is silent on it stays silent."""
    for number, report in enumerate(story["evidence"]):
        for at, claim in enumerate(story.get("altered", ())):
            letter = report["labels"][at]
            if letter == "S":
                yield claim, report["text"], REFUTES
            elif letter == "N" and (held or (at + number) % (2 * silent) == 0):
                yield claim, report["text"], NEITHER


def _broken(story: dict[str, Any], chance: random.Random) -> Iterator[tuple[str, str]]:
    """Claims with another figure or day, or denied, against what supports them as they were."""
    for report in story["evidence"]:
        for claim, letter in zip(story["claims"], report["labels"], strict=True):
            if letter != "S" or w.BOUND.search(claim):
                continue
            edit = chance.choice(_BREAKING)
            if other := edit(claim, chance):
                yield other, report["text"]


def _strangers(told: list[dict[str, Any]], found: Lessons, chance: random.Random) -> None:
    """Claims against reports of other stories: nothing follows, and it is another matter."""
    trained = {e.group for e in found.train if e.group}
    some = [story for story in told if story["id"] in trained]
    for story in some:
        for claim in chance.sample(story["claims"], 2):
            other = chance.choice(some)
            if other is story:
                continue
            report = chance.choice(other["evidence"])["text"]
            found.add("", Example("stance", claim, report, NEITHER), False)
            found.add("", Example("story", claim, report, 0), False)
