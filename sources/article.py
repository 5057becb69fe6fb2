"""The article under check: an address, a file, or standard input, read into one document."""

from __future__ import annotations

import json
import re
import zlib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from sources.answers import is_binary
from sources.extract import (
    ExtractPool,
    OutletRegister,
    facts_of_outlet,
    text_digest,
)
from sources.fetch import Fetcher
from sources.folder import address_in
from sources.given import BadRowError, address_of_text, document_of_row, tidy
from sources.markup import decode
from sources.pool import extract_saved
from sources.types import FetchOutcome, InputError, SourceDocument, Unreachable
from sources.urls import canonical, is_url, registered_domain

MAX_ARTICLE = 5_000_000
"""Bytes of an article's text or page."""

_HTML = re.compile(
    r"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|div|p|meta)\b",
    re.IGNORECASE | re.DOTALL,
)


async def read_article(
    source: str,
    *,
    fetcher: Fetcher | None = None,
    stdin: bytes | None = None,
    published: datetime | None = None,
    outlet: str | None = None,
    register: OutletRegister | None = None,
    max_bytes: int = MAX_ARTICLE,
    pool: ExtractPool | None = None,
) -> SourceDocument:
    """The article at ``source``: an http(s) address, a ``.txt``, ``.html`` or ``.json`` file
    (``.gz`` too), or ``-`` for ``stdin``.

    ``published`` and ``outlet`` (a domain) stand in for what the source does not say and
    overrule what it does. A fetched page is read by ``pool`` where there is one. A text keeps
    every character but line ends, so that offsets hold.
    Raises ``InputError`` with one line that says what is wrong and what would be right.
    """
    if is_url(source):
        found = await _from_address(source, fetcher, register, pool)
    elif source == "-":
        if stdin is None or not stdin.strip():
            raise InputError("standard input is empty: give the article's text, HTML or JSON")
        found = _from_bytes(stdin, "", "", register, max_bytes)
    elif "://" in source:
        raise InputError(f"not an http or https address: {source}")
    else:
        found = _from_file(Path(source), register, max_bytes)
    return _completed(found, published, outlet, register)


def _completed(
    found: SourceDocument,
    published: datetime | None,
    outlet: str | None,
    register: OutletRegister | None,
) -> SourceDocument:
    if published is not None:
        aware = published if published.tzinfo is not None else published.replace(tzinfo=UTC)
        found = replace(found, published=aware)
    if outlet:
        domain = registered_domain(outlet)
        if not domain or " " in domain:
            raise InputError(f"not a domain: {outlet!r} (like newspaper.example)")
        owner, kind = facts_of_outlet(register, domain)
        found = replace(found, outlet=domain, owner=owner or found.owner)
        if found.kind == "unknown":
            found = replace(found, kind=kind)
    return found


async def _from_address(
    url: str, fetcher: Fetcher | None, register: OutletRegister | None, pool: ExtractPool | None
) -> SourceDocument:
    if fetcher is None:
        raise InputError(f"{url}: no network here; save the page and give the file")
    outcome = await fetcher.fetch(url)
    if outcome.state != "ok":
        raise InputError(f"{url}: {outcome.why or outcome.state}")
    # A fetched page may be built to stall its reader: in a process of its own it is stopped.
    found = (
        extract_saved(outcome, register=register) if pool is None else await pool.extract(outcome)
    )
    if isinstance(found, Unreachable):
        raise InputError(f"{url}: {found.why}")
    return found


def _from_file(path: Path, register: OutletRegister | None, max_bytes: int) -> SourceDocument:
    if path.is_dir():
        raise InputError(f"{path}: a folder; an article is one .txt, .html or .json file")
    try:
        with path.open("rb") as file:
            raw = file.read(max_bytes + 1)
    except FileNotFoundError as error:
        raise InputError(f"no such file: {path}") from error
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror or 'input error'})") from error
    if not raw.strip():
        raise InputError(f"{path}: the file is empty")
    name = path.name.lower()
    if name.endswith(".gz"):
        name = name.removesuffix(".gz")
        raw = _unpacked(raw, path, max_bytes)
    ending = name.rsplit(".", 1)[-1] if "." in name else ""
    return _from_bytes(raw, ending, path.name, register, max_bytes)


def _unpacked(raw: bytes, path: Path, max_bytes: int) -> bytes:
    inflate = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        page = inflate.decompress(raw, max_bytes + 1)
    except zlib.error as error:
        raise InputError(f"{path}: damaged gzip file") from error
    if not inflate.eof and len(page) <= max_bytes:
        raise InputError(f"{path}: gzip file cut off")
    return page


def _from_bytes(
    raw: bytes, ending: str, name: str, register: OutletRegister | None, max_bytes: int
) -> SourceDocument:
    label = name or "standard input"
    if len(raw) > max_bytes:
        raise InputError(
            f"{label}: larger than {max_bytes / 1e6:g} MB; an article is a single page of text"
        )
    if is_binary(raw):
        raise InputError(f"{label}: binary, not text; an article is a .txt, .html or .json file")
    text = tidy(decode(raw))
    if not text.strip():
        raise InputError(f"{label}: no text in it")
    if ending == "json" or (not ending and text.lstrip()[:1] == "{"):
        return _from_json(text, label, register)
    if ending in ("html", "htm", "xhtml") or (ending != "txt" and _HTML.match(text)):
        return _from_page(raw, label, name, register)
    return _from_text(text, name)


def _from_json(text: str, label: str, register: OutletRegister | None) -> SourceDocument:
    try:
        row = json.loads(text, strict=False)
    except (ValueError, RecursionError) as error:
        where = f" at line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise InputError(
            f"{label}: not JSON{where}; give an object with url, published, text"
        ) from error
    try:
        found = document_of_row(row, register=register, need_url=False)
    except BadRowError as error:
        raise InputError(f"{label}: {error}") from error
    if not found.url:
        address = address_of_text("" if label == "standard input" else label, found.text)
        found = replace(found, url=address, canonical_url=address)
    return found


def _from_page(
    raw: bytes, label: str, name: str, register: OutletRegister | None
) -> SourceDocument:
    url = address_in(raw)
    found = extract_saved(
        FetchOutcome(url, "ok", final_url=url, status=200, body=raw), register=register
    )
    if isinstance(found, Unreachable):
        raise InputError(f"{label}: {found.why}")
    if not url:
        address = address_of_text(name, found.text)
        return replace(found, url=address, canonical_url=address)
    return replace(found, canonical_url=found.canonical_url or canonical(url))


def _from_text(text: str, name: str) -> SourceDocument:
    address = address_of_text(name, text)
    return SourceDocument(
        url=address,
        canonical_url=address,
        outlet="",
        title=title_line(text),
        published=None,
        text=text,
        sha256=text_digest(text),
    )


def title_line(text: str) -> str:
    """The first line where it stands alone above a blank line and reads like a title, else ""."""
    first, _, rest = text.lstrip("\n").partition("\n")
    title = " ".join(first.split())
    alone = rest[:1] == "\n" or rest.split("\n", 1)[0].strip() == ""
    if title and rest.strip() and alone and len(title) <= 200 and title[-1] not in ".,;:":
        return title
    return ""
