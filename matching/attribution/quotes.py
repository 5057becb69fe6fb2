"""Quoted passages of a document: where each begins and ends, over sentences and paragraphs."""

from __future__ import annotations

import re

from matching.text.sentences import paragraphs
from matching.types import Span

_MARK = re.compile(r"''|``|[\"“”„«»]|(?<![^\W_])[‘'](?=[^\W_])|(?<=[^\s])[’'](?![^\W_])")


# German prints „so“ and »so«, French « so »; the others close with their own mark.
_CLOSES = {"„": "“”", "»": "«", "“": "”", "«": "»"}


def _begins(text: str, at: int, end: int) -> bool:
    """Whether a word stands right behind the mark."""
    return at < end and text[at].isalnum() and (at < 2 or not text[at - 2].isalnum())


def quotations(text: str) -> list[Span]:
    """The quoted passages with their marks, in order, never crossing a paragraph.

    A paragraph that opens a quotation and never closes it is quoted to its end (the convention
    of print). Single marks count only where they open before a word and close after one, with
    nothing of apostrophes in between.
    """
    spans: list[Span] = []
    for start, end in paragraphs(text):
        spans.extend(_in_paragraph(text, start, end))
    return spans


def _in_paragraph(text: str, start: int, end: int) -> list[Span]:
    spans: list[Span] = []
    opened: int | None = None
    single: int | None = None
    for match in _MARK.finditer(text, start, end):
        mark, at = match.group(), match.start()
        if mark in "‘’'" and len(mark) == 1:
            follows = match.end() < end and (text[match.end()].isalnum())
            opens = follows and (at == start or text[at - 1] in " (—–-\n\xa0")
            if opens and mark != "’":
                if opened is None and single is None:
                    single = at
            elif single is not None and opened is None and not follows:
                inside = text[at - 1] in ",.?!…" or match.end() - single < 60
                if inside:
                    spans.append((single, match.end()))
                single = None
        elif opened is not None and mark in _CLOSES.get(text[opened], ""):
            spans.append((opened, match.end()))
            opened = None
        elif mark in ("“", "«", "„", "``") or (mark == "»" and _begins(text, match.end(), end)):
            single = None
            opened = at if opened is None else opened
        elif mark in ("”", "»"):
            if opened is not None:
                spans.append((opened, match.end()))
            opened = None
        elif opened is None:
            single = None
            opened = at
        else:
            spans.append((opened, match.end()))
            opened = None
    if opened is not None and end - opened > 1:
        spans.append((opened, end))
    return spans
