"""The published JSON schema of the report: what programs may rely on.

Fields may be added to a report without a new schema version, never renamed or removed.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

PATH = Path(__file__).parent / "report-1.schema.json"


@cache
def text() -> str:
    """The schema as published."""
    return PATH.read_text(encoding="utf-8")


def load() -> dict[str, Any]:
    """The schema as data (JSON Schema, draft 2020-12)."""
    loaded: dict[str, Any] = json.loads(text())
    return loaded
