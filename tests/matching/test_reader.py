"""The neural reader: it answers on the CPU, alone for each pair, and refuses what is no network."""

from __future__ import annotations

from importlib.resources import files

import pytest

from matching.model import gives_opinion
from matching.reader import Answer, ReaderError, entailment, own
from matching.reader.network import description
from matching.training.reader.written import NAMES, written

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


@pytest.mark.parametrize(
    ("opinion", "report"),
    [
        (
            "At long last somebody at the ministry has found the courage to say the obvious.",
            "The ministry published the figures on Tuesday, two weeks after the vote.",
        ),
        (
            "What a sorry way to run a hospital.",
            "“What a sorry way to run a hospital,” the union's spokesman, Tom Eddery, said.",
        ),
    ],
)
def test_the_writers_own_opinion_is_told_from_a_report(opinion: str, report: str) -> None:
    assert own().subjective(opinion) > 0.5 > own().subjective(report)
    assert gives_opinion(opinion)
    assert not gives_opinion(report)


def test_lessons_that_were_written_are_held_out_in_blocks() -> None:
    found = written()
    assert set(found.files) == set(NAMES)
    held = [example for rows in found.held.values() for example in rows]
    assert {e.group for e in held}.isdisjoint(e.group for e in found.train)
    assert 0.03 < len(held) / len(found.train) < 0.2
    assert {e.head for e in found.train} == {"stance", "event", "same", "subjective"}
    for example in (*found.train, *held):
        assert example.claim.strip()
        assert bool(example.evidence) is (example.head != "subjective")
        assert example.label in ((0, 1, 2) if example.head == "stance" else (0, 1))


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
