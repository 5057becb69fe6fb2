"""Groupings compared: which documents were put together, against which belong together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

Pair = tuple[str, str]


@dataclass(slots=True)
class PairCount:
    """Pairs that belong together, that were put together, and both, over many groupings."""

    wanted: int = 0
    got: int = 0
    both: int = 0

    def add(self, gold: Iterable[Sequence[str]], ours: Iterable[Sequence[str]]) -> None:
        """Count one grouping; only documents that occur on both sides are compared."""
        gold, ours = list(gold), list(ours)
        common = {d for group in gold for d in group} & {d for group in ours for d in group}
        wanted, got = _pairs(gold, common), _pairs(ours, common)
        self.wanted += len(wanted)
        self.got += len(got)
        self.both += len(wanted & got)

    @property
    def f1(self) -> float:
        """F1 over pairs; 0 where there are none."""
        total = self.wanted + self.got
        return 2 * self.both / total if total else 0.0


def _pairs(groups: Iterable[Sequence[str]], among: set[str]) -> set[Pair]:
    return {pair for group in groups for pair in combinations(sorted(set(group) & among), 2)}
