"""Bound words around a number ("more than", "or so") and the interval that they make of it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Literal

from matching.compare.numerals import Token

Shape = Literal["exact", "about", "nearly", "over", "least", "under", "most", "range", "vague"]
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


_GIVEN = frozenset(
    """hand hands handed handing turn turns turned turning sign signs signed signing""".split()  # noqa: SIM905
)
"""What is handed over is no bound ("handed over 17 soldiers")."""


def shape_before(tokens: Sequence[Token], at: int) -> tuple[Shape, int]:
    """The bound word that ends just before token ``at``, and the index where it starts."""
    last = tokens[at - 1].low if at else ""
    for words, shape in _BEFORE_ENDING.get(last, ()):
        start = at - len(words)
        if start >= 0 and all(tokens[start + i].low == word for i, word in enumerate(words)):
            before = tokens[start - 1].low if start else ""
            if shape == "under" and before in ("no", "not"):
                return "least", start - 1
            if words == ("over",) and before in _GIVEN:
                return "exact", at
            return shape, start
    return "exact", at


def shape_after(tokens: Sequence[Token], stop: int) -> tuple[Shape | None, int]:
    """The bound word that follows a number ("or more"), if any, and the index after it."""
    for words, shape in _AFTER:
        if all(
            stop + i < len(tokens) and tokens[stop + i].low == word for i, word in enumerate(words)
        ):
            return shape, stop + len(words)
    return None, stop
