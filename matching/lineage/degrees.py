"""How one text was made from another: copied, lightly or heavily rewritten, or not made from it.

Two measures over the shorter text: how much of its vocabulary (content stems) the other has, and
how much of all its words, small ones included, stands there in the same order: a light rewrite
puts other words into the frame of the old sentences, a heavy one keeps the facts and breaks the
frame. How long the verbatim stretches are tells a copy, in which own sentences may stand between
whole copied ones, from a light rewrite, in which hardly a sentence is left alone. Calibrated on the
answers of Clough and Stevenson, Developing a corpus of plagiarised short answers, 2011.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from matching.lineage.outline import Outline, Vocabulary
from matching.text.tokens import fold
from matching.types import Document

Degree = Literal["copy", "light", "heavy", "independent"]

_STRETCH = 2
"""One word in the same place is chance."""
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, order=True)
class Cuts:
    """Below the likeness ``reused`` (0 to 1) two texts are independent; from the length
    ``verbatim`` (in stems) on one is a copy; between the two the share ``ordered`` (0 to 1) tells
    light from heavy rewriting."""

    reused: float = 0.32
    ordered: float = 0.38
    verbatim: float = 11.0


USUAL = Cuts()


@dataclass(frozen=True, slots=True)
class Rewriting:
    """How two texts stand to each other.

    ``vocabulary`` is the share (0 to 1) of the shorter text's stems that the other has, ``ordered``
    the share of its words in stretches of two and more in the same order, ``verbatim`` the length
    in stems of the stretch that a word in common stands in, on average.
    """

    vocabulary: float
    ordered: float
    verbatim: float

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
        if self.verbatim >= cuts.verbatim:
            return "copy"
        return "light" if self.ordered >= cuts.ordered else "heavy"


def rewriting(left: Document, right: Document) -> Rewriting:
    """Compare two texts. Quadratic in their lengths: for pairs that are asked about."""
    vocabulary = Vocabulary()
    one, two = (Outline(document, vocabulary).stems.tolist() for document in (left, right))
    least = min(len(one), len(two))
    if not least:
        return Rewriting(0.0, 0.0, 0.0)
    common = sum((Counter(one) & Counter(two)).values())
    stretches = _stretches(one, two)
    here, there = (_WORD.findall(fold(document.text)) for document in (left, right))
    return Rewriting(
        common / least,
        sum(_stretches(here, there)) / max(1, min(len(here), len(there))),
        sum(size * size for size in stretches) / max(1, sum(stretches)),
    )


def _stretches(one: Sequence[object], two: Sequence[object]) -> list[int]:
    """The lengths of what both have in the same order, single words left out."""
    blocks = SequenceMatcher(None, one, two, autojunk=False).get_matching_blocks()
    return [block.size for block in blocks if block.size >= _STRETCH]
