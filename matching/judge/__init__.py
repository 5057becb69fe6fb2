"""The judge: a declared list of rules that turns typed comparisons into a grade and a stance.

The rules are tried in order; the first that applies gives the grade and the sentence why. Fuzzy
similarity decides nothing by itself: it only says whether the two sides speak of the same matter,
which is what a conflict needs, and how much of the claim is answered, which is what support needs.
A wrong "supports" is the costly mistake, so whatever is missing holds support back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from matching.judge.sides import read_sides
from matching.judge.utterance import credited, restates
from matching.judge.utterance import said as said_of
from matching.judge.weigh import score, weigh
from matching.types import (
    OPINION,
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


def _settled(one: Comparison, grade: Grade, reason: str) -> Comparison:
    """The comparison as the grade leaves it: an opposite that decides is no "perhaps" any more."""
    decides = grade == "conflicts" and one.kind == "polarity" and one.outcome == "compatible"
    if decides and one.detail.startswith(reason):
        return replace(one, outcome="conflicts", detail=reason)
    return one


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
    sides = read_sides(claim, statement, comparisons, article)
    grade, reason, whole = weigh(claim, statement, sides)
    stance = _STANCE[grade] if whole or grade not in ("same", "entails") else "mentions"
    if not whole and grade in ("same", "entails"):
        grade = "compatible"
    said, said_reason = said_of(claim, sides, grade, stance)
    if said == "supports" and stance == "mentions" and restates(sides, statement):
        # The same speaker on the same point: what was said is carried, in other words.
        grade, stance, reason, whole = "same", "supports", said_reason, True
    if OPINION in claim.flags and said != "supports" and stance != "mentions":
        # Others may be of the same mind; what this speaker said they do not confirm.
        grade, stance, whole = "compatible", "mentions", False
        reason = f"{claim.speaker} voices an opinion, and this passage does not say that he did"
    settled = [_settled(one, grade, reason) for one in comparisons]
    return Match(
        claim_id=claim.id,
        statement=credited(claim, statement, sides),
        comparisons=(*settled, *(sides.untold if grade == "compatible" else ())),
        grade=grade,
        stance=stance,
        score=round(score(sides, grade), 4),
        reason=reason,
        span=statement.span,
        utterance_stance=said,
        utterance_reason=said_reason,
        covers="whole" if whole else "part",
    )


__all__ = ["MATCHER", "judge"]
