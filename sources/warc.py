"""Pages kept as evidence in the web archives' own format, and read back with the same result."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from sources.dates import parse_datetime
from sources.extract import OutletRegister, extract
from sources.given import BadRowError, document_of_row
from sources.types import FetchOutcome, InputError, SourceDocument, Unreachable

_MAX_BODY = 20_000_000
_TEXT = "application/x-secondsource-document+json"
# The body is stored as decoded, so these would be wrong.
_DROPPED = {"content-encoding", "transfer-encoding", "content-length"}


def write_warc(path: str | Path, pages: Iterable[FetchOutcome | SourceDocument]) -> int:
    """Writes pages as response records (gzip for ``.gz``); documents without a body as resource
    records of their fields. Returns the number written. Same pages, same bytes."""
    path = Path(path)
    count = 0
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=path.name.endswith(".gz"))
        for page in pages:
            record = _record(writer, page, count)
            if record is not None:
                writer.write_record(record)
                count += 1
    return count


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


def _fields(document: SourceDocument) -> bytes:
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
    }
    return json.dumps(row, ensure_ascii=False).encode()


def read_outcomes(path: str | Path) -> Iterator[FetchOutcome | bytes]:
    """Response records as fetched pages, our own resource records as bytes, in file order.

    Raises ``InputError`` where the file is no WARC file at all.
    """
    with Path(path).open("rb") as file:
        try:
            for record in ArchiveIterator(file):
                found = _outcome(record)
                if found is not None:
                    yield found
        except ArchiveLoadFailed as error:
            raise InputError(f"{path}: not a WARC file") from error


def _outcome(record: Any) -> FetchOutcome | bytes | None:
    if record.rec_type == "resource" and record.content_type == _TEXT:
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
) -> Iterator[SourceDocument | Unreachable]:
    """Documents of a WARC file's pages; robots.txt files and the like are passed over."""
    for item in read_outcomes(path):
        if isinstance(item, bytes):
            try:
                yield document_of_row(json.loads(item), register=register, need_url=False)
            except (ValueError, BadRowError) as error:
                yield Unreachable("resource record", str(error))
            continue
        if item.final_url.endswith("/robots.txt"):
            continue
        yield extract(item, register=register)
