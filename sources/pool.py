"""Extraction in worker processes that are killed when they take too long.

The extractor has no time limit of its own and some pages keep it busy for minutes, so each
worker is a process of its own, fed with pages over its standard input and output.
"""

from __future__ import annotations

import asyncio
import os
import pickle
import struct
import subprocess
import sys
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from sources.types import DocumentKind, FetchOutcome, SourceDocument, Unreachable
from sources.urls import host_of

if TYPE_CHECKING:
    from sources.extract import OutletRegister

_LENGTH = struct.Struct(">Q")
_START_SECONDS = 60.0
_PLAIN_TAGS = 10_000
"""Up to so many tags, 5,000 elements, the worst page takes a second or two."""


AHEAD = 2
"""Pages that a process has at once, one to read and the next: it need not wait for this process,
which is busy fetching."""


@dataclass(slots=True)
class _Job:
    outcome: FetchOutcome
    answer: asyncio.Future[SourceDocument | Unreachable]


class ExtractPool:
    """``workers`` processes; a page that takes longer than ``seconds`` loses its process.

    Use as ``async with ExtractPool() as pool: await pool.extract(outcome)``. Processes start with
    the first pages. ``memory`` bounds the address space of one worker in bytes, where the system
    can do that. Where no process can be started, pages are read in a thread, without the limits.
    """

    def __init__(
        self,
        workers: int = 2,
        seconds: float = 10.0,
        *,
        register: OutletRegister | None = None,
        memory: int = 1_500_000_000,
    ) -> None:
        self._seconds = seconds
        self._register = register
        self._memory = memory
        self._unstarted = max(1, workers)
        self._waiting: deque[_Job] = deque()
        self._all: list[_Worker] = []
        self._serving: list[asyncio.Task[None]] = []
        self.killed = 0

    async def __aenter__(self) -> ExtractPool:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for task in self._serving:
            task.cancel()
        await asyncio.gather(*self._serving, return_exceptions=True)
        for worker in self._all:
            await worker.stop()
        for job in (*self._waiting, *(job for worker in self._all for job in worker.given)):
            job.answer.cancel()
        self._waiting.clear()
        self._all.clear()

    async def start(self) -> None:
        """Starts the processes ahead of the first page, while other work is waited for."""
        while self._unstarted:
            self._start_one()
        await asyncio.gather(*(worker.ready.wait() for worker in self._all))

    async def extract(self, outcome: FetchOutcome) -> SourceDocument | Unreachable:
        """Like ``sources.extract.extract``, within the time limit."""
        if outcome.state != "ok":
            return Unreachable(outcome.url, outcome.why or outcome.state)
        job = _Job(outcome, asyncio.get_running_loop().create_future())
        self._waiting.append(job)
        self._hand_out()
        found = await job.answer
        if isinstance(found, Unreachable):
            return found
        return _completed(found, outcome, self._register)

    def _hand_out(self) -> None:
        """Every process gets a page, and then the next one beside it."""
        while self._waiting:
            if self._unstarted and all(worker.given for worker in self._all):
                self._start_one()
            worker = min(self._all, key=lambda one: len(one.given))
            if len(worker.given) >= AHEAD:
                return
            job = self._waiting.popleft()
            if not job.answer.done():  # else nobody waits for it any more
                worker.give(job)

    def _start_one(self) -> None:
        self._unstarted -= 1
        worker = _Worker(self._memory)
        self._all.append(worker)
        self._serving.append(asyncio.create_task(self._serve(worker)))

    async def _serve(self, worker: _Worker) -> None:
        """One process's pages, one after another, for as long as the pool is open."""
        while True:
            await worker.start()
            await worker.called.wait()
            job = worker.given[0]
            try:
                found = await worker.answer(self._seconds)
            except TimeoutError:
                self.killed += 1
                await worker.stop()
                why = f"reading the page took longer than {self._seconds:g} s"
                found = Unreachable(job.outcome.url, why)
            except Exception:  # the page is given up, not those that wait behind it
                await worker.stop()
                found = Unreachable(job.outcome.url, "reading the page broke the reader")
            worker.done()
            if not job.answer.done():
                job.answer.set_result(found)
            self._hand_out()


def extract_saved(
    outcome: FetchOutcome,
    *,
    register: OutletRegister | None = None,
    seconds: float = 10.0,
    memory: int = 1_500_000_000,
) -> SourceDocument | Unreachable:
    """Like ``sources.extract.extract`` for a page that was saved: bounded, and without a pool.

    A page with so many tags that it could keep the reader busy gets a process of its own, which
    is killed after ``seconds``; any other is read at once, in hundredths of a second.
    """
    if outcome.body.count(b"<") <= _PLAIN_TAGS:
        from sources.extract import extract

        return extract(outcome, register=register)
    data = pickle.dumps(replace(outcome, headers=_content_type(outcome)))
    try:
        done = subprocess.run(
            [sys.executable, "-m", "sources.extract_worker", str(memory)],
            input=_LENGTH.pack(len(data)) + data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Unreachable(outcome.url, f"reading the page took longer than {seconds:g} s")
    answers = list(_messages(done.stdout))
    if len(answers) != 2 or not isinstance(answers[1], SourceDocument | Unreachable):
        return Unreachable(outcome.url, "reading the page broke the reader")
    found = answers[1]
    return found if isinstance(found, Unreachable) else _completed(found, outcome, register)


def _messages(data: bytes) -> Iterator[object]:
    """What a worker wrote, message by message; a broken end is left out."""
    while len(data) >= _LENGTH.size:
        (size,) = _LENGTH.unpack(data[: _LENGTH.size])
        body, data = data[_LENGTH.size : _LENGTH.size + size], data[_LENGTH.size + size :]
        if len(body) < size:
            return
        yield pickle.loads(body)


def _completed(
    document: SourceDocument, outcome: FetchOutcome, register: OutletRegister | None
) -> SourceDocument:
    """The worker's document with what only this side knows: outlet, body, headers."""
    owner: str | None = document.owner
    kind: DocumentKind = document.kind
    known = (
        register.lookup(host_of(document.url) or document.outlet) if register is not None else None
    )
    if known is not None:
        owner, kind = known.owner, known.kind
    flags = document.flags | ({"satire"} if kind == "satire" else set())
    return replace(
        document,
        owner=owner,
        kind=kind,
        flags=frozenset(flags),
        raw=outcome.body,
        headers=outcome.headers,
    )


def _environment() -> dict[str, str]:
    """This process's, in which a worker finds the rooms."""
    root = str(Path(__file__).parents[1])
    known = os.environ.get("PYTHONPATH", "")
    return {**os.environ, "PYTHONPATH": f"{root}{os.pathsep}{known}" if known else root}


class _Worker:
    """One process; started when needed and again after it was stopped."""

    def __init__(self, memory: int) -> None:
        self.given: deque[_Job] = deque()
        """The page that it reads, and those that it has beside it."""
        self.called = asyncio.Event()
        """Set while it has a page."""
        self.ready = asyncio.Event()
        """Set once the process, or that there can be none, is there."""
        self._memory = memory
        self._process: asyncio.subprocess.Process | None = None
        self._in_thread = False

    def give(self, job: _Job) -> None:
        """The next page; written at once where the process runs."""
        self.given.append(job)
        self.called.set()
        if self._process is not None and self.ready.is_set():
            self._write(job)

    def done(self) -> None:
        """The first of the pages is read."""
        self.given.popleft()
        if not self.given:
            self.called.clear()

    async def answer(self, seconds: float) -> SourceDocument | Unreachable:
        """What the first of the pages came to. Raises TimeoutError, and other errors where the
        process is gone or its answer is none."""
        if self._in_thread:
            from sources.extract import extract

            outcome = self.given[0].outcome
            return await asyncio.wait_for(asyncio.to_thread(extract, outcome), seconds)
        async with asyncio.timeout(seconds):
            found = await self._read()
        if not isinstance(found, SourceDocument | Unreachable):
            raise pickle.PickleError("not an answer")
        return found

    async def start(self) -> None:
        """A process, where none runs, with all pages that were given."""
        if self._process is not None or self._in_thread:
            return
        try:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "sources.extract_worker",
                str(self._memory),
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.DEVNULL,
                env=_environment(),
                limit=1 << 20,
            )
            async with asyncio.timeout(_START_SECONDS):
                ready = await self._read()
        except Exception:  # whatever the reason, a thread can read; callers must not wait for ever
            ready = ""
        if ready != "ready":
            await self.stop()
            self._in_thread = True
        self.ready.set()
        for job in self.given if self._process is not None else ():
            self._write(job)

    def _write(self, job: _Job) -> None:
        assert self._process is not None
        assert self._process.stdin is not None
        data = pickle.dumps(replace(job.outcome, headers=_content_type(job.outcome)))
        self._process.stdin.write(_LENGTH.pack(len(data)) + data)

    async def _read(self) -> object:
        assert self._process is not None
        assert self._process.stdout is not None
        try:
            head = await self._process.stdout.readexactly(_LENGTH.size)
            answer: object = pickle.loads(
                await self._process.stdout.readexactly(_LENGTH.unpack(head)[0])
            )
        except asyncio.IncompleteReadError as error:
            raise EOFError from error
        return answer

    async def stop(self) -> None:
        process, self._process = self._process, None
        self.ready.clear()
        if process is None:
            return
        if process.returncode is None:
            with suppress(ProcessLookupError):
                process.kill()
        await process.wait()
        if process.stdin is not None:
            process.stdin.close()


def _content_type(outcome: FetchOutcome) -> tuple[tuple[str, str], ...]:
    return tuple(pair for pair in outcome.headers if pair[0] == "content-type")
