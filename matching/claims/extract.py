"""From an article to its claims: units worth checking, who says them, and what they say."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace

from matching.attribution import read_attributions
from matching.attribution.people import Who
from matching.attribution.quotes import quotations
from matching.claims.factual import factual_score
from matching.claims.kinds import kind_of
from matching.claims.restate import participle_as_sentence, resolve_dates, resolve_names
from matching.claims.units import Unit, units, widens
from matching.claims.worth import DATE, Worth, figures, worth
from matching.statements import sentence_roles
from matching.text.grammar import Word, is_finite, tag
from matching.text.sentences import split
from matching.types import Attribution, Claim, Document, Span

# Where the declared features leave a doubt, the learned ear for comment decides.
_SURE = 3.0
_COMMENT = 0.2
_OWN_ACT = re.compile(
    r"\b(?:announce[sd]?|announcing|report(?:s|ed)?|publish(?:es|ed)?|declare[sd]?|confirm(?:s|ed)?"
    r"|disclose[sd]?|order(?:s|ed)?|rule[sd]?)\b",
    re.IGNORECASE,
)
_CARRIED = re.compile(
    r"^(?:This|That|These|The|His|Her|Its|Their)\s(?:\w+\s)?(?:directives?|statements?|remarks?|claims?"
    r"|announcements?|comments?|orders?|decisions?|news|words|figures?|account|speech|interview)"
    r",?\s(?:first\s)?(?:reported|carried|published|cited|quoted|relayed)\sby\b"
)
_EVENT_NOUN = re.compile(
    r"\b(?:visit|meeting|attack|strike|raid|vote|arrest|death|launch|talks|summit|election|victory"
    r"|defeat|resignation|appointment|collapse|crash|fire|explosion|protest|march|trip|capture"
    r"|seizure|withdrawal|signing|release|merger|acquisition|ruling|verdict|sentence)\b"
)


@dataclass(slots=True)
class _Room:
    """What every step of one extraction needs."""

    article: Document
    who: Who
    spans: list[Span]
    quotes: list[Span]
    attributions: list[Attribution | None]


def extract_claims(article: Document) -> tuple[Claim, ...]:
    """The check-worthy claims of an article in the order of their spans.

    A sentence gives none, one or several. Utterances of a named person or institution are claims
    of kind ``utterance`` with the content apart; what an agency, a paper, a document or an unnamed
    source passes on is a claim about the matter itself, with the attribution beside it.
    """
    claims, _ = _read(article)
    return claims


def unclaimed(article: Document) -> tuple[tuple[Span, str], ...]:
    """The sentences that gave no claim, each with the reason in plain words."""
    _, left = _read(article)
    return left


def _read(article: Document) -> tuple[tuple[Claim, ...], tuple[tuple[Span, str], ...]]:
    text = article.text
    spans = split(text)
    room = _Room(
        article,
        Who(text, article.title),
        spans,
        quotations(text),
        read_attributions(article, spans),
    )
    roles = sentence_roles(article, spans)
    claims: list[Claim] = []
    left: list[tuple[Span, str]] = []
    for i, span in enumerate(spans):
        if roles[i] != "body":
            left.append((span, _ROLE_REASONS[roles[i]]))
            continue
        found, reason = _sentence(room, i)
        claims.extend(found)
        if not found:
            left.append((span, reason))
        carrier = room.attributions[i]
        if carrier is not None and _CARRIED.match(text[span[0] : span[1]]):
            _carry(claims, carrier.speaker, spans, i)
    claims.sort(key=lambda c: (c.span, c.id))
    return tuple(claims), tuple(left)


_ROLE_REASONS = {
    "headline": "headline: the body says it in full",
    "boilerplate": "boilerplate, not reporting",
    "correction": "correction notice",
    "question": "asks a question",
}


def _carry(claims: list[Claim], carrier: str, spans: list[Span], i: int) -> None:
    """ "This directive, reported by X": X carried the utterances just before."""
    since = spans[max(0, i - 2)][0]
    for n, claim in enumerate(claims):
        said = claim.attribution
        if said is None or claim.kind != "utterance" or claim.span[0] < since:
            continue
        if carrier and carrier not in (*said.chain, said.speaker):
            claims[n] = replace(claim, attribution=replace(said, chain=(*said.chain, carrier)))


def _sentence(room: _Room, i: int) -> tuple[list[Claim], str]:
    span, said = room.spans[i], room.attributions[i]
    quotes = [q for q in room.quotes if q[0] < span[1] and q[1] > span[0]]
    claims: list[Claim] = []
    against: list[str] = []
    covered: list[Span] = []
    if said is not None and said.content_span is not None:
        if _is_utterance(said):
            made, why = _utterance(room, i, said)
            whole = _hull(said)
        else:
            made, why = _credited(room, i, said, quotes)
            whole = _hull(said)
        claims.extend(made)
        against.extend(why)
        covered.append(whole)
    for unit in units(room.article.text, span, quotes):
        if any(_shared(unit.span, c) * 3 > unit.span[1] - unit.span[0] for c in covered):
            if not _sticks_out(unit, covered):
                continue
            rest = _outside(room.article.text, unit, covered)
            if rest is None:
                continue
            unit = rest
        made, why = _from_unit(room, i, unit, None)
        claims.extend(made)
        against.extend(why)
    reason = "; ".join(dict.fromkeys(against)) or "nothing in it can be checked"
    return claims, reason


def _shared(a: Span, b: Span) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def _sticks_out(unit: Unit, covered: list[Span]) -> bool:
    inside = sum(_shared(unit.span, c) for c in covered)
    return unit.span[1] - unit.span[0] - inside > 30


def _outside(text: str, unit: Unit, covered: list[Span]) -> Unit | None:
    """The larger part of a unit that no credited statement covers."""
    start, end = unit.span
    left = (start, min(c[0] for c in covered))
    right = (max(c[1] for c in covered), end)
    best = max((left, right), key=lambda s: s[1] - s[0])
    while best[1] > best[0] and text[best[1] - 1] in " ,;—–-":
        best = (best[0], best[1] - 1)
    words = [w for w in unit.words if best[0] <= w.start and w.end <= best[1]]
    while words and (words[-1].kind in ("conj", "sub", "punct", "prep") or words[-1].low == "that"):
        words.pop()
    while words and words[0].kind in ("conj", "punct"):
        words.pop(0)
    if len(words) < 4 or words[0].kind == "sub":
        return None
    if not any(is_finite(words, k) for k in range(len(words))):
        return None
    if words[-1].kind in ("verb", "aux", "modal", "part"):
        return None  # cut off from what the verb governs
    return Unit(unit.kind, (words[0].start, words[-1].end), words, unit.head)


def _hull(said: Attribution) -> Span:
    spans = [s for s in (said.speaker_span, said.cue_span, said.content_span) if s is not None]
    speaker, cue = said.speaker_span, said.cue_span
    if speaker and cue and cue[0] - speaker[1] > 25 and len(spans) > 1:
        # "The bank raised its rate by a quarter and signalled that ...": another act between.
        spans.remove(speaker)
    return (min(s[0] for s in spans), max(s[1] for s in spans))


def _is_utterance(said: Attribution) -> bool:
    """A named person's or body's words; not what a carrier or an unnamed source passes on."""
    if not said.speaker or said.source_kind not in ("person", "institution"):
        return False
    if said.strength == "reports" or not said.content_span:
        return False
    if said.source_kind == "institution" and said.cue_span is not None:
        first = said.content_span[0] < said.cue_span[0] or said.kind == "according_to"
        return not (first and (_OWN_ACT.search(said.cue) or said.kind == "according_to"))
    return True


def _utterance(room: _Room, i: int, said: Attribution) -> tuple[list[Claim], list[str]]:
    text = room.article.text
    assert said.content_span is not None
    start, end = said.content_span
    content = text[start:end]
    words = tag(text, start, end)
    direct = said.kind == "direct"
    if not direct:
        end = _without_comment(text, said.content_span)
        said = replace(said, content_span=(start, end))
        content = text[start:end]
        words = tag(text, start, end)
    else:
        words = [w for w in words if w.kind != "quote"]
        content = content.strip("\"“”'’ ")
    judged = worth(content, words, said_by=None if direct else said.speaker)
    content = text[start:end]
    if not said.cue and not figures(content):
        return [], ["goes on quoting"]
    if not judged.is_claim:
        return [], list(judged.against) or ["quotes without a fact that can be checked"]
    span = _hull(said)
    span = (span[0], span[1])
    if said.cue_span is not None and said.cue_span[1] == span[1]:
        span = (span[0], _past_listener(text, span[1], room.spans[i][1]))
    while text[span[1] - 1] in " ,;":
        span = (span[0], span[1] - 1)
    restated = _restate_utterance(room, i, said, content)
    reasons = (*judged.reasons,) if not direct else (*judged.reasons, "quotes a named source")
    return [
        _claim(room, i, span, "utterance", restated, said, reasons, content=content,
               content_span=(start, end))
    ], []  # fmt: skip


def _without_comment(text: str, content: Span) -> int:
    """Where the content ends before a trailing participle ("suggesting that ...")."""
    parts = units(text, content, [])
    for part in parts[1:]:
        at = part.words[0].start
        if part.kind == "clause" and _BUT.search(text, max(content[0], at - 7), at):
            return _end_before(text, content[0], at)
        if part.kind in ("participle", "absolute") and not figures(text[slice(*part.span)]):
            return _end_before(text, content[0], part.words[0].start)
    return content[1]


_BUT = re.compile(r"[,;]\s(?:but|yet)\s?$|[,;]\s?(?:but|yet)\b")


def _past_listener(text: str, at: int, end: int) -> int:
    """ "..., she told a news conference, waving": to whom and when belongs to the utterance."""
    mark = re.compile(r"[,;:.—–\"“”]").search(text, at, end)
    stop = mark.start() if mark else end
    return stop if stop - at <= 80 else at


def _end_before(text: str, start: int, at: int) -> int:
    cut = text.rfind(",", start, at)
    return cut if cut > start else at


def _restate_utterance(room: _Room, i: int, said: Attribution, content: str) -> str:
    begin = said.content_span[0] if said.content_span else 0
    text_before = room.article.text[max(0, begin - 6) : begin]
    cues = (said.speaker_span, said.cue_span)
    if said.content_span and all(s and said.content_span[0] < s[0] for s in cues):
        # "The plan, according to X, comes from Y": the credit is no part of what was said.
        a = min(s[0] for s in cues if s) - said.content_span[0]
        b = max(s[1] for s in cues if s) - said.content_span[0]
        if b < len(content):
            content = f"{content[:a].rstrip(' ,')} {content[b:].lstrip(' ,')}"
    resolved = resolve_dates(content, room.article.published)
    start = said.content_span[0] if said.content_span else room.spans[i][0]
    resolved = resolve_names(resolved, start, room.who, room.spans[i], said.speaker)
    cue = said.cue if said.cue and said.kind != "according_to" else "said"
    if cue.split()[-1].lower() in _WITH_LISTENER:
        cue = "said"
    who = said.speaker
    if said.kind == "direct":
        quoted = content.strip("\"“”'’ ,.")
        return f"{who} {cue}: “{quoted}”."
    printed = text_before.lower().endswith("that ")
    says = cue.split()[-1].lower() in _SAYS
    that = "that " if printed or (says and _is_clause(resolved)) else ""
    return f"{who} {cue} {that}{_lower_first(resolved, room.who)}."


_SAYS = frozenset(
    """said says say stated states noted notes added announced disclosed reported claimed warned
    confirmed denied acknowledged admitted revealed insisted argued explained declared""".split()  # noqa: SIM905
)
_WITH_LISTENER = frozenset(
    "told tells tell informed informs reminded advised assured notified telling".split()  # noqa: SIM905
)


def _is_clause(passage: str) -> bool:
    words = tag(passage, 0, len(passage))
    first = passage.lower()
    if first.startswith(("to ", "how ", "why ", "whether ", "what ", "that ")):
        return False
    stop = next((k for k, w in enumerate(words) if w.kind == "sub" and k), len(words))
    return any(is_finite(words, k) for k in range(stop))


def _lower_first(passage: str, who: Who) -> str:
    first = passage.split(" ", 1)[0]
    if first in ("The", "A", "An", "Some", "It", "He", "She", "They", "This", "These", "Two", "In"):
        return passage[0].lower() + passage[1:]
    return passage


def _credited(
    room: _Room, i: int, said: Attribution, quotes: list[Span]
) -> tuple[list[Claim], list[str]]:
    """The content of a statement that an agency, a paper or an unnamed source passes on."""
    assert said.content_span is not None
    claims: list[Claim] = []
    against: list[str] = []
    for unit in units(room.article.text, said.content_span, quotes):
        made, why = _from_unit(room, i, unit, said)
        claims.extend(made)
        against.extend(why)
    return claims, against


def _from_unit(
    room: _Room, i: int, unit: Unit, said: Attribution | None
) -> tuple[list[Claim], list[str]]:
    text = room.article.text
    span = unit.span
    passage = text[span[0] : span[1]]
    judged = worth(passage, unit.words)
    verbless = not any(is_finite(unit.words, k) for k in range(len(unit.words)))
    if unit.kind == "clause" and verbless:
        return [], ["has no verb of its own"]
    if unit.kind == "clause" and judged.score < _SURE and factual_score(passage) < _COMMENT:
        return [], [*judged.against, "reads like comment"]
    if unit.kind == "clause":
        event = _event_in_subject(text, unit, judged)
        if event is not None:
            inner = worth(text[event[0] : event[1]], tag(text, *event))
            restated = _restate(room, i, event, unit, text[event[0] : event[1]] + " took place")
            return [_claim(room, i, event, "event", restated, said, inner.reasons)], []
    elif not _hanging_is_worth(unit, passage, judged):
        return [], list(judged.against)
    if not judged.is_claim and unit.kind == "clause":
        return [], list(judged.against) or ["nothing in it can be checked"]
    main = ""
    if unit.head is not None and unit.kind == "participle":
        head = unit.head.span
        main = text[head[0] : head[1]]
    words = unit.words
    base = passage if not main else participle_as_sentence(passage, words, main)
    restated = _restate(room, i, span, unit, base)
    kind = kind_of(passage, words)
    return [_claim(room, i, span, kind, restated, said, judged.reasons)], []


def _hanging_is_worth(unit: Unit, passage: str, judged: Worth) -> bool:
    """A participle or apposition is a claim by itself only with a figure, a date or names."""
    if widens(unit):
        return False
    if {"interprets", "voices an opinion", "speaks in figures of speech"} & set(judged.against):
        return False
    if unit.kind == "absolute":
        return "names somebody or some place" in judged.reasons or bool(figures(passage))
    return bool(figures(passage)) or bool(DATE.search(passage) and unit.kind == "apposition")


def _event_in_subject(text: str, unit: Unit, judged: Worth) -> Span | None:
    """ "X's visit to Y on 3 May underscored ...": the visit is the claim, the rest is comment."""
    if "interprets" not in judged.against:
        return None
    finite = next((k for k in range(len(unit.words)) if is_finite(unit.words, k)), None)
    if finite is None or finite < 3:
        return None
    subject: list[Word] = unit.words[:finite]
    start, end = subject[0].start, subject[-1].end
    passage = text[start:end]
    if _EVENT_NOUN.search(passage) and (DATE.search(passage) or figures(passage)):
        return (start, end)
    return None


def _restate(room: _Room, i: int, span: Span, unit: Unit, passage: str) -> str:
    sentence = room.spans[i]
    context = room.article.text[sentence[0] : sentence[1]]
    resolved = resolve_dates(passage, room.article.published, context)
    resolved = resolve_names(resolved, span[0], room.who, sentence, None)
    resolved = " ".join(resolved.split())
    return f"{resolved[:1].upper()}{resolved[1:]}".rstrip(".") + "."


def _claim(
    room: _Room,
    i: int,
    span: Span,
    kind: str,
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
        kind=kind,  # type: ignore[arg-type]
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
