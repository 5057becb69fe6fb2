"""What a nightly run does: take the watched articles and feeds that are due, and check them."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from flows.cases import CheckOutcome, Failure
from flows.desk import Desk
from flows.options import CheckOptions
from flows.pipeline import check_batch
from flows.steps import Steps
from flows.watch import new_articles
from records.types import CheckRecord, WatchItem


@dataclass(frozen=True, slots=True)
class Night:
    """The outcome of one nightly run: checks made, and what could not be done."""

    outcomes: tuple[CheckOutcome, ...] = ()
    failures: tuple[Failure, ...] = ()

    @property
    def records(self) -> tuple[CheckRecord, ...]:
        """The checks that were recorded."""
        return tuple(o.record for o in self.outcomes if o.record is not None)

    @property
    def searched(self) -> bool:
        """False only where checks were made and coverage could be searched for none of them."""
        return not self.records or any(outcome.searched for outcome in self.outcomes)


async def run_night(limit: int, options: CheckOptions, steps: Steps, desk: Desk) -> Night:
    """Check at most ``limit`` articles: those watched that are due, and new ones of due feeds.

    An item counts as done only when its check is on record, so that a run that was killed leaves
    the rest due and the next one completes it.
    """
    due = await asyncio.to_thread(desk.store.due, desk.now())
    desk.progress(f"{len(due)} watched items are due")
    sources: dict[str, WatchItem] = {}
    failures: list[Failure] = []
    feeds: list[WatchItem] = []
    for item in due:
        if item.kind != "feed":
            sources.setdefault(item.url, item)
            continue
        found = await new_articles(item, desk)
        if isinstance(found, Failure):
            failures.append(found)
            continue
        feeds.append(item)
        for url in found:
            sources.setdefault(url, item)
    chosen = list(sources)[:limit]
    outcomes = await check_batch(chosen, options, steps, desk) if chosen else []
    failures += [outcome.failure for outcome in outcomes if outcome.failure is not None]
    await asyncio.to_thread(_mark_done, feeds, outcomes, sources, desk)
    return Night(tuple(outcomes), tuple(failures))


def _mark_done(
    feeds: Sequence[WatchItem],
    outcomes: Sequence[CheckOutcome],
    sources: dict[str, WatchItem],
    desk: Desk,
) -> None:
    """Note what is done: articles whose check is on record, and feeds with nothing left to do."""
    checked = {outcome.source for outcome in outcomes if outcome.record is not None}
    for url, item in sources.items():
        if item.kind != "feed" and url in checked:
            desk.store.watch_done(item.url, desk.now())
    left = {item.url for url, item in sources.items() if url not in checked}
    for feed in feeds:
        if feed.url not in left:
            desk.store.watch_done(feed.url, desk.now())
