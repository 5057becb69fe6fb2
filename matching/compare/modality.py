"""Modality compared: said to be so, or only possible, alleged, planned, rumoured, asked?"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from matching.types import Comparison, Statement

Mode = Literal["asserted", "planned", "hedged", "unsettled"]

_HEDGED = re.compile(
    r"\b(?:may|might|could (?:have|be|soon|become|mean|lead|face|take|reach)|"
    r"allege[ds]?|allegedly|alleging|allegations?|reportedly|"
    r"purported\w*|supposed(?:ly)?|"
    r"apparent(?:ly)?|rumou?r\w*|unconfirmed|unverified|speculat\w+|suspected|"
    r"suspicions?|possibl[ey]|perhaps|"
    r"probabl[ey]|likely|believed to|thought to|understood to|feared|it is claimed|"
    r"so-called|hearsay|(?:is|are|was|were) said to|"
    r"(?:reports|rumours|rumors|stories) (?:are|were) circulating|"
    r"claim(?:s|ed|ing)? to (?:be|have|show|prove|depict)|"
    r"talk (?:everywhere )?of|if confirmed|appears? to|seems? to|potential(?:ly)?|presum\w+)\b",
    re.IGNORECASE,
)
_UNSETTLED = re.compile(
    r"\b(?:could not (?:be )?(?:confirm\w*|verif\w*|establish\w*|independently)"
    r"|not been able to (?:confirm|establish|verify)|"
    r"neither confirm|unable to (?:confirm|verify|establish)|whether|has not "
    r"been confirmed|not (?:yet )?confirmed|"
    r"would not (?:confirm|comment)|declined to (?:confirm|comment)|cannot (?:confirm|verify))\b",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    r"\b(?:will|shall|plans? to|planned|planning to|is to|are to|was to|were "
    r"to|intends? to|intended to|due to|"
    r"expected to|set to|scheduled|proposes? to|proposed|vows? to|vowed to|promis\w+ "
    r"to|wants? to|hopes? to|"
    r"aims? to|threaten\w* to|going to|would|considers?|considering|urged|calls? "
    r"for|called for|ordered to|interested in|in talks|mulling|"
    r"(?:is|are|was|were) (?:seeking|weighing)"
    r"|demand(?:s|ed|ing)? (?:in a \w+ (?:\w+ ){0,3})?(?:that|to)"
    r"|(?:asked|asks|asking|applied|applies) (?:for|to))\b",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"\b(?:as (?:it|they|he|she|this|these|there)|because|since (?:it|they)|so that|in case|lest"
    r"|amid|for fear|over)\s[^.;]*\W*$",
    re.IGNORECASE,
)
"""A reason at the end of a sentence: what may come of it does not weaken what was done."""
_UNDER_WAY = re.compile(
    r"\b(?:is|are)\s+(?:\w+ly\s+|now\s+)?[a-z]{2,}ing\b|\bstays?\s", re.IGNORECASE
)
"""What is being done ("is buying its rival") and what will be are one news."""
_PERMITTED = re.compile(
    r"\bmay(?=\s+(?:no longer|only)\s+(?:(?!be\b|have\b)|be\s+\w+(?:ed|en|wn|ld|ght)\b))"
    r"|\bmay(?=\s+be\s+\w+\s+only\b)"
    r"|\bmay\b(?=[^.;]{0,60}\b(?:from now on|under the (?:new )?(?:law|rules?))\b)",
    re.IGNORECASE,
)
"""A "may" that allows; "may not" and "may now" may as well be a doubt."""
_MAY_MONTH = re.compile(r"\b(?:in|of|since|until|by|from|last|next|\d{1,2})\s+May\b|\bMay\s+\d")


@lru_cache(maxsize=60_000)
def mode(text: str) -> Mode:
    """The weakest mode that the sentence uses."""
    plain = _PERMITTED.sub("", _MAY_MONTH.sub("", text))
    if _UNSETTLED.search(plain):
        return "unsettled"
    hedged = _HEDGED.search(plain)
    reason = _REASON.search(plain)
    if hedged and reason and reason.start() < hedged.start() and len(plain[: reason.start()]) > 20:
        hedged = _HEDGED.search(plain[: reason.start()])
    if hedged or text.rstrip(' "”’').endswith("?"):
        return "hedged"
    if _PLANNED.search(plain):
        return "planned"
    return "asserted"


def hedge(text: str) -> str:
    """The words that weaken the sentence, or "" if none does."""
    plain = _PERMITTED.sub("", _MAY_MONTH.sub("", text))
    for pattern in (_UNSETTLED, _HEDGED, _PLANNED):
        found = pattern.search(plain)
        if found:
            return found.group()
    return "?" if text.rstrip(' "”’').endswith("?") else ""


_PARTS = re.compile(r",\s(?:but|while|although|though|yet)\s|;\s")
_WORD = re.compile(r"\w{3,}")


def _part(claim_text: str, text: str) -> str:
    """The part of a sentence that tells what the claim does, where one of its parts alone does.

    "Police confirm a shooting, but would not confirm that he was hurt": the shooting is confirmed.
    """
    parts = _PARTS.split(text)
    if len(parts) == 1:
        return text
    wanted = {word.lower() for word in _WORD.findall(claim_text)}
    met = [len(wanted & {word.lower() for word in _WORD.findall(part)}) for part in parts]
    first, second = sorted(met, reverse=True)[:2]
    sure = first * 2 >= len(wanted) and first >= _SURER * second
    return parts[met.index(first)] if sure else text


_SURER = 3
"""So many times as many words of the claim as any other part holds the one that tells it."""
_RANK: dict[Mode, int] = {"asserted": 0, "planned": 1, "hedged": 2, "unsettled": 3}


def compare_modality(claim_text: str, statement: Statement) -> Comparison:
    """``same`` where the statement is as firm as the claim, ``entails`` if firmer."""
    told = _part(claim_text, statement.text)
    ours, theirs = mode(claim_text), mode(told)
    attribution = statement.attribution
    if attribution and attribution.strength == "hedges" and theirs == "asserted":
        theirs = "hedged"
    left, right = hedge(claim_text) or "asserted", hedge(told) or "asserted"
    to_come = theirs == "planned" and right.lower() in ("will", "is to", "are to")
    if ours == theirs or (to_come and _UNDER_WAY.search(claim_text)):
        return Comparison("modality", "same", left, right, "both are said in the same mode")
    if _RANK[theirs] < _RANK[ours]:
        return Comparison(
            "modality", "entails", left, right, "the statement is firmer than the claim"
        )
    if theirs == "planned":
        return Comparison(
            "modality", "compatible", left, right, f"the statement speaks of a plan (“{right}”)"
        )
    return Comparison(
        "modality", "compatible", left, right, f"the statement is only hedged (“{right}”)"
    )
