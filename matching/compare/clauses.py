"""What a sentence says of what: its predicates, each with its subject, object and sign.

``read_acts(text)`` gives the verbs that carry clauses, the outcomes said of their objects ("found
him guilty") and the nouns that stand for a deed ("the rejection of the plan"). It is read off the
light grammar of ``matching.text.grammar``: what it cannot tell is left empty, never guessed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from matching.compare import scope
from matching.compare.phrases import (
    BELOW,
    HARD,
    NOTHING,
    NOUNS,
    RELATIVE,
    Phrase,
    antecedent_of,
    phrase_from,
    subject_of,
)
from matching.text import grammar, lexicon
from matching.text.grammar import Word
from matching.text.light import is_light
from matching.text.tokens import STOPWORDS, Token, stem


@dataclass(frozen=True, slots=True)
class Act:
    """One predicate of a sentence.

    ``start`` is the offset of its word, ``positive`` its sign, ``main`` whether it belongs to the
    clauses that the sentence asserts (not to a relative or adverbial clause, an infinitive or a
    bare participle). ``agent`` acts, ``theme`` is what the act is said of: the object of an active
    verb, the subject of a passive or intransitive one.
    """

    start: int
    word: str
    stem: str
    positive: bool
    main: bool
    agent: Phrase
    theme: Phrase
    entry: bool = False
    """Read from a line without a verb ("Amendment 2: carried"): the theme is all of the line."""


@dataclass(slots=True)
class _Group:
    """A verb group by the indices of its first word, its head and the word after it."""

    first: int
    head: int
    stop: int
    passive: bool
    finite: bool


def _groups(words: Sequence[Word]) -> list[_Group]:
    found: list[_Group] = []
    i = 0
    while i < len(words):
        if not (grammar.is_finite(list(words), i) or words[i].kind in ("part", "inf")):
            i += 1
            continue
        before = words[i - 1].kind if i else "punct"
        if words[i].kind == "part" and before in ("det", "adj", "num"):
            i += 1  # "the injured", "no warning"
            continue
        first, head, j, passive = i, -1, i, False
        finite = grammar.is_finite(list(words), i)
        be = False
        while j < len(words):
            word = words[j]
            if word.kind in ("aux", "modal", "adv", "neg", "quote"):
                be = be or word.low in _BE
            elif word.kind in ("verb", "part", "inf") and (head < 0 or words[j - 1].kind == "to"):
                head = j
                passive = be and word.kind == "part" and not word.low.endswith("ing")
                if word.kind == "part" and not finite and not word.low.endswith("ing"):
                    passive = True
                be = False
            elif word.kind == "to" and j + 1 < len(words) and words[j + 1].kind in ("inf", "aux"):
                pass
            else:
                break
            j += 1
        found.append(_Group(first, head, max(j, i + 1), passive, finite))
        i = max(j, i + 1)
    return found


_BE = frozenset("be am is are was were been being isn't aren't wasn't weren't got".split())  # noqa: SIM905


@lru_cache(maxsize=30_000)
def read_acts(text: str) -> tuple[Act, ...]:
    """The predicates of a sentence in order of the text."""
    words = grammar.tag(text, 0, len(text))
    negative = scope.negated_spans(text)

    def sign(at: int) -> bool:
        return not any(start <= at < end for start, end in negative)

    groups = _groups(words)
    found: list[Act] = []
    if not any(g.finite for g in groups) or _is_entry(words):
        return tuple(_entries(words, sign))
    before, last_subject, antecedent, reported = 0, NOTHING, NOTHING, NOTHING
    for number, group in enumerate(groups):
        stop = groups[number + 1].first if number + 1 < len(groups) else len(words)
        phrase = _fixed(text, words, group) if group.head >= 0 else ""
        phrase = phrase or _held(words, group, stop)
        subject, main = _read_subject(words, group, before, last_subject)
        if antecedent is not NOTHING and group.finite and _closes(words, before, group.first):
            subject, main = antecedent, True  # "the plan that would have cut fares was rejected"
        elif subject is NOTHING and reported is not NOTHING and _is_pronoun(words, group.first):
            subject = reported  # "Kestrel insists that it had never been told"
        relative = _relative(words, before, group.first)
        held = group.first > before and words[group.first - 1].kind in ("noun", "name")
        reduced = held and not group.finite  # "the bank holding back the pond"
        antecedent = subject if (relative is not None or reduced) and not main else NOTHING
        if group.finite and subject is not NOTHING and main:
            last_subject = subject
        if group.head >= 0 and is_light(stem(words[group.head].text)) | _reports(words, group):
            reported = subject if subject is not NOTHING else last_subject
        obj = phrase_from(words, group.stop, stop)
        if obj is NOTHING and group.stop + 1 == stop and words[group.stop].low == "and":
            following = groups[number + 1] if number + 1 < len(groups) else group
            obj = phrase_from(words, following.stop, len(words))  # "found and rescued her"
        agent = next(
            (
                phrase_from(words, k + 1, stop)
                for k in range(group.stop, stop)
                if words[k].low == "by"
            ),
            NOTHING,
        )
        theme = subject if group.passive or obj is NOTHING else obj
        doer = agent if group.passive else (subject if theme is obj else NOTHING)
        if group.head >= 0:
            word = words[group.head]
            found.append(
                Act(word.start, word.text, phrase or stem(word.text), sign(word.start),
                    main and group.finite, doer, theme)
            )  # fmt: skip
        found.extend(_complements(words, group, stop, sign, main and group.finite, subject, obj))
        before = group.stop
    found.extend(_nominals(words, sign, found))
    return tuple(sorted(found, key=lambda act: act.start))


def _fixed(text: str, words: Sequence[Word], group: _Group) -> str:
    """The one stem that says the same as a phrase of the tables at the verb, or "".

    The group then ends after the phrase ("threw out | the offer").
    """
    word = words[group.head]
    found = lexicon.phrase_at(text, Token(word.text, word.start, word.end, ""))
    if found is None:
        return ""
    end = word.start + len(found[0])
    while group.stop < len(words) and words[group.stop].start < end:
        group.stop += 1
    return found[1]


_ACCOUNTS = frozenset(("accountable", "responsible", "liable", "hostage", "captive"))


def _held(words: Sequence[Word], group: _Group, stop: int) -> str:
    """The stem of what somebody is held to be ("hold him accountable"), or ""."""
    if group.head < 0 or stem(words[group.head].text) not in _HOLD:
        return ""
    found = next((w.low for w in words[group.stop : stop] if w.low in _ACCOUNTS), "")
    return stem(found) if found else ""


_HOLD = frozenset((stem("hold"), stem("held")))


def _relative(words: Sequence[Word], start: int, stop: int) -> int | None:
    """Where the relative pronoun stands that is the subject of a verb group, or None."""
    at = next((k for k in reversed(range(start, stop)) if words[k].low in RELATIVE), None)
    if at is None or any(words[k].kind in ("noun", "name") for k in range(at + 1, stop)):
        return None
    if words[at].low == "that" and (at + 1 != stop or not at or words[at - 1].kind not in NOUNS):
        return None  # "insisting that it had": what is said follows
    if words[at].low == "that" and words[at - 1].kind == "part":
        return None
    return at


def _closes(words: Sequence[Word], start: int, stop: int) -> bool:
    """Whether a relative clause ends between two verb groups: no new clause begins there."""
    if stop > start and words[stop - 1].low == ",":
        return True
    return not any(
        words[k].text in HARD
        or words[k].low in (",", "that")
        or words[k].kind in ("conj", "sub", "quote", "pron")
        for k in range(start, stop)
    )


def _is_pronoun(words: Sequence[Word], at: int) -> bool:
    """Whether the word before ``at`` is a pronoun that stands for the one who speaks."""
    return at > 0 and words[at - 1].low in ("it", "he", "she", "they")


def _reports(words: Sequence[Word], group: _Group) -> bool:
    """Whether the verb group is followed by what is said ("insisting that")."""
    return group.stop < len(words) and words[group.stop].low == "that"


def _read_subject(
    words: Sequence[Word], group: _Group, before: int, last: Phrase
) -> tuple[Phrase, bool]:
    """The subject of a verb group, and whether its clause is a main one."""
    region = range(before, group.first)
    relative = _relative(words, before, group.first)
    if relative is not None:
        return antecedent_of(words, relative), False
    below = any(words[k].kind == "sub" or words[k].low in BELOW for k in region)
    subject = subject_of(words, before, group.first)
    if subject is NOTHING and region and words[group.first - 1].kind == "conj":
        return last, not below
    if not group.finite:
        if group.first and words[group.first - 1].low == ",":
            return last, False  # "..., insisting that"
        return (antecedent_of(words, group.first) if not region else subject), False
    return subject, not below


def _complements(  # type: ignore[no-untyped-def]
    words: Sequence[Word], group: _Group, stop: int, sign, main: bool, subject: Phrase, obj: Phrase
) -> list[Act]:
    """Outcomes said of the object, or by "be" of the subject ("found him guilty", "is unsafe")."""
    out: list[Act] = []
    for k in range(group.stop, stop):
        word = words[k]
        if word.text in HARD or word.kind in ("sub", "conj") or word.low == ",":
            break
        if word.kind == "prep" and not (group.head < 0 and k == group.stop):
            break
        stemmed = stem(word.text)
        attributive = k + 1 < stop and words[k + 1].kind in ("noun", "name")
        if word.kind == "adv" and group.head >= 0:
            continue  # "throw down the gauntlet"
        if word.kind in ("adj", "noun", "adv", "part", "prep") and lexicon.is_outcome(stemmed):
            if attributive or (word.kind == "noun" and obj.head == stemmed and group.head >= 0):
                continue
            of = obj if group.head >= 0 and obj.head != stemmed else subject
            if group.head >= 0 and group.passive:
                of = subject
            out.append(Act(word.start, word.text, stemmed, sign(word.start), main, NOTHING, of))
    return out


def _nominals(words: Sequence[Word], sign, acts: Sequence[Act]) -> list[Act]:  # type: ignore[no-untyped-def]
    """Deeds told by nouns: "a fall in prices", "the rejection of the plan", "no warning"."""
    out: list[Act] = []
    known = {act.start for act in acts}
    for k, word in enumerate(words):
        gerund = word.kind == "part" and k and words[k - 1].kind in ("det", "adj")
        if not (word.kind == "noun" or gerund) or word.start in known:
            continue
        stemmed = stem(word.text)
        if not (lexicon.is_outcome(stemmed) or lexicon.is_act(stemmed)):
            continue
        theme = NOTHING
        if k + 1 < len(words) and words[k + 1].low in ("of", "in", "to"):
            theme = phrase_from(words, k + 2, len(words))
        elif sign(word.start):
            continue
        else:
            earlier = [act for act in acts if act.start < word.start]
            if earlier:  # "the company received no warning"
                holder = earlier[-1].agent
                theme = holder if holder is not NOTHING else earlier[-1].theme
                if theme.head == stemmed:
                    theme = NOTHING
        out.append(Act(word.start, word.text, stemmed, sign(word.start), False, NOTHING, theme))
    return out


def _is_entry(words: Sequence[Word]) -> bool:
    """Whether a line is an entry of a register ("Outcome: not passed.")."""
    return len(words) <= 12 and any(word.text == ":" for word in words[1:8])


def _entries(words: Sequence[Word], sign) -> list[Act]:  # type: ignore[no-untyped-def]
    """The outcomes of a line that has no verb: all the rest of it is what they are said of."""
    content = [w for w in words if w.text[0].isalpha() and w.low not in STOPWORDS]
    if len(content) > 14:
        return []
    out: list[Act] = []
    for word in content:
        stemmed = stem(word.text)
        if word.kind in ("prep", "adv") and len(content) > 3:
            continue  # "to throw down the gauntlet"
        if not (lexicon.is_outcome(stemmed) or lexicon.is_act(stemmed) or word.kind in _VERBAL):
            continue
        rest = [w for w in content if w is not word]
        theme = Phrase(
            "",
            frozenset(stem(w.text) for w in rest),
            frozenset(stem(w.text) for w in rest if w.kind == "name"),
            " ".join(w.text for w in rest),
        )
        out.append(
            Act(word.start, word.text, stemmed, sign(word.start), True, NOTHING, theme, entry=True)
        )
    return out


_VERBAL = ("part", "verb", "inf")
