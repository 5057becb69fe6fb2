"""Polarity and outcome compared: does the statement say the opposite?

Every answered term carries a sign on both sides (negation, denial, refutation). Equal words must
have equal signs; opposite outcomes (rose, fell) must have opposite signs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from matching.compare import scope
from matching.compare.asserted import is_purpose, is_unasserted, only_looks_like_an_act
from matching.compare.ballots import compare_sides
from matching.compare.clauses import Act, read_acts
from matching.compare.phrases import same_thing
from matching.compare.reading import Reading, Term
from matching.compare.wording import is_deed
from matching.text.lexicon import alike, is_outcome, opposed
from matching.text.light import is_light
from matching.text.tokens import stem
from matching.types import Comparison


def votes(claim: Reading, evidence: Reading) -> tuple[float, float, str]:
    """Weight of agreeing and of disagreeing terms, and the word pair that disagrees most."""
    agree = against = 0.0
    worst, word = 0.0, ""
    denied, nouns = False, 0.0
    turned = any(
        opposed(term.stem, o.stem) and o.positive != term.positive
        for term in claim.terms
        for o in evidence.terms
    )
    said = {(term.stem, term.positive) for term in claim.terms}
    for term in claim.terms:
        plain = [o for o in evidence.terms if alike(term.stem, o.stem) >= 0.85]
        contrary = [
            o
            for o in evidence.terms
            if opposed(term.stem, o.stem)
            and (o.stem, o.positive) not in said  # "the operations were cancelled" has both
            and not is_purpose(evidence.text, o.token.start)
        ]
        weight = (1.0 if is_deed(term) else 0.45) * (0.4 if term.proper else 1.0)
        if plain:
            if any(o.positive == term.positive for o in plain):
                agree += weight
                denied = denied or (is_deed(term) and not term.positive)
                continue
            if all(o.stem != term.stem for o in plain) and not is_deed(plain[0]):
                continue
            if all(is_purpose(evidence.text, o.token.start) for o in plain):
                against += 0.3
                word = word or f"{_shown(term)} / {_shown(plain[0])}"
                continue
            if turned and not is_outcome(term.stem):
                continue  # "not passed an inspection" is "failed an inspection"
            against += weight
            nouns += 0.0 if is_deed(term) else weight
            if weight > worst:
                worst, word = weight, f"{_shown(term)} / {_shown(plain[0])}"
        elif contrary and not term.proper:
            strong = 1.0
            if all(o.positive == term.positive for o in contrary):
                against += strong
                if strong > worst:
                    worst, word = strong, f"{_shown(term)} / {_shown(contrary[0])}"
            else:
                agree += strong
    if denied and against and against <= nouns:
        return agree, 0.0, ""  # both deny the deed, each of other words in the sentence too
    return agree, against, word


_ALL = re.compile(
    r"\b(?:all|every|each|both|entire(?:ly)?|unanimous(?:ly)?|none|nobody)\b", re.IGNORECASE
)


def _exception(claim: Reading, evidence: Reading) -> str:
    """The two outcomes of a statement that grants part of an "all", or "".

    "Guilty on all four counts" against "convicted on three counts, acquitted on one".
    """
    if not _ALL.search(claim.text):
        return ""
    for term in claim.terms:
        if not term.positive or not is_outcome(term.stem):
            continue
        if any(opposed(term.stem, o.stem) for o in claim.terms):
            continue  # the claim has both: "raised the stakes, even as both lowered ..."
        told = [
            o
            for o in evidence.terms
            if o.positive and not only_looks_like_an_act(evidence.text, o.token.start, o.token.text)
        ]
        held = [o for o in told if alike(term.stem, o.stem) >= 0.85]
        broken = [o for o in told if opposed(term.stem, o.stem)]
        if held and broken:
            return f"all {term.token.text} / {held[0].token.text}, {broken[0].token.text}"
    return ""


def _shown(term: Term) -> str:
    return term.token.text if term.positive else f"not {term.token.text}"


def contradiction(
    claim: Reading, evidence: Reading, near: Reading | None = None
) -> tuple[Act, Act] | None:
    """The act of the claim and that of the statement that cannot both hold, or None.

    They are opposite outcomes, or one act affirmed and denied, said of the same thing by (as far
    as is told) the same people. Where one side names no theme, most of the claim has to be here;
    a short entry ("Outcome: not passed") is said of what stands ``near`` it. An explicit denial
    needs the same thing only: what is denied of it may be put in other words.
    """
    denial = scope.has_denial(evidence.text)
    told = [
        a for a in read_acts(claim.text) if not only_looks_like_an_act(claim.text, a.start, a.word)
    ]
    ours = [a for a in told if a.main] or told
    asserted = [
        b
        for b in read_acts(evidence.text)
        if not only_looks_like_an_act(evidence.text, b.start, b.word)
        and not is_unasserted(evidence.text, b.start, main=b.main)
    ]
    settled = [b for b in asserted if _is_settled(b, told)]
    theirs = [b for b in asserted if b not in settled]
    best: tuple[int, Act, Act] | None = None
    for a in ours:
        if is_light(a.stem) or a.stem in _SAID:
            continue  # "said" is no opposite of "denied claims"
        if any(_agree(a, b) and _bound(a, b, near) is not False for b in settled):
            continue
        bound = [(b, _bound(a, b, near)) for b in theirs]
        agreeing = [t for b, t in bound if _agree(a, b) and t is not False]
        if any(agreeing):
            continue
        for b, tie in bound:
            denied = denial and tie is True and a.positive and not b.positive and b.main
            denied = denied and b.stem not in _SAID
            if not (_contrary(a, b) or denied) or tie is False:
                continue
            if tie is None and (a.stem in _MOVES or agreeing or not _mostly(claim, evidence, a)):
                continue
            rank = 2 if tie else 1
            if best is None or rank > best[0]:
                best = rank, a, b
    return best[1:] if best else None


_MOVES = frozenset(stem(word) for word in ("arrive", "leave", "left", "depart", "enter", "exit"))
"""Stems of verbs of going, which are opposites of one place only."""
_SAID = frozenset(
    stem(word)
    for word in "say tell state add claim report speak think believe insist argue".split()  # noqa: SIM905
)
"""Stems of verbs of which not the deed is denied, but what is said ("what he says is false")."""
PERSONS = frozenset(
    stem(word)
    for word in """father mother son daughter brother sister husband wife man woman boy girl male
        female ally enemy foe""".split()  # noqa: SIM905
)
"""Stems of persons, who are no opposites: a father has a daughter."""


def _is_settled(act: Act, ours: Sequence[Act]) -> bool:
    """Whether the claim says the very same of one of its deeds, whatever it says of another.

    "No sign that they target it at the scale at which they targeted it in 2016".
    """
    return any(act.stem == a.stem and act.positive == a.positive for a in ours)


def _contrary(a: Act, b: Act) -> bool:
    if is_light(b.stem) or b.stem in PERSONS:
        return False

    if opposed(a.stem, b.stem):
        return a.positive and b.positive
    return a.positive != b.positive and alike(a.stem, b.stem) >= 0.9


def _agree(a: Act, b: Act) -> bool:
    if opposed(a.stem, b.stem):
        return a.positive != b.positive
    return a.positive == b.positive and alike(a.stem, b.stem) >= 0.9


def _bound(a: Act, b: Act, near: Reading | None) -> bool | None:
    """Whether two acts are said of the same thing; None where that is not told."""
    if b.entry and len(b.theme.stems) <= 2 and near is not None and a.theme.head:
        return any(alike(a.theme.head, t.stem) >= 0.85 for t in near.terms) or None
    doers = same_thing(a.agent, b.agent)
    if doers is False and a.agent.names and b.agent.names:
        return False
    return same_thing(a.theme, b.theme)


def _mostly(claim: Reading, evidence: Reading, act: Act) -> bool:
    """Whether most of what else the claim says is in the statement too."""
    rest = [t for t in claim.terms if t.token.start != act.start and t.weight >= 1]
    met = [t for t in rest if any(alike(t.stem, o.stem) >= 0.85 for o in evidence.terms)]
    return len(met) >= 2 and len(met) * 2 > len(rest)


def compare_polarity(
    claim: Reading, evidence: Reading, near: Reading | None = None
) -> tuple[Comparison, ...]:
    """At most one comparison: ``conflicts`` where the same thing is said to be otherwise.

    An opposite or a negation that is said of something else is only ``compatible``: it holds
    support back and disputes nothing.
    """
    turned = compare_sides(claim.text, evidence.text)
    if turned is not None:
        return (turned,)
    agree, against, word = votes(claim, evidence)
    exception = _exception(claim, evidence)
    if exception:
        left, _, right = exception.partition(" / ")
        detail = f"the article says it of all (“{left}”), this passage of some only (“{right}”)"
        return (Comparison("polarity", "conflicts", left, right, detail),)
    ours, theirs = _negations(claim.terms), _negations(evidence.terms)
    clash = contradiction(claim, evidence, near)
    if clash is not None:
        left, right = _act(clash[0]), _act(clash[1])
        detail = f"says the opposite: “{right}” where the article has “{left}”"
        return (Comparison("polarity", "conflicts", left, right, detail),)
    if against > 0:
        left, _, right = word.partition(" / ")
        return (
            Comparison(
                "polarity",
                "compatible",
                left,
                right,
                _ASIDE.format(left=left, right=right),
            ),
        )
    if agree:
        return (Comparison("polarity", "same", ours, theirs, "no opposite and no stray negation"),)
    return ()


_ASIDE = "has “{right}” where the article has “{left}”, but perhaps of something else"


def _act(act: Act) -> str:
    return act.word if act.positive else f"not {act.word}"


def _negations(terms: Sequence[Term]) -> str:
    negative = [term.token.text for term in terms if not term.positive]
    return f"not: {', '.join(negative[:4])}" if negative else "affirmed"
