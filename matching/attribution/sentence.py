"""One sentence under the reader of attributions: its words, verb groups and clauses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from matching.attribution.cues import (
    Cue,
)
from matching.attribution.phrases import subject_left
from matching.text.grammar import Word, is_finite
from matching.types import CueStrength, Span

Shape = Literal["before", "after", "inverted", "phrase", "colon", "noun", "passive", "trailing"]


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution as printed. ``content`` holds one or two passages; ``source`` may lack."""

    cue: Span
    base: str
    strength: CueStrength
    shape: Shape
    speech: bool
    source: Span | None
    content: tuple[Span, ...]
    passive: bool = False


@dataclass(slots=True)
class Sentence:
    text: str
    start: int
    end: int
    words: list[Word]
    quoted: list[bool]

    titled: bool = False
    """Whether it is a headline with Capitals: its verbs look like names."""

    def span(self, first: int, last: int) -> Span:
        return (self.words[first].start, self.words[last].end)


def is_titled(words: Sequence[Word]) -> bool:
    """Whether nearly all longer words are capitalised: "Holt Says Dam Was Safe Before Flood"."""
    long = [w.text for w in words if len(w.text) > 3 and w.text[0].isalpha()]
    return len(long) > 3 and sum(w[0].isupper() for w in long) >= 0.85 * len(long)


def index_after(words: Sequence[Word], position: int) -> int:
    for i, word in enumerate(words):
        if word.start >= position:
            return i
    return len(words)


def group_start(s: Sentence, i: int) -> tuple[int, bool]:
    """First index of the verb group of the cue at ``i``, and whether it is passive."""
    first, passive = i, False
    k = i - 1
    while k >= 0 and not s.quoted[k]:
        word = s.words[k]
        if word.kind in ("aux", "modal", "neg") or word.kind == "to":
            if word.low in _BE and s.words[i].low.endswith(("ed", "en", "wn", "id", "ld", "ght")):
                passive = (
                    passive
                    or first == i
                    or all(w.kind in ("adv", "neg") for w in s.words[k + 1 : i])
                )
            first = k
        elif word.kind == "adv" and word.low not in ("here", "there", "today", "yesterday"):
            if k and s.words[k - 1].kind in ("aux", "modal", "neg", "name", "noun", "pron"):
                first = k
            else:
                break
        elif (word.low in ("went", "going", "goes", "go") and s.words[k + 1].kind == "prep") or (
            word.low == "since" and k and s.words[k - 1].kind == "aux"
        ):
            first = k
        else:
            break
        k -= 1
    if s.words[first].kind == "adv" and first < i and s.words[first + 1].kind == "to":
        first += 1
    if s.words[first].kind == "to" and first and not passive:
        first = _catenative(s, first)
    return first, passive


_GOING_ON = frozenset(
    """went go goes going on continue continues continued continuing began begin begins started
    used proceeded tried try tries trying declined declines refused refuses""".split()  # noqa: SIM905
)


def _catenative(s: Sentence, to: int) -> int:
    """Where "went on to say" and "has continued to insist" begin; ``to`` where nothing precedes."""
    k = to - 1
    if s.words[k].low == "on" and k and s.words[k - 1].low in ("went", "go", "goes", "going"):
        k -= 1
    elif s.words[k].low not in _GOING_ON or s.words[k].low in ("on", "going", "go"):
        return to
    while k and s.words[k - 1].kind in ("aux", "modal", "neg", "adv") and not s.quoted[k - 1]:
        k -= 1
    return k


_TENDS = frozenset(
    """tend tends tended come comes came like likes liked love fail fails failed manage managed
    manages happen happened seem seems seemed appear appears appeared work works worked working
    struggling struggled struggles move moved moves choose chose chosen agreed""".split()  # noqa: SIM905
)
_READY = frozenset(
    """quick likely unlikely able unable ready poised set bound free slow sure certain loath prone
    hard careful happy right wrong first""".split()  # noqa: SIM905
)
_IS = frozenset("is are was were be been being am 's 're 'm isn't aren't wasn't weren't".split())  # noqa: SIM905


def led_to(s: Sentence, to: int) -> int:
    """Where "tended to support" and "was quick to add" begin; ``to`` where nothing leads to it."""
    if s.words[to].low != "to" or not to:
        return to
    k = to - 1
    if s.words[k].low in _READY:
        while k and (s.words[k].low in _READY or s.words[k].kind == "adv"):
            k -= 1
        if s.words[k].low not in _IS:
            return to
    elif s.words[k].low not in _TENDS or s.words[k].kind not in ("verb", "part", "inf", "prep"):
        return to
    return group_start(s, k)[0]


_BE = frozenset("be is are was were been being am 's 're 'm".split())  # noqa: SIM905


def group_end(s: Sentence, i: int, cue: Cue) -> int:
    if i + 1 < len(s.words) and s.words[i + 1].low in _PARTICLES.get(cue.base, ()):
        return i + 1
    return i


_PARTICLES: dict[str, tuple[str, ...]] = {
    "call": ("for", "on"), "point": ("out", "to"), "refer": ("to",), "speak": ("of", "about"),
    "talk": ("about",), "write": ("about",), "complain": ("about", "of"), "object": ("to",),
    "warn": ("of", "about", "against"), "ask": ("for", "about"), "argue": ("for", "against"),
    "respond": ("to",), "rail": ("against",), "agree": ("with",), "look": ("at", "for"),
    "push": ("for",), "focus": ("on",), "vote": ("for", "against"), "learn": ("of", "about"),
    "hear": ("of", "about"), "worry": ("about",), "think": ("of", "about"), "care": ("about",),
    "sum": ("up",), "decide": ("on",), "lash": ("out",), "comment": ("on",), "hint": ("at",),
    "concern": ("about",), "go": ("on",),
}  # fmt: skip


def beside_quote(s: Sentence, first: int, last: int) -> bool:
    before = first > 0 and (s.words[first - 1].kind == "quote" or s.quoted[first - 1])
    after = last + 1 < len(s.words) and s.words[last + 1].kind == "quote"
    return before or after


def that_after(s: Sentence, i: int) -> bool:
    return any(w.low in ("that", '"', "“") for w in s.words[i + 1 : i + 3])


def clause_floor(s: Sentence, first: int, taken: int) -> int:
    """Where the clause of the verb begins at the earliest."""
    if s.words[first - 1].text == ",":
        return next((k + 1 for k in range(first - 1, -1, -1) if s.words[k].start < taken), 0)
    for k in range(first - 1, -1, -1):
        word = s.words[k]
        if word.start < taken:
            return k + 1
        if s.quoted[k] or word.text in (";", ":") or (word.kind == "sub" and word.low != "once"):
            return k + 1
        if word.low == "that" and k + 1 < first and word.kind != "det":
            return k + 1
    return 0


def first_subject(s: Sentence, before: int) -> tuple[int, int] | None:
    for k in range(before):
        if not s.quoted[k] and is_finite(s.words, k):
            first, _ = group_start(s, k)
            return subject_left(s.words, first - 1, 0)
    return None


def near_subject(s: Sentence, before: int) -> tuple[int, int] | None:
    """The subject of the last verb before a word."""
    for k in range(before - 1, 0, -1):
        if not s.quoted[k] and is_finite(s.words, k):
            first, _ = group_start(s, k)
            return subject_left(s.words, first - 1, 0)
    return None


def subject_of_all(s: Sentence, before: int) -> tuple[int, int] | None:
    """The subject that opens the sentence, whatever clauses hang on it."""
    who = next((k for k in range(1, before) if s.words[k].low in ("who", "which")), None)
    return subject_left(s.words, who - 1, 0) if who is not None else first_subject(s, before)
