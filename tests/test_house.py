"""The house's rules, read from the imports: which room may see which, and one door per package."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("flows", "reports", "records", "matching", "sources")
MAY_IMPORT = {
    "flows": {"flows", "reports", "records", "matching", "sources"},
    "reports": {"reports", "records", "matching.types", "sources.types", "matching"},
    "records": {"records", "matching.types", "sources.types"},
    "matching": {"matching"},
    "sources": {"sources"},
}
DOORS = {
    "prefect": "flows",
    "click": "flows",
    "httpx": "sources",
    "trafilatura": "sources",
    "feedparser": "sources",
    "warcio": "sources",
    "rapidfuzz": "matching",
    "syntok": "matching",
    "sqlmodel": "records",
    "sqlalchemy": "records",
    "jinja2": "reports",
    "rich": "reports",
    "fastapi": "reports",
}
LAYERS = {
    "text": set(),
    "attribution": {"text"},
    "claims": {"text", "attribution", "statements"},
    "compare": {"text"},
    "judge": {"text", "compare", "matter"},
}
"""What the packages of matching may see besides themselves, the gazetteer and the types."""
NO_IO = {"os", "socket", "subprocess", "urllib.request", "http", "time", "random", "asyncio", "io"}


def modules(room: str) -> list[Path]:
    return sorted((ROOT / room).rglob("*.py"))


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield node.module or ""


def allowed(name: str, rules: set[str]) -> bool:
    return any(name == rule or name.startswith(rule + ".") for rule in rules)


@pytest.mark.parametrize("room", ROOMS)
def test_imports_run_one_way(room: str) -> None:
    rules = MAY_IMPORT[room]
    if room == "records":
        rules = rules | {"records"}
    for path in modules(room):
        for name in imports(path):
            if name.split(".")[0] in ROOMS:
                assert allowed(name, rules), f"{path.relative_to(ROOT)} imports {name}"


@pytest.mark.parametrize("room", ROOMS)
def test_each_package_has_one_door(room: str) -> None:
    for path in modules(room):
        for name in imports(path):
            door = DOORS.get(name.split(".")[0])
            assert door in (None, room), f"{path.relative_to(ROOT)} imports {name}: door of {door}"


@pytest.mark.parametrize("layer", LAYERS)
def test_within_matching_nothing_sees_what_stands_above(layer: str) -> None:
    seen = {layer, "gazetteer", "types"} | LAYERS[layer]
    for path in sorted((ROOT / "matching" / layer).rglob("*.py")):
        for name in imports(path):
            room, _, inner = name.partition(".")
            if room == "matching" and inner:
                assert inner.split(".")[0] in seen, f"{path.relative_to(ROOT)} imports {name}"


def test_matching_does_no_io() -> None:
    for path in modules("matching"):
        if "training" in path.parts:
            continue
        for name in imports(path):
            assert name not in NO_IO, f"{path.relative_to(ROOT)} imports {name}"


def test_every_room_has_modules() -> None:
    assert all(len(modules(room)) > 1 for room in ROOMS)
