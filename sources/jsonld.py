"""JSON-LD as pages really write it: broken here and there, nested, sometimes huge."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

_MAX_BLOCK = 2_000_000
_WRAPPING = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*.*?\*/)|(?:-->|//\s*\]\]>|\]\]>)\s*$", re.DOTALL
)
_TRAILING_COMMA = re.compile(r",\s*([}\]])")
_LONE_BACKSLASH = re.compile(r'\\(?!["\\/bfnrtu])')

ARTICLE_TYPES = {
    "article",
    "newsarticle",
    "reportagenewsarticle",
    "analysisnewsarticle",
    "opinionnewsarticle",
    "backgroundnewsarticle",
    "reviewnewsarticle",
    "askpublicnewsarticle",
    "liveblogposting",
    "blogposting",
    "socialmediaposting",
    "report",
    "satiricalarticle",
    "advertisercontentarticle",
    "techarticle",
    "scholarlyarticle",
    "medicalscholarlyarticle",
    "claimreview",
}

Node = dict[str, Any]


def nodes(tree: HtmlElement) -> list[Node]:
    """Every JSON-LD object of a page, outer ones first, nested and ``@graph`` ones included."""
    found: list[Node] = []
    for script in tree.iter("script"):
        kind = (script.get("type") or "").lower()
        if "ld+json" not in kind:
            continue
        block = script.text or ""
        if not block.strip() or len(block) > _MAX_BLOCK:
            continue
        data = lenient_json(block)
        if data is not None:
            found.extend(_objects(data, 0))
    return found


def lenient_json(block: str) -> Any:
    """JSON with the usual damage repaired (comment wrappers, raw line breaks, trailing commas,
    stray backslashes, a stray semicolon); None where it stays unreadable."""
    text = _WRAPPING.sub("", block).strip().rstrip(";").strip()
    for repair in (
        lambda t: t,
        lambda t: _TRAILING_COMMA.sub(r"\1", t),
        lambda t: _LONE_BACKSLASH.sub(r"\\\\", _TRAILING_COMMA.sub(r"\1", t)),
        html.unescape,
    ):
        try:
            return json.loads(repair(text), strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _objects(data: Any, depth: int) -> Iterator[Node]:
    if depth > 6:
        return
    if isinstance(data, list):
        for item in data:
            yield from _objects(item, depth)
    elif isinstance(data, dict):
        yield data
        for key in (
            "@graph",
            "mainEntity",
            "mainEntityOfPage",
            "itemListElement",
            "hasPart",
            "item",
        ):
            if isinstance(data.get(key), (dict, list)):
                yield from _objects(data[key], depth + 1)


def types(node: Node) -> set[str]:
    """The node's types in lower case, without a vocabulary's address."""
    raw = node.get("@type") or node.get("type") or ()
    raw = raw if isinstance(raw, list) else [raw]
    return {str(name).rsplit("/", 1)[-1].lower() for name in raw}


def article_node(found: list[Node]) -> Node:
    """The node that describes the page's own article; {} where there is none."""
    articles = [node for node in found if types(node) & (ARTICLE_TYPES - {"claimreview"})]
    best: Node = {}
    best_rank = -1
    for node in articles:
        rank = (
            2 * bool(node.get("headline") or node.get("name"))
            + 2 * bool(node.get("datePublished"))
            + bool(node.get("articleBody"))
        )
        if rank > best_rank:
            best, best_rank = node, rank
    return best


def texts(value: Any) -> list[str]:
    """Names in a value that may be a text, an object with a name, or a list of these."""
    if isinstance(value, str):
        cleaned = clean(value)
        return [cleaned] if cleaned else []
    if isinstance(value, dict):
        return texts(value.get("name") or value.get("legalName") or "")
    if isinstance(value, list):
        return [name for item in value for name in texts(item)]
    return []


def links(value: Any) -> list[str]:
    """Addresses in a value that may be a text, an object with a url, or a list of these."""
    if isinstance(value, str):
        return [value] if value.startswith(("http://", "https://")) else []
    if isinstance(value, dict):
        return links(value.get("url") or value.get("@id") or "")
    if isinstance(value, list):
        return [link for item in value for link in links(item)]
    return []


def clean(text: str) -> str:
    """A text value without entities and surplus white space."""
    return " ".join(html.unescape(html.unescape(text)).split())
