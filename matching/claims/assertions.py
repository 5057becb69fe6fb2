"""Claims that the article makes itself or passes on: one for each part that asserts something."""

from __future__ import annotations

import re
from dataclasses import replace

from matching.attribution.cues import ASKED
from matching.claims.factual import factual_score
from matching.claims.finite import is_carried
from matching.claims.kinds import kind_of
from matching.claims.making import Room, make_claim, restated
from matching.claims.restate import (
    absolute_as_sentence,
    aside_as_sentence,
    participle_as_sentence,
)
from matching.claims.units import Unit, units, widens
from matching.claims.worth import DATE, Worth, figures, worth
from matching.text.asides import without
from matching.text.grammar import Word, is_finite, tag
from matching.types import ASIDE, Attribution, Claim, Span

# Where the declared features leave a doubt, the learned ear for comment decides.
_SURE = 3.0
_COMMENT = 0.2
_EVENT_NOUN = re.compile(
    r"\b(?:visit|meeting|attack|strike|raid|vote|arrest|death|launch|talks|summit|election|victory"
    r"|defeat|resignation|appointment|collapse|crash|fire|explosion|protest|march|trip|capture"
    r"|seizure|withdrawal|signing|release|merger|acquisition|ruling|verdict|sentence)\b"
)


def credited(
    room: Room, i: int, said: Attribution, quotes: list[Span]
) -> tuple[list[Claim], list[str]]:
    """The content of a statement that an agency, a paper or an unnamed source passes on."""
    assert said.content_span is not None
    claims: list[Claim] = []
    against: list[str] = []
    for unit in units(room.article.text, said.content_span, quotes):
        made, why = from_unit(room, i, unit, said)
        claims.extend(made)
        against.extend(why)
    return claims, against


def from_unit(
    room: Room, i: int, unit: Unit, said: Attribution | None
) -> tuple[list[Claim], list[str]]:
    text = room.article.text
    span = unit.span
    passage = text[span[0] : span[1]]
    if unit.inside:
        passage = without(passage, [(a - span[0], b - span[0]) for a, b in unit.inside])
    judged = worth(passage, unit.words)
    if unit.subject and not judged.is_claim:
        alone = f"{unit.subject} {passage}"
        judged = worth(alone, tag(alone, 0, len(alone)))
    verbless = not any(is_finite(unit.words, k) for k in range(len(unit.words)))
    if unit.kind == "clause" and verbless:
        return [], ["has no verb of its own"]
    if unit.kind == "clause" and judged.score < _SURE and factual_score(passage) < _COMMENT:
        return [], [*judged.against, "reads like comment"]
    if unit.kind == "clause":
        event = _event_in_subject(text, unit, judged)
        if event is not None:
            inner = worth(text[event[0] : event[1]], tag(text, *event))
            told = restated(room, i, event, text[event[0] : event[1]] + " took place")
            return [make_claim(room, i, event, "event", told, said, inner.reasons)], []
    elif not _hanging_is_worth(unit, passage, judged):
        return [], list(judged.against)
    if not judged.is_claim and unit.kind == "clause":
        return [], list(judged.against) or ["nothing in it can be checked"]
    main = ""
    if unit.head is not None and unit.kind == "participle":
        head = unit.head.span
        main = text[head[0] : head[1]]
    elif unit.head is not None and _leans(unit):
        main = text[unit.head.span[0] : span[0]].rstrip(" ,")
    words = unit.words
    base = passage if not main else participle_as_sentence(passage, words, main)
    if unit.subject:
        base = f"{unit.subject} {passage}"
    if unit.kind == "absolute":
        base = absolute_as_sentence(passage, words)
    if unit.kind == "aside" and unit.head is not None:
        base = aside_as_sentence(text, span, unit.head.span)
    told = restated(room, i, span, base)
    kind = kind_of(passage, words)
    made = make_claim(room, i, span, kind, told, said, judged.reasons)
    if unit.inside:
        made = replace(made, flags=(*made.flags, ASIDE))
    return [made], []


_OBJECT_OF = re.compile(r"(?:which|whom)\s(?!(?:\w+ly|also|still|now|already|then|later|never)\s)")


def _leans(unit: Unit) -> bool:
    """ "Its first since 2019" says nothing without what it hangs on."""
    return unit.kind == "apposition" and unit.words[0].low in ("its", "their", "his", "her", "the")


def _hanging_is_worth(unit: Unit, passage: str, judged: Worth) -> bool:
    """A participle or apposition is a claim by itself only with a figure, a date or names."""
    if widens(unit):
        return False
    if {"interprets", "voices an opinion", "speaks in figures of speech"} & set(judged.against):
        return False
    if unit.kind == "aside":
        if _OBJECT_OF.match(passage) and not is_finite(unit.words, 1):
            return False  # "which its maker announced last year": nothing without its noun
        if passage.startswith(("who ", "whose ")) and not re.search(r"\d", passage):
            return False  # "who has driven a crane for nineteen years": who somebody is
        return bool(figures(passage) or DATE.search(passage)) or judged.is_claim
    if unit.kind == "absolute":
        if any(word.low in _TELLING for word in unit.words):
            return False  # "with Lang telling reporters ...": what he told is the claim
        return "names somebody or some place" in judged.reasons or bool(figures(passage))
    return bool(figures(passage)) or bool(DATE.search(passage) and unit.kind == "apposition")


_TELLING = frozenset("telling saying adding insisting warning claiming arguing".split())  # noqa: SIM905


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


def beyond(room: Room, i: int, covered: list[Span], quotes: list[Span]) -> list[Unit]:
    """The units of sentence ``i``, or what is left of them, that no credited statement covers."""
    out: list[Unit] = []
    for unit in units(room.article.text, room.spans[i], quotes):
        if any(_shared(unit.span, c) * 3 > unit.span[1] - unit.span[0] for c in covered):
            if not _sticks_out(unit, covered):
                continue
            rest = _outside(room.article.text, unit, covered)
            if rest is None:
                continue
            unit = rest
            said = room.attributions[i]
            if said is not None and is_finite(unit.words, 0):
                # "Lang had denied the charge but was convicted": the speaker was.
                unit.subject = said.speaker
                if not unit.subject:
                    continue  # "Reports that he was killed | circulated on Monday"
        out.append(unit)
    return out


def _shared(a: Span, b: Span) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def _sticks_out(unit: Unit, covered: list[Span]) -> bool:
    inside = sum(_shared(unit.span, c) for c in covered)
    return unit.span[1] - unit.span[0] - inside > 30


_LEADS = frozenset("despite without besides instead amid".split())  # noqa: SIM905


_SPANS = frozenset("hours minutes days weeks months moments".split())  # noqa: SIM905
_GOVERN = ("verb", "part", "modal", "to", "prep", "det", "adj", "neg")


def _is_cut_off(all_words: list[Word], words: list[Word]) -> bool:
    """Whether what governs the first of the words, or what the last of them governs, is not there.

    "Brandt, who has lambasted | allies and lobbed a bomb ...", "responded to | a shouted question".
    """
    if not words:
        return True
    first, last = all_words.index(words[0]), all_words.index(words[-1])
    behind = all_words[last + 1] if last + 1 < len(all_words) else None
    if words[-1].kind in ("to", "det") and behind is not None and behind.kind != "punct":
        return True
    before = all_words[first - 1] if first and words[0].kind != "conj" else None
    return before is not None and (before.kind in _GOVERN or before.low in ("'s", "’s"))


def _outside(text: str, unit: Unit, covered: list[Span]) -> Unit | None:
    """The larger part of a unit that no credited statement covers."""
    start, end = unit.span
    left = (start, min(c[0] for c in covered))
    right = (max(c[1] for c in covered), end)
    best = max((left, right), key=lambda s: s[1] - s[0])
    while best[1] > best[0] and text[best[1] - 1] in " ,;—–-":
        best = (best[0], best[1] - 1)
    words = [w for w in unit.words if best[0] <= w.start and w.end <= best[1]]
    if _is_cut_off(unit.words, words):
        return None
    while words and (words[-1].kind in ("conj", "sub", "punct", "prep") or words[-1].low == "that"):
        words.pop()
    if len(words) > 1 and words[-1].low in _SPANS and words[-2].text == ",":
        words = words[:-2]  # "they arrived for the talks, hours | after he blamed"
    while words and words[0].kind in ("conj", "punct"):
        words.pop(0)
    if len(words) < 4 or words[0].kind in ("sub", "to") or words[0].low in ASKED | _LEADS:
        return None
    if not is_carried(words):
        return None
    if words[-1].kind in ("verb", "aux", "modal", "part"):
        return None  # cut off from what the verb governs
    return Unit(unit.kind, (words[0].start, words[-1].end), words, unit.head)
