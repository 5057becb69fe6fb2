"""Counts that leave out what they count are of what the sentence before counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from matching.claims import extract_claims
from matching.compare.elliptic import completed
from matching.compare.reading import read
from matching.engine import match_all, read_all
from matching.types import Policy
from tests.matching.making import document

FRIDAY = datetime(2023, 4, 28, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("before", "sentence", "nouns"),
    [
        ("Fifty-seven procedures were listed.", "Nineteen were cancelled.", ("procedur",)),
        ("About 300 strikers marched.", "Seven of them were arrested.", ("striker",)),
        ("The fire damaged 40 homes.", "Of them, five burned down.", ("home",)),
        ("Fifty-seven procedures were listed.", "Nineteen people were hurt.", ("peopl",)),
        ("The fire damaged homes.", "Nineteen were hurt.", ()),
        ("The fire damaged 40 homes.", "She was 19.", ()),
    ],
)
def test_the_noun_stands_before(before: str, sentence: str, nouns: tuple[str, ...]) -> None:
    (figure,) = completed(read(sentence), read(before)).figures
    assert figure.nouns[:1] == nouns


@pytest.mark.parametrize(
    ("ours", "told", "stance"),
    [
        (
            "Police in Velm arrested 12 protesters on Monday.",
            "About 300 protesters marched through Velm on Monday. Seven of them were arrested.",
            "disputes",
        ),
        (
            "Nineteen planned operations were called off on the day at the Velm hospital.",
            "The Velm hospital planned 57 procedures for the day. Nineteen were cancelled.",
            "supports",
        ),
    ],
)
def test_elliptic_counts_decide(ours: str, told: str, stance: str) -> None:
    article = replace(document("paper.example", ours), published=FRIDAY)
    (claim,) = extract_claims(article)
    other = replace(document("other.example", told), published=FRIDAY)
    found = match_all([claim], read_all((other,), Policy()), article=article, policy=Policy())
    assert stance in [m.stance for m in found[claim.id]]
