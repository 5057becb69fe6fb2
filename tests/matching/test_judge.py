"""The judge on pairs that defeat word overlap, and on mutations."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.matching.pairs import NOON, match

DEFEATING = [
    ("A strike on the Tarn depot killed 87 people", "A strike on the Tarn depot killed 12 people",
     "disputes"),
    ("Finance minister Ola Berg resigned on Friday", "Finance minister Ola Berg did not resign on "
     "Friday", "disputes"),
    ("A jury in Calder found Mark Evans guilty of fraud", "A jury in Calder found Mark Evans not "
     "guilty of fraud", "disputes"),
    ("President Lund signed the fisheries bill", "President Lund vetoed the fisheries bill",
     "disputes"),
    ("The earthquake in Vaskar left 80 dead", "The earthquake in Vaskar left 2,400 dead",
     "disputes"),
    ("Police arrest 3 suspects in Lyon museum theft", "Three men held over Lyon museum heist, "
     "police say", "supports"),
    ("Troops entered Kiev at dawn", "Troops entered Kyiv at dawn", "supports"),
    ("Quayle Terminals sued the dockers' union over the stoppage", "The dockers' union sued "
     "Quayle Terminals over the stoppage", "disputes"),
    ("Unemployment in Norland rose in the third quarter", "Unemployment in Norland fell in the "
     "third quarter", "disputes"),
    ("The council approved the harbour tunnel on Tuesday", "The council may have approved the "
     "harbour tunnel on Tuesday", "mentions"),
    ("The council approved the harbour tunnel", "The council reportedly approved the harbour "
     "tunnel", "mentions"),
    ("Erik Dahl opened the bridge at Sorna", "Sissel Dahl opened the bridge at Sorna", "disputes"),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "evidence", "stance"), DEFEATING)
def test_pairs_that_defeat_word_overlap(claim: str, evidence: str, stance: str) -> None:
    found = match(claim, evidence)
    assert found.stance == stance, (found.grade, found.reason)
    assert found.reason


def test_a_later_larger_toll_does_not_dispute() -> None:
    found = match(
        "The earthquake in Vaskar left 80 dead",
        "The earthquake in Vaskar left 2,400 dead",
        evidence_time=NOON + timedelta(days=2),
    )
    assert found.grade == "compatible"
    earlier = match(
        "The earthquake in Vaskar left 80 dead",
        "The earthquake in Vaskar left 54 dead",
        evidence_time=NOON - timedelta(days=1),
    )
    assert earlier.grade == "superseded"


def test_a_weaker_figure_is_no_support() -> None:
    weaker = match("The blast in Orm killed 87", "The blast in Orm killed more than 80")
    assert (weaker.grade, weaker.stance, weaker.covers) == ("compatible", "mentions", "part")
    stronger = match(
        "The blast in Orm killed more than 80 people", "The blast in Orm killed 87 people"
    )
    assert (stronger.grade, stronger.stance) == ("entails", "supports")


def test_half_of_a_compound_claim_is_not_support() -> None:
    found = match(
        "The union's 1,900 members rejected an offer of 4.5 per cent",
        "The union rejected an offer of 4.5 per cent",
    )
    assert found.stance == "mentions"
    assert found.covers == "part"


@pytest.mark.parametrize("role", ["boilerplate", "question", "correction"])
def test_roles_that_never_support(role: str) -> None:
    text = "The council approved the harbour tunnel on Tuesday"
    assert match(text, text, role=role).stance != "supports"
    assert match(text, text).stance == "supports"


def test_a_correction_disputes_the_figure_it_withdraws() -> None:
    found = match(
        "The committee voted by six to three for the rise",
        "Correction: an earlier version of this report said the committee voted by six to three "
        "for the rise.",
        role="correction",
    )
    assert found.stance == "disputes"


def test_another_year_is_another_event() -> None:
    text = "The ferry Rosa hit the pier at Hallin, injuring nine people"
    found = match(text, text, evidence_time=NOON - timedelta(days=900))
    assert found.grade == "related"


def test_an_utterance_has_two_stances() -> None:
    claim = "Erik Dahl said that the stoppage at Halden was costing 1.1 million euros a day"
    same = match(
        claim,
        "The stoppage at Halden costs 1.1 million euros a day, Erik Dahl said on Wednesday.",
        kind="utterance",
        speaker="Erik Dahl",
    )
    assert same.stance == "supports"
    assert same.utterance_stance == "supports"
    other = match(
        claim,
        "The stoppage at Halden costs 1.1 million euros a day, Sissel Moe said on Wednesday.",
        kind="utterance",
        speaker="Erik Dahl",
    )
    assert other.utterance_stance == "disputes"
    silent = match(
        claim,
        "Erik Dahl declined to say what the stoppage at Halden was costing a day in euros.",
        kind="utterance",
        speaker="Erik Dahl",
    )
    assert silent.utterance_stance == "disputes"


SENTENCES = [
    "The mayor of Hallin opened 14 new schools in March",
    "Rescuers pulled 23 survivors from the collapsed mine at Orta",
    "Kestrel Airways cancelled 310 flights on Monday",
    "The court in Dorn sentenced Ilse Brandt to 9 years in prison",
]


@given(st.sampled_from(SENTENCES), st.integers(min_value=2, max_value=5000))
def test_another_number_is_never_support(sentence: str, number: int) -> None:
    word = next(w for w in sentence.split() if w.isdigit())
    assert match(sentence, sentence).stance == "supports"
    if int(word) != number:
        assert match(sentence.replace(word, str(number)), sentence).stance != "supports"


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("The mayor was not re-elected in Hallin", "The mayor was re-elected in Hallin"),
        ("The bridge at Sorna was not destroyed", "The bridge at Sorna was destroyed"),
        ("Three ships have not been sent to Rotholm", "Three ships have been sent to Rotholm"),
        ("The bank did not raise its rate to 4.75 per cent", "The bank raised its rate to 4.75 per "
         "cent"),
        ("Kestrel Airways did not cancel 310 flights", "Kestrel Airways cancelled 310 flights"),
    ],
)  # fmt: skip
def test_not_is_never_support(claim: str, evidence: str) -> None:
    assert match(claim, evidence).stance == "disputes"
    assert match(evidence, claim).stance == "disputes"
