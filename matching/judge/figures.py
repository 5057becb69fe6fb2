"""How much a figure that agrees says, and whether one that does not is about the same thing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from matching.compare.binding import same_question
from matching.compare.figures import Figure
from matching.compare.modality import mode
from matching.judge.sides import NEED, Sides
from matching.types import Claim, Comparison


def clocks(sides: Sides) -> list[Comparison]:
    """The times of day that both sides give alike, in the statement itself."""
    printed = {m.text for m in sides.seen.claim.moments if m.minutes is not None}
    return [
        c
        for c in sides.any_of("date", "same", "entails")
        if c.claim_value in printed and c.case != "nearby"
    ]


def telling(agreeing: Sequence[Comparison]) -> bool:
    """Whether the figures that agree are unlikely to agree by chance."""
    digits = [sum(ch.isdigit() for ch in c.claim_value) for c in agreeing]
    return len(agreeing) >= 2 or any(count >= 3 for count in digits)


def several(agreeing: Sequence[Comparison]) -> bool:
    """Whether two figures of two digits or more agree: that hardly happens by chance."""
    printed = {c.claim_value for c in agreeing}
    return sum(sum(ch.isdigit() for ch in value) > 1 for value in printed) > 1


def to_the_hour(agreeing: Sequence[Comparison], sides: Sides) -> bool:
    """Whether a time of day agrees, and the day beside it."""
    times = {c.claim_value for c in agreeing if c.kind == "date"}
    return bool(times) and any(
        c.claim_value not in times and c.case != "nearby"
        for c in sides.of("date", "same", "entails")
    )


_RARE = ("length", "area", "volume", "mass", "speed", "power", "energy", "tally")


def rare(agreeing: Sequence[Comparison], sides: Sides) -> bool:
    """Whether an agreeing figure is a measure, a tally, a toll or has three significant digits."""
    printed = {c.claim_value: c.evidence_value for c in agreeing}
    for figure in sides.seen.claim.figures:
        if figure.text in printed:
            theirs = _printed(sides.seen.statement.figures, printed[figure.text])
            if theirs and figure.kind and figure.kind == theirs.kind and figure.value >= _MANY:
                return True
            if figure.dimension in _RARE or figure.dimension == "point":
                return True
            printed_value = abs(figure.value / figure.grain) if figure.grain else 0.0
            if len(f"{printed_value:.0f}".rstrip("0")) >= 3:
                return True
            if figure.dimension.startswith("money") and figure.value >= 100:
                return True
    return False


def open_figures(sides: Sides) -> bool:
    """Whether a figure of the claim is left without an answer that agrees."""
    return any(c.outcome not in ("same", "entails") for c in sides.of("quantity"))


def answers(agreeing: Sequence[Comparison], sides: Sides) -> bool | None:
    """Whether an agreeing figure answers the claim's question; None where nothing tells."""
    told: bool | None = False
    for comparison in agreeing:
        ours = _printed(sides.seen.claim.figures, comparison.claim_value)
        theirs = _printed(sides.seen.statement.figures, comparison.evidence_value)
        if ours is None or theirs is None:
            told = None  # a time of day, a figure that stands next to the statement
            continue
        same = same_question(sides.seen.claim, sides.seen.statement, ours, theirs)
        if same:
            return True
        told = None if same is None else told
    return told


def clash(claim: Claim, sides: Sides, topic: float, agreeing: bool) -> str:
    """Why a figure of the statement contradicts one of the claim, or "".

    The two must answer one question: the same act of the same thing at the same time. Where the
    acts cannot be told, more of the claim has to be here.
    """
    if (
        another_period(sides)
        or _another_window(sides)
        or (foreseen(sides) and claim.kind != "date")
    ):
        return ""
    for comparison in sides.of("quantity", "conflicts"):
        ours = _printed(sides.seen.claim.figures, comparison.claim_value)
        theirs = _printed(sides.seen.statement.figures, comparison.evidence_value)
        if comparison.case == "denied" and topic >= NEED.for_anchored_conflict:
            return comparison.detail
        tie: bool | None = None
        if ours is not None and theirs is not None:
            tie = same_question(sides.seen.claim, sides.seen.statement, ours, theirs)
        if tie is False or (ours is not None and theirs is not None and _is_looser(ours, theirs)):
            continue
        sure = NEED.for_anchored_conflict if agreeing else NEED.for_figure_conflict
        if tie is None and not agreeing:
            sure = NEED.for_loose_conflict
        least = 0.34 if tie is None and not agreeing else 0.2
        if theirs is not None and theirs.text.lower() == "both":
            continue  # "both he and his father" counts nothing else
        if ours is not None and theirs is not None and _apart_in_time(sides, ours, theirs):
            continue
        if ours is not None and ours.dimension == "duration" and tie is None:
            least = 0.5  # many things of one story last, and are late by, some minutes
            if (sides.cover.deeds or 0.0) < least:
                continue
        if topic >= sure and sides.cover.acts >= least:
            return comparison.detail
    return ""


_RELATION = re.compile(
    r"\s(?:(?P<late>behind|late|later\sthan)|(?P<early>early|ahead|earlier\sthan)|(?P<after>after"
    r"|later)|(?P<before>before|earlier)|(?P<ago>ago))\b"
)


def _apart_in_time(sides: Sides, ours: Figure, theirs: Figure) -> bool:
    """Whether two durations tell different things: "20 minutes after", "45 minutes late"."""
    if ours.dimension != "duration" or theirs.dimension != "duration":
        return False
    left = _RELATION.match(sides.seen.claim.text, ours.span[1])
    right = _RELATION.match(sides.seen.statement.text, theirs.span[1])
    return (left and left.lastgroup) != (right and right.lastgroup)


def _is_looser(ours: Figure, theirs: Figure) -> bool:
    """Whether one is the other figure, more loosely told: "30 minutes", "more than 30 minutes"."""
    one = (ours.dimension, ours.value, ours.whole) == (theirs.dimension, theirs.value, theirs.whole)
    return one and ours.dimension != "tally" and "exact" in (ours.shape, theirs.shape)


def _printed(figures: Sequence[Figure], text: str) -> Figure | None:
    return next((figure for figure in figures if figure.text == text), None)


def foreseen(sides: Sides) -> bool:
    """Whether the statement foresees or plans what the claim reports as done."""
    return mode(sides.seen.statement.text) == "planned" != mode(sides.seen.claim.text)


_MANY = 13
"""The count from which a toll is one of its own."""
_PERIOD = re.compile(
    r"\b(?:year[- ]to[- ]date|so far this (?:year|season)|year[- ](?:on|over)[- ]year|"
    r"(?:over|in|during) the (?:past|last) (?:\w+ )?(?:days|weeks|months|years?|decades?))\b",
    re.IGNORECASE,
)


def another_period(sides: Sides) -> bool:
    """Whether the statement measures a change over a period that the claim does not speak of."""
    if _PERIOD.search(sides.seen.claim.text):
        return False
    return bool(_PERIOD.search(sides.seen.statement.text))


def _another_window(sides: Sides) -> bool:
    """Whether the statement speaks of years or months that the claim does not speak of."""
    if sides.of("date", "conflicts"):
        return True
    spans = [
        m
        for m in sides.seen.statement.moments
        if m.kind in ("year", "season", "month") and m.readings and not m.since
    ]
    ours = [r for m in sides.seen.claim.moments for r in m.readings]
    return (
        bool(spans)
        and not any(a[0] <= b[1] and b[0] <= a[1] for m in spans for b in m.readings for a in ours)
        and len(spans) >= 2
    )
