"""Origins: the evidence of one claim grouped by independent lines of information, as an interval."""

from __future__ import annotations

from matching.origins.grouping import group

__all__ = ["group"]
