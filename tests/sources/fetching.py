"""What the fetching tests share: a fetcher for loopback with short limits and no waiting."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from sources.fetch import FetchConfig, Fetcher
from tests.sources.faulty_server import Extra, Seen, faulty_server

T = TypeVar("T")

QUICK = FetchConfig(
    contact="https://desk.example/about",
    allow=("127.0.0.0/8",),
    delay=0.0,
    connect=1.0,
    read=0.5,
    total=1.5,
    max_bytes=2_000_000,
    retries=2,
    retry_after=2.0,
    backoff=lambda attempt: 0.0,
)


async def everything_here(host: str, port: int) -> Sequence[str]:
    """A resolver for which every name is this machine."""
    return ["127.0.0.1"]


def with_server(
    use: Callable[[Fetcher, int, Seen], Awaitable[T]],
    *,
    extra: Extra | None = None,
    resolve: Any = everything_here,
    **changes: Any,
) -> T:
    """Runs ``use`` with a fetcher against the faulty server."""

    async def run() -> T:
        async with (
            faulty_server(extra) as (port, seen),
            Fetcher(replace(QUICK, **changes), resolve=resolve) as fetcher,
        ):
            return await use(fetcher, port, seen)

    return asyncio.run(run())
