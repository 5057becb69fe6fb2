"""Fetched bodies in the database, for desks whose workers share nothing else.

On SQLite there is one machine, and files beside the database are faster and keep it small.
"""

from __future__ import annotations

from sqlalchemy import Column, LargeBinary, MetaData, String, Table, select, text

from records.store import Store

_KEPT = Table(
    "kept_bodies",
    MetaData(),
    Column("name", String, primary_key=True),
    Column("data", LargeBinary, nullable=False),
)
_PUT = text(
    "insert into kept_bodies (name, data) values (:name, :data)"
    " on conflict (name) do update set data = excluded.data"
)
_LOCK = 7_310_222  # any number: serialises makers of the table


class Bodies:
    """Bytes by name in the database of a store; the table is made when something is first put.

    Every method raises ``StoreError`` where the database cannot be used.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._ready = False

    @classmethod
    def of(cls, store: Store) -> Bodies | None:
        """The bodies of a database that several machines use (PostgreSQL), None for others."""
        return cls(store) if store._database.dialect == "postgresql" else None

    def get(self, name: str) -> bytes | None:
        """What was put under a name last; None where nothing was."""
        if not self._there():
            return None
        with self._store._reading() as connection:
            found = connection.execute(select(_KEPT.c.data).where(_KEPT.c.name == name)).scalar()
        return None if found is None else bytes(found)

    def has(self, name: str) -> bool:
        """Whether something was put under a name."""
        if not self._there():
            return False
        with self._store._reading() as connection:
            query = select(_KEPT.c.name).where(_KEPT.c.name == name)
            return connection.execute(query).first() is not None

    def put(self, name: str, data: bytes) -> None:
        """Keep ``data`` under a name, in the place of what was there."""
        if not self._there():
            with self._store._writing() as connection:
                if connection.dialect.name == "postgresql":
                    connection.execute(text("select pg_advisory_xact_lock(:key)"), {"key": _LOCK})
                _KEPT.create(connection, checkfirst=True)
            self._ready = True
        with self._store._writing() as connection:
            connection.execute(_PUT, {"name": name, "data": data})

    def _there(self) -> bool:
        if not self._ready:
            with self._store._reading() as connection:
                self._ready = connection.dialect.has_table(connection, _KEPT.name)
        return self._ready
