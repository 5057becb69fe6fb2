"""How one text was made from another: copied, lightly or heavily rewritten, or not made from it.

Two measures over the shorter text: how much of its vocabulary (content stems) the other has, and
how much of all its words, small ones included, stands there in the same order: a light rewrite
puts other words into the frame of the old sentences, a heavy one keeps the facts and breaks the
frame. Long verbatim stretches, and hardly a sentence that is taken and altered, tell a copy, in
which own sentences may stand between whole copied ones, from a light rewrite, in which hardly a
sentence is left alone. Calibrated on the answers of Clough and Stevenson, Developing a corpus of
plagiarised short answers, 2011.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import chain
from typing import Literal

from rapidfuzz.distance import LCSseq

from matching.lineage.outline import Outline, Vocabulary
from matching.text.tokens import fold
from matching.types import Document

Degree = Literal["copy", "light", "heavy", "independent"]

_STRETCH = 2
"""One word in the same place is chance."""
_WORD = re.compile(r"[^\W_]+")
_SENTENCE_WORDS = 3
"""Shorter ones are headings and leftovers."""
_TAKEN = 0.5
_LEFT_ALONE = 0.9
"""Shares of a sentence's words that stand in one sentence of the other text in the same order: from
the first on it was taken from there, from the second on as it was."""


@dataclass(frozen=True, slots=True, order=True)
class Cuts:
    """Below the likeness ``reused`` (0 to 1) two texts are independent; from the length
    ``verbatim`` (in stems) on one is a copy, if less than the share ``altered`` (0 to 1) of it was
    taken and altered; between the two the share ``ordered`` (0 to 1) tells light from heavy
    rewriting."""

    reused: float = 0.32
    ordered: float = 0.65
    verbatim: float = 11.0
    altered: float = 0.25


USUAL = Cuts()


@dataclass(frozen=True, slots=True)
class Rewriting:
    """How two texts stand to each other.

    ``vocabulary`` is the share (0 to 1) of the shorter text's stems that the other has, ``ordered``
    the share of its words in stretches of two and more in the same order, ``verbatim`` the length
    in stems of the stretch that a word in common stands in, on average, ``altered`` the share of
    its words in sentences that were made from one of the other's and not left as they were.
    """

    vocabulary: float
    ordered: float
    verbatim: float
    altered: float

    @property
    def likeness(self) -> float:
        """Vocabulary and order in one number, 0 to 1."""
        return (self.vocabulary + self.ordered) / 2

    @property
    def degree(self) -> Degree:
        """The degree of rewriting that this speaks for."""
        return self.under(USUAL)

    def under(self, cuts: Cuts) -> Degree:
        """The degree under other cuts than the usual ones."""
        if self.likeness < cuts.reused:
            return "independent"
        if self.verbatim >= cuts.verbatim and self.altered < cuts.altered:
            return "copy"
        return "light" if self.ordered >= cuts.ordered else "heavy"


def rewriting(left: Document, right: Document) -> Rewriting:
    """Compare two texts. Quadratic in their lengths: for pairs that are asked about."""
    vocabulary = Vocabulary()
    outlines = [Outline(document, vocabulary) for document in (left, right)]
    one, two = (outline.stems.tolist() for outline in outlines)
    least = min(len(one), len(two))
    if not least:
        return Rewriting(0.0, 0.0, 0.0, 0.0)
    common = sum((Counter(one) & Counter(two)).values())
    stretches = _stretches(one, two)
    here, there = (
        [_words(document.text[a:b]) for a, b in zip(outline.starts, outline.ends, strict=True)]
        for document, outline in zip((left, right), outlines, strict=True)
    )
    short, long = sorted((here, there), key=lambda sentences: sum(map(len, sentences)))
    size = max(1, sum(map(len, short)))
    return Rewriting(
        common / least,
        sum(_stretches([*chain(*short)], [*chain(*long)])) / size,
        sum(length * length for length in stretches) / max(1, sum(stretches)),
        _altered(short, long) / size,
    )


def _words(passage: str) -> list[str]:
    return _WORD.findall(fold(passage))


def _altered(short: Sequence[list[str]], long: Sequence[list[str]]) -> int:
    """The words of the sentences that were taken from one of the other text, and changed."""
    others = [sentence for sentence in long if len(sentence) >= _SENTENCE_WORDS]
    words = 0
    for sentence in short:
        if len(sentence) < _SENTENCE_WORDS:
            continue
        kept = max((LCSseq.similarity(sentence, other) for other in others), default=0)
        if _TAKEN <= kept / len(sentence) < _LEFT_ALONE:
            words += len(sentence)
    return words


def _stretches(one: Sequence[object], two: Sequence[object]) -> list[int]:
    """The lengths of what both have in the same order, single words left out."""
    blocks = SequenceMatcher(None, one, two, autojunk=False).get_matching_blocks()
    return [block.size for block in blocks if block.size >= _STRETCH]
