"""A folder of saved pages, with addresses from an index, a sidecar file or the page itself."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from sources.answers import is_binary
from sources.dates import parse_datetime
from sources.extract import OutletRegister
from sources.given import BadRowError, document_of_row
from sources.markup import decode, parse
from sources.metadata import read_meta
from sources.pool import extract_saved
from sources.types import FetchOutcome, SourceDocument, Unreachable
from sources.urls import is_url

PAGES = (".html", ".htm", ".xhtml")
_MAX_PAGE = 20_000_000


def read_folder(
    folder: Path, *, register: OutletRegister | None = None
) -> Iterator[SourceDocument | str]:
    """Documents of the pages (``.html``, ``.htm``, ``.txt``, each also ``.gz``, and ``.json``)
    below ``folder``, in order of their names; a line instead for each that cannot be used.

    The address comes from ``index.jsonl`` (rows with ``file`` and ``url``), from a sidecar
    ``PAGE.url`` or ``PAGE.json``, or from the page's canonical link.
    """
    index, problems = _index(folder)
    yield from problems
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    names = {path.name for path in files}
    for path in files:
        kind = _kind(path)
        if kind is None or path.name.startswith("."):
            continue
        if kind == "json" and _is_sidecar(path, names):
            continue
        where = path.relative_to(folder).as_posix()
        row = {**index.get(where, index.get(path.name, {})), **_sidecar(path)}
        try:
            yield _document(path, kind, row, register)
        except BadRowError as error:
            yield f"{where}: {error}"
        except (OSError, EOFError, zlib.error):
            yield f"{where}: cannot be read"


def _kind(path: Path) -> str | None:
    name = path.name.lower().removesuffix(".gz")
    if name.endswith(PAGES):
        return "html"
    if name.endswith(".txt"):
        return "text"
    return "json" if name.endswith(".json") else None


def _is_sidecar(path: Path, names: set[str]) -> bool:
    stem = path.name.removesuffix(".json")
    return any(
        f"{stem}{ending}" in names
        for ending in ("", *PAGES, ".txt", ".html.gz", ".htm.gz", ".txt.gz")
        if f"{stem}{ending}" != path.name
    )


def _index(folder: Path) -> tuple[dict[str, dict[str, Any]], list[str]]:
    rows: dict[str, dict[str, Any]] = {}
    problems: list[str] = []
    path = folder / "index.jsonl"
    if not path.is_file():
        return rows, problems
    for number, line in enumerate(path.read_bytes().splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError:
            problems.append(f"index.jsonl line {number}: not JSON")
            continue
        if isinstance(row, dict) and isinstance(row.get("file"), str):
            # Only what says where and when: an index may hold much else.
            known = {
                key: row[key]
                for key in ("url", "published", "outlet", "owner", "kind")
                if row.get(key)
            }
            rows[row["file"]] = known
            rows.setdefault(row["file"].rsplit("/", 1)[-1], known)
    return rows, problems


def _sidecar(path: Path) -> dict[str, Any]:
    bare = path.name.removesuffix(".gz")
    stem = bare.rsplit(".", 1)[0]
    for name in (f"{path.name}.url", f"{bare}.url", f"{stem}.url"):
        file = path.with_name(name)
        if file.is_file():
            text = file.read_text("utf-8", "replace")
            # Also the shortcut files that browsers write: [InternetShortcut] URL=...
            lines = [line.strip().removeprefix("URL=") for line in text.splitlines()]
            return {"url": next((line for line in lines if is_url(line)), "")}
    for name in (f"{path.name}.json", f"{bare}.json", f"{stem}.json"):
        file = path.with_name(name)
        if file.is_file() and file != path:
            try:
                row = json.loads(file.read_bytes())
            except ValueError:
                return {}
            return row if isinstance(row, dict) else {}
    return {}


def _document(
    path: Path, kind: str, row: dict[str, Any], register: OutletRegister | None
) -> SourceDocument:
    raw = path.read_bytes()
    if path.name.lower().endswith(".gz"):
        raw = _unpacked(raw)
    if kind == "json":
        try:
            return document_of_row(json.loads(raw), register=register)
        except (ValueError, RecursionError) as error:
            raise BadRowError(
                str(error) if isinstance(error, BadRowError) else "not JSON"
            ) from error
    if kind == "text":
        return document_of_row({**row, "text": decode(raw)}, register=register)
    if is_binary(raw):
        raise BadRowError("not a text page")
    url = row.get("url") or address_in(raw)
    if not isinstance(url, str) or not is_url(url):
        raise BadRowError("no address: neither index, sidecar nor canonical link names one")
    outcome = FetchOutcome(url=url, state="ok", final_url=url, status=200, body=raw)
    found = extract_saved(outcome, register=register)
    if isinstance(found, Unreachable):
        raise BadRowError(found.why)
    if any(row.get(key) for key in ("published", "outlet", "owner", "kind")):
        stated = document_of_row(
            {
                **{key: row.get(key) for key in ("outlet", "owner", "kind", "published")},
                "url": url,
                "text": found.text,
                "title": found.title,
                "byline": found.byline,
            },
            register=register,
            need_url=False,
        )
        found = replace(
            found,
            outlet=stated.outlet,
            owner=stated.owner,
            kind=stated.kind,
            published=parse_datetime(row.get("published") or "") or found.published,
        )
    return found


def _unpacked(raw: bytes) -> bytes:
    inflate = zlib.decompressobj(zlib.MAX_WBITS | 16)
    page = inflate.decompress(raw, _MAX_PAGE)
    if inflate.unconsumed_tail:
        raise BadRowError(f"larger than {_MAX_PAGE:,} bytes")
    return page


def address_in(raw: bytes) -> str:
    """The address a saved page names itself by (canonical link, ``og:url``); "" for none."""
    tree = parse(decode(raw[:2_000_000]))
    if tree is None:
        return ""
    for tag in tree.iter("link"):
        if (tag.get("rel") or "").lower() == "canonical" and is_url(tag.get("href") or ""):
            return str(tag.get("href")).strip()
    return next((url for url in read_meta(tree).get("og:url", []) if is_url(url)), "")
