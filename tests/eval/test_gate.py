"""The gate: no figure on the labelled sets may fall below its floor.

Raise the floors with ``python -m tests.eval.floors``.

Floors only rise. A floor was measured on exactly the data that its fingerprint names; on other
data, and where there is none, the gate says so and skips (under CI missing data is an error).
"""

from __future__ import annotations

import pytest

from flows.measure.rows import fingerprint
from flows.measure.types import Figure, Measured
from tests.eval.floors import LIMITS, below, load, measured, raised, the_set
from tests.shared_data import shared


@pytest.mark.parametrize("stem", LIMITS)
def test_no_figure_falls_below_its_floor(stem: str) -> None:
    floors = load()
    found = the_set(shared("data"), stem)
    if found is None:
        pytest.skip(f"shared data has no {stem}")
    if fingerprint(found.files) != floors[stem]["sha256"]:
        pytest.skip(f"{stem} is not the data that its floors were measured on")
    assert not below(measured(found), floors[stem]["floors"])


def result(**values: float) -> Measured:
    figures = [Figure("f1", values["f1"]), Figure("wrong", values["wrong"], better="down")]
    return Measured("set", "kind", 1, tuple(figures), 0.0, ())


def test_the_gate_notices_what_is_worse_or_gone() -> None:
    floors = {"f1": 0.5, "wrong": 3.0}
    assert not below(result(f1=0.5, wrong=3), floors)
    assert not below(result(f1=0.6, wrong=2), floors)
    assert len(below(result(f1=0.49, wrong=4), floors)) == 2
    assert "no longer" in below(result(f1=0.5, wrong=3), floors | {"gone": 0.1})[0]


def test_floors_rise_and_never_fall() -> None:
    floors = {"f1": 0.5, "wrong": 3.0}
    assert raised(result(f1=0.6, wrong=2), floors) == {"f1": 0.6, "wrong": 2.0}
    assert raised(result(f1=0.4, wrong=4), floors) == floors
