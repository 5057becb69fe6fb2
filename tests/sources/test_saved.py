"""Saved coverage: JSON lines, folders, web archives."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sources.extract import extract
from sources.saved import read_saved
from sources.types import InputError, SourceDocument
from sources.warc import read_outcomes, read_warc, write_warc
from tests.sources.test_extract import LD, URL, fetched, page

ROW = {
    "url": "https://a.example/one?utm_source=x",
    "published": "2025-03-03T10:00:00Z",
    "text": "The harbour was closed.\r\n\r\nIt opened again.",
    "title": "Harbour",
    "byline": "Ada Quill",
    "owner": "Lorne Group",
    "kind": "wire",
    "retrieved_at": "2025-03-04T10:00:00+01:00",
}


def lines(path: Path, *rows: object) -> Path:
    text = "\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows)
    if path.name.endswith(".gz"):
        path.write_bytes(gzip.compress(text.encode()))
    else:
        path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["c.jsonl", "c.jsonl.gz"])
def test_json_lines(tmp_path: Path, name: str) -> None:
    (document,) = read_saved(lines(tmp_path / name, ROW)).documents
    assert document.canonical_url == "https://a.example/one"
    assert document.outlet == "a.example"
    assert document.text == "The harbour was closed.\n\nIt opened again."
    assert (document.owner, document.kind, document.byline) == ("Lorne Group", "wire", "Ada Quill")
    assert document.published == datetime(2025, 3, 3, 10, tzinfo=UTC)


def test_outlet_by_field_and_html_rows(tmp_path: Path) -> None:
    html = {"url": URL, "html": page(ld=LD).decode(), "outlet": "www.other.example"}
    (document,) = read_saved(lines(tmp_path / "c.jsonl", html)).documents
    assert document.outlet == "other.example"
    assert document.byline == "Ada Quill, Ben Ost"
    assert document.text == extract(fetched(page(ld=LD))).text  # type: ignore[union-attr]


BAD = [
    ("{not json", "not JSON"),
    ("[1, 2]", "not a JSON object"),
    ({**ROW, "url": ""}, "no url"),
    ({**ROW, "url": "ftp://x"}, "no http"),
    ({**ROW, "published": "yesterday"}, "no date"),
    ({**ROW, "published": None}, "no published date"),
    ({**ROW, "text": " "}, "neither text nor html"),
    ({**ROW, "text": 7}, "text is not a text"),
    ({**ROW, "kind": "tabloid"}, "unknown kind"),
    ({**ROW, "flags": "opinion"}, "flags is not a list"),
    ({"url": URL, "html": "<html><body><p>Hi</p></body></html>"}, "html: "),
    ("[" * 100_000, "not JSON"),
]


@pytest.mark.parametrize(("row", "why"), BAD)
def test_a_bad_line_is_reported_with_its_number_and_skipped(
    tmp_path: Path, row: object, why: str
) -> None:
    saved = read_saved(
        lines(tmp_path / "c.jsonl", ROW, row, "", {**ROW, "url": "https://b.example/"})
    )
    assert [d.outlet for d in saved.documents] == ["a.example", "b.example"]
    (problem,) = saved.problems
    assert problem.startswith("c.jsonl line 2: ")
    assert why in problem
    assert len(problem) < 300


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "c.jsonl"
    path.write_bytes(b"\xff\xfe\x00\n" + json.dumps(ROW).encode())
    assert len(read_saved(path).documents) == 1


def test_nothing_usable(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("a,b")
    for path in (
        tmp_path / "missing.jsonl",
        lines(tmp_path / "c.jsonl", "nonsense"),
        lines(tmp_path / "e.jsonl", ""),
        tmp_path / "x.csv",
        tmp_path,
    ):
        with pytest.raises(InputError) as caught:
            read_saved(path)
        assert "\n" not in str(caught.value)


def test_a_cut_off_gzip_keeps_what_came_before(tmp_path: Path) -> None:
    path = tmp_path / "c.jsonl.gz"
    rows = [{**ROW, "url": f"https://a.example/{n}", "text": f"{n} " * 500} for n in range(200)]
    lines(path, *rows)
    path.write_bytes(path.read_bytes()[:-400])
    saved = read_saved(path)
    assert 0 < len(saved.documents) < 200
    assert "cannot be read to its end" in saved.problems[-1]


def test_a_folder_of_pages(tmp_path: Path) -> None:
    link = "<link rel='canonical' href='https://canon.example/a'>"
    (tmp_path / "canonical.html").write_bytes(page(head=link))
    (tmp_path / "packed.htm.gz").write_bytes(
        gzip.compress(page(head=link.replace("canon.", "gz.")))
    )
    (tmp_path / "sidecar.html").write_bytes(page())
    (tmp_path / "sidecar.html.url").write_text("[InternetShortcut]\nURL=https://side.example/b\n")
    (tmp_path / "note.txt").write_text("The harbour was closed.")
    (tmp_path / "note.json").write_text(
        json.dumps({"url": "https://note.example/c", "published": "2025-03-03"})
    )
    (tmp_path / "alone.json").write_text(json.dumps({**ROW, "url": "https://json.example/d"}))
    deep = tmp_path / "deep"
    deep.mkdir()
    (deep / "indexed.html").write_bytes(page())
    lines(
        tmp_path / "index.jsonl",
        {"file": "deep/indexed.html", "url": "https://index.example/e", "owner": "Group"},
        "nonsense",
    )
    (tmp_path / "nameless.html").write_bytes(page())
    (tmp_path / "picture.html").write_bytes(b"\x89PNG" + bytes(50))
    saved = read_saved(tmp_path)
    assert sorted(d.outlet for d in saved.documents) == [
        "canon.example",
        "gz.example",
        "index.example",
        "json.example",
        "note.example",
        "side.example",
    ]
    assert {d.owner for d in saved.documents if d.outlet == "index.example"} == {"Group"}
    assert len(saved.problems) == 3
    assert any("nameless.html: no address" in problem for problem in saved.problems)
    assert [d.url for d in saved.documents] == [d.url for d in read_saved(tmp_path).documents]


@pytest.mark.parametrize("name", ["e.warc", "e.warc.gz"])
def test_a_web_archive_gives_back_the_same(tmp_path: Path, name: str) -> None:
    outcome = replace(fetched(page(ld=LD)), headers=(("content-type", "text/html"), ("x-a", "b")))
    document = extract(outcome)
    assert isinstance(document, SourceDocument)
    saved = read_saved(lines(tmp_path / "c.jsonl", ROW)).documents[0]
    path = tmp_path / name
    assert write_warc(path, [outcome, saved]) == 2
    first, second = read_warc(path)
    assert replace(first, headers=document.headers) == document  # type: ignore[type-var]
    assert second == saved
    (again, _) = read_outcomes(path)
    assert again.body == outcome.body  # type: ignore[union-attr]
    assert dict(again.headers)["x-a"] == "b"  # type: ignore[union-attr]
    before = path.read_bytes()
    write_warc(path, [outcome, saved])
    assert path.read_bytes() == before
    assert len(read_saved(path).documents) == 2


def test_a_document_read_from_a_page_survives_the_archive(tmp_path: Path) -> None:
    document = extract(fetched(page(ld=LD)))
    assert isinstance(document, SourceDocument)
    path = tmp_path / "e.warc.gz"
    write_warc(path, [document])
    (again,) = read_warc(path)
    assert again.text == document.text  # type: ignore[union-attr]
    assert again.raw_sha256 == document.raw_sha256  # type: ignore[union-attr]


def test_no_web_archive(tmp_path: Path) -> None:
    path = tmp_path / "x.warc"
    path.write_bytes(b"this is no archive\r\n" * 20)
    with pytest.raises(InputError):
        read_saved(path)
