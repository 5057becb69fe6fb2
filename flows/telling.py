"""Where a flow run tells how far it is: its log, and the terminal of whoever started it here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

from reports.progress import Lines

_drawn: ContextVar[Lines | None] = ContextVar("drawn", default=None)


class Both:
    """Progress told twice: as lines of a log, and to what is drawn."""

    def __init__(self, log: Lines, drawn: Lines) -> None:
        self._all = (log, drawn)

    def __call__(self, line: str) -> None:
        """Tell one line."""
        for one in self._all:
            one(line)

    def expect(self, pages: Mapping[str, int]) -> None:
        """So many pages are going to be fetched of each host."""
        for one in self._all:
            one.expect(pages)

    def page(self, host: str, url: str, why: str, seconds: float) -> None:
        """A page is done: read where ``why`` is empty."""
        for one in self._all:
            one.page(host, url, why, seconds)


@contextmanager
def drawn_on(shown: Lines) -> Iterator[None]:
    """What flow runs of this process tell inside the block is drawn, too."""
    token = _drawn.set(shown)
    try:
        yield
    finally:
        _drawn.reset(token)


def of_run(log: Callable[[str], None]) -> Lines | Both:
    """Progress of a flow run: plain lines for its log, drawn as well where somebody watches."""
    lines, shown = Lines(tell=log), _drawn.get()
    return lines if shown is None else Both(lines, shown)
