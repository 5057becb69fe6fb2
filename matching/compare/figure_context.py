"""What stands around a number and says what it is: a name, an age, a level, a share of a whole."""

from __future__ import annotations

from collections.abc import Sequence

from matching.compare.counted import nouns_after
from matching.compare.figure_units import read_unit
from matching.compare.numerals import DIGITS, Number, Token, read_number


def is_season(before: Token, token: Token) -> bool:
    """Whether digits are the second year of a pair ("2009/2010")."""
    glued = before.text == "/" and before.end == token.start
    return glued and len(token.text) == _YEAR and token.text[:2] in ("19", "20")


_YEAR = 4


def is_minus(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number is negative ("minus 40 degrees", "minus-40")."""
    if at and tokens[at - 1].text == "−":
        return True
    words = [token.low for token in tokens[max(0, at - 2) : at]]
    return words[-1:] == ["minus"] or words == ["minus", "-"]


_PERSON_OF = frozenset(
    f"{who} of"
    for who in "man woman boy girl child baby teenager youth pensioner motorist cyclist".split()  # noqa: SIM905
)
_OLDEST = 120
_TURNS = ("turn", "turns", "turned", "turning")
"""Before an age ("he turns 18 in May")."""


def label_end(tokens: Sequence[Token], number: Number) -> int:
    """Where digits end that name and do not count ("the 1990s", "his 60s", "5G", "24/7"), or 0."""
    stop = number.stop
    if stop >= len(tokens) or number.shape != "digits":
        return 0
    if tokens[stop].start != tokens[stop - 1].end:
        return 0
    if tokens[stop].low == "s":
        return stop + 1
    if len(tokens[stop].text) == 1 and tokens[stop].text.isupper():
        return stop + 1 if read_unit(tokens, stop - 1, stop)[0] == "count" else 0  # "5G"
    ends = tokens[stop + 1 : stop + 2]
    return stop + 2 if tokens[stop].text == "/" and ends and ends[0].text[0] in DIGITS else 0


def is_age(tokens: Sequence[Token], at: int, stop: int, value: float) -> bool:
    """Whether a bare number is an age: "aged 61", "a boy of 12", "he turns 18", "Lopes, 61,"."""
    if not 0 < value < _OLDEST:
        return False
    before = tokens[at - 1].low
    told = " ".join(token.low for token in tokens[max(0, at - 2) : at])
    if before in ("age", "aged") or told == "age of":
        return True
    if told in _PERSON_OF or before in _TURNS:
        return not nouns_after(tokens, stop)[0]
    return _between_commas(tokens, at)


def _between_commas(tokens: Sequence[Token], at: int) -> bool:
    """Whether digits behind a comma tell somebody's age ("Ana Lopes, 61, a nurse")."""
    return (
        at > 1
        and tokens[at - 1].text == ","
        and (at + 1 == len(tokens) or tokens[at + 1].text in (",", ".", ")", ";"))
        and tokens[at - 2].text[0].isupper()
        and tokens[at].text[0] in DIGITS
    )


def follows_or(tokens: Sequence[Token], stop: int) -> bool:
    """Whether "or" and something more follow a number ("four or five")."""
    return stop + 1 < len(tokens) and tokens[stop].low == "or"


def whole_of(tokens: Sequence[Token], stop: int) -> float | None:
    """The number that a figure is a part of ("1,900 of its 2,100 members")."""
    words = [token.low for token in tokens[stop : stop + 4]]
    for opening in (["of", "its"], ["of", "the"], ["of", "their"], ["out", "of"], ["of"]):
        if words[: len(opening)] == opening:
            at = stop + len(opening)
            while at < len(tokens) and tokens[at].low in ("a", "membership", "of", "the", "its"):
                at += 1
            number = read_number(tuple(tokens), at) if at < len(tokens) else None
            return number.value if number and number.shape in ("digits", "words") else None
    return None


MOVES = frozenset(
    """rose rise rises risen fell fall falls fallen grew grow grows gained gains lost loses
        jumped jumps climbed dropped drops slipped surged slumped declined increased decreased
        cut cuts raised raises up down added shed strengthened weakened advanced
        retreated""".split()  # noqa: SIM905
)
"""Words before what something rose or fell by."""


def step_of(tokens: Sequence[Token], start: int, stop: int) -> str:
    """Whether a figure is where something stands (``level``) or what it moved by (``change``)."""
    before = tokens[start - 1].low if start else ""
    after = tokens[stop].low if stop < len(tokens) else ""
    if before in ("to", "at", "stood", "was", "is", "reached"):
        return "level"
    if before == "by" or before in MOVES or after in ("higher", "lower", "rise", "increase"):
        return "change"
    if after in ("drop", "decline", "fall", "gain", "hike", "cut", "faster", "slower"):
        return "change"
    return ""


def counts_one(tokens: Sequence[Token], at: int, nouns: tuple[str, ...]) -> bool:
    """Whether "one" counts something, and neither stands for a thing nor picks one of several."""
    if at and tokens[at - 1].low in ("no", "any", "this", "that", "the", "every", "each", "some"):
        return False
    if at + 1 == len(tokens) or not tokens[at + 1].text[0].isalpha():
        return False  # "a second one,"
    return bool(nouns) and tokens[at + 1].low not in ("of", "another")
