"""Authors named in the visible page only, where its metadata names none."""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement
from trafilatura.json_metadata import normalize_authors
from trafilatura.utils import trim

# The library's own search copies the page and asks several patterns about every element of it;
# this one finds the few elements in question first, and the rules are read on those alone.
_MARK = re.compile(r"uthor|[Bb]yl|username|writer|-by|journalist")
_NAMED = re.compile(r"author-?name|AuthorName|authorName")
_EXACT = {"byline", "username", "byl"}
_NEAR = re.compile(r"author|submitted-by|posted-by|journalist-name")
_LAST = re.compile(r"[Aa]uthor|screenname|writer|[Bb]yline")
_NEAR_TAGS = {"a", "div", "h3", "h4", "p", "span"}
_NAME_TAGS = {"a", "address", "div", "link", "p", "span", "strong"}
_NOT_THERE = re.compile(
    r"^[Cc]omments?|comment-?list|comments-list|sidebar|is-hidden|quote|article-(?:share|support)"
    r"|print|category|related|recommend|^(?:title|date)$"
)
_ALSO_INSIDE = {"time", "figure"}
_TEXTS = etree.XPath(".//text()[not(ancestor::time or ancestor::figure)]", smart_strings=False)


def visible_author(tree: HtmlElement) -> str:
    """Names joined by "; " of the element that most certainly names the authors; "" for none.

    The marks looked for, in their order of trust, are those of trafilatura's ``extract_author``.
    """
    marked = [
        element
        for element in tree.iter(etree.Element)
        if element.tag == "author" or _MARK.search(" ".join(element.attrib.values()))
    ]
    for tier in range(3):
        for element in marked:
            if _tier(element) > tier or _elsewhere(element):
                continue
            text = trim(" ".join(_words(element)))
            if 2 < len(text) < 120:
                return normalize_authors(None, text) or ""
    return ""


def _tier(element: HtmlElement) -> int:
    kind, tag = element.get("class") or "", element.tag
    item = element.get("itemprop") or ""
    if tag == "author" or (
        tag in _NAME_TAGS
        and (
            element.get("rel") == "author"
            or "author" in (element.get("id"), kind)
            or item == "author name"
            or element.get("data-testid") in ("AuthorCard", "AuthorURL")
            or _NAMED.search(kind)
        )
    ):
        return 0
    near = kind in _EXACT or "author" in item or _NEAR.search(f"{element.get('id') or ''} {kind}")
    if tag in _NEAR_TAGS and near:
        return 1
    if (
        "author" in item
        or "Byline" in (element.get("data-component") or "")
        or _LAST.search(kind)
        or re.search(r"[Aa]uthor", element.get("id") or "")
    ):
        return 2
    return 3


def _elsewhere(element: HtmlElement) -> bool:
    """Whether an element is part of the comments, of the margin, or of a picture."""
    for place in (element, *element.iterancestors()):
        if place.tag in _ALSO_INSIDE:
            return True
        if place.tag in ("a", "div", "section", "span") and any(
            _NOT_THERE.search(mark)
            for mark in (place.get("class") or "", place.get("id") or "")
            if mark and len(mark) < 300
        ):
            return True
    return False


def _words(element: HtmlElement) -> list[str]:
    """The texts in an element, those of dates and pictures left out."""
    return [str(text) for text in _TEXTS(element)]
