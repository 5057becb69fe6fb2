"""The report of the contract, built from a check record and from nothing else.

Same record, same report: no clock, no look-ups. Times are UTC with a ``Z``, spans are character
offsets, and every evidence row carries the content hash of the text that its span points into.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from matching.types import (
    AssessedClaim,
    Attribution,
    Comparison,
    Document,
    Interval,
    Match,
    OriginGroup,
)
from records.types import CheckRecord
from sources.types import FactCheck

SCHEMA = "secondsource/report/1"
STATUSES = ("confirmed", "disputed", "single-source", "undetermined")
_STANCES = {"disputes": 0, "supports": 1, "mentions": 2}
_GRADES = ("conflicts", "same", "entails", "superseded", "compatible", "related")

MENTIONS = 4
"""Mentions shown per claim: near misses are telling, topic neighbours are not."""
CLOSEST = 2
"""Mentions shown where none is telling: what came closest."""
PER_DOCUMENT = 2
"""Statements shown of one document on one side; a third saying the same adds nothing."""
CONTEXT = 220
"""Characters of the stored text shown before and after a passage."""


def build(check: CheckRecord) -> dict[str, Any]:
    """The corroboration report as JSON-ready data, in the order of the contract's fields.

    Every ``span`` of a claim is ``article.text[start:end]``; every evidence row's ``statement`` is
    the slice of its stored document's text.
    """
    assessment = check.assessment
    documents = {d.id: d for d in check.documents}
    documents |= {
        m.statement.document.id: m.statement.document for a in assessment.claims for m in a.matches
    }
    documents[assessment.article.id] = assessment.article
    checks: dict[str, list[dict[str, Any]]] = {}
    for related in check.fact_checks:
        checks.setdefault(related.claim_id, []).append(_fact_check(related.check))
    claims = [
        _claim(a, assessment.article, documents) | {"fact_checks": checks.get(a.claim.id, [])}
        for a in assessment.claims
    ]
    counts = Counter(claim["status"] for claim in claims)
    return {
        "schema": SCHEMA,
        "check": {
            "id": check.id,
            "started_at": moment(check.started_at),
            "finished_at": moment(check.finished_at),
            "engine_version": check.engine_version,
            "policy": _plain(dataclasses.asdict(assessment.policy)),
            "matcher": assessment.matcher,
            "trigger": check.trigger,
        },
        "article": _article(assessment.article),
        "coverage": _coverage(check),
        "counts": {status: counts[status] for status in STATUSES},
        "claims": claims,
    }


def _fact_check(check: FactCheck) -> dict[str, Any]:
    """A published fact check, as its publisher words it; it has no part in the status."""
    return {
        "claim": check.claim,
        "rating": check.rating,
        "url": check.url,
        "publisher": check.publisher,
        "claimant": check.claimant,
        "title": check.title,
        "reviewed": moment(check.reviewed),
    }


def moment(value: datetime | None) -> str | None:
    """A time as the report prints it: UTC to the second; a time without a zone is UTC."""
    if value is None:
        return None
    zoned = value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
    return zoned.isoformat(timespec="seconds").replace("+00:00", "Z")


def _plain(value: Any) -> Any:
    """Tuples as lists, all the way down: what JSON would make of it."""
    if isinstance(value, dict):
        return {name: _plain(held) for name, held in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(held) for held in value]
    return value


def _article(article: Document) -> dict[str, Any]:
    return {
        "url": article.url,
        "outlet": article.outlet,
        "title": article.title,
        "published": moment(article.published),
        "sha256": article.sha256,
        "byline": article.byline,
        "owner": article.owner,
        "kind": article.kind,
        "flags": sorted(article.flags),
        "text": article.text,
    }


def _coverage(check: CheckRecord) -> dict[str, Any]:
    receipt = check.coverage
    return {
        "state": receipt.state,
        "documents": receipt.documents,
        "window": {"since": moment(receipt.window.since), "until": moment(receipt.window.until)},
        "providers": [
            {"name": p.name, "queries": list(p.queries), "found": p.found, "error": p.error}
            for p in receipt.providers
        ],
        "unreachable": [{"url": u.url, "why": u.why} for u in receipt.unreachable],
        "problems": list(receipt.problems),
        "pages": [
            {
                "url": d.url,
                "outlet": d.outlet,
                "owner": d.owner,
                "kind": d.kind,
                "title": d.title,
                "published": moment(d.published),
                "flags": sorted(d.flags),
                "sha256": d.sha256,
            }
            for d in check.documents
        ],
    }


def _claim(
    assessed: AssessedClaim, article: Document, documents: Mapping[str, Document]
) -> dict[str, Any]:
    claim, decision, grouping = assessed.claim, assessed.decision, assessed.grouping
    origin_of = {url: g.id for g in grouping.groups for url in g.urls}
    origin_of |= dict(grouping.of_document)
    said = decision.utterance
    rows = [_evidence(m, origin_of) for m in chosen(assessed.matches)]
    return {
        "id": claim.id,
        "text": claim.text,
        "span": list(claim.span),
        "sentence_span": list(claim.sentence_span),
        "kind": claim.kind,
        "speaker": claim.speaker,
        "status": decision.status,
        "basis": decision.basis,
        "reason": decision.reason,
        "origins": {
            "supporting": _interval(grouping.supporting),
            "disputing": _interval(grouping.disputing),
        },
        "flags": sorted({*claim.flags, *decision.flags}),
        "utterance": None
        if said is None
        else {"speaker": said.speaker, "status": said.status, "reason": said.reason},
        "core": None
        if decision.core is None
        else {"text": decision.core.text, "status": decision.core.status},
        "origin_groups": [_group(g, documents) for g in grouping.groups],
        "evidence": rows,
        "evidence_left_out": len(assessed.matches) - len(rows),
        "sentence": claim.sentence,
        "restatement": claim.restatement,
        "content": claim.content,
        "content_span": None if claim.content_span is None else list(claim.content_span),
        "attribution": _attribution(claim.attribution),
        "worth": list(claim.worth),
    }


def chosen(matches: Iterable[Match]) -> list[Match]:
    """The evidence worth showing, disputing first, then supporting, then near misses.

    The order never depends on the order of the matches.
    """
    ordered = sorted(matches, key=_order)
    kept: list[Match] = []
    shown: Counter[str] = Counter()
    for match in ordered:
        side = f"{match.stance} {match.statement.document.id}"
        if match.stance != "mentions" and shown[side] < PER_DOCUMENT:
            shown[side] += 1
            kept.append(match)
    mentions = [m for m in ordered if m.stance == "mentions" and m.grade != "related"]
    near = _near([m for m in mentions if _telling(m)], MENTIONS)
    return kept + (near or _near(mentions, CLOSEST))


def _near(mentions: Iterable[Match], most: int) -> list[Match]:
    """The first of each document and each wording: a copy of a near miss is no news."""
    kept: list[Match] = []
    seen: set[str] = set()
    for match in mentions:
        names = {match.statement.document.id, " ".join(match.statement.text.split())}
        if len(kept) < most and not names & seen:
            seen |= names
            kept.append(match)
    return kept


def _telling(match: Match) -> bool:
    """Whether a mention shows something that a reader would ask about.

    That is an earlier count, the same utterance, or the same point put weaker or otherwise; a
    passage that merely stays silent on the point is none.
    """
    if match.grade == "superseded" or match.utterance_stance != "mentions":
        return True
    essential = [c for c in match.comparisons if c.essential]
    silent = any(c.outcome == "absent" for c in essential)
    return any(
        c.kind not in ("event", "attribution")
        and c.outcome in ("conflicts", "compatible")
        # A plan or a hedge about something else is no near miss.
        and not (silent and c.kind in ("modality", "wording"))
        for c in essential
    )


def _order(match: Match) -> tuple[Any, ...]:
    document = match.statement.document
    return (
        _STANCES[match.stance],
        0 if match.utterance_stance != "mentions" else 1,
        _GRADES.index(match.grade),
        -match.score,
        moment(document.published) or "",
        document.id,
        document.sha256,
        match.span,
        match.statement.index,
        match.reason,
    )


def _evidence(match: Match, origin_of: Mapping[str, str]) -> dict[str, Any]:
    document = match.statement.document
    start, end = match.statement.span
    inside = start <= match.span[0] < match.span[1] <= end
    return {
        "url": document.url,
        "outlet": document.outlet,
        "published": moment(document.published),
        "statement": document.text[start:end],
        "span": [start, end],
        "grade": match.grade,
        "stance": match.stance,
        "origin": origin_of.get(document.id) or origin_of.get(document.url),
        "comparisons": [_comparison(c) for c in match.comparisons],
        "sha256": document.sha256,
        "title": document.title,
        "passage": list(match.span) if inside else [start, end],
        "reason": match.reason,
        "covers": match.covers,
        "utterance_stance": match.utterance_stance,
        "utterance_reason": match.utterance_reason,
        "attribution": _attribution(match.statement.attribution),
        "before": _before(document.text, start),
        "after": _after(document.text, end),
    }


def _before(text: str, start: int) -> str:
    """The text before a passage, from the start of a word."""
    low = max(0, start - CONTEXT)
    held = text[low:start]
    return held if low == 0 or " " not in held else held[held.index(" ") + 1 :]


def _after(text: str, end: int) -> str:
    """The text after a passage, to the end of a word."""
    held = text[end : end + CONTEXT]
    return held if end + CONTEXT >= len(text) or " " not in held else held[: held.rindex(" ")]


def _comparison(comparison: Comparison) -> dict[str, Any]:
    return {
        "kind": comparison.kind,
        "outcome": comparison.outcome,
        "claim_value": comparison.claim_value,
        "evidence_value": comparison.evidence_value,
        "detail": comparison.detail,
        "essential": comparison.essential,
    }


def _group(group: OriginGroup, documents: Mapping[str, Document]) -> dict[str, Any]:
    by_url = {d.url: d for d in documents.values()}
    held = [documents.get(url) or by_url.get(url) for url in group.urls]
    return {
        "id": group.id,
        "kind": group.kind,
        "urls": [d.url if d else url for url, d in zip(group.urls, held, strict=True)],
        "joined_by": [
            {
                "kind": merge.kind,
                "detail": merge.detail,
                "left": merge.left,
                "right": merge.right,
                "certain": merge.certain,
            }
            for merge in group.joined_by
        ],
        "side": group.side,
        "has_article": group.has_article,
        "outlets": sorted({d.outlet for d in held if d}),
    }


def _interval(interval: Interval) -> dict[str, int]:
    return {"min": interval.min, "max": interval.max}


def _attribution(attribution: Attribution | None) -> dict[str, Any] | None:
    if attribution is None:
        return None
    return {
        "speaker": attribution.speaker,
        "printed": attribution.printed,
        "cue": attribution.cue,
        "kind": attribution.kind,
        "strength": attribution.strength,
        "source_kind": attribution.source_kind,
        "role": attribution.role,
        "chain": list(attribution.chain),
    }
