"""Saved coverage as a provider: documents already read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sources.fetch import Fetcher
from sources.providers.base import outcome, within
from sources.types import Candidate, ProviderOutcome, SourceDocument, Topic, Window


@dataclass(frozen=True, slots=True)
class SavedProvider:
    """Proposes every saved document in the window: matching decides which ones matter."""

    documents: tuple[SourceDocument, ...]
    name: str = "saved"

    async def search(
        self, topics: Sequence[Topic], window: Window, fetcher: Fetcher | None = None
    ) -> ProviderOutcome:
        """All documents, none fetched."""
        found = [
            Candidate(
                url=document.url,
                provider=self.name,
                title=document.title,
                outlet=document.outlet,
                published=document.published,
                document=document,
            )
            for document in self.documents
        ]
        return outcome(self.name, (), [c for c in found if within(c, window)], (), 0)
