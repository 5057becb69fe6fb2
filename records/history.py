"""What was found when: the checks on record and how an article's statuses moved."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from sqlalchemy import func, or_, select
from sqlalchemy.engine import Connection

from matching.types import AssessedClaim
from records.codec import aware
from records.errors import NotFound
from records.read import read_check
from records.types import CheckRecord, CheckSummary, StatusChange
from records.write import table

ORDER = ("confirmed", "disputed", "single-source", "undetermined")


def checks(
    connection: Connection,
    limit: int,
    *,
    article: str | None = None,
    as_of: datetime | None = None,
    status: str | None = None,
    outlet: str | None = None,
    words: str | None = None,
    offset: int = 0,
) -> list[CheckSummary]:
    """Summaries of checks, latest first, narrowed by article, outlet, status or title words."""
    made, documents = table("checks"), table("documents")
    claims, statuses = table("claims"), table("statuses")
    query = select(
        made.c.id, documents.c.url, documents.c.title, documents.c.outlet, made.c.finished_at
    ).join(documents, documents.c.id == made.c.article_id)
    if article is not None:
        query = query.where(or_(documents.c.canonical == article, documents.c.url == article))
    if as_of is not None:
        query = query.where(made.c.finished_at <= aware(as_of))
    if outlet:
        query = query.where(documents.c.outlet == outlet)
    if status:
        has = select(claims.c.check_id).join(statuses, statuses.c.claim == claims.c.id)
        query = query.where(made.c.id.in_(has.where(statuses.c.status == status)))
    for word in (words or "").split():
        query = query.where(func.lower(documents.c.title).contains(word.lower(), autoescape=True))
    query = query.order_by(made.c.finished_at.desc(), made.c.id.desc())
    found = list(connection.execute(query.limit(limit).offset(offset)))
    counts = select(claims.c.check_id, statuses.c.status, func.count()).join(
        statuses, statuses.c.claim == claims.c.id
    )
    counts = counts.where(claims.c.check_id.in_([row.id for row in found]))
    counted: dict[str, Counter[str]] = {}
    for check, name, number in connection.execute(
        counts.group_by(claims.c.check_id, statuses.c.status)
    ):
        counted.setdefault(check, Counter())[name] = number
    return [
        CheckSummary(
            id=row.id,
            article_url=row.url,
            title=row.title,
            outlet=row.outlet,
            finished_at=row.finished_at,
            counts=tuple((s, counted.get(row.id, Counter())[s]) for s in ORDER),
        )
        for row in found
    ]


def statuses(
    connection: Connection, article: str, as_of: datetime | None = None
) -> list[StatusChange]:
    """Every status of every claim of an article over time, with what moved it; oldest first.

    Raises:
        NotFound: the article was never checked.
    """
    made, documents = table("checks"), table("documents")
    query = (
        select(made.c.id)
        .join(documents, documents.c.id == made.c.article_id)
        .where(or_(documents.c.canonical == article, documents.c.url == article))
        .order_by(made.c.finished_at, made.c.id)
    )
    if as_of is not None:
        query = query.where(made.c.finished_at <= aware(as_of))
    ids = list(connection.execute(query).scalars())
    if not ids:
        raise NotFound(f"article {article!r} was never checked")
    entries: list[StatusChange] = []
    before: CheckRecord | None = None
    for check_id in ids:
        now = read_check(connection, check_id)
        entries.extend(_step(before, now))
        before = now
    return entries


def _step(before: CheckRecord | None, now: CheckRecord) -> list[StatusChange]:
    """The entries that one check adds to the history of its article."""
    earlier = {} if before is None else _by_words(before)
    later = _by_words(now)
    entries = []
    for words, assessed in later.items():
        old = earlier.get(words)
        decision = assessed.decision
        entries.append(
            StatusChange(
                at=now.finished_at,
                check_id=now.id,
                claim_id=assessed.claim.id,
                claim=assessed.claim.text,
                status=decision.status,
                previous=None if old is None else old.decision.status,
                basis=decision.basis,
                reason=decision.reason,
                because=_because(before, now, old, assessed),
            )
        )
    for words, assessed in earlier.items():
        if words not in later:
            entries.append(
                StatusChange(
                    at=now.finished_at,
                    check_id=now.id,
                    claim_id=assessed.claim.id,
                    claim=assessed.claim.text,
                    status=assessed.decision.status,
                    previous=assessed.decision.status,
                    basis=assessed.decision.basis,
                    reason="the article no longer says this",
                    because=("the article was edited",),
                    withdrawn=True,
                )
            )
    return entries


def _by_words(record: CheckRecord) -> dict[tuple[str, int], AssessedClaim]:
    """Claims by their words and which occurrence of these words it is: ids may be positions."""
    seen: Counter[str] = Counter()
    found = {}
    for assessed in record.assessment.claims:
        words = " ".join(assessed.claim.text.casefold().split())
        found[words, seen[words]] = assessed
        seen[words] += 1
    return found


def _because(
    before: CheckRecord | None,
    now: CheckRecord,
    old: AssessedClaim | None,
    new: AssessedClaim,
) -> tuple[str, ...]:
    """What was different between two checks of one claim, as far as the records can tell."""
    if before is None:
        return ("first check",)
    if old is None:
        return ("the article was edited",)
    reasons = []
    if before.assessment.policy != now.assessment.policy:
        reasons.append(
            f"policy {before.assessment.policy.name} became {now.assessment.policy.name}"
            if before.assessment.policy.name != now.assessment.policy.name
            else f"policy {now.assessment.policy.name} has other numbers"
        )
    if before.engine_version != now.engine_version:
        reasons.append(f"engine {before.engine_version} became {now.engine_version}")
    if before.coverage.state != now.coverage.state:
        reasons.append(f"coverage was {before.coverage.state}, is {now.coverage.state}")
    was, has = _telling(old), _telling(new)
    for address, stance in sorted(has.items()):
        if was.get(address) != stance:
            verb = "now" if address in was else "new:"
            reasons.append(f"{verb} {address} {stance}")
    reasons.extend(f"gone: {address} ({was[address]})" for address in sorted(was.keys() - has))
    return tuple(reasons)


def _telling(assessed: AssessedClaim) -> dict[str, str]:
    """Documents that support or dispute a claim; disputing weighs more where one does both."""
    found: dict[str, str] = {}
    for match in assessed.matches:
        if match.stance == "mentions":
            continue
        address = match.statement.document.url
        if found.get(address) != "disputes":
            found[address] = match.stance
    return found
