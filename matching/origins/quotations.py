"""The same quotation in two documents: whoever said it, they rest on the same mouth or page.

Journalists quote one speaker in the same words and paraphrase him in their own, so a run of words
that both print inside quotation marks is one attributed source, however the speaker is named.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from matching.attribution.quotes import quotations
from matching.text.tokens import fold, tokens
from matching.types import Document, Span

SHORTEST = 5
"""Words in a row: shorter runs ("a matter of time") are common property."""


@lru_cache(maxsize=4096)
def _quoted(text: str) -> tuple[Span, ...]:
    return tuple(quotations(text))


def quoted_words(document: Document, spans: Sequence[Span]) -> list[list[str]]:
    """The words inside quotation marks within ``spans``, one list for each quotation."""
    out = []
    for start, end in _quoted(document.text):
        for a, b in spans:
            low, high = max(start, a), min(end, b)
            if low < high:
                words = [fold(t.text) for t in tokens(document.text[low:high])]
                if len(words) >= SHORTEST:
                    out.append(words)
    return out


def shared_quotation(
    left: Document, left_spans: Sequence[Span], right: Document, right_spans: Sequence[Span]
) -> str | None:
    """The longest run of at least ``SHORTEST`` words that both quote in these passages, or None."""
    best: list[str] = []
    for one in quoted_words(left, left_spans):
        places: dict[tuple[str, ...], list[int]] = {}
        for i in range(len(one) - SHORTEST + 1):
            places.setdefault(tuple(one[i : i + SHORTEST]), []).append(i)
        for two in quoted_words(right, right_spans):
            for j in range(len(two) - SHORTEST + 1):
                for i in places.get(tuple(two[j : j + SHORTEST]), ()):
                    length = SHORTEST
                    while (
                        i + length < len(one)
                        and j + length < len(two)
                        and one[i + length] == two[j + length]
                    ):
                        length += 1
                    if length > len(best):
                        best = one[i : i + length]
    return " ".join(best) or None
