"""How one text was made from another: copied, lightly or heavily rewritten, or not made from it.

Two measures over the content stems of the shorter text: how much of its vocabulary the other has,
and how much of it stands there in the same order. A rewrite keeps the words longer than their
order. How long the verbatim stretches are tells a copy, in which own sentences may stand between
whole copied ones, from a light rewrite, in which hardly a sentence is left alone. Calibrated on the
answers of Clough and Stevenson, Developing a corpus of plagiarised short answers, 2011.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from matching.lineage.outline import Outline, Vocabulary
from matching.types import Document

Degree = Literal["copy", "light", "heavy", "independent"]

REUSED = 0.285
ORDERED = 0.25
VERBATIM = 11.0
"""Below the first likeness the texts are independent; from the last length in stems on a copy;
between the two the share in the same order tells light from heavy rewriting."""
_STRETCH = 3


@dataclass(frozen=True, slots=True)
class Rewriting:
    """How two texts stand to each other.

    ``vocabulary`` is the share (0 to 1) of the shorter text's stems that the other has, ``ordered``
    the share in stretches of three and more in the same order, ``verbatim`` the length in stems
    of the stretch that a word in common stands in, on average.
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
        if self.likeness < REUSED:
            return "independent"
        if self.verbatim >= VERBATIM:
            return "copy"
        return "light" if self.ordered >= ORDERED else "heavy"


def rewriting(left: Document, right: Document) -> Rewriting:
    """Compare two texts. Quadratic in their lengths: for pairs that are asked about."""
    vocabulary = Vocabulary()
    one, two = (Outline(document, vocabulary).stems.tolist() for document in (left, right))
    least = min(len(one), len(two))
    if not least:
        return Rewriting(0.0, 0.0, 0.0)
    blocks = SequenceMatcher(None, one, two, autojunk=False).get_matching_blocks()
    stretches = [block.size for block in blocks if block.size >= 2]
    common = sum((Counter(one) & Counter(two)).values())
    ordered = sum(size for size in stretches if size >= _STRETCH)
    return Rewriting(
        common / least,
        ordered / least,
        sum(size * size for size in stretches) / max(1, sum(stretches)),
    )
