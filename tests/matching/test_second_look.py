"""The second look grants and takes back support, never against a typed conflict or a denial."""

from __future__ import annotations

from dataclasses import replace

import pytest

from matching.engine import candidates, coverage_of, read_all
from matching.reader import Answer
from matching.second_look import second_look
from matching.types import Claim, Comparison, Match, Policy
from tests.matching.making import claim, document

TEXT = "The council of Halvermouth approved the harbour tunnel on Tuesday."
OTHER = "Halvermouth: councillors gave the green light to the tunnel under the harbour on Tuesday."


class Says:
    """A reader that always gives the same answer, and counts how often it is asked."""

    name = "says/1"

    def __init__(self, supports: float) -> None:
        rest = (1 - supports) / 2
        self.answer = Answer(supports, rest, rest, same_story=supports)
        self.asked = 0

    def read(self, claim: str, evidence: str) -> Answer:
        self.asked += 1
        return self.answer


def one_match(text: str) -> tuple[Claim, Match, float]:
    ours = document("paper.example", TEXT)
    stated = claim(ours, TEXT)
    pages = coverage_of(ours, [document("other.example", text)])
    policy = Policy()
    found = candidates([stated], read_all(pages, policy), article=ours, policy=policy)
    match, proposed = found[stated.id][0]
    return stated, match, proposed


def open_match() -> tuple[Claim, Match, float]:
    """A pair that the rules leave open although much agrees."""
    stated, match, _ = one_match(OTHER)
    agreeing = (
        Comparison("quantity", "entails", "a", "a", "the figure is finer"),
        Comparison("date", "same", "Tuesday", "Tuesday", "the same day"),
    )
    opened = replace(match, comparisons=agreeing, grade="compatible", stance="mentions", score=0.6)
    return stated, opened, 2.0


def test_what_is_open_may_be_granted_and_says_so() -> None:
    stated, match, proposed = open_match()
    seen = second_look(stated, match, proposed, Says(0.999))
    assert (seen.stance, seen.grade, seen.covers) == ("supports", "same", "whole")
    assert seen.comparisons[-1].kind == "reader"
    assert "says/1" in seen.comparisons[-1].evidence_value


def test_it_is_not_asked_where_no_answer_could_change_anything() -> None:
    stated, match, _ = open_match()
    gap = Comparison("attribution", "absent", "a", "", "nobody is named")
    bare, reader = replace(match, comparisons=(gap,), score=0.0, grade="related"), Says(0.999)
    assert second_look(stated, bare, 0.0, reader) == bare
    assert reader.asked == 0


def test_a_reader_that_sees_nothing_grants_nothing() -> None:
    stated, match, proposed = open_match()
    reader = Says(0.001)
    assert second_look(stated, match, proposed, reader) == match
    assert reader.asked == 2


@pytest.mark.parametrize("kind", ["quantity", "date", "place", "name", "role", "polarity"])
def test_it_never_wins_against_a_typed_conflict(kind: str) -> None:
    stated, match, proposed = open_match()
    clash = Comparison(kind, "conflicts", "a", "b", "a is not b")  # type: ignore[arg-type]
    held = replace(match, comparisons=(*match.comparisons, clash))
    assert second_look(stated, held, proposed, Says(0.999)) == held


@pytest.mark.parametrize("outcome", ["absent", "compatible"])
@pytest.mark.parametrize("kind", ["quantity", "date", "polarity"])
def test_what_is_exact_must_be_answered_by_the_comparisons(kind: str, outcome: str) -> None:
    stated, match, proposed = open_match()
    gap = Comparison(kind, outcome, "a", "", "no answer")  # type: ignore[arg-type]
    held = replace(match, comparisons=(*match.comparisons, gap))
    assert second_look(stated, held, proposed, Says(0.999)) == held


def test_a_denial_is_left_to_the_rules() -> None:
    stated, match, proposed = open_match()
    denied = replace(stated, text="The council of Halvermouth did not approve the tunnel.")
    assert second_look(denied, match, proposed, Says(0.999)) == match


def test_disputes_stay_as_they_are() -> None:
    stated, match, proposed = open_match()
    against = replace(match, grade="conflicts", stance="disputes")
    assert second_look(stated, against, proposed, Says(0.999)) == against
