"""Dates compared: resolved days as intervals, clock times as minutes of the day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from matching.compare.moments import Days, Moment
from matching.types import Comparison, Outcome


def day_relation(claim: Moment, evidence: Moment, *, zones_differ: bool = False) -> Outcome:
    """How the evidence's day interval stands to the claim's; every reading gets its chance."""
    best: Outcome = "conflicts"
    order: dict[Outcome, int] = {"same": 0, "entails": 1, "compatible": 2, "conflicts": 3}
    for ours in claim.readings:
        for theirs in evidence.readings:
            outcome = _days(ours, theirs, claim.kind == evidence.kind, zones_differ)
            if order[outcome] < order[best]:
                best = outcome
    return best


def _days(ours: Days, theirs: Days, same_kind: bool, zones_differ: bool) -> Outcome:
    if ours[0].year == 4 or theirs[0].year == 4:  # one side names no year
        a = (ours[0].month, ours[0].day, ours[1].month, ours[1].day)
        b = (theirs[0].month, theirs[0].day, theirs[1].month, theirs[1].day)
        if a == b:
            return "same" if ours[0].year == theirs[0].year else "compatible"
        if ours[0] != ours[1] or theirs[0] != theirs[1]:
            return "compatible"
        return "conflicts"
    if ours == theirs:
        return "same"
    if ours[0] <= theirs[0] and theirs[1] <= ours[1]:
        return "entails"
    if theirs[0] <= ours[1] and ours[0] <= theirs[1]:
        return "compatible"
    slack = timedelta(days=1 if zones_differ else 0)
    if theirs[0] - slack <= ours[1] and ours[0] - slack <= theirs[1]:
        return "compatible"
    return "conflicts"


def clock_relation(
    claim: Moment,
    evidence: Moment,
    claim_published: datetime | None,
    evidence_published: datetime | None,
) -> Outcome:
    """How two times of day stand; UTC is moved to the claim's zone where only one side names it."""
    assert claim.minutes is not None
    assert evidence.minutes is not None
    (low, high), (other_low, other_high) = claim.minutes, evidence.minutes
    shift = 0
    if evidence.zone and not claim.zone:
        shift = _offset(claim_published or evidence_published)
    elif claim.zone and not evidence.zone:
        shift = -_offset(evidence_published or claim_published)
    turns = [0, 1440, -1440]
    if claim.half_day or evidence.half_day:
        turns += [720, -720]
    for turn in turns:
        left, right = other_low + shift + turn, other_high + shift + turn
        if left <= high and low <= right:
            return "same" if right - left <= high - low else "entails"
    for turn in turns:
        left, right = other_low + shift + turn - 30, other_high + shift + turn + 30
        if left <= high and low <= right:
            return "compatible"
    return "conflicts"


def _offset(published: datetime | None) -> int:
    gap = published.utcoffset() if published else None
    return int(gap.total_seconds() // 60) if gap else 0


def _zones_differ(left: datetime | None, right: datetime | None) -> bool:
    if left is None or right is None:
        return False
    return left.utcoffset() != right.utcoffset()


def compare_dates(
    claim: Sequence[Moment],
    evidence: Sequence[Moment],
    *,
    essential: bool,
    claim_published: datetime | None,
    evidence_published: datetime | None,
) -> tuple[Comparison, ...]:
    """One comparison for every date and clock time of the claim.

    A date of the claim agrees if any date of the evidence does; it conflicts only where the
    evidence names dates of the same sort and none agrees. Whether that is a conflict of the pair
    is the judge's question: the evidence may date another event.
    """
    zones = _zones_differ(claim_published, evidence_published)
    out: list[Comparison] = []
    for ours in claim:
        best: tuple[int, Outcome, Moment] | None = None
        for theirs in evidence:
            if (ours.minutes is None) != (theirs.minutes is None):
                continue
            if ours.since != theirs.since and ours.minutes is None:
                continue  # what began then is not what happened then
            if ours.minutes is not None:
                outcome = clock_relation(ours, theirs, claim_published, evidence_published)
            else:
                outcome = day_relation(ours, theirs, zones_differ=zones)
                if outcome == "conflicts" and not _comparable(ours, theirs):
                    continue
            rank = ("same", "entails", "compatible", "conflicts").index(outcome)
            if best is None or rank < best[0]:
                best = rank, outcome, theirs
        needed = essential and ours.stated and ours.minutes is None
        if best is None:
            detail = f"the statement gives no date that answers “{ours.text}”"
            out.append(Comparison("date", "absent", ours.text, "", detail, needed))
            continue
        _, outcome, theirs = best
        detail = _sentence(ours, theirs, outcome)
        out.append(
            Comparison("date", outcome, shown(ours), shown(theirs), detail, needed or ours.since)
        )
    return tuple(out)


def _comparable(ours: Moment, theirs: Moment) -> bool:
    rough = {"year", "season"}
    if theirs.kind in rough and ours.kind not in rough:
        return not theirs.since and theirs.stated
    if (ours.kind in ("day", "week")) != (theirs.kind in ("day", "week")):
        return False
    return ours.since == theirs.since


def shown(moment: Moment) -> str:
    """The words as printed with the day they resolve to."""
    if not moment.readings or moment.readings[0][0].year == 4:
        return moment.text
    first, last = moment.readings[0]
    days = first.isoformat() if first == last else f"{first.isoformat()} to {last.isoformat()}"
    return moment.text if moment.text == days else f"{moment.text} ({days})"


def _sentence(ours: Moment, theirs: Moment, outcome: Outcome) -> str:
    if outcome == "same":
        return f"“{theirs.text}” is the same time as “{ours.text}”"
    if outcome == "entails":
        return f"“{theirs.text}” falls within “{ours.text}”"
    if outcome == "compatible":
        return f"“{theirs.text}” leaves room for “{ours.text}”"
    return f"“{theirs.text}” is another time than “{ours.text}”"
