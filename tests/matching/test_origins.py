"""Grouping by origin: every reason to join, what does not join, intervals, and reviews."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

import pytest

from matching.lineage import trace
from matching.origins import group
from matching.reviews import Review, in_force
from matching.types import Attribution, Claim, Document, Grouping, Match, Merge, Policy
from tests.matching.making import claim, document, match, said, statement
from tests.matching.test_lineage import OWN_REPORT, REWRITE, WIRE

FIRST = "The old mill bridge was closed on Monday. "
ARTICLE = document("courier.example", FIRST + "Carters must go round by Sorley.", owner="Quay")


def grouping(
    matches: Sequence[Match],
    *,
    article: Document = ARTICLE,
    of: Claim | None = None,
    more: Iterable[Document] = (),
    reviews: Iterable[Review] = (),
    known: Sequence[Merge] = (),
    utterance: bool = False,
) -> Grouping:
    documents = [m.statement.document for m in matches] + list(more)
    return group(
        of or claim(article),
        matches,
        article=article,
        documents=documents,
        lineage=trace([article, *documents], known),
        policy=Policy(),
        reviews=reviews,
        utterance=utterance,
    )


def supporter(
    outlet: str, text: str, attribution: Attribution | None = None, **more: object
) -> Match:
    return match(statement(document(outlet, text, **more), attribution=attribution))  # type: ignore[arg-type]


SMITHY = "No cart has crossed the mill bridge since Monday. The smith counts the days."
FERRY = "Planks bar the way onto the bridge at the mill. A notice dated Monday is nailed to them."


def test_nothing_found_leaves_the_article_alone() -> None:
    found = grouping([])
    (only,) = found.groups
    assert only.id == "o1"
    assert only.has_article
    assert (found.supporting.min, found.supporting.max) == (1, 1)
    assert (found.disputing.min, found.disputing.max) == (0, 0)


def test_separate_newsrooms_are_separate_origins() -> None:
    found = grouping([supporter("smithy.example", SMITHY), supporter("ferry.example", FERRY)])
    assert (found.supporting.min, found.supporting.max) == (3, 3)
    assert dict(found.of_document)["https://ferry.example/story"] == "o2"


@pytest.mark.parametrize(
    ("outlet", "owner", "kind"),
    [("courier.example", None, "outlet"), ("smithy.example", "quay", "owner")],
)
def test_same_maker_as_the_article(outlet: str, owner: str | None, kind: str) -> None:
    found = grouping([supporter(outlet, SMITHY, owner=owner, path="other")])
    assert found.supporting.max == 1
    assert [m.kind for m in found.groups[0].joined_by] == [kind]
    assert found.groups[0].joined_by[0].detail


def test_copies_of_one_text_are_one_origin_also_through_an_unmatched_third() -> None:
    first, second, _, _ = WIRE.split("\n\n")
    left = document("a.example", f"{first}\n\n{second}")
    right = document("b.example", REWRITE.split("\n\n")[0])
    bridge = document("nra.example", WIRE, kind="wire")
    passage = "burying two delivery lorries and cutting power to the lower town"
    matches = [
        match(statement(left, first.split(", the harbour")[0])),
        match(statement(right, right.text.split(". ")[0])),
    ]
    assert passage in left.text
    with_bridge = grouping(matches, more=[bridge])
    assert with_bridge.supporting.min == 2
    kinds = {m.kind for g in with_bridge.groups for m in g.joined_by}
    assert "reuse" in kinds


def test_same_credit_is_one_origin_and_two_agencies_are_two() -> None:
    def wired(outlet: str, text: str, byline: str) -> Match:
        return supporter(outlet, text, byline=byline)

    one = grouping([wired("a.example", SMITHY, "AP"), wired("b.example", FERRY, "AP")])
    assert one.supporting.max == 2
    assert {m.kind for g in one.groups for m in g.joined_by} == {"credit"}
    two = grouping([wired("a.example", SMITHY, "AP"), wired("b.example", FERRY, "AFP")])
    assert two.supporting.min == 3


def test_contributed_material_only_lowers_the_minimum() -> None:
    note = " The Associated Press contributed to this report."
    found = grouping(
        [supporter("a.example", SMITHY, byline="AP"), supporter("b.example", FERRY + "\n\n" + note)]
    )
    assert (found.supporting.min, found.supporting.max) == (2, 3)


def test_one_speaker_is_one_origin_for_the_content_and_several_for_the_utterance() -> None:
    strom = said("Anna Brandt", role="governor")
    of = claim(ARTICLE, speaker="Anna Brandt", attribution=strom)
    matches = [
        match(
            statement(document("a.example", SMITHY), attribution=said("Governor Brandt")),
            said_stance="supports",
        ),
        match(statement(document("b.example", FERRY), attribution=strom), said_stance="supports"),
    ]
    content = grouping(matches, of=of)
    assert content.supporting.max == 1
    assert {m.kind for m in content.groups[0].joined_by} == {"attribution"}
    assert grouping(matches, of=of, utterance=True).supporting.min == 3


def test_different_speakers_stay_apart() -> None:
    matches = [
        supporter("a.example", SMITHY, said("Erik Dahl")),
        supporter("b.example", FERRY, said("Sissel Dahl")),
    ]
    assert grouping(matches).supporting.min == 3


def test_an_own_voice_is_not_the_speakers() -> None:
    seen = document("a.example", SMITHY)
    matches = [
        match(statement(seen, attribution=said("Erik Dahl"))),
        match(statement(seen, "The smith counts the days.")),
        supporter("b.example", FERRY, said("Erik Dahl")),
    ]
    assert grouping(matches).supporting.max == 3


def test_unnamed_officials_lower_the_minimum_unless_access_shows() -> None:
    nobody = said("officials", "anonymous")
    plain = [supporter("a.example", SMITHY, nobody), supporter("b.example", FERRY, nobody)]
    found = grouping(plain)
    assert (found.supporting.min, found.supporting.max) == (2, 3)
    assert {m.kind for g in found.groups for m in g.joined_by} == {"anonymous"}
    access = "The bridge at the mill is closed, officials told the Ferry. Planks bar the way."
    shown = [supporter("a.example", SMITHY, nobody), supporter("ferry.example", access, nobody)]
    assert grouping(shown).supporting.min == 3


def test_a_paper_that_cites_the_article_is_no_second_origin() -> None:
    article = document("sorleycourier.example", ARTICLE.text)
    text = "The bridge at the mill is shut, the Sorley Courier reports. Bring boots."
    found = grouping([supporter("b.example", text)], article=article)
    assert found.supporting.max == 1
    assert found.groups[0].joined_by[0].kind == "citation"


def test_two_papers_that_name_a_third_as_their_source_are_one_origin() -> None:
    one = "The bridge at the mill is shut, Reuters reported. Bring boots."
    two = "Carts cannot pass the mill, according to Reuters. The ferry is full."
    found = grouping([supporter("a.example", one), supporter("b.example", two)])
    assert found.supporting.max == 2


def test_an_institutions_own_paper_is_its_own_unless_the_article_names_it() -> None:
    paper = supporter(
        "roads.example", SMITHY, kind="government", byline="Marland Roads Office", owner="Marland"
    )
    assert grouping([paper]).supporting.min == 2
    named = said("Marland Roads Office", "institution")
    assert grouping([paper], of=claim(ARTICLE, attribution=named)).supporting.max == 1


def test_a_passage_added_to_agency_copy_may_be_own_reporting() -> None:
    wire = document("nra.example", WIRE, kind="wire")
    local = "The old mill bridge has been shut to carts since Monday, as our reporter saw."
    copy = document("evening.example", WIRE + "\n\n" + local, byline="NRA")
    found = grouping(
        [match(statement(copy, local)), match(statement(wire, WIRE.split(", the")[0]))]
    )
    assert (found.supporting.min, found.supporting.max) == (2, 3)


def test_disputing_documents_count_only_when_independent_of_the_article() -> None:
    denial = said("Anna Brandt")
    of = claim(ARTICLE, attribution=denial)
    other = match(statement(document("a.example", SMITHY), attribution=denial), "disputes")
    sibling = match(statement(document("b.example", FERRY, owner="Quay")), "disputes")
    found = grouping([other, sibling], of=of)
    assert (found.disputing.min, found.disputing.max) == (1, 1)
    assert dict(found.of_document)["https://b.example/story"] == "o1"
    assert [g.side for g in found.groups] == ["supporting", "disputing"]


def test_reviews_split_merge_and_can_be_taken_back() -> None:
    def at(day: int) -> datetime:
        return datetime(2025, 5, day, tzinfo=UTC)

    matches = [supporter("a.example", SMITHY), supporter("b.example", FERRY, owner="Quay")]
    a, b = (m.statement.document.id for m in matches)
    assert grouping(matches).supporting.min == 2
    merge = Review("merge", a, ARTICLE.id, "R. Falk", "same stringer", at(7))
    split = Review("split", b, ARTICLE.id, "R. Falk", "own desk, own reporter", at(8))
    undo = Review("withdraw", ARTICLE.id, b, "M. Quist", "not so", at(9))
    assert grouping(matches, reviews=[merge]).supporting.min == 1
    assert grouping(matches, reviews=[split]).supporting.min == 3
    assert grouping(matches, reviews=[undo, split]).supporting.min == 2
    details = [m.detail for g in grouping(matches, reviews=[merge]).groups for m in g.joined_by]
    assert "R. Falk: one origin (same stringer)" in details
    assert in_force([split, undo], "c1") == ()
    with pytest.raises(ValueError, match="note"):
        Review("split", a, b, "R. Falk", " ", at(7))


def test_an_earlier_tie_through_a_lost_document_still_joins() -> None:
    matches = [supporter("a.example", SMITHY), supporter("b.example", FERRY)]
    lost = "https://gone.example/x"
    known = [
        Merge("reuse", matches[0].statement.document.id, lost, "one text in May"),
        Merge("reuse", lost, matches[1].statement.document.id, "one text in May"),
    ]
    found = grouping(matches, known=known)
    assert (found.supporting.min, found.supporting.max) == (2, 3)


def test_the_order_of_matches_does_not_matter() -> None:
    matches = [
        supporter("a.example", SMITHY, byline="AP"),
        supporter("b.example", FERRY, byline="AP"),
        supporter("c.example", OWN_REPORT, said("Erik Dahl")),
    ]
    assert grouping(matches) == grouping(matches[::-1])
