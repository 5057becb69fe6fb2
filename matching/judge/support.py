"""Why a statement supports a claim, or what holds its support back."""

from __future__ import annotations

import re
from collections.abc import Sequence

from matching.compare.roles import WON
from matching.compare.scope import negated_spans
from matching.compare.wording import main_deeds
from matching.judge.deeds import (
    another_deed,
    framed,
    grounded,
    main_deed,
    unmet_denial,
)
from matching.judge.figures import answers, rare, several, telling, to_the_hour
from matching.judge.reasons import agreement, touching
from matching.judge.sides import NEED, Sides, Verdict
from matching.text.lexicon import is_act, is_outcome
from matching.types import Claim, Comparison, Grade

_RESTRICTION = re.compile(
    r"^(?:An?|The|One)\s(?P<head>[a-z]+)\s(?P<clause>(?:that|which|who)\s(?:would|will|had|has|was|is|were)"
    r"\s[^,;]{4,60}?)\s(?:was|were|is|are|has|have|had|will)\s",
)
"""A subject that only its clause picks out: "An amendment that would have added breakfast was"."""
_SELF = re.compile(r"(?:that\s)?(?:he|she|i|they|we)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


def support(
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
        need = NEED.with_telling_figure if telling(agreeing) else NEED.with_figure
        if rare(agreeing, sides) and sides.of("event", "same"):
            need = NEED.with_rare_figure
        if several(agreeing):
            need = NEED.with_two_figures
        elif to_the_hour(agreeing, sides):
            need = min(need, NEED.with_rare_figure)
    if sides.of("role", "same"):
        need -= 0.1
    if framed(sides) and _anchored(sides, here=True):
        need = min(need, NEED.with_frame)
    if topic < min(need, NEED.for_mention):
        return "related", "hardly anything that the claim says stands here", False
    holds: list[str] = []
    if missing:
        holds.append(missing[0].detail)
    polarity = sides.any_of("polarity", "conflicts", "compatible")
    if any(one.detail == WON for one in sides.of("role", "same")):
        polarity = []  # "beat" here, "lost" there
    if polarity:
        holds.append(polarity[0].detail)
    unmet = unmet_denial(sides)
    if unmet:
        holds.append(f"the article denies (“{unmet}”) what this passage does not deny")
    if hedged and not (agreeing and hedged[0].evidence_value in ("will", "would")):
        holds.append(hedged[0].detail)
    for kind in ("date", "place", "name"):
        for comparison in sides.of(kind, "conflicts"):
            holds.append(comparison.detail)
    another = claim.kind == "utterance" and sides.any_of("attribution", "conflicts")
    if another and _SELF.match(claim.content or ""):
        holds.append("somebody else says it of himself")
    holds += [one.detail for one in sides.untold]
    lacking = _unmet_lack(sides)
    if lacking:
        holds.append(f"this passage does not say “{lacking}”")
    unmet = _unmet_restriction(sides)
    if unmet:
        holds.append(f"this passage does not tell which {unmet} it means")
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
    if sides.foreign and absent and not rare(agreeing, sides):
        holds.append("this passage speaks of somebody else")
    if sides.other_subject:
        holds.append(f"this passage speaks of {sides.other_subject}")
    if topic < need:
        if topic >= 0.5 * need:
            return "compatible", touching(sides), False
        return "related", touching(sides), False
    if holds:
        return "compatible", holds[0], False
    grade: Grade = "same"
    if any(
        c.outcome == "entails" for kind in ("quantity", "date", "place") for c in sides.of(kind)
    ):
        grade = "entails"
    reason = agreement(sides, agreeing)
    # A deed that the tables know can be missed; of another verb the wording says more.
    known = any(is_act(t.stem) or is_outcome(t.stem) for t in main_deeds(sides.seen.claim))
    deed_missing = (known or cover.here < 0.7) and not main_deed(sides)
    if another_deed(sides) and not framed(sides):
        deed_missing, agreeing = True, ()  # the same people, the same figure, something else
    if deed_missing and not agreeing:
        return "compatible", f"{touching(sides)}: what the claim says happened is not told", False
    sure = telling(agreeing) or rare(agreeing, sides) or to_the_hour(agreeing, sides)
    if not sure and not _told(sides, agreeing):
        return "compatible", touching(sides), False
    if cover.acts < 0.15 and not sure and not framed(sides):
        return "compatible", f"{touching(sides)}: what the claim says happened is not told", False
    return grade, reason, True


def _unmet_restriction(sides: Sides) -> str:
    """The claim's subject as printed, where the statement answers no word of what picks it out."""
    found = _RESTRICTION.match(sides.seen.claim.text)
    if found is None:
        return ""
    start, end = found.span("clause")
    inside = [t for t in sides.seen.claim.terms if start <= t.token.start < end]
    answered = {ours.token.start for ours, _ in sides.cover.answered}
    if not inside or any(t.token.start in answered for t in inside):
        return ""
    return found["head"]


_LACK = re.compile(
    r"\b(?:un(?:paid|armed|insured|licen[cs]ed|authori[sz]ed|registered|tested|guarded|locked|marked"
    r"|attended|occupied|finished|approved|declared|documented|reported|elected|opposed|injured|hurt"
    r"|harmed|charged|signed|dated|identified|named|lawful|safe)|(?:fire|tax|rent|alcohol)-?free)\b",
    re.IGNORECASE,
)


def _unmet_lack(sides: Sides) -> str:
    """A word by which the claim denies something ("unpaid") that the statement has not, or ""."""
    answered = {ours.token.start for ours, _ in sides.cover.answered}
    for found in _LACK.finditer(sides.seen.claim.text):
        if found.start() not in answered and not negated_spans(sides.seen.statement.text):
            return found.group()
    return ""


def _anchored(sides: Sides, *, here: bool = False) -> bool:
    """Whether the day, the place or a name ties the pair to one event.

    With ``here`` the place or the name has to stand in the statement itself.
    """
    if not sides.of("event", "same"):
        return False
    return bool(
        sides.of("date", "same", "entails")
        or (sides.of if here else sides.any_of)("place", "same", "entails")
        or (sides.of if here else sides.any_of)("name", "same")
        or sides.any_of("attribution", "same")
    )


def _told(sides: Sides, agreeing: Sequence[Comparison]) -> bool:
    """Whether the statement tells the claim's deed, or answers its very question."""
    if grounded(sides) or framed(sides):
        return True
    if not agreeing:
        return False
    same = answers(agreeing, sides)
    return bool(same) or main_deed(sides) or (same is None and _anchored(sides))
