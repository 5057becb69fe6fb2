"""Which headlines are worth fetching for an article's topics: overlap weighed by rarity."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from anyascii import anyascii

from sources.types import Topic

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_STEM = 6
_COMMON = frozenset(
    [
        "about",
        "after",
        "again",
        "against",
        "also",
        "among",
        "before",
        "being",
        "between",
        "could",
        "during",
        "first",
        "from",
        "have",
        "into",
        "latest",
        "more",
        "most",
        "news",
        "over",
        "said",
        "says",
        "some",
        "than",
        "that",
        "their",
        "them",
        "there",
        "these",
        "they",
        "this",
        "those",
        "under",
        "video",
        "watch",
        "were",
        "what",
        "when",
        "where",
        "which",
        "while",
        "will",
        "with",
        "would",
        "year",
        "years",
        "live",
        "update",
        "updates",
        "report",
        "reports",
        "reported",
        "people",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "today",
        "yesterday",
        "its",
        "his",
        "her",
        "our",
        "for",
        "and",
        "the",
        "are",
        "was",
        "has",
        "had",
        "but",
        "not",
        "you",
        "all",
        "new",
        "who",
        "how",
        "why",
        "can",
        "out",
        "off",
        "may",
        "one",
        "two",
        "now",
        "get",
        "got",
    ]
)


def keys(text: str) -> set[str]:
    """Words of a text as comparison keys: one Latin spelling, lower case, without endings."""
    found = set()
    for word in _WORD.findall(anyascii(text).lower()):
        word = re.sub(r"['’]s?$", "", word)
        if len(word) >= 3 and word not in _COMMON:
            found.add(word[:_STEM].rstrip("s") if len(word) > 3 else word)
    return found


class Plausible:
    """Scores short texts against topics; words that many of the texts hold count little."""

    def __init__(self, topics: Sequence[Topic], texts: Iterable[str]) -> None:
        self._texts = [keys(text) for text in texts]
        counts = Counter(key for found in self._texts for key in found)
        total = max(1, len(self._texts))
        self._rare = {
            key: math.log((total + 1) / (number + 0.5)) / math.log(total + 2)
            for key, number in counts.items()
        }
        self._counts = counts
        self._names: set[str] = set()
        self._words: set[str] = set()
        for topic in topics:
            for name in topic.names:
                self._names |= keys(name)
            for part in (*topic.words, *topic.figures):
                self._words |= keys(part)
            if not topic.words:
                self._words |= keys(topic.text)
        self._words -= self._names

    def score(self, number: int) -> float:
        """0 where text ``number`` is not worth fetching, else higher for more and rarer overlap.

        Worth it: a name and another name or word in common, or a name that few of the texts
        hold, or three words.
        """
        found = self._texts[number]
        names, words = found & self._names, found & self._words
        rare_name = any(self._counts[name] <= max(3, len(self._texts) // 50) for name in names)
        if not (len(names) + min(len(words), 1) >= 2 or rare_name or len(words) >= 3):
            return 0.0
        # At least a little for everything that passed, even where every text holds the word.
        weights = sum(2 * max(self._rare[key], 0.05) for key in names)
        return weights + sum(max(self._rare[key], 0.05) for key in words)
