"""Nested values survive JSON, also between versions of a type."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.types import Attribution, Policy
from records.codec import pack, pack_rest, unpack, unpack_rest
from records.columns import Text
from tests.records.strategies import made, words


@given(made(Attribution))
def test_attributions_come_back_equal(value: Attribution) -> None:
    assert unpack(Attribution | None, pack(value)) == value


@given(made(Policy))
def test_policies_come_back_equal(value: Policy) -> None:
    assert unpack(Policy, pack(value)) == value


@given(words)
def test_any_string_survives_a_text_column(value: str) -> None:
    column = Text()
    stored = column.process_bind_param(value, None)  # type: ignore[arg-type]
    assert stored is not None
    stored.encode()
    assert "\x00" not in stored
    assert column.process_result_value(stored, None) == value  # type: ignore[arg-type]


@dataclass(frozen=True)
class Grown:
    """A type whose table has a column for ``name`` only."""

    name: str
    marks: tuple[int, ...] = ()
    side: Literal["left", "right"] = "left"
    seen: frozenset[str] = field(default_factory=frozenset)


@given(st.builds(Grown))
def test_fields_without_a_column_travel_along(value: Grown) -> None:
    rest = pack_rest(value, {"name"})
    assert Grown(value.name, **unpack_rest(Grown, rest)) == value


def test_only_what_differs_from_the_default_travels() -> None:
    assert pack_rest(Grown("a"), {"name"}) == {}


def test_fields_of_another_version_do_no_harm() -> None:
    assert unpack(Grown, {"name": "a", "dropped": 1}) == Grown("a")
    assert unpack_rest(Grown, {"dropped": 1}) == {}


def test_what_cannot_be_kept_faithfully_is_refused() -> None:
    with pytest.raises(TypeError):
        pack(object())
    with pytest.raises(TypeError):
        unpack(dict[str, int], {})
