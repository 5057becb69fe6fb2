"""The chances of the three stances, and how weights give them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Chances:
    """The chances of the three stances; they add up to 1."""

    supports: float
    refutes: float
    neutral: float


def softmax(
    table: Mapping[str, Mapping[str, float]], found: Mapping[str, float]
) -> dict[str, float]:
    """The chance of every label of ``table`` (label -> feature -> weight, with a ``bias``)."""
    scores = {
        label: named.get("bias", 0.0)
        + sum(named.get(name, 0.0) * value for name, value in found.items())
        for label, named in table.items()
    }
    top = max(scores.values())
    raised = {label: math.exp(score - top) for label, score in scores.items()}
    whole = sum(raised.values())
    return {label: value / whole for label, value in raised.items()}
