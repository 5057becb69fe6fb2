"""Labelled text as the documents that matching reads."""

from __future__ import annotations

import hashlib
from datetime import datetime

from matching.types import Document


def document(
    text: str,
    *,
    name: str,
    title: str = "",
    outlet: str = "",
    published: datetime | None = None,
    byline: str = "",
) -> Document:
    """A document around labelled text; ``name`` makes it distinct from the others of its set."""
    return Document(
        id=name,
        url=name,
        outlet=outlet or f"{name}.example",
        title=title,
        published=published,
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        byline=byline,
    )
