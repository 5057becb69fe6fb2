"""Bodies kept as evidence, and the web archive that carries them to somebody else."""

from __future__ import annotations

import gzip
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.extract import extract
from sources.saved import read_saved
from sources.snapshots import Folder, Snapshots
from sources.types import FactCheck, FetchOutcome, SourceDocument
from sources.warc import write_evidence
from tests.sources.faulty_server import PAGE

NOON = datetime(2025, 3, 3, 12, tzinfo=UTC)
HEADERS = (("content-type", "text/html; charset=utf-8"), ("etag", '"one"'), ("set-cookie", "a=é"))


def answer(body: bytes = PAGE.encode(), url: str = "https://a.example/dam?x=1") -> FetchOutcome:
    return FetchOutcome(url, "ok", "", f"{url}&final", 200, HEADERS, body, NOON)


def document(outcome: FetchOutcome) -> SourceDocument:
    found = extract(outcome)
    assert isinstance(found, SourceDocument)
    return found


def test_a_visit_comes_back_equal_and_the_next_one_replaces_it(tmp_path: Path) -> None:
    kept = Snapshots(tmp_path / "deep" / "snapshots")
    assert kept.visit("https://a.example/dam?x=1") is None
    kept.keep_visit(answer())
    assert kept.visit("https://a.example/dam?x=1") == answer()
    files = sum(path.is_file() for path in tmp_path.rglob("*"))
    kept.keep_visit(answer(b"changed"))
    assert kept.visit("https://a.example/dam?x=1") == answer(b"changed")
    assert sum(path.is_file() for path in tmp_path.rglob("*")) == files


@given(st.binary(max_size=200))
def test_any_body_comes_back(body: bytes) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        kept = Snapshots(Path(folder))
        kept.keep_visit(answer(body))
        found = kept.visit(answer().url)
        assert found is not None
        assert found.body == body


def test_evidence_is_never_replaced_and_damage_is_noticed(tmp_path: Path) -> None:
    kept = Snapshots(tmp_path)
    page = document(answer())
    assert kept.keep_document(page, page.canonical_url)
    later = replace(page, raw=PAGE.encode() + b"<!-- another advertisement -->")
    assert kept.keep_document(later, page.canonical_url)
    found = kept.of_document(page.canonical_url, page.sha256)
    assert found is not None
    assert (found.body, found.headers, found.retrieved_at) == (PAGE.encode(), HEADERS, NOON)
    assert not kept.keep_document(replace(page, raw=None), "x")
    (body,) = (tmp_path / "bodies").rglob("*.gz")
    body.write_bytes(gzip.compress(b"something else"))
    assert kept.of_document(page.canonical_url, page.sha256) is None


def test_an_archive_gives_the_very_documents_back(tmp_path: Path) -> None:
    page = document(answer())
    known = replace(
        page,
        published=datetime(2025, 3, 1, tzinfo=UTC),
        credits=("Wire Agency",),
        canonical_url="https://a.example/story",
        owner="A Group",
        kind="newspaper",
    )
    bare = replace(known, url="https://b.example/x", canonical_url="https://b.example/y", raw=None)
    path = tmp_path / "check.warc.gz"
    assert write_evidence(path, [(known, answer()), (bare, None)]) == 2
    first, second = read_saved(path).documents
    for found, wanted in ((first, known), (second, bare)):
        for name in (
            *("url", "canonical_url", "outlet", "title", "published", "text", "sha256"),
            *("byline", "owner", "kind", "credits", "flags"),
        ):
            assert getattr(found, name) == getattr(wanted, name), name
    assert first.raw == PAGE.encode()
    assert first.raw_sha256 == page.raw_sha256
    again = tmp_path / "again.warc.gz"
    write_evidence(again, [(known, answer()), (bare, None)])
    assert again.read_bytes() == path.read_bytes()


def test_a_body_that_was_changed_in_the_archive_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "check.warc"
    pages = [document(answer()), document(answer(url="https://b.example/1"))]
    write_evidence(path, [(page, answer(url=page.url)) for page in pages])
    data = path.read_bytes()
    place = data.index(b"Paragraph 3")
    path.write_bytes(data[:place] + b"Paragraph 9" + data[place + 11 :])
    found = read_saved(path)
    assert [page.url for page in found.documents] == ["https://b.example/1"]
    assert any("recorded hash" in problem for problem in found.problems)


def test_fact_checks_come_back_and_damaged_ones_are_said(tmp_path: Path) -> None:
    checks = [
        FactCheck("A claim", "False", "https://c.example/1", "C", "X", "T", NOON, None, "pt"),
        FactCheck("Zweites ü", "", "https://c.example/2", "C"),
    ]
    path = tmp_path / "check.warc"
    write_evidence(path, [(document(answer()), None)], checks)
    assert read_saved(path).fact_checks == tuple(checks)
    data = path.read_bytes()
    path.write_bytes(data.replace(b"https://c.example/1", b"file:////etc/passwd"))
    found = read_saved(path)
    assert found.fact_checks == (checks[1],)
    assert any("fact check: without" in problem for problem in found.problems)


@pytest.mark.parametrize("name", ["check.warc", "check.warc.gz"])
def test_archives_of_others_are_read_as_before(tmp_path: Path, name: str) -> None:
    from sources.warc import write_warc

    path = tmp_path / name
    write_warc(path, [answer(), answer(url="https://b.example/1")])
    assert len(read_saved(path).documents) == 2


def test_threads_that_keep_the_same_page_do_each_other_no_harm(tmp_path: Path) -> None:
    shelf = Folder(tmp_path)
    body = b"the same page" * 2_000
    with ThreadPoolExecutor(8) as threads:
        for _ in threads.map(lambda _: shelf.put("bodies/ab/page.gz", body), range(400)):
            pass
    assert shelf.get("bodies/ab/page.gz") == body
    assert [path.name for path in (tmp_path / "bodies/ab").iterdir()] == ["page.gz"]
