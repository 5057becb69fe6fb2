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


def lineage_between(connection: Connection, documents: Collection[str]) -> tuple[Merge, ...]:
    """Every lineage edge ever seen between two of the documents, each once, in a fixed order."""
    made, wanted = table("lineage"), frozenset(documents)
    found: dict[tuple[str, str, str, str, bool], Merge] = {}
    ordered = sorted(wanted)
    for i in range(0, len(ordered), 400):
        query = select(made).where(made.c.left.in_(ordered[i : i + 400]))
        for row in connection.execute(query).mappings():
            if row["right"] in wanted:
                merge = rows.merge_of(row)
                key = (merge.left, merge.right, merge.kind, merge.detail, merge.certain)
                found[key] = merge
    return tuple(found[key] for key in sorted(found))


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
