"""The reasons for which two pieces of evidence share an origin, each as a typed merge in words.

One function per reason; ``all_joins`` is the list of them. A certain merge means one origin; an
uncertain one only forbids to count two ("unknown never adds independence").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from matching.lineage.graph import Lineage
from matching.lineage.names import abbreviations, registered, squash
from matching.origins.quotations import shared_quotation
from matching.origins.speakers import GENERIC, Source, compare, names_speaker, words
from matching.text.tokens import content_words
from matching.types import Claim, Document, Match, Merge, MergeKind, Span

ARTICLE_ON_DISPUTES: frozenset[MergeKind] = frozenset(
    {"outlet", "owner", "reuse", "credit", "review"}
)
"""What ties a disputing document to the article: its makers and its text. A source that is quoted
against the article is quoted against itself, which is a dispute all the same."""


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


_ACCESS = re.compile(
    r"\btold (?:us|me|this (?:newspaper|paper|reporter|website|station|agency|correspondent)|the "
    r"[A-Z]\w+|[A-Z][\w’']+(?: [A-Z]\w+)*)\b|\bshown to\b|\bseen by\b|\bin an interview with\b"
)


def item_of(matches: Sequence[Match], lineage: Lineage, claim: Claim) -> Item:
    """The evidence of one document, from its live matches.

    For an utterance claim a sentence that names the speaker is his, however its grammar was read.
    """
    document = matches[0].statement.document
    sources: list[Source | None] = []
    for match in matches:
        attribution = match.statement.attribution
        source = Source.of(attribution) if attribution is not None else None
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
        if claim.speaker and not source.anonymous:
            source = Source(source.kind, claim.speaker, source.printed, source.role)
    elif claim.speaker:
        source = Source("person", claim.speaker, claim.speaker)
    keys = {c.key for c in lineage.citations(article.id) if _overlap(c.span, claim.sentence_span)}
    keys |= set(_outlet_keys(source, lineage))
    own = lineage.key(article.id)
    cited = tuple((key, True) for key in sorted(keys) if key != own)
    return Item(article, (claim.sentence_span,), (source,), cited, is_article=True)


def all_joins(items: Sequence[Item], lineage: Lineage, *, speakers: bool) -> list[Merge]:
    """Every reason to join two of the items; ``speakers`` false leaves attributed sources out,
    as for the question whether something was said at all."""
    rules: list[Callable[[Sequence[Item], Lineage], Iterable[Merge]]] = [
        _same_outlet,
        _same_owner,
        _same_passage,
        _same_document_text,
        _same_headline,
        _quoted_text,
        _same_credit,
        _same_error,
    ]
    if speakers:
        rules += [_same_source, _same_quotation, _citations, _circle]
    merges = [merge for rule in rules for merge in rule(items, lineage)]
    return sorted(set(merges), key=merge_order)


_KINDS: tuple[MergeKind, ...] = (
    "review", "outlet", "owner", "reuse", "credit", "citation", "attribution", "rare_error",
    "anonymous",
)  # fmt: skip


def merge_order(merge: Merge) -> tuple[bool, int, str, str, str]:
    """Certain merges first, then by kind; fixed, so that reports never depend on input order."""
    return (not merge.certain, _KINDS.index(merge.kind), merge.left, merge.right, merge.detail)


def _star(
    kind: MergeKind,
    members: Sequence[Item],
    detail: Callable[[Item, Item], str],
    certain: bool = True,
) -> Iterator[Merge]:
    """Join the members of one clique to its first: the article if it is one, else the least id."""
    ordered = sorted(members, key=lambda i: (not i.is_article, i.id))
    for other in ordered[1:]:
        yield Merge(kind, ordered[0].id, other.id, detail(ordered[0], other), certain)


def _same_outlet(items: Sequence[Item], lineage: Lineage) -> Iterator[Merge]:
    for outlet, members in _by(items, lambda i: [i.document.outlet]):
        yield from _star("outlet", members, lambda a, b, o=outlet: f"both are published by {o}")  # type: ignore[misc]


def _same_owner(items: Sequence[Item], lineage: Lineage) -> Iterator[Merge]:
    def owners(item: Item) -> list[str]:
        return [item.document.owner.casefold().strip()] if item.document.owner else []

    for _, members in _by(items, owners):
        if len({m.document.outlet for m in members}) > 1:
            yield from _star(
                "owner",
                members,
                lambda a, b: (
                    f"{a.document.outlet} and {b.document.outlet} belong to {a.document.owner}"
                ),
            )


def _same_passage(items: Sequence[Item], lineage: Lineage) -> Iterator[Merge]:
    def clusters(item: Item) -> list[int]:
        return sorted({c for span in item.spans for c in lineage.passages(item.id, span)})

    def detail(a: Item, b: Item) -> str:
        whole = lineage.reuse_of(a.id, b.id)
        if whole is not None:
            return f"the passage is the same text: {whole.detail}"
        return f"{a.document.outlet} and {b.document.outlet} print the same passage"

    for _, members in _by(items, clusters):
        yield from _star("reuse", members, detail)


WHOLE_COPY = 0.5
"""From this part in common, passages that could not be aligned may still be from one text."""


def _same_document_text(items: Sequence[Item], lineage: Lineage) -> Iterator[Merge]:
    for a, b in _pairs(items):
        whole = lineage.reuse_of(a.id, b.id)
        if whole is not None and whole.share >= WHOLE_COPY:
            left, right = _article_first(a, b)
            yield Merge("reuse", left.id, right.id, whole.detail, certain=False)


def _same_headline(items: Sequence[Item], lineage: Lineage) -> Iterator[Merge]:
    here = {item.id for item in items}
    for sign in lineage.headlines:
        if sign.left in here and sign.right in here:
            yield Merge("reuse", sign.left, sign.right, sign.detail, certain=False)


def _quoted_text(items: Sequence[Item], lineage: Lineage) -> Iterator[Merge]:
    """A text that prints another's own words in quotation marks has them from there."""
    for a, b in _pairs(items):
        left, right = _article_first(a, b)
        for quoting, quoted in ((left, right), (right, left)):
            found = [lineage.quotes(quoting.id, span, quoted.id) for span in quoting.spans]
            if any(found):
                how = f"{quoting.document.outlet} quotes {quoted.document.outlet} word for word"
                yield Merge("reuse", left.id, right.id, how, certain=all(found))
                break


def _same_error(items: Sequence[Item], lineage: Lineage) -> Iterator[Merge]:
    here = {item.id for item in items}
    if len(here) < 2:
        return
    for error in lineage.errors:
        if error.left in here and error.right in here:
            yield Merge("rare_error", error.left, error.right, error.detail, certain=False)


def _same_credit(items: Sequence[Item], lineage: Lineage) -> Iterator[Merge]:
    held: dict[str, list[tuple[Item, bool, str]]] = defaultdict(list)
    for item in items:
        for credit in lineage.credits(item.id):
            if credit.key == "name:pressrelease" or credit.key == "name:agencies":
                continue
            certain = credit.whole and not _added_passage(item, lineage)
            held[credit.key].append((item, certain, credit.printed))
    for key in sorted(held):
        members = held[key]
        if len(members) < 2:
            continue
        members.sort(key=lambda m: (not m[1], not m[0].is_article, m[0].id))
        first, first_certain, printed = members[0]
        for other, certain, _ in members[1:]:
            left, right = _article_first(first, other)
            detail = (
                f"{left.document.outlet} and {right.document.outlet} both credit "
                f"{_plain(key, printed)}"
                if lineage.key(first.id) != key
                else f"{other.document.outlet} credits {_plain(key, first.document.outlet)}"
            )
            yield Merge("credit", left.id, right.id, detail, first_certain and certain)


def _added_passage(item: Item, lineage: Lineage) -> bool:
    """Whether the passage was added to a text that we hold in another copy (a local paragraph)."""
    if any(lineage.passages(item.id, span) for span in item.spans):
        return False
    return lineage.is_copied(item.id)


def _same_source(items: Sequence[Item], lineage: Lineage) -> Iterator[Merge]:
    for a, b in _pairs(items):
        left, right = _article_first(a, b)
        found = _shared_source(left, right, lineage)
        if found is None:
            continue
        kind, sameness, name = found
        certain = sameness == "same" and _only(left) and _only(right)
        detail = f"both rest on {name} for this point"
        if kind == "anonymous":
            detail = f"both rest on unnamed sources ({name}) and show no separate access"
        yield Merge(kind, left.id, right.id, detail, certain)


def _same_quotation(items: Sequence[Item], lineage: Lineage) -> Iterator[Merge]:
    """Two that print the same quoted words rest on whoever said them, by whatever name.

    Certain where every passage that counts holds the words; else the document says more of its own.
    """
    for a, b in _pairs(items):
        left, right = _article_first(a, b)
        words = shared_quotation(left.document, left.spans, right.document, right.spans)
        if words is None:
            continue
        certain = all(
            shared_quotation(one.document, [span], two.document, two.spans)
            for one, two in ((left, right), (right, left))
            for span in one.spans
        )
        told = words if len(words) <= 80 else words[:77].rsplit(" ", 1)[0] + " …"
        yield Merge("attribution", left.id, right.id, f"both quote the words “{told}”", certain)


def _only(item: Item) -> bool:
    """Whether the item rests on one source throughout (an institution's own paper on itself)."""
    if item.document.kind == "government" and set(item.sources) == {None}:
        return True
    names = {(s.kind, s.name) for s in item.sources if s is not None}
    return len(names) == 1 and None not in item.sources


def _shared_source(left: Item, right: Item, lineage: Lineage) -> tuple[MergeKind, str, str] | None:
    if None in left.sources or None in right.sources:
        return _own_document(left, right, lineage)
    best: tuple[MergeKind, str, str] | None = None
    for one in left.sources:
        for two in right.sources:
            assert one is not None
            assert two is not None
            if _outlet_keys(one, lineage) or _outlet_keys(two, lineage):
                continue
            sameness = compare(one, two)
            if sameness == "different":
                continue
            if one.anonymous:
                if not (_has_access(left) or _has_access(right)):
                    best = best or ("anonymous", "perhaps", one.printed or one.name)
            elif sameness == "same":
                return ("attribution", "same", one.name)
            else:
                best = ("attribution", "perhaps", one.name)
    return best


def _own_document(left: Item, right: Item, lineage: Lineage) -> tuple[MergeKind, str, str] | None:
    """An institution's own text and an outlet that attributes the point to that institution."""
    for paper, other in ((left, right), (right, left)):
        voice = lineage.voice(paper.id)
        if None in other.sources or (paper.document.kind != "government" and voice is None):
            continue
        names = [voice.name] if voice else [n for n in (paper.document.byline,) if n.strip()]
        for source in other.sources:
            if source is None or source.kind not in ("institution", "document", "agency"):
                continue
            label = lineage.outlets.named(source.name)
            if label == paper.document.outlet:
                return ("attribution", "same", source.name)
            if voice and _means(source, voice.name, other.document):
                return ("attribution", "perhaps", voice.name)
            for name in names:
                sameness = compare(
                    Source("institution", source.name, source.printed),
                    Source("institution", name, name),
                )
                if sameness != "different":
                    return ("attribution", sameness, source.name)
    return None


def _means(source: Source, name: str, document: Document) -> bool:
    """Whether "the agency" of a document that introduces "the European Space Agency" is ESA."""
    if set(words(source.name)) - GENERIC or not words(source.name):
        return False
    kind = words(source.name)[-1].capitalize()
    for full in re.findall(rf"(?:[A-Z]\w+ (?:of |for )?){{1,5}}{kind}\b", document.text):
        if squash(name) == squash(full) or squash(name) in abbreviations(full):
            return True
    return False


def _has_access(item: Item) -> bool:
    if item.is_article:
        return False
    return any(_ACCESS.search(item.document.text[a:b]) for a, b in item.spans)


def _citations(items: Sequence[Item], lineage: Lineage) -> Iterator[Merge]:
    belongs: dict[str, list[tuple[Item, str, bool]]] = defaultdict(list)
    for item in items:
        own = lineage.key(item.id)
        belongs[own].append((item, "own", True))
        for credit in lineage.credits(item.id):
            if credit.whole and credit.key != own:
                belongs[credit.key].append((item, "credit", not _added_passage(item, lineage)))
        for key, certain in item.cited:
            belongs[key].append((item, "cited", certain))
    for key in sorted(belongs):
        members = sorted(
            belongs[key], key=lambda m: (m[1] == "cited", not m[2], not m[0].is_article, m[0].id)
        )
        center, _, center_certain = members[0]
        for item, how, certain in members[1:]:
            if how != "cited" or item.id == center.id:
                continue
            left, right = _article_first(center, item)
            name = _plain(key, key)
            detail = f"{item.document.outlet} names {name} as its source for this point"
            yield Merge("citation", left.id, right.id, detail, certain and center_certain)


def _circle(items: Sequence[Item], lineage: Lineage) -> Iterator[Merge]:
    """Two that name each other as their source, on whatever page: neither shows an origin."""
    names = {
        item.id: {c.key for c in lineage.citations(item.id)} | {key for key, _ in item.cited}
        for item in items
    }
    for a, b in _pairs(items):
        left, right = _article_first(a, b)
        here, there = lineage.key(left.id), lineage.key(right.id)
        if here != there and there in names[left.id] and here in names[right.id]:
            how = (
                f"{left.document.outlet} and {right.document.outlet} name each other as the source"
            )
            yield Merge("citation", left.id, right.id, how, certain=False)


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
        keys |= set(_outlet_keys(source, lineage))
        attribution = match.statement.attribution
        for carrier in attribution.chain if attribution is not None else ():
            keys |= set(_outlet_keys(Source("outlet", carrier, carrier), lineage))
        per_passage.append(keys - {own})
    found = {key: all(key in keys for keys in per_passage) for keys in per_passage for key in keys}
    if document.kind == "blog":
        # A blog that quotes an article somewhere has the rest from it more often than not.
        for citation in lineage.citations(document.id):
            if citation.key != own:
                found.setdefault(citation.key, False)
    return tuple(sorted(found.items()))


def _outlet_keys(source: Source | None, lineage: Lineage) -> list[str]:
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


def _plain(key: str, printed: str) -> str:
    return printed if key.startswith("name:") else key


def _by(
    items: Sequence[Item], keys: Callable[[Item], Iterable[object]]
) -> list[tuple[object, list[Item]]]:
    held: dict[object, list[Item]] = defaultdict(list)
    for item in items:
        for key in keys(item):
            held[key].append(item)
    return [
        (key, members)
        for key, members in sorted(held.items(), key=lambda kv: str(kv[0]))
        if len(members) > 1
    ]


def _pairs(items: Sequence[Item]) -> Iterator[tuple[Item, Item]]:
    for n, left in enumerate(items):
        for right in items[n + 1 :]:
            yield left, right


def _article_first(a: Item, b: Item) -> tuple[Item, Item]:
    if b.is_article or (not a.is_article and b.id < a.id):
        return b, a
    return a, b


def _overlap(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]
