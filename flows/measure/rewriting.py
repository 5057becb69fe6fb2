"""Degrees of rewriting told apart: the confusion of the four, against plain overlap of words.

Both sides get their thresholds from the other tasks: what tells the degrees apart must hold for
texts on a matter that it was not fitted to.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement, pairwise, product

from flows.measure.types import Figure
from matching.lineage.degrees import Cuts, Degree, Rewriting

DEGREES: tuple[Degree, ...] = ("copy", "light", "heavy", "independent")
"""From most to least of the other text."""
GRAM = 3


@dataclass(frozen=True, slots=True)
class Answer:
    """One text with the degree in which it was to be made from its source, and two measurements:
    ``found`` is ours, ``overlap`` the share (0 to 1) of its word 3-grams that the source has."""

    task: str
    gold: Degree
    found: Rewriting
    overlap: float


def overlap(text: str, source: str) -> float:
    """The share of the text's word 3-grams that the source has, 0 to 1."""
    own = _grams(text)
    return len(own & _grams(source)) / max(1, len(own))


def figures(answers: Sequence[Answer]) -> list[Figure]:
    """How many get their degree, ours against overlap, and what each degree is taken for.

    ``degree`` and the confusion are measured with thresholds from the other tasks on both sides,
    ``degree (as shipped)`` with those of the engine, which were set on all tasks at hand, against
    the thresholds on overlap that suit all of them best in hindsight.
    """
    ours = [(answer.gold, answer.found.degree) for answer in answers]
    apart = _left_out(answers, _fit_ours)
    plain = _left_out(answers, _fit_plain)
    tell = _fit_plain(answers)
    hindsight = [(answer.gold, tell(answer)) for answer in answers]
    out = [
        Figure("degree", _right(apart), _right(plain)),
        Figure("degree (as shipped)", _right(ours), _right(hindsight)),
    ]
    table, beside = Counter(apart), Counter(plain)
    for gold in DEGREES:
        for said in DEGREES:
            if table[gold, said] or beside[gold, said]:
                better = "up" if gold == said else "down"
                name = f"{gold} taken for {said}" if gold != said else f"{gold} told"
                out.append(Figure(name, table[gold, said], beside[gold, said], better=better))
    return out


Told = tuple[Degree, Degree]
"""What it is and what it was taken for."""
Teller = Callable[[Answer], Degree]


def _right(told: Sequence[Told]) -> float:
    return sum(gold == said for gold, said in told) / len(told) if told else 0.0


def _left_out(answers: Sequence[Answer], fit: Callable[[Sequence[Answer]], Teller]) -> list[Told]:
    """Each answer told by what was fitted to the answers of the other tasks."""
    tell = {
        task: fit([a for a in answers if a.task != task] or answers)
        for task in sorted({a.task for a in answers})
    }
    return [(a.gold, tell[a.task](a)) for a in answers]


def _fit_plain(answers: Sequence[Answer]) -> Teller:
    """The three thresholds on overlap that get most right, the widest gaps among equals."""

    def told(cuts: Sequence[float], value: float) -> Degree:
        return DEGREES[len(cuts) - sum(value >= cut for cut in cuts)]

    gaps = _gaps(a.overlap for a in answers)
    best = max(
        combinations_with_replacement(sorted(gaps), len(DEGREES) - 1),
        key=lambda cuts: (
            sum(told(cuts, a.overlap) == a.gold for a in answers),
            sum(gaps[cut] for cut in cuts),
        ),
    )
    return lambda a: told(best, a.overlap)


def _fit_ours(answers: Sequence[Answer]) -> Teller:
    """The threshold of reuse first, then those between the degrees of it, in the same way."""
    likeness = _gaps(a.found.likeness for a in answers)
    reused = max(
        likeness,
        key=lambda cut: (
            sum((a.found.likeness >= cut) == (a.gold != "independent") for a in answers),
            likeness[cut],
        ),
    )
    rest = [a for a in answers if a.gold != "independent"]
    ordered, verbatim, altered = (
        _gaps(getattr(a.found, name) for a in rest) for name in ("ordered", "verbatim", "altered")
    )
    _, _, best = max(
        (
            sum(a.found.under(cuts) == a.gold for a in answers),
            ordered[cuts.ordered] + verbatim[cuts.verbatim] + altered[cuts.altered],
            cuts,
        )
        for cuts in (Cuts(reused, *three) for three in product(ordered, verbatim, altered))
    )
    return lambda a: a.found.under(best)


def _gaps(values: Iterable[float]) -> dict[float, float]:
    """The places halfway between two values that follow each other, with the width of the gap as
    a share of the whole range."""
    seen = sorted(set(values))
    if len(seen) < 2:
        return {seen[0] if seen else 0.0: 0.0}
    return {(a + b) / 2: (b - a) / (seen[-1] - seen[0]) for a, b in pairwise(seen)}


def _grams(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return set(zip(*(words[n:] for n in range(GRAM)), strict=False))
