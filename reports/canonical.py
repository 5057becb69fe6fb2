"""The report as JSON text: contract order, one line a value, the same bytes every time."""

from __future__ import annotations

import json
import re
from typing import Any

_LONE = re.compile("[\ud800-\udfff]")


def render(report: dict[str, Any]) -> str:
    """One JSON document with a final newline; only lone surrogates are escaped."""
    text = json.dumps(report, ensure_ascii=False, indent=1, allow_nan=False)
    return _LONE.sub(lambda m: f"\\u{ord(m.group()):04x}", text) + "\n"
