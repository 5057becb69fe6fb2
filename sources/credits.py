"""Credits printed around an article: whose text it is, and who worked on it too.

They stand under the headline or behind the last paragraph, often in a place of the page that
extraction leaves out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from lxml.etree import XPath
from lxml.html import HtmlElement

_NEEDLES = (
    "rovided by",
    "ource:",
    "OURCE:",
    "riginally published",
    "irst published",
    "riginally appeared",
    "irst appeared",
    "epublished",
    "iles from",
    "eporting by",
    "eporting from",
    "ontributed to this",
    "istributed by",
)
_NAME = (
    r"(?P<name>(?:[Tt]he )?[A-Z\u00c0-\u00de][\w.&'\u2019-]*"
    r"(?: (?:(?:of|the|and|for|de|la) ){0,2}[A-Z\u00c0-\u00de][\w&'\u2019-]*){0,7})"
)
_STORY = r"(?:article|story|report|piece|post|text|release)"
_WHOLE = re.compile(
    r"^\W{0,3}(?:"
    rf"(?:(?:[Tt]his )?(?:{_STORY}|[Cc]ontent|[Nn]ews|[Mm]aterials?) )?"
    r"(?:was |is |has been )?[Pp]rovided by"
    r"|(?:[Ss]ource|SOURCE|[Aa]gency)\s*:"
    rf"|(?:[Tt]his {_STORY} )?(?:was |is |has been )?(?:also )?(?:[Ff]irst|[Oo]riginally)"
    r" (?:published|appeared|posted)(?: here)? (?:by|on|in|at)"
    rf"|(?:[Tt]his {_STORY} )?(?:was |is |has been )?[Rr]epublished (?:here )?"
    r"(?:with (?:the )?(?:kind )?permission )?(?:from|of|by)"
    rf"|(?:[Tt]his {_STORY} )?(?:was |is )?(?:[Dd]istributed|[Ss]yndicated) by"
    rf")\s*{_NAME}"
    r"(?=\W*$|[^\w\s]|\s(?:on|and|in|as|at|with|under|for|via|here|to)\b|\s[^\w\s])"
)
_PART = re.compile(
    r"^\W{0,3}(?:[Ww]ith (?:additional )?(?:files|reporting|reports|material|input) (?:from|by)"
    r"|[Aa]dditional reporting (?:by|from)|[Rr]eporting (?:by|from)) [A-Z\u00c0-\u00de]"
    rf"|contributed to this {_STORY}\W{{0,3}}$"
)
_DATE = re.compile(
    r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}$"
)
_SHOWN = XPath("string()", smart_strings=False)
_NOWHERE = "parent::script or parent::style or parent::title or parent::noscript"
_PARAGRAPHS = {
    way: XPath(f"{way}::p[string-length() > 80][position() < 4]")
    for way in ("preceding", "following")
}
_INLINE = frozenset(("a", "b", "em", "font", "i", "small", "span", "strong", "u", "abbr", "cite"))
_NOT_HERE_TAGS = frozenset(("figure", "figcaption", "picture", "nav", "table", "form", "aside"))
_NOT_HERE = re.compile(
    r"comment|related|recommend|promo|caption|photo|image|video|widget|cookie|consent|newsletter"
    r"|market|sidebar|modal|chart",
    re.IGNORECASE,
)
_LONGEST = 300


def printed_credits(tree: HtmlElement, text: str) -> tuple[list[str], list[str]]:
    """Names credited with the whole text, and lines that credit a part of the work, as printed.

    ``tree`` is the page (faster without its scripts), ``text`` the article on it. "Provided by
    European Space Agency" gives a name, "With files from Anna Brandt" a line. Credits of pictures
    and charts are none.
    """
    shown = str(_SHOWN(tree))
    needles = tuple(needle for needle in _NEEDLES if needle in shown)
    if not needles:
        return [], []
    names: dict[str, None] = {}
    lines: dict[str, None] = {}
    for block, line in _lines(tree, needles):
        whole, part = _WHOLE.search(line), _PART.search(line)
        if (whole is None and part is None) or not _around(block, text):
            continue
        if whole is not None:
            name = whole["name"].rstrip(" .,-").removeprefix("the ")
            if not _DATE.match(name.split()[0]) and 1 < len(name) < 100:
                names[name] = None
        else:
            lines[line] = None
    return list(names), list(lines)


@lru_cache(maxsize=64)
def _places(needles: tuple[str, ...]) -> XPath:
    """Finds the elements whose own text holds one of the needles."""
    held = " or ".join(f"contains(., '{needle}')" for needle in needles)
    return XPath(f"//text()[{held}][not({_NOWHERE})]/..")


def _lines(tree: HtmlElement, needles: tuple[str, ...]) -> Iterator[tuple[HtmlElement, str]]:
    """Short blocks of the page in which a credit may be printed, each once."""
    seen: set[HtmlElement] = set()
    for block in _places(needles)(tree):
        while block.tag in _INLINE and block.getparent() is not None:
            block = block.getparent()
        if block not in seen:
            seen.add(block)
            line = " ".join(block.text_content().split())
            if len(line) <= _LONGEST:
                yield block, line


def _around(block: HtmlElement, text: str) -> bool:
    """Whether a block belongs to the article and stands before or behind its paragraphs."""
    holds = 0
    for number, place in enumerate((block, *block.iterancestors())):
        marks = f"{place.get('class') or ''} {place.get('id') or ''}"
        if place.tag in _NOT_HERE_TAGS or (len(marks) < 200 and _NOT_HERE.search(marks)):
            return False
        holds = len(place.text_content())
        if holds >= 0.6 * len(text):
            break
        if number > 6:
            return False
    if holds > 20 * len(text) + 20_000:
        return False
    squeezed = _squeezed(text)
    before, behind = (
        sum(_squeezed(p.text_content())[:60] in squeezed for p in _PARAGRAPHS[way](block))
        for way in ("preceding", "following")
    )
    return before < 2 or behind < 2


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def with_lines(text: str, lines: list[str]) -> str:
    """The text with credit lines at its end that were lost on the way."""
    squeezed = _squeezed(text)
    lost = [line for line in lines if _squeezed(line)[:60] not in squeezed]
    return "\n\n".join([text, *lost])
