"""Related fact checks: Google Fact Check Tools, ClaimReview in pages. They decide no status."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from sources.claimreview import claim_reviews as claim_reviews
from sources.claimreview import rating_text as rating_text
from sources.dates import parse_datetime
from sources.fetch import Fetcher
from sources.plausible import keys
from sources.providers.base import (
    ProviderConfig,
    RefusalError,
    Request,
    ask,
    without_key,
)
from sources.providers.reading import json_object, text_of
from sources.secondopinion import fragment_text
from sources.types import FactCheck as FactCheck
from sources.types import ProviderState, Topic
from sources.urls import is_url, registered_domain

NAME = "google_factcheck"
BASE = "https://factchecktools.googleapis.com/v1alpha1/claims:search"


@dataclass(frozen=True, slots=True)
class FactChecksOutcome:
    """What a search for fact checks gave. ``error`` is None exactly when it took place."""

    state: ProviderState
    checks: tuple[FactCheck, ...] = ()
    error: str | None = None


async def search_fact_checks(
    topic: Topic, config: ProviderConfig, fetcher: Fetcher
) -> FactChecksOutcome:
    """Published fact checks about one claim. Needs a key. No match is the normal answer."""
    if not config.key:
        return FactChecksOutcome("refused", error="no key configured")
    words = " ".join(dict.fromkeys((*topic.names[:2], *topic.words[:4]))) or topic.text[:120]
    if not words.strip():
        return FactChecksOutcome("nothing", error="no query can be made of this claim")
    parameters = {
        "query": words,
        "languageCode": config.language,
        "pageSize": "10",
        "key": config.key,
    }
    try:
        body = await ask(fetcher, Request(f"{config.base or BASE}?{urlencode(parameters)}"))
        checks = read_claims(body)
    except RefusalError as refusal:
        return FactChecksOutcome(refusal.state, error=without_key(refusal, config.key).why)
    return FactChecksOutcome("results" if checks else "nothing", checks)


def read_claims(body: bytes) -> tuple[FactCheck, ...]:
    """Fact checks of a ``claims:search`` answer; an empty object means that nothing was found."""
    data = json_object(body, "Google Fact Check Tools")
    if isinstance(data.get("error"), dict):
        said = text_of(data["error"], "message")
        raise RefusalError("refused", f"Google Fact Check Tools says: {said[:160]}")
    claims = data.get("claims")
    return tuple(
        check
        for claim in (claims if isinstance(claims, list) else ())
        if isinstance(claim, dict)
        for review in claim.get("claimReview") or ()
        if isinstance(review, dict) and (check := _from_service(claim, review)) is not None
    )


def _from_service(claim: dict[str, Any], review: dict[str, Any]) -> FactCheck | None:
    text = fragment_text(text_of(claim, "text"))
    url = text_of(review, "url")
    publisher = review.get("publisher")
    named = publisher if isinstance(publisher, dict) else {}
    if not is_url(url) or len(text.split()) < 2:
        return None
    return FactCheck(
        claim=text,
        rating=rating_text(text_of(review, "textualRating")),
        url=url,
        publisher=text_of(named, "site") or text_of(named, "name") or registered_domain(url),
        claimant=fragment_text(text_of(claim, "claimant")),
        title=fragment_text(text_of(review, "title")),
        claimed=parse_datetime(text_of(claim, "claimDate")),
        reviewed=parse_datetime(text_of(review, "reviewDate")),
        language=text_of(review, "languageCode"),
    )


def attach(checks: Sequence[FactCheck], topic: Topic) -> tuple[FactCheck, ...]:
    """The fact checks that share a name and two more words with a claim, in order of address."""
    names = {key for name in topic.names for key in keys(name)}
    words = keys(topic.text) | {key for word in topic.words for key in keys(word)}
    kept = []
    for check in checks:
        have = keys(f"{check.claim} {check.title}")
        if have & names and len(have & words) >= 3:
            kept.append(check)
    return tuple(sorted(kept, key=lambda check: (check.url, check.claim)))
