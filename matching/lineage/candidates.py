"""Which pairs of documents are worth aligning: those that share rare runs of content stems.

Runs of three content stems outside quotation marks are hashed and sorted in buckets, so that the
work grows with the number of words and not with the number of pairs; see Broder, On the
resemblance and containment of documents, 1997. Function words are left out, because a light
rewrite changes these first.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from matching.lineage.outline import FURNITURE, Outline

_BUCKETS = 64
CROWD = 40
"""A run held by more documents than this links each of them to the few before it only."""
_NEIGHBOURS = 3
_DOC_BITS = 24
_LOW = (1 << _DOC_BITS) - 1
_MASK = (1 << 39) - 1
_LEAST_PENDING = 200_000

Holders = tuple[int, ...]


def runs_of(outline: Outline, sentence: int) -> list[int]:
    """The hashed runs of three content stems of a sentence, outside quotation marks.

    The hash of a tuple of numbers is the same in every process, unlike that of a string.
    """
    own = outline.own_words(sentence)
    return [run & _MASK for run in map(hash, zip(own, own[1:], own[2:], strict=False))]


def runs(outline: Outline) -> set[int]:
    """The distinct runs of a document, furniture left out."""
    found: set[int] = set()
    for sentence in range(len(outline)):
        if outline.kind[sentence] != FURNITURE:
            found.update(runs_of(outline, sentence))
    return found


class Index:
    """The runs of all documents so far, and the pairs that share at least ``at_least`` of them.

    Documents are numbered in the order of arrival; ``ids`` (shared with the caller) gives the id
    of each number. Which pairs there are depends on the documents and not on their order.
    """

    def __init__(self, ids: Sequence[str], *, at_least: int) -> None:
        self._ids = ids
        self._at_least = at_least
        self._sorted = [array("Q") for _ in range(_BUCKETS)]
        self._pending: dict[int, list[int]] = {}
        self._waiting = 0
        self._shared: dict[int, int] = {}

    def add(self, outlines: Iterable[tuple[int, Outline]]) -> tuple[list[tuple[int, int]], ...]:
        """Take in documents; the pairs gained and the pairs lost, each with its lower id first.

        A pair of earlier documents is lost where the runs that it shares have become so common
        that they no longer tell anything.
        """
        fresh = [array("Q") for _ in range(_BUCKETS)]
        for number, outline in outlines:
            for run in runs(outline):
                fresh[run % _BUCKETS].append(run << _DOC_BITS | number)
        # Copies of one text share whole lists of holders, so these are counted first.
        lists: Counter[tuple[Holders, Holders]] = Counter()
        ordered = [array("Q", sorted(bucket)) for bucket in fresh]
        for run, added in _grouped(ordered):
            old = self._holders(run)
            if old or len(added) > 1:
                lists[tuple(old), tuple(added)] += 1
        gained, lost = self._count(lists)
        self._keep(ordered)
        return gained, lost

    def _holders(self, run: int) -> list[int]:
        bucket = self._sorted[run % _BUCKETS]
        found: list[int] = []
        if bucket:
            at = bisect_left(bucket, run << _DOC_BITS)
            while at < len(bucket) and bucket[at] >> _DOC_BITS == run:
                found.append(bucket[at] & _LOW)
                at += 1
        found += self._pending.get(run, ())
        return found

    def _count(
        self, lists: Counter[tuple[Holders, Holders]]
    ) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        of_new: dict[int, list[tuple[Holders, int]]] = defaultdict(list)
        less: Counter[int] = Counter()
        for (old, added), times in lists.items():
            if len(old) + len(added) <= CROWD:
                for n, number in enumerate(added):
                    of_new[number].append(((*old, *added[:n]), times))
                continue
            links, gone = self._crowded(old, added)
            for number, linked in links.items():
                of_new[number].append((tuple(linked), times))
            for pair in gone:
                less[pair] += times
        gained = []
        for number in sorted(of_new):
            counts: Counter[int] = Counter()
            for others, times in of_new[number]:
                for other in others:
                    counts[other] += times
            for other, times in counts.items():
                if times >= self._at_least:
                    self._shared[other << _DOC_BITS | number] = times
                    gained.append(self._pair(other, number))
        dropped = []
        for packed, times in less.items():
            if packed in self._shared:
                self._shared[packed] -= times
                if self._shared[packed] < self._at_least:
                    del self._shared[packed]
                    dropped.append(self._pair(packed >> _DOC_BITS, packed & _LOW))
        return gained, dropped

    def _crowded(self, old: Holders, added: Holders) -> tuple[dict[int, list[int]], set[int]]:
        """Links of a crowded run that a new document takes part in, and old links that go."""
        ids, new = self._ids, set(added)
        listed = sorted((*old, *added), key=lambda number: ids[number])
        now: dict[int, list[int]] = defaultdict(list)
        kept: set[int] = set()
        for at, right in enumerate(listed):
            for left in listed[max(0, at - _NEIGHBOURS) : at]:
                if left in new or right in new:
                    now[max(left, right)].append(min(left, right))
                else:
                    kept.add(_packed(left, right))
        if not old:
            return now, set()
        if len(old) <= CROWD:
            before = {_packed(a, b) for a, b in combinations(old, 2)}
        else:
            alone = [number for number in listed if number not in new]
            before = {
                _packed(left, right)
                for at, right in enumerate(alone)
                for left in alone[max(0, at - _NEIGHBOURS) : at]
            }
        return now, before - kept

    def _pair(self, one: int, two: int) -> tuple[int, int]:
        return (one, two) if self._ids[one] < self._ids[two] else (two, one)

    def _keep(self, fresh: Sequence[array[int]]) -> None:
        """File the new runs: few beside the sorted ones, many among them."""
        size = sum(map(len, fresh))
        held = sum(map(len, self._sorted))
        if self._waiting + size < max(_LEAST_PENDING, held // 4):
            for run, added in _grouped(fresh):
                self._pending.setdefault(run, []).extend(added)
            self._waiting += size
            return
        for run, numbers in self._pending.items():
            self._sorted[run % _BUCKETS].extend(run << _DOC_BITS | n for n in numbers)
        for at, bucket in enumerate(fresh):
            self._sorted[at].extend(bucket)
            if held or self._waiting:
                self._sorted[at] = array("Q", sorted(self._sorted[at]))
        self._pending, self._waiting = {}, 0


def _packed(one: int, two: int) -> int:
    return min(one, two) << _DOC_BITS | max(one, two)


def _grouped(buckets: Iterable[array[int]]) -> Iterator[tuple[int, list[int]]]:
    """The documents of each run, from sorted entries."""
    for bucket in buckets:
        last = -1
        held: list[int] = []
        for entry in bucket:
            run = entry >> _DOC_BITS
            if run != last:
                if held:
                    yield last, held
                last, held = run, []
            held.append(entry & _LOW)
        if held:
            yield last, held
