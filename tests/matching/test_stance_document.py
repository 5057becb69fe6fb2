"""Whole documents: on the matter or not, and the side they take; with texts of our own."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.model import Chances
from matching.stance import Rates, document_stance, related_stance
from matching.stance.document import between, core_of
from matching.stance.matter import read_matter
from matching.stance.rates import background
from matching.stance.related import relatedness, words_of

CLAIM = "A whale swallowed a kayaker off Norlund"
TOLD = """A humpback whale swallowed a kayaker off the coast of Norlund on Sunday and spat him out
seconds later. Jon Aske, 24, was paddling in the bay when the whale came up beneath him. His father,
who was in the next kayak, filmed it. The young man was not hurt and went home the same day.

Whales feed close to the shore of Norlund at this time of the year. The coastguard asked kayakers
to keep their distance."""
PASSED_ON = """A kayaker was reportedly swallowed by a whale off Norlund on Sunday, according to a
video that has been shared widely. The man claims that he spent seconds in the mouth of the animal.
The video could not be verified. The coastguard is looking into the reports."""
DEBUNKED = """A video that appears to show a whale swallowing a kayaker off Norlund has been seen
four million times since Sunday. In it a man vanishes in the mouth of a humpback.

But the story is a hoax. The coastguard of Norlund denied that any kayaker was swallowed by a whale.
The film was made up by an agency for a brand of raincoats, which admitted that it is fake."""
OTHER = """The council of Tavrin has agreed to spend 40 million crowns on a new tram line. Work on
the line is to begin in spring, and the first trams are due to run in three years."""


@pytest.mark.parametrize(
    ("text", "stance", "side"),
    [
        (TOLD, "supports", "asserts"),
        (PASSED_ON, "mentions", "open"),
        (DEBUNKED, "disputes", "denies"),
    ],
)
def test_the_side_of_a_document(text: str, stance: str, side: str) -> None:
    found = document_stance(CLAIM, text)
    assert (found.related, found.stance, found.side) == (True, stance, side)


def test_a_document_on_another_matter_takes_no_side() -> None:
    found = document_stance(CLAIM, OTHER)
    assert not found.related
    assert (found.stance, found.side) == ("mentions", "open")


def test_a_claim_that_denies_is_met_by_a_document_that_denies() -> None:
    denial = "No, a whale did not swallow a kayaker off Norlund"
    assert document_stance(denial, DEBUNKED).stance == "supports"
    assert document_stance(denial, TOLD).stance == "disputes"
    assert (
        document_stance("Whale reportedly swallows kayaker off Norlund", TOLD).stance == "mentions"
    )


def test_the_sentence_that_decides_is_shown() -> None:
    found = related_stance(CLAIM, DEBUNKED)
    assert found.sentence is not None
    shown = DEBUNKED[slice(*found.sentence)]
    assert "denied" in shown or "hoax" in shown
    assert found.because
    assert related_stance(CLAIM, TOLD).sentence is None


def test_a_title_is_read_with_the_text() -> None:
    short = "A film of a whale that swallowed a kayaker off Norlund is shared online."
    plain = related_stance(CLAIM, short)
    titled = related_stance(CLAIM, short, title="Hoax: fake film of Norlund whale debunked")
    assert (plain.side, titled.side) == ("asserts", "denies")
    assert titled.sentence is None


def test_a_stray_denial_in_a_long_report_does_not_turn_it() -> None:
    report = TOLD + "\n\nThe harbour master denied that ferries were late." + "\n\n" + OTHER * 4
    assert related_stance(CLAIM, report).side == "asserts"


def test_sides_are_compared() -> None:
    assert between("asserts", "denies") == between("denies", "asserts") == "disputes"
    assert between("denies", "denies") == "supports"
    assert between("open", "denies") == between("asserts", "open") == "mentions"


def test_the_core_of_a_claim_loses_its_cues() -> None:
    assert "hoax" not in core_of("The Norlund whale is a hoax")
    assert core_of(CLAIM) == CLAIM


def test_a_reader_can_turn_a_document() -> None:
    def sure(pairs: Sequence[tuple[str, str]]) -> list[Chances]:
        assert len(pairs) <= 6
        return [Chances(0.0, 1.0, 0.0) for _ in pairs]

    assert related_stance(CLAIM, TOLD, read=sure).side == "denies"
    assert (
        related_stance(CLAIM, TOLD, read=lambda pairs: [Chances(1, 0, 0)] * len(pairs)).side
        == "asserts"
    )


def test_rare_words_speak_louder_than_common_ones() -> None:
    rates = background()
    rare, common = rates.chance("norlund", 100), rates.chance("report", 100)
    assert 0 < rare < common < 1
    assert rates.chance("report", 10) < rates.chance("report", 1000)
    matter = read_matter("Report on Norlund")
    by_name = relatedness(matter, words_of("Norlund is out there"), rates)
    by_common = relatedness(matter, words_of("A report is out there"), rates)
    assert by_name > by_common


def test_texts_at_hand_say_what_is_common_among_them() -> None:
    everywhere = [f"Norlund report number {n} on weather" for n in range(200)]
    at_hand = Rates.of(everywhere)
    assert at_hand.chance("norlund", 5) > 10 * background().chance("norlund", 5)
    assert Rates.of([]).chance("norlund", 5) == pytest.approx(background().chance("norlund", 5))


@settings(deadline=None)
@given(st.text(max_size=120), st.text(max_size=400))
def test_any_text_can_be_read(claim: str, text: str) -> None:
    found = document_stance(claim, text)
    again = document_stance(claim, text)
    assert found == again
    assert found.sentence is None or 0 <= found.sentence[0] < found.sentence[1] <= len(text)
