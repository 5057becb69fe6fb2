"""What must hold in every world, whatever the rules of the day: order, copies, removal, honesty."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from matching.engine import assess
from matching.types import AssessedClaim, Assessment, Document
from tests.matching.little_world import ARTICLE, ASIDES, MOULDS, Event, World, events, tell, worlds
from tests.matching.making import document

quick = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def statuses(of: Assessment) -> list[tuple[str, str]]:
    return [(c.claim.id, c.decision.status) for c in of.claims]


def pairs(one: Assessment, two: Assessment) -> list[tuple[AssessedClaim, AssessedClaim]]:
    assert [c.claim.id for c in one.claims] == [c.claim.id for c in two.claims]
    return list(zip(one.claims, two.claims, strict=True))


@quick
@given(worlds(), st.randoms(use_true_random=False))
def test_the_order_of_documents_never_matters(world: World, shuffler) -> None:  # type: ignore[no-untyped-def]
    shuffled = list(world.coverage)
    shuffler.shuffle(shuffled)
    assert assess(world.article, world.coverage) == assess(world.article, shuffled)


@quick
@given(worlds(), st.data())
def test_a_copy_never_changes_a_status(world: World, data: st.DataObject) -> None:
    assume(world.coverage)
    original = data.draw(st.sampled_from((world.article, *world.coverage)))
    copy = replace(
        original,
        id="https://copy.example/x",
        url="https://copy.example/x",
        outlet="copy.example",
        owner=None,
    )
    before = assess(world.article, world.coverage)
    after = assess(world.article, [*world.coverage, copy])
    for one, two in pairs(before, after):
        if one.decision.status == "disputed" or two.decision.status == "disputed":
            # A copy of a contradiction under another owner may be free of the article's house.
            assert two.decision.status in (one.decision.status, "disputed")
        else:
            assert two.decision.status == one.decision.status
        assert two.grouping.supporting.min <= one.grouping.supporting.min


@quick
@given(worlds(), st.data())
def test_the_same_document_twice_is_once(world: World, data: st.DataObject) -> None:
    assume(world.coverage)
    twice = data.draw(st.sampled_from(world.coverage))
    assert assess(world.article, [*world.coverage, twice]) == assess(world.article, world.coverage)


@quick
@given(worlds(), st.data())
def test_removing_a_supporter_never_raises_a_count(world: World, data: st.DataObject) -> None:
    before = assess(world.article, world.coverage)
    supporters = sorted(
        {
            m.statement.document.id
            for c in before.claims
            for m in c.matches
            if m.stance == "supports"
        }
    )
    assume(supporters)
    gone = data.draw(st.sampled_from(supporters))
    left = [d for d in world.coverage if d.id != gone]
    after = assess(world.article, left, known=before.lineage)
    for one, two in pairs(before, after):
        held = any(m.statement.document.id == gone and m.stance == "supports" for m in one.matches)
        if held:
            assert two.grouping.supporting.min <= one.grouping.supporting.min
            if one.decision.status == "single-source":
                assert two.decision.status == "single-source"


@quick
@given(events, st.integers(1, 40))
def test_copies_of_one_wire_story_are_one_origin(event: Event, copies: int) -> None:
    article = document("courier.example", tell(ARTICLE, event))
    story = tell(MOULDS[2], event) + "\n\n" + ASIDES[0] + "\n\n" + ASIDES[2]
    coverage = [document(f"paper{n}.example", story, hours=n / 10) for n in range(copies)]
    for found in assess(article, coverage).claims:
        assert found.grouping.supporting.max <= 2


def test_nine_editions_of_one_broadcaster_are_one_origin() -> None:
    event = Event("Orsk", "Monday", 14, 450)
    article = document("courier.example", tell(ARTICLE, event))
    editions = [
        document(
            f"edition{n}.example",
            tell(MOULDS[n % 3], event),
            owner="Hill Radio",
            kind="broadcaster",
        )
        for n in range(9)
    ]
    found = assess(article, editions)
    assert {c.grouping.supporting.max for c in found.claims} == {2}


def test_two_agencies_with_their_own_bylines_are_two_origins() -> None:
    event = Event("Orsk", "Monday", 14, 450)
    article = document("courier.example", tell(ARTICLE, event))
    agencies: list[Document] = [
        document("nra.example", tell(MOULDS[1], event), kind="wire", byline="NRA"),
        document("qwa.example", tell(MOULDS[2], event), kind="wire", byline="QWA"),
    ]
    first = assess(article, agencies).claims[0]
    assert first.grouping.supporting.min == 3
    assert first.decision.status == "confirmed"


@quick
@given(worlds(), st.sampled_from(["number", "negation", "more"]))
def test_a_changed_claim_never_stays_confirmed(world: World, how: str) -> None:
    event = world.event
    before = assess(world.article, world.coverage)
    confirmed = [c for c in before.claims if c.decision.status == "confirmed"]
    assume(confirmed)
    text = world.article.text
    if how == "number":
        changed = tell(ARTICLE, Event(event.town, event.day, event.hurt * 5 + 4, event.moved * 4))
    elif how == "more":
        changed = tell(ARTICLE, Event(event.town, event.day, event.hurt + 1, event.moved * 2))
    else:
        changed = text.replace("destroyed", "did not destroy").replace(
            "were moved", "were not moved"
        )
    after = assess(replace(world.article, text=changed), world.coverage)
    assert [c.claim.text for c in after.claims if c.decision.status == "confirmed"] == []


@quick
@given(worlds())
def test_every_span_resolves(world: World) -> None:
    found = assess(world.article, world.coverage)
    urls = {world.article.url, *(d.url for d in world.coverage)}
    for one in found.claims:
        start, end = one.claim.span
        assert world.article.text[start:end] == one.claim.text
        for match in one.matches:
            a, b = match.span
            assert match.statement.document.text[a:b] == match.statement.text
            assert match.statement.document.sha256
        numbers = [g.id for g in one.grouping.groups]
        assert numbers == [f"o{n + 1}" for n in range(len(numbers))]
        assert one.grouping.groups[0].has_article
        assert {u for g in one.grouping.groups for u in g.urls} <= urls
        assert one.grouping.supporting.min <= one.grouping.supporting.max
        assert one.decision.reason
