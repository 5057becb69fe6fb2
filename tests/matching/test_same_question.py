"""An opposite or another figure disputes only where it is said of the same thing."""

from __future__ import annotations

import pytest

from matching.compare.clauses import read_acts
from matching.compare.phrases import same_thing
from tests.matching.pairs import match

SOMETHING_ELSE = [
    # An opposite of another subject.
    ("Comparable sales at Norvell rose 3.6 percent",
     "Shares of the retailer Norvell are dropping after it cut its forecast."),
    # The same verb, another object.
    ("Parliament in Orm approved the harbour budget",
     "Parliament in Orm rejected an amendment on school fees on the same day."),
    # A negated word that is not the deed.
    ("Officers found the missing girl in a hotel room in Dorn",
     "The officers in Dorn left one room of the hotel without finding her coat."),
    # Two acts of two people.
    ("Ola Berg bought the farm at Sorna", "Erik Dahl sold the company its name at Sorna."),
    # An opposite that is only an attribute.
    ("Kestrel Airways has had a small number of delays in Hallin",
     "The last major delay at Kestrel Airways in Hallin was in spring."),
    # Another thing measured.
    ("The study found that symptoms can appear after three weeks to five years",
     "“Two months after the symptoms began I could not walk”, the patient in the study wrote."),
    # Foreseen, not done.
    ("Comparable sales at Norvell rose 3.6 percent",
     "Norvell said comparable sales will rise 3.1 percent."),
    # Another span of time.
    ("Shares of Norvell are dropping after the forecast",
     "Shares of Norvell are up 39 percent year-to-date."),
    # Another head under the same adjective.
    ("Two other fever cases were revealed in Hallin last week",
     "Of the three fever variants, the slow one is fatal in Hallin."),
    # Where a doctor works is not where it happened.
    ("The family doctor in Dorn spoke to Owen Marr, a chest physician at Albyn Hospital",
     "The family doctor in Dorn spoke to Owen Marr, a chest doctor at the Royal Infirmary."),
    # An idiom.
    ("The crisis in Norland is growing", "Enter Norland to throw down the gauntlet."),
    # Charged in a country is not charged by it.
    ("Justice officials charged Martin Quist with fraud",
     "Martin Quist faces 18 charges in Norland."),
    # Somebody's tale of what he said is no correction.
    ("The patient had been ill for three months", "I said, three months."),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "evidence"), SOMETHING_ELSE)
def test_no_dispute_about_something_else(claim: str, evidence: str) -> None:
    found = match(claim, evidence)
    assert found.stance != "disputes", (found.grade, found.reason)


THE_OPPOSITE = [
    ("Comparable sales at Norvell rose 3.6 percent", "Comparable sales at Norvell fell."),
    ("Parliament in Orm approved the harbour budget",
     "The harbour budget was rejected by parliament in Orm."),
    ("The owner of the mine, Veldane Minerals, was warned twice about the leaks",
     "Veldane Minerals insisted that it had never been put on notice about leaks."),
    ("Captain Neil Marrow, who commands the Rosa, had been drinking before the voyage",
     "Rosa Lines described suggestions that its captain had been drinking as false."),
    ("Retreating troops blew up the road bridge over the Tarn",
     "Colonel Quist rejected the charge that sappers had dropped the road bridge over the Tarn."),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "evidence"), THE_OPPOSITE)
def test_the_opposite_of_the_same_thing_disputes(claim: str, evidence: str) -> None:
    found = match(claim, evidence)
    assert found.stance == "disputes", (found.grade, found.reason)


CHANCE = [
    ("The two main forms of the fever are slow and fast", "The other two patients had slow fever."),
    ("The plague killed up to 60 percent of the people of Orm",
     "The plague killed nearly a third of the people of Orm."),
    ("Fan Meng said that the latest case in Hallin is isolated",
     "The first cases in Hallin came to light last week, doctors said."),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "evidence"), CHANCE)
def test_what_texts_share_by_chance_is_no_support(claim: str, evidence: str) -> None:
    found = match(claim, evidence)
    assert found.stance == "mentions", (found.grade, found.reason)


def test_acts_have_their_subject_and_object() -> None:
    text = "The plan that would have cut fares was thrown out by members on Monday"
    thrown = next(act for act in read_acts(text) if act.stem == "reject")
    assert (thrown.theme.head, thrown.agent.head, thrown.main) == ("plan", "member", True)
    cut = next(act for act in read_acts(text) if act.stem == "cut")
    assert (cut.agent.head, cut.theme.head, cut.main) == ("plan", "fare", False)
    entry = read_acts("Amendment 2 (breakfast): carried by three.")
    assert any(act.stem == "carri" and act.entry and "amend" in act.theme.stems for act in entry)


def test_things_part_by_their_heads() -> None:
    def theme(text: str):  # type: ignore[no-untyped-def]
        return next(act for act in read_acts(text) if act.main).theme

    sales, shares = theme("Sales at Norvell rose"), theme("Shares of Norvell fell")
    assert same_thing(sales, shares) is False
    assert same_thing(theme("The ship sank"), theme("The vessel sank")) is True
    assert same_thing(theme("It sank"), theme("The vessel sank")) is None


def test_reasons_name_what_agrees_and_what_is_open() -> None:
    found = match(
        "Anna Brandt resigned as mayor of Hallin on Friday",
        "Anna Brandt stepped down as mayor of Hallin on Friday.",
    )
    assert found.stance == "supports"
    for word in ("on who", "Anna Brandt", "on what happened", "when"):
        assert word in found.reason, found.reason
    assert "per cent" not in found.reason
    part = match("The union in Orm threw out an offer of 4.5 per cent", "The union met in Orm.")
    assert part.stance == "mentions"
