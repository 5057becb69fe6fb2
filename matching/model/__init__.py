"""The learned judge of pairs: chances from declared features and readable weights.

``stance(claim, evidence)`` gives the chances that a text supports, refutes or leaves open a claim;
``same_event(left, right)`` that two sentences report one event. Each weighs two judges: the typed
comparisons (``matching/learned/pairs.json``, made by ``matching.training.pairs``) and the neural
reader beside them (``reader.json``, made by ``matching.training.reader``).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from matching.compare.reading import read
from matching.model import events, features
from matching.model.beside import beside, pooled
from matching.model.chances import Chances, softmax
from matching.model.pair import read_pair
from matching.model.sentences import fact_odds, opinion_odds
from matching.reader import description, own

__all__ = [
    "Chances",
    "beside",
    "gives_opinion",
    "group_of",
    "is_for_calibration",
    "is_held_out",
    "is_measured",
    "same_event",
    "stance",
    "states_fact",
    "typed_event",
    "typed_stance",
    "weights",
]


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
    answer = own().read(claim, evidence)
    found = beside(answer, typed_stance(claim, evidence))
    return Chances(**softmax(description()["beside"], found))


def typed_stance(claim: str, evidence: str) -> Chances:
    """The same by the typed comparisons alone."""
    return Chances(**softmax(weights()["stance"], read_pair(claim, evidence)))


def same_event(left: str, right: str) -> float:
    """The chance that two sentences report one event: both judges' log-odds added up."""
    read = own()
    both = [read.read(left, right).same_event, read.read(right, left).same_event]
    return pooled([chance for chance in both if chance is not None], typed_event(left, right))


def typed_event(left: str, right: str) -> float:
    """The same by the typed comparisons alone."""
    table = weights()
    found = events.event_features(
        read(left, None, left), read(right, None, right), table["acts"], table["act_pairs"]
    )
    return softmax(table["event"], found)["same"]


def gives_opinion(sentence: str) -> bool:
    """Whether a sentence of news gives its author's own opinion."""
    return opinion_odds(sentence) > 0


def states_fact(sentence: str) -> bool:
    """Whether a sentence of news states a fact."""
    return fact_odds(sentence) >= 0


def group_of(row: Mapping[str, Any]) -> str:
    """What a labelled row must not share with a row it is measured by: page, topic or claim."""
    extra = row.get("extra") or {}
    if "topic" in extra:
        return f"topic {extra['topic']}"
    return str(extra.get("page") or row["claim"])


def is_held_out(row: Mapping[str, Any]) -> bool:
    """Whether a labelled row belongs to the fifth of the groups that was never trained on."""
    return _digest(group_of(row)) % 5 == 0


def is_for_calibration(group: str) -> bool:
    """Whether a group of that fifth belongs to the half that weighs the judges."""
    return _digest(group) // 5 % 2 == 0


def is_measured(row: Mapping[str, Any]) -> bool:
    """Whether nothing at all was learned from a labelled row."""
    return is_held_out(row) and not is_for_calibration(group_of(row))


def _digest(group: str) -> int:
    return int(hashlib.sha256(group.encode()).hexdigest()[:8], 16)
