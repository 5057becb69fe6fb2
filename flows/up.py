"""A desk on one machine: Prefect server, deployments, worker and report pages together."""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from flows.api import UP_FILE, answers, running_desk
from flows.deploy import POOL, deploy
from flows.opening import open_records
from flows.processes import Child, check_free, stop_all
from flows.settings import Settings, process_environment
from sources.types import InputError

START_SECONDS = 120.0
"""A server with a new database takes ten seconds, on a busy machine several times that."""


class Stopped(Exception):  # noqa: N818 - reads as what happened
    """Somebody asked us to stop."""


def up(settings: Settings, progress: Callable[[str], None]) -> None:
    """Bring the desk up, say what runs where, and keep it until stopped.

    Ctrl-C or SIGTERM takes everything down: children are asked to end, after ten seconds they are
    killed. All files are inside the data folder. Raises InputError where a port is taken, the desk
    runs already, or a part does not start.
    """
    home = settings.home
    ports = settings.up
    other = running_desk(home)
    if other:
        raise InputError(f"a desk runs already (process {other['pid']}, pages {other['web']})")
    check_free(ports.server_port, "Prefect server", "--server-port")
    check_free(ports.web_port, "report pages", "--web-port")
    home.mkdir(parents=True, exist_ok=True)
    open_records(settings.database).close()
    api = f"http://127.0.0.1:{ports.server_port}/api"
    web = f"http://127.0.0.1:{ports.web_port}/"
    environment = process_environment(settings) | {"PREFECT_API_URL": api}
    python = sys.executable
    children: list[Child] = []

    def start(name: str, *command: str) -> Child:
        child = Child.start(name, command, home, environment)
        children.append(child)
        return child

    try:
        with _stoppable():
            progress("starting the Prefect server")
            server = start(
                "server", python, "-m", "prefect", "server", "start",
                "--host", "127.0.0.1", "--port", str(ports.server_port),
            )  # fmt: skip
            _wait(server, f"{api}/health")
            progress("deploying")
            deploy(settings, environment, sweep=True)
            start(
                "worker", python, "-m", "prefect", "worker", "start",
                "--pool", POOL, "--name", "secondsource",
            )  # fmt: skip
            pages = start("web", python, "-m", "flows.cli", "web", "--port", str(ports.web_port))
            _wait(pages, web)
            _announce(settings, api, web, progress)
            _watch(children)
    except Stopped:
        progress("stopping")
    finally:
        (home / UP_FILE).unlink(missing_ok=True)
        stop_all(children)
    progress("stopped")


@contextmanager
def _stoppable() -> Iterator[None]:
    """SIGTERM, SIGINT and a closed terminal raise ``Stopped`` once; later ones are ignored."""

    def stop(number: int, frame: FrameType | None) -> None:
        for caught in signals:
            signal.signal(caught, signal.SIG_IGN)
        raise Stopped

    signals = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
    before = [signal.signal(number, stop) for number in signals]
    try:
        yield
    except Stopped:
        raise
    except BaseException:
        for number, handler in zip(signals, before, strict=True):
            signal.signal(number, handler)
        raise


def _wait(child: Child, address: str) -> None:
    until = time.monotonic() + START_SECONDS
    while not answers(address):
        if child.ended:
            raise InputError(f"the {child.name} ended: {child.last_line()} (see {child.log})")
        if time.monotonic() > until:
            raise InputError(f"the {child.name} does not answer at {address} (see {child.log})")
        time.sleep(0.3)


def _announce(settings: Settings, api: str, web: str, progress: Callable[[str], None]) -> None:
    desk = {"pid": os.getpid(), "api": api, "web": web}
    (settings.home / UP_FILE).write_text(json.dumps(desk), encoding="utf-8")
    progress(f"report pages   {web}")
    progress(f"Prefect        {api.removesuffix('/api')}   (PREFECT_API_URL={api})")
    progress(f"deployments    check-article/on-demand, nightly-check/nightly on pool {POOL}")
    progress(f"data folder    {settings.home}   (logs in {settings.home / 'logs'})")
    progress("check an article with: secondsource check URL --deployment")
    progress("ready; stop with Ctrl-C")


def _watch(children: list[Child]) -> None:
    """Wait until stopped; raises InputError where a part ends by itself."""
    while True:
        for child in children:
            if child.ended:
                raise InputError(f"the {child.name} ended: {child.last_line()} (see {child.log})")
        time.sleep(0.5)
