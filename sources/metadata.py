"""What a page says about itself: title, first publication, authors, class, credits, language."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import datetime

import htmldate
from lxml.html import HtmlElement
from trafilatura.metadata import extract_title

from sources import claimreview, jsonld
from sources.bylines import visible_author
from sources.dates import has_time, parse_datetime
from sources.pageclass import flags_of
from sources.types import FactCheck
from sources.urls import absolute, canonical, host_of, registered_domain

_DATE_META = (
    "article:published_time",
    "article:published",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "date_published",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "pubdate",
    "published_time",
    "dc.date.issued",
    "dcterms.created",
    "dc.date.created",
    "dc.date",
    "dcterms.date",
    "sailthru.date",
    "parsely-pub-date",
    "originalpublicationdate",
    "displaydate",
    "rnews:datepublished",
    "cxenseparse:recs:publishtime",
    "article_date_original",
    "iso-8601-publish-date",
    "article.published",
    "article.created",
    "created",
    "date",
    "cre_date",
    "lastmod_orig",
    "ptime",
)
_TITLE_META = ("og:title", "twitter:title", "dc.title", "sailthru.title", "parsely-title", "title")
_AUTHOR_META = (
    "author",
    "article:author",
    "byl",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "article.author",
    "cxenseparse:author",
    "authors",
)
_SECTION_META = (
    "article:section",
    "parsely-section",
    "section",
    "sailthru.section",
    "dc.subject",
    "article:tag",
    "category",
)
_CREDIT_META = (
    "article:publisher_source",
    "syndication-source",
    "original-source",
    "dc.source",
    "dcterms.source",
    "copyright",
    "dc.rights",
    "dcterms.rightsholder",
    "cxenseparse:source",
    "article:content_source",
    "distributor",
)
_SEPARATORS = re.compile(r"\s+(?:[|\u2013\u2014\u00bb\u00b7•]|-{1,2}|::|//|\*)\s+")


@dataclass(frozen=True, slots=True)
class PageFacts:
    """Metadata of one page; empty where the page does not say."""

    title: str = ""
    published: datetime | None = None
    byline: str = ""
    canonical_url: str = ""
    section: str = ""
    language: str | None = None
    flags: frozenset[str] = frozenset()
    credits: tuple[str, ...] = ()
    body: str = ""
    paywalled: bool = False
    site: str = ""
    nodes: list[jsonld.Node] = field(default_factory=list, repr=False)
    meta: dict[str, list[str]] = field(default_factory=dict, repr=False)
    fact_checks: tuple[FactCheck, ...] = ()


def read_facts(tree: HtmlElement, url: str) -> PageFacts:
    """Facts from JSON-LD first, meta tags second, the visible page third.

    ``url`` is where the page came from. The page's class needs its text: see ``with_class``.
    """
    found = jsonld.nodes(tree)
    article = jsonld.article_node(found)
    meta = read_meta(tree)
    site = _site(found, article, meta)
    title = _title(tree, article, meta, site, url)
    section = _section(article, meta)
    return PageFacts(
        title=title,
        published=_published(tree, article, meta, url),
        byline=_byline(tree, article, meta),
        canonical_url=_canonical(tree, meta, url),
        section=section,
        language=_language(tree, article, meta),
        credits=_credits(tree, article, meta, site),
        body=_body(article),
        paywalled=str(article.get("isAccessibleForFree", "")).lower() == "false",
        site=site,
        nodes=found,
        meta=meta,
        fact_checks=claimreview.of_nodes(found, url),
    )


def with_class(facts: PageFacts, url: str, text: str) -> PageFacts:
    """The facts with the page's classes, by what it says of itself and by the words of ``text``."""
    flags = flags_of(
        article=jsonld.article_node(facts.nodes),
        meta=facts.meta,
        title=facts.title,
        section=facts.section,
        url=url,
        text=text,
    )
    return replace(facts, flags=flags)


def read_meta(tree: HtmlElement) -> dict[str, list[str]]:
    """Meta tags by lower-case name or property (``itemprop`` too), in order of appearance."""
    found: dict[str, list[str]] = {}
    for tag in tree.iter("meta"):
        value = (tag.get("content") or "").strip()
        if not value:
            continue
        for attribute in ("property", "name", "itemprop"):
            key = (tag.get(attribute) or "").strip().lower()
            if key:
                found.setdefault(key, []).append(value)
    return found


def _first(meta: dict[str, list[str]], names: tuple[str, ...]) -> str:
    return next((jsonld.clean(meta[name][0]) for name in names if name in meta), "")


def _site(found: list[jsonld.Node], article: jsonld.Node, meta: dict[str, list[str]]) -> str:
    name = _first(meta, ("og:site_name", "application-name", "twitter:site"))
    if name and not name.startswith("@"):
        return name
    publisher = jsonld.texts(article.get("publisher"))
    return publisher[0] if publisher else name.lstrip("@")


def _title(
    tree: HtmlElement, article: jsonld.Node, meta: dict[str, list[str]], site: str, url: str
) -> str:
    """The title that two of the page's own statements agree on, else the one for sharing.

    Of the title for sharing, the visible heading, the headline for search engines and the
    window's title, any may be shortened or spiced up; two that agree are the article's own.
    """
    names = (site, registered_domain(url).split(".")[0])
    headline = next(iter(jsonld.texts(article.get("headline") or article.get("name"))), "")
    stated = (_first(meta, _TITLE_META), _heading(tree), headline, tree.findtext(".//title") or "")
    shared, heading, headline, window = (strip_site(jsonld.clean(t), *names) for t in stated)
    if _same(shared, heading):
        return shared
    if _same(heading, headline) or _cut(headline, heading):
        return shared if _searchable_form(heading, shared) else heading
    if _same(headline, shared) or _same(headline, window):
        return headline
    return (
        shared or headline or heading or strip_site(jsonld.clean(extract_title(tree) or ""), *names)
    )


def _cut(text: str, whole: str) -> bool:
    """Whether ``text`` is ``whole`` cut at the 110 characters that search engines take."""
    text = text.rstrip(".… ")
    return len(text) >= 90 and whole.startswith(text)


def _searchable_form(heading: str, shared: str) -> bool:
    """Whether a heading is the shared title dressed up for search: with a tail of keywords, or
    with the LIVE of a running story."""
    if len(shared.split()) < 6:
        return False
    bare, dressed = _bare(shared), _bare(heading)
    return dressed.startswith(bare) or ("live" in dressed.split() and "live" not in bare.split())


def _bare(text: str) -> str:
    return " ".join(re.sub(r"[^\w]+", " ", text).lower().split())


def _same(left: str, right: str) -> bool:
    return bool(left) and _bare(left) == _bare(right)


def _heading(tree: HtmlElement) -> str:
    headings = [jsonld.clean(h.text_content()) for h in tree.iter("h1")]
    headings = [h for h in headings if len(h) > 8]
    return headings[0] if len(headings) == 1 else ""


def strip_site(title: str, *names: str) -> str:
    """A title without the site's name at its end: "Flood hits Ostra | The Courier"."""
    known = [bare for name in names if len(bare := re.sub(r"\W", "", name).lower()) > 2]
    for cut in reversed(list(_SEPARATORS.finditer(title))):
        last = re.sub(r"\W", "", title[cut.end() :]).lower()
        by_name = title[cut.end() :].startswith("by ")
        if not by_name and not any(last in name or name in last for name in known if last):
            break
        if len(last) > 60 or cut.start() < 10:
            break
        title = title[: cut.start()]
    return title


def _published(
    tree: HtmlElement, article: jsonld.Node, meta: dict[str, list[str]], url: str
) -> datetime | None:
    stated: list[str] = [
        str(article[key]) for key in ("datePublished", "dateCreated") if article.get(key)
    ][:1]
    stated += [meta[name][0] for name in _DATE_META if name in meta]
    for tag in tree.iter("time"):
        if tag.get("itemprop") == "datePublished" or tag.get("pubdate") is not None:
            stated.append(tag.get("datetime") or tag.text_content())
            break
    read = [(when, raw) for raw in stated if (when := parse_datetime(raw)) is not None]
    if read:
        first, raw = read[0]
        if not has_time(raw):
            # The same day with its time of day, if another field names it.
            return next((w for w, r in read if has_time(r) and abs((w - first).days) < 1), first)
        return first
    day = htmldate.find_date(tree, original_date=True, url=url, outputformat="%Y-%m-%d")
    return parse_datetime(day) if day else None


def _byline(tree: HtmlElement, article: jsonld.Node, meta: dict[str, list[str]]) -> str:
    names = jsonld.texts(article.get("author")) or jsonld.texts(article.get("creator"))
    if not names:
        names = [
            jsonld.clean(value)
            for name in _AUTHOR_META
            for value in meta.get(name, ())
            if not value.startswith(("http://", "https://", "@"))
        ][:4]
    if not names:
        names = [jsonld.clean(part) for part in visible_author(tree).split(";")]
    return ", ".join(dict.fromkeys(name for name in names if 1 < len(name) < 120))


def _section(article: jsonld.Node, meta: dict[str, list[str]]) -> str:
    named = jsonld.texts(article.get("articleSection"))
    return named[0] if named else _first(meta, _SECTION_META)


def _canonical(tree: HtmlElement, meta: dict[str, list[str]], url: str) -> str:
    candidates = [
        tag.get("href") or ""
        for tag in tree.iter("link")
        if (tag.get("rel") or "").lower() == "canonical"
    ]
    candidates += meta.get("og:url", [])[:1]
    for candidate in candidates:
        link = absolute(url, candidate) if candidate else None
        if link is None:
            continue
        if not url:
            return canonical(link)
        same = registered_domain(link) == registered_domain(url)
        # A front page as canonical link is a template's mistake, not the article's address.
        if same and (len(link.split("/", 3)[-1]) > 1 or len(url.split("/", 3)[-1]) <= 1):
            return canonical(link)
    return canonical(url) if url else ""


def _language(tree: HtmlElement, article: jsonld.Node, meta: dict[str, list[str]]) -> str | None:
    root = tree.getroottree().getroot()
    stated = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    stated = stated or next(iter(jsonld.texts(article.get("inLanguage"))), "")
    stated = stated or _first(meta, ("og:locale", "content-language", "language", "dc.language"))
    code = re.split(r"[-_]", stated.strip().lower())[0]
    return code if re.fullmatch(r"[a-z]{2,3}", code) else None


def _credits(
    tree: HtmlElement, article: jsonld.Node, meta: dict[str, list[str]], site: str
) -> tuple[str, ...]:
    """Who else the page credits: agencies, originals it is based on, foreign copyright lines."""
    found: list[str] = []
    for key in ("isBasedOn", "sourceOrganization", "copyrightHolder", "provider", "creditText"):
        value = article.get(key)
        found += jsonld.texts(value)
        if key == "isBasedOn":
            found += jsonld.links(value)
    for name in _CREDIT_META:
        found += [jsonld.clean(value) for value in meta.get(name, ())]
    own = _bare_name(site)
    kept = [
        credit
        for credit in dict.fromkeys(found)
        if 1 < len(credit) < 200 and (not own or own not in _bare_name(credit))
    ]
    return tuple(kept)


def with_names(facts: PageFacts, names: list[str], url: str) -> tuple[str, ...]:
    """The credits of a page with further names, unless these name the site itself."""
    own = {_bare_name(facts.site), _bare_name(registered_domain(url).split(".")[0])} - {""}
    others = [n for n in names if not any(o in (b := _bare_name(n)) or b in o for o in own)]
    return tuple(dict.fromkeys((*facts.credits, *others)))


def _bare_name(name: str) -> str:
    return re.sub(r"\W", "", name).lower()


def _body(article: jsonld.Node) -> str:
    body = article.get("articleBody") or article.get("text") or ""
    return body if isinstance(body, str) else ""


def outlet_of(url: str) -> str:
    """The outlet's registered domain for an address."""
    return registered_domain(url) if host_of(url) else ""
