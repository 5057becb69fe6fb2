"""Is a document about a claim's matter at all? Shared words, weighed by how surprising they are.

Each content word of the claim speaks for the matter where the document has it, the more the less
likely a document of its length would have it by chance, and a little against it where the
document has it not: the log odds of a naive Bayes model whose only assumed number is how often a
document on the matter uses a word of the claim.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from matching.stance.matter import Matter
from matching.stance.rates import Rates
from matching.text.tokens import content_words

USES = 0.55
"""How often a document on the matter uses a given word of the claim."""
REPEATS = 3
"""Occurrences up to which a repeated word counts further, each by half of the first."""
SURE = 5.0
"""Log odds from which a document is taken to be about the matter."""


@dataclass(frozen=True, slots=True)
class Words:
    """The content stems of a document with their counts."""

    counts: Counter[str]
    length: int


@lru_cache(maxsize=4_000)
def words_of(text: str) -> Words:
    """The content stems of a document, read once for all claims."""
    found = content_words(text)
    return Words(Counter(found), len(found))


def relatedness(matter: Matter, words: Words, rates: Rates) -> float:
    """The log odds that the document is about the claim's matter, before any prior."""
    total = 0.0
    for term in matter.terms:
        stemmed = term.token.stem
        chance = rates.chance(stemmed, words.length)
        count = min(REPEATS, words.counts[stemmed])
        if chance >= USES:
            total -= 0.0 if count else 0.5
        elif count:
            total += math.log(USES / chance) * (1 + 0.5 * (count - 1))
        else:
            total += math.log((1 - USES) / (1 - chance))
    return total


def is_related(matter: Matter, text: str, rates: Rates) -> bool:
    """Whether a document is about the claim's matter."""
    return relatedness(matter, words_of(text), rates) >= SURE
