"""What is not imported: reading a report must not pay for Prefect, nor for the network."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.flows.desk_fixture import write_article, write_coverage

HEAVY = ("prefect", "trafilatura", "httpx")
SCRIPT = """
import sys
from flows.cli import main
try:
    main(sys.argv[1:])
except SystemExit as ended:
    assert ended.code in (0, None), ended.code
loaded = [name for name in {names!r} if name in sys.modules]
print("loaded:", *loaded, file=sys.stderr)
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with one check on record."""
    folder = tmp_path_factory.mktemp("lazy")
    write_article(folder)
    write_coverage(folder)
    loaded(
        folder, ("prefect",), "check", "article.json", "--coverage", "coverage.jsonl", "--offline"
    )
    return folder


def loaded(folder: Path, names: tuple[str, ...], *arguments: str) -> list[str]:
    """Which of the packages a command imports."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("SECONDSOURCE_", "PREFECT_"))}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT.format(names=names), *arguments],
        cwd=folder,
        env=kept | {"SECONDSOURCE_HOME": str(folder / "home")},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stderr.rstrip().split("\n")[-1].removeprefix("loaded:").split()


@pytest.mark.parametrize(
    "arguments",
    [
        ("--help",),
        ("check", "--help"),
        ("report",),
        ("report", "--format", "html"),
        ("watch", "list"),
    ],
)
def test_reading_needs_neither_prefect_nor_the_network(
    folder: Path, arguments: tuple[str, ...]
) -> None:
    assert loaded(folder, HEAVY, *arguments) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("outlets", "list"),
        ("check", "article.json", "--coverage", "coverage.jsonl", "--offline"),
        ("nightly", "--offline"),
    ],
)
def test_working_without_an_api_does_not_load_prefect(
    folder: Path, arguments: tuple[str, ...]
) -> None:
    assert loaded(folder, ("prefect",), *arguments) == []
