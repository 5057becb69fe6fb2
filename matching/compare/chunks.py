"""A sentence cut into noun chunks, verb groups and what stands between them.

A unit is a content word by its stem, a whole name or a whole date. ``read_chunks`` gives the
chunks of each sentence of a text, read off the light grammar of ``matching.text.grammar``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from matching.text import grammar
from matching.text.bearers import is_demonym
from matching.text.calendar import MONTHS
from matching.text.grammar import Word
from matching.text.tokens import STOPWORDS, stem
from matching.types import Span

BE = frozenset("be am is are was were been being isn't aren't wasn't weren't".split())  # noqa: SIM905
Runs = frozenset[tuple[str, ...]]
"""Names of several words, each as its stems in alphabetical order."""
ChunkKind = Literal["noun", "verb", "adv", "prep", "conj", "sub", "rel", "mark", "stop"]

_MONTHS = frozenset(MONTHS)
_YEAR = re.compile(r"1[0-9]{3}|20[0-9]{2}")
_STOPS = frozenset(".;:?!")
_EMPTY = ("aux", "modal", "neg", "det", "prep", "pron", "conj", "sub", "to")
_EMPTY_WORDS = frozenset(("jr", "jr.", "sr", "sr.", "located", "situated"))
_ALSO_CONTENT = frozenset(("first", "second", "third", "last", "early", "late"))
_PARTICLES = frozenset("de del della di da van von der den la le al bin ibn y".split())  # noqa: SIM905
_SUBJECTS = frozenset(("he", "she", "it", "they", "we"))
_RELATIVE = frozenset(("who", "which", "that", "whom", "whose"))
_IN_NOUN = ("det", "adj", "num", "noun", "name", "date")
_OBJECT = ("det", "adj", "num", "noun", "name", "date", "pron", "prep", "to", "sub", "part")
_IN_VERB = ("aux", "modal", "neg", "verb", "part", "inf")
_LETTERS = {"name": "N", "num": "d", "date": "D", "verb": "v", "part": "v", "inf": "v", "adv": "a"}


@dataclass(slots=True)
class Unit:
    """A word, name or date: the kind of its first word, its lower-case form, its key or "".

    ``span`` are its character offsets in the text.
    """

    kind: str
    low: str
    key: str = ""
    span: Span = (0, 0)


@dataclass(slots=True)
class Chunk:
    """A piece of a sentence with the keys of its units in order; ``low`` is its first word.

    A verb group has the key of its last verb only. Of a noun chunk ``owner`` says that the next
    one belongs to it, ``titles`` is a plural that goes for a whole list of names, and members of
    one list have the same ``group``.
    """

    kind: ChunkKind
    low: str = ""
    units: list[str] = field(default_factory=list)
    passive: bool = False
    article: bool = False
    named: bool = False
    dated: bool = False
    owner: bool = False
    titles: str = ""
    group: int = -1

    @property
    def head(self) -> str:
        """The key of the last unit, "" where there is none."""
        return self.units[-1] if self.units else ""


def _tagged(text: str) -> list[Word]:
    """The tagged words, small words within a name ("Quay van der Meer") as parts of it."""
    words = grammar.tag(text, 0, len(text))
    for at in range(1, len(words) - 1):
        if words[at].low in _PARTICLES and words[at - 1].kind == "name":
            after = [w for w in words[at + 1 : at + 3] if w.low not in _PARTICLES]
            if after and after[0].kind == "name":
                words[at].kind = "name"
        elif words[at].base and words[at].kind == "noun" and words[at - 1].low in _SUBJECTS:
            words[at].kind = "verb"  # "he works in Brel"
    return words


def name_runs(text: str) -> list[tuple[str, ...]]:
    """The names of a text, each as the stems of its words in order."""
    runs: list[list[str]] = [[]]
    for word in _tagged(text):
        if word.kind == "name" and word.low not in _MONTHS:
            runs[-1].append(stem(word.text))
        elif runs[-1]:
            runs.append([])
    return [tuple(run) for run in runs if run]


@lru_cache(maxsize=10_000)
def read_units(text: str, whole: Runs = frozenset()) -> tuple[Unit, ...]:
    """The units of a text in order, marks and small words among them without a key."""
    words = _tagged(text)
    out: list[Unit] = []
    at = 0
    while at < len(words):
        word = words[at]
        date, name = _date(words, at), _name(words, at, whole)
        if date:
            parts = sorted(w.low for w in words[at : at + date] if w.low != ",")
            span = (word.start, words[at + date - 1].end)
            out.append(Unit("date", word.low, " ".join(parts), span))
            at += date
        elif name:
            parts = sorted(stem(w.text) for w in words[at : at + name])
            span = (word.start, words[at + name - 1].end)
            out.append(Unit("name", word.low, " ".join(parts), span))
            at += name
        elif [w.kind for w in words[at : at + 3 : 2]] == ["num", "num"] and (
            words[at + 1].text in "-–:"
        ):
            span = (word.start, words[at + 2].end)  # a score
            out.append(Unit("num", word.low, f"{word.low}-{words[at + 2].low}", span))
            at += 3
        else:
            out.append(_unit(word))
            at += 1
    return tuple(out)


def _unit(word: Word) -> Unit:
    kind = "part" if word.low == "born" else word.kind
    content = word.low not in STOPWORDS or word.low in _ALSO_CONTENT
    if not content or word.low in _EMPTY_WORDS or kind in _EMPTY or not word.text[0].isalnum():
        return Unit(kind, word.low, span=(word.start, word.end))
    return Unit(kind, word.low, stem(word.base or word.text), (word.start, word.end))


def _name(words: Sequence[Word], at: int, whole: Runs) -> int:
    """How many words from ``at`` are one of the whole names, 0 for none."""
    longest = max((len(run) for run in whole), default=0)
    for size in range(min(longest, len(words) - at), 1, -1):
        run = words[at : at + size]
        if all(w.kind == "name" for w in run) and tuple(sorted(stem(w.text) for w in run)) in whole:
            return size
    return 0


def _date(words: Sequence[Word], at: int) -> int:
    """How many words from ``at`` are one date ("6 October 1899", "October 6, 1899"), 0 for none."""
    lows = [word.low for word in words[at : at + 4]] + [""] * 4
    year = [bool(_YEAR.fullmatch(low)) for low in lows]
    day = [low.isdigit() and len(low) <= 2 for low in lows]
    if day[0] and lows[1] in _MONTHS:
        return 3 if year[2] else 2
    if lows[0] not in _MONTHS or not words[at].text[0].isupper():
        return 0
    if day[1]:
        return 4 if lows[2] == "," and year[3] else 3 if year[2] else 2
    if year[1]:
        return 2
    named = [word.kind == "name" for word in words[max(at - 1, 0) : at + 2]]
    return 1 if at and named[1:] != [True, True] and not named[0] else 0  # not "April Reed"


def place_of(text: str, key: str, whole: Runs = frozenset()) -> str:
    """A unit as printed with the two words before it, or the one behind; "" where it is not."""
    units = read_units(text, whole)
    at = next((k for k, unit in enumerate(units) if unit.key == key), -1)
    if at < 0:
        return ""
    start, stop = units[at].span
    for unit in reversed(units[max(at - 2, 0) : at]):
        if unit.kind in ("punct", "quote"):
            break
        start = unit.span[0]
    if start == units[at].span[0] and at + 1 < len(units):
        stop = units[at + 1].span[1]
    return text[start:stop]


@lru_cache(maxsize=10_000)
def unit_kinds(text: str, whole: Runs = frozenset()) -> dict[str, str]:
    """Each unit of a text with a letter per occurrence: n noun or adjective, N name, d figure,
    D date, v verb, a adverb; "Nn" for a name that stands as an adjective does."""
    out: dict[str, str] = {}
    units = read_units(text, whole)
    for at, unit in enumerate(units):
        if not unit.key:
            continue
        letters = _LETTERS.get(unit.kind, "n")
        after = units[at + 1].kind if at + 1 < len(units) else ""
        if unit.kind == "name" and (after in ("noun", "adj", "part") or is_demonym((unit.low,))):
            letters = "Nn"
        elif unit.kind == "part" and after in ("noun", "name", "adj") and at:
            letters = "n" if units[at - 1].kind in ("det", "adj", "num", "prep") else letters
        out[unit.key] = out.get(unit.key, "") + letters
    return out


def read_chunks(text: str, whole: Runs = frozenset()) -> list[list[Chunk]]:
    """The chunks of each sentence of a text."""
    out: list[list[Chunk]] = [[]]
    for chunk in _cut(read_units(text, whole)):
        if chunk.kind == "stop":
            out.append([])
        else:
            out[-1].append(chunk)
    return [chunks for chunks in out if chunks]


def _cut(units: Sequence[Unit]) -> list[Chunk]:
    out: list[Chunk] = []
    noun: Chunk | None = None
    verb: Chunk | None = None
    be = bracketed = False
    for at, unit in enumerate(units):
        before, after = units[at - 1 : at] or (Unit("", ""),), units[at + 1 : at + 2]
        goes_on = bool(after) and after[0].kind in ("noun", "name", "adj", "part")
        kind = _kind_within(unit, before[0], after[0] if after else Unit("", ""), noun)
        if kind == "quote" or (unit.low in ("-", "–", "/") and noun and goes_on):
            continue
        if kind == "adv":
            if unit.key and noun and goes_on:
                noun.units.append(unit.key)
            elif unit.key:
                place = len(out) - 1 if verb is not None and out[-1] is verb else len(out)
                out.insert(place, Chunk("adv", unit.low, [unit.key]))
            continue
        if unit.low == "'s" and noun is not None and kind == "punct":
            noun.owner, noun = True, None
            continue
        if kind in _IN_NOUN:
            verb, be = None, False
            if noun is None or _opens(unit, before[0], noun):
                noun = Chunk("noun", unit.low, article=kind == "det")
                out.append(noun)
            if unit.key:
                if not noun.units and unit.low.endswith("s") and after and after[0].kind == "name":
                    noun.titles = unit.key
                noun.units.append(unit.key)
            noun.dated = kind == "date" or bool(_YEAR.fullmatch(unit.low))
            noun.named = noun.dated or kind == "name"
            continue
        noun = None
        if kind in _IN_VERB or (kind == "to" and after and after[0].kind == "inf"):
            if verb is None or (kind == "verb" and verb.units):
                verb, be = Chunk("verb", unit.low), False
                out.append(verb)
            if unit.low in BE:
                verb.low, be = unit.low, True  # "has been"
            if unit.key and kind in ("verb", "part", "inf"):
                done = kind == "part" and not unit.low.endswith("ing")
                verb.units = [unit.key]
                verb.passive = done and (be or verb.low == unit.low)
                be = False
            continue
        verb, be = None, False
        if kind == "punct":
            ends = unit.low in _STOPS and not (unit.low == ";" and bracketed)
            bracketed = unit.low == "(" or (bracketed and unit.low != ")")
            twice = bool(out) and out[-1].kind == "mark" and out[-1].low == unit.low
            if ends or (unit.low in (",", ";", "(", ")", "—", "–", "-") and not twice):
                out.append(Chunk("stop" if ends else "mark", unit.low))
        elif kind == "pron":
            out.append(Chunk("rel" if unit.low in _RELATIVE else "noun", unit.low))
        elif kind in ("prep", "to"):
            out.append(Chunk("prep", unit.low))
        elif kind == "conj":
            out.append(Chunk("conj", unit.low))
        elif kind == "sub":
            out.append(Chunk("sub", unit.low))
    return out


def _kind_within(unit: Unit, before: Unit, after: Unit, noun: Chunk | None) -> str:
    """The unit's kind, "adj" for a participle within a noun chunk ("two badly damaged boats")."""
    if before.kind == "prep" and unit.low.endswith("ing") and after.kind not in _OBJECT:
        return "noun"  # "agreed on fishing"
    if unit.kind not in ("part", "verb") or noun is None:
        return unit.kind
    if before.kind not in ("det", "adj", "num", "adv"):
        return unit.kind
    fits = after.kind in ("noun", "adj", "part") or (after.kind == "name" and unit.kind == "part")
    return "adj" if fits else unit.kind


def _opens(unit: Unit, before: Unit, noun: Chunk) -> bool:
    """Whether a unit cannot belong to the noun chunk before it ("in 1932 | the doctor")."""
    if (unit.kind == "det" and noun.units) or "date" in (unit.kind, before.kind):
        return True
    return bool(_YEAR.fullmatch(before.low)) and unit.kind in ("det", "name")
