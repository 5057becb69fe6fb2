"""Who a claim is about and where it ends: appositions, shared subjects, "he" and "she"."""

from __future__ import annotations

import pytest

from matching.attribution.forenames import gender_of
from matching.text.sentences import split
from tests.matching.test_claims import claims


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Peter Lang, 54, of Mill Road, Brae, had denied 14 counts of fraud but was convicted "
            "by a jury of 12, having tried to sell land that was not his.",
            [
                "Peter Lang had denied 14 counts of fraud.",
                "Peter Lang was convicted by a jury of 12, having tried to sell land that was "
                "not his.",
            ],
        ),
        (
            "Ada Holt called the vote “vandalism” and accused the council of hiding 12 reports.",
            ["Ada Holt called the vote “vandalism” and accused the council of hiding 12 reports."],
        ),
        (
            "Orsk Motors cut its profit forecast after orders fell 18 per cent in May.",
            ["Orsk Motors cut its profit forecast after orders fell 18 per cent in May 2024."],
        ),
        (
            "The coastguard raised the alert for the coast to red, its first since 2019.",
            [
                "The coastguard raised the alert for the coast to red.",
                "The coastguard raised the alert for the coast to red, its first since 2019.",
            ],
        ),
        (
            "The inquiry will be led by Colm Brandt, a former surgeon who plays the cello.",
            ["The inquiry will be led by Colm Brandt."],
        ),
        (
            "Paul Brandt, who left the firm in May, denies wrongdoing.",
            ["Paul Brandt denies wrongdoing."],
        ),
        (
            "The mill now expects a profit of between 410 and 450 million euros.",
            ["The mill now expects a profit of between 410 and 450 million euros."],
        ),
    ],
)
def test_claims_told_by_themselves(text: str, told: list[str]) -> None:
    assert [claim.restatement for claim in claims(text)] == told


def test_she_is_the_woman_and_he_the_man() -> None:
    text = (
        "Joan Fell resigned on Sunday after letters to a lobbyist, Rory Keane, were published. "
        "She was elected in 2019. He was paid £240,000 by the bidder."
    )
    told = [claim.restatement for claim in claims(text)]
    assert "Joan Fell was elected in 2019." in told
    assert "Rory Keane was paid £240,000 by the bidder." in told


@pytest.mark.parametrize(
    ("forename", "gender"),
    [("Joan", "f"), ("Rory", "m"), ("Anne-Marie", "f"), ("Jean", ""), ("Orsk", "")],
)
def test_gender_of_a_forename(forename: str, gender: str) -> None:
    assert gender_of(forename) == gender


@pytest.mark.parametrize(
    "text",
    [
        "Sales came in at €2.7bn. Rival Falke reports next week.",
        "It cost £2.3m. Police said so.",
        "The index rose by 7.4%. Shares in Brae fell.",
        "The quake measured 5.6. Nobody was hurt.",
    ],
)
def test_a_sentence_may_end_with_an_amount(text: str) -> None:
    assert len(split(text)) == 2


def test_how_many_say_so_is_a_claim_of_its_own() -> None:
    (claim,) = claims("One in five say they avoid the bridge.")
    assert claim.kind == "quantity"
    assert claim.text == "One in five say they avoid the bridge"


def test_it_is_nothing_more_than_is_comment() -> None:
    assert not claims("But it’s nothing more than a nice way of saying they want to ruin Brae.")
