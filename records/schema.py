"""Making the tables, and bringing older databases forward.

``MIGRATIONS[n]`` brings a database from version n to n + 1; the first makes everything there is
today. A database made by a newer version is left alone.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import inspect, text
from sqlalchemy.engine import Connection
from sqlmodel import SQLModel

from records import tables
from records.database import Database, explained, switch_to_wal
from records.errors import StoreError

_ADVISORY_LOCK = 7_310_221  # any number: serialises makers of the schema on PostgreSQL


def make_tables(connection: Connection) -> None:
    """Every table of this version, and the full-text index beside them."""
    names = [t for t in SQLModel.metadata.sorted_tables if t.name in _our_tables()]
    SQLModel.metadata.create_all(connection, tables=names)
    if connection.dialect.name == "sqlite":
        connection.execute(
            text(
                "create virtual table if not exists passage_index using fts5"
                "(words, content='', columnsize=1, tokenize='unicode61 remove_diacritics 2')"
            )
        )
        connection.execute(
            text(
                "create virtual table if not exists passage_terms"
                " using fts5vocab(passage_index, 'row')"
            )
        )
    else:
        connection.execute(
            text(
                "create table if not exists passage_index"
                " (rowid bigint primary key, words tsvector not null)"
            )
        )
        connection.execute(
            text("create index if not exists passage_words on passage_index using gin (words)")
        )


MIGRATIONS: tuple[Callable[[Connection], None], ...] = (make_tables,)


def _our_tables() -> frozenset[str]:
    models = (m for m in vars(tables).values() if isinstance(m, type))
    return frozenset(
        str(m.__tablename__) for m in models if issubclass(m, SQLModel) and m is not SQLModel
    )


def prepare(database: Database) -> None:
    """Makes or migrates the tables, in one transaction that other processes wait for.

    Raises:
        StoreError: the database is newer than this program, is something else's, or cannot be
            written.
    """
    with explained(database):
        if _version(database) == len(MIGRATIONS):
            return
        if database.dialect == "sqlite":
            switch_to_wal(database)
        with database.writing.begin() as connection:
            if database.dialect == "postgresql":
                connection.execute(
                    text("select pg_advisory_xact_lock(:key)"), {"key": _ADVISORY_LOCK}
                )
            present = set(inspect(connection).get_table_names())
            if "schema_version" not in present:
                foreign = present if database.dialect == "sqlite" else present & _our_tables()
                if foreign:
                    raise StoreError(
                        f"{database.name} holds tables of another program: name another database"
                    )
                SQLModel.metadata.tables["schema_version"].create(connection)
            found = connection.execute(text("select version from schema_version")).scalar()
            _refuse_newer(database, found or 0)
            for migrate in MIGRATIONS[found or 0 :]:
                migrate(connection)
            table = SQLModel.metadata.tables["schema_version"]
            connection.execute(table.delete())
            connection.execute(table.insert().values(id=1, version=len(MIGRATIONS)))


def _version(database: Database) -> int | None:
    """The version of the schema in the database; None when there is none yet."""
    with database.reading.connect() as connection:
        if not inspect(connection).has_table("schema_version"):
            return None
        found = connection.execute(text("select version from schema_version")).scalar()
    _refuse_newer(database, found or 0)
    return found


def _refuse_newer(database: Database, found: int) -> None:
    if found > len(MIGRATIONS):
        raise StoreError(
            f"{database.name} was made by a newer secondsource (records version {found}, this one"
            f" reads up to {len(MIGRATIONS)}): upgrade secondsource or name another database"
        )
