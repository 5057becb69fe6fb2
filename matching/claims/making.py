"""What every step of one extraction needs, and the making of one claim."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from matching.attribution.people import Who
from matching.claims.restate import resolve_dates, resolve_names
from matching.types import Attribution, Claim, ClaimKind, Document, Span


@dataclass(slots=True)
class Room:
    """What every step of one extraction needs."""

    article: Document
    who: Who
    spans: list[Span]
    quotes: list[Span]
    attributions: list[Attribution | None]


def make_claim(
    room: Room,
    i: int,
    span: Span,
    kind: ClaimKind,
    restated: str,
    said: Attribution | None,
    reasons: tuple[str, ...],
    *,
    content: str | None = None,
    content_span: Span | None = None,
) -> Claim:
    text = room.article.text
    sentence = room.spans[i]
    before = [text[a:b] for a, b in room.spans[max(0, i - 2) : i]]
    flags: list[str] = []
    if said is not None and said.source_kind == "anonymous" and said.speaker:
        flags.append("anonymous_source")
    hedged = said is not None and said.strength == "hedges"
    if hedged or _HEDGE.search(text[span[0] : span[1]]):
        flags.append("hedged")
    return Claim(
        id=_identity(room.article.sha256, span),
        text=text[span[0] : span[1]],
        span=span,
        sentence_span=sentence,
        sentence=text[sentence[0] : sentence[1]],
        kind=kind,
        restatement=restated,
        speaker=said.speaker if said is not None and kind == "utterance" else None,
        attribution=said,
        content=content,
        content_span=content_span,
        context="\n".join(part for part in (room.article.title, *before) if part),
        worth=reasons,
        flags=tuple(flags),
    )


_HEDGE = re.compile(
    r"\b(?:reportedly|allegedly|purportedly|supposedly|unconfirmed|rumou?red|alleged)\b", re.I
)


def _identity(sha256: str, span: Span) -> str:
    """A short hash of the article's content and the claim's place in it."""
    return hashlib.sha256(f"{sha256}:{span[0]}:{span[1]}".encode()).hexdigest()[:12]


def restated(room: Room, i: int, span: Span, passage: str) -> str:
    sentence = room.spans[i]
    context = room.article.text[sentence[0] : sentence[1]]
    resolved = resolve_dates(passage, room.article.published, context)
    resolved = resolve_names(resolved, span[0], room.who, sentence, None)
    resolved = " ".join(resolved.split())
    return f"{resolved[:1].upper()}{resolved[1:]}".rstrip(".") + "."
