"""The flags of a decision: what a reader should know beside the status."""

from __future__ import annotations

import re

from matching.policy import Evidence, is_correction
from matching.status_words import host_of, is_hedged
from matching.types import Claim, Grouping, Policy, Status

LOADED = re.compile(
    r"\b(?:liberat(?:ed|ion)|occupiers?|regime|terrorists?|puppet|henchm[ae]n|thugs?|mobs?|rioters?"
    r"|martyrs?|massacred?|butcher(?:s|ed)?|invaders?|bandits?|heroic(?:ally)?|traitors?|extremists?"
    r"|so-called|cronies|scum|crusade|hordes?|scab(?:s)?|strike-?breakers?)\b",
    re.IGNORECASE,
)


def anonymous_only(evidence: Evidence, claim: Claim) -> bool:
    """Whether nobody, the article included, speaks in an own or a named voice."""
    if claim.attribution is None or claim.attribution.source_kind != "anonymous":
        return False
    return all(
        m.statement.attribution is not None and m.statement.attribution.source_kind == "anonymous"
        for m in evidence.supporting
    )


def flags_of(
    claim: Claim, evidence: Evidence, grouping: Grouping, status: Status, policy: Policy
) -> tuple[str, ...]:
    """The flags of a decision, in alphabetical order."""
    flags = set(claim.flags)
    home = next((g for g in grouping.groups if g.has_article), None)
    if home is not None and len(home.urls) > 1 and status == "single-source":
        flags.add(f"echoed_by:{len({host_of(u) for u in home.urls}) - 1}")
    if anonymous_only(evidence, claim) and evidence.supporting:
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
        and all(is_hedged(m) for m in evidence.mentioning if m.grade != "related")
        and any(is_hedged(m) for m in evidence.mentioning)
    ):
        flags.add("hedged_only")
    if LOADED.search(claim.text):
        flags.add("loaded_language")
    if grouping.supporting.min != grouping.supporting.max:
        flags.add("origins_uncertain")
    if home is not None and home.kind == "official" and status == "single-source" and claim.speaker:
        flags.add("party_only")
    return tuple(sorted(flags))
