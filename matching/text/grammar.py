"""A light grammar of one sentence: tagged words, enough to find clauses, subjects and verbs.

No model: closed word classes, verb forms (``matching.text.verbs``) and the neighbours of a word
decide. It errs on the side of calling a word a noun.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from matching.text.verbs import VerbForm, readings

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
    [$£€¥]?\d+(?:[.,:]\d+)*(?:[a-z]{1,2}\b|%)?
    | (?:[A-Z]\.){2,}
    | (?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|St|Jr|Sr|Cllr|Rev|Adm|Maj|Cpl)\.
    | [^\W\d_]\.(?=\s[^\W\d_])
    | ['’]s\b
    | [^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*(?:-[^\W_]+(?:['’](?!s\b)[^\W\d_]+)*)*
    | ''|``|["“”«»]
    | \S
    """,
    re.VERBOSE,
)


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


DETERMINERS = _set(
    """a an the this these those my your his her its our their some any no every each both either
    neither another all several many few most more half such what whose much enough"""
)
PREPOSITIONS = _set(
    """of in on at by for with from about into through during over under between against among
    after before since until till despite without within amid amidst alongside across around behind
    below beneath beside beyond near off onto toward towards upon via per like unlike than past up
    down out inside outside throughout above along regarding concerning including following versus
    aboard atop as"""
)
SUBJECTS = _set("i you he she it we they who there one nobody everyone somebody someone everybody")
PRONOUNS = SUBJECTS | _set(
    "me him us them himself herself itself themselves whom which that anyone anybody none"
)
CONJUNCTIONS = _set("and or but nor yet &")
SUBORDINATORS = _set(
    """because when while although though if unless whereas whether where why how whenever
    wherever so lest once"""
)
AUXILIARIES = _set(
    """be am is are was were been being have has had having do does did isn't aren't wasn't weren't
    hasn't haven't hadn't doesn't don't didn't 's 're 've 'm he's she's it's they're we're i'm i've
    they've we've you're that's there's"""
)
FINITE_AUXILIARIES = AUXILIARIES - _set("be been being having")
MODALS = _set(
    """will would shall should can could may might must won't wouldn't can't couldn't shouldn't
    cannot mustn't he'll she'll they'll we'll it'll i'll he'd she'd they'd i'd we'd"""
)
NEGATIONS = _set("not never n't")
ADVERBS = _set(
    """also then now still already just only even yet again soon later earlier often always
    sometimes once twice ever almost nearly about around here there today yesterday tomorrow
    tonight meanwhile instead however therefore thus perhaps maybe too very quite rather away
    back together apart forward moreover furthermore indeed further first long"""
)
_SMALL_NUMBERS = _set(
    """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
    hundred thousand million billion trillion dozen dozens hundreds thousands millions billions"""
)
_ADJECTIVES = _set(
    """new old big large small high low former local national federal public private early late
    major minor good bad great long short own next last other same different young free full
    strong weak open close general central main key top senior deputy chief political social
    military economic foreign domestic international"""
)
# Plurals that are nouns far more often than verbs: only the words after them can tell.
_NOUNISH = _set(
    """plans reports votes claims costs talks attacks calls questions moves results houses places
    states hopes fears polls names comments demands offers promises works matters needs sources
    issues forces troops streets points parts days times rates prices shares sales losses officers
    shows lines ships steps hands notes figures members officials views minds marks cases causes
    benefits changes charges effects efforts experiences faces features fights fires focuses
    grounds limits links lists loans looks means measures mines orders pays plants protests
    records returns rises roads rules runs seats sentences services sides signs sounds stages
    stations stores studies supplies supports taxes tests threats tours trades travels turns uses
    visits walks wants watches ways weeks winds wishes words years studios deals lives leaves
    process use work report plan vote claim cost talk attack call question move result house place
    state hope fear poll name comment demand offer promise matter need source issue force point
    part time rate price share line ship step hand note figure view mind mark case cause benefit
    change charge effect experience face feature fight fire focus ground limit link list loan look
    measure mine order pay plant protest record return rise rule run seat sentence service side
    sign sound stage store study supply support tax test tour trade travel turn visit walk watch
    wind wish word deal live water address answer approach award balance ban base battle bill board
    bomb border break budget build campaign care catch center check cover cup cut damage date death
    debate design display doubt draft drink drive drop end estimate exchange exercise export field
    fine fish flood flow form guard guide head heat help hit host increase interest interview judge
    jump kick kind land last launch lead leak level lift light lock loss love market match meeting
    mention merit model mountain murder mouth number object park pass peak people picture pilot
    pressure project raid rain range reach release rent repair request research respect rest review
    reward ride risk rush sail sanction scale search second set shape shift shock shop shot sleep
    smile space spot spread spring staff stand star start station stay stock stop storm stress
    stretch strike struggle style surprise survey swing switch target tie touch town track traffic
    train transfer treat trial trip trouble trust try update upset volunteer wait war waste wave
    weather weight welcome well will win wonder worry wound close open near like mean"""
)


@lru_cache(maxsize=100_000)
def _closed(low: str) -> Kind | None:
    for words, kind in _CLASSES:
        if low in words:
            return kind
    return None


_CLASSES: tuple[tuple[frozenset[str], Kind], ...] = (
    (NEGATIONS, "neg"),
    (AUXILIARIES, "aux"),
    (MODALS, "modal"),
    (CONJUNCTIONS, "conj"),
    (SUBORDINATORS, "sub"),
    (PRONOUNS, "pron"),
    (DETERMINERS, "det"),
    (PREPOSITIONS, "prep"),
    (_SMALL_NUMBERS, "num"),
    (ADVERBS, "adv"),
    (_ADJECTIVES, "adj"),
)


def tag(text: str, start: int, end: int) -> list[Word]:
    """The words and marks of ``text[start:end]`` with their kinds, offsets into ``text``."""
    out: list[Word] = []
    for match in _WORD.finditer(text, start, end):
        raw = match.group()
        out.append(Word(raw, raw.lower().replace("’", "'"), match.start(), match.end(), "noun"))
    for i, word in enumerate(out):
        word.kind = _kind(out, i)
    return out


def _kind(words: list[Word], i: int) -> Kind:
    word = words[i]
    low, first = word.low, word.text[0]
    if low in ('"', "“", "”", "«", "»", "''", "``"):
        return "quote"
    if not (first.isalnum() or low == "'s" or (first in "$£€¥" and len(low) > 1)):
        return "punct"
    if first.isdigit() or first in "$£€¥":
        return "num"
    if low == "'s":
        # "the mayor's plan" or "the mayor's said": the possessive by far.
        return "punct"
    if low == "to":
        return "to"
    begins = i == 0 or words[i - 1].kind == "quote" or words[i - 1].text in ":—–-•*"
    closed = _closed(low)
    if (
        closed == "adv"
        and low in ("long", "first", "further", "back")
        and i
        and (words[i - 1].kind == "det")
    ):
        closed = "adj"
    if first.isupper() and not begins:
        return (
            closed
            if closed in ("det", "prep", "conj", "pron") and not word.text.isupper()
            else ("name")
        )
    if closed is not None:
        return closed
    if first.isupper():
        nxt = words[i + 1] if i + 1 < len(words) else None
        if nxt is not None and nxt.text[0].isupper() and nxt.text[0].isalpha():
            return "name"
    if low.endswith("ly") and len(low) > 4 and low not in ("family", "early", "only", "italy"):
        return "adv"
    forms = readings(low)
    if not forms:
        if first.isupper():
            return "name"
        if "-" in low or low.endswith(("ous", "ful", "ible", "ive", "ical", "less", "ish")):
            return "adj"
        return "noun"
    return _verb_kind(words, i, forms)


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
        fits = names & ({"base"} if near.kind == "modal" or near.low in _DO else _AFTER_BE)
        return "part" if fits else "noun"
    if names == {"ing"}:
        return "part"
    if near is not None and near.kind in ("det", "prep", "adj", "num") and near.low not in _LOOSE:
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
        subject = near is not None and near.kind in ("noun", "name", "pron", "punct", "quote")
        if not subject:
            return "noun"
        if word.low in _NOUNISH:
            strong = nxt is not None and (
                _closed(nxt.low) in ("det", "pron") or nxt.low in ("that", "to", '"', "“", "''")
            )
            return "verb" if strong else "noun"
        return "verb" if opens or nxt is None else "noun"
    if "base" in names:
        plural = near is not None and (
            near.low in _PLURAL_SUBJECTS or (near.kind == "noun" and near.low.endswith("s"))
        )
        if not plural:
            subject = near is not None and near.kind in ("noun", "name")
            return "verb" if subject and opens and low in _NEVER_NOUNS else "noun"
        if near is not None and near.low in _PLURAL_SUBJECTS and word.low not in _NOUNISH:
            return "verb"
        return "verb" if opens and (word.low not in _NOUNISH or near.kind == "pron") else "noun"  # type: ignore[union-attr]
    return "noun"


_NEVER_NOUNS = _set("say tell argue believe insist deny allege contend write maintain show suggest")
_DO = _set("do does did don't doesn't didn't")
_AFTER_BE = {"participle", "ing", "past"}
_LOOSE = _set("both all more most some many few one")
_PLURAL_SUBJECTS = _set(
    "i you we they who people police men women children authorities officials others many some"
)


def is_finite(words: list[Word], i: int) -> bool:
    """Whether word ``i`` is a verb that can carry a clause by itself."""
    word = words[i]
    return word.kind in ("verb", "modal") or (
        word.kind == "aux" and word.low in FINITE_AUXILIARIES and word.low != "having"
    )
