"""What must hold in every world, whatever the rules of the day: order, copies, removal, honesty."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import chain, pairwise, product

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from matching.engine import assess
from matching.reviews import Review
from matching.types import AssessedClaim, Assessment, Document, Interval
from tests.matching.little_world import (
    ARTICLE,
    ASIDES,
    BEHIND,
    MOULDS,
    SURE,
    Event,
    World,
    events,
    tell,
    worlds,
)
from tests.matching.making import NOON, document

quick = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def statuses(of: Assessment) -> list[tuple[str, str]]:
    return [(c.claim.id, c.decision.status) for c in of.claims]


def pairs(one: Assessment, two: Assessment) -> list[tuple[AssessedClaim, AssessedClaim]]:
    assert [c.claim.id for c in one.claims] == [c.claim.id for c in two.claims]
    return list(zip(one.claims, two.claims, strict=True))


def test_what_rests_on_nobody_here_is_no_copy_of_what_rests_on_somebody() -> None:
    """The worlds below mean what they say only while chance makes no copies in them."""
    event = Event("Brisk Hollow", "Monday", 7, 450)
    article = document("courier.example", tell(ARTICLE, event))
    for own, behind in product(MOULDS, chain.from_iterable(BEHIND.values())):
        coverage = [
            document("own.example", tell(own, event)),
            document("behind.example", tell(behind, event)),
        ]
        groups = assess(article, coverage).claims[0].grouping.groups
        assert not [m for group in groups for m in group.joined_by if m.kind == "reuse"]


@quick
@given(worlds(), st.randoms(use_true_random=False))
def test_the_order_of_documents_never_matters(world: World, shuffler) -> None:  # type: ignore[no-untyped-def]
    shuffled = list(world.coverage)
    shuffler.shuffle(shuffled)
    ids = [world.article.id, *(d.id for d in shuffled)]
    reviews = [
        Review(action, one, two, "Ines", "told so on the telephone", NOON + timedelta(hours=n))
        for n, (action, one, two) in enumerate(
            zip(("split", "merge", "split"), ids, ids[1:], strict=False)
        )
    ]
    if reviews:
        # The last word on a pair holds, in whatever order the decisions are read.
        last = replace(reviews[0], action="merge", decided_at=NOON + timedelta(days=1))
        reviews.append(last)
    straight = assess(world.article, world.coverage, reviews=reviews)
    assert straight == assess(world.article, shuffled, reviews=reviews[::-1])


@quick
@given(worlds(), st.data())
def test_a_copy_never_changes_a_status(world: World, data: st.DataObject) -> None:
    original = data.draw(st.sampled_from((world.article, *world.coverage)))
    # Read before and after all others, printed earlier and later, alone and several at once.
    names = data.draw(st.sets(st.sampled_from(("a-copy", "copy", "zz-copy")), min_size=1))
    copies = [
        replace(
            original,
            id=f"https://{name}.example/x",
            url=f"https://{name}.example/x",
            outlet=f"{name}.example",
            owner=None,
            title=data.draw(st.sampled_from(("", "Fire at the mill"))),
            published=NOON + timedelta(hours=data.draw(st.integers(-5, 12))),
        )
        for name in sorted(names)
    ]
    before = assess(world.article, world.coverage)
    after = assess(world.article, [*world.coverage, *copies])
    for one, two in pairs(before, after):
        if one.decision.status == "disputed" or two.decision.status == "disputed":
            # A copy of a contradiction under another owner may be free of the article's house.
            assert two.decision.status in (one.decision.status, "disputed")
        else:
            assert two.decision.status == one.decision.status
        assert two.grouping.supporting.min <= one.grouping.supporting.min
        assert two.grouping.supporting.max <= one.grouping.supporting.max + freed(original)


def freed(original: Document) -> int:
    """Origins that a copy may add at most: its owner is not the original's."""
    return 1 if original.owner else 0


@quick
@given(worlds(), st.sampled_from(sorted(BEHIND)), st.permutations(range(3)))
def test_more_reports_that_rest_on_one_source_add_nothing(
    world: World, behind: str, tellings: list[int]
) -> None:
    reports = [
        document(f"late{n}.example", tell(BEHIND[behind][telling], world.event))
        for n, telling in enumerate(tellings)
    ]
    counts = [assess(world.article, [*world.coverage, *reports[:n]]).claims for n in (1, 2, 3)]
    assert counts[0][0].grouping.supporting.min >= 2 or world.coverage
    for fewer, more in pairwise(counts):
        for one, two in zip(fewer, more, strict=True):
            assert two.grouping.supporting.min <= one.grouping.supporting.min
            assert two.decision.status == one.decision.status
            if behind in SURE:
                assert two.grouping.supporting.max <= one.grouping.supporting.max


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
        told = {m.statement.document.id for m in found.matches if m.stance == "supports"}
        assert len(told) == copies
        assert found.grouping.supporting == Interval(2, 2)


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
    assert {c.grouping.supporting for c in found.claims} == {Interval(2, 2)}


def test_nine_pages_of_one_outlet_are_one_origin() -> None:
    event = Event("Orsk", "Monday", 14, 450)
    article = document("courier.example", tell(ARTICLE, event))
    pages = [document("radio.example", tell(MOULDS[n % 3], event), path=str(n)) for n in range(9)]
    for found in assess(article, pages).claims:
        assert found.grouping.supporting == Interval(2, 2)
    own = [replace(page, outlet="courier.example") for page in pages]
    for found in assess(article, own).claims:
        assert found.grouping.supporting == Interval(1, 1)
        assert found.decision.status == "single-source"


def test_two_agencies_with_their_own_bylines_are_two_origins() -> None:
    event = Event("Orsk", "Monday", 14, 450)
    article = document("courier.example", tell(ARTICLE, event))
    agencies: list[Document] = [
        document("nra.example", tell(MOULDS[1], event), kind="wire", byline="NRA"),
        document("qwa.example", tell(MOULDS[2], event), kind="wire", byline="QWA"),
    ]
    first = assess(article, agencies).claims[0]
    assert first.grouping.supporting == Interval(3, 3)
    assert first.decision.status == "confirmed"
    printed = [
        replace(
            a,
            id=f"https://{n}.example/x",
            url=f"https://{n}.example/x",
            outlet=f"{n}.example",
            kind="newspaper",
        )
        for n, a in enumerate(agencies)
    ]
    for more in (printed[:1], printed):
        assert assess(article, [*agencies, *more]).claims[0].grouping.supporting == Interval(3, 3)


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
