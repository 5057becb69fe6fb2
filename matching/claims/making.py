"""What every step of one extraction needs, and the making of one claim."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from matching.attribution.people import Who
from matching.attribution.sources import ROLES
from matching.claims.restate import resolve_dates, resolve_names
from matching.text.grammar import is_finite, tag
from matching.text.leads import after_lead
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
    """The passage as a sentence that stands alone, as far as the article tells."""
    sentence = room.spans[i]
    if span[0] > sentence[0]:
        passage = _WHEN.sub("", passage)
    passage = OPENER.sub("", passage)
    it = _IT.match(passage)
    if it is not None and span[0] - sentence[0] < 12:
        named = _subject_before(room, i)
        if named:
            passage = named + passage[it.end() :]
    context = room.article.text[sentence[0] : sentence[1]]
    resolved = resolve_dates(passage, room.article.published, context)
    resolved = resolve_names(resolved, span[0], room.who, sentence, None)
    resolved = COMMA_LAST.sub(r"\1", " ".join(resolved.split()))
    return capitalised(resolved).rstrip(".") + "."


def capitalised(sentence: str) -> str:
    """The sentence with a capital; "iOS 8" keeps its own."""
    first = sentence[:1] if sentence[1:2].isupper() else sentence[:1].upper()
    return first + sentence[1:]


COMMA_LAST = re.compile(r",([”\"])$")
"""The comma within closing marks, where the sentence went on with who said so."""
OPENER = re.compile(r"^(?:But|And|Yet)\s(?=[A-Za-z])|^that\s(?=(?:the|an?|he|she|they)\b|[A-Z])")
"""Joins a sentence to the one before, and says nothing of its own."""
_WHEN = re.compile(r"^(?:as|when|while)\s(?=(?:he|she|they|it|the|[A-Z][a-z]+)\s)")
"""Opens a clause that is a claim by itself ("..., Holt said as he left the harbour")."""
# "It is put at 6.2m": a thing named before; "It is clear that", "It took years to" name nothing.
_IT = re.compile(
    r"(?:It|it)\b(?!\s(?:seems|seemed|appears|appeared|emerged|emerges|turns|turned|took|takes|remains"
    r"|remained|rained|snowed|follows|followed|comes|came|means|meant|would|will|may|might|could"
    r"|(?:is|was|has\sbeen|had\sbeen)\s(?:not\s|also\s|now\s|still\s|only\s)?(?:\w+ly\s)?(?:clear"
    r"|unclear|known|unknown|likely|unlikely|possible|thought|believed|understood|reported|said"
    r"|alleged|hoped|feared|expected|claimed|announced|time|the|a|an|in|on|at|about|because|when"
    r"|here|there|this|that|his|her|their|[A-Z]|not)\b))"
)


def _subject_before(room: Room, i: int) -> str | None:
    """The thing that the sentence before is about, where it opens with a plain noun phrase."""
    if not i:
        return None
    text = room.article.text
    start, end = room.spans[i - 1]
    if "\n\n" in text[end : room.spans[i][0]]:
        return None
    start = after_lead(text, start, end)
    words = tag(text, start, end)
    finite = next((k for k in range(len(words)) if is_finite(words, k)), None)
    if not finite or finite > 9:
        return None
    subject = words[:finite]
    if subject[0].kind not in ("det", "name") or subject[0].low in _MANY:
        return None
    kinds = ("det", "name", "noun", "adj", "prep", "num", "part")
    if any(w.kind not in kinds and w.low != "'s" for w in subject):
        return None
    head = next((w for k, w in enumerate(subject) if k and w.kind == "prep"), None)
    noun = subject[subject.index(head) - 1] if head is not None else subject[-1]
    plural = noun.kind == "noun" and noun.low.endswith("s") and not noun.low.endswith(("ss", "us"))
    if plural or noun.kind not in ("noun", "name"):
        return None
    phrase = text[subject[0].start : subject[-1].end]
    if any(party.kind == "person" for party in room.who.mentions_in((start, subject[-1].end))):
        return None
    return None if noun.low in ROLES else phrase


_MANY = frozenset("these those his her some many several few all both most two three".split())  # noqa: SIM905
