"""The evidence of a check: every page as it was fetched, kept, exported and read back."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from flows.cases import Case
from flows.convert import to_document, to_page
from flows.settings import Settings
from records.bodies import Bodies
from records.errors import StoreError
from records.store import Store
from records.types import CheckRecord
from sources.snapshots import Folder, Snapshots
from sources.types import FetchOutcome, InputError, SourceDocument
from sources.urls import is_url
from sources.warc import write_evidence

FOLDER = "snapshots"
ENDINGS = (".warc", ".warc.gz")


def snapshots(settings: Settings, store: Store) -> Snapshots:
    """Where a desk keeps its pages: a folder beside the records, or the database itself where
    workers on several machines share it. What is in the folder already stays readable."""
    folder = Folder(settings.home / FOLDER)
    bodies = Bodies.of(store)
    return Snapshots(folder) if bodies is None else Snapshots(bodies, folder)


def keep(case: Case, snapshots: Snapshots) -> int:
    """Keep the article and every page of coverage that came with a body; gives their number.

    Raises StoreError where they cannot be written.
    """
    pages = (case.article, *case.found.read, *case.pages)
    try:
        return sum(snapshots.keep_document(page, to_document(page).id) for page in pages)
    except OSError as error:
        raise StoreError(f"evidence cannot be kept: {error.strerror or error}") from None


def export(check: CheckRecord, snapshots: Snapshots, file: str | Path) -> tuple[int, int]:
    """Write the article, all coverage and the related fact checks of a check as a WARC file.

    Gives the documents written and how many of them without the page they were read from (saved
    text never had one, and a body in the folder of another machine is not here). Raises InputError
    for a name that is no WARC file's, and where the file cannot be written.
    """
    target = Path(file).absolute()
    if not target.name.endswith(ENDINGS):
        raise InputError(f"{file}: name a file that ends in .warc.gz or .warc")
    if not target.parent.is_dir():
        raise InputError(f"{file}: the folder {target.parent} does not exist")
    found = list(_kept(check, snapshots))
    checks = dict.fromkeys(related.check for related in check.fact_checks)
    try:
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".tmp-") as folder:
            aside = Path(folder) / target.name
            count = write_evidence(aside, found, checks)
            aside.replace(target)
    except OSError as error:
        raise InputError(f"{file} cannot be written: {error.strerror}") from None
    return count, sum(answer is None for _, answer in found)


def _kept(
    check: CheckRecord, snapshots: Snapshots
) -> Iterator[tuple[SourceDocument, FetchOutcome | None]]:
    for document in (check.assessment.article, *check.documents):
        if is_url(document.url):
            yield to_page(document), snapshots.of_document(document.id, document.sha256)
