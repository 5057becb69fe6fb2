"""Polarity and outcome compared: does the statement say the opposite?

Every answered term carries a sign on both sides (negation, denial, refutation). Equal words must
have equal signs; opposite outcomes (rose, fell) must have opposite signs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from matching.compare.lexicon import alike, is_outcome, opposed
from matching.compare.reading import Reading, Term
from matching.compare.wording import is_deed
from matching.types import Comparison

_INFINITIVE = re.compile(
    r"\b(?:in order to|so as to|to get|to keep|to try and|efforts? to|bid to)\s+(?:\S+\s+){0,3}$",
    re.IGNORECASE,
)


def votes(claim: Reading, evidence: Reading) -> tuple[float, float, str]:
    """Weight of agreeing and of disagreeing terms, and the word pair that disagrees most."""
    agree = against = 0.0
    worst, word = 0.0, ""
    turned = any(
        opposed(term.stem, o.stem) and o.positive != term.positive
        for term in claim.terms
        for o in evidence.terms
    )
    for term in claim.terms:
        plain = [o for o in evidence.terms if alike(term.stem, o.stem) >= 0.85]
        contrary = [
            o
            for o in evidence.terms
            if opposed(term.stem, o.stem) and not _purpose(evidence.text, o)
        ]
        weight = (1.0 if is_deed(term) else 0.45) * (0.4 if term.proper else 1.0)
        if plain:
            if any(o.positive == term.positive for o in plain):
                agree += weight
                continue
            if all(o.stem != term.stem for o in plain) and not is_deed(plain[0]):
                continue
            if all(_purpose(evidence.text, o) for o in plain):
                against += 0.3
                word = word or f"{_shown(term)} / {_shown(plain[0])}"
                continue
            if turned and not is_outcome(term.stem):
                continue  # "not passed an inspection" is "failed an inspection"
            against += weight
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
        held = [o for o in evidence.terms if o.positive and alike(term.stem, o.stem) >= 0.85]
        broken = [o for o in evidence.terms if o.positive and opposed(term.stem, o.stem)]
        if held and broken:
            return f"all {term.token.text} / {held[0].token.text}, {broken[0].token.text}"
    return ""


def _purpose(text: str, term: Term) -> bool:
    """Whether the word stands in an infinitive of purpose ("to get the port moving again")."""
    return bool(_INFINITIVE.search(text[: term.token.start]))


def _shown(term: Term) -> str:
    return term.token.text if term.positive else f"not {term.token.text}"


def compare_polarity(claim: Reading, evidence: Reading) -> tuple[Comparison, ...]:
    """At most one comparison: ``conflicts`` where the decisive words have opposite signs."""
    agree, against, word = votes(claim, evidence)
    exception = _exception(claim, evidence)
    if exception:
        left, _, right = exception.partition(" / ")
        detail = f"the claim says it of all, the statement of some only: {exception}"
        return (Comparison("polarity", "conflicts", left, right, detail),)
    ours, theirs = _negations(claim.terms), _negations(evidence.terms)
    if against >= 0.9 and against >= 0.34 * (agree + against):
        left, _, right = word.partition(" / ")
        return (
            Comparison(
                "polarity", "conflicts", left, right, f"the statement says the opposite: {word}"
            ),
        )
    if against > 0:
        left, _, right = word.partition(" / ")
        return (
            Comparison(
                "polarity", "compatible", left, right, f"a negation or an opposite touches {word}"
            ),
        )
    if agree:
        return (Comparison("polarity", "same", ours, theirs, "no opposite and no stray negation"),)
    return ()


def _negations(terms: Sequence[Term]) -> str:
    negative = [term.token.text for term in terms if not term.positive]
    return f"not: {', '.join(negative[:4])}" if negative else "affirmed"
