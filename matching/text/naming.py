"""Proper names in running text. Aliases that a text introduces
itself ("Tavrin, Tawryn on older maps", "Harbour Workers' Federation (HWF)") are read from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from matching.text.bearers import demonyms
from matching.text.calendar import MONTHS, WEEKDAYS
from matching.text.lexicon import is_word
from matching.text.name_words import NO_FAMILY, NOT_NAMES, TITLES, fold, key_of
from matching.text.persons import are_people
from matching.text.tokens import stem
from matching.text.verbs import FORMS
from matching.text.wordclasses import PREPOSITIONS, SUBORDINATORS
from matching.types import Span


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name as printed. ``key`` are its words folded to ASCII, titles left out."""

    text: str
    span: Span
    key: tuple[str, ...]
    titled: bool = False
    before: str = ""
    """The small word just before it ("in", "from", "by"), for places and roles."""


_WORD = r"[^\W\d_a-zà-öø-ÿ][\w]*(?:['’\-.](?![sS]\b)[^\W_]+)*"
_NAME = re.compile(
    rf"{_WORD}(?:(?:['’]s?)?(?:\s+(?:of|for|the|de|del|della|di|da|van|von|der|den|al|el|bin|ibn|la|le|y|&)"
    rf"(?:\s+the)?)*\s+(?:{_WORD}|\d{{1,3}}(?=\b(?![,.–-]\d)))|(?<=\b[A-Z])\.(?=\s?[A-Z]))*"
)
_LINKS = frozenset({"of", "for", "the", "de", "and", "&", "la", "le", "el", "al"})


@lru_cache(maxsize=4_000)
def lower_words(text: str) -> frozenset[str]:
    """The words that a text prints in lower case: a capital on these only starts a sentence."""
    return frozenset(re.findall(r"(?<![\w'’])[a-zà-öø-ÿ][\w'’-]*", text))


@lru_cache(maxsize=50_000)
def read_names(text: str, whole: str = "") -> tuple[Name, ...]:
    """Proper names of ``text``; ``whole`` is the document, to tell names from capitals."""
    lower = lower_words(whole or text)
    found: list[Name] = []
    for match in _NAME.finditer(text):
        found.extend(_trim(match, text, lower, whole))
    return tuple(found)


_PLACE_OF = re.compile(
    r"(?:\b(?P<prep>in|at|near|from|to|for|into|outside)\s+(?:the|a|an|its|their)\s+(?:[\w-]+\s+){0,2})?"
    r"\b(?P<noun>town|city|village|port|hamlet|suburb|settlement)\s+of$",
    re.IGNORECASE,
)
"""Words that make the name after them a place: "in the spa town of"."""


_ACCORDING = re.compile(
    r"\b(?:according|thanks|due|owing|belong(?:s|ed|ing)?)\sto(?:\sthe)?$", re.IGNORECASE
)


def _is_noun(word: str, whole: str) -> bool:
    """Whether a word that opens a sentence is a common noun ("Jewels", "Researchers").

    It is a name all the same where the document prints it with a capital within a sentence.
    """
    known = is_word(stem(word)) or are_people((stem(word),))
    if not known and not (len(word) > _LONG and word.endswith(_OF_PEOPLE)):
        return False
    return not re.search(rf"[a-z,]\s{re.escape(word)}\b", whole)


_PRINTED = re.compile(r"[^\s]+")
_BEFORE = 200
"""Characters before a name that are looked at."""
_LAST_ARTICLE = re.compile(r"\b(?:the|a|an)$")
_LAST_WORD = re.compile(r"([\w'’]+)\W*$")
_LONG = 7
_OF_PEOPLE = ("ers", "ors", "ists", "ees", "ants")
"""Ends of words for people by what they do ("Beekeepers"); short ones may be names ("Peters")."""


def _trim(match: re.Match[str], text: str, lower: frozenset[str], whole: str) -> Iterator[Name]:
    start = match.start()
    words = [
        (m.group(), start + m.start(), start + m.end()) for m in _PRINTED.finditer(match.group())
    ]
    previous = text[max(0, start - _BEFORE) : start].rstrip()
    opens = not previous or previous[-1] in '.!?:;"“”‘([—–\n-' or text[start - 1 : start] == "\n"
    start_opens = opens
    titled = False
    before_match = None if opens else _LAST_WORD.search(_LAST_ARTICLE.sub("", previous[-24:]))
    before = before_match.group(1).lower() if before_match else ""
    ends = previous[-6:].lower()
    if ends.endswith(("to", "the")) and _ACCORDING.search(previous):
        before = ""  # "according to the Mountain Rescue Service" is no place
    kind_of_place = _PLACE_OF.search(previous[-60:]) if ends.endswith("of") else None
    if kind_of_place:
        before = (kind_of_place["prep"] or kind_of_place["noun"]).lower()
    while words:
        low = words[0][0].lower().strip(".'’")
        common = low in lower and (opens or low in NOT_NAMES)
        if low in TITLES and len(words) > 1:
            titled = True
        elif words[0][0].isupper() and 1 < len(low) < 6 and not opens:
            break  # an acronym, whatever word it spells
        elif not (
            low in NOT_NAMES
            or common
            or low in ("of", "the", "and", "de", "&")
            or (opens and len(words) > 1 and _only_opens(low))
        ):
            break
        words, opens = words[1:], False
    while words and words[-1][0].lower() in _LINKS:
        words = words[:-1]
    words = _without_day(words)
    if not words:
        return
    printed = text[words[0][1] : words[-1][2]]
    acronym = printed.isupper() and 1 < len(printed) < 6 and len(words) == 1
    key = tuple(
        part for word, _, _ in words for part in fold(word).split("-") if part and part != "the"
    )
    if start_opens and len(words) == 1 and text[words[-1][2] : words[-1][2] + 1] == ":":
        return  # a label ("Penalty: ...")
    if start_opens and len(words) == 1 and _is_noun(printed, whole):
        return
    common = all(part in NOT_NAMES or part.isdigit() for part in key)
    if not key or (common and not acronym):
        return
    if len(key) == 1 and len(key[0]) < 2:
        return
    if len(key) == 1 and key[0] in TITLES:
        return
    if before in _PLACED and 3 <= len(words) <= 4 and fold(words[0][0]) in demonyms().values():
        # "the ambassador to Finland Pavel Kuznetsov"
        place, rest = words[0], words[1:]
        if not any(is_word(stem(word.lower())) or fold(word) in NO_FAMILY for word, *_ in rest):
            yield Name(place[0], (place[1], place[2]), key[:1], False, before)
            printed, key, words, before = text[rest[0][1] : rest[-1][2]], key[1:], rest, ""
    yield Name(printed, (words[0][1], words[-1][2]), key, titled, before)


_PLACED = ("to", "in", "at", "from", "near", "of", "for")
Printed = tuple[str, int, int]
"""A word and where it stands."""


def _only_opens(low: str) -> bool:
    """Whether a word with a capital only opens its sentence ("After", "Meeting Karel Holt")."""
    gerund = low.endswith("ing") and any(one.form == "ing" for one in FORMS.get(low, ()))
    return low in PREPOSITIONS or low in SUBORDINATORS or gerund


def _without_day(words: list[Printed]) -> list[Printed]:
    """A name without the day behind it ("Fox News Oct. 7", "Associated Press Monday").

    Months that are surnames too stay where no day follows them; days whose name is a name stay
    ("Black Friday").
    """
    low = [word.lower().strip(".") for word, *_ in words]
    if len(words) > 2 and low[-1].isdigit() and low[-2] in MONTHS:
        return words[:-2]
    if len(words) > 1 and low[-1] in MONTHS and low[-1] not in _ALSO_SURNAMES:
        return words[:-1]
    if len(words) > 2 and low[-1] in WEEKDAYS and low[-2] not in _OF_DAYS:
        return words[:-1]
    return words


_ALSO_SURNAMES = ("may", "march", "june", "april", "august", "july")
_OF_DAYS = ("black", "good", "bloody", "ash", "easter", "holy", "palm", "cyber", "super", "news")


_ALSO = re.compile(
    r"(?P<a>[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)*)\s*,?\s+"
    r"(?:\(?(?:also|formerly|previously|once|locally|better|still|sometimes|often)\s+"
    r"(?:known\s+(?:as|to\s+\w+\s+as)|called|spelled|spelt|written)|"
    r"also\s+written|formerly|(?:or|called|known\s+as)(?=\s+[A-Z]\w+\s+(?:in|to|on|as)\b)|"
    r"which\s+(?:the\s+)?\w+(?:\s+\w+)?\s+(?:write|writes|call|calls|spell|spells)|"
    r"whose\s+\w+\s+name\s+is|"
    r"renamed\s+(?:from)?)\s+[“\"'‘]?(?P<b>[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)*)"
)
_ON_MAPS = re.compile(
    r"(?P<a>[A-Z][\w'’-]+)\s*[,(]\s*(?:or\s+)?(?P<b>[A-Z][\w'’-]+)\s+"
    r"(?:on|in|to|for|as)\s+(?:the\s+)?(?:older|old|some|many|most|its|Russian|Soviet|local|"
    r"official|army|their|other|\w+ian|\w+ish)\b"
)
_BRACKETED = re.compile(
    r"(?P<a>(?:[A-Z][\w'’&-]+\s+(?:(?:of|the|for|and|de|on)\s+)*){1,7}[A-Z]?[\w'’-]+)\s*"
    r"\((?:the\s+)?[“\"]?(?P<b>[A-Z][A-Za-z.&-]{1,11})[”\"]?\)"
)


@lru_cache(maxsize=4_000)
def learned_aliases(text: str) -> frozenset[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Pairs of name keys that ``text`` itself says are two names of one bearer."""
    pairs: set[tuple[tuple[str, ...], tuple[str, ...]]] = set()
    for pattern in (_ALSO, _ON_MAPS):
        for match in pattern.finditer(text):
            a, b = key_of(match["a"]), key_of(match["b"])
            if a and b and a != b:
                pairs.add((a, b))
    for match in _BRACKETED.finditer(text):
        words = re.findall(r"[\w’'-]+", match["a"])
        letters = match["b"].replace(".", "").upper()
        initials = "".join(w[0].upper() for w in words if w[0].isupper())
        loose = "".join(w[0].upper() for w in words)
        for series in (initials, loose):
            if letters and letters in series:
                pairs.add((key_of(match["a"]), key_of(match["b"])))
                break
    return frozenset(pairs)
