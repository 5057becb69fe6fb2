"""Pairs that differ in order alone: sometimes nothing changes, sometimes who did what to whom.

Made like the hard pairs of Zhang, Baldridge & He (2019), "PAWS: Paraphrase Adversaries from Word
Scrambling", from sentences of our own choice.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from matching.training.reader import edits
from matching.training.reader import wording as w

_WORD = re.compile(r"\b[a-z]{4,}\b")
_GENITIVE = re.compile(r"\bthe (?P<what>[a-z]+) of (?P<whose>[A-Z][\w-]+)(?= [a-z]|[,.])")
_OWNER = re.compile(r"(?P<whose>[A-Z][\w-]+)['’]s (?P<what>[a-z]+)\b")
_NAMED = re.compile(r"(?:[A-Z][\w.-]*|the|a|an|of) $")
"""What stands before the last word of a longer name."""
_ENDINGS = ("ing", "ed", "ern", "al", "ic", "ous", "ish", "ian", "er", "s")
_TWO = re.compile(r"\b(?P<a>[a-z]{4,}) and (?P<b>[a-z]{4,})\b(?= (?:in|of|for|at|on|to|,|\.))")


def pairs(
    sentences: Sequence[str], count: int, chance: random.Random
) -> list[tuple[str, str, str]]:
    """About ``count`` pairs (claim, evidence, label), half of them with the same meaning."""
    made: list[tuple[str, str, str]] = []
    for sentence in sentences:
        if not 8 <= len(sentence.split()) <= 36:
            continue
        kept = _kept(sentence, chance)
        exchanged = _exchanged(chance.choice((sentence, kept)) if kept else sentence, chance)
        if not kept or not exchanged:
            continue
        for other, label in ((kept, "supports"), (exchanged, "refutes")):
            turned = chance.random() < 0.5
            made.append((sentence, other, label) if turned else (other, sentence, label))
        if len(made) >= count:
            break
    return made


def _kept(sentence: str, chance: random.Random) -> str:
    """The sentence in another order, or with another word, that means the same; or ""."""
    ways = [edits.moved, edits.joined_otherwise, _owned, _of, _two]
    chance.shuffle(ways)
    changed = ""
    for way in ways:
        if other := way(changed or sentence, chance):
            changed = other
            if chance.random() < 0.5:
                break
    if changed and chance.random() < 0.4:
        changed = edits.same_word(changed, chance) or changed
    return changed


def _exchanged(sentence: str, chance: random.Random) -> str:
    """Two names, numbers or words of one kind in each other's place; or ""."""
    ways = [edits.names_exchanged, edits.names_exchanged, edits.numbers_exchanged, _words]
    chance.shuffle(ways)
    return next((other for way in ways if (other := way(sentence, chance))), "")


def _words(sentence: str, chance: random.Random) -> str:
    found = list(_WORD.finditer(sentence))
    both = [
        (a, b)
        for i, a in enumerate(found)
        for b in found[i + 2 :]
        if a[0] != b[0]
        and any(a[0].endswith(e) and b[0].endswith(e) for e in _ENDINGS)
        and a[0] not in w.SAME_WORD
    ]
    if not both:
        return ""
    a, b = chance.choice(both)
    middle = sentence[a.end() : b.start()]
    return sentence[: a.start()] + b[0] + middle + a[0] + sentence[b.end() :]


def _owned(sentence: str, chance: random.Random) -> str:
    match = _GENITIVE.search(sentence)
    if not match:
        return ""
    return (
        sentence[: match.start()] + f"{match['whose']}'s {match['what']}" + sentence[match.end() :]
    )


def _of(sentence: str, chance: random.Random) -> str:
    match = _OWNER.search(sentence)
    if not match or _NAMED.search(sentence[: match.start()]):
        return ""
    told = f"the {match['what']} of {match['whose']}"
    told = told[:1].upper() + told[1:] if match.start() == 0 else told
    return sentence[: match.start()] + told + sentence[match.end() :]


def _two(sentence: str, chance: random.Random) -> str:
    match = _TWO.search(sentence)
    if not match:
        return ""
    return sentence[: match.start()] + f"{match['b']} and {match['a']}" + sentence[match.end() :]
