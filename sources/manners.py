"""How this fetcher behaves towards other people's servers: its name, its limits, its patience."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field

PRODUCT = "secondsource"
"""The name that robots.txt files may address."""


def jittered(attempt: int) -> float:
    """Seconds before attempt ``attempt + 1``: doubling from one second, spread by chance."""
    return float(2**attempt) * random.uniform(0.75, 1.5)


@dataclass(frozen=True, slots=True)
class FetchConfig:
    """Limits and manners. Times are in seconds, sizes in bytes after decompression.

    ``contact`` (an address or page) is printed in the User-Agent. ``allow`` lists networks and
    hosts that are reached although they are not public. ``delay`` is the pause between requests
    to one host unless its robots.txt asks for one, of which at most ``max_delay`` is honoured.
    ``total`` bounds one request including its body; ``retry_after`` is the longest wait that a
    host may ask for.
    """

    contact: str = ""
    version: str = "0.1"
    allow: tuple[str, ...] = ()
    delay: float = 1.0
    max_delay: float = 30.0
    connect: float = 10.0
    read: float = 15.0
    total: float = 40.0
    max_bytes: int = 10_000_000
    max_redirects: int = 8
    retries: int = 2
    retry_after: float = 30.0
    together: int = 40
    patience: int = 2
    cache_bytes: int = 64_000_000
    respect_robots: bool = True
    http2: bool = True
    proxy: str | None = None
    backoff: Callable[[int], float] = field(default=jittered)

    @property
    def user_agent(self) -> str:
        """The honest name this fetcher goes by."""
        contact = f"; +{self.contact}" if self.contact else ""
        return f"{PRODUCT}/{self.version} (corroboration checks{contact})"
