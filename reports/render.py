"""A report as people or programs read it."""

from __future__ import annotations

from importlib import import_module
from typing import Any

FORMATS = {
    "text": "reports.terminal",
    "json": "reports.canonical",
    "html": "reports.page",
    "markdown": "reports.markdown",
    "csv": "reports.spreadsheet",
    "claimreview": "reports.claimreview",
}
"""Format to the module that renders it, imported only when asked for."""


def render(
    report: dict[str, Any], format: str = "text", *, width: int = 80, color: bool = False
) -> str:
    """The report in one of ``FORMATS``, ending in a newline.

    ``width`` (columns) and ``color`` (terminal escapes) concern the text format alone.

    Raises:
        ValueError: no such format; the message names those there are.
    """
    if format not in FORMATS:
        raise ValueError(f"no format {format!r}: use one of {', '.join(FORMATS)}")
    module = import_module(FORMATS[format])
    options = {"width": width, "color": color} if format == "text" else {}
    return str(module.render(report, **options))
