"""One maker: the same outlet, the same owner, the same credit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from matching.lineage.graph import Lineage
from matching.origins.items import Item
from matching.origins.stars import article_first, by_key, star
from matching.types import Merge


def same_outlet(items: Sequence[Item], lineage: Lineage) -> Iterator[Merge]:
    for outlet, members in by_key(items, lambda i: [i.document.outlet]):
        yield from star("outlet", members, lambda a, b, o=outlet: f"both are published by {o}")  # type: ignore[misc]


def same_owner(items: Sequence[Item], lineage: Lineage) -> Iterator[Merge]:
    def owners(item: Item) -> list[str]:
        return [item.document.owner.casefold().strip()] if item.document.owner else []

    for _, members in by_key(items, owners):
        if len({m.document.outlet for m in members}) > 1:
            yield from star(
                "owner",
                members,
                lambda a, b: (
                    f"{a.document.outlet} and {b.document.outlet} belong to {a.document.owner}"
                ),
            )


def same_credit(items: Sequence[Item], lineage: Lineage) -> Iterator[Merge]:
    held: dict[str, list[tuple[Item, bool, str]]] = defaultdict(list)
    for item in items:
        for credit in lineage.credits(item.id):
            if credit.key == "name:pressrelease" or credit.key == "name:agencies":
                continue
            certain = credit.whole and not added_passage(item, lineage)
            held[credit.key].append((item, certain, credit.printed))
    for key in sorted(held):
        members = held[key]
        if len(members) < 2:
            continue
        members.sort(key=lambda m: (not m[1], not m[0].is_article, m[0].id))
        first, first_certain, printed = members[0]
        for other, certain, _ in members[1:]:
            left, right = article_first(first, other)
            detail = (
                f"{left.document.outlet} and {right.document.outlet} both credit "
                f"{plain(key, printed)}"
                if lineage.key(first.id) != key
                else f"{other.document.outlet} credits {plain(key, first.document.outlet)}"
            )
            yield Merge("credit", left.id, right.id, detail, first_certain and certain)


def added_passage(item: Item, lineage: Lineage) -> bool:
    """Whether the passage was added to a text that we hold in another copy (a local paragraph)."""
    if any(lineage.passages(item.id, span) for span in item.spans):
        return False
    return lineage.is_copied(item.id)


def plain(key: str, printed: str) -> str:
    return printed if key.startswith("name:") else key
