"""Words that stand in each other's place, and words that only stand elsewhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.compare.exchanged import are_nearly_the_same_words, is_exchanged, read_order
from tests.matching.pairs import match

EXCHANGED = [
    ("The ferry was moved from Brel to Oster.", "The ferry was moved from Oster to Brel."),
    (
        "The board sent Mara Quist, a surgeon, and Lene Quist, a lawyer, to Tavrin.",
        "The board sent Lene Quist, a surgeon, and Mara Quist, a lawyer, to Tavrin.",
    ),
    (
        "The report was drafted by Ida Holm and checked by Pavel Dorn.",
        "The report was drafted by Pavel Dorn and checked by Ida Holm.",
    ),
    (
        "The quarry lies east of Brel and south of Tavrin.",
        "The quarry lies south of Brel and east of Tavrin.",
    ),
    ("Varn Rovers beat Oster City 3-1 on Sunday.", "Oster City beat Varn Rovers 3-1 on Sunday."),
    (
        "The council closed the private school and opened a public library.",
        "The council closed the public school and opened a private library.",
    ),
    (
        "The talks were held in Brel in 2014 and in Oster in 2018.",
        "The talks were held in Brel in 2018 and in Oster in 2014.",
    ),
    (
        "The strike closed 12 mines in Norland and 40 schools in Tavrin.",
        "The strike closed 40 mines in Norland and 12 schools in Tavrin.",
    ),
    (
        "Ida Holm is the sister of Lene Quist.",
        "Lene Quist is the sister of Ida Holm.",
    ),
    (
        "The grant was paid by Norland's ministry to Kestrel's laboratory.",
        "The grant was paid by Kestrel's ministry to Norland's laboratory.",
    ),
    (
        "The minister resigned in May and was questioned in July.",
        "The minister was questioned in May and resigned in July.",
    ),
    (
        "Turnout was 61 per cent in the north and 48 per cent in the south.",
        "Turnout was 48 per cent in the north and 61 per cent in the south.",
    ),
    (
        "Exports to Norland rose while imports from Tavrin fell.",
        "Exports to Tavrin rose while imports from Norland fell.",
    ),
    (
        "The pipeline runs from Brel through Oster to Varn.",
        "The pipeline runs from Oster through Brel to Varn.",
    ),
    (
        "The company was founded by Pavel Dorn, and Ida Holm is its director.",
        "The company was founded by Ida Holm, and Pavel Dorn is its director.",
    ),
]
ONLY_MOVED = [
    ("In 2009, the ferry was moved to Oster.", "The ferry was moved to Oster in 2009."),
    ("The report was checked by Pavel Dorn.", "Pavel Dorn checked the report."),
    (
        "The prize went to professors Ida Holm, Pavel Dorn and Lene Quist.",
        "The prize went to professors Lene Quist, Ida Holm and Pavel Dorn.",
    ),
    (
        "Ida Holm, the director of the mine, spoke in Brel.",
        "The director of the mine, Ida Holm, spoke in Brel.",
    ),
    ("The harbour of Oster was closed on Monday.", "Oster's harbour was closed on Monday."),
    ("The Tavrin River flooded the village of Brel.", "The River Tavrin flooded the Brel village."),
    (
        "The bridge was opened in Oster on 6 October 1999.",
        "The bridge was opened on October 6, 1999 in Oster.",
    ),
    (
        "He moved to Brel in 1987, and to Oster in 1991.",
        "In 1987 he moved to Brel, and in 1991 to Oster.",
    ),
    (
        "Mara Vale (born Mara Quist) chairs the committee.",
        "The committee is chaired by Mara Vale (born Mara Quist).",
    ),
    (
        "The court quickly rejected the public health appeal.",
        "The court rejected the public health appeal quickly.",
    ),
    (
        "Ida Holm (also known as Ida Berg) leads the union.",
        "Ida Berg (also known as Ida Holm) leads the union.",
    ),
    (
        "The fire killed 12 people and injured 40 in Oster on Friday.",
        "On Friday in Oster, the fire injured 40 people and killed 12.",
    ),
    (
        "Sales fell 4% in March and rose 7% in April.",
        "In March sales fell 4% and in April they rose 7%.",
    ),
    (
        "The prisoner was questioned and beaten in Brel.",
        "The prisoner was beaten and questioned in Brel.",
    ),
    (
        "A new rail tunnel, 12 kilometres long, joins Brel and Oster.",
        "A new rail tunnel joins Oster and Brel, 12 kilometres long.",
    ),
]


@pytest.mark.parametrize(("left", "right"), EXCHANGED)
def test_exchanged_words_are_found(left: str, right: str) -> None:
    assert is_exchanged(left, right)
    assert is_exchanged(right, left)
    assert are_nearly_the_same_words(left, right)


@pytest.mark.parametrize(("left", "right"), ONLY_MOVED)
def test_words_that_only_moved_are_not_exchanged(left: str, right: str) -> None:
    assert not read_order(left, right).exchanges
    assert not read_order(right, left).exchanges


@pytest.mark.parametrize("text", [text for pair in (*EXCHANGED, *ONLY_MOVED) for text in pair])
def test_a_text_has_nothing_exchanged_with_itself(text: str) -> None:
    order = read_order(text, text)
    assert order.exchanges == ()
    assert order.shared == 1


def test_headlines_in_capitals_are_not_read() -> None:
    left = "Varn Rovers Beat Oster City In Cup Final"
    assert not is_exchanged(left, "Oster City Beat Varn Rovers In Cup Final")


def test_certain_exchanges_are_of_two_names_or_two_figures() -> None:
    names = read_order(*EXCHANGED[2]).exchanges[0]
    assert names.kind == "N"
    assert names.certain
    figures = read_order(
        "The quake killed 12 miners and wounded 40 drivers.",
        "The quake killed 40 miners and wounded 12 drivers.",
    ).exchanges[0]
    assert figures.kind == "d"
    assert figures.certain
    words = read_order(*EXCHANGED[5]).exchanges[0]
    assert not words.certain


NAMES = ("Ida Holm", "Pavel Dorn", "Lene Quist", "Mara Vale", "Jonas Reed", "Oster", "Brel")


@given(st.permutations(NAMES), st.permutations(NAMES), st.integers(min_value=2, max_value=7))
def test_a_list_in_another_order_is_the_same(one: list[str], other: list[str], size: int) -> None:
    chosen = one[:size]
    again = [name for name in other if name in chosen]
    for frame in ("The prize was shared by {} in 2014.", "{} were named in the report.",
                  "The committee questioned {} on Monday about the mine in Tavrin."):  # fmt: skip
        left, right = (
            frame.format(f"{', '.join(names[:-1])} and {names[-1]}") for names in (chosen, again)
        )
        assert not is_exchanged(left, right)


def test_the_two_halves_of_a_list_are_no_certain_exchange() -> None:
    order = read_order(
        "Talks between ministers from Norland and generals from Tavrin failed.",
        "Talks between generals from Tavrin and ministers from Norland failed.",
    )
    assert order.certain is None


CONVERSE = [
    ("Varn Rovers beat Oster City 3-1 on Sunday.", "Oster City lost to Varn Rovers 3-1 on Sunday."),
    ("Ida Holm sold the mill to Pavel Dorn.", "Pavel Dorn bought the mill from Ida Holm."),
    (
        "Norland lent the boats to Tavrin in 2014.",
        "Tavrin borrowed the boats from Norland in 2014.",
    ),
    ("Nurses earn less than teachers in Brel.", "Teachers earn more than nurses in Brel."),
    ("Kaldera is larger than Minex.", "Minex is smaller than Kaldera."),
    ("The train left before the ferry did.", "The ferry left after the train did."),
]
MUTUAL = [
    ("Ida Holm is married to Pavel Dorn.", "Pavel Dorn is married to Ida Holm."),
    ("Norland signed a treaty with Tavrin.", "Tavrin signed a treaty with Norland."),
    ("Varn drew 1-1 with Oster.", "Oster drew 1-1 with Varn."),
    ("Kaldera merged with Minex in 2014.", "Minex merged with Kaldera in 2014."),
    ("The border between Norland and Tavrin is shut.", "Tavrin's border with Norland is shut."),
    (
        "Norland and Tavrin agreed with Brel on fishing.",
        "Brel agreed with Norland and Tavrin on fishing.",
    ),
]


@pytest.mark.parametrize(("left", "right"), [*CONVERSE, *MUTUAL])
def test_a_verb_told_from_the_other_side_exchanges_nothing(left: str, right: str) -> None:
    assert not is_exchanged(left, right)


@pytest.mark.parametrize("number", [0, 1, 2, 4, 6, 7, 9, 11])
def test_the_engine_tells_a_certain_exchange_as_a_conflict_of_roles(number: int) -> None:
    found = match(*EXCHANGED[number])
    assert [c.outcome for c in found.comparisons if c.kind == "role"] == ["conflicts"]
    assert found.stance == "disputes"


def test_both_places_are_told() -> None:
    (found,) = (c for c in match(*EXCHANGED[2]).comparisons if c.kind == "role")
    assert found.claim_value == "drafted by Ida Holm … checked by Pavel Dorn"
    assert found.evidence_value == "checked by Ida Holm … drafted by Pavel Dorn"


@pytest.mark.parametrize(("left", "right"), [*ONLY_MOVED, *CONVERSE, *MUTUAL])
def test_the_engine_tells_no_conflict_of_roles_where_words_only_moved(
    left: str, right: str
) -> None:
    found = match(left, right)
    assert not [c for c in found.comparisons if c.kind == "role" and c.outcome == "conflicts"]
