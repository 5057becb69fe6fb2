"""What a sentence asserts beside its main statement, and what only colours it.

"Pol Ferrer, who drove her for nine years, was acquitted" says two things, and whoever confirms the
acquittal need not know of the nine years. Set apart are clauses and phrases between commas, what
follows the statement behind a comma ("among them a boy of nine", "with Varnia's minister as
witness", "because ..."), and "after nineteen months of quarrels", where the main statement stands
without them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from matching.text.grammar import is_finite, tag
from matching.text.mainverb import has_main_verb
from matching.types import Span

_PART = r"(?:[^,;:()“”\"—–]|(?<=\d),(?=\d))+?"
_REST = r"[^;:()“”\"—–]+?"
_END = r"(?=,(?!\d)|[;—–]|\.?$)"
_LAST = r"(?=\.?$)"
_COUNT = (
    r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven"
    r"|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundreds?|thousands?|dozens?|half"
    r"|several|\d[\d.,]*)"
)
_TIME = r"(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|decades?)"
_ABOUT = r"(?:only|just|nearly|almost|about|some|roughly|more\sthan|less\sthan|over|around)"
_ABOARD = re.compile(
    rf",?\s(?P<aside>with\s(?:{_ABOUT}\s)?{_COUNT}\s(?:[a-z]+\s){{1,3}}(?:on\sboard|aboard)){_END}"
)
_ASIDES = (
    _ABOARD,
    re.compile(
        rf"^(?P<aside>(?:When|Once|While|After(?!\sall\b)|Before|As|Although|Though|Because)\s{_PART})(?=,(?!\d))"
    ),
    re.compile(
        rf"^(?P<aside>(?:{_ABOUT}\s)?{_COUNT}\s{_TIME}\s(?:after|before|since)\s{_PART})(?=,(?!\d))",
        re.IGNORECASE,
    ),
    re.compile(r"[A-Z][\w’'-]+\s[A-Z][\w’'-]+,\s(?P<aside>\d{1,2})(?=,\s(?!and\b|or\b|\d))"),
    re.compile(rf",\s(?P<aside>(?:who|which|whose|whom|where)\b{_PART}){_END}"),
    re.compile(
        rf",?\s(?P<aside>after\s(?:{_ABOUT}\s)?{_COUNT}"
        rf"(?:[\s-](?:and|a|half|quarter|{_COUNT}))*[\s-]{_TIME}\s(?:of|in|at|on|as)\b{_PART}){_END}"
    ),
    re.compile(
        rf",\s(?P<aside>with\s(?:an?|its|their|his|her|{_COUNT}|[A-Z][\w’'-]*)\s{_PART}){_END}"
    ),
    re.compile(
        r",\s(?P<aside>(?:among\s(?:them|whom|which)|(?:most|many|some|several|all|both|half|none|one|each"
        rf"|{_COUNT})\s(?:of\s(?:them|whom|which|those|these|it)|with|in)|the\s(?:old|young|larg|small"
        rf"|long|eld)e?st\b)\b{_REST}){_LAST}"
    ),
    re.compile(
        rf",\s(?P<aside>(?:to\s(?!be\b)(?:the\s)?\w+s?\s(?:from|of|in|by)|for\sthe\s\w+\stime"
        rf"|{_ABOUT}\s{_COUNT}|before\san?|amid|despite|in\spart|apparently)\b{_REST}){_LAST}"
    ),
    re.compile(
        r",\s(?P<aside>(?:because|so\sthat|although|though|whereas|while|before|after(?!\sall)|until|since|when"
        rf"|even\sthough)\s{_REST}){_LAST}"
    ),
    re.compile(
        r",\s(?P<aside>(?:driven|caused|prompted|triggered|followed|helped|fuelled|fueled|led|joined"
        rf"|watched|accompanied|backed|opened|built|founded|launched|established)\s{_PART}){_END}"
    ),
    re.compile(
        r",\s(?P<aside>an?\s(?:figure|sum|number|statement|move|decision|claim|step|change|charge|total"
        rf"|record|rate|record|price|line|fact|result)\s(?:that|which|\w+\s(?:ha[sd]|did|does|is|was))"
        rf"{_REST}){_LAST}"
    ),
)
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_DENIAL = re.compile(r"\b(?:not|no|never|none|nor|without|den(?:y|ies|ied))\b|n[’']t\b")
_SHORTEST = 4


def besides(text: str) -> tuple[Span, ...]:
    """The spans in ``text`` that say something beside the main statement, without overlap."""
    found: list[Span] = []
    for pattern in _ASIDES:
        for match in pattern.finditer(text):
            start, end = match.span("aside")
            if any(start < b and a < end for a, b in found):
                continue
            if _WITH_ANOTHER.match(text, end) and not _RELATIVE.match(text, start):
                continue  # "after five years of talks, and less than six months after the first"
            if _RELATIVE.match(text, start) and not has_main_verb(tag(text, 0, start)):
                end = _before_verb(text, start, end)
            if _ITS_YEAR.match(text, start) and _DATED.search(text[:start]):
                continue  # "on July 7, 2017 in Hamburg"
            if _stands(without(text, [(start, end)])):  # "Marling, the forewoman, led four men out"
                found.append((start, end))
    return tuple(sorted(found))


_RELATIVE = re.compile(r"(?:who|which|whose|whom|where)\b")
_WITH_ANOTHER = re.compile(r",?\s(?:and|or|nor|but)\b")


def _before_verb(text: str, start: int, end: int) -> int:
    """Where a clause set into a subject ends: at the comma behind which the main verb stands.

    "Delgado, who also led Orsk, Brae and Marling, has turned down offers".
    """
    at = end
    while text[at : at + 1] == ",":
        words = tag(text, at + 1, len(text))
        first = next((k for k, w in enumerate(words) if w.kind not in ("adv", "neg")), None)
        inside = tag(text, start, at)
        told = any(is_finite(inside, k) for k in range(len(inside)))
        if told and first is not None and is_finite(words, first):
            return at
        at = text.find(",", at + 1)
        if at < 0:
            break
    return end


def asides(text: str) -> tuple[Span, ...]:
    """Those of ``besides`` that the main statement stands without.

    An aside that denies something stays with the sentence, and so does a figure in digits (a year
    apart) where none stands before it: the first figure printed is what a sentence is about.
    """
    found: list[Span] = []
    for start, end in besides(text):
        if _goes(text, start, end) and _stands(without(text, [*found, (start, end)])):
            found.append((start, end))
    return tuple(found)


def without(text: str, spans: Iterable[Span]) -> str:
    """The text without these spans and the commas that set them off."""
    parts: list[str] = []
    at = 0
    for start, end in sorted(spans):
        parts.append(text[at:start].rstrip(" ,"))
        at = end + 1 if text[end : end + 1] == "," else end
    parts.append(text[at:])
    return "".join(parts)


_DATED = re.compile(r"\b[A-Z][a-z]+\s\d{1,2},\s$")
_ITS_YEAR = re.compile(r"(?:1[5-9]|20)\d\d\b")


_AGE_OR_LEAD = re.compile(
    rf"\d{{1,2}}$|(?:{_ABOUT}\s)?{_COUNT}\s{_TIME}\s(?:after|before|since)\s", re.IGNORECASE
)
"""Somebody's age, and when in the story something happened: neither is what a sentence is about."""


def _goes(text: str, start: int, end: int) -> bool:
    aside = text[start:end]
    if _DENIAL.search(aside):
        return False
    if _ABOARD.fullmatch(f" {aside}") or _AGE_OR_LEAD.match(aside):
        return True
    digits = re.search(r"\d", _YEAR.sub(" ", aside))
    return not digits or bool(re.search(r"\d", text[:start]))


def _stands(main: str) -> bool:
    """Whether what is left is a sentence of its own."""
    words = tag(main, 0, len(main))
    return len(words) >= _SHORTEST and has_main_verb(words)
