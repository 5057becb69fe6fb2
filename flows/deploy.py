"""What a desk needs on a Prefect server: work pool, deployments, heartbeat automation."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

from flows.settings import Settings
from sources.types import InputError

POOL = "secondsource"
ZOMBIES = "crash-zombies"
SILENCE = timedelta(seconds=90)
"""A run without a heartbeat for so long is dead; heartbeats come every 30 seconds."""


def definitions() -> Path:
    """``prefect.yaml``: beside this room in the wheel, above it in a checkout."""
    here = Path(__file__).parent
    for path in (here / "prefect.yaml", here.parent / "prefect.yaml"):
        if path.is_file():
            return path
    raise InputError("prefect.yaml is missing from this installation")


def deploy(settings: Settings, environment: Mapping[str, str], *, sweep: bool = False) -> None:
    """Create the work pool, the deployments and the automation; doing it again changes nothing.

    ``sweep`` also marks as crashed what a dead desk left running.

    ``environment`` names the API. Deployments are made in the data folder, which is where their
    runs then work. Raises InputError with the last line Prefect printed where one cannot be made.
    """
    settings.home.mkdir(parents=True, exist_ok=True)
    _prefect(
        ["work-pool", "create", POOL, "--type", "process", "--overwrite"], settings, environment
    )
    # --no-prompt belongs before the sub-command.
    _prefect(
        ["--no-prompt", "deploy", "--all", "--prefect-file", str(definitions())],
        settings,
        environment,
    )
    # In a process of its own: this one has not imported prefect, and need not.
    rest = ["--sweep"] if sweep else []
    _run([sys.executable, "-m", "flows.deploy", *rest], settings, environment)


def _prefect(arguments: list[str], settings: Settings, environment: Mapping[str, str]) -> None:
    _run([sys.executable, "-m", "prefect", *arguments], settings, environment)


def _run(command: list[str], settings: Settings, environment: Mapping[str, str]) -> None:
    done = subprocess.run(
        command, cwd=settings.home, env=dict(environment), capture_output=True, text=True
    )
    if done.returncode != 0:
        lines = [line for line in (done.stdout + done.stderr).splitlines() if line.strip()]
        shown = " ".join(command[1:4])
        raise InputError(f"'{shown}' failed: {lines[-1].strip() if lines else 'no output'}")


async def install_automation() -> None:
    """Runs that send no heartbeat any more become CRASHED, so that nobody waits for them.

    A worker reports the death of a run's process; nobody reports the death of a worker. The
    automation is looked up by name first: creating it twice would make two.
    """
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.objects import StateType
    from prefect.events.actions import ChangeFlowRunState
    from prefect.events.schemas.automations import AutomationCore, EventTrigger, Posture

    ends = ("Completed", "Failed", "Cancelled", "Crashed")
    heartbeat = "prefect.flow-run.heartbeat"
    wanted = AutomationCore(
        name=ZOMBIES,
        description="A flow run without a heartbeat is dead.",
        trigger=EventTrigger(
            after={heartbeat},
            expect={heartbeat, *(f"prefect.flow-run.{end}" for end in ends)},
            match={"prefect.resource.id": ["prefect.flow-run.*"]},
            for_each={"prefect.resource.id"},
            posture=Posture.Proactive,
            # 0 is accepted but never fires.
            threshold=1,
            within=SILENCE,
        ),
        actions=[
            ChangeFlowRunState(
                name="Crashed",
                state=StateType.CRASHED,
                message=f"no heartbeat for {SILENCE.seconds} s",
                force=False,
            )
        ],
    )
    async with get_client() as client:
        if not await client.read_automations_by_name(ZOMBIES):
            await client.create_automation(wanted)


async def sweep_zombies() -> int:
    """Mark as crashed the runs of our deployments that a dead desk left running.

    For the start of a desk that has the only worker: no run can be alive before it. (The
    automation does not catch runs that died before it, or the server, was there.) Returns how many.
    """
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.filters import (
        FlowRunFilter,
        FlowRunFilterState,
        FlowRunFilterStateType,
        WorkPoolFilter,
        WorkPoolFilterName,
    )
    from prefect.client.schemas.objects import State, StateType
    from prefect.states import Crashed

    async with get_client() as client:
        runs = await client.read_flow_runs(
            flow_run_filter=FlowRunFilter(
                state=FlowRunFilterState(
                    type=FlowRunFilterStateType(any_=[StateType.RUNNING, StateType.PENDING])
                )
            ),
            work_pool_filter=WorkPoolFilter(name=WorkPoolFilterName(any_=[POOL])),
        )
        for run in runs:
            state: State[Any] = Crashed(message="the desk that ran this was stopped")
            await client.set_flow_run_state(run.id, state, force=True)
        return len(runs)


if __name__ == "__main__":
    import asyncio

    asyncio.run(install_automation())
    if "--sweep" in sys.argv:
        asyncio.run(sweep_zombies())
