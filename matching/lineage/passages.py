"""Passages across documents: the same sentences in clusters, sentences that are alike in pairs."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from matching.lineage.reuse import Tie

SAME_SENTENCE = 0.6
_SHIFT = 20
_LOW = (1 << _SHIFT) - 1

Labels = Mapping[int, Mapping[int, tuple[int, ...]]]
"""Document number -> sentence -> the clusters and links that it belongs to."""


def packed(ties: Iterable[Tie]) -> array[int]:
    """Ties in little room: the two sentences, and whether they are one and the same.

    Only the same sentence carries over to third texts: halves of sentences and neighbours would
    otherwise chain everything to everything.
    """
    return array(
        "Q",
        [
            (tie.left << _SHIFT | tie.right) << 1
            | (not tie.by_place and tie.runs >= 2 and tie.whole >= SAME_SENTENCE)
            for tie in ties
        ],
    )


def labels(sizes: Sequence[int], found: Iterable[tuple[int, int, array[int]]]) -> Labels:
    """The clusters and links of each sentence that has any.

    ``sizes`` are the numbers of sentences by document number, ``found`` the packed ties of pairs
    of documents.
    """
    first = array("Q", [1])
    for size in sizes:
        first.append(first[-1] + size)
    parent = array("Q", range(first[-1]))

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    links: dict[int, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    touched: set[int] = set()
    label = first[-1]
    for left, right, ties in found:
        for tie in ties:
            i, j = tie >> (_SHIFT + 1), tie >> 1 & _LOW
            if tie & 1:
                a, b = root(first[left] + i), root(first[right] + j)
                touched |= {left, right}
                if a != b:
                    parent[max(a, b)] = min(a, b)
            else:
                links[left][i].append(label)
                links[right][j].append(label)
                label += 1
    members: dict[int, int] = defaultdict(int)
    for number in touched:
        for i in range(sizes[number]):
            members[root(first[number] + i)] += 1
    out: dict[int, dict[int, tuple[int, ...]]] = {}
    for number in sorted(touched | links.keys()):
        of_document = links.get(number, {})
        held: dict[int, tuple[int, ...]] = {}
        for i in range(sizes[number]):
            top = root(first[number] + i)
            own = (top,) if members.get(top, 0) > 1 else ()
            labelled = (*own, *of_document.get(i, ()))
            if labelled:
                held[i] = labelled
        out[number] = held
    return out
