"""What lies where: towns in countries, states in countries, countries on continents.

From GeoNames (``matching.training.regions``). Towns share their names: a name lies in a region if
any of its bearers does.
"""

from __future__ import annotations

from functools import cache

from matching import gazetteer
from matching.text.naming import fold

Key = tuple[str, ...]


def _key(name: str) -> Key:
    return tuple(part for word in name.split() for part in fold(word).split("-") if part != "the")


@cache
def _named() -> dict[Key, frozenset[str]]:
    """The codes of the regions that carry a name."""
    found: dict[Key, set[str]] = {}
    for code, names, *_ in gazetteer.rows("regions.tsv"):
        for name in names.split("|"):
            found.setdefault(_key(name), set()).add(code)
    return {key: frozenset(codes) for key, codes in found.items()}


@cache
def _within() -> dict[Key, frozenset[str]]:
    """The codes of the regions in which towns of a name lie."""
    found: dict[Key, set[str]] = {}
    for code, _, *towns in gazetteer.rows("regions.tsv"):
        for town in towns[0].split("|") if towns else ():
            found.setdefault(_key(town), set()).add(code)
    return {key: frozenset(codes) for key, codes in found.items()}


def is_known(key: Key) -> bool:
    """Whether a name is a region's or a town's."""
    return key in _named() or key in _within()


def lies_in(place: Key, region: Key) -> bool:
    """Whether a town or region of the one name lies in a region of the other."""
    outer = _named().get(region)
    if not outer or place == region:
        return False
    inner = _within().get(place, frozenset()) | {
        code.rpartition("/")[0] for code in _named().get(place, ()) if "/" in code
    }
    return any(code == one or code.startswith(one + "/") for code in inner for one in outer)
