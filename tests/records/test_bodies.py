"""Fetched bodies in the database: what one worker keeps another has."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from records.bodies import Bodies
from records.store import Store
from sources.snapshots import Folder, Snapshots
from sources.types import FetchOutcome, SourceDocument

PAGE = SourceDocument(
    url="https://courier.example/dam",
    canonical_url="https://courier.example/dam",
    outlet="courier.example",
    title="Dam",
    published=None,
    text="The dam fell.",
    sha256="a" * 64,
    raw=b"<p>The dam fell.</p>\x00\xff" * 50,
    headers=(("content-type", "text/html"),),
    retrieved_at=datetime(2025, 3, 3, tzinfo=UTC),
)


def test_bytes_by_name(store: Store) -> None:
    bodies = Bodies(store)
    assert bodies.get("a") is None
    assert not bodies.has("a")
    bodies.put("a", b"\x00one\xff")
    bodies.put("b", b"")
    bodies.put("a", b"two")
    assert bodies.get("a") == b"two"
    assert bodies.get("b") == b""
    assert Bodies(store).has("a")
    assert not Bodies(store).has("c")


def test_only_databases_that_machines_share_keep_bodies(store: Store, url: str) -> None:
    assert (Bodies.of(store) is not None) == url.startswith("postgresql")


def test_many_workers_at_once(url: str) -> None:
    """Each with a connection of its own, all of them the first to need the table."""

    def work(number: int) -> None:
        with Store.open(url) as own:
            Bodies(own).put("same", b"x" * 10_000)
            Bodies(own).put(f"own {number}", bytes([number]))

    Store.open(url).close()
    with ThreadPoolExecutor(6) as workers:
        list(workers.map(work, range(6)))
    with Store.open(url) as store:
        assert Bodies(store).get("same") == b"x" * 10_000
        assert [Bodies(store).get(f"own {n}") for n in range(6)] == [bytes([n]) for n in range(6)]


def test_evidence_kept_by_one_worker_is_read_by_another(url: str) -> None:
    visit = FetchOutcome(
        "https://feeds.example/rss",
        "ok",
        final_url="https://feeds.example/rss",
        status=200,
        headers=(("etag", '"1"'),),
        body=b"<rss/>",
        retrieved_at=datetime(2025, 3, 3, tzinfo=UTC),
    )
    with Store.open(url) as here, Store.open(url) as there:
        assert Snapshots(Bodies(here)).keep_document(PAGE, PAGE.canonical_url)
        Snapshots(Bodies(here)).keep_visit(visit)
        found = Snapshots(Bodies(there)).of_document(PAGE.canonical_url, PAGE.sha256)
        assert found is not None
        assert (found.body, found.headers) == (PAGE.raw, PAGE.headers)
        assert Snapshots(Bodies(there)).visit(visit.url) == visit


def test_what_lies_in_the_folder_stays_readable(store: Store, tmp_path: Path) -> None:
    """A desk that moved to a shared database keeps its old evidence."""
    Snapshots(tmp_path / "old").keep_document(PAGE, PAGE.canonical_url)
    both = Snapshots(Bodies(store), Folder(tmp_path / "old"))
    found = both.of_document(PAGE.canonical_url, PAGE.sha256)
    assert found is not None
    assert found.body == PAGE.raw
    other = replace(PAGE, sha256="b" * 64)
    both.keep_document(other, PAGE.canonical_url)
    assert both.of_document(PAGE.canonical_url, other.sha256) is not None
    assert Snapshots(tmp_path / "old").of_document(PAGE.canonical_url, other.sha256) is None
