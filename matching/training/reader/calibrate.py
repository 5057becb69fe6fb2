"""Write ``reader.json``: ``python -m matching.training.reader.calibrate FOLDER OUT``.

Looks only at the half of the held-out groups of the labelled sets that nothing is measured on
(``matching.model.is_for_calibration``; in our own stories most reports are silent on most claims,
which would make every answer neutral): the temperature that makes the reader's chances true
(Guo et al. 2017), and a small logistic regression that weighs the reader beside the typed
comparisons.
"""

from __future__ import annotations

import hashlib
import json
import math
import random
import sys
from collections.abc import Sequence
from pathlib import Path

from matching import model
from matching.reader import Answer, Reader
from matching.training.logistic import Row, fit
from matching.training.pairs import rounded
from matching.training.reader.lessons import Example
from matching.training.reader.pairs import LICENCES, SEED, STANCES, lessons
from matching.training.reader.stories import stories
from matching.training.reader.written import written

NAME = "reader/3"


def main(arguments: list[str]) -> None:
    """Read every pair kept for calibration with both judges; write what weighs them."""
    folder, out = map(Path, arguments)
    found = lessons(folder)
    network = Reader(
        NAME,
        (out / "reader.onnx").read_bytes(),
        (out / "reader.tokenizer.json").read_text(encoding="utf-8"),
    )
    own, lines = stories(random.Random(SEED)), written()
    stances = calibrating(found.held)
    answers = [network.read(e.claim, e.evidence) for e in stances]
    temperature = best_temperature(answers, [e.label for e in stances])
    network = Reader(
        NAME,
        (out / "reader.onnx").read_bytes(),
        (out / "reader.tokenizer.json").read_text(encoding="utf-8"),
        temperature=temperature,
    )
    beside: list[Row] = [
        (
            model.beside(
                network.read(e.claim, e.evidence), model.typed_stance(e.claim, e.evidence)
            ),
            STANCES[e.label],
        )
        for e in stances
    ]
    document = {
        "name": NAME,
        "what": "six-layer MiniLM cross-encoder: stance, same event, factual, same, subjective",
        "sha256": hashlib.sha256((out / "reader.onnx").read_bytes()).hexdigest(),
        "data": dict(sorted((found.files | own.files | lines.files).items())),
        "licences": LICENCES,
        "commands": [
            "python -m matching.training.reader.train BASE FOLDER WORK",
            "python -m matching.training.reader.export BASE WORK OUT",
            "python -m matching.training.reader.calibrate FOLDER OUT",
        ],
        "temperature": temperature,
        "factual_from": best_threshold(
            [(network.factual(e.claim), bool(e.label)) for e in found.held["factual"]]
        ),
        "beside": rounded(fit(beside, STANCES)),
    }
    text = json.dumps(document, indent=1, ensure_ascii=False) + "\n"
    (out / "reader.json").write_text(text, encoding="utf-8")
    print(f"{len(stances)} pairs; temperature {temperature}")


def calibrating(held: dict[str, list[Example]]) -> list[Example]:
    """The pairs of stance that calibrate, at most 2,000 of a set."""
    found: list[Example] = []
    for rows in held.values():
        kept = [e for e in rows if e.head == "stance" and e.group]
        found += [e for e in kept if model.is_for_calibration(e.group)][:2000]
    return found


def best_threshold(rows: Sequence[tuple[float, bool]]) -> float:
    """The chance from which a sentence counts as factual: the best mean F1 of both labels."""

    def mean_f1(limit: float) -> float:
        total = 0.0
        for label in (True, False):
            right = sum((chance >= limit) == gold == label for chance, gold in rows)
            said = sum((chance >= limit) == label for chance, _ in rows)
            total += 2 * right / max(1, said + sum(gold == label for _, gold in rows))
        return total / 2

    return max((t / 50 for t in range(5, 46)), key=mean_f1)


def best_temperature(answers: Sequence[Answer], labels: Sequence[int]) -> float:
    """The divisor of the logits under which the right labels are likeliest, to two digits."""

    def loss(temperature: float) -> float:
        total = 0.0
        for answer, label in zip(answers, labels, strict=True):
            chances = (answer.supports, answer.refutes, answer.neutral)
            raised = [max(c, 1e-9) ** (1 / temperature) for c in chances]
            total -= math.log(raised[label] / sum(raised))
        return total

    return min((t / 20 for t in range(10, 61)), key=loss)


if __name__ == "__main__":
    main(sys.argv[1:])
