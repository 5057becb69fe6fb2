"""Who is said to say it: attribution of each sentence, speakers resolved in the document."""

from __future__ import annotations

from matching.attribution.read import read_attributions

__all__ = ["read_attributions"]
