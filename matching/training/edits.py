"""Pairs made by editing real sentences: cheap lessons on order, denial, figures and detail.

Every edit says what it does to the label; the digest of the sentence chooses which edits it gets,
so that the same sentences give the same pairs.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence

from matching.text.naming import read_names
from matching.text.sentences import split

Pair = tuple[str, str, str]
"""Claim, evidence, label."""

_BE = re.compile(r"\b(?:is|was|are|were|has|had|will|can)\b(?! not\b)")
_NUMBER = re.compile(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?(?![\w])")
_TAIL = re.compile(r",? (?:in|on|at|with|for|during|after|by|from) [^,.]{8,60}\.$")


def digest(text: str) -> int:
    """A number made from the text alone."""
    return int(hashlib.sha256(text.encode()).hexdigest()[:12], 16)


def sentences_of(texts: Sequence[str]) -> list[str]:
    """The full sentences of middling length, one of each, in the order of their digests."""
    found = {text[a:b] for text in texts for a, b in split(text) if 40 <= b - a <= 220}
    whole = [s for s in found if s[0].isupper() and s.rstrip()[-1] == "."]
    return sorted(whole, key=lambda s: (digest(s), s))


def edited(sentences: Sequence[str]) -> Iterator[Pair]:
    """The pairs of all sentences, some for each."""
    for at, sentence in enumerate(sentences):
        turn = digest("turn" + sentence) % 6
        other = sentences[(at + 1) % len(sentences)]
        if turn == 0:
            yield sentence, sentence, "supports"
        elif turn == 1:
            yield sentence, other, "neutral"
        elif turn == 2 and (denied := denial(sentence)):
            yield (sentence, denied, "refutes") if at % 2 else (denied, sentence, "refutes")
        elif turn == 3 and (swapped := names_swapped(sentence)):
            yield swapped, sentence, "refutes"
        elif turn == 4 and (changed := other_number(sentence)):
            yield changed, sentence, "refutes"
        elif turn == 5 and (short := without_tail(sentence)):
            yield (short, sentence, "supports") if at % 2 else (sentence, short, "neutral")


def denial(sentence: str) -> str:
    """The sentence with its first auxiliary denied, or ""."""
    match = _BE.search(sentence)
    return f"{sentence[: match.end()]} not{sentence[match.end() :]}" if match else ""


def names_swapped(sentence: str) -> str:
    """The sentence with its first two names in each other's place, or ""."""
    names = read_names(sentence, sentence)
    if len(names) < 2 or names[0].text == names[1].text:
        return ""
    (a, b), (c, d) = names[0].span, names[1].span
    return sentence[:a] + sentence[c:d] + sentence[b:c] + sentence[a:b] + sentence[d:]


def other_number(sentence: str) -> str:
    """The sentence with its first number changed by more than rounding, or ""."""
    match = _NUMBER.search(sentence)
    if match is None:
        return ""
    raw = match.group()
    value = float(raw.replace(",", ""))
    if 1500 <= value <= 2100 and "," not in raw:
        new = str(int(value) + 1 + digest(sentence) % 9)
    else:
        shown = f"{value * (1.3 + digest(sentence) % 7 / 10) + 2:,.1f}"
        new = shown if "." in raw else shown.split(".")[0]
    return sentence[: match.start()] + new + sentence[match.end() :]


def without_tail(sentence: str) -> str:
    """The sentence without its last adverbial, or ""."""
    match = _TAIL.search(sentence)
    return sentence[: match.start()] + "." if match and match.start() > 25 else ""
