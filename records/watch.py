"""The desk's own lists, the only rows changed in place: what to follow, validators, locks."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import or_, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection

from records.codec import aware
from records.errors import Busy, NotFound
from records.types import FetchState, WatchItem
from records.write import table

_ITEM = ("url", "kind", "added_at", "every_hours", "last_checked", "note")
_STATE = ("url", "etag", "last_modified", "sha256", "failures", "not_before", "seen_at")


def _put(
    connection: Connection, name: str, values: dict[str, object], key: str, update: list[str]
) -> None:
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    statement = dialect.insert(table(name)).values(values)
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=[key], set_={column: statement.excluded[column] for column in update}
        )
    )


def add(connection: Connection, item: WatchItem) -> WatchItem:
    """Follows an address; one already followed keeps its history and takes the new settings."""
    values = {
        "url": item.url,
        "kind": item.kind,
        "added_at": aware(item.added_at),
        "every_hours": item.every_hours,
        "last_checked": None if item.last_checked is None else aware(item.last_checked),
        "note": item.note,
    }
    _put(connection, "watch", values, "url", ["kind", "every_hours", "note"])
    (kept,) = [found for found in listed(connection) if found.url == item.url]
    return kept


def listed(connection: Connection) -> list[WatchItem]:
    """Everything followed, in order of address."""
    made = table("watch")
    found = connection.execute(select(made).order_by(made.c.url)).mappings()
    return [WatchItem(**{name: row[name] for name in _ITEM}) for row in found]


def remove(connection: Connection, url: str) -> None:
    """Stops following.

    Raises:
        NotFound: it was not followed.
    """
    made = table("watch")
    if connection.execute(made.delete().where(made.c.url == url)).rowcount == 0:
        raise NotFound(f"{url!r} is not on the watch list")


def due(connection: Connection, now: datetime) -> list[WatchItem]:
    """What is due at a moment, longest overdue first; never checked comes before all."""
    moment = aware(now)
    waiting = []
    for item in listed(connection):
        if item.last_checked is None:
            waiting.append((item.added_at - timedelta(days=36_500), item.url, item))
        elif item.last_checked + timedelta(hours=item.every_hours) <= moment:
            next_time = item.last_checked + timedelta(hours=item.every_hours)
            waiting.append((next_time, item.url, item))
    return [item for _, _, item in sorted(waiting, key=lambda entry: entry[:2])]


def done(connection: Connection, url: str, now: datetime) -> None:
    """Notes that a watched address was checked; an address no longer watched is no error."""
    made = table("watch")
    connection.execute(made.update().where(made.c.url == url).values(last_checked=aware(now)))


def fetch_state(connection: Connection, url: str) -> FetchState | None:
    made = table("fetch_states")
    row = connection.execute(select(made).where(made.c.url == url)).mappings().first()
    return None if row is None else FetchState(**{name: row[name] for name in _STATE})


def put_fetch_state(connection: Connection, state: FetchState) -> None:
    values: dict[str, object] = {}
    for name in _STATE:
        held = getattr(state, name)
        values[name] = aware(held) if isinstance(held, datetime) else held
    _put(connection, "fetch_states", values, "url", [name for name in _STATE if name != "url"])


def take_lock(
    connection: Connection, article: str, holder: str, now: datetime, lease: timedelta
) -> None:
    """Takes the lock on an article, or takes over one whose lease ran out.

    Raises:
        Busy: somebody else holds it.
    """
    made, moment = table("article_locks"), aware(now)
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    statement = dialect.insert(made).values(
        article_key=article, holder=holder, expires_at=moment + lease
    )
    statement = statement.on_conflict_do_update(
        index_elements=["article_key"],
        set_={"holder": holder, "expires_at": moment + lease},
        where=or_(made.c.expires_at <= moment, made.c.holder == holder),
    )
    connection.execute(statement)
    held = connection.execute(select(made).where(made.c.article_key == article)).mappings().one()
    if held["holder"] != holder:
        until = held["expires_at"].isoformat(timespec="seconds")
        raise Busy(f"{article} is being checked by another process (until {until} at the latest)")


def release_lock(connection: Connection, article: str, holder: str) -> None:
    made = table("article_locks")
    connection.execute(made.delete().where(made.c.article_key == article, made.c.holder == holder))
