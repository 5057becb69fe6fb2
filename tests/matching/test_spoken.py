"""Claims of who said what in real prose: whose words they are, and where they begin and end."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from matching.attribution import read_attributions
from matching.claims import extract_claims
from matching.engine import match_all, read_all
from matching.judge.sides import Particulars
from matching.matter import matter_words
from matching.text.grammar import tag
from matching.text.mainverb import has_main_verb
from matching.text.sentences import split
from matching.text.tokens import stem
from matching.types import OPINION, Document, Match, Policy
from tests.matching.making import document
from tests.matching.pairs import match

FRIDAY = datetime(2023, 4, 28, 12, tzinfo=UTC)


def article_of(text: str) -> Document:
    return replace(document("paper.example", text), published=FRIDAY)


def restated(text: str) -> list[str]:
    return [claim.restatement for claim in extract_claims(article_of(text))]


def judged(ours: str, theirs: str) -> Match | None:
    """The match of an article's first claim with a page of one sentence, if there is one."""
    article, other = article_of(ours), replace(document("other.example", theirs), published=FRIDAY)
    claims = extract_claims(article)[:1]
    found = match_all(claims, read_all((other,), Policy()), article=article, policy=Policy())
    return next(iter(found[claims[0].id]), None)


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "The Tavrin health authority reported its third case of plague on 3 April 2023 "
            "after two "
            "other cases were revealed last week.",
            "The Tavrin health authority reported its third case of plague on 3 April 2023 "
            "after two "
            "other cases were revealed last week.",
        ),
        (
            "In adults the number who said they had used the drug in the past month rose by "
            "23 per cent.",
            "In adults the number who said they had used the drug in the past month rose by "
            "23 per cent.",
        ),
        (
            "The deal announced Wednesday by party leaders was set to consume more than $500 "
            "million.",
            "The deal announced Wednesday 26 April 2023 by party leaders was set to consume "
            "more than "
            "$500 million.",
        ),
        (
            "Delgado, who also managed Orsk, Tavrin and Brae, has turned down 12 offers from "
            "abroad.",
            "Delgado has turned down 12 offers from abroad.",
        ),
        (
            "Ramon Delgado was sacked last night after five years in charge, and less than "
            "six months "
            "after his first cup final.",
            "Ramon Delgado was sacked last night after five years in charge, and less than "
            "six months "
            "after his first cup final.",
        ),
        (
            "In an interview that aired on 23 April 2023, Anna Holt described the union, a bloc of "
            "nations that includes her allies, as a “foe.”",
            "In an interview that aired on 23 April 2023, Anna Holt described the union, a bloc of "
            "nations that includes her allies, as a “foe.”.",
        ),
        (
            "Tomas Arvelo, 52, was the only one of the 23 hostages who did not come out alive.",
            "Tomas Arvelo was the only one of the 23 hostages who did not come out alive.",
        ),
        (
            "The union has filed a lawsuit to stop the ban from taking effect July 1.",
            "The union has filed a lawsuit to stop the ban from taking effect 1 July 2023.",
        ),
        (
            "The blaze that appeared to begin in one home on Thursday engulfed 14 storeys.",
            "The blaze that appeared to begin in one home on Thursday 27 April 2023 engulfed 14 "
            "storeys.",
        ),
    ],
)
def test_a_sentence_is_not_torn_at_a_clause_below(text: str, claims: str) -> None:
    assert claims in restated(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Mayor Anna Holt rejected last week's indictment as part of a “shameful comedy” "
            "staged by "
            "those who try to prevent the talks.",
            "Anna Holt rejected last week's indictment as part of a “shameful comedy” staged "
            "by those "
            "who try to prevent the talks.",
        ),
        (
            "Asked whether he would close the dam, Mayor Karel Lind said: “The dam stays "
            "open until "
            "12 May.”",
            "Karel Lind said: “The dam stays open until 12 May”.",
        ),
        (
            "Abel Kemi, the secretary-general, urged the two governments to let "
            "investigators on to "
            "the ford “before the flood washes it away”.",
            "Abel Kemi urged the two governments to let investigators on to the ford “before "
            "the flood "
            "washes it away”.",
        ),
        (
            "Ludo Haas, the defence minister, warned in an interview recorded on the hotel "
            "steps that "
            "Orsk would “answer the next bullet with a brigade”.",
            "Ludo Haas warned that Orsk would “answer the next bullet with a brigade”.",
        ),
        (
            "The head of the employers' federation, Sofie Rand, called the breakdown a "
            "self-inflicted "
            "wound.",
            "Sofie Rand called the breakdown a self-inflicted wound.",
        ),
        (
            "The governor, Ayda Morkan, rejected reports that lorries had been turned back at the "
            "bridge.",
            "Ayda Morkan rejected reports that lorries had been turned back at the bridge.",
        ),
        (
            "The minister of transport, Oriel Penn, ruled out calling in the army.",
            "Oriel Penn ruled out calling in the army.",
        ),
        (
            "Karim Deval accused the authorities of burying people by night so that they "
            "need not be "
            "counted.",
            "Karim Deval accused the authorities of burying people by night so that they "
            "need not be "
            "counted.",
        ),
        (
            "A spokeswoman for Airnav denied a report that four licences had lapsed at Port Cley.",
            "Airnav denied a report that four licences had lapsed at Port Cley.",
        ),
        (
            "Jeff Sand, president of Chapter & Verse, a Brae advertising agency, said he had "
            "sold 12 "
            "posters.",
            "Jeff Sand said that Jeff Sand had sold 12 posters.",
        ),
        (
            "Inspector Reinette Cronje, of the Brae Woman and Child Unit, said all four babies had "
            "been killed.",
            "Reinette Cronje said that all four babies had been killed.",
        ),
        (
            "Selling 40 tractors took a year, Ramon Delgado said.",
            "Ramon Delgado said that selling 40 tractors took a year.",
        ),
    ],
)
def test_what_is_said_is_told_whole(text: str, told: str) -> None:
    assert told in restated(text)


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "Scott Strand, the meteorologist, spoke on Tuesday. The Sierra Nevada has seen little "
            "rain, he said.",
            ["Scott Strand"],
        ),
        (
            "Gov. Eric Holm avoided the teachers. House Speaker Brian Boss said lawmakers "
            "would act. "
            "The governor said he was waiting for a report.",
            ["Brian Boss", "Eric Holm"],
        ),
        (
            "Press Secretary Stephanie Grisham said the hearing was over. “Ambassador Volker "
            "had no "
            "idea of it,” she said. “Nothing President Lang has done is a crime,” she added.",
            ["Stephanie Grisham"] * 3,
        ),
        (
            "Ida Marsh is wanted in the United States, which accuses her of theft.",
            ["United States"],
        ),
    ],
)
def test_who_he_is(text: str, speakers: list[str]) -> None:
    article = article_of(text)
    found = read_attributions(article, split(text))
    assert [one.speaker for one in found if one is not None] == speakers


def test_he_is_no_plague() -> None:
    text = "The man had the Black Death, officials said. He was admitted to hospital on Saturday."
    assert restated(text)[-1] == "He was admitted to hospital on Saturday 22 April 2023."


def test_an_opinion_is_a_claim_of_somebody_in_a_role_only() -> None:
    role = "“We will not be their fig leaf,” Helle Brand, the party's leader, told reporters."
    nobody = "“We will not be their fig leaf,” Helle Brand said."
    (found,) = extract_claims(article_of(role))
    assert (found.kind, found.speaker, found.flags) == ("utterance", "Helle Brand", (OPINION,))
    assert not extract_claims(article_of(nobody))


def test_an_opinion_is_confirmed_by_its_speaker_alone() -> None:
    ours = "“We will not be their fig leaf,” Helle Brand, the party's leader, told reporters."
    other = "“We will not be their fig leaf,” said Paul Lang, a farmer who met Helle Brand."
    same = "The leader of the party, Helle Brand, told the crowd: “We will not be their fig leaf.”"
    theirs, hers = judged(ours, other), judged(ours, same)
    assert theirs is None or theirs.stance == "mentions"
    assert hers is not None
    assert hers.utterance_stance == "supports"


@pytest.mark.parametrize(
    "passage",
    [
        "“Nobody was paid 600 crowns,” he said.",
        "Holt's adviser said 600 crowns had been paid for the bridge.",
        "The leader said 600 crowns had been paid for the bridge.",
        "The ministry said 600 crowns had been paid for the bridge.",
    ],
)
def test_nobody_unnamed_takes_words_from_their_speaker(passage: str) -> None:
    ours = "Mayor Anna Holt said 600 crowns had been paid for the bridge in Orsk."
    found = judged(ours, passage)
    assert found is None or found.utterance_stance != "disputes"


def test_a_shortened_title_makes_nobody_else() -> None:
    ours = "President Karel Lang said 640 crowns had been paid for the bridge in Orsk."
    found = judged(ours, "Mr. Lang said 640 crowns had been paid for the bridge in Orsk.")
    assert found is not None
    assert found.utterance_stance == "supports"


def test_somebody_named_does() -> None:
    ours = "Mayor Anna Holt said 640 crowns had been paid for the bridge in Orsk."
    found = judged(ours, "Paul Lang said 640 crowns had been paid for the bridge in Orsk.")
    assert found is not None
    assert found.utterance_stance == "disputes"


def test_a_figure_that_is_denied_conflicts() -> None:
    ours = "Three border guards were shot dead at the Lesna ford."
    theirs = "Two persons died of gunshot wounds at the Lesna ford, and not three as is still said."
    assert match(ours, theirs).stance == "disputes"


def test_a_toll_counts_the_dead() -> None:
    ours = "On Wednesday 643 people had been killed."
    theirs = "The official death toll of the earthquake in Karvand rose to 643 on Wednesday."
    assert match(ours, theirs).stance == "supports"


@pytest.mark.parametrize(
    ("one", "other"),
    [("officers", "offices"), ("commander", "command"), ("reporters", "reports")],
)
def test_words_of_one_stem_by_accident_are_two(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("passage", "verb"),
    [
        ("waiting times that exceeded two hours", False),
        ("its third case on Sunday after two others were revealed", False),
        ("the man who led the firm was arrested", True),
        ("before the vote the crowd left", True),
        ("on that day the council voted", True),
    ],
)
def test_a_main_verb_stands_in_no_clause_below(passage: str, verb: bool) -> None:
    assert has_main_verb(tag(passage, 0, len(passage))) is verb


@pytest.mark.parametrize(
    ("words", "told", "missed"), [(7, 0.3, True), (6, 0.3, False), (7, 0.4, False)]
)
def test_a_claim_with_much_of_its_own_wants_some_of_it_told(
    words: int, told: float, missed: bool
) -> None:
    assert Particulars(words, told).are_missed is missed


def test_what_an_article_says_again_and_again_is_its_matter() -> None:
    text = (
        "Holt met Lang in Orsk. Holt left Orsk late. A dog barked. Lang stayed in Orsk with Holt."
    )
    assert matter_words(article_of(text)) == {stem("Holt"), stem("Orsk")}
