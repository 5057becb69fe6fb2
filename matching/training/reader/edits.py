"""Pairs made by editing real sentences: figures, dates, polarity, order, detail.

A claim is the sentence after an edit that keeps its meaning (other order, other word, less
detail), one that breaks it (other figure, denial, names exchanged), or both in turn; the label
follows from the edits.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from itertools import pairwise

from matching.training.reader import wording as w

Edit = Callable[[str, random.Random], str]
"""The edited sentence, or "" where the edit finds nothing to do."""


def pairs_of(sentence: str, chance: random.Random) -> list[tuple[str, str, str]]:
    """All pairs (claim, evidence, label) that the edits make of one sentence."""
    made = []
    same = [s for edit in _KEEPING if (s := edit(sentence, chance))]
    less = [s for edit in _SHORTENING if (s := edit(sentence, chance))]
    made += [(s, sentence, "supports") for s in (*same, *less)]
    made += [(sentence, s, "supports") for s in same]
    made += [(sentence, s, "neutral") for s in less]
    base = [sentence, *same, *less]
    for edit in _BREAKING:
        if other := edit(chance.choice(base), chance):
            made.append((other, sentence, "refutes"))
            if chance.random() < 0.3:
                made.append((sentence, other, "refutes"))
    if bound := bounded(sentence, chance):
        made.append((bound[0], sentence, bound[1]))
    if kin := kindred(sentence, chance):
        made.append((kin, sentence, "neutral"))
    if chance.random() < 0.3:
        made.append((sentence, sentence, "supports"))
    return [(claim, evidence, label) for claim, evidence, label in made]


def _put(sentence: str, match: re.Match[str], text: str) -> str:
    return sentence[: match.start()] + text + sentence[match.end() :]


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _lower(text: str) -> str:
    known = re.match(r"(?:The|A|An|It|He|She|They|This|His|Her|Its|There|In|On|At)\b", text)
    return text[:1].lower() + text[1:] if known else text


def _written(value: float, like: str) -> str:
    digits = len(like.split(".")[1]) if "." in like else 0
    return f"{value:,.{digits}f}" if "," in like else f"{value:.{digits}f}"


def _quantities(sentence: str) -> list[re.Match[str]]:
    return [m for m in w.NUMBER.finditer(sentence) if not w.YEAR.fullmatch(m[0])]


def far_number(sentence: str, chance: random.Random) -> str:
    """Another number, far from the first."""
    found = _quantities(sentence)
    if not found:
        return ""
    match = chance.choice(found)
    value = float(match[0].replace(",", ""))
    new = value * chance.choice((0.3, 0.5, 0.7, 1.3, 1.7, 2, 3, 10)) + chance.choice((1, 2, 3))
    shown = _written(new, match[0])
    return _put(sentence, match, shown) if shown != match[0] else ""


def near_number(sentence: str, chance: random.Random) -> str:
    """Another whole number, close by."""
    found = [m for m in _quantities(sentence) if "." not in m[0]]
    if not found:
        return ""
    match = chance.choice(found)
    value = int(match[0].replace(",", "")) + chance.choice((-3, -2, -1, 1, 2, 3, 5, 8, 10))
    return _put(sentence, match, _written(value, match[0])) if value > 0 else ""


def other_year(sentence: str, chance: random.Random) -> str:
    """Another year."""
    found = [m for m in w.NUMBER.finditer(sentence) if w.YEAR.fullmatch(m[0])]
    if not found:
        return ""
    match = chance.choice(found)
    step = chance.choice((-10, -5, -2, -1, 1, 2, 3, 5, 10))
    return _put(sentence, match, str(int(match[0]) + step))


def other_day(sentence: str, chance: random.Random) -> str:
    """Another day of the week or another month."""
    for names in (w.DAYS, w.MONTHS):
        found = list(re.finditer(r"\b(?:" + "|".join(names) + r")\b", sentence))
        if found:
            match = chance.choice(found)
            return _put(sentence, match, chance.choice([n for n in names if n != match[0]]))
    return ""


def denied(sentence: str, chance: random.Random) -> str:
    """The sentence denied, or a denial taken back."""
    if match := w.DENIED.search(sentence):
        return sentence[: match.start(1)] + sentence[match.end(1) :]
    found = list(w.AUXILIARY.finditer(sentence))[:2]
    if not found or chance.random() < 0.4:
        return ""
    match = chance.choice(found)
    word = chance.choice((" not", " not", " never"))
    return sentence[: match.end()] + word + sentence[match.end() :]


def opposite(sentence: str, chance: random.Random) -> str:
    """A word turned into its opposite."""
    found = [m for m in re.finditer(r"\b[a-z]+\b", sentence) if m[0] in w.OPPOSITE]
    if not found:
        return ""
    match = chance.choice(found)
    return _put(sentence, match, w.OPPOSITE[match[0]])


def names_exchanged(sentence: str, chance: random.Random) -> str:
    """Two names in each other's place, unless "and" joins them."""
    found = list(w.NAME.finditer(sentence))
    both = [
        (a, b)
        for a, b in pairwise(found)
        if a[0] != b[0]
        and not re.fullmatch(r"(?:,| and|, and| or)? ?", sentence[a.end() : b.start()])
    ]
    if not both:
        return ""
    a, b = chance.choice(both)
    middle = sentence[a.end() : b.start()]
    return sentence[: a.start()] + b[0] + middle + a[0] + sentence[b.end() :]


def numbers_exchanged(sentence: str, chance: random.Random) -> str:
    """Two numbers in each other's place."""
    found = list(w.NUMBER.finditer(sentence))
    if len(found) < 2 or found[0][0] == found[1][0]:
        return ""
    a, b = found[:2]
    middle = sentence[a.end() : b.start()]
    return sentence[: a.start()] + b[0] + middle + a[0] + sentence[b.end() :]


def kindred(sentence: str, chance: random.Random) -> str:
    """A deed replaced by one that may be true beside it."""
    found = [m for m in re.finditer(r"\b[a-z]+\b", sentence) if m[0] in w.KINDRED]
    if not found:
        return ""
    match = chance.choice(found)
    return _put(sentence, match, w.KINDRED[match[0]])


def bounded(sentence: str, chance: random.Random) -> tuple[str, str] | None:
    """A bound in place of a number, and whether it holds."""
    found = [
        m
        for m in _quantities(sentence)
        if "." not in m[0]
        and not w.AFTER_BOUND.search(sentence[: m.start()].lower())
        and int(m[0].replace(",", "")) >= 8
    ]
    if not found:
        return None
    match = chance.choice(found)
    value = int(match[0].replace(",", ""))
    unit = 10 ** (len(str(value)) - 1)
    low = value // unit * unit if value % unit else value - max(1, unit // 10)
    high = low + unit if value % unit else value + max(1, unit // 10)
    above = chance.choice(("more than", "over", "at least"))
    below = chance.choice(("fewer than", "under", "less than"))
    word, limit, label = chance.choice(
        (
            (above, low, "supports"),
            (below, high, "supports"),
            (above, high, "refutes"),
            (below, low, "refutes"),
        )
    )
    if limit <= 0:
        return None
    return _put(sentence, match, f"{word} {_written(limit, match[0])}"), label


def in_words(sentence: str, chance: random.Random) -> str:
    """A small number in words."""
    found = [m for m in _quantities(sentence) if m[0].isdigit() and 0 < int(m[0]) <= 12]
    if not found:
        return ""
    match = chance.choice(found)
    return _put(sentence, match, w.SMALL[int(match[0])])


def moved(sentence: str, chance: random.Random) -> str:
    """The leading adverbial at the end, or the last one in front."""
    if match := w.LEADING.match(sentence):
        when = match["when"][:1].lower() + match["when"][1:]
        return f"{_upper(match['rest'])} {when}."
    if match := w.TRAILING.match(sentence):
        return f"{_upper(match['when'])}, {_lower(match['rest'])}."
    return ""


def joined_otherwise(sentence: str, chance: random.Random) -> str:
    """ "A and B" as "B and A"."""
    match = w.BOTH.search(sentence)
    return _put(sentence, match, f"{match['b']} and {match['a']}") if match else ""


def same_word(sentence: str, chance: random.Random) -> str:
    """One or two words replaced by others of the same meaning."""
    found = [m for m in re.finditer(r"\b[a-z]+\b", sentence) if m[0] in w.SAME_WORD]
    for match in reversed(found[:2]):
        sentence = _put(sentence, match, w.SAME_WORD[match[0]])
    return sentence if found else ""


def without_tail(sentence: str, chance: random.Random) -> str:
    """Without the last adverbial."""
    match = w.TAIL.search(sentence)
    return sentence[: match.start()] + "." if match and match.start() > 25 else ""


def without_credit(sentence: str, chance: random.Random) -> str:
    """Without the words that say who says so, or what follows the main clause."""
    if match := w.SAID_THAT.match(sentence):
        return _upper(match["said"])
    match = w.CREDIT.match(sentence)
    return match["said"] + "." if match else ""


_KEEPING: tuple[Edit, ...] = (moved, joined_otherwise, same_word, in_words)
_SHORTENING: tuple[Edit, ...] = (without_tail, without_credit)
_BREAKING: tuple[Edit, ...] = (
    far_number, near_number, other_year, other_day, denied, opposite, names_exchanged,
    numbers_exchanged,
)  # fmt: skip
