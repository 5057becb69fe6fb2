"""Attitudes: what somebody thinks or wants, read for measurement and never credited in a check."""

from __future__ import annotations

import pytest

from matching.attribution.find import find
from matching.attribution.quotes import quotations
from matching.text.grammar import tag

CASES = [
    ("Brandt is wary of the new dam.", "Brandt", "is wary of", "the new dam"),
    (
        "The unions are determined to stop the sale.",
        "The unions", "are determined", "to stop the sale",
    ),
    (
        "Holt expressed concern about the cracks.",
        "Holt", "expressed concern about", "the cracks",
    ),
    ("Ada Holt took aim at the bank.", "Ada Holt", "took aim at", "the bank"),
    ("Critics made the case for a second bridge.", "Critics", "made the case for",
     "a second bridge"),
    ("Brandt's opposition to the dam cost him votes.", "Brandt", "opposition to", "the dam"),
    ("Holt wants to close the harbour.", "Holt", "wants", "to close the harbour"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "cue", "content"), CASES)
def test_attitudes(text: str, source: str, cue: str, content: str) -> None:
    found = find(text, (0, len(text)), quotations(text), attitudes=True)
    one = found[0]
    assert text[slice(*one.cue)] == cue
    assert one.source is not None
    assert text[slice(*one.source)] == source
    assert text[slice(*one.content[0])] == content
    assert not one.speech


@pytest.mark.parametrize("text", [case[0] for case in CASES])
def test_no_attitude_is_a_statement(text: str) -> None:
    assert not [one for one in find(text, (0, len(text))) if one.speech]


@pytest.mark.parametrize(
    "text",
    [
        "The opposing team left early.",
        "Voting rights were on the table.",
        "The expected result came at noon.",
    ],
)
def test_modifiers_are_no_attitudes(text: str) -> None:
    assert find(text, (0, len(text)), attitudes=True) == []


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("Many believe the dam is safe.", "believe", "verb"),
        ("The Harlands insist the ship was sound.", "insist", "verb"),
        ("Holt survived the crash and says such flights are safe.", "says", "verb"),
        ("Officials whose homes were searched say the law was broken.", "say", "verb"),
        ("The army deports hundreds of families.", "deports", "verb"),
        ("The defeats hurt the party.", "defeats", "noun"),
    ],
)
def test_verbs_are_told_from_nouns(text: str, word: str, kind: str) -> None:
    assert next(w.kind for w in tag(text, 0, len(text)) if w.low == word) == kind


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("“It is over,” Ada Holt said in a radio interview.", "said in a radio interview"),
        ("Ada Holt formally opposed the dam.", "formally opposed"),
        ("Ada Holt went on to criticise the dam.", "went on to criticise"),
        ("Ada Holt wants to have the dam closed.", "wants"),
    ],
)
def test_the_cue_at_its_widest(text: str, cue: str) -> None:
    found = find(text, (0, len(text)), quotations(text), attitudes=True)
    assert text[slice(*found[0].cue)] == cue


@pytest.mark.parametrize(
    "text",
    ["The town raised money to support the clinic.", "The mill compares well with others."],
)
def test_a_purpose_or_a_likeness_is_no_attitude(text: str) -> None:
    assert not find(text, (0, len(text)), [], attitudes=True)


def test_an_attitude_within_what_somebody_says_is_not_read_twice() -> None:
    text = "The council hopes to sway voters in the valley, Ada Holt said."
    found = find(text, (0, len(text)), [], attitudes=True)
    assert [text[slice(*one.cue)] for one in found] == ["said"]
