"""The lineage of a set of documents: who took which passage from where, whoever matched what.

Traced once over all documents of a check and asked many times, claim by claim. Passages that were
aligned form clusters across documents, so that a document which matched nothing still ties
together two that copied it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from matching.lineage.citation import Citation, read_citations
from matching.lineage.credits import Credit, own_key, read_credits
from matching.lineage.names import Outlets
from matching.lineage.outline import Outline
from matching.lineage.passages import Labels
from matching.lineage.rare import SharedError, shared_errors
from matching.lineage.reuse import Reuse
from matching.lineage.voices import Voice, read_voice
from matching.types import Document, Merge, MergeKind, Span

QUOTED_STEMS = 6
"""So many content stems in a row, in quotation marks here and in the other's own words there."""


class Lineage:
    """Text reuse, credits and citations between documents, independent of any claim."""

    def __init__(
        self,
        documents: Mapping[str, Document],
        numbers: Mapping[str, int],
        outlines: Sequence[Outline],
        reuses: Sequence[Reuse],
        labels: Callable[[], Labels],
        headlines: Sequence[Reuse],
        known: Sequence[Merge],
    ) -> None:
        self.documents = documents
        self.outlets = Outlets(documents.values())
        self.reuses = tuple(reuses)
        self.headlines = tuple(headlines)
        self.known = tuple(known)
        self._outlines = outlines
        self._numbers = numbers
        self._make_labels = labels
        self._labels: Labels | None = None
        self._credits: dict[str, tuple[Credit, ...]] = {}
        self._citations: dict[str, tuple[Citation, ...]] = {}
        self._voices: dict[str, Voice | None] = {}
        self._own_stretches: dict[str, frozenset[tuple[int, ...]]] = {}
        self._errors: tuple[SharedError, ...] | None = None
        self._copied = {i for r in reuses for i in (r.left, r.right)}
        self._between = {(r.left, r.right): r for r in reuses}

    def passages(self, document: str, span: Span) -> frozenset[int]:
        """The passage clusters that a span of a document belongs to; two documents that share
        one here have this passage from one text."""
        number = self._numbers.get(document)
        if number is None:
            return frozenset()
        if self._labels is None:
            self._labels = self._make_labels()
        held = self._labels.get(number)
        if held is None:
            return frozenset()
        return frozenset(x for i in self._outlines[number].at(span) for x in held.get(i, ()))

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

    def voice(self, document: str) -> Voice | None:
        """The organisation whose own text a document is, if it is a release and no report."""
        if document not in self._voices:
            known = self.documents.get(document)
            self._voices[document] = read_voice(known) if known else None
        return self._voices[document]

    def quotes(self, document: str, span: Span, other: str) -> bool:
        """Whether a span of a document prints, in quotation marks, what stands as the other's own
        text: that is no quotation in common but a quotation of the other text."""
        here, there = self._outline(document), self._outline(other)
        if here is None or there is None:
            return False
        if other not in self._own_stretches:
            self._own_stretches[other] = there.stretches(QUOTED_STEMS, quoted=False)
        own = self._own_stretches[other]
        return any(s in own for i in here.at(span) for s in here.stretches_of(i, QUOTED_STEMS))

    def _outline(self, document: str) -> Outline | None:
        number = self._numbers.get(document)
        return None if number is None else self._outlines[number]

    @property
    def errors(self) -> tuple[SharedError, ...]:
        """Rare errors that two documents have in common (see ``matching.lineage.rare``)."""
        if self._errors is None:
            self._errors = shared_errors(self.documents.values())
        return self._errors

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
        general = [merge for merge in self.known if not merge.claim]
        for merge in (*self._makers(), *general):
            if _find(parent, merge.left) != _find(parent, merge.right):
                _union(parent, merge.left, merge.right)
                kept.append(merge)
        kept += [merge for merge in self.known if merge.claim]
        return tuple(sorted(kept, key=lambda m: (m.left, m.right, m.kind, m.claim, m.detail)))

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
