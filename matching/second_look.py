"""The second look: every passage that the rules leave open is weighed with the neural reader.

It may find a support that is told in other words, and take back one that only looks like it. It
never disputes, never wins against a typed conflict, and is not asked where its answer could change
nothing. What it changes becomes a comparison of kind ``reader`` of the match.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from matching.model import evidence
from matching.reader import Answer, PairReader
from matching.types import Claim, Comparison, Match


@dataclass(frozen=True, slots=True)
class Sure:
    """The chances of support from which it is granted, and below which it is taken back."""

    granted: float = 0.75
    taken_back: float = 0.1
    read: float = 0.2
    """The chance that the reader itself must see in a passage that is granted."""


SURE = Sure()
FOR = Answer(0.999, 0.0005, 0.0005, same_story=0.999)
AGAINST = Answer(0.0005, 0.4995, 0.5, same_story=0.001)
"""The most that a reader can say for a passage, and against it."""
_EXACT = ("quantity", "date", "polarity")
_TYPED = ("quantity", "date", "place", "name", "role", "polarity")
_DENIAL = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|den(?:y|ies|ied|ial))\b"
    r"|n[’']t\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?”\"])\s+|\n+")


def second_look(claim: Claim, match: Match, proposed: float, reader: PairReader) -> Match:
    """The match as it stands after the reader was asked, or the same match.

    ``proposed`` is the score under which the passage was proposed for the claim.
    """
    if match.stance == "supports":
        if evidence.supports(claim, match, proposed, AGAINST) < SURE.taken_back:
            answer = asked(claim, match, reader)
            if evidence.supports(claim, match, proposed, answer) < SURE.taken_back:
                return _taken_back(match, answer, reader.name)
    elif _is_open(claim, match) and evidence.supports(claim, match, proposed, FOR) >= SURE.granted:
        answer = asked(claim, match, reader)
        chance = evidence.supports(claim, match, proposed, answer)
        # The sentence before helps to understand; what is shown as evidence must say it itself.
        alone = reader.read(claim.restatement, match.statement.text)
        if chance >= SURE.granted and min(answer.supports, alone.supports) >= SURE.read:
            return _granted(match, answer, chance, reader.name)
    return match


def asked(claim: Claim, match: Match, reader: PairReader) -> Answer:
    """What the reader makes of the passage, with the sentence before it in mind."""
    before = [part for part in _SENTENCE.split(match.statement.context.strip()) if part]
    passage = f"{before[-1]} {match.statement.text}" if before else match.statement.text
    return reader.read(claim.restatement, passage)


def _is_open(claim: Claim, match: Match) -> bool:
    """Whether nothing typed speaks against support, and what is exact in the claim is answered.

    A small network takes other figures, dates and denials for the same too easily: a figure or
    date of the claim must have found its answer, and what denies is left to the rules.
    """
    if match.stance != "mentions" or match.statement.role not in ("body", "headline"):
        return False
    for one in match.comparisons:
        if not one.essential or one.kind not in _TYPED:
            continue
        if one.outcome in ("conflicts", "superseded"):
            return False
        if one.kind in _EXACT and one.outcome not in ("same", "entails"):
            return False
    return not any(_DENIAL.search(text) for text in (claim.text, match.statement.text))


def _granted(match: Match, answer: Answer, chance: float, name: str) -> Match:
    detail = "the passage says the same in other words"
    read = _comparison(answer, name, "same", detail)
    return replace(
        match,
        comparisons=(*match.comparisons, read),
        grade="same",
        stance="supports",
        covers="whole",
        score=round(max(match.score, 0.5 + 0.3 * chance), 4),
        reason=detail,
    )


def _taken_back(match: Match, answer: Answer, name: str) -> Match:
    detail = "the words are near, but the passage does not say it"
    read = _comparison(answer, name, "compatible", detail)
    return replace(
        match,
        comparisons=(*match.comparisons, read),
        grade="compatible",
        stance="mentions",
        covers="part",
        reason=detail,
    )


def _comparison(answer: Answer, name: str, outcome: str, detail: str) -> Comparison:
    value = f"{name}: supports {answer.supports:.2f}, refutes {answer.refutes:.2f}"
    return Comparison("reader", outcome, "", value, detail, essential=False)  # type: ignore[arg-type]
