"""The training set of the reader: labelled sets whose licences allow it, edits, the grammar.

A fifth of the groups (pages, claims, topics) of every set is never trained on
(``matching.model.is_held_out``), so that the same files can be measured honestly.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from matching.model import group_of, is_held_out
from matching.training.reader import edits, grammar, order
from matching.training.reader.lessons import UNLABELLED, Example, Lessons
from matching.training.reader.passages import unlabelled
from matching.training.reader.stories import stories

STANCES = ("supports", "refutes", "neutral")
PAIR_SETS = ("vitaminc_real", "vitaminc_synthetic", "fm2", "fever_adversarial", "wice", "ecbplus")
FACTUAL_SETS = ("factappeal_train",)
LICENCES = (
    "VitaminC, FEVER 2.0: CC BY-SA 3.0; FoolMeTwice: Apache-2.0; WiCE: ODC-BY and CC BY-SA; "
    "ECB+: CC BY 3.0; FactAppeal: CC BY 4.0; encoders all-MiniLM-L6-v2 and all-mpnet-base-v2: "
    "Apache-2.0"
)
EDITED, GRAMMAR, ORDERED, CROSSED = 45_000, 6_000, 16_000, 30_000
LONGEST = 110
"""Words of evidence; longer passages would be cut by the reader."""
SEED = 7
BESIDE = {"stance": 6_000, "event": 1_500, "factual": 500}
"""Lessons of each head that a trained reader sees again beside our stories."""
STORIES = 3
"""How often each of our own news stories is seen beside once for everything else."""


def lessons(folder: Path) -> Lessons:
    """All examples made of the labelled sets below ``folder``."""
    found = Lessons()
    chance = random.Random(SEED)
    news: set[str] = set()
    encyclopaedia: set[str] = set()
    for name in PAIR_SETS:
        for row in _rows(folder, name, found):
            held, group = is_held_out(row), group_of(row)
            if row["source"] == "fever_triggers" or len(row["evidence"].split()) > LONGEST:
                continue
            if name == "ecbplus":
                same = int(row["label"] == "same")
                event = Example("event", row["claim"], row["evidence"], same, group)
                found.add("events", event, held)
                if not held:
                    news |= {row["claim"], row["evidence"]}
                if same or chance.random() > 0.6:
                    continue
            label = STANCES.index("neutral" if name == "ecbplus" else row["label"])
            example = Example("stance", row["claim"], row["evidence"], label, group)
            found.add(name, example, held)
            if not held and name.startswith("vitaminc") and chance.random() < 0.6:
                encyclopaedia.add(row["evidence"])
    for name in FACTUAL_SETS:
        for row in _rows(folder, name, found):
            held = int(hashlib.sha256(row["sentence"].encode()).hexdigest()[:8], 16) % 10 == 0
            example = Example("factual", row["sentence"], "", int(row["label"] != "not_factual"))
            found.add("factual", example, held)
            if not held:
                news.add(row["sentence"])
    for name, made in (
        ("edited", edited(sorted(news), sorted(encyclopaedia), chance)),
        ("grammar", grammar.pairs(GRAMMAR, chance)),
    ):
        for at, (claim, evidence, word) in enumerate(made):
            example = Example("stance", claim, evidence, STANCES.index(word), evidence)
            found.add(name, example, at < len(made) // 30)
    return found


def everything(folder: Path, scenarios: Path) -> Lessons:
    """The labelled sets, our own stories ``STORIES`` times, and pairs without a label."""
    found = lessons(folder)
    chance = random.Random(SEED + 1)
    found.train += ordered(found.train, ORDERED, chance)
    told = stories(chance)
    found.train += told.train * STORIES
    found.held |= told.held
    found.files |= told.files
    found.train += crossed(found.train, chance)
    found.train += unlabelled(scenarios, chance)
    return found


def further(folder: Path) -> Lessons:
    """What a reader that was trained before learns anew: our stories, some of the rest beside.

    Enough of everything else that it is not forgotten; lessons of order and of edits most.
    """
    found = lessons(folder)
    chance = random.Random(SEED + 2)
    by_head: dict[str, list[Example]] = {}
    for one in found.train:
        by_head.setdefault(one.head, []).append(one)
    rest = [e for head, count in BESIDE.items() for e in chance.sample(by_head[head], count)]
    rest += ordered(found.train, 1_000, chance)
    told = stories(chance, silent=4)
    stances = [e for e in told.train if e.head == "stance"]
    matters = [e for e in told.train if e.head == "story"]
    found.train = rest + stances + chance.sample(matters, min(2_500, len(matters)))
    found.held |= told.held
    found.files |= told.files
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


def ordered(train: list[Example], count: int, chance: random.Random) -> list[Example]:
    """Pairs that differ in order, made of the evidence that is trained on."""
    texts = sorted({e.evidence for e in train if e.head == "stance"})
    chance.shuffle(texts)
    return [
        Example("stance", claim, evidence, STANCES.index(label))
        for claim, evidence, label in order.pairs(texts, count, chance)
    ]


def edited(
    news: list[str], encyclopaedia: list[str], chance: random.Random
) -> list[tuple[str, str, str]]:
    """Edited pairs, news first; some stand in a window with another sentence."""
    chance.shuffle(news)
    chance.shuffle(encyclopaedia)
    made: list[tuple[str, str, str]] = []
    pool = [s for s in (*news, *encyclopaedia) if 8 <= len(s.split()) <= 60]
    for sentence in pool:
        some = edits.pairs_of(sentence, chance)
        chance.shuffle(some)
        for claim, evidence, label in some[:5]:
            place = chance.random()
            if place < 0.12:
                evidence = f"{evidence} {chance.choice(pool)}"
            elif place < 0.24:
                evidence = f"{chance.choice(pool)} {evidence}"
            made.append((claim, evidence, label))
        if len(made) >= EDITED:
            break
    return made


def _rows(folder: Path, name: str, found: Lessons) -> Iterator[dict[str, Any]]:
    path = sorted(folder.rglob(f"{name}*.jsonl.gz"))[0]
    found.files[name] = hashlib.sha256(path.read_bytes()).hexdigest()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)
