"""Dates and clock times: read, resolved, compared."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.compare.dates import compare_dates
from matching.compare.moments import Moment, read_moments

WEDNESDAY = datetime.fromisoformat("2025-03-12T06:30:00+01:00")
LATER = datetime.fromisoformat("2025-03-14T09:00:00+01:00")
OVERSEAS = datetime.fromisoformat("2025-03-12T19:30:00-05:00")


def one(text: str, published: datetime | None = WEDNESDAY) -> Moment:
    (moment,) = read_moments(text, published)
    return moment


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("on Tuesday", "2025-03-11", "2025-03-11"),
        ("yesterday", "2025-03-11", "2025-03-11"),
        ("on Tuesday night", "2025-03-11", "2025-03-12"),
        ("on 18 September 2024", "2024-09-18", "2024-09-18"),
        ("on September 18, 2024", "2024-09-18", "2024-09-18"),
        ("on 2024-09-18", "2024-09-18", "2024-09-18"),
        ("in January", "2025-01-01", "2025-01-31"),
        ("in June 2023", "2023-06-01", "2023-06-30"),
        ("two days ago", "2025-03-10", "2025-03-10"),
        ("last week", "2025-03-03", "2025-03-09"),
        ("in the third quarter of 2024", "2024-07-01", "2024-09-30"),
        ("in 2019", "2019-01-01", "2019-12-31"),
        ("It will open on Saturday", "2025-03-15", "2025-03-15"),
    ],
)
def test_days(text: str, first: str, last: str) -> None:
    reading = one(text).readings[0]
    assert reading == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("at 19.20", 19 * 60 + 20),
        ("at 7.30pm", 19 * 60 + 30),
        ("at 06:00", 360),
        ("at noon", 720),
        ("at half past seven in the evening", 19 * 60 + 30),
        ("at ten to six", 350),
        ("at six o'clock", 360),
    ],
)
def test_clocks(text: str, minutes: int) -> None:
    low, high = one(text).minutes or (0, 0)
    assert low <= minutes <= high


@pytest.mark.parametrize("text", ["2000 people came", "to 1600 years in jail", "at 4.75 per cent"])
def test_no_dates_in_figures(text: str) -> None:
    assert read_moments(text, WEDNESDAY) == ()


CASES = [
    ("on Tuesday", WEDNESDAY, "on 11 March", LATER, "same"),
    ("on Tuesday", WEDNESDAY, "yesterday", WEDNESDAY, "same"),
    ("on Tuesday", WEDNESDAY, "on Thursday", LATER, "conflicts"),
    ("on Tuesday", WEDNESDAY, "on Wednesday", OVERSEAS, "compatible"),
    ("in March", WEDNESDAY, "on 11 March 2025", LATER, "entails"),
    ("on 11 March 2025", WEDNESDAY, "in March", LATER, "compatible"),
    ("the first rise since October 2022", WEDNESDAY, "the first rise in 29 months", WEDNESDAY,
     "same"),
    ("at 19.20", WEDNESDAY, "at twenty past seven", LATER, "same"),
    ("at 19.20", WEDNESDAY, "at 18:20 UTC", LATER, "same"),
    ("at 19.20", WEDNESDAY, "at 23:50", LATER, "conflicts"),
    ("on 1 September", WEDNESDAY, "on 3 November", WEDNESDAY, "conflicts"),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "claimed", "evidence", "published", "outcome"), CASES)
def test_relations(
    claim: str, claimed: datetime, evidence: str, published: datetime, outcome: str
) -> None:
    (found,) = compare_dates(
        read_moments(claim, claimed),
        read_moments(evidence, published),
        essential=True,
        claim_published=claimed,
        evidence_published=published,
    )
    assert found.outcome == outcome, found.detail


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2049, 12, 31)))
def test_full_dates_round_trip(day: date) -> None:
    text = f"It happened on {day.day} {day:%B} {day.year}."
    moment = one(text, None)
    assert moment.readings == ((day, day),)
    assert text[slice(*moment.span)] == moment.text


@given(st.text(max_size=80))
def test_any_text_reads_with_exact_offsets(text: str) -> None:
    for moment in read_moments(text, WEDNESDAY):
        assert text[slice(*moment.span)] == moment.text


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("He left last weekend.", "2018-07-14", "2018-07-15"),
        ("It rained last week.", "2018-07-09", "2018-07-15"),
        ("It rained over the last week.", "2018-07-10", "2018-07-17"),
        ("It rained in the last month.", "2018-06-17", "2018-07-17"),
        ("It rained last summer.", "2017-06-01", "2017-08-31"),
        ("It rained this summer.", "2018-06-01", "2018-08-31"),
        ("It will rain next winter.", "2018-12-01", "2019-02-28"),
        ("QINGDAO, JUNE 10, 2018: it rained.", "2018-06-10", "2018-06-10"),
    ],
)
def test_days_of_a_moment(text: str, first: str, last: str) -> None:
    (moment,) = read_moments(text, datetime(2018, 7, 17, 15, tzinfo=UTC))
    assert [day.isoformat() for day in moment.readings[0]] == [first, last]


@pytest.mark.parametrize(
    "text",
    [
        "Apple will make five to six million units.",
        "He told ABC's This Week that it would rain.",
        "He told Fox News Sunday that it would rain.",
        "USA TODAY says that it will rain.",
    ],
)
def test_what_is_no_moment(text: str) -> None:
    assert not read_moments(text, datetime(2018, 7, 17, 15, tzinfo=UTC))


@pytest.mark.parametrize("year", [1, 2, 9998, 9999])
def test_dates_at_the_ends_of_time(year: int) -> None:
    for text in ("It rained last summer.", "It will rain next winter.", "It rained this week."):
        read_moments(text, datetime(year, 1, 1, tzinfo=UTC))


@pytest.mark.parametrize("text", ["Half past six.", "Ten past six.", "It began at ten to six."])
def test_clock_words(text: str) -> None:
    (moment,) = read_moments(text, datetime(2018, 7, 17, 15, tzinfo=UTC))
    assert moment.kind == "clock"


def test_a_season_is_either_half_of_the_year() -> None:
    (moment,) = read_moments("It rained last summer.", datetime(2018, 7, 17, 15, tzinfo=UTC))
    assert [days[0].month for days in moment.readings] == [6, 12]
