"""What the lines of a page are: prose, the caption of a picture, an entry of a listing.

Captions come with the picture and not with the text beside them, and a page that lists other
stories (a section front, a search result) has no text of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

_CAPTION = re.compile(
    r"^[ \t]*(?:(?:FILE(?: PHOTO)?|File photo|PHOTO)\s*[-–—:]"
    r"|(?:[Pp]hoto(?:graph)?|[Pp]icture|[Cc]redit|Image)(?:\s+(?:[Cc]redit|by))?\s*:"
    r"|Image \d+ of \d+|\d+\s*/\s*\d+\s*$|[^\n]*"
    r"(?:\((?:[^()\n]{0,60}\b)?(?:[Pp]hotos?|PHOTO|[Pp]ool|via|EPA|Getty|Handout|AFP|TASS|Courtesy)\b"
    r"[^()\n]{0,60}\)"
    r"|\b(?:Getty Images|AP Photo|Reuters Photo|[Ff]ile [Pp]hoto|[Hh]andout photo))"
    r"[^\n]{0,30}$)[^\n]*",
    re.MULTILINE,
)
_ENDS = re.compile(r"(?<![.…])[.!?][\"”’')\]]*$")
_CUT = re.compile(r"(?:\.\.\.|…|»|›)\s*$")
LEAST_LINES = 20
MOST_PROSE = 0.35
LONGEST_RUN = 450
CUT_LINES = 3
MANY_LINES = 60


class Captions:
    """The captions of a text, asked by place."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, text: str) -> None:
        spans = [m.span() for m in _CAPTION.finditer(text)]
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def holds(self, at: int) -> bool:
        """Whether the character at this offset belongs to a caption."""
        number = bisect_right(self._starts, at) - 1
        return number >= 0 and at < self._ends[number]


@lru_cache(maxsize=2048)
def is_listing(text: str) -> bool:
    """Whether a page lists other pages: many lines, hardly any prose, never two paragraphs of it.

    Prose is a line of 80 characters or more that ends like a sentence; captions are left out, so
    that a gallery of pictures is no listing.
    """
    if text.count("\n") < LEAST_LINES:
        return False
    lines = prose = longest = run = cut = size = 0
    caught = Captions(text)
    at = 0
    for line in text.split("\n"):
        start, at = at, at + len(line) + 1
        plain = line.strip()
        if not plain or caught.holds(start):
            continue
        lines += 1
        size += len(plain)
        if len(plain) >= 80 and _ENDS.search(plain):
            prose += len(plain)
            run += len(plain)
            longest = max(longest, run)
        else:
            run = 0
            cut += bool(_CUT.search(plain))
    if lines < LEAST_LINES or prose > MOST_PROSE * size or longest > LONGEST_RUN:
        return False
    return cut >= CUT_LINES or lines >= MANY_LINES
