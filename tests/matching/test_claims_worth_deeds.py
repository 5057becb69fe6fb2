"""Plain facts are claims, and scenes, gestures and comment are none, whatever their subject."""

from __future__ import annotations

import pytest

from matching.claims.deeds import arranged, bodily, does, state
from matching.claims.finite import with_verb
from matching.claims.predicates import head_of, named_subject, predicate
from matching.claims.worth import worth
from matching.text.grammar import is_finite, tag
from tests.matching.test_claims import texts


@pytest.mark.parametrize(
    "sentence",
    [
        # An adjective that admits no degrees says what can be looked up.
        "Norwell was unarmed.",
        "Ida Marsh is pregnant.",
        "The carrier Lufta is bankrupt.",
        # A past clause about somebody in particular, with a verb on no list.
        "Arsonists doused the kiosk on the quay.",
        "Inspectors unsealed the silo.",
        "The ministry shelved the timetable.",
        "The bishop excommunicated the deacon.",
        "Nobody weighed the cargo.",
        "The school had no fire alarm.",
        "The sluice failed to open.",
        "His luggage was searched by customs officers.",
        "The heirs did not sign the deed.",
        # Verbs that look like nouns.
        "The treaty binds both states.",
        "The firm exports timber to Norway.",
        "The plot came to light through Ida Marsh.",
        # Arrangements.
        "The inquiry will be led by Ida Marsh.",
        "The final will be played in Tarn.",
        # Counted, not rated.
        "It was the third such derailment on the branch.",
        # What was not done, and who was the one or the first.
        "The escape hatch had never been fitted with a handle.",
        "The ledgers in the vault were not touched.",
        "One of them is Ivo Marsh, once a guard at the bank.",
        "The head nurse, Ida Marsh, was the first to report the outbreak.",
        # A figure weighs more than a word of generalities, or what must follow from it.
        "The county will put in 1.9 million crowns over the life of the lease.",
        "The survey cost about $86,000, which the town must repay.",
        # Verbs that look like nouns, behind an adverb or a counted plural.
        "About 2,400 people work at the yard.",
        "The yard now exports some 3,000 boats.",
        "A flare went up at dawn on Tuesday over the harbour of Varn.",
        # A flat denial in the speaker's own words.
        "“We have no plan to sell the foundry,” Ada Holt, its director, told the council.",
    ],
)
def test_a_plain_fact_is_a_claim(sentence: str) -> None:
    assert texts(sentence), sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Ida Marsh smiled and gazed at the harbour.",
        "The governor cleared his throat.",
        "The square fell silent.",
        "Rain was general on the quay.",
        "The council has lost its nerve.",
        "The ministry played a dangerous game.",
        "The union had no illusions.",
        "Fishermen mended nets on the quay.",
        "The depot has become a symbol of neglect.",
        "Bridges need patience.",
        "Ida Marsh deserves better.",
        "The months ahead will be hard.",
        "They clapped, they sang, they waved their scarves.",
        "The company paid the price for its arrogance.",
        "The answer was feeble.",
        "The old mill was beautiful.",
        "It was the only thing to do.",
        "He thinks that the pact might fail.",
        "“We never tire of the sea,” Ada Holt said.",
        "One of them is tired.",
    ],
)
def test_scenes_gestures_and_comment_are_none(sentence: str) -> None:
    assert not texts(sentence), sentence


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ida Marsh, who runs the depot, said everything in it was fully insured.", True),
        ("Ida Marsh said the ledgers had been shredded.", True),
        ("Ida Marsh said the town owed her nothing.", True),
        ("Ida Marsh said the terms were fair and sensible.", False),
        ("Ida Marsh said the performance was flawed but moving.", False),
        ('"No one checked the brakes," Ida Marsh told the inquiry.', True),
        ('"The doors were locked from the outside," said Ida Marsh.', True),
        ('"The brakes were not serviced," Ida Marsh said.', True),
        ('"It did not feel like a defeat," Ida Marsh said.', False),
        ('"It was a wonderful evening," Ida Marsh said.', False),
        ('"This is a dark day for our town," Ida Marsh said.', False),
    ],
)
def test_reported_speech_counts_by_its_content(sentence: str, expected: bool) -> None:
    assert bool(texts(sentence)) is expected, sentence


def test_what_they_did_in_a_row_needs_no_name() -> None:
    lead = "Two men entered the depot on Monday. "
    deeds = "They drained the tank, sawed the pipe and sealed the valve."
    assert deeds.rstrip(".") in texts(lead + deeds)
    assert len(texts(lead + "They hummed, nodded and shrugged.")) == 1


def test_a_verb_that_looks_like_a_noun_is_found_only_where_there_is_no_other() -> None:
    def finite(sentence: str) -> list[str]:
        words = with_verb(tag(sentence, 0, len(sentence)))
        return [w.low for k, w in enumerate(words) if is_finite(words, k)]

    assert finite("The levy takes effect at noon.") == ["takes"]
    assert finite("The guild exports wool to Brae.") == ["exports"]
    assert finite("A row of houses by the quay.") == []
    assert finite("The guild said exports of wool rose.") == ["said", "rose"]


@pytest.mark.parametrize(
    ("sentence", "lexical", "passive", "past", "negated"),
    [
        ("The heirs did not sign the deed.", "sign", False, True, True),
        ("It has since been dissolved.", "dissolved", True, True, False),
        ("After the storm, the crew fixed the mast.", "fixed", False, True, False),
        ("The firm exports timber.", "exports", False, False, False),
    ],
)
def test_the_predicate(
    sentence: str, lexical: str, passive: bool, past: bool, negated: bool
) -> None:
    found = predicate(with_verb(tag(sentence, 0, len(sentence))))
    assert found is not None
    assert found.lexical is not None
    assert found.lexical.low == lexical
    assert (found.passive, found.past, found.negated) == (passive, past, negated)


def test_a_lone_capital_at_the_head_is_a_name_only_in_the_singular() -> None:
    def lone(sentence: str) -> bool:
        return named_subject(tag(sentence, 0, len(sentence)))

    assert lone("Norwell was unarmed.")
    assert lone("On the quay, Ida Marsh was unarmed.")
    assert not lone("Vandals were seen.")
    assert not lone("Silence was everywhere.")


def test_the_head_of_a_subject() -> None:
    def head(subject: str) -> str:
        return head_of(tag(subject, 0, len(subject)))

    assert head("The head of the harbour board") == "head"
    assert head("The museum's director") == "director"
    assert head("The officers who came first") == "officers"


def test_one_rule_each() -> None:
    def read(sentence: str) -> tuple[bool, bool, bool, bool]:
        words = tag(sentence, 0, len(sentence))
        return does(words), state(words), arranged(words), bodily(words)

    assert read("The bishop excommunicated the deacon.") == (True, False, False, False)
    assert read("The depot was uninsured.")[1]
    assert not read("The depot was cosy.")[1]
    assert read("The final will be played in Tarn.")[2]
    assert not read("The harbour will be missed in summer.")[2]
    assert read("The judge raised her hand.")[3]
    assert not read("The driver broke his arm.")[3]


def test_degrees_are_opinion_and_counts_are_not() -> None:
    def against(sentence: str) -> tuple[str, ...]:
        return worth(sentence, tag(sentence, 0, len(sentence))).against

    opinion = "voices an opinion"
    assert opinion not in against("It was the second such leak in a year.")
    assert opinion not in against("The valve was shut, so that the tank emptied.")
    assert opinion in against("The valve was so old that nobody cared.")
    assert opinion in against("It was such a pity.")
