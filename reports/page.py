"""The report as one self-contained HTML file: no script, no request to anywhere."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, NamedTuple

from reports import words
from reports.pages import page


class Passage(NamedTuple):
    """A stretch of the article's text; ``claim`` is the number of the claim it belongs to."""

    text: str
    claim: int | None = None
    status: str = ""
    first: bool = False
    last: bool = False


def render(report: dict[str, Any], *, site: bool = False) -> str:
    """The page; with ``site`` it links to the other pages of ``reports.web``."""
    claims = words.numbered(report["claims"])
    return page(
        "report.html",
        report=report,
        claims=claims,
        passages=passages(report["article"]["text"], claims),
        site=site,
    )


def passages(text: str, claims: list[tuple[int, dict[str, Any]]]) -> list[Passage]:
    """The text cut at the edges of claims; where claims overlap, the shorter one shows.

    Joined together again the pieces are the text. Every claim that shows at all has exactly one
    first and one last piece, so that anchors are unique.
    """
    spans = [
        (max(0, start), min(len(text), end), number, claim["status"])
        for number, claim in claims
        for start, end in [claim["span"]]
        if start < end
    ]
    edges = sorted({0, len(text), *(e for s in spans for e in s[:2] if 0 <= e <= len(text))})
    pieces: list[tuple[str, int | None, str]] = []
    for start, end in pairwise(edges):
        over = [s for s in spans if s[0] <= start and end <= s[1]]
        if over:
            shortest = min(over, key=lambda s: (s[1] - s[0], s[2]))
            pieces.append((text[start:end], shortest[2], shortest[3]))
        else:
            pieces.append((text[start:end], None, ""))
    order = [claim for _, claim, _ in pieces]
    firsts = {claim: i for i, claim in reversed(list(enumerate(order)))}
    lasts = {claim: i for i, claim in enumerate(order)}
    return [
        Passage(held, claim, status, firsts[claim] == i, lasts[claim] == i)
        for i, (held, claim, status) in enumerate(pieces)
    ]
