"""What counts for a claim, document by document: which passages, and whom they rest on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matching.lineage.graph import Lineage
from matching.lineage.names import registered
from matching.origins.behind import source_behind
from matching.origins.speakers import Source, names_speaker
from matching.text.tokens import content_words
from matching.types import Claim, Document, Match, Span


@dataclass(frozen=True, slots=True)
class Item:
    """One document on one side of a claim: the passages that count and whom they rest on.

    ``sources`` has one entry per passage, None where the document speaks in its own voice.
    ``cited`` are keys of other outlets that the passages rest on, with True where every passage
    does.
    """

    document: Document
    spans: tuple[Span, ...]
    sources: tuple[Source | None, ...]
    cited: tuple[tuple[str, bool], ...] = ()
    is_article: bool = False

    @property
    def id(self) -> str:
        """The document's id."""
        return self.document.id


def item_of(matches: Sequence[Match], lineage: Lineage, claim: Claim) -> Item:
    """The evidence of one document, from its live matches.

    For an utterance claim a sentence that names the speaker is his, however its grammar was read.
    """
    document = matches[0].statement.document
    sources: list[Source | None] = []
    for match in matches:
        attribution = match.statement.attribution
        source = Source.of(attribution) if attribution is not None else None
        if source is not None:
            source = source_behind(source, match.statement.text, document.outlet, lineage.outlets)
        if attribution is not None and claim.kind != "utterance" and _beside(claim, match):
            source = None
        if claim.attribution is not None and _spoken_by(claim, match.statement.text):
            speaker = claim.speaker or claim.attribution.speaker
            source = Source(claim.attribution.source_kind, speaker, speaker)
        sources.append(source)
    spans = tuple(match.statement.span for match in matches)
    cited = _cited(document, spans, sources, matches, lineage)
    return Item(document, spans, tuple(sources), cited)


def _beside(claim: Claim, match: Match) -> bool:
    """Whether the point stands beside what the sentence attributes, in the outlet's own voice:
    "She was jailed for six years after a court found that ..." is no finding on the six years."""
    attribution = match.statement.attribution
    if attribution is None or attribution.content_span is None or attribution.kind != "indirect":
        return False
    (start, stop), (first, last) = attribution.content_span, match.statement.span
    text = match.statement.document.text
    wanted = set(content_words(claim.text))
    inside = wanted & set(content_words(text[start:stop]))
    outside = wanted & set(content_words(f"{text[first:start]} {text[stop:last]}"))
    return len(outside - inside) >= 3 and len(outside) > 2 * len(inside)


def _spoken_by(claim: Claim, sentence: str) -> bool:
    """Whether the claim is an utterance and the sentence names its speaker."""
    if claim.kind != "utterance" or not claim.speaker:
        return False
    return names_speaker(sentence, claim.speaker)


def article_item(claim: Claim, article: Document, lineage: Lineage) -> Item:
    """The article as evidence for its own claim."""
    source: Source | None = None
    if claim.attribution is not None:
        source = Source.of(claim.attribution)
        sentence = article.text[slice(*claim.sentence_span)]
        source = source_behind(source, sentence, article.outlet, lineage.outlets)
        if claim.speaker and source.kind == claim.attribution.source_kind and not source.anonymous:
            source = Source(source.kind, claim.speaker, source.printed, source.role)
    elif claim.speaker:
        source = Source("person", claim.speaker, claim.speaker)
    keys = {c.key for c in lineage.citations(article.id) if _overlap(c.span, claim.sentence_span)}
    keys |= set(outlet_keys(source, lineage))
    keys.discard(lineage.key(article.id))
    cited = dict.fromkeys(keys, True)
    for key in _behind(article, lineage):
        cited.setdefault(key, False)
    return Item(
        article, (claim.sentence_span,), (source,), tuple(sorted(cited.items())), is_article=True
    )


def _cited(
    document: Document,
    spans: Sequence[Span],
    sources: Sequence[Source | None],
    matches: Sequence[Match],
    lineage: Lineage,
) -> tuple[tuple[str, bool], ...]:
    own = lineage.key(document.id)
    per_passage: list[set[str]] = []
    for span, source, match in zip(spans, sources, matches, strict=True):
        keys = {
            c.key
            for c in lineage.citations(document.id)
            if c.span[0] < span[1] and span[0] < c.reach
        }
        keys |= set(outlet_keys(source, lineage))
        attribution = match.statement.attribution
        for carrier in attribution.chain if attribution is not None else ():
            keys |= set(outlet_keys(Source("outlet", carrier, carrier), lineage))
        per_passage.append(keys - {own})
    found = {key: all(key in keys for keys in per_passage) for keys in per_passage for key in keys}
    for key in _behind(document, lineage):
        found.setdefault(key, False)
    return tuple(sorted(found.items()))


def _behind(document: Document, lineage: Lineage) -> set[str]:
    """The outlets that a whole report may rest on: those it opens with, or that had it first.

    A blog that quotes an article anywhere has the rest from it more often than not.
    """
    blog = document.kind == "blog"
    own = lineage.key(document.id)
    return {c.key for c in lineage.citations(document.id) if c.leads or blog} - {own}


def outlet_keys(source: Source | None, lineage: Lineage) -> list[str]:
    """The keys of the outlet or agency that a source is, if it is one."""
    if source is None or source.kind not in ("agency", "outlet", "institution", "document"):
        return []
    outlet = lineage.outlets.named(source.name) or lineage.outlets.named(source.printed)
    if outlet is not None and lineage.outlets.is_press(outlet):
        return [lineage.outlets.key(outlet)]
    if source.kind in ("agency", "outlet"):
        known = registered(source.name)
        return [known] if known else []
    return []


def _overlap(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]
