"""Figures read from prose and compared as intervals."""

from __future__ import annotations

import math
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.compare.figure_bounds import bounds
from matching.compare.figures import Figure, read_figures
from matching.compare.quantities import compare_quantities, relation


def only(text: str) -> Figure:
    figures = [figure for figure in read_figures(text) if not figure.weak]
    assert len(figures) == 1, (text, figures)
    return figures[0]


@pytest.mark.parametrize(
    ("text", "dimension", "value", "shape"),
    [
        ("killing at least 12 people", "count", 12, "least"),
        ("a dozen bodies lay there", "count", 12, "exact"),
        ("a trio of tankers", "count", 3, "exact"),
        ("seventy-two months in jail", "duration", 6 * 365.25 * 86400, "exact"),
        ("two thousand three hundred and eleven votes", "count", 2311, "exact"),
        ("€1.1 million was lost", "money:EUR", 1.1e6, "exact"),
        ("it cost $1.5bn", "money:USD", 1.5e9, "exact"),
        ("three million crowns", "money:crown", 3e6, "exact"),
        ("by 12 percentage points", "point", 12, "exact"),
        ("by 25 basis points", "point", 0.25, "exact"),
        ("by a quarter of a percentage point", "point", 0.25, "exact"),
        ("one in 12 patients", "percent", 100 / 12, "exact"),
        ("32 in every hundred", "percent", 32, "exact"),
        ("nine out of ten dentists", "percent", 90, "exact"),
        ("nearly 14,000 children", "count", 14000, "nearly"),
        ("fewer than 40 homes", "count", 40, "under"),
        ("no fewer than 40 homes", "count", 40, "least"),
        ("up to 300 mm of rain", "length", 0.3, "most"),
        ("80-odd passengers", "count", 80, "about"),
        ("the fourteenth settlement", "ordinal", 14, "exact"),
        ("a man aged 61", "age", 61, "exact"),
        ("The storm damaged 40 homes", "count", 40, "exact"),
        ("He managed 12 shops", "count", 12, "exact"),
        ("He died at age 57 of cancer", "age", 57, "exact"),
        ("He turns 18 in May", "age", 18, "exact"),
        ("The 31-year-old’s grip on power", "age", 31, "exact"),
        ("A car of 1200hp", "power", 1200 * 745.7, "exact"),
        ("A blog hosted by a third-party provider", "ordinal", 3, "exact"),
        ("It weighs 62st", "mass", 62 * 14 * 0.45359237, "exact"),
        ("He weighs 14 stone", "mass", 14 * 14 * 0.45359237, "exact"),
        ("A ride of two-and-a-half miles", "length", 2.5 * 1609.344, "exact"),
        ("It was 86 Fahrenheit", "temperature", 30, "exact"),
        ("Costs were cut by a fifth", "percent", 20, "about"),
        ("A 71 year-old priest", "age", 71, "exact"),
        ("The fish weighed 280 pounds", "mass", 280 * 0.45359237, "exact"),
        ("He lifted 280 pounds", "mass", 280 * 0.45359237, "exact"),
        ("They seized 40 pounds of cocaine", "mass", 40 * 0.45359237, "exact"),
        ("The fine was 280 pounds", "money:GBP", 280, "exact"),
        ("A 20-pound note", "money:GBP", 20, "exact"),
        ("It is 86 degrees Fahrenheit", "temperature", 30, "exact"),
        ("It was minus 40 degrees Fahrenheit", "temperature", -40, "exact"),
        ("Profits fell to minus 3 per cent", "percent", -3, "exact"),
        ("Over a quarter century", "duration", 25 * 365.25 * 86400, "over"),
        ("The champions won 4-2", "tally", 4, "exact"),
        ("Ana Lopes, 61, a nurse", "age", 61, "exact"),
        ("a six-month-old girl", "age", 0.5, "exact"),
        ("half a million people fled", "count", 5e5, "exact"),
        ("three quarters of a million homes", "count", 7.5e5, "exact"),
        ("half a dozen men", "count", 6, "exact"),
        ("half a mile away", "length", 804.672, "about"),
        ("one million people marched", "count", 1e6, "exact"),
        ("nearly one hundred were held", "count", 100, "nearly"),
        ("tens of thousands of people", "count", 1e4, "vague"),
        ("several hundred people", "count", 300, "vague"),
        ("a few dozen people", "count", 24, "vague"),
        ("a couple of hundred people", "count", 200, "vague"),
        ("millions of dollars", "money:USD", 1e6, "vague"),
        ("a $3-billion deal", "money:USD", 3e9, "exact"),
        ("five lakh rupees", "money:INR", 5e5, "exact"),
        ("a grant of Rs. 2.5 crore", "money:INR", 2.5e7, "exact"),
        ("EUR 310 million", "money:EUR", 3.1e8, "exact"),
        ("six nautical miles", "length", 11112, "exact"),
        ("12 km2 of forest", "area", 1.2e7, "exact"),
        ("a wave 3m high", "length", 3, "exact"),
        ("38C", "temperature", 38, "exact"),
        ("a 6.4-magnitude quake", "magnitude", 6.4, "exact"),
        ("a magnitude 6.4 quake", "magnitude", 6.4, "exact"),
        ("cut by a fifth", "percent", 20, "about"),
        ("rose by one per cent", "percent", 1, "exact"),
        ("three or four people", "count", 3, "range"),
        ("20 to 30 people", "count", 20, "range"),
        ("handed over 17 soldiers", "count", 17, "exact"),
        ("over 17 soldiers", "count", 17, "over"),
        ("3. The club is fined 200 crowns", "money:crown", 200, "exact"),
        ("a 61-year-old man", "age", 61, "exact"),
        ("a woman of 71", "age", 71, "exact"),
        ("died at the age of 81", "age", 81, "exact"),
        ("cut by a quarter point", "point", 0.25, "exact"),
        ("nine million marks", "money:mark", 9e6, "exact"),
        ("26 km/h", "speed", 26 / 3.6, "exact"),
        ("dozens were missing", "count", 12, "vague"),
    ],
)
def test_reads(text: str, dimension: str, value: float, shape: str) -> None:
    figure = only(text)
    assert figure.dimension == dimension
    assert figure.value == pytest.approx(value)
    assert figure.shape == shape


def test_votes_are_one_figure() -> None:
    figure = only("approved by 28 votes to 19")
    assert (figure.dimension, figure.value, figure.other) == ("tally", 28, 19)


def test_labels_are_no_counts() -> None:
    assert read_figures("see section 9 and count 4 of flight 217") == ()
    assert read_figures("a man in his 60s, open 24/7 since the 1990s") == ()


def test_what_is_counted() -> None:
    killed, injured = read_figures("80 killed and 200 injured")
    assert (killed.kind, injured.kind) == ("killed", "injured")
    both = only("87 killed or wounded")
    assert both.kind not in ("killed", "injured")


CASES = [
    ("nearly 14,000 children", "13,870 children", "entails"),
    ("3.8 million euros vanished", "3,812,407 euros vanished", "entails"),
    ("87 per cent of votes", "87.2 per cent of votes", "entails"),
    ("87.2 per cent of votes", "87 per cent of votes", "compatible"),
    ("more than 80 people", "87 people", "entails"),
    ("about 90 people", "87 people", "entails"),
    ("nearly 90 people", "87 people", "entails"),
    ("87 people", "more than 80 people", "compatible"),
    ("87 killed", "54 killed", "conflicts"),
    ("more than 80 killed", "54 killed", "conflicts"),
    ("87 killed", "87 injured", "absent"),
    ("six years in prison", "seventy-two months in prison", "same"),
    ("nine kilometres downstream", "five and a half miles downstream", "entails"),
    ("nine kilometres downstream", "nine miles downstream", "conflicts"),
    ("about 2.4 million cubic metres", "roughly 630 million gallons", "entails"),
    ("doing 14 knots", "doing 26 km/h", "entails"),
    ("rose by 12 percentage points", "rose by 12 per cent", "absent"),
    ("backed by 28 votes to 19", "carried 28-19 in the vote", "same"),
    ("backed by six votes to three", "the vote was five to four", "conflicts"),
    ("dozens of people were killed", "87 people were killed", "entails"),
    ("half a million people fled", "500,000 people fled", "same"),
    ("half a million people fled", "a million people fled", "conflicts"),
    ("tens of thousands of people", "40,000 people", "entails"),
    ("several hundred people", "four people", "conflicts"),
    ("six nautical miles south", "11.1 kilometres south", "entails"),
    ("five lakh rupees", "Rs 500,000", "same"),
    ("its third failure in a hospital here", "the third hospital outage in here", "absent"),
    ("a third such failure at the mill this year", "the third fire at the mill this year", "same"),
    ("two of the boys have gone home", "two have gone back to their homes", "same"),
    ("two of the boys have gone home", "two teachers were praised", "absent"),
    ("one million people marched", "two million people marched", "conflicts"),
    ("£6.2m for the scheme", "€7.2m for the scheme", "compatible"),
    ("nearly 14,000 children", "13,870 pupils on the roll", "entails"),
    ("five defeats in a row", "a fifth straight defeat", "entails"),
    ("some 11,400 bottles", "three bottles", "absent"),
    ("38 percent of the members", "38 of every hundred members", "same"),
    ("12,000 heaters were recalled", "some 12,000 heaters were recalled", "same"),
    ("11 newborns had been infected", "eleven infants caught the infection", "same"),
    ("a boy of 12 has drowned", "a 12-year-old boy drowned", "same"),
    ("a boy of 12 has drowned", "a boy of 14 has drowned", "conflicts"),
]


@pytest.mark.parametrize(("claim", "evidence", "outcome"), CASES)
def test_relations(claim: str, evidence: str, outcome: str) -> None:
    (found,) = compare_quantities(read_figures(claim), read_figures(evidence))
    assert found.outcome == outcome, found.detail


@pytest.mark.parametrize(
    ("evidence", "hours", "outcome"),
    [
        ("2,400 dead", 0, "conflicts"),
        ("2,400 dead", 48, "compatible"),
        ("54 dead", -24, "superseded"),
        ("54 dead", 24, "conflicts"),
        ("80 dead", 48, "same"),
    ],
)
def test_growing_counts(evidence: str, hours: int, outcome: str) -> None:
    now = datetime.fromisoformat("2025-02-01T12:00:00+00:00")
    (found,) = compare_quantities(
        read_figures("80 dead"),
        read_figures(evidence),
        claim_time=now,
        evidence_time=now + timedelta(hours=hours),
    )
    assert found.outcome == outcome


def counted(text: str) -> Figure:
    return read_figures(f"{text} people")[0]


numbers = st.integers(min_value=2, max_value=999_999)
bound_words = st.sampled_from(
    ["", "about ", "more than ", "at least ", "fewer than ", "up to ", "nearly "]
)


@given(bound_words, numbers)
def test_relation_is_reflexive(word: str, number: int) -> None:
    figure = counted(f"{word}{number}")
    assert relation(figure, figure) == "same"


@given(bound_words, numbers, bound_words, numbers)
def test_conflict_is_symmetric(a: str, x: int, b: str, y: int) -> None:
    left, right = counted(f"{a}{x}"), counted(f"{b}{y}")
    assert (relation(left, right) == "conflicts") == (relation(right, left) == "conflicts")


@given(numbers, numbers, numbers)
def test_weaker_lower_bounds_accept_more(bound: int, weaker: int, value: int) -> None:
    bound, weaker = max(bound, weaker), min(bound, weaker)
    exact = counted(str(value))
    if relation(counted(f"more than {bound}"), exact) == "entails":
        assert relation(counted(f"more than {weaker}"), exact) == "entails"


@given(numbers)
def test_digits_survive_the_round_trip(number: int) -> None:
    for printed in (str(number), f"{number:,}"):
        text = f"They counted {printed} houses."
        figure = only(text)
        assert figure.value == number
        assert text[slice(*figure.span)] == printed


@given(st.text(max_size=80))
def test_any_text_reads_with_exact_offsets(text: str) -> None:
    for figure in read_figures(text):
        assert text[slice(*figure.span)] == figure.text
        assert figure.low <= figure.high


def test_bounds_are_open_where_the_words_say_so() -> None:
    assert bounds("over", 80, None) == (80, math.inf, True, True)
    assert bounds("least", 80, None) == (80, math.inf, False, True)
    assert bounds("nearly", 90, None) == (81, 90, False, True)


@pytest.mark.parametrize(
    "text",
    [
        "In 2009/2010 he left",
        "The iPhone 5C is out",
        "A 5G mast",
        "She lost the other half",
        "She lost the quarter-final",
        "She bought another one.",
    ],
)
def test_numbers_that_name_are_no_figures(text: str) -> None:
    assert not read_figures(text, ((3, 7),) if text.startswith("In") else ())
