"""The judge: a declared list of rules that turns typed comparisons into a grade and a stance.

The rules are tried in order; the first that applies gives the grade and the sentence why. Fuzzy
similarity decides nothing by itself: it only says whether the two sides speak of the same matter,
which is what a conflict needs, and how much of the claim is answered, which is what support needs.
A wrong "supports" is the costly mistake, so whatever is missing holds support back.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from matching.compare import View, events, view
from matching.compare.lexicon import is_act, is_outcome, opposed
from matching.compare.modality import mode
from matching.compare.scope import has_denial
from matching.compare.wording import Coverage, best_answer, coverage, main_deeds
from matching.types import (
    Attribution,
    Claim,
    Comparison,
    Document,
    Grade,
    Match,
    Policy,
    Stance,
    Statement,
)

MATCHER = "typed/1"
"""Name and version of these rules; results carry it."""

_STANCE: dict[Grade, Stance] = {
    "same": "supports",
    "entails": "supports",
    "compatible": "mentions",
    "conflicts": "disputes",
    "superseded": "mentions",
    "related": "mentions",
}


@dataclass(frozen=True, slots=True)
class Need:
    """How much of the claim's wording must be answered, by what else agrees."""

    plain: float = 0.47
    with_figure: float = 0.3
    with_telling_figure: float = 0.2
    with_rare_figure: float = 0.12
    setting: float = 0.2
    with_deed: float = 0.42
    for_conflict: float = 0.4
    for_denial: float = 0.24
    for_figure_conflict: float = 0.34
    for_anchored_conflict: float = 0.22
    dated_deed: float = 0.36
    for_mention: float = 0.25
    said: float = 0.33
    grounded: float = 0.4


NEED = Need()


@dataclass(frozen=True, slots=True)
class Sides:
    """The comparisons of one pair, sorted, with the coverage of the wording."""

    by_kind: dict[str, list[Comparison]]
    cover: Coverage
    setting: float
    """How much of the claim's whole sentence is answered: where a short claim is at home."""
    foreign: bool
    """Whether the statement names others only, and nobody the article is about."""
    other_subject: str
    """The name that opens the statement instead of the claim's, or ""."""
    of_others: bool
    seen: View

    def of(self, kind: str, *outcomes: str) -> list[Comparison]:
        """The essential comparisons of a kind with one of the outcomes (any if none given)."""
        return [
            c
            for c in self.by_kind.get(kind, [])
            if c.essential and (not outcomes or c.outcome in outcomes)
        ]

    def any_of(self, kind: str, *outcomes: str) -> list[Comparison]:
        """Like ``of``, with those that are not essential."""
        return [c for c in self.by_kind.get(kind, []) if not outcomes or c.outcome in outcomes]


Verdict = tuple[Grade, str, bool]
"""Grade, reason, and whether the whole claim is covered."""


def judge(
    claim: Claim,
    statement: Statement,
    comparisons: Sequence[Comparison],
    *,
    article: Document,
    policy: Policy,
) -> Match:
    """The grade and stance of one pair, with the sentence why.

    For an utterance claim ``grade`` and ``stance`` are about the content, ``utterance_stance``
    about whether the speaker said it.
    """
    sides = _sides(claim, statement, comparisons, article)
    grade, reason, whole = _grade(claim, statement, sides)
    stance = _STANCE[grade] if whole or grade not in ("same", "entails") else "mentions"
    if not whole and grade in ("same", "entails"):
        grade = "compatible"
    said, said_reason = _utterance(claim, sides, grade, stance)
    if said == "supports" and stance == "mentions" and _restates(sides, statement):
        # The same speaker on the same point: what was said is carried, in other words.
        grade, stance, reason, whole = "same", "supports", said_reason, True
    return Match(
        claim_id=claim.id,
        statement=_credited(claim, statement, sides),
        comparisons=tuple(comparisons),
        grade=grade,
        stance=stance,
        score=round(_score(sides, grade), 4),
        reason=reason,
        span=statement.span,
        utterance_stance=said,
        utterance_reason=said_reason,
        covers="whole" if whole else "part",
    )


def _sides(
    claim: Claim, statement: Statement, comparisons: Sequence[Comparison], article: Document
) -> Sides:
    by_kind: dict[str, list[Comparison]] = {}
    for comparison in comparisons:
        by_kind.setdefault(comparison.kind, []).append(comparison)
    seen = view(claim, statement, article=article)
    around = coverage(seen.sentence, seen.statement, seen.near)
    known = (*seen.claim_names, *seen.sentence.names)
    foreign = events.is_foreign(seen.statement.names, known, article, seen.aliases)
    cover = coverage(seen.claim, seen.statement, seen.near)
    everybody = (*known, *events.main_names(article)[:3])
    other = events.other_subject(seen.claim.names, seen.statement.names, everybody, seen.aliases)
    others = events.speaks_of_others(
        seen.claim_names, seen.statement.names, everybody, seen.aliases
    )
    return Sides(by_kind, cover, around.all, foreign, other.text if other else "", others, seen)


def _credited(claim: Claim, statement: Statement, sides: Sides) -> Statement:
    """The statement with the claim's speaker as its source where the comparison found him there.

    "He put it at 600" after a sentence about General Marek carries Marek's own figure, which
    grouping by origin has to know.
    """
    found = sides.any_of("attribution", "same")
    if not found or not claim.speaker:
        return statement
    old = statement.attribution
    if old is None:
        kind = claim.attribution.source_kind if claim.attribution else "person"
        new = Attribution(claim.speaker, found[0].evidence_value, "", "indirect", source_kind=kind)
    else:
        new = replace(old, speaker=claim.speaker)
    return replace(statement, attribution=new)


def _restates(sides: Sides, statement: Statement) -> bool:
    """Whether a report of the same speaker leaves the content as it is."""
    if statement.role != "body" or sides.any_of("polarity", "conflicts"):
        return False
    if any(sides.of(kind, "conflicts") for kind in ("date", "place", "role", "name")):
        return False
    return not sides.any_of("modality", "compatible")


def _topic(sides: Sides) -> float:
    """How surely both sides speak of the same matter, in [0, 1]."""
    cover = sides.cover
    base = 0.5 * cover.here + 0.5 * cover.all
    if sides.of("quantity", "same", "entails") or (cover.deeds or 0.0) >= 0.6:
        base = max(base, 0.9 * cover.all)  # what happened is here; the setting may be next to it
    bonus = 0.06 * min(3, len(sides.any_of("name", "same")) + len(sides.any_of("place", "same")))
    bonus += 0.04 * min(2, len(sides.any_of("date", "same", "entails")))
    return min(1.0, base + bonus)


def _grade(claim: Claim, statement: Statement, sides: Sides) -> Verdict:
    if statement.role in ("boilerplate", "question"):
        return "related", f"the sentence is {statement.role}, not a report", False
    other = sides.of("event", "conflicts")
    if other:
        return "related", f"another event: {other[0].detail}", False
    topic = _topic(sides)
    figures = sides.of("quantity")
    agreeing = [c for c in figures if c.outcome in ("same", "entails")]
    if not figures and sides.of("event", "same"):
        agreeing = _clocks(sides)  # a time of day pins an event as a figure does
    hedged = sides.any_of("modality", "compatible")
    if claim.kind == "utterance" and sides.any_of("attribution", "same"):
        # "X alleged that p" reports the utterance as firmly as "X said that p".
        hedged = [c for c in hedged if not c.evidence_value.lower().startswith("alleg")]
    against = _conflict(claim, sides, topic, bool(agreeing))
    if against is not None:
        if hedged and not has_denial(statement.text) and mode(statement.text) != "planned":
            return "compatible", f"{against}, but {hedged[0].detail}", False
        return "conflicts", against, True
    withdrawn = _withdrawn(statement, agreeing)
    if withdrawn:
        return "conflicts", withdrawn, True
    if statement.role == "correction" and not (agreeing and _CORRECTED.search(statement.text)):
        return "related", "a correction repeats what it corrects", False
    superseded = sides.of("quantity", "superseded")
    if superseded and topic >= NEED.for_mention:
        return "superseded", superseded[0].detail, False
    return _support(claim, sides, topic, figures, agreeing, hedged)


_CORRECTED = re.compile(
    r"\b(?:(?:an?\s+)?(?:earlier|previous|original|first|initial)\s+(?:version|edition|report)\w*|"
    r"(?:wrongly|incorrectly|erroneously|mistakenly)|(?:we|I)\s+(?:said|wrote|told|reported)|"
    r"originally\s+(?:said|stated|reported))\b",
    re.IGNORECASE,
)
_RIGHT = re.compile(
    r"\b(?:in fact|should have|the correct|correctly|it (?:is|was|has been)|has "
    r"been corrected|actually|not)\b",
    re.IGNORECASE,
)


def _withdrawn(statement: Statement, agreeing: Sequence[Comparison]) -> str:
    """Why a correction takes back the very figure that the claim states, or ""."""
    opening = _CORRECTED.search(statement.text)
    if opening is None or not agreeing:
        return ""
    right = _RIGHT.search(statement.text, opening.end())
    old = statement.text[opening.end() : right.start() if right else len(statement.text)]
    for comparison in agreeing:
        if comparison.evidence_value and comparison.evidence_value in old:
            return f"a correction withdraws “{comparison.evidence_value}”"
    return ""


def _conflict(claim: Claim, sides: Sides, topic: float, agreeing: bool) -> str | None:
    """Why the pair conflicts, or None."""
    cover = sides.cover
    denial = has_denial(sides.seen.statement.text)
    roles = sides.of("role", "conflicts")
    if roles and (cover.here >= 0.2 or sides.setting >= NEED.setting):
        return roles[0].detail
    names = sides.of("name", "conflicts")
    if names and topic >= 0.5 and cover.acts >= 0.5 and claim.kind != "utterance":
        return names[0].detail
    elsewhere = _elsewhere(claim, sides)
    if elsewhere:
        return elsewhere
    if sides.foreign or sides.other_subject:
        return None
    if sides.setting < NEED.setting:
        return None
    polarity = sides.of("polarity", "conflicts")
    answered = {ours.stem for ours, _ in cover.answered}
    # A sentence that only negates one word of the claim is mostly about something else.
    at_home = sides.setting >= 0.3 and (len(answered) >= 3 or sides.setting >= 0.5)
    if polarity and denial and topic >= NEED.for_denial and len(answered) >= 2:
        return polarity[0].detail
    near = max(topic, 0.85 * cover.all)
    if polarity and near >= NEED.for_conflict and at_home and _same_subject(sides):
        return polarity[0].detail
    if sides.of_others:
        return None
    figures = sides.of("quantity", "conflicts")
    sure = NEED.for_figure_conflict
    if agreeing:
        sure = NEED.for_anchored_conflict
    if figures and topic >= sure and cover.acts >= 0.2:
        return figures[0].detail
    if sides.of("role", "same") and agreeing:
        return None
    dates = sides.of("date", "conflicts")
    sure = 0.4 if claim.kind == "date" or cover.here >= 0.75 else 2.0
    today = dates and dates[0].evidence_value.startswith(("today", "this ", "tonight"))
    close = at_home and topic >= sure and cover.acts >= 0.4
    # The same deed of the same thing: few words need agree for its date to be the question.
    told = claim.kind == "date" and topic >= NEED.dated_deed and _same_subject(sides)
    if (
        dates
        and not today
        and (close or told)
        and _main_deed(sides)
        and _bound_to_deed(sides, dates[0].evidence_value)
        and not sides.of("date", "same", "entails")
    ):
        return dates[0].detail
    places = sides.of("place", "conflicts")
    if places and topic >= 0.5 and cover.acts >= 0.4:
        return places[0].detail
    return None


def _elsewhere(claim: Claim, sides: Sides) -> str:
    """Why a claim about a place conflicts (the same deed, set elsewhere), or ""."""
    places = sides.of("place", "conflicts")
    if claim.kind != "place" or not places or not sides.of("event", "same"):
        return ""
    deeds = [t.stem for t in main_deeds(sides.seen.claim)]
    exact = {ours.stem for ours, theirs in sides.cover.answered if ours.stem == theirs.stem}
    if not any(stem in exact for stem in deeds) or _topic(sides) < NEED.with_telling_figure:
        return ""
    return "" if sides.of("date", "conflicts") else places[0].detail


_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


_FURTHER = re.compile(
    r"\b(?:after|before|in|at|by|with|on|during|to|from|for|over|under|amid|into)\b|[,;:]",
    re.IGNORECASE,
)


def _same_subject(sides: Sides) -> bool:
    """Whether the statement names who or what the claim's deed is said of, by a word of it.

    "The amendment was rejected" and "the plan was carried" speak of two things; a subject or a
    direct object in common is enough ("passed her inspection", "inspection: not passed").
    """
    deeds = main_deeds(sides.seen.claim)
    if not deeds:
        return True
    first = min(term.token.start for term in deeds)
    own = [t for t in sides.seen.claim.terms if t.weight >= 1 and t not in deeds]
    text, end = sides.seen.claim.text, max(term.token.end for term in deeds)
    subject = [t for t in own if t.token.start < first]
    subject += [
        t for t in own if t.token.start > end and not _FURTHER.search(text[end : t.token.start])
    ]
    if not subject or any(t.proper for t in subject):
        return True
    answered = {ours.stem for ours, _ in sides.cover.answered}
    if any(term.stem in answered for term in subject):
        return True
    entry = len(sides.seen.statement.terms) <= 3  # "Outcome: not passed", under its heading
    return entry and any(best_answer(term, sides.seen.near.terms)[0] for term in subject)


def _support(
    claim: Claim,
    sides: Sides,
    topic: float,
    figures: Sequence[Comparison],
    agreeing: Sequence[Comparison],
    hedged: Sequence[Comparison],
) -> Verdict:
    cover = sides.cover
    missing = [c for c in figures if c.outcome not in ("same", "entails")]
    need = NEED.plain
    if (cover.deeds or 0.0) >= 0.6:
        need = NEED.with_deed
    if agreeing:
        need = NEED.with_telling_figure if _telling(agreeing) else NEED.with_figure
        if _rare(agreeing, sides) and sides.of("event", "same"):
            need = NEED.with_rare_figure
    if sides.of("role", "same"):
        need -= 0.1
    if topic < min(need, NEED.for_mention):
        return "related", "little of what the claim says is said here", False
    holds: list[str] = []
    if missing:
        holds.append(missing[0].detail)
    polarity = sides.any_of("polarity", "conflicts", "compatible")
    if polarity:
        holds.append(polarity[0].detail)
    unmet = _unmet_denial(sides)
    if unmet:
        holds.append(f"the claim denies what the statement does not deny: {unmet}")
    if hedged and not (agreeing and hedged[0].evidence_value in ("will", "would")):
        holds.append(hedged[0].detail)
    for kind in ("date", "place", "name"):
        for comparison in sides.of(kind, "conflicts"):
            holds.append(comparison.detail)
    undecided = sides.of("place", "compatible")
    if undecided:
        holds.append(undecided[0].detail)
    undated = [c for c in sides.of("date", "absent") if _YEAR.search(c.claim_value)]
    if undated and not agreeing:
        holds.append(undated[0].detail)
    if claim.kind == "date":
        holds += [c.detail for c in sides.of("date", "absent", "compatible")][:1]
    absent = [*sides.of("name", "absent"), *sides.of("place", "absent")]
    present = [*sides.any_of("name", "same"), *sides.any_of("place", "same", "entails")]
    if absent and len(absent) > len(present) and not agreeing:
        holds.append(absent[0].detail)
    if sides.foreign and absent and not _rare(agreeing, sides):
        holds.append("the statement speaks of somebody else")
    if sides.other_subject:
        holds.append(f"the statement speaks of {sides.other_subject}")
    if topic < need:
        if topic >= 0.5 * need:
            return "compatible", f"touches the claim: {_wording(sides)}", False
        return "related", f"the same topic at most: {_wording(sides)}", False
    if holds:
        return "compatible", holds[0], False
    grade: Grade = "same"
    if any(
        c.outcome == "entails" for kind in ("quantity", "date", "place") for c in sides.of(kind)
    ):
        grade = "entails"
    reason = agreeing[0].detail if agreeing else _wording(sides)
    # A deed that the tables know can be missed; of another verb the wording says more.
    known = any(is_act(t.stem) or is_outcome(t.stem) for t in main_deeds(sides.seen.claim))
    deed_missing = cover.here < (0.7 if known else 0.5) and (
        (cover.deeds is not None and cover.deeds < 0.3) or not _main_deed(sides)
    )
    if deed_missing and not agreeing:
        return "compatible", "what happened is not said here", False
    if not agreeing and cover.here < NEED.grounded:
        return "compatible", "too little of the claim is said here", False
    if cover.acts < 0.15 and not (_telling(agreeing) or _rare(agreeing, sides)):
        return "compatible", "what happened is not said here", False
    return grade, reason, True


_ASPECT = frozenset(("began", "begin", "start", "end", "finish"))
"""Stems of verbs that only say how far a deed has come ("began singing")."""


def _main_deed(sides: Sides) -> bool:
    """Whether what the claim says happened is answered here: an outcome always, else half."""
    acts = [t for t in main_deeds(sides.seen.claim) if t.weight >= 1]
    if not acts:
        return True
    answered = {ours.stem for ours, _ in sides.cover.answered}
    outcomes = [t for t in acts if is_outcome(t.stem) and t.stem not in _ASPECT]
    if outcomes and not any(term.stem in answered for term in outcomes):
        return False
    return sum(term.stem in answered for term in acts) * 2 >= len(acts)


_OTHER_CLAUSE = re.compile(
    r"\b(?:after|before|since|when|while|until|following|as)\b|[;:]|,\s+(?:and|but|which|who)\b",
    re.IGNORECASE,
)


def _bound_to_deed(sides: Sides, printed: str) -> bool:
    """Whether a date of the statement stands in the clause of the deed that it would date.

    ``printed`` is the date as a comparison shows it, with the day it resolves to in brackets.
    """
    deeds = {term.token.start for term in main_deeds(sides.seen.claim)}
    theirs = [b.token.start for a, b in sides.cover.answered if a.token.start in deeds]
    text = sides.seen.statement.text
    dated = [m.span for m in sides.seen.statement.moments if printed.startswith(m.text)]
    for start, end in dated:
        for at in theirs:
            between = text[end:at] if end <= at else text[at:start]
            if not _OTHER_CLAUSE.search(between):
                return True
    return not theirs or not dated


def _clocks(sides: Sides) -> list[Comparison]:
    """The times of day that both sides give alike, in the statement itself."""
    printed = {m.text for m in sides.seen.claim.moments if m.minutes is not None}
    return [
        c
        for c in sides.any_of("date", "same", "entails")
        if c.claim_value in printed and not c.detail.endswith("(nearby)")
    ]


def _unmet_denial(sides: Sides) -> str:
    """The deed that the claim denies and the statement does not, as printed, or ""."""
    for deed in main_deeds(sides.seen.claim):
        if deed.positive:
            continue
        theirs = [b for a, b in sides.cover.answered if a.token.start == deed.token.start]
        met = any(not b.positive or opposed(deed.stem, b.stem) for b in theirs)
        if not met and all(term.positive for term in sides.seen.statement.terms):
            return f"not {deed.token.text}"
    return ""


def _telling(agreeing: Sequence[Comparison]) -> bool:
    """Whether the figures that agree are unlikely to agree by chance."""
    digits = [sum(ch.isdigit() for ch in c.claim_value) for c in agreeing]
    return len(agreeing) >= 2 or any(count >= 3 for count in digits)


_RARE = ("length", "area", "volume", "mass", "speed", "power", "energy", "tally")


def _rare(agreeing: Sequence[Comparison], sides: Sides) -> bool:
    """Whether an agreeing figure is a measure, a tally or has three significant digits."""
    printed = {c.claim_value for c in agreeing}
    for figure in sides.seen.claim.figures:
        if figure.text in printed:
            if figure.dimension in _RARE:
                return True
            printed_value = abs(figure.value / figure.grain) if figure.grain else 0.0
            if len(f"{printed_value:.0f}".rstrip("0")) >= 3:
                return True
            if figure.dimension.startswith("money") and figure.value >= 100:
                return True
    return False


def _wording(sides: Sides) -> str:
    found = sides.by_kind.get("wording", [])
    return found[0].detail if found else "no wording compared"


def _utterance(claim: Claim, sides: Sides, grade: Grade, stance: Stance) -> tuple[Stance, str]:
    """What the statement does to "the speaker said it"."""
    if not claim.speaker or claim.kind != "utterance":
        return "mentions", ""
    credits = sides.any_of("attribution")
    if not credits:
        return "mentions", ""
    credit = credits[0]
    about = _topic(sides)
    figures = sides.of("quantity", "same", "entails")
    answered = len({ours.stem for ours, _ in sides.cover.answered})
    if credit.outcome == "conflicts":
        if "not to have said" in credit.detail:
            return ("disputes" if about >= 0.2 else "mentions"), credit.detail
        if stance == "supports" and (figures or about >= 0.6):
            return "disputes", f"{credit.detail} with the same words"
        at_home = not sides.foreign and not sides.of_others and sides.setting >= NEED.setting
        exact = _rare(figures, sides) and bool(sides.of("event", "same")) and not sides.foreign
        point = (at_home and about >= (0.2 if _telling(figures) else 0.35)) or exact
        if figures and point and not _open_figures(sides):
            return "disputes", f"{credit.detail} with the same figure"
    if credit.outcome == "same":
        if stance == "supports" or grade == "same":
            return "supports", credit.detail
        clash = any(sides.of(kind, "conflicts") for kind in ("quantity", "polarity", "role"))
        point = (
            (_telling(figures) and about >= 0.1)
            or (figures and about >= 0.2)
            or (answered >= 2 and about >= NEED.said)
        )
        if point and not clash and not _open_figures(sides):
            return "supports", f"{credit.detail}, on the same point"
        return "mentions", f"{credit.detail}, but the content is not quite the same"
    return "mentions", credit.detail


def _open_figures(sides: Sides) -> bool:
    """Whether a figure of the claim is left without an answer that agrees."""
    return any(c.outcome not in ("same", "entails") for c in sides.of("quantity"))


def _score(sides: Sides, grade: Grade) -> float:
    base = {"same": 0.6, "entails": 0.58, "conflicts": 0.55, "superseded": 0.3, "compatible": 0.25}
    topic = _topic(sides)
    figures = sides.of("quantity", "same", "entails")
    return min(1.0, base.get(grade, 0.0) + 0.3 * topic + 0.05 * min(2, len(figures)))
