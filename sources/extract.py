"""From a fetched page to a document: clean text, and what the page says about itself."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Protocol

import trafilatura
from lxml.html import HtmlElement

from sources import markup, secondopinion
from sources.answers import header, is_binary
from sources.credits import printed_credits, with_lines
from sources.metadata import PageFacts, outlet_of, read_facts, with_class, with_names
from sources.pageclass import no_article
from sources.pool import ExtractPool as ExtractPool
from sources.types import DocumentKind, FetchOutcome, SourceDocument, Unreachable
from sources.urls import canonical, host_of

MAX_TEXT = 1_000_000
"""Characters of article text kept; longer pages are not articles."""


class OutletFacts(Protocol):
    """What the register says about one outlet."""

    @property
    def owner(self) -> str | None: ...
    @property
    def kind(self) -> DocumentKind: ...


class OutletRegister(Protocol):
    """Anything that knows outlets by domain."""

    def lookup(self, domain: str) -> OutletFacts | None: ...


def extract(
    outcome: FetchOutcome, *, register: OutletRegister | None = None
) -> SourceDocument | Unreachable:
    """The document on a fetched page, or why there is none. Never raises for a page's content.

    Text holds paragraphs separated by blank lines. The element count bounds the work, but a
    hard time limit needs ``ExtractPool``, or ``sources.pool.extract_saved``.
    """
    if outcome.state != "ok":
        return Unreachable(outcome.url, outcome.why or outcome.state)
    if not outcome.body.strip():
        return Unreachable(outcome.url, "the page is empty")
    if is_binary(outcome.body):
        return Unreachable(outcome.url, "the body is not text")
    decoded = markup.decode(outcome.body, header(outcome.headers, "content-type"))
    found = read_page(decoded, outcome.final_url or outcome.url)
    if isinstance(found, str):
        return Unreachable(outcome.url, found)
    text, facts = found
    return _document(outcome, text, facts, register)


def read_page(page: str, url: str) -> tuple[str, PageFacts] | str:
    """Article text and facts of one decoded page, or one line saying why there is no article."""
    try:
        tree = markup.parse(page)
    except (ValueError, AssertionError):
        tree = None
    if tree is None:
        return "no web page in the answer"
    if markup.element_count(tree) > markup.MAX_ELEMENTS:
        return f"page with more than {markup.MAX_ELEMENTS:,} elements"
    facts = read_facts(tree, url)
    scripts = markup.take_scripts(tree)
    counted = secondopinion.paragraphs_of(tree)
    text = second_opinion(main_text(tree, counted), facts.body, counted, scripts)
    if len(text) < 1500:
        why = no_article(
            text=text,
            title=facts.title,
            visible=secondopinion.visible_text(tree),
            paywalled=facts.paywalled,
            scripts=sum(map(len, scripts)),
        )
        if why is not None:
            return why
    if len(text) > MAX_TEXT:
        return f"text longer than {MAX_TEXT:,} characters"
    facts = with_class(facts, url, text)
    names, lines = printed_credits(tree, text)
    return with_lines(text, lines), replace(facts, credits=with_names(facts, names, url))


def main_text(tree: HtmlElement, counted: str = "") -> str:
    """Article text by trafilatura without comments; "" where it finds none.

    The extractor compares its own reading with two more, which are a third of its work. Where
    its first reading agrees with ``counted``, the page's paragraphs, that is comparison enough.
    """
    if len(counted) > 300:
        first = _read(tree, fast=True)
        if 0.7 * len(first) <= len(counted) <= 1.4 * len(first) and _covers(counted, first):
            return first
    return _read(tree, fast=False)


def _read(tree: HtmlElement, *, fast: bool) -> str:
    try:
        found = trafilatura.bare_extraction(tree, include_comments=False, fast=fast)
    except (ValueError, AssertionError, RecursionError):
        return ""
    text = getattr(found, "text", None) or ""
    return re.sub(r"\n+", "\n\n", text).strip()


def second_opinion(text: str, body: str, counted: str, scripts: Iterable[str]) -> str:
    """The better of the extractor's text and what JSON-LD (``body``), paragraph counting or script
    state hold. Another reading wins only where it is clearly longer and covers what was found;
    what the extractor took from above and below the article's own paragraphs is cut off.
    """
    best = text
    body = secondopinion.plain(body) if body else ""
    if len(body) > 1.4 * len(best) and len(body) > 400 and _covers(body, best):
        best = body
    elif body.count("\n\n") > 2 + 3 * best.count("\n\n") and len(body) > 0.8 * len(best):
        # The same text, of which the extractor lost the paragraphs.
        best = body
    if len(counted) > 1.4 * len(best) and len(counted) > 400 and _covers(counted, best):
        best = counted
    if len(best) < 2500:
        state = secondopinion.from_state(scripts, best)
        if len(state) > 1.8 * len(best) and len(state) > 600 and _covers(state, best):
            best = state
    return secondopinion.without_fringes(best, counted) if best is text else best


def _covers(other: str, text: str) -> bool:
    """Whether most words of ``text`` are in ``other``: the same article, and more of it."""
    words = re.findall(r"\w{4,}", text.lower())
    if len(words) < 20:
        return True
    have = set(re.findall(r"\w{4,}", other.lower()))
    return sum(word in have for word in words) >= 0.7 * len(words)


def _document(
    outcome: FetchOutcome, text: str, facts: PageFacts, register: OutletRegister | None
) -> SourceDocument:
    url = outcome.final_url or outcome.url
    address = facts.canonical_url or canonical(url)
    outlet = outlet_of(url) or outlet_of(address)
    owner, kind = facts_of_outlet(register, host_of(url) or outlet)
    flags = facts.flags | ({"satire"} if kind == "satire" else set())
    return SourceDocument(
        url=outcome.url,
        canonical_url=address,
        outlet=outlet,
        title=facts.title,
        published=facts.published,
        text=text,
        sha256=text_digest(text),
        byline=facts.byline,
        owner=owner,
        kind=kind,
        credits=facts.credits,
        flags=frozenset(flags),
        retrieved_at=outcome.retrieved_at,
        language=facts.language,
        raw=outcome.body,
        raw_sha256=hashlib.sha256(outcome.body).hexdigest(),
        headers=outcome.headers,
        final_url=url,
        fact_checks=facts.fact_checks,
    )


def facts_of_outlet(
    register: OutletRegister | None, outlet: str
) -> tuple[str | None, DocumentKind]:
    """Owner group and kind of an outlet by the register; (None, "unknown") for others."""
    known = register.lookup(outlet) if register is not None and outlet else None
    return (known.owner, known.kind) if known is not None else (None, "unknown")


def text_digest(text: str) -> str:
    """Hex SHA-256 of a text in UTF-8."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
