"""One polite queue per host: never two requests at a time, a pause between, holds when told."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

Clock = Callable[[], float]
Sleep = Callable[[float], Awaitable[None]]


@dataclass(slots=True)
class _Host:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    delay: float = 0.0
    not_before: float = 0.0
    failures: int = 0
    given_up: str | None = None


class Hosts:
    """Who may be asked when. ``delay`` is the pause in seconds after each request to a host,
    unless its robots.txt names one; ``together`` bounds the requests under way over all hosts;
    after ``patience`` failures in a row a host is left alone for the rest of the run.
    """

    def __init__(
        self, *, delay: float, together: int, patience: int, clock: Clock, sleep: Sleep
    ) -> None:
        self._delay = delay
        self._patience = patience
        self._clock = clock
        self._sleep = sleep
        self._hosts: dict[str, _Host] = {}
        self._together = asyncio.Semaphore(together)

    def _of(self, host: str) -> _Host:
        known = self._hosts.get(host)
        if known is None:
            known = self._hosts[host] = _Host(delay=self._delay)
        return known

    @asynccontextmanager
    async def slot(self, host: str) -> AsyncIterator[None]:
        """The host's one place, entered after its pause is over."""
        state = self._of(host)
        async with state.lock:
            wait = state.not_before - self._clock()
            if wait > 0:
                await self._sleep(wait)
            async with self._together:
                try:
                    yield
                finally:
                    state.not_before = max(state.not_before, self._clock() + state.delay)

    def pause(self, host: str, seconds: float) -> None:
        """The pause after each request to ``host`` from now on."""
        self._of(host).delay = seconds

    def hold(self, host: str, seconds: float) -> None:
        """No request to ``host`` for the next ``seconds``."""
        state = self._of(host)
        state.not_before = max(state.not_before, self._clock() + seconds)

    def failed(self, host: str, why: str) -> None:
        """Counts a failure to reach the host at all."""
        state = self._of(host)
        state.failures += 1
        if state.failures >= self._patience:
            state.given_up = f"{why} (host left alone after {state.failures} failures)"

    def answered(self, host: str) -> None:
        """The host gave an answer, whatever it was."""
        self._of(host).failures = 0

    def leave_alone(self, host: str, why: str) -> None:
        """Ask ``host`` nothing more in this run."""
        self._of(host).given_up = why

    def given_up(self, host: str) -> str | None:
        """Why ``host`` is left alone, or None."""
        return self._of(host).given_up
