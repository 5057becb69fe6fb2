"""The corroboration status of one claim: counts of independent origins, and what disputes it.

The rules are those of the policy and of nothing else; the reason names the outlets and the counts
that a reader needs to check them. ``undetermined`` is kept for a search that did not happen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from matching.policy import Evidence, is_correction, live
from matching.reviews import is_split
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

LOADED = re.compile(
    r"\b(?:liberat(?:ed|ion)|occupiers?|regime|terrorists?|puppet|henchm[ae]n|thugs?|mobs?|rioters?"
    r"|martyrs?|massacred?|butcher(?:s|ed)?|invaders?|bandits?|heroic(?:ally)?|traitors?|extremists?"
    r"|so-called|cronies|scum|crusade|hordes?|scab(?:s)?|strike-?breakers?)\b",
    re.IGNORECASE,
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
        _flags(claim, evidence, grouping, status, policy),
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
    independent = _independent(evidence.disputing, grouping)
    if disputing.max > 0 and independent:
        basis = _dispute_basis(independent)
        if basis != "party_denial" or policy.party_denial_disputes:
            return "disputed", basis, _dispute_reason(independent, basis, grouping)
    others = _others(evidence.supporting, grouping)
    if supporting.min >= policy.k:
        if policy.anonymous_caps and _anonymous_only(evidence, claim):
            return (
                "single-source",
                "anonymous_only",
                f"{_count(len(_outlets(evidence.supporting)), 'other outlet')} "
                f"{_verb(evidence.supporting, 'reports', 'report')} it, but only from "
                "unnamed sources",
            )
        return (
            "confirmed",
            "independent_origins",
            f"{_count(supporting.min, 'independent origin')} "
            f"{'says' if supporting.min == 1 else 'say'} so: {article.outlet} and "
            f"{_listing([_name(g) for g in others])}",
        )
    if evidence.article_corrected:
        return (
            "single-source",
            "corrected",
            f"{article.outlet} has taken this back in a later correction",
        )
    if evidence.supporting:
        return _one_origin(claim, evidence, grouping, article)
    if not searched:
        return "undetermined", "not_searched", "coverage could not be searched"
    return _nothing(evidence, article)


def _one_origin(
    claim: Claim, evidence: Evidence, grouping: Grouping, article: Document
) -> tuple[Status, str, str]:
    outlets = _outlets(evidence.supporting)
    carried = f"{_listing(outlets)} {'carries' if len(outlets) == 1 else 'carry'} it too, but"
    merges = sorted(
        (m for g in grouping.groups if g.has_article for m in g.joined_by if not is_split(m)),
        key=lambda m: article.id not in (m.left, m.right),
    )
    kinds = {m.kind for m in merges}
    if evidence.article_corrected and not merges:
        stand = "stands" if len(outlets) == 1 else "stand"
        return "single-source", "corrected", f"only {_listing(outlets)} still {stand} by it"
    if "attribution" in kinds:
        source = claim.speaker or (claim.attribution.speaker if claim.attribution else "one source")
        why = f"all of it goes back to {source}"
        return "single-source", "same_source", f"{carried} {why}"
    if merges:
        sure = "is" if grouping.supporting.max < 2 else "may be"
        return "single-source", "one_origin", f"{carried} it {sure} one origin: {merges[0].detail}"
    return "single-source", "one_origin", f"{carried} not from an origin of its own"


def _nothing(evidence: Evidence, article: Document) -> tuple[Status, str, str]:
    hedged = [m for m in evidence.mentioning if _hedged(m)]
    part = [m for m in evidence.mentioning if m.grade == "compatible" and not _hedged(m)]
    old = [m for m in evidence.mentioning if m.grade == "superseded"]
    if evidence.corrected:
        outlets = _listing(list(evidence.corrected))
        return (
            "single-source",
            "corrected",
            f"the support of {outlets} was taken back by a correction",
        )
    if part:
        outlets = _listing(_outlets(part))
        touch = _verb(part, "touches", "touch")
        return "single-source", "partial", f"{outlets} {touch} on it without settling it"
    if old:
        outlets = _listing(_outlets(old))
        return "single-source", "partial", f"{outlets} gave an earlier figure of a growing count"
    if hedged:
        outlets = _listing(_outlets(hedged))
        return (
            "single-source",
            "hedged_only",
            f"{outlets} {_verb(hedged, 'mentions', 'mention')} it only as unconfirmed",
        )
    if evidence.excluded:
        whys = sorted({why for _, why in evidence.excluded})
        return (
            "single-source",
            "no_coverage",
            f"only pages that do not count repeat it ({', '.join(whys)})",
        )
    return "single-source", "no_coverage", f"no other outlet found says so besides {article.outlet}"


def _hedged(match: Match) -> bool:
    return match.grade == "compatible" and any(
        c.kind == "modality" and c.outcome in ("compatible", "conflicts") for c in match.comparisons
    )


def _independent(disputing: Sequence[Match], grouping: Grouping) -> list[Match]:
    home = {g.id for g in grouping.groups if g.has_article}
    where = dict(grouping.of_document)
    return [m for m in disputing if where.get(m.statement.document.id) not in home]


def _dispute_basis(disputing: Sequence[Match]) -> str:
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


def _dispute_reason(disputing: Sequence[Match], basis: str, grouping: Grouping) -> str:
    first = max(disputing, key=lambda m: (m.score, m.statement.document.id))
    outlets = _outlets(disputing)
    if basis == "party_denial":
        attribution = first.statement.attribution
        who = attribution.speaker if attribution else "a party"
        return f"{who} denies it, {_listing(outlets)} report{'s' if len(outlets) == 1 else ''}"
    verb = "calls it false" if basis == "debunk" else "says otherwise"
    if len(outlets) > 1:
        verb = "call it false" if basis == "debunk" else "say otherwise"
    return (
        f"{_listing(outlets)} {verb}: {first.reason}"
        if first.reason
        else f"{_listing(outlets)} {verb}"
    )


def _others(supporting: Sequence[Match], grouping: Grouping) -> list[OriginGroup]:
    return [g for g in grouping.groups if g.side == "supporting" and not g.has_article]


def _name(group: OriginGroup) -> str:
    outlets = list(dict.fromkeys(_host(u) for u in group.urls))
    if len(outlets) == 1:
        return outlets[0]
    return f"{outlets[0]} (the same origin as {_listing(outlets[1:])})"


def _host(url: str) -> str:
    host = re.sub(r"^[a-z]+://", "", url).split("/")[0]
    return host.removeprefix("www.") or url


def _anonymous_only(evidence: Evidence, claim: Claim) -> bool:
    """Whether nobody, the article included, speaks in an own or a named voice."""
    if claim.attribution is None or claim.attribution.source_kind != "anonymous":
        return False
    return all(
        m.statement.attribution is not None and m.statement.attribution.source_kind == "anonymous"
        for m in evidence.supporting
    )


def _flags(
    claim: Claim, evidence: Evidence, grouping: Grouping, status: Status, policy: Policy
) -> tuple[str, ...]:
    flags = set(claim.flags)
    home = next((g for g in grouping.groups if g.has_article), None)
    if home is not None and len(home.urls) > 1 and status == "single-source":
        flags.add(f"echoed_by:{len({_host(u) for u in home.urls}) - 1}")
    if _anonymous_only(evidence, claim) and evidence.supporting:
        flags.add("anonymous_only")
    if any(m.grade == "superseded" for m in evidence.mentioning):
        flags.add("evolving_figure")
    if (
        evidence.corrected
        or evidence.article_corrected
        or any(map(is_correction, evidence.disputing))
    ):
        flags.add("corrected")
    if (
        evidence.mentioning
        and not evidence.supporting
        and all(_hedged(m) for m in evidence.mentioning if m.grade != "related")
        and any(_hedged(m) for m in evidence.mentioning)
    ):
        flags.add("hedged_only")
    if LOADED.search(claim.text):
        flags.add("loaded_language")
    if grouping.supporting.min != grouping.supporting.max:
        flags.add("origins_uncertain")
    if home is not None and home.kind == "official" and status == "single-source" and claim.speaker:
        flags.add("party_only")
    return tuple(sorted(flags))


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
    against = _independent(evidence.disputing, grouping)
    if against:
        outlets = _listing(_outlets(against))
        why = against[0].utterance_reason
        reason = (
            f"{outlets}: {why}"
            if why
            else f"{outlets} {_verb(against, 'reports', 'report')} that another said it"
        )
        return Utterance(claim.speaker, "disputed", reason)
    if grouping.supporting.min >= policy.k:
        others = [_name(g) for g in _others(evidence.supporting, grouping)]
        return Utterance(
            claim.speaker,
            "confirmed",
            f"reported separately by {article.outlet} and {_listing(others)}",
        )
    if evidence.supporting:
        outlets = _listing(_outlets(evidence.supporting))
        return Utterance(
            claim.speaker,
            "single-source",
            f"{outlets} {_verb(evidence.supporting, 'reports', 'report')} it, but not "
            "independently of the article",
        )
    if not searched:
        return Utterance(claim.speaker, "undetermined", "coverage could not be searched")
    return Utterance(claim.speaker, "single-source", f"only {article.outlet} reports the words")


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


def _verb(matches: Sequence[Match], one: str, many: str) -> str:
    return one if len(_outlets(matches)) == 1 else many


def _outlets(matches: Iterable[Match]) -> list[str]:
    return sorted({m.statement.document.outlet for m in matches})


def _listing(names: Sequence[str], most: int = 4) -> str:
    shown = list(names[:most])
    if len(names) > most:
        shown.append(f"{len(names) - most} more")
    if len(shown) < 2:
        return shown[0] if shown else "nobody"
    return f"{', '.join(shown[:-1])} and {shown[-1]}"


def _count(number: int, what: str) -> str:
    words = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    shown = words[number] if number < len(words) else str(number)
    return f"{shown} {what}{'' if number == 1 else 's'}"


def _order(match: Match) -> tuple[str, int, str]:
    return (match.statement.document.id, match.statement.index, match.grade)
