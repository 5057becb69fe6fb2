"""Checks as Prefect flow runs: in this process, or by a worker through the deployment."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from flows.api import require_api
from flows.opening import open_records
from flows.options import CheckOptions
from flows.settings import Settings, prepare_prefect
from flows.summary import named_check
from flows.telling import drawn_on
from records.types import CheckRecord
from reports.progress import Live
from reports.progress import progress as progress_shown
from sources.types import InputError

if TYPE_CHECKING:
    from prefect.client.schemas.objects import FlowRun, State

DEPLOYMENT = "check-article/on-demand"
MAX_TEXT = 400_000
"""Bytes of text that may be handed to a flow run; Prefect refuses parameters above 512 KiB."""
LAST_LINES = 3.0
"""Seconds that the end of a run's log is waited for."""
LOG_LINES = 200
LATE = 50
"""Lines of a log that are asked for again: some arrive late and stand before others."""
WORKER_SECONDS = 20.0
"""After so long without a worker we say so."""


def check_as_flow(
    source: str, options: CheckOptions, settings: Settings, progress: Callable[[str], None]
) -> CheckRecord:
    """Run the check here as a recorded flow run, and give what it recorded.

    Raises InputError where the API does not answer, or the article cannot be checked.
    """
    _connect(settings, options)
    with _watched():
        from flows.check import check_article

        state: State[Any] = asyncio.run(
            check_article(source, options, return_state=True)  # type: ignore[arg-type]
        )
    return _recorded(state, options, settings)


def nightly_as_flow(
    limit: int, options: CheckOptions, settings: Settings, progress: Callable[[str], None]
) -> str:
    """Run the nightly check here as a recorded flow run; gives its one-line summary."""
    _connect(settings, options)
    with _watched():
        from flows.nightly import nightly_check

        state: State[Any] = asyncio.run(
            nightly_check(limit, options, return_state=True)  # type: ignore[arg-type]
        )
    if not state.is_completed():
        raise InputError(state.message or f"the flow run ended {state.name}")
    return state.message or "done"


def check_by_deployment(
    source: str, options: CheckOptions, settings: Settings, progress: Callable[[str], None]
) -> CheckRecord:
    """Trigger the on-demand deployment, wait for its end, and give what it recorded.

    Raises InputError where the API does not answer, the deployment is not there, or the article
    cannot be checked.
    """
    url = _connect(settings, options)
    progress(f"handing over to {DEPLOYMENT} at {url}")
    state = asyncio.run(_trigger(source, options, progress))
    return _recorded(state, options, settings)


@contextmanager
def _watched() -> Iterator[None]:
    """On a terminal the progress of the run is drawn; elsewhere Prefect's log lines tell it.

    Nothing of Prefect may be imported before: where we draw, its own lines go to the log only.
    """
    with progress_shown() as shown:
        if not isinstance(shown, Live):
            yield
            return
        os.environ.setdefault("PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL", "CRITICAL")
        with drawn_on(shown):
            yield


def _connect(settings: Settings, options: CheckOptions) -> str:
    """Point this process at the API; nothing of Prefect may be imported before."""
    _check_text(options)
    url = require_api(settings)
    open_records(options.database or settings.database).close()
    prepare_prefect(settings)
    os.environ["PREFECT_API_URL"] = url
    return url


def _check_text(options: CheckOptions) -> None:
    """What is handed to a flow run travels as JSON. Raises InputError where it cannot."""
    text = options.given() or b""
    if len(text) > MAX_TEXT:
        raise InputError(
            f"more than {MAX_TEXT} bytes on standard input cannot be handed to a flow run; "
            "give a file"
        )
    try:
        text.decode("utf-8")
    except UnicodeDecodeError:
        raise InputError("standard input is not UTF-8 text; give a file") from None


async def _trigger(
    source: str, options: CheckOptions, progress: Callable[[str], None]
) -> State[Any]:
    from prefect.client.orchestration import get_client
    from prefect.deployments.flow_runs import arun_deployment
    from prefect.exceptions import ObjectNotFound, PrefectHTTPStatusError

    parameters = {"source": source, "options": options.model_dump(mode="json")}
    async with get_client() as client:
        try:
            run = await arun_deployment(
                DEPLOYMENT, client=client, parameters=parameters, timeout=0, as_subflow=False
            )
        except ObjectNotFound:
            raise InputError(
                f"no deployment {DEPLOYMENT}: make it with 'secondsource deploy'"
            ) from None
        except PrefectHTTPStatusError as error:
            raise InputError(f"the deployment refuses this: {error.response.text}") from None
        progress(f"flow run {run.name} ({run.id})")
        return await _end_of(run, client, progress)


async def _end_of(run: FlowRun, client: Any, progress: Callable[[str], None]) -> State[Any]:
    """Ask for the run's state twice a second until it has ended, and pass on what it tells."""
    started, told, last, whole = time.monotonic(), False, "", False
    heard: set[Any] = set()
    while True:
        state: State[Any] | None = (await client.read_flow_run(run.id)).state
        if state is not None:
            if state.name != last:
                last = state.name or ""
                progress(f"flow run {run.name}: {last}")
            # The log arrives behind the state: its last line is waited for a little.
            patience = time.monotonic() + (LAST_LINES if state.is_final() else 0.0)
            while not state.is_scheduled():
                lines = await _news(run, client, heard)
                for line in lines:
                    if not is_last(line):
                        progress(line)
                whole = whole or any(map(is_last, lines))
                if whole or time.monotonic() >= patience:
                    break
                await asyncio.sleep(0.2)
            if state.is_final():
                return state
            waiting = not told and state.is_scheduled()
            if waiting and time.monotonic() - started > WORKER_SECONDS:
                progress("no worker has taken the run yet: is 'secondsource up' running?")
                told = True
        await asyncio.sleep(0.5)


def is_last(line: str) -> bool:
    """Whether a line is Prefect's own about the end of a run, which the state tells as well."""
    return line.startswith("Finished in state")


async def _news(run: FlowRun, client: Any, heard: set[Any]) -> list[str]:
    """Lines of the run's log that were not heard before; what Prefect adds of itself left out."""
    from prefect.client.schemas.filters import LogFilter, LogFilterFlowRunId
    from prefect.client.schemas.sorting import LogSort

    wanted = LogFilter(flow_run_id=LogFilterFlowRunId(any_=[run.id]))
    fresh: list[str] = []
    offset = max(0, len(heard) - LATE)
    while page := await client.read_logs(
        wanted, limit=LOG_LINES, offset=offset, sort=LogSort.TIMESTAMP_ASC
    ):
        for entry in page:
            if entry.id not in heard:
                heard.add(entry.id)
                if entry.name == "prefect.flow_runs" and entry.task_run_id is None:
                    fresh.append(entry.message)
        offset += len(page)
    return fresh


def _recorded(state: State[Any], options: CheckOptions, settings: Settings) -> CheckRecord:
    """The check that a flow run made, from the records."""
    name = named_check(state.message) if state.is_completed() else None
    if name is None:
        raise InputError(state.message or f"the flow run ended {state.name}")
    with open_records(options.database or settings.database) as store:
        return store.load(name)
