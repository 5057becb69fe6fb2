"""The learned judge of pairs: chances from declared features and readable weights.

``stance(claim, evidence)`` gives the chances that a text supports, refutes or leaves open a claim;
``same_event(left, right)`` that two sentences report one event. The weights are data
(``matching/learned/pairs.json``), made by ``matching.training.pairs``.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from matching.compare.reading import read
from matching.model import events, features
from matching.model.pair import read_pair

NAME = "pairs/1"


@dataclass(frozen=True, slots=True)
class Chances:
    """The chances of the three stances; they add up to 1."""

    supports: float
    refutes: float
    neutral: float


@cache
def weights() -> dict[str, Any]:
    """The weights on file. Raises ValueError if they were made for other features."""
    text = files("matching.learned").joinpath("pairs.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    if found["features"] != [features.NAME, events.NAME]:
        raise ValueError(f"weights for {found['features']}, not {[features.NAME, events.NAME]}")
    found["act_pairs"] = frozenset(tuple(pair) for pair in found["act_pairs"])
    found["acts"] = frozenset(found["acts"])
    return found


def stance(claim: str, evidence: str) -> Chances:
    """The chances of a text's stance to a claim, from the two texts alone."""
    return weigh(read_pair(claim, evidence))


def weigh(found: Mapping[str, float]) -> Chances:
    """The chances for the features of a pair (``matching.model.features``)."""
    chances = _softmax(weights()["stance"], found)
    return Chances(chances["supports"], chances["refutes"], chances["neutral"])


def same_event(left: str, right: str) -> float:
    """The chance that two sentences report one event."""
    table = weights()
    found = events.event_features(
        read(left, None, left), read(right, None, right), table["acts"], table["act_pairs"]
    )
    return _softmax(table["event"], found)["same"]


def _softmax(
    table: Mapping[str, Mapping[str, float]], found: Mapping[str, float]
) -> dict[str, float]:
    scores = {
        label: named.get("bias", 0.0)
        + sum(named.get(name, 0.0) * value for name, value in found.items())
        for label, named in table.items()
    }
    top = max(scores.values())
    raised = {label: math.exp(score - top) for label, score in scores.items()}
    whole = sum(raised.values())
    return {label: value / whole for label, value in raised.items()}


def group_of(row: Mapping[str, Any]) -> str:
    """What a labelled row must not share with a row it is measured by: page, topic or claim."""
    extra = row.get("extra") or {}
    if "topic" in extra:
        return f"topic {extra['topic']}"
    return str(extra.get("page") or row["claim"])


def is_held_out(row: Mapping[str, Any]) -> bool:
    """Whether a labelled row belongs to the fifth that the weights were never trained on."""
    return int(hashlib.sha256(group_of(row).encode()).hexdigest()[:8], 16) % 5 == 0
