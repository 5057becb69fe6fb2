"""What teachers and students learn from: more of everything that the reader learned from, all our
own stories with their altered claims, and pairs without a label."""

from __future__ import annotations

import random
from pathlib import Path

from matching.training.reader.lessons import UNLABELLED, Example, Lessons
from matching.training.reader.pairs import SEED, lessons, ordered
from matching.training.reader.stories import stories
from matching.training.teacher.passages import unlabelled

EDITED, GRAMMAR, ORDERED, CROSSED = 45_000, 6_000, 16_000, 30_000
STORIES = 3
"""How often each of our own news stories is seen beside once for everything else."""


def everything(folder: Path, scenarios: Path) -> Lessons:
    """The labelled sets, our own stories ``STORIES`` times, and pairs without a label."""
    found = lessons(folder, EDITED, each=5, share=0.6, made_up=GRAMMAR)
    chance = random.Random(SEED + 1)
    found.train += ordered(found.train, ORDERED, chance)
    told = stories(chance)
    found.train += told.train * STORIES
    found.held |= told.held
    found.files |= told.files
    found.train += crossed(found.train, chance)
    found.train += unlabelled(scenarios, chance)
    return found


def crossed(train: list[Example], chance: random.Random) -> list[Example]:
    """Claims with another evidence of their group: the student sees what the teachers say."""
    groups: dict[str, list[Example]] = {}
    for one in train:
        if one.evidence and one.group:
            groups.setdefault(one.group, []).append(one)
    names = sorted(name for name, some in groups.items() if len(some) > 1)
    found: set[Example] = set()
    for _ in range(CROSSED * 3):
        first, second = chance.sample(groups[chance.choice(names)], 2)
        claim, evidence = first.claim, second.evidence
        if second.head == "event" and chance.random() < 0.5:
            claim, evidence = evidence, claim
        if claim != evidence:
            found.add(Example("stance", claim, evidence, UNLABELLED))
        if len(found) >= CROSSED:
            break
    known = {(e.claim, e.evidence) for e in train if e.head == "stance"}
    return sorted(
        (e for e in found if (e.claim, e.evidence) not in known),
        key=lambda e: (e.claim, e.evidence),
    )
