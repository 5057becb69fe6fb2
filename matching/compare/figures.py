"""Figures in running text: a number with its bounds, its unit and what is being counted.

``read_figures(text)`` gives every quantity as an interval. Calendar dates, clock times and bare
years are not figures; the caller passes their spans as ``masked``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from matching.compare import counted, counting, units
from matching.compare.figure_bounds import Shape, bounds, shape_after, shape_before
from matching.compare.figure_context import (
    MOVES,
    counts_one,
    follows_or,
    is_age,
    is_minus,
    is_season,
    label_end,
    step_of,
    whole_of,
)
from matching.compare.figure_units import (
    currency_before,
    read_part,
    read_per,
    read_ratio,
    read_tally,
    read_unit,
)
from matching.compare.numerals import DIGITS, OPENERS, Number, Token, read_number, tokenise
from matching.text.tokens import STOPWORDS, stem
from matching.types import Span


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


_LABELS = frozenset(
    """count section article item no number page entry rule chapter line route flight level
        phase act unit block clause paragraph notice figure table room gate bus channel class
        grade group highway appendix part schedule platform type image photo slide""".split()  # noqa: SIM905
)
"""Words before a number that names and does not count ("section 9")."""
_HIGHEST_SCORE = 100
_VOTING = frozenset(
    """vote votes voted voting ballot carried passed approved rejected defeated majority won
        win beat lost score scored drew draw victory match game final against ruling ruled
        decision split""".split()  # noqa: SIM905
)


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
        if at and is_season(tokens[at - 1], token):
            at += 1  # "2009/2010"
            continue
        if at == 0 and len(tokens) > 2 and token.end == tokens[1].start and tokens[1].text in ".)":
            at += 1  # "3. The club is fined"
            continue
        number = read_number(tokens, at)
        if number is None:
            at += 1
            continue
        if [t.low for t in tokens[number.stop : number.stop + 2]] == ["-", "time"]:
            at = number.stop + 2  # "the 14-time champion"
            continue
        figure, stop = _figure(tokens, at, number, text)
        if figure is not None and [t.low for t in tokens[max(0, at - 3) : at]] in _NONE_OF:
            figure = replace(figure, value=0.0, low=0.0, high=0.0, whole=figure.value)
        if figure is not None:
            found.append(figure)
        at = max(stop, at + 1)
    return tuple(found)


_NUMBERED = frozenset(("stage", "round", "phase", "lap", "chapter", "episode"))
"""Nouns that stand before the number by which they are counted."""
# "None of the 40 samples" is 0 of 40.
_NONE_OF = [["none", "of", word] for word in ("the", "its", "their", "his", "her", "these")]


def _figure(
    tokens: tuple[Token, ...], at: int, number: Number, text: str
) -> tuple[Figure | None, int]:
    end_of_label = label_end(tokens, number)
    if end_of_label:
        return None, end_of_label
    if at and (
        tokens[at - 1].low in _LABELS
        or (number.shape == "fraction" and tokens[at - 1].low == "and")
    ):
        return None, number.stop
    shape, start = shape_before(tokens, at)
    sign = currency_before(tokens, at)[1]
    if start == at and sign:
        shape, start = shape_before(tokens, at - sign)
        start = min(start, at - sign)
    value, grain, stop = number.value, number.grain, number.stop
    high: float | None = number.high
    other: float | None = None
    if number.shape == "vague":
        shape = "vague"
    ratio = read_ratio(tokens, number) if number.shape in ("digits", "words") else None
    if number.shape == "ordinal":
        dimension, factor, unit, after = "ordinal", 1.0, "", stop
    elif ratio is not None:
        value, stop, grain = ratio
        dimension, factor, unit, after = "percent", 1.0, "per cent", stop
    else:
        more, stop = shape_after(tokens, stop)
        shape = more or shape
        dimension, factor, unit, after = read_unit(tokens, at, stop)
        part = read_part(tokens, stop) if number.shape == "fraction" else None
        if part is not None:
            dimension, factor, unit, after = part
            shape, grain = "about" if shape == "exact" else shape, 0.1
        elif number.shape == "fraction" and dimension == "count":
            marks = ("rating", "score", "average", "scored", "rated", "out")
            if tokens[at].text[0] in DIGITS and any(
                t.low in marks for t in tokens[max(0, at - 6) : at]
            ):
                dimension, shape, grain = "score", "exact", 0.01
            else:
                dimension, shape = "percent", "about" if shape == "exact" else shape
            value, grain = value * 100, 4.0
            words = [token.low for token in tokens[after : after + 4]]
            if words[:1] == ["-"]:
                words, after = words[1:], after + 1
            if words[:1] == ["point"] or words[:2] == ["a", "point"]:  # "by a quarter point"
                value, grain, dimension = value / 100, 0.01, "point"
                shape, after = "exact", after + words.index("point") + 1
            if words[:3] == ["of", "a", "point"]:
                value, grain, dimension = value / 100, 0.01, "point"
                shape, after = "exact", after + 3
            elif words[:3] == ["of", "a", "percentage"] or words[:2] == ["a", "percentage"]:
                value, grain, dimension = value / 100, 0.01, "point"
                shape, after = "exact", after + words.index("percentage") + 2
        pair = read_tally(tokens, number, tokens[at - 1].low if at else "")
        if pair is not None and dimension == "count":
            second, end = pair
            near = {token.low for token in tokens[max(0, at - 8) : end + 6]}
            dashed = tokens[number.stop].text in "-–—"
            spread = read_unit(tokens, number.stop + 1, end)
            if second <= value and spread[0] != "count":
                dimension, factor, unit, _ = spread  # "55 to 45 per cent"
            elif second > value and (
                spread[0] != "count"
                or number.scaled
                or value >= 100
                or tokens[at - 1].low == "from"
            ):
                if tokens[at - 1].low != "from" or dashed:
                    dimension, factor, unit, after = spread
                    shape, high = "range", second
            elif spread[0] == "count" and (
                (near & _VOTING and max(value, second) < 1000)
                or (dashed and second < value < _HIGHEST_SCORE)
            ):
                dimension, other, after = "tally", second, end
            elif second > value and (dashed or tokens[at - 1].low not in MOVES):
                shape, high, after = "range", second, end
    if dimension == "count" and follows_or(tokens, stop):
        second_number = read_number(tokens, stop + 1)
        if second_number is not None and value < second_number.value <= 2 * value:
            shape, high = "range", second_number.value
            dimension, factor, unit, after = read_unit(tokens, stop + 1, second_number.stop)
    if dimension == "count" and number.shape in ("digits", "words"):
        told = " ".join(token.low for token in tokens[max(0, at - 2) : at])
        if at and is_age(tokens, at, stop, value):
            dimension, unit = "age", "year"
        elif at and (tokens[at - 1].low == "magnitude" or told == "magnitude of"):
            dimension = "magnitude"
        elif at and tokens[at - 1].low in _NUMBERED and not tokens[at - 1].text.isupper():
            dimension, unit = "ordinal", ""  # "stage seven" is the seventh stage
        elif [token.low for token in tokens[stop : stop + 2]] == ["-", "magnitude"]:
            dimension, after = "magnitude", stop + 2
    if number.shape == "vague" and dimension == "count" and after + 1 < len(tokens):
        sum_of = read_unit(tokens, after + 1, after + 1)
        if tokens[after].low == "of" and sum_of[0].startswith("money"):
            dimension, factor, unit, after = sum_of  # "millions of dollars"
    if at and tokens[at - 1].low == "between" and after + 1 < len(tokens):
        second_number = read_number(tokens, after + 1) if tokens[after].low == "and" else None
        if second_number is not None and second_number.value > value:
            spread = read_unit(tokens, after + 1, second_number.stop)
            shape, high = "range", second_number.value
            dimension, factor, unit, after = spread
    per, after_per = read_per(tokens, after)
    nouns, _ = counted.nouns_after(tokens, after_per)
    kind = counting.kind(tokens, start, after_per) if dimension == "count" else ""
    if dimension == "count" and not nouns and not kind:
        nouns = counted.number_of(tokens, start) or counted.nouns_before(tokens, start)
    attributive = (
        dimension in ("duration", "length", "mass", "area")
        and after > stop + 1
        and tokens[stop].text == "-"
    )
    weak = (
        attributive
        or (
            ratio is None
            and value == 1
            and number.shape in ("words", "ordinal")
            and dimension in ("count", "ordinal", "duration")
        )
        or (number.shape == "ordinal" and number.value <= 2)
    )
    if (
        tokens[at].low == "one"
        and value == 1
        and dimension == "count"
        and not counts_one(tokens, at, nouns)
    ):
        return None, after
    if (
        dimension == "count"
        and at
        and tokens[at - 1].text in ("-", "–")
        and tokens[at - 1].start == (tokens[at - 2].end if at > 1 else -1)
    ):
        return None, after
    if is_minus(tokens, start):
        value, high = -value, None if high is None else -high
    low, top, low_open, high_open = bounds(shape, value, high)
    zero = 0.0
    if unit == "°F":
        zero, factor = units.FREEZING, units.FAHRENHEIT
    begin, end = tokens[start].start, tokens[max(after, at + 1) - 1].end
    return (
        Figure(
            value=(value - zero) * factor,
            low=(low - zero) * factor,
            high=(top - zero) * factor,
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
            step=step_of(tokens, start, after),
            whole=whole_of(tokens, after),
        ),
        after,
    )
