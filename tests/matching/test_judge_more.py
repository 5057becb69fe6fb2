"""Mechanisms of the judge beyond equal wording: currencies, tallies, speakers, places."""

from __future__ import annotations

import pytest

from matching.compare.derived import differences, rates
from matching.compare.figures import read_figures
from matching.compare.quantities import compare_quantities
from matching.compare.reading import read
from matching.compare.scope import negated_spans
from matching.compare.wording import main_deeds
from tests.matching.pairs import match


def figures_outcome(claim: str, evidence: str, document: str = "") -> str:
    (found,) = compare_quantities(
        read_figures(claim), read_figures(evidence), rates=rates(document or evidence)
    )
    return found.outcome


def test_a_printed_rate_converts_and_two_currencies_pin_a_sum() -> None:
    rate = "One euro was worth 1.10 dollars that day."
    assert figures_outcome("a price of $220", "a price of 200 euros", rate) == "entails"
    assert figures_outcome("a price of $300", "a price of 200 euros", rate) == "compatible"
    pinned = "a loss of £5.0 million, or about $6.4 million"
    assert figures_outcome("a loss of 5.7 million euros", pinned) == "entails"
    assert figures_outcome("a loss of 9 million euros", pinned) == "compatible"
    assert figures_outcome("a loss of 5.7 million euros", "a loss of £5.0 million") == "compatible"


def test_levels_give_percentage_points() -> None:
    levels = read_figures("Turnout was 41 per cent in 2019. It stands at 50 per cent today.")
    (gap,) = differences(levels)
    assert gap.dimension == "point"
    assert gap.value == pytest.approx(9)


@pytest.mark.parametrize(
    "text", ["For 31, against 12.", "31 votes to 12", "31 hands for, 12 against"]
)
def test_votes_in_many_forms_are_one_tally(text: str) -> None:
    (tally,) = (f for f in read_figures(text) if f.dimension == "tally")
    assert (tally.value, tally.other) == (31, 12)


def test_the_last_word_of_a_sentence_is_read_whole() -> None:
    (figure,) = read_figures("The bridge cost $4 million.")
    assert figure.value == 4_000_000
    assert figure.dimension == "money:USD"


def test_main_deeds_are_the_verbs_of_the_main_clause() -> None:
    claim = read("The wall holding back the lake collapsed after a storm that began on Sunday.")
    assert [term.token.text for term in main_deeds(claim)] == ["collapsed"]


def test_an_entry_of_a_register_denies_its_label() -> None:
    text = "Early closure: no."
    assert any(text[a:b] == "Early closure" for a, b in negated_spans(text))


def test_guilty_on_all_counts_is_not_acquitted_on_one() -> None:
    claim = "The jury found Marek Tolan guilty on all three counts."
    partly = "Marek Tolan was convicted on two counts and acquitted on the third."
    assert match(claim, partly).stance == "disputes"


def test_the_same_deed_set_elsewhere_disputes_a_claim_about_the_place() -> None:
    claim = "The treaty between Ardan and Veland was signed in the port town of Solm."
    there = "Envoys of Ardan and Veland signed the treaty at Kirnau on Friday."
    assert match(claim, there, kind="place").stance == "disputes"


def test_a_claim_that_denies_is_not_met_by_a_plain_report() -> None:
    claim = "The two trawlers have not been towed to Norhavn."
    assert match(claim, "The two trawlers have been towed to Norhavn.").stance != "supports"


def test_the_object_must_be_the_same_for_opposite_outcomes() -> None:
    claim = "The motion that would have closed the library was rejected."
    assert match(claim, "The budget was carried after a long debate.").stance == "mentions"


SAID = "Mayor Ilse Brandt said that 45 homes had been flooded in the valley."


def test_the_same_speaker_under_another_form_confirms_the_utterance() -> None:
    other = "The town's mayor, Ms Brandt, told reporters that water had entered 45 houses."
    found = match(SAID, other, kind="utterance", speaker="Ilse Brandt")
    assert found.utterance_stance == "supports"


def test_another_speaker_credited_with_the_figure_disputes_the_utterance() -> None:
    other = "The figure of 45 flooded homes in the valley comes from engineer Pavel Horn."
    found = match(SAID, other, kind="utterance", speaker="Ilse Brandt")
    assert found.utterance_stance == "disputes"


def test_a_date_in_another_clause_does_not_date_the_deed() -> None:
    claim = "Rebels seized the town of Orlan on Wednesday."
    later = "Water returned on Thursday, a day after rebels had seized the town of Orlan."
    assert match(claim, later).stance != "disputes"


@pytest.mark.parametrize(
    ("speaker", "printed"),
    [
        ("Ilse Brandt", "Mr Brandt"),
        ("Ilse Brandt-Hovik", "Mayor Brandt-Hovik"),
        ("Ilse Brandt", "Professor Brandt of Velm"),
        ("Ostro Mining", "Ostro's managing director, Ada Lund,"),
        ("Ostro Mining", "Ada Lund, a spokeswoman for Ostro Mining,"),
    ],
)
def test_a_title_and_an_office_leave_the_speaker_the_same(speaker: str, printed: str) -> None:
    claim = f"{speaker} said that 45 homes had been flooded in the valley."
    other = f"It rained all night. {printed} said that water had entered 45 houses in the valley."
    found = match(claim, other, kind="utterance", speaker=speaker, as_read=True)
    assert found.utterance_stance == "supports"


@pytest.mark.parametrize(
    "printed",
    ["Ada Lund, a former director of Ostro Mining,", "Ostro's critic Ada Lund", "Ms Lund"],
)
def test_those_who_do_not_speak_for_an_organisation_are_somebody_else(printed: str) -> None:
    claim = "Ostro Mining said that 45 homes had been flooded in the valley."
    other = f"{printed} said that water had entered 45 houses in the valley."
    found = match(claim, other, kind="utterance", speaker="Ostro Mining", as_read=True)
    assert found.utterance_stance != "supports"
