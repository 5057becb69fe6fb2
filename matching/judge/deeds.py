"""What the claim says happened: whether the statement says it, and of the same thing."""

from __future__ import annotations

import re
from itertools import pairwise

from matching.compare.asserted import only_looks_like_an_act
from matching.compare.binding import governor
from matching.compare.clauses import Act, read_acts
from matching.compare.phrases import Phrase, same_thing
from matching.compare.polarity import PERSONS
from matching.compare.reading import Reading, Term
from matching.compare.wording import best_answer, is_deed, main_deeds, main_verbs
from matching.judge.sides import Sides
from matching.text import grammar
from matching.text.lexicon import alike, base_of, is_outcome, opposed
from matching.text.light import is_light
from matching.text.tokens import stem, tokens
from matching.types import Claim

_FURTHER = re.compile(
    r"\b(?:after|before|in|at|by|with|on|during|to|from|for|over|under|amid|into)\b|[,;:]",
    re.IGNORECASE,
)


def same_subject(sides: Sides) -> bool:
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


_TIMES = frozenset(("began", "begin", "start", "end", "finish"))
_ASPECT = _TIMES | {"open"}
"""Stems of verbs that only say how far a deed has come ("began singing", "the trial opened")."""
_SPOKEN = frozenset(
    stem(word)
    for word in "deny admit insist argue stress note claim acknowledge".split()  # noqa: SIM905
)
"""Stems of verbs behind which stands what happened ("admitted that the bank had failed")."""


def main_deed(sides: Sides) -> bool:
    """Whether what the claim says happened is answered here: an outcome always, else half."""
    acts = [t for t in main_deeds(sides.seen.claim) if t.weight >= 1]
    if not acts:
        return True
    answered = {ours.stem for ours, _ in sides.cover.answered}
    if all(t.stem in _ASPECT or t.stem in _SPOKEN for t in acts):  # "began a strike"
        inner = [t for t in sides.seen.claim.terms if is_deed(t) and t not in acts]
        if any(term.stem in answered for term in inner):
            return True
    outcomes = [t for t in acts if is_outcome(t.stem) and t.stem not in _ASPECT]
    if outcomes and not any(term.stem in answered for term in outcomes):
        return False
    return sum(term.stem in answered for term in acts) * 2 >= len(acts)


def presupposed(sides: Sides, of: str) -> bool:
    """Whether the statement takes the claim's deed for granted of somebody, printed as ``of``.

    "29 of the 33 rescued were treated" does not say that only 29 were rescued.
    """
    at = sides.seen.statement.text.find(of)
    ours = {term.token.start for term in main_deeds(sides.seen.claim)}
    theirs = {term.token.start for term in main_deeds(sides.seen.statement)}
    told = {b.token.start for a, b in sides.cover.answered if a.token.start in ours}
    return any(start > at for start in told - theirs) and not told & theirs


def another_deed(sides: Sides) -> bool:
    """Whether the statement tells a deed of its own, and none that the claim says happened."""
    if main_deed(sides):
        return False
    clause = _RELATIVE.search(sides.seen.claim.text, 12)
    end = clause.start() if clause else len(sides.seen.claim.text)
    answering = {b.token.start for a, b in sides.cover.answered if a.token.start < end}
    own = [t for t in main_deeds(sides.seen.statement) if t.weight >= 1 and not t.proper]
    if not own or any(t.token.start in answering for t in own):
        return False
    words = {token.start: token for token in tokens(sides.seen.statement.text)}
    for at in sorted(main_verbs(sides.seen.statement.text)):
        verb = base_of(words[at].stem) if at in words else ""
        if verb and verb not in _SAYING:
            return verb not in _NEUTRAL  # "puts the loss at 2 million"
    return True


_RELATIVE = re.compile(r"\b(?:whose|who|which|where)\b")
_SAYING = frozenset(stem(word) for word in ("say", "tell", "report", "announce", "add", "claim"))
_STATE = frozenset(stem(word) for word in ("remain", "stay", "stand", "keep", "leave"))
"""Stems of verbs behind which the outcome stands ("remained closed")."""
_NEUTRAL = frozenset(
    stem(word)
    for word in """put stand amount run come reach total number hold contain show see list record
        register count say tell know hear learn note read write describe look appear seem report
        publish print post announce confirm state estimate reckon calculate value cost mean
        include""".split()  # noqa: SIM905
)
"""Stems of verbs that frame or measure: a statement may say anything with them."""


def opposite(sides: Sides) -> tuple[str, str] | None:
    """The claim's deed and the opposite one that the statement tells, as printed, or None."""
    theirs = list(main_deeds(sides.seen.statement))
    if theirs and base_of(theirs[0].stem) in _STATE:
        theirs += [t for t in sides.seen.statement.terms if is_outcome(t.stem)]
    for deed in main_deeds(sides.seen.claim):
        at, printed = deed.token.start, deed.token.text
        if only_looks_like_an_act(sides.seen.claim.text, at, printed):
            continue  # "the minister (left)"
        for other in theirs:
            text, token = sides.seen.statement.text, other.token
            if only_looks_like_an_act(text, token.start, token.text):
                continue  # "closed-door"
            if opposed(deed.stem, other.stem) and deed.positive == other.positive:
                if _of_words_only(sides, deed, other) or deed.stem in PERSONS:
                    continue  # "approved the sale", "rejected the calls to cancel"
                if _is_told_too(sides, deed):
                    continue  # "released": "the arrest was to press for the release"
                return deed.token.text, other.token.text
    return _turned(sides)


def _is_told_too(sides: Sides, deed: Term) -> bool:
    """Whether the statement has the claim's own deed beside its opposite."""
    return any(
        alike(deed.stem, t.stem) >= 0.85 and t.positive == deed.positive
        for t in sides.seen.statement.terms
    )


def _of_words_only(sides: Sides, ours: Term, theirs: Term) -> bool:
    """Whether the statement's deed is done to what is said, and the claim's to something else."""
    mine = [a for a in read_acts(sides.seen.claim.text) if a.start == ours.token.start]
    other = [b for b in read_acts(sides.seen.statement.text) if b.start == theirs.token.start]
    return any(
        b.theme.head in _WORDS and same_thing(a.theme, b.theme) is False
        for a in mine
        for b in other
    )


_WORDS = frozenset(
    stem(word)
    for word in """call demand appeal request plea claim allegation suggestion idea notion report
        criticism accusation charge rumour rumor""".split()  # noqa: SIM905
)
"""Stems of what is said, which may be rejected without the thing that it is about."""


def _turned(sides: Sides) -> tuple[str, str] | None:
    """An outcome that is no verb ("a surplus", "stayed open") and its opposite, or None.

    Persons are no opposites (a father has a daughter), nor are starts and ends of a time.
    """
    terms = sides.seen.statement.terms
    for ours in _outcomes(sides.seen.claim):
        if any(alike(ours.stem, t.stem) >= 0.85 for t in terms):
            continue
        for other in _outcomes(sides.seen.statement):
            if opposed(ours.stem, other.stem) and ours.positive == other.positive:
                return ours.token.text, other.token.text
    return None


_SAYS = ("aux", "verb", "part", "inf")
"""Kinds of words behind which an adjective is said of the subject."""


def _outcomes(side: Reading) -> list[Term]:
    words = grammar.tag(side.text, 0, len(side.text))
    told = [w for w in words if w.kind == "noun"]
    for before, word in pairwise(words):
        if before.kind == "noun" and word.kind == "noun" and word in told:
            told.remove(word)  # "election security" is the opposite of no danger
    told += [w for before, w in pairwise(words) if w.kind == "adj" and before.kind in _SAYS]
    said = {w.start for w in told if not only_looks_like_an_act(side.text, w.start, w.text)}
    known = [t for t in side.terms if t.token.start in said and is_outcome(t.stem)]
    return [t for t in known if not t.proper and t.stem not in PERSONS | _TIMES]


_OTHER_CLAUSE = re.compile(
    r"\b(?:after|before|since|when|while|until|following|as)\b|[;:]|,\s+(?:and|but|which|who)\b",
    re.IGNORECASE,
)


def bound_to_deed(sides: Sides, printed: str) -> bool:
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
            if _OTHER_CLAUSE.search(between):
                continue
            if not belongs_to_another_deed(sides, text[start:end]):
                return True
    return not theirs or not dated


def of_another(sides: Sides) -> bool:
    """Whether the statement's deed is surely somebody else's, or done to something else.

    "Elections are held", "a meeting was held"; "Brel arrived", "Tarn was met on his arrival".
    """
    ours = [a for a in read_acts(sides.seen.claim.text) if a.main][:1]
    theirs = read_acts(sides.seen.statement.text)
    ties = [
        (b.theme.head in _PARTS or same_thing(a.theme, b.theme), same_thing(a.agent, b.agent))
        for a in ours
        for b in theirs
        if base_of(a.stem) == base_of(b.stem)
    ]
    if ties:
        return all(False in tie for tie in ties)
    told = {term.stem for term in sides.seen.statement.terms}
    wanted = [_doer(a).names for a in ours]
    opens = [_doer(b).names for b in theirs if b.main][:1]
    return any(wanted) and any(opens) and not any(names & told for names in wanted)


_PARTS = frozenset(stem(word) for word in ("part", "section", "half", "text", "copy", "version"))
"""Stems of what is of the thing itself ("the operative part of the judgment was read out")."""


def _doer(act: Act) -> Phrase:
    return act.agent if act.agent.text else act.theme


def belongs_to_another_deed(sides: Sides, printed: str) -> bool:
    """Whether what is printed stands with a deed of its own beside that of the claim.

    In "officials gather in Tarsk before the two hold talks", Tarsk is not where talks are held.
    """
    text = sides.seen.statement.text
    at = text.find(printed)
    act = governor(text, (at, at + len(printed))) if at >= 0 else None
    if act is None or is_light(base_of(act.stem)):
        return False
    deeds = {term.token.start for term in main_deeds(sides.seen.claim)}
    told = {b.token.start for a, b in sides.cover.answered if a.token.start in deeds}
    answering = {b.token.start for _, b in sides.cover.answered}
    return bool(told) and act.start not in answering


def dates_the_deed(claim: Claim, printed: str) -> bool:
    """Whether a date of the claim stands in no clause below the deed ("a tour that began on")."""
    at = claim.text.find(printed.split(" (")[0])
    return at < 0 or _BELOW.search(claim.text[:at]) is None


_BELOW = re.compile(
    r"\w[\s,]+(?:that|which|who|whose)\s(?:\w+ed|began|was|were|had|is|are)\b[^,;]*$"
)


def unmet_denial(sides: Sides) -> str:
    """The deed that the claim denies and the statement does not, as printed, or ""."""
    for deed in main_deeds(sides.seen.claim):
        if deed.positive:
            continue
        theirs = [b for a, b in sides.cover.answered if a.token.start == deed.token.start]
        met = any(not b.positive or opposed(deed.stem, b.stem) for b in theirs)
        met = met or _STOPPED.search(sides.seen.statement.text) is not None
        if not met and all(term.positive for term in sides.seen.statement.terms):
            return f"not {deed.token.text}"
    return ""


_STOPPED = re.compile(
    r"\b(?:ceas(?:e[sd]?|ing)|stop(?:s|ped|ping)?|halt(?:s|ed|ing)?|standstill|suspend(?:s|ed)?)\b",
    re.IGNORECASE,
)
"""Words by which a text says that something is no longer done."""


def grounded(sides: Sides) -> bool:
    """Whether the statement tells the claim's main deed of the same thing.

    Most of the claim's words in the statement do as well, for few sentences can be turned round
    with all their words kept.
    """
    if sides.cover.here >= 0.75:
        return True
    ours = [a for a in read_acts(sides.seen.claim.text) if a.main and not is_light(base_of(a.stem))]
    theirs = read_acts(sides.seen.statement.text)
    best: bool | None = False
    for a in ours:
        for b in theirs:
            if alike(a.stem, b.stem) < 0.85 and not (
                opposed(a.stem, b.stem) and a.positive != b.positive
            ):
                continue
            tie = same_thing(a.theme, b.theme)
            if tie and sides.cover.here >= 0.3:
                return True
            best = None if tie is None else best
    if best is None:
        return sides.cover.here >= 0.4
    return sides.cover.here >= (0.55 if main_deed(sides) and ours else 0.65)


def framed(sides: Sides) -> bool:
    """Whether the statement tells the claim's main deed of the same thing, with the same sign."""
    ours = [a for a in read_acts(sides.seen.claim.text) if a.main and not is_light(base_of(a.stem))]
    theirs = read_acts(sides.seen.statement.text)
    return any(
        alike(a.stem, b.stem) >= 0.9
        and a.positive == b.positive
        and not b.entry
        and same_thing(a.theme, b.theme) is True
        and same_thing(a.agent, b.agent) is not False
        for a in ours[:1]
        for b in theirs
    )
