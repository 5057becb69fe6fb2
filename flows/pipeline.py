"""The pipeline: from sources to recorded checks, for one article as for a night's batch."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeVar

from flows.cases import Case, CheckOutcome, Failure, Saved
from flows.coverage import share_out
from flows.desk import Desk, PageWatch
from flows.options import CheckOptions
from flows.steps import Steps
from records.errors import Busy, StoreError
from reports.words import plural
from sources.types import SourceDocument
from sources.urls import host_of

T = TypeVar("T")


async def check_batch(
    sources: Sequence[str], options: CheckOptions, steps: Steps, desk: Desk
) -> list[CheckOutcome]:
    """Check every source and give one outcome for each, in the order given.

    ::

        read saved coverage, once
        for each source:             read the article
                                     hold it, so that no other run checks it meanwhile
                                     extract its claims
                                     find coverage: saved, on record, from the providers
        for each publisher host:     fetch and extract the pages that the articles want
        for each article:            assess: match, group by origin, decide the status
                                     record the check

    Each step is one call of ``steps``, which runs it plainly or as a Prefect task. What fails in
    the ordinary course of things (a source that is no article, an article that another run holds)
    is the outcome of that source; a dead provider or page is part of the coverage receipt.
    Raises InputError for saved coverage that cannot be read at all, StoreError where the records
    fail; anything else is a bug.
    """
    started = desk.now()
    sources = list(dict.fromkeys(sources))
    saved = await steps.saved(options.coverage, desk) if options.coverage else Saved()
    with ExitStack() as held:
        read = await _each([steps.read(source, options, desk) for source in sources])
        cases, failures = await _hold_all(sources, read, held, desk)
        claims = await _each([steps.claims(case.article, desk) for case in cases])
        cases = [replace(c, claims=found) for c, found in zip(cases, claims, strict=True)]
        found = await _each([steps.find(case, saved, options, desk) for case in cases])
        cases = [replace(c, found=f) for c, f in zip(cases, found, strict=True)]
        cases = await _fetch(cases, steps, desk)
        decided = await _each([_decide(case, started, len(cases), steps, desk) for case in cases])
    outcomes = {s: CheckOutcome(s, failure=failure) for s, failure in failures.items()}
    outcomes |= {outcome.source: outcome for outcome in decided}
    return [outcomes[source] for source in sources]


async def _hold_all(
    sources: Sequence[str],
    articles: Sequence[SourceDocument | Failure],
    held: ExitStack,
    desk: Desk,
) -> tuple[list[Case], dict[str, Failure]]:
    """A case for every article that was read and is now ours; the failures by source."""
    failures: dict[str, Failure] = {}
    ours: dict[str, str] = {}
    cases: list[Case] = []
    for source, article in zip(sources, articles, strict=True):
        if isinstance(article, Failure):
            failures[source] = article
            continue
        name = article.canonical_url or article.sha256
        if name in ours:
            failures[source] = Failure(source, "lock", f"the same article as {ours[name]}")
            continue
        why = await _hold(name, held, desk)
        if why is not None:
            failures[source] = Failure(source, "lock", why)
            continue
        ours[name] = source
        cases.append(Case(source, article))
    return cases, failures


async def _hold(name: str, held: ExitStack, desk: Desk) -> str | None:
    """Hold the article's lock until the batch ends; the reason why not where that fails.

    Waits as long as a lease lasts: a run that was killed lets go only then.
    """
    lease = timedelta(seconds=desk.settings.lease_seconds)
    for attempt in range(desk.settings.lease_seconds + 2):
        try:
            held.enter_context(desk.store.lock(name, lease=lease))
        except Busy as error:
            why = str(error)
            if attempt == 0:
                desk.progress(f"waiting: {why}")
            await asyncio.sleep(1)
        else:
            return None
    return why


async def _decide(
    case: Case, started: datetime, together: int, steps: Steps, desk: Desk
) -> CheckOutcome:
    """Assess one article and record the check at once, so that a killed run loses no more.

    A bug met in one article of several is that article's failure: the others are worth having.
    """
    try:
        check = await steps.assess(case, started, together, desk)
    except Exception as error:
        if together == 1 or isinstance(error, StoreError | OSError):
            raise
        return CheckOutcome(case.source, failure=Failure(case.source, "assess", f"bug: {error!r}"))
    await steps.record(check, case, desk)
    return CheckOutcome(case.source, record=check)


async def _fetch(cases: Sequence[Case], steps: Steps, desk: Desk) -> list[Case]:
    """Read the pages that all cases want: every host once, its pages one after the other."""
    wanted: dict[str, dict[str, None]] = {}
    for case in cases:
        for candidate in case.found.wanted:
            wanted.setdefault(host_of(candidate.url), {})[candidate.url] = None
    hosts = sorted(wanted)
    if hosts:
        pages = sum(len(urls) for urls in wanted.values())
        desk.progress(f"fetching {plural(pages, 'page')} from {plural(len(hosts), 'host')}")
        if isinstance(desk.progress, PageWatch):
            desk.progress.expect({host: len(urls) for host, urls in wanted.items()})
    results = await _each([steps.fetch(host, tuple(wanted[host]), desk) for host in hosts])
    return [share_out(case, [page for host in results for page in host]) for case in cases]


async def _each(calls: Sequence[Awaitable[T]]) -> list[T]:
    """All calls at once, results in the order given."""
    return await asyncio.gather(*calls)
