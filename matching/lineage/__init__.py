"""Lineage: which documents have their text from one another, whom they credit, whom they cite."""

from __future__ import annotations

from matching.lineage.citation import Citation
from matching.lineage.credits import Credit
from matching.lineage.graph import Lineage
from matching.lineage.reuse import Reuse
from matching.lineage.tracer import Tracer, trace

__all__ = ["Citation", "Credit", "Lineage", "Reuse", "Tracer", "trace"]
