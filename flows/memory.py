"""What earlier runs left for the fetcher: validators and waits on record, bodies as snapshots."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from records.errors import StoreError
from records.store import Store
from records.types import FetchState
from sources.answers import validators_of
from sources.snapshots import Snapshots
from sources.types import FetchOutcome

FIRST_REST = timedelta(minutes=1)
LONGEST_REST = timedelta(hours=6)

T = TypeVar("T")


class StoreMemory:
    """The fetcher's memory of a desk. Pages without validators are not kept here: they are
    fetched anew anyhow."""

    def __init__(self, store: Store, snapshots: Snapshots) -> None:
        self._store = store
        self._snapshots = snapshots
        self._resting: set[str] = set()

    async def page(self, url: str) -> FetchOutcome | None:
        """The last answer of an address, if it named a validator and its body is still here."""
        return await asyncio.to_thread(self._page, url)

    def _page(self, url: str) -> FetchOutcome | None:
        state = self._store.fetch_state(url)
        if state is None or not (state.etag or state.last_modified):
            return None
        return self._snapshots.visit(url)

    async def keep(self, outcome: FetchOutcome) -> None:
        """Remember an answer that named a validator."""
        if validators_of(outcome):
            await asyncio.to_thread(self._keep, outcome)

    def _keep(self, outcome: FetchOutcome) -> None:
        validators = validators_of(outcome)
        try:
            digest = self._snapshots.keep_visit(outcome)
        except OSError as error:
            raise StoreError(f"a snapshot cannot be written: {error.strerror}") from None
        self._store.put_fetch_state(
            FetchState(
                outcome.url,
                etag=validators.get("etag"),
                last_modified=validators.get("last-modified"),
                sha256=digest,
                seen_at=outcome.retrieved_at,
            )
        )

    async def resting(self, host: str) -> datetime | None:
        """Until when the host asked to be left alone."""
        state = await asyncio.to_thread(self._store.fetch_state, f"host:{host}")
        if state is None:
            return None
        self._resting.add(host)
        return state.not_before

    async def rest(self, host: str, until: datetime | None) -> None:
        """Leave the host alone until then; without a moment a minute, doubling up to six hours."""
        name = f"host:{host}"
        state = await asyncio.to_thread(self._store.fetch_state, name) or FetchState(name)
        now = datetime.now(UTC)
        if until is None:
            until = now + min(LONGEST_REST, FIRST_REST * 2 ** min(state.failures, 16))
        self._resting.add(host)
        changed = replace(state, failures=state.failures + 1, not_before=until, seen_at=now)
        await asyncio.to_thread(self._store.put_fetch_state, changed)

    async def answered(self, host: str) -> None:
        """The host answers: the next wait starts from the beginning."""
        if host in self._resting:
            self._resting.discard(host)
            fresh = FetchState(f"host:{host}", seen_at=datetime.now(UTC))
            await asyncio.to_thread(self._store.put_fetch_state, fresh)
