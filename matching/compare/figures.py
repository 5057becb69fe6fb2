"""Figures in running text: a number with its bounds, its unit and what is being counted.

``read_figures(text)`` gives every quantity as an interval. Calendar dates, clock times and bare
years are not figures; the caller passes their spans as ``masked``.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from matching.compare import counting, units
from matching.compare.numerals import DIGITS, OPENERS, SCALES, Number, Token, read_number, tokenise
from matching.text.tokens import STOPWORDS, stem
from matching.types import Span

Shape = Literal["exact", "about", "nearly", "over", "least", "under", "most", "range", "vague"]


@dataclass(frozen=True, slots=True)
class Figure:
    """One quantity. ``low`` to ``high`` are the values it allows, in base units of ``dimension``.

    ``value`` is the printed value in base units, ``grain`` the size of its last printed digit.
    ``dimension`` is ``count``, ``ordinal``, ``percent``, ``point``, ``age``, ``tally``, ``date``,
    ``money:EUR`` and so on, or a physical dimension of ``units``. ``nouns`` are the stems of what
    is counted, ``kind`` its casualty class ("killed"), ``per`` the base of a rate, ``around`` the
    content stems near it. For a tally ("28 votes to 19") ``other`` is the second number.
    """

    value: float
    low: float
    high: float
    low_open: bool
    high_open: bool
    shape: Shape
    grain: float
    dimension: str
    unit: str
    nouns: tuple[str, ...]
    kind: str
    per: str
    around: frozenset[str]
    text: str
    span: Span
    other: float | None = None
    weak: bool = False
    step: str = ""
    """``level`` ("to 4.75 per cent"), ``change`` ("by 0.8 per cent", "rose 3 per cent") or ""."""
    whole: float | None = None
    """The number it is part of ("1,900 of its 2,100 members")."""


TOLERANCE = 0.10
"""Share within which an "about" figure agrees; the default policy's ``figure_tolerance``."""

_BEFORE: tuple[tuple[str, Shape], ...] = (
    ("no fewer than", "least"), ("no less than", "least"), ("not less than", "least"),
    ("no more than", "most"), ("not more than", "most"), ("as many as", "most"),
    ("as much as", "most"), ("up to", "most"), ("at most", "most"), ("a maximum of", "most"),
    ("at least", "least"), ("a minimum of", "least"), ("more than", "over"),
    ("greater than", "over"), ("higher than", "over"), ("in excess of", "over"),
    ("upwards of", "over"), ("upward of", "over"), ("well over", "over"), ("just over", "over"),
    ("a little over", "over"), ("slightly over", "over"), ("over", "over"), ("above", "over"),
    ("exceeding", "over"), ("topped", "over"), ("exceeded", "over"), ("exceeds", "over"),
    ("surpassed", "over"), ("fewer than", "under"), ("less than", "under"),
    ("lower than", "under"), ("smaller than", "under"), ("under", "under"),
    ("below", "under"), ("just under", "nearly"), ("a little under", "nearly"),
    ("just short of", "nearly"), ("nearly", "nearly"), ("almost", "nearly"),
    ("approaching", "nearly"), ("about", "about"), ("around", "about"), ("roughly", "about"),
    ("approximately", "about"), ("approx", "about"), ("some", "about"), ("an estimated", "about"),
    ("estimated", "about"), ("close to", "about"), ("circa", "about"), ("somewhere near", "about"),
    ("in the region of", "about"), ("something like", "about"), ("or so", "about"),
    ("~", "about"), ("minimum of", "least"), ("maximum of", "most"), ("only", "exact"),
)  # fmt: skip
_BEFORE_WORDS = sorted(
    ((tuple(phrase.split()), shape) for phrase, shape in _BEFORE), key=lambda p: -len(p[0])
)
_BEFORE_ENDING: dict[str, list[tuple[tuple[str, ...], Shape]]] = {}
for _words, _shape in _BEFORE_WORDS:
    _BEFORE_ENDING.setdefault(_words[-1], []).append((_words, _shape))
_AFTER: tuple[tuple[tuple[str, ...], Shape], ...] = (
    (("or", "more"), "least"), (("or", "fewer"), "most"), (("or", "less"), "most"),
    (("or", "so"), "about"), (("and", "more"), "least"), (("+",), "least"),
    (("-", "plus"), "least"), (("plus",), "least"), (("-", "odd"), "about"), (("odd",), "about"),
    (("and", "above"), "least"), (("or", "above"), "least"), (("or", "higher"), "least"),
)  # fmt: skip


def bounds(
    shape: Shape, value: float, high: float | None, tolerance: float = TOLERANCE
) -> tuple[float, float, bool, bool]:
    """Lower and upper bound and whether each is open, for a value printed with a bound word."""
    slack = abs(value) * tolerance
    if shape == "about":
        return value - slack, value + slack, False, False
    if shape == "nearly":
        return value - slack, value, False, True
    if shape == "over":
        return value, math.inf, True, True
    if shape == "least":
        return value, math.inf, False, True
    if shape == "under":
        return -math.inf if value < 0 else 0.0, value, False, True
    if shape == "most":
        return -math.inf if value < 0 else 0.0, value, False, False
    if shape in ("range", "vague") and high is not None:
        return value, high, False, False
    return value, value, False, False


def _shape_before(tokens: Sequence[Token], at: int) -> tuple[Shape, int]:
    """The bound word that ends just before token ``at``, and the index where it starts."""
    last = tokens[at - 1].low if at else ""
    for words, shape in _BEFORE_ENDING.get(last, ()):
        start = at - len(words)
        if start >= 0 and all(tokens[start + i].low == word for i, word in enumerate(words)):
            if shape == "under" and start and tokens[start - 1].low in ("no", "not"):
                return "least", start - 1
            return shape, start
    return "exact", at


def _shape_after(tokens: Sequence[Token], stop: int) -> tuple[Shape | None, int]:
    for words, shape in _AFTER:
        if all(
            stop + i < len(tokens) and tokens[stop + i].low == word for i, word in enumerate(words)
        ):
            return shape, stop + len(words)
    return None, stop


def _unit(tokens: Sequence[Token], start: int, stop: int) -> tuple[str, float, str, int]:
    """Dimension, factor to base units, printed unit and the index after it."""
    if start and tokens[start - 1].text in units.CURRENCY_SIGNS:
        return f"money:{units.CURRENCY_SIGNS[tokens[start - 1].text]}", 1.0, "", stop
    if start and tokens[start - 1].text in ("EUR", "USD", "GBP", "CHF", "JPY", "UAH", "RUB"):
        return f"money:{tokens[start - 1].text}", 1.0, "", stop
    if stop >= len(tokens):
        return "count", 1.0, "", stop
    low = tokens[stop].low
    nexts = [token.low for token in tokens[stop + 1 : stop + 5]]
    hyphen = low == "-" and tokens[stop].start == tokens[stop - 1].end
    if hyphen and nexts:
        inner = _unit(tokens, stop + 1, stop + 1)
        if inner[0] == "duration" and nexts[1:3] == ["-", "old"]:
            return "age", 1.0, "year", stop + 4
        if inner[0] != "count":
            return inner
        return "count", 1.0, "", stop + 1
    if low == "%":
        return _percent(tokens, stop + 1)
    if low in ("per", "pct") and (low == "pct" or (nexts and nexts[0] in ("cent", "centum"))):
        return _percent(tokens, stop + (1 if low == "pct" else 2))
    if low in ("percent", "pc"):
        return _percent(tokens, stop + 1)
    if low in ("percentage", "basis") and nexts and nexts[0] in ("point", "points"):
        return "point", 1.0 if low == "percentage" else 0.01, "points", stop + 2
    if low in ("of", "a") and nexts[:3] in (["a", "percentage", "point"],):
        return "point", 1.0, "points", stop + 4
    if low == "percentage" and nexts[:1] == ["point"]:
        return "point", 1.0, "points", stop + 2
    if low in units.POWERS and nexts and nexts[0] in units.UNITS:
        dimension, power = units.POWERS[low]
        return dimension, units.UNITS[nexts[0]][1] ** power, f"{low} {nexts[0]}", stop + 2
    if low in units.CURRENCY_WORDS:
        return f"money:{units.CURRENCY_WORDS[low]}", 1.0, "", stop + 1
    if tokens[stop].text == "US" and nexts and nexts[0] in ("$", "dollars"):
        return "money:USD", 1.0, "", stop + 2
    if low in units.UNITS and not (low in ("m", "min") and tokens[start].text[0] not in DIGITS):
        dimension, factor = units.UNITS[low]
        if dimension == "length" and nexts[:1] and nexts[0] in ("/", "an", "a", "per"):
            speed = (
                units.speed_of(low, {"h": "hour"}.get(nexts[1], nexts[1])) if nexts[1:] else None
            )
            if speed is not None:
                return "speed", speed, f"{low}/{nexts[1]}", stop + 3
        if dimension == "duration" and nexts[:1] == ["old"]:
            return "age", 1.0, low, stop + 2
        if dimension == "duration" and low.startswith("year") and nexts[:2] == ["of", "age"]:
            return "age", 1.0, low, stop + 3
        if dimension == "duration" and low == "second" and tokens[start].low in ("the", "a"):
            return "count", 1.0, "", stop
        return dimension, factor, low, stop + 1
    return "count", 1.0, "", stop


def _percent(tokens: Sequence[Token], stop: int) -> tuple[str, float, str, int]:
    if stop < len(tokens) and tokens[stop].low in ("point", "points"):
        return "point", 1.0, "points", stop + 1
    return "percent", 1.0, "per cent", stop


def _per(tokens: Sequence[Token], stop: int) -> tuple[str, int]:
    words = [token.low for token in tokens[stop : stop + 3]]
    if len(words) > 1 and words[0] in ("a", "an", "per", "each", "every") and words[1] in units.PER:
        return units.PER[words[1]], stop + 2
    if words[:2] == ["in", "a"] and len(words) > 2 and words[2] in ("full", "year"):
        return ("year", stop + 4) if words[2] == "full" else ("year", stop + 3)
    if words and words[0] in ("daily", "weekly", "monthly", "annually", "yearly"):
        return units.PER[words[0]], stop + 1
    return "", stop


def _ratio(tokens: Sequence[Token], number: Number) -> tuple[float, int, float] | None:
    """ "one in 12", "32 in every hundred", "nine out of ten" as a percentage."""
    at = number.stop
    words = [token.low for token in tokens[at : at + 3]]
    if not words:
        return None
    skip = 0
    if (
        len(words) > 2
        and words[0].isalpha()
        and words[1] == "in"
        and (number.value <= 10 or words[2] == "every")
    ):
        at += 1  # "one patient in every 12"
        words = [token.low for token in tokens[at : at + 3]]
    if words[0] == "in":
        skip = 2 if words[1:2] == ["every"] else 1
    elif words[:2] == ["out", "of"]:
        skip = 3 if words[2:3] == ["every"] else 2
    if not skip or at + skip >= len(tokens):
        return None
    base = read_number(tuple(tokens), at + skip)
    if base is None and tokens[at + skip].low in ("hundred", "thousand"):
        base = Number(SCALES[tokens[at + skip].low], at + skip + 1, 1.0, "words")
    if base is None or base.shape not in ("digits", "words") or base.value <= number.value:
        return None
    whole = base.value
    if words[0] == "out" and whole not in (3, 4, 5, 8, 10, 12, 20, 50, 100, 1000):
        return None
    if words[0] == "in" and ((whole > 1000 and whole % 1000) or 1900 <= whole <= 2100):
        return None
    return 100 * number.value / whole, base.stop, 100 / whole


def _tally(tokens: Sequence[Token], number: Number, opening: str) -> tuple[float, int] | None:
    """The second number of "28 votes to 19", "six to three", "2-1"; and the index after it.

    ``opening`` is the word before the first number ("For 28, against 19").
    """
    at = number.stop
    words = [token.low for token in tokens[at : at + 5]]
    skip = 0
    if words[:1] == ["against"]:
        skip = 1
    elif words[:2] == [",", "against"] and opening == "for":
        skip = 2
    elif words[1:3] == ["for", ","] or words[1:3] == ["for", "and"]:
        skip = 3  # "twenty-eight hands for, nineteen against"
        ends = read_number(tuple(tokens), at + skip) if at + skip < len(tokens) else None
        if ends is None or tokens[ends.stop : ends.stop + 1] == ():
            return None
        if tokens[ends.stop].low != "against":
            return None
    elif words[:1] == ["votes"] and words[1:2] in (["to"], ["against"]):
        skip = 2
    elif words[:1] == ["to"] or (
        words[:1] in (["-"], ["–"], ["—"]) and tokens[at].start == tokens[at - 1].end
    ):
        skip = 1
    elif words[:3] == ["in", "favour", "and"] or words[:3] == ["in", "favor", "and"]:
        skip = 3
    elif words[:2] == ["for", "and"]:
        skip = 2
    if not skip or at + skip >= len(tokens) or not at:
        return None
    other = read_number(tuple(tokens), at + skip)
    if other is None or other.shape not in ("digits", "words") or other.scaled:
        return None
    return other.value, other.stop


_LABELS = frozenset(
    """count section article item no number page entry rule chapter line route flight level
        phase act unit block clause paragraph notice figure table room gate bus channel class
        grade group highway appendix part schedule platform type""".split()  # noqa: SIM905
)
"""Words before a number that names and does not count ("section 9")."""
_VOTING = frozenset(
    """vote votes voted voting ballot carried passed approved rejected defeated majority won
        win beat lost score scored drew draw victory match game final against""".split()  # noqa: SIM905
)


def _nouns(tokens: Sequence[Token], stop: int, text: str) -> tuple[tuple[str, ...], int]:
    """Stems of the noun phrase that follows token ``stop`` (what is counted)."""
    words = [token.low for token in tokens[stop : stop + 4]]
    if words[:2] == ["of", "its"] or words[:2] == ["of", "the"] or words[:2] == ["of", "their"]:
        at = stop + 2
        number = read_number(tuple(tokens), at) if at < len(tokens) else None
        stop = number.stop if number else at
    elif words[:1] == ["of"] and stop + 1 < len(tokens):
        stop += 1
    found: list[str] = []
    for token in tokens[stop : stop + 4]:
        if token.low in ("-",):
            continue
        if not token.text[0].isalpha() or token.low in counting.ENDS:
            break
        if token.low in STOPWORDS and token.low not in ("more", "other"):
            break
        if token.low in ("more", "other", "new", "additional", "further", "different"):
            continue
        found.append(stem(token.text))
        if len(found) == 3:
            break
    return tuple(found), stop


def _nouns_before(tokens: Sequence[Token], start: int) -> tuple[str, ...]:
    """What is counted where it is named first: "number of strikers at 1,900", "returned: 1,866"."""
    found: list[str] = []
    for token in reversed(tokens[max(0, start - 5) : start]):
        if token.text in ",.;()":
            break
        if (
            token.text[0].isalpha()
            and token.low not in STOPWORDS
            and token.low not in counting.ENDS
        ):
            found.append(stem(token.text))
    return tuple(found[:3])


def _around(tokens: Sequence[Token], start: int, stop: int) -> frozenset[str]:
    return frozenset(
        stem(token.text)
        for token in (*tokens[max(0, start - 9) : start], *tokens[stop : stop + 9])
        if token.text[0].isalpha() and token.low not in STOPWORDS
    )


@lru_cache(maxsize=50_000)
def read_figures(text: str, masked: tuple[Span, ...] = ()) -> tuple[Figure, ...]:
    """Every figure of ``text`` in order, with exact offsets into it.

    ``masked`` spans (dates, clock times) are skipped. "one" and low ordinals come out ``weak``:
    they rarely are the point of a sentence.
    """
    tokens = tokenise(text)
    found: list[Figure] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.low not in OPENERS and token.text[0] not in DIGITS:
            at += 1
            continue
        if any(start < token.end and token.start < end for start, end in masked):
            at += 1
            continue
        if (
            at
            and token.text[0] in DIGITS
            and tokens[at - 1].end == token.start
            and tokens[at - 1].text[-1].isalpha()
        ):
            at += 1  # "A320", "G7"
            continue
        number = read_number(tokens, at)
        if number is None:
            at += 1
            continue
        figure, stop = _figure(tokens, at, number, text)
        if figure is not None:
            found.append(figure)
        at = max(stop, at + 1)
    return tuple(found)


def _figure(
    tokens: tuple[Token, ...], at: int, number: Number, text: str
) -> tuple[Figure | None, int]:
    if at and (
        tokens[at - 1].low in _LABELS
        or (number.shape == "fraction" and tokens[at - 1].low == "and")
    ):
        return None, number.stop
    shape, start = _shape_before(tokens, at)
    if start == at and at and tokens[at - 1].text in units.CURRENCY_SIGNS:
        shape, start = _shape_before(tokens, at - 1)
        start = min(start, at - 1)
    value, grain, stop = number.value, number.grain, number.stop
    high: float | None = number.high
    other: float | None = None
    if number.shape == "vague":
        shape = "vague"
    ratio = _ratio(tokens, number) if number.shape in ("digits", "words") else None
    if number.shape == "ordinal":
        dimension, factor, unit, after = "ordinal", 1.0, "", stop
    elif ratio is not None:
        value, stop, grain = ratio
        dimension, factor, unit, after = "percent", 1.0, "per cent", stop
    else:
        more, stop = _shape_after(tokens, stop)
        shape = more or shape
        dimension, factor, unit, after = _unit(tokens, at, stop)
        if number.shape == "fraction" and dimension == "count":
            marks = ("rating", "score", "average", "scored", "rated", "out")
            if tokens[at].text[0] in DIGITS and any(
                t.low in marks for t in tokens[max(0, at - 6) : at]
            ):
                dimension, shape, grain = "score", "exact", 0.01
            else:
                dimension, shape = "percent", "about" if shape == "exact" else shape
            value, grain = value * 100, 4.0
            words = [token.low for token in tokens[after : after + 4]]
            if words[:3] == ["of", "a", "point"]:
                value, grain, dimension = value / 100, 0.01, "point"
                shape, after = "exact", after + 3
            elif words[:3] == ["of", "a", "percentage"] or words[:2] == ["a", "percentage"]:
                value, grain, dimension = value / 100, 0.01, "point"
                shape, after = "exact", after + words.index("percentage") + 2
            elif "hour" in words[:3] or "million" in words[:3] or "dozen" in words[:3]:
                return None, after
        pair = _tally(tokens, number, tokens[at - 1].low if at else "")
        if pair is not None and dimension == "count":
            second, end = pair
            near = {token.low for token in tokens[max(0, at - 8) : end + 6]}
            dashed = tokens[number.stop].text in "-–—"
            spread = _unit(tokens, number.stop + 1, end)
            if spread[0] not in ("count",) or (
                second > value and (number.scaled or value >= 100 or tokens[at - 1].low == "from")
            ):
                if tokens[at - 1].low != "from" or dashed:
                    dimension, factor, unit, after = spread
                    shape, high = "range", second
            elif near & _VOTING and max(value, second) < 1000:
                dimension, other, after = "tally", second, end
            elif second > value and dashed:
                shape, high, after = "range", second, end
    if at and tokens[at - 1].low == "between" and after + 1 < len(tokens):
        second_number = read_number(tokens, after + 1) if tokens[after].low == "and" else None
        if second_number is not None and second_number.value > value:
            spread = _unit(tokens, after + 1, second_number.stop)
            shape, high = "range", second_number.value
            dimension, factor, unit, after = spread
    per, after_per = _per(tokens, after)
    nouns, _ = _nouns(tokens, after_per, text)
    kind = counting.kind(tokens, start, after_per) if dimension == "count" else ""
    if dimension == "count" and not nouns and not kind:
        nouns = _nouns_before(tokens, start)
    attributive = (
        dimension in ("duration", "length", "mass", "area")
        and after > stop + 1
        and tokens[stop].text == "-"
    )
    weak = (
        attributive
        or (ratio is None and number.value == 1 and number.shape in ("words", "ordinal"))
        or (number.shape == "ordinal" and number.value <= 2)
    )
    if tokens[at].low == "one" and dimension == "count" and not _counts_one(tokens, at, nouns):
        return None, after
    if (
        dimension == "count"
        and at
        and tokens[at - 1].text in ("-", "–")
        and tokens[at - 1].start == (tokens[at - 2].end if at > 1 else -1)
    ):
        return None, after
    low, top, low_open, high_open = bounds(shape, value, high)
    begin, end = tokens[start].start, tokens[max(after, at + 1) - 1].end
    return (
        Figure(
            value=value * factor,
            low=low * factor,
            high=top * factor,
            low_open=low_open,
            high_open=high_open,
            shape=shape,
            grain=grain * factor,
            dimension=dimension,
            unit=unit,
            nouns=nouns,
            kind=kind,
            per=per,
            around=_around(tokens, start, after),
            text=text[begin:end],
            span=(begin, end),
            other=other,
            weak=weak,
            step=_step(tokens, start, after),
            whole=_whole(tokens, after),
        ),
        after,
    )


def _whole(tokens: Sequence[Token], stop: int) -> float | None:
    words = [token.low for token in tokens[stop : stop + 4]]
    for opening in (["of", "its"], ["of", "the"], ["of", "their"], ["out", "of"], ["of"]):
        if words[: len(opening)] == opening:
            at = stop + len(opening)
            while at < len(tokens) and tokens[at].low in ("a", "membership", "of", "the", "its"):
                at += 1
            number = read_number(tuple(tokens), at) if at < len(tokens) else None
            return number.value if number and number.shape in ("digits", "words") else None
    return None


_MOVES = frozenset(
    """rose rise rises risen fell fall falls fallen grew grow grows gained gains lost loses
        jumped jumps climbed dropped drops slipped surged slumped declined increased decreased
        cut cuts raised raises up down added shed strengthened weakened advanced
        retreated""".split()  # noqa: SIM905
)


def _step(tokens: Sequence[Token], start: int, stop: int) -> str:
    before = tokens[start - 1].low if start else ""
    after = tokens[stop].low if stop < len(tokens) else ""
    if before in ("to", "at", "stood", "was", "is", "reached"):
        return "level"
    if before == "by" or before in _MOVES or after in ("higher", "lower", "rise", "increase"):
        return "change"
    if after in ("drop", "decline", "fall", "gain", "hike", "cut", "faster", "slower"):
        return "change"
    return ""


def _counts_one(tokens: Sequence[Token], at: int, nouns: tuple[str, ...]) -> bool:
    if at and tokens[at - 1].low in ("no", "any", "this", "that", "the", "every", "each", "some"):
        return False
    return bool(nouns) and at + 1 < len(tokens) and tokens[at + 1].low not in ("of", "another")


def scaled(figure: Figure, factor: float, dimension: str) -> Figure:
    """The same figure expressed in another unit, ``factor`` base units of it to one of these."""
    return replace(
        figure,
        value=figure.value * factor,
        low=figure.low * factor,
        high=figure.high * factor,
        grain=figure.grain * factor,
        dimension=dimension,
    )
