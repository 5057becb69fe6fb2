"""One article against a small coverage, from text to statuses."""

from __future__ import annotations

from dataclasses import replace

from matching.engine import assess, coverage_of
from matching.types import AssessedClaim, Document, Policy
from tests.matching.little_world import ARTICLE, MOULDS, Event, tell
from tests.matching.making import document

EVENT = Event("Orsk", "Monday", 14, 450)
NEWS = document("courier.example", tell(ARTICLE, EVENT), owner="Canal Press")
OWN = document("station.example", tell(MOULDS[1], EVENT))


def fire(coverage: list[Document], **more: object) -> AssessedClaim:
    return assess(NEWS, coverage, **more).claims[0]  # type: ignore[arg-type]


def test_an_independent_report_confirms() -> None:
    found = fire([OWN])
    assert found.decision.status == "confirmed"
    assert "station.example" in found.decision.reason
    (match,) = [m for m in found.matches if m.stance == "supports"]
    assert match.statement.text.startswith("Fire destroyed Orsk's paper mill")


def test_another_figure_disputes() -> None:
    other = document("station.example", tell(MOULDS[1], replace(EVENT, hurt=44)))
    found = fire([other])
    assert found.decision.status == "disputed"
    assert "14" in found.decision.reason
    assert "44" in found.decision.reason


def test_without_coverage_it_depends_on_whether_anybody_looked() -> None:
    assert fire([]).decision.status == "single-source"
    assert fire([], searched=False).decision.status == "undetermined"


def test_the_article_is_no_coverage_of_itself() -> None:
    assert coverage_of(NEWS, [NEWS, OWN]) == (OWN,)
    assert fire([NEWS]).decision.basis == "no_coverage"


def test_a_later_version_of_a_page_replaces_the_earlier_one() -> None:
    early = replace(OWN, text="The mill in Orsk still stands, so much is sure.", sha256="1")
    late = replace(OWN, published=OWN.published.replace(hour=20), sha256="2")  # type: ignore[union-attr]
    assert coverage_of(NEWS, [late, early]) == (late,)
    assert coverage_of(NEWS, [early, late]) == (late,)


def test_satire_is_not_read() -> None:
    found = fire([replace(OWN, kind="satire")])
    assert found.decision.status == "single-source"
    assert found.matches == ()


def test_the_outcome_names_policy_matcher_and_lineage() -> None:
    copy = document("echo.example", OWN.text + "\n\nBring boots to the paddock.")
    policy = Policy(name="strict/1", k=3)
    found = assess(NEWS, [OWN, copy], policy=policy)
    assert found.policy == policy
    assert found.matcher
    assert [(m.left, m.right) for m in found.lineage] == [(copy.id, OWN.id)]
    assert found.claims[0].decision.status == "single-source"
