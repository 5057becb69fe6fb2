"""When two names name the same bearer: full and short forms, other names, other spellings.

Names are compared as keys (``matching.text.name_words.key_of``), after transliteration to ASCII.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from rapidfuzz import fuzz

from matching.text.bearers import is_known_place, nicknames, organisations, places
from matching.text.name_words import NO_FAMILY

Kinship = Literal["same", "short", "alias", "spelling", "namesake", ""]


@lru_cache(maxsize=100_000)
def kinship(
    left: tuple[str, ...],
    right: tuple[str, ...],
    aliases: frozenset[tuple[tuple[str, ...], tuple[str, ...]]] = frozenset(),
) -> Kinship:
    """How two name keys are related; ``namesake`` shares a family name with another first name."""
    if not left or not right:
        return ""  # a title and nothing behind it names nobody
    if left == right:
        return "same"
    if (left, right) in aliases or (right, left) in aliases:
        return "alias"
    for a, b in aliases:
        for ours, theirs in ((left, right), (right, left)):
            if ours in (a, b) and len(theirs) > 1 and set(theirs) & set(b if ours == a else a):
                other = b if ours == a else a
                if set(other) <= set(theirs) or set(theirs) <= set(other):
                    return "alias"
    if places().get(left, frozenset()) & places().get(right, frozenset()):
        return "alias"
    house = organisations().get(left)
    if house is not None and house == organisations().get(right):
        return "alias"
    if ("of" in left) != ("of" in right) and {*left, "of"} == {*right, "of"}:
        return "same"  # "Department of Justice", "Justice Department"
    short, long = (left, right) if len(left) <= len(right) else (right, left)
    if len(short) == 1 and len(long) > 1 and _initials(short[0], long):
        return "alias"
    if len(short) == 1 and len(long) == 1:
        return _spelling(short[0], long[0])
    if short[-1] == long[-1] or _spelling(short[-1], long[-1]):
        if len(short) == 1:
            return "short"
        first = _first_names(short[0], long[0])
        if first:
            return "same" if first == "same" and short[-1] == long[-1] else "spelling"
        if set(short) <= set(long):
            return "short"
        family = short[-1] not in NO_FAMILY and not short[-1].isdigit()
        if len(short) == 2 and len(long) == 2 and family:
            return "namesake"  # but not "Helsinki 30 minutes late", "Finland 30 minutes late"
        return ""
    if set(short) <= set(long):
        return "short"
    if len(short) == 2 and short[1] in long[1:] and _first_names(short[0], long[0]):
        return "short"
    return ""


def _initials(acronym: str, words: tuple[str, ...]) -> bool:
    strict = "".join(word[0] for word in words if word not in ("of", "and", "for", "de"))
    loose = "".join(word[0] for word in words)
    return len(acronym) >= 2 and acronym in (strict, loose)


def _spelling(left: str, right: str) -> Literal["spelling", ""]:
    """One name in two transliterations: long enough, same start, nearly the same letters."""
    if min(len(left), len(right)) < 5 or left[0] != right[0]:
        return ""
    if is_known_place((left,)) and is_known_place((right,)):
        return ""
    close = fuzz.ratio(_sound(left), _sound(right))
    if skeleton(left) != skeleton(right):
        return ""
    return "spelling" if close >= 80 and close > 100 - 160 / max(len(left), len(right)) else ""


@lru_cache(maxsize=100_000)
def skeleton(word: str) -> str:
    """The consonants of a folded word as they sound: equal for most transliterations."""
    return re.sub(r"[aeiouyh]", "", _sound(word))


@lru_cache(maxsize=100_000)
def _sound(word: str) -> str:
    for a, b in (
        ("sch", "sh"), ("tch", "ch"), ("ck", "k"), ("kh", "h"), ("ph", "f"), ("zh", "z"),
        ("iy", "i"), ("yi", "i"), ("yy", "i"), ("y", "i"), ("w", "v"), ("ks", "x"), ("ou", "u"),
        ("ii", "i"), ("ei", "e"), ("ee", "e"), ("aa", "a"), ("dj", "j"), ("q", "k"),
    ):  # fmt: skip
        word = word.replace(a, b)
    return re.sub(r"(.)\1", r"\1", word)


_SHORT_FORENAME = 4


def _first_names(left: str, right: str) -> Literal["same", "close", ""]:
    if left == right:
        return "same"
    if (len(left) == 1 or len(right) == 1) and left[0] == right[0]:
        return "same"
    if nicknames().get(left, frozenset()) & nicknames().get(right, frozenset()):
        return "same"
    short, long = sorted((left, right), key=len)
    if len(short) >= _SHORT_FORENAME and long.startswith(short):
        return "same"  # "Gill", "Gillian"
    if min(len(left), len(right)) >= 4 and fuzz.ratio(_sound(left), _sound(right)) >= 86:
        return "close"
    return ""
