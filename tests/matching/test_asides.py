"""What a sentence asserts beside its main statement becomes claims of its own."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.claims import extract_claims
from matching.compare import view
from matching.text.asides import asides, besides, without
from matching.types import ASIDE
from tests.matching.making import document, statement

CASES = [
    (
        "Pol Ferrer, who drove her for nine years, was acquitted",
        ["who drove her for nine years"],
        "Pol Ferrer was acquitted",
    ),
    (
        "The unions signed the pact on Thursday, after nineteen months of quarrels",
        ["after nineteen months of quarrels"],
        "The unions signed the pact on Thursday",
    ),
    (
        "The trial enrolled 4,812 patients in 11 countries, with an average age of 71",
        ["with an average age of 71"],
        "The trial enrolled 4,812 patients in 11 countries",
    ),
    (
        "Three civilians were killed in the village, among them a boy of nine",
        ["among them a boy of nine"],
        "Three civilians were killed in the village",
    ),
    (
        "The jet broke off its landing at 9.47, because a turboprop stood on the runway",
        ["because a turboprop stood on the runway"],
        "The jet broke off its landing at 9.47",
    ),
    (
        "The ferry left Skerrin an hour earlier with 212 people on board",
        ["with 212 people on board"],
        "The ferry left Skerrin an hour earlier",
    ),
]


@pytest.mark.parametrize(("sentence", "expected", "main"), CASES)
def test_asides_are_found_and_the_sentence_stands_without(
    sentence: str, expected: list[str], main: str
) -> None:
    spans = asides(sentence)
    assert [sentence[a:b] for a, b in spans] == expected
    assert without(sentence, spans) == main


@pytest.mark.parametrize(
    "sentence",
    [
        "Pol Ferrer, who had not driven her for nine years, was acquitted",  # a denial stays
        "The report, which found that 87 people had died, was published",  # so does a figure
        "The mayor, a lawyer, resigned on Monday",  # who somebody is asserts nothing new
        "After the storm",  # nothing is left without it
    ],
)
def test_what_stays_with_its_sentence(sentence: str) -> None:
    assert asides(sentence) == ()


@given(st.text(alphabet="abco ,.;—12Tw()'", max_size=80))
def test_spans_lie_in_order_within_any_text(text: str) -> None:
    spans = besides(text)
    assert all(0 <= a < b <= len(text) for a, b in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert set(asides(text)) <= set(spans)
    assert without(text, ()) == text


def test_the_claim_leaves_its_aside_to_another_claim() -> None:
    sentence = "Quay Terminals, which runs the port under a thirty-year concession, sued the union."
    article = document("paper.example", f"The port was quiet. {sentence} Gulls sat on the cranes.")
    found = {claim.text: claim for claim in extract_claims(article)}
    main = found[sentence.rstrip(".")]
    assert main.flags == (ASIDE,)
    assert main.restatement == "Quay Terminals sued the union."
    aside = found["which runs the port under a thirty-year concession"]
    assert aside.restatement == "Quay Terminals runs the port under a thirty-year concession."
    other = document("other.example", "Quay Terminals has sued the dockers' union.")
    seen = view(main, statement(other), article=article)
    assert seen.claim.figures == ()  # the thirty years hold nothing back any more


def test_a_verb_behind_an_apposition_is_no_aside() -> None:
    text = "Edda Marling, the forewoman on duty, led four colleagues out of the building."
    (found,) = extract_claims(document("paper.example", text))
    assert found.text == text.rstrip(".")


def test_what_follows_a_claim_is_cut_from_its_span() -> None:
    text = "The unions signed the pact on Thursday, after nineteen months of quarrels."
    texts = [claim.text for claim in extract_claims(document("paper.example", text))]
    assert texts == [
        "The unions signed the pact on Thursday",
        "after nineteen months of quarrels",
    ]


def test_two_predicates_of_one_subject_are_two_claims() -> None:
    text = "Sparta Velm served a one-window ban in 2019 and finished bottom of the table in May."
    found = extract_claims(document("paper.example", text))
    assert [claim.text for claim in found] == [
        "Sparta Velm served a one-window ban in 2019",
        "finished bottom of the table in May",
    ]
    assert found[1].restatement.startswith("Sparta Velm finished bottom of the table")
    whole = "A fire destroyed the paper mill in Orsk and injured 7 workers."
    (one,) = extract_claims(document("paper.example", whole))
    assert one.text == whole.rstrip(".")  # one event: the figure stays with what it belongs to
