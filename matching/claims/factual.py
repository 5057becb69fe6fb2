"""Whether a sentence reads as a statement of fact or as comment: learned, small and readable.

A logistic regression over the declared features of ``matching.claims.worth`` and the stems of the
sentence. Weights, data and licence stand in ``matching/learned/factual.json``; the script that
makes them is ``matching/training/factual.py``.
"""

from __future__ import annotations

import json
import math
import re
from functools import lru_cache
from importlib import resources

from matching.claims.worth import features
from matching.text.grammar import tag
from matching.text.tokens import stems

_QUOTED = re.compile(r"[\"“][^\"”]*[\"”]?")
_PERSONS = (
    ("first person", re.compile(r"\b(?:I|me|my|we|us|our|ours|mine)\b", re.IGNORECASE)),
    ("second person", re.compile(r"\b(?:you|your|yours)\b", re.IGNORECASE)),
)


def signs(sentence: str) -> list[str]:
    """The signs the judgement rests on: declared features, shape of the sentence, stems."""
    words = tag(sentence, 0, len(sentence))
    found = [f"is: {name}" for name in features(sentence, words)]
    found += [f"word: {stem}" for stem in sorted(set(stems(sentence)))]
    plain = _QUOTED.sub(" ", sentence)
    for name, pattern in _PERSONS:
        if pattern.search(plain):
            found.append(f"shape: {name}")
        if pattern.search(sentence):
            found.append(f"shape: {name}, quoted too")
    count = len(words)
    found.append("shape: " + ("short" if count < 10 else "long" if count > 30 else "middling"))
    if any(w.kind == "quote" for w in words):
        found.append("shape: quotes")
    if sentence[:1] in "\"“‘'":
        found.append("shape: begins with a quotation")
    for mark, name in (("!", "exclaims"), ("?", "asks"), ("—", "dash"), ("(", "brackets")):
        if mark in sentence:
            found.append(f"shape: {name}")
    first = words[0] if words else None
    if first is not None:
        found.append(f"begins: {first.kind}")
        found.append(f"begins with: {first.low}")
    kinds = {w.kind for w in words}
    found += [f"shape: has {kind}" for kind in ("num", "name", "modal", "neg") if kind in kinds]
    if any(w.kind == "verb" for w in words):
        found.append("shape: has finite verb")
    return found


@lru_cache(maxsize=1)
def _model() -> tuple[float, float, dict[str, float]]:
    raw = json.loads(
        resources.files("matching.learned").joinpath("factual.json").read_text("utf-8")
    )
    weights = {str(name): float(value) for name, value in raw["weights"].items()}
    return float(raw["bias"]), float(raw["threshold"]), weights


def factual_score(sentence: str) -> float:
    """The share in [0, 1] of such sentences that annotators call factual."""
    bias, _, weights = _model()
    z = bias + sum(weights.get(sign, 0.0) for sign in signs(sentence))
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, z))))


def reads_as_fact(sentence: str) -> bool:
    """Whether the sentence states something as fact, at the threshold set in training."""
    return factual_score(sentence) >= factual_threshold()


def factual_threshold() -> float:
    """The score from which a sentence counts as factual."""
    return _model()[1]
