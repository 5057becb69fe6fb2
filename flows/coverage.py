"""Finding coverage: saved, on record and from providers, merged over all claims of an article."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from flows import factchecks
from flows.archive import NAME as RECORDS
from flows.archive import Archive
from flows.cases import Case, Found, Saved
from flows.convert import to_document, to_lead, to_topics, with_events
from flows.desk import Desk
from flows.options import CheckOptions
from flows.providers import chosen
from matching.types import Document
from sources.outlets import Register
from sources.providers.saved import SavedProvider
from sources.saved import read_saved
from sources.types import (
    Candidate,
    FactCheck,
    ProviderOutcome,
    ProviderReceipt,
    SourceDocument,
    Unreachable,
    Window,
)
from sources.urls import canonical


def load_saved(paths: Sequence[str], register: Register) -> Saved:
    """Read all saved coverage that was given; raises InputError for what cannot be read at all."""
    documents: list[SourceDocument] = []
    problems: list[str] = []
    checks: list[FactCheck] = []
    for path in paths:
        coverage = read_saved(path, register=register)
        documents.extend(coverage.documents)
        problems.extend(coverage.problems)
        checks.extend(coverage.fact_checks)
    return Saved(tuple(documents), tuple(problems), tuple(paths), tuple(checks))


async def find(case: Case, saved: Saved, options: CheckOptions, desk: Desk) -> Found:
    """Search every provider for all claims of one article, at the same time.

    Saved coverage counts as a provider named ``saved``, our own records as one named ``records``.
    The records hold only what was read before: they count as a search where they add something,
    never by their silence.
    """
    asked = options.window()
    window = _window(case.article.published, asked, desk.settings.window_days)
    topics = to_topics(case.claims)
    if asked.since is None:
        topics = with_events(topics, case.claims, case.article.published, window)
    wanted = (*to_lead(case.article.title, case.claims), *topics)
    outcomes: list[ProviderOutcome] = []
    searches = [Archive(desk.store, case.article.outlet, desk.snapshots).search(topics, window)]
    if desk.fetcher is not None:
        providers = chosen(options.providers, desk.settings, desk.register, desk.quota)
        if not providers and not saved.paths:
            desk.progress("no provider configured: name one with --provider (see the README)")
        searches += [p.search(wanted, window, desk.fetcher) for p in providers]
    if saved.paths:
        outcomes.append(await SavedProvider(saved.documents).search(topics, asked))
    published = asyncio.create_task(factchecks.search(topics, desk))
    if desk.extract_pool is not None:
        # Reading pages is what comes next: its processes start while services are waited for.
        desk.start_reading()
    recorded, *searched = await asyncio.gather(*searches)
    outcomes += searched
    for outcome in searched:
        words = outcome.error or f"{len(outcome.candidates)} proposed"
        desk.progress(f"provider {outcome.name}: {words}")
    added = _added(case, recorded, outcomes)
    if added.candidates:
        outcomes.append(added)
        desk.progress(f"on record: {len(added.candidates)} documents")
    whole = asked if saved.paths and not searched else window
    checks, failed = await published
    problems = (*saved.problems, *failed)
    found = _merge(case, outcomes, problems, whole, desk.settings.fetch.pages)
    return replace(found, fact_checks=(*checks, *saved.fact_checks))


def _window(published: datetime | None, asked: Window, days: int) -> Window:
    """The window asked for; where a side is open, so many days around the publication."""
    if published is None:
        return asked
    reach = timedelta(days=days)
    return Window(asked.since or published - reach, asked.until or published + reach)


def _added(
    case: Case, recorded: ProviderOutcome, others: Sequence[ProviderOutcome]
) -> ProviderOutcome:
    """What only the records have: a check repeated with the same coverage stays the same."""
    known = {_address(candidate) for outcome in others for candidate in outcome.candidates}
    known.add(case.article.canonical_url)
    fresh = tuple(c for c in recorded.candidates if _address(c) not in known)
    return replace(recorded, candidates=fresh)


def _address(candidate: Candidate) -> str:
    page = candidate.document
    return canonical(candidate.url) if page is None else page.canonical_url or page.sha256


def _merge(
    case: Case,
    outcomes: Sequence[ProviderOutcome],
    problems: tuple[str, ...],
    window: Window,
    limit: int,
) -> Found:
    """Every page once: read already where any provider has it, else to be fetched.

    Of what must be fetched each provider's proposals are taken in turn, so that none crowds out
    the others when there are more than the limit.
    """
    pages = [
        (outcome.name, candidate.document)
        for outcome in outcomes
        for candidate in outcome.candidates
        if candidate.document is not None
    ]
    seen = {page.canonical_url for _, page in pages} | {case.article.canonical_url}
    wanted: list[Candidate] = []
    queues = [[c for c in outcome.candidates if c.document is None] for outcome in outcomes]
    for turn in range(max(map(len, queues), default=0)):
        for queue in queues:
            if turn < len(queue) and _address(queue[turn]) not in seen:
                seen.add(_address(queue[turn]))
                wanted.append(queue[turn])
    if len(wanted) > limit:
        problems = (*problems, f"{len(wanted) - limit} proposed pages not read (limit {limit})")
    return Found(
        recorded=tuple(page for name, page in pages if name == RECORDS),
        read=tuple(page for name, page in pages if name != RECORDS),
        wanted=tuple(wanted[:limit]),
        receipts=tuple(
            ProviderReceipt(o.name, o.queries, len(o.candidates), o.error) for o in outcomes
        ),
        problems=problems,
        window=window,
    )


def share_out(case: Case, fetched: Iterable[SourceDocument | Unreachable]) -> Case:
    """The case with those of the fetched pages that it wanted."""
    wanted = {candidate.url: candidate for candidate in case.found.wanted}
    pages: list[SourceDocument] = []
    missing: list[Unreachable] = []
    for page in fetched:
        if page.url not in wanted:
            continue
        if isinstance(page, Unreachable):
            missing.append(page)
            continue
        candidate = wanted[page.url]
        credit = (candidate.source_credit,) if candidate.source_credit else ()
        published = page.published or candidate.published
        pages.append(
            replace(
                page,
                published=published,
                credits=page.credits + tuple(c for c in credit if c not in page.credits),
            )
        )
    return replace(case, pages=tuple(pages), unreachable=tuple(missing))


def documents_of(case: Case) -> tuple[Document, ...]:
    """All coverage of a case that was read, each page once, without the article itself, by id.

    Of several versions of one page the one retrieved last counts; a page just fetched wins over a
    saved one, and that over one on record.
    """
    article = to_document(case.article)
    best: dict[str, tuple[tuple[int, str, str], Document]] = {}
    for rank, pages in enumerate((case.found.recorded, case.found.read, case.pages)):
        for page in pages:
            document = to_document(page)
            if document.id == article.id or not document.text.strip():
                continue
            retrieved = page.retrieved_at.isoformat() if page.retrieved_at else ""
            order = (rank, retrieved, document.sha256)
            if document.id not in best or order > best[document.id][0]:
                best[document.id] = (order, document)
    return tuple(document for _, (_, document) in sorted(best.items()))
