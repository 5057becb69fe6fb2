"""Numbers as they are printed: digits, words, ordinals, fractions, dozens.

``read_number(tokens, at)`` reads the longest number that starts at one token. Tokens come from
``tokenise``; each carries its exact offsets.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

TOKEN = re.compile(
    r"[0-9]{1,3}(?:[,\u00a0\u202f][0-9]{3})+(?:\.[0-9]+)?"
    r"|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}\b"
    r"|[0-9]+\.[0-9]+|[0-9]+"
    r"|[^\W\d_]\.(?=[^\W\d_]\.)"
    r"|[^\W\d_]+(?:['’][^\W\d_]+)*"
    r"|[^\w\s]"
)

DIGITS = "0123456789"
UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13,
    "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "mn": 1e6, "mln": 1e6, "bn": 1e9, "bln": 1e9, "tn": 1e12, "trn": 1e12, "k": 1e3, "m": 1e6,
    "lakh": 1e5, "lakhs": 1e5, "crore": 1e7, "crores": 1e7, "dozen": 12.0, "b": 1e9,
}  # fmt: skip
SHORT_SCALES = {"mn", "mln", "bn", "bln", "tn", "trn", "k", "m", "b"}
LONG_SCALES = frozenset(
    {"thousand", "lakh", "lakhs", "million", "crore", "crores", "billion", "trillion", "bn", "mn"}
)
"""What closes a group of number words ("three hundred" then "thousand")."""
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13,
    "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18,
    "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50,
    "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100,
}  # fmt: skip
FRACTIONS = {
    "half": 1 / 2, "halves": 1 / 2, "third": 1 / 3, "thirds": 1 / 3, "quarter": 1 / 4,
    "quarters": 1 / 4, "fifth": 1 / 5, "fifths": 1 / 5, "sixth": 1 / 6, "sixths": 1 / 6,
    "eighth": 1 / 8, "eighths": 1 / 8, "tenth": 1 / 10, "tenths": 1 / 10,
}  # fmt: skip
GROUPS = {
    "duo": 2, "pair": 2, "couple": 2, "trio": 3, "threesome": 3, "quartet": 4, "foursome": 4,
    "quintet": 5, "sextet": 6,
}  # fmt: skip
VAGUE = {
    "tens": (10.0, 200.0), "dozens": (12.0, 120.0), "scores": (20.0, 200.0),
    "hundreds": (100.0, 2000.0),
    "thousands": (1e3, 2e4), "millions": (1e6, 2e7), "billions": (1e9, 2e10),
    "several": (3.0, 12.0), "few": (2.0, 10.0), "handful": (2.0, 10.0),
}  # fmt: skip
"""Low bounds as ACLED reads them (10, 12, 100); the open end stops at the next magnitude."""
GLYPHS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}


OPENERS = frozenset(
    {*UNITS, *TENS, *ORDINALS, *VAGUE, *GROUPS, *GLYPHS, "a", "an", "the", "half", "both"}
)
"""Every word that can open a number; all others are passed over at once."""


@dataclass(frozen=True, slots=True)
class Token:
    """One printed token with its offsets; ``low`` is its lower-case form."""

    text: str
    low: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Number:
    """A value, the index after its last token, the size of its last digit, and its shape."""

    value: float
    stop: int
    grain: float
    shape: str
    """``digits``, ``words``, ``ordinal``, ``fraction``, ``group`` or ``vague``."""
    high: float | None = None
    scaled: bool = False


def tokenise(text: str) -> tuple[Token, ...]:
    """The tokens of ``text`` in order, each with exact offsets."""
    return tuple(
        Token(found.group(), found.group().lower().replace("’", "'"), found.start(), found.end())
        for found in TOKEN.finditer(text)
    )


def _digits(printed: str) -> tuple[float, float]:
    bare = re.sub(r"[,\u00a0\u202f]", "", printed)
    grain = 10.0 ** -len(bare.split(".")[1]) if "." in bare else 1.0
    return float(bare), grain


def read_number(tokens: tuple[Token, ...], at: int) -> Number | None:
    """The longest number starting at token ``at``, or None."""
    token = tokens[at]
    if token.text[0] in DIGITS:
        return _read_digits(tokens, at)
    if token.text in GLYPHS:
        return Number(GLYPHS[token.text], at + 1, 0.05, "fraction")
    if token.low in VAGUE:
        return _read_vague(tokens, at)
    if token.low in ("a", "an", "one", "the") and at + 1 < len(tokens):
        following = tokens[at + 1].low
        if following in _COUNTED:
            if token.low == "the":
                return None
            return _scale_up(tokens, at + 1, 1.0, 1.0, "words")
        if token.low != "the" and following in GROUPS:
            scaled = [one.low for one in tokens[at + 2 : at + 4]]
            if (
                following == "couple"
                and scaled[:1] == ["of"]
                and scaled[1:]
                and scaled[1] in _COUNTED
            ):
                scale = SCALES[scaled[1]]
                return Number(2 * scale, at + 4, scale, "vague", 3 * scale)
            return Number(float(GROUPS[following]), at + 2, 1.0, "group")
        if following in FRACTIONS and token.low != "the" and _is_fraction(tokens, at + 1):
            return _share(tokens, at + 2, FRACTIONS[following])
    if token.low in ("trio", "quartet", "quintet", "sextet", "duo"):
        return Number(float(GROUPS[token.low]), at + 1, 1.0, "group")
    if token.low == "half" and _is_fraction(tokens, at):
        return _share(tokens, at + 1, 0.5)
    if token.low == "both":
        return Number(2.0, at + 1, 1.0, "group")
    if token.low in ORDINALS and token.low != "second":
        return Number(float(ORDINALS[token.low]), at + 1, 1.0, "ordinal")
    if token.low in UNITS or token.low in TENS:
        return _read_words(tokens, at)
    return None


_MANY = ("thousands", "lakhs", "millions", "crores", "billions", "trillions")
_COUNTED = frozenset(
    {"hundred", "thousand", "lakh", "million", "crore", "billion", "trillion", "dozen"}
)


_ONE_OF_TWO = frozenset(("first", "second", "latter", "other", "better", "each", "either"))
_NOT_HALVED = frozenset(
    """final finals back backs time term mast marathon brother sister truth truths hearted baked
        naked life light master year yearly timbered""".split()  # noqa: SIM905
)
_EXTENDED = dict.fromkeys(("high", "tall", "long", "wide", "deep", "thick", "apart", "away"), 0)


def _share(tokens: tuple[Token, ...], stop: int, value: float) -> Number:
    """A fraction, or so much of a round number ("half a million", "a quarter of a billion")."""
    words = [token.low for token in tokens[stop : stop + 3]]
    skip = 2 if words[:2] == ["of", "a"] else 1 if words[:1] == ["a"] else 0
    if skip and len(words) > skip and words[skip] in _COUNTED:
        scale = SCALES[words[skip]]
        return Number(
            value * scale, stop + skip + 1, max(1.0, scale / 10), "words", None, scale > 100
        )
    return Number(value, stop, 0.01, "fraction")


def _is_fraction(tokens: tuple[Token, ...], at: int) -> bool:
    rest = [token.low for token in tokens[at + 1 : at + 4]]
    first = at if tokens[at].low == "half" else at - 1
    if first > 0 and tokens[first - 1].low in _ONE_OF_TWO:
        return False  # "the first half of 2014"
    if first > 0 and tokens[first - 1].low == "by" and rest[:1] not in (["an"], ["-"]):
        return True  # "cut by a fifth", but not "by a third-party provider"
    if rest[:1] == ["-"] and len(rest) > 1 and rest[1] in _NOT_HALVED:
        return False  # "a quarter-final"
    if tokens[at].low in ("half", "halves", "quarter", "quarters"):
        return bool(rest) and rest[0] not in ("hour", "day", "time", "final", "finals", "mile")
    return bool(rest) and rest[0] == "of"


def _read_vague(tokens: tuple[Token, ...], at: int) -> Number | None:
    low, high = VAGUE[tokens[at].low]
    stop = at + 1
    if tokens[at].low == "few" and (at == 0 or tokens[at - 1].low != "a"):
        return None
    words = [token.low for token in tokens[stop : stop + 2]]
    if words[:1] == ["of"] and words[1:] and words[1] in _MANY:
        scale = SCALES[words[1][:-1]]
        return Number(low * scale, stop + 2, low * scale, "vague", high * scale)
    if tokens[at].low in ("several", "few") and words[:1] and words[0] in _COUNTED:
        scale = SCALES[words[0]]
        return Number(low * scale, stop + 1, low * scale, "vague", high * scale)
    return None if tokens[at].low == "tens" else Number(low, stop, low, "vague", high)


def _read_digits(tokens: tuple[Token, ...], at: int) -> Number:
    value, grain = _digits(tokens[at].text)
    stop = at + 1
    if stop < len(tokens) and tokens[stop].start == tokens[at].end:
        following = tokens[stop]
        if value == int(value) and following.low == _ordinal_ending(int(value)):
            return Number(value, stop + 1, 1.0, "ordinal")
        if following.text in GLYPHS:
            return Number(value + GLYPHS[following.text], stop + 1, 0.25, "digits")
        if (
            following.text == "/"
            and stop + 1 < len(tokens)
            and tokens[stop + 1].text in ("2", "3", "4", "5", "8", "10")
            and value < float(tokens[stop + 1].text)
        ):
            return Number(value / float(tokens[stop + 1].text), stop + 2, 0.01, "fraction")
    elif value == int(value) and [t.text for t in tokens[stop : stop + 3]][1:2] == ["/"]:
        part = _read_digits(tokens, stop) if tokens[stop].text[0] in DIGITS else None
        if part is not None and part.shape == "fraction":
            return Number(value + part.value, part.stop, 0.25, "digits")  # "6 1/2 feet"
    return _scale_up(tokens, stop, value, grain, "digits")


def _ordinal_ending(value: int) -> str:
    """ "st" of 21st; "62st" is a weight in stone."""
    if value % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")


def _scale_up(
    tokens: tuple[Token, ...], stop: int, value: float, grain: float, shape: str
) -> Number:
    scaled = False
    if (
        _follows(tokens, stop + 1, SCALES)
        and tokens[stop].text == "-"
        and tokens[stop].start == tokens[stop - 1].end
        and tokens[stop + 1].low in LONG_SCALES
    ):
        stop += 1  # "a $3-billion deal"
    while stop < len(tokens) and tokens[stop].low in SCALES:
        word = tokens[stop].low
        glued = tokens[stop].start == tokens[stop - 1].end
        if word in ("m", "k", "b") and (not glued or (tokens[stop].text == "K" and value > 1e4)):
            break
        if word == "m" and _follows(tokens, stop + 1, _EXTENDED):
            break  # "3m high"
        value, grain = value * SCALES[word], grain * SCALES[word]
        scaled = scaled or word not in ("hundred", "dozen")
        stop += 1
    return Number(value, stop, grain, shape, None, scaled)


def _read_words(tokens: tuple[Token, ...], at: int) -> Number:
    total, current, stop, grain, scaled = 0.0, 0.0, at, 1.0, False
    last = ""
    while stop < len(tokens):
        word = tokens[stop].low
        if word in UNITS and last in ("", "tens", "hundred", "scale", "and"):
            current, last = current + UNITS[word], "units"
            grain = 1.0
        elif word in TENS and last in ("", "hundred", "scale", "and"):
            current, last = current + TENS[word], "tens"
            grain = 1.0
        elif word == "hundred" and last == "units":
            current, last, grain = current * 100, "hundred", 100.0
        elif word in LONG_SCALES and last:
            total, current, last = total + current * SCALES[word], 0.0, "scale"
            grain, scaled = SCALES[word], True
        elif word == "dozen" and last in ("units", "tens"):
            current, last, grain = current * 12, "dozen", 12.0
        elif word == "-" and last == "tens" and _follows(tokens, stop + 1, UNITS):
            stop += 1
            continue
        elif word == "-" and last == "tens" and _follows(tokens, stop + 1, ORDINALS):
            value = total + current + ORDINALS[tokens[stop + 1].low]
            return Number(value, stop + 2, 1.0, "ordinal")
        elif (
            word == "and"
            and last in ("hundred", "scale")
            and (_follows(tokens, stop + 1, UNITS) or _follows(tokens, stop + 1, TENS))
        ):
            last = "and"
        elif word == "and" and _follows(tokens, stop + 1, {"a": 0}) and stop + 2 < len(tokens):
            if tokens[stop + 2].low in ("half", "quarter"):
                share = FRACTIONS[tokens[stop + 2].low]
                return _scale_up(tokens, stop + 3, total + current + share, share, "words")
            break
        elif word == "-" and last == "units" and _is_and_a_half(tokens, stop):
            share = FRACTIONS[tokens[stop + 5].low]
            return _scale_up(tokens, stop + 6, total + current + share, share, "words")
        elif (word == "-" or word in FRACTIONS) and last in ("units",):
            ahead = stop + 1 if word == "-" else stop
            if _follows(tokens, ahead, FRACTIONS) and tokens[ahead].low != "second":
                share = FRACTIONS[tokens[ahead].low]
                return _share(tokens, ahead + 1, current * share)
            break
        else:
            break
        stop += 1
    return Number(total + current, stop, grain, "words", None, scaled)


def _is_and_a_half(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether "-and-a-half" follows ("a two-and-a-half inch knife")."""
    words = [token.low for token in tokens[at : at + 6]]
    return words[:5] == ["-", "and", "-", "a", "-"] and words[5:] in (["half"], ["quarter"])


def _follows(tokens: tuple[Token, ...], at: int, words: dict[str, int] | dict[str, float]) -> bool:
    return at < len(tokens) and tokens[at].low in words
