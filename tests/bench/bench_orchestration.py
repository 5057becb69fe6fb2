"""What Prefect costs: the same check of one article against 600 documents, as plain functions and
as tasks of a recorded flow run, in one process against one server.

Run with ``pytest tests/bench/bench_orchestration.py -s``. The figure is the share of a flow run's
wall time that is spent outside the steps themselves, so that it means the same on any machine and
on a busy one. The wall time of the plain check stands beside it for comparison.
"""

from __future__ import annotations

import asyncio
import dataclasses
import functools
import json
import os
import random
import socket
import statistics
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from flows.api import answers
from flows.options import CheckOptions
from flows.processes import Child, stop_all
from flows.settings import Settings, load, prepare_prefect, process_environment
from flows.steps import Steps
from flows.steps import plain as plain_steps
from tests.flows.desk_fixture import ARTICLE, COVERAGE, write_article

DOCUMENTS = 600
ROUNDS = 2
LARGEST_SHARE = 0.20

PLACES = ("Lindholm", "Varn", "Osterby", "Kallsund", "Mirow", "Tessen", "Halm", "Brekke")
ACTORS = ("the harbour master", "a passenger", "the coastguard", "the shipping line", "an islander")
DEEDS = (
    "said that {n} people had waited on the quay in {place}",
    "described how {n} lifejackets were handed out off {place}",
    "counted {n} boats between {place} and the open sea",
    "had asked for {n} more hours before the crossing to {place}",
    "confirmed that the pier at {place} was closed for {n} days",
)

pytestmark = [pytest.mark.bench, pytest.mark.timeout(600)]


def write_many(path: Path, documents: int) -> None:
    """So many documents about one matter, each different, the same in every run."""
    chance = random.Random(20260304)
    with path.open("w", encoding="utf-8") as out:
        for number in range(documents):
            sentences = [
                f"{chance.choice(ACTORS).capitalize()} "
                + chance.choice(DEEDS).format(
                    n=chance.randrange(2, 99), place=chance.choice(PLACES)
                )
                + "."
                for _ in range(12)
            ]
            told = COVERAGE[number % len(COVERAGE)]["text"] if number % 10 == 0 else ""
            row = {
                "url": f"https://outlet{number}.example/ferry",
                "published": ARTICLE["published"],
                "title": f"Ferry report {number}",
                "text": "\n\n".join(filter(None, [told, " ".join(sentences)])),
            }
            out.write(json.dumps(row) + "\n")


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Settings]:
    """A desk with a Prefect server on a loopback port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    monkeypatch.setenv("SECONDSOURCE_HOME", str(tmp_path / "home"))
    settings = load()
    for name, value in process_environment(settings).items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("PREFECT_API_URL", f"http://127.0.0.1:{port}/api")
    prepare_prefect(settings)
    command = [sys.executable, "-m", "prefect", "server", "start", "--port", str(port)]
    server = Child.start("server", command, settings.home, os.environ)
    try:
        until = time.monotonic() + 120
        while not answers(f"http://127.0.0.1:{port}/api/health"):
            assert time.monotonic() < until, server.last_line()
            time.sleep(0.5)
        yield settings
    finally:
        stop_all([server])


def test_orchestration_takes_less_than_a_fifth_of_a_check(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import flows.check
    from flows import local
    from flows.check import check_article
    from flows.tasks import as_tasks

    inside: list[float] = []

    def timed(step: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
        @functools.wraps(step)
        async def run(*args: Any) -> Any:
            started = time.perf_counter()
            try:
                return await step(*args)
            finally:
                inside[-1] += time.perf_counter() - started

        return run

    # One article without pages to fetch: its steps run one after the other.
    names = [field.name for field in dataclasses.fields(plain_steps)]
    steps = Steps(**{name: timed(getattr(plain_steps, name)) for name in names})
    monkeypatch.setattr(flows.check, "tasks", as_tasks(steps))

    article = str(write_article(tmp_path))
    write_many(tmp_path / "few.jsonl", 10)
    write_many(tmp_path / "many.jsonl", DOCUMENTS)
    seconds: dict[str, list[float]] = {"plain": [], "tasks": []}
    shares: list[float] = []
    for number in range(ROUNDS + 1):
        for way in ("plain", "tasks"):
            options = CheckOptions(
                # The first round pays for imports and is not counted.
                coverage=[str(tmp_path / ("many.jsonl" if number else "few.jsonl"))],
                offline=True,
                database=f"sqlite:///{tmp_path}/{way}{number}.db",
            )
            inside.append(0.0)
            started = time.perf_counter()
            if way == "plain":
                asyncio.run(local.check(article, options, settings, lambda line: None))
            else:
                state = asyncio.run(check_article(article, options, return_state=True))  # type: ignore[arg-type]
                assert state.is_completed()
            if number:
                seconds[way].append(time.perf_counter() - started)
                if way == "tasks":
                    shares.append(1 - inside[-1] / seconds[way][-1])
    # The least of several: whatever else the machine does only ever adds.
    plain, tasks = (min(seconds[way]) for way in ("plain", "tasks"))
    share = statistics.median(shares)
    print(
        f"\n{DOCUMENTS} documents: plain {plain:.2f} s, as tasks {tasks:.2f} s, share {share:.3f}"
    )
    assert share < LARGEST_SHARE
