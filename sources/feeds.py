"""Feeds and sitemaps as they are in the wild, read into entries."""

from __future__ import annotations

import json
import re
from calendar import timegm
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

import feedparser
import lxml.etree
import lxml.html

from sources.dates import parse_datetime
from sources.markup import decode
from sources.secondopinion import fragment_text
from sources.urls import absolute, is_url, registered_domain

MAX_ENTRIES = 2_000
_LONGEST_FEED = 4_000_000
"""Bytes of a feed that are read: seconds of work, and more entries than any feed has."""
_FEED_ROOT = re.compile(rb"<(?:rss|feed|rdf:rdf|\w+:feed|channel)[\s>]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a feed: where it points, what it says, whom it credits (``<source>``)."""

    url: str
    title: str = ""
    summary: str = ""
    published: datetime | None = None
    source_credit: str = ""
    source_url: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """Entries of one feed or sitemap; ``more`` are sitemaps it points to, ``feeds`` the feeds that
    a page announces. ``problem`` is one line where nothing could be read."""

    entries: tuple[Entry, ...] = ()
    more: tuple[tuple[str, datetime | None], ...] = ()
    feeds: tuple[str, ...] = ()
    problem: str | None = None


def read_feed(body: bytes, url: str, content_type: str = "") -> Feed:
    """RSS, Atom, RDF, JSON Feed, news and other sitemaps; a web page gives the feeds it announces.

    Damaged feeds give what can be saved of them. Never raises for a feed's content.
    """
    if not body.strip():
        return Feed(problem="the feed is empty")
    head = body[:3000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith((b"{", b"[")):
        return _json_feed(body, url)
    lowered = head.lower()
    if b"<urlset" in lowered or b"<sitemapindex" in lowered:
        return _sitemap(body, url)
    if lowered.startswith((b"<!doctype html", b"<html")) or (
        b"<html" in lowered and not _FEED_ROOT.search(lowered)
    ):
        announced = _announced(body, url, content_type)
        return Feed(feeds=announced, problem=None if announced else "a web page, not a feed")
    headers = {"content-location": url}
    if content_type:
        headers["content-type"] = content_type
    parsed = feedparser.parse(_unbroken(body)[:_LONGEST_FEED], response_headers=headers)
    entries = tuple(_unique(_entry(item, url) for item in parsed.entries[:MAX_ENTRIES]))
    if not entries and not parsed.get("version"):
        return Feed(problem="no feed in the answer")
    return Feed(entries)


def _unbroken(body: bytes) -> bytes:
    """A feed without the blank lines before its XML declaration that strict parsers refuse."""
    return body.lstrip(b" \t\r\n") if body[:1] in b" \t\r\n" else body


def _entry(item: Any, base: str) -> Entry | None:
    link = item.get("feedburner_origlink") or item.get("link") or ""
    if not link:
        link = next((found.get("href", "") for found in item.get("links", ())), "")
    identifier = item.get("id", "")
    if not link and is_url(identifier):
        link = identifier
    url = _unwrapped(absolute(base, link) or "") if link else ""
    if not is_url(url):
        return None
    source = item.get("source") or {}
    contents = item.get("content") or ()
    summary = item.get("summary") or (contents[0].get("value", "") if contents else "")
    return Entry(
        url=url,
        title=fragment_text(item.get("title", "")),
        summary=fragment_text(summary)[:2000],
        published=_when(item),
        source_credit=fragment_text(source.get("title") or item.get("news_source") or ""),
        source_url=source.get("href") or source.get("link") or "",
        author=fragment_text(item.get("author", "")),
    )


def _when(item: Any) -> datetime | None:
    for name in ("published", "updated", "created"):
        parts = item.get(f"{name}_parsed")
        if parts is not None:
            try:
                return datetime.fromtimestamp(timegm(parts), tz=UTC)
            except (ValueError, OverflowError):
                pass
        if item.get(name):
            when = parse_datetime(item[name])
            if when is not None:
                return when
    return None


def _unwrapped(url: str) -> str:
    """The address behind a known redirector (Google Alerts, Bing News) that spells it out."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    redirector = registered_domain(host).startswith(("google.", "bing."))
    if redirector and parts.path in ("/url", "/news/apiclick.aspx"):
        fields = parse_qs(parts.query)
        for name in ("url", "q"):
            target = fields.get(name, [""])[0]
            if is_url(target):
                return target
    return url


def _unique(entries: Iterator[Entry | None]) -> Iterator[Entry]:
    seen: set[str] = set()
    for entry in entries:
        if entry is not None and entry.url not in seen:
            seen.add(entry.url)
            yield entry


def _json_feed(body: bytes, url: str) -> Feed:
    try:
        data = json.loads(decode(body), strict=False)
    except (ValueError, RecursionError):
        return Feed(problem="no feed in the answer: JSON that cannot be read")
    items = data.get("items") if isinstance(data, dict) else None
    if not isinstance(items, list):
        return Feed(problem="no feed in the answer: JSON without items")
    return Feed(tuple(_unique(_json_entry(i, url) for i in items[:MAX_ENTRIES])))


def _json_entry(item: Any, base: str) -> Entry | None:
    if not isinstance(item, dict):
        return None
    link = str(item.get("url") or item.get("external_url") or item.get("id") or "")
    url = absolute(base, link)
    if url is None or (not is_url(link) and not item.get("url")):
        return None
    authors = item.get("authors") or [item.get("author")]
    names = [str(a.get("name", "")) for a in authors if isinstance(a, dict)]
    text = item.get("summary") or item.get("content_text") or item.get("content_html") or ""
    return Entry(
        url=url,
        title=fragment_text(str(item.get("title") or "")),
        summary=fragment_text(str(text))[:2000],
        published=parse_datetime(
            str(item.get("date_published") or item.get("date_modified") or "")
        ),
        author=", ".join(name for name in names if name),
    )


def _sitemap(body: bytes, base: str) -> Feed:
    parser = lxml.etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, huge_tree=False
    )
    try:
        root = lxml.etree.fromstring(_unbroken(body), parser)
    except (lxml.etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        return Feed(problem="a sitemap that cannot be read")
    if _local(root) == "sitemapindex":
        more = []
        for child in root:
            fields = _fields(child)
            link = absolute(base, fields.get("loc", ""))
            if link is not None:
                more.append((link, parse_datetime(fields.get("lastmod", ""))))
        return Feed(more=tuple(more[:MAX_ENTRIES]))
    return Feed(tuple(_unique(_sitemap_entry(child, base) for child in root[:MAX_ENTRIES])))


def _sitemap_entry(element: Any, base: str) -> Entry | None:
    fields = _fields(element)
    url = absolute(base, fields.get("loc", "")) if fields.get("loc") else None
    if url is None:
        return None
    dated = fields.get("publication_date") or fields.get("lastmod") or ""
    title = fragment_text(fields.get("news:title", ""))
    words = re.sub(r"[-_/.]+", " ", urlsplit(url).path)
    return Entry(
        url=url,
        title=title,
        # A sitemap without news fields still tells by the words of the address.
        summary=fragment_text(fields.get("keywords", "")) or ("" if title else words.strip()),
        published=parse_datetime(dated),
    )


def _fields(element: Any) -> dict[str, str]:
    fields: dict[str, str] = {}
    for child in element.iter():
        if not isinstance(child.tag, str) or child is element:
            continue
        name = _local(child)
        parent = child.getparent()
        if name == "loc" and parent is not element:
            continue  # the address of a picture or film
        if name == "title":
            if parent is None or _local(parent) != "news":
                continue
            name = "news:title"
        fields.setdefault(name, " ".join((child.text or "").split()))
    return fields


def _local(element: Any) -> str:
    return str(lxml.etree.QName(element).localname) if isinstance(element.tag, str) else ""


def _announced(body: bytes, url: str, content_type: str) -> tuple[str, ...]:
    try:
        tree = lxml.html.fromstring(decode(body, content_type))
    except (ValueError, lxml.etree.ParserError):
        return ()
    links = []
    for tag in tree.iter("link"):
        kind = (tag.get("type") or "").lower()
        if "alternate" in (tag.get("rel") or "").lower() and re.search(
            r"rss|atom|feed\+json", kind
        ):
            link = absolute(url, tag.get("href") or "")
            if link is not None and "comment" not in link.lower():
                links.append(link)
    return tuple(dict.fromkeys(links))
