"""What only a reader of all attributed content sees: stands, particles, polls, and omissions."""

from __future__ import annotations

import pytest

from matching.attribution.find import find
from matching.attribution.quotes import quotations
from matching.attribution.retag import retag
from matching.text.grammar import tag


def cues(text: str) -> list[str]:
    found = find(text, (0, len(text)), quotations(text), attitudes=True)
    return [text[slice(*one.cue)] for one in found]


CASES = [
    # text, source, cue, content
    (
        "Brandt has long pushed back on the levy.",
        "Brandt", "has long pushed back on", "the levy",
    ),
    ("The mayor spoke out against the dam.", "The mayor", "spoke out against", "the dam"),
    ("Holt laid out a plan for the quay.", "Holt", "laid out", "a plan for the quay"),
    (
        "Brandt made clear Monday that the ferry would stop.",
        "Brandt", "made clear", "Monday that the ferry would stop",
    ),
    ("She is a vocal critic of the dam.", "She", "is a vocal critic of", "the dam"),
    ("Brandt remains a supporter of the levy.", "Brandt", "remains a supporter of", "the levy"),
    (
        "She has become increasingly angry at the council.",
        "She", "has become increasingly angry at", "the council",
    ),
    (
        "Holt was all too happy to sell the mill.",
        "Holt", "was all too happy", "to sell the mill",
    ),
    ("The plan drew scorn from the union.", "the union", "drew scorn", "The plan"),
    (
        "Holt's decision to sell the mill angered Brae.",
        "Holt", "decision", "to sell the mill",
    ),
    ("Older people tended to support the dam.", "Older people", "tended to support", "the dam"),
    (
        "Holt was quick to point out that the quay was sound.",
        "Holt", "was quick to point out", "that the quay was sound",
    ),
    ("They’re supportive of the dam.", "They", "’re supportive of", "the dam"),
    ("A man who supports Holt fell.", "who", "supports", "Holt fell"),
    (
        "“It is over,” Holt said, adding the wall was sound.",
        "Holt", "adding", "the wall was sound",
    ),
    ("Holt also ripped into the bank.", "Holt", "also ripped into", "the bank"),
    ("Holt once opposed the dam.", "Holt", "once opposed", "the dam"),
    (
        "In a June survey, 40 per cent were against the dam.",
        "a June survey", "In", "40 per cent were against the dam.",
    ),
    (
        "The plan that Brandt opposes will cost a million.",
        "Brandt", "opposes", "The plan",
    ),
    (
        "The wall, as Brandt pointed out, was never tested.",
        "Brandt", "pointed out", "The wall",
    ),
    (
        "Noting that the quay was old, Brandt left the room.",
        "Brandt", "Noting", "that the quay was old",
    ),
    (
        "Brandt drew a crowd by attacking the bank.",
        "Brandt", "attacking", "the bank",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "cue", "content"), CASES)
def test_the_widest_reading(text: str, source: str, cue: str, content: str) -> None:
    found = find(text, (0, len(text)), quotations(text), attitudes=True)
    read = [
        (text[slice(*one.source)] if one.source else "", text[slice(*one.cue)], one.content[0])
        for one in found
    ]
    assert (source, cue) in [(s, c) for s, c, _ in read], read
    span = next(span for s, c, span in read if (s, c) == (source, cue))
    assert text[slice(*span)] == content


@pytest.mark.parametrize(
    "text",
    [
        "The mayor spoke out against the dam.",
        "Brandt remains a supporter of the levy.",
        "The plan drew scorn from the union.",
        "Older people tended to support the dam.",
        "In a June survey, 40 per cent were against the dam.",
    ],
)
def test_no_stand_is_read_in_a_check(text: str) -> None:
    assert not find(text, (0, len(text)), quotations(text))


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("When asked about the crack, Holt left.", "asked about"),
        ("The dam has reportedly burst.", "reportedly"),
        ("The plan was backed by the union.", "was backed"),
        ("The dam is widely seen as a threat.", "is widely seen as"),
    ],
)
def test_cues_without_a_subject_of_their_own(text: str, cue: str) -> None:
    assert cues(text) == [cue]


def test_a_question_of_one_who_follows_it() -> None:
    text = "“Would it be safe?” Holt pressed."
    at = text.index("Holt")
    one = find(text, (at, len(text)), quotations(text), attitudes=True)[0]
    assert text[slice(*one.cue)] == "pressed"
    assert text[slice(*one.content[0])] == "“Would it be safe?”"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Holt said she wanted the dam closed.", ["said"]),
        ("Holt told the council why the union opposed the dam.", ["told"]),
        ("Holt fears that the union opposes the dam.", ["fears"]),
        ("“It is over,” said Tom Brandt, who backs the dam.", ["said"]),
        ("According to Holt, Brandt supports the dam.", ["According to"]),
        # side by side, not one within the other
        ("Holt defended the dam and criticised the bank.", ["defended", "criticised"]),
        ("Holt said it was late, but Brandt insisted it was not.", ["said", "insisted"]),
        ("Brandt praised the crew, saying it was quick.", ["praised", "saying"]),
    ],
)
def test_what_somebody_reports_is_not_read_again(text: str, expected: list[str]) -> None:
    assert cues(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Hundreds showed up at the quay.",
        "A gate washed up on the shore.",
        "Gladys was honoured with a prize.",
        "The mill maintains a fleet of nine.",
        "Brandt spent the night looking at the sea.",
        "The band broke up.",
        "The night rally for the crew went well.",
    ],
)
def test_deeds_and_other_verbs_are_no_attitudes(text: str) -> None:
    assert cues(text) == []


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("Labour groups and many unions claim it will fail.", "claim", "verb"),
        ("Holt denies any wrong and points out that it rained.", "points", "verb"),
        ("Several members currently back the bill.", "back", "verb"),
        ("Holt has cast himself as an outsider.", "cast", "part"),
        ("People really like the dam.", "like", "verb"),
        ("Polls suggest possible deal on quay", "suggest", "verb"),
        ("Voters hope it will hold, and fear that it will not.", "fear", "verb"),
        ("The poll questions a few people saw were odd.", "poll", "noun"),
        ("The new claim the bank made was odd.", "claim", "noun"),
    ],
)
def test_verbs_that_the_grammar_takes_for_nouns(text: str, word: str, kind: str) -> None:
    words = tag(text, 0, len(text))
    retag(words)
    assert next(w.kind for w in words if w.low == word) == kind
