from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from syntok import segmenter
from syntok.tokenizer import Tokenizer

from matching.text.sentences import in_quotation, paragraphs, proposed, split
from matching.text.tokens import Rarity, content_words, tokens


def pieces(text: str) -> list[str]:
    return [text[a:b] for a, b in split(text)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["U.S. Sen. Ada Brook met Lt. Gen. Keith K. Moor on Jan. 3.", "They talked."],
        ["The No. 5 unit of the 47th Mech. Bde. left St. Corvin at 5 p.m.", "It rained."],
        ["Acme Inc. paid $1.5 bn.", "The shares rose."],
        ["“Is it over?” he asked.", "Nobody knew."],
        ['"Is it over?" Ada Vesk said.', "Nobody knew."],
        ["“Run!” the old man shouted.", "They ran."],
        ["“Is it over?”", "The council said that it was."],
        ['"You could hear it," said Ana Vesk.', '"Then nothing.', 'It was quiet."'],
        ["LINDHOLM, March 11 (CPA) - The dam broke.", "Twelve people died."],
        ["BOLDEN, Va. - The dam broke.", "Twelve people died."],
        ["He left the U.S.", "The court had fined him."],
        ["The ship left at 19.20 on Saturday.", "It carried 4.5 tonnes."],
        ["The council met.The vote failed."],
    ],
)
def test_boundaries(sentences: list[str]) -> None:
    if len(sentences) == 1:
        assert pieces(sentences[0]) == ["The council met.", "The vote failed."]
    else:
        assert pieces(" ".join(sentences)) == sentences


def test_headline_bullets_and_paragraphs_stay_apart() -> None:
    text = "Dam fails above town\n\nIt broke at dawn.\n- Twelve people died\n- Two are missing\nEnd"
    assert pieces(text) == [
        "Dam fails above town",
        "It broke at dawn.",
        "- Twelve people died",
        "- Two are missing",
        "End",
    ]


def test_lines_wrapped_at_a_width_are_one_paragraph() -> None:
    text = (
        "The earth embankment that held back the pond above the town\n"
        "gave way before dawn, and a wall of water went through the\n"
        "lower streets and on to the bridge at the far end of the\n"
        "valley."
    )
    assert len(paragraphs(text)) == 1
    assert len(split(text)) == 1


def test_a_quotation_goes_on_over_sentences_and_paragraphs() -> None:
    text = '"It broke," she said. "Then came the mud.\n\n"And then nothing." It was noon.'
    spans = split(text)
    assert [text[a:b] for a, b in spans][-1] == "It was noon."
    assert in_quotation(text, spans) == [False, False, True, False]


@given(st.text(alphabet=st.sampled_from("abZ .!?\n\"“”'’-—•1\t"), max_size=200))
def test_sentences_cover_the_text_in_order(text: str) -> None:
    last = 0
    kept = set[int]()
    for start, end in split(text):
        assert last <= start < end <= len(text)
        assert not text[start].isspace()
        assert not text[end - 1].isspace()
        kept.update(range(start, end))
        last = end
    assert all(i in kept or c.isspace() for i, c in enumerate(text))
    assert len(in_quotation(text, split(text))) == len(split(text))


_PIECES = st.sampled_from(
    """the quay Ada Holt Brae The It No no U.S. Mr. Sen. Inc. Corp. Jan. sat. op. e.g. 12 2016 3.5
    quay. Brae. over! gone? “He He” over.” over,” " "It it." 'so' (he he) over.) [sic] ; held; ...
    done… IV. a. I A mar. May — - don't brae.com : said: mid-term. well-known.""".split()  # noqa: SIM905
)


@settings(max_examples=400)
@given(st.lists(_PIECES, min_size=2, max_size=14))
def test_what_is_cut_without_asking_is_what_syntok_has(words: list[str]) -> None:
    passage = " ".join(words)
    asked = [
        (sentence[0].offset, sentence[-1].offset + len(sentence[-1].value))
        for sentence in segmenter.split(
            iter(Tokenizer(replace_not_contraction=False).tokenize(passage))
        )
    ]
    assert proposed(passage) == asked


@given(st.text(max_size=120))
def test_tokens_are_where_they_say(text: str) -> None:
    for token in tokens(text):
        assert text[token.start : token.end] == token.text


def test_negations_hedges_and_numbers_are_content() -> None:
    assert content_words("He didn't say that 12 may not go") == ["not", "12", "may", "not", "go"]
    assert content_words("It cannot be 1,900") == content_words("It can not be 1900")


def test_rarity_counts_texts_not_repetitions() -> None:
    rarity = Rarity.of(["dam dam broke", "the dam held", "rain"])
    assert rarity.frequency("dam") == 2
    assert rarity.weight("rain") > rarity.weight("dam")
    assert rarity.rarest("the dam in the rain", 1) == ["rain"]


def test_many_brackets_cost_no_more_than_their_length() -> None:
    passage = "(a) The quay was closed. The council met again. " * 8_000
    started = time.process_time()
    assert len(proposed(passage)) == 16_000
    assert time.process_time() - started < 10
