"""Reading a check back: rows to a value equal to the one that was recorded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping, and_, or_, select
from sqlalchemy.engine import Connection

from matching.types import (
    AssessedClaim,
    Assessment,
    Document,
    Grouping,
    Match,
    Policy,
    Statement,
)
from records import rows
from records.codec import aware, unpack, unpack_rest
from records.errors import NotFound
from records.types import CheckRecord
from records.write import table
from sources.types import CoverageReceipt, Window

_CHUNK = 400
SHORTEST_PREFIX = 4


def find_check(connection: Connection, key: str | None, as_of: datetime | None) -> str:
    """The id of the check meant by an id, the start of one, an article's address, or None.

    For an address (and for None) it is the latest check that had finished by ``as_of``.

    Raises:
        NotFound: nothing by that name, or the start of an id that several checks share.
    """
    checks = table("checks")
    when = and_(True) if as_of is None else checks.c.finished_at <= aware(as_of)
    latest = select(checks.c.id).where(when)
    latest = latest.order_by(checks.c.finished_at.desc(), checks.c.id.desc()).limit(1)
    moment = "" if as_of is None else f" as of {aware(as_of).isoformat()}"
    if key is None:
        found = connection.execute(latest).scalar()
        if found is None:
            raise NotFound(f"no check is on record{moment}")
        return str(found)
    exact = select(checks.c.id).where(checks.c.id == key, when)
    if connection.execute(exact).scalar() is not None:
        return key
    documents = table("documents")
    by_address = latest.join(documents, documents.c.id == checks.c.article_id).where(
        or_(documents.c.canonical == key, documents.c.url == key)
    )
    found = connection.execute(by_address).scalar()
    if found is not None:
        return str(found)
    if len(key) >= SHORTEST_PREFIX:
        start = checks.c.id.startswith(key, autoescape=True)
        several = list(
            connection.execute(select(checks.c.id).where(start, when).limit(2)).scalars()
        )
        if len(several) == 1:
            return str(several[0])
        if several:
            raise NotFound(f"{key!r} is the start of several checks: give more of the id")
    raise NotFound(f"no check or article {key!r} is on record{moment}")


def read_check(connection: Connection, check_id: str) -> CheckRecord:
    """The whole record of one check.

    Raises:
        NotFound: there is no such check.
    """
    checks = table("checks")
    row = connection.execute(select(checks).where(checks.c.id == check_id)).mappings().first()
    if row is None:
        raise NotFound(f"no check {check_id!r} is on record")
    of_check = select(table("check_documents").c.document_id)
    of_check = of_check.where(table("check_documents").c.check_id == check_id)
    order = list(connection.execute(of_check.order_by("position")).scalars())
    claims = _of_check(connection, "claims", check_id)
    numbers = [claim["id"] for claim in claims]
    evidence = _grouped(connection, "evidence", "claim", numbers)
    said = {m["statement"] for found in evidence.values() for m in found}
    statement_rows = {s["id"]: s for s in _chosen(connection, "statements", "id", said)}
    wanted = {row["article_id"], *order, *(s["document_id"] for s in statement_rows.values())}
    documents = read_documents(connection, wanted)
    statements = {
        number: rows.statement_of(s, documents[s["document_id"]])
        for number, s in statement_rows.items()
    }
    extra = row["extra"]
    assessment = Assessment(
        article=documents[row["article_id"]],
        claims=_claims(connection, claims, evidence, statements),
        policy=unpack(Policy, row["policy"]),
        matcher=row["matcher"],
        lineage=tuple(map(rows.merge_of, _of_check(connection, "lineage", check_id))),
        **unpack_rest(Assessment, extra.get("assessment")),
    )
    return CheckRecord(
        id=row["id"],
        started_at=row["started_at"],
        finished_at=row["finished_at"],
        engine_version=row["engine_version"],
        assessment=assessment,
        coverage=_receipt(connection, row),
        documents=tuple(documents[number] for number in order),
        trigger=row["trigger"],
        **unpack_rest(CheckRecord, extra.get("record")),
    )


def read_documents(connection: Connection, numbers: Iterable[int]) -> dict[int, Document]:
    """Document versions with their texts, by number."""
    found = _chosen(connection, "documents", "id", numbers)
    texts = {
        row["sha256"]: row["text"]
        for row in _chosen(connection, "texts", "sha256", {row["sha256"] for row in found})
    }
    return {row["id"]: rows.document_of(row, texts[row["sha256"]]) for row in found}


def _receipt(connection: Connection, row: RowMapping) -> CoverageReceipt:
    providers = _of_check(connection, "check_providers", row["id"])
    unreachable = _of_check(connection, "check_unreachable", row["id"])
    return CoverageReceipt(
        state=row["coverage_state"],
        documents=row["coverage_documents"],
        window=Window(row["since"], row["until"]),
        providers=tuple(map(rows.provider_of, providers)),
        unreachable=tuple(map(rows.unreachable_of, unreachable)),
        problems=tuple(row["problems"]),
        **unpack_rest(CoverageReceipt, row["extra"].get("coverage")),
    )


def _claims(
    connection: Connection,
    claims: list[RowMapping],
    evidence: dict[int, list[RowMapping]],
    statements: dict[int, Statement],
) -> tuple[AssessedClaim, ...]:
    numbers = [claim["id"] for claim in claims]
    statuses = {s["claim"]: s for s in _chosen(connection, "statuses", "claim", numbers)}
    groups = _grouped(connection, "origins", "claim", numbers)
    members = _grouped(connection, "origin_members", "claim", numbers)
    merges = _grouped(connection, "origin_merges", "claim", numbers, "origin")
    matches = [m["id"] for found in evidence.values() for m in found]
    comparisons = _grouped(connection, "comparisons", "evidence", matches)
    assessed = []
    for row in claims:
        number, claim = row["id"], rows.claim_of(row)
        joined = defaultdict(list)
        for merge in merges.get(number, ()):
            joined[merge["origin"]].append(rows.merge_of(merge))
        supporting, disputing = rows.intervals_of(statuses[number])
        grouping = Grouping(
            groups=tuple(
                rows.group_of(g, tuple(joined[g["position"]])) for g in groups.get(number, ())
            ),
            supporting=supporting,
            disputing=disputing,
            of_document=tuple((m["document"], m["group_id"]) for m in members.get(number, ())),
        )
        matched: list[Match] = [
            rows.match_of(
                m,
                claim.id,
                statements[m["statement"]],
                tuple(map(rows.comparison_of, comparisons.get(m["id"], ()))),
            )
            for m in evidence.get(number, ())
        ]
        decision = rows.decision_of(statuses[number], claim.id)
        assessed.append(AssessedClaim(claim, decision, grouping, tuple(matched)))
    return tuple(assessed)


def _of_check(connection: Connection, name: str, check_id: str) -> list[RowMapping]:
    made = table(name)
    query = select(made).where(made.c.check_id == check_id).order_by(made.c.position)
    return list(connection.execute(query).mappings())


def _chosen(
    connection: Connection, name: str, column: str, keys: Iterable[Any]
) -> list[RowMapping]:
    """Rows of a table whose column holds one of the keys, in order of the key."""
    made, wanted = table(name), sorted(set(keys))
    found: list[RowMapping] = []
    for i in range(0, len(wanted), _CHUNK):
        query = select(made).where(made.c[column].in_(wanted[i : i + _CHUNK]))
        found.extend(connection.execute(query.order_by(made.c[column])).mappings())
    return found


def _grouped(
    connection: Connection, name: str, column: str, keys: Iterable[int], *before: str
) -> dict[int, list[RowMapping]]:
    """Rows by the number they belong to, each list in order of ``before`` and position."""
    found: dict[int, list[RowMapping]] = defaultdict(list)
    for row in _chosen(connection, name, column, keys):
        found[row[column]].append(row)
    for listed in found.values():
        listed.sort(key=lambda row: tuple(row[c] for c in (*before, "position")))
    return found


def document_by_hash(connection: Connection, sha256: str) -> Document:
    """The latest document version whose text has this content hash.

    Raises:
        NotFound: no text with that hash is on record.
    """
    documents = table("documents")
    query = select(documents.c.id).where(documents.c.sha256 == sha256)
    number = connection.execute(query.order_by(documents.c.id.desc()).limit(1)).scalar()
    if number is None:
        raise NotFound(f"no text with the content hash {sha256} is on record")
    return read_documents(connection, [number])[number]
