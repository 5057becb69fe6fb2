"""Words that mean alike and words that exclude each other, by stem, from the gazetteer's tables."""

from __future__ import annotations

from functools import cache, lru_cache

from rapidfuzz import fuzz

from matching import gazetteer
from matching.text.tokens import Token, stem
from matching.text.verbs import readings


@cache
def _synonyms() -> dict[str, frozenset[int]]:
    table: dict[str, set[int]] = {}
    both = (*gazetteer.groups("acts.txt"), *gazetteer.groups("things.txt"))
    for number, group in enumerate(both):
        for word in group:
            table.setdefault(stem(word), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in table.items()}


@cache
def _antonyms() -> dict[str, frozenset[tuple[int, int]]]:
    table: dict[str, set[tuple[int, int]]] = {}
    for number, row in enumerate(gazetteer.rows("antonyms.txt")):
        left, _, right = row[0].partition("|")
        for side, words in ((0, left), (1, right)):
            for word in words.split():
                table.setdefault(stem(word), set()).add((number, side))
    return {word: frozenset(sides) for word, sides in table.items()}


@lru_cache(maxsize=200_000)
def synonym_keys(stemmed: str) -> frozenset[int]:
    """Numbers of the synonym groups that a stem belongs to, or the verb that it is a past of."""
    table = _synonyms()
    return table.get(stemmed) or table.get(base_of(stemmed), frozenset())


@lru_cache(maxsize=100_000)
def base_of(stemmed: str) -> str:
    """The stem of the verb that an irregular past belongs to ("woke" gives "wake"), else itself."""
    forms = {f.base for f in readings(stemmed) if f.form in ("past", "participle")}
    return stem(min(forms)) if len(forms) == 1 else stemmed


@lru_cache(maxsize=200_000)
def alike(left: str, right: str) -> float:
    """How much two stems say the same, in [0, 1].

    1 equal, 0.95 forms of one verb, 0.9 synonyms, 0.85 one spelling apart, else 0.
    """
    if left == right:
        return 1.0
    if synonym_keys(left) & synonym_keys(right) and not opposed(left, right):
        return 0.9
    if base_of(left) == base_of(right):
        return 0.95
    if len(left) >= 5 and len(right) >= 5 and left[0] == right[0]:
        if left[:5] == right[:5] and abs(len(left) - len(right)) <= 4:
            return 0.85
        if fuzz.ratio(left, right) >= 88:
            return 0.85
    return 0.0


def opposed(left: str, right: str) -> bool:
    """Whether two stems stand on opposite sides of one outcome (rose, fell)."""
    ours = _antonyms().get(left)
    theirs = _antonyms().get(right) if ours and left != right else None
    if not ours or not theirs:
        return False
    together = any(side in theirs for side in ours)
    return not together and any((number, 1 - side) in theirs for number, side in ours)


def is_word(stemmed: str) -> bool:
    """Whether a stem is one of the common words that the tables hold."""
    return stemmed in _synonyms() or stemmed in _antonyms()


def is_outcome(stemmed: str) -> bool:
    """Whether a stem names an outcome that has an opposite."""
    return stemmed in _antonyms()


@cache
def _acts() -> frozenset[str]:
    return frozenset(stem(word) for group in gazetteer.groups("acts.txt") for word in group)


def is_act(stemmed: str) -> bool:
    """Whether a stem is one of the acts of news that the tables know."""
    return stemmed in _acts()


@cache
def _phrases() -> dict[str, tuple[tuple[str, str], ...]]:
    table: dict[str, list[tuple[str, str]]] = {}
    for phrase, meaning in gazetteer.rows("phrases.tsv"):
        table.setdefault(phrase.split()[0], []).append((phrase, stem(meaning)))
    return {
        first: tuple(sorted(set(found), key=lambda p: (-len(p[0]), p)))
        for first, found in table.items()
    }


def opens_phrase(word: str) -> bool:
    """Whether a phrase of the tables begins with this word."""
    return word.lower() in _phrases()


def phrase_at(text: str, token: Token) -> tuple[str, str] | None:
    """The longest phrase of the tables that starts at a token ("gave way"), and its stem."""
    for phrase, meaning in _phrases().get(token.text.lower(), ()):
        end = token.start + len(phrase)
        if text[token.start : end].lower() == phrase and not text[end : end + 1].isalnum():
            return phrase, meaning
    return None
