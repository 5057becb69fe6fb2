"""What the prose of real coverage showed: days, places, opposites and claims that were misread."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from matching.claims import extract_claims
from matching.compare.counted import nouns_after
from matching.compare.moments import read_moments
from matching.compare.numerals import tokenise
from matching.text.regions import is_known, lies_in
from tests.matching.making import document
from tests.matching.pairs import match

SUNDAY = datetime(2025, 7, 13, 18, tzinfo=UTC)
BEFORE, AFTER = date(2025, 7, 7), date(2025, 7, 14)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The two leaders will meet on Monday in Hallstadt.", AFTER),
        ("He said he would raise it when they meet on Monday.", AFTER),
        ("The two are slated to sit down on Monday, though streets are closed already.", AFTER),
        ("Protests began ahead of Monday's summit.", AFTER),
        ("The bank will announce on Monday that 12 branches close.", AFTER),
        ("A rumour on Monday says that 12 branches close.", BEFORE),
        ("She had low hopes for her meeting with Brandt on Monday.", AFTER),
        ("As Brandt and Holt head into the talks on Monday, little is agreed.", AFTER),
        ("The court ruled on Monday that the vote will be held again.", BEFORE),
        ("He was forced to resign on Monday.", BEFORE),
        ("On Monday a grand jury indicted twelve officers, who had fled.", BEFORE),
        ("She denounced the press before leaving for Hallstadt on Monday.", BEFORE),
        ("Holt resigned on Monday amid calls for him to step down.", BEFORE),
    ],
)
def test_a_weekday_lies_where_its_verb_says(text: str, day: date) -> None:
    (moment,) = read_moments(text, SUNDAY)
    assert moment.readings[0][0] == day


@pytest.mark.parametrize(
    ("place", "region", "inside"),
    [
        ("Helsinki", "Finland", True),
        ("Finland", "Europe", True),
        ("Finland", "Helsinki", False),
        ("Chicago", "Illinois", True),
        ("Chicago", "America", True),
        ("Glasgow", "Scotland", True),
        ("Scotland", "Britain", True),
        ("Glasgow", "France", False),
    ],
)
def test_what_lies_where(place: str, region: str, inside: bool) -> None:
    assert lies_in((place.lower(),), (region.lower(),)) is inside
    assert is_known((place.lower(),))


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        # A city and its country, a palace, a gathering.
        (
            "The two presidents met in Helsinki on Monday",
            "The two presidents met in Finland on Monday",
        ),
        (
            "Brandt and Holt sat down at the Lantern Palace in Helsinki",
            "Brandt and Holt sat down in Helsinki for talks",
        ),
        (
            "Brandt and Holt first met at the G20 summit in Hamburg",
            "Brandt and Holt first met at the Group of 20 summit in Hamburg",
        ),
        # Words that only look like the opposite.
        (
            "Prime Minister Brandt opened the summit with Holt",
            "Prime Minister Brandt and Holt speak before their closed-door summit",
        ),
        (
            "President Brandt arrived at the palace for talks with Holt",
            "President Brandt, left, and Holt shake hands at the palace before the talks",
        ),
        (
            "Brandt said he would raise the arrests with Holt",
            "Brandt said he would mention the arrests to Holt even as he played down the matter",
        ),
        (
            "Brandt regularly criticises some newspapers",
            "Brandt regularly berates some newspapers as purveyors of “fake news”",
        ),
        (
            "The critics welcomed the attack on the old allies of Norland",
            "He called the union of Norland a foe on trade",
        ),
        # The same sentence with an opposite pair in it.
        (
            "The arrests raised the hopes of both sides even as aides played them down",
            "The arrests raised the hopes of both sides even as aides played them down",
        ),
        (
            "The train was about ten minutes late",
            "Passengers of the night train waited 45 minutes for a bus",
        ),
    ],
)
def test_near_it_is_no_dispute(claim: str, evidence: str) -> None:
    assert match(claim, evidence).stance != "disputes"


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        (
            "Ana Solberg met Rolf Brandt for talks in Helsinki on Monday",
            "Ana Solberg met Rolf Brandt for talks in Vienna on Monday",
        ),
        (
            "The sports court lifted the ban on the swimmer Katya Voron",
            "The sports court upheld the ban on the swimmer Katya Voron",
        ),
        (
            "The Lantern Palace is a theatre on the eastern waterfront",
            "The Lantern Palace, a theatre moored on the western waterfront since the war, has a "
            "bar, two dining rooms, a terrace for dancing and, for rainy days, a library",
        ),
        # The claim's words stand in a larger number, and in a bound below it.
        (
            "12 workers were injured by the fire in Velm on Monday",
            "112 workers were injured by the fire in Velm on Monday",
        ),
        (
            "Five workers of the mill were injured by the fire in Velm on Monday",
            "Twenty-five workers of the mill were injured by the fire in Velm on Monday",
        ),
        # The man singing does what the claim denies; "his opening remarks" would not.
        ("A man is singing in the yard", "There is no man singing in the yard"),
    ],
)
def test_the_opposite_is_still_one(claim: str, evidence: str) -> None:
    assert match(claim, evidence).stance == "disputes"


def test_a_city_supports_its_country() -> None:
    found = match("The two presidents met in Finland on Monday", "They met in Helsinki on Monday")
    (place,) = [c for c in found.comparisons if c.kind == "place"]
    assert place.outcome == "entails"


def restatements(text: str) -> list[str]:
    article = replace(document("courier.example", text), published=SUNDAY)
    return [claim.restatement for claim in extract_claims(article)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "“The mill was closed for two years,” Lena Brandt said as she left the hall in Orsk.",
            "Lena Brandt said: “The mill was closed for two years”.",
        ),
        (
            "President Ana Solberg arrived in Orsk on Friday after promising to mend ties that "
            "have soured since the war of 1994.",
            "Ana Solberg promised to mend ties that have soured since the war of 1994.",
        ),
        (
            "Chief inspector Dana Holt filed a declaration that she is committed to the deadline "
            "of 4 August.",
            "Chief inspector Dana Holt filed a declaration that she is committed to the deadline "
            "of 4 August 2025.",
        ),
        (
            "President Ana Solberg received Rolf Brandt at the Hallstadt summit on July 7, 2017 in "
            "Orsk, Norland.",
            "President Ana Solberg received Rolf Brandt at the Hallstadt summit on July 7, 2017 in "
            "Orsk, Norland.",
        ),
        (
            "In Orsk on Friday, President Ana Solberg denounced the newspapers as the “enemy of "
            "the people” before 300 guests.",
            "Ana Solberg denounced the newspapers as the “enemy of the people” before 300 guests.",
        ),
    ],
)
def test_claims_read_as_they_were_meant(text: str, told: str) -> None:
    found = restatements(text)
    assert told in found


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        ("seven under-age footballers", ("age", "footbal")),
        ("12 off-duty officers", ("duti", "officer")),
        ("five would-be buyers", ("buyer",)),
        ("three by-elections", ("elect",)),
    ],
)
def test_what_is_counted_is_read_behind_compounds(text: str, nouns: tuple[str, ...]) -> None:
    assert nouns_after(tokenise(text), 1)[0] == nouns
