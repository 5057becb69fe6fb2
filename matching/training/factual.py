"""Train ``matching/learned/factual.json`` on FactAppeal (Mor-Lan et al. 2025, CC BY 4.0).

    python -m matching.training.factual FACTAPPEAL_TRAIN.jsonl.gz [OUTPUT.json]

Full-batch gradient descent on the logistic loss with balanced classes and an L2 penalty; no
randomness, so the weights repeat exactly. The threshold is the best for macro-F1 over five folds
(every fifth sentence), none of which saw its own sentences.
"""

from __future__ import annotations

import gzip
import json
import math
import sys
from collections import Counter
from pathlib import Path

from matching.claims.factual import signs

Row = tuple[list[str], bool]
ROUNDS = 160
RATE = 3.0
PENALTY = 0.015
SEEN_AT_LEAST = 3


def read(path: Path) -> list[Row]:
    """The sentences of a FactAppeal file as signs and whether they are factual."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [(signs(row["sentence"]), bool(row["factual"])) for row in rows]


def fit(rows: list[Row]) -> tuple[float, dict[str, float]]:
    """Bias and weights of the signs seen often enough."""
    counts = Counter(sign for found, _ in rows for sign in set(found))
    kept = sorted(sign for sign, count in counts.items() if count >= SEEN_AT_LEAST)
    place = {sign: i for i, sign in enumerate(kept)}
    data = [(sorted({place[s] for s in found if s in place}), label) for found, label in rows]
    positives = sum(label for _, label in data)
    share = {True: 0.5 / max(1, positives), False: 0.5 / max(1, len(data) - positives)}
    weights = [0.0] * len(kept)
    velocity = [0.0] * len(kept)
    bias = push = 0.0
    for _ in range(ROUNDS):
        gradient = [PENALTY * w for w in weights]
        slope = 0.0
        for found, label in data:
            z = bias + sum(weights[i] for i in found)
            error = (1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, z)))) - label) * share[label]
            slope += error
            for i in found:
                gradient[i] += error
        push = 0.9 * push - RATE * 0.1 * slope
        bias += push
        for i, g in enumerate(gradient):
            velocity[i] = 0.9 * velocity[i] - RATE * 0.1 * g
            weights[i] += velocity[i]
    return bias, {sign: weights[i] for sign, i in place.items()}


def score(model: tuple[float, dict[str, float]], found: list[str]) -> float:
    bias, weights = model
    z = bias + sum(weights.get(sign, 0.0) for sign in sorted(set(found)))
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, z))))


def macro_f1(pairs: list[tuple[bool, bool]]) -> float:
    """Mean F1 of the two classes over (said, gold) pairs."""
    total = 0.0
    for kind in (True, False):
        right = sum(said == gold == kind for said, gold in pairs)
        either = sum(said == kind for said, _ in pairs) + sum(gold == kind for _, gold in pairs)
        total += 2 * right / either if either else 0.0
    return total / 2


def main(arguments: list[str]) -> None:
    rows = read(Path(arguments[0]))
    held: list[tuple[float, bool]] = []
    for fold in range(5):
        model = fit([row for i, row in enumerate(rows) if i % 5 != fold])
        held += [(score(model, f), g) for i, (f, g) in enumerate(rows) if i % 5 == fold]
    best = max(
        (round(macro_f1([(s >= t / 100, g) for s, g in held]), 6), -t) for t in range(10, 80)
    )
    threshold = -best[1] / 100
    bias, weights = fit(rows)
    kept = {s: round(w, 4) for s, w in sorted(weights.items()) if abs(w) >= 0.02}
    document = {
        "name": "factual/1",
        "what": "logistic regression: does a news sentence state a fact",
        "data": "FactAppeal train (guymorlan/factappeal), Mor-Lan, Sheafer & Shenhav 2025",
        "licence": "CC BY 4.0",
        "script": "matching/training/factual.py",
        "held_out_macro_f1": best[0],
        "threshold": threshold,
        "bias": round(bias, 4),
        "weights": kept,
    }
    out = Path(arguments[1]) if len(arguments) > 1 else Path("matching/learned/factual.json")
    out.write_text(json.dumps(document, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{len(kept)} weights, held-out macro-F1 {best[0]}, threshold {threshold}")


if __name__ == "__main__":
    main(sys.argv[1:])
