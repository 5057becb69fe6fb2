"""Reviewers on the command line: a decision counts at once, is on record, and can be taken back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.flows.desk_fixture import ARTICLE, COVERAGE, write_article, write_coverage
from tests.flows.test_cli import SAVED, Desk

VOICE = COVERAGE[0]["url"]
WHO = ("--reviewer", "Ida Moen", "--note", "both from one fisherman's film")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    write_article(tmp_path)
    write_coverage(tmp_path)
    made = Desk(tmp_path)
    made.run("check", *SAVED, SOURCE_DATE_EPOCH="1772700000")
    return made


def report(desk: Desk) -> dict[str, Any]:
    return json.loads(desk.run("report", "--format", "json").stdout)


def aground(desk: Desk) -> dict[str, Any]:
    return next(c for c in report(desk)["claims"] if "ran aground" in c["text"])


def test_a_merge_is_decided_shown_and_taken_back(desk: Desk) -> None:
    before = report(desk)
    assert aground(desk)["status"] == "confirmed"
    said = desk.run("review", "merge", ARTICLE["url"], VOICE, *WHO).stdout.decode()
    assert "confirmed -> single-source" in said
    claim = aground(desk)
    assert claim["origins"]["supporting"] == {"min": 1, "max": 1}
    [join] = [j for g in claim["origin_groups"] for j in g["joined_by"] if j["kind"] == "review"]
    assert "Ida Moen" in join["detail"]
    assert "fisherman's film" in join["detail"]
    listed = desk.run("review", "list").stdout.decode()
    identity = listed.split()[0]
    desk.run("review", "withdraw", identity[:6], "--reviewer", "R. Okoye", "--note", "two films")
    assert aground(desk)["status"] == "confirmed"
    rows = json.loads(desk.run("review", "list", ARTICLE["url"], "--format", "json").stdout)
    assert [r["action"] for r in rows] == ["merge", "revoke"]
    assert rows[1]["revokes"] == identity
    first = json.loads(desk.run("report", before["check"]["id"], "--format", "json").stdout)
    assert first == before


def test_a_split_overrules_what_joined_two_and_says_so(desk: Desk) -> None:
    desk.run("review", "merge", "harbourpost.example", "islandvoice.example", *WHO)
    desk.run("review", "split", VOICE, ARTICLE["url"], "--reviewer", "K. Lund", "--note", "no film")
    claim = aground(desk)
    assert claim["status"] == "confirmed"
    shown = [j["detail"] for g in claim["origin_groups"] for j in g["joined_by"]]
    assert any("K. Lund" in detail and "separate" in detail for detail in shown)


def test_a_review_may_concern_one_claim_only(desk: Desk) -> None:
    text = aground(desk)["text"]
    desk.run("review", "merge", ARTICLE["url"], VOICE, *WHO, "--claim", text[:20])
    assert aground(desk)["status"] == "single-source"
    [row] = json.loads(desk.run("review", "list", "--format", "json").stdout)
    assert row["claim_text"] == text


def test_what_means_nothing_is_refused_in_one_line(desk: Desk) -> None:
    assert "is no document of check" in desk.refused("review", "merge", ARTICLE["url"], "x", *WHO)
    assert "the same document" in desk.refused("review", "split", VOICE, VOICE, *WHO)
    assert "note" in desk.refused("review", "split", VOICE, "a", "--reviewer", "I")
    blank = ("--reviewer", " ", "--note", "x")
    assert "name" in desk.refused("review", "split", VOICE, ARTICLE["url"], *blank)
    assert "no review" in desk.refused("review", "withdraw", "ffff", *WHO)
    claim = desk.refused("review", "merge", ARTICLE["url"], VOICE, *WHO, "--claim", "Nobody")
    assert "no claim" in claim
    assert desk.run("review", "list").stdout == b""
