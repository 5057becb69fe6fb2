"""How a short text (a headline, a sentence) puts a claim: told, passed on, or turned down."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from matching.stance.cues import Cue
from matching.stance.matter import Marks, Matter, Passage, read_passage, union
from matching.text import sentences
from matching.text.tokens import Token
from matching.types import Span


@dataclass(frozen=True, slots=True)
class Posture:
    """How much a text denies a claim and how much it leaves it open, with the words that do it.

    ``denies`` and ``leaves_open`` are sums of cue strengths (``matching.stance.cues``), ``share``
    is how much of the claim's words the text answers, in [0, 1].
    """

    denies: float
    leaves_open: float
    share: float
    because: tuple[str, ...] = ()


_Found = tuple[float, list[str]]

_ANSWER_NO = re.compile(r"(?:^|[:–—])\W*(?:no|non|nope|nah)\b\s*(?:[,.:!;–—-]|$)", re.IGNORECASE)
IDLE_NEGATION = re.compile(
    r"^\W*(?:do not|don['’]t)\b|"
    r"\b(?:no|not|never|n['’]t) (?:idea|comment|sure|alone|know|only|just|longer|wonder|matter|"
    r"missing|guess|believe|forget|seen|tell|told|ready)\b|"
    r"\b\w+n['’]t (?:sure|know|alone|only|just|believe|tell|forget)\b",
    re.IGNORECASE,
)
"""Negations that say nothing about the matter ("has no idea how", "don't miss")."""
_NOT = re.compile(r"(?:\b(?:not|never|no|nobody|no one|none|cannot)|n['’]t)$", re.IGNORECASE)
_UNHARMED = re.compile(
    r"\b(?:is|am|are|was|were|I['’]m|he['’]s|she['’]s|they['’]re|it['’]s)\s+"
    r"(?:\w+ly |still |all )*(?:fine|safe|alive|ok|okay|unharmed|unhurt|well|free)\b",
    re.IGNORECASE,
)
_SPEAKER = re.compile(r"^(?P<who>[^:?!“”\"]{3,45}):\s+\S|(?:[-–—:,]\s*(?P<last>[^-–—:,?!]{2,30}))$")
_SPEAKS = re.compile(
    r"\b(?:officials?|sources?|police|cops|pentagon|ministry|ministers?|government|group|"
    r"monitors?|watchdog|senators?|senate|white house|attorney|lawyer|experts?|analysts?|reports?|"
    r"media|customer|witness(?:es)?|insiders?|spokes\w+|u\.s\.|intel|state tv|newspaper|magazine|"
    r"agency|agencies|activists?|militants|rebels|leader|president|doctors?|family|relatives|"
    r"study|survey|poll|rumou?rs?|opposition|army|military|troops)\b",
    re.IGNORECASE,
)
"""Who is named before a colon or after the last comma of a headline to vouch for the rest."""
_FUTURE = re.compile(
    r"\b(?:will|shall|plan(?:s|ning)|to (?:open|launch|release|sell)|going to|considering|wants?)\b"
)
_OF_FUTURE = frozenset(
    ("expected", "expects", "set to", "plans", "plan", "hopes", "wants", "would")
)
"""Hedges that tell a plan no less firmly than a claim about the future does."""
_MODAL = frozenset(("may", "might", "could", "likely", "probably", "possible", "possibly"))
_OF_A_PERSON = re.compile(
    r"\s*(?:\w+\s)?(?:rapists?|attackers?|gunm[ae]n|shooters?|killers?|bombers?|robbers?|"
    r"thie(?:f|ves)|sex (?:attacker|offender)s?|attempt|girlfriend|boyfriend|suspects?|"
    r"terrorists?)\b",
    re.IGNORECASE,
)
_DOUBT = 0.75
"""What a doubt weighs, on either side: it denies a little and leaves open a little."""
_ASKED = 2.0


def posture(matter: Matter, text: str) -> Posture:
    """How a short text puts a claim; its sentences are read one by one.

    Words that the claim itself uses ("fake", "denied") say nothing about it. A question leaves
    open what it asks; how and why take it for granted.
    """
    pieces = [text[a:b] for a, b in sentences.split(text)] or [text]
    denies = leaves_open = 0.0
    because: list[str] = []
    for piece in pieces:
        passage = read_passage(piece)
        no, why = denial(matter, passage)
        doubt, words = hedging(matter, passage)
        because += [*why, *words]
        if passage.asks:
            at_home = len(pieces) == 1 or matter.answered(passage.marks)
            leaves_open += (_ASKED if at_home else 0.5) + doubt + no
            because.append("?")
        else:
            denies += no
            leaves_open += doubt
    share = matter.share(read_passage(text).marks)
    return Posture(denies, leaves_open, share, tuple(dict.fromkeys(because)))


def denial(matter: Matter, passage: Passage) -> _Found:
    """How much a passage turns a claim down, and the words that do it."""
    found = [c for c in passage.cues if c.kind in ("refutes", "doubts") and not matter.uses(c)]
    total = sum(cue.strength if cue.kind == "refutes" else _DOUBT for cue in found)
    words = [cue.text for cue in found]
    if _ANSWER_NO.search(passage.text):
        total, words = total + 2.0, [*words, "no"]
    negated = _negates(matter, passage, [cue.span for cue in found])
    if negated:
        total, words = total + 2.0, [*words, f"not {negated}"]
    if any(term.harm for term in matter.terms) and _UNHARMED.search(passage.text):
        total, words = total + 1.5, [*words, "unharmed"]
    return total, words


def _negates(matter: Matter, passage: Passage, taken: list[Span]) -> str:
    """The word of the claim's matter that the text negates and the claim does not, or "".

    At least half of what both share, names aside, must stand under the negation.
    """
    if not passage.negated or not any(term for term in matter.terms if not term.name):
        return ""
    text = passage.text
    taken = [*taken, *(match.span() for match in IDLE_NEGATION.finditer(text))]
    spans = [
        span
        for span in passage.negated
        if _NOT.search(text, 0, span[0]) and not any(a <= span[0] <= b + 1 for a, b in taken)
    ]
    inside = [w for w in passage.words if any(a <= w[0].start < b for a, b in spans)]
    shared = covered = 0
    first = ""
    for term in matter.terms:
        if term.name or term.denied or not _has(term.marks, term.harm, passage.words):
            continue
        shared += 1
        hit = _has(term.marks, term.harm, inside)
        covered += bool(hit)
        first = first or hit
    return first if covered and 2 * covered >= shared else ""


def _has(marks: Marks, harm: bool, words: Sequence[tuple[Token, Marks]]) -> str:
    """The first of the words that answers a term with these marks, or ""."""
    for token, theirs in words:
        if not marks.isdisjoint(theirs) or (harm and "~harm" in theirs):
            return token.text
    return ""


def hedging(matter: Matter, passage: Passage) -> _Found:
    """How much a passage leaves a claim open, and the words that do it."""
    total = 0.0
    words: list[str] = []
    for cue in passage.cues:
        if cue.kind not in ("hedges", "doubts") or matter.uses(cue):
            continue
        if cue.text.lower() in _OF_FUTURE and _FUTURE.search(matter.text):
            continue
        strength = cue.strength if cue.kind == "hedges" else _DOUBT
        total += strength if _is_about(matter, cue, passage) else min(strength, 0.5)
        words.append(cue.text)
    speaker = _SPEAKER.search(passage.text)
    if speaker and not any(cue.kind == "confirms" for cue in passage.cues):
        who = speaker["who"] or speaker["last"] or ""
        if _SPEAKS.search(who):
            total += 1.0
            words.append(who.strip())
    return total, words


def _is_about(matter: Matter, cue: Cue, passage: Passage) -> bool:
    """Whether a hedge is said of the claim's matter and not of something beside it.

    "Alleged gunman" hedges the man, not the deed; "catch that could be a record" hedges the record.
    """
    low = cue.text.lower()
    if low.startswith(("alleged", "suspected", "accused")):
        return not _OF_A_PERSON.match(passage.text[cue.span[1] :])
    if low in _MODAL:
        after = union(marks for token, marks in passage.words if token.start >= cue.span[1])
        before = union(marks for token, marks in passage.words if token.end <= cue.span[0])
        return matter.answered(after) >= 1 or matter.answered(before) < 3
    return True
