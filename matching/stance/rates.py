"""How likely a word is to stand in a text of a given length by chance.

Counts of the texts at hand are best; where they are few, the counts of a small collection of news
sentences (``word_rates.tsv``, made by ``matching.training.word_rates``) stand in for them.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from matching.text.tokens import content_words

_CERTAIN = 0.95
_NEVER = 0.0005


class Rates:
    """In how many of some texts each content stem occurs, and how long these texts are."""

    def __init__(
        self, counts: Mapping[str, int], texts: int, length: float, behind: Rates | None = None
    ) -> None:
        """``counts``: texts with the stem, of ``texts`` texts of on average ``length`` content
        words; ``behind``: rates that count as much as ``STAND_IN`` texts beside these."""
        self._counts = counts
        self._texts = texts
        self._length = max(1.0, length)
        self._behind = behind

    @classmethod
    def of(cls, texts: Iterable[str]) -> Rates:
        """The rates of the texts at hand, with those of news in general behind them."""
        counts: Counter[str] = Counter()
        total = length = 0
        for text in texts:
            found = content_words(text)
            total += 1
            length += len(found)
            counts.update(set(found))
        return cls(counts, total, length / max(1, total), background())

    def chance(self, stemmed: str, length: int) -> float:
        """The chance that a text of ``length`` content words has the stem, in (0, 1).

        Words fall like rain (a Poisson process), at the rate at which texts of the mean length
        show the stem.
        """
        share = (self._counts.get(stemmed, 0) + 0.5) / (self._texts + 1)
        own = 1.0 - math.exp(math.log(1.0 - min(share, 0.99)) * length / self._length)
        if self._behind is not None:
            general = self._behind.chance(stemmed, length)
            own = (self._texts * own + STAND_IN * general) / (self._texts + STAND_IN)
        return min(_CERTAIN, max(_NEVER, own))


STAND_IN = 50
"""How many texts at hand weigh as much as the rates of news in general."""


@cache
def background() -> Rates:
    """The rates of news sentences in general, from the table beside this module."""
    text = files(__package__).joinpath("word_rates.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    counts = {word: int(count) for word, count in rows}
    return Rates(counts, counts.pop("(sentences)"), counts.pop("(words)") / 1000)
