"""Headlines as a sign of one text: long ones that stand over two pages word for word.

Independent desks do not write the same ten words, but a headline is one line: where the texts
beneath could not be aligned it is a sign only. Over a page that has no text of its own (a gallery,
a film) it is the text, and no sign.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from matching.lineage.outline import PROSE, Outline, Vocabulary
from matching.lineage.reuse import Reuse
from matching.text.tokens import content_words
from matching.types import Document

LEAST_WORDS = 4.0
LEAST_STEMS = 5
THIN = 25.0
"""A page with less text than this many words (weighed) beside captions and its headline is thin."""
_TOP = 700
_FIRST = 10
"""A headline stands in the first characters, and among the first lines, of a page as saved."""
_CROWD = 40

Key = tuple[int | str, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """The long headlines that may stand over a page, and whether anything stands below them."""

    keys: frozenset[Key]
    thin: bool


def read_head(document: Document, outline: Outline, vocabulary: Vocabulary) -> Head:
    """The headlines of a document; a page that lists others has none."""
    if outline.listing:
        return Head(frozenset(), False)
    keys: set[Key] = set()
    for sentence in range(min(len(outline), _FIRST)):
        if outline.kind[sentence] == PROSE and outline.starts[sentence] < _TOP:
            _add(keys, tuple(outline.words(sentence)), outline)
    titled = (vocabulary.of_stem(stem) for stem in content_words(document.title))
    _add(keys, tuple(number for number in titled if number), outline)
    return Head(frozenset(keys), bool(keys) and _weight_of_prose(outline) < THIN)


def _add(keys: set[Key], stems: tuple[int, ...], outline: Outline) -> None:
    long_enough = len(stems) >= LEAST_STEMS and sum(map(outline.weight, stems)) >= LEAST_WORDS
    if long_enough:
        keys.add(stems)


def _weight_of_prose(outline: Outline) -> float:
    seen: set[tuple[int, ...]] = set()
    weight = 0.0
    for sentence in range(len(outline)):
        words = tuple(outline.words(sentence))
        if outline.kind[sentence] == PROSE and words not in seen:
            seen.add(words)
            weight += sum(map(outline.weight, words))
            if weight >= THIN:
                break
    return weight


def same_headlines(
    heads: Mapping[str, Head], known: Collection[tuple[str, str]]
) -> tuple[Reuse, ...]:
    """Pages under one headline that ``known`` does not tie yet, by id of the documents."""
    held: dict[Key, list[str]] = defaultdict(list)
    for identity in sorted(heads):
        for key in heads[identity].keys:
            held[key].append(identity)
    found: dict[tuple[str, str], Reuse] = {}
    for key in held:
        under = held[key]
        for left, right in _links(under, heads):
            pair = (left, right)
            if pair in known:
                continue
            thin = heads[left].thin or heads[right].thin
            detail = "the same headline stands over both texts"
            if thin:
                detail += ", and one of them has no text of its own"
            if pair not in found or thin:
                found[pair] = Reuse(left, right, float(thin), 0, detail, certain=thin)
    return tuple(found[pair] for pair in sorted(found))


def _links(under: Sequence[str], heads: Mapping[str, Head]) -> list[tuple[str, str]]:
    links = set(pairwise(under))
    if 2 < len(under) <= _CROWD:
        links |= {(a, b) for a, b in combinations(under, 2) if heads[a].thin or heads[b].thin}
    return sorted(links)
