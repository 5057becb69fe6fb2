"""The lineage of a set of documents: who took which passage from where, whoever matched what.

Traced once over all documents of a check and asked many times, claim by claim. Passages that were
aligned form clusters across documents, so that a document which matched nothing still ties
together two that copied it.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from matching.lineage.candidates import pairs
from matching.lineage.citation import Citation, read_citations
from matching.lineage.credits import Credit, own_key, read_credits
from matching.lineage.names import Outlets
from matching.lineage.outline import Outline, Vocabulary
from matching.lineage.reuse import Alignment, Prepared, Tie, Weights, align
from matching.text.tokens import content_words
from matching.types import Document, Merge, MergeKind, Span


@dataclass(frozen=True, slots=True)
class Reuse:
    """One text reuses the other, or both a third: document level, with the part in common."""

    left: str
    right: str
    share: float
    passages: int
    detail: str
    certain: bool = True


COPY_SHARE = 0.24
"""Part of the shorter text in common from which two documents count as one text (at least this
much: independent reports of one event by different agencies stay below it)."""
COPY_WORDS = 8.0
COPY_RUNS = 6
"""Fewer runs of three stems in common than this may be chance where the texts are short."""
LIKELY_SHARE = 0.5
"""From here on short texts with few runs in common count as perhaps one text."""
LIFT_SHARE = 0.72
LIFT_WORDS = 6.0
LIFT_RUNS = 5
"""A single passage counts by itself from this likeness, this weight in words, and this many
runs of three stems in common."""
SAME_SENTENCE = 0.6
LEAST_RUNS = 3


class Lineage:
    """Text reuse, credits and citations between documents, independent of any claim."""

    def __init__(
        self,
        documents: Mapping[str, Document],
        outlines: Mapping[str, Outline],
        outlets: Outlets,
        reuses: Sequence[Reuse],
        clusters: Mapping[str, Mapping[int, tuple[int, ...]]],
        headlines: Sequence[Reuse],
        known: Sequence[Merge],
    ) -> None:
        self.documents = documents
        self.outlets = outlets
        self.reuses = tuple(reuses)
        self.headlines = tuple(headlines)
        self.known = tuple(known)
        self._outlines = outlines
        self._clusters = clusters
        self._credits: dict[str, tuple[Credit, ...]] = {}
        self._citations: dict[str, tuple[Citation, ...]] = {}
        self._copied = {i for r in reuses for i in (r.left, r.right)}
        self._between = {(r.left, r.right): r for r in reuses}

    def passages(self, document: str, span: Span) -> frozenset[int]:
        """The passage clusters that a span of a document belongs to; two documents that share
        one here have this passage from one text."""
        outline = self._outlines.get(document)
        if outline is None:
            return frozenset()
        labels = self._clusters.get(document)
        if labels is None:
            return frozenset()
        return frozenset(label for i in outline.at(span) for label in labels.get(i, ()))

    def reuse_between(
        self, left: str, left_span: Span, right: str, right_span: Span
    ) -> Reuse | None:
        """Whether two passages go back to one text; the passages decide, not the documents."""
        shared = self.passages(left, left_span) & self.passages(right, right_span)
        if not shared:
            return None
        whole = self.reuse_of(left, right)
        if whole is not None:
            return whole
        first, second = sorted((left, right))
        return Reuse(first, second, 0.0, len(shared), "the same passage stands in both texts")

    def reuse_of(self, left: str, right: str) -> Reuse | None:
        """The reuse between two whole documents, if they were aligned directly."""
        first, second = sorted((left, right))
        return self._between.get((first, second))

    def is_copied(self, document: str) -> bool:
        """Whether another document at hand carries much of this one's text."""
        return document in self._copied

    def credits(self, document: str) -> tuple[Credit, ...]:
        """The credits that a document prints."""
        if document not in self._credits:
            known = self.documents.get(document)
            self._credits[document] = read_credits(known, self.outlets) if known else ()
        return self._credits[document]

    def citations(self, document: str) -> tuple[Citation, ...]:
        """The passages in which a document names another outlet as its source."""
        if document not in self._citations:
            known = self.documents.get(document)
            self._citations[document] = read_citations(known, self.outlets) if known else ()
        return self._citations[document]

    def key(self, document: str) -> str:
        """The key under which others credit or cite the outlet of a document."""
        known = self.documents.get(document)
        return own_key(known.outlet, self.outlets) if known else ""

    def text_groups(self) -> tuple[tuple[str, ...], ...]:
        """Documents tied by text, transitively, largest first; single documents are left out."""
        parent: dict[str, str] = {}
        for reuse in self.reuses:
            if reuse.certain:
                _union(parent, reuse.left, reuse.right)
        groups: dict[str, list[str]] = defaultdict(list)
        for node in sorted(parent):
            groups[_find(parent, node)].append(node)
        return tuple(sorted((tuple(g) for g in groups.values()), key=lambda g: (-len(g), g)))

    def merges(self) -> tuple[Merge, ...]:
        """The ties to keep with a check: a spanning forest, strongest ties first, and what was
        known before, so that no later removal of a document can undo a tie once seen."""
        parent: dict[str, str] = {}
        kept: list[Merge] = []
        ordered = sorted(self.reuses, key=lambda r: (not r.certain, -r.share, r.left, r.right))
        for reuse in (*ordered, *self.headlines):
            if _find(parent, reuse.left) != _find(parent, reuse.right):
                _union(parent, reuse.left, reuse.right)
                kept.append(Merge("reuse", reuse.left, reuse.right, reuse.detail, reuse.certain))
        for merge in (*self._makers(), *self.known):
            if _find(parent, merge.left) != _find(parent, merge.right):
                _union(parent, merge.left, merge.right)
                kept.append(merge)
        return tuple(sorted(kept, key=lambda m: (m.left, m.right, m.kind)))

    def _makers(self) -> Iterator[Merge]:
        """Ties by outlet, owner and whole-text credit, each document to the first of its kind."""
        first: dict[tuple[str, str], Document] = {}
        for identity in sorted(self.documents):
            one = self.documents[identity]
            keys: list[tuple[MergeKind, str]] = [("outlet", one.outlet)]
            if one.owner:
                keys.append(("owner", one.owner.casefold().strip()))
            keys += [("credit", c.key) for c in self.credits(identity) if c.whole]
            for kind, key in keys:
                known = first.setdefault((kind, key), one)
                if known.id != identity:
                    words = {"outlet": "published by", "owner": "owned by", "credit": "credited to"}
                    yield Merge(kind, known.id, identity, f"both are {words[kind]} {key}")


def trace(documents: Iterable[Document], known: Sequence[Merge] = ()) -> Lineage:
    """Trace the lineage of documents: sentences aligned, clustered, and tied by name.

    Near-linear in the number of documents. ``known`` are ties from earlier checks; where both
    documents are at hand what is seen now decides, elsewhere the earlier tie stays.
    """
    by_id = {d.id: d for d in sorted(documents, key=lambda d: (d.id, d.sha256))}
    ids = sorted(by_id)
    vocabulary = Vocabulary()
    outlines = [Outline(by_id[i], vocabulary) for i in ids]
    weights = Weights(outlines)
    candidates = pairs(outlines, at_least=LEAST_RUNS)
    prepared = _Shelf(outlines, weights)
    joined = _Passages(outlines)
    reuses: list[Reuse] = []
    for left, right in candidates:
        found = align(prepared.take(left), prepared.take(right))
        alike = found.containment >= COPY_SHARE and found.own >= COPY_WORDS
        copy = alike and found.runs >= COPY_RUNS
        ties = found.ties if copy else tuple(t for t in found.ties if _lifted(t))
        for tie in ties:
            if _one_passage(tie):
                joined.join(left, tie.left, right, tie.right)
            else:
                joined.link(left, tie.left, right, tie.right)
        if copy or (alike and found.containment >= LIKELY_SHARE):
            reuses.append(_reuse(by_id[ids[left]], by_id[ids[right]], found, certain=copy))
    headlines = _same_headlines([by_id[i] for i in ids], outlines, weights, reuses)
    present = [m for m in known if m.left not in by_id or m.right not in by_id]
    return Lineage(
        by_id,
        dict(zip(ids, outlines, strict=True)),
        Outlets(by_id.values()),
        reuses,
        {ids[n]: labels for n, labels in joined.labels().items()},
        headlines,
        present,
    )


class _Shelf:
    """Documents prepared for alignment, the last few thousand used: all at once would not fit."""

    _ROOM = 4096

    def __init__(self, outlines: Sequence[Outline], weights: Weights) -> None:
        self._outlines = outlines
        self._weights = weights
        self._held: dict[int, Prepared] = {}

    def take(self, number: int) -> Prepared:
        """The prepared document at a position."""
        found = self._held.pop(number, None)
        if found is None:
            found = Prepared(self._outlines[number], self._weights)
            if len(self._held) >= self._ROOM:
                del self._held[next(iter(self._held))]
        self._held[number] = found
        return found


def _one_passage(tie: Tie) -> bool:
    """Whether the two sentences are one and the same. Only such ties carry over to third texts:
    halves of sentences and neighbours would otherwise chain everything to everything."""
    return not tie.by_place and tie.runs >= 2 and tie.whole >= SAME_SENTENCE


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
    if left.published and right.published and left.published != right.published:
        early, late = sorted((left, right), key=lambda d: (d.published, d.id))
        how = f"{late.outlet} repeats {passages} passages of the earlier text at {early.outlet}"
    else:
        how = f"{left.outlet} and {right.outlet} have {passages} passages in common"
    return Reuse(
        left.id, right.id, round(share, 3), passages, f"{how} ({share:.0%} of the shorter)", certain
    )


class _Passages:
    """The sentences of all documents: the same ones in clusters, like ones linked in pairs."""

    def __init__(self, outlines: Sequence[Outline]) -> None:
        self._first: list[int] = []
        total = 1
        for outline in outlines:
            self._first.append(total)
            total += len(outline)
        self._sizes = [len(outline) for outline in outlines]
        self._parent = array("I", range(total))
        self._touched: set[int] = set()
        self._links: dict[int, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
        self._next = total

    def link(self, left: int, i: int, right: int, j: int) -> None:
        """Tie two sentences to each other and to nothing else."""
        self._links[left][i].append(self._next)
        self._links[right][j].append(self._next)
        self._next += 1

    def join(self, left: int, i: int, right: int, j: int) -> None:
        a, b = self._root(self._first[left] + i), self._root(self._first[right] + j)
        self._touched |= {left, right}
        if a != b:
            low, high = (a, b) if a < b else (b, a)
            self._parent[high] = low

    def _root(self, node: int) -> int:
        parent = self._parent
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    def labels(self) -> dict[int, dict[int, tuple[int, ...]]]:
        """For documents with any tie: the clusters and links of each sentence that has any."""
        sizes: dict[int, int] = defaultdict(int)
        for number in self._touched:
            for i in range(self._sizes[number]):
                sizes[self._root(self._first[number] + i)] += 1
        out: dict[int, dict[int, tuple[int, ...]]] = {}
        for number in sorted(self._touched | self._links.keys()):
            links = self._links.get(number, {})
            held: dict[int, tuple[int, ...]] = {}
            for i in range(self._sizes[number]):
                root = self._root(self._first[number] + i)
                found = (*((root,) if sizes.get(root, 0) > 1 else ()), *links.get(i, ()))
                if found:
                    held[i] = found
            out[number] = held
        return out


HEADLINE_WORDS = 2.2
HEADLINE_STEMS = 5


def _same_headlines(
    documents: Sequence[Document],
    outlines: Sequence[Outline],
    weights: Weights,
    reuses: Sequence[Reuse],
) -> list[Reuse]:
    """Pages under one long headline whose texts could not be aligned (captions, extracts).

    Independent desks do not write the same ten words, but hub pages list many headlines, so this
    is a sign and not a certainty.
    """
    known = {(r.left, r.right) for r in reuses}
    held: dict[tuple[int, ...], list[int]] = defaultdict(list)
    titled: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, outline in enumerate(outlines):
        keys = set()
        for sentence in range(min(len(outline), 3)):
            if outline.plain[sentence] and outline.starts[sentence] < 300:
                stems = tuple(outline.words(sentence))
                if (
                    len(stems) >= HEADLINE_STEMS
                    and sum(weights[s] for s in stems) >= HEADLINE_WORDS
                ):
                    keys.add(stems)
        for stems in keys:
            held[stems].append(number)
    for number, document in enumerate(documents):
        key = _title_key(document.title)
        if key:
            titled[key].append(number)
    found: dict[tuple[str, str], Reuse] = {}
    lists = [held[k] for k in sorted(held)] + [titled[k] for k in sorted(titled)]
    for numbers in lists:
        for a, b in pairwise(numbers):
            left, right = sorted((documents[a].id, documents[b].id))
            if left != right and (left, right) not in known:
                detail = "the same headline stands over both texts"
                found.setdefault((left, right), Reuse(left, right, 0.0, 0, detail, certain=False))
    return [found[k] for k in sorted(found)]


def _title_key(title: str) -> tuple[str, ...] | None:
    stems = tuple(content_words(title))
    return stems if len(stems) >= HEADLINE_STEMS else None


def _find(parent: dict[str, str], node: str) -> str:
    parent.setdefault(node, node)
    while parent[node] != node:
        parent[node] = parent[parent[node]]
        node = parent[node]
    return node


def _union(parent: dict[str, str], left: str, right: str) -> None:
    a, b = _find(parent, left), _find(parent, right)
    if a != b:
        low, high = sorted((a, b))
        parent[high] = low
