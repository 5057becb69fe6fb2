"""What a statement does to "the speaker said it"."""

from __future__ import annotations

import re
from dataclasses import replace

from matching.judge.figures import open_figures, rare, telling
from matching.judge.sides import NEED, Sides
from matching.judge.sides import topic as topic_of
from matching.types import Attribution, Claim, Grade, Stance, Statement

_ONE = re.compile(
    r"(?:an?|one|within an?|one in)\b|(?:many |several |some )?(?:dozens|scores|hundreds|thousands"
    r"|millions|billions|trillions)\b",
    re.IGNORECASE,
)
"""A figure that is on everybody's lips ("within a year", "billions")."""


def said(claim: Claim, sides: Sides, grade: Grade, stance: Stance) -> tuple[Stance, str]:
    """What the statement does to "the speaker said it"."""
    if not claim.speaker or claim.kind != "utterance":
        return "mentions", ""
    credits = sides.any_of("attribution")
    if not credits:
        return "mentions", ""
    credit = credits[0]
    if any(one.case == "earlier" for one in sides.any_of("event", "conflicts")):
        return "mentions", f"{credit.detail}, but on an earlier occasion"
    about = topic_of(sides)
    figures = [c for c in sides.of("quantity", "same", "entails") if not _ONE.match(c.claim_value)]
    answered = len({ours.stem for ours, _ in sides.cover.answered})
    if credit.outcome == "conflicts":
        asks = sides.seen.statement.text.rstrip('"”’ ').endswith("?")
        if asks or (credit.case == "silent" and _only_silent(claim, sides)):
            return "mentions", credit.detail
        if credit.case == "silent":
            near = 0.4 if _WOULD_NOT.search(sides.seen.statement.text) else 0.3
            return ("disputes" if about >= near else "mentions"), credit.detail
        if stance == "supports" and (figures or (about >= 0.6 and _same_words(sides))):
            return "disputes", f"{credit.detail} with the same words"
        at_home = not sides.foreign and not sides.of_others and sides.setting >= NEED.setting
        exact = rare(figures, sides) and bool(sides.of("event", "same")) and not sides.foreign
        point = (at_home and about >= (0.2 if telling(figures) else 0.5)) or exact
        if figures and point and not open_figures(sides):
            return "disputes", f"{credit.detail} with the same figure"
    if credit.outcome == "same":
        if stance == "supports" or grade == "same":
            return "supports", credit.detail
        clash = any(sides.of(kind, "conflicts") for kind in ("quantity", "polarity", "role"))
        point = (
            (telling(figures) and about >= 0.1)
            or (figures and about >= 0.2)
            or (answered >= 2 and about >= NEED.said)
        )
        if credit.case == "unsaid":
            point = False  # "he faces further pressure after 12 officers were charged"
        missed = sides.particulars.are_missed and not figures
        if point and not clash and not missed and not open_figures(sides):
            return "supports", f"{credit.detail}, on the same point"
        return "mentions", f"{credit.detail}, but the content is not quite the same"
    return "mentions", credit.detail


def _only_silent(claim: Claim, sides: Sides) -> bool:
    """Whether the speaker only did not confirm or comment on something: that unsays nothing, but
    that he confirmed it."""
    cue = claim.attribution.cue if claim.attribution else ""
    return "confirm" not in cue and bool(_UNCONFIRMED.search(sides.seen.statement.text))


_UNCONFIRMED = re.compile(
    r"\b(?:not|n['’]t|declined to|refused to|unable to)\s(?:\w+\s)?(?:confirm|comment|respond)\b",
    re.IGNORECASE,
)
_WOULD_NOT = re.compile(r"\b(?:would not|declined|refused)\b", re.IGNORECASE)
"""Words by which somebody keeps silent: about something else, perhaps."""
_QUOTED = re.compile(r"[“\"‘']([^”\"’']{4,})[”\"’']")


def _same_words(sides: Sides) -> bool:
    """Whether enough words meet to be the same words: three, and most of what is quoted."""
    answered = {ours.token.start for ours, _ in sides.cover.answered}
    spans = [found.span(1) for found in _QUOTED.finditer(sides.seen.claim.text)]
    quoted = [
        term
        for term in sides.seen.claim.terms
        if term.weight >= _LIGHT and any(a <= term.token.start < b for a, b in spans)
    ]
    if not spans and sides.cover.here < _NEARLY_ALL:
        return False  # of what is only reported, two may well say much the same
    met = sum(term.token.start in answered for term in quoted)
    return len(answered) >= _SEVERAL and met * 3 >= len(quoted) * 2


_SEVERAL = 3
_NEARLY_ALL = 0.8
_LIGHT = 0.5


def restates(sides: Sides, statement: Statement) -> bool:
    """Whether a report of the same speaker leaves the content as it is."""
    if statement.role != "body" or sides.any_of("polarity", "conflicts"):
        return False
    if any(sides.of(kind, "conflicts") for kind in ("date", "place", "role", "name")):
        return False
    return not sides.any_of("modality", "compatible")


def credited(claim: Claim, statement: Statement, sides: Sides) -> Statement:
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
