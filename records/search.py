"""Searching what is already on record: coverage that no request has to be made for."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import and_, func, or_, select
from sqlalchemy.engine import Connection

from matching.types import Document
from records import index
from records.codec import aware
from records.read import read_documents
from records.write import table
from sources.types import Window

RAREST = 10
"""Terms asked for. The rarest eight find as much as all and are many times faster."""
_PER_DOCUMENT = 8
_CHUNK = 400


def search(
    connection: Connection,
    terms: Sequence[str],
    window: Window,
    exclude_outlets: Collection[str],
    limit: int,
) -> list[Document]:
    """Stored documents that share the rarest of the terms, best first, one version a page.

    Only the latest version of a page counts: what a correction removed is not found. A page
    without a date counts from when it was first recorded.
    """
    asked = sorted({word for term in terms for word in index.words(term)})
    counts = index.frequencies(connection, asked)
    rarest = sorted(counts, key=lambda term: (counts[term], term))[:RAREST]
    if not rarest or limit < 1:
        return []
    ranked = index.rank(connection, rarest, limit * _PER_DOCUMENT + 50)
    scores = _by_document(connection, dict(ranked))
    kept = _admitted(connection, scores, window, frozenset(exclude_outlets))
    best = sorted(kept, key=lambda number: (-scores[number], kept[number]))[:limit]
    documents = read_documents(connection, best)
    return [documents[number] for number in best]


def _by_document(connection: Connection, scores: dict[int, float]) -> dict[int, float]:
    """The best passage score of each document version."""
    passages, numbers = table("passages"), sorted(scores)
    found: dict[int, float] = {}
    for i in range(0, len(numbers), _CHUNK):
        query = select(passages.c.id, passages.c.document_id)
        for passage, document in connection.execute(
            query.where(passages.c.id.in_(numbers[i : i + _CHUNK]))
        ):
            found[document] = max(found.get(document, float("-inf")), scores[passage])
    return found


def _admitted(
    connection: Connection, scores: dict[int, float], window: Window, without: frozenset[str]
) -> dict[int, str]:
    """The latest versions inside the window and of other outlets; their canonical address."""
    documents, numbers = table("documents"), sorted(scores)
    newer = table("documents").alias("newer")
    latest = (
        select(func.max(newer.c.id))
        .where(newer.c.canonical == documents.c.canonical)
        .scalar_subquery()
    )
    moment = func.coalesce(documents.c.published, documents.c.first_seen)
    conditions = [documents.c.id == latest]
    if window.since is not None:
        conditions.append(moment >= aware(window.since))
    if window.until is not None:
        conditions.append(moment <= aware(window.until))
    if without:
        conditions.append(or_(documents.c.outlet.not_in(sorted(without))))
    found: dict[int, str] = {}
    for i in range(0, len(numbers), _CHUNK):
        query = select(documents.c.id, documents.c.canonical)
        query = query.where(and_(*conditions, documents.c.id.in_(numbers[i : i + _CHUNK])))
        found.update((number, canonical) for number, canonical in connection.execute(query))
    return found
