"""Shared quotations: what counts as the same words, and what does not."""

from __future__ import annotations

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from matching.origins.quotations import shared_quotation
from matching.types import Document


def page(name: str, text: str) -> Document:
    return Document(
        id=f"https://{name}.example/1",
        url=f"https://{name}.example/1",
        outlet=f"{name}.example",
        title="",
        published=None,
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )


def shared(left: str, right: str) -> str | None:
    one, two = page("one", left), page("two", right)
    return shared_quotation(one, [(0, len(left))], two, [(0, len(right))])


def test_the_same_words_under_two_names_are_one_quotation() -> None:
    found = shared(
        "“I was unable to walk for more than ten minutes,” Mr Taylor said.",
        'In the words of the patient: "I was unable to walk for more than ten minutes at a time."',
    )
    assert found == "i was unable to walk for more than ten minutes"


def test_short_runs_and_words_outside_the_marks_do_not_count() -> None:
    assert shared("“It was a bad day,” he said.", "“It was a bad night,” she said.") is None
    assert (
        shared(
            "He was unable to walk for more than ten minutes.",
            "“He was unable to walk for more than ten minutes,” she said.",
        )
        is None
    )


def test_only_the_passages_asked_about_count() -> None:
    quote = "“We found the gate open and nobody on guard,” she said."
    left, right = page("one", f"Rain fell. {quote}"), page("two", quote)
    assert shared_quotation(left, [(0, 10)], right, [(0, len(quote))]) is None
    assert shared_quotation(left, [(11, len(left.text))], right, [(0, len(quote))])


@given(st.text(alphabet="ab “”\"'", max_size=60), st.text(alphabet="ab “”\"'", max_size=60))
def test_sharing_is_symmetric_in_whether(left: str, right: str) -> None:
    assert (shared(left, right) is None) == (shared(right, left) is None)
