"""Saved coverage: JSON lines, a folder of saved pages, or a web archive file."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sources.extract import OutletRegister
from sources.folder import read_folder
from sources.given import BadRowError, document_of_row
from sources.types import FactCheck, InputError, SourceDocument, Unreachable
from sources.warc import read_warc

MAX_LINE = 20_000_000


@dataclass(frozen=True, slots=True)
class SavedCoverage:
    """Documents of saved coverage, and one line for each that could not be used. An archive that
    was exported with a check also holds the ``fact_checks`` that were shown beside its claims."""

    documents: tuple[SourceDocument, ...]
    problems: tuple[str, ...] = ()
    fact_checks: tuple[FactCheck, ...] = ()


def read_saved(path: str | Path, *, register: OutletRegister | None = None) -> SavedCoverage:
    """Documents of ``.jsonl``, ``.jsonl.gz``, a folder of pages, ``.warc`` or ``.warc.gz``.

    What cannot be used is reported with its line or file name and skipped. Raises
    ``InputError`` where the path is missing, of another kind, or holds nothing usable.
    """
    path = Path(path)
    name = path.name.lower()
    if not path.exists():
        raise InputError(f"no such saved coverage: {path}")
    found: Iterator[SourceDocument | FactCheck | str]
    if path.is_dir():
        found = read_folder(path, register=register)
    elif name.endswith((".warc", ".warc.gz")):
        found = _archive(path, register)
    elif name.endswith((".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz")):
        found = _lines(path, register)
    else:
        raise InputError(
            f"{path}: saved coverage is a .jsonl(.gz) file, a folder of pages or a .warc(.gz) file"
        )
    documents: list[SourceDocument] = []
    problems: list[str] = []
    checks: list[FactCheck] = []
    try:
        for item in found:
            if isinstance(item, str):
                problems.append(item)
            elif isinstance(item, FactCheck):
                checks.append(item)
            else:
                documents.append(item)
    except (OSError, EOFError, zlib.error) as error:
        problems.append(f"{path.name}: cannot be read to its end ({type(error).__name__})")
    if not documents and not checks:
        first = f"; {problems[0]}" if problems else ""
        raise InputError(f"{path}: no usable document in the saved coverage{first}")
    return SavedCoverage(tuple(documents), tuple(problems), tuple(checks))


def _lines(path: Path, register: OutletRegister | None) -> Iterator[SourceDocument | str]:
    opener = gzip.open if path.name.lower().endswith(".gz") else open
    with opener(path, "rb") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            where = f"{path.name} line {number}"
            if len(line) > MAX_LINE:
                yield f"{where}: longer than {MAX_LINE:,} bytes"
                continue
            try:
                row = json.loads(line.decode("utf-8-sig"), strict=False)
            except UnicodeDecodeError:
                yield f"{where}: not UTF-8 text"
                continue
            except (ValueError, RecursionError) as error:
                detail = getattr(error, "msg", "nested too deeply")
                yield f"{where}: not JSON ({detail})"
                continue
            try:
                yield document_of_row(row, register=register)
            except BadRowError as error:
                yield f"{where}: {error}"


def _archive(
    path: Path, register: OutletRegister | None
) -> Iterator[SourceDocument | FactCheck | str]:
    for item in read_warc(path, register=register):
        yield f"{path.name}: {item.url}: {item.why}" if isinstance(item, Unreachable) else item
