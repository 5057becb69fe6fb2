from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from importlib import resources

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.claims import extract_claims, unclaimed
from matching.claims.factual import factual_score
from matching.types import Claim, Document
from tests.eval.claims_figures import claims_figures
from tests.shared_data import shared


def document(text: str, published: datetime | None = None) -> Document:
    return Document(
        id="a",
        url="https://paper.example/a",
        outlet="paper.example",
        title="A title",
        published=published or datetime(2025, 3, 12, 8, tzinfo=UTC),
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )


def claims(text: str) -> tuple[Claim, ...]:
    found = extract_claims(document(text))
    for claim in found:
        assert text[claim.span[0] : claim.span[1]] == claim.text
        assert text[claim.sentence_span[0] : claim.sentence_span[1]] == claim.sentence
        assert claim.worth
    return found


def texts(text: str) -> list[str]:
    return [claim.text for claim in claims(text)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The weir at Corvin burst on Monday, drowning nine people and flooding 40 farms.",
            [
                "The weir at Corvin burst on Monday",
                "drowning nine people",
                "flooding 40 farms",
            ],
        ),
        (
            "The council raised the levy to 3 per cent, the first rise since May 2019.",
            ["The council raised the levy to 3 per cent", "the first rise since May 2019"],
        ),
        (
            "A tanker was hit by a drone off Brae, and its master was later arrested.",
            ["A tanker was hit by a drone off Brae, and its master was later arrested"],
        ),
        (
            "Fares rose by 4 per cent in June; the railway lost 12 million crowns.",
            ["Fares rose by 4 per cent in June", "the railway lost 12 million crowns"],
        ),
        (
            "So clear was the result that the count was stopped at noon on Friday.",
            ["the count was stopped at noon on Friday"],
        ),
        (
            "Troops entered Corvin on Friday, the army ministry announced, crowning a proud year.",
            ["Troops entered Corvin on Friday"],
        ),
        (
            "CORVIN, March 11 (CNA) - Nine miners died in a fire on Tuesday.",
            ["Nine miners died in a fire on Tuesday"],
        ),
    ],
)
def test_clauses_become_claims_of_their_own_spans(sentence: str, expected: list[str]) -> None:
    assert texts(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "What happens next is anybody's guess.",
        "It is a strange thing to be proud of a ditch.",
        "Perhaps the lesson is an old one.",
        "No bridge can replace what was lost.",
        "A town without a harbour is like a bird without wings.",
        "The landscape remains fraught with uncertainty.",
        "Whatever the inquiry finds, nobody will sleep soundly.",
        "She folded her hands and looked at the water.",
        "We shall see whether they keep their word.",
        "Will the dam hold?",
        "One could feel the relief in the hall.",
    ],
)
def test_comment_and_scenes_are_no_claims_and_the_reason_is_given(sentence: str) -> None:
    assert texts(sentence) == []
    ((span, reason),) = unclaimed(document(sentence))
    assert sentence[span[0] : span[1]] == sentence
    assert reason


def test_a_sentence_in_which_the_author_speaks_his_mind_is_none_where_opinions_are_told() -> None:
    mind = "Mayor Ada Holt sold the school of Brae to a friend for a song."
    assert texts(mind)
    assert extract_claims(document(mind), lambda sentence: 0.99) == ()
    ((_, reason),) = unclaimed(document(mind), lambda sentence: 0.99)
    assert reason == "gives the author's opinion"
    assert len(extract_claims(document(mind), lambda sentence: 0.9)) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "The council of Brae has shamefully failed 40 families.",  # the figure can be checked
        "The council of Brae shamefully closed the school on Monday.",  # so can the day
        "Mayor Ada Holt said that the council of Brae had failed its own people.",  # hers
        "Nobody was hurt in Brae.",  # too short to tell
    ],
)
def test_what_can_be_checked_stays_a_claim_whatever_its_author_thinks(sentence: str) -> None:
    assert texts(sentence)
    assert extract_claims(document(sentence), lambda sentence: 0.99)


def test_an_utterance_has_speaker_and_content() -> None:
    (claim,) = claims("Mayor Ada Holt told reporters on Monday that 40 houses had burned in Brae.")
    assert claim.kind == "utterance"
    assert claim.speaker == "Ada Holt"
    assert claim.content == "40 houses had burned in Brae"
    assert claim.restatement == "Ada Holt said that 40 houses had burned in Brae."


@pytest.mark.parametrize(
    ("sentence", "source_kind"),
    [
        ("Two clerks were detained on Monday, a police source told this newspaper.", "anonymous"),
        ("The mill hired 120 workers in Brae, according to people close to it.", "anonymous"),
        ("Some 300 people were moved to Brae, the Corvin News Agency reported.", "agency"),
        ("Papers shown to the Gazette say that Holt Mines was warned twice in May.", "document"),
        ("Troops took the town of Corvin on Monday, the Ministry of War announced.", "institution"),
    ],
)
def test_carriers_and_unnamed_sources_are_no_speakers(sentence: str, source_kind: str) -> None:
    (claim,) = claims(sentence)
    assert claim.kind != "utterance"
    assert claim.speaker is None
    assert claim.attribution is not None
    assert claim.attribution.source_kind == source_kind


@pytest.mark.parametrize(
    ("text", "restated"),
    [
        (
            "Nine people died in Brae on Monday.",
            "Nine people died in Brae on Monday 10 March 2025.",
        ),
        (
            "The mill in Brae will close on Friday.",
            "The mill in Brae will close on Friday 14 March 2025.",
        ),
        (
            "Prices rose by 3 per cent in October.",
            "Prices rose by 3 per cent in October 2024.",
        ),
        (
            "The weir at Corvin burst on Monday night.",
            "The weir at Corvin burst on Monday 10 March 2025 at night.",
        ),
    ],
)
def test_dates_are_resolved_from_publication(text: str, restated: str) -> None:
    assert claims(text)[0].restatement == restated


def test_names_are_resolved_in_the_document() -> None:
    text = (
        "Judge Tom Brook, who sat in Brae, spoke.\n\nHe was fined 300 crowns on Monday. "
        "Brook resigned on Tuesday."
    )
    restated = [claim.restatement for claim in claims(text)]
    assert restated == [
        "Tom Brook was fined 300 crowns on Monday 10 March 2025.",
        "Tom Brook resigned on Tuesday 11 March 2025.",
    ]


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            ["Ada Holt", "said", "that", "“", "”", ",", ".", "killing", "12 people", "died",
             "on Monday", "and", "the first", "since 2019", "which", "rose", ";", "\n\n", "with",
             "according to", "Reuters", "?", "the weir", "in Brae"]
        ),
        max_size=40,
    )
)  # fmt: skip
def test_spans_quote_the_text_and_extraction_repeats(parts: list[str]) -> None:
    text = " ".join(parts)
    article = document(text)
    found = extract_claims(article)
    assert found == extract_claims(article)
    assert len({claim.id for claim in found}) == len(found)
    for claim in found:
        assert text[claim.span[0] : claim.span[1]] == claim.text
        assert claim.sentence_span[0] <= claim.span[0] < claim.span[1] <= claim.sentence_span[1]
        if claim.content_span is not None:
            assert text[slice(*claim.content_span)] == claim.content


def test_the_scenarios_of_the_shared_data() -> None:
    figures = claims_figures(shared("data", "scenarios"))
    assert figures["found"] >= 0.97
    assert figures["not_claims"][0] * 10 <= figures["not_claims"][1]
    assert figures["speakers"][0] >= 9
    assert figures["reported"] <= 1.5 * figures["gold"]


def seed() -> Document:
    text = shared("seed", "safety-zone.txt").read_text(encoding="utf-8")
    return document(text, datetime(2025, 12, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    ("words", "speaker", "agency"),
    [
        (("visit to a command point", "November 30"), None, None),
        (("safety zone along Russia’s border",), "Vladimir Putin", "TASS"),
        (("precede any military operations", "toward the north"), "Vladimir Putin", "TASS"),
        (("originates from the Russian Armed Forces",), "Vladimir Putin", None),
        (("Krasnoarmeysk and Volchansk",), None, None),
        (("87 inhabited localities",), None, None),
        (("initiative for the entire line of battle belongs",), None, None),
        (("cast doubt on the possibility",), "The former Ukrainian prime minister", None),
    ],
)
def test_the_seed_article_gives_its_claims(
    words: tuple[str, ...], speaker: str | None, agency: str | None
) -> None:
    article = seed()
    found = [c for c in extract_claims(article) if all(word in c.text for word in words)]
    assert len(found) == 1
    (claim,) = found
    assert claim.speaker == speaker
    assert (claim.kind == "utterance") == (speaker is not None)
    if agency is not None:
        assert claim.attribution is not None
        assert agency in claim.attribution.chain


@pytest.mark.parametrize(
    "words",
    [
        "strategic shift",
        "fraught with uncertainty",
        "broader Western concern",
        "success will hinge",
        "cornerstone of",
    ],
)
def test_the_commentary_of_the_seed_article_does_not(words: str) -> None:
    assert not [c.text for c in extract_claims(seed()) if words in c.text]


def test_the_learned_ear_tells_report_from_comment() -> None:
    report = factual_score("The company was fined 300,000 crowns by a court in Brae in 2019.")
    comment = factual_score("We should all be ashamed of what you people let happen!")
    assert report > 0.6 > 0.4 > comment


def test_the_learned_weights_name_their_data_and_licence() -> None:
    raw = json.loads(
        resources.files("matching.learned").joinpath("factual.json").read_text("utf-8")
    )
    assert "FactAppeal" in raw["data"]
    assert raw["licence"] == "CC BY 4.0"
    assert raw["script"] == "matching/training/factual.py"


def test_what_nobody_did_is_a_fact_and_what_nobody_will_forget_is_not() -> None:
    text = "Nobody was arrested on Tuesday. Nobody who saw it is likely to forget that night."
    assert [claim.text for claim in extract_claims(document(text))] == [
        "Nobody was arrested on Tuesday"
    ]


def test_a_firm_named_after_its_founder_keeps_its_name() -> None:
    text = (
        "The firm was founded in 1962 by Jan Brannock, an engineer. Shares in Brannock fell by 4"
        " per cent on Monday. Two workers were killed at the Brannock plant."
    )
    told = [claim.restatement for claim in extract_claims(document(text))]
    assert not any(
        "Shares in Jan Brannock" in line or "Jan Brannock plant" in line for line in told
    )
    assert len(told) == 3


def test_an_office_is_not_the_body_that_spoke_before() -> None:
    text = (
        "Police said three people were held in Lyon. Prices rose 4 per cent in May, the statistics"
        " office said."
    )
    speakers = [claim.speaker for claim in extract_claims(document(text))]
    assert speakers[1] == "the statistics office"


def test_a_dateline_alone_claims_nothing() -> None:
    assert extract_claims(document("CHICAGO (AP) -- ")) == ()
    assert extract_claims(document("LINDHOLM, March 11 (CPA) - \n\nLINDHOLM (CPA) —")) == ()
