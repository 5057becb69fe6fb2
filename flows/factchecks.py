"""Published fact checks beside the claims they are about. They have no part in any status."""

from __future__ import annotations

from collections.abc import Sequence

from flows.cases import Case
from flows.convert import to_topics
from flows.desk import Desk
from flows.providers import fact_checks as configured
from matching.types import Assessment
from records.types import RelatedFactCheck
from sources.factchecks import NAME, FactCheck, attach, search_fact_checks
from sources.types import Topic

MOST_REQUESTS = 5
"""Claims asked about per article where the configuration names no other number."""


async def search(topics: Sequence[Topic], desk: Desk) -> tuple[tuple[FactCheck, ...], list[str]]:
    """Fact checks that the service knows of the topics, and one line for what went wrong.

    Nothing is asked where no key is configured, or offline.
    """
    config = configured(desk.settings)
    if config is None or desk.fetcher is None:
        return (), []
    found: dict[tuple[str, str], FactCheck] = {}
    for topic in topics[: config.max_requests or MOST_REQUESTS]:
        why = desk.quota.take(NAME, config.per_day)
        if why is not None:
            return tuple(found.values()), [f"fact checks not searched: {why}"]
        outcome = await search_fact_checks(topic, config, desk.fetcher)
        if outcome.state == "limited":
            desk.quota.back_off(NAME, None)
        if outcome.error is not None and outcome.state != "nothing":
            return tuple(found.values()), [f"fact checks not searched: {outcome.error}"]
        found |= {(check.url, check.claim): check for check in outcome.checks}
    return tuple(found.values()), []


def related(case: Case, assessment: Assessment) -> tuple[RelatedFactCheck, ...]:
    """The fact checks about each claim: those a service named, and those that pages are, on
    record or fetched now.

    In order of claim and address; of a check met twice the first counts.
    """
    pages = (*case.found.recorded, *case.found.read, *case.pages)
    known = (*case.found.fact_checks, *(check for page in pages for check in page.fact_checks))
    if not known:
        return ()
    unique = tuple({(check.url, check.claim): check for check in reversed(known)}.values())
    kept = {assessed.claim.id for assessed in assessment.claims}
    return tuple(
        RelatedFactCheck(claim.id, check)
        for claim, topic in zip(case.claims, to_topics(case.claims), strict=True)
        if claim.id in kept
        for check in attach(unique, topic)
    )
