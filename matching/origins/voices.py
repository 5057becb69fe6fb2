"""One mouth or paper: the same attributed source, the same quotation, an institution's own text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from matching.lineage.graph import Lineage
from matching.lineage.names import abbreviations, squash
from matching.lineage.papers import shared_journal
from matching.lineage.voices import Voice, reports_on
from matching.origins.behind import has_access
from matching.origins.items import Item, outlet_keys
from matching.origins.quotations import shared_quotation
from matching.origins.speakers import GENERIC, Source, compare, words
from matching.origins.stars import article_first, pairs
from matching.types import Document, Merge, MergeKind


def same_source(items: Sequence[Item], lineage: Lineage) -> Iterator[Merge]:
    for a, b in pairs(items):
        left, right = article_first(a, b)
        found = _shared_source(left, right, lineage)
        if found is None:
            continue
        kind, sameness, name = found
        certain = sameness == "same" and _only(left, lineage) and _only(right, lineage)
        detail = f"both rest on {name} for this point"
        if kind == "anonymous":
            detail = f"both rest on unnamed sources ({name}) and show no separate access"
        yield Merge(kind, left.id, right.id, detail, certain)


def same_quotation(items: Sequence[Item], lineage: Lineage) -> Iterator[Merge]:
    """Two that print the same quoted words rest on whoever said them, by whatever name.

    Certain where every passage that counts holds the words; else the document says more of its own.
    """
    for a, b in pairs(items):
        left, right = article_first(a, b)
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


def same_study(items: Sequence[Item], lineage: Lineage) -> Iterator[Merge]:
    """Two reports of what one journal published may both have the point from the article in it."""
    for a, b in pairs(items):
        left, right = article_first(a, b)
        journal = shared_journal(left.document, right.document)
        if journal is not None:
            how = f"both report a study published in {journal}"
            yield Merge("attribution", left.id, right.id, how, certain=False)


def _only(item: Item, lineage: Lineage) -> bool:
    """Whether the item rests on one source throughout (an institution's own paper on itself)."""
    if set(item.sources) == {None} and not item.is_article:
        voice = lineage.voice(item.id)
        return item.document.kind == "government" or (voice is not None and voice.stated)
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
            if outlet_keys(one, lineage) or outlet_keys(two, lineage):
                continue
            sameness = compare(one, two)
            if sameness == "different":
                continue
            if one.anonymous:
                if not (_has_access(left, lineage) or _has_access(right, lineage)):
                    best = best or ("anonymous", "perhaps", one.printed or one.name)
            elif sameness == "same":
                return ("attribution", "same", one.name)
            else:
                best = ("attribution", "perhaps", one.name)
    return best or _own_staff(left, right, lineage)


def _own_staff(left: Item, right: Item, lineage: Lineage) -> tuple[MergeKind, str, str] | None:
    """Whom an organisation's own text quotes, it quotes for itself: its people, its study."""
    if lineage.voice(left.id) is None and lineage.voice(right.id) is None:
        return None
    found = _own_document(left, right, lineage)
    return ("attribution", "perhaps", found[2]) if found else None


def _own_document(left: Item, right: Item, lineage: Lineage) -> tuple[MergeKind, str, str] | None:
    """An institution's own text and an outlet that has the point from that institution."""
    for paper, other in ((left, right), (right, left)):
        voice = lineage.voice(paper.id)
        if paper.document.kind != "government" and voice is None:
            continue
        named = _named_source(paper, other, voice, lineage)
        if named is not None:
            return named
        if voice is not None and reports_on(other.document, voice):
            return ("attribution", "perhaps", voice.name)
    return None


def _named_source(
    paper: Item, other: Item, voice: Voice | None, lineage: Lineage
) -> tuple[MergeKind, str, str] | None:
    """The institution behind a text, where the other names it for every passage that counts."""
    if None in other.sources:
        return None
    name = voice.name if voice else paper.document.byline.strip()
    sources = [
        s
        for s in other.sources
        if s is not None and s.kind in ("institution", "document", "agency")
    ]
    for source in sources:
        if lineage.outlets.named(source.name) == paper.document.outlet:
            return ("attribution", "same", source.name)
        if voice and _means(source, voice.name, other.document):
            return ("attribution", "same" if voice.stated else "perhaps", voice.name)
        if name:
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


def _has_access(item: Item, lineage: Lineage) -> bool:
    if item.is_article:
        return False
    home, outlets = item.document.outlet, lineage.outlets
    return any(has_access(item.document.text[a:b], home, outlets) for a, b in item.spans)
