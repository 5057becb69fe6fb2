"""Datelines, time stamps and bullets in front of a sentence, and the quotation marks of Europe."""

from __future__ import annotations

import pytest

from matching.attribution.quotes import quotations
from matching.text.leads import after_lead, is_stamp

LEADS = [
    ("LINDHOLM, March 11 (CPA) — Twelve people died.", "Twelve people died."),
    ("Lindholm (CPA) - Twelve people died.", "Twelve people died."),
    ("BOLDEN, Va. - In a surprise vote the council left.", "In a surprise vote the council left."),
    ("ORSK, 11 mars (CPA) – Le ministre est parti.", "Le ministre est parti."),
    ("(CPA) — The bank closed.", "The bank closed."),
    ("10:42 Police have closed Harbour Street.", "Police have closed Harbour Street."),
    ("10.55am: Two people were taken away.", "Two people were taken away."),
    ("12:30 p.m. ET “We are safe,” she said.", "“We are safe,” she said."),
    ("• Three managers were arrested.", "Three managers were arrested."),
]


@pytest.mark.parametrize(("text", "rest"), LEADS)
def test_what_stands_before_the_sentence(text: str, rest: str) -> None:
    assert text[after_lead(text, 0, len(text)) :] == rest


@pytest.mark.parametrize(
    "text",
    [
        "At 10:42 police closed the street.",
        "10.42 per cent of voters stayed away.",
        "10.5 million people fled.",
        "CIVU - the party of the mayor - lost.",
        "Brandt (CIVU) - a lawyer - lost.",
    ],
)
def test_nothing_is_cut_from_a_plain_sentence(text: str) -> None:
    assert after_lead(text, 0, len(text)) == 0


def test_a_bare_stamp() -> None:
    assert is_stamp("11:20 GMT")
    assert not is_stamp("11:20 GMT Police arrived")


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("„Wir gehen“, sagte Brandt.", ["„Wir gehen“"]),
        ("»Wir gehen«, sagte Brandt.", ["»Wir gehen«"]),
        ("« Nous partons », dit-il.", ["« Nous partons »"]),
        ("“We leave,” he said. “Now.”", ["“We leave,”", "“Now.”"]),
        ("„Wir gehen”, he said, „now”.", ["„Wir gehen”", "„now”"]),
    ],
)
def test_quotation_marks_of_other_languages(text: str, quoted: list[str]) -> None:
    assert [text[a:b] for a, b in quotations(text)] == quoted
