"""What a check works with: records, outlets, network, clock, and somebody to report to."""

from __future__ import annotations

import asyncio
import gc
import os
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from importlib import metadata
from multiprocessing import get_context
from pathlib import Path
from typing import Protocol, runtime_checkable

from flows import settings as settings_of
from flows.evidence import snapshots
from flows.memory import StoreMemory
from flows.opening import open_records as open_records
from flows.options import CheckOptions
from flows.providers import chosen
from flows.reader import NONE, OWN, chosen_reader
from flows.settings import Settings
from records.store import Store
from sources.extract import ExtractPool
from sources.fetch import FetchConfig, Fetcher
from sources.outlets import Register
from sources.providers import FileQuota
from sources.snapshots import Snapshots
from sources.types import FetchOutcome
from sources.urls import host_of, is_url

Progress = Callable[[str], None]


@runtime_checkable
class PageWatch(Protocol):
    """Progress that also wants to know of every page."""

    def expect(self, pages: Mapping[str, int]) -> None: ...
    def page(self, host: str, url: str, why: str, seconds: float) -> None: ...


def silent(line: str) -> None:
    """Progress that nobody reads."""


@cache
def engine_version() -> str:
    """The version of the engine that decides statuses, as recorded with every check."""
    try:
        return metadata.version("secondsource")
    except metadata.PackageNotFoundError:
        return "unknown"


def _collect_rarely() -> None:
    """Reasoning keeps millions of small objects alive and makes hardly any cycles."""
    gc.set_threshold(200_000, 50, 100)


@dataclass(slots=True)
class Desk:
    """Everything one run works with.

    ``fetcher`` is None offline. ``now`` is the clock (pinned by ``SOURCE_DATE_EPOCH``),
    ``progress`` is told in one line what happens, ``trigger`` what started the run. ``quota`` is
    what services may still be asked, ``snapshots`` are the pages kept as evidence.
    """

    settings: Settings
    store: Store
    register: Register
    fetcher: Fetcher | None
    extract_pool: ExtractPool | None
    now: Callable[[], datetime]
    progress: Progress = silent
    trigger: str = "command"
    quota: FileQuota = field(init=False, repr=False)
    snapshots: Snapshots = field(init=False, repr=False)
    _starting: asyncio.Task[None] | None = field(default=None, repr=False)
    _workers: ProcessPoolExecutor | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        self.quota = FileQuota(self.settings.home / "quota.json")
        self.snapshots = snapshots(self.settings, self.store)

    def start_reading(self) -> None:
        """Start the processes that read pages, without waiting for them; later calls do nothing."""
        if self.extract_pool is not None and self._starting is None:
            self._starting = asyncio.create_task(self.extract_pool.start())

    async def settle(self) -> None:
        """Wait for the start of the reading processes, so that they can be stopped."""
        if self._starting is not None:
            await self._starting
            self._starting = None

    def workers(self) -> Executor:
        """Worker processes for reasoning, started when first asked for.

        Spawned, not forked: the parent may hold database connections and running threads.
        """
        if self._workers is None:
            count = max(1, min(os.cpu_count() or 1, 8))
            self._workers = ProcessPoolExecutor(
                count, mp_context=get_context("spawn"), initializer=_collect_rarely
            )
        return self._workers

    def close(self) -> None:
        """Stop the worker processes."""
        if self._workers is not None:
            self._workers.shutdown(wait=True, cancel_futures=True)
            self._workers = None


@asynccontextmanager
async def open_desk(
    settings: Settings,
    options: CheckOptions,
    *,
    progress: Progress = silent,
    trigger: str = "command",
    store: Store | None = None,
) -> AsyncIterator[Desk]:
    """A desk ready for work, closed at the end.

    The records are opened for writing first, so that an unwritable database is found before any
    work starts. Raises StoreError for that, SettingsError for a bad clock, InputError for a bad
    register of outlets.
    """
    now = settings_of.clock()
    records = store or open_records(options.database or settings.database)
    try:
        register = load_register(settings)
        chosen(options.providers, settings, register)  # a wrong name is found now
        if settings.policy.reader not in (OWN, NONE):
            chosen_reader(settings.policy.reader, fetch=not options.offline)  # likewise
        if options.offline:
            desk = Desk(settings, records, register, None, None, now, progress, trigger)
            try:
                yield desk
            finally:
                desk.close()
            return
        fetcher = Fetcher(
            fetch_config(settings),
            now=now,
            on_outcome=page_progress(progress),
            memory=StoreMemory(records, snapshots(settings, records)),
        )
        async with fetcher, ExtractPool(register=register) as pool:
            desk = Desk(settings, records, register, fetcher, pool, now, progress, trigger)
            try:
                yield desk
            finally:
                await desk.settle()
                desk.close()
    finally:
        if store is None:
            records.close()


def load_register(settings: Settings) -> Register:
    """The outlets: those that come with the application, then those imported on this desk."""
    register = Register.load()
    for path in outlet_files(settings):
        register.import_file(path)
    return register


def outlet_files(settings: Settings) -> Sequence[Path]:
    """The desk's own files of outlets, in the order they were imported: later ones win."""
    files = sorted((settings.home / "outlets").glob("*"))
    return [*files, Path(settings.outlets).expanduser()] if settings.outlets else files


def fetch_config(settings: Settings) -> FetchConfig:
    """The desk's limits and manners as the fetcher wants them.

    Raises SettingsError for a proxy that is no address.
    """
    fetch = settings.fetch
    if fetch.proxy and not is_url(fetch.proxy):
        raise settings_of.SettingsError(
            f"{settings.config}: fetch.proxy must be an http or https address, "
            "like http://proxy.example:3128"
        )
    return FetchConfig(
        contact=settings.contact,
        version=engine_version(),
        allow=fetch.allow_private,
        delay=fetch.delay_seconds,
        read=fetch.timeout_seconds,
        total=2 * fetch.timeout_seconds,
        max_bytes=fetch.max_bytes,
        together=fetch.hosts,
        proxy=fetch.proxy or None,
    )


ARTICLE = "article:"
"""How the line begins that says an article was read."""


class OnceRead:
    """Progress that keeps silent until the article is read, then opens with ``preface``.

    An article that cannot be read gets the one line of its error and nothing around it.
    """

    def __init__(self, progress: Progress, preface: str) -> None:
        self._progress = progress
        self._held: list[str] | None = [preface]

    def __call__(self, line: str) -> None:
        if self._held is None:
            self._progress(line)
            return
        self._held.append(line)
        if line.startswith(ARTICLE):
            early, self._held = self._held, None
            for kept in early:
                self._progress(kept)

    def expect(self, pages: Mapping[str, int]) -> None:
        """So many pages are going to be fetched of each host."""
        if isinstance(self._progress, PageWatch):
            self._progress.expect(pages)

    def page(self, host: str, url: str, why: str, seconds: float) -> None:
        """A page is done: read where ``why`` is empty."""
        if self._held is None and isinstance(self._progress, PageWatch):
            self._progress.page(host, url, why, seconds)
        else:
            self(f"not read {url}: {why}" if why else f"read {url} in {seconds:.1f} s")


def once_read(progress: Progress, preface: str) -> Progress:
    """``OnceRead`` around a way to tell progress."""
    return OnceRead(progress, preface)


def page_progress(progress: Progress) -> Callable[[FetchOutcome], None]:
    """One line for each page that is done."""

    def tell(outcome: FetchOutcome) -> None:
        if isinstance(progress, PageWatch):
            why = "" if outcome.state in ("ok", "not_modified") else outcome.why or outcome.state
            progress.page(host_of(outcome.url), outcome.url, why, outcome.seconds)
        elif outcome.state in ("ok", "not_modified"):
            progress(f"read {outcome.url} in {outcome.seconds:.1f} s")
        else:
            progress(f"not read {outcome.url}: {outcome.why}")

    return tell
