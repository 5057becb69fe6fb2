"""The confusion of degrees of rewriting, on answers made up for it."""

from __future__ import annotations

from flows.measure.rewriting import DEGREES, Answer, figures, overlap
from flows.measure.types import Figure
from matching.lineage.degrees import Cuts, Degree, Rewriting

CLEAR: dict[Degree, Rewriting] = {
    "copy": Rewriting(1.0, 1.0, 40.0, 0.0),
    "light": Rewriting(0.8, 0.7, 6.0, 0.8),
    "heavy": Rewriting(0.6, 0.2, 3.0, 0.3),
    "independent": Rewriting(0.2, 0.0, 2.0, 0.0),
}


def answers(plain: dict[Degree, float], found: dict[Degree, Rewriting]) -> list[Answer]:
    return [Answer(task, g, found[g], plain[g]) for task in "abc" for g in DEGREES]


def named(found: list[Figure]) -> dict[str, Figure]:
    return {figure.name: figure for figure in found}


def test_what_is_clear_is_told_on_both_sides() -> None:
    plain: dict[Degree, float] = {"copy": 0.9, "light": 0.6, "heavy": 0.3, "independent": 0.0}
    told = named(figures(answers(plain, CLEAR)))
    assert (told["degree"].value, told["degree"].baseline) == (1.0, 1.0)
    assert told["degree (as shipped)"].value == 1.0
    assert {name for name in told if " told" in name} == {f"{d} told" for d in DEGREES}
    assert not [name for name in told if "taken for" in name]


def test_a_confusion_names_what_was_taken_for_what() -> None:
    blurred: dict[Degree, Rewriting] = {**CLEAR, "heavy": CLEAR["light"]}
    plain: dict[Degree, float] = dict.fromkeys(DEGREES, 0.5)
    told = named(figures(answers(plain, blurred)))
    assert told["degree"].value == 0.75
    assert told["degree"].baseline == 0.25
    mixed = {"heavy taken for light", "light taken for heavy"}
    assert [told[name].value for name in mixed & told.keys()] == [3.0]
    assert told[(mixed & told.keys()).pop()].better == "down"


def test_thresholds_come_from_the_other_tasks() -> None:
    """One task turned upside down does not help itself."""
    plain: dict[Degree, float] = {"copy": 0.9, "light": 0.6, "heavy": 0.3, "independent": 0.0}
    usual = answers(plain, CLEAR)
    turned = [
        Answer("d", gold, CLEAR[other], plain[other])
        for gold, other in zip(DEGREES, reversed(DEGREES), strict=True)
    ]
    told = named(figures([*usual, *turned]))
    assert told["degree"].value == 0.75
    assert told["degree"].baseline == 0.75


def test_overlap_is_the_share_of_the_texts_own_runs() -> None:
    assert overlap("The mill burned down on Sunday.", "On Sunday the mill burned down.") == 0.5
    assert overlap("one two three", "One, two: three four five") == 1.0
    assert overlap("one two", "one two") == 0.0


def test_cuts_sort_by_what_they_say() -> None:
    assert Cuts(0.1, 0.2, 3.0) < Cuts(0.1, 0.3, 1.0)
    assert CLEAR["light"].under(Cuts(0.9, 0.1, 3.0)) == "independent"
