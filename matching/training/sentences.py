"""Train ``matching/learned/sentences.json``: does a sentence state a fact, or give an opinion?

    python -m matching.training.sentences FACTAPPEAL_TRAIN.jsonl.gz [OUTPUT.json]

Facts are learned from FactAppeal (Mor-Lan et al. 2025, CC BY 4.0), opinions from sentences of our
own: those that taught the reader, and ``written/voices.jsonl``, which it never saw and which
therefore count more. Newton's method on the logistic loss with an L2 penalty: no randomness. Five
folds that do not see their own sentences choose the penalty and the threshold of facts: the best;
and the penalty of opinions: the highest within a standard error of the best (Breiman et al. 1984),
since sentences written to teach are not quite what the news is.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import math
import sys
from collections import Counter
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matching.claims.factual import signs
from matching.reader import description, own
from matching.training.factual import SEEN_AT_LEAST, macro_f1

Array = NDArray[np.float64]
PENALTIES = (1e-4, 3e-4, 1e-3, 3e-3, 1e-2, 3e-2)
FOLDS, BLOCK = 5, 10
"""Lines beside each other may share a topic: so many are in one fold."""
UNSEEN = 3.0
"""How much a lesson counts that the reader was not taught, against one that it was."""
STEPS = 30
LEAST = 0.005
"""Weights of signs below this are left out."""


def fit(inputs: Array, labels: Array, shares: Array, penalty: float) -> Array:
    """Weights, then the bias: the least mean loss plus penalty times the squares of the weights."""
    wide = np.hstack([inputs, np.ones((len(inputs), 1))])
    shares = shares / shares.sum()
    held_down = np.full(wide.shape[1], 2 * penalty)
    held_down[-1] = 0.0
    weights = np.zeros(wide.shape[1])
    for _ in range(STEPS):
        chances = 1 / (1 + np.exp(-np.clip(wide @ weights, -30, 30)))
        slope = wide.T @ (shares * (chances - labels)) + held_down * weights
        bend = (wide.T * (shares * chances * (1 - chances))) @ wide + np.diag(held_down + 1e-12)
        step = np.linalg.solve(bend, slope)
        weights = weights - step
        if np.abs(step).max() < 1e-9:
            break
    return weights


def unseen(
    inputs: Array, labels: Array, shares: Array, penalty: float, fold: NDArray[np.int64]
) -> Array:
    """The log-odds of every row by weights that did not see its fold; fold -1 is always seen."""
    odds = np.zeros(len(labels))
    for number in range(FOLDS):
        out = fold == number
        weights = fit(inputs[~out], labels[~out], shares[~out], penalty)
        odds[out] = inputs[out] @ weights[:-1] + weights[-1]
    return odds


def best_threshold(odds: Array, labels: Array) -> tuple[float, float]:
    """The mean F1 of both answers at the best threshold, and that threshold."""
    gold = [bool(label) for label in labels]
    tried = [round(-3 + step / 20, 2) for step in range(121)]
    return max(
        (macro_f1([(bool(o >= t), g) for o, g in zip(odds, gold, strict=True)]), -abs(t), t)
        for t in tried
    )[::2]


def simplest(tried: dict[float, float], rows: int) -> float:
    """The highest penalty whose score lies within a standard error of the best one."""
    best = max(tried.values())
    error = math.sqrt(best * (1 - best) / rows)
    return max(penalty for penalty, score in tried.items() if score >= best - error)


def inner(sentences: list[str]) -> Array:
    """What the reader's heads see of every sentence."""
    return np.array([own().inner(sentence) for sentence in sentences])


def facts(path: Path) -> dict[str, Any]:
    """The regression of facts."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    labels = np.array([float(row["factual"]) for row in rows])
    found = [sorted(set(signs(row["sentence"]))) for row in rows]
    counts = Counter(sign for some in found for sign in some)
    kept = sorted(sign for sign, count in counts.items() if count >= SEEN_AT_LEAST)
    place = {sign: at for at, sign in enumerate(kept)}
    marks = np.zeros((len(rows), len(kept)))
    for row, some in enumerate(found):
        marks[row, [place[sign] for sign in some if sign in place]] = 1.0
    inputs = np.hstack([inner([row["sentence"] for row in rows]), marks])
    shares = np.where(labels == 1, 0.5 / labels.sum(), 0.5 / (1 - labels).sum())
    fold = np.arange(len(rows)) % FOLDS
    tried = {
        penalty: best_threshold(unseen(inputs, labels, shares, penalty, fold), labels)
        for penalty in PENALTIES[3:]
    }
    penalty = max(tried, key=lambda p: tried[p][0])
    weights = fit(inputs, labels, shares, penalty)
    width = inputs.shape[1] - len(kept)
    return {
        "penalty": penalty,
        "held_out_macro_f1": round(tried[penalty][0], 4),
        "bias": round(float(weights[-1]) - tried[penalty][1], 4),
        "inner": [round(float(w), 4) for w in weights[:width]],
        "signs": {
            sign: round(float(w), 4)
            for sign, w in zip(kept, weights[width:-1], strict=True)
            if abs(w) >= LEAST
        },
    }


def opinions() -> dict[str, Any]:
    """The regression of opinions."""
    taught, new = (lessons(name) for name in ("subjective", "voices"))
    inputs = inner([text for text, _ in (*taught, *new)])
    labels = np.array([label for _, label in (*taught, *new)])
    shares = np.array([1.0] * len(taught) + [UNSEEN] * len(new))
    numbers = np.arange(len(new)) // BLOCK % FOLDS
    fold = np.concatenate([np.full(len(taught), -1), numbers])
    only = slice(len(taught), None)
    tried = {}
    for penalty in PENALTIES:
        odds = unseen(inputs, labels, shares, penalty, fold)[only]
        pairs = [(bool(o >= 0), bool(g)) for o, g in zip(odds, labels[only], strict=True)]
        tried[penalty] = macro_f1(pairs)
    penalty = simplest(tried, len(new))
    weights = fit(inputs, labels, shares, penalty)
    return {
        "penalty": penalty,
        "held_out_macro_f1": round(tried[penalty], 4),
        "bias": round(float(weights[-1]), 4),
        "inner": [round(float(w), 4) for w in weights[:-1]],
    }


def lessons(name: str) -> list[tuple[str, float]]:
    """Sentences of our own, 1 for what gives its author's opinion."""
    rows = [json.loads(line) for line in _written(name).splitlines()]
    return [(row["text"], float(row["label"] == "SUBJ")) for row in rows]


def _written(name: str) -> str:
    path = files("matching.training").joinpath(f"written/{name}.jsonl")
    return path.read_text(encoding="utf-8")


def main(arguments: list[str]) -> None:
    path = Path(arguments[0])
    document = {
        "name": "sentences/1",
        "what": "logistic regressions over the reader's inner vector: fact, opinion",
        "reader": description()["sha256"],
        "data": {
            "factappeal_train": hashlib.sha256(path.read_bytes()).hexdigest(),
            **{
                name: hashlib.sha256(_written(name).encode()).hexdigest()
                for name in ("subjective", "voices")
            },
        },
        "licences": "FactAppeal: CC BY 4.0; written lessons: our own, under the licence of this "
        "project",
        "script": "matching/training/sentences.py",
        "fact": facts(path),
        "opinion": opinions(),
    }
    out = Path(arguments[1]) if len(arguments) > 1 else Path("matching/learned/sentences.json")
    out.write_text(json.dumps(document, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    for name in ("fact", "opinion"):
        told = document[name]
        assert isinstance(told, dict)
        print(f"{name}: penalty {told['penalty']}, held-out macro-F1 {told['held_out_macro_f1']}")


if __name__ == "__main__":
    main(sys.argv[1:])
