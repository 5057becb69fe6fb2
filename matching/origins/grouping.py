"""Grouping the evidence of one claim by origin: components of the merges, counted as an interval.

``min`` counts components under all merges, ``max`` under the certain ones only. A reviewer's split
keeps two documents apart whatever else would join them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from matching.lineage.graph import Lineage
from matching.origins.items import Item, article_item, item_of
from matching.origins.joins import ARTICLE_ON_DISPUTES, all_joins, merge_order
from matching.policy import live
from matching.reviews import Review, in_force
from matching.types import (
    Claim,
    Document,
    Grouping,
    Interval,
    Match,
    Merge,
    OriginGroup,
    Policy,
)


def group(
    claim: Claim,
    matches: Iterable[Match],
    *,
    article: Document,
    documents: Sequence[Document],
    lineage: Lineage,
    policy: Policy,
    reviews: Iterable[Review] = (),
    utterance: bool = False,
) -> Grouping:
    """Group the live evidence of a claim by origin, the article's own group first (id ``o1``).

    ``supporting`` counts the article's own origin as one; ``disputing`` counts origins independent
    of the article's. ``lineage`` is traced over all documents and the article, matched or not.
    With ``utterance`` the question is whether it was said: attributed sources then do not join,
    and the stance read is that on the utterance.
    """
    evidence = live(matches, article=article, policy=policy, utterance=utterance)
    held = in_force(reviews, claim.id)
    own = article_item(claim, article, lineage)
    known = _known(lineage, claim, utterance=utterance)
    supporting = [own, *_items(evidence.supporting, lineage, claim)]
    joins = [*all_joins(supporting, lineage, speakers=not utterance), *known]
    sides = _Components(supporting, joins, held)
    disputing_items = _items(evidence.disputing, lineage, claim)
    against = [own, *disputing_items]
    dispute_joins = [
        merge
        for merge in (*all_joins(against, lineage, speakers=not utterance), *known)
        if article.id not in (merge.left, merge.right) or merge.kind in ARTICLE_ON_DISPUTES
    ]
    other = _Components(against, dispute_joins, held)
    groups: list[OriginGroup] = []
    of_document: dict[str, str] = {}
    for members in sides.groups():
        number = f"o{len(groups) + 1}"
        groups.append(_as_group(number, members, sides, "supporting", article))
        of_document.update({i.id: number for i in members})
    for members in other.groups():
        if any(i.is_article for i in members):
            extra = tuple(m for m in other.merges_of(members) if m not in groups[0].joined_by)
            if extra:
                groups[0] = replace(groups[0], joined_by=(*groups[0].joined_by, *extra))
            for item in members:
                of_document.setdefault(item.id, "o1")
            continue
        number = f"o{len(groups) + 1}"
        groups.append(_as_group(number, members, other, "disputing", article))
        of_document.update({i.id: number for i in members})
    less = 1 if evidence.article_corrected else 0
    return Grouping(
        tuple(groups),
        Interval(max(0, sides.least - less), max(0, sides.most - less)),
        Interval(other.least - 1, other.most - 1),
        tuple(sorted(of_document.items())),
    )


def _items(matches: Sequence[Match], lineage: Lineage, claim: Claim) -> list[Item]:
    held: dict[str, list[Match]] = defaultdict(list)
    for match in matches:
        held[match.statement.document.id].append(match)
    return [item_of(held[i], lineage, claim) for i in sorted(held)]


def _known(lineage: Lineage, claim: Claim, *, utterance: bool) -> list[Merge]:
    """The ties of earlier checks that bear on this claim. Who is quoted for the content does not
    bear on whether it was said."""
    return [
        replace(merge, certain=False, claim="")
        for merge in lineage.known
        if not merge.claim or (merge.claim == claim.text and not utterance)
    ]


def ties_to_keep(claim: Claim, grouping: Grouping) -> tuple[Merge, ...]:
    """What joined the origins of a claim, to be handed to later checks as ``known``.

    A tie may rest on a document that is gone by then, and must not go with it. Decisions of
    reviewers are kept elsewhere, and can be taken back.
    """
    kept = {
        replace(merge, claim=claim.text)
        for group in grouping.groups
        for merge in group.joined_by
        if merge.kind != "review"
    }
    return tuple(sorted(kept, key=lambda m: (m.left, m.right, m.kind, m.detail)))


class _Components:
    """Union-find over documents, once with all merges and once with the certain ones only."""

    def __init__(
        self, items: Sequence[Item], merges: Iterable[Merge], reviews: Sequence[Review]
    ) -> None:
        self.items = {item.id: item for item in items}
        here = set(self.items)
        said = [
            Merge("review", *r.pair, r.detail)
            for r in reviews
            if r.action == "merge" and r.left in here and r.right in here
        ]
        self._splits = [r for r in reviews if r.action == "split"]
        split = {r.pair for r in self._splits}
        self.merges = sorted({*said, *merges}, key=merge_order)
        self._all, self._used = _components(here, self.merges, split)
        certain, _ = _components(here, [m for m in self.merges if m.certain], split)
        self.least = len({self._all[i] for i in here})
        self.most = len({certain[i] for i in here})

    def groups(self) -> list[list[Item]]:
        """The components under all merges: the article's first, then by least document id."""
        held: dict[str, list[Item]] = defaultdict(list)
        for identity in sorted(self.items):
            held[self._all[identity]].append(self.items[identity])
        return sorted(held.values(), key=lambda g: (not any(i.is_article for i in g), g[0].id))

    def merges_of(self, members: Sequence[Item]) -> tuple[Merge, ...]:
        """The merges inside a component, strongest first, one of each kind for a pair."""
        roots = {self._all[i.id] for i in members}
        seen: set[tuple[str, str, str]] = set()
        out = []
        for merge in self._used:
            if (
                self._all.get(merge.left) in roots
                and (merge.kind, merge.left, merge.right) not in seen
            ):
                seen.add((merge.kind, merge.left, merge.right))
                out.append(merge)
        for review in self._splits:
            here = {self._all.get(end) for end in review.pair}
            if roots & here and None not in here:
                out.append(Merge("review", *review.pair, review.detail))
        return tuple(out)


def _components(
    nodes: Iterable[str], merges: Sequence[Merge], split: set[tuple[str, str]]
) -> tuple[Mapping[str, str], list[Merge]]:
    members: dict[str, set[str]] = {node: {node} for node in nodes}
    root: dict[str, str] = {node: node for node in nodes}
    used = []
    for merge in merges:
        for node in (merge.left, merge.right):
            if node not in root:
                root[node] = node
                members[node] = {node}
        a, b = root[merge.left], root[merge.right]
        if a == b:
            used.append(merge)
            continue
        if split and any(
            (x, y) in split or (y, x) in split for x in members[a] for y in members[b]
        ):
            continue
        keep, gone = (a, b) if a < b else (b, a)
        for node in members[gone]:
            root[node] = keep
        members[keep] |= members.pop(gone)
        used.append(merge)
    return root, used


def _as_group(
    number: str,
    members: Sequence[Item],
    components: _Components,
    side: str,
    article: Document,
) -> OriginGroup:
    urls = sorted((i.document for i in members), key=lambda d: (d.id != article.id, d.url))
    return OriginGroup(
        number,
        _kind(members),
        tuple(d.url for d in urls),
        components.merges_of(members),
        "disputing" if side == "disputing" else "supporting",
        any(i.is_article for i in members),
    )


def _kind(members: Sequence[Item]) -> str:
    """What sort of origin a group is: the first of these that holds for any of its members."""
    sources = [s for item in members for s in item.sources if s is not None]
    kinds = {s.kind for s in sources}
    voices = any(None in item.sources for item in members)
    if any(item.document.kind == "government" for item in members):
        return "document" if "document" in kinds else "official"
    if any(item.document.kind == "wire" for item in members) or any(i.cited for i in members):
        return "agency" if any(item.document.kind == "wire" for item in members) else "newsroom"
    if voices or not kinds:
        return "newsroom"
    for kind, name in (
        ("document", "document"),
        ("institution", "official"),
        ("person", "official"),
        ("agency", "agency"),
        ("outlet", "newsroom"),
        ("witness", "eyewitness"),
    ):
        if kind in kinds:
            return name
    return "unknown"
