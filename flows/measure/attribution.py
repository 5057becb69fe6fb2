"""Which sentences report what somebody said, and who that was (PolNeAR and alike)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from flows.measure import scores
from flows.measure.documents import document
from flows.measure.rows import read, sample
from flows.measure.sets import FoundSet
from flows.measure.types import Figure
from matching.attribution import read_attributions
from matching.text.sentences import split
from matching.types import Span

_CUES = re.compile(
    r"\b(said|says|told|according to|added|claimed|announced|stated|tweeted|wrote|argued)\b|[\"“]"
)
_SMALL = 3


def measure(found: FoundSet, limit: int | None = None) -> tuple[int, tuple[Figure, ...]]:
    """Sentences and figures; the baseline looks for eleven cue words or a quotation mark.

    ``f1``: the sentence holds attributed content; ``content_f1``: characters of content named as
    such; ``speaker``: of the sentences rightly called attributed whose source stands in them, the
    share in which the speaker's words overlap the source's.
    """
    articles = sample(read(found.files[0]), limit)
    gold: list[bool] = []
    said: list[bool] = []
    rule: list[bool] = []
    named = with_source = 0
    content = [0, 0, 0]
    for article in articles:
        text = article["text"]
        spans = [tuple(span) for span in article["sentences"] or split(text)]
        spans = [span for span in spans if not _meet([span], article["discard"])]
        contents = [tuple(span) for a in article["attributions"] for span in a["content"]]
        read_as = read_attributions(
            document(text, name=article["doc_id"], title=article["title"] or ""), spans
        )
        for span, attribution in zip(spans, read_as, strict=True):
            gold.append(_meet([span], contents))
            said.append(attribution is not None)
            rule.append(bool(_CUES.search(text[span[0] : span[1]])))
            wanted = _characters([span], contents)
            got: set[int] = set()
            if attribution is not None and attribution.content_span is not None:
                got = _characters([span], [attribution.content_span])
            content[0] += len(wanted & got)
            content[1] += len(wanted)
            content[2] += len(got)
            sources = _sources(article, span)
            if gold[-1] and attribution is not None and sources:
                with_source += 1
                speaker = attribution.speaker_span
                printed = attribution.printed.lower()
                named += (speaker is not None and _meet([speaker], sources)) or any(
                    printed and printed in text[s:e].lower() for s, e in sources
                )
    precision, recall, f1 = scores.precision_recall_f1(gold, said, True)
    base = scores.precision_recall_f1(gold, rule, True)
    total = content[1] + content[2]
    return len(gold), (
        Figure("f1", f1, base[2]),
        Figure("precision", precision, base[0]),
        Figure("recall", recall, base[1]),
        Figure("content_f1", 2 * content[0] / total if total else 0.0),
        Figure("speaker", named / with_source if with_source else 0.0),
    )


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


def _characters(ones: Sequence[Span], others: Sequence[Sequence[int]]) -> set[int]:
    """The positions that lie in a span of both."""
    return {
        position
        for a in ones
        for b in others
        for position in range(max(a[0], b[0]), min(a[1], b[1]))
    }
