"""Hand-made documents, claims and matches, for tests that need no reading of text."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta

from matching.types import (
    Attribution,
    Claim,
    Comparison,
    Document,
    DocumentKind,
    Grade,
    Match,
    SourceKind,
    Stance,
    Statement,
)

NOON = datetime(2025, 5, 6, 12, 0, tzinfo=UTC)


def document(
    outlet: str,
    text: str,
    *,
    path: str = "story",
    owner: str | None = None,
    kind: DocumentKind = "newspaper",
    byline: str = "",
    title: str = "",
    hours: float = 0.0,
    flags: frozenset[str] = frozenset(),
    credits: tuple[str, ...] = (),
) -> Document:
    """A document at ``https://outlet/path`` published ``hours`` after noon."""
    url = f"https://{outlet}/{path}"
    return Document(
        id=url,
        url=url,
        outlet=outlet,
        title=title,
        published=NOON + timedelta(hours=hours),
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        byline=byline,
        owner=owner,
        kind=kind,
        credits=credits,
        flags=flags,
    )


def said(speaker: str, kind: SourceKind = "person", *, role: str | None = None) -> Attribution:
    """An indirect attribution to a speaker."""
    return Attribution(speaker, speaker, "said", "indirect", source_kind=kind, role=role)


def statement(
    of: Document, passage: str | None = None, attribution: Attribution | None = None
) -> Statement:
    """The passage of a document (by default its first sentence) as a statement."""
    passage = passage or of.text.split(". ")[0] + "."
    start = of.text.index(passage.rstrip("."))
    return Statement(of, 0, passage, (start, min(len(of.text), start + len(passage))), attribution)


def claim(
    article: Document,
    passage: str | None = None,
    *,
    speaker: str | None = None,
    attribution: Attribution | None = None,
) -> Claim:
    """A claim of the article: the passage, or its first sentence."""
    passage = passage or article.text.split(". ")[0] + "."
    start = article.text.index(passage)
    span = (start, start + len(passage))
    return Claim(
        "c1",
        passage,
        span,
        span,
        passage,
        "utterance" if speaker else "event",
        passage,
        speaker=speaker,
        attribution=attribution,
    )


def match(
    of: Statement,
    stance: Stance = "supports",
    *,
    grade: Grade | None = None,
    said_stance: Stance = "mentions",
    comparisons: tuple[Comparison, ...] = (),
    whole: bool = True,
) -> Match:
    """A judged pair with the grade that goes with the stance."""
    grades: dict[Stance, Grade] = {
        "supports": "same",
        "disputes": "conflicts",
        "mentions": "compatible",
    }
    return Match(
        "c1",
        of,
        comparisons,
        grade or grades[stance],
        stance,
        0.5,
        "by hand",
        of.span,
        utterance_stance=said_stance,
        covers="whole" if whole else "part",
    )
