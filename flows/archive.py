"""Our own records as a provider: documents read for earlier checks are coverage of later ones."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from flows.convert import to_page
from matching.types import Document
from records.store import Store
from sources.claimreview import of_answer
from sources.snapshots import Snapshots
from sources.types import Candidate, ProviderOutcome, SourceDocument, Topic, Window

NAME = "records"
TERMS = 12
"""Words asked for per claim: names, figures and the rarest words."""


class Archive:
    """Searches the documents on record, leaving out the article's own outlet.

    ``limit`` is the most documents taken per claim; ``snapshots`` holds the pages that the
    documents were read from, and with them the fact checks that a page says it is.
    """

    name = NAME

    def __init__(
        self, store: Store, outlet: str, snapshots: Snapshots | None = None, limit: int = 20
    ) -> None:
        self.store = store
        self.snapshots = snapshots
        self.outlet = outlet
        self.limit = limit

    async def search(
        self, topics: Sequence[Topic], window: Window, fetcher: object = None
    ) -> ProviderOutcome:
        """Documents on record about the topics, each once, in order of first find."""
        queries = tuple(dict.fromkeys(" ".join(terms(topic)) for topic in topics))
        pages = await asyncio.to_thread(self._find, topics, window)
        candidates = tuple(
            Candidate(
                url=page.url,
                provider=NAME,
                title=page.title,
                outlet=page.outlet,
                published=page.published,
                document=page,
            )
            for page in pages
        )
        return ProviderOutcome(NAME, "results" if candidates else "nothing", queries, candidates)

    def _find(self, topics: Sequence[Topic], window: Window) -> list[SourceDocument]:
        excluded = (self.outlet,) if self.outlet else ()
        found: dict[str, Document] = {}
        for topic in topics:
            for when in filter(None, (window, topic.event)):
                for document in self.store.search(terms(topic), when, excluded, self.limit):
                    found.setdefault(document.id, document)
        return list(map(self._page, found.values()))

    def _page(self, document: Document) -> SourceDocument:
        page = to_page(document)
        if self.snapshots is None:
            return page
        answer = self.snapshots.of_document(document.id, document.sha256)
        return page if answer is None else replace(page, fact_checks=of_answer(answer))


def terms(topic: Topic) -> tuple[str, ...]:
    """What to ask the records for: names and figures first, then the rarest words."""
    wanted = (*topic.names, *topic.figures, *topic.words)
    return tuple(dict.fromkeys(wanted))[:TERMS]
