"""Recording a check: one transaction, everything or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Table, select, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection
from sqlmodel import SQLModel

from matching.types import AssessedClaim, Document, Statement
from records import index, rows
from records.codec import aware, pack, pack_rest
from records.errors import Integrity
from records.types import CheckRecord

_RECORD = {
    "id", "started_at", "finished_at", "engine_version", "assessment", "coverage", "documents",
    "trigger",
}  # fmt: skip
_ASSESSMENT = {"article", "claims", "policy", "matcher", "lineage"}
_RECEIPT = {"state", "documents", "window", "providers", "unreachable", "problems"}
_CHUNK = 400  # well under the number of parameters that either database takes


def table(name: str) -> Table:
    return SQLModel.metadata.tables[name]


def insert_new(
    connection: Connection, name: str, values: Sequence[dict[str, Any]], *returning: str
) -> list[Any]:
    """Inserts the rows that are not there yet and returns columns of those inserted."""
    if not values:
        return []
    made = table(name)
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    statement = dialect.insert(made).on_conflict_do_nothing()
    if not returning:
        connection.execute(statement, list(values))
        return []
    answer = statement.returning(*(made.c[column] for column in returning))
    return list(connection.execute(answer, list(values)))


def insert_all(connection: Connection, name: str, values: Sequence[dict[str, Any]]) -> None:
    if values:
        connection.execute(table(name).insert(), list(values))


def numbers(connection: Connection, name: str, digests: Iterable[str]) -> dict[str, int]:
    """Row numbers by digest."""
    made, wanted = table(name), sorted(set(digests))
    found: dict[str, int] = {}
    for i in range(0, len(wanted), _CHUNK):
        query = select(made.c.digest, made.c.id).where(made.c.digest.in_(wanted[i : i + _CHUNK]))
        found.update((digest, number) for digest, number in connection.execute(query))
    return found


def serialize(connection: Connection, name: str) -> None:
    """Makes writers of the same thing wait for each other until the end of the transaction.

    SQLite has one writer at a time anyhow.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("select pg_advisory_xact_lock(hashtext(:name))"), {"name": name})


def write_check(connection: Connection, record: CheckRecord) -> None:
    """Writes every row of a check that is not on record yet.

    Raises:
        Integrity: the record contradicts itself.
    """
    _consistent(record)
    documents = _documents(connection, record)
    _check(connection, record, documents)
    statements = _statements(connection, record, documents)
    _claims(connection, record, statements)


def _consistent(record: CheckRecord) -> None:
    """A row must never point at another claim, or at a passage that its text does not have."""
    for assessed in record.assessment.claims:
        claim = assessed.claim.id
        if assessed.decision.claim_id != claim or any(
            m.claim_id != claim for m in assessed.matches
        ):
            raise Integrity(f"check {record.id}: claim {claim} carries another claim's evidence")
    for document in _all_documents(record):
        if rows.text_digest(document.text) != document.sha256:
            raise Integrity(
                f"check {record.id}: the text of {document.url} does not have the content hash"
                " that it is recorded under"
            )


def _all_documents(record: CheckRecord) -> list[Document]:
    """Every document the record holds, each value once."""
    found = {id(d): d for d in (record.assessment.article, *record.documents)}
    for assessed in record.assessment.claims:
        for match in assessed.matches:
            found[id(match.statement.document)] = match.statement.document
    return list(found.values())


def _documents(connection: Connection, record: CheckRecord) -> dict[Document, tuple[str, int]]:
    """Stores texts and document versions; the digest and the number of each document."""
    by_digest: dict[str, tuple[Document, dict[str, Any]]] = {}
    digests: dict[Document, str] = {}
    for document in _all_documents(record):
        row = rows.document_row(document)
        by_digest[row["digest"]] = (document, row)
        digests[document] = row["digest"]
    ordered = [by_digest[digest] for digest in sorted(by_digest)]
    texts = {document.sha256: document.text for document, _ in ordered}
    seen = {"first_seen": aware(record.finished_at)}
    known = numbers(connection, "documents", by_digest)
    fresh = [row | seen for _, row in ordered if row["digest"] not in known]
    wanted = {row["sha256"] for row in fresh}
    insert_new(
        connection,
        "texts",
        [{"sha256": sha, "text": texts[sha]} for sha in sorted(wanted)],
    )
    inserted = insert_new(connection, "documents", fresh, "id", "digest")
    index.add(connection, [(number, by_digest[digest][0]) for number, digest in sorted(inserted)])
    found = numbers(connection, "documents", by_digest)
    return {document: (digest, found[digest]) for document, digest in digests.items()}


def _check(
    connection: Connection, record: CheckRecord, documents: dict[Document, tuple[str, int]]
) -> None:
    assessment, receipt = record.assessment, record.coverage
    extra = {
        "record": pack_rest(record, _RECORD),
        "assessment": pack_rest(assessment, _ASSESSMENT),
        "coverage": pack_rest(receipt, _RECEIPT),
    }
    insert_all(
        connection,
        "checks",
        [
            {
                "id": record.id,
                "started_at": aware(record.started_at),
                "finished_at": aware(record.finished_at),
                "engine_version": record.engine_version,
                "trigger": record.trigger,
                "article_id": documents[assessment.article][1],
                "article_key": assessment.article.id,
                "policy": pack(assessment.policy),
                "matcher": assessment.matcher,
                "coverage_state": receipt.state,
                "coverage_documents": receipt.documents,
                "since": None if receipt.window.since is None else aware(receipt.window.since),
                "until": None if receipt.window.until is None else aware(receipt.window.until),
                "problems": list(receipt.problems),
                "extra": {name: rest for name, rest in extra.items() if rest},
            }
        ],
    )

    def numbered(values: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
        return [{"check_id": record.id, "position": i} | row for i, row in enumerate(values)]

    insert_all(
        connection,
        "check_documents",
        numbered({"document_id": documents[d][1]} for d in record.documents),
    )
    insert_all(connection, "check_providers", numbered(map(rows.provider_row, receipt.providers)))
    insert_all(
        connection, "check_unreachable", numbered(map(rows.unreachable_row, receipt.unreachable))
    )
    insert_all(connection, "lineage", numbered(rows.merge_row(m) for m in assessment.lineage))


def _statements(
    connection: Connection, record: CheckRecord, documents: dict[Document, tuple[str, int]]
) -> dict[int, int]:
    """Stores the statements behind the matches; the number of each by the identity of the value."""
    by_digest: dict[str, dict[str, Any]] = {}
    digests: dict[int, str] = {}
    for statement in _all_statements(record):
        row = rows.statement_row(statement, *documents[statement.document])
        by_digest[row["digest"]] = row
        digests[id(statement)] = row["digest"]
    insert_new(connection, "statements", [by_digest[digest] for digest in sorted(by_digest)])
    found = numbers(connection, "statements", by_digest)
    return {key: found[digest] for key, digest in digests.items()}


def _all_statements(record: CheckRecord) -> list[Statement]:
    found = {}
    for assessed in record.assessment.claims:
        for match in assessed.matches:
            found[id(match.statement)] = match.statement
    return list(found.values())


def _claims(connection: Connection, record: CheckRecord, statements: dict[int, int]) -> None:
    claims = record.assessment.claims
    insert_all(
        connection,
        "claims",
        [
            {"check_id": record.id, "position": i} | rows.claim_row(a.claim)
            for i, a in enumerate(claims)
        ],
    )
    made = table("claims")
    query = select(made.c.id).where(made.c.check_id == record.id).order_by(made.c.position)
    claim_numbers = list(connection.execute(query).scalars())
    common = {"article_key": record.assessment.article.id, "at": aware(record.finished_at)}
    insert_all(
        connection,
        "statuses",
        [
            {"claim": number} | common | rows.status_row(a)
            for number, a in zip(claim_numbers, claims, strict=True)
        ],
    )
    for number, assessed in zip(claim_numbers, claims, strict=True):
        _origins(connection, number, assessed)
    _evidence(connection, list(zip(claim_numbers, claims, strict=True)), statements)


def _origins(connection: Connection, claim: int, assessed: AssessedClaim) -> None:
    grouping = assessed.grouping
    groups, merges = [], []
    for i, group in enumerate(grouping.groups):
        groups.append({"claim": claim, "position": i} | rows.group_row(group))
        for j, merge in enumerate(group.joined_by):
            merges.append({"claim": claim, "origin": i, "position": j} | rows.merge_row(merge))
    members = [
        {"claim": claim, "position": i, "document": document, "group_id": group_id}
        for i, (document, group_id) in enumerate(grouping.of_document)
    ]
    insert_all(connection, "origins", groups)
    insert_all(connection, "origin_merges", merges)
    insert_all(connection, "origin_members", members)


def _evidence(
    connection: Connection,
    claims: Sequence[tuple[int, AssessedClaim]],
    statements: dict[int, int],
) -> None:
    """Stores all matches of the check at once, then their comparisons under their numbers."""
    matches = [(number, i, match) for number, a in claims for i, match in enumerate(a.matches)]
    if not matches:
        return
    made = table("evidence")
    values = [
        {"claim": number, "position": i, "statement": statements[id(match.statement)]}
        | rows.match_row(match)
        for number, i, match in matches
    ]
    answer = connection.execute(
        made.insert().returning(made.c.id, sort_by_parameter_order=True), values
    )
    ids = [row[0] for row in answer]
    insert_all(
        connection,
        "comparisons",
        [
            {"evidence": evidence, "position": i} | rows.comparison_row(comparison)
            for evidence, (_, _, match) in zip(ids, matches, strict=True)
            for i, comparison in enumerate(match.comparisons)
        ],
    )
