"""Lessons that were written for the reader: ``matching/training/written/*.jsonl``.

Nothing in them is taken from any labelled set. A line is a text beside sentences that follow from
it, contradict it or are left open by it (``everyday``, ``prose``), a claim beside passages of other
texts (``indirect``), a sentence of news beside others on the same (``news``), a sentence beside
others of the same words in another order (``order``), or one sentence that is objective or
subjective (``subjective``). ``voices``, of the last kind too, is kept from the reader: what weighs
its answers learns from it (``matching.training.sentences``).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from matching.training.reader.lessons import Example, Lessons

STANCES = ("supports", "refutes", "neutral")
NAMES = ("everyday", "prose", "indirect", "news", "order", "subjective")
BLOCK = 20
"""Lines beside each other that may share a topic: all trained on, or none."""


def written() -> Lessons:
    """All of them; a tenth of each kind is never trained on."""
    found = Lessons()
    for name in NAMES:
        path = files("matching.training").joinpath(f"written/{name}.jsonl")
        text = path.read_text(encoding="utf-8")
        found.files[name] = hashlib.sha256(text.encode()).hexdigest()
        for number, line in enumerate(text.splitlines()):
            row, group = json.loads(line), f"{name} {number // BLOCK}"
            held = int(hashlib.sha256(group.encode()).hexdigest()[:8], 16) % 10 == 0
            for head, claim, evidence, label in _pairs(row):
                where = name if head in ("stance", "subjective") else f"{name}: {head}"
                found.add(where, Example(head, claim, evidence, label, group), held)
    return found


def _pairs(row: dict[str, Any]) -> Iterator[tuple[str, str, str, int]]:
    """Head, claim, evidence and label of every lesson of a line."""
    if "label" in row:
        yield "subjective", row["text"], "", int(row["label"] == "SUBJ")
    elif "claim" in row:
        for label, word in enumerate(STANCES):
            for passage in row[word]:
                yield "stance", row["claim"], passage, label
    elif "different" in row:
        yield from _ordered(row["text"], row["same"], row["different"])
    elif "event" in row:
        yield from _news(row["text"], row["same"], row["event"], row["other"])
    else:
        for label, word in enumerate(STANCES):
            for claim in row[word]:
                yield "stance", claim, row["text"], label


def _news(
    text: str, same: list[str], event: list[str], other: list[str]
) -> Iterator[tuple[str, str, str, int]]:
    for at, one in enumerate((*same, *event, *other)):
        pair = (text, one) if at % 2 else (one, text)
        yield "event", *pair, int(at < len(same) + len(event))
        yield "same", *pair, int(at < len(same))
    for one in same:
        yield "stance", text, one, 0
    for one in other:
        yield "stance", text, one, 2


def _ordered(
    text: str, same: list[str], different: list[str]
) -> Iterator[tuple[str, str, str, int]]:
    """Every two that say the same, and every one of them beside what does not."""
    told = (text, *same)
    pairs = [(a, b, 1) for i, a in enumerate(told) for b in told[i + 1 :]]
    pairs += [(a, b, 0) for i, a in enumerate(told) for b in different[i % 2 :]]
    for at, (one, other, alike) in enumerate(pairs):
        pair = (one, other) if at % 2 else (other, one)
        yield "same", *pair, alike
        yield "stance", *pair, 0 if alike else 1
