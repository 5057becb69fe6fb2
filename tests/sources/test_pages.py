"""Real pages, a sample of them, against text somebody checked."""

from __future__ import annotations

from tests.eval.pages_figures import figures
from tests.shared_data import shared


def test_english_pages() -> None:
    found = figures(shared("data", "pages"), every=3)
    assert found["f1"] >= 0.955
    assert found["f1_below_half"] <= 1
    assert found["date"] >= 0.97
    assert found["title"] >= 0.85
    assert found["slowest_seconds"] < 5


def test_pages_in_other_languages() -> None:
    found = figures(shared("data", "pages"), "index_other_languages.jsonl")
    assert found["f1"] >= 0.95
    assert found["date"] >= 0.97
