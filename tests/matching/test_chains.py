"""Who said it and who passed it on, as read off real pages: the chain of a statement."""

from __future__ import annotations

import pytest

from matching.statements import read_statements
from matching.types import Attribution
from tests.matching.making import document


def credit(text: str) -> Attribution:
    said = read_statements(document("argus.test", text))[-1].attribution
    assert said is not None
    return said


def content(text: str) -> str:
    span = credit(text).content_span
    assert span is not None
    return text[slice(*span)]


@pytest.mark.parametrize(
    ("text", "speaker", "chain"),
    [
        (
            "The Morning Post first reported Thursday, citing clerks familiar with the case, that"
            " his real name is Pol Holt.",
            "clerks familiar with the case",
            ("Morning Post",),
        ),
        (
            "The truce was said to be announced by Ida Lang, the Associated Press reports.",
            "Associated Press",
            (),
        ),
        (
            "Holt was described as a thief and accused of theft, according to the Daily Mail.",
            "Daily Mail",
            (),
        ),
        (
            "An Orsk government official this week confirmed that the order is genuine.",
            "An Orsk government official",
            (),
        ),
        (
            "Officials called Pol Holt a liar after he went on national television claiming that"
            " 12 fighters had crossed the border.",
            "Officials",
            (),
        ),
        (
            "Velm radio said the ship had sunk, citing Syrian jihadist-linked media.",
            "Syrian jihadist-linked media",
            ("Velm radio",),
        ),
        (
            "The weather forecast appeared to be wrong, but Ida Lang says it was not.",
            "Ida Lang",
            (),
        ),
        (
            "The Argus newspaper reported that the king would fly himself, citing his vow Tuesday"
            " to “strike them”.",
            "Argus newspaper",
            (),
        ),
    ],
)
def test_who_said_it_and_who_carried_it(text: str, speaker: str, chain: tuple[str, ...]) -> None:
    said = credit(text)
    assert (said.speaker, said.chain) == (speaker, chain)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Ida Lang says she has hired a lawyer in Velm, CBS News reports.",
            "she has hired a lawyer in Velm",
        ),
        (
            "A clerk said on Thursday that Holt had hurt his leg, reported Reuters.",
            "Holt had hurt his leg",
        ),
        (
            "The Morning Post reported Thursday, citing clerks, that his name is Pol Holt.",
            "his name is Pol Holt",
        ),
    ],
)
def test_the_carrier_is_no_part_of_what_was_said(text: str, said: str) -> None:
    assert content(text) == said


def test_what_a_paper_reported_first_is_the_thing_beside_it() -> None:
    said = credit("Lang said the police have the recording, which was first reported by CNN.")
    assert (said.speaker, said.chain) == ("Lang", ())


def test_he_is_the_one_whose_office_opened_the_sentence_before() -> None:
    said = credit(
        "Pope Francis spoke to a boy. “That’s great!” said the designer Allina Liu, 30.\n\n"
        "The Pope, speaking this week, offered his assurance of angels to the boy in Velm.\n\n"
        "“Paradise is open to all of the creatures in Velm,” he said during the weekly address."
    )
    assert said.speaker == "Pope Francis"


def test_single_marks_quote_behind_a_colon() -> None:
    said = credit("She added: 'North Orsk is going to support any country that struggles in 2019.'")
    assert (said.printed, said.cue, said.kind) == ("She", "added", "direct")


def test_a_firm_is_no_person() -> None:
    said = credit("MGM Resorts International said on Tuesday that a guest spent 300,000 dollars.")
    assert said.source_kind == "institution"


@pytest.mark.parametrize(
    ("text", "speaker", "kind"),
    [
        (
            "Schoolboy Pol Holt who was nearly killed when he was knocked out by a massive shock"
            " claims he now has 12 superpowers.",
            "Pol Holt",
            "person",
        ),
        (
            "iGen.fr's sources say the watch cost 500 euros in 2014.",
            "iGen.fr's sources",
            "anonymous",
        ),
        ("The fatwa said 12 men had been barred from Velm.", "fatwa", "document"),
        ("The paper said 12 men had been barred from Velm.", "paper", "outlet"),
    ],
)
def test_who_speaks_and_of_what_sort(text: str, speaker: str, kind: str) -> None:
    said = credit(text)
    assert (said.speaker.removeprefix("The "), said.source_kind) == (speaker, kind)


def test_a_quotation_goes_on_with_the_body_that_spoke() -> None:
    said = credit(
        "Ida Lang left.\n\n“We have no evidence that 14 men died,” the Orsk Health Ministry said."
        " “All 12 men are from Velm and were found on Monday.”"
    )
    assert said.speaker == "Orsk Health Ministry"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Glyn Davies, U.S. special representative for North Korean policy, who is in Velm, said"
            " the talks had ended on Monday.",
            "Glyn Davies",
        ),
        ("Apple long ago announced that 12 shops would close in Velm.", "Apple"),
        ("According to new modelling, 12 shops closed in Velm in 2019.", "new modelling"),
        ("Radar Online said 12 shops had closed in Velm.", "Radar Online"),
    ],
)
def test_the_speaker_stands_further_left(text: str, speaker: str) -> None:
    assert credit(text).speaker == speaker


@pytest.mark.parametrize(
    "text",
    [
        "However, it's important to note that 12 shops closed in Velm in 2019.",
        "It is worth mentioning that 12 shops closed in Velm in 2019.",
        "A New York man pleaded guilty Monday to threatening to kill 12 people in Velm.",
        "An image went viral over the weekend revealing that 12 shops had closed in Velm.",
    ],
)
def test_nobody_speaks(text: str) -> None:
    said = read_statements(document("argus.test", text))[-1].attribution
    assert said is None or said.speaker in ("", "An image")


@pytest.mark.parametrize(
    ("text", "speaker", "kind"),
    [
        ("The prosecution said 12 men had been shot in Velm.", "The prosecution", "institution"),
        ("According to news.com.au, 12 men had been shot in Velm.", "news.com.au", "outlet"),
        ("Another said: 'Twelve men had been shot in Velm on Monday.'", "Another", "person"),
        (
            "The Apple Watch sold 12 million. “We sold 900 in Velm,” an Apple spokesperson said.",
            "Apple",
            "institution",
        ),
        (
            "Pol Holt left Velm. Tiger Woods said 12 men had been shot. “Over the years, Woods has"
            " said so of 900 men in Velm and in Orsk.”",
            "Tiger Woods",
            "person",
        ),
    ],
)
def test_speakers_that_the_new_rules_had_lost(text: str, speaker: str, kind: str) -> None:
    said = credit(text)
    assert (said.speaker, said.source_kind) == (speaker, kind)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“It was owned by Tiger Woods in 2010,” the listing agent said.", "person"),
        ("The German automaker says the wagon went 300 miles in 2025.", "institution"),
        ("One Twitter user said that 12 men had been shot in Velm.", "person"),
    ],
)
def test_the_last_word_tells_the_sort(text: str, kind: str) -> None:
    assert credit(text).source_kind == kind


def test_a_society_called_so_calls_nobody() -> None:
    text = (
        "An event was held by the Orsk Society called ‘The Concept of Love’, which was advertised"
        " in 2013 as ‘Sisters only’."
    )
    assert read_statements(document("argus.test", text))[-1].attribution is None
