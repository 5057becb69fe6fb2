"""What lies where (towns in countries, states in countries, countries on continents), and which
country a name stands for.

From GeoNames (``matching.training.regions``). Towns share their names: a name lies in a region if
any of its bearers does.
"""

from __future__ import annotations

from functools import cache

from matching import gazetteer
from matching.text.bearers import demonyms
from matching.text.name_words import fold

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


@cache
def _governments() -> dict[Key, str]:
    """The code of the country that a country's name, or the seat of its government, stands for."""
    found = {key: code for key, codes in _named().items() for code in codes if code.count("/") == 1}
    for country, seats in gazetteer.rows("seats.tsv"):
        found |= {_key(seat): found[_key(country)] for seat in seats.split("|")}
    return found


_ALSO_PERSONS = frozenset({("chad",), ("georgia",), ("jordan",), ("jersey",)})


def government_of(key: Key) -> str:
    """The code of the country that speaks by a name: its own, or the seat of its government
    ("Moscow"); "" for all other names, for peoples, and for names that persons have too."""
    return "" if key in _ALSO_PERSONS else _governments().get(key, "")


def country_of(key: Key) -> str:
    """The same, and for the adjective of a country too ("Russian")."""
    country = demonyms().get(key[0]) if len(key) == 1 else None
    return government_of(key) or (government_of((country,)) if country else "")


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
