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
