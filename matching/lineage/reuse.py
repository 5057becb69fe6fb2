"""Text reuse on passages: which sentences of one document are another's, rewritten or not.

Candidate pairs are aligned sentence by sentence. Two sentences are the same passage when they
share most of their content stems, weighted by rarity; neighbours of such a pair need less, and
what stands between two of them in both texts belongs to the passage as well. Quotation marks and
page furniture do not count: two reporters at one press conference print the same quotations.
"""

from __future__ import annotations

import math
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from matching.lineage.candidates import runs_of
from matching.lineage.outline import COMMON_WEIGHT, FURNITURE, PROSE, Outline


class Tie(NamedTuple):
    """Two sentences (positions in their outlines) that are one passage, and how alike they are.

    ``shared`` is the weight (in words) of the stems in common outside quotation marks, ``runs``
    the number of three-stem runs in common: two reporters use the same words for the same facts,
    but not in the same order over and over. ``whole`` is the share of the heavier sentence in
    common (``share``: of the lighter). ``by_place`` marks pairs that were joined
    because their neighbours were.
    """

    left: int
    right: int
    share: float
    shared: float
    runs: int = 0
    whole: float = 0.0
    by_place: bool = False


@dataclass(frozen=True, slots=True)
class Reuse:
    """One text reuses the other, or both a third: document level, with the part in common."""

    left: str
    right: str
    share: float
    passages: int
    detail: str
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Alignment:
    """All passages that two documents have in common, in the order of the left one.

    ``run_share`` is the part of the shorter document's three-stem runs that the other has too.

    ``own`` is the weight in words of what they have in common outside quotation marks, ``length``
    that of the whole shorter document, and ``runs`` the number of three-stem runs in common.
    """

    ties: tuple[Tie, ...]
    own: float
    runs: int
    length: float
    run_share: float = 0.0

    @property
    def containment(self) -> float:
        """The part of the shorter document that the two have in common, 0 to 1."""
        return min(1.0, self.own / self.length) if self.length else 0.0


SEED_RUNS = 1
SEED_SHARE = 0.5
SEED_WORDS = 4.0
NEAR_SHARE = 0.35
NEAR_WORDS = 2.0
GAP = 2


class Prepared:
    """One document ready for alignment: its runs by place, its sentences weighed once.

    A stem weighs 1, a word of every day less, and one that the document repeats less again (its
    topic): 1 / (1 + ln(n) / 4) for n occurrences. No other document has a say, so that what two
    texts have in common never depends on a third.
    """

    __slots__ = ("_all", "_own", "_telling", "_weights", "again", "extent", "outline", "places")

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        common = outline.common
        self._weights = {
            stem: (COMMON_WEIGHT if stem <= common else 1.0) * _REPEATED[n if n < _MOST else _MOST]
            for stem, n in Counter(outline.stems).items()
        }
        self.places: dict[int, int] = {}
        """The first sentence with each run of stems."""
        self.again: dict[int, int] = {}
        """The second one, for runs that come back (a lead that repeats the headline)."""
        self._own: dict[int, Bag] = {}
        self._all: dict[int, Bag] = {}
        self._telling: dict[int, frozenset[int]] = {}
        places, again = self.places, self.again
        extent = 0.0
        for sentence in range(len(outline)):
            kind = outline.kind[sentence]
            if kind == FURNITURE:
                continue
            found = runs_of(outline, sentence)
            fresh = [run for run in found if places.setdefault(run, sentence) == sentence]
            if len(fresh) < len(found):
                for run in found:
                    if places[run] != sentence:
                        again.setdefault(run, sentence)
            # A sentence printed twice (under the picture, in the gallery) is there once.
            if kind == PROSE and 2 * len(fresh) >= len(found):
                extent += self.own(sentence).total
        self.extent = extent
        """The weight in words of the prose outside quotation marks."""

    def own(self, sentence: int) -> Bag:
        """The stems of a sentence outside quotation marks, weighed."""
        bag = self._own.get(sentence)
        if bag is None:
            bag = Bag.of_stems(self.outline.own_words(sentence), self._weights)
            self._own[sentence] = bag
        return bag

    def telling(self, sentence: int) -> frozenset[int]:
        """The figures and names of a sentence."""
        held = self._telling.get(sentence)
        if held is None:
            held = self._telling[sentence] = self.outline.telling_words(sentence)
        return held

    def all(self, sentence: int) -> Bag:
        """All stems of a sentence, weighed."""
        bag = self._all.get(sentence)
        if bag is None:
            words = self.outline.words(sentence)
            own = self.own(sentence)
            same = len(words) == own.words
            bag = own if same else Bag.of_stems(words, self._weights)
            self._all[sentence] = bag
        return bag


_MOST = 64
_REPEATED = [1.0, 1.0, *(1.0 / (1.0 + math.log(n) / 4) for n in range(2, _MOST + 1))]


class Bag(NamedTuple):
    """Stems with the weight that each has in a sentence (weight times occurrences), the sum, the
    number of words, and a mark that rows of the same words in the same order share."""

    of: Mapping[int, float]
    total: float
    words: int
    row: int

    @classmethod
    def of_stems(cls, stems: Sequence[int], weights: Mapping[int, float]) -> Bag:
        """Weigh the stems of a sentence; a repeated stem counts each time."""
        held = dict(zip(stems, map(weights.__getitem__, stems), strict=True))
        if len(held) < len(stems):
            held = {stem: held[stem] * n for stem, n in Counter(stems).items()}
        return cls(held, sum(held.values()), len(stems), hash(tuple(stems)))

    def likeness(self, other: Bag) -> tuple[float, float]:
        """Share of the lighter sentence's weight found in the other, and the weight in common."""
        least = min(self.total, other.total)
        if not least:
            return 0.0, 0.0
        if self.row == other.row:
            return 1.0, least
        here, there = self.of, other.of
        both = here.keys() & there.keys()
        if not both:
            return 0.0, 0.0
        # An exact sum, so that the order of a set of stems cannot show in the last digit.
        weights = map(min, map(here.__getitem__, both), map(there.__getitem__, both))
        common = math.fsum(weights)
        return common / least, common


def align(left: Prepared, right: Prepared) -> Alignment:
    """Align two documents sentence by sentence (see the module)."""
    here, there = left.places, right.places
    common = here.keys() & there.keys()
    votes = Counter(_places(common, here, there))
    for one, two in ((left.again, there), (here, right.again), (left.again, right.again)):
        if one and two:
            votes.update(_places(one.keys() & two.keys(), one, two))
    runs = 0
    seeds = []
    kinds, others = left.outline.kind, right.outline.kind
    for (i, j), times in votes.items():
        if kinds[i] == PROSE and others[j] == PROSE:
            runs += times
        a, b = left.own(i), right.own(j)
        if a.total < SEED_WORDS or b.total < SEED_WORDS:
            continue
        share, shared = a.likeness(b)
        if shared >= SEED_WORDS and share >= SEED_SHARE and not _twins(left, i, right, j):
            seeds.append(Tie(i, j, share, shared, times, shared / max(a.total, b.total)))
    ties = _fill(_grow(_one_to_one(seeds), left, right), left, right)
    own = math.fsum(
        tie.shared
        for tie in ties
        if not tie.by_place and kinds[tie.left] == PROSE and others[tie.right] == PROSE
    )
    run_share = len(common) / max(1, min(len(here), len(there)))
    return Alignment(tuple(ties), own, runs, min(left.extent, right.extent), run_share)


def _places(
    runs: AbstractSet[int], here: Mapping[int, int], there: Mapping[int, int]
) -> Iterator[tuple[int, int]]:
    """Where each run stands in both."""
    return zip(map(here.__getitem__, runs), map(there.__getitem__, runs), strict=True)


def _twins(left: Prepared, i: int, right: Prepared, j: int) -> bool:
    """Whether two sentences are alike in everything but their names and figures.

    Reports of two fires or two votes come out of one mould; a rewrite keeps who and how many.
    """
    a, b = left.telling(i), right.telling(j)
    both = len(a & b)
    return min(len(a), len(b)) > 2 * both


def _one_to_one(ties: Iterable[Tie]) -> list[Tie]:
    """The best ties such that no sentence is taken twice (two halves of one excepted)."""
    taken_left: Counter[int] = Counter()
    taken_right: Counter[int] = Counter()
    kept = []
    for tie in sorted(ties, key=lambda t: (-t.shared * t.share, t.left, t.right)):
        # A sentence may have been split in two, so either side may be used twice, not both.
        if taken_left[tie.left] + taken_right[tie.right] <= 1:
            taken_left[tie.left] += 1
            taken_right[tie.right] += 1
            kept.append(tie)
    return sorted(kept, key=lambda t: (t.left, t.right))


_STEPS = ((1, 1), (-1, -1), (1, 2), (2, 1), (-1, -2), (-2, -1), (0, 1), (1, 0))


def _grow(ties: Sequence[Tie], left: Prepared, right: Prepared) -> list[Tie]:
    """Add the neighbours of ties that are alike enough to be told apart from chance beside one."""
    known = {(t.left, t.right) for t in ties}
    # Two more on either side, so that every step can be looked up: what is not there is taken.
    taken_left, taken_right = _taken(len(left.outline)), _taken(len(right.outline))
    for tie in ties:
        taken_left[tie.left + _REACH] = taken_right[tie.right + _REACH] = 1
    out = list(ties)
    queue = deque(ties)
    while queue:
        tie = queue.popleft()
        near_left = taken_left[tie.left : tie.left + 2 * _REACH + 1]
        near_right = taken_right[tie.right : tie.right + 2 * _REACH + 1]
        if 0 not in near_left and 0 not in near_right:
            continue
        for di, dj in _STEPS:
            i, j = tie.left + di, tie.right + dj
            if (di and taken_left[i + _REACH]) or (dj and taken_right[j + _REACH]):
                continue
            if (i, j) in known:
                continue
            share, shared = left.all(i).likeness(right.all(j))
            if share >= NEAR_SHARE and shared >= NEAR_WORDS and not _twins(left, i, right, j):
                new = Tie(i, j, share, left.own(i).likeness(right.own(j))[1])
                known.add((i, j))
                taken_left[i + _REACH] = taken_right[j + _REACH] = 1
                out.append(new)
                queue.append(new)
    return sorted(out)


_REACH = 2


def _taken(size: int) -> bytearray:
    margin = b"\x01" * _REACH
    return bytearray(margin + bytes(size) + margin)


def _fill(ties: Sequence[Tie], left: Prepared, right: Prepared) -> list[Tie]:
    """Add what stands between two ties in both texts, if it has anything in common."""
    filled = []
    for one, two in pairwise(ties):
        if 1 < two.left - one.left <= GAP + 1 and 1 < two.right - one.right <= GAP + 1:
            for i in range(one.left + 1, two.left):
                for j in range(one.right + 1, two.right):
                    share, shared = left.all(i).likeness(right.all(j))
                    if shared >= 1.0 and share >= 0.15:
                        filled.append(Tie(i, j, share, shared, by_place=True))
    return sorted([*ties, *filled]) if filled else list(ties)
