"""The stance of a headline or of a whole document to a claim.

A document takes a side on the matter as a whole: a report that passes a story on in its first
lines and calls it a hoax further down denies it; one that leads with "reportedly" leaves it open.
So cues are summed over the sentences, those on the claim's own words counting most. The claim has
a side of its own: to "police deny the arrest" a document that denies the arrest agrees.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from matching.model import Chances
from matching.stance.cues import find_cues
from matching.stance.matter import Matter, Passage, read_matter, read_passage
from matching.stance.posture import IDLE_NEGATION, Posture, denial, hedging, posture
from matching.stance.rates import Rates, background
from matching.stance.related import is_related
from matching.text import sentences
from matching.types import Span, Stance

Side = Literal["asserts", "denies", "open"]
"""What a text does to a matter: tells it as so, turns it down, or leaves it open."""

Read = Callable[[Sequence[tuple[str, str]]], Sequence[Chances]]
"""A reader of (claim, sentence) pairs, such as a cross-encoder, asked for many pairs at once."""

DENIES = 1.5
"""Strength of denial from which a short text turns a claim down."""
OPEN = 1.0
"""Strength of hedging from which a short text leaves a claim open."""
DOCUMENT_DENIES = 4.0
DOCUMENT_DENIES_EACH = 0.15
"""A document's denial must reach both: in sum, and on average over its sentences."""
DOCUMENT_OPEN = 1.75
"""Strength of hedging in the lead from which a document leaves the matter open."""
LEAD = 3
"""Sentences that make the lead: what a document says there is how it puts the matter."""
LONGEST = 60
"""Sentences read from the beginning of a document; of a longer one the last five as well."""
_CAP = 3.0
_READ_AT_MOST = 6
_READ_SHARE = 0.3


@dataclass(frozen=True, slots=True)
class Reading:
    """What a document does to a claim.

    ``stance`` is towards the claim as worded, ``side`` towards its matter. ``denies`` and
    ``leaves_open`` are the sums that decided, ``sentence`` the span of the sentence that weighs
    most for the side (None where it simply tells the story), ``because`` the words found there.
    """

    related: bool
    stance: Stance
    side: Side
    denies: float
    leaves_open: float
    sentence: Span | None = None
    because: tuple[str, ...] = ()


def headline_stance(claim: str, headline: str, read: Read | None = None) -> Stance:
    """What a headline on the claim's matter does to the claim.

    Whether it is on the matter has to be known; ``read`` is asked as one more voice for a denial.
    """
    found = posture(read_matter(claim), headline)
    denies = found.denies
    if read is not None:
        denies += _voice(read([(claim, headline)])[0])
    if denies >= DENIES and denies >= 0.5 * found.leaves_open:
        return "disputes"
    if found.leaves_open >= OPEN or denies >= DENIES:
        return "mentions"
    return "supports"


def document_stance(
    claim: str, text: str, *, title: str = "", rates: Rates | None = None, read: Read | None = None
) -> Reading:
    """What a document does to a claim; a document on another matter mentions it at most.

    ``rates`` are those of the texts at hand (``Rates.of``), by default of news in general.
    """
    whole = f"{title}\n\n{text}" if title else text
    if not is_related(read_matter(claim), whole, rates or background()):
        return Reading(False, "mentions", "open", 0.0, 0.0)
    return related_stance(claim, text, title=title, read=read)


def related_stance(claim: str, text: str, *, title: str = "", read: Read | None = None) -> Reading:
    """Like ``document_stance`` for a document that is known to be on the claim's matter."""
    own = own_side(claim)
    if own == "open":
        return Reading(True, "mentions", "open", 0.0, 0.0, None, ("the claim itself is open",))
    matter = read_matter(core_of(claim))
    lines = _lines(title, text)
    weighed = [(_weight(matter, p), denial(matter, p), hedging(matter, p)) for _, p in lines]
    against = [w * min(_CAP, no) for w, (no, _), _ in weighed]
    if read is not None:
        for index, more in _asked(read, matter, [p for _, p in lines]):
            against[index] += more
    doubtful = [w * min(_CAP, doubt) for w, _, (doubt, _) in weighed[:LEAD]]
    denies, leaves_open = sum(against), sum(doubtful)
    side: Side = "asserts"
    sentence: Span | None = None
    because: tuple[str, ...] = ()
    if denies >= max(DOCUMENT_DENIES, DOCUMENT_DENIES_EACH * len(lines)):
        side = "denies"
        at = max(range(len(lines)), key=lambda i: (against[i], -i))
        sentence, because = lines[at][0], tuple(weighed[at][1][1])
    elif leaves_open >= DOCUMENT_OPEN:
        side = "open"
        at = max(range(len(doubtful)), key=lambda i: (doubtful[i], -i))
        sentence, because = lines[at][0], tuple(weighed[at][2][1])
    return Reading(True, between(own, side), side, denies, leaves_open, sentence, because)


def between(claim: Side, document: Side) -> Stance:
    """The stance that follows from the sides that both take on the matter."""
    if "open" in (claim, document):
        return "mentions"
    return "supports" if claim == document else "disputes"


@lru_cache(maxsize=4_000)
def own_side(claim: str) -> Side:
    """The side that the claim itself takes: "reportedly" and questions leave the matter open."""
    found: Posture = posture(read_matter(""), claim)
    denies = found.denies
    if denies < DENIES and not claim.rstrip("\"'”’) ").endswith("?") and _says_not(claim):
        denies += 2.0
    if denies >= DENIES:
        return "denies"
    return "open" if found.leaves_open >= OPEN else "asserts"


_NEGATION = re.compile(r"\b(?:not|never|no|cannot)\b|n['’]t\b", re.IGNORECASE)


def _says_not(text: str) -> bool:
    idle = [match.span() for match in IDLE_NEGATION.finditer(text)]
    return any(
        not any(a <= match.start() < b for a, b in idle) for match in _NEGATION.finditer(text)
    )


@lru_cache(maxsize=4_000)
def core_of(claim: str) -> str:
    """The claim without the words by which it takes its side: "X is a hoax" is about X."""
    core = claim
    for cue in reversed(find_cues(claim)):
        if cue.kind != "confirms" and cue.strength >= 1:
            core = f"{core[: cue.span[0]]} {core[cue.span[1] :]}"
    return core


def _weight(matter: Matter, passage: Passage) -> float:
    """How much a sentence's cues count: 0.4 off the matter to 1.4 on it."""
    return 0.4 + min(1.0, matter.share(passage.marks) / 0.4)


@lru_cache(maxsize=2_048)
def _lines(title: str, text: str) -> tuple[tuple[Span | None, Passage], ...]:
    """The sentences that are read, with their spans in ``text``; the title first, without one."""
    spans = sentences.split(text)
    if len(spans) > LONGEST:
        spans = [*spans[:LONGEST], *spans[LONGEST:][-5:]]
    body: list[tuple[Span | None, Passage]] = [(s, read_passage(text[slice(*s)])) for s in spans]
    return ((None, read_passage(title)), *body) if title else tuple(body)


def _asked(read: Read, matter: Matter, passages: Sequence[Passage]) -> list[tuple[int, float]]:
    """The reader's voice on the few sentences that share most with the claim."""
    shares = [(matter.share(p.marks), -index) for index, p in enumerate(passages)]
    best = sorted((s for s in shares if s[0] >= _READ_SHARE), reverse=True)[:_READ_AT_MOST]
    places = [-index for _, index in best]
    chances = read([(matter.text, passages[index].text) for index in places])
    return [(index, _voice(one)) for index, one in zip(places, chances, strict=True)]


def _voice(chances: Chances) -> float:
    """A reader's chance of refutation as a strength: 0 up to even odds, 2 at certainty."""
    return 4.0 * max(0.0, chances.refutes - 0.5)
