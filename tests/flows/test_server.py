"""A whole desk with a real Prefect server and worker, brought up once by ``secondsource up``."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest

from tests.flows.desk_fixture import (
    ARTICLE,
    COVERAGE,
    page,
    site,
    write_article,
    write_coverage,
)

pytestmark = [
    pytest.mark.server,
    pytest.mark.timeout(170),
    pytest.mark.skipif(not Path("/proc").exists(), reason="looks processes up in /proc"),
]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Desk:
    """A desk that is up: its folder, its commands, its API."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.home = folder / "home"
        self.home.mkdir()
        self.system = folder / "system"
        self.system.mkdir()
        self.ports = (free_port(), free_port())
        self.api = f"http://127.0.0.1:{self.ports[0]}/api"
        kept = {
            key: value
            for key, value in os.environ.items()
            if not key.startswith(("SECONDSOURCE_", "PREFECT_"))
        }
        # Whatever goes to a home or temporary folder is seen there.
        self.environment = kept | {
            "SECONDSOURCE_HOME": str(self.home),
            "HOME": str(self.system),
            "PREFECT_API_REQUEST_TIMEOUT": "8",
        }
        self.log = folder / "up.log"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        ports = ["--server-port", str(self.ports[0]), "--web-port", str(self.ports[1])]
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "flows.cli", "up", *ports],
                cwd=self.folder,
                env=self.environment,
                stdout=log,
                stderr=log,
            )
        wait_until(lambda: self.process.poll() is not None or "ready" in self.said(), 120)
        assert self.process.poll() is None, self.said()

    def said(self) -> str:
        return self.log.read_text() if self.log.exists() else ""

    def run(self, *arguments: str, status: int = 0, **environ: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "flows.cli", *arguments],
            cwd=self.folder,
            env=self.environment | environ,
            capture_output=True,
            timeout=120,
        )
        assert done.returncode == status, done.stderr.decode()
        return (done.stderr if status else done.stdout).decode()

    def ask(self, path: str, body: Any = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(
            f"{self.api}{path}", data, {"Content-Type": "application/json"}
        )
        for _ in range(5):
            try:
                with urllib.request.urlopen(request, timeout=20) as answer:
                    return json.loads(answer.read())
            except urllib.error.HTTPError as error:
                # The server says so while its database is busy; Prefect's own client asks again.
                if error.code != HTTPStatus.SERVICE_UNAVAILABLE:
                    raise
                time.sleep(1)
        raise AssertionError(f"the server stayed busy: {path}")

    def start_nightly(self) -> str:
        deployment = self.ask("/deployments/name/nightly-check/nightly")["id"]
        return str(self.ask(f"/deployments/{deployment}/create_flow_run", {})["id"])

    def state(self, run: str) -> str:
        return str(self.ask(f"/flow_runs/{run}")["state"]["type"])

    def processes(self) -> list[int]:
        """Every live process that works on this desk's data folder."""
        return processes_with(f"SECONDSOURCE_HOME={self.home}")


def processes_with(entry: str) -> list[int]:
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            environment = (folder / "environ").read_bytes().split(b"\0")
        except OSError:
            continue
        if entry.encode() in environment:
            found.append(int(folder.name))
    return found


def wait_until(met: Callable[[], Any], seconds: float) -> Any:
    until = time.monotonic() + seconds
    while True:
        value = met()
        if value or time.monotonic() > until:
            return value
        time.sleep(0.3)


@pytest.fixture(scope="module")
def slow() -> Iterator[tuple[str, threading.Event, threading.Event]]:
    """A site with a feed whose one article does not answer until it is released."""
    asked, released = threading.Event(), threading.Event()

    def article() -> str:
        asked.set()
        released.wait(60)
        return page(COVERAGE[0])

    pages: dict[str, Any] = {"/slow": (200, "text/html", article)}
    with site(pages) as address:
        item = (
            f"<item><title>{COVERAGE[0]['title']}</title><link>{address}/slow</link>"
            f"<description>{COVERAGE[0]['text']}</description>"
            "<pubDate>Wed, 04 Mar 2026 10:00:00 GMT</pubDate></item>"
        )
        feed = f'<?xml version="1.0"?><rss version="2.0"><channel>{item}</channel></rss>'
        pages["/rss"] = (200, "application/rss+xml", feed)
        yield address, asked, released
        released.set()


@pytest.fixture(scope="module")
def desk(
    tmp_path_factory: pytest.TempPathFactory,
    slow: tuple[str, threading.Event, threading.Event],
) -> Iterator[Desk]:
    desk = Desk(tmp_path_factory.mktemp("desk"))
    write_article(desk.folder)
    write_coverage(desk.folder)
    (desk.home / "secondsource.toml").write_text(
        f'feeds = ["{slow[0]}/rss"]\nlease_seconds = 5\n'
        '[fetch]\ndelay_seconds = 0\nallow_private = ["127.0.0.1"]\n'
    )
    try:
        desk.start()
        yield desk
    finally:
        if desk.process is not None and desk.process.poll() is None:
            desk.process.terminate()
            desk.process.wait(30)
        for pid in desk.processes():
            os.kill(pid, signal.SIGKILL)


SAVED = ("article.json", "--coverage", "coverage.jsonl", "--offline")


def test_scheduled_nights_appear_after_deploying(desk: Desk) -> None:
    wanted = {
        "flow_runs": {"state": {"type": {"any_": ["SCHEDULED"]}}},
        "deployments": {"name": {"any_": ["nightly"]}},
        "sort": "EXPECTED_START_TIME_ASC",
    }
    runs = wait_until(lambda: desk.ask("/flow_runs/filter", wanted), 20)
    assert runs, "no scheduled run within 20 s of deploying"
    assert all("T02:15:00" in run["expected_start_time"] for run in runs)
    assert all(run["auto_scheduled"] for run in runs)


def test_the_deployments_say_what_they_take_and_how_they_run(desk: Desk) -> None:
    on_demand = desk.ask("/deployments/name/check-article/on-demand")
    schema = on_demand["parameter_openapi_schema"]
    assert schema["required"] == ["source"]
    options = schema["definitions"]["CheckOptions"]["properties"]
    assert all(field["description"] for field in options.values())
    assert on_demand["enforce_parameter_schema"]
    assert on_demand["entrypoint"] == "flows.check.check_article"
    nightly = desk.ask("/deployments/name/nightly-check/nightly")
    limit = nightly["parameter_openapi_schema"]["properties"]["limit"]
    assert (limit["minimum"], limit["maximum"]) == (1, 1000)
    assert nightly["concurrency_options"]["collision_strategy"] == "CANCEL_NEW"
    assert nightly["global_concurrency_limit"]["limit"] == 1
    names = [found["name"] for found in desk.ask("/automations/filter", {})]
    assert names == ["crash-zombies"]


def test_a_check_through_the_deployment_is_read_with_report(desk: Desk) -> None:
    done = json.loads(desk.run("check", *SAVED, "--deployment", "--format", "json"))
    assert done["check"]["trigger"] == "deployment"
    assert done["coverage"]["documents"] == 2
    stored = json.loads(desk.run("report", done["check"]["id"], "--format", "json"))
    assert stored == done
    key = f"check-{done['check']['id']}"
    artifacts = desk.ask("/artifacts/filter", {"artifacts": {"key": {"any_": [key]}}})
    assert ARTICLE["title"] in artifacts[0]["data"]
    web = f"http://127.0.0.1:{desk.ports[1]}/"
    with urllib.request.urlopen(web, timeout=10) as answer:
        assert ARTICLE["title"] in answer.read().decode()


def test_a_deployment_tells_here_what_its_run_does_there(desk: Desk) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "flows.cli", "check", *SAVED, "--deployment", "--format", "csv"],
        cwd=desk.folder,
        env=desk.environment,
        capture_output=True,
        timeout=120,
    )
    told = done.stderr.decode().splitlines()
    assert done.returncode == 0, told
    assert [line.startswith("weighing 2 documents") for line in told].count(True) == 1
    assert not any("\x1b" in line for line in told)


def test_a_flow_run_of_this_process_is_drawn_on_a_terminal(desk: Desk) -> None:
    screen, terminal = os.openpty()
    try:
        done = subprocess.run(
            [sys.executable, "-m", "flows.cli", "check", *SAVED, "--format", "csv"],
            cwd=desk.folder,
            env=desk.environment | {"PREFECT_API_URL": desk.api, "TERM": "xterm"},
            stdout=subprocess.PIPE,
            stderr=terminal,
            timeout=120,
        )
        drawn = os.read(screen, 1 << 16).decode(errors="replace")
    finally:
        os.close(screen)
        os.close(terminal)
    assert done.returncode == 0, drawn
    assert "claims" in drawn
    assert "\x1b[" in drawn, "drawn in place"
    assert "INFO" not in drawn, "no log lines between"


def test_steps_as_tasks_and_steps_as_functions_give_the_same_report(desk: Desk) -> None:
    pinned = {"SOURCE_DATE_EPOCH": "1772700000"}
    form = ("--format", "json")
    plain = desk.run("check", *SAVED, *form, "--database", "sqlite:///p.db", **pinned)
    tasks = desk.run(
        "check", *SAVED, *form, "--database", "sqlite:///t.db", PREFECT_API_URL=desk.api, **pinned
    )
    assert tasks == plain


def test_what_cannot_be_checked_fails_with_its_line(desk: Desk) -> None:
    line = desk.run("check", "missing.txt", "--offline", status=2, PREFECT_API_URL=desk.api)
    assert "secondsource: no such file" in line.splitlines()[-1]


def test_a_night_whose_process_is_killed_is_crashed_and_the_next_completes_it(
    desk: Desk, slow: tuple[str, threading.Event, threading.Event]
) -> None:
    _, asked, released = slow
    desk.run("watch", "add", "article.json")
    run = desk.start_nightly()
    assert asked.wait(60), "the run never got to its coverage"
    [pid, *_] = processes_with(f"PREFECT__FLOW_RUN_ID={run}")
    for pid in processes_with(f"PREFECT__FLOW_RUN_ID={run}"):
        os.kill(pid, signal.SIGKILL)
    assert wait_until(lambda: desk.state(run) == "CRASHED", 30), desk.state(run)
    items = json.loads(desk.run("watch", "list", "--format", "json"))
    assert items[0]["last_checked"] is None, "what was not done is still due"
    released.set()
    again = desk.start_nightly()
    assert wait_until(lambda: desk.state(again) == "COMPLETED", 60), desk.state(again)
    report = json.loads(desk.run("report", ARTICLE["url"], "--format", "json"))
    assert report["check"]["trigger"] == "nightly"
    assert report["coverage"]["state"] == "full"
    items = json.loads(desk.run("watch", "list", "--format", "json"))
    assert items[0]["last_checked"] is not None
    assert "nightly-report" in [a["key"] for a in desk.ask("/artifacts/filter", {})]


def test_a_second_desk_and_a_taken_port_are_refused(desk: Desk, tmp_path: Path) -> None:
    assert "runs already" in desk.run("up", status=2)
    other = {"SECONDSOURCE_HOME": str(tmp_path / "other")}
    line = desk.run("up", "--server-port", str(desk.ports[0]), status=2, **other)
    assert f"port {desk.ports[0]} for the Prefect server is taken" in line


def test_the_desk_stops_cleanly_and_leaves_nothing_behind(desk: Desk) -> None:
    """Last, since it takes the desk down."""
    assert desk.process is not None
    desk.process.terminate()
    assert desk.process.wait(30) == 0
    assert desk.said().rstrip().endswith("stopped")
    assert desk.processes() == []
    assert not (desk.home / "up.json").exists()
    assert list(desk.system.iterdir()) == [], "something was written outside the data folder"
    known = {"home", "system", "up.log", "article.json", "coverage.jsonl"}
    left = {
        path.name for path in desk.folder.iterdir() if not path.name.startswith(("p.db", "t.db"))
    }
    assert left == known
