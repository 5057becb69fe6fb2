"""Verbs of thought and speech that the light grammar takes for nouns, told by their neighbours.

The grammar errs on the side of nouns. A reader of all attributed content loses more by a missed
"polls show the gap" than by a wrong one, so it looks again at every word that can be a cue.
"""

from __future__ import annotations

from collections.abc import Sequence

from matching.attribution.cues import FORM_CUES
from matching.text.grammar import Kind, Word, is_finite

_HAVE = frozenset("has have had having 's 've".split())  # noqa: SIM905
_DO = frozenset(
    """do does did don't doesn't didn't to would wouldn't will won't can can't could couldn't should
    may might must i'd he'd she'd we'd they'd i'll he'll she'll we'll they'll""".split()  # noqa: SIM905
)
_MANY = frozenset(
    "people many some others several most few both women men we they you i who".split()  # noqa: SIM905
)
_OBJECTS = frozenset(("det", "pron", "sub", "quote"))
_GOVERNED = frozenset("to about for out on with that".split())  # noqa: SIM905


_FULL = {"re": "are", "m": "am", "ve": "have", "ll": "will", "d": "would"}


def parted(words: list[Word]) -> list[Word]:
    """The words with "they're" as two, pronoun and verb: the first is a source of its own."""
    out: list[Word] = []
    for word in words:
        head, mark, tail = word.low.partition("'")
        if not mark or tail not in _FULL or head not in _PRONOUNS:
            out.append(word)
            continue
        at = word.start + len(head)
        out.append(Word(word.text[: len(head)], head, word.start, at, "noun"))
        full = _FULL[tail]
        out.append(Word(full, full, at, word.end, "noun"))
    return out


_PRONOUNS = frozenset("i you he she it we they who that there".split())  # noqa: SIM905


def retag(words: list[Word]) -> None:
    """Give the words that are verbs after all the kind of a verb, in place."""
    for i, word in enumerate(words):
        if word.kind not in ("noun", "adv", "prep", "adj") or not i:
            continue
        entry = FORM_CUES.get(word.low)
        if entry is None or word.text[0].isupper():
            continue
        kind = _verb(words, i, entry[1])
        if kind is not None:
            word.kind, word.base = kind, entry[0].base


def _verb(words: list[Word], i: int, form: str) -> Kind | None:
    k = i - 1
    while k > 0 and words[k].kind in ("adv", "neg"):
        k -= 1
    before = words[k]
    after = words[i + 1] if i + 1 < len(words) else None
    if after is None:
        return None
    if k == i - 1 and _is_headline(words, i, form):
        return "verb"
    plain = words[i].kind == "noun"
    takes = after.kind in _OBJECTS or after.low in (_GOVERNED if plain else ()) or _is_name(after)
    if before.low in _HAVE and words[i].low in ("cast", "put", "read", "hurt", "bid", "set"):
        return "part"
    if form == "base":
        if before.low in _DO and not plain:
            return ("inf" if before.low == "to" else "part") if takes else None
        if before.kind == "conj" and plain:
            near = any(is_finite(words, j) for j in range(k))
            return "verb" if near and after.low == "that" else None
        if not takes or not _is_plural(before):
            return None
        return "verb" if plain or k < i - 1 or before.kind == "pron" else None
    if form == "s" and plain:
        if before.kind == "conj":
            near = any(is_finite(words, j) for j in range(k))
            return "verb" if near and takes and after.low not in ("to", "on", "with") else None
        subject = before.kind in ("name", "pron") or (before.kind == "noun" and k == i - 1)
        strong = after.kind in ("det", "pron", "quote") or after.low in ("that", "out", "how")
        strong = strong or (before.kind == "pron" and _is_name(after))  # "who supports Holt"
        return "verb" if subject and strong and not before.low.endswith("'s") else None
    return None


def _is_headline(words: Sequence[Word], i: int, form: str) -> bool:
    """ "Polls suggest possible deal", "Tom Holt demands Brandt resign": no article, no stop."""
    if words[-1].text == "." or words[i].kind != "noun":
        return False
    after = words[i + 1]
    if after.kind not in ("name", "noun", "adj", "num"):
        return False
    if form == "base":
        return i == 1 and words[0].low.endswith("s") and words[0].kind in ("noun", "name")
    return form == "s" and i <= 3 and all(w.kind == "name" for w in words[:i])


def _is_name(word: Word) -> bool:
    return word.kind == "name" and word.text[0].isupper()


def _is_plural(word: Word) -> bool:
    if word.low in _MANY:
        return True
    return word.kind in ("noun", "name") and word.low.endswith("s") and not word.low.endswith("ss")
