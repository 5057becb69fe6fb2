"""Finding coverage: saved, on record and from providers, merged over all claims of an article."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from flows.archive import NAME as RECORDS
from flows.archive import Archive
from flows.cases import Case, Found, Saved
from flows.convert import to_document, to_topics
from flows.desk import Desk
from flows.options import CheckOptions
from flows.providers import SAVED, chosen
from matching.types import Document
from sources.outlets import Register
from sources.providers.saved import SavedProvider
from sources.saved import read_saved
from sources.types import (
    Candidate,
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
    for path in paths:
        coverage = read_saved(path, register=register)
        documents.extend(coverage.documents)
        problems.extend(coverage.problems)
    return Saved(tuple(documents), tuple(problems), tuple(paths))


async def find(case: Case, saved: Saved, options: CheckOptions, desk: Desk) -> Found:
    """Search every provider for all claims of one article, at the same time.

    Saved coverage counts as a provider named ``saved``, our own records as one named ``records``.
    The records hold only what was read before: they count as a search where they have something
    to say, never by their silence.
    """
    asked = options.window()
    window = _window(case.article.published, asked, desk.settings.window_days)
    topics = to_topics(case.claims)
    outcomes: list[ProviderOutcome] = []
    if saved.paths:
        outcomes.append(await SavedProvider(saved.documents).search(topics, asked))
    searches = [Archive(desk.store, case.article.outlet).search(topics, window)]
    if desk.fetcher is not None:
        providers = chosen(options.providers, desk.settings, desk.register)
        if not providers and not saved.paths:
            desk.progress("no provider configured: name one with --provider (see the README)")
        searches += [p.search(topics, window, desk.fetcher) for p in providers]
    outcomes += await asyncio.gather(*searches)
    outcomes = [o for o in outcomes if o.name != RECORDS or o.candidates]
    for outcome in outcomes:
        if outcome.name != SAVED:
            words = outcome.error or f"{len(outcome.candidates)} proposed"
            desk.progress(f"provider {outcome.name}: {words}")
    only_saved = {o.name for o in outcomes} <= {SAVED}
    return _merge(case, outcomes, saved.problems, asked if only_saved else window, desk)


def _window(published: datetime | None, asked: Window, days: int) -> Window:
    """The window asked for; where a side is open, so many days around the publication."""
    if published is None:
        return asked
    reach = timedelta(days=days)
    return Window(asked.since or published - reach, asked.until or published + reach)


def _merge(
    case: Case,
    outcomes: Sequence[ProviderOutcome],
    problems: tuple[str, ...],
    window: Window,
    desk: Desk,
) -> Found:
    """Every page once: read already where any provider has it, else to be fetched.

    Of what must be fetched each provider's proposals are taken in turn, so that none crowds out
    the others when there are more than the limit.
    """
    read: list[SourceDocument] = []
    seen = {canonical(case.article.canonical_url or case.article.url)} - {""}
    for candidate in (c for outcome in outcomes for c in outcome.candidates if c.document):
        read.append(candidate.document)  # type: ignore[arg-type]
        if candidate.document and candidate.document.canonical_url:
            seen.add(candidate.document.canonical_url)
    wanted: list[Candidate] = []
    queues = [[c for c in outcome.candidates if c.document is None] for outcome in outcomes]
    for turn in range(max(map(len, queues), default=0)):
        for queue in queues:
            if turn < len(queue) and canonical(queue[turn].url) not in seen:
                seen.add(canonical(queue[turn].url))
                wanted.append(queue[turn])
    limit = desk.settings.fetch.pages
    if len(wanted) > limit:
        problems = (*problems, f"{len(wanted) - limit} proposed pages not read (limit {limit})")
    receipts = tuple(
        ProviderReceipt(o.name, o.queries, len(o.candidates), o.error) for o in outcomes
    )
    return Found(tuple(read), tuple(wanted[:limit]), receipts, problems, window)


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
    saved one.
    """
    article = to_document(case.article)
    best: dict[str, tuple[tuple[int, str, str], Document]] = {}
    for rank, pages in enumerate((case.found.read, case.pages)):
        for page in pages:
            document = to_document(page)
            if document.id == article.id or not document.text.strip():
                continue
            retrieved = page.retrieved_at.isoformat() if page.retrieved_at else ""
            order = (rank, retrieved, document.sha256)
            if document.id not in best or order > best[document.id][0]:
                best[document.id] = (order, document)
    return tuple(document for _, (_, document) in sorted(best.items()))
