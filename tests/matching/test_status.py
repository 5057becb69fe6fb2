"""Statuses follow from counts and disputes; every reason names outlets a reader can check."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from matching.lineage import trace
from matching.origins import group
from matching.status import core_matches, decide
from matching.types import (
    Attribution,
    Claim,
    Comparison,
    Decision,
    Document,
    Match,
    Policy,
    Statement,
)
from tests.matching.making import claim, document, match, said, statement

ARTICLE = document("courier.example", "The old mill bridge was closed on Monday. It rained.")
SMITHY = document("smithy.example", "No cart has crossed the mill bridge since Monday.")
FERRY = document("ferry.example", "Planks bar the way onto the bridge at the mill.")


def decision(
    matches: Sequence[Match],
    *,
    article: Document = ARTICLE,
    of: Claim | None = None,
    policy: Policy | None = None,
    searched: bool = True,
) -> Decision:
    of, policy = of or claim(article), policy or Policy()
    documents = [m.statement.document for m in matches]
    common: dict[str, Any] = {
        "article": article,
        "documents": documents,
        "lineage": trace([article, *documents]),
        "policy": policy,
    }
    return decide(
        of,
        matches,
        group(of, matches, **common),
        article=article,
        policy=policy,
        searched=searched,
        utterance_grouping=group(of, matches, utterance=True, **common) if of.speaker else None,
        core_grouping=group(of, core_matches(of, matches), **common),
    )


def supports(of: Document, attribution: Attribution | None = None, **more: Any) -> Match:
    return match(statement(of, attribution=attribution), "supports", **more)


def disputes(of: Document, attribution: Attribution | None = None, **more: Any) -> Match:
    return match(statement(of, attribution=attribution), "disputes", **more)


def test_one_independent_origin_confirms() -> None:
    found = decision([supports(SMITHY)])
    assert (found.status, found.basis) == ("confirmed", "independent_origins")
    assert "courier.example and smithy.example" in found.reason


def test_a_stricter_policy_needs_more() -> None:
    assert decision([supports(SMITHY)], policy=Policy(k=3)).status == "single-source"
    assert decision([supports(SMITHY), supports(FERRY)], policy=Policy(k=3)).status == "confirmed"


def test_nothing_found_is_single_source_only_after_a_search() -> None:
    assert decision([]).status == "single-source"
    assert decision([]).basis == "no_coverage"
    unsearched = decision([], searched=False)
    assert (unsearched.status, unsearched.basis) == ("undetermined", "not_searched")


def test_a_dispute_prevails_over_support() -> None:
    found = decision([supports(SMITHY), disputes(FERRY)])
    assert (found.status, found.basis) == ("disputed", "source_conflict")
    assert "ferry.example" in found.reason


def test_a_partys_denial_disputes_as_the_policy_says() -> None:
    denial = replace(said("Carl Ost", role="owner"), strength="denies")
    found = decision([supports(SMITHY), disputes(FERRY, denial)])
    assert (found.status, found.basis) == ("disputed", "party_denial")
    assert "Carl Ost" in found.reason
    lenient = Policy(party_denial_disputes=False)
    assert (
        decision([supports(SMITHY), disputes(FERRY, denial)], policy=lenient).status == "confirmed"
    )


def test_a_debunk_is_named_as_one() -> None:
    text = document("check.example", "The story that the mill bridge was closed is false.")
    assert decision([disputes(text)]).basis == "debunk"


def test_a_contradiction_by_the_articles_own_house_is_no_dispute() -> None:
    sibling = document("courier.example", "The mill bridge is open.", path="later", hours=2)
    assert decision([disputes(sibling)]).status == "single-source"


def test_excluded_pages_never_count() -> None:
    satire = replace(SMITHY, kind="satire")
    opinion = replace(FERRY, flags=frozenset({"opinion"}))
    found = decision([supports(satire), supports(opinion)])
    assert (found.status, found.basis) == ("single-source", "no_coverage")
    assert "satire" in found.reason
    assert decision([disputes(satire)]).status == "single-source"


def modal(outcome: str = "compatible") -> tuple[Comparison, ...]:
    return (Comparison("modality", outcome, "was", "may have been", "hedged"),)  # type: ignore[arg-type]


def test_hedged_reports_are_not_support() -> None:
    hedged = match(statement(SMITHY), "mentions", comparisons=modal())
    found = decision([hedged])
    assert (found.status, found.basis) == ("single-source", "hedged_only")
    assert "hedged_only" in found.flags
    assert found.core is None


def test_half_of_a_claim_is_partial() -> None:
    assert decision([match(statement(SMITHY), "mentions")]).basis == "partial"
    part = match(statement(SMITHY), "supports", whole=False)
    assert decision([part]).status == "single-source"


def test_a_correction_retires_what_it_corrects() -> None:
    early = document("smithy.example", "The mill bridge was closed.", path="early")
    text = "Correction: the bridge that was closed is the one at Sorley, not the mill's."
    later = document("smithy.example", text, path="late", hours=5)
    notice = replace(statement(later, text), role="correction")
    found = decision([supports(early), match(notice, "disputes")])
    assert found.status == "disputed"
    assert "corrected" in found.flags
    own = document("courier.example", text, path="late", hours=5)
    taken_back = decision(
        [supports(SMITHY), match(replace(statement(own, text), role="correction"), "disputes")]
    )
    assert taken_back.status == "single-source"


def test_a_correction_that_repeats_the_claim_is_no_support() -> None:
    notice = replace(statement(SMITHY), role="correction")
    assert decision([match(notice, "supports")]).status == "single-source"


def test_headlines_speak_only_where_the_body_does_not() -> None:
    headline = replace(statement(SMITHY), role="headline")
    denied = match(Statement(SMITHY, 1, "mill bridge since Monday.", (24, 49)), "disputes")
    assert decision([match(headline, "supports")]).status == "confirmed"
    assert decision([match(headline, "supports"), denied]).status == "disputed"


def test_unnamed_sources_alone_do_not_confirm() -> None:
    nobody = said("people familiar with the matter", "anonymous")
    police = said("police officers", "anonymous")
    of = claim(ARTICLE, attribution=nobody)
    found = decision([supports(SMITHY, police)], of=of)
    assert (found.status, found.basis) == ("single-source", "anonymous_only")
    assert "anonymous_only" in found.flags
    assert decision(
        [supports(SMITHY, police)], of=of, policy=Policy(anonymous_caps=False)
    ).status == ("confirmed")


def test_utterance_and_content_have_statuses_of_their_own() -> None:
    strom = said("Anna Brandt", role="governor")
    of = claim(ARTICLE, speaker="Anna Brandt", attribution=strom)
    both = [
        supports(SMITHY, strom, said_stance="supports"),
        supports(FERRY, strom, said_stance="supports"),
    ]
    found = decision(both, of=of)
    assert (found.status, found.basis) == ("single-source", "same_source")
    assert "Anna Brandt" in found.reason
    assert found.utterance is not None
    assert found.utterance.status == "confirmed"
    assert "echoed_by:2" in found.flags
    alone = decision([], of=of)
    assert alone.utterance is not None
    assert alone.utterance.status == "single-source"
    assert decision([], of=of, searched=False).utterance.status == "undetermined"  # type: ignore[union-attr]


def test_somebody_else_said_it() -> None:
    strom = said("Anna Brandt")
    of = claim(ARTICLE, speaker="Anna Brandt", attribution=strom)
    other = supports(SMITHY, said("Runa Vale"), said_stance="disputes")
    found = decision([other], of=of)
    assert found.utterance is not None
    assert found.utterance.status == "disputed"


def test_a_weaker_figure_confirms_a_core() -> None:
    article = document("courier.example", "The flood destroyed 87 houses. It rained.")
    weaker = Comparison("quantity", "compatible", "87", "more than 80", "a bound that fits")
    found = decision([match(statement(SMITHY), "mentions", comparisons=(weaker,))], article=article)
    assert found.status == "single-source"
    assert found.core is not None
    assert found.core.status == "confirmed"
    assert found.core.text == "The flood destroyed more than 80 houses."


def test_an_older_figure_is_flagged() -> None:
    old = match(statement(SMITHY), "mentions", grade="superseded")
    assert "evolving_figure" in decision([old]).flags


def test_loaded_words_are_flagged() -> None:
    article = document("courier.example", "Our troops liberated the mill on Monday. It rained.")
    assert "loaded_language" in decision([], article=article).flags
