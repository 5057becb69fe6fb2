"""A light grammar of one sentence: tagged words, enough to find clauses, subjects and verbs.

No model: closed word classes, verb forms (``matching.text.verbs``) and the neighbours of a word
decide. It errs on the side of calling a word a noun.
"""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass
from typing import Literal

from matching.text.verbs import VerbForm, readings
from matching.text.wordclasses import (
    ADJECTIVES,
    ADVERBS,
    AFTER_BE,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    DO_FORMS,
    FINITE_AUXILIARIES,
    LOOSE_DETERMINERS,
    MODALS,
    NEGATIONS,
    NEVER_NOUNS,
    NOUNISH,
    PLURAL_SUBJECTS,
    PREPOSITIONS,
    PRONOUNS,
    QUANTIFIERS,
    SMALL_NUMBERS,
    SUBORDINATORS,
)

Kind = Literal[
    "det", "prep", "pron", "conj", "sub", "aux", "modal", "neg", "num", "adv", "verb", "part",
    "inf", "to", "noun", "name", "adj", "punct", "quote",
]  # fmt: skip


@dataclass(slots=True)
class Word:
    """A word or mark of a sentence: its place in the text, lower-case form, kind, verb base."""

    text: str
    low: str
    start: int
    end: int
    kind: Kind
    base: str = ""


_WORD = re.compile(
    r"""
    [A-Za-z]+(?=[ ,;:])
    | \d+(?:[.,]\d+)*(?:-[^\W\d_]+)+
    | [$£€¥]?\d+(?:[.,:]\d+)*(?:[a-z]{1,2}\b|%)?
    | (?:[A-Z]\.){2,}
    | (?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|St|Jr|Sr|Cllr|Rev|Adm|Maj|Cpl)\.
    | [^\W\d_]\.(?=\s[^\W\d_])
    | ['’]s\b
    | [^\W_]{2,}\.(?:com|org|net|fr|de|uk|io|tv|ru|co|info)(?:\.[a-z]{2})?\b
    | [^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*(?:-[^\W_]+(?:['’](?!s\b)[^\W\d_]+)*)*
    | ''|``|["“”„«»]
    | \S
    """,
    re.VERBOSE,
)


_CLASSES: tuple[tuple[frozenset[str], Kind], ...] = (
    (NEGATIONS, "neg"),
    (AUXILIARIES, "aux"),
    (MODALS, "modal"),
    (CONJUNCTIONS, "conj"),
    (SUBORDINATORS, "sub"),
    (PRONOUNS, "pron"),
    (DETERMINERS, "det"),
    (PREPOSITIONS, "prep"),
    (SMALL_NUMBERS, "num"),
    (ADVERBS, "adv"),
    (ADJECTIVES, "adj"),
)


_CLOSED: dict[str, Kind] = {low: kind for words, kind in reversed(_CLASSES) for low in words}
"""Every word of a closed class with the first of the classes that it belongs to."""
_closed = _CLOSED.get


def tag(text: str, start: int, end: int) -> list[Word]:
    """The words and marks of ``text[start:end]`` with their kinds, offsets into ``text``."""
    return tag_kinds(tokens(text, start, end))


def tokens(text: str, start: int, end: int) -> list[Word]:
    """The words and marks of ``text[start:end]``; all of kind noun until ``tag_kinds``."""
    out: list[Word] = []
    for match in _WORD.finditer(text, start, end):
        raw = match.group()
        first, last = match.span()
        low = raw.lower()
        if "’" in low:
            low = low.replace("’", "'")
        out.append(Word(raw, low, first, last, "noun"))
    return out


def tag_kinds(words: list[Word]) -> list[Word]:
    """The same words, each with its kind."""
    for i, word in enumerate(words):
        word.kind = _kind(words, i)
    return words


def _kind(words: list[Word], i: int) -> Kind:
    word = words[i]
    low, first = word.low, word.text[0]
    plain = "a" <= first <= "z"
    if not plain:
        mark = _kind_of_mark(words, i, low, first)
        if mark is not None:
            return mark
    if low == "to":
        return "to"
    closed = _closed(low)
    if closed == "adv" and i and low in _ALSO_ADJECTIVES and words[i - 1].kind == "det":
        closed = "adj"
    if closed == "adj" and i and low in ("open", "close", "free") and words[i - 1].kind == "to":
        after = words[i + 1] if i + 1 < len(words) else None
        if after is None or _closed(after.low) in ("det", "prep") or after.text in ".,":
            word.base = low
            return "inf"  # "to close the harbour", but "talked to close allies"
    upper = not plain and first.isupper()
    if upper and not (i == 0 or words[i - 1].kind == "quote" or words[i - 1].text in ":—–-•*"):
        small = closed in ("det", "prep", "conj", "pron") and not word.text.isupper()
        return closed if small and closed is not None else "name"
    if "-" in low and low.rpartition("-")[2] in _OF_WHOM:
        return "adj"  # "Saudi-backed forces", "jihadist-linked media"
    if word.text in ("US", "WHO") and not (i + 1 < len(words) and words[i + 1].text.isupper()):
        return "name"
    if closed is not None:
        return closed
    if upper:
        nxt = words[i + 1] if i + 1 < len(words) else None
        if nxt is not None and nxt.text[0].isupper() and nxt.text[0].isalpha():
            return "name"
    if low.endswith("ly") and len(low) > 4 and low not in ("family", "early", "only", "italy"):
        return "adv"
    forms = readings(low)
    if not forms:
        if upper:
            return "name"
        if "-" in low or low.endswith(("ous", "ful", "ible", "ive", "ical", "less", "ish")):
            return "adj"
        return "noun"
    return _verb_kind(words, i, forms)


_OF_WHOM = frozenset(
    """affiliated aligned allied armed backed based born bound built controlled dominated educated
    funded held led linked made occupied owned run sponsored supported trained""".split()  # noqa: SIM905
)
"""Second halves of adjectives that tell whose or whence something is."""
_ALSO_ADJECTIVES = frozenset(("long", "first", "further", "back"))


def _kind_of_mark(words: list[Word], i: int, low: str, first: str) -> Kind | None:
    """The kind of quotation marks, punctuation, figures and "'s"; None for a word."""
    if low in ('"', "“", "”", "„", "«", "»", "''", "``"):
        return "quote"
    if not (first.isalnum() or low == "'s" or (first in "$£€¥" and len(low) > 1)):
        return "punct"
    if first.isdigit() and "-" in low:
        return "noun" if low.endswith("olds") else "adj"  # "a 43-year-old", "a 12-hour strike"
    if first.isdigit() or first in "$£€¥":
        return "num"
    if low == "'s":
        # "the mayor's plan" or "the mayor's said": the possessive by far, but "there's".
        return "aux" if i and words[i - 1].low in _IS_SHORT else "punct"
    return None


_IS_SHORT = frozenset("he she it there that what here where how".split())  # noqa: SIM905


def _before(words: list[Word], i: int) -> Word | None:
    """The nearest word to the left that is no adverb or negation."""
    for j in range(i - 1, -1, -1):
        if words[j].kind not in ("adv", "neg"):
            return words[j]
    return None


def _verb_kind(words: list[Word], i: int, forms: tuple[VerbForm, ...]) -> Kind:
    word = words[i]
    low = word.low
    word.base = forms[0].base
    names = {form.form for form in forms}
    prev = words[i - 1] if i else None
    near = _before(words, i)
    nxt = words[i + 1] if i + 1 < len(words) else None
    opens = nxt is not None and (
        _closed(nxt.low) in ("det", "pron", "prep", "sub", "num", "aux")
        or nxt.low in ("to", "that", '"', "“", "''", ",", ".", "’", ":")
        or nxt.text[0].isupper()
        or nxt.text[0].isdigit()
        or nxt.low.endswith("ly")
    )
    if prev is not None and prev.kind == "to" and "base" in names:
        return "inf"
    if near is not None and near.kind in ("aux", "modal"):
        fits = names & ({"base"} if near.kind == "modal" or near.low in DO_FORMS else AFTER_BE)
        return "part" if fits else "noun"
    if names == {"ing"}:
        said = nxt is not None and nxt.low in ("said", "says", "told", "added", "asked", "wrote")
        return "name" if said and word.text[0].isupper() else "part"  # "..., Manning said"
    if _says(word, names, near, prev, opens):
        return "verb"
    if (
        near is not None
        and near.kind in ("det", "prep", "adj", "num")
        and near.low not in LOOSE_DETERMINERS
    ):
        if "past" in names or "participle" in names:
            return "part" if near.kind in ("prep", "det") else "verb"
        return "noun"
    if prev is not None and prev.low == "'s":
        return "part" if "participle" in names else "noun"
    if "past" in names:
        if nxt is not None and nxt.low == "by" and "participle" in names:
            amount = i + 2 < len(words) and words[i + 2].text[0].isdigit()
            return "verb" if amount else "part"
        return "verb"
    if "participle" in names and "base" not in names:
        return "part"
    if "s" in names:
        joined = near is not None and near.kind == "conj" and forms[0].base in NEVER_NOUNS
        subject = near is not None and near.kind in ("noun", "name", "pron", "punct", "quote")
        if not (subject or joined):
            return "noun"
        if word.low in NOUNISH:
            strong = nxt is not None and (
                _closed(nxt.low) in ("det", "pron") or nxt.low in ("that", "to", '"', "“", "''")
            )
            return "verb" if strong else "noun"
        sure = forms[0].base in NEVER_NOUNS or (near is not None and near.kind in ("name", "pron"))
        return "verb" if sure or opens or nxt is None else "noun"
    if "base" in names:
        if nxt is not None and nxt.low in ("is", "was", "has", "had"):
            return "noun"  # "the utilities commission is"
        plural = near is not None and (
            near.low in PLURAL_SUBJECTS
            or (near.kind in ("noun", "name") and near.low.endswith("s"))
        )
        if not plural:
            subject = near is not None and near.kind in ("noun", "name", "num", "part")
            return "verb" if subject and (opens or near is prev) and low in NEVER_NOUNS else "noun"
        if near is not None and near.low in PLURAL_SUBJECTS and word.low not in NOUNISH:
            return "verb"
        sure = word.low not in NOUNISH or (near is not None and near.kind == "pron")
        return "verb" if opens and (sure or _clause_with_that(words, i)) else "noun"
    return "noun"


def _clause_with_that(words: list[Word], i: int) -> bool:
    """ "Experts note that the limits": a clause with a subject, not "the report that said"."""
    if i + 2 >= len(words) or words[i + 1].low != "that" or words[i - 1].low.endswith("ss"):
        return False
    follows = words[i + 2]
    return _closed(follows.low) in ("det", "pron", "prep", "sub", "num") or (
        follows.text[0].isupper() or follows.text[0].isdigit()
    )


def _says(word: Word, names: Set[str], near: Word | None, prev: Word | None, opens: bool) -> bool:
    """Whether a form that is never a noun follows its subject: "one in five say", "several said".

    A quantity may be the subject of saying; "the said man" and "as described" have none.
    """
    if near is None or prev is None or prev.low == "to":
        return False
    if word.low == "said":
        return near.low in QUANTIFIERS or near.kind in ("num", "name", "pron", "noun", "quote")
    if word.base not in NEVER_NOUNS or not names & {"base", "s"}:
        return False
    if near.low in QUANTIFIERS or near.kind == "num":
        return True
    if near.kind == "noun" and near.low.endswith("s") and not near.low.endswith("ss"):
        return True
    return opens and (near.kind == "conj" or near.text in (",", ")", "—", "–"))


def is_finite(words: list[Word], i: int) -> bool:
    """Whether word ``i`` is a verb that can carry a clause by itself."""
    word = words[i]
    return word.kind in ("verb", "modal") or (
        word.kind == "aux" and word.low in FINITE_AUXILIARIES and word.low != "having"
    )
