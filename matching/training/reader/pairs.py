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
from matching.training.reader.lessons import Example, Lessons

STANCES = ("supports", "refutes", "neutral")
PAIR_SETS = ("vitaminc_real", "vitaminc_synthetic", "fm2", "fever_adversarial", "wice", "ecbplus")
FACTUAL_SETS = ("factappeal_train",)
LICENCES = (
    "VitaminC, FEVER 2.0: CC BY-SA 3.0; FoolMeTwice: Apache-2.0; WiCE: ODC-BY and CC BY-SA; "
    "ECB+: CC BY 3.0; FactAppeal: CC BY 4.0; encoder all-MiniLM-L6-v2: Apache-2.0; stories and "
    "written lessons: our own, under the licence of this project"
)
EDITED, GRAMMAR = 17_000, 4_000
LONGEST = 110
"""Words of evidence; longer passages would be cut by the reader."""
SEED = 7


def lessons(
    folder: Path, most: int = EDITED, each: int = 3, share: float = 0.25, made_up: int = GRAMMAR
) -> Lessons:
    """All examples made of the labelled sets below ``folder``.

    ``most`` edited pairs, at most ``each`` of a sentence, from a ``share`` of the encyclopaedia's
    evidence besides all news; ``made_up`` pairs of the grammar.
    """
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
            if not held and name.startswith("vitaminc") and chance.random() < share:
                encyclopaedia.add(row["evidence"])
    for name in FACTUAL_SETS:
        for row in _rows(folder, name, found):
            held = int(hashlib.sha256(row["sentence"].encode()).hexdigest()[:8], 16) % 10 == 0
            example = Example("factual", row["sentence"], "", int(row["label"] != "not_factual"))
            found.add("factual", example, held)
            if not held:
                news.add(row["sentence"])
    for name, made in (
        ("edited", edited(sorted(news), sorted(encyclopaedia), chance, most, each)),
        ("grammar", grammar.pairs(made_up, chance)),
    ):
        for at, (claim, evidence, word) in enumerate(made):
            example = Example("stance", claim, evidence, STANCES.index(word), evidence)
            found.add(name, example, at < len(made) // 30)
    return found


def ordered(train: list[Example], count: int, chance: random.Random) -> list[Example]:
    """Pairs that differ in order, made of the evidence that is trained on: half of them teach
    what one says to the other, half whether both say the same."""
    texts = sorted({e.evidence for e in train if e.head == "stance"})
    chance.shuffle(texts)
    made = order.pairs(texts, count, chance)
    return [
        Example("same", claim, evidence, int(label == "supports"))
        if number // 2 % 2
        else Example("stance", claim, evidence, STANCES.index(label))
        for number, (claim, evidence, label) in enumerate(made)
    ]


def edited(
    news: list[str],
    encyclopaedia: list[str],
    chance: random.Random,
    most: int = EDITED,
    each: int = 3,
) -> list[tuple[str, str, str]]:
    """Edited pairs, news first; some stand in a window with another sentence."""
    chance.shuffle(news)
    chance.shuffle(encyclopaedia)
    made: list[tuple[str, str, str]] = []
    pool = [s for s in (*news, *encyclopaedia) if 8 <= len(s.split()) <= 60]
    for sentence in pool:
        some = edits.pairs_of(sentence, chance)
        chance.shuffle(some)
        for claim, evidence, label in some[:each]:
            place = chance.random()
            if place < 0.12:
                evidence = f"{evidence} {chance.choice(pool)}"
            elif place < 0.24:
                evidence = f"{chance.choice(pool)} {evidence}"
            made.append((claim, evidence, label))
        if len(made) >= most:
            break
    return made


def _rows(folder: Path, name: str, found: Lessons) -> Iterator[dict[str, Any]]:
    path = sorted(folder.rglob(f"{name}*.jsonl.gz"))[0]
    found.files[name] = hashlib.sha256(path.read_bytes()).hexdigest()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)
