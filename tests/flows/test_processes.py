"""Children end when told to, with all that they started."""

from __future__ import annotations

import os
import socket
import sys
import time
from pathlib import Path

import pytest

from flows.processes import Child, check_free, stop_all
from sources.types import InputError


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{pid}/stat").read_text().split(")")[1].split()[0] != "Z"


def wait_for(path: Path) -> str:
    for _ in range(200):
        if path.exists() and path.read_text().strip():
            return path.read_text()
        time.sleep(0.05)
    raise AssertionError(f"{path} was not written")


STUBBORN = """
import os, signal, subprocess, sys, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
child = subprocess.Popen([sys.executable, "-c",
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(60)"])
open("pids", "w").write(f"{os.getpid()} {child.pid}")
time.sleep(60)
"""


@pytest.mark.skipif(not Path("/proc").exists(), reason="needs /proc")
def test_a_process_that_ignores_the_signal_is_killed_with_its_children(tmp_path: Path) -> None:
    child = Child.start("stubborn", [sys.executable, "-c", STUBBORN], tmp_path, os.environ)
    pids = [int(pid) for pid in wait_for(tmp_path / "pids").split()]
    time.sleep(0.3)  # let the grandchild set its handler
    started = time.monotonic()
    stop_all([child], grace=1.0)
    assert time.monotonic() - started < 5
    assert child.ended
    for _ in range(40):
        if not any(map(alive, pids)):
            break
        time.sleep(0.05)
    assert not any(map(alive, pids))


def test_a_process_that_obeys_is_not_waited_for(tmp_path: Path) -> None:
    code = "import time; time.sleep(60)"
    children = [
        Child.start(f"c{n}", [sys.executable, "-c", code], tmp_path, os.environ) for n in (1, 2)
    ]
    started = time.monotonic()
    stop_all(children)
    assert time.monotonic() - started < 5
    assert all(child.ended for child in children)


def test_the_last_line_of_the_log_says_why_it_ended(tmp_path: Path) -> None:
    code = "import sys; print('first'); sys.exit('the port is taken')"
    child = Child.start("failing", [sys.executable, "-c", code], tmp_path, os.environ)
    child.process.wait()
    assert child.ended
    assert child.last_line() == "the port is taken"
    assert child.log == tmp_path / "logs" / "failing.log"


def test_a_port_in_use_is_refused_with_the_option_that_helps() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(InputError, match=f"port {port} .* is taken.*--web-port"):
            check_free(port, "report pages", "--web-port")
    check_free(port, "report pages", "--web-port")


@pytest.mark.parametrize("host", ["256.1.1.1", "192.0.2.7", "a..b", "x" * 70])
def test_a_host_that_is_not_this_machine_is_refused(host: str) -> None:
    with pytest.raises(InputError, match="no address of this machine"):
        check_free(8787, "report pages", "--port", host)
