"""The wheel holds what it should, nothing else, and its script runs from a fresh environment."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = {"flows", "sources", "matching", "records", "reports"}
DATA = (
    "flows/prefect.yaml",
    "flows/demo/site/outlets.json",
    "flows/demo/site/layouts/",
    "flows/demo/site/stories/chronicle/",
    "matching/gazetteer/",
    "sources/data/",
    "reports/templates/",
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    done = subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), "."],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def names(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


def test_the_wheel_installs_the_five_rooms_and_nothing_else(names: list[str]) -> None:
    top = {name.split("/")[0] for name in names}
    info = {name for name in top if name.endswith(".dist-info")}
    assert len(info) == 1
    assert top - info == ROOMS


def test_every_file_that_is_not_python_goes_into_the_wheel(names: list[str]) -> None:
    tracked = subprocess.run(
        ["git", "ls-files", *sorted(ROOMS)], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.splitlines()
    if not tracked:
        pytest.skip("not a git checkout: nothing to compare the wheel with")
    assert set(tracked) <= set(names)


@pytest.mark.parametrize("start", DATA)
def test_the_data_is_inside(start: str, names: list[str]) -> None:
    found = [name for name in names if name.startswith(start) and not name.endswith(".py")]
    assert found, f"nothing under {start}"


def test_the_report_schema_is_inside(names: list[str]) -> None:
    assert [name for name in names if name.startswith("reports/") and name.endswith(".json")]


def test_no_test_and_no_cache_is_inside(names: list[str]) -> None:
    assert not [name for name in names if "test" in name.split("/")[0] or "__pycache__" in name]


def test_the_script_runs_from_a_fresh_environment(wheel: Path, tmp_path: Path) -> None:
    """The dependencies come from this environment by path; the project only from the wheel."""
    fresh = tmp_path / "fresh"
    venv.create(fresh, with_pip=False)
    folder = "Scripts" if os.name == "nt" else "bin"
    python = fresh / folder / "python"
    purelib = sysconfig.get_path("purelib")
    library = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    installed = subprocess.run(
        [
            *(sys.executable, "-m", "pip", "--python", str(python), "install"),
            *("--quiet", "--disable-pip-version-check", "--no-deps", "--no-index", str(wheel)),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert installed.returncode == 0, installed.stderr
    # A .pth line adds the folder without running the editable install's own .pth inside it.
    (Path(library) / "dependencies.pth").write_text(purelib + "\n")
    script = fresh / folder / "secondsource"
    done = subprocess.run(
        [script, "--help"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "check" in done.stdout
    assert "demo" in done.stdout
    where = subprocess.run(
        [python, "-c", "import flows; print(flows.__file__)"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    assert where.startswith(str(fresh))
