"""The full-text index over stored passages, the same words on both databases.

Words are cut and folded here, so that SQLite's and PostgreSQL's own tokenisers (which disagree on
hyphens, hosts and figures) see nothing but plain words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import text
from sqlalchemy.engine import Connection

from matching.types import Document, Span
from records.tables import Passage

LONGEST = 1200
"""Characters of one passage; a page without paragraphs is cut at the next blank after this."""

LONGEST_WORD = 60
"""Longer runs are encoded data, not words, and PostgreSQL refuses very long ones."""

# Not to_tsvector: its parser would cut the words again, by rules that depend on the locale.
_LEXEMES = "array_to_tsvector(string_to_array(:words, ' '))"
_WORD = re.compile(r"[^\W_]+")
_CUT = re.compile(r"\s")


def words(passage: str) -> list[str]:
    """The words of a passage as the index knows them: lower case, no marks, no punctuation."""
    plain = unicodedata.normalize("NFKD", passage).casefold()
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    return [word for word in _WORD.findall(bare) if len(word) <= LONGEST_WORD]


def passages(document: Document) -> list[Span]:
    """The paragraphs of a text that hold words, in order; long ones are cut."""
    spans: list[Span] = []
    start = 0
    for line in document.text.splitlines(keepends=True):
        end = start + len(line)
        while end - start > LONGEST:
            blank = _CUT.search(document.text, start + LONGEST, end)
            cut = blank.start() if blank else end
            if cut >= end:
                break
            spans.append((start, cut))
            start = cut
        spans.append((start, end))
        start = end
    return [s for s in spans if _WORD.search(document.text, *s)]


def add(connection: Connection, documents: Sequence[tuple[int, Document]]) -> None:
    """Indexes new document versions; the first passage also carries the title's words."""
    rows: list[dict[str, Any]] = []
    contents: list[str] = []
    for number, document in documents:
        for i, (start, end) in enumerate(passages(document)):
            found = words(document.text[start:end])
            rows.append({"document_id": number, "start": start, "end": end})
            held = words(document.title) + found if i == 0 else found
            contents.append(" ".join(held))
    if not rows:
        return
    table = Passage.metadata.tables["passages"]
    inserted = connection.execute(
        table.insert().returning(table.c.id, sort_by_parameter_order=True), rows
    )
    ids = [row[0] for row in inserted]
    value = ":words" if connection.dialect.name == "sqlite" else _LEXEMES
    connection.execute(
        text(f"insert into passage_index (rowid, words) values (:id, {value})"),
        [{"id": i, "words": w} for i, w in zip(ids, contents, strict=True)],
    )


def frequencies(connection: Connection, terms: Iterable[str], most: int = 5000) -> dict[str, int]:
    """In how many passages each word occurs (counted up to ``most`` on PostgreSQL)."""
    wanted = sorted(set(terms))
    if connection.dialect.name == "sqlite":
        query = text("select doc from passage_terms where term = :term")
    else:
        query = text(
            "select count(*) from (select 1 from passage_index"
            f" where words @@ cast(:term as tsquery) limit {most}) as found"
        )
    found: dict[str, int] = {}
    for term in wanted:
        asked = term if connection.dialect.name == "sqlite" else f"'{term}'"
        count = connection.execute(query, {"term": asked}).scalar() or 0
        if count:
            found[term] = int(count)
    return found


def rank(connection: Connection, terms: Sequence[str], limit: int) -> list[tuple[int, float]]:
    """Passage numbers holding any of the words, best first, with a score (higher is better).

    SQLite ranks by BM25. PostgreSQL sums the rarity of the words found, since its own ranking
    knows nothing of how rare a word is.
    """
    if connection.dialect.name == "sqlite":
        match = " OR ".join(f'"{term}"' for term in terms)
        rows = connection.execute(
            text(
                "select rowid, -rank from passage_index where passage_index match :match"
                " order by rank, rowid limit :limit"
            ),
            {"match": match, "limit": limit},
        )
        return [(int(r[0]), float(r[1])) for r in rows]
    counts = frequencies(connection, terms)
    quoted = [f"'{term}'" for term in terms]
    weigh = " + ".join(
        f"(words @@ cast(:t{i} as tsquery))::int / ln(2.0 + {counts.get(t, 1)})"
        for i, t in enumerate(terms)
    )
    rows = connection.execute(
        text(
            f"select rowid, {weigh} as score from passage_index"
            " where words @@ cast(:any as tsquery) order by score desc, rowid limit :limit"
        ),
        {"any": " | ".join(quoted), "limit": limit} | {f"t{i}": t for i, t in enumerate(quoted)},
    )
    return [(int(r[0]), float(r[1])) for r in rows]
