"""What a measurement gives back."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


class EvaluationError(Exception):
    """The data or the names cannot be used; the message is one line saying what would be right."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of one set.

    ``baseline`` is what a simple rule reaches on the same rows (None where there is none),
    ``published`` a reference from the literature, in words, usually on other rows of the set.
    ``better`` tells which way is better: ``up`` or ``down``.
    """

    name: str
    value: float
    baseline: float | None = None
    published: str = ""
    better: str = "up"


@dataclass(frozen=True, slots=True)
class Measured:
    """One set measured: its name, its rows, its figures, the seconds it took, the files read."""

    name: str
    kind: str
    rows: int
    figures: tuple[Figure, ...]
    seconds: float
    files: tuple[Path, ...]
