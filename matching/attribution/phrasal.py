"""Verbs that report or take a stand only together with a particle: "pushed back on", "laid out".

None of them credits a statement in a check; a reader of all attributed content reads them.
"""

from __future__ import annotations

from matching.attribution.attitudes import content_end
from matching.attribution.objects import object_before
from matching.attribution.phrases import subject_left
from matching.attribution.sentence import Found, Sentence, clause_floor, group_start, led_to
from matching.text.verbs import FORMS, inflect

_VERBS: dict[str, str] = {
    "back": "away from|down from|out of|off",
    "break": "with",
    "bristle": "at|over",
    "brush": "off|aside",
    "buy": "into",
    "call": "out|into question",
    "chime": "in on|in",
    "come": "out against|out for|out in favour of|out in favor of|down on|to terms with",
    "dig": "in on|in",
    "double": "down on|down",
    "dwell": "on",
    "figure": "out",
    "fire": "back at|back",
    "go": "after|on record as|on the record",
    "hit": "back at|back|out at",
    "hold": "out hope for|out hope",
    "insist": "on|upon",
    "jab": "back at|back|at",
    "jump": "in on|in",
    "lash": "out at|out against",
    "laugh": "off|at",
    "lay": "out|bare|into|claim to",
    "lean": "toward|towards",
    "lie": "about",
    "look": "forward to|down on|into",
    "make": "fun of|light of|clear|plain|sense of|the point|known",
    "open": "up about",
    "own": "up to",
    "pay": "attention to|heed to",
    "play": "down|up",
    "point": "out|to|toward",
    "press": "for",
    "push": "back against|back on|back at|back",
    "put": "it|forward|forth",
    "rally": "around|behind|against",
    "pounce": "on",
    "read": "out",
    "revel": "in",
    "rip": "into",
    "rule": "out",
    "run": "through",
    "scream": "back|at",
    "send": "out",
    "set": "out|forth",
    "shoot": "back at|back|down",
    "shout": "back|down|out",
    "sign": "onto|off on|up for",
    "single": "out",
    "sound": "off on|off about|off|out",
    "speak": "out against|out about|out for|out|up for|up|highly of|of|about|in favour of"
    "|in favor of",
    "spell": "out",
    "stand": "by|behind|up for|against|with|for",
    "stick": "by|up for",
    "swear": "off|by",
    "take": "to twitter|to task|a stand against|note of|notice of|exception to|pride in"
    "|pleasure in",
    "talk": "up|down|of|about",
    "think": "about|of",
    "throw": "cold water on",
    "turn": "against|down",
    "walk": "back",
    "wave": "off|away",
    "weigh": "in on|in",
    "write": "off",
}
"""Verbs by base form, each with the particles that make it a cue, the longest first."""


def _table() -> dict[str, tuple[tuple[str, ...], ...]]:
    out: dict[str, tuple[tuple[str, ...], ...]] = {}
    irregular: dict[str, set[str]] = {}
    for word, readings in FORMS.items():
        for reading in readings:
            irregular.setdefault(reading.base, set()).add(word)
    for base, particles in _VERBS.items():
        tails = tuple(
            sorted((tuple(p.split()) for p in particles.split("|")), key=len, reverse=True)
        )
        for word in (*inflect(base).values(), *irregular.get(base, ()), base):
            out[word] = tails
    return out


_TABLE = _table()


def phrasal(s: Sentence, i: int, taken: int) -> Found | None:
    """The attitude whose verb with its particle begins at word ``i``, or None."""
    tails = _TABLE.get(s.words[i].low)
    if tails is None or not i or s.words[i].kind == "name":
        return None
    if s.words[i].kind == "noun" and s.words[i - 1].kind in ("det", "adj", "num", "prep", "noun"):
        return None  # "the thought of", "a night rally against"
    for tail in tails:
        if tuple(w.low for w in s.words[i + 1 : i + 1 + len(tail)]) == tail:
            return _found(s, i, i + len(tail), taken)
    return None


def _found(s: Sentence, i: int, last: int, taken: int) -> Found | None:
    first, passive = group_start(s, i)
    first = led_to(s, first)
    if passive or not first:
        return None
    source = subject_left(s.words, first - 1, clause_floor(s, first, taken))
    if source is None or s.words[source[0]].low in ("it", "there"):
        return None
    n = len(s.words)
    end = n - 1 if s.words[n - 1].text == "." else n
    k = last + 1
    if k < end and s.words[k].text == ":":
        k += 1
    if k >= end or (s.words[k].kind == "punct"):
        return object_before(s, first, last, source)
    stop = content_end(s.words, k, end, whole=True)
    return Found(
        s.span(first, last), s.words[i].low, "states", "before", False, s.span(*source),
        ((s.words[k].start, s.words[stop - 1].end),),
    )  # fmt: skip
