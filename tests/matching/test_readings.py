"""Readings that once went wrong: names, scopes, moods and roles of ordinary news sentences."""

from __future__ import annotations

from datetime import timedelta

import pytest

from matching.compare.events import compare_events
from matching.compare.modality import mode
from matching.compare.reading import read
from matching.compare.scope import negated_spans
from matching.text.lexicon import alike
from matching.text.naming import read_names
from matching.text.tokens import stem
from tests.matching.making import document
from tests.matching.pairs import NOON, match


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Researchers found lead in the water.", []),
        ("Apple opened a shop in Corvin.", ["Apple", "Corvin"]),
        ("The team beat Azuria 3-1.", ["Azuria"]),
    ],
)
def test_nouns_that_open_a_sentence_are_no_names(text: str, names: list[str]) -> None:
    assert [name.text for name in read_names(text, text)] == names


def test_a_noun_printed_with_a_capital_elsewhere_is_a_name() -> None:
    whole = "Target closed two shops. The chain said Target would open none."
    assert [name.text for name in read_names("Target closed two shops.", whole)] == ["Target"]


def test_what_is_said_to_be_according_to_somebody_is_no_place() -> None:
    (name,) = read_names("The lift stopped, according to the Mountain Rescue Service.")
    assert name.before == ""


def test_the_scope_of_without() -> None:
    text = "60,000 homes were left without power by the storm"
    (span,) = negated_spans(text)
    assert text[slice(*span)].strip() == "power"
    assert negated_spans("Doctors Without Limits left Kerma") == ()


def test_a_reason_does_not_weaken_what_was_done() -> None:
    assert mode("The firm called back 12,000 heaters as they may catch fire.") == "asserted"
    assert mode("The heaters may catch fire.") == "hedged"


def test_pasts_of_irregular_verbs_have_the_synonyms_of_the_verb() -> None:
    assert alike(stem("stole"), stem("robbed")) >= 0.9
    assert alike(stem("sold"), stem("bought")) == 0


@pytest.mark.parametrize(
    ("text", "sign"), [("voted 12 to 7 against the plan", "reject"), ("voted in favour", "approv")]
)
def test_a_vote_is_what_it_comes_to(text: str, sign: str) -> None:
    assert stem(sign) in read(text).stems


def test_documents_of_the_same_days_may_name_nobody() -> None:
    article = document("paper.example", "A gondola stopped above Tsalgori on Saturday.")
    register = document("rescue.example", "Souls on board: 62, says Warden Lok.", hours=30)
    found = compare_events((), (), (), article, register, ())
    assert (found.outcome, found.case) == ("absent", "unnamed")
    later = document("rescue.example", "Souls on board: 62, says Warden Lok.", hours=24 * 40)
    assert compare_events((), (), (), article, later, ()).outcome == "conflicts"


@pytest.mark.parametrize(
    ("claim", "evidence", "stance"),
    [
        ("Norland beat Azuria 3-1 in the final", "Azuria lost the final 3-1", "supports"),
        ("Norland beat Azuria 3-1 in the final", "Azuria won the final 3-1", "disputes"),
        ("Mayor Ilse Brandt resigned on Monday", "Mayor Ilse Brandt opened a library on Monday",
         "mentions"),
        ("The firm recalled 12,000 X3 heaters", "The firm sold 12,000 X3 heaters", "mentions"),
        ("Unemployment fell to 5.1 percent in August", "Unemployment rose to 5.4 percent in August",
         "disputes"),
        ("Officer Pruett has been on unpaid leave since 5 January",
         "Officer Pruett has been on leave since 5 January", "mentions"),
        ("Researchers found lead in 17 of 40 samples", "None of the 40 samples contained lead",
         "disputes"),
        ("The city council voted 12 to 7 against the stadium plan",
         "The stadium plan was approved by the council, 12 votes to 7", "disputes"),
        ("An amendment that would have added breakfast was rejected",
         "An amendment on the word all was rejected", "mentions"),
    ],
)  # fmt: skip
def test_deeds_and_what_they_are_of(claim: str, evidence: str, stance: str) -> None:
    found = match(claim, evidence)
    assert found.stance == stance, (found.grade, found.reason)


def test_the_same_office_elsewhere_is_not_the_same_speaker() -> None:
    found = match(
        "he had learned of the ruling from the car radio",
        "Club president Dario Fell said he had learned of the ruling from his dentist.",
        kind="utterance",
        speaker="Goran Vell",
        as_read=True,
        evidence_time=NOON + timedelta(hours=1),
    )
    assert found.utterance_stance != "supports"


def test_the_opposite_that_decides_is_told_as_a_conflict() -> None:
    found = match(
        "The city council voted 12 to 7 against the stadium plan",
        "The stadium plan was approved by the council, 12 votes to 7",
    )
    (polarity,) = (one for one in found.comparisons if one.kind == "polarity")
    assert (polarity.outcome, polarity.detail) == ("conflicts", found.reason)
