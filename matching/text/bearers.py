"""Who bears a name, by the tables of the gazetteer: places, organisations, peoples, nicknames."""

from __future__ import annotations

from functools import cache

from matching import gazetteer
from matching.text.name_words import fold, key_of


@cache
def places() -> dict[tuple[str, ...], frozenset[int]]:
    """Keys of names of places, each with the numbers of the places that bear it."""
    table: dict[tuple[str, ...], set[int]] = {}
    for number, row in enumerate(gazetteer.rows("places.tsv")):
        for printed in row[0].split("|"):
            table.setdefault(key_of(printed), set()).add(number)
    return {key: frozenset(numbers) for key, numbers in table.items()}


@cache
def organisations() -> dict[tuple[str, ...], int]:
    """The number of the organisation that a name is one of several of."""
    return {
        key_of(printed): number
        for number, row in enumerate(gazetteer.rows("organisations.tsv"))
        for printed in row[0].split("|")
    }


@cache
def ambiguous() -> dict[tuple[str, ...], str]:
    """Place names that several places carry, with their bearers."""
    return {key_of(row[0]): row[1] for row in gazetteer.rows("ambiguous.tsv")}


@cache
def demonyms() -> dict[str, str]:
    """Folded demonym -> folded country."""
    return {
        fold(word): fold(row[0])
        for row in gazetteer.rows("demonyms.tsv")
        for word in row[1].split()
    }


@cache
def nicknames() -> dict[str, frozenset[int]]:
    """Forenames and their short forms, each with the numbers of the groups it stands in."""
    table: dict[str, set[int]] = {}
    for number, group in enumerate(gazetteer.groups("nicknames.tsv")):
        for word in group:
            table.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in table.items()}


def is_known_place(key: tuple[str, ...]) -> bool:
    """Whether the gazetteer lists the name as a place."""
    return key in places() or key in ambiguous()


def is_demonym(key: tuple[str, ...]) -> bool:
    """Whether the name is a word for a people ("Ukrainian")."""
    return len(key) == 1 and key[0] in demonyms()
