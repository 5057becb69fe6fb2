"""The corroboration status of one claim: counts of independent origins, and what disputes it.

The rules are those of the policy and of nothing else; the reason names the outlets and the counts
that a reader needs to check them. ``undetermined`` is kept for a search that did not happen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from matching.policy import Evidence, live
from matching.status_flags import anonymous_only, flags_of
from matching.status_words import (
    counted,
    dispute_reason,
    house,
    listing,
    named,
    nothing,
    one_origin,
    outlets_of,
    verb_for,
)
from matching.types import (
    Claim,
    Core,
    Decision,
    Document,
    Grouping,
    Match,
    OriginGroup,
    Policy,
    Status,
    Utterance,
)

_DEBUNK = re.compile(
    r"\b(?:false|hoax|fabricated|debunk(?:s|ed)?|no truth|untrue|misleading|fact[- ]check\w*"
    r"|invented|fake|did not happen|never happened)\b",
    re.IGNORECASE,
)


def decide(
    claim: Claim,
    matches: Iterable[Match],
    grouping: Grouping,
    *,
    article: Document,
    policy: Policy,
    searched: bool,
    utterance_grouping: Grouping | None = None,
    core_grouping: Grouping | None = None,
) -> Decision:
    """Decide the status of a claim from its matches and their grouping by origin.

    ``utterance_grouping`` groups the same matches for the question whether the speaker said it;
    ``core_grouping`` groups them as if what confirms a weaker form of the claim (``core_matches``)
    supported it. Without them the decision carries no utterance status and no core.

    ``basis`` is one of ``independent_origins``, ``source_conflict``, ``party_denial``, ``debunk``,
    ``corrected``, ``one_origin``, ``same_source``, ``anonymous_only``, ``partial``,
    ``hedged_only``, ``no_coverage``, ``not_searched``.
    """
    ordered = sorted(matches, key=_order)
    evidence = live(ordered, article=article, policy=policy)
    status, basis, reason = _content(claim, evidence, grouping, policy, searched, article)
    core = _core(claim, evidence, status, core_grouping, policy)
    return Decision(
        claim.id,
        status,
        basis,
        reason,
        flags_of(claim, evidence, grouping, status, policy),
        _utterance(claim, ordered, utterance_grouping, article, policy, searched),
        core,
    )


def core_matches(claim: Claim, matches: Iterable[Match]) -> tuple[Match, ...]:
    """The matches as evidence for the claim's core: what supports it, and what says less.

    A weaker figure that fits ("more than 80" for 87) and an unhedged report of one half of a
    compound claim confirm the core; hedged reports confirm nothing.
    """
    out = []
    for match in matches:
        if match.stance == "mentions" and _says_less(match):
            match = replace(match, stance="supports", covers="whole")
        out.append(match)
    return tuple(out)


def _says_less(match: Match) -> bool:
    if match.statement.role != "body" or match.grade not in ("compatible", "same", "entails"):
        return False
    if any(c.kind == "modality" and c.outcome != "same" for c in match.comparisons):
        return False
    if any(c.outcome in ("conflicts", "superseded") for c in match.comparisons if c.essential):
        return False
    return _bound(match) is not None


def _bound(match: Match) -> tuple[str, str] | None:
    """The claim's figure and the weaker one that the evidence gives, if that is what differs."""
    for c in match.comparisons:
        if c.kind == "quantity" and c.essential and c.outcome == "compatible":
            return c.claim_value, c.evidence_value
    return None


def _content(
    claim: Claim,
    evidence: Evidence,
    grouping: Grouping,
    policy: Policy,
    searched: bool,
    article: Document,
) -> tuple[Status, str, str]:
    supporting, disputing = grouping.supporting, grouping.disputing
    independent = independent_of(evidence.disputing, grouping)
    if disputing.max > 0 and independent:
        basis = dispute_basis(independent)
        if basis != "party_denial" or policy.party_denial_disputes:
            return "disputed", basis, dispute_reason(independent, basis, grouping)
    others = origins_of(evidence.supporting, grouping)
    if supporting.min >= policy.k:
        if policy.anonymous_caps and anonymous_only(evidence, claim):
            return (
                "single-source",
                "anonymous_only",
                f"{counted(len(outlets_of(evidence.supporting)), 'other outlet')} "
                f"{verb_for(evidence.supporting, 'reports', 'report')} it, but only from "
                "unnamed sources",
            )
        return (
            "confirmed",
            "independent_origins",
            f"{counted(supporting.min, 'independent origin')} "
            f"{'says' if supporting.min == 1 else 'say'} so: {house(article)} and "
            f"{listing([named(g) for g in others])}",
        )
    if evidence.article_corrected:
        return (
            "single-source",
            "corrected",
            f"{house(article)} has taken this back in a later correction",
        )
    if evidence.supporting:
        return one_origin(claim, evidence, grouping, article)
    if not searched:
        return "undetermined", "not_searched", "coverage could not be searched"
    return nothing(evidence, article)


def independent_of(disputing: Sequence[Match], grouping: Grouping) -> list[Match]:
    home = {g.id for g in grouping.groups if g.has_article}
    where = dict(grouping.of_document)
    return [m for m in disputing if where.get(m.statement.document.id) not in home]


def dispute_basis(disputing: Sequence[Match]) -> str:
    def denies(match: Match) -> bool:
        attribution = match.statement.attribution
        if attribution is None or attribution.source_kind not in ("person", "institution", "group"):
            return False
        return attribution.strength == "denies" or any(
            c.kind == "polarity" and c.outcome == "conflicts" for c in match.comparisons
        )

    if all(denies(m) for m in disputing):
        return "party_denial"
    if any(_DEBUNK.search(m.statement.text) and m.statement.attribution is None for m in disputing):
        return "debunk"
    return "source_conflict"


def origins_of(supporting: Sequence[Match], grouping: Grouping) -> list[OriginGroup]:
    return [g for g in grouping.groups if g.side == "supporting" and not g.has_article]


def _utterance(
    claim: Claim,
    matches: Sequence[Match],
    grouping: Grouping | None,
    article: Document,
    policy: Policy,
    searched: bool,
) -> Utterance | None:
    if claim.kind != "utterance" or not claim.speaker or grouping is None:
        return None
    evidence = live(matches, article=article, policy=policy, utterance=True)
    against = independent_of(evidence.disputing, grouping)
    if against:
        outlets = listing(outlets_of(against))
        why = against[0].utterance_reason
        reason = (
            f"{outlets}: {why}"
            if why
            else f"{outlets} {verb_for(against, 'reports', 'report')} that another said it"
        )
        return Utterance(claim.speaker, "disputed", reason)
    if grouping.supporting.min >= policy.k:
        others = [named(g) for g in origins_of(evidence.supporting, grouping)]
        return Utterance(
            claim.speaker,
            "confirmed",
            f"reported separately by {house(article)} and {listing(others)}",
        )
    if evidence.supporting:
        outlets = listing(outlets_of(evidence.supporting))
        return Utterance(
            claim.speaker,
            "single-source",
            f"{outlets} {verb_for(evidence.supporting, 'reports', 'report')} it, but not "
            "independently of the article",
        )
    if not searched:
        return Utterance(claim.speaker, "undetermined", "coverage could not be searched")
    return Utterance(claim.speaker, "single-source", f"only {house(article)} reports the words")


def _core(
    claim: Claim,
    evidence: Evidence,
    status: Status,
    grouping: Grouping | None,
    policy: Policy,
) -> Core | None:
    if status != "single-source" or grouping is None or grouping.supporting.min < policy.k:
        return None
    for match in evidence.mentioning:
        figures = _bound(match) if _says_less(match) else None
        if figures is not None:
            claimed, weaker = figures
            text = claim.text
            if claimed and claimed in text:
                text = text.replace(claimed, weaker, 1)
            else:
                text = f"{text.rstrip('.')} ({weaker} instead of {claimed})"
            return Core(text, "confirmed")
    return None


def _order(match: Match) -> tuple[str, int, str]:
    return (match.statement.document.id, match.statement.index, match.grade)
