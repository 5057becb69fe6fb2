"""Text reuse on passages: which sentences of one document are another's, rewritten or not.

Candidate pairs are aligned sentence by sentence. Two sentences are the same passage when they
share most of their content stems, weighted by rarity; neighbours of such a pair need less, and
what stands between two of them in both texts belongs to the passage as well. Quotation marks and
page furniture do not count: two reporters at one press conference print the same quotations.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from matching.lineage.candidates import runs
from matching.lineage.outline import Outline


@dataclass(frozen=True, slots=True)
class Tie:
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


Degree = Literal["copy", "light", "heavy", "independent"]

REUSED_SHARE = 0.15
COPY_RUN_SHARE = 0.6
LIGHT_RUN_SHARE = 0.2
"""Degrees of rewriting, by the part in common and the part in the same order. Calibrated on the
answers of Clough and Stevenson, Developing a corpus of plagiarised short answers, 2011."""


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

    @property
    def degree(self) -> Degree:
        """How the one text was made from the other, as far as the words show."""
        if self.containment < REUSED_SHARE:
            return "independent"
        if self.run_share >= COPY_RUN_SHARE:
            return "copy"
        return "light" if self.run_share >= LIGHT_RUN_SHARE else "heavy"


class Weights:
    """How much of a word each stem is worth, 0 to 1: rare stems near 1, the topic's own near 0.3.

    Rarity is counted over distinct pairs of neighbouring stems and not over documents, so that
    forty copies of a story do not make its every word common: a copy adds no new pairs.
    """

    _KEEP_EVERY = 8
    _ENOUGH = 2_000_000

    def __init__(self, outlines: Sequence[Outline]) -> None:
        thin = sum(len(outline.stems) for outline in outlines) > self._ENOUGH
        seen: set[int] = set()
        for outline in outlines:
            stems = outline.stems
            together = (a << 32 | b for a, b in pairwise(stems))
            if thin:
                seen.update(p for p in together if _scatter(p) % self._KEEP_EVERY == 0)
            else:
                seen.update(together)
        counts: Counter[int] = Counter()
        counts.update(pair >> 32 for pair in seen)
        counts.update(pair & 0xFFFFFFFF for pair in seen)
        top = math.log(1.0 + len(seen)) or 1.0
        self._of = {stem: math.log(1.0 + len(seen) / n) / top for stem, n in counts.items()}

    def __getitem__(self, stem: int) -> float:
        return self._of.get(stem, 1.0)


def _scatter(pair: int) -> int:
    return (pair * 0x9E3779B97F4A7C15 & 0xFFFFFFFFFFFFFFFF) >> 40


SEED_RUNS = 1
SEED_SHARE = 0.5
SEED_WORDS = 3.0
NEAR_SHARE = 0.35
NEAR_WORDS = 1.5
GAP = 2


class Prepared:
    """One document ready for alignment: its runs by place, its sentences weighed once."""

    __slots__ = ("_all", "_own", "_telling", "extent", "outline", "places", "weights")

    def __init__(self, outline: Outline, weights: Weights) -> None:
        self.outline = outline
        self.weights = weights
        places: dict[int, list[int]] = defaultdict(list)
        for run, sentence in runs(outline):
            places[run].append(sentence)
        self.places = places
        self._own: dict[int, Bag] = {}
        self._all: dict[int, Bag] = {}
        self._telling: dict[int, frozenset[int]] = {}
        self.extent = sum(
            weights[stem]
            for sentence in range(len(outline))
            if outline.plain[sentence]
            for stem in outline.own_words(sentence)
        )
        """The weight in words of the document outside quotation marks and furniture."""

    def own(self, sentence: int) -> Bag:
        """The stems of a sentence outside quotation marks, weighed."""
        bag = self._own.get(sentence)
        if bag is None:
            bag = self._own[sentence] = Bag.of_stems(self.outline.own_words(sentence), self.weights)
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
            bag = self._all[sentence] = Bag.of_stems(self.outline.words(sentence), self.weights)
        return bag


@dataclass(frozen=True, slots=True)
class Bag:
    """Stems with the weight that each has in a sentence (weight times occurrences), and the sum."""

    of: Mapping[int, float]
    total: float

    @classmethod
    def of_stems(cls, stems: Iterable[int], weights: Weights) -> Bag:
        """Weigh the stems of a sentence; a repeated stem counts each time."""
        held: dict[int, float] = {}
        for stem in stems:
            held[stem] = held.get(stem, 0.0) + weights[stem]
        return cls(held, sum(held.values()))

    def likeness(self, other: Bag) -> tuple[float, float]:
        """Share of the lighter sentence's weight found in the other, and the weight in common."""
        least = min(self.total, other.total)
        if not least:
            return 0.0, 0.0
        few, many = (self.of, other.of) if len(self.of) <= len(other.of) else (other.of, self.of)
        common = sum(min(w, many[stem]) for stem, w in few.items() if stem in many)
        return common / least, common


def align(left: Prepared, right: Prepared) -> Alignment:
    """Align two documents sentence by sentence (see the module)."""
    votes: Counter[tuple[int, int]] = Counter()
    common = sorted(left.places.keys() & right.places.keys())
    for run in common:
        here, there = left.places[run], right.places[run]
        if len(here) * len(there) <= 4:
            votes.update((i, j) for i in here for j in there)
    seeds = []
    for (i, j), times in sorted(votes.items()):
        if times >= SEED_RUNS:
            share, shared = left.own(i).likeness(right.own(j))
            if shared >= SEED_WORDS and share >= SEED_SHARE and not _twins(left, i, right, j):
                heavier = max(left.own(i).total, right.own(j).total)
                seeds.append(Tie(i, j, share, shared, times, shared / heavier))
    ties = _fill(_grow(_one_to_one(seeds), left, right), left, right)
    own = sum(tie.shared for tie in ties if not tie.by_place)
    run_share = len(common) / max(1, min(len(left.places), len(right.places)))
    return Alignment(tuple(ties), own, len(common), min(left.extent, right.extent), run_share)


def _twins(left: Prepared, i: int, right: Prepared, j: int) -> bool:
    """Whether two sentences are alike in everything but their names and figures.

    Reports of two fires or two votes come out of one mould; a rewrite keeps who and how many.
    """
    a, b = left.telling(i), right.telling(j)
    only_left, only_right, both = len(a - b), len(b - a), len(a & b)
    return min(only_left, only_right) > both


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
    used_left = {t.left for t in ties}
    used_right = {t.right for t in ties}
    out = list(ties)
    queue = deque(ties)
    while queue:
        tie = queue.popleft()
        for di, dj in _STEPS:
            i, j = tie.left + di, tie.right + dj
            if not (0 <= i < len(left.outline) and 0 <= j < len(right.outline)):
                continue
            if (i, j) in known or (di and i in used_left) or (dj and j in used_right):
                continue
            share, shared = left.all(i).likeness(right.all(j))
            if share >= NEAR_SHARE and shared >= NEAR_WORDS and not _twins(left, i, right, j):
                new = Tie(i, j, share, left.own(i).likeness(right.own(j))[1])
                known.add((i, j))
                used_left.add(i)
                used_right.add(j)
                out.append(new)
                queue.append(new)
    return sorted(out, key=lambda t: (t.left, t.right))


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
    return sorted([*ties, *filled], key=lambda t: (t.left, t.right))
