"""Which sentences report what somebody said or thought, who that was, and in which words (PolNeAR).

PolNeAR counts thoughts, wishes and intentions as well as speech, so the reader is asked for both;
what a check uses (``matching.attribution.read_attributions``) is speech alone.
"""

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
from matching.attribution.find import find
from matching.attribution.quotes import quotations
from matching.lineage.credits import read_credits
from matching.lineage.names import Outlets
from matching.text.sentences import in_quotation, split
from matching.types import Span

PARTS = ("source", "cue", "content")
_CUES = re.compile(
    r"\b(said|says|told|according to|added|claimed|announced|stated|tweeted|wrote|argued)\b|[\"“]"
)
_WORD = re.compile(r"\w+")
_WIRES = {"AP", "Reuters", "AFP", "UPI"}
"""The agencies that the set names; matching's register has them under the same keys."""
Marked = dict[str, list[Span]]


def measure(found: FoundSet, limit: int | None = None) -> tuple[int, tuple[Figure, ...]]:
    """Sentences and figures; ``limit`` bounds the articles.

    ``sentence_*``: the sentence holds attributed content; the baseline looks for eleven cue words
    or a quotation mark. ``source``, ``cue``, ``content``: F1 over words, a word counting by its
    first character. ``speaker``: of the sentences in which a check sees speech and the labels a
    source, the share with the speaker's words in the source. Discarded passages are left out.
    ``wire_credits``: of the articles that their publisher gives to an agency, those for which it is
    found from text and author; ``wire_false``: agencies found that the publisher does not give.
    """
    gold: list[bool] = []
    said: list[bool] = []
    rule: list[bool] = []
    words: dict[str, list[tuple[bool, bool]]] = {part: [] for part in PARTS}
    speakers: list[bool] = []
    articles = sample(read(found.files[0]), limit)
    for article in articles:
        text, discard = article["text"], article["discard"]
        marked = {
            part: [(a, b) for one in article["attributions"] for a, b in one[part]]
            for part in PARTS
        }
        ours = read_parts(text)
        for match in _WORD.finditer(text):
            if _inside(match.start(), discard):
                continue
            for part in PARTS:
                words[part].append(
                    (_inside(match.start(), marked[part]), _inside(match.start(), ours[part]))
                )
        for start, end in article["sentences"] or split(text):
            if _inside(start, discard):
                continue
            gold.append(_meets((start, end), marked["content"]))
            said.append(_meets((start, end), ours["content"]))
            rule.append(bool(_CUES.search(text[start:end])))
        speakers += _speakers(article, marked["source"])
    own = scores.precision_recall_f1(gold, said, True)
    base = scores.precision_recall_f1(gold, rule, True)
    return len(gold), (
        Figure("sentence_f1", own[2], base[2]),
        Figure("sentence_precision", own[0], base[0]),
        Figure("sentence_recall", own[1], base[1]),
        *(Figure(part, _f1(words[part])) for part in PARTS),
        Figure("speaker", sum(speakers) / len(speakers) if speakers else 0.0),
        *_wire_credits(articles),
    )


def _wire_credits(articles: Sequence[dict[str, Any]]) -> tuple[Figure, ...]:
    """The agency of the whole article, where the publisher's own record of it is in the set.

    Of the 75 in both parts one stands neither in the text nor in the author's line, and one agency
    is found that the record does not have: its author's line is "By THE ASSOCIATED PRESS".
    """
    hits = wanted = false = 0
    for article in articles:
        if article["wire_field"] != "recorded":
            continue
        one = document(
            article["text"],
            name=article["doc_id"],
            outlet=article["publisher"],
            byline=article["author"] or "",
        )
        said = {c.key for c in read_credits(one, Outlets([one])) if c.whole} & _WIRES
        gold = {article["wire"]} - {None}
        hits, wanted = hits + len(said & gold), wanted + len(gold)
        false += len(said - gold)
    if not wanted:
        return ()
    return Figure("wire_credits", hits / wanted), Figure("wire_false", false, better="down")


def read_parts(text: str) -> Marked:
    """The spans of sources, cues and contents of a text, attitudes included."""
    spans = split(text)
    quotes = quotations(text)
    inside = in_quotation(text, spans)
    out: Marked = {part: [] for part in PARTS}
    spoken = False
    for index, span in enumerate(spans):
        here = [quote for quote in quotes if _meets(span, [quote])]
        found = find(text, span, here, attitudes=True)
        for one in found:
            if one.source is not None:
                out["source"].append(one.source)
            out["cue"].append(one.cue)
            out["content"].extend(one.content)
        quoted = sum(min(b, span[1]) - max(a, span[0]) for a, b in here)
        share = quoted / max(1, span[1] - span[0])
        # A quotation without a cue of its own goes on from the sentence before.
        if not found and here and (share > 0.8 or (share > 0.6 and (inside[index] or spoken))):
            out["content"].extend((max(a, span[0]), min(b, span[1])) for a, b in here)
        spoken = bool(found) or (spoken and bool(here))
    return out


def _speakers(article: dict[str, Any], sources: Sequence[Span]) -> list[bool]:
    """For each sentence with speech and a source in it: do the speaker's words meet the source?"""
    text = article["text"]
    spans = [(a, b) for a, b in article["sentences"] or split(text)]
    read_as = read_attributions(
        document(text, name=article["doc_id"], title=article["title"] or ""), spans
    )
    out = []
    for span, attribution in zip(spans, read_as, strict=True):
        here = [source for source in sources if span[0] <= source[0] and source[1] <= span[1]]
        if attribution is not None and attribution.speaker_span is not None and here:
            out.append(_meets(attribution.speaker_span, here))
    return out


def _inside(position: int, spans: Sequence[Sequence[int]]) -> bool:
    return any(start <= position < end for start, end in spans)


def _meets(span: Sequence[int], others: Sequence[Sequence[int]]) -> bool:
    return any(start < span[1] and end > span[0] for start, end in others)


def _f1(pairs: Sequence[tuple[bool, bool]]) -> float:
    gold, said = [g for g, _ in pairs], [s for _, s in pairs]
    return scores.precision_recall_f1(gold, said, True)[2]
