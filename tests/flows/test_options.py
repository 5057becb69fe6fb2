"""Dates on the command line, and what is wrong found before any work starts."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.options import CheckOptions, moment
from sources.types import InputError


def test_a_bare_date_is_a_whole_day() -> None:
    window = CheckOptions(since="2026-03-01", until="2026-03-01").window()
    assert window.since == datetime(2026, 3, 1, tzinfo=UTC)
    assert window.until == datetime(2026, 3, 1, 23, 59, 59, 999999, tzinfo=UTC)


def test_a_moment_keeps_its_zone() -> None:
    assert moment("2026-03-01T18:30+02:00", "--since") == datetime(2026, 3, 1, 16, 30, tzinfo=UTC)
    assert moment("2026-03-01T18:30Z", "--since") == datetime(2026, 3, 1, 18, 30, tzinfo=UTC)
    assert moment("2026-03-01T18:30", "--since") == datetime(2026, 3, 1, 18, 30, tzinfo=UTC)
    assert moment(None, "--since") is None


@pytest.mark.parametrize("value", ["", "yesterday", "2026-13-01", "01.03.2026", "2026-02-30"])
@pytest.mark.parametrize("option", ["since", "until", "published"])
def test_what_is_no_date_is_refused_with_the_options_name(option: str, value: str) -> None:
    with pytest.raises(InputError, match=f"--{option}"):
        CheckOptions(**{option: value}).check()


def test_a_window_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(InputError, match="is after --until"):
        CheckOptions(since="2026-03-02", until="2026-03-01").check()


def test_missing_coverage_is_found_before_work_starts(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such saved coverage"):
        CheckOptions(coverage=[str(tmp_path / "none.jsonl")]).check()


@given(st.binary())
def test_standard_input_travels_without_losing_a_byte(data: bytes) -> None:
    text = data.decode("utf-8", "surrogateescape")
    assert CheckOptions(text=text).given() == data


def test_an_unknown_option_is_an_error() -> None:
    with pytest.raises(ValueError, match="coverge"):
        CheckOptions(**{"coverge": []})  # type: ignore[arg-type]


def test_every_option_is_described_in_the_schema() -> None:
    for name, field in CheckOptions.model_json_schema()["properties"].items():
        assert field.get("description"), name
