"""Multinomial logistic regression over named features, in plain Python.

Stochastic gradient descent with AdaGrad steps (Duchi, Hazan & Singer 2011) and an L2 penalty,
averaged over the last passes; the rows are taken in the order of their digests, so that the same
rows give the same weights on every machine.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

Row = tuple[Mapping[str, float], str]
Weights = dict[str, dict[str, float]]
BIAS = "bias"


def fit(
    rows: Sequence[Row],
    labels: Sequence[str],
    *,
    passes: int = 8,
    rate: float = 0.15,
    penalty: float = 2e-5,
    seen_at_least: int = 8,
    weights_of_rows: Sequence[float] | None = None,
) -> Weights:
    """Weights by label and feature. Features seen in fewer rows are left out."""
    counts = Counter(name for found, _ in rows for name in found)
    names = sorted(name for name, count in counts.items() if count >= seen_at_least)
    place = {name: index + 1 for index, name in enumerate(names)}
    size = len(names) + 1
    data = [
        (
            [(0, 1.0), *((place[n], v) for n, v in sorted(found.items()) if n in place)],
            labels.index(label),
            1.0 if weights_of_rows is None else weights_of_rows[at],
        )
        for at, (found, label) in enumerate(rows)
    ]
    current = [[0.0] * size for _ in labels]
    squares = [[1e-6] * size for _ in labels]
    total = [[0.0] * size for _ in labels]
    for turn in range(passes):
        for found, gold, share in data:
            chances = _softmax([sum(w[i] * v for i, v in found) for w in current])
            for k, chance in enumerate(chances):
                error = (chance - (k == gold)) * share
                if abs(error) < 1e-4:
                    continue
                weights, square = current[k], squares[k]
                for i, v in found:
                    step = error * v + penalty * weights[i]
                    square[i] += step * step
                    weights[i] -= rate * step / math.sqrt(square[i])
        if turn >= passes // 2:
            for summed, weights in zip(total, current, strict=True):
                for i, weight in enumerate(weights):
                    summed[i] += weight
    kept = passes - passes // 2
    return {
        label: {name: total[k][i] / kept for name, i in {BIAS: 0, **place}.items()}
        for k, label in enumerate(labels)
    }


def _softmax(scores: Sequence[float]) -> list[float]:
    top = max(scores)
    raised = [math.exp(score - top) for score in scores]
    whole = sum(raised)
    return [value / whole for value in raised]
