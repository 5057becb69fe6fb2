"""The steps of the pipeline, each one call to one public function of one room.

``plain`` runs them as the functions they are; ``flows.tasks.tasks`` are the same functions as
Prefect tasks (in a module of its own, so that nobody imports prefect who does not need it).
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from flows import cases, coverage, evidence, factchecks
from flows.cases import Case, Failure, Found, Saved
from flows.convert import to_document, to_reviews
from flows.desk import ARTICLE, Desk, engine_version
from flows.options import CheckOptions
from flows.reader import chosen_reader
from matching.claims import extract_claims
from matching.engine import assess
from matching.reader import opinions_of
from matching.reviews import Review
from matching.types import Assessment, Claim, Document, Merge, Policy
from records.types import CheckRecord
from sources.article import read_article
from sources.types import InputError, SourceDocument, Unreachable

LARGE = 2_000_000
"""Characters of coverage from which one article alone is reasoned about in a process of its own."""


@dataclass(frozen=True, slots=True)
class Steps:
    """One way to run the steps of the pipeline."""

    saved: Callable[[Sequence[str], Desk], Awaitable[Saved]]
    read: Callable[[str, CheckOptions, Desk], Awaitable[SourceDocument | Failure]]
    claims: Callable[[SourceDocument, Desk], Awaitable[tuple[Claim, ...]]]
    find: Callable[[Case, Saved, CheckOptions, Desk], Awaitable[Found]]
    fetch: Callable[[str, tuple[str, ...], Desk], Awaitable[list[SourceDocument | Unreachable]]]
    assess: Callable[[Case, datetime, int, Desk], Awaitable[CheckRecord]]
    record: Callable[[CheckRecord, Case, Desk], Awaitable[None]]


async def read_saved_coverage(paths: Sequence[str], desk: Desk) -> Saved:
    """Read the saved coverage; raises InputError where a path cannot be read at all."""
    saved = await asyncio.to_thread(coverage.load_saved, paths, desk.register)
    desk.progress(f"saved coverage: {len(saved.documents)} documents")
    for problem in saved.problems:
        desk.progress(f"saved coverage: {problem}")
    return saved


async def read(source: str, options: CheckOptions, desk: Desk) -> SourceDocument | Failure:
    """Read the article under check; a source that is none is a failure with the reason."""
    try:
        article = await read_article(
            "-" if options.text is not None else source,
            stdin=options.given(),
            fetcher=desk.fetcher,
            published=options.published_at(),
            outlet=options.outlet,
            register=desk.register,
            pool=desk.extract_pool,
        )
    except InputError as error:
        return Failure(source, "read", str(error))
    desk.progress(f"{ARTICLE} {article.title or article.url or source}")
    return article


async def claims(article: SourceDocument, desk: Desk) -> tuple[Claim, ...]:
    """Extract the claims of the article."""
    reader = desk.settings.policy.reader
    found = await asyncio.to_thread(_claims, to_document(article), reader)
    desk.progress(f"{len(found)} claims")
    return found


def _claims(article: Document, reader: str) -> tuple[Claim, ...]:
    """With the reader loaded where it holds nobody up."""
    return extract_claims(article, opinions_of(chosen_reader(reader)))


async def fetch(host: str, urls: tuple[str, ...], desk: Desk) -> list[SourceDocument | Unreachable]:
    """Fetch pages of one host, politely one after the other, and extract what they say."""
    if desk.fetcher is None or desk.extract_pool is None:
        return [Unreachable(url, "not fetched: offline") for url in urls]
    desk.start_reading()
    reading: list[asyncio.Task[SourceDocument | Unreachable]] = []
    try:
        for url in urls:
            outcome = await desk.fetcher.fetch(url)
            # A page is read while the next one waits for the host's turn.
            reading.append(asyncio.create_task(desk.extract_pool.extract(outcome)))
        pages = await asyncio.gather(*reading)
    finally:
        for task in reading:
            task.cancel()
    read_pages = sum(isinstance(page, SourceDocument) for page in pages)
    desk.progress(f"host {host}: {read_pages} of {len(urls)} pages read")
    return pages


async def assess_case(case: Case, started: datetime, together: int, desk: Desk) -> CheckRecord:
    """Decide the status of every claim, and put the whole check together.

    Reasoning is processor work: with several articles at once, or very much text, it goes to
    worker processes, else to a thread (a process takes half a second to start).
    """
    documents = coverage.documents_of(case)
    receipt = cases.receipt(case, len(documents))
    searched = receipt.state != "none"
    policy = desk.settings.policy
    article = to_document(case.article)
    desk.progress(f"weighing {len(documents)} documents against {len(case.claims)} claims")
    size = sum(len(document.text) for document in documents)
    executor = desk.workers() if together > 1 or size > LARGE else None
    known = await asyncio.to_thread(_known, case, article, documents, desk)
    assessment = await asyncio.get_running_loop().run_in_executor(
        executor, reason, article, documents, policy, searched, *known
    )
    return cases.record_of(
        case,
        assessment,
        documents,
        receipt,
        started_at=started,
        finished_at=desk.now(),
        engine_version=engine_version(),
        trigger=desk.trigger,
        fact_checks=factchecks.related(case, assessment),
    )


def _known(
    case: Case, article: Document, documents: tuple[Document, ...], desk: Desk
) -> tuple[tuple[Review, ...], tuple[Merge, ...]]:
    """What earlier checks and reviewers left on record about these documents."""
    reviews = to_reviews(desk.store.reviews(article.id), case.claims)
    return reviews, desk.store.merges([article.id, *(document.id for document in documents)])


def reason(
    article: Document,
    documents: tuple[Document, ...],
    policy: Policy,
    searched: bool,
    reviews: tuple[Review, ...],
    known: tuple[Merge, ...],
) -> Assessment:
    """``matching.engine.assess`` with positions for arguments, as an executor wants it."""
    return assess(
        article,
        documents,
        policy=policy,
        searched=searched,
        reviews=reviews,
        known=known,
        reader=chosen_reader(policy.reader),
    )


async def record(check: CheckRecord, case: Case, desk: Desk) -> None:
    """Keep the pages of the case as evidence, then record the check; again changes nothing."""
    await asyncio.to_thread(evidence.keep, case, desk.snapshots)
    await asyncio.to_thread(desk.store.record, check)
    desk.progress(f"recorded as {check.id}")


plain = Steps(read_saved_coverage, read, claims, coverage.find, fetch, assess_case, record)
