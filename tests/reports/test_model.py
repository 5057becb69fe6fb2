"""The report is the contract's, resolves to stored text, and never depends on order."""

from __future__ import annotations

import json
import random
import uuid
from dataclasses import replace
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matching.types import Comparison, Document, Match
from records.types import CheckRecord
from reports import schema
from reports.canonical import render
from reports.model import CLOSEST, MENTIONS, build
from tests.records import strategies
from tests.records.examples import (
    ARTICLE,
    RADIO,
    SATIRE,
    TRIBUNE,
    document,
    example,
    match,
    unsearched,
)

VALIDATOR = jsonschema.Draft202012Validator(schema.load())


def test_the_published_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema.load())


@pytest.mark.parametrize("check", [example(), unsearched()], ids=["full", "unsearched"])
def test_reports_are_valid_and_plain_json(check: CheckRecord) -> None:
    report = build(check)
    VALIDATOR.validate(report)
    assert json.loads(render(report)) == report


@pytest.mark.parametrize("field", ["check", "coverage", "claims", "article", "schema"])
def test_the_schema_misses_what_is_missing(field: str) -> None:
    report = build(example())
    del report[field]
    assert not VALIDATOR.is_valid(report)


@pytest.mark.parametrize(
    "field", ["sha256", "span", "stance", "origin", "comparisons", "statement"]
)
def test_the_schema_misses_fields_of_evidence(field: str) -> None:
    report = build(example())
    del report["claims"][0]["evidence"][0][field]
    assert not VALIDATOR.is_valid(report)


def test_a_status_outside_the_four_is_invalid() -> None:
    report = build(example())
    report["claims"][0]["status"] = "true"
    assert not VALIDATOR.is_valid(report)


def test_spans_resolve_in_the_stored_texts() -> None:
    check = example()
    report = build(check)
    texts = {d.sha256: d.text for d in (ARTICLE, *check.documents)}
    assert report["article"]["sha256"] == ARTICLE.sha256
    rows = [row for claim in report["claims"] for row in claim["evidence"]]
    assert len(rows) > 10
    for row in rows:
        start, end = row["span"]
        held = texts[row["sha256"]]
        assert held[start:end] == row["statement"]
        assert held[:start].endswith(row["before"])
        assert held[end:].startswith(row["after"])
        low, high = row["passage"]
        assert start <= low < high <= end
    for claim in report["claims"]:
        start, end = claim["span"]
        assert ARTICLE.text[start:end] == claim["text"]
        start, end = claim["sentence_span"]
        assert ARTICLE.text[start:end] == claim["sentence"]


def test_evidence_is_ordered_and_each_row_names_its_origin() -> None:
    report = build(example())
    homes, warned = report["claims"][1], report["claims"][3]
    assert [row["stance"] for row in homes["evidence"]] == ["disputes", "supports"]
    assert [row["stance"] for row in warned["evidence"]] == [
        "disputes",
        "disputes",
        "supports",
        "mentions",
    ]
    for claim in report["claims"]:
        groups = {g["id"]: g["urls"] for g in claim["origin_groups"]}
        for row in claim["evidence"]:
            if row["stance"] != "mentions":
                assert row["url"] in groups[row["origin"]]


def test_satire_and_neighbours_are_left_out_and_counted() -> None:
    first = build(example())["claims"][0]
    assert SATIRE.url not in {row["url"] for row in first["evidence"]}
    assert first["evidence_left_out"] == 1


def test_mentions_are_few_but_support_is_complete() -> None:
    pages = [
        document(f"https://p{i}.example/", f"P{i}", f"Page {i} says so. It may be {i}. It is so.")
        for i in range(9)
    ]
    check = example()
    first, *rest = check.assessment.claims
    weaker = Comparison("quantity", "compatible", "12", "more than 10", "weaker")

    def rows(*matches: Match) -> list[dict[str, Any]]:
        assessment = replace(check.assessment, claims=(replace(first, matches=matches), *rest))
        listed: list[dict[str, Any]] = build(replace(check, assessment=assessment))["claims"][0][
            "evidence"
        ]
        return listed

    supports = [match("c1", p, p.text[:14], "same", "supports", "r") for p in pages]
    near = [
        match("c1", p, f"It may be {i}.", "compatible", "mentions", "r", weaker)
        for i, p in enumerate(pages)
    ]
    copies = [match("c1", p, "It is so.", "compatible", "mentions", "r", weaker) for p in pages]
    silent = [match("c1", p, p.text[:14], "compatible", "mentions", "r") for p in pages]
    related = [match("c1", p, p.text[:14], "related", "mentions", "r") for p in pages]
    stances = [row["stance"] for row in rows(*near, *supports, *silent, *related)]
    assert stances == ["supports"] * 9 + ["mentions"] * MENTIONS
    assert len(rows(*copies)) == 1
    assert len(rows(*silent, *related)) == CLOSEST
    assert rows(*related) == []


def shuffled(check: CheckRecord, seed: int) -> CheckRecord:
    order = random.Random(seed)
    claims = []
    for assessed in check.assessment.claims:
        matches = list(assessed.matches)
        order.shuffle(matches)
        claims.append(replace(assessed, matches=tuple(matches)))
    return replace(check, assessment=replace(check.assessment, claims=tuple(claims)))


@given(data=st.data(), seed=st.integers(0, 99))
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_record_makes_one_report_whatever_the_order(data: st.DataObject, seed: int) -> None:
    check = replace(data.draw(strategies.checks()), id=uuid.uuid4().hex)
    assert render(build(check)) == render(build(shuffled(check, seed)))
    render(build(check)).encode()


def test_times_are_utc_whatever_the_zone() -> None:
    from datetime import timedelta, timezone

    zone = timezone(timedelta(hours=-8))
    moved = example(finished_at=example().finished_at.astimezone(zone))
    assert render(build(moved)) == render(build(example()))
    assert build(moved)["check"]["finished_at"] == "2026-03-15T08:15:21Z"


def test_counts_are_the_claims_statuses() -> None:
    assert build(example())["counts"] == {
        "confirmed": 2,
        "disputed": 3,
        "single-source": 4,
        "undetermined": 1,
    }
    assert build(unsearched())["counts"]["undetermined"] == 10


def test_groups_name_pages_by_address_and_outlet() -> None:
    by_id: Document = replace(TRIBUNE, id="canonical-id")
    assert by_id.id != by_id.url
    group = build(example())["claims"][3]["origin_groups"][0]
    assert group["has_article"]
    assert group["outlets"] == ["county-tribune.example", "gazette.example", ARTICLE.outlet]
    assert RADIO.url not in group["urls"]
    assert {j["kind"] for j in group["joined_by"]} == {"owner", "attribution"}
