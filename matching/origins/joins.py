"""The reasons for which two pieces of evidence share an origin, each as a typed merge in words.

A certain merge means one origin; an uncertain one only forbids to count two ("unknown never adds
independence"). The reasons by idea: ``makers``, ``texts``, ``voices``, ``citing``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from matching.lineage.graph import Lineage
from matching.origins import citing, makers, texts, voices
from matching.origins.items import Item
from matching.types import Merge, MergeKind

ARTICLE_ON_DISPUTES: frozenset[MergeKind] = frozenset(
    {"outlet", "owner", "reuse", "credit", "review"}
)
"""What ties a disputing document to the article: its makers and its text. A source that is quoted
against the article is quoted against itself, which is a dispute all the same."""

Rule = Callable[[Sequence[Item], Lineage], Iterable[Merge]]
ALWAYS: tuple[Rule, ...] = (
    makers.same_outlet,
    makers.same_owner,
    texts.same_passage,
    texts.same_document_text,
    texts.same_headline,
    texts.quoted_text,
    makers.same_credit,
    texts.same_error,
)
FOR_CONTENT: tuple[Rule, ...] = (
    voices.same_source,
    voices.same_quotation,
    voices.same_study,
    citing.citations,
    citing.circle,
)
"""Attributed sources: they join for what was said, not for the question whether it was said."""


def all_joins(items: Sequence[Item], lineage: Lineage, *, speakers: bool) -> list[Merge]:
    """Every reason to join two of the items; ``speakers`` false leaves attributed sources out,
    as for the question whether something was said at all."""
    rules = (*ALWAYS, *FOR_CONTENT) if speakers else ALWAYS
    return sorted({m for rule in rules for m in rule(items, lineage)}, key=merge_order)


_KINDS: tuple[MergeKind, ...] = (
    "review", "outlet", "owner", "reuse", "credit", "citation", "attribution", "rare_error",
    "anonymous",
)  # fmt: skip


def merge_order(merge: Merge) -> tuple[bool, int, str, str, str]:
    """Certain merges first, then by kind; fixed, so that reports never depend on input order."""
    return (not merge.certain, _KINDS.index(merge.kind), merge.left, merge.right, merge.detail)
