"""Whether the queries made of an article's claims find the other documents on the same matter.

All documents of a set go into one index, ranked by BM25 (Robertson and Zaragoza 2009, k1 1.2,
b 0.75). The queries are those that a search service would be sent; the baseline is one query of
the title's words that may bring as many results as all of ours together.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from flows.convert import to_lead, to_topics
from flows.measure.documents import document
from flows.measure.rows import read, sample
from flows.measure.sets import FoundSet
from flows.measure.types import EvaluationError, Figure
from matching.claims import extract_claims
from matching.types import Document
from sources.queries import Query, plan

RESULTS = 20
"""Results of one query, as services give them on a first page."""
_K1, _B = 1.2, 0.75


class Index:
    """A BM25 index over texts by name; asked by words, or by what must and what may be there."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        counted = {name: Counter(words(text)) for name, text in texts.items()}
        self._length = {name: found.total() for name, found in counted.items()}
        self._mean = sum(self._length.values()) / max(1, len(counted))
        self._postings: dict[str, dict[str, int]] = defaultdict(dict)
        for name, found in counted.items():
            for word, count in found.items():
                self._postings[word][name] = count

    def search(self, terms: Iterable[str], limit: int, among: set[str] | None = None) -> list[str]:
        """The names of the best texts that hold any of the terms' words."""
        scores: dict[str, float] = defaultdict(float)
        for word in dict.fromkeys(w for term in terms for w in words(term)):
            held = self._postings.get(word, {})
            rarity = math.log(1 + (len(self._length) - len(held) + 0.5) / (len(held) + 0.5))
            for name, count in held.items():
                if among is None or name in among:
                    weight = _K1 * (1 - _B + _B * self._length[name] / self._mean)
                    scores[name] += rarity * count * (_K1 + 1) / (count + weight)
        return sorted(scores, key=lambda name: (-scores[name], name))[:limit]

    def ask(self, query: Query, limit: int) -> list[str]:
        """The best of the texts that hold all that must be there and one of the alternatives."""
        among = self._holding_all(query.must)
        if query.any:
            among &= {name for term in query.any for name in self._holding_all((term,))}
        return self.search((*query.must, *query.any), limit, among)

    def _holding_all(self, terms: Sequence[str]) -> set[str]:
        held = [set(self._postings.get(w, {})) for term in terms for w in words(term)]
        return set.intersection(*held) if held else set(self._length)


def words(text: str) -> list[str]:
    """Lower-case words, as a plain full-text index takes them."""
    return re.findall(r"\w+", text.lower())


def measure(found: FoundSet, limit: int | None = None) -> tuple[int, tuple[Figure, ...]]:
    """Articles asked about, and the share of wanted documents found, mean over articles.

    ``limit`` bounds the articles asked about; the index always holds all of them. ``recall`` is
    for queries with operators, ``recall_words`` for the same queries as plain words; ``requests``
    is how many queries one article costs.
    """
    rows = _stories(found) if found.name == "same_story" else _summit(found.files[0])
    index = Index({row["name"]: f"{row['title']}\n{row['text']}" for row in rows})
    asked = sample([row for row in rows if row["wanted"]], limit)
    ours: list[float] = []
    plain: list[float] = []
    titles: list[float] = []
    requests = 0
    for row in asked:
        article = document(row["text"], name=row["name"], title=row["title"])
        queries = _queries(article)
        requests += len(queries)
        most = RESULTS * max(1, len(queries))
        wanted = set(row["wanted"])
        # The article itself is in the index and takes one place of every answer, as it would.
        hits = {name for query in queries for name in index.ask(query, RESULTS)}
        ours.append(_share(hits, wanted))
        hits = {name for query in queries for name in index.search((query.words,), RESULTS)}
        plain.append(_share(hits, wanted))
        titles.append(_share(index.search((row["title"],), most), wanted))
    total = max(1, len(asked))
    baseline = sum(titles) / total
    return len(asked), (
        Figure("recall", sum(ours) / total, baseline),
        Figure("recall_words", sum(plain) / total, baseline),
        Figure("requests", requests / total, 1.0, better="down"),
    )


def _queries(article: Document) -> tuple[Query, ...]:
    claims = extract_claims(article)
    return plan((*to_lead(article.title, claims), *to_topics(claims)))


def _share(found: Iterable[str], wanted: set[str]) -> float:
    return len(wanted & set(found)) / len(wanted)


def _stories(found: FoundSet) -> list[dict[str, Any]]:
    """All pages; wanted are the other pages on the same event."""
    path, index = found.files
    try:
        stories = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise EvaluationError(f"{path}: cannot be read: {error}") from None
    sisters: dict[str, set[str]] = defaultdict(set)
    for story in stories:
        if story["relation"] == "same event":
            for name in story["files"]:
                sisters[name] |= set(story["files"]) - {name}
    return [
        {
            "name": row["file"],
            "title": row["title"] or row["title_markup"] or "",
            "text": row["text"],
            "wanted": sorted(sisters[row["file"]]),
        }
        for row in read(index)
    ]


def _summit(path: Path) -> list[dict[str, Any]]:
    """All articles; wanted are those under the same headline at other outlets."""
    rows = read(path)
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        if row["headline_group"]:
            groups[row["headline_group"]].append(row)
    return [
        {
            "name": row["id"],
            "title": str(row["text"]).split("\n", 1)[0],
            "text": row["text"],
            "wanted": sorted(
                other["id"]
                for other in groups.get(row["headline_group"] or "", ())
                if other["publisher"] != row["publisher"]
            ),
        }
        for row in rows
    ]
