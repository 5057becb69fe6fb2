"""Opening a database by its address: SQLite by default, PostgreSQL when a desk outgrows it.

SQLite is used in WAL mode with two engines on the same file: readers open plain transactions,
writers start with BEGIN IMMEDIATE, because a deferred transaction that turns into a writer fails
at once on a stale snapshot, whatever the busy timeout.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import URL, Engine, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlmodel import create_engine

from records.errors import Busy, StoreError

WAIT_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Database:
    """Two engines on one database, and its name for people."""

    name: str
    dialect: str
    reading: Engine
    writing: Engine

    def close(self) -> None:
        self.reading.dispose()
        self.writing.dispose()


def connect(address: str, wait_seconds: float = WAIT_SECONDS) -> Database:
    """Engines for ``sqlite:///path`` or ``postgresql://...``; nothing is opened yet.

    Raises:
        StoreError: the address is of no known kind, or its driver is not installed.
    """
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        raise StoreError(
            f"{address!r} is not a database address: use sqlite:///FILE or postgresql://HOST/NAME"
        ) from None
    match url.get_backend_name():
        case "sqlite":
            return _sqlite(url, wait_seconds)
        case "postgresql":
            return _postgresql(url, wait_seconds)
        case other:
            raise StoreError(
                f"no records in {other!r} databases: use sqlite:///FILE or postgresql://HOST/NAME"
            )


def _sqlite(url: URL, wait_seconds: float) -> Database:
    if not url.database or url.database == ":memory:":
        raise StoreError("the database address names no file: use sqlite:///FILE")
    path = Path(url.database)
    if path.is_dir():
        raise StoreError(f"cannot open {path}: it is a folder, name a file in it")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"cannot make the folder for {path}: {error.strerror}") from None

    def engine(begin: str) -> Engine:
        made = create_engine(
            URL.create("sqlite", database=url.database), connect_args={"timeout": wait_seconds}
        )

        @event.listens_for(made, "connect")
        def configure(connection: sqlite3.Connection, _: Any) -> None:
            # The driver must not open transactions by itself: BEGIN is ours, below.
            connection.isolation_level = None
            connection.execute(f"pragma busy_timeout={int(wait_seconds * 1000)}")
            connection.execute("pragma foreign_keys=on")
            connection.execute("pragma synchronous=normal")

        @event.listens_for(made, "begin")
        def start(connection: Any) -> None:
            connection.exec_driver_sql(begin)

        return made

    return Database(str(path), "sqlite", engine("BEGIN"), engine("BEGIN IMMEDIATE"))


def _postgresql(url: URL, wait_seconds: float) -> Database:
    options = {"connect_timeout": max(2, int(wait_seconds))}
    try:
        made = create_engine(
            url.set(drivername="postgresql+psycopg"), connect_args=options, pool_pre_ping=True
        )
    except ModuleNotFoundError:
        raise StoreError(
            "PostgreSQL needs psycopg: install secondsource with its postgres extra"
        ) from None
    return Database(url.render_as_string(hide_password=True), "postgresql", made, made)


def switch_to_wal(database: Database, attempts: int = 100) -> None:
    """Turns on write-ahead logging, which the file remembers.

    The busy timeout does not cover this switch: two processes that open a new file at the same
    time must try again by themselves.
    """
    with database.writing.connect() as connection:
        raw = connection.connection.dbapi_connection
        assert raw is not None
        for left in reversed(range(attempts)):
            try:
                raw.execute("pragma journal_mode=wal")
            except sqlite3.OperationalError as error:
                if "locked" not in str(error) or not left:
                    raise
                time.sleep(0.02)
            else:
                return


@contextmanager
def explained(database: Database) -> Iterator[None]:
    """Turns a driver's complaint into one clear line.

    Raises:
        Busy: the database stayed locked for as long as we wait.
        StoreError: it cannot be read or written, or is no database.
    """
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        said = " ".join(str(getattr(error, "orig", error)).split())
        low = said.lower()
        if "database is locked" in low or "lock timeout" in low:
            raise Busy(f"{database.name} is locked by another process, try again later") from error
        if "malformed" in low:
            raise StoreError(f"{database.name} is damaged: {said}") from error
        if "not a database" in low:
            raise StoreError(f"{database.name} is not a database of ours: {said}") from error
        if "disk i/o error" in low:
            raise StoreError(f"cannot read or write {database.name}: {said}") from error
        if "readonly" in low or "read-only" in low or "unable to open" in low:
            raise StoreError(f"cannot write {database.name}: {said}") from error
        if "disk is full" in low or "no space" in low:
            raise StoreError(f"no room left for {database.name}: {said}") from error
        raise StoreError(f"{database.name}: {said}") from error
