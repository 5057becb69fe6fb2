"""Fact or not, the author's opinion or not: the two questions about one sentence of news."""

from __future__ import annotations

import json
from importlib.resources import files

import numpy as np
import pytest

from matching.model import gives_opinion, states_fact
from matching.model.sentences import document, opinion_odds, quoted_share
from matching.reader import Reader, ReaderError, description, own
from matching.reader.inner import INNER, with_inner
from matching.training.sentences import best_threshold, fit, lessons, simplest, unseen


@pytest.mark.parametrize(
    "sentence",
    [
        "The ferry company withdrew two of its five boats in January after an inspection.",
        "Voters in the two valleys have backed different parties since the dam was built.",
        "Higher fares mean that a family of four now pays more by train than by car.",
        "“It is a shameful decision and they know it,” said the head of the parents' council.",
        "They have taken everything from us,” the old man said.",
    ],
)
def test_reports_and_sober_analysis_are_nobodys_opinion(sentence: str) -> None:
    assert not gives_opinion(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The ferry company's pathetic excuses would shame a schoolboy.",
        "It is high time that somebody put an end to this shabby farce.",
        "A dishonest, lazy and thoroughly nasty campaign has found the winner it deserves.",
        "How much longer must we put up with these crooks?",
    ],
)
def test_a_writer_who_judges_gives_an_opinion(sentence: str) -> None:
    assert gives_opinion(sentence)


def test_what_is_put_in_quotation_marks_is_somebody_elses() -> None:
    bare = "The whole festival was a shabby disgrace from start to finish, the mayor said."
    quoted = "“The whole festival was a shabby disgrace from start to finish,” the mayor said."
    assert opinion_odds(quoted) < opinion_odds(bare)


@pytest.mark.parametrize(
    ("sentence", "share"),
    [
        ("Nothing is quoted here.", 0.0),
        ("“All of it is.”", 1.0),
        ("“It goes on behind the sentence.", 1.0),
        ('It began before," he said.', 17 / 26),
        ("It began before,” he said.", 17 / 26),
        ('He calls it "rot".', 5 / 18),
        ("", 0.0),
    ],
)
def test_the_share_in_quotation_marks(sentence: str, share: float) -> None:
    assert quoted_share(sentence) == pytest.approx(share)


def test_facts_are_told_from_the_rest() -> None:
    assert states_fact("The plant shed 212 jobs in March, the company said.")
    assert not states_fact("Isn't it high time we all learned to love our trees a little more?")


def test_the_inner_vector_leaves_the_answers_as_they_are() -> None:
    sentence = "The plant shed 212 jobs in March."
    before = own().subjective(sentence), own().read(sentence, sentence)
    vector = own().inner(sentence)
    assert len(vector) == len(document()["fact"]["inner"]) == len(document()["opinion"]["inner"])
    assert all(-1 <= value <= 1 for value in vector)
    assert (own().subjective(sentence), own().read(sentence, sentence)) == before


def test_a_network_without_the_vector_stays_as_it_is_and_says_so() -> None:
    assert with_inner(b"another network") == b"another network"
    shipped = files("matching.learned").joinpath("reader.onnx").read_bytes()
    assert with_inner(shipped).startswith(shipped)
    assert with_inner(shipped).endswith(INNER.encode())


def test_foreign_networks_do_not_show_what_their_answers_rest_on() -> None:
    learned = files("matching.learned")
    model = learned.joinpath("reader.onnx").read_bytes()
    renamed = model.replace(INNER.encode(), INNER.replace("Tanh", "Last").encode())
    tokenizer = learned.joinpath("reader.tokenizer.json").read_text(encoding="utf-8")
    foreign = Reader("foreign", renamed, tokenizer)
    assert foreign.read("It rained.", "It rained.") == own().read("It rained.", "It rained.")
    with pytest.raises(ReaderError, match="foreign does not show"):
        foreign.inner("A sentence.")


def test_the_weights_belong_to_the_shipped_reader_and_name_their_data() -> None:
    told = document()
    assert told["reader"] == description()["sha256"]
    assert set(told["data"]) == {"factappeal_train", "subjective", "voices"}
    assert "CC BY 4.0" in told["licences"]


def test_the_lessons_are_balanced_distinct_and_unknown_to_the_reader() -> None:
    new = lessons("voices")
    share = sum(label for _, label in new) / len(new)
    assert 0.4 < share < 0.6
    texts = [text for text, _ in new]
    assert len(set(texts)) == len(texts)
    assert set(texts).isdisjoint(text for text, _ in lessons("subjective"))
    assert "voices" not in json.dumps(description())


def test_the_fit_finds_the_least_loss_and_folds_do_not_see_themselves() -> None:
    inputs = np.array([[0.0], [1.0], [2.0], [3.0], [4.0], [5.0]])
    labels = np.array([0.0, 0.0, 1.0, 0.0, 1.0, 1.0])
    even = np.ones(6)
    weights = fit(inputs, labels, even, 1e-3)
    chances = 1 / (1 + np.exp(-(inputs[:, 0] * weights[0] + weights[1])))
    assert (chances - labels).mean() == pytest.approx(0, abs=1e-8)
    assert weights[0] > 0
    held = unseen(inputs, labels, even, 1e-3, np.array([0, 1, 2, 3, 4, -1]))
    alone = fit(np.delete(inputs, 2, 0), np.delete(labels, 2), np.ones(5), 1e-3)
    assert held[2] == pytest.approx(2 * alone[0] + alone[1])
    assert held[5] == 0


def test_the_threshold_is_the_best_of_both_answers() -> None:
    score, at = best_threshold(np.array([-2.0, 0.5, 0.8, 2.0]), np.array([0.0, 0.0, 1.0, 1.0]))
    assert score == 1.0
    assert 0.5 < at <= 0.8


def test_of_penalties_alike_the_highest_is_taken() -> None:
    assert simplest({1e-4: 0.80, 1e-3: 0.79, 1e-2: 0.70}, 400) == 1e-3
    assert simplest({1e-4: 0.80, 1e-3: 0.79, 1e-2: 0.70}, 40_000) == 1e-4
