"""Passages of whole articles for the student: what the teachers say of them is the lesson.

Labelled pairs are short and clean; a check reads sentences of real articles, with the sentence
before them, most of which say nothing of the claim.
"""

from __future__ import annotations

import json
import random
from pathlib import Path

from matching.text.sentences import split
from matching.text.tokens import stem
from matching.training.reader.lessons import UNLABELLED, Example

NEAREST, OTHERS = 12, 6
"""Passages of a scenario that are taken for each claim: by shared words, and at random."""


def unlabelled(folder: Path, chance: random.Random) -> list[Example]:
    """Claims and sentences of every scenario's article, each with passages of its coverage."""
    found: list[Example] = []
    for path in sorted(folder.glob("*.json")):
        scenario = json.loads(path.read_text(encoding="utf-8"))
        if "coverage" not in scenario:
            continue
        passages = [p for row in scenario["coverage"] for p in _passages(row.get("text") or "")]
        words = [_words(last) for _, last in passages]
        claims = [gold["claim"] for gold in scenario["gold"]]
        claims += [last for _, last in _passages(scenario["article"]["text"])]
        for claim in claims:
            mine = _words(claim)
            order = sorted(range(len(passages)), key=lambda i: (-len(mine & words[i]), passages[i]))
            some = order[:NEAREST]
            some += chance.sample(order[NEAREST:], min(OTHERS, len(order[NEAREST:])))
            for at in some:
                before, last = passages[at]
                evidence = f"{before} {last}".strip() if chance.random() < 0.6 else last
                found.append(Example("stance", claim, evidence, UNLABELLED))
                found.append(Example("story", claim, evidence, UNLABELLED))
    return found


def _passages(text: str) -> list[tuple[str, str]]:
    """Every sentence with the one before it."""
    sentences = [text[start:end] for start, end in split(text)]
    return list(zip(["", *sentences], sentences, strict=False))


def _words(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in text.lower().split() if len(word) > 3)
