"""Opening the records: apart from the desk, because reading a report needs nothing else of it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from records.store import Store


def open_records(url: str) -> Store:
    """The records at a database address; the folder of a new SQLite file is made.

    Raises StoreError with one clear line where they cannot be opened for writing.
    """
    if url.startswith("sqlite:///") and url != "sqlite:///:memory:":
        folder = Path(url.removeprefix("sqlite:///")).parent
        with suppress(OSError):  # the store says it in its own words
            folder.mkdir(parents=True, exist_ok=True)
    return Store.open(url)
