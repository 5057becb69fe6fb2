"""The sentences behind a status: which outlets, how many origins, what they say, in plain words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from matching.policy import Evidence
from matching.reviews import is_split
from matching.types import Claim, Document, Grouping, Match, OriginGroup, Status


def one_origin(
    claim: Claim, evidence: Evidence, grouping: Grouping, article: Document
) -> tuple[Status, str, str]:
    """Status, basis and reason where all support goes back to one origin."""
    outlets = outlets_of(evidence.supporting)
    carried = f"{listing(outlets)} {'carries' if len(outlets) == 1 else 'carry'} it too, but"
    merges = sorted(
        (m for g in grouping.groups if g.has_article for m in g.joined_by if not is_split(m)),
        key=lambda m: article.id not in (m.left, m.right),
    )
    kinds = {m.kind for m in merges}
    if evidence.article_corrected and not merges:
        stand = "stands" if len(outlets) == 1 else "stand"
        return "single-source", "corrected", f"only {listing(outlets)} still {stand} by it"
    if "attribution" in kinds:
        source = claim.speaker or (claim.attribution.speaker if claim.attribution else "one source")
        why = f"all of it goes back to {source}"
        return "single-source", "same_source", f"{carried} {why}"
    if merges:
        sure = "is" if grouping.supporting.max < 2 else "may be"
        return "single-source", "one_origin", f"{carried} it {sure} one origin: {merges[0].detail}"
    return "single-source", "one_origin", f"{carried} not from an origin of its own"


def nothing(evidence: Evidence, article: Document) -> tuple[Status, str, str]:
    """Status, basis and reason where nothing that counts supports the claim."""
    hedged = [m for m in evidence.mentioning if is_hedged(m)]
    part = [m for m in evidence.mentioning if m.grade == "compatible" and not is_hedged(m)]
    old = [m for m in evidence.mentioning if m.grade == "superseded"]
    if evidence.corrected:
        outlets = listing(list(evidence.corrected))
        return (
            "single-source",
            "corrected",
            f"the support of {outlets} was taken back by a correction",
        )
    if part:
        outlets = listing(outlets_of(part))
        touch = verb_for(part, "touches", "touch")
        best = max(part, key=lambda m: (m.score, m.statement.document.id))
        why = f": {best.statement.document.outlet} {best.reason}" if _is_verbal(best) else ""
        return "single-source", "partial", f"{outlets} {touch} on it without settling it{why}"
    if old:
        outlets = listing(outlets_of(old))
        return "single-source", "partial", f"{outlets} gave an earlier figure of a growing count"
    if hedged:
        outlets = listing(outlets_of(hedged))
        return (
            "single-source",
            "hedged_only",
            f"{outlets} {verb_for(hedged, 'mentions', 'mention')} it only as unconfirmed",
        )
    if evidence.excluded:
        whys = sorted({why for _, why in evidence.excluded})
        return (
            "single-source",
            "no_coverage",
            f"only pages that do not count repeat it ({', '.join(whys)})",
        )
    return "single-source", "no_coverage", f"nobody was found to say so besides {house(article)}"


_PRONOUNS = frozenset(("", "who", "he", "she", "they", "it", "we", "i", "that", "which"))


def house(article: Document) -> str:
    """The outlet under check as a sentence names it."""
    return article.outlet or "the article"


def _is_verbal(match: Match) -> bool:
    """Whether the reason of a match reads on after the name of its outlet ("speaks of ...")."""
    return match.reason.startswith(("speaks ", "agrees ", "has ", "says "))


def dispute_reason(disputing: Sequence[Match], basis: str, grouping: Grouping) -> str:
    """Who disputes the claim, and how."""
    first = max(disputing, key=lambda m: (m.score, m.statement.document.id))
    outlets = outlets_of(disputing)
    if basis == "party_denial":
        attribution = first.statement.attribution
        who = attribution.speaker if attribution else ""
        who = who if any(letter.isupper() for letter in who) else who and f"“{who}”"
        if who.strip("“”").lower() in _PRONOUNS:
            who = "somebody concerned"
        return f"{who} denies it, {listing(outlets)} report{'s' if len(outlets) == 1 else ''}"
    verb = "calls it false" if basis == "debunk" else "says otherwise"
    if len(outlets) > 1:
        verb = "call it false" if basis == "debunk" else "say otherwise"
    if first.reason.startswith("says the opposite: "):
        say = "says" if len(outlets) == 1 else "say"
        return f"{listing(outlets)} {say}{first.reason.removeprefix('says')}"
    return (
        f"{listing(outlets)} {verb}: {first.reason}"
        if first.reason
        else f"{listing(outlets)} {verb}"
    )


def named(group: OriginGroup) -> str:
    """The outlets of one origin, the first one named and the rest in brackets."""
    outlets = list(dict.fromkeys(host_of(u) for u in group.urls))
    if len(outlets) == 1:
        return outlets[0]
    return f"{outlets[0]} (the same origin as {listing(outlets[1:])})"


def host_of(url: str) -> str:
    """The host of an address without "www", or the address itself."""
    host = re.sub(r"^[a-z]+://", "", url).split("/")[0]
    return host.removeprefix("www.") or url


def is_hedged(match: Match) -> bool:
    """Whether a match mentions the claim only as possible, alleged or planned."""
    return match.grade == "compatible" and any(
        c.kind == "modality" and c.outcome in ("compatible", "conflicts") for c in match.comparisons
    )


def verb_for(matches: Sequence[Match], one: str, many: str) -> str:
    """The verb for one outlet or for several."""
    return one if len(outlets_of(matches)) == 1 else many


def outlets_of(matches: Iterable[Match]) -> list[str]:
    """The outlets of some matches, each once, in alphabetical order."""
    return sorted({m.statement.document.outlet for m in matches})


def listing(names: Sequence[str], most: int = 4) -> str:
    """Names as a sentence lists them, the rest as a number beyond ``most``."""
    shown = list(names[:most])
    if len(names) > most:
        shown.append(f"{len(names) - most} more")
    if len(shown) < 2:
        return shown[0] if shown else "nobody"
    return f"{', '.join(shown[:-1])} and {shown[-1]}"


def counted(number: int, what: str) -> str:
    """A number of things in words up to nine ("two outlets")."""
    words = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    shown = words[number] if number < len(words) else str(number)
    return f"{shown} {what}{'' if number == 1 else 's'}"
