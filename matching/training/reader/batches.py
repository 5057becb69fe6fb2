"""What both ways of training share: the tokenizer, the heads, and batches of like length."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

from tokenizers import Tokenizer

from matching.training.reader.encoder import SINGLE

HEADS = ("stance", *SINGLE)
TWO = ("vitaminc_synthetic", "fm2")
"""Sets without "neutral"."""


def tokenizer(base: Path, most: int) -> Tokenizer:
    """The encoder's tokenizer, cutting at ``most`` tokens and never padding."""
    found = Tokenizer.from_file(str(base / "tokenizer.json"))
    found.no_padding()
    found.enable_truncation(most)
    return found


def schedule(sizes: Sequence[int], batch: int, chance: random.Random) -> list[list[int]]:
    """One pass over all examples in batches of like length, in random order."""
    order = list(range(len(sizes)))
    chance.shuffle(order)
    batches = []
    for start in range(0, len(order), batch * 50):
        pool = sorted(order[start : start + batch * 50], key=lambda j: sizes[j])
        batches += [pool[k : k + batch] for k in range(0, len(pool), batch)]
    chance.shuffle(batches)
    return batches
