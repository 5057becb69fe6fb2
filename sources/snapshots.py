"""Fetched bodies kept as evidence: compressed, named by the hash of what is in them.

bodies/ab/<SHA-256 of the body>.gz             the body as received, decoded
visits/ab/<SHA-256 of the address>.json        the last good answer of an address
documents/ab/<SHA-256 of id and text>.json     the answer that a document was read from
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import threading
import zlib
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from sources.types import FetchOutcome, SourceDocument


class Shelf(Protocol):
    """Where bytes are kept by name: a folder, or a table that several machines share."""

    def get(self, name: str) -> bytes | None: ...
    def has(self, name: str) -> bool: ...
    def put(self, name: str, data: bytes) -> None: ...


class Folder:
    """A folder as a shelf; made when something is first kept. Writers in several processes and
    threads do each other no harm: files appear whole or not at all. Raises OSError where it
    cannot write."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, name: str) -> bytes | None:
        """What is kept under a name; None where nothing is, or it cannot be read."""
        try:
            return (self._folder / name).read_bytes()
        except OSError:
            return None

    def has(self, name: str) -> bool:
        """Whether something is kept under a name."""
        return (self._folder / name).exists()

    def put(self, name: str, data: bytes) -> None:
        """Keep ``data`` under a name, in the place of what was there."""
        path = self._folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        # Two articles of one batch may keep the same page at once, each in a thread of its own.
        aside = path.with_name(f".{path.name}.{os.getpid()}.{threading.get_ident()}")
        aside.write_bytes(data)
        aside.replace(path)


class Snapshots:
    """The snapshots on a shelf; what is not there is looked for on ``older`` ones, which are only
    read. Raises what the shelf raises where it cannot write (a folder OSError)."""

    def __init__(self, shelf: Path | Shelf, *older: Shelf) -> None:
        self._shelf: Shelf = Folder(shelf) if isinstance(shelf, Path) else shelf
        self._shelves = (self._shelf, *older)

    def keep_visit(self, outcome: FetchOutcome) -> str:
        """Keep a good answer as the last one of its address; gives the SHA-256 of its body."""
        digest = hashlib.sha256(outcome.body).hexdigest()
        # The body by itself: feeds change every hour and what they were is no evidence.
        self._shelf.put(_named("visits", outcome.url, "gz"), _compressed(outcome.body))
        self._shelf.put(_named("visits", outcome.url, "json"), _packed(outcome, digest))
        return digest

    def visit(self, url: str) -> FetchOutcome | None:
        """The last good answer of an address; None where none is kept, or it is damaged."""
        return self._answer(_named("visits", url, "json"), _named("visits", url, "gz"))

    def keep_document(self, page: SourceDocument, document_id: str) -> bool:
        """Keep what a document was read from, body included; False for one without a body.

        A document met again keeps its first answer: evidence is never replaced.
        """
        if page.raw is None:
            return False
        name = _named("documents", f"{document_id}\n{page.sha256}", "json")
        if self._shelf.has(name):
            return True
        outcome = FetchOutcome(
            url=page.url,
            state="ok",
            final_url=page.final_url or page.url,
            status=200,
            headers=page.headers,
            body=page.raw,
            retrieved_at=page.retrieved_at,
        )
        self._shelf.put(name, _packed(outcome, self._keep_body(page.raw)))
        return True

    def of_document(self, document_id: str, text_sha256: str) -> FetchOutcome | None:
        """The answer that a document was read from; None where it is not kept here."""
        return self._answer(_named("documents", f"{document_id}\n{text_sha256}", "json"))

    def _keep_body(self, body: bytes) -> str:
        digest = hashlib.sha256(body).hexdigest()
        if not self._shelf.has(_body(digest)):
            self._shelf.put(_body(digest), _compressed(body))
        return digest

    def _answer(self, about: str, body_name: str = "") -> FetchOutcome | None:
        return next(
            (found for shelf in self._shelves if (found := _read(shelf, about, body_name))), None
        )


def _read(shelf: Shelf, about: str, body_name: str) -> FetchOutcome | None:
    """The answer on one shelf; None where it is not there, or damaged."""
    packed = shelf.get(about)
    try:
        kept = json.loads(packed or b"")
        body = gzip.decompress(shelf.get(body_name or _body(str(kept["sha256"]))) or b"")
        if hashlib.sha256(body).hexdigest() != kept["sha256"]:
            return None
        when = kept["retrieved_at"]
        return FetchOutcome(
            url=kept["url"],
            state="ok",
            final_url=kept["final_url"],
            status=kept["status"],
            headers=tuple((str(name), str(value)) for name, value in kept["headers"]),
            body=body,
            retrieved_at=datetime.fromisoformat(when) if when else None,
        )
    except (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError):
        return None


def _named(part: str, name: str, ending: str) -> str:
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{part}/{digest[:2]}/{digest}.{ending}"


def _body(digest: str) -> str:
    return f"bodies/{digest[:2]}/{digest}.gz"


def _compressed(body: bytes) -> bytes:
    return gzip.compress(body, 6, mtime=0)


def _packed(outcome: FetchOutcome, digest: str) -> bytes:
    kept: dict[str, Any] = {
        "url": outcome.url,
        "final_url": outcome.final_url or outcome.url,
        "status": outcome.status,
        "headers": [list(pair) for pair in outcome.headers],
        "retrieved_at": outcome.retrieved_at.isoformat() if outcome.retrieved_at else None,
        "sha256": digest,
    }
    return json.dumps(kept, ensure_ascii=True, indent=1).encode()
