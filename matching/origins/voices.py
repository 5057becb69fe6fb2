"""One mouth or paper: the same attributed source, the same quotation, an institution's own text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from matching.lineage.graph import Lineage
from matching.lineage.names import abbreviations, squash
from matching.origins.items import Item, outlet_keys
from matching.origins.quotations import shared_quotation
from matching.origins.speakers import GENERIC, Source, compare, words
from matching.origins.stars import article_first, pairs
from matching.types import Document, Merge, MergeKind

_ACCESS = re.compile(
    r"\btold (?:us|me|this (?:newspaper|paper|reporter|website|station|agency|correspondent)|the "
    r"[A-Z]\w+|[A-Z][\w’']+(?: [A-Z]\w+)*)\b|\bshown to\b|\bseen by\b|\bin an interview with\b"
)


def same_source(items: Sequence[Item], lineage: Lineage) -> Iterator[Merge]:
    for a, b in pairs(items):
        left, right = article_first(a, b)
        found = _shared_source(left, right, lineage)
        if found is None:
            continue
        kind, sameness, name = found
        certain = sameness == "same" and _only(left) and _only(right)
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
            if outlet_keys(one, lineage) or outlet_keys(two, lineage):
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
