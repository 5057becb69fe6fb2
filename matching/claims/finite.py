"""The verb of a sentence that seems to have none: homographs of nouns and of infinitives.

The grammar errs on the side of the noun ("takes", "exports") and reads "came to light" as a verb
with its infinitive. Where that leaves a clause without any verb of its own, the likeliest word is
the verb: a third person or past form right behind a noun phrase that could be its subject, or the
bare form behind a plural that is counted ("some 300 people work there").
"""

from __future__ import annotations

from dataclasses import replace

from matching.text.grammar import Word, is_finite
from matching.text.mainverb import has_main_verb
from matching.text.verbs import readings

_SUBJECTS = ("noun", "name", "num", "pron", "adj", "punct", "quote")
_PEOPLE = frozenset("people men women children police staff".split())  # noqa: SIM905
_OPENERS = ("det", "num", "name", "noun", "adj", "pron", "prep", "to", "part", "adv")


def with_verb(words: list[Word]) -> list[Word]:
    """The words, the likeliest homograph made a verb where none is finite; else as they were."""
    if len(words) < 4 or any(is_finite(words, k) for k in range(len(words))):
        return words
    best = next((k for k in range(1, len(words) - 1) if _could_carry(words, k)), None)
    if best is None:
        return words
    form = next(f for f in readings(words[best].low) if f.form in ("s", "past", "base"))
    repaired = list(words)
    repaired[best] = replace(words[best], kind="verb", base=form.base)
    return repaired


def is_carried(words: list[Word]) -> bool:
    """Whether the words have a main verb, or a homograph that could be it."""
    return has_main_verb(words) or any(_could_carry(words, k) for k in range(1, len(words) - 1))


def _could_carry(words: list[Word], k: int) -> bool:
    """Whether word ``k`` reads as the verb between a subject and what follows it."""
    word = words[k]
    if word.kind not in ("noun", "part") or not word.text.islower():
        return False
    forms = {form.form for form in readings(word.low)}
    before = k - 1
    while before and words[before].kind == "adv":
        before -= 1  # "the yard now warms"
    head, after = words[before], words[k + 1]
    if "base" in forms and not forms & {"s", "past"}:
        counted = any(w.kind == "num" for w in words[:before])
        plural = head.low in _PEOPLE or (head.low.endswith("s") and not head.low.endswith("ss"))
        return head.kind == "noun" and counted and plural and after.kind in _OPENERS
    if not forms & {"s", "past"}:
        return False
    if head.kind not in ("noun", "name") or after.kind not in _OPENERS:
        return False
    subject = words[:k]
    if any(w.kind in ("punct", "sub", "prep") for w in subject[:1]):
        return False  # an adverbial or a fragment, not a subject
    if any(w.kind == "conj" for w in subject) and word.low.endswith("s"):
        return False  # "beer and snacks": a list of nouns, not a clause
    if "s" in forms and "past" not in forms:
        # A verb in -s has a subject in the singular: "the firm exports", not "arms exports".
        if head.kind == "noun" and head.low.endswith("s") and not head.low.endswith("ss"):
            return False
        # A head noun needs a determiner or a name before it, or the whole is a noun phrase.
        if words[0].kind not in ("det", "name") and head.kind != "name":
            return False
        if after.kind in ("prep", "adv") and words[0].kind != "det" and head.kind != "name":
            return False
    return True
