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
ARTICLE = document("paper.example", TEXT)
OTHER = "Halvermouth: councillors gave the green light to the tunnel under the harbour on Tuesday."


class Says:
    """A reader that always gives the same answer, and counts how often it is asked."""

    name = "says/1"

    def __init__(self, supports: float, refutes: float | None = None) -> None:
        against = (1 - supports) / 2 if refutes is None else refutes
        self.answer = Answer(supports, against, 1 - supports - against, same_story=supports)
        self.asked = 0

    def read(self, claim: str, evidence: str) -> Answer:
        self.asked += 1
        return self.answer


def one_match(text: str) -> tuple[Claim, Match, float]:
    ours = ARTICLE
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
    seen = second_look(stated, match, proposed, Says(0.999), ARTICLE)
    assert (seen.stance, seen.grade, seen.covers) == ("supports", "same", "whole")
    assert seen.comparisons[-1].kind == "reader"
    assert "says/1" in seen.comparisons[-1].evidence_value


def test_it_is_not_asked_where_no_answer_could_change_anything() -> None:
    stated, match, _ = open_match()
    gap = Comparison("attribution", "absent", "a", "", "nobody is named")
    bare, reader = replace(match, comparisons=(gap,), score=0.0, grade="related"), Says(0.999)
    assert second_look(stated, bare, 0.0, reader, ARTICLE) == bare
    assert reader.asked == 0


def test_a_reader_that_sees_nothing_grants_nothing() -> None:
    stated, match, proposed = open_match()
    reader = Says(0.001)
    assert second_look(stated, match, proposed, reader, ARTICLE) == match
    assert reader.asked == 1, "the passage alone says nothing: no second reading"


@pytest.mark.parametrize("kind", ["quantity", "date", "place", "name", "role", "polarity"])
def test_it_never_wins_against_a_typed_conflict(kind: str) -> None:
    stated, match, proposed = open_match()
    clash = Comparison(kind, "conflicts", "a", "b", "a is not b")  # type: ignore[arg-type]
    held = replace(match, comparisons=(*match.comparisons, clash))
    assert second_look(stated, held, proposed, Says(0.999), ARTICLE) == held


@pytest.mark.parametrize("outcome", ["absent", "compatible"])
@pytest.mark.parametrize("kind", ["quantity", "polarity"])
def test_what_is_exact_must_be_answered_by_the_comparisons(kind: str, outcome: str) -> None:
    stated, match, proposed = open_match()
    gap = Comparison(kind, outcome, "a", "", "no answer")  # type: ignore[arg-type]
    held = replace(match, comparisons=(*match.comparisons, gap))
    assert second_look(stated, held, proposed, Says(0.999), ARTICLE) == held


def test_every_figure_of_the_claim_must_be_answered_not_only_one() -> None:
    stated, match, proposed = open_match()
    met = Comparison("quantity", "same", "11", "11", "the same figure")
    missed = Comparison("quantity", "absent", "8,183", "", "no figure answers it")
    held = replace(match, comparisons=(*match.comparisons, met, missed))
    assert second_look(stated, held, proposed, Says(0.999), ARTICLE) == held


def test_a_denial_on_one_side_only_is_left_to_the_rules() -> None:
    stated, match, proposed = open_match()
    denied = replace(stated, text="The council of Halvermouth did not approve the tunnel.")
    assert second_look(denied, match, proposed, Says(0.999), ARTICLE) == match


def test_a_reader_that_sees_the_opposite_grants_nothing() -> None:
    stated, match, proposed = open_match()
    assert second_look(stated, match, proposed, Says(0.49, refutes=0.5), ARTICLE) == match


class Listens(Says):
    """Keeps what it was asked."""

    def read(self, claim: str, evidence: str) -> Answer:
        self.heard = (claim, evidence)
        return super().read(claim, evidence)


@pytest.mark.parametrize(
    ("outcome", "passage"),
    [
        ("same", "Approval came at 2.20 on the 4th."),
        ("compatible", "Approval came at 14:20 on the 4th."),
    ],
)
def test_only_what_the_comparisons_have_settled_reads_the_same_on_both_sides(
    outcome: str, passage: str
) -> None:
    stated, match, proposed = open_match()
    stated = replace(stated, restatement="It was approved at 2.20 on Tuesday 4 March 2025.")
    told = replace(match.statement, text="Approval came at 14:20 on the 4th.", context="")
    found = Comparison("date", outcome, "2.20", "14:20 (2025-03-04)", "the minute")  # type: ignore[arg-type]
    reader = Listens(0.999)
    held = replace(match, statement=told, comparisons=(*match.comparisons, found))
    second_look(stated, held, proposed, reader, ARTICLE)
    assert reader.heard == ("It was approved at 2.20 on Tuesday.", passage)


def test_words_of_somebody_else_are_not_granted() -> None:
    stated, match, proposed = open_match()
    other = Comparison("attribution", "conflicts", "Anna Bode", "Ivo Lund", "Ivo Lund is credited")
    held = replace(match, comparisons=(*match.comparisons, other))
    assert second_look(stated, held, proposed, Says(0.999), ARTICLE) == held


def test_the_same_speaker_on_a_granted_point_said_it() -> None:
    stated, match, proposed = open_match()
    same = Comparison("attribution", "same", "Anna Bode", "Bode", "“Bode” is Anna Bode")
    held = replace(match, comparisons=(*match.comparisons, same))
    seen = second_look(stated, held, proposed, Says(0.999), ARTICLE)
    assert (seen.stance, seen.utterance_stance) == ("supports", "supports")
    assert seen.utterance_reason == "“Bode” is Anna Bode"


@pytest.mark.parametrize(
    "words",
    [
        "Members' attention is drawn to a lower estimate, 40, which was sent round in March.",
        "The sum of 40, which some have quoted, is the limit for the entire hall.",
        "The number of 40 that is in circulation was taken from an old brochure.",
    ],
)
def test_a_figure_that_the_passage_keeps_at_a_distance_is_not_granted(words: str) -> None:
    stated, match, proposed = open_match()
    told = replace(match, statement=replace(match.statement, text=words))
    assert second_look(stated, told, proposed, Says(0.999), ARTICLE) == told


def test_without_figure_date_or_speaker_the_reader_must_be_sure() -> None:
    stated, match, _ = open_match()
    bare = tuple(one for one in match.comparisons if one.kind not in ("quantity", "date"))
    named = Comparison("name", "same", "Halvermouth", "Halvermouth", "the same name")
    loose = replace(match, comparisons=(*bare, named), score=0.9)
    assert second_look(stated, loose, 2.0, Says(0.45, refutes=0.1), ARTICLE) == loose


def test_disputes_stay_as_they_are() -> None:
    stated, match, proposed = open_match()
    against = replace(match, grade="conflicts", stance="disputes")
    assert second_look(stated, against, proposed, Says(0.999), ARTICLE) == against


MUCH = (
    "Residents of Halvermouth buried forty rusted anchors, painted lanterns, broken chains and "
    "tarred ropes beneath the northern pier."
)


@pytest.mark.parametrize(
    ("passage", "stance"),
    [
        ("Residents gathered beneath a pier.", "mentions"),
        ("Residents hid rusted anchors, lanterns, chains and ropes beneath the pier.", "supports"),
    ],
)
def test_a_claim_that_says_much_of_its_own_is_not_granted_for_little(
    passage: str, stance: str
) -> None:
    ours = document("paper.example", MUCH)
    stated = claim(ours, MUCH)
    pages = coverage_of(ours, [document("other.example", passage)])
    (statement,) = read_all(pages, Policy())
    _, match, _ = open_match()
    place = Comparison("place", "same", "Halvermouth", "Halvermouth", "the same place")
    held = replace(match, statement=statement, comparisons=(place,), claim_id=stated.id)
    assert second_look(stated, held, 2.0, Says(0.999), ours).stance == stance


def test_an_entry_of_a_register_with_one_word_of_the_claim_needs_a_surer_reader() -> None:
    stated, match, proposed = open_match()
    doubtful, sure = Says(0.75, 0.01), Says(0.999)
    assert second_look(stated, match, proposed, doubtful, ARTICLE).stance == "supports"
    told = "Pouch 7 (harbour post): received from the post office, logged, placed in the vault."
    entry = replace(match, statement=replace(match.statement, text=told))
    assert second_look(stated, entry, proposed, doubtful, ARTICLE) == entry
    assert second_look(stated, entry, proposed, sure, ARTICLE).stance == "supports"
