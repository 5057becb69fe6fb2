"""One page behind another: who names whom as the source, and who name each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from matching.lineage.graph import Lineage
from matching.origins.items import Item
from matching.origins.makers import added_passage, plain
from matching.origins.stars import article_first, pairs
from matching.types import Merge


def citations(items: Sequence[Item], lineage: Lineage) -> Iterator[Merge]:
    belongs: dict[str, list[tuple[Item, str, bool]]] = defaultdict(list)
    for item in items:
        own = lineage.key(item.id)
        belongs[own].append((item, "own", True))
        for credit in lineage.credits(item.id):
            if credit.whole and credit.key != own:
                belongs[credit.key].append((item, "credit", not added_passage(item, lineage)))
        for key, certain in item.cited:
            belongs[key].append((item, "cited", certain))
    for key in sorted(belongs):
        members = sorted(
            belongs[key], key=lambda m: (m[1] == "cited", not m[2], not m[0].is_article, m[0].id)
        )
        center, _, center_certain = members[0]
        for item, how, certain in members[1:]:
            if how != "cited" or item.id == center.id:
                continue
            left, right = article_first(center, item)
            name = plain(key, key)
            what = "its source for this point" if certain else "a source of its report"
            detail = f"{item.document.outlet} names {name} as {what}"
            yield Merge("citation", left.id, right.id, detail, certain and center_certain)


def circle(items: Sequence[Item], lineage: Lineage) -> Iterator[Merge]:
    """Two that name each other as their source, on whatever page: neither shows an origin."""
    names = {
        item.id: {c.key for c in lineage.citations(item.id)} | {key for key, _ in item.cited}
        for item in items
    }
    for a, b in pairs(items):
        left, right = article_first(a, b)
        here, there = lineage.key(left.id), lineage.key(right.id)
        if here != there and there in names[left.id] and here in names[right.id]:
            how = (
                f"{left.document.outlet} and {right.document.outlet} name each other as the source"
            )
            yield Merge("citation", left.id, right.id, how, certain=False)
