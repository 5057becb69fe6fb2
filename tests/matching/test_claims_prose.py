"""Claims in the prose of real pages: ages, model names, live blogs, quotations over paragraphs."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from matching.claims.restate import resolve_dates
from matching.types import Claim
from tests.matching.test_claims import claims


def one(text: str, passage: str) -> Claim:
    found = [claim for claim in claims(text) if passage in claim.text]
    assert len(found) == 1, [claim.text for claim in claims(text)]
    return found[0]


@pytest.mark.parametrize(
    ("text", "passage", "speaker"),
    [
        (
            "“We shut the valves at noon,” 52-year-old engineer Paul Brandt told the paper.",
            "We shut the valves",
            "Paul Brandt",
        ),
        (
            "The bank, which employs 4,000 people, will close 12 branches by June, it said.",
            "12 branches",
            "The bank",
        ),
        (
            "The company, based in Orsk, said it would cut 400 jobs.",
            "400 jobs",
            "The company",
        ),
        (
            "„Wir haben 40 Häuser verloren“, said the mayor, Ada Holt.",
            "40 Häuser",
            "Ada Holt",
        ),
        (
            "LINDHOLM, March 11 (CPA) — Twelve people died on Monday, the coastguard said.",
            "Twelve people died",
            "the coastguard",
        ),
    ],
)
def test_who_said_it(text: str, passage: str, speaker: str) -> None:
    claim = one(text, passage)
    assert claim.kind == "utterance"
    assert claim.speaker == speaker
    assert "LINDHOLM" not in claim.restatement


@pytest.mark.parametrize(
    ("text", "passage", "restated"),
    [
        (
            "The dam at Corvin cost 3.4bn euros. It was put at 4.1bn euros by the auditors.",
            "4.1bn",
            "The dam at Corvin was put at 4.1bn euros by the auditors.",
        ),
        (
            "The ship left Orsk. It was clear that 12 men had drowned.",
            "12 men",
            "It was clear that 12 men had drowned.",
        ),
        (
            "Mr. Brandt's lawyer, Ana Vesk, said he was paid 4,000 euros.",
            "4,000",
            "Ana Vesk said that he was paid 4,000 euros.",
        ),
        (
            "10.55am: Two people were killed in Harbour Street.",
            "Two people",
            "Two people were killed in Harbour Street.",
        ),
    ],
)
def test_restatements(text: str, passage: str, restated: str) -> None:
    assert one(text, passage).restatement == restated


@pytest.mark.parametrize(
    "text",
    [
        "The ePhone 11 was banned in Orsk by the court.",
        "Police arrested 43-year-old Martin Taylor in Orsk.",
        "The court banned the Lumo 12, which caught fire.",
    ],
)
def test_model_numbers_and_ages_count_nothing(text: str) -> None:
    assert [claim.kind for claim in claims(text)] == ["event"]


def test_a_quotation_over_paragraphs_stays_with_its_speaker() -> None:
    text = (
        "“The valves were shut at noon,” Paul Brandt said.\n\n"
        "“Nobody opened them. Our log shows that 12 men were on duty.\n\n"
        "“In 2019 the company bought 40 new seals.”\n\nThe council met on Tuesday."
    )
    said = [claim for claim in claims(text) if claim.kind == "utterance"]
    assert [claim.speaker for claim in said] == ["Paul Brandt"] * 3


def test_a_label_before_a_colon_speaks_to_nobody() -> None:
    text = "Attendance: 93,103, which set a record for the stadium in 1959."
    assert [claim for claim in claims(text) if claim.kind == "utterance"] == []


def test_what_somebody_agreed_to_do_is_an_act() -> None:
    found = claims("Orrin agreed to pay 40m euros to the families on Monday.")
    assert [claim.kind for claim in found] == ["quantity"]


@pytest.mark.parametrize(
    ("printed", "restated"),
    [
        ("The ban takes effect on 1 February.", "1 February 2026"),
        ("The trial opens on 3 March.", "3 March 2026"),
        ("The union has called a 48-hour strike from Wednesday.", "Wednesday 21 January 2026"),
        ("The union called off the strike on Monday.", "Monday 19 January 2026"),
        ("The union called the strike on Monday a success.", "Monday 19 January 2026"),
        ("The mill burned down on 1 February.", "1 February 2025"),
    ],
)
def test_dates_lie_on_the_side_that_the_sentence_looks_to(printed: str, restated: str) -> None:
    found = resolve_dates(printed, datetime(2026, 1, 20, 9, tzinfo=UTC))
    assert restated in found


@pytest.mark.parametrize(
    "text",
    [
        "A drowned sailor does not ask whose flag flew over him.",
        "There was a time when a mayor who lied left, and a mayor who did not lie slept badly.",
        "There are worse places to wait than a harbour in the rain.",
        "It is the sort of thing one expects of clerks.",
        "The rest will end, as these things do, in a room without windows.",
    ],
)
def test_an_aphorism_is_no_claim(text: str) -> None:
    assert not claims(text)


@pytest.mark.parametrize(
    "text",
    ["A ferry sails to Orsk on Monday.", "A court hears 12 appeals."],
)
def test_the_present_of_one_of_a_kind_may_be_news(text: str) -> None:
    assert len(claims(text)) == 1
