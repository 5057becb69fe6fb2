"""The words in which a pair is explained: who, what, where, when and how many agree, what is open.

Written for an editor: no shares, no scores, the printed words of both sides in quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from matching.compare.wording import main_deeds
from matching.judge.sides import Sides
from matching.types import Comparison

_DAY = re.compile(r"\s*\(\d{4}-\d\d-\d\d[^)]*\)")
"""The resolved day that a date comparison prints behind the words of the text."""


def agreement(sides: Sides, agreeing: Sequence[Comparison] = ()) -> str:
    """What the statement says alike, and what of the claim it leaves open."""
    parts = [part for part in _parts(sides, agreeing) if part]
    if not parts:
        shared = _shared(sides)
        parts = [f"on {_list(shared)}"] if shared else []
    told = f"agrees {_list(parts)}" if parts else "says the same in other words"
    left = _open(sides)
    return f"{told}; leaves open {_list(left)}" if left else told


def touching(sides: Sides) -> str:
    """What the statement has in common with a claim that it does not answer."""
    shared = _shared(sides)
    left = _open(sides)
    told = f"speaks of {_list(shared)} too" if shared else "speaks of the same matter"
    return f"{told}, but not of {_list(left)}" if left else f"{told}, but does not say that"


def _parts(sides: Sides, agreeing: Sequence[Comparison]) -> list[str]:
    who = [_pair(c) for c in sides.of("name", "same")]
    where = [_pair(c) for c in sides.any_of("place", "same", "entails")]
    when = [_pair(c) for c in sides.any_of("date", "same", "entails")]
    many = [_pair(c) for c in agreeing if c.kind == "quantity"]
    return [
        f"on who ({_list(_few(who))})" if who else "",
        _deed(sides),
        f"on where ({_list(_few(where))})" if where else "",
        f"on when ({_list(_few(when))})" if when else "",
        f"on the figure ({_list(_few(many))})" if many else "",
    ]


def _deed(sides: Sides) -> str:
    deeds = {term.token.start for term in main_deeds(sides.seen.claim)}
    found = [(a, b) for a, b in sides.cover.answered if a.token.start in deeds]
    if not found:
        return ""
    ours, theirs = found[0]
    if ours.stem == theirs.stem:
        return f"on what happened (“{ours.token.text}”)"
    return f"on what happened (“{ours.token.text}”, here “{theirs.token.text}”)"


def _pair(comparison: Comparison) -> str:
    ours = _DAY.sub("", comparison.claim_value)
    theirs = _DAY.sub("", comparison.evidence_value)
    if not theirs or ours.casefold() == theirs.casefold():
        return f"“{ours}”"
    return f"“{ours}”, here “{theirs}”"


def _shared(sides: Sides) -> list[str]:
    words = [a.token.text for a, _ in sides.cover.answered if a.weight >= 1]
    return [f"“{word}”" for word in list(dict.fromkeys(words))[:4]]


def _open(sides: Sides) -> list[str]:
    """What the claim says and the statement does not: names, dates and figures before words."""
    slots = [
        _DAY.sub("", c.claim_value)
        for kind in ("quantity", "date", "place", "name")
        for c in sides.of(kind, "absent")
    ]
    met = {a.token.start for a, _ in sides.cover.answered}
    words = [
        term.token.text
        for term in sides.seen.claim.terms
        if term.weight >= 1 and not term.proper and term.token.start not in met
    ]
    found = list(dict.fromkeys([*slots, *words]))
    return [f"“{text}”" for text in found[:3]]


def _few(values: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(values))[:2]


def _list(values: Sequence[str]) -> str:
    if len(values) < 2:
        return "".join(values)
    return f"{', '.join(values[:-1])} and {values[-1]}"
