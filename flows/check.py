"""The flow that checks one article: a batch of one through the pipeline."""

from __future__ import annotations

from typing import Any

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.logging import get_run_logger
from prefect.runtime import deployment
from prefect.states import Completed, Failed

from flows.artifacts import publish_failures, publish_report
from flows.desk import open_desk
from flows.options import CheckOptions
from flows.pipeline import check_batch
from flows.settings import SettingsError, load
from flows.summary import sentence
from flows.tasks import tasks
from flows.telling import of_run
from records.errors import StoreError
from sources.types import SourceError


@flow(name="check-article", flow_run_name="check {source}", persist_result=False)
async def check_article(source: str, options: CheckOptions = CheckOptions()) -> State[Any]:  # noqa: B008 - frozen
    """Check who else, independently, says what an article says, and record the answer.

    Args:
        source: address or path of the article (a path is one on the worker's machine)
        options: how to check it; every field may be left out

    The state's message names the check; ``secondsource report CHECK`` prints its report. A source
    that cannot be checked makes the run fail with one line that says why.
    """
    log = get_run_logger()
    trigger = "deployment" if deployment.id else "command"
    try:
        options.check()
        settings = load(database=options.database)
        async with open_desk(settings, options, progress=of_run(log.info), trigger=trigger) as desk:
            [outcome] = await check_batch([source], options, tasks, desk)
    except (SourceError, SettingsError, StoreError) as error:
        return Failed(message=str(error))
    if outcome.record is None:
        assert outcome.failure is not None
        await publish_failures("check-failures", [outcome.failure])
        return Failed(message=outcome.failure.why)
    await publish_report(outcome.record)
    return Completed(message=sentence(outcome.record))
