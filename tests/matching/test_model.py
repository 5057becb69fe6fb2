"""The learned judge: readable features, weights that match them, and lessons by editing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching import model
from matching.model import events, features
from matching.model.pair import read_pair
from matching.training.edits import denial, edited, names_swapped, other_number, without_tail
from matching.training.logistic import fit

SENTENCE = "The ferry Alba was carrying 212 passengers from Norhavn to Sundby on Friday morning."


def test_the_weights_on_file_are_for_these_features() -> None:
    table = model.weights()
    assert table["features"] == [features.NAME, events.NAME]
    assert set(table["stance"]) == {"supports", "refutes", "neutral"}
    assert table["licences"]
    assert table["command"].startswith("python -m matching.training.pairs")


def test_chances_add_up_and_order_plain_pairs() -> None:
    same = model.stance(SENTENCE, SENTENCE)
    assert same.supports + same.refutes + same.neutral == pytest.approx(1.0)
    assert same.supports > 0.8
    other = model.stance(SENTENCE, SENTENCE.replace("212", "540"))
    assert other.refutes > other.supports


def test_a_bound_is_read_as_one() -> None:
    claim = "The album sold more than 20 million copies."
    above = model.stance(claim, "The album has sold 24 million copies worldwide.")
    below = model.stance(claim, "The album has sold 13 million copies worldwide.")
    assert above.supports > above.refutes
    assert below.refutes > below.supports


def test_features_have_names_that_say_what_they_mean() -> None:
    found = read_pair("The council approved the plan.", "The council rejected the plan.")
    assert found["polarity conflicts"] == 1.0
    assert all(0.0 <= value <= 1.0 for value in found.values())


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_have_chances(left: str, right: str) -> None:
    found = model.stance(left, right)
    assert 0.0 <= found.supports <= 1.0
    assert 0.0 <= model.same_event(left, right) <= 1.0


def test_one_event_is_likelier_than_a_like_one() -> None:
    one = "Police arrested three men over the theft of jewels from a museum in Lyon."
    same = "Three men were arrested by police over the Lyon museum theft."
    like = "A museum in Porto opened a show of jewels, curators said."
    assert model.same_event(one, same) > model.same_event(one, like)


def test_edits_change_what_they_say_they_change() -> None:
    assert "was not carrying" in denial(SENTENCE)
    assert names_swapped("Norhavn beat Sundby.") == "Sundby beat Norhavn."
    assert "212" not in other_number(SENTENCE)
    assert without_tail(SENTENCE) == "The ferry Alba was carrying 212 passengers."
    assert list(edited([SENTENCE])) == list(edited([SENTENCE]))


def test_training_repeats_its_weights() -> None:
    rows = [({"a": 1.0}, "yes"), ({"b": 1.0}, "no")] * 20
    first, second = (fit(rows, ("yes", "no"), seen_at_least=1) for _ in range(2))
    assert first == second
    assert first["yes"]["a"] > 0 > first["yes"]["b"]


def test_a_group_is_held_out_as_a_whole() -> None:
    rows = [{"claim": f"c{n}", "extra": {"page": "P"}} for n in range(5)]
    assert len({model.is_held_out(row) for row in rows}) == 1
