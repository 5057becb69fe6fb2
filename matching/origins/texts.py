"""One text: the same passage, a whole copy, one headline, words quoted, an odd slip in common."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from matching.lineage.graph import Lineage
from matching.origins.items import Item
from matching.origins.stars import article_first, by_key, pairs, star
from matching.types import Merge

WHOLE_COPY = 0.5
"""From this part in common, passages that could not be aligned may still be from one text."""


def same_passage(items: Sequence[Item], lineage: Lineage) -> Iterator[Merge]:
    def clusters(item: Item) -> list[int]:
        return sorted({c for span in item.spans for c in lineage.passages(item.id, span)})

    def detail(a: Item, b: Item) -> str:
        whole = lineage.reuse_of(a.id, b.id)
        if whole is not None:
            return f"the passage is the same text: {whole.detail}"
        return f"{a.document.outlet} and {b.document.outlet} print the same passage"

    for _, members in by_key(items, clusters):
        yield from star("reuse", members, detail)


def same_document_text(items: Sequence[Item], lineage: Lineage) -> Iterator[Merge]:
    for a, b in pairs(items):
        whole = lineage.reuse_of(a.id, b.id)
        if whole is not None and whole.share >= WHOLE_COPY:
            left, right = article_first(a, b)
            yield Merge("reuse", left.id, right.id, whole.detail, certain=False)


def same_headline(items: Sequence[Item], lineage: Lineage) -> Iterator[Merge]:
    here = {item.id for item in items}
    for sign in lineage.headlines:
        if sign.left in here and sign.right in here:
            yield Merge("reuse", sign.left, sign.right, sign.detail, certain=False)


def quoted_text(items: Sequence[Item], lineage: Lineage) -> Iterator[Merge]:
    """A text that prints another's own words in quotation marks has them from there."""
    for a, b in pairs(items):
        left, right = article_first(a, b)
        for quoting, quoted in ((left, right), (right, left)):
            found = [lineage.quotes(quoting.id, span, quoted.id) for span in quoting.spans]
            if any(found):
                how = f"{quoting.document.outlet} quotes {quoted.document.outlet} word for word"
                yield Merge("reuse", left.id, right.id, how, certain=all(found))
                break


def same_error(items: Sequence[Item], lineage: Lineage) -> Iterator[Merge]:
    here = {item.id for item in items}
    if len(here) < 2:
        return
    for error in lineage.errors:
        if error.left in here and error.right in here:
            yield Merge("rare_error", error.left, error.right, error.detail, certain=False)
