"""The flow that checks what is due, every night or when asked."""

from __future__ import annotations

from typing import Annotated, Any

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.logging import get_run_logger
from prefect.states import Completed, Failed
from pydantic import Field

from flows import summary
from flows.artifacts import publish_failures, publish_night
from flows.desk import open_desk
from flows.night import run_night
from flows.options import CheckOptions
from flows.settings import SettingsError, load
from flows.tasks import tasks
from flows.telling import of_run
from records.errors import StoreError
from sources.types import SourceError

Limit = Annotated[int, Field(ge=1, le=1000, description="The most articles checked in one run.")]


@flow(name="nightly-check", persist_result=False)
async def nightly_check(limit: Limit = 25, options: CheckOptions = CheckOptions()) -> State[Any]:  # noqa: B008 - frozen
    """Check the watched articles and the new articles of watched feeds that are due.

    Args:
        limit: the most articles checked in one run; the rest stays due
        options: how to check them; every field may be left out

    One article that fails does not stop the others: failures are published as one table. The run
    itself fails only where there was work and nothing of it succeeded.
    """
    log = get_run_logger()
    try:
        options.check()
        settings = load(database=options.database)
        async with open_desk(
            settings, options, progress=of_run(log.info), trigger="nightly"
        ) as desk:
            night = await run_night(limit, options, tasks, desk)
    except (SourceError, SettingsError, StoreError) as error:
        return Failed(message=str(error))
    await publish_night(night.records, night.failures)
    if night.failures:
        await publish_failures("nightly-failures", night.failures)
    message = summary.night(night.records, len(night.failures))
    if night.failures and not night.records:
        return Failed(message=message)
    return Completed(message=message)
