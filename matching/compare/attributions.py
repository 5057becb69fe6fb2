"""Attribution compared: is the statement credited to the speaker whom the claim names?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from matching.compare.names import Aliases
from matching.compare.naming import Name, fold, kinship
from matching.types import Claim, Comparison, Statement

_SAID = re.compile(
    r"\b(?:said|says|say|told|tells|added|adds|according to|stated|announced|"
    r"wrote|declared|claimed|claims|"
    r"insisted|acknowledged|admitted|confirmed|disclosed|explained|estimated|estimates|put|adamant|"
    r"in a statement|believes|warned|reported|asserted|maintained|argued|revealed)\b",
    re.IGNORECASE,
)
_SILENT = re.compile(
    r"\b(?:declined|refused|would not|did not|didn['’]t|never|denied|denies|not)\s+(?:\w+\s+){0,3}"
    r"(?:say|said|saying|comment|put|give|name|confirm|made|make|told|tell)\b|"
    r"\bden(?:ied|ies)\s+(?:having\s+)?"
    r"(?:said|saying|making)\b",
    re.IGNORECASE,
)


def _key(printed: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in re.findall(r"[\w’'.-]+", printed) if fold(word) != "the")


def compare_attribution(
    claim: Claim,
    statement: Statement,
    names: Sequence[Name],
    near: Sequence[Name],
    aliases: Aliases,
) -> tuple[Comparison, ...]:
    """At most one comparison, for claims that have a speaker.

    ``same``: the same speaker is credited. ``conflicts``: the speaker is said not to have said it,
    or somebody else with a name is credited with it (whether it is the same content is the
    judge's question). ``absent``: nobody is credited.
    """
    if not claim.speaker:
        return ()
    wanted = _key(claim.speaker)
    attribution = statement.attribution
    present = [n for n in names if kinship(wanted, n.key, aliases) not in ("", "namesake")]
    if present and _SILENT.search(statement.text):
        detail = f"{claim.speaker} is reported not to have said it"
        return (Comparison("attribution", "conflicts", claim.speaker, present[0].text, detail),)
    if attribution is not None:
        other = _key(attribution.speaker or attribution.printed)
        how = kinship(wanted, other, aliases) if other else ""
        if (how and how != "namesake") or (
            attribution.role and _same_role(claim, attribution.role)
        ):
            detail = f"“{attribution.printed}” is {claim.speaker}"
            return (Comparison("attribution", "same", claim.speaker, attribution.speaker, detail),)
        if present and _SAID.search(statement.text) and not attribution.speaker[:1].isupper():
            detail = f"{claim.speaker} is credited in the sentence"
            return (Comparison("attribution", "same", claim.speaker, present[0].text, detail),)
        if attribution.speaker[:1].isupper():
            detail = f"{attribution.speaker} is credited, not {claim.speaker}"
            return (
                Comparison("attribution", "conflicts", claim.speaker, attribution.speaker, detail),
            )
        return (
            Comparison(
                "attribution", "absent", claim.speaker, attribution.printed,
                f"“{attribution.printed}” need not be {claim.speaker}",
            ),
        )  # fmt: skip
    if present and _SAID.search(statement.text):
        detail = f"{claim.speaker} is credited in the sentence"
        return (Comparison("attribution", "same", claim.speaker, present[0].text, detail),)
    rivals = [n for n in names if n.titled or len(n.key) > 1]
    said = _SAID.search(statement.text)
    if said and rivals and not present:
        detail = f"{rivals[0].text} is credited, not {claim.speaker}"
        return (Comparison("attribution", "conflicts", claim.speaker, rivals[0].text, detail),)
    close = [n for n in near if kinship(wanted, n.key, aliases) not in ("", "namesake")]
    if close and (said or re.search(r"\b(?:He|She|They|he|she)\b", statement.text)):
        detail = f"{close[0].text} is named just before"
        return (Comparison("attribution", "same", claim.speaker, close[0].text, detail),)
    return (Comparison("attribution", "absent", claim.speaker, "", "nobody is credited with it"),)


def _same_role(claim: Claim, role: str) -> bool:
    return bool(claim.attribution and claim.attribution.role) and fold(
        claim.attribution.role if claim.attribution and claim.attribution.role else ""
    ) == fold(role)
