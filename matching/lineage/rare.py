"""Rare errors in common: the same misspelt name or odd figure in texts that seem unrelated.

What most of the coverage writes one way and two or three documents write another, wrong, way is a
sign that these had it from one place: newsrooms make their own mistakes. Other ways to write a
foreign name (Kyiv and Kiev, one n or two) are no mistakes and are left alone. A sign, no proof.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from matching.types import Document

FEW = 3
"""An error in more documents than this is a way of writing."""
MORE_OFTEN = 2
"""The usual form stands in at least this many times as many documents."""

_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]{4,}\b")
_FIGURE = re.compile(r"(?<![\w.,:/£$€-])(\d{1,3}(?:,\d{3})+|\d{3,})(?![\w:/]|[.,]\d)\s+([a-z]{4,})")
_CALENDAR = re.compile(r"^(?:19|20)\d\d$")
_VARIANTS = (("ph", "f"), ("ck", "k"), ("q", "k"), ("c", "k"), ("z", "s"), ("w", "v"), ("h", ""))
_VOWELS = re.compile(r"[aeiouyj]+")


@dataclass(frozen=True, slots=True)
class SharedError:
    """Two documents with one odd form (``printed``) where the others write ``usual``."""

    left: str
    right: str
    printed: str
    usual: str

    @property
    def detail(self) -> str:
        """The sign in words."""
        return f"both print “{self.printed}” where the others print “{self.usual}”"


def shared_errors(documents: Iterable[Document]) -> tuple[SharedError, ...]:
    """Every pair of documents of different outlets with a rare error in common, in fixed order."""
    ordered = sorted(documents, key=lambda d: d.id)
    outlet = {d.id: d.outlet for d in ordered}
    names: dict[str, set[str]] = defaultdict(set)
    figures: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for document in ordered:
        for name in _NAME.findall(document.text):
            names[name].add(document.id)
        for number, what in _FIGURE.findall(document.text):
            if not _CALENDAR.match(number):
                figures[what][number.replace(",", "")].add(document.id)
    found: dict[tuple[str, str], SharedError] = {}
    near = [
        *_near_names(names),
        *((pair, held) for held in figures.values() for pair in _near(held)),
    ]
    for (odd, usual), held in sorted(near, key=lambda n: n[0]):
        for left, right in combinations(sorted(held[odd]), 2):
            if outlet[left] != outlet[right]:
                found.setdefault((left, right), SharedError(left, right, odd, usual))
    return tuple(found[pair] for pair in sorted(found))


def _rare(odd: str, usual: str, held: Mapping[str, set[str]]) -> bool:
    few, many = held[odd], held[usual]
    if not 2 <= len(few) <= FEW or few & many:
        return False
    return len(many) >= max(3, MORE_OFTEN * len(few))


def _near_names(
    names: Mapping[str, set[str]],
) -> list[tuple[tuple[str, str], Mapping[str, set[str]]]]:
    """Pairs of an odd and a usual name one slip of the keyboard apart."""
    shapes: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names):
        shapes[name].append(name)
        for at in range(1, len(name)):
            shapes[name[:at] + name[at + 1 :]].append(name)
    pairs: set[tuple[str, str]] = set()
    for alike in shapes.values():
        for one, two in combinations(sorted(set(alike)), 2):
            for odd, usual in ((one, two), (two, one)):
                if _rare(odd, usual, names) and _slip(odd, usual):
                    pairs.add((odd, usual))
    return [(pair, names) for pair in sorted(pairs)]


def _slip(odd: str, usual: str) -> bool:
    """Whether the two differ by a slip, and not by a rule of spelling, a plural or a suffix."""
    if odd + "s" == usual or usual + "s" == odd or odd[:-1] == usual or usual[:-1] == odd:
        return False
    return _sound(odd) != _sound(usual)


def _sound(name: str) -> str:
    """A name without what transliterations differ in: vowels, doubled letters, c and k."""
    low = name.casefold()
    for one, other in _VARIANTS:
        low = low.replace(one, other)
    low = _VOWELS.sub("a", low)
    return re.sub(r"(.)\1+", r"\1", low).strip("a")


def _near(held: Mapping[str, set[str]]) -> list[tuple[str, str]]:
    """Pairs of an odd and a usual figure for one thing: a digit off, or two changed round."""
    out = []
    for odd in sorted(held):
        for usual in sorted(held):
            if odd != usual and _rare(odd, usual, held) and _misread(odd, usual):
                out.append((odd, usual))
    return out


def _misread(odd: str, usual: str) -> bool:
    if len(odd) != len(usual):
        return False
    apart = [n for n in range(len(odd)) if odd[n] != usual[n]]
    if len(apart) == 1:
        return True
    return (
        len(apart) == 2
        and apart[1] == apart[0] + 1
        and odd[apart[0]] == usual[apart[1]]
        and odd[apart[1]] == usual[apart[0]]
    )
