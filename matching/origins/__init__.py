"""Origins: the evidence of one claim grouped by independent lines of information."""

from __future__ import annotations

from matching.origins.grouping import group

__all__ = ["group"]
