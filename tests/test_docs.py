"""The documentation is tested: every command has help and a section, and what pages show exists."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import click
import pytest

from flows.cli import cli

ROOT = Path(__file__).parents[1]
COMMANDS = ROOT / "docs" / "commands.md"
README = ROOT / "README.md"
# Hosts that package installers talk to, and folders of single machines, spelt so that this file
# does not find itself.
UNWANTED = re.compile(
    "|".join(
        ["files\\.python" + "hosted", "pypi\\.org/" + "simple", "registry\\." + "npmjs"]
        + ["(?<![\\w.])/" + folder + "/" for folder in ("wo" + "rk", "ro" + "ot", "fa" + "rm")]
        + ["/home/(?!" + "desk)[a-z]"]
    )
)


def commands(group: click.Command, prefix: str = "") -> list[tuple[str, click.Command]]:
    """Every command with its full name, groups included."""
    found: list[tuple[str, click.Command]] = []
    for name, command in sorted(getattr(group, "commands", {}).items()):
        if not command.hidden:
            found.append((f"{prefix}{name}", command))
            found += commands(command, f"{prefix}{name} ")
    return found


ALL = commands(cli)
NAMES = [name for name, _ in ALL]
CONTRACT = ["check", "report", "nightly", "watch", "outlets", "evaluate", "web", "up", "demo"]


def test_the_contracts_commands_exist() -> None:
    assert set(CONTRACT) <= set(NAMES)


@pytest.mark.parametrize(("name", "command"), ALL, ids=NAMES)
def test_each_command_has_help(name: str, command: click.Command) -> None:
    assert command.help, f"secondsource {name} has no help"
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"secondsource {name} {parameter.opts[0]} has no help"


@pytest.mark.parametrize(("name", "command"), ALL, ids=NAMES)
def test_each_command_and_option_is_documented(name: str, command: click.Command) -> None:
    text = COMMANDS.read_text()
    heading = f"## secondsource {name.split()[0]}\n"
    assert heading in text, f"docs/commands.md has no section {heading.strip()!r}"
    section = text.split(heading)[1].split("\n## ")[0]
    assert name in section or name in heading
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            option = next(o for o in parameter.opts if o.startswith("--"))
            assert f"`{option}" in section, f"{option} of {name} is not in docs/commands.md"


def shown(path: Path) -> list[str]:
    """The ``secondsource`` command lines in a page's code blocks."""
    blocks = re.findall(r"^```(?:sh|console|text)?\n(.*?)^```", path.read_text(), re.S | re.M)
    lines = [line.strip().removeprefix("$ ") for block in blocks for line in block.splitlines()]
    return [line for line in lines if line.startswith("secondsource ")]


PAGES = [README, *sorted((ROOT / "docs").glob("*.md"))]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_the_commands_a_page_shows_exist(path: Path) -> None:
    for line in shown(path):
        words = line.split("#")[0].split()[1:]
        if words[0].startswith("-"):
            continue
        known = [name for name in NAMES if words[: len(name.split())] == name.split()]
        assert known, f"{path.name}: {line}"
        command = dict(ALL)[max(known, key=len)]
        options = {option for p in command.params for option in p.opts} | {"--help"}
        for word in words:
            if word.startswith("--"):
                assert word.split("=")[0] in options, f"{path.name}: {word} in {line}"


def test_the_readme_shows_commands_and_make_targets_that_exist() -> None:
    assert len(shown(README)) >= 5
    makefile = (ROOT / "Makefile").read_text()
    for target in re.findall(r"^(?:\$ )?make ([a-z]+)", README.read_text(), re.M):
        assert re.search(rf"^{target}:", makefile, re.M), target


def test_links_between_pages_lead_somewhere() -> None:
    for path in [*PAGES, ROOT / "CONTRIBUTING.md"]:
        for link in re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", path.read_text()):
            if "://" not in link:
                assert (path.parent / link).exists(), f"{path.name}: {link}"


def test_tracked_files_name_no_registry_host_and_no_machine_path() -> None:
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("not a git checkout")
    for name in listed.stdout.splitlines():
        path = ROOT / name
        if not path.is_file() or path.suffix in {".png", ".gz"}:
            continue
        found = UNWANTED.search(path.read_text(encoding="utf-8", errors="replace"))
        assert not found, f"{name}: {found and found.group()}"
