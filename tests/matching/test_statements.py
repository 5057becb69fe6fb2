from __future__ import annotations

import hashlib
import time
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.statements import read_statements
from matching.types import Document


def document(text: str, title: str = "A title") -> Document:
    return Document(
        id="d",
        url="https://paper.example/a",
        outlet="paper.example",
        title=title,
        published=datetime(2025, 3, 12, 8, tzinfo=UTC),
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )


def roles(text: str, title: str = "A title") -> list[str]:
    return [s.role for s in read_statements(document(text, title))]


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("Correction: The ferry carried 212 people, not 312.", "correction"),
        ("An earlier version of this article said that 312 people were on board.", "correction"),
        ("This story has been amended to give the right date.", "correction"),
        ("Clarification on March 3: the mill is in Brae.", "correction"),
        ("The court corrected the sentence on Monday.", "body"),
        ("(Reporting by Ana Vesk; editing by Tom Brook)", "boilerplate"),
        ("Source: VNA", "boilerplate"),
        ("Follow us on every channel.", "boilerplate"),
        ("By Ana Vesk", "boilerplate"),
        ("By dawn the water had reached the school.", "body"),
        ("Will the dam hold?", "question"),
        ("What the inspectors knew", "headline"),
    ],
)
def test_roles(sentence: str, role: str) -> None:
    assert (
        roles(f"It rained all night in Brae.\n\n{sentence}\n\nThe mill closed on Friday.")[1]
        == role
    )


def test_a_correction_reaches_to_the_end_of_its_paragraph() -> None:
    text = "The dam broke.\n\nCorrection: We gave a wrong toll. It was 21.\n\nIt rained."
    assert roles(text) == ["body", "correction", "correction", "body"]


def test_title_in_the_text_is_a_headline_and_context_names_it() -> None:
    found = read_statements(document("Dam breaks.\n\nIt broke at dawn. Twelve died.", "Dam breaks"))
    assert [s.role for s in found] == ["headline", "body", "body"]
    assert found[2].context == "Dam breaks\nDam breaks.\nIt broke at dawn."


@given(st.text(alphabet=st.sampled_from("abZ said. \n\"“”',1"), max_size=160))
def test_statements_lie_in_the_text(text: str) -> None:
    doc = document(text)
    found = read_statements(doc)
    assert found == read_statements(doc)
    for statement in found:
        start, end = statement.span
        assert text[start:end] == statement.text
        attribution = statement.attribution
        if attribution is not None:
            for span in (attribution.cue_span, attribution.speaker_span, attribution.content_span):
                assert span is None or start <= span[0] < span[1] <= end


def test_fast_enough_for_every_sentence_of_the_coverage() -> None:
    line = 'Governor Ada Brandt, who flew over, told reporters on Tuesday that "all 12 were safe". '
    doc = document(line * 300)
    began = time.process_time()
    count = len(read_statements(doc))
    assert count == 300
    assert (time.process_time() - began) / count < 0.004
