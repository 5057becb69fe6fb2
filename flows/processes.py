"""Child processes that end when we say so."""

from __future__ import annotations

import errno
import os
import signal
import socket
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sources.types import InputError

GRACE_SECONDS = 10.0
"""How long a process may take to end by itself; Prefect's workers can take minutes."""


@dataclass(slots=True)
class Child:
    """A process with all that it starts, in a group of its own, and the file it logs to."""

    name: str
    process: subprocess.Popen[bytes]
    log: Path

    @classmethod
    def start(
        cls,
        name: str,
        command: Sequence[str],
        folder: Path,
        environment: Mapping[str, str],
    ) -> Child:
        """Start a command in ``folder`` with its output appended to ``folder/logs/NAME.log``."""
        log = folder / "logs" / f"{name}.log"
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("ab") as out:
            process = subprocess.Popen(
                list(command),
                cwd=folder,
                env=dict(environment),
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        return cls(name, process, log)

    @property
    def ended(self) -> bool:
        """Whether the process has ended."""
        return self.process.poll() is not None

    def last_line(self) -> str:
        """The last line of its log, for an error message."""
        lines = self.log.read_text(errors="replace").split("\n")
        return next((line.strip() for line in reversed(lines) if line.strip()), "no output")

    def signal(self, number: int) -> None:
        """Send a signal to the process and to all in its group."""
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, number)


def stop_all(children: Sequence[Child], grace: float = GRACE_SECONDS) -> None:
    """End all: ask, wait at most ``grace`` seconds for them together, then kill what is left.

    A group is killed even where its leader has ended: it may have left others behind.
    """
    for child in reversed(children):
        child.signal(signal.SIGTERM)
    until = time.monotonic() + grace
    for child in reversed(children):
        with suppress(subprocess.TimeoutExpired):
            child.process.wait(max(0.0, until - time.monotonic()))
    for child in reversed(children):
        child.signal(signal.SIGKILL)
        child.process.wait()


def check_free(port: int, what: str, option: str, host: str = "127.0.0.1") -> None:
    """Raises InputError where something listens on the port already, or the host is not ours."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except (OSError, UnicodeError):
        raise InputError(f"--host {host}: no address of this machine") from None
    family, kind, protocol, _, address = found[0]
    with socket.socket(family, kind, protocol) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
        except OSError as error:
            if error.errno == errno.EADDRNOTAVAIL:
                raise InputError(f"--host {host}: no address of this machine") from None
            if error.errno == errno.EACCES:
                raise InputError(f"port {port} for the {what} is not allowed to us") from None
            raise InputError(
                f"port {port} for the {what} is taken; choose another with {option}"
            ) from None
