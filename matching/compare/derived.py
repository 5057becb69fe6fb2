"""Figures that a text gives without printing them: differences of rates, sums in another currency.

"Before the offer 48 in every hundred pupils had the meal. At the end 60 in every hundred did" gives
12 percentage points. "3,500 euros" beside "one euro was worth 1.17 dollars" gives 4,095 dollars.
Where a text names no rate, a static band of the rates of the last decade tells whether two sums in
different currencies can be the same one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import combinations

from matching.compare.figures import Figure, read_figures

BANDS: dict[tuple[str, str], tuple[float, float]] = {
    ("EUR", "USD"): (1.02, 1.24), ("GBP", "USD"): (1.18, 1.42), ("GBP", "EUR"): (1.09, 1.21),
    ("USD", "CHF"): (0.80, 1.01), ("EUR", "CHF"): (0.93, 1.16), ("USD", "PLN"): (3.5, 4.6),
    ("EUR", "PLN"): (4.15, 4.75), ("USD", "CNY"): (6.3, 7.35), ("EUR", "CNY"): (7.0, 8.3),
    ("USD", "INR"): (63.0, 88.0), ("GBP", "CHF"): (1.07, 1.40), ("EUR", "HUF"): (300.0, 420.0),
}  # fmt: skip
"""Units of the second currency for one of the first: the yearly means of 2015 to 2025, as the
European Central Bank publishes them, from the lowest to the highest, rounded outwards."""

_RATE = re.compile(
    r"\b(?:one|a|1|the)\s+(?:euro|pound|dollar|franc|crown|pound sterling)\b|[€£$]1\b",
    re.IGNORECASE,
)


def differences(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Percentage points between each two levels in per cent, in order of the text.

    Bounded figures and changes give none.
    """
    exact = [f for f in figures if f.dimension == "percent" and f.shape == "exact"]
    levels = [f for f in exact if f.step != "change"]
    return tuple(_difference(a, b) for a, b in combinations(levels, 2) if a.value != b.value)


def _difference(left: Figure, right: Figure) -> Figure:
    gap = round(abs(left.value - right.value), 6)
    return replace(
        left, value=gap, low=gap, high=gap, grain=max(left.grain, right.grain), dimension="point",
        unit="points", step="change", around=left.around | right.around,
        text=f"{left.text} and {right.text}",
    )  # fmt: skip


@lru_cache(maxsize=4_000)
def rates(text: str) -> tuple[tuple[str, str, float], ...]:
    """Rates of exchange that a text prints: (from, to, units of the second for one)."""
    found = []
    for match in _RATE.finditer(text):
        near = [f for f in read_figures(text[match.start() : match.end() + 40]) if _currency(f)]
        if len(near) >= 2 and near[0].value == 1 and near[1].value > 0:
            one, other = _currency(near[0]), _currency(near[1])
            if one != other:
                found.append((one, other, near[1].value))
    return tuple(found)


def _currency(figure: Figure) -> str:
    return figure.dimension[6:] if figure.dimension.startswith("money:") else ""


def converted(
    claim: Figure,
    evidence: Figure,
    known: Sequence[tuple[str, str, float]],
    *,
    bands: bool,
) -> Figure | None:
    """The evidence's sum in the claim's currency, or None where no rate is known.

    By a rate of the text it is as exact as it was; by a static band it is a range.
    """
    want, have = _currency(claim), _currency(evidence)
    if not want or not have or want == have:
        return None
    for one, other, rate in known:
        if (have, want) == (one, other):
            return _scaled(evidence, rate, rate, claim)
        if (have, want) == (other, one):
            return _scaled(evidence, 1 / rate, 1 / rate, claim)
    if not bands:
        return None
    if (have, want) in BANDS:
        low, high = BANDS[have, want]
        return _scaled(evidence, low, high, claim)
    if (want, have) in BANDS:
        low, high = BANDS[want, have]
        return _scaled(evidence, 1 / high, 1 / low, claim)
    return None


def _scaled(figure: Figure, low: float, high: float, like: Figure) -> Figure:
    middle = (low + high) / 2
    fixed = low == high
    return replace(
        figure, value=figure.value * middle, low=figure.low * low, high=figure.high * high,
        shape="about" if fixed else "range", grain=figure.grain * middle, dimension=like.dimension,
        unit=like.unit,
    )  # fmt: skip
