"""Why a statement contradicts a claim: the rules of a conflict, each with its sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from matching.compare.numerals import OPENERS, SCALES
from matching.compare.roles import WON
from matching.compare.scope import has_denial
from matching.compare.wording import main_deeds
from matching.judge.deeds import (
    another_deed,
    belongs_to_another_deed,
    bound_to_deed,
    dates_the_deed,
    main_deed,
    of_another,
    opposite,
    presupposed,
    same_subject,
)
from matching.judge.figures import another_period, clash, foreseen
from matching.judge.sides import NEED, Sides
from matching.judge.sides import topic as topic_of
from matching.judge.untold import not_all
from matching.text.tokens import printed_words, stem
from matching.types import Claim, Comparison, Statement


def conflict(claim: Claim, sides: Sides, topic: float, agreeing: bool) -> str | None:
    """Why the pair conflicts, or None."""
    if any(one.case == "unnamed" for one in sides.any_of("event", "absent")):
        return None  # it may be of another club, another town
    cover = sides.cover
    denial = has_denial(sides.seen.statement.text)
    if _is_reprint(claim, sides.seen.statement.text, denial):
        return None
    if _ARCHIVE.search(sides.seen.statement.text):
        return None  # the picture of another day
    roles = sides.of("role", "conflicts")
    if roles and (cover.here >= 0.2 or sides.setting >= NEED.setting):
        return roles[0].detail
    names = sides.of("name", "conflicts")
    spoken = claim.kind == "utterance"
    if names and topic >= 0.5 and cover.acts >= 0.5 and not spoken and not another_deed(sides):
        return names[0].detail
    if names and another_deed(sides):
        return None  # a namesake, and what he did
    part = not_all(sides.seen)
    if (
        part
        and main_deed(sides)
        and not presupposed(sides, part[1])
        and sides.setting >= NEED.setting
    ):
        return f"“{part[1]}” is not “{part[0]}”"
    elsewhere = _elsewhere(claim, sides)
    if elsewhere:
        return elsewhere
    if sides.foreign or sides.other_subject:
        return None
    if sides.setting < NEED.setting:
        return None
    won = any(one.detail == WON for one in sides.of("role", "same"))  # "beat" here, "lost" there
    polarity = [] if another_period(sides) or won else sides.of("polarity", "conflicts")
    if _ONLY.search(claim.text) and _OTHERS.search(sides.seen.statement.text):
        polarity = []  # "only one survived": the others did not
    answered = {ours.stem for ours, _ in cover.answered}
    # A sentence that only negates one word of the claim is mostly about something else.
    at_home = sides.setting >= 0.3 and (len(answered) >= 3 or sides.setting >= 0.5)
    if polarity and denial and topic >= NEED.for_denial and len(answered) >= 2:
        return polarity[0].detail
    near = max(topic, 0.85 * cover.all)
    own = agreeing or denial or cover.back >= NEED.in_its_own_right
    if polarity and own and near >= NEED.for_conflict and at_home and same_subject(sides):
        return polarity[0].detail
    turned = opposite(sides)
    # The same figure, or another one of the same thing: the opposite deed is of this matter.
    pinned = agreeing or bool(sides.of("quantity", "conflicts")) or _at_one(sides)
    passing = cover.back < NEED.not_in_passing and not (turned and _of_one_noun(sides, *turned))
    turned = None if won or not pinned or passing else turned
    if turned and at_home and topic >= NEED.with_figure and same_subject(sides):
        return f"has “{turned[1]}” where the article has “{turned[0]}”"
    if sides.of_others:
        return None
    figures = clash(claim, sides, topic, agreeing)
    if figures:
        return figures
    if sides.of("role", "same") and agreeing:
        return None
    dates = sides.of("date", "conflicts")
    if dates and dates[0].claim_value.split(" (")[0] == dates[0].evidence_value.split(" (")[0]:
        dates = []  # "tomorrow" in both: one text, and two days on which it was printed
    sure = 0.4 if claim.kind == "date" or cover.here >= 0.75 else 2.0
    if dates and (of_another(sides) or not dates_the_deed(claim, dates[0].claim_value)):
        dates = []
    today = dates and dates[0].evidence_value.startswith(("today", "this ", "tonight"))
    close = (
        at_home and topic >= sure and cover.acts >= 0.4 and cover.back >= NEED.not_in_passing / 2
    )
    # The same deed of the same thing: few words need agree for its date to be the question.
    told = claim.kind == "date" and topic >= NEED.dated_deed and same_subject(sides)
    if (
        dates
        and not today
        and (close or told)
        and main_deed(sides)
        and bound_to_deed(sides, dates[0].evidence_value)
        and not sides.of("date", "same", "entails")
    ):
        return dates[0].detail
    placed = sides.of("place", "same", "entails") and min(cover.here, cover.back) < _ALL_ELSE
    places = [] if placed else sides.of("place", "conflicts")
    told = cover.acts >= 0.4 and cover.back >= NEED.not_in_passing
    if sides.of("date", "conflicts") or of_another(sides) or foreseen(sides):
        places = []  # elsewhere and on another day, or of another: another event
    if places and topic >= 0.5 and told and _told_of_deed(sides, places[0]):
        return places[0].detail
    return None


def _of_one_noun(sides: Sides, ours: str, theirs: str) -> bool:
    """Whether two opposites stand before the same word ("eastern" and "western waterfront")."""
    found = [
        re.search(rf"\b{re.escape(word)}\s+(\w+)", text)
        for text, word in ((sides.seen.claim.text, ours), (sides.seen.statement.text, theirs))
    ]
    nouns = {stem(one[1]) if one else "" for one in found}
    return len(nouns) == 1 and "" not in nouns


def _is_reprint(claim: Claim, text: str, denial: bool) -> bool:
    """Whether the statement is the claim's sentence, or prints the claim and denies nothing."""
    theirs, ours, whole = (
        [word.lower() for word in printed_words(one)]
        for one in (text, claim.text, claim.sentence or claim.text)
    )
    if theirs == whole:
        return True
    if denial or len(ours) < _LONG or any(_is_number(word) for word in (ours[0], ours[-1])):
        return False  # "five were hurt" stands in "twenty-five were hurt" too
    return f" {' '.join(ours)} " in f" {' '.join(theirs)} "


_LONG = 6
"""Words from which a claim in a longer sentence is a reprint."""


def _is_number(word: str) -> bool:
    return word[0].isdigit() or word in SCALES or (word in OPENERS and word not in _ARTICLES)


_ARTICLES = ("a", "an", "the")


_ARCHIVE = re.compile(r"^\W*FILE\b|\b[Ff]ile (?:photo|picture|image)\b")
_ONLY = re.compile(r"\bonly (?:one|two|three|a few|some|half|\d+)\b", re.IGNORECASE)
_OTHERS = re.compile(r"\b(?:others?|remaining|rest)\b", re.IGNORECASE)


def _at_one(sides: Sides) -> bool:
    """Whether place and day, a name with something else or day and most words are here too."""
    here = sides.of("place", "same", "entails")
    if here and sides.of("date", "same", "entails"):
        return True
    if sides.cover.here >= _NEARLY_ALL and sides.of("date", "same", "entails"):
        return True
    deeds = {term.token.start for term in main_deeds(sides.seen.claim)}
    things = [a for a, b in sides.cover.answered if not a.proper and a.token.start not in deeds]
    exact = [a for a, b in sides.cover.answered if not a.proper and a.stem == b.stem]
    return bool(sides.of("name", "same") and len(things) >= 2 and exact)


_ALL_ELSE = 0.8
"""The share of both sides' words from which only the other place is left to differ."""
_NEARLY_ALL = 0.75
"""The share of the claim's words that is nearly all of it."""


def _told_of_deed(sides: Sides, place: Comparison) -> bool:
    """Whether both places belong to the deed and to no apposition ("a doctor at the clinic")."""
    for text, printed in (
        (sides.seen.claim.text, place.claim_value),
        (sides.seen.statement.text, place.evidence_value),
    ):
        at = text.find(printed)
        if at >= 0 and _APPOSITION.search(text[:at]):
            return False
    return not belongs_to_another_deed(sides, place.evidence_value)


_APPOSITION = re.compile(r",\s+(?:an?|the|one of|who|which|whose)\s[^,;.]*$", re.IGNORECASE)


def _elsewhere(claim: Claim, sides: Sides) -> str:
    """Why a claim about a place conflicts (the same deed, set elsewhere), or ""."""
    places = sides.of("place", "conflicts")
    if claim.kind != "place" or not places or not sides.of("event", "same"):
        return ""
    deeds = [t.stem for t in main_deeds(sides.seen.claim)]
    exact = {ours.stem for ours, theirs in sides.cover.answered if ours.stem == theirs.stem}
    if not any(stem in exact for stem in deeds) or topic_of(sides) < NEED.with_telling_figure:
        return ""
    if sides.of("date", "conflicts") or of_another(sides):
        return ""
    return places[0].detail


CORRECTED = re.compile(
    r"\b(?:(?:an?\s+)?(?:earlier|previous|original|first|initial)\s+(?:version|edition|report)\w*|"
    r"(?:wrongly|incorrectly|erroneously|mistakenly)|(?:we|I)\s+(?:said|wrote|told|reported)|"
    r"originally\s+(?:said|stated|reported|presented|given|gave|put|printed|published|listed))\b",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"\b(?:correct(?:ion|ed|s)?|wrong(?:ly)?|incorrectly|erroneously|mistakenly|erratum|"
    r"(?:earlier|previous|original) (?:version|edition|report))\b",
    re.IGNORECASE,
)
"""Words without which "I said three" is somebody's tale and no correction."""
_RIGHT = re.compile(
    r"\b(?:in fact|should have|the correct|correctly|it (?:is|was|has been)|has "
    r"been corrected|actually|not)\b",
    re.IGNORECASE,
)


def withdrawn(statement: Statement, agreeing: Sequence[Comparison]) -> str:
    """Why a correction takes back the very figure that the claim states, or ""."""
    opening = CORRECTED.search(statement.text)
    notice = statement.role == "correction" or _NOTICE.search(statement.text)
    if opening is None or not agreeing or not notice:
        return ""
    right = _RIGHT.search(statement.text, opening.end())
    old = statement.text[opening.end() : right.start() if right else len(statement.text)]
    for comparison in agreeing:
        if comparison.evidence_value and comparison.evidence_value in old:
            return f"a correction withdraws “{comparison.evidence_value}”"
    return ""
