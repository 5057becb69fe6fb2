"""For or against: the one word that turns a vote round ("voted for the line", "voted against it").

"For" is too light a word to be compared by itself, and "against" seldom means a vote, so both are
read only behind a deed that takes sides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from matching.compare import scope
from matching.text.lexicon import alike
from matching.text.tokens import content_words, stem
from matching.types import Comparison

_SIDE = re.compile(
    r"\b(?P<deed>vot(?:e[sd]?|ing)|spoke|campaigned|argued|lobbied|came out|rallied|marched)\s+"
    r"(?:\w+ly\s+)?(?P<side>for|in favou?r of|against)\b(?P<what>[^,;.:]*)",
    re.IGNORECASE,
)
_ALIKE = 0.85


@dataclass(frozen=True, slots=True)
class Side:
    """A side taken: as printed, whether for, and the stems of what it is about."""

    text: str
    is_for: bool
    about: tuple[str, ...]


def sides(text: str) -> tuple[Side, ...]:
    """The sides that a text says were taken; a denied one is the other side."""
    negated = scope.negated_spans(text)
    found = []
    for match in _SIDE.finditer(text):
        denied = any(a <= match.start("deed") < b for a, b in negated)
        is_for = (match["side"].lower() != "against") != denied
        about = tuple(stem(word) for word in content_words(match["what"]))
        printed = f"{match['deed']} {match['side']}"
        found.append(Side(f"not {printed}" if denied else printed, is_for, about))
    return tuple(found)


def compare_sides(claim: str, evidence: str) -> Comparison | None:
    """A conflict where the other side is taken on the same thing, and nowhere the same one."""
    theirs = sides(evidence)
    for ours in sides(claim):
        same = [one for one in theirs if _meet(ours.about, one.about)]
        other = [one for one in same if one.is_for != ours.is_for]
        if other and len(other) == len(same):
            detail = f"says the opposite: “{other[0].text}” where the article has “{ours.text}”"
            return Comparison("polarity", "conflicts", ours.text, other[0].text, detail)
    return None


def _meet(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    return any(alike(a, b) >= _ALIKE for a in left for b in right)
