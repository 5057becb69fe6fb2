"""Which sentences report what somebody said, and who that was (PolNeAR and alike)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flows.measure import scores
from flows.measure.documents import document
from flows.measure.rows import read, sample
from flows.measure.sets import FoundSet
from flows.measure.types import Figure
from matching.attribution import read_attributions
from matching.text.sentences import split
from matching.types import Attribution, Span

_CUES = re.compile(
    r"\b(said|says|told|according to|added|claimed|announced|stated|tweeted|wrote|argued)\b|[\"“]"
)
_SMALL = 3
PARTS = ("source", "cue", "content")


def measure(found: FoundSet, limit: int | None = None) -> tuple[int, tuple[Figure, ...]]:
    """Sentences and figures; ``limit`` bounds the articles.

    ``f1``, ``precision`` and ``recall``: the sentence holds attributed content; the baseline looks
    for eleven cue words or a quotation mark. ``source``, ``cue`` and ``content``: F1 over the words
    of each, all articles together. ``speaker``: of the sentences rightly called attributed whose
    source stands in them, the share in which the speaker's words are the source's.
    """
    articles = sample(read(found.files[0]), limit)
    gold: list[bool] = []
    said: list[bool] = []
    rule: list[bool] = []
    words = {part: Words() for part in PARTS}
    named = with_source = 0
    for article in articles:
        text = article["text"]
        spans = [tuple(span) for span in article["sentences"] or split(text)]
        spans = [span for span in spans if not _meet([span], article["discard"])]
        read_as = read_attributions(
            document(text, name=article["doc_id"], title=article["title"] or ""), spans
        )
        marked = {
            part: [span for a in article["attributions"] for span in a[part]] for part in PARTS
        }
        starts = [match.start() for match in re.finditer(r"\w+", text)]
        for span, attribution in zip(spans, read_as, strict=True):
            gold.append(_meet([span], marked["content"]))
            said.append(attribution is not None)
            rule.append(bool(_CUES.search(text[span[0] : span[1]])))
            inside = starts[bisect_left(starts, span[0]) : bisect_left(starts, span[1])]
            for part in PARTS:
                words[part].add(inside, marked[part], _span_of(attribution, part))
            sources = _sources(article, span)
            if gold[-1] and attribution is not None and sources:
                with_source += 1
                named += _names(attribution, sources, text)
    ours = scores.precision_recall_f1(gold, said, True)
    base = scores.precision_recall_f1(gold, rule, True)
    return len(gold), (
        Figure("f1", ours[2], base[2]),
        Figure("precision", ours[0], base[0]),
        Figure("recall", ours[1], base[1]),
        *(Figure(part, words[part].f1) for part in PARTS),
        Figure("speaker", named / with_source if with_source else 0.0),
    )


@dataclass(slots=True)
class Words:
    """Words counted that one part of an attribution should hold, holds, and both."""

    wanted: int = 0
    got: int = 0
    both: int = 0

    def add(self, words: Sequence[int], gold: Sequence[Sequence[int]], ours: Span | None) -> None:
        """Count the words (by their starts) of one sentence."""
        for start in words:
            wanted = any(a <= start < b for a, b in gold)
            got = ours is not None and ours[0] <= start < ours[1]
            self.wanted += wanted
            self.got += got
            self.both += wanted and got

    @property
    def f1(self) -> float:
        """F1 over words; 0 where there are none."""
        total = self.wanted + self.got
        return 2 * self.both / total if total else 0.0


def _span_of(attribution: Attribution | None, part: str) -> Span | None:
    if attribution is None:
        return None
    return {
        "source": attribution.speaker_span,
        "cue": attribution.cue_span,
        "content": attribution.content_span,
    }[part]


def _names(attribution: Attribution, sources: Sequence[Span], text: str) -> bool:
    """Whether the speaker's words are those of a source that the labels name."""
    speaker = attribution.speaker_span
    if speaker is not None and _meet([speaker], sources):
        return True
    printed = attribution.printed.lower()
    return bool(printed) and any(printed in text[start:end].lower() for start, end in sources)


def _sources(article: dict[str, Any], span: Span) -> list[Span]:
    """The sources that stand in the sentence, of attributions whose content meets it."""
    return [
        (source[0], source[1])
        for attribution in article["attributions"]
        if _meet([span], attribution["content"])
        for source in attribution["source"]
        if span[0] <= source[0] and source[1] <= span[1]
    ]


def _meet(ones: Sequence[Sequence[int]], others: Sequence[Sequence[int]]) -> bool:
    """Whether any two spans share at least a word's worth of characters."""
    return any(min(a[1], b[1]) - max(a[0], b[0]) >= _SMALL for a in ones for b in others)
