"""ClaimReview marks: the fact checks that a page says it is."""

from __future__ import annotations

from collections.abc import Sequence

from lxml.html import HtmlElement

from sources import jsonld
from sources.answers import header
from sources.dates import parse_datetime
from sources.markup import decode, parse
from sources.secondopinion import fragment_text
from sources.types import FactCheck, FetchOutcome
from sources.urls import registered_domain

_LONGEST_RATING = 120


def claim_reviews(tree: HtmlElement, url: str) -> tuple[FactCheck, ...]:
    """ClaimReview marks of a page."""
    return of_nodes(jsonld.nodes(tree), url)


def of_answer(answer: FetchOutcome) -> tuple[FactCheck, ...]:
    """ClaimReview marks of a page that was kept; most pages have none and are not parsed."""
    if b"ClaimReview" not in answer.body:
        return ()
    tree = parse(decode(answer.body, header(answer.headers, "content-type")))
    return () if tree is None else claim_reviews(tree, answer.final_url or answer.url)


def of_nodes(nodes: Sequence[jsonld.Node], url: str) -> tuple[FactCheck, ...]:
    """ClaimReview marks among the JSON-LD objects of a page."""
    return tuple(
        check
        for node in nodes
        if "claimreview" in jsonld.types(node) and (check := _from_page(node, url)) is not None
    )


def _from_page(node: jsonld.Node, url: str) -> FactCheck | None:
    claim = next(iter(jsonld.texts(node.get("claimReviewed"))), "")
    if not claim:
        return None
    rating = node.get("reviewRating")
    rating = rating[0] if isinstance(rating, list) and rating else rating
    rated = rating if isinstance(rating, dict) else {}
    item = node.get("itemReviewed")
    reviewed = item if isinstance(item, dict) else {}
    author = jsonld.texts(node.get("author")) or jsonld.texts(node.get("publisher"))
    links = jsonld.links(node.get("url"))
    stated = rated.get("alternateName") or rated.get("name") or rated.get("ratingValue") or ""
    return FactCheck(
        claim=claim,
        rating=rating_text(str(stated)),
        url=links[0] if links else url,
        publisher=author[0] if author else registered_domain(url),
        claimant=next(iter(jsonld.texts(reviewed.get("author"))), ""),
        claimed=parse_datetime(str(reviewed.get("datePublished") or "")),
        reviewed=parse_datetime(str(node.get("datePublished") or "")),
        language=next(iter(jsonld.texts(node.get("inLanguage"))), ""),
    )


def rating_text(raw: str) -> str:
    """A rating in its publisher's words, without markup, shortened where it is an essay."""
    text = fragment_text(raw).replace("_", " ").strip()
    if len(text) <= _LONGEST_RATING:
        return text
    return text[: _LONGEST_RATING - 1].rsplit(" ", 1)[0] + "…"
