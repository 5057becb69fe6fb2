"""Words of a text: tokens with offsets, stems, content words, and how rare a word is.

Numbers and the small words that turn a sentence round (not, no, never, may, only) are content
here: to a tokeniser that drops them, 87 killed equals 12 killed and a denial equals a confirmation.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

import Stemmer

_TOKEN = re.compile(
    r"""
    \d+(?:[.,]\d+)*                      # 1,900  4.75  19.20
    | (?:[A-Z]\.){2,}                    # U.S.  N.Y.
    | [^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)* # word, O'Neill, don't; the possessive stays apart
    """,
    re.VERBOSE,
)

STOPWORDS = frozenset(
    """a an the this that these those there here it its itself he him his himself she her hers
    herself they them their theirs themselves we us our ours ourselves i me my mine myself you your
    yours yourself who whom whose which what when where why how and or but if then than so as of at
    by for with about into through during to from in on off out over under again further once is am
    are was were be been being have has had having do does did doing s t d ll re ve m just too very
    own same such both each few more most other some any all while because until also said say says
    saying told according would will shall""".split()  # noqa: SIM905
)
"""Words without content of their own. Negations, hedges and bounds are deliberately not here."""

_NEGATED = {"can't": "can", "won't": "will", "shan't": "shall"}


class Token(NamedTuple):
    """A word as printed, where it stands, and its stem (lower case, no accents, no inflection)."""

    text: str
    start: int
    end: int
    stem: str


def fold(word: str) -> str:
    """Lower case, straight apostrophes, no accents, no thousands separators."""
    low = word.casefold().replace("’", "'")
    if low.isascii():
        return low.replace(",", "") if low[:1].isdigit() else low
    plain = unicodedata.normalize("NFKD", low)
    return "".join(c for c in plain if not unicodedata.combining(c))


_stemmer = Stemmer.Stemmer("english", 0)  # without a cache of its own: `stem` keeps one


_OF_THEIR_OWN = {
    word: kept
    for kept in """officer author authority executive important commander experience customer
        operator engineer department apartment reporter training trainer terminal majority minority
        government aide national""".split()  # noqa: SIM905
    for word in (kept, f"{kept}s", f"{kept[:-1]}ies")
}
"""Words that Snowball gives the stem of quite another word: officer and office, commander and
command, reporter and report, majority and major, department and depart, aide and aid."""


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The stem of one word (Porter 2, Snowball); numbers lose their thousands commas.

    Some words of the news that it would throw together with others are their own stems.
    """
    low = fold(word)
    if low[:1].isdigit():
        return low
    if low in _OF_THEIR_OWN:
        return _OF_THEIR_OWN[low]
    return str(_stemmer.stemWord(low.replace(".", "")))


@lru_cache(maxsize=200_000)
def _whole(word: str) -> str | None:
    """The stem of a word; None for one that holds a "not" to be set apart."""
    low = word[-3:].casefold().replace("’", "'")
    if (low == "n't" and len(word) > 3) or (low == "not" and word.casefold() == "cannot"):
        return None
    return stem(word)


def tokens(text: str) -> list[Token]:
    """The words and numbers of a text with offsets; "don't" gives "do" and "n't" (stem "not")."""
    out: list[Token] = []
    for match in _TOKEN.finditer(text):
        word = match.group()
        start, end = match.span()
        stemmed = _whole(word)
        if stemmed is not None:
            out.append(Token(word, start, end, stemmed))
            continue
        cut = end - 3
        base = "can" if word.casefold() == "cannot" else _NEGATED.get(fold(word))
        out.append(Token(text[start:cut], start, cut, stem(base or text[start:cut])))
        out.append(Token(text[cut:end], cut, end, "not"))
    return out


def printed_words(text: str) -> list[str]:
    """The words and numbers of a text, "don't" and "cannot" whole, without the cost of tokens."""
    return _TOKEN.findall(text)


def words(text: str) -> list[str]:
    """The words and numbers of a text as printed, in order."""
    return [token.text for token in tokens(text)]


def stems(text: str) -> list[str]:
    """The stems of all words of a text, in order."""
    return [token.stem for token in tokens(text)]


_STOP_STEMS = frozenset(stem(word) for word in STOPWORDS)


def is_content(token: Token) -> bool:
    """Whether the token carries content; numbers, negations, hedges and bounds always do."""
    return _has_content(token.text, token.stem)


@lru_cache(maxsize=200_000)
def _has_content(text: str, stemmed: str) -> bool:
    return stemmed not in _STOP_STEMS and fold(text) not in STOPWORDS


def content_words(text: str) -> list[str]:
    """The stems of the content words of a text, in order and with repetitions."""
    return [token.stem for token in tokens(text) if is_content(token)]


class Rarity:
    """How rare a stem is among given texts: document frequencies and weights made from them."""

    def __init__(self, frequencies: dict[str, int], texts: int) -> None:
        self.frequencies = frequencies
        self.texts = texts

    @classmethod
    def of(cls, texts: Iterable[str]) -> Rarity:
        """Count in how many of ``texts`` each content stem occurs."""
        counts: Counter[str] = Counter()
        total = 0
        for text in texts:
            total += 1
            counts.update(set(content_words(text)))
        return cls(dict(sorted(counts.items())), total)

    def frequency(self, stemmed: str) -> int:
        """The number of texts with this stem; 0 where it was never seen."""
        return self.frequencies.get(stemmed, 0)

    def weight(self, stemmed: str) -> float:
        """Inverse document frequency as in BM25, always above 0: ln(1 + (N - n + .5) / (n + .5)).

        Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009.
        """
        seen = self.frequencies.get(stemmed, 0)
        return math.log(1.0 + (self.texts - seen + 0.5) / (seen + 0.5))

    def rarest(self, text: str, limit: int) -> list[str]:
        """The distinct content stems of ``text``, rarest first, ties in alphabetical order."""
        distinct = sorted(set(content_words(text)), key=lambda s: (self.frequency(s), s))
        return distinct[:limit]
