"""Noun phrases: who does a thing and to what, and whether two of them name the same thing.

Read off the light grammar of ``matching.text.grammar``: what it cannot tell is left empty.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matching.text import lexicon
from matching.text.calendar import WEEKDAYS
from matching.text.grammar import Word
from matching.text.tokens import STOPWORDS, stem


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: the stem of its head ("" for a pronoun or none), its stems, its names."""

    head: str = ""
    stems: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    text: str = ""


NOTHING = Phrase()


NOUNS = ("noun", "name", "num", "adj", "part", "det")
HARD = frozenset(".;:—–?!()[]")
BELOW = frozenset(("after", "before", "since", "until", "as", "amid", "because", "if"))
"""Words that open what stands below the main clause."""
RELATIVE = frozenset(("who", "which", "that", "whom", "whose"))
_MEASURES = frozenset(
    """number total majority most share group series string lot amount rest trio pair couple
    handful""".split()  # noqa: SIM905
)
"""Heads that say how much of something: what follows "of" is the thing itself."""


_AMOUNTS = frozenset(
    """percent per cent points point million billion trillion dollars pounds euros years days months
    weeks hours minutes knots km miles tonnes""".split()  # noqa: SIM905
)
"""Heads of an amount ("rose 3.6 percent"), which is no object."""


def phrase_from(words: Sequence[Word], first: int, stop: int) -> Phrase:
    """The noun phrase that starts at ``first``: up to a preposition, with "of" after a measure."""
    taken: list[Word] = []
    at = first
    while at < stop:
        word = words[at]
        if taken and taken[-1].kind == "name" and word.kind != "name" and _is_outcome(word):
            break  # "found Mark Evans guilty"
        if word.low in WEEKDAYS and words[min(at + 1, len(words) - 1)].low not in ("'s", "’s"):
            break  # "arrived Monday", "held a summit Monday"
        if word.kind in NOUNS or word.low in ("'s", "&"):
            taken.append(word)
        elif word.low == "of" and taken and taken[-1].low in _MEASURES:
            taken = []
        elif (
            word.kind in ("quote", "adv")
            or (word.low == "-" and taken)
            or (word.kind == "conj" and taken and at + 1 < stop and words[at + 1].kind == "name")
        ):
            pass
        else:
            break
        at += 1
    heads = [w for w in taken if w.kind in ("noun", "name", "part")]
    if not heads or (taken[0].kind == "num" and heads[-1].low in _AMOUNTS):
        return NOTHING
    content = [w for w in taken if w.low not in STOPWORDS and w.text[0].isalpha()]
    names = [w for w in content if w.kind == "name"]
    if len(names) == 1 and names[0].start == 0:
        names = []  # a capital at the opening of a sentence tells nothing ("Sales rose")
    return Phrase(
        stem(heads[-1].text),
        frozenset(stem(w.text) for w in content),
        frozenset(stem(w.text) for w in names),
        " ".join(w.text for w in taken if w.low != "'s"),
    )


def _is_outcome(word: Word) -> bool:
    return lexicon.is_outcome(stem(word.text))


def subject_of(words: Sequence[Word], start: int, stop: int) -> Phrase:
    """The noun phrase before a verb, in ``words[start:stop]``."""
    region = list(range(start, stop))
    while region and words[region[-1]].low in (",", "and", "or", "but") and len(region) > 1:
        if words[region[-1]].low != ",":
            return NOTHING  # a second verb of the same subject
        # An apposition closes here: the subject stands before the comma that opens it.
        opening = next((k for k in reversed(region[:-1]) if words[k].low == ","), None)
        if opening is None:
            return NOTHING
        other = phrase_from(words, opening + 1, region[-1])
        return _joined(subject_of(words, start, opening), other)
    if not region:
        return NOTHING
    begin = region[0]
    for k in region:
        if words[k].low in (",", "-") or words[k].kind in ("conj", "sub", "quote"):
            inside = words[k].kind == "conj" and k + 1 in region and words[k + 1].kind == "name"
            begin = begin if inside else k + 1
        elif words[k].text in HARD or words[k].low in RELATIVE:
            begin = k + 1
    end = region[-1] + 1
    while begin < end and words[begin].kind in ("prep", "adv"):
        if words[begin].kind == "prep" and words[begin].low not in BELOW:
            return NOTHING  # "In May NASA awarded": what follows is not surely the subject
        begin += 1
    return phrase_from(words, begin, end)


def _joined(phrase: Phrase, apposition: Phrase) -> Phrase:
    """A noun phrase with its apposition ("the mine's owner, Kaldera Minerals,")."""
    named = apposition if apposition.head in apposition.names else phrase
    if phrase is NOTHING:
        return NOTHING
    return Phrase(
        named.head,
        phrase.stems | apposition.stems,
        phrase.names | apposition.names,
        phrase.text,
    )


def antecedent_of(words: Sequence[Word], at: int) -> Phrase:
    """The noun phrase just before a relative pronoun."""
    end = at - 1 if at and words[at - 1].low == "," else at
    begin = end
    while begin and words[begin - 1].kind in NOUNS:
        begin -= 1
    return phrase_from(words, begin, end)


def same_thing(ours: Phrase, theirs: Phrase) -> bool | None:
    """Whether two noun phrases name the same thing; None where one is missing or a pronoun."""
    if not ours.stems or not theirs.stems:
        return None
    if ours.names and theirs.names and not _meet(ours.names, theirs.names):
        return False
    both = ours.head in ours.names and theirs.head in theirs.names
    if both and ours.names & theirs.names:  # "Home Depot" and "shares of Home Depot" part here
        return True
    if not ours.head or not theirs.head:
        return _meet(ours.stems, theirs.stems)
    named = (ours.head in ours.names) != (theirs.head in theirs.names)
    short = min(len(ours.stems), len(theirs.stems)) < 2
    if named and not short and ours.stems & theirs.stems == {ours.head} == {theirs.head}:
        return None  # "the Cold War", "a nuclear war"
    if lexicon.alike(ours.head, theirs.head) >= 0.85:
        return True
    if named:
        return True if ours.stems & theirs.stems else None
    return False


def _meet(left: frozenset[str], right: frozenset[str]) -> bool:
    return any(lexicon.alike(a, b) >= 0.85 for a in left for b in right)
