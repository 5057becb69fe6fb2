"""Counts that leave out what they count: "Fifty-seven operations were planned. Nineteen were
cancelled." The noun stands with the last count before them."""

from __future__ import annotations

import re
from dataclasses import replace

from matching.compare.figures import Figure
from matching.compare.reading import Reading
from matching.text.grammar import tag

_OPENS = re.compile(r"(?:^\W*|[.;]\s|,\sand\s|\b[Oo]f\s(?:them|these|those),?\s)$")
_OF_THEM = re.compile(r"\sof\s(?:them|these|those)\b")


def completed(statement: Reading, before: Reading) -> Reading:
    """The statement with the nouns of its elliptic counts, from the sentence before it."""
    if not any(_is_elliptic(figure, statement.text) for figure in statement.figures):
        return statement
    counts = [f for f in before.figures if f.dimension == "count" and f.nouns]
    if not counts:
        return statement
    return replace(
        statement,
        figures=tuple(
            replace(f, nouns=counts[-1].nouns) if _is_elliptic(f, statement.text) else f
            for f in statement.figures
        ),
    )


def _is_elliptic(figure: Figure, text: str) -> bool:
    """Whether a count opens its clause and a verb, or "of them", follows it at once."""
    start, end = figure.span
    if figure.dimension != "count" or figure.weak or not _OPENS.search(text[:start]):
        return False
    if _OF_THEM.match(text, end):
        return True
    behind = next((w for w in tag(text, start, len(text)) if w.start >= end), None)
    return behind is not None and behind.kind in ("verb", "aux", "modal")
