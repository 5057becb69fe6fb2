"""Claims as read off real pages: who says them, what they say, and what is no claim at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from matching.claims import extract_claims
from matching.compare.moments import read_moments
from matching.types import Claim
from tests.matching.making import document

WEDNESDAY = datetime(2024, 3, 13, 12, tzinfo=UTC)


def claims(text: str) -> tuple[Claim, ...]:
    return extract_claims(replace(document("argus.test", text), published=WEDNESDAY))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (  # "he" is nobody's institution
            "He was put in an ambulance but “succumbed to his injuries”, Brae Police said.",
            "Brae Police said that he was put in an ambulance but “succumbed to his injuries”.",
        ),
        (  # a station's name is no dateline
            "KTVB-5 broadcast a story about the building being shut, said Darrin Holt.",
            "Darrin Holt said that KTVB-5 broadcast a story about the building being shut.",
        ),
        (  # a day that opens the sentence goes with the verb behind its comma
            "But on Saturday night, others told a different story, said Christine Holt.",
            "Christine Holt said that on Saturday 9 March 2024 at night, others told a different"
            " story.",
        ),
        (
            "Ida Lang admitted fabricating key portions of a story about the war in Orsk in 2003.",
            "Ida Lang admitted fabricating key portions of a story about the war in Orsk in 2003.",
        ),
        (  # a month is nobody that became something
            "The match, the rescheduled game from February, which became Brae's game in hand over"
            " Velm, was moved to May.",
            "The match, the rescheduled game from February, which became Brae's game in hand over"
            " Velm, was moved to May.",
        ),
        (  # a list of things, not a second deed
            "The Brae government has warned residents, with persistent rainfall, powerful"
            " thunderstorms and localised flooding creating hazards across the province.",
            "The Brae government has warned residents, with persistent rainfall, powerful"
            " thunderstorms and localised flooding creating hazards across the province.",
        ),
        (
            "Reports that Lang himself had been killed by a US airstrike circulated in Turkish"
            " media Wednesday and were repeated to the Argus by multiple Iraqi sources.",
            "Lang himself had been killed by a US airstrike.",
        ),
        (
            "Local residents reported hearing a loud boom Saturday night, but said they saw"
            " nothing strange in the sky over Velm.",
            "Local residents reported hearing a loud boom Saturday 9 March 2024 at night, but said"
            " they saw nothing strange in the sky over Velm.",
        ),
        (  # "announced by" belongs to the thing before it
            "The app is being developed by the firm's group in Velm, much like 20 other titles"
            " announced by Apple.",
            "The app is being developed by the firm's group in Velm, much like 20 other titles"
            " announced by Apple.",
        ),
        (  # a name keeps its capital where no sentence begins
            "Bobby Lang says Connolly “has made statements that are anti-EU” in 12 speeches.",
            "Bobby Lang says that Connolly “has made statements that are anti-EU” in 12 speeches.",
        ),
        (  # the title of a film, not somebody's short name
            'Steve Brandt died in 2011. The film follows the indie feature "Brandt," released in'
            " 2013.",
            'The film follows the indie feature "Brandt," released in 2013.',
        ),
        (
            "James Foley wrote for the Argus. He reported about conflicts in Libya, where he was"
            " held captive for 44 days.",
            "James Foley reported about conflicts in Libya, where he was held captive for 44 days.",
        ),
    ],
)
def test_restated(text: str, told: str) -> None:
    assert told in [claim.restatement for claim in claims(text)]


def test_a_quotation_that_goes_on_is_restated_as_one() -> None:
    text = (
        "“We had moved to Velm. We heard nothing until we got a letter in 2009 saying she'd been"
        " picked,” Anji Holt said."
    )
    said = [claim.restatement for claim in claims(text)]
    assert said == [
        "Anji Holt said: “We heard nothing until we got a letter in 2009 saying she'd been picked”."
    ]


def test_ireland_is_not_northern_ireland() -> None:
    text = (
        "In neighbouring Northern Ireland, First Minister Ida Lang joined her. They stress"
        " Ireland’s dependence on 900 firms."
    )
    assert "They stress Ireland’s dependence on 900 firms." in [
        claim.restatement for claim in claims(text)
    ]


@pytest.mark.parametrize(
    ("text", "speaker", "role"),
    [
        (
            "Hamish Holt, a former army head of chemical and biological weapons revealed that the"
            " group has used gas near Velm.",
            "Hamish Holt",
            "former army head of chemical and biological weapons",
        ),
        (
            "An Apple spokeswoman told the Argus that it had sold 900 watches in Velm.",
            "Apple",
            "spokeswoman",
        ),
        ("Apple CEO Tim Holt said 900 people had been hired in April.", "Tim Holt", "Apple CEO"),
        (
            "MP Ali al-Badri said, “Three hundred soldiers were killed in Velm.”",
            "Ali al-Badri",
            "MP",
        ),
        (
            "Ahmad Saddag al-Dulaimi, the police chief, said 30 men had been killed in Velm.",
            "Ahmad Saddag al-Dulaimi",
            "the police chief",
        ),
        (
            "Bobby Lang, a former ambassador to the U.K. and EU, said 12 men had died in Velm.",
            "Bobby Lang",
            "a former ambassador to the U.K. and EU",
        ),
    ],
)
def test_who_speaks_in_which_role(text: str, speaker: str, role: str) -> None:
    (claim,) = claims(text)
    assert claim.attribution is not None
    assert (claim.speaker, claim.attribution.role) == (speaker, role)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        (
            "According to an unverified report, Father John Holt, 71, died for 48 minutes in Velm.",
            "an unverified report",
        ),
        (
            "According to papers obtained by the Argus, the firm paid 40 million dollars in 2019.",
            "papers obtained by the Argus",
        ),
        (
            "“Twelve planes were stolen from the airport in Velm on Monday,” said one official.",
            "one official",
        ),
        (
            "A new listing posted by the online auctioneer suggests that 20 engineers were hired in"
            " Velm in 2019.",
            "A new listing posted by the online auctioneer",
        ),
    ],
)
def test_the_source_as_printed(text: str, printed: str) -> None:
    (claim,) = claims(text)
    assert claim.attribution is not None
    assert claim.attribution.printed == printed


@pytest.mark.parametrize(
    "text",
    [
        "With the aid of a machine called LUCAS 2, that kept his blood flowing, doctors at Brae"
        " Hospital managed to save him in 2019.",
        "Some recognised their cats in 20 coats, a fact the lady vehemently denied before being"
        " caught on videotape.",
        "While the Argus has been accurate in predicting 20 recent Orsk product launches, it was"
        " wrong in Velm in 2019.",
        "Dear Abby: My husband just purchased plane tickets to India for 20 people.",
    ],
)
def test_nobody_is_credited(text: str) -> None:
    assert all(claim.attribution is None for claim in claims(text))


def test_a_story_is_a_document() -> None:
    text = "Ida Lang, the spokeswoman, left. The story claims that Pol Holt died in Velm in 2019."
    told = next(claim for claim in claims(text) if "Holt" in claim.text)
    assert told.attribution is not None
    assert (told.attribution.printed, told.attribution.source_kind) == ("The story", "document")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "While Orsk editor Graydon Holt tells the Argus that rats occupy 12 offices at the"
            " tower, we're also told that Anna Lang left.",
            "Graydon Holt said that rats occupy 12 offices at the tower.",
        ),
        (
            "Orsk has denied that Kim was hurt in Velm on Monday and an official in Brae said there"
            " were 12 signs of trouble.",
            "Orsk has denied that Kim was hurt in Velm on Monday 11 March 2024.",
        ),
        (
            "Twelve men will sit on the panel on Monday Night Football in Velm.",
            "Twelve men will sit on the panel on Monday Night Football in Velm.",
        ),
        (
            "On Monday evening’s CNN Tonight, Don Lang played a recording of 12 gunshots.",
            "On Monday evening’s CNN Tonight, Don Lang played a recording of 12 gunshots.",
        ),
        (
            "Since the September 11 attacks on New York, 12 jets were stolen in Velm.",
            "Since the September 11 attacks on New York, 12 jets were stolen in Velm.",
        ),
        (
            "According to recent research from our WDE (Wearables) research service, Apple sold 15"
            " million units in 2023.",
            "Apple sold 15 million units in 2023.",
        ),
        (
            "The rivals spoke after the U.S. and Cuba declared on Dec. 17 that they would restore"
            " ties. Diario de Cuba, a paper, has 90 readers.",
            "U.S. and Cuba declared that they would restore ties.",
        ),
    ],
)
def test_no_more_is_told_than_was_said(text: str, told: str) -> None:
    assert told in [claim.restatement for claim in claims(text)]


@pytest.mark.parametrize(
    ("text", "speaker", "role"),
    [
        (
            "US ambassador to Libya Safira Holt said 12 men had been shot in Velm.",
            "Safira Holt",
            "US ambassador to Libya",
        ),
        (
            "Vanity Orsk editor Graydon Holt said 12 men had been shot in Velm.",
            "Graydon Holt",
            "Vanity Orsk editor",
        ),
        ("The Chosun Ilbo said 12 men had been shot in Velm.", "Chosun Ilbo", None),
        ("WHO said 12 men had died in Velm.", "WHO", None),
    ],
)
def test_who_it_is(text: str, speaker: str, role: str | None) -> None:
    (claim,) = claims(text)
    assert claim.attribution is not None
    assert (claim.attribution.speaker, claim.attribution.role) == (speaker, role)


def test_what_will_be_announced_has_not_been_said() -> None:
    text = "Readers expect Apple will announce that 12 watches of gold cost 900 dollars in Velm."
    assert all(claim.attribution is None for claim in claims(text))


def test_the_attacks_of_september_are_those_of_2001() -> None:
    (moment,) = read_moments("Since the Sept. 11 attacks, 12 jets were stolen.", WEDNESDAY)
    assert moment.readings == ((date(2001, 9, 11), date(2001, 9, 11)),)
    assert read_moments("Don Lang spoke on CNN Tonight.", WEDNESDAY) == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The woman, who is reported to be from Bolivia, has been discharged from hospital.",
            "The woman, who is reported to be from Bolivia, has been discharged from hospital.",
        ),
        (
            "One source close to Holt tried to walk it back, emphasizing that Holt received a tip"
            " from 12 men.",
            "Holt received a tip from 12 men.",
        ),
        (
            'Even after an inquiry found him guilty of "wilful absence" in 1992, it took another 22'
            " years to remove him, the government said.",
            'The government said that even after an inquiry found him guilty of "wilful absence" in'
            " 1992, it took another 22 years to remove him.",
        ),
        (
            "There have been reports that iOS 8 preferences are erasing 12 files in Velm.",
            "iOS 8 preferences are erasing 12 files in Velm.",
        ),
    ],
)
def test_what_is_told_stands_alone(text: str, told: str) -> None:
    assert told in [claim.restatement for claim in claims(text)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("In 2013 we reported that a woman was bitten by a snake in Velm.", "outlet"),
        (
            "Twelve people died in Velm in 2019, according to the charity Talk to Frank.",
            "institution",
        ),
        ("Twelve people died in Velm in 2019, according to tech site Re/code.", "outlet"),
        ("According to recent research, twelve people died in Velm in 2019.", "document"),
    ],
)
def test_what_sort_of_source(text: str, kind: str) -> None:
    (claim,) = claims(text)
    assert claim.attribution is not None
    assert claim.attribution.source_kind == kind


@pytest.mark.parametrize(
    "text",
    [
        'The customer, known as "Conal," told his story to 12 papers in Velm in 2019.',
        'Ridley Holt\'s famous "1984" film for the firm continues to find 12 imitators in Orsk.',
        "Does the militant from Velm have 12 doubles.",
        "She was taken to hospital in Velm by 12 nuns of the Missionary Sisters.",
    ],
)
def test_no_words_of_anybody(text: str) -> None:
    assert all(claim.attribution is None for claim in claims(text))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Amazon doesn’t disclose the number, but the analyst Mark Holt estimates it has 50"
            " million customers in Orsk.",
            "Mark Holt estimates it has 50 million customers in Orsk.",
        ),
        (
            "Ida Lang added fuel to the fire, tweeting that a speech from Holt was due in Velm on"
            " 18 March.",
            "Ida Lang tweeted that a speech from Holt was due in Velm on 18 March 2024.",
        ),
        (
            "Fidel Castro and Raul Castro met Pol Maduro in Velm. Castro was last heard from on"
            " Oct. 18, when he published 12 pages about Ebola.",
            "He published 12 pages about Ebola.",
        ),
        (
            "In February last year, the group reported the capture of 12 jets near Velm.",
            "In February last year, the group reported the capture of 12 jets near Velm.",
        ),
        (
            "The post claims it was a move by the school to promote diversity, and ensure the"
            " campus does not promote 12 stereotypes in Velm.",
            "It was a move by the school to promote diversity, and ensure the campus does not"
            " promote 12 stereotypes in Velm.",
        ),
        (
            "Ida Lang, the mayor, said that to save 40 billion dollars in Velm he would have to"
            " eliminate 12 tariffs.",
            "Ida Lang said that to save 40 billion dollars in Velm he would have to eliminate 12"
            " tariffs.",
        ),
    ],
)
def test_what_belongs_to_what(text: str, told: str) -> None:
    assert told in [claim.restatement for claim in claims(text)]


@pytest.mark.parametrize(
    ("text", "speaker", "role"),
    [
        (
            "United States Attorney General Eric Holder said 12 men had been shot in Velm.",
            "Eric Holder",
            "Attorney General",
        ),
        (
            "Meanwhile, Trip Holt, an analyst from Orsk Research has predicted that Apple sold"
            " 100,000 apps in 2015.",
            "Trip Holt",
            "analyst from Orsk Research",
        ),
        (
            "Tim Cook, the chief of Apple further confirmed it. Cook said 12 men died in Velm.",
            "Tim Cook",
            None,
        ),
    ],
)
def test_titles_and_appositions(text: str, speaker: str, role: str | None) -> None:
    claim = next(claim for claim in claims(text) if claim.speaker)
    assert claim.attribution is not None
    assert (claim.speaker, claim.attribution.role) == (speaker, role)


def test_what_was_reported_stands_without_its_conjunction() -> None:
    text = "A few days ago, it was reported that Pol Holt had been killed by an airstrike in Velm."
    assert "Pol Holt had been killed by an airstrike in Velm." in [
        claim.restatement for claim in claims(text)
    ]


def test_a_parted_quotation_is_one() -> None:
    text = (
        "“The island was owned by Pol Holt for 12 years and more,” the agent said, “but after he"
        " left Velm for Orsk in 2010 with 12 men he does not need an island in the north anymore.”"
    )
    (claim,) = claims(text)
    assert claim.restatement.startswith("The agent said: “The island was owned by Pol Holt ")
