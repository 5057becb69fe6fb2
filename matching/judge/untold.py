"""What of a claim's deed a statement leaves out: the doer, the share, what is said of it, why."""

from __future__ import annotations

import re

from matching.compare import View
from matching.compare.clauses import Act, read_acts
from matching.compare.phrases import Phrase
from matching.compare.wording import Coverage, best_answer, main_deeds, main_verbs
from matching.text.lexicon import alike, base_of
from matching.text.tokens import stem
from matching.types import Comparison

_COPULA = re.compile(
    r"\b(?:is|are|was|were|be|been|being|has|have|had|gets?|got|holds?|held|remains?|stays?|became"
    r"|becomes?|become)\s+(?P<rest>[^,;:.]*?)"
    r"(?=\s+(?:in|on|at|to|of|for|with|by|from|after|before|when|while|until|as|since|because"
    r"|that|which|who)\b|[,;:.]|$)",
    re.IGNORECASE,
)
"""A verb that says little, and what is said with it up to the next preposition."""


_PASSIVE = re.compile(r"held|made|taken|given|set|put|seen|done|kept|\w+ed", re.IGNORECASE)


def untold_complement(seen: View, cover: Coverage) -> str:
    """What the claim says with "is" or "has" ("free", "enough fuel"), if no word of it is told.

    Asked only where the claim has no verb that says what happened.
    """
    verbs = main_verbs(seen.claim.text)
    if any(t.token.start in verbs and t.weight >= 1 for t in main_deeds(seen.claim)):
        return ""
    found = _COPULA.search(seen.claim.text)
    if found is None:
        return ""
    start, end = found.span("rest")
    inside = [t for t in seen.claim.terms if start <= t.token.start < end]
    answered = {ours.token.start for ours, _ in cover.answered}
    told = any(t.proper or t.token.start in answered for t in inside)
    if not inside or told or _PASSIVE.fullmatch(found["rest"]):
        return ""
    if any(start <= f.span[0] < end for f in seen.claim.figures):
        return ""
    return found["rest"]


_HIS = re.compile(r"\b(?:whose|his|her|its|their|an?|another)\s+(?:\w+\s+)?$", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:his|her|its|their|an?|another)\s", re.IGNORECASE)


def other_doer(seen: View) -> str:
    """Who did the claim's deed in the statement, where it is another than the claim's doer, or "".

    "Brel renewed his contract" is not told by "Brel, whose coach renewed his own contract".
    """
    ours = [a for a in read_acts(seen.claim.text) if a.main and _subject(a).names]
    if not ours:
        return ""
    deed, text = ours[0], seen.statement.text
    found = ""
    for act in read_acts(text):
        if alike(deed.stem, act.stem) < 0.85:
            continue
        who = _subject(act)
        at = text.rfind(who.text, 0, act.start) if who.text else -1
        if at < 0 or who.names or not (_ARTICLE.match(who.text) or _HIS.search(text[:at])):
            return ""
        found = who.text
    return found


def _subject(act: Act) -> Phrase:
    """Who does it or, where nobody is told to do it, to whom it happens ("tested positive")."""
    return act.agent if act.agent.text else act.theme


_WHY = re.compile(
    r"\b(?:because of|due to|owing to|thanks to|as a result of|on account of|because)\s"
    r"(?P<why>.+)$",
    re.IGNORECASE,
)


def untold_reason(seen: View, cover: Coverage) -> str:
    """The reason that the claim gives, if the statement and its neighbours have no word of it."""
    found = _WHY.search(seen.claim.text)
    if found is None or found.start() < 12:
        return ""
    at = found.start("why")
    inside = [t for t in seen.claim.terms if t.token.start >= at]
    taken = {b.token.start for a, b in cover.answered if a.token.start < at}
    told = [t for t in seen.statement.terms if t.token.start not in taken]
    told += seen.near.terms
    theirs = _REASON.search(seen.statement.text)
    if not inside or theirs or any(best_answer(term, told)[0] for term in inside):
        return ""
    return found.group().rstrip(" .")


_REASON = re.compile(
    r"\b(?:because|due to|owing to|thanks to|on account of|as (?:they|it|he|she|a result)|since"
    r"|after|following|amid|over|caus(?:ed|ing)|blam(?:ed?|ing)|brought (?:on|about))\b",
    re.IGNORECASE,
)
"""Words by which a statement gives a reason of its own, perhaps the same in other words."""


def untold(seen: View, cover: Coverage) -> tuple[Comparison, ...]:
    """What of the claim's deed the statement does not tell, one comparison each.

    They hold support back. Where another doer or another share is told instead, the neural reader
    may not grant it either.
    """
    claim, found = seen.claim.text, []
    doer = other_doer(seen)
    if doer:
        found.append((claim, doer, f"here “{doer}” did that"))
    taken_back = undone(seen)
    if taken_back:
        found.append((*taken_back, f"here “{taken_back[0]}” is what was “{taken_back[1]}”"))
    part = not_all(seen)
    if part:
        found.append((*part, f"“{part[1]}” is not “{part[0]}”"))
    for missing in (untold_complement(seen, cover), untold_reason(seen, cover)):
        if missing:
            found.append((missing, "", f"this passage does not say “{missing}”"))
    return tuple(Comparison("role", "absent", *one) for one in found)


_UNDO = frozenset(
    stem(word)
    for word in """quash overturn lift rescind annul revoke reverse scrap withdraw repeal cancel
        void nullify""".split()  # noqa: SIM905
)


def undone(seen: View) -> tuple[str, str] | None:
    """The claim's deed and the word by which the statement undoes it, as printed, or None.

    "Barred for two seasons" is not told by "a panel quashed the ban".
    """
    deeds = [t for t in main_deeds(seen.claim) if t.weight >= 1]
    if any(base_of(term.stem) in _UNDO for term in deeds):
        return None
    for act in read_acts(seen.statement.text):
        if base_of(act.stem) not in _UNDO or not act.positive or not act.theme.head:
            continue
        for deed in deeds:
            if alike(deed.stem, act.theme.head) >= 0.85:
                return deed.token.text, act.word
    return None


_ALL = re.compile(r"\b(?:all|all of|all the|all of the|every one of the)\s+$", re.IGNORECASE)


_OF_THE = re.compile(r"\bof (?:the|its|their|those|these)\s+$", re.IGNORECASE)


def not_all(seen: View) -> tuple[str, str] | None:
    """The claim's "all 33" and the statement's "29 of the 33", as printed, or None."""
    claim, statement = seen.claim, seen.statement
    for ours in claim.figures:
        lead = _ALL.search(claim.text[: ours.span[0]])
        if lead is None or ours.dimension != "count":
            continue
        wholes = [f for f in statement.figures if f.value == ours.value]
        of_them = any(_OF_THE.search(statement.text[: f.span[0]]) for f in wholes)
        for theirs in statement.figures:
            whole = ours.value if of_them and not theirs.nouns else theirs.whole
            counted = theirs.dimension == "count" and theirs.value < ours.value
            if counted and whole == ours.value:
                ends = [f.span for f in (theirs, *wholes)]
                start, end = min(a for a, _ in ends), max(b for _, b in ends)
                return claim.text[lead.start() : ours.span[1]], statement.text[start:end]
    return None
