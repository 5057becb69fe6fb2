"""Quantities compared: which figure of the statement answers which of the claim, and how it stands.

Figures are intervals. With A the values that the claim allows (its bound, or its printed value
within half of its last digit) and E those that the evidence allows: E within A supports (``same``
when the printed values are equal, else ``entails``); E meeting A is ``compatible``; E apart from
A ``conflicts``. A figure that counts something else is no answer and never conflicts.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import datetime, timedelta

from matching.compare import counting, derived
from matching.compare.figures import Figure
from matching.types import Comparison, Outcome, Policy

GROWING = frozenset({"killed", "injured", "missing", "held", "evacuated", "rescued", "captured"})
"""Counts that rise while an event unfolds."""

ROUNDED = 0.15
"""The share of a value that rounding takes or gives at most: one million is not half a million."""

_MEASURED = ("length", "area", "volume", "mass", "speed", "duration", "power", "energy")


def _close(left: float, right: float) -> bool:
    return math.isclose(left, right, rel_tol=1e-9, abs_tol=1e-12)


def _is_round(figure: Figure) -> float:
    """Half the size of the trailing zeros of a large round count (14,000 gives 500), else 0."""
    value = abs(figure.value)
    if figure.dimension not in ("count",) and not figure.dimension.startswith("money"):
        return 0.0
    if value < 1000 or value != int(value):
        return 0.0
    zeros = len(str(int(value))) - len(str(int(value)).rstrip("0"))
    return 10.0**zeros / 2 if zeros >= 2 else 0.0


def _precise_to(figure: Figure) -> float:
    """How far from the printed value the real one may lie by the way it is printed."""
    if figure.shape != "exact":
        return 0.0
    decimal = figure.grain < 1 and figure.dimension in ("count", "percent", "point")
    if decimal or figure.dimension in ("percent", "point") or figure.dimension in _MEASURED:
        return figure.grain / 2
    if figure.grain > 1 or (figure.dimension.startswith("money") and figure.grain < 1):
        return figure.grain / 2 if figure.grain >= 1 else 0.0
    return 0.0


def relation(claim: Figure, evidence: Figure) -> Outcome:
    """How the evidence's interval stands to the claim's; both must measure the same thing."""
    if claim.dimension != evidence.dimension:
        ranks = {claim.dimension, evidence.dimension} == {"ordinal", "count"}
        # "Five defeats in a row", "the fifth straight defeat".
        return "entails" if ranks and _close(claim.value, evidence.value) else "compatible"
    if claim.other is not None or evidence.other is not None:
        if claim.other is None or evidence.other is None:
            return "compatible"
        pair = sorted((claim.value, claim.other)) == sorted((evidence.value, evidence.other))
        return "same" if pair else "conflicts"
    equal = _close(claim.value, evidence.value)
    if claim.shape == evidence.shape and equal and _close(claim.high, evidence.high):
        return "same"
    if {claim.shape, evidence.shape} == {"least", "over"} and equal:
        # "more than 80" and "at least 80" differ by one head; printed, they say the same.
        return "entails" if evidence.shape == "over" else "compatible"
    converted = claim.unit != evidence.unit and claim.dimension in _MEASURED
    slack = _precise_to(claim)
    if converted:
        slack += _precise_to(evidence) + 0.005 * abs(claim.value)
    low, high = claim.low - slack, claim.high + slack
    low_open, high_open = claim.low_open, claim.high_open
    if claim.shape in ("over", "under", "nearly", "least", "most") and not converted:
        low, high = claim.low, claim.high
    if _inside(evidence, low, high, low_open, high_open):
        return "same" if equal and claim.shape == evidence.shape == "exact" else "entails"
    rounded = _precise_to(claim) or _is_round(claim)
    if equal and claim.shape == "exact" and evidence.shape == "about" and rounded:
        return "same"  # the claim's printed digits are rounded themselves
    loose = claim.shape == "about" and evidence.shape in ("about", "nearly")
    if loose and low <= evidence.value <= high:
        return "same" if equal else "entails"
    if equal and "nearly" in (claim.shape, evidence.shape):
        return "compatible"
    return "compatible" if _meet(claim, evidence, slack if converted else 0.0) else "conflicts"


def _widened(figure: Figure, other: Figure, slack: float) -> tuple[float, float]:
    """The bounds of a figure with the room that its rounding leaves beside the other's."""
    room = slack
    if figure.shape in ("exact", "about", "range"):
        room = max(room, _is_round(figure))
        if figure.grain > other.grain * 1.5:
            room = max(room, _precise_to(figure), figure.grain / 2 if figure.grain > 1 else 0.0)
    if room > slack:
        room = max(slack, min(room, ROUNDED * abs(figure.value)))
    return figure.low - room, figure.high + room


def _meet(left: Figure, right: Figure, slack: float) -> bool:
    """Whether both can hold; symmetric."""
    (low, high), (bottom, top) = _widened(left, right, slack), _widened(right, left, slack)
    if top < low or bottom > high:
        return False
    if top == low:
        return not (left.low_open or right.high_open)
    if bottom == high:
        return not (left.high_open or right.low_open)
    return True


def _inside(evidence: Figure, low: float, high: float, low_open: bool, high_open: bool) -> bool:
    edge = 1e-9 * max(1.0, abs(evidence.value))
    above = evidence.low > low + edge or (
        abs(evidence.low - low) <= edge and (not low_open or evidence.low_open)
    )
    below = evidence.high < high - edge or (
        (abs(evidence.high - high) <= edge or evidence.high == high)
        and (not high_open or evidence.high_open)
    )
    return above and below


def alignment(claim: Figure, evidence: Figure, topic: frozenset[str]) -> int:
    """2 where the two figures surely fill the same slot, 1 where they may, 0 where they do not.

    ``topic`` are content stems of the claim; near the evidence's figure they speak for it.
    """
    if claim.per and evidence.per and claim.per != evidence.per:
        return 0
    moves = claim.dimension in ("percent", "point", "count") or claim.dimension.startswith("money")
    if moves and claim.step and evidence.step and claim.step != evidence.step:
        return 0
    if claim.dimension != evidence.dimension:
        money = claim.dimension.startswith("money") and evidence.dimension.startswith("money")
        rank = {claim.dimension, evidence.dimension} == {"ordinal", "count"}
        if money:
            return 1 if claim.around & evidence.around else 0
        if rank and counting.same_nouns(claim.nouns, evidence.nouns):
            return 1
        return 0
    shared = len((claim.around | topic) & evidence.around)
    if claim.per and claim.per == evidence.per:
        shared += 2
    if claim.dimension == "tally":
        return 2
    if claim.dimension == "count":
        if claim.whole and evidence.whole and _close(claim.whole, evidence.whole):
            return 2
        if claim.kind and evidence.kind:
            if claim.kind != evidence.kind:
                return 0
            if not claim.nouns or not evidence.nouns:
                return 2
            return 2 if counting.same_nouns(claim.nouns, evidence.nouns) else 0
        nouns = bool(claim.nouns) and counting.same_nouns(claim.nouns, evidence.nouns)
        if claim.kind or evidence.kind:
            return 1 if nouns or not evidence.nouns else 0
        if nouns:
            return 2 if set(claim.nouns) & set(evidence.nouns) or shared >= 2 else 1
        if _close(claim.value, evidence.value) and len(f"{claim.value:.0f}".rstrip("0")) >= 2:
            return 1
        return 1 if shared >= 1 or not evidence.nouns else 0
    if claim.dimension == "ordinal":
        if counting.same_nouns(claim.nouns, evidence.nouns):
            return 2
        return 1 if _close(claim.value, evidence.value) and claim.value > 2 and shared > 1 else 0
    if claim.nouns and evidence.nouns and set(claim.nouns) & set(evidence.nouns):
        return 2
    if claim.dimension == "age":
        return 1 + (shared >= 2)
    return 2 if shared >= 2 else 1


def compare_quantities(
    claim: Sequence[Figure],
    evidence: Sequence[Figure],
    *,
    topic: frozenset[str] = frozenset(),
    claim_time: datetime | None = None,
    evidence_time: datetime | None = None,
    policy: Policy | None = None,
    rates: Sequence[tuple[str, str, float]] = (),
) -> tuple[Comparison, ...]:
    """One comparison for every figure of the claim, in order.

    ``rates`` are rates of exchange that the evidence's document prints.

    Each figure of the evidence answers one figure of the claim at most: agreeing pairs are taken
    first, then disagreeing ones that are surely aligned.
    """
    policy = policy or Policy()
    scored: list[tuple[int, int, bool, int, int, int, Outcome]] = []
    for i, ours in enumerate(claim):
        for j, theirs in enumerate(evidence):
            level = alignment(ours, theirs, topic)
            if not level:
                continue
            outcome = _across(ours, theirs, evidence, rates) or relation(ours, theirs)
            if outcome == "conflicts" and theirs.weak:
                continue
            rank = {"same": 0, "entails": 1, "compatible": 3, "conflicts": 4}[outcome]
            loose = ours.shape not in ("exact", "about") and not _is_round_of(ours, theirs)
            if outcome == "entails" and level == 1 and loose:
                rank = 5  # any larger number "entails" a lower bound: only the right slot counts
            if outcome == "conflicts" and level == 1:
                rank = 5
            other = not counting.same_nouns(ours.nouns, theirs.nouns)
            near = len((ours.around | topic) & theirs.around)
            scored.append((rank, -level, other, -near, i, j, outcome))
    taken: dict[int, tuple[int, int, Outcome]] = {}
    used: set[int] = set()
    for rank, level, _, _, i, j, outcome in sorted(scored):
        if i not in taken and j not in used:
            taken[i] = (j, -level, outcome)
            if rank < 4:
                used.add(j)
    if any(outcome in ("same", "entails") for _, _, outcome in taken.values()):
        for i, ours in enumerate(claim):
            at = None if i in taken else _same_rank(ours, evidence, used)
            if at is not None:
                taken[i] = (at, 1, "same")
                used.add(at)
    return tuple(
        _comparison(ours, i, taken, evidence, claim_time, evidence_time, policy)
        for i, ours in enumerate(claim)
    )


def _same_rank(ours: Figure, evidence: Sequence[Figure], used: set[int]) -> int | None:
    """The ordinal that says "third" too, where another figure beside it agrees already."""
    if ours.dimension != "ordinal" or ours.value <= _SECOND:
        return None
    for j, theirs in enumerate(evidence):
        if j not in used and theirs.dimension == "ordinal" and _close(ours.value, theirs.value):
            return j
    return None


_SECOND = 2
"""First and second are said of too much to be told apart by the number."""


def _across(
    ours: Figure,
    theirs: Figure,
    among: Sequence[Figure],
    rates: Sequence[tuple[str, str, float]],
) -> Outcome | None:
    """How two sums in different currencies stand; never a conflict, for rates move.

    A rate that the text prints supports. The static bands do where two sums in two currencies
    ("£3.2 million, or just under $4 million") both allow the claim's.
    """
    fixed = derived.converted(ours, theirs, rates, bands=False)
    if fixed is not None:
        return "entails" if _near(ours, fixed) else "compatible"
    banded = derived.converted(ours, theirs, (), bands=True)
    if banded is None:
        return None
    others = [f for f in among if f.dimension not in (ours.dimension, theirs.dimension)]
    second = [derived.converted(ours, f, (), bands=True) for f in others]
    if _near(ours, banded) and any(f is not None and _near(ours, f) for f in second):
        return "entails"
    return "compatible"


def _near(ours: Figure, theirs: Figure) -> bool:
    slack = max(_precise_to(ours), 0.015 * abs(ours.value))
    return theirs.low <= ours.high + slack and theirs.high >= ours.low - slack


def _comparison(
    ours: Figure,
    index: int,
    taken: dict[int, tuple[int, int, Outcome]],
    evidence: Sequence[Figure],
    claim_time: datetime | None,
    evidence_time: datetime | None,
    policy: Policy,
) -> Comparison:
    essential = not ours.weak
    if index not in taken:
        essential = essential and ours.text.lower() != "both"
        return Comparison(
            "quantity", "absent", ours.text, "", f"no figure answers “{ours.text}”", essential
        )
    at, level, outcome = taken[index]
    theirs = evidence[at]
    if outcome == "conflicts" and _of_another_size(ours, theirs):
        level = 1  # three bottles in a laboratory, 11,400 in the country
    if level == 1 and outcome == "conflicts":
        detail = f"“{theirs.text}” may count something else than “{ours.text}”"
        return Comparison("quantity", "absent", ours.text, theirs.text, detail, essential)
    if level == 1 and outcome in ("same", "entails") and _is_chance(ours, theirs):
        detail = f"“{theirs.text}” may count something else than “{ours.text}”"
        return Comparison("quantity", "absent", ours.text, theirs.text, detail, essential)
    if outcome in ("same", "entails") and counting.other_heads(ours.nouns, theirs.nouns):
        detail = f"“{theirs.text}” counts something else than “{ours.text}”"
        return Comparison("quantity", "absent", ours.text, theirs.text, detail, essential)
    if outcome == "entails" and ours.kind not in GROWING and _is_far(ours, theirs):
        detail = f"“{theirs.text}” is far inside “{ours.text}”: it need not be the same figure"
        return Comparison("quantity", "compatible", ours.text, theirs.text, detail, essential)
    loose = ours.shape not in ("exact", "about") and not _is_round_of(ours, theirs)
    if level == 1 and outcome == "entails" and loose:
        detail = f"“{theirs.text}” would fit “{ours.text}” but may count something else"
        return Comparison("quantity", "compatible", ours.text, theirs.text, detail, essential)
    if ours.kind in GROWING or theirs.kind in GROWING:
        outcome, why = _growing(ours, theirs, outcome, claim_time, evidence_time, policy)
        if why:
            return Comparison("quantity", outcome, ours.text, theirs.text, why, essential)
    return Comparison(
        "quantity", outcome, ours.text, theirs.text, _sentence(ours, theirs, outcome), essential
    )


def _is_chance(ours: Figure, theirs: Figure) -> bool:
    """Whether a count is so small that texts share it by chance ("two", "three").

    It is none where the same words stand around it: "two of the boys have gone home" is answered
    by "two have gone back to their homes".
    """
    if len(ours.around & theirs.around) >= (3 if theirs.nouns else 2):
        return False
    if ours.dimension != "count" or ours.value >= 13 or ours.whole is not None or ours.kind:
        return False
    return not counting.same_nouns(ours.nouns, theirs.nouns)


def _is_round_of(ours: Figure, theirs: Figure) -> bool:
    """Whether "nearly 14,000 children" are the 13,870 pupils: the same heads, and a near value."""
    near = abs(ours.value - theirs.value) <= _NEAR * ours.value
    return ours.value >= 100 and near and counting.same_nouns(ours.nouns, theirs.nouns)


_NEAR = 0.05
"""How far from a bound, as a share of it, lies what it was made of."""


def _of_another_size(ours: Figure, theirs: Figure) -> bool:
    """Whether two plain counts are so far apart that they hardly count the same."""
    if ours.dimension != "count" or ours.kind or ours.whole is not None or theirs.value <= 0:
        return False
    return ours.value > _APART * theirs.value or theirs.value > _APART * ours.value > 0


_APART = 100


def _is_far(ours: Figure, theirs: Figure) -> bool:
    """Whether a value lies so far inside a bound that nobody would have put the bound so.

    "Up to 60 per cent" is not what one says of 33, nor "more than 80" of 900.
    """
    if ours.shape in ("most", "under"):
        return theirs.value < 0.6 * ours.value
    return ours.shape in ("over", "least") and theirs.value > 2 * ours.value > 0


def _growing(
    ours: Figure,
    theirs: Figure,
    outcome: Outcome,
    claim_time: datetime | None,
    evidence_time: datetime | None,
    policy: Policy,
) -> tuple[Outcome, str]:
    """A growing count: only values as of the same time can conflict."""
    if outcome in ("same", "entails") or claim_time is None or evidence_time is None:
        return outcome, ""
    gap = evidence_time - claim_time
    window = timedelta(hours=policy.toll_window_hours)
    if gap < timedelta(0) and theirs.value < ours.value and outcome == "compatible":
        return "superseded", f"“{theirs.text}” is an earlier, smaller count than “{ours.text}”"
    if outcome != "conflicts" or abs(gap) <= window:
        return outcome, ""
    if gap > window and theirs.value > ours.value and ours.kind != "missing":
        return "compatible", f"“{theirs.text}” is a later, larger count than “{ours.text}”"
    if gap < -window and (theirs.value < ours.value or ours.kind == "missing"):
        return "superseded", f"“{theirs.text}” is an earlier count than “{ours.text}”"
    if ours.kind == "missing":
        return "compatible", f"“{theirs.text}” is a later count than “{ours.text}”"
    return outcome, ""


def _sentence(ours: Figure, theirs: Figure, outcome: Outcome) -> str:
    if outcome == "same":
        return f"“{theirs.text}” is the same figure as “{ours.text}”"
    if outcome == "entails" and ours.dimension == theirs.dimension:
        return f"“{theirs.text}” fits “{ours.text}” within what it states"
    if outcome == "conflicts":
        return f"“{theirs.text}” cannot hold together with “{ours.text}”"
    if ours.dimension != theirs.dimension and outcome == "entails":
        return f"“{theirs.text}” comes to “{ours.text}” by the rate of exchange"
    if ours.dimension != theirs.dimension:
        return f"“{theirs.text}” is in another currency or measure than “{ours.text}”"
    return f"“{theirs.text}” leaves room for “{ours.text}” but does not state it"
