"""Quotas and back-off that survive restarts."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sources.fetch import Fetcher
from sources.providers import FileQuota, ProviderConfig, ProvidersConfig, build
from sources.types import ProviderOutcome, Topic, Window
from tests.sources.faulty_server import Seen
from tests.sources.fetching import with_server

NOON = datetime(2025, 3, 3, 12, tzinfo=UTC)


def test_the_days_requests_are_counted_across_restarts(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "quota.json"
    for _ in range(3):
        quota = FileQuota(path, lambda: NOON)
        assert quota.take("x", 3) is None
    assert "3 requests" in (FileQuota(path, lambda: NOON).take("x", 3) or "")
    assert FileQuota(path, lambda: NOON).take("y", 3) is None
    assert FileQuota(path, lambda: NOON + timedelta(days=1)).take("x", 3) is None


def test_back_off_doubles_and_ends(tmp_path: Path) -> None:
    path = tmp_path / "quota.json"
    FileQuota(path, lambda: NOON).back_off("x", None)
    assert FileQuota(path, lambda: NOON + timedelta(seconds=59)).take("x", None)
    later = NOON + timedelta(seconds=61)
    again = FileQuota(path, lambda: later)
    assert again.take("x", None) is None
    again.back_off("x", None)
    assert FileQuota(path, lambda: later + timedelta(seconds=100)).take("x", None)
    again.answered("x")
    assert FileQuota(path, lambda: later).take("x", None) is None


COUNTING = """
import sys
from pathlib import Path
from sources.providers import FileQuota
quota = FileQuota(Path(sys.argv[1]))
print(sum(quota.take("x", 100) is None for _ in range(60)))
"""


def test_processes_beside_each_other_count_every_request_once(tmp_path: Path) -> None:
    command = [sys.executable, "-c", COUNTING, str(tmp_path / "quota.json")]
    runs = [
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2])
        for _ in range(3)
    ]
    granted = [int(run.communicate(timeout=120)[0]) for run in runs]
    assert sum(granted) == 100


def test_a_damaged_file_is_a_new_one(tmp_path: Path) -> None:
    path = tmp_path / "quota.json"
    path.write_text("{broken")
    assert FileQuota(path, lambda: NOON).take("x", 1) is None


def test_a_service_that_said_slow_down_is_not_asked_by_the_next_run(tmp_path: Path) -> None:
    def extra(path: str, headers: dict[str, str]) -> tuple[int, dict[str, str], bytes] | None:
        return (429, {}, b"slow") if path.startswith("/api") else None

    async def use(fetcher: Fetcher, port: int, seen: Seen) -> tuple[list[ProviderOutcome], int]:
        outcomes = []
        for _ in range(2):
            config = ProvidersConfig(
                services={"gdelt": ProviderConfig(base=f"http://127.0.0.1:{port}/api", pause=0.0)},
                quota=FileQuota(tmp_path / "quota.json", lambda: NOON),
            )
            (provider,) = build(["gdelt"], config)
            topic = Topic("x", names=("Ostra",), words=("dam",))
            outcomes.append(await provider.search([topic], Window(), fetcher))
        return outcomes, sum(n for path, n in seen.paths.items() if path.startswith("/api"))

    (first, second), asked = with_server(use, extra=extra, retries=0)
    assert (first.state, second.state) == ("limited", "limited")
    assert "backing off" in (second.error or "")
    assert asked == 1


@pytest.mark.parametrize(
    "entry",
    [
        {"until": "soon", "wait": "long", "day": 3, "spent": "many"},
        {"until": ["x"], "wait": {}, "day": "2026-01-01", "spent": None},
        {"until": "2000-01-01T00:00:00", "wait": float("nan"), "spent": float("inf")},
    ],
)
def test_damaged_entries_stop_nobody(tmp_path: Path, entry: dict[str, object]) -> None:
    path = tmp_path / "quota.json"
    today = datetime.now(UTC).date().isoformat()
    path.write_text(json.dumps({"gdelt": {"day": today} | entry}))
    quota = FileQuota(path)
    assert quota.take("gdelt", 5) is None
    quota.back_off("gdelt", None)
    assert "backing off" in (FileQuota(path).take("gdelt", 5) or "")
