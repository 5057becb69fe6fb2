"""Is a document about the same matter as the article at all?

Two sentences about nothing in common can agree or clash word for word ("three were killed"). A
document that shares neither the article's vocabulary nor its names is another matter, and only a
sentence that itself names what the claim names can then say something about the claim.

The measure looks at two texts and nothing else, so that further documents never change it. The
limits were chosen on pairs of real pages: they keep all 30 pairs on one story and reject half
of 21,000 pairs on different ones.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from matching.text.sentences import split
from matching.text.tokens import content_words, stem
from matching.types import Claim, Document, Statement

VOCABULARY = (0.12, 0.22)
"""Cosine of damped word counts from which two texts share a vocabulary: short texts, long ones."""
NAMES = (3, 6)
"""Shared names from which two texts share a cast, whatever their words: short texts, long ones."""
_SHORT, _LONG = 150, 400
"""Different words of a short and of a long text: long ones share much by chance."""

_BEFORE = 160
"""Characters before a sentence in which its subject may have been named."""
_NAME = re.compile(r"(?<![.!?:”\"“\n]\s)(?<![“\"\n])(?<!^)\b[A-Z][\w’'-]{2,}")
_COMMON = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december the mrs""".split()  # noqa: SIM905
)


def names(text: str) -> frozenset[str]:
    """Capitalised words that do not open a sentence, without the calendar's."""
    found = (re.sub(r"[’']s?$", "", m.group()).casefold() for m in _NAME.finditer(text))
    return frozenset(name for name in found if name not in _COMMON)


@lru_cache(maxsize=2048)
def _profile(title: str, text: str) -> tuple[Mapping[str, float], float, frozenset[str]]:
    whole = f"{title}. {text}"
    counts = Counter(stem(word) for word in content_words(whole))
    weights = {word: 1 + math.log(number) for word, number in sorted(counts.items())}
    return weights, math.sqrt(sum(w * w for w in weights.values())), names(whole)


def same_matter(article: Document, document: Document) -> bool:
    """Whether the two share vocabulary or names enough to be about one matter."""
    ours, our_length, our_names = _profile(article.title, article.text)
    theirs, their_length, their_names = _profile(document.title, document.text)
    short, long = (ours, theirs) if len(ours) <= len(theirs) else (theirs, ours)
    size = min(1.0, max(0.0, (len(short) - _SHORT) / (_LONG - _SHORT)))
    if len(our_names & their_names) >= NAMES[0] + size * (NAMES[1] - NAMES[0]):
        return True
    dot = sum(weight * long[word] for word, weight in short.items() if word in long)
    limit = VOCABULARY[0] + size * (VOCABULARY[1] - VOCABULARY[0])
    return dot >= limit * our_length * their_length


_REPEATED = 3
_OFTEN = 0.12
"""Sentences, and their share of an article, from which a word is of its whole matter."""


@lru_cache(maxsize=512)
def _matter_words(title: str, text: str) -> frozenset[str]:
    sentences = split(text)
    counts: Counter[str] = Counter()
    for start, end in sentences:
        counts.update(set(content_words(text[start:end])))
    headline = frozenset(content_words(title))
    least = max(_REPEATED, _OFTEN * len(sentences))
    return frozenset(
        word
        for word, number in counts.items()
        if number >= least or (word in headline and number > 1)
    )


def matter_words(article: Document) -> frozenset[str]:
    """The stems that an article uses again and again: its people, its town, its meeting.

    All coverage of the matter has them, so that they tell little of what one claim says.
    """
    return _matter_words(article.title, article.text)


def names_it(claim: Claim, statement: Statement) -> bool:
    """Whether the statement names somebody or something that the claim's sentence names.

    In a register or a bulletin of many cases the name stands in the lines just before.
    """
    start = statement.span[0]
    _, _, before = statement.document.text[max(0, start - _BEFORE) : start].partition(" ")
    theirs = names(f"x {statement.text}") | names(f"x {before}")
    return bool(names(f"x {claim.sentence} {claim.restatement}") & theirs)
