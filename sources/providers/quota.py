"""How much each service may still be asked, remembered across runs in one small file."""

from __future__ import annotations

import json
import math
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

FIRST_WAIT = 60.0
LONGEST_WAIT = 6 * 3600.0
LOCK_SECONDS = 5.0
"""A change takes milliseconds; nobody waits longer for the others."""


def _now() -> datetime:
    return datetime.now(UTC)


def _moment(value: object) -> datetime | None:
    """A moment as it was written; None for anything else."""
    try:
        when = datetime.fromisoformat(str(value or ""))
    except ValueError:
        return None
    return when if when.tzinfo is not None else when.replace(tzinfo=UTC)


def _number(value: object) -> float:
    """A number as it was written; 0 for anything else."""
    known = isinstance(value, int | float) and math.isfinite(value) and value > 0
    return float(value) if known else 0.0  # type: ignore[arg-type]


class FileQuota:
    """Requests per service and UTC day, and a back-off that doubles each time a service says
    "too many" and ends with its first answer. Survives restarts; several processes share it, each
    change is made on the file as it stands while no other writes. What cannot be read in it
    counts as new. ``now`` is for tests."""

    def __init__(self, path: Path, now: Callable[[], datetime] = _now) -> None:
        self._path = path
        self._now = now
        self._services: dict[str, dict[str, Any]] = self._load()

    def _load(self) -> dict[str, dict[str, Any]]:
        try:
            data = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        if not isinstance(data, dict):
            return {}
        return {name: entry for name, entry in data.items() if isinstance(entry, dict)}

    def take(self, name: str, per_day: int | None) -> str | None:
        """Counts one request to the service, or says why it must not be asked now."""
        with self._held():
            entry = self._services.setdefault(name, {})
            until = _moment(entry.get("until"))
            if until is not None and self._now() < until:
                return f"backing off until {until:%Y-%m-%dT%H:%M} after being told to slow down"
            spent = self._today(entry)
            if per_day is not None and spent >= per_day:
                return f"the day's {per_day} requests are used up"
            entry["spent"] = spent + 1
            entry["day"] = self._now().date().isoformat()
            self._save()
        return None

    def _today(self, entry: dict[str, Any]) -> int:
        if entry.get("day") != self._now().date().isoformat():
            return 0
        return int(_number(entry.get("spent")))

    def back_off(self, name: str, seconds: float | None) -> None:
        """No request for ``seconds``, or for twice as long as the last time."""
        with self._held():
            entry = self._services.setdefault(name, {})
            last = _number(entry.get("wait"))
            wait = seconds if seconds is not None else min(LONGEST_WAIT, max(FIRST_WAIT, 2 * last))
            entry["wait"] = wait
            entry["until"] = (self._now() + timedelta(seconds=wait)).isoformat()
            self._save()

    def answered(self, name: str) -> None:
        """The service answers again."""
        with self._held():
            entry = self._services.get(name)
            if entry and (entry.get("wait") or entry.get("until")):
                entry["wait"] = entry["until"] = None
                self._save()

    @contextmanager
    def _held(self) -> Iterator[None]:
        """The file as it stands, while no other process changes it."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(f"{self._path}.lock")
        # A folder that knows no locks, or a lock that hangs: counted all the same.
        with suppress(Timeout, OSError):
            lock.acquire(timeout=LOCK_SECONDS)
        try:
            self._services = self._load()
            yield
        finally:
            lock.release()

    def _save(self) -> None:
        # Written aside and put in place at once: a run killed half-way leaves the old file.
        aside = self._path.with_name(f"{self._path.name}.{os.getpid()}")
        aside.write_text(json.dumps(self._services, indent=1, sort_keys=True), encoding="utf-8")
        aside.replace(self._path)
