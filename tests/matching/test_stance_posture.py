"""Headlines and sentences: told, passed on, or turned down; with examples of our own."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest

from matching.model import Chances
from matching.stance import headline_stance, own_side
from matching.stance.cues import find_cues
from matching.stance.matter import read_matter
from matching.stance.posture import posture

WHALE = "A whale swallowed a kayaker off the coast of Norlund"
BRIDGE = "The Tavrin bridge will close in June"
MAYOR = "Mayor Elsa Brandt has been arrested"


@pytest.mark.parametrize(
    ("claim", "headline"),
    [
        (WHALE, "Kayaker survives being swallowed by whale off Norlund"),
        (WHALE, "How a kayaker ended up in the mouth of a whale"),
        (WHALE, "Fishermen find kayaker swallowed by whale: 'I held my breath'"),
        (BRIDGE, "Tavrin bridge set to close in June"),
        (MAYOR, "Mayor Elsa Brandt arrested at dawn"),
        (MAYOR, "Mayor Brandt arrested and has no idea why"),
        ("A bank was fooled by a fake prince", "Fake prince fooled bank for two years"),
        (MAYOR, "Mayor Brandt led away after alleged shooter names her"),
    ],
)
def test_a_headline_that_tells_the_story_supports(claim: str, headline: str) -> None:
    assert headline_stance(claim, headline) == "supports"


@pytest.mark.parametrize(
    ("claim", "headline"),
    [
        (WHALE, "Whale reportedly swallows kayaker off Norlund"),
        (WHALE, "Did a whale swallow a kayaker off Norlund?"),
        (WHALE, "Kayaker claims whale swallowed him"),
        (WHALE, "Kayaker was swallowed by whale: report"),
        (WHALE, "Coastguard officials: whale swallowed a kayaker"),
        (MAYOR, "Mayor Brandt said to be under arrest"),
        (MAYOR, "Unconfirmed: Mayor Elsa Brandt arrested"),
        (MAYOR, "Is the arrest of Mayor Brandt a hoax?"),
        (BRIDGE, "Rumour: Tavrin bridge may close in June"),
    ],
)
def test_a_headline_that_passes_it_on_mentions(claim: str, headline: str) -> None:
    assert headline_stance(claim, headline) == "mentions"


@pytest.mark.parametrize(
    ("claim", "headline"),
    [
        (WHALE, "That video of a whale swallowing a kayaker is a hoax"),
        (WHALE, "No, a whale did not swallow a kayaker"),
        (WHALE, "Was a kayaker swallowed by a whale? No, and here is why"),
        (WHALE, "Whale and kayaker: too good to be true"),
        (MAYOR, "Mayor Elsa Brandt has not been arrested"),
        (MAYOR, "Police deny the arrest of Mayor Brandt"),
        (MAYOR, "Mayor's spokesman shoots down rumours of her arrest"),
        (MAYOR, "Mayor Brandt is safe and at her desk, town hall says after arrest rumours"),
        (BRIDGE, "Contrary to reports, Tavrin bridge stays open in June"),
        (BRIDGE, "Tavrin bridge won't close in June"),
    ],
)
def test_a_headline_that_turns_it_down_disputes(claim: str, headline: str) -> None:
    assert headline_stance(claim, headline) == "disputes"


def test_the_claims_own_words_say_nothing_about_it() -> None:
    claim = "A hoax about a shark fooled a television station"
    assert headline_stance(claim, "Television station fooled by shark hoax") == "supports"
    assert posture(read_matter(claim), "Station fooled by shark hoax").denies == 0


def test_a_negation_counts_only_on_the_matter() -> None:
    matter = read_matter(MAYOR)
    assert posture(matter, "Mayor Brandt arrested, but council will not resign").denies == 0
    assert posture(matter, "Mayor Brandt was never arrested").denies >= 1.5
    denied = read_matter("The mayor did not resign")
    assert posture(denied, "The mayor did not resign").denies == 0


def test_a_hedge_counts_less_beside_the_matter() -> None:
    matter = read_matter("Fishermen landed a giant catfish in Lake Orla")
    beside = posture(matter, "Giant catfish landed by fishermen in Lake Orla could be a record")
    on_it = posture(matter, "Fishermen could have landed a giant catfish in Lake Orla")
    assert beside.leaves_open < 1 <= on_it.leaves_open


def test_cues_do_not_overlap_and_know_the_month() -> None:
    cues = find_cues("On 3 May police said the story was not true; it may be a hoax")
    spans = [cue.span for cue in cues]
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert [cue.text for cue in cues if cue.kind == "refutes"] == ["not true", "hoax"]
    assert [cue.text for cue in cues].count("may") == 1


def test_a_denied_refutation_confirms() -> None:
    (cue,) = find_cues("The photograph is not a fake")
    assert cue.kind == "confirms"


@pytest.mark.parametrize(
    ("claim", "side"),
    [
        (MAYOR, "asserts"),
        ("Mayor Brandt denies being arrested", "denies"),
        ("The arrest never happened", "denies"),
        ("The bridge does not close in June", "denies"),
        ("Mayor Brandt reportedly arrested", "open"),
        ("Has the mayor been arrested?", "open"),
    ],
)
def test_the_claims_own_side(claim: str, side: str) -> None:
    assert own_side(claim) == side


def test_a_reader_is_one_more_voice() -> None:
    headline = "Kayaker had lunch at home on the day of the whale"

    def sure(pairs: Sequence[tuple[str, str]]) -> list[Chances]:
        return [Chances(0.02, 0.95, 0.03) for _ in pairs]

    def torn(pairs: Sequence[tuple[str, str]]) -> list[Chances]:
        return [Chances(0.3, 0.4, 0.3) for _ in pairs]

    assert headline_stance(WHALE, headline) == headline_stance(WHALE, headline, torn) == "supports"
    assert headline_stance(WHALE, headline, sure) == "disputes"
