"""The steps of the pipeline as Prefect tasks: the plain functions, wrapped at the edge.

A task is what one would retry or look for in the interface: one per publisher host for fetching,
one per article for the rest. Never one per claim or pair.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, ParamSpec, TypeVar

from prefect import Task, task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State, TaskRun

from flows.steps import Steps, plain
from records.errors import Busy

P = ParamSpec("P")
R = TypeVar("R")


class Call:
    """The arguments of one call. Prefect looks into lists, dicts and dataclasses for the results
    of other tasks, which costs seconds with 600 documents; it does not look into this."""

    def __init__(self, args: tuple[Any, ...]) -> None:
        self.args = args


def passing(task: Task[..., Any], run: TaskRun, state: State[Any]) -> bool:
    """Whether the failure may pass: the system or the records were busy. Bad input stays bad."""
    return isinstance(state.data, Busy | OSError)


def as_task(
    function: Callable[P, Awaitable[R]], name: str, label: Callable[P, str]
) -> Callable[P, Awaitable[R]]:
    """The same function, run as a Prefect task named ``name`` with a run name made by ``label``.

    Retried twice with jitter where the failure may pass. Results are not persisted: our records
    keep what was found, and a step run again gives the same.
    """

    call_it: Callable[..., Awaitable[R]] = function

    @task(
        name=name,
        task_run_name="{label}",
        description=(function.__doc__ or "").strip(),
        retries=2,
        retry_delay_seconds=[1, 5],
        retry_jitter_factor=0.5,
        retry_condition_fn=passing,
        cache_policy=NO_CACHE,
        persist_result=False,
    )
    async def run(label: str, call: Call) -> Any:
        return await call_it(*call.args)

    async def step(*args: P.args, **kwargs: P.kwargs) -> R:
        shown = label(*args, **kwargs)[:120]
        result: R = await run(shown, Call(args))
        return result

    return step


def as_tasks(steps: Steps) -> Steps:
    """The same steps, each as a Prefect task."""
    return Steps(
        saved=as_task(steps.saved, "read-saved", lambda paths, desk: "read saved coverage"),
        read=as_task(steps.read, "read-article", lambda source, *_: f"read {source}"),
        claims=as_task(steps.claims, "extract-claims", lambda page, *_: f"claims of {page.url}"),
        find=as_task(steps.find, "find-coverage", lambda case, *_: f"coverage of {case.source}"),
        fetch=as_task(steps.fetch, "fetch-host", lambda host, urls, desk: f"fetch {host}"),
        assess=as_task(steps.assess, "assess", lambda case, *_: f"assess {case.source}"),
        record=as_task(steps.record, "record", lambda check, *_: f"record {check.id}"),
    )


tasks = as_tasks(plain)
"""The steps as tasks of the running flow."""
