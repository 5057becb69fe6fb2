"""The pipeline without Prefect: on this machine, in this process."""

from __future__ import annotations

from flows.desk import Progress, open_desk
from flows.night import Night, run_night
from flows.options import CheckOptions
from flows.pipeline import check_batch
from flows.settings import Settings
from flows.steps import plain
from records.types import CheckRecord
from sources.types import InputError


async def check(
    source: str, options: CheckOptions, settings: Settings, progress: Progress
) -> CheckRecord:
    """Check one article; raises InputError with one line where it cannot be checked."""
    async with open_desk(settings, options, progress=progress) as desk:
        [outcome] = await check_batch([source], options, plain, desk)
    if outcome.record is None:
        assert outcome.failure is not None
        raise InputError(outcome.failure.why)
    return outcome.record


async def nightly(
    limit: int, options: CheckOptions, settings: Settings, progress: Progress
) -> Night:
    """Check what is due."""
    async with open_desk(settings, options, progress=progress, trigger="nightly") as desk:
        return await run_night(limit, options, plain, desk)
