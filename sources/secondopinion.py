"""Another look at pages where the extractor found too little: text in JSON-LD or script state."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import lxml.html
from lxml.html import HtmlElement

_TAG = re.compile(r"<[a-zA-Z/][^>]{0,500}>")
_BREAKS = re.compile(r"</?(?:p|div|br|h[1-6]|li|blockquote)\b[^>]{0,300}>", re.IGNORECASE)
_MAX_STATE = 4_000_000


def plain(text: str) -> str:
    """Text with markup removed and paragraphs separated by blank lines."""
    if _TAG.search(text):
        text = _TAG.sub("", _BREAKS.sub("\n\n", text))
    text = html.unescape(text).replace("\r\n", "\n").replace("\r", "\n")
    if "\n\n" not in text and text.count("\n") >= 3:
        text = text.replace("\n", "\n\n")
    paragraphs = (" ".join(part.split()) for part in re.split(r"\n\s*\n", text))
    return "\n\n".join(part for part in paragraphs if part)


def from_state(scripts: Iterable[str], text: str = "") -> str:
    """Longest run of article text held in a page's script state (Next, Apollo, own inventions).

    With ``text``, what is known of the article already, only states are read that hold some of
    its words: reading them all costs more than the rest of the second opinion.
    """
    best = ""
    known = _telling(text)
    for block in scripts:
        if len(block) < 1000 or len(block) > _MAX_STATE:
            continue
        if known and sum(word in block for word in known) < len(known) // 2:
            continue
        for data in _json_in(block):
            found = _article_text(data)
            if len(found) > len(best):
                best = found
    return best


def _telling(text: str) -> list[str]:
    """Some long words of a text, from all over it; none where it is too short to tell. Only plain
    letters: others may be written as escapes."""
    words = list(dict.fromkeys(re.findall(r"\b[a-z]{6,}\b", text)))
    return words[:: max(1, len(words) // 12)] if len(words) >= 12 else []


def _json_in(block: str) -> Iterator[Any]:
    """Big JSON values inside a script: the whole, or what follows an ``=``."""
    stripped = block.strip()
    decoder = json.JSONDecoder(strict=False)
    starts = [0] if stripped[:1] in "{[" else []
    starts += [m.end() for m in re.finditer(r"[=(]\s*(?=[{\[])", stripped)][:20]
    reached = -1
    for start in starts:
        if start < reached:
            continue
        try:
            data, reached = decoder.raw_decode(stripped, start)
        except (ValueError, RecursionError):
            continue
        if reached - start > 800:
            yield data
    for match in re.finditer(r"JSON\.parse\(\s*\"((?:[^\"\\]|\\.){2000,})\"\s*\)", stripped):
        try:
            yield json.loads(json.loads(f'"{match[1]}"', strict=False), strict=False)
        except (ValueError, RecursionError):
            continue


def _article_text(data: Any) -> str:
    """The best text in a state: one long text value, or the list with most paragraph texts."""
    best = ""
    stack: list[tuple[Any, int]] = [(data, 0)]
    seen = 0
    while stack:
        value, depth = stack.pop()
        seen += 1
        if seen > 60_000 or depth > 40:
            break
        if isinstance(value, str):
            if len(value) > 600 and _prose(value) and len(value) > len(best):
                best = plain(value)
        elif isinstance(value, dict):
            stack.extend((item, depth + 1) for item in value.values())
        elif isinstance(value, list):
            joined = _paragraph_list(value)
            if len(joined) > len(best):
                best = joined
            stack.extend((item, depth + 1) for item in value)
    return best


_TEXT_KEYS = ("text", "content", "html", "value", "body", "paragraph", "data", "children")
_PROSE_KINDS = re.compile(r"para|text|^p$|body|html|quote|head|list", re.IGNORECASE)


def _paragraph_list(items: list[Any]) -> str:
    parts: list[str] = []
    for item in items:
        text = _block_text(item, 0)
        if text:
            parts.append(plain(text))
    prose = [part for part in parts if len(part) > 60]
    return "\n\n".join(part for part in parts if part) if len(prose) >= 4 else ""


def _block_text(item: Any, depth: int) -> str:
    if isinstance(item, str):
        return item if len(item) > 1 and not item.startswith(("http", "/", "data:")) else ""
    if isinstance(item, list) and depth < 5:
        return "".join(_block_text(part, depth + 1) for part in item)
    if isinstance(item, dict) and depth < 5:
        kind = str(
            item.get("type") or item.get("kind") or item.get("__typename") or item.get("name") or ""
        )
        if kind and not _PROSE_KINDS.search(kind):
            return ""
        for key in _TEXT_KEYS:
            if key in item:
                text = _block_text(item[key], depth + 1)
                if text:
                    return text
    return ""


def _prose(text: str) -> bool:
    """Whether a long value reads like prose rather than code, markup or encoded data."""
    sample = _TAG.sub(" ", text[:4000])
    words = re.findall(r"[^\W\d_]{2,}", sample)
    ends = len(re.findall(r"[.!?\u2026\u3002\u0964][\"\u201d\u2019')]?\s", sample))
    odd = sum(sample.count(char) for char in "{}[]=;<>_\\")
    return len(words) > 60 and ends >= 3 and odd < len(sample) // 60


def paragraphs_of(tree: HtmlElement) -> str:
    """Paragraphs of the element that holds most paragraph text, found by plain counting.

    The container is the lowest element that holds at least three quarters of the text of the
    page's best paragraph run; paragraphs that are mostly links do not count.
    """
    scored: dict[HtmlElement, int] = {}
    known: dict[HtmlElement, bool | None] = {}
    for paragraph in tree.iter("p"):
        text = paragraph.text_content()
        if len(text) < 60:
            continue
        text = " ".join(text.split())
        if len(text) < 60 or _link_share(paragraph, len(text)) > 0.5 or _outside(paragraph, known):
            continue
        weight = len(text)
        for ancestor in islice(paragraph.iterancestors(), 6):
            scored[ancestor] = scored.get(ancestor, 0) + weight
    if not scored:
        return ""
    most = max(scored.values())
    good = [element for element, weight in scored.items() if weight >= 0.75 * most]
    container = max(good, key=lambda element: sum(1 for _ in element.iterancestors()))
    if sum(1 for _ in container.iter("article")) > 2:
        # A list of articles, not one.
        return ""
    parts = []
    for element in container.iter("p", "h2", "h3", "blockquote", "li"):
        if element.tag in ("blockquote", "li") and element.find(".//p") is not None:
            continue
        text = " ".join(element.text_content().split())
        if not text or _outside(element, known) or _link_share(element, len(text)) > 0.6:
            continue
        if element.tag == "li" and len(text) < 40:
            continue
        parts.append(text)
    return "\n\n".join(dict.fromkeys(parts))


def without_fringes(text: str, counted: str) -> str:
    """``text`` without the paragraphs before the first and after the last one that plain
    paragraph counting found too, where it found most of the text: what lies outside is teasers,
    notices and captions."""
    if not 0.6 * len(text) <= len(counted) < len(text):
        return text
    known = {_squeezed(paragraph) for paragraph in counted.split("\n\n")}
    paragraphs = text.split("\n\n")
    inside = [n for n, paragraph in enumerate(paragraphs) if _squeezed(paragraph) in known]
    if not inside:
        return text
    kept = "\n\n".join(paragraphs[inside[0] : inside[-1] + 1])
    return kept if len(kept) >= 0.6 * len(text) else text


def _squeezed(paragraph: str) -> str:
    return re.sub(r"\W+", "", paragraph).lower()


_BAD_PLACES = re.compile(
    r"comment|related|recommend|promo|newsletter|footer|sidebar|share|social|caption|advert|cookie|consent"
    r"|subscribe|signup|author-bio|read-more|teaser|trending|most-|modal|popup|nav",
    re.IGNORECASE,
)


def _outside(element: HtmlElement, known: dict[HtmlElement, bool | None]) -> bool:
    """Whether an element or one of its next ancestors is no place for article text. ``known``
    remembers the verdict on each single element: paragraphs share their ancestors."""
    for ancestor in [element, *islice(element.iterancestors(), 8)]:
        if ancestor not in known:
            known[ancestor] = _verdict(ancestor)
        verdict = known[ancestor]
        if verdict is not None:
            return verdict
    return False


def _verdict(element: HtmlElement) -> bool | None:
    """True for a bad place, False for one where looking further up is needless, else None."""
    if element.tag in _BAD_TAGS:
        return True
    if element.tag in ("body", "html", "main", "article"):
        return False
    marks = f"{element.get('class') or ''} {element.get('id') or ''}"
    return True if len(marks) < 200 and _BAD_PLACES.search(marks) else None


_BAD_TAGS = frozenset(
    ("aside", "footer", "nav", "header", "form", "figcaption", "figure", "noscript")
)


def _link_share(element: HtmlElement, length: int) -> float:
    linked = sum(len(" ".join(a.text_content().split())) for a in element.iter("a"))
    return linked / max(1, length)


def visible_text(tree: HtmlElement, limit: int = 20_000) -> str:
    """All text a reader may see, up to ``limit`` characters."""
    parts: list[str] = []
    size = 0
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in (
            "script",
            "style",
            "template",
            "head",
            "title",
            "meta",
        ):
            piece = (
                element.tail
                if isinstance(element.tag, str) and element.getparent() is not None
                else None
            )
        else:
            piece = " ".join(filter(None, (element.text, element.tail)))
        if piece and piece.strip():
            parts.append(" ".join(piece.split()))
            size += len(parts[-1])
            if size > limit:
                break
    return " ".join(parts)


def fragment_text(markup: str) -> str:
    """Plain text of a piece of HTML (feed summaries, trail texts)."""
    if "<" not in markup and "&" not in markup:
        return " ".join(markup.split())
    try:
        return " ".join(lxml.html.fromstring(f"<div>{markup}</div>").text_content().split())
    except (ValueError, lxml.etree.ParserError):
        return " ".join(_TAG.sub(" ", markup).split())
