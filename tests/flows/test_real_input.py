"""A check on real coverage: 612 pages of one summit, and real pages served on loopback."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import time
from itertools import combinations
from pathlib import Path
from typing import Any

from tests.shared_data import shared

SECONDS = 60
BYTES = 1 << 30


def as_saved(row: dict[str, Any]) -> dict[str, Any]:
    """One row of the Helsinki set in the saved-coverage form of the contract."""
    return {
        "url": f"https://{row['publisher']}/{row['id']}",
        "outlet": row["publisher"],
        "published": row["scrape_time"],
        "text": row["text"],
    }


_WATCHER = """
import resource, subprocess, sys
done = subprocess.run(sys.argv[1:])
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)
sys.exit(done.returncode)
"""
"""Runs a command and tells the peak of its processes in KiB, as the last line on standard error.

A process that the tests start themselves counts what they hold, before it becomes another program.
"""


def run_check(folder: Path, *argv: str) -> tuple[dict[str, Any], float, int]:
    """The report, the wall seconds and the peak resident bytes of the largest process."""
    command = [sys.executable, "-m", "flows.cli", "check", *argv, "--format", "json"]
    command = [sys.executable, "-c", _WATCHER, *command]
    environment = os.environ | {"SECONDSOURCE_HOME": str(folder / "data")}
    environment.pop("PREFECT_API_URL", None)
    started = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=170)
    seconds = time.perf_counter() - started
    assert done.returncode == 0, done.stderr[-2000:]
    peak = int(done.stderr.splitlines()[-1]) * 1024
    return json.loads(done.stdout), seconds, peak


def test_summit_is_checked_in_time_and_agency_copies_stay_one_origin(tmp_path: Path) -> None:
    path = shared("data", "reuse", "helsinki_2018_articles.jsonl.gz")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    by_url = {as_saved(row)["url"]: row for row in rows}
    # The longest agency story that several outlets printed under one headline.
    article = max(
        (row for row in rows if row["wire"] and row["headline_group"]),
        key=lambda row: (len(row["text"]), row["id"]),
    )
    saved = [as_saved(row) for row in rows if row is not article]
    (tmp_path / "article.json").write_text(json.dumps(as_saved(article)))
    (tmp_path / "coverage.jsonl").write_text("\n".join(map(json.dumps, saved)))

    report, seconds, peak = run_check(
        tmp_path,
        str(tmp_path / "article.json"),
        "--coverage",
        str(tmp_path / "coverage.jsonl"),
        "--offline",
        "--database",
        f"sqlite:///{tmp_path}/records.db",
    )

    assert seconds < SECONDS
    assert peak < BYTES
    assert report["claims"]
    assert report["coverage"]["documents"] >= 600
    for claim in report["claims"]:
        groups = [group for group in claim["origin_groups"] if group.get("side") == "supporting"]
        for one, other in combinations(groups, 2):
            for left in one["urls"]:
                for right in other["urls"]:
                    a, b = by_url[left], by_url[right]
                    copies = a["headline_group"] and a["headline_group"] == b["headline_group"]
                    same_wire = a["wire"] and a["wire"] == b["wire"]
                    assert not (copies and same_wire), (claim["text"], left, right)
