"""Pages that repeat a rumour and refute it further on; with texts of our own."""

from __future__ import annotations

from dataclasses import replace

from matching.stance import debunk
from tests.matching.pairs import make_claim, make_document

RUMOUR = "Elsa Brandt has been arrested over the bridge contract."
ARTICLE = make_document(RUMOUR, name="article")
CLAIM = make_claim(ARTICLE, RUMOUR)
REFUTED = """Elsa Brandt has been arrested over the bridge contract. So says a message that
thousands have shared since Monday.

The story is a hoax. Police denied that Brandt was arrested, and the picture that goes with
the message is fake: it shows an actress in a film of 2011."""
REPORTED = """Elsa Brandt has been arrested over the bridge contract, the prosecutor said Monday.
Officers took her from the town hall at noon. Brandt, who is in her second term, signed the contract
in March. Her lawyer denied any wrong on her part and said that she would answer all questions."""


def test_a_page_that_refutes_further_on_is_found_out() -> None:
    page = make_document(REFUTED, name="page")
    found = debunk(CLAIM, page)
    assert found is not None
    assert found.span is not None
    assert page.text[slice(*found.span)] == found.text
    assert "denied" in found.text or "hoax" in found.text
    assert "“" in found.reason


def test_a_report_with_a_partys_denial_is_none() -> None:
    assert debunk(CLAIM, make_document(REPORTED, name="page")) is None


def test_the_title_may_do_it() -> None:
    shared = "Elsa Brandt has been arrested over the bridge contract, a shared message says."
    page = make_document(shared, name="page", title="Hoax: fake story of Brandt's arrest debunked")
    found = debunk(CLAIM, page)
    assert found is not None
    assert (found.span, found.text) == (None, page.title)


def test_a_claim_that_denies_is_left_to_the_sentences() -> None:
    text = "Police deny that Elsa Brandt has been arrested."
    denial = make_claim(make_document(text, name="article"), text)
    assert debunk(denial, make_document(REFUTED, name="page")) is None


def test_of_an_utterance_the_content_is_asked_about() -> None:
    said = replace(
        CLAIM, kind="utterance", content="Brandt was arrested", restatement="Ole said so"
    )
    assert debunk(said, make_document(REFUTED, name="page")) is not None
