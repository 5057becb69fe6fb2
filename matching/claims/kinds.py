"""What sort of thing a claim asserts: an event, a figure, a date, a place, a person, a culprit."""

from __future__ import annotations

import re

from matching.claims.lexicon import RESPONSIBILITY
from matching.claims.worth import DATE, figures
from matching.text.grammar import Word
from matching.types import ClaimKind

_WHEN = frozenset(
    "start begin open close end hand fall expire due take resume postpone delay".split()  # noqa: SIM905
)
_WHERE = re.compile(
    r"\b(?:set\sout|took\splace|held|initialled|signed|born|based|located|buried|landed|departed"
    r"|sailed|stationed|moved)\b.{0,60}\b(?:in|from|at|to|near)\s(?:the\s)?(?:[\w]+\s){0,3}[A-Z]"
)
_PERSONAL = frozenset(
    """acquit appoint resign retire elect dismiss nominate marry die succeed born drink arrest
    detain convict sentence name promote quit""".split()  # noqa: SIM905
)


def kind_of(passage: str, words: list[Word]) -> ClaimKind:
    """The kind of a claim that is no utterance, by its most telling slot."""
    bases = {w.base for w in words if w.base}
    counted = figures(passage)
    if counted and not _only_marginal(passage, counted):
        return "quantity"
    if bases & RESPONSIBILITY and not DATE.search(passage):
        return "responsibility"
    person = words[0].kind == "name" and len(words) > 1 and words[1].kind == "name"
    if person and bases & _PERSONAL:
        return "person"
    if DATE.search(passage) and bases & _WHEN:
        return "date"
    if re.search(r"\bsince\s(?:\w+\s)?(?:19|20)\d\d\b", passage) and not bases & {"kill"}:
        return "date"
    if _WHERE.search(passage):
        return "place"
    return "event"


def _only_marginal(passage: str, counted: list[str]) -> bool:
    """Whether the only figure is a small number word that counts nobody ("one of two ways")."""
    return len(counted) == 1 and counted[0].lower() in ("half", "quarter", "third")
