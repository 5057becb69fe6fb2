"""Names compared: is everybody and everything that the claim names also in the statement?"""

from __future__ import annotations

from collections.abc import Sequence

from matching.text.kinship import kinship
from matching.text.naming import Name
from matching.types import Comparison

Aliases = frozenset[tuple[tuple[str, ...], tuple[str, ...]]]

_HOW = {
    "same": "is the same name as",
    "short": "is a short or full form of",
    "alias": "is another name of",
    "spelling": "is another spelling of",
}


def find(name: Name, among: Sequence[Name], aliases: Aliases) -> tuple[str, Name] | None:
    """The nearest relative of a name among others: how they are related, and which one it is."""
    best: tuple[int, str, Name] | None = None
    order = ("same", "alias", "short", "spelling", "namesake")
    for other in among:
        how = kinship(name.key, other.key, aliases)
        if how and (best is None or order.index(how) < best[0]):
            best = order.index(how), how, other
    return (best[1], best[2]) if best else None


def compare_names(
    claim: Sequence[Name],
    here: Sequence[Name],
    near: Sequence[Name],
    aliases: Aliases,
    *,
    kind: str = "name",
) -> tuple[Comparison, ...]:
    """One comparison for each name of the claim.

    ``here`` are the names of the statement, ``near`` those of its headline and neighbours, where a
    reader finds the name of "the ferry" or "the company". A namesake is no match; it conflicts
    where the claim's bearer is not named at all.
    """
    out: list[Comparison] = []
    seen: set[tuple[str, ...]] = set()
    for name in claim:
        if name.key in seen:
            continue
        seen.add(name.key)
        for place, others in (("", here), (" (named nearby)", near)):
            match = find(name, others, aliases)
            if match and match[0] != "namesake":
                how, other = match
                detail = f"“{other.text}” {_HOW[how]} “{name.text}”{place}"
                out.append(Comparison("name", "same", name.text, other.text, detail, not place))
                break
        else:
            match = find(name, here, aliases)
            if match:
                detail = f"“{match[1].text}” is a namesake of “{name.text}”, not the same"
                out.append(Comparison("name", "conflicts", name.text, match[1].text, detail))
            else:
                detail = f"“{name.text}” is not named"
                out.append(Comparison("name", "absent", name.text, "", detail))
    return tuple(out)
