"""How likely a passage supports a claim: the typed comparisons and the neural reader, weighed.

The features are what a match already says of itself (its grade and every comparison with its
outcome), how well the passage was proposed, and what the reader makes of it with the sentence
before; the weights are data (``matching/learned/evidence.json``), made by
``matching.training.evidence`` from scenarios of our own.
"""

from __future__ import annotations

import json
import math
from functools import cache
from importlib.resources import files
from typing import Any

from matching.model.chances import softmax
from matching.reader import Answer
from matching.types import Claim, Match

NAME = "evidence/2"
"""Name and version of this list; weights made for another one are refused."""
LABELS = ("supports", "disputes", "neither")
FLOOR = 1e-3
PROPOSED = 2.0
"""Scores of proposal above this say no more."""


@cache
def weights() -> dict[str, Any]:
    """The weights on file. Raises ValueError if they were made for other features."""
    text = files("matching.learned").joinpath("evidence.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    if found["features"] != NAME:
        raise ValueError(f"weights for {found['features']}, not {NAME}")
    return found


def features(claim: Claim, match: Match, proposed: float, answer: Answer) -> dict[str, float]:
    """The features of one passage; log-odds are divided by 5 so that all stay near [-1, 1]."""
    found = {
        "reader supports": _odds(answer.supports),
        "reader refutes": _odds(answer.refutes),
        "reader same story": _odds(0.5 if answer.same_story is None else answer.same_story),
        "score": match.score,
        "proposed": min(PROPOSED, proposed),
        f"grade {match.grade}": 1.0,
        f"stance {match.stance}": 1.0,
        f"role {match.statement.role}": 1.0,
    }
    if claim.kind == "utterance":
        found["an utterance"] = 1.0
    for one in match.comparisons:
        found[f"{one.kind} {one.outcome}{'' if one.essential else ' (aside)'}"] = 1.0
    return found


def supports(claim: Claim, match: Match, proposed: float, answer: Answer) -> float:
    """The chance in [0, 1] that the passage supports the claim."""
    return softmax(weights()["weights"], features(claim, match, proposed, answer))["supports"]


def _odds(chance: float) -> float:
    held = min(max(chance, FLOOR), 1 - FLOOR)
    return math.log(held / (1 - held)) / 5
