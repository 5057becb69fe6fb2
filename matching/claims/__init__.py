"""The claims of an article: which clauses assert something checkable, and what they assert."""

from __future__ import annotations

from matching.claims.extract import extract_claims, unclaimed

__all__ = ["extract_claims", "unclaimed"]
