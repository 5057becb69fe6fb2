"""Progress of a run: a few moving lines on a terminal, plain lines anywhere else."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import TYPE_CHECKING, TextIO

from reports.words import one_line, plural

if TYPE_CHECKING:
    from rich.text import Text

LEAST = 2.0
"""Seconds of fetching before a time left is named: the first pages tell nothing."""

EVERY_SECONDS = 5.0
"""Where nothing is drawn, how far the fetching is is told once in so many seconds."""


class Board:
    """How far the fetching is: hosts, pages, failures, seconds left. ``clock`` gives seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._left: Counter[str] = Counter()
        self._done: Counter[str] = Counter()
        self._hosts = 0
        self._started = 0.0
        self.failures = 0

    @property
    def pages(self) -> tuple[int, int]:
        """Pages done, and pages in all."""
        done = self._done.total()
        return done, done + self._left.total()

    @property
    def hosts(self) -> tuple[int, int]:
        """Hosts with nothing left to fetch, and hosts in all."""
        return self._hosts - sum(number > 0 for number in self._left.values()), self._hosts

    def expect(self, pages: Mapping[str, int]) -> None:
        """So many pages are going to be fetched of each host."""
        if not self._hosts:
            self._started = self._clock()
        self._left.update(pages)
        self._hosts = len({*self._left, *self._done})

    def page(self, host: str, read: bool) -> None:
        """One page of a host is done, read or not; one that was not expected does not count."""
        if not self._left[host]:
            return
        self._left[host] -= 1
        self._done[host] += 1
        self.failures += not read

    def seconds_left(self) -> float | None:
        """The time the slowest host still needs at its pace so far; None while that is unknown.

        Hosts are fetched side by side and one page after the other, so the longest queue decides.
        """
        spent = self._clock() - self._started
        if spent < LEAST or not self._done:
            return None
        usual = spent / max(self._done.values())
        return max(
            (
                number * (spent / self._done[host] if self._done[host] else usual)
                for host, number in self._left.items()
                if number
            ),
            default=0.0,
        )

    def line(self) -> str:
        """All of it in one line; empty while nothing is to be fetched."""
        if not self._hosts:
            return ""
        (hosts, of_hosts), (pages, of_pages) = self.hosts, self.pages
        told = f"hosts {hosts}/{of_hosts}, pages {pages}/{of_pages}"
        told += f", {plural(self.failures, 'failure')}"
        left = self.seconds_left()
        if left is not None and pages < of_pages:
            told += f", about {_time(left)} left"
        return told


def _time(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 90 else f"{seconds / 60:.0f} min"


class Lines:
    """Plain progress: every line as it comes, and every few seconds how far the fetching is.

    Lines go to ``stream`` (standard error), or to ``tell`` where a log takes them.
    """

    def __init__(
        self,
        stream: TextIO | None = None,
        *,
        tell: Callable[[str], None] | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._stream = stream
        self._tell = tell
        self._clock = clock
        self._told = 0.0
        self.board = Board(clock)

    def __call__(self, line: str) -> None:
        """Tell one line."""
        if self._tell is not None:
            self._tell(line)
        else:
            print(line, file=self._stream or sys.stderr)

    def __enter__(self) -> Lines:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Nothing to put away."""

    def expect(self, pages: Mapping[str, int]) -> None:
        """So many pages are going to be fetched of each host."""
        self.board.expect(pages)
        self._told = self._clock()

    def page(self, host: str, url: str, why: str, seconds: float) -> None:
        """A page is done: read where ``why`` is empty."""
        before = self.board.pages
        self.board.page(host, not why)
        self(f"not read {url}: {why}" if why else f"read {url} in {seconds:.1f} s")
        done, of = self.board.pages
        if self.board.pages != before and (
            done == of or self._clock() - self._told >= EVERY_SECONDS
        ):
            self._told = self._clock()
            self(self.board.line())


class Live(Lines):
    """Progress on a terminal: the last step and the board, drawn in place and gone at the end.

    Failures stay, one line each; pages that were read do not.
    """

    def __init__(self, stream: TextIO | None = None) -> None:
        from rich.console import Console
        from rich.live import Live as Drawn

        super().__init__(stream)
        self._step = ""
        self._console = Console(file=stream or sys.stderr, highlight=False, markup=False)
        self._drawn = Drawn(
            console=self._console,
            get_renderable=self._picture,
            refresh_per_second=4,
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
        )

    def __enter__(self) -> Live:
        self._drawn.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._drawn.stop()

    def __call__(self, line: str) -> None:
        """Tell what is being done now."""
        self._step = one_line(line)

    def page(self, host: str, url: str, why: str, seconds: float) -> None:
        """A page is done: read where ``why`` is empty."""
        self.board.page(host, not why)
        if why:
            self._console.print(one_line(f"not read {url}: {why}"), style="dim", soft_wrap=True)

    def _picture(self) -> Text:
        from rich.text import Text

        lines = [line for line in (self._step, self.board.line()) if line]
        return Text("\n".join(lines), overflow="ellipsis", no_wrap=True)


def progress(stream: TextIO | None = None, *, plainly: bool = False) -> Lines:
    """Moving progress where ``stream`` (standard error) is a terminal, else plain lines."""
    shown = stream or sys.stderr
    return Lines(stream) if plainly or not shown.isatty() else Live(stream)
