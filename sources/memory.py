"""What a fetcher remembers from earlier runs, behind one small interface."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from sources.types import FetchOutcome


class Memory(Protocol):
    """Pages and hosts as earlier runs left them; who keeps it is the caller's business."""

    async def page(self, url: str) -> FetchOutcome | None:
        """The last good answer of an address, body and headers, to be asked for again only if it
        changed; None where nothing is kept."""
        ...

    async def keep(self, outcome: FetchOutcome) -> None:
        """Remember a good answer."""
        ...

    async def resting(self, host: str) -> datetime | None:
        """Until when a host asked to be left alone; None where it may be asked."""
        ...

    async def rest(self, host: str, until: datetime | None) -> None:
        """Leave a host alone until a moment; None where it named none: twice as long as before."""
        ...

    async def answered(self, host: str) -> None:
        """The host answers again."""
        ...
