"""Databases that cannot be used, processes that write at once, processes that are killed."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from records import schema
from records.errors import Busy, StoreError
from records.store import Store
from tests.records.examples import example

ROOT = Path(__file__).parents[2]


def one_line(error: pytest.ExceptionInfo[StoreError]) -> str:
    line = str(error.value)
    assert line
    assert "\n" not in line
    return line


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("mysql://desk@localhost/x", "no records in 'mysql' databases"),
        ("records.db", "not a database address"),
        ("", "not a database address"),
        ("sqlite://", "names no file"),
        ("postgresql://host:port/x", "not a database address"),
        ("sqlite:////proc/records.db", "cannot write /proc/records.db"),
        ("postgresql://desk@127.0.0.1:1/none", "127.0.0.1"),
    ],
)
def test_a_wrong_address_says_what_would_be_right(address: str, said: str) -> None:
    with pytest.raises(StoreError) as error:
        Store.open(address, wait_seconds=2)
    assert said in one_line(error)


def test_a_password_is_never_printed() -> None:
    with pytest.raises(StoreError) as error:
        Store.open("postgresql://desk:s3cret@127.0.0.1:1/none", wait_seconds=2)
    assert "s3cret" not in one_line(error)


def test_a_missing_driver_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(StoreError, match="PostgreSQL needs psycopg") as error:
        Store.open("postgresql://desk@127.0.0.1:1/none")
    assert "postgres extra" in one_line(error)


def test_a_damaged_file_is_called_damaged(tmp_path: Path) -> None:
    path = tmp_path / "records.db"
    with Store.open(f"sqlite:///{path}") as store:
        store.record(example())
    held = path.read_bytes()
    path.write_bytes(held[: len(held) // 2])
    with (
        pytest.raises(StoreError, match="is damaged") as error,
        Store.open(f"sqlite:///{path}") as store,
    ):
        store.load()
    one_line(error)


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder"):
        Store.open(f"sqlite:///{tmp_path}")


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot make the folder"):
        Store.open(f"sqlite:///{tmp_path}/file/records.db")


def test_another_file_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.write_text("a page of notes, certainly no database " * 50)
    before = path.read_bytes()
    with pytest.raises(StoreError, match="not a database") as error:
        Store.open(f"sqlite:///{path}")
    one_line(error)
    assert path.read_bytes() == before


def test_another_program_s_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "theirs.db"
    with sqlite3.connect(path) as theirs:
        theirs.execute("create table flow_run (id integer)")
    theirs.close()
    with pytest.raises(StoreError, match="tables of another program"):
        Store.open(f"sqlite:///{path}")
    with sqlite3.connect(path) as theirs:
        names = [row[0] for row in theirs.execute("select name from sqlite_master")]
    theirs.close()
    assert names == ["flow_run"]


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is unwritable for root")
def test_an_unwritable_file(tmp_path: Path) -> None:
    path = tmp_path / "records.db"
    path.write_bytes(b"")
    path.chmod(0o400)
    with pytest.raises(StoreError, match="cannot write"):
        Store.open(f"sqlite:///{path}")


def test_a_newer_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "records.db"
    Store.open(f"sqlite:///{path}").close()
    with sqlite3.connect(path) as newer:
        newer.execute("update schema_version set version = 99")
    newer.close()
    with pytest.raises(StoreError, match="newer secondsource") as error:
        Store.open(f"sqlite:///{path}")
    assert "99" in one_line(error)


def test_an_older_database_is_brought_forward(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"sqlite:///{tmp_path}/records.db"
    with Store.open(url) as store:
        store.record(example())
    steps = (*schema.MIGRATIONS, lambda c: c.exec_driver_sql("create table later (id integer)"))
    monkeypatch.setattr(schema, "MIGRATIONS", steps)
    with Store.open(url) as store:
        assert store.load() == example()
    with sqlite3.connect(tmp_path / "records.db") as opened:
        assert opened.execute("select version from schema_version").fetchall() == [(2,)]
        opened.execute("select * from later")
    opened.close()


def test_a_failed_migration_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"sqlite:///{tmp_path}/records.db"
    Store.open(url).close()

    def broken(connection: object) -> None:
        connection.exec_driver_sql("create table half (id integer)")  # type: ignore[attr-defined]
        connection.exec_driver_sql("create nonsense")  # type: ignore[attr-defined]

    with monkeypatch.context() as patch:
        patch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, broken))
        with pytest.raises(StoreError):
            Store.open(url)
    with sqlite3.connect(tmp_path / "records.db") as opened:
        assert opened.execute("select version from schema_version").fetchall() == [(1,)]
        with pytest.raises(sqlite3.OperationalError):
            opened.execute("select * from half")
    opened.close()


def test_every_operation_under_a_held_lock_is_busy_or_works(tmp_path: Path) -> None:
    path = tmp_path / "records.db"
    with Store.open(f"sqlite:///{path}", wait_seconds=0.2) as store:
        store.record(example())
        holder = sqlite3.connect(path, isolation_level=None)
        holder.execute("begin immediate")
        assert store.load() == example()  # readers never wait for the writer
        assert store.history()
        with pytest.raises(Busy, match="locked by another process") as error:
            store.record(example(id="another"))
        one_line(error)
        holder.execute("rollback")
        store.record(example(id="another"))
        holder.close()


WRITER = """
import sys
from records.store import Store
from tests.records.examples import example
store = Store.open(sys.argv[1])
for i in range(int(sys.argv[3])):
    store.record(example(id=f"{sys.argv[2]}-{i}"))
"""


def writer(url: str, name: str, count: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, url, name, str(count)],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_two_processes_lose_nothing(url: str) -> None:
    """Both also make the schema at the same time, since neither finds one."""
    running = [writer(url, name, 12) for name in ("left", "right")]
    for process in running:
        _, complaint = process.communicate(timeout=120)
        assert process.returncode == 0, complaint
    with Store.open(url) as store:
        ids = {summary.id for summary in store.history(100)}
        assert ids == {f"{name}-{i}" for name in ("left", "right") for i in range(12)}
        for check in ("left-0", "right-11"):
            assert store.load(check) == example(id=check)


def test_two_processes_recording_the_same_checks_make_them_once(url: str) -> None:
    running = [writer(url, "same", 8) for _ in range(2)]
    for process in running:
        _, complaint = process.communicate(timeout=120)
        assert process.returncode == 0, complaint
    with Store.open(url) as store:
        assert sorted(s.id for s in store.history(100)) == [f"same-{i}" for i in range(8)]
        assert store.load("same-7") == example(id="same-7")


KILLED = """
import os, signal, sys
from records import write
from records.store import Store
from tests.records.examples import example
store = Store.open(sys.argv[1])
def die(*args):
    os.kill(os.getpid(), signal.SIGKILL)
write._evidence = die
store.record(example(id="half"))
"""


def test_a_killed_process_leaves_nothing_half_recorded(url: str) -> None:
    with Store.open(url) as store:
        store.record(example())
        done = subprocess.run([sys.executable, "-c", KILLED, url], cwd=ROOT, timeout=60)
        assert done.returncode == -signal.SIGKILL
        assert [summary.id for summary in store.history()] == [example().id]
        assert len(store.statuses(example().assessment.article.url)) == 10
        store.record(example(id="half"))
        assert store.load("half") == example(id="half")
