"""Sets of stances are measured: the official score, the labels, what is missing."""

from __future__ import annotations

import csv
import gzip
import io
from pathlib import Path

import pytest

from flows.measure import stance
from flows.measure.sets import FoundSet
from flows.measure.stance import fnc1_score
from flows.measure.types import EvaluationError

WHALE = "A whale swallowed a kayaker off Norlund on Sunday. Jon Aske was not hurt by the whale."
HOAX = (
    "The story of the whale that swallowed a kayaker off Norlund is a hoax. The coastguard denied "
    "that a whale swallowed any kayaker. The video of the whale is fake."
)
TRAM = "The council of Tavrin will spend 40 million crowns on a new tram line through the old town."


def write(path: Path, rows: list[dict[str, str]]) -> Path:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    path.write_bytes(gzip.compress(text.getvalue().encode()))
    return path


def figures(name: str, path: Path, limit: int | None = None) -> dict[str, float]:
    rows, found = stance.measure(FoundSet(name, "stance", path.name, (path,)), limit)
    return {"rows": rows, **{figure.name: figure.value for figure in found}}


def stances(folder: Path) -> Path:
    headline = "Whale swallows kayaker off Norlund"
    return write(
        folder / "fnc1_own_stances.csv.gz",
        [
            {"Headline": headline, "Body ID": "1", "Stance": "agree"},
            {"Headline": headline, "Body ID": "2", "Stance": "disagree"},
            {"Headline": headline, "Body ID": "3", "Stance": "unrelated"},
            {"Headline": f"Report: {headline}", "Body ID": "1", "Stance": "discuss"},
        ],
    )


def bodies(folder: Path) -> Path:
    texts = enumerate((WHALE, HOAX, TRAM), 1)
    return write(
        folder / "fnc1_own_bodies.csv.gz",
        [{"Body ID": str(number), "articleBody": text} for number, text in texts],
    )


def test_headlines_and_articles(tmp_path: Path) -> None:
    bodies(tmp_path)
    found = figures("fnc1", stances(tmp_path))
    assert found["rows"] == 4
    assert found["relative"] == found["accuracy"] == found["related"] == 1.0


def test_the_official_score_counts_a_wrong_stance_for_a_quarter() -> None:
    gold = ["agree", "discuss", "unrelated", "unrelated"]
    assert fnc1_score(gold, gold) == 2.5
    assert fnc1_score(gold, ["discuss", "discuss", "unrelated", "agree"]) == 0.25 + 1 + 0.25
    assert fnc1_score(gold, ["unrelated"] * 4) == 0.5


def test_missing_articles_are_named(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=r"the articles are missing \(fnc1_own_bodies"):
        figures("fnc1", stances(tmp_path))


def test_rumours_and_their_headlines(tmp_path: Path) -> None:
    claim = "A whale swallowed a kayaker off Norlund"
    headlines = {
        "Kayaker swallowed by whale": "for",
        "Whale did not swallow kayaker off Norlund": "against",
        "Whale reportedly swallows kayaker": "observing",
    }
    rows = [{"claim": claim, "article_headline": h, "stance": s} for h, s in headlines.items()]
    found = figures("emergent", write(tmp_path / "emergent_own.csv.gz", rows))
    assert (found["accuracy"], found["f1 against"]) == (1.0, 1.0)


def test_rumours_and_articles_beside(tmp_path: Path) -> None:
    claim = "A whale swallowed a kayaker off Norlund"
    rows = [
        {"claim": claim, "fnc1_body_id": "1", "body_stance": "for"},
        {"claim": claim, "fnc1_body_id": "2", "body_stance": "against"},
    ]
    path = write(tmp_path / "emergent_bodies_own.csv.gz", rows)
    with pytest.raises(EvaluationError, match="the articles are missing"):
        figures("emergent_bodies", path)
    bodies(tmp_path)
    assert figures("emergent_bodies", path)["accuracy"] == 1.0
    assert figures("emergent_bodies", path, 1)["rows"] == 1


def test_evidence_on_both_sides_makes_a_disputed_verdict() -> None:
    verdict = stance._verdict
    assert verdict(["SUPPORTS", "REFUTES", "NOT_ENOUGH_INFO"]) == "DISPUTED"
    assert verdict(["NOT_ENOUGH_INFO", "REFUTES"]) == "REFUTES"
    assert verdict(["NOT_ENOUGH_INFO"]) == "NOT_ENOUGH_INFO"
