"""The main predicate of a clause and who its subject is: a name, a person, a body, a thing."""

from __future__ import annotations

from dataclasses import dataclass

from matching.claims.lexicon import BODIES, MASS_NOUNS, PERSONS
from matching.text.grammar import Word, is_finite
from matching.text.verbs import readings

BE = frozenset("is are was were been being be isn't aren't wasn't weren't".split())  # noqa: SIM905
_NO_AGENTS = frozenset(
    """tower shower poster layer drawer number counter letter order matter weather border corner
    manner character factor error mirror motor sector former latter weather danger""".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Predicate:
    """The main verb of a clause and what stands on either side of it."""

    subject: tuple[Word, ...]
    finite: Word
    lexical: Word | None
    """The verb that carries the meaning; None for a bare copula."""
    passive: bool
    past: bool
    negated: bool
    rest: tuple[Word, ...]
    """What follows the lexical verb, or the copula."""


def predicate(words: list[Word]) -> Predicate | None:
    """The main predicate of a clause, None where it has no finite verb."""
    k = next((k for k in range(len(words)) if is_finite(words, k) and _is_main(words, k)), None)
    if k is None:
        return None
    start = max(
        (j + 1 for j in range(k) if words[j].text == "," and _adverbial(words, j)), default=0
    )
    finite = words[k]
    at, lexical, passive = k + 1, None, False
    negated = "n't" in finite.low or any(w.kind == "neg" for w in words[max(start, k - 2) : k])
    if finite.kind == "verb":
        lexical = finite
    else:
        be = finite.low in BE
        while at < len(words) and (
            words[at].kind in ("aux", "adv", "neg") or words[at].low == "since"
        ):
            be = be or words[at].low in BE
            negated = negated or words[at].kind == "neg"
            at += 1
        if at < len(words) and words[at].kind in ("part", "inf"):
            lexical = words[at]
            passive = be and not lexical.low.endswith("ing")
            at += 1
    forms = {form.form for form in readings(finite.low)}
    past = finite.low in ("was", "were", "had", "has", "have", "did", "wasn't", "weren't") or (
        finite.low in ("hasn't", "haven't", "hadn't", "didn't") or "past" in forms
    )
    rest = words[at:]
    while rest and rest[-1].kind in ("punct", "quote"):
        rest = rest[:-1]
    return Predicate(tuple(words[start:k]), finite, lexical, passive, past, negated, tuple(rest))


def _is_main(words: list[Word], k: int) -> bool:
    """Not the verb of a relative clause: no relative pronoun right before it."""
    return not (k and words[k - 1].low in ("that", "which", "who"))


def _adverbial(words: list[Word], comma: int) -> bool:
    """Whether what stands before a comma is a setting and no part of the subject."""
    return words[0].kind in ("prep", "sub", "adv", "part")


def named(subject: tuple[Word, ...] | list[Word]) -> bool:
    """Whether the subject holds a name; a lone plural or mass noun at the head is none."""
    for k, word in enumerate(subject):
        if word.kind != "name":
            continue
        if k or (len(subject) > 1 and subject[1].kind == "name"):
            return True
        low = word.low
        plural = low.endswith("s") and not low.endswith(("ss", "us", "is"))
        mass = low in MASS_NOUNS or low.endswith(("ness", "ity", "tion", "sion", "ment", "ism"))
        if len(subject) == 1 and not plural and not mass and len(low) > 2:
            return low not in BODIES and low not in PERSONS
    return False


def named_subject(words: list[Word]) -> bool:
    """Whether the clause has a name for its subject, be it a lone one at the head."""
    found = predicate(words)
    return found is not None and named(found.subject)


def head_of(subject: tuple[Word, ...] | list[Word]) -> str:
    """The head noun of a subject: the last noun before "of", "in", "who" or a comma."""
    head = ""
    for k, word in enumerate(subject):
        if word.kind in ("prep", "punct", "sub", "to") or word.low in ("who", "which", "that"):
            if head and word.low != "'s":
                break
            if word.low == "'s":
                head = ""
            continue
        if word.kind in ("noun", "name", "num") or (word.kind == "part" and k):
            head = word.low
        elif word.kind == "pron":
            head = head or word.low
    return head


def is_person(head: str) -> bool:
    """Whether a head noun means a person, people or a body, by list or by its ending."""
    if head in PERSONS or head in BODIES:
        return True
    one = head[:-1] if head.endswith("s") and not head.endswith("ss") else head
    if one in PERSONS or one in BODIES or one in _NO_AGENTS:
        return one not in _NO_AGENTS
    if head.endswith("ies") and head[:-3] + "y" in BODIES:
        return True
    if one.endswith(("ist", "man", "woman", "ician", "men", "women")) and len(one) > 5:
        return True
    stems = (one[:-2], one[:-1], one[:-3]) if one.endswith(("er", "or")) else ()
    return any(len(stem) > 2 and readings(stem) for stem in stems)


def definite(subject: tuple[Word, ...]) -> bool:
    """Whether the subject is somebody in particular, not any of a kind ("a town", "every bank")."""
    first = subject[0].low if subject else ""
    return first not in ("a", "an", "every", "each", "any", "some", "few", "many", "most")
