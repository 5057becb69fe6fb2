"""Places compared: where it happened, where from, where to.

A name after a small word of place is a place in that role. The same place under two names agrees;
an alias that several places carry is left undecided; another place in the same role stands against.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz.distance import OSA

from matching.compare.names import Aliases, find
from matching.text import grammar, regions
from matching.text.bearers import ambiguous, is_demonym
from matching.text.kinship import kinship
from matching.text.naming import Name
from matching.types import Comparison

_ROLES = {
    "in": "at", "at": "at", "near": "at", "outside": "at", "inside": "at", "around": "at",
    "above": "at", "off": "at", "of": "of", "from": "from", "left": "from", "leaving": "from",
    "departed": "from", "to": "to", "for": "to", "toward": "to", "towards": "to", "into": "to",
    "reached": "to", "town": "at", "village": "at", "city": "at", "port": "at",
}  # fmt: skip


def role(name: Name) -> str:
    """The role of place a name stands in: ``at``, ``from``, ``to``, ``of`` or ""."""
    return _ROLES.get(name.before, "")


def compare_places(
    claim: Sequence[Name],
    here: Sequence[Name],
    near: Sequence[Name],
    aliases: Aliases,
    said: str = "",
) -> tuple[Comparison, ...]:
    """One comparison for each name of the claim that stands in a role of place.

    ``said`` is the text that the names ``here`` were read from.
    """
    out: list[Comparison] = []
    for name in claim:
        ours = role(name)
        if ours not in ("at", "from", "to") or name.titled or is_demonym(name.key):
            continue
        undecided = ambiguous().get(name.key)
        match = find(name, here, aliases)
        if match and match[0] not in ("namesake",):
            how, other = match
            doubtful = how == "alias" and (undecided or ambiguous().get(other.key))
            if (
                doubtful
                and (name.key, other.key) not in aliases
                and (other.key, name.key) not in aliases
            ):
                detail = f"“{other.text}” may be “{name.text}”, but several places carry that name"
                out.append(Comparison("place", "compatible", name.text, other.text, detail))
            elif (
                how in ("short",)
                and len(other.key) > len(name.key)
                and name.key[-1] != other.key[-1]
            ):
                detail = f"“{other.text}” names “{name.text}” more closely"
                out.append(Comparison("place", "entails", name.text, other.text, detail))
            else:
                detail = f"“{other.text}” is the place “{name.text}”"
                out.append(Comparison("place", "same", name.text, other.text, detail))
            continue
        close = find(name, near, aliases)
        if close and close[0] != "namesake":
            detail = f"“{name.text}” is the place of the neighbouring sentences"
            out.append(Comparison("place", "same", name.text, close[1].text, detail, False))
            continue
        told = _nested(name, here)
        if told is not None:
            out.append(told)
            continue
        rivals = [
            o
            for o in here
            if role(o) == ours
            and not o.titled
            and _comparable(name, o)
            and not _is_told(o, claim)
            and not _qualifies(o, said)
        ]
        if rivals and ours in ("from", "to", "at"):
            detail = f"“{rivals[0].text}” stands where the claim has “{name.text}”"
            out.append(Comparison("place", "conflicts", name.text, rivals[0].text, detail))
        else:
            out.append(Comparison("place", "absent", name.text, "", f"“{name.text}” is not named"))
    return tuple(out)


def _is_told(other: Name, claim: Sequence[Name]) -> bool:
    """Whether the claim names that place too ("in Velm and Tarsk")."""
    return any(kinship(name.key, other.key) not in ("", "namesake") for name in claim)


_NEXT = re.compile(r"(?P<own>['’]s?)?\s+(?P<word>[a-z]\w*)")


def _qualifies(name: Name, said: str) -> bool:
    """Whether a name only qualifies the noun behind it ("in Russia's hands", "at the US mission").

    What leaves "the Tolleth quay" leaves Tolleth.
    """
    found = _NEXT.match(said, name.span[1])
    if found is None or (not found["own"] and role(name) != "at"):
        return False
    if found["own"]:
        return True
    at = found.start("word")
    return any(w.start == at and w.kind == "noun" for w in grammar.tag(said, 0, len(said)))


def _nested(name: Name, here: Sequence[Name]) -> Comparison | None:
    """A place within the claim's place, or around it."""
    for other in here:
        if regions.lies_in(other.key, name.key):
            detail = f"“{other.text}” lies in “{name.text}”"
            return Comparison("place", "entails", name.text, other.text, detail)
    for other in here:
        if regions.lies_in(name.key, other.key):
            detail = f"“{other.text}” is wider than “{name.text}”"
            return Comparison("place", "compatible", name.text, other.text, detail)
    return None


def _comparable(name: Name, other: Name) -> bool:
    """Whether two names that are not the same can be two places of one kind.

    A palace that no gazetteer knows may stand in any city that one does.
    """
    if _is_misprint(name.key[-1], other.key[-1]):
        return False
    if is_demonym(other.key) or _is_gathering(name) or _is_gathering(other):
        return False
    if len(name.key) == 1 and name.key[0] in _SIDES:
        return False
    if (name.key[-1] in _SPOTS) != (other.key[-1] in _SPOTS):
        return False  # "Tanners' Lane" may be in Dorrin
    return regions.is_known(name.key) == regions.is_known(other.key)


def _is_misprint(ours: str, theirs: str) -> bool:
    """Whether two long names differ by a letter or two ("Territories", "Territorities")."""
    return min(len(ours), len(theirs)) >= _LONG_NAME and OSA.distance(ours, theirs) <= 2


_LONG_NAME = 9
_SPOTS = frozenset(
    "street lane road avenue square alley quay crescent terrace row close drive".split()  # noqa: SIM905
)
"""Last words of names of streets, which lie in towns."""


_SIDES = frozenset(("western", "eastern", "northern", "southern", "central"))
"""Sides of a country, which are names in "Western and Central Europe" only."""
_GATHERINGS = frozenset(
    """summit conference forum cup games championship championships festival group party committee
        council ministry department agency union league alliance congress senate parliament
        assembly nations house""".split()  # noqa: SIM905
)
"""Last words of names that are no places, though one is in or at them."""


def _is_gathering(name: Name) -> bool:
    return name.key[-1] in _GATHERINGS or any(part[-1:].isdigit() for part in name.key)
