"""Which pairs of documents are worth aligning: those that share rare runs of content stems.

Runs of three content stems outside quotation marks are hashed and sorted in buckets, so that the
work grows with the number of words and not with the number of pairs; see Broder, On the
resemblance and containment of documents, 1997. Function words are left out, because a light
rewrite changes these first.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator, Sequence

from matching.lineage.outline import Outline

Run = tuple[int, int]
"""A hashed run of stems and the sentence it stands in."""

_BUCKETS = 64
_ALL_PAIRS = 40
"""A run held by more documents than this links each of them to the few before it only."""
_NEIGHBOURS = 3
_DOC_BITS = 24
_MASK = (1 << 39) - 1


def runs(outline: Outline) -> Iterator[Run]:
    """The runs of three content stems of each sentence, outside quotation marks and furniture."""
    for sentence in range(len(outline)):
        if outline.plain[sentence]:
            own = outline.own_words(sentence)
            for a, b, c in zip(own, own[1:], own[2:], strict=False):
                yield _hash(a, b, c), sentence


def _hash(a: int, b: int, c: int) -> int:
    mixed = (a * 0x9E3779B97F4A7C15 ^ b * 0xC2B2AE3D27D4EB4F ^ c * 0x165667B19E3779F9) >> 7
    return (mixed ^ (mixed >> 29)) & _MASK


def pairs(outlines: Sequence[Outline], *, at_least: int = 2) -> list[tuple[int, int]]:
    """Pairs of positions in ``outlines`` (left < right) that share at least ``at_least`` runs."""
    buckets = [array("Q") for _ in range(_BUCKETS)]
    for number, outline in enumerate(outlines):
        for run in {run for run, _ in runs(outline)}:
            buckets[run % _BUCKETS].append(run << _DOC_BITS | number)
    # Copies of one text share whole lists of holders, so these are counted first, pairs after.
    holders: Counter[tuple[int, ...]] = Counter()
    low = (1 << _DOC_BITS) - 1
    for bucket in buckets:
        held: list[int] = []
        last = -1
        for entry in sorted(bucket):
            run = entry >> _DOC_BITS
            if run != last:
                if len(held) > 1:
                    holders[tuple(held)] += 1
                held, last = [], run
            held.append(entry & low)
        if len(held) > 1:
            holders[tuple(held)] += 1
    counts: Counter[tuple[int, int]] = Counter()
    for documents, times in holders.items():
        few = len(documents) <= _ALL_PAIRS
        for i, right in enumerate(documents):
            for left in documents[0 if few else max(0, i - _NEIGHBOURS) : i]:
                counts[left, right] += times
    return sorted(pair for pair, times in counts.items() if times >= at_least)
