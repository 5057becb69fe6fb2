"""One value to one row and back: the only place that knows both a type and its table.

``*_row`` gives a dict of column values, ``*_of`` the value again. Fields without a column travel
in ``extra`` so that a type may grow without losing anything.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any, cast

from sqlalchemy import RowMapping

from matching.types import (
    AssessedClaim,
    Attribution,
    Claim,
    Comparison,
    Core,
    Decision,
    Document,
    Interval,
    Match,
    Merge,
    OriginGroup,
    Span,
    Statement,
    Utterance,
)
from records.codec import aware, pack, pack_rest, unpack, unpack_rest
from sources.types import ProviderReceipt, Unreachable

Row = RowMapping

_DOCUMENT = {
    "id", "url", "outlet", "title", "published", "text", "sha256", "byline", "owner", "kind",
    "credits", "flags",
}  # fmt: skip
_STATEMENT = {"document", "index", "text", "span", "attribution", "context", "role"}
_CLAIM = {
    "id", "text", "span", "sentence_span", "sentence", "kind", "restatement", "speaker",
    "attribution", "content", "content_span", "context", "worth", "flags",
}  # fmt: skip
_DECISION = {"claim_id", "status", "basis", "reason", "flags", "utterance", "core"}
_GROUP = {"id", "kind", "urls", "joined_by", "side", "has_article"}
_MERGE = {"kind", "left", "right", "detail", "certain"}
_MATCH = {
    "claim_id", "statement", "comparisons", "grade", "stance", "score", "reason", "span",
    "utterance_stance", "utterance_reason", "covers",
}  # fmt: skip
_PROVIDER = {"name", "queries", "found", "error"}
_UNREACHABLE = {"url", "why"}
_COMPARISON = {"kind", "outcome", "claim_value", "evidence_value", "detail", "essential"}


def digest_of(value: Any) -> str:
    """A content address for any JSON-ready value."""
    data = json.dumps(value, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(data.encode()).hexdigest()


def text_digest(text: str) -> str:
    """The content hash of a text: SHA-256 of its UTF-8 bytes, in hex."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def document_row(document: Document) -> dict[str, Any]:
    """All columns of a document version but its number and when it was first seen."""
    row = {
        "canonical": document.id,
        "url": document.url,
        "outlet": document.outlet,
        "title": document.title,
        "published": None if document.published is None else aware(document.published),
        "sha256": document.sha256,
        "byline": document.byline,
        "owner": document.owner,
        "kind": document.kind,
        "credits": list(document.credits),
        "flags": sorted(document.flags),
        "extra": pack_rest(document, _DOCUMENT),
    }
    published = pack(document.published)
    return {**row, "digest": digest_of({**row, "published": published})}


def document_of(row: Row, text: str) -> Document:
    return Document(
        id=row["canonical"],
        url=row["url"],
        outlet=row["outlet"],
        title=row["title"],
        published=row["published"],
        text=text,
        sha256=row["sha256"],
        byline=row["byline"],
        owner=row["owner"],
        kind=row["kind"],
        credits=tuple(row["credits"]),
        flags=frozenset(row["flags"]),
        **unpack_rest(Document, row["extra"]),
    )


def statement_row(statement: Statement, document_digest: str, document_id: int) -> dict[str, Any]:
    row = {
        "position": statement.index,
        "text": statement.text,
        "span_start": statement.span[0],
        "span_end": statement.span[1],
        "attribution": pack(statement.attribution),
        "context": statement.context,
        "role": statement.role,
        "extra": pack_rest(statement, _STATEMENT),
    }
    digest = digest_of([document_digest, row])
    return {**row, "document_id": document_id, "digest": digest}


def statement_of(row: Row, document: Document) -> Statement:
    return Statement(
        document=document,
        index=row["position"],
        text=row["text"],
        span=(row["span_start"], row["span_end"]),
        attribution=unpack(Attribution | None, row["attribution"]),
        context=row["context"],
        role=row["role"],
        **unpack_rest(Statement, row["extra"]),
    )


def claim_row(claim: Claim) -> dict[str, Any]:
    return {
        "claim_id": claim.id,
        "text": claim.text,
        "span_start": claim.span[0],
        "span_end": claim.span[1],
        "sentence_start": claim.sentence_span[0],
        "sentence_end": claim.sentence_span[1],
        "sentence": claim.sentence,
        "kind": claim.kind,
        "restatement": claim.restatement,
        "speaker": claim.speaker,
        "attribution": pack(claim.attribution),
        "content": claim.content,
        "content_span": pack(claim.content_span),
        "context": claim.context,
        "worth": list(claim.worth),
        "flags": list(claim.flags),
        "extra": pack_rest(claim, _CLAIM),
    }


def claim_of(row: Row) -> Claim:
    return Claim(
        id=row["claim_id"],
        text=row["text"],
        span=(row["span_start"], row["span_end"]),
        sentence_span=(row["sentence_start"], row["sentence_end"]),
        sentence=row["sentence"],
        kind=row["kind"],
        restatement=row["restatement"],
        speaker=row["speaker"],
        attribution=unpack(Attribution | None, row["attribution"]),
        content=row["content"],
        content_span=unpack(Span | None, row["content_span"]),
        context=row["context"],
        worth=tuple(row["worth"]),
        flags=tuple(row["flags"]),
        **unpack_rest(Claim, row["extra"]),
    )


def status_row(assessed: AssessedClaim) -> dict[str, Any]:
    decision, grouping = assessed.decision, assessed.grouping
    return {
        "status": decision.status,
        "basis": decision.basis,
        "reason": decision.reason,
        "flags": list(decision.flags),
        "utterance": pack(decision.utterance),
        "core": pack(decision.core),
        "supporting_min": grouping.supporting.min,
        "supporting_max": grouping.supporting.max,
        "disputing_min": grouping.disputing.min,
        "disputing_max": grouping.disputing.max,
        "extra": pack_rest(decision, _DECISION),
    }


def decision_of(row: Row, claim_id: str) -> Decision:
    return Decision(
        claim_id=claim_id,
        status=row["status"],
        basis=row["basis"],
        reason=row["reason"],
        flags=tuple(row["flags"]),
        utterance=unpack(Utterance | None, row["utterance"]),
        core=unpack(Core | None, row["core"]),
        **unpack_rest(Decision, row["extra"]),
    )


def intervals_of(row: Row) -> tuple[Interval, Interval]:
    """Supporting and disputing counts of origins."""
    return (
        Interval(row["supporting_min"], row["supporting_max"]),
        Interval(row["disputing_min"], row["disputing_max"]),
    )


def group_row(group: OriginGroup) -> dict[str, Any]:
    return {
        "group_id": group.id,
        "kind": group.kind,
        "urls": list(group.urls),
        "side": group.side,
        "has_article": group.has_article,
        "extra": pack_rest(group, _GROUP),
    }


def group_of(row: Row, joined_by: tuple[Merge, ...]) -> OriginGroup:
    return OriginGroup(
        id=row["group_id"],
        kind=row["kind"],
        urls=tuple(row["urls"]),
        joined_by=joined_by,
        side=row["side"],
        has_article=row["has_article"],
        **unpack_rest(OriginGroup, row["extra"]),
    )


def merge_row(merge: Merge) -> dict[str, Any]:
    row = {name: getattr(merge, name) for name in sorted(_MERGE)}
    return {**row, "extra": pack_rest(merge, _MERGE)}


def merge_of(row: Row) -> Merge:
    return Merge(**{name: row[name] for name in _MERGE}, **unpack_rest(Merge, row["extra"]))


def match_row(match: Match) -> dict[str, Any]:
    return {
        "grade": match.grade,
        "stance": match.stance,
        "score": match.score,
        "reason": match.reason,
        "span_start": match.span[0],
        "span_end": match.span[1],
        "utterance_stance": match.utterance_stance,
        "utterance_reason": match.utterance_reason,
        "covers": match.covers,
        "extra": pack_rest(match, _MATCH),
    }


def match_of(
    row: Row, claim_id: str, statement: Statement, comparisons: tuple[Comparison, ...]
) -> Match:
    return Match(
        claim_id=claim_id,
        statement=statement,
        comparisons=comparisons,
        grade=row["grade"],
        stance=row["stance"],
        score=row["score"],
        reason=row["reason"],
        span=(row["span_start"], row["span_end"]),
        utterance_stance=row["utterance_stance"],
        utterance_reason=row["utterance_reason"],
        covers=row["covers"],
        **unpack_rest(Match, row["extra"]),
    )


def comparison_row(comparison: Comparison) -> dict[str, Any]:
    row = {name: getattr(comparison, name) for name in sorted(_COMPARISON)}
    return {**row, "extra": pack_rest(comparison, _COMPARISON)}


def comparison_of(row: Row) -> Comparison:
    fields = cast(dict[str, Any], {name: row[name] for name in _COMPARISON})
    return Comparison(**fields, **unpack_rest(Comparison, row["extra"]))


def provider_row(receipt: ProviderReceipt) -> dict[str, Any]:
    return {
        "name": receipt.name,
        "queries": list(receipt.queries),
        "found": receipt.found,
        "error": receipt.error,
        "extra": pack_rest(receipt, _PROVIDER),
    }


def provider_of(row: Row) -> ProviderReceipt:
    return ProviderReceipt(
        name=row["name"],
        queries=tuple(row["queries"]),
        found=row["found"],
        error=row["error"],
        **unpack_rest(ProviderReceipt, row["extra"]),
    )


def unreachable_row(page: Unreachable) -> dict[str, Any]:
    return {"url": page.url, "why": page.why, "extra": pack_rest(page, _UNREACHABLE)}


def unreachable_of(row: Row) -> Unreachable:
    return Unreachable(row["url"], row["why"], **unpack_rest(Unreachable, row["extra"]))
