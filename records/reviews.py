"""What outlives a single check: lineage once seen, and what people decided about it."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import or_, select
from sqlalchemy.engine import Connection

from matching.types import Merge
from records import rows
from records.codec import aware
from records.errors import Integrity
from records.types import Review
from records.write import insert_new, table

_FIELDS = (
    "id", "at", "reviewer", "action", "claim_text", "left", "right", "note", "revokes",
)  # fmt: skip


BRIDGES = 3
"""Rounds of following edges through documents that are not asked about."""
_CHUNK = 400


def lineage_between(connection: Connection, documents: Collection[str]) -> tuple[Merge, ...]:
    """Every lineage edge ever seen on a way between two of the documents, in a fixed order.

    A way may lead through documents that are not among them: the page that once joined two
    stories may be gone today, and the tie must not go with it.
    """
    wanted = frozenset(documents)
    edges: dict[tuple[str, str, str, str, bool, str], Merge] = {}
    seen, frontier = set(wanted), set(wanted)
    for _ in range(BRIDGES):
        touched = _touching(connection, frontier)
        edges |= {(m.left, m.right, m.kind, m.detail, m.certain, m.claim): m for m in touched}
        frontier = {end for m in touched for end in (m.left, m.right)} - seen
        seen |= frontier
        if not frontier:
            break
    kept = set(_without_dead_ends(list(edges.values()), wanted))
    return tuple(edges[key] for key in sorted(edges) if edges[key] in kept)


def _touching(connection: Connection, documents: Collection[str]) -> list[Merge]:
    made, ordered = table("lineage"), sorted(documents)
    found: list[Merge] = []
    for i in range(0, len(ordered), _CHUNK):
        some = ordered[i : i + _CHUNK]
        query = select(made).where(or_(made.c.left.in_(some), made.c.right.in_(some)))
        found.extend(rows.merge_of(row) for row in connection.execute(query).mappings())
    return found


def _without_dead_ends(edges: list[Merge], wanted: frozenset[str]) -> list[Merge]:
    """The edges left once documents not asked about that lead nowhere else are taken away."""
    while True:
        neighbours: dict[str, set[str]] = {}
        for merge in edges:
            neighbours.setdefault(merge.left, set()).add(merge.right)
            neighbours.setdefault(merge.right, set()).add(merge.left)
        dead = {end for end, others in neighbours.items() if end not in wanted and len(others) < 2}
        if not dead:
            return edges
        edges = [m for m in edges if m.left not in dead and m.right not in dead]


def add(connection: Connection, review: Review) -> None:
    """Appends a review.

    Raises:
        Integrity: another review has its id.
    """
    row = {name: getattr(review, name) for name in _FIELDS}
    row |= {"at": aware(review.at), "article_key": review.article}
    if insert_new(connection, "reviews", [row], "id"):
        return
    made = table("reviews")
    stored = connection.execute(select(made).where(made.c.id == review.id)).mappings().one()
    if _review(stored) != review:
        raise Integrity(f"another review is on record under the id {review.id}")


def of_article(connection: Connection, article: str, claim_text: str | None) -> tuple[Review, ...]:
    """Reviews of an article, by its id or an address it was checked under, oldest first."""
    made, documents = table("reviews"), table("documents")
    same = select(documents.c.canonical).where(documents.c.url == article)
    query = select(made).where(or_(made.c.article_key == article, made.c.article_key.in_(same)))
    if claim_text is not None:
        query = query.where(made.c.claim_text.in_(["", claim_text]))
    found = connection.execute(query.order_by(made.c.at, made.c.id)).mappings()
    return tuple(_review(row) for row in found)


def _review(row: rows.Row) -> Review:
    return Review(article=row["article_key"], **{name: row[name] for name in _FIELDS})
