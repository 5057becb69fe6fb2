"""The scores themselves, the recognition of sets, and the choice of a sample."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.measure import rows, scores
from flows.measure.groups import PairCount
from flows.measure.scenarios import align, mutations_of, summary
from flows.measure.sets import choose, find
from flows.measure.types import EvaluationError

labels = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=1)
numbers = st.lists(st.integers(0, 5).map(float), min_size=1, max_size=12)


def test_scores_of_a_small_table() -> None:
    gold, said = ["a", "a", "b", "b"], ["a", "b", "b", "b"]
    assert scores.accuracy(gold, said) == 0.75
    assert scores.precision_recall_f1(gold, said, "a") == (1.0, 0.5, pytest.approx(2 / 3))
    assert scores.macro_f1(gold, said) == pytest.approx((2 / 3 + 0.8) / 2)
    assert scores.majority(gold) == ["a"] * 4


@given(labels)
def test_right_answers_score_one_and_no_score_leaves_its_bounds(
    pairs: list[tuple[str, str]],
) -> None:
    gold, said = [g for g, _ in pairs], [s for _, s in pairs]
    assert scores.macro_f1(gold, gold) == 1.0
    assert 0.0 <= scores.macro_f1(gold, said) <= 1.0


@given(numbers, numbers)
def test_area_under_the_curve_is_the_share_of_pairs_in_order(
    positive: list[float], negative: list[float]
) -> None:
    wins = sum((p > n) + 0.5 * (p == n) for p in positive for n in negative)
    expected = wins / (len(positive) * len(negative))
    assert scores.auc(positive, negative) == pytest.approx(expected)


@given(st.lists(st.integers(), unique=True, max_size=40), st.integers(1, 10))
def test_a_sample_does_not_depend_on_the_order(items: list[int], size: int) -> None:
    chosen = rows.sample(items, size)
    assert len(chosen) == min(size, len(items))
    assert sorted(rows.sample(items[::-1], size)) == sorted(chosen)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (
        "entailment/wice.test.jsonl.gz",
        "entailment/averitec_conflicting.x.jsonl.gz",
        "checkworthy/factappeal_held.jsonl.gz",
        "attribution/factappeal_held.jsonl.gz",
        "stance/fnc1_test_stances.csv.gz",
        "stance/fnc1_test_bodies.csv.gz",
        "other/unknown.jsonl.gz",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(gzip.compress(b""))
    (tmp_path / "scenarios").mkdir()
    for name in ("s01.json", "s02.json"):
        (tmp_path / "scenarios" / name).write_text("{}")
    return tmp_path


def test_sets_are_known_by_the_beginning_of_their_names(folder: Path) -> None:
    found = {(s.kind, s.name, s.stem, len(s.files)) for s in find(folder)}
    assert found == {
        ("entailment", "wice", "wice.test", 1),
        ("entailment", "averitec_conflicting", "averitec_conflicting.x", 1),
        ("checkworthy", "factappeal", "factappeal_held", 1),
        ("stance", "fnc1", "fnc1_test_stances", 1),
        ("scenarios", "scenarios", "scenarios", 2),
    }


def test_names_choose_by_kind_set_and_file(folder: Path) -> None:
    found = find(folder)
    assert [s.name for s in choose(found, ["entailment"])] == ["averitec_conflicting", "wice"]
    assert [s.name for s in choose(found, ["wice", "fnc1_test"])] == ["wice", "fnc1"]
    assert choose(found, []) == found


def test_an_unknown_name_or_folder_is_one_clear_line(folder: Path) -> None:
    with pytest.raises(EvaluationError, match=r"^nothing: no such set.*wice"):
        choose(find(folder), ["nothing"])
    with pytest.raises(EvaluationError, match="no such folder"):
        find(folder / "missing")
    with pytest.raises(EvaluationError, match="no labelled set"):
        find(folder / "other")


def test_unreadable_rows_are_one_clear_line(tmp_path: Path) -> None:
    path = tmp_path / "wice.jsonl.gz"
    path.write_bytes(b"no gzip")
    with pytest.raises(EvaluationError, match="cannot be read"):
        rows.read(path)


SCENARIO = {
    "article": {"text": "Forty people came. The mayor was pleased. It cost 1,250 crowns."},
    "gold": [
        {
            "anchor": "Forty people came",
            "status": "confirmed",
            "supporting": ["u"],
            "disputing": [],
        },
        {"anchor": "It cost 1,250 crowns", "status": "confirmed"},
        {"anchor": "The mayor was pleased", "status": "confirmed"},
    ],
}


def test_a_gold_claim_is_aligned_with_the_claim_on_most_of_its_words() -> None:
    text = SCENARIO["article"]["text"]
    claims = [{"span": [0, 17]}, {"span": [0, len(text)]}, {"span": [42, 46]}]
    found = align(SCENARIO["gold"][:1], claims, text)
    assert found == {0: claims[0]}
    assert align([{"anchor": "It cost"}], [{"span": [0, 17]}], text) == {}


def test_mutations_change_the_figure_and_the_polarity_of_confirmed_claims() -> None:
    changed = {(m.kind, m.anchor) for m in mutations_of(SCENARIO)}
    assert changed == {
        ("figure", "It cost 2,128 crowns"),
        ("polarity", "The mayor was not pleased"),
    }
    for mutation in mutations_of(SCENARIO):
        assert mutation.anchor in mutation.text


def test_scores_of_scenarios_follow_their_definitions() -> None:
    base = {"accept": ["confirmed"], "gold": "confirmed", "utterance_gold": None}
    base |= {"utterance_got": None, "hits": 1, "listed": 2, "wanted": 1}
    other = base | {"gold": "disputed", "accept": ["disputed"], "got": "confirmed", "right": False}
    missed = base | {"got": None, "right": False, "listed": 0, "hits": 0}
    figures = {
        f.name: f.value
        for f in summary([base | {"got": "confirmed", "right": True}, other, missed])
    }
    assert figures["found"] == pytest.approx(2 / 3)
    assert figures["right"] == pytest.approx(1 / 3)
    assert figures["false_confirmed"] == 1
    assert figures["evidence_precision"] == pytest.approx(2 / 4)
    assert figures["evidence_recall"] == pytest.approx(2 / 3)
    assert json.dumps(figures)


def test_groupings_are_compared_by_the_pairs_both_sides_know() -> None:
    count = PairCount()
    count.add([["a", "b", "c"], ["d"]], [["a", "b"], ["c", "d"], ["e", "a"]])
    assert (count.wanted, count.got, count.both) == (3, 2, 1)
    assert count.f1 == pytest.approx(2 / 5)
    assert PairCount().f1 == 0.0
