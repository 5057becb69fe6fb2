"""The neural reader: it answers on the CPU, alone for each pair, and refuses what is no network."""

from __future__ import annotations

from importlib.resources import files

import pytest

from matching.reader import Answer, ReaderError, entailment, own
from matching.reader.network import description

CLAIM = "The council of Halvermouth approved the tunnel on Tuesday."
YES = "Halvermouth's council voted to approve the tunnel on Tuesday, by 21 votes to nine."
NO = "The council of Halvermouth rejected the tunnel on Tuesday."
OTHER = "A bakery in Halvermouth sells bread shaped like otters."


def test_an_answer_is_made_of_chances() -> None:
    for text in (YES, NO, OTHER, "", "…", "x" * 50_000):
        answer = own().read(CLAIM, text)
        assert answer.supports + answer.refutes + answer.neutral == pytest.approx(1)
        assert answer.same_event is not None
        assert 0 <= answer.same_event <= 1


def test_it_tells_support_from_refutation_and_from_nothing() -> None:
    yes, no, other = (own().read(CLAIM, text) for text in (YES, NO, OTHER))
    assert yes.supports > 0.5 > yes.refutes
    assert no.refutes > 0.5 > no.supports
    assert other.neutral > 0.5
    assert (yes.same_event or 0) > (other.same_event or 0)


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("The strike killed 87 people.", "The strike killed 12 people."),
        ("The minister resigned.", "The minister did not resign."),
        ("The bill was signed by the governor.", "The bill was vetoed by the governor."),
    ],
)
def test_one_word_turns_a_statement_round(claim: str, evidence: str) -> None:
    same, other = own().read(claim, claim), own().read(claim, evidence)
    assert same.supports > 0.5
    assert other.refutes > 0.4
    assert other.refutes > 2 * same.refutes


def test_an_answer_does_not_depend_on_what_was_read_before() -> None:
    first = own().read(CLAIM, YES)
    for text in (NO, OTHER, YES * 3):
        own().read(CLAIM, text)
    network = _shipped()
    assert network.read(CLAIM, YES) == first


def test_facts_and_the_rest() -> None:
    fact = own().factual("The plant shed 212 jobs in March, the company said.")
    rest = own().factual("Isn't it high time we all learned to love our trees a little more?")
    assert fact > 0.5 > rest


def test_the_description_names_data_licences_and_commands() -> None:
    told = description()
    assert told["name"] == own().name
    assert told["data"]
    assert "CC BY" in told["licences"]
    assert all("matching.training.reader" in command for command in told["commands"])


def test_any_inference_network_reads_premise_first() -> None:
    """The shipped network, with its outputs named as models on hubs name them."""
    labels = {"0": "entailment", "1": "contradiction", "2": "neutral"}
    network = entailment("a folder", *_parts(), {"id2label": labels})
    swapped = network.read(YES, CLAIM)
    plain = _shipped(temperature=1.0).read(CLAIM, YES)
    assert isinstance(swapped, Answer)
    assert swapped.supports == plain.supports


@pytest.mark.parametrize(
    ("model", "config", "told"),
    [
        (b"no network", {"id2label": {0: "entailment", 1: "contradiction", 2: "neutral"}}, "odd"),
        (None, {"id2label": {0: "positive", 1: "negative"}}, "entailment"),
        (None, {}, "entailment"),
    ],
)
def test_what_cannot_be_used_is_refused_in_one_line(
    model: bytes | None, config: dict[str, object], told: str
) -> None:
    good, tokenizer = _parts()
    with pytest.raises(ReaderError) as error:
        entailment("odd", model or good, tokenizer, config)
    assert told in str(error.value)
    assert "\n" not in str(error.value)


def _parts() -> tuple[bytes, str]:
    learned = files("matching.learned")
    tokenizer = learned.joinpath("reader.tokenizer.json").read_text(encoding="utf-8")
    return learned.joinpath("reader.onnx").read_bytes(), tokenizer


def _shipped(temperature: float | None = None):  # type: ignore[no-untyped-def]
    from matching.reader import Reader

    model, tokenizer = _parts()
    given = description()["temperature"] if temperature is None else temperature
    return Reader("again", model, tokenizer, temperature=given)
