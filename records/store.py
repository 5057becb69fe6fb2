"""The store: what was found, kept for ever, on SQLite or PostgreSQL.

    with Store.open("sqlite:///records.db") as store:
        store.record(check)
        same = store.load(check.id)

No transaction is open between two calls. A process killed in the middle of ``record`` leaves
nothing of that check behind.
"""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from types import TracebackType

from sqlalchemy.engine import Connection

from matching.types import Document, Merge
from records import history, read, reviews, schema, search, watch
from records.database import WAIT_SECONDS, Database, connect, explained
from records.errors import Busy, Integrity, NotFound, StoreError
from records.types import (
    CheckRecord,
    CheckSummary,
    FetchState,
    Review,
    StatusChange,
    WatchItem,
)
from records.write import serialize, write_check
from sources.types import Window

LEASE = timedelta(minutes=20)


class Store:
    """Everything on record, behind one handle that may be shared between threads.

    Every method raises ``StoreError`` with one clear line when the database cannot be used, and
    its subclass ``Busy`` when another process holds it for longer than the store waits.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    @classmethod
    def open(cls, url: str, *, wait_seconds: float = WAIT_SECONDS) -> Store:
        """Opens a database, making or migrating its tables.

        Raises:
            StoreError: the address is wrong, or the database cannot be used; one line says which.
        """
        database = connect(url, wait_seconds)
        try:
            schema.prepare(database)
        except BaseException:
            database.close()
            raise
        return cls(database)

    @property
    def name(self) -> str:
        """The file or address, without a password."""
        return self._database.name

    def close(self) -> None:
        self._database.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with explained(self._database), self._database.reading.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with explained(self._database), self._database.writing.begin() as connection:
            yield connection

    def record(self, check: CheckRecord) -> None:
        """Stores a check, all of it or nothing. Recording an equal check again changes nothing.

        Raises:
            Integrity: the check contradicts itself, or another one has its id.
        """
        with self._writing() as connection:
            serialize(connection, check.id)
            try:
                stored = read.read_check(connection, check.id)
            except NotFound:
                write_check(connection, check)
                return
        if stored != check:
            raise Integrity(f"another check is on record under the id {check.id}")

    def load(self, key: str | None = None, as_of: datetime | None = None) -> CheckRecord:
        """The check by id, start of an id, or article address; None means the latest.

        With ``as_of`` only checks that had finished by then are seen.

        Raises:
            NotFound: nothing by that name.
        """
        with self._reading() as connection:
            return read.read_check(connection, read.find_check(connection, key, as_of))

    def history(
        self,
        limit: int = 50,
        *,
        article: str | None = None,
        as_of: datetime | None = None,
        status: str | None = None,
        outlet: str | None = None,
        words: str | None = None,
        offset: int = 0,
    ) -> list[CheckSummary]:
        """One line per check, latest first; counts are per status in the order of the contract."""
        with self._reading() as connection:
            return history.checks(
                connection,
                limit,
                article=article,
                as_of=as_of,
                status=status,
                outlet=outlet,
                words=words,
                offset=offset,
            )

    def statuses(self, article_url: str, as_of: datetime | None = None) -> list[StatusChange]:
        """How the statuses of an article's claims moved, oldest first.

        Raises:
            NotFound: the article was never checked.
        """
        with self._reading() as connection:
            return history.statuses(connection, article_url, as_of)

    def search(
        self,
        terms: Sequence[str],
        window: Window | None = None,
        exclude_outlets: Collection[str] = (),
        limit: int = 50,
    ) -> list[Document]:
        """Stored documents that share the rarest of the terms, best first."""
        with self._reading() as connection:
            return search.search(connection, terms, window or Window(), exclude_outlets, limit)

    def document(self, sha256: str) -> Document:
        """The latest document version with this content hash.

        Raises:
            NotFound: no text with that hash is on record.
        """
        with self._reading() as connection:
            return read.document_by_hash(connection, sha256)

    def merges(self, documents: Collection[str]) -> tuple[Merge, ...]:
        """Lineage edges of all earlier checks on a way between two of the documents (by id)."""
        with self._reading() as connection:
            return reviews.lineage_between(connection, documents)

    def add_review(self, review: Review) -> None:
        """Appends what a person decided; the same review twice is one.

        Raises:
            Integrity: another review has its id.
        """
        with self._writing() as connection:
            reviews.add(connection, review)

    def reviews(self, article: str, claim_text: str | None = None) -> tuple[Review, ...]:
        """Reviews of an article (by id or address), or of one claim of it, oldest first."""
        with self._reading() as connection:
            return reviews.of_article(connection, article, claim_text)

    def watch_add(self, item: WatchItem) -> WatchItem:
        """Follows an address; one already followed takes the new settings. Returns what is kept."""
        with self._writing() as connection:
            return watch.add(connection, item)

    def watch_list(self) -> list[WatchItem]:
        """Everything followed, in order of address."""
        with self._reading() as connection:
            return watch.listed(connection)

    def watch_remove(self, url: str) -> None:
        """Stops following.

        Raises:
            NotFound: it was not followed.
        """
        with self._writing() as connection:
            watch.remove(connection, url)

    def due(self, now: datetime) -> list[WatchItem]:
        """What is due at a moment, longest overdue first."""
        with self._reading() as connection:
            return watch.due(connection, now)

    def watch_done(self, url: str, now: datetime) -> None:
        """Notes that a watched address was checked."""
        with self._writing() as connection:
            watch.done(connection, url, now)

    def fetch_state(self, url: str) -> FetchState | None:
        """What an address (or ``host:NAME``) told us to remember."""
        with self._reading() as connection:
            return watch.fetch_state(connection, url)

    def put_fetch_state(self, state: FetchState) -> None:
        with self._writing() as connection:
            watch.put_fetch_state(connection, state)

    @contextmanager
    def lock(
        self, article: str, *, now: datetime | None = None, lease: timedelta = LEASE
    ) -> Iterator[None]:
        """Holds an article while it is checked; a holder that died loses it after ``lease``.

        Raises:
            Busy: another process is checking this article.
        """
        holder = uuid.uuid4().hex
        with self._writing() as connection:
            watch.take_lock(connection, article, holder, now or datetime.now(UTC), lease)
        try:
            yield
        finally:
            with self._writing() as connection:
                watch.release_lock(connection, article, holder)


__all__ = ["Busy", "Integrity", "NotFound", "Store", "StoreError"]
