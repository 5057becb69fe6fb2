"""What a claim is about, as words to look for; and a short text read once for such looks.

Words are compared by marks: the stem, the verb an irregular form belongs to, and the groups of
words that mean alike. Two words answer each other where they share a mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from matching.compare.scope import negated_spans
from matching.stance.cues import Cue, find_cues
from matching.text.lexicon import base_of, synonym_keys
from matching.text.tokens import Token, is_content, stem, tokens
from matching.types import Span

Marks = frozenset[str]

_HARM = frozenset(
    stem(word)
    for word in """die died dead death kill killed capture kidnap abduct steal stolen stole shot
    shooting hurt injured arrest attack missing behead execute murder wound infect poison
    hospitalized beaten damaged destroyed collapse crash""".split()  # noqa: SIM905
)
"""Stems of what befalls people and things: "is safe" answers all of them with no."""


@dataclass(frozen=True, slots=True)
class Term:
    """A content word of a claim: its marks, whether it is (part of) a name, whether denied."""

    token: Token
    marks: Marks
    name: bool
    denied: bool

    @property
    def harm(self) -> bool:
        """Whether it says that somebody or something came to harm."""
        return self.token.stem in _HARM


@dataclass(frozen=True, slots=True)
class Matter:
    """A claim as its content words, each stem once, with the words it uses at all."""

    text: str
    terms: tuple[Term, ...]
    stems: frozenset[str]

    def share(self, marks: Marks) -> float:
        """How much of the claim's words has an answer among ``marks``, in [0, 1]."""
        return self.answered(marks) / max(1, len(self.terms))

    def answered(self, marks: Marks) -> int:
        """How many of the claim's words have an answer among ``marks``."""
        return sum(not term.marks.isdisjoint(marks) for term in self.terms)

    def uses(self, cue: Cue) -> bool:
        """Whether a cue is one of the claim's own words, and so says nothing about it."""
        return cue.text.lower() in self.text.lower() or stem(cue.text) in self.stems


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence or headline read once: words, their marks, cues, and what it negates."""

    text: str
    words: tuple[tuple[Token, Marks], ...]
    marks: Marks
    cues: tuple[Cue, ...]
    negated: tuple[Span, ...]
    asks: bool


@lru_cache(maxsize=200_000)
def marks_of(stemmed: str) -> Marks:
    """The marks of a stem: itself, its verb, its groups of like words, and "harm"."""
    found = {stemmed, base_of(stemmed), *(f"~{key}" for key in synonym_keys(stemmed))}
    return frozenset(found | ({"~harm"} if stemmed in _HARM else set()))


@lru_cache(maxsize=4_000)
def read_matter(text: str) -> Matter:
    """The matter of a claim."""
    found: dict[str, Term] = {}
    denied = negated_spans(text)
    words = tokens(text)
    for token in words:
        if is_content(token) and token.stem not in found:
            inside = any(a <= token.start < b for a, b in denied)
            marks = marks_of(token.stem) - {"~harm"}
            found[token.stem] = Term(token, marks, _is_name(text, token), inside)
    return Matter(text, tuple(found.values()), frozenset(t.stem for t in words))


@lru_cache(maxsize=60_000)
def read_passage(text: str) -> Passage:
    """A sentence or headline with all that a posture asks of it."""
    words = tuple((token, marks_of(token.stem)) for token in tokens(text))
    return Passage(
        text,
        words,
        union(marks for _, marks in words),
        find_cues(text),
        negated_spans(text),
        text.rstrip("\"'”’) ").endswith("?") and not _WH.match(text),
    )


_WH = re.compile(r"\W*(?:how|why|who|what|when|where|which)\b", re.IGNORECASE)
"""Questions that take for granted what they ask about."""


def union(parts: Iterable[Marks]) -> Marks:
    """The marks of several words together, without those of harm, which answer only themselves."""
    return frozenset().union(*parts) - {"~harm"}


def _is_name(text: str, token: Token) -> bool:
    if not token.text[:1].isupper():
        return False
    return token.start > 0 or token.text.isupper() or text[token.end :].lstrip()[:1].isupper()
