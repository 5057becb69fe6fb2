"""Fetched bodies kept as evidence: compressed files named by the hash of what is in them.

bodies/ab/<SHA-256 of the body>.gz             the body as received, decoded
visits/ab/<SHA-256 of the address>.json        the last good answer of an address
documents/ab/<SHA-256 of id and text>.json     the answer that a document was read from
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import zlib
from datetime import datetime
from pathlib import Path
from typing import Any

from sources.types import FetchOutcome, SourceDocument


class Snapshots:
    """The folder of snapshots; made when something is first kept. Writers in several processes do
    each other no harm: files appear whole or not at all. Raises OSError where it cannot write."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep_visit(self, outcome: FetchOutcome) -> str:
        """Keep a good answer as the last one of its address; gives the SHA-256 of its body."""
        digest = hashlib.sha256(outcome.body).hexdigest()
        # The body by itself: feeds change every hour and what they were is no evidence.
        self._write(self._path("visits", outcome.url, "gz"), _compressed(outcome.body))
        self._write(self._path("visits", outcome.url, "json"), _packed(outcome, digest))
        return digest

    def visit(self, url: str) -> FetchOutcome | None:
        """The last good answer of an address; None where none is kept, or it is damaged."""
        return self._answer(self._path("visits", url, "json"), self._path("visits", url, "gz"))

    def keep_document(self, page: SourceDocument, document_id: str) -> bool:
        """Keep what a document was read from, body included; False for one without a body.

        A document met again keeps its first answer: evidence is never replaced.
        """
        if page.raw is None:
            return False
        path = self._path("documents", f"{document_id}\n{page.sha256}", "json")
        if path.exists():
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
        self._write(path, _packed(outcome, self._keep_body(page.raw)))
        return True

    def of_document(self, document_id: str, text_sha256: str) -> FetchOutcome | None:
        """The answer that a document was read from; None where it is not kept here."""
        return self._answer(self._path("documents", f"{document_id}\n{text_sha256}", "json"))

    def _path(self, part: str, name: str, ending: str) -> Path:
        digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()
        return self._folder / part / digest[:2] / f"{digest}.{ending}"

    def _body_path(self, digest: str) -> Path:
        return self._folder / "bodies" / digest[:2] / f"{digest}.gz"

    def _keep_body(self, body: bytes) -> str:
        digest = hashlib.sha256(body).hexdigest()
        path = self._body_path(digest)
        if not path.exists():
            self._write(path, _compressed(body))
        return digest

    def _answer(self, path: Path, body_path: Path | None = None) -> FetchOutcome | None:
        try:
            kept = json.loads(path.read_text(encoding="utf-8"))
            body_path = body_path or self._body_path(str(kept["sha256"]))
            body = gzip.decompress(body_path.read_bytes())
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

    def _write(self, path: Path, data: bytes) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = path.with_name(f".{path.name}.{os.getpid()}")
        aside.write_bytes(data)
        aside.replace(path)


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
