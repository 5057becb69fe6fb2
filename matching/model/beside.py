"""The neural reader beside the typed comparisons: few features, weights that can be read.

Each judge gives its chances; what is weighed are their logarithms, so that two judges who agree
strengthen each other and one who is sure wins over one who is not (a product of experts whose
exponents are learned; Hinton 2002).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from matching.model.chances import Chances
from matching.reader import Answer

FLOOR = 1e-3
"""Chances below count as this much, so that no judge alone can rule an answer out."""


def beside(read: Answer, typed: Chances) -> Mapping[str, float]:
    """The features of a stance."""
    found = {
        "reader supports": read.supports,
        "reader refutes": read.refutes,
        "reader neutral": read.neutral,
        "typed supports": typed.supports,
        "typed refutes": typed.refutes,
        "typed neutral": typed.neutral,
    }
    return {name: math.log(max(chance, FLOOR)) for name, chance in found.items()}


def pooled(read: Sequence[float], typed: float) -> float:
    """One chance from several of the reader's and one of the comparisons, by mean log-odds each.

    Equal weights did better on topics that neither judge learned from than learned ones.
    """
    both = sum(map(odds, read)) / max(1, len(read)) + odds(typed)
    return 1 / (1 + math.exp(-both))


def odds(chance: float) -> float:
    """The logarithm of the odds, held within bounds."""
    held = min(max(chance, FLOOR), 1 - FLOOR)
    return math.log(held / (1 - held))
