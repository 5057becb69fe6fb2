"""Networks in ONNX form that read a claim and a text together."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Protocol

from matching.reader.inner import INNER, with_inner

TOKENS = 128
"""Word pieces of claim and text together that are read; what follows is cut."""
REMEMBERED = 20_000
"""Pairs whose answers are kept."""


class ReaderError(ValueError):
    """A network that cannot be used as a reader; the message says why."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Chances in [0, 1]: of the three stances, which add up to 1, and of speaking of one thing.

    ``same_event``: both report one deed; ``same_story``: both belong to one story, whatever they
    say of it. None from a reader that does not tell.
    """

    supports: float
    refutes: float
    neutral: float
    same_event: float | None = None
    same_story: float | None = None


class PairReader(Protocol):
    """Anything that reads a claim and a text together."""

    @property
    def name(self) -> str:
        """Name and version; results carry it."""
        ...

    def read(self, claim: str, evidence: str) -> Answer:
        """What the evidence says to the claim, from the two texts alone."""
        ...


class Reader:
    """A network with its tokenizer.

    ``labels`` are the places of supports, refutes and neutral among the network's outputs;
    ``order`` puts the claim first or second, as the network was trained.
    """

    def __init__(
        self,
        name: str,
        model: bytes,
        tokenizer: str,
        *,
        labels: Sequence[int] = (0, 1, 2),
        claim_first: bool = True,
        temperature: float = 1.0,
    ) -> None:
        """Raises ReaderError for bytes that are no network or a tokenizer that is none."""
        # Half a second that only those wait for who read: most commands never do.
        import numpy
        import onnxruntime
        from tokenizers import Tokenizer

        self._arrays = numpy
        self._name = name
        self._labels = tuple(labels)
        self._claim_first = claim_first
        self._temperature = temperature
        options = onnxruntime.SessionOptions()
        options.log_severity_level = 4
        # One thread: checks run beside each other, and sums are then added in one order.
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        # Weights kept as bytes become floats once, on loading. Else the runtime multiplies bytes
        # by kernels that differ from processor to processor, and twice as slowly.
        options.add_session_config_entry("session.disable_quant_qdq", "1")
        try:
            self._session = onnxruntime.InferenceSession(
                with_inner(model), options, providers=["CPUExecutionProvider"]
            )
            self._tokenizer = Tokenizer.from_str(tokenizer)
        except Exception as error:  # both libraries raise their own, undeclared kinds
            raise ReaderError(f"{name}: {str(error).splitlines()[0]}") from None
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(TOKENS)
        self._inputs = {given.name for given in self._session.get_inputs()}
        told = [given.name for given in self._session.get_outputs()]
        self._outputs = [name for name in told if name != INNER]
        self._looks_inside = INNER in told
        self._answers = lru_cache(REMEMBERED)(self._read)

    @property
    def name(self) -> str:
        """Name and version of the network."""
        return self._name

    def read(self, claim: str, evidence: str) -> Answer:
        """What the evidence says to the claim."""
        return self._answers(claim, evidence)

    def factual(self, sentence: str) -> float:
        """The chance that a sentence of news states facts. Raises ReaderError if not trained so."""
        chance = _chance(self._run(sentence), "factual")
        if chance is None:
            raise ReaderError(f"{self._name} does not tell facts from the rest")
        return chance

    @property
    def opinions(self) -> Callable[[str], float] | None:
        """``subjective``, where the network was trained for it."""
        return self.subjective if "subjective" in self._outputs else None

    def subjective(self, sentence: str) -> float:
        """The chance that a sentence of news gives its author's own opinion. Raises ReaderError if
        not trained so."""
        chance = _chance(self._run(sentence), "subjective")
        if chance is None:
            raise ReaderError(f"{self._name} does not tell opinions from the rest")
        return chance

    def inner(self, sentence: str) -> list[float]:
        """What the heads look at: one vector for the sentence. Raises ReaderError for a network
        that was not made by the project."""
        if not self._looks_inside:
            raise ReaderError(f"{self._name} does not show what its answers rest on")
        (vector,) = self._session.run([INNER], self._given(sentence))
        return [float(value) for value in vector.reshape(-1)]

    def _read(self, claim: str, evidence: str) -> Answer:
        texts = (claim, evidence) if self._claim_first else (evidence, claim)
        found = self._run(*texts)
        logits = found.get("stance", next(iter(found.values()))).reshape(-1)
        chances = _softmax([float(logits[i]) / self._temperature for i in self._labels])
        event, story = (_chance(found, name) for name in ("event", "story"))
        return Answer(chances[0], chances[1], chances[2], event, story)

    def _run(self, first: str, second: str | None = None) -> dict[str, Any]:
        found = self._session.run(self._outputs, self._given(first, second))
        return dict(zip(self._outputs, found, strict=True))

    def _given(self, first: str, second: str | None = None) -> dict[str, Any]:
        coded = self._tokenizer.encode(first, second)
        array, int64 = self._arrays.array, self._arrays.int64
        ids = array([coded.ids], dtype=int64)
        given = {
            "input_ids": ids,
            "attention_mask": array([coded.attention_mask], dtype=int64),
            "token_type_ids": array([coded.type_ids], dtype=int64),
        }
        return {name: value for name, value in given.items() if name in self._inputs}


def opinions_of(reader: PairReader | None) -> Callable[[str], float] | None:
    """What tells opinions from reports: the reader, where it was trained for that."""
    return reader.opinions if isinstance(reader, Reader) else None


def _chance(outputs: Mapping[str, Any], name: str) -> float | None:
    if name not in outputs:
        return None
    return 1 / (1 + math.exp(-float(outputs[name].reshape(-1)[0])))


def _softmax(logits: Sequence[float]) -> list[float]:
    top = max(logits)
    raised = [math.exp(value - top) for value in logits]
    whole = sum(raised)
    return [value / whole for value in raised]


@cache
def description() -> dict[str, Any]:
    """What the shipped reader is: name, data, licences, command, calibration."""
    text = files("matching.learned").joinpath("reader.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


@cache
def own() -> Reader:
    """The reader that the project ships; loaded once."""
    learned = files("matching.learned")
    told = description()
    return Reader(
        told["name"],
        learned.joinpath("reader.onnx").read_bytes(),
        learned.joinpath("reader.tokenizer.json").read_text(encoding="utf-8"),
        temperature=told["temperature"],
    )


_WORDS = {
    "entailment": 0, "entails": 0, "supports": 0,
    "contradiction": 1, "contradicts": 1, "refutes": 1,
    "neutral": 2,
}  # fmt: skip


def entailment(name: str, model: bytes, tokenizer: str, config: Mapping[str, Any]) -> Reader:
    """A cross-encoder for natural-language inference: premise first, as they are trained.

    ``config`` is the model's ``config.json``; its ``id2label`` says which output is which. Raises
    ReaderError where one of entailment, contradiction and neutral is missing.
    """
    places: dict[int, int] = {}
    for at, word in (config.get("id2label") or {}).items():
        meaning = _WORDS.get(str(word).lower())
        if meaning is not None:
            places[meaning] = int(at)
    if sorted(places) != [0, 1, 2]:
        raise ReaderError(
            f"{name}: config.json must name entailment, contradiction and neutral in id2label"
        )
    return Reader(name, model, tokenizer, labels=[places[i] for i in range(3)], claim_first=False)
