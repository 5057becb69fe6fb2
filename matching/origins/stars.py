"""Joining the members of a group in a fixed way: each to the first, the article before others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from matching.origins.items import Item
from matching.types import Merge, MergeKind


def star(
    kind: MergeKind,
    members: Sequence[Item],
    detail: Callable[[Item, Item], str],
    certain: bool = True,
) -> Iterator[Merge]:
    """Join the members of one clique to its first: the article if it is one, else the least id."""
    ordered = sorted(members, key=lambda i: (not i.is_article, i.id))
    for other in ordered[1:]:
        yield Merge(kind, ordered[0].id, other.id, detail(ordered[0], other), certain)


def by_key(
    items: Sequence[Item], keys: Callable[[Item], Iterable[object]]
) -> list[tuple[object, list[Item]]]:
    held: dict[object, list[Item]] = defaultdict(list)
    for item in items:
        for key in keys(item):
            held[key].append(item)
    return [
        (key, members)
        for key, members in sorted(held.items(), key=lambda kv: str(kv[0]))
        if len(members) > 1
    ]


def pairs(items: Sequence[Item]) -> Iterator[tuple[Item, Item]]:
    for n, left in enumerate(items):
        for right in items[n + 1 :]:
            yield left, right


def article_first(a: Item, b: Item) -> tuple[Item, Item]:
    if b.is_article or (not a.is_article and b.id < a.id):
        return b, a
    return a, b
