"""Pages kept as evidence in the web archives' own format, and read back with the same result."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from sources.dates import parse_datetime
from sources.extract import OutletRegister
from sources.given import BadRowError, document_of_row
from sources.pool import extract_saved
from sources.types import FactCheck, FetchOutcome, InputError, SourceDocument, Unreachable
from sources.urls import is_url

_MAX_BODY = 20_000_000
_TEXT = "application/x-secondsource-document+json"
_FACT_CHECK = "application/x-secondsource-fact-check+json"
# The body is stored as decoded, so these would be wrong.
_DROPPED = {"content-encoding", "transfer-encoding", "content-length"}


def write_warc(path: str | Path, pages: Iterable[FetchOutcome | SourceDocument]) -> int:
    """Writes pages as response records (gzip for ``.gz``); documents without a body as resource
    records of their fields. Returns the number written. Same pages, same bytes."""
    return _write(path, ((page, None) for page in pages))


def write_evidence(
    path: str | Path,
    kept: Iterable[tuple[SourceDocument, FetchOutcome | None]],
    fact_checks: Iterable[FactCheck] = (),
) -> int:
    """Writes documents with the answers that they were read from, and related fact checks, which
    a service may have named. Returns the number of documents written.

    An answer becomes a response record, followed by a metadata record that says how the document
    was read (fields, text, hashes), so that reading the file again gives the very document. A
    document whose answer is not kept becomes a resource record of its fields.
    """
    return _write(
        path,
        ((document, None) if answer is None else (answer, document) for document, answer in kept),
        fact_checks,
    )


def _write(
    path: str | Path,
    pages: Iterable[tuple[FetchOutcome | SourceDocument, SourceDocument | None]],
    fact_checks: Iterable[FactCheck] = (),
) -> int:
    path = Path(path)
    count = 0
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=path.name.endswith(".gz"))
        for page, read_as in pages:
            record = _record(writer, page, count)
            if record is None:
                continue
            writer.write_record(record)
            if read_as is not None:
                assert isinstance(page, FetchOutcome)
                digest = hashlib.sha256(page.body).hexdigest()
                writer.write_record(_metadata(writer, record, read_as, digest, count))
            count += 1
        for number, check in enumerate(fact_checks):
            writer.write_record(_fact_check(writer, check, number))
    return count


def _fact_check(writer: Any, check: FactCheck, number: int) -> Any:
    row = asdict(check)
    for name in ("claimed", "reviewed"):
        row[name] = row[name].isoformat() if row[name] else None
    return writer.create_warc_record(
        check.url,
        "resource",
        payload=io.BytesIO(json.dumps(row, ensure_ascii=False).encode()),
        warc_content_type=_FACT_CHECK,
        warc_headers_dict={
            "WARC-Date": "1970-01-01T00:00:00Z",
            "WARC-Record-ID": f"<urn:secondsource:fact-check:{number}>",
        },
    )


def _metadata(
    writer: Any, response: Any, document: SourceDocument, raw_sha256: str, number: int
) -> Any:
    headers = response.rec_headers
    return writer.create_warc_record(
        headers.get_header("WARC-Target-URI"),
        "metadata",
        payload=io.BytesIO(_fields(document, raw_sha256)),
        warc_content_type=_TEXT,
        warc_headers_dict={
            "WARC-Date": headers.get_header("WARC-Date"),
            "WARC-Record-ID": f"<urn:secondsource:document:{number}>",
            "WARC-Concurrent-To": headers.get_header("WARC-Record-ID"),
        },
    )


def _record(writer: WARCWriter, page: FetchOutcome | SourceDocument, number: int) -> Any:
    when = (page.retrieved_at or datetime(1970, 1, 1, tzinfo=UTC)).astimezone(UTC)
    about = {
        "WARC-Date": when.strftime("%Y-%m-%dT%H:%M:%SZ"),
        # warcio draws a random one otherwise.
        "WARC-Record-ID": f"<urn:secondsource:page:{number}>",
    }
    body = page.body if isinstance(page, FetchOutcome) else page.raw
    if isinstance(page, FetchOutcome) and page.state != "ok":
        return None
    if body is None:
        assert isinstance(page, SourceDocument)
        return writer.create_warc_record(
            page.url,
            "resource",
            payload=io.BytesIO(_fields(page)),
            warc_content_type=_TEXT,
            warc_headers_dict=about,
        )
    final = page.final_url if isinstance(page, FetchOutcome) else page.url
    status = page.status if isinstance(page, FetchOutcome) else 200
    headers = [(key, value) for key, value in page.headers if key.lower() not in _DROPPED]
    headers.append(("content-length", str(len(body))))
    return writer.create_warc_record(
        final or page.url,
        "response",
        payload=io.BytesIO(body),
        http_headers=StatusAndHeaders(f"{status} OK", headers, protocol="HTTP/1.1"),
        warc_headers_dict={**about, "WARC-Source-URI": page.url},
    )


def _fields(document: SourceDocument, raw_sha256: str | None = None) -> bytes:
    row = {
        "url": document.url,
        "published": document.published.isoformat() if document.published else None,
        "text": document.text,
        "title": document.title,
        "outlet": document.outlet,
        "owner": document.owner,
        "byline": document.byline,
        "retrieved_at": document.retrieved_at.isoformat() if document.retrieved_at else None,
        "kind": document.kind,
        "credits": list(document.credits),
        "flags": sorted(document.flags),
        "language": document.language,
        "canonical_url": document.canonical_url,
        "sha256": document.sha256,
        "raw_sha256": raw_sha256,
    }
    return json.dumps(row, ensure_ascii=False).encode()


def read_outcomes(path: str | Path) -> Iterator[FetchOutcome | bytes]:
    """Response records as fetched pages, our own documents without one as bytes, in file order.

    Raises ``InputError`` where the file is no WARC file at all.
    """
    return (item for item, kind in _items(path) if kind in ("response", "document"))


def _items(path: str | Path) -> Iterator[tuple[FetchOutcome | bytes, str]]:
    """What ``read_outcomes`` gives, our metadata records ("metadata") behind their responses, and
    our fact checks ("fact check"), each with its kind."""
    with Path(path).open("rb") as file:
        try:
            for record in ArchiveIterator(file):
                if record.rec_type == "resource" and record.content_type == _FACT_CHECK:
                    yield bytes(record.content_stream().read(_MAX_BODY)), "fact check"
                    continue
                found = _outcome(record)
                if found is not None:
                    document = record.rec_type == "resource"
                    yield found, "document" if document else str(record.rec_type)
        except ArchiveLoadFailed as error:
            raise InputError(f"{path}: not a WARC file") from error


def _outcome(record: Any) -> FetchOutcome | bytes | None:
    if record.rec_type in ("resource", "metadata") and record.content_type == _TEXT:
        return bytes(record.content_stream().read(_MAX_BODY))
    if record.rec_type != "response" or record.http_headers is None:
        return None
    status = record.http_headers.get_statuscode()
    if not status.isdigit() or not 200 <= int(status) < 300:
        return None
    body = record.content_stream().read(_MAX_BODY + 1)
    headers = tuple(
        (name.lower(), value)
        for name, value in record.http_headers.headers
        if name.lower() not in _DROPPED
    )
    final = record.rec_headers.get_header("WARC-Target-URI") or ""
    url = record.rec_headers.get_header("WARC-Source-URI") or final
    stamp = record.rec_headers.get_header("WARC-Date") or ""
    if len(body) > _MAX_BODY:
        return FetchOutcome(url, "too_large", f"larger than {_MAX_BODY:,} bytes", final)
    return FetchOutcome(
        url=url,
        state="ok",
        final_url=final,
        status=int(status),
        headers=headers,
        body=body,
        retrieved_at=parse_datetime(stamp),
    )


def read_warc(
    path: str | Path, *, register: OutletRegister | None = None
) -> Iterator[SourceDocument | FactCheck | Unreachable]:
    """Documents of a WARC file's pages; robots.txt files and the like are passed over.

    Of files that ``write_evidence`` wrote the very documents and fact checks come back; of others
    what the pages are read as now. Raises ``InputError`` where the file is no WARC file at all.
    """
    waiting: FetchOutcome | None = None
    for item, kind in _items(path):
        if isinstance(item, bytes) and kind == "metadata" and waiting is not None:
            yield _as_recorded(item, waiting, register)
            waiting = None
            continue
        if waiting is not None:
            yield extract_saved(waiting, register=register)
            waiting = None
        if isinstance(item, bytes):
            yield _fact_check_of(item) if kind == "fact check" else _recorded(item, register)
        elif not item.final_url.endswith("/robots.txt"):
            waiting = item
    if waiting is not None:
        yield extract_saved(waiting, register=register)


def _fact_check_of(row: bytes) -> FactCheck | Unreachable:
    """A fact check by its fields."""
    try:
        given = json.loads(row)
        check = FactCheck(
            **{
                field.name: str(given.get(field.name) or "")
                for field in fields(FactCheck)
                if field.name not in ("claimed", "reviewed")
            },
            claimed=parse_datetime(str(given.get("claimed") or "")),
            reviewed=parse_datetime(str(given.get("reviewed") or "")),
        )
    except (ValueError, AttributeError, RecursionError):
        return Unreachable("fact check", "not the fields of a fact check")
    if not check.claim or not is_url(check.url):
        return Unreachable("fact check", "without a claim or an address")
    return check


def _recorded(row: bytes, register: OutletRegister | None) -> SourceDocument | Unreachable:
    """A document by its fields alone."""
    try:
        fields = json.loads(row)
        document = document_of_row(fields, register=register, need_url=False)
    except (ValueError, BadRowError) as error:
        return Unreachable("resource record", str(error))
    if fields.get("sha256") not in (None, document.sha256):
        return Unreachable(
            document.url, "the text does not have the hash that it is recorded under"
        )
    if "canonical_url" not in fields:
        return document
    # Recorded with a check: what was known of the outlet then counts, not what is known now.
    return replace(
        document,
        canonical_url=str(fields["canonical_url"] or document.canonical_url),
        outlet=str(fields.get("outlet") or document.outlet),
        owner=fields.get("owner"),
        kind=fields.get("kind") or "unknown",
        flags=frozenset(map(str, fields.get("flags") or ())),
    )


def _as_recorded(
    row: bytes, answer: FetchOutcome, register: OutletRegister | None
) -> SourceDocument | Unreachable:
    """A document by its fields, with the answer that it was read from."""
    document = _recorded(row, register)
    if isinstance(document, Unreachable):
        return document
    digest = hashlib.sha256(answer.body).hexdigest()
    if json.loads(row).get("raw_sha256") != digest:
        return Unreachable(document.url, "the body does not have its recorded hash")
    page = extract_saved(answer, register=register)
    return replace(
        document,
        retrieved_at=answer.retrieved_at,
        raw=answer.body,
        raw_sha256=digest,
        headers=answer.headers,
        final_url=answer.final_url,
        fact_checks=page.fact_checks if isinstance(page, SourceDocument) else (),
    )
