"""Ordinary pairs of news sentences: what supports is found, what does not is never called so.

``news_pairs_traps.tsv`` was written by others without sight of the rules; most of its pairs that do
not support share nearly all words with their claim. The rules were mended with both files in hand.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.matching.pairs import match

HERE = Path(__file__).parent


@pytest.mark.parametrize(
    ("name", "least", "lookalikes"),
    [
        ("news_pairs.tsv", {"supports": 62, "disputes": 29, "mentions": 21}, 1),
        ("news_pairs_traps.tsv", {"supports": 39, "disputes": 13, "mentions": 68}, 17),
    ],
)
def test_the_rules_read_ordinary_pairs(name: str, least: dict[str, int], lookalikes: int) -> None:
    """By the rules alone at least so many of each stance are right, and at most so many wrongly
    taken for support; raised, or lowered, when they read better."""
    right: Counter[str] = Counter()
    wrong: list[tuple[str, str]] = []
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        wanted, claim, evidence = line.split("\t")
        found = match(claim.rstrip("."), evidence)
        right[wanted] += found.stance == wanted
        if found.stance == "supports" != wanted:
            wrong.append((claim, evidence))
    assert len(wrong) <= lookalikes, wrong
    assert all(right[stance] >= count for stance, count in least.items()), right
