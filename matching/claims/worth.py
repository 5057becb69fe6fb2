"""Whether a unit is worth checking, and why: declared features with weights, in plain words.

A unit is a claim when what speaks for checking it outweighs what speaks against. Every feature
is a reason a reader can follow; the weights are in ``WEIGHTS`` and ``THRESHOLD``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from matching.claims.deeds import (
    acts,
    arranged,
    asserts,
    bodily,
    denies,
    does,
    for_all_or_none,
    ranked,
    state,
    undone,
)
from matching.claims.lexicon import (
    ABSTRACT,
    EVENT_VERBS,
    FIGURATIVE,
    GENERIC,
    HARD_NOUNS,
    OPINION,
    RESPONSIBILITY,
    SPECULATION,
)
from matching.claims.predicates import named_subject
from matching.claims.tone import (
    ANTONOMASIA,
    CONDITION,
    FIRST_PERSON,
    IDIOM,
    MODALS,
    NOBODY,
    PHRASAL,
    QUALITY,
    RHETORIC,
    SIMILE,
)
from matching.text.grammar import Word, is_finite

NUMBER = re.compile(
    r"(?<![\w-])(?:[$£€¥]\s?)?\d+(?:[.,:]\d+)*\s?(?:%|[mbk]n?\b)?"
    r"|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    r"|hundreds?|thousands?|millions?|billions?|trillions?|dozens?|half|quarter|thirds?|doubled"
    r"|tripled|halved|scores\sof|fourteenth|fifteenth)\b",
    re.IGNORECASE,
)
DATE = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:January|February|March|April|June|July"
    r"|August|September|October|November|December)|May\s\d|\d{1,2}\sMay|yesterday|tomorrow|tonight"
    r"|overnight|(?:this|last|next)\s(?:week|month|year|spring|summer|autumn|fall|winter|night"
    r"|weekend|morning)|(?:19|20)\d\d|ago|a\.m\.|p\.m\.|o[’']clock|noon|midnight)\b"
)
_NAME = re.compile(r"(?<=[\w,’'”\"]\s)[A-Z][\w’'-]+")
_QUOTED = re.compile(r"[\"“”]")

_SPEAKS_OF_SELF = re.compile(r"(?:we|our|i)\b", re.IGNORECASE)

_FLATLY = re.compile(
    r"(?:we|i)\s(?:(?:have|had)\s(?:no|not|never)|did(?:\snot|n[’']t))\b", re.IGNORECASE
)
"""A speaker's flat denial: "We have no plan to close the foundry"."""

_DID = "tells what somebody did"
WEIGHTS: dict[str, float] = {
    "states a figure": 2.0,
    "gives a date or time": 1.6,
    "names somebody or some place": 0.9,
    "reports an event": 1.5,
    "tells what was done to somebody or something": 0.4,
    _DID: 2.0,
    "says how something stands": 1.4,
    "holds of all or of none": 0.6,
    "tells what has been arranged": 1.6,
    "says who is responsible": 1.2,
    "states what was or was not done": 0.5,
    "reports what a named source said": 1.6,
    "names a person, body or thing that can be looked up": 0.6,
    "voices an opinion": -2.0,
    "speculates or predicts": -2.0,
    "tells what somebody wants or thinks": -1.2,
    "foretells without saying when or how much": -1.3,
    "speaks in figures of speech": -1.8,
    "is rhetoric": -2.4,
    "is a condition": -2.0,
    "speaks of the writer or the reader": -1.6,
    "is a generality": -1.5,
    "interprets": -2.2,
    "asks a question": -4.0,
    "has no verb of its own": -1.0,
    "depends on other sentences": -0.6,
    "is a scene": -0.9,
}
THRESHOLD = 1.9


@dataclass(frozen=True, slots=True)
class Worth:
    """The verdict on one unit: its score, the reasons for and the reasons against."""

    score: float
    reasons: tuple[str, ...]
    against: tuple[str, ...]

    @property
    def is_claim(self) -> bool:
        """Whether what speaks for checking outweighs what speaks against."""
        return self.score >= THRESHOLD


def figures(passage: str) -> list[str]:
    """The figures in a passage that are no part of a date or time."""
    plain = _MODEL.sub(" ", _DATED.sub(" ", passage))
    return [m.group() for m in NUMBER.finditer(plain)]


_MONTHS = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_DATED = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s{_MONTHS}\b|\b{_MONTHS}\s\d{{1,2}}(?:st|nd|rd|th)?\b"
    r"|\b(?:19|20)\d\d\b|\b\d{1,2}[.:]\d\d\b|\b\w+\so[’']clock"
)

_MODEL = re.compile(
    # "the Lumo 11 will", "Route 66,": a number behind a name, with nothing counted behind it.
    r"(?<=[A-Za-z] )\b(?!(?:In|On|At|By|From|Since|The|About|Over|Some|Only|Nearly|Almost|Around"
    r"|Another|Up|All|And|But|Of|With|After|More|Under|Just|Least|EUR|USD|GBP|CHF|Rs)\b)"
    r"(?:[A-Z]|[a-z][A-Z])[\w-]* \d{1,4}\b(?![.,]\d)"
    r"(?=$|[.,;:)’'\"”]|\s(?:and|or|will|would|is|was|are|were|has|had|have|for|from|in|on|at|to"
    r"|by|with|as|that|which|can|could|may|might|must|costs?|sells?|sold|went|launched|[A-Z])\b)"
    r"|\b\d{1,3}-(?:year|month|week|day)s?-old\b|\baged \d{1,3}\b"
    r"|\b[A-Z]+[a-z]*-?\d{1,4}\b|\b\d{3}-\d{3}\b"
)
"""Model numbers and ages: figures that count nothing."""


def features(passage: str, words: list[Word]) -> list[str]:
    """The names of the features that hold of a unit, in the order of ``WEIGHTS``."""
    low = passage.lower()
    lows = {w.low for w in words}
    bases = {w.base for w in words if w.base and not _is_thing(w)} | {
        w.low for w in words if w.kind == "part"
    }
    unquoted = re.sub(r"[\"“][^\"”]*[\"”]?", " ", passage)
    held: set[str] = set()
    finite = any(is_finite(words, k) for k in range(len(words)))
    if figures(passage):
        held.add("states a figure")
    if DATE.search(passage):
        held.add("gives a date or time")
    if _NAME.search(passage) or _opens_with_name(words) or named_subject(words):
        held.add("names somebody or some place")
    occurs = bool(bases & EVENT_VERBS) and _happened(words) and not bodily(words)
    if occurs or PHRASAL.search(low):
        held.add("reports an event")
    if _was_done(words):
        held.add("tells what was done to somebody or something")
    if "reports an event" in held and acts(words):
        held.add("tells what was done to somebody or something")
    if does(words):
        # Known news verbs weigh for themselves; for the rest, somebody's deed is enough.
        known = "reports an event" in held
        held.add("tells what was done to somebody or something" if known else _DID)
    if undone(words):
        held |= {"says how something stands", "states what was or was not done"}
    if state(words) or ranked(words):
        held.add("says how something stands")
        if for_all_or_none(words):
            held.add("holds of all or of none")
    if arranged(words):
        held.add("tells what has been arranged")
    if bases & RESPONSIBILITY or "responsible" in lows:
        held.add("says who is responsible")
    if lows & HARD_NOUNS:
        held.add("names a person, body or thing that can be looked up")
    if lows & OPINION or QUALITY.search(unquoted):
        held.add("voices an opinion")
    dated = bool(bases & EVENT_VERBS) and bool(DATE.search(passage)) and not lows & MODALS
    dated = dated or ("expects" in lows and "states a figure" in held and not lows & MODALS)
    if _speculates(words) and not dated:
        held.add("speculates or predicts")
    main = next((w for k, w in enumerate(words) if is_finite(words, k)), None)
    if main is not None and main.base in _MINDS:
        held.add("tells what somebody wants or thinks")
    settled = {"states a figure", "gives a date or time", "tells what has been arranged"}
    if _foretells(words) and not held & settled:
        held.add("foretells without saying when or how much")
    if SIMILE.search(low) or IDIOM.search(low) or ANTONOMASIA.search(unquoted) or lows & FIGURATIVE:
        held.add("speaks in figures of speech")
    if RHETORIC.match(passage.lstrip("\"“'‘ ")) or passage.rstrip().endswith("!"):
        held.add("is rhetoric")
    if CONDITION.match(passage):
        held.add("is a condition")
    if FIRST_PERSON.search(unquoted):
        held.add("speaks of the writer or the reader")
    solid = {"states a figure", "gives a date or time", "names somebody or some place"}
    if _is_of_a_kind(words) and not held & solid:
        held.add("is a generality")
    if lows & GENERIC and not any(c.isdigit() for c in passage):
        held.add("is a generality")
    if lows & ABSTRACT:
        held.add("interprets")
    if passage.rstrip('"”’ ').endswith("?"):
        held.add("asks a question")
    if not finite:
        held.add("has no verb of its own")
    if words and words[0].low in _LEANS and "states a figure" not in held:
        held.add("depends on other sentences")
    if _is_scene(words, held):
        held.add("is a scene")
    if (
        NOBODY.match(passage.lstrip("\"“'‘ "))
        and held & {"reports an event", _DID}
        and not lows & MODALS
    ):
        # "Nobody was arrested on Tuesday" is a fact; "Nobody will forget that night" is not.
        held -= {"is rhetoric", "is a generality"}
    return [name for name in WEIGHTS if name in held]


def _is_thing(word: Word) -> bool:
    """ "the spring thaw", "the defeat": a noun far more often than what happened."""
    return word.kind == "noun" and word.base in _NOUN_FIRST


_NOUN_FIRST = frozenset(
    """auction bid cure defeat dock fund gut melt mine plant poison pump score shield slump stab
    swap thaw torch tremble wreck ambush""".split()  # noqa: SIM905
)


def _opens_with_name(words: list[Word]) -> bool:
    """A capital at the head of a sentence names somebody only where another follows."""
    return len(words) > 1 and words[0].kind == "name" and words[1].kind in ("name", "punct")


def _is_of_a_kind(words: list[Word]) -> bool:
    """Whether the present tells what any of a kind does ("A dead man does not care")."""
    if not words or words[0].low not in ("a", "an"):
        return False
    main = next((k for k in range(len(words)) if is_finite(words, k)), 0)
    verb = words[main]
    if verb.low in ("does", "do"):
        return True
    present = verb.kind == "verb" and verb.low.endswith("s") and verb.base != verb.low
    return bool(main) and present and verb.base not in ("be", "have", "say", "tell")


def _speculates(words: list[Word]) -> bool:
    """Guessing words, but for those of a clause with "that", "which" or "who": "an amendment that
    would have", "suggested that the board might" is no guess of the writer's."""
    for k, word in enumerate(words):
        if word.low == "may" and word.kind != "modal":
            continue  # the month
        before = {w.low for w in words[max(0, k - 4) : k]}
        if word.low in SPECULATION and not before & {"that", "which", "who"}:
            return True
    return False


def _foretells(words: list[Word]) -> bool:
    """Whether the main verb is "will"."""
    for k, word in enumerate(words):
        if is_finite(words, k):
            if k and words[k - 1].low in ("that", "which", "who"):
                continue
            return word.low in ("will", "shall", "won't")
    return False


_GUESSES = frozenset(
    "may might perhaps maybe possibly likely unlikely hopefully hopes fears seems appears".split()  # noqa: SIM905
)
_MINDS = frozenset(
    "want hope see believe think fear feel wish prefer worry love hate know regard view".split()  # noqa: SIM905
)
_LEANS = frozenset("he she it they this that these those such his her their".split())  # noqa: SIM905


def _happened(words: list[Word]) -> bool:
    """Whether the verb tells something done or due: past, perfect, passive, "is to"."""
    for k, word in enumerate(words):
        if word.kind in ("verb", "aux", "modal"):
            return True
        if word.kind == "part" and k == 0:
            return True
    return any(w.kind == "part" for w in words)


_BE = frozenset("is are was were been being be".split())  # noqa: SIM905


def _was_done(words: list[Word]) -> bool:
    """Whether an event verb stands in the passive, asserted and not merely possible."""
    for k, word in enumerate(words):
        if word.kind == "part" and word.base in EVENT_VERBS and k:
            before = [w.low for w in words[max(0, k - 3) : k]]
            if _BE & set(before) and not MODALS & set(before):
                return True
    return False


def _is_scene(words: list[Word], held: set[str]) -> bool:
    """Small things seen: nothing counted, dated, named, and nothing that makes news."""
    solid = {
        "states a figure",
        "gives a date or time",
        "reports an event",
        "says who is responsible",
    }
    return not (held & solid)


_SOLID = frozenset({_DID, "says how something stands", "tells what has been arranged"})


def worth(
    passage: str, words: list[Word], *, said_by: str | None = None, quoted: bool = False
) -> Worth:
    """Whether the passage is worth checking; ``said_by`` a named source makes it more so.

    In a quotation (``quoted``) "we" and "I" are the speaker, no sign of an essay.
    """
    held = features(passage, words)
    flat = quoted and bool(_FLATLY.match(passage.lstrip("\"“'‘ ")))
    if flat or (quoted and {"states a figure", "gives a date or time", _DID} & set(held)):
        opens = _SPEAKS_OF_SELF.match(passage.lstrip("\"“'‘ "))
        held = [
            name
            for name in held
            if name != "speaks of the writer or the reader"
            and not (opens and name == "is rhetoric" and not passage.endswith("!"))
        ]
        if any(w.low in ("you", "your") for w in words):
            held.append("speaks of the writer or the reader")
    if quoted and ("says how something stands" in held or denies(words) or flat):
        # Said flatly and in so many words, it counts as reported speech does.
        held = [name for name in held if name != "is a scene"]
        held += ["reports what a named source said", "states what was or was not done"]
    if said_by:
        held.append("reports what a named source said")
        # Reported speech shifts "will" to "would"; that alone is no guess of the writer's.
        if not {w.low for w in words} & _GUESSES:
            held = [name for name in held if name != "speculates or predicts"]
        # What a named source says for the record is no scene, however plain.
        held = [name for name in held if name != "is a scene"]
        if asserts(words):
            held.append("states what was or was not done")
    if set(held) & _SOLID:
        held = [name for name in held if name != "is a scene"]
    if does(words):
        # Who "they" are stands before; what they did is told here.
        held = [name for name in held if name != "depends on other sentences"]
    score = sum(WEIGHTS[name] for name in held)
    return Worth(
        round(score, 3),
        tuple(name for name in held if WEIGHTS[name] > 0),
        tuple(name for name in held if WEIGHTS[name] < 0),
    )
