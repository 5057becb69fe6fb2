"""What a clause says was done, is arranged, or holds: read from its subject and its predicate.

A past clause about a named person, a body or an agent tells a deed by default; only gestures,
sights and attitudes are set apart, which are few, while the verbs of news are many. An adjective
that admits no degrees ("unarmed", "insured") says what can be looked up; one of praise does not.
"""

from __future__ import annotations

import re

from matching.claims.lexicon import (
    ABSOLUTE,
    ATTITUDES,
    BODIES,
    GESTURES,
    HARD_NOUNS,
    INNER_NOUNS,
    LIGHT,
    OPINION,
)
from matching.claims.predicates import BE, Predicate, definite, head_of, is_person, named, predicate
from matching.text.grammar import Word
from matching.text.verbs import readings

_OWN = frozenset("his her their its my our your".split())  # noqa: SIM905
_HEADS = frozenset("he she it they".split())  # noqa: SIM905
_ALL_OR_NONE = frozenset("all every everything none nothing no neither both".split())  # noqa: SIM905
_PARTICLES = frozenset("off up down out over back away apart through".split())  # noqa: SIM905


def does(words: list[Word]) -> bool:
    """Whether the clause tells what a named person, a body or an agent did or does."""
    found = predicate(words)
    if found is None or not found.subject or {w.low for w in words} & OPINION:
        return False
    if found.lexical is None:
        return _goes_without(found)
    verb = found.lexical
    if _fails_to_act(found):
        return True
    if _is_gesture(verb) or (verb.low.endswith("ing") and found.finite.low in BE):
        return False
    if _inner(found.rest) or _light(found) or _personal(found):
        return False
    head = head_of(found.subject)
    if " ".join(w.low for w in found.subject) in ("nobody", "no one", "none of them"):
        return found.past and _acts_on(found.rest)
    if found.subject[0].low in ("we", "i") and len(found.subject) <= 2:
        return found.past and found.negated and _acts_on(found.rest)
    if head in _HEADS and len(found.subject) == 1:
        return _pronoun_does(found)
    owner = any(w.low in BODIES for w in found.subject if "'s" in {x.low for x in found.subject})
    someone = named(found.subject) or is_person(head) or head in HARD_NOUNS or owner
    if found.passive and found.past and _by_somebody(found.rest):
        return True
    if not someone or not (found.rest or found.passive or found.negated):
        return False
    if not found.past:
        first = found.subject[0].kind
        particular = first == "det" or (first == "name" and named(found.subject))
        if not (particular and definite(found.subject)):
            return False
        return found.finite.kind == "verb" and _acts_on(found.rest)
    return named(found.subject) or _settled(found)


def _goes_without(found: Predicate) -> bool:
    """ "The school had no fire alarm": what somebody lacks can be looked up, if it is a thing."""
    if found.finite.low not in ("has", "have", "had") or len(found.rest) < 2:
        return False
    lacking = found.rest[0].low == "no" and found.rest[1].low not in INNER_NOUNS
    return lacking and (named(found.subject) or is_person(head_of(found.subject)))


def _light(found: Predicate) -> bool:
    """ "Made a mockery of", "played a dangerous game": the verb says little, the object judges."""
    if found.passive or found.lexical is None or found.lexical.base not in LIGHT:
        return False
    solid = any(w.kind in ("name", "num") or w.low in HARD_NOUNS for w in found.rest)
    return not solid and bool(found.rest) and found.rest[0].low != "no"


def _personal(found: Predicate) -> bool:
    """ "Adjusted his tie": what people do to their own things is a scene, unless it is sold."""
    return bool(found.rest) and not found.passive and found.rest[0].low in ("his", "her")


def bodily(words: list[Word]) -> bool:
    """ "Cleared his throat", "raised her hand": a news verb used of one's own body; no injury."""
    found = predicate(words)
    if found is None or found.lexical is None or found.passive or len(found.rest) < 2:
        return False
    own = found.rest[0].low in _OWN and _inner(found.rest)
    return own and found.lexical.base not in ("lose", "break", "injure", "hurt", "cut", "burn")


def acts(words: list[Word]) -> bool:
    """Whether a definite subject, whatever it is, did something to something."""
    found = predicate(words)
    if found is None or found.lexical is None or not found.past or not found.subject:
        return False
    if _is_gesture(found.lexical) or _inner(found.rest) or _light(found):
        return False
    if found.subject[0].kind not in ("det", "name") or not definite(found.subject):
        return False
    return bool(found.rest) and found.rest[0].kind == "det" and found.rest[0].low not in _OWN


def _by_somebody(rest: tuple[Word, ...]) -> bool:
    """ "... by customs officers", "... by Ada Brunn": the agent of a passive."""
    for k, word in enumerate(rest[:6]):
        if word.low == "by":
            agent = rest[k + 1 : k + 5]
            return any(w.kind == "name" for w in agent) or is_person(head_of(agent))
    return False


def _fails_to_act(found: Predicate) -> bool:
    """ "The pump failed to start": an omission, whatever the subject."""
    verb = found.lexical
    if verb is None or verb.base != "fail" or not found.past or len(found.rest) < 2:
        return False
    return found.rest[0].kind == "to" and not _is_gesture(found.rest[1])


def _settled(found: Predicate) -> bool:
    """Whether an unnamed agent's past deed is denied, or done to something in particular.

    "Arsonists doused the kiosk" is news; "Fishermen mended nets" is a scene.
    """
    if found.passive or found.negated:
        return True
    if head_of(found.subject) in BODIES:
        return _acts_on(found.rest) or found.rest[0].kind in ("to", "det")
    return _acts_on(found.rest) and found.rest[0].kind not in ("noun", "adj")


def _pronoun_does(found: Predicate) -> bool:
    """After "they" or "it": done to them, done before, or more than one thing done."""
    if not found.past:
        return False
    if found.passive:
        return bool(found.rest) or found.finite.low != "was"
    if not _acts_on(found.rest):
        return False
    return any(
        word.kind == "verb" and not _is_gesture(word) and _acts_on(found.rest[k + 1 :])
        for k, word in enumerate(found.rest)
        if k and found.rest[k - 1].text in (",", "and")
    )


def _is_gesture(verb: Word) -> bool:
    base = verb.base or verb.low
    return base in GESTURES or base in ATTITUDES


def _acts_on(rest: tuple[Word, ...]) -> bool:
    """Whether an object follows that is no part or possession of the subject."""
    for word in rest[:3]:
        if word.kind in ("adv", "neg") or word.low in _PARTICLES:
            continue
        if word.kind == "det":
            return word.low not in _OWN
        return word.kind in ("num", "noun", "name", "adj")
    return False


def _inner(rest: tuple[Word, ...]) -> bool:
    """Whether the object is a part of the body or a state of mind ("shook his head")."""
    for word in rest[:5]:
        if word.kind in ("punct", "prep", "sub", "to"):
            return False
        if word.low in INNER_NOUNS:
            return True
    return False


def arranged(words: list[Word]) -> bool:
    """Whether "will" tells an arrangement: who will do it, or where it will be held."""
    found = predicate(words)
    if found is None or found.finite.low not in ("will", "shall", "won't"):
        return False
    if found.lexical is None or _is_gesture(found.lexical):
        return False
    if not found.passive and not (named(found.subject) or is_person(head_of(found.subject))):
        return False
    return any(
        word.low in ("by", "in", "at") and any(w.kind == "name" for w in found.rest[k + 1 : k + 5])
        for k, word in enumerate(found.rest)
    )


def state(words: list[Word]) -> bool:
    """Whether a copula gives the subject a quality that admits no degrees ("was unarmed")."""
    found = predicate(words)
    if found is None or not found.subject:
        return False
    if found.finite.low not in BE and not any(w.low == "been" for w in words):
        return False
    told = [found.lexical] if found.lexical is not None else []
    told += [w for w in found.rest[:4] if w.kind != "punct"]
    for word in told:
        if word.kind in ("prep", "det", "to", "num"):
            return False
        if _admits_no_degrees(word.low):
            return True
    return False


def _admits_no_degrees(low: str) -> bool:
    if low in ABSOLUTE:
        return True
    stem = low[2:] if low.startswith("un") and low.endswith("ed") else ""
    return bool(stem) and any(f.form in ("past", "participle") for f in readings(stem))


def for_all_or_none(words: list[Word]) -> bool:
    """Whether the subject is a whole or nothing of it: "everything in the store", "no crew"."""
    found = predicate(words)
    return found is not None and any(w.low in _ALL_OR_NONE for w in found.subject[:2])


def denies(words: list[Word]) -> bool:
    """Whether the clause says flatly that something was not done ("were not serviced")."""
    found = predicate(words)
    return found is not None and found.negated and asserts(words)


def undone(words: list[Word]) -> bool:
    """Whether something definite is said not to have been done ("had never been fitted")."""
    found = predicate(words)
    if found is None or not found.negated or not found.subject:
        return False
    return found.passive and found.past and definite(found.subject)


_RANKED = re.compile(
    r"\b(?:was|were|is|are|became)\sthe\s(?:first|last|only|second|third)\b[^,;]*?\sto\s\w+"
    r"|\b[Oo]ne\sof\s(?:them|the\s\w+)\s(?:is|was)\s[A-Z]\w+"
)


def ranked(words: list[Word]) -> bool:
    """Whether somebody is named as the one, or as the first or only one to do something."""
    return bool(_RANKED.search(" ".join(w.text for w in words)))


def asserts(words: list[Word]) -> bool:
    """Whether reported speech states an act or its absence, whoever the subject."""
    found = predicate(words)
    if found is None or found.lexical is None or not found.past:
        return False
    if {w.low for w in words} & OPINION or _is_gesture(found.lexical) or _inner(found.rest):
        return False
    return bool(found.rest) or found.passive or found.negated
