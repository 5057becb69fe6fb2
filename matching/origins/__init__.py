"""Origins: the evidence of one claim grouped by independent lines of information."""

from __future__ import annotations

from matching.origins.grouping import group, ties_to_keep

__all__ = ["group", "ties_to_keep"]
