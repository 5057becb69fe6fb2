"""The tables. Everything a check found is written once and never updated.

Texts are stored once by content hash, document versions once by all that the page said about
itself, statements once by document version. A check points at them. Only the desk's own lists
(watch items, fetch states, locks) are ever changed in place.

``extra`` columns hold fields that a type has and its table has no column for (see ``codec``).
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from records.columns import data, string

Json = Any


class SchemaVersion(SQLModel, table=True):
    """One row: which of our migrations this database has seen."""

    __tablename__ = "schema_version"
    id: int = Field(default=1, primary_key=True)
    version: int


class StoredText(SQLModel, table=True):
    """A text by the SHA-256 of its UTF-8 bytes."""

    __tablename__ = "texts"
    sha256: str = string(primary_key=True)
    text: str = string()


class DocumentVersion(SQLModel, table=True):
    """One version of a page, article or coverage; ``digest`` covers every field."""

    __tablename__ = "documents"
    id: int | None = Field(default=None, primary_key=True)
    digest: str = string(unique=True)
    canonical: str = string(index=True)
    url: str = string(index=True)
    outlet: str = string(index=True)
    title: str = string()
    published: datetime | None = Field(default=None, index=True)
    sha256: str = Field(foreign_key="texts.sha256", index=True)
    byline: str = string()
    owner: str | None = string(nullable=True)
    kind: str = string()
    credits: Json = data()
    flags: Json = data()
    extra: Json = data()
    first_seen: datetime


class Check(SQLModel, table=True):
    """One run over one article, with the policy and engine version used."""

    __tablename__ = "checks"
    id: str = string(primary_key=True)
    started_at: datetime
    finished_at: datetime = Field(index=True)
    engine_version: str = string()
    trigger: str = string()
    article_id: int = Field(foreign_key="documents.id", index=True)
    article_key: str = string(index=True)
    policy: Json = data()
    matcher: str = string()
    coverage_state: str = string()
    coverage_documents: int
    since: datetime | None = None
    until: datetime | None = None
    problems: Json = data()
    extra: Json = data()


class CheckDocument(SQLModel, table=True):
    """Which document versions a check read, matched or not."""

    __tablename__ = "check_documents"
    check_id: str = Field(foreign_key="checks.id", primary_key=True)
    position: int = Field(primary_key=True)
    document_id: int = Field(foreign_key="documents.id", index=True)


class Provider(SQLModel, table=True):
    """The coverage receipt, provider by provider."""

    __tablename__ = "check_providers"
    check_id: str = Field(foreign_key="checks.id", primary_key=True)
    position: int = Field(primary_key=True)
    name: str = string()
    queries: Json = data()
    found: int
    error: str | None = string(nullable=True)
    extra: Json = data()


class UnreachablePage(SQLModel, table=True):
    """Pages that a check wanted and could not read."""

    __tablename__ = "check_unreachable"
    check_id: str = Field(foreign_key="checks.id", primary_key=True)
    position: int = Field(primary_key=True)
    url: str = string()
    why: str = string()
    extra: Json = data()


class ClaimRow(SQLModel, table=True):
    """A claim as one check read it."""

    __tablename__ = "claims"
    __table_args__ = (UniqueConstraint("check_id", "position"),)
    id: int | None = Field(default=None, primary_key=True)
    check_id: str = Field(foreign_key="checks.id", index=True)
    position: int
    claim_id: str = string()
    text: str = string()
    span_start: int
    span_end: int
    sentence_start: int
    sentence_end: int
    sentence: str = string()
    kind: str = string()
    restatement: str = string()
    speaker: str | None = string(nullable=True)
    attribution: Json = data(nullable=True)
    content: str | None = string(nullable=True)
    content_span: Json = data(nullable=True)
    context: str = string()
    worth: Json = data()
    flags: Json = data()
    extra: Json = data()


class StatusRow(SQLModel, table=True):
    """The corroboration status of a claim at one check: append-only, the history of the claim."""

    __tablename__ = "statuses"
    claim: int = Field(foreign_key="claims.id", primary_key=True)
    article_key: str = string(index=True)
    at: datetime
    status: str = string(index=True)
    basis: str = string()
    reason: str = string()
    flags: Json = data()
    utterance: Json = data(nullable=True)
    core: Json = data(nullable=True)
    supporting_min: int
    supporting_max: int
    disputing_min: int
    disputing_max: int
    extra: Json = data()


class OriginRow(SQLModel, table=True):
    """A group of evidence that shares an origin for one claim."""

    __tablename__ = "origins"
    claim: int = Field(foreign_key="claims.id", primary_key=True)
    position: int = Field(primary_key=True)
    group_id: str = string()
    kind: str = string()
    urls: Json = data()
    side: str = string()
    has_article: bool
    extra: Json = data()


class OriginMember(SQLModel, table=True):
    """Which document stands in which group of a claim."""

    __tablename__ = "origin_members"
    claim: int = Field(foreign_key="claims.id", primary_key=True)
    position: int = Field(primary_key=True)
    document: str = string(index=True)
    group_id: str = string()


class OriginMerge(SQLModel, table=True):
    """Why two documents of a group are one origin for one claim."""

    __tablename__ = "origin_merges"
    claim: int = Field(foreign_key="claims.id", primary_key=True)
    origin: int = Field(primary_key=True)
    position: int = Field(primary_key=True)
    kind: str = string()
    left: str = string()
    right: str = string()
    detail: str = string()
    certain: bool
    extra: Json = data()


class LineageEdge(SQLModel, table=True):
    """A text's descent from another, claim-independent. Once seen, an edge stays for ever."""

    __tablename__ = "lineage"
    check_id: str = Field(foreign_key="checks.id", primary_key=True)
    position: int = Field(primary_key=True)
    kind: str = string()
    left: str = string(index=True)
    right: str = string(index=True)
    detail: str = string()
    certain: bool
    extra: Json = data()


class StatementRow(SQLModel, table=True):
    """A sentence of a document version that some check looked at."""

    __tablename__ = "statements"
    id: int | None = Field(default=None, primary_key=True)
    digest: str = string(unique=True)
    document_id: int = Field(foreign_key="documents.id", index=True)
    position: int
    text: str = string()
    span_start: int
    span_end: int
    attribution: Json = data(nullable=True)
    context: str = string()
    role: str = string()
    extra: Json = data()


class Evidence(SQLModel, table=True):
    """A match: claim x statement with grade and stance."""

    __tablename__ = "evidence"
    id: int | None = Field(default=None, primary_key=True)
    claim: int = Field(foreign_key="claims.id", index=True)
    position: int
    statement: int = Field(foreign_key="statements.id", index=True)
    grade: str = string()
    stance: str = string()
    score: float
    reason: str = string()
    span_start: int
    span_end: int
    utterance_stance: str = string()
    utterance_reason: str = string()
    covers: str = string()
    extra: Json = data()


class ComparisonRow(SQLModel, table=True):
    """One typed look at a claim and a statement."""

    __tablename__ = "comparisons"
    evidence: int = Field(foreign_key="evidence.id", primary_key=True)
    position: int = Field(primary_key=True)
    kind: str = string()
    outcome: str = string()
    claim_value: str = string()
    evidence_value: str = string()
    detail: str = string()
    essential: bool
    extra: Json = data()


class Passage(SQLModel, table=True):
    """A paragraph of a document version, as the search index numbers it."""

    __tablename__ = "passages"
    id: int | None = Field(default=None, primary_key=True)
    document_id: int = Field(foreign_key="documents.id", index=True)
    start: int
    end: int


class ReviewRow(SQLModel, table=True):
    """What a person decided about origins or a claim: append-only."""

    __tablename__ = "reviews"
    id: str = string(primary_key=True)
    at: datetime = Field(index=True)
    reviewer: str = string()
    action: str = string()
    article_key: str = string(index=True)
    claim_text: str = string()
    left: str = string()
    right: str = string()
    note: str = string()
    revokes: str = string()


class WatchRow(SQLModel, table=True):
    """An article or feed to follow."""

    __tablename__ = "watch"
    url: str = string(primary_key=True)
    kind: str = string()
    added_at: datetime
    every_hours: int
    last_checked: datetime | None = None
    note: str = string()


class FetchStateRow(SQLModel, table=True):
    """What an address or a host told us to remember: validators, and when to come back."""

    __tablename__ = "fetch_states"
    url: str = string(primary_key=True)
    etag: str | None = string(nullable=True)
    last_modified: str | None = string(nullable=True)
    sha256: str | None = string(nullable=True)
    failures: int = 0
    not_before: datetime | None = None
    seen_at: datetime | None = None


class ArticleLock(SQLModel, table=True):
    """Who is checking an article at the moment, and until when we believe it."""

    __tablename__ = "article_locks"
    article_key: str = string(primary_key=True)
    holder: str = string()
    expires_at: datetime
