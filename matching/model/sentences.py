"""Two questions about one sentence of news: does it state a fact, does its author give an opinion?

Each is a logistic regression over the vector that the neural reader's heads look at; that of facts
also weighs the signs of ``matching.claims.factual``. Weights, data and licences stand in
``matching/learned/sentences.json``; ``matching.training.sentences`` makes them.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from matching.claims.factual import signs
from matching.claims.worth import worth
from matching.reader import description, own
from matching.text.grammar import tag

WORTH, QUOTED = 0.5, 4.0
"""How much the score of what is worth checking, and the share of a sentence that stands in
quotation marks, speak against its author's own opinion. Both are set by hand, with rows in sight
that are measured too (``docs/evaluation.md``), for what is written to teach has other shares of
both than the news has; neighbouring values differ little."""

_QUOTATION = re.compile(r"^[^\"“”]*(?:”|[,.!?]\")|[\"“][^\"”]*[\"”]?")


@dataclass(frozen=True, slots=True)
class Weights:
    """One regression: bias, weights of the vector, weights of signs."""

    bias: float
    inner: tuple[float, ...]
    signs: dict[str, float]

    def odds(self, inner: list[float], found: list[str]) -> float:
        """The logarithm of the odds; above 0 the answer is yes."""
        total = self.bias + sum(w * v for w, v in zip(self.inner, inner, strict=True))
        return total + sum(self.signs.get(sign, 0.0) for sign in sorted(set(found)))


def fact_odds(sentence: str) -> float:
    """The log-odds that the sentence states a fact, from the threshold set in training."""
    return _weights("fact").odds(own().inner(sentence), signs(sentence))


def opinion_odds(sentence: str) -> float:
    """The log-odds that the sentence gives its author's own opinion: what the reader sees, less
    what is worth checking and what others are quoted with."""
    seen = _weights("opinion").odds(own().inner(sentence), [])
    worth_it = worth(sentence, tag(sentence, 0, len(sentence))).score
    return seen - WORTH * worth_it - QUOTED * quoted_share(sentence)


def quoted_share(sentence: str) -> float:
    """How much of a sentence stands in double quotation marks, in [0, 1]; a quotation may have
    begun before the sentence or go on behind it."""
    inside = sum(len(match.group()) for match in _QUOTATION.finditer(sentence))
    return inside / max(1, len(sentence))


@cache
def document() -> dict[str, Any]:
    """The file of weights. Raises ValueError if they were made for another reader."""
    text = files("matching.learned").joinpath("sentences.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    if found["reader"] != description()["sha256"]:
        raise ValueError("sentences.json was made for another reader than reader.json describes")
    return found


@cache
def _weights(name: str) -> Weights:
    raw = document()[name]
    return Weights(float(raw["bias"]), tuple(raw["inner"]), dict(raw.get("signs", {})))
