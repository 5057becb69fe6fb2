"""Small tables written for this project: names of places, nicknames, words that mean alike.

Each table is a text file in this folder, one entry a line, read once. A line starting with ``#``
is a comment. ``rows(name)`` gives the fields of each line.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The lines of one table, each split at tabs; raises ``FileNotFoundError`` for no table."""
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    return tuple(
        tuple(cell.strip() for cell in line.split("\t"))
        for line in text.splitlines()
        if line.strip() and not line.startswith("#")
    )


@cache
def groups(name: str) -> tuple[frozenset[str], ...]:
    """The lines of one table as sets of the words in them (blanks part the words)."""
    return tuple(frozenset(row[0].split()) for row in rows(name))
