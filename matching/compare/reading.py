"""One text read once for all comparisons: terms with their sign, figures, moments, names.

A term is a content stem that is not part of a figure, a date or a reporting cue. Its sign is
negative where a negation or a denial covers it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from matching.compare import scope
from matching.compare.figures import Figure, read_figures
from matching.compare.moments import Moment, read_moments
from matching.text import lexicon
from matching.text.light import is_light
from matching.text.naming import Name, read_names
from matching.text.tokens import Token, is_content, stem, tokens
from matching.types import Span

_ASIDE = re.compile(
    r",\s+((?:which|who|whose|whom|where|once|formerly|known as)\b[^,;.]*|(?:the|"
    r"a|an|its|his|her)\s[^,;.]*)(?=,)"
)
"""Relative clauses and appositions between commas: background to what the sentence asserts."""


@dataclass(frozen=True, slots=True)
class Term:
    """A content stem, its weight in deciding what a sentence is about, and its sign."""

    stem: str
    weight: float
    positive: bool
    token: Token
    proper: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """What one text says, as the comparisons see it."""

    text: str
    terms: tuple[Term, ...]
    figures: tuple[Figure, ...]
    moments: tuple[Moment, ...]
    names: tuple[Name, ...]

    @property
    def stems(self) -> frozenset[str]:
        """The stems of all terms."""
        return frozenset(term.stem for term in self.terms)


@lru_cache(maxsize=60_000)
def read(text: str, published: datetime | None = None, whole: str = "") -> Reading:
    """Read a sentence; ``whole`` is its document (tells names from sentence openings)."""
    moments = read_moments(text, published)
    masked = tuple(moment.span for moment in moments)
    figures = read_figures(text, masked)
    names = read_names(text, whole)
    covered = [*masked, *(figure.span for figure in figures)]
    words = tokens(text)
    phrases = {t.start: phrase for t in words if (phrase := lexicon.phrase_at(text, t))}
    negative = _without_their_own(scope.negated_spans(text), phrases)
    proper = [name.span for name in names]
    asides = [match.span(1) for match in _ASIDE.finditer(text)]
    terms: list[Term] = []
    swallowed = 0
    for token in words:
        if token.start < swallowed:
            continue
        phrase = phrases.get(token.start)
        if phrase is not None:
            swallowed = token.start + len(phrase[0])
            sign = not any(start <= token.start < end for start, end in negative)
            terms.append(Term(phrase[1], 1.3, sign, token, False))
            continue
        if not is_content(token) or is_light(token.stem) or len(token.stem) < 2:
            continue
        if any(start < token.end and token.start < end for start, end in covered):
            continue
        if token.text[0].isdigit():
            continue
        stemmed = _vote(text, token) or token.stem
        named = any(start <= token.start and token.end <= end for start, end in proper)
        weight = 1.3 if named else 1.0
        if lexicon.is_outcome(stemmed):
            weight += 0.3
        if any(start <= token.start < end for start, end in asides):
            weight *= 0.3
        sign = not any(start <= token.start < end for start, end in negative)
        terms.append(Term(stemmed, weight, sign, token, named))
    return Reading(text, tuple(terms), figures, moments, names)


def _without_their_own(
    negative: Sequence[Span], phrases: Mapping[int, tuple[str, str]]
) -> list[Span]:
    """The negated stretches but for those of a phrase's own "no" ("no longer allowed")."""
    return [
        (start, end)
        for start, end in negative
        if not any(at < start <= at + len(phrase) for at, (phrase, _) in phrases.items())
    ]


_VOTED = re.compile(r"\bvot(?:e|es|ed|ing)\b[^.;,]{0,30}$", re.IGNORECASE)


def _vote(text: str, token: Token) -> str:
    """What a vote "against" or "in favour" comes to, as a stem; "" for other words."""
    if token.text.lower() in ("against", "favour", "favor") and _VOTED.search(text[: token.start]):
        return stem("reject" if token.text.lower() == "against" else "approve")
    return ""


def merged(readings: Sequence[Reading]) -> Reading:
    """Several readings as one, for what stands near a statement; offsets stay with their own."""
    return Reading(
        "\n".join(reading.text for reading in readings),
        tuple(term for reading in readings for term in reading.terms),
        tuple(figure for reading in readings for figure in reading.figures),
        tuple(moment for reading in readings for moment in reading.moments),
        tuple(name for reading in readings for name in reading.names),
    )
