"""The second look: every passage that the rules leave open is weighed with the neural reader.

It may find a support that is told in other words, and take back one that only looks like it. It
never disputes, never wins against a typed conflict, and is not asked where its answer could change
nothing. What it changes becomes a comparison of kind ``reader`` of the match.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from matching.compare import view
from matching.judge.sides import particulars
from matching.model import evidence
from matching.reader import Answer, PairReader
from matching.text.calendar import MONTHS, WEEKDAYS
from matching.types import OPINION, Claim, Comparison, Document, Match


@dataclass(frozen=True, slots=True)
class Sure:
    """The chances of support from which it is granted, and below which it is taken back."""

    granted: float = 0.83
    hoped: float = 0.9
    """The chance that the surest reader could lend a passage, below which none is asked."""
    taken_back: float = 0.3
    read: float = 0.5
    """The chance that the reader itself must see in a passage that is granted."""
    settled: float = 0.05
    """The same where a figure, a date or the speaker agrees, and the reader sees no opposite."""
    strange: float = 0.8
    """The same where the passage is an entry of a register with but one word of the claim."""
    credited: float = 0.4
    """What the reader itself must see where the speaker of an utterance agrees: he has said it in
    other words."""
    opposite: float = 0.8
    """The chance of the opposite from which support is taken back, where nothing exact agrees."""


SURE = Sure()
FOR = Answer(0.999, 0.0005, 0.0005, same_story=0.999)
AGAINST = Answer(0.0005, 0.4995, 0.5, same_story=0.001)
"""The most that a reader can say for a passage, and against it."""
_AGREES = ("same", "entails")
_SETTLED = ("quantity", "date", "place", "name")
_RESOLVED = re.compile(r" \([^)]*\)$")
"""What a comparison adds to a date as it is printed."""
_DAY = re.compile(
    rf"\b({'|'.join(WEEKDAYS)}) \d{{1,2}} (?:{'|'.join(MONTHS)}) \d{{4}}\b", re.IGNORECASE
)
"""A day as restatements give it ("Tuesday 4 March 2025")."""
_TYPED = ("quantity", "date", "place", "name", "role", "polarity", "event")
_DENIAL = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|den(?:y|ies|ied|ial))\b"
    r"|n[’']t\b",
    re.IGNORECASE,
)
_ABSENCE = re.compile(
    r"\b(?:ceas(?:e[sd]?|ing)|stop(?:s|ped|ping)?|halt(?:s|ed|ing)?|standstill|suspend(?:s|ed)?"
    r"|(?:fail|refus|declin)(?:e?s|ed|ing)? to|unable|lack(?:s|ed|ing)?|absen(?:t|ce)"
    r"|miss(?:ed|ing)|unanimous(?:ly)?|unscathed|unhurt|unharmed|unarmed)\b",
    re.IGNORECASE,
)
"""Words that deny without a denial."""
_DISTANCED = re.compile(
    r"\b(?:lower|higher|earlier|previous|older|other|different|rival|competing)"
    r" (?:estimates?|figures?|numbers?|counts?|tolls?|sums?|totals?)\b"
    r"|\b(?:in circulation|(?:was|were|been|being) circulated|doing the rounds"
    r"|(?:some|others|many) (?:have|had) (?:quoted|cited|given|claimed|reported)|contrary to)\b",
    re.IGNORECASE,
)
"""Words by which a text passes on what others say ("the sum some have quoted")."""
_ENTRY = re.compile(r"[^.:;?!]{3,60}:\s[a-z]")
"""An entry of a register or log ("Pouch 7 (112 sheets): received from the post office")."""
_SENTENCE = re.compile(r"(?<=[.!?”\"])\s+|\n+")


def second_look(
    claim: Claim, match: Match, proposed: float, reader: PairReader, article: Document
) -> Match:
    """The match as it stands after the reader was asked, or the same match.

    ``proposed`` is the score under which the passage was proposed for the claim, ``article`` the
    claim's.
    """
    if match.stance == "supports":
        if evidence.supports(claim, match, proposed, AGAINST) < SURE.taken_back:
            answer = asked(claim, match, reader)
            if evidence.supports(claim, match, proposed, answer) < SURE.taken_back:
                return _taken_back(match, answer, reader.name)
        if not _is_settled(match):
            answer = asked(claim, match, reader)
            if answer.refutes >= SURE.opposite:
                return _taken_back(match, answer, reader.name)
        return match
    if not _is_open(match) or not _both_or_neither_deny(claim, match):
        return match
    credited = _is_credited(claim, match)
    if not credited and (
        OPINION in claim.flags
        or _names_its_speaker(claim)
        or _tells_too_little(claim, match, article)
        or evidence.supports(claim, match, proposed, FOR) < SURE.hoped
    ):
        return match
    # The sentence before helps to understand; what is shown as evidence must say it itself.
    # That is asked first: most passages do not, and need no second reading.
    alone = reader.read(*_told(claim, match))
    least = SURE.settled if _is_settled(match) else SURE.read
    if _ENTRY.match(match.statement.text) and _shares_one_word(claim, match, article):
        least = SURE.strange
    if alone.refutes >= 0.5:
        return match
    if credited and alone.supports >= SURE.credited:
        return _granted(match, alone, alone.supports, reader.name)
    if alone.supports < least:
        return match
    answer = asked(claim, match, reader)
    chance = evidence.supports(claim, match, proposed, answer)
    if chance >= SURE.granted and answer.supports >= least:
        return _granted(match, answer, chance, reader.name)
    return match


def _tells_too_little(claim: Claim, match: Match, article: Document) -> bool:
    """Whether hardly anything is told of what the claim says beyond its article's matter."""
    exact = any(
        one.kind in ("quantity", "date") and one.outcome in _AGREES for one in match.comparisons
    )
    seen = view(claim, match.statement, article=article)
    return not exact and particulars(seen, article).are_missed


def _shares_one_word(claim: Claim, match: Match, article: Document) -> bool:
    """Whether passage and claim have no more than one word in common, figures and days apart."""
    seen = view(claim, match.statement, article=article)
    return len(seen.claim.stems & seen.statement.stems) <= 1


def _names_its_speaker(claim: Claim) -> bool:
    """Whether the claim gives the words of somebody who is named: where a passage credits nobody
    with them, likeness of meaning says too little of who said it, and seldom of the matter."""
    return claim.kind == "utterance" and any(c.isupper() for c in claim.speaker or "")


def _is_credited(claim: Claim, match: Match) -> bool:
    """Whether the passage gives words of the very person whose words the claim gives."""
    return claim.kind == "utterance" and any(
        one.kind == "attribution" and one.outcome == "same" for one in match.comparisons
    )


def _is_settled(match: Match) -> bool:
    """Whether a figure, a date or the speaker agrees."""
    return any(
        one.kind in ("quantity", "date", "attribution") and one.outcome in _AGREES
        for one in match.comparisons
    )


def asked(claim: Claim, match: Match, reader: PairReader) -> Answer:
    """What the reader makes of the passage, with the sentence before it in mind."""
    before = [part for part in _SENTENCE.split(match.statement.context.strip()) if part]
    return reader.read(*_told(claim, match, before[-1] if before else ""))


def _told(claim: Claim, match: Match, before: str = "") -> tuple[str, str]:
    """Claim and passage as the reader gets them.

    What the comparisons have settled reads the same on both sides ("14:20" where the claim has
    "2.20"), and days go by their names, as in the news that the reader learned from.
    """
    told = _DAY.sub(r"\1", claim.restatement)
    passage = match.statement.text
    for one in match.comparisons:
        if one.kind in _SETTLED and one.outcome in _AGREES:
            ours, theirs = (_RESOLVED.sub("", v) for v in (one.claim_value, one.evidence_value))
            if ours and theirs and ours in told and passage.count(theirs) == 1:
                passage = passage.replace(theirs, ours)
    return told, f"{before} {passage}" if before else passage


def _is_open(match: Match) -> bool:
    """Whether nothing typed speaks against support, and what is exact in the claim is answered.

    A small network takes other figures and denials for the same too easily. So every figure of
    the claim must have found its answer, and a denial must stand on both sides or on neither.
    """
    if match.stance != "mentions" or match.statement.role not in ("body", "headline"):
        return False
    if _DISTANCED.search(match.statement.text):
        return False
    typed = [one for one in match.comparisons if one.essential and one.kind in _TYPED]
    if any(one.outcome in ("conflicts", "superseded") for one in typed):
        return False
    absent = [c for c in match.comparisons if c.kind == "role" and c.outcome == "absent"]
    if any(one.evidence_value for one in absent):
        return False  # another doer, some of all
    if any(one.kind == "attribution" and one.outcome == "conflicts" for one in match.comparisons):
        return False  # somebody else's words, or words that were not said
    if any(one.kind == "date" and one.outcome == "conflicts" for one in match.comparisons):
        return False  # another hour of the day, which is essential only in claims of a date
    if any(one.kind == "polarity" and one.outcome not in _AGREES for one in typed):
        return False
    return all(one.outcome in _AGREES for one in typed if one.kind == "quantity")


def _both_or_neither_deny(claim: Claim, match: Match) -> bool:
    """Whether both sides deny something or neither does; "ceased" answers "has not moved since"."""
    ours, theirs = _DENIAL.search(claim.text), _DENIAL.search(match.statement.text)
    if ours and theirs:
        return True
    if ours or theirs:
        other = match.statement.text if ours else claim.text
        return _ABSENCE.search(other) is not None
    return True


def _granted(match: Match, answer: Answer, chance: float, name: str) -> Match:
    detail = "the passage says the same in other words"
    read = _comparison(answer, name, "same", detail)
    spoken = [one for one in match.comparisons if one.kind == "attribution"]
    if spoken and spoken[0].outcome == "same":
        match = replace(match, utterance_stance="supports", utterance_reason=spoken[0].detail)
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
