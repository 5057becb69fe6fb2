"""Tracing: documents come in, at once or over the days, and the lineage of all of them comes out.

Two documents are compared when they share rare runs of words, and what is found depends on these
two alone: so each pair is compared once, whenever the second of them arrives, and documents that
arrive later give the same lineage as all documents together.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from matching.lineage.candidates import Index
from matching.lineage.graph import Lineage
from matching.lineage.headlines import Head, read_head, same_headlines
from matching.lineage.outline import Outline, Vocabulary
from matching.lineage.passages import Labels, labels, packed
from matching.lineage.reuse import Alignment, Prepared, Reuse, Tie, align
from matching.types import Document, Merge

COPY_SHARE = 0.23
"""Part of the shorter text in common from which two documents count as one text (at least this
much: independent reports of one event by different agencies stay below it)."""
COPY_WORDS = 12.0
COPY_RUNS = 6
"""Fewer runs of three stems in common than this may be chance where the texts are short."""
LIKELY_SHARE = 0.5
"""From here on short texts with few runs in common count as perhaps one text."""
LIFT_SHARE = 0.72
LIFT_WORDS = 8.0
LIFT_RUNS = 5
"""A single passage counts by itself from this likeness, this weight in words, and this many
runs of three stems in common."""
LEAST_RUNS = 3


def trace(documents: Iterable[Document], known: Sequence[Merge] = ()) -> Lineage:
    """Trace the lineage of documents: sentences aligned, clustered, and tied by name.

    Near-linear in the number of documents. ``known`` are ties from earlier checks; where both
    documents are at hand what is seen now decides, elsewhere the earlier tie stays, and so do ties
    that belong to one claim.
    """
    tracer = Tracer()
    tracer.add(documents)
    return tracer.lineage(known)


@dataclass(frozen=True, slots=True)
class _Found:
    """What two documents have in common: the ties that count, packed, and the reuse if any."""

    ties: array[int]
    reuse: Reuse | None


class Tracer:
    """An index of documents that can be extended, and gives the lineage of all of them.

    The order of arrival and the way the documents are split over calls never matter. Of several
    versions under one id the one with the largest content hash counts, as with ``trace``.
    """

    def __init__(self) -> None:
        self._clear()

    def _clear(self) -> None:
        self._documents: dict[str, Document] = {}
        self._ids: list[str] = []
        self._outlines: list[Outline] = []
        self._heads: dict[str, Head] = {}
        self._vocabulary = Vocabulary()
        self._index = Index(self._ids, at_least=LEAST_RUNS)
        self._found: dict[tuple[int, int], _Found] = {}

    def __len__(self) -> int:
        return len(self._ids)

    def add(self, documents: Iterable[Document]) -> None:
        """Take in documents; the work is that for the new ones and for the texts like them."""
        newest = {d.id: d for d in sorted(documents, key=lambda d: (d.id, d.sha256))}
        fresh = {i: d for i, d in newest.items() if i not in self._documents}
        changed = [
            d for i, d in newest.items() if i not in fresh and d.sha256 > self._documents[i].sha256
        ]
        if changed:
            everything = self._documents | fresh | {d.id: d for d in changed}
            self._clear()
            fresh = everything
        begin = len(self._ids)
        for identity in sorted(fresh):
            document = fresh[identity]
            outline = Outline(document, self._vocabulary)
            self._documents[identity] = document
            self._ids.append(identity)
            self._outlines.append(outline)
            self._heads[identity] = read_head(document, outline, self._vocabulary)
        gained, lost = self._index.add(
            (number, self._outlines[number]) for number in range(begin, len(self._ids))
        )
        for pair in lost:
            self._found.pop(pair, None)
        shelf = _Shelf(self._outlines)
        for left, right in _by_family(gained):
            found = self._compare(shelf, left, right)
            if found is not None:
                self._found[left, right] = found

    def lineage(self, known: Sequence[Merge] = ()) -> Lineage:
        """The lineage of all documents so far; later additions do not change it."""
        ids, outlines = list(self._ids), list(self._outlines)
        pairs = sorted(self._found.items(), key=lambda kv: (ids[kv[0][0]], ids[kv[0][1]]))
        reuses = [found.reuse for _, found in pairs if found.reuse is not None]
        heads = same_headlines(self._heads, {(r.left, r.right) for r in reuses})
        documents = {identity: self._documents[identity] for identity in sorted(ids)}

        def passages() -> Labels:
            return labels([*map(len, outlines)], ((*pair, found.ties) for pair, found in pairs))

        return Lineage(
            documents,
            {identity: number for number, identity in enumerate(ids)},
            outlines,
            sorted((*reuses, *(h for h in heads if h.certain)), key=lambda r: (r.left, r.right)),
            passages,
            [h for h in heads if not h.certain],
            [m for m in known if m.claim or m.left not in documents or m.right not in documents],
        )

    def _compare(self, shelf: _Shelf, left: int, right: int) -> _Found | None:
        found = align(shelf.take(left), shelf.take(right))
        listing = self._outlines[left].listing or self._outlines[right].listing
        alike = found.containment >= COPY_SHARE and found.own >= COPY_WORDS and not listing
        copy = alike and found.runs >= COPY_RUNS
        ties = found.ties if copy else tuple(t for t in found.ties if _lifted(t))
        reuse = None
        if copy or (alike and found.containment >= LIKELY_SHARE):
            one, two = self._documents[self._ids[left]], self._documents[self._ids[right]]
            reuse = _reuse(one, two, found, certain=copy)
        return _Found(packed(ties), reuse) if ties or reuse else None


def _by_family(pairs: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Pairs in an order in which those of one family of texts stand together, each sorted.

    Whatever the order of arrival, a document is then prepared once, and can be let go soon.
    """
    family: dict[int, int] = {}

    def root(number: int) -> int:
        top = number
        while family.setdefault(top, top) != top:
            top = family[top]
        while family[number] != top:
            family[number], number = top, family[number]
        return top

    pairs = list(pairs)
    for left, right in pairs:
        one, two = root(left), root(right)
        family[max(one, two)] = min(one, two)
    yield from sorted(pairs, key=lambda pair: (root(pair[0]), pair))


class _Shelf:
    """Documents prepared for alignment, the last few hundred used: all at once would not fit."""

    _ROOM = 512

    def __init__(self, outlines: Sequence[Outline]) -> None:
        self._outlines = outlines
        self._held: dict[int, Prepared] = {}

    def take(self, number: int) -> Prepared:
        """The prepared document at a position."""
        found = self._held.pop(number, None)
        if found is None:
            found = Prepared(self._outlines[number])
            if len(self._held) >= self._ROOM:
                del self._held[next(iter(self._held))]
        self._held[number] = found
        return found


def _lifted(tie: Tie) -> bool:
    return (
        not tie.by_place
        and tie.share >= LIFT_SHARE
        and tie.shared >= LIFT_WORDS
        and tie.runs >= LIFT_RUNS
    )


def _reuse(left: Document, right: Document, found: Alignment, *, certain: bool) -> Reuse:
    passages = len(found.ties)
    share = found.containment
    many = f"{passages} passage{'' if passages == 1 else 's'}"
    if left.published and right.published and left.published != right.published:
        early, late = sorted((left, right), key=lambda d: (d.published, d.id))
        how = f"{late.outlet} repeats {many} of the earlier text at {early.outlet}"
    else:
        how = f"{left.outlet} and {right.outlet} have {many} in common"
    return Reuse(
        left.id, right.id, round(share, 3), passages, f"{how} ({share:.0%} of the shorter)", certain
    )
