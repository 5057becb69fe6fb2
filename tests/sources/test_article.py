"""The article under check, however it is given, and every bad way of giving it."""

from __future__ import annotations

import asyncio
import gzip
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from sources.article import read_article
from sources.extract import ExtractPool
from sources.fetch import Fetcher
from sources.outlets import Outlet, Register
from sources.types import InputError, SourceDocument
from tests.sources.faulty_server import Seen
from tests.sources.fetching import with_server
from tests.sources.test_extract import LD, NO_ARTICLE, page

TEXT = "Harbour closed after storm\n\nThe harbour of Port Lorne was closed on Monday.\n"


def article(source: str | Path, **rest: Any) -> SourceDocument:
    return asyncio.run(read_article(str(source), **rest))


def test_a_text_keeps_every_character(tmp_path: Path) -> None:
    path = tmp_path / "harbour.txt"
    path.write_bytes(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())
    document = article(path)
    assert document.text == TEXT
    assert document.title == "Harbour closed after storm"
    assert document.url.startswith("file:harbour.txt#")
    assert str(tmp_path) not in document.url
    other = tmp_path / "other"
    other.mkdir()
    (other / "harbour.txt").write_text(TEXT)
    assert article(other / "harbour.txt") == document


@pytest.mark.parametrize(
    "text",
    ["One line only, which goes on.", "A sentence that ends.\n\nAnother one.", "a\nb\n\nc"],
)
def test_not_every_first_line_is_a_title(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text)
    assert article(path).title == ""


def test_pages_and_json(tmp_path: Path) -> None:
    html = tmp_path / "a.html"
    html.write_bytes(page(ld=LD, head="<link rel='canonical' href='https://a.example/x'>"))
    packed = tmp_path / "a.html.gz"
    packed.write_bytes(gzip.compress(html.read_bytes()))
    assert article(html).byline == "Ada Quill, Ben Ost"
    assert article(html).outlet == "a.example"
    assert article(packed).text == article(html).text
    row = tmp_path / "a.json"
    row.write_text(json.dumps({"text": TEXT, "title": "Harbour", "published": "2025-03-03"}))
    assert article(row).published == datetime(2025, 3, 3, tzinfo=UTC)
    assert article(row).url.startswith("file:a.json#")


def test_standard_input_is_looked_at() -> None:
    assert article("-", stdin=TEXT.encode()).text == TEXT
    assert article("-", stdin=page(ld=LD)).byline == "Ada Quill, Ben Ost"
    row = {"url": "https://a.example/x", "text": TEXT}
    assert article("-", stdin=json.dumps(row).encode()).outlet == "a.example"


def test_what_is_given_overrules(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    register = Register([Outlet("b.example", "B", "B Group", "GB", "en", "newspaper")])
    when = datetime(2025, 3, 3)  # noqa: DTZ001
    document = article(path, published=when, outlet="www.b.example", register=register)
    assert document.published == datetime(2025, 3, 3, tzinfo=UTC)
    assert (document.outlet, document.owner, document.kind) == ("b.example", "B Group", "newspaper")


FILES: list[tuple[str, bytes, str]] = [
    ("empty.txt", b"  \n", "empty"),
    ("binary.txt", bytes(range(256)) * 20, "binary"),
    ("picture.html", b"\x89PNG\r\n\x1a\n" + bytes(100), "binary"),
    ("large.txt", b"word " * 4_000_000, "larger than 5 MB"),
    ("packed.txt.gz", gzip.compress(b"word " * 4_000_000), "larger than 5 MB"),
    ("cut.txt.gz", gzip.compress(TEXT.encode() * 50)[:-30], "gzip"),
    ("none.html", NO_ARTICLE["no article"], "no article"),
    ("bad.json", b'{"text": ', "not JSON"),
    ("list.json", b"[1]", "not a JSON object"),
    ("date.json", b'{"text": "x", "published": "soon"}', "no date"),
    ("bare.json", b'{"title": "x"}', "neither text nor html"),
]


@pytest.mark.parametrize(("name", "body", "why"), FILES)
def test_bad_files(tmp_path: Path, name: str, body: bytes, why: str) -> None:
    path = tmp_path / name
    path.write_bytes(body)
    with pytest.raises(InputError, match=why) as caught:
        article(path)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("/no/such/file.txt", "no such file"),
        ("ftp://a.example/x", "not an http or https address"),
        ("https://a.example/x", "no network"),
        ("-", "standard input is empty"),
    ],
)
def test_bad_sources(source: str, why: str) -> None:
    with pytest.raises(InputError, match=why):
        article(source)


def test_a_folder_is_no_article(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="a folder"):
        article(tmp_path)


def test_a_bad_outlet(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    with pytest.raises(InputError, match="not a domain"):
        article(path, outlet="the courier")


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/403", "403"),
        ("/404", "404"),
        ("/loop", "circle"),
        ("/image", "not a text page"),
        ("/empty", "empty"),
        ("/to-file", "no http"),
        ("/silent", "silent"),
    ],
)
def test_bad_addresses(path: str, why: str) -> None:
    async def use(fetcher: Fetcher, port: int, seen: Seen) -> None:
        with pytest.raises(InputError, match=why):
            await read_article(f"http://127.0.0.1:{port}{path}", fetcher=fetcher)

    with_server(use)


def test_a_private_address_is_named() -> None:
    async def use(fetcher: Fetcher, port: int, seen: Seen) -> None:
        with pytest.raises(InputError, match="loopback address"):
            await read_article(f"http://inside.example:{port}/ok", fetcher=fetcher)

    with_server(use, allow=())


def test_an_address() -> None:
    async def use(fetcher: Fetcher, port: int, seen: Seen) -> SourceDocument:
        return await read_article(f"http://127.0.0.1:{port}/ok", fetcher=fetcher)

    document = with_server(use)
    assert document.title == "Dam fails above Ostra"
    assert document.outlet.startswith("127.0.0.1:")


def test_an_address_whose_page_stalls_its_reader() -> None:
    """Nothing bounds the extractor's time but the end of its process."""
    spans = "<span>a b</span>" * 19_000
    page = f"<html><body><article><p>{spans}</p></article></body></html>".encode()

    def extra(path: str, headers: dict[str, str]) -> tuple[int, dict[str, str], bytes] | None:
        return (200, {"Content-Type": "text/html"}, page) if path == "/stall" else None

    async def use(fetcher: Fetcher, port: int, seen: Seen) -> tuple[str, SourceDocument]:
        base = f"http://127.0.0.1:{port}"
        async with ExtractPool(1, 0.5) as pool:
            with pytest.raises(InputError) as caught:
                await read_article(f"{base}/stall", fetcher=fetcher, pool=pool)
        async with ExtractPool(1, 30) as pool:
            return str(caught.value), await read_article(f"{base}/ok", fetcher=fetcher, pool=pool)

    why, document = with_server(use, extra=extra)
    assert "longer than 0.5 s" in why
    assert "Ostra" in document.text
