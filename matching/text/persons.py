"""Nouns that people are told and counted by, as stems."""

from __future__ import annotations

from collections.abc import Sequence

from matching.text.tokens import stem

_PEOPLE = frozenset(
    stem(word)
    for word in """people persons person residents passengers men women children victims civilians
        soldiers workers employees members villagers inhabitants patients students pupils
        migrants fighters troops individuals citizens protesters demonstrators suspects men
        fans tourists personnel staff strikers voters participants locals families casualties
        civilian adults boys girls miners officers policemen migrants refugees travellers
        commuters pilgrims injured dead wounded killed hurt shapes bodies lives toll
        guests crew prisoners hostages detainees captives inmates spectators attendees worshippers
        survivors souls fellows guys""".split()  # noqa: SIM905
)


def are_people(nouns: Sequence[str]) -> bool:
    """Whether one of the nouns (stems) is a word for people."""
    return any(noun in _PEOPLE for noun in nouns)
