"""Reading labelled rows: JSON lines and CSV, and a sample chosen by content, not by chance."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar

from flows.measure.types import EvaluationError

Row = dict[str, Any]
Item = TypeVar("Item")


def read(path: Path) -> list[Row]:
    """All rows of a .jsonl, .jsonl.gz or .csv.gz file. Raises EvaluationError if it is none."""
    try:
        data = path.read_bytes()
        text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
        if ".csv" in path.suffixes:
            csv.field_size_limit(10_000_000)
            return list(csv.DictReader(io.StringIO(text, newline="")))
        return [json.loads(line) for line in text.split("\n") if line.strip()]
    except (OSError, EOFError, ValueError) as error:
        raise EvaluationError(f"{path}: cannot be read as labelled rows: {error}") from None


def sample(items: Sequence[Item], size: int | None) -> list[Item]:
    """At most ``size`` of the items, in their order: those whose content has the lowest digest.

    The same rows give the same sample whatever their order and on every machine.
    """
    if size is None or len(items) <= size:
        return list(items)
    digests = [hashlib.sha256(repr(item).encode()).digest() for item in items]
    chosen = sorted(range(len(items)), key=lambda index: (digests[index], index))[:size]
    return [items[index] for index in sorted(chosen)]


def fingerprint(files: Sequence[Path]) -> str:
    """SHA-256 over the files' own digests: which data a figure was measured on."""
    digests = sorted(hashlib.sha256(path.read_bytes()).hexdigest() for path in files)
    return hashlib.sha256("\n".join(digests).encode()).hexdigest()
