"""Which documents are about the same matter, and that another matter settles nothing."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime

from matching.engine import assess
from matching.matter import names_it, same_matter
from matching.statements import read_sentences
from matching.types import Document
from tests.matching.making import claim


def page(name: str, title: str, text: str) -> Document:
    return Document(
        id=f"https://{name}.example/1",
        url=f"https://{name}.example/1",
        outlet=f"{name}.example",
        title=title,
        published=datetime(2026, 3, 4, tzinfo=UTC),
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )


ARTICLE = page(
    "one",
    "Ferry aground off Lindholm",
    "Three people were killed when a ferry ran aground near Lindholm on Tuesday.\n\n"
    "The coastguard sent lifeboats from Varn. The captain of the ferry is being questioned.",
)
SISTER = page(
    "two",
    "Lifeboats at Lindholm",
    "Lifeboats from Varn reached the ferry within an hour, the coastguard said.\n\n"
    "Five people were killed when the ferry ran aground near Lindholm on Tuesday.",
)
OTHER = page(
    "three",
    "Clashes in the capital",
    "Police fired on a crowd outside parliament after the fuel subsidy was withdrawn.\n\n"
    "Five people were killed, the interior ministry admitted. Shops stayed closed and the central"
    " bank suspended trading in government bonds. Opposition leaders called a general strike and"
    " demanded an inquiry by judges from abroad.",
)


def test_one_story_in_two_papers_is_one_matter_and_another_story_is_not() -> None:
    assert same_matter(ARTICLE, SISTER)
    assert same_matter(SISTER, ARTICLE)
    assert not same_matter(ARTICLE, OTHER)


def test_a_toll_of_another_matter_disputes_nothing() -> None:
    [toll, *_] = assess(ARTICLE, [OTHER]).claims
    assert toll.decision.status == "single-source"
    [toll, *_] = assess(ARTICLE, [OTHER, SISTER]).claims
    assert toll.decision.status == "disputed"


def test_in_a_register_the_name_stands_in_the_line_before() -> None:
    register = page(
        "court",
        "Cause list",
        "14/26 Holt against the harbour board of Varn.\nAppeal dismissed with costs.\n\n"
        + "The registry is open on weekdays and takes no calls. " * 4
        + "\n\nAppeal dismissed with costs.",
    )
    asked = claim(ARTICLE, "The captain of the ferry is being questioned.")
    asked = replace(asked, restatement="The appeal by Ada Holt was dismissed.")
    told = [s for s in read_sentences(register) if s.text.startswith("Appeal")]
    assert [names_it(asked, one) for one in told] == [True, False]
