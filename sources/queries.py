"""Queries from topics: few per article, each about the story's names, in any provider's grammar."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sources.plausible import keys
from sources.types import Topic

_WORD = re.compile(r"\w[\w'’.-]*\w|\w")


_HEADLINE = 8
"""Words of a headline that its query takes along."""


@dataclass(frozen=True, slots=True)
class Query:
    """All of ``must`` and at least one of ``any`` (where not empty). ``topics`` are the numbers
    of the topics it stands for, ``plain`` how many alternatives plain words take along."""

    must: tuple[str, ...]
    any: tuple[str, ...] = ()
    topics: tuple[int, ...] = ()
    plain: int = 3

    @property
    def words(self) -> str:
        """The query as plain words, for engines without operators."""
        return " ".join((*self.must, *self.any[: self.plain]))


def plan(topics: Sequence[Topic], *, most: int = 3, alternatives: int = 6) -> tuple[Query, ...]:
    """At most ``most`` queries that together stand for all topics.

    A name shared by many topics is what the story is about and must be there; names, rare words
    and figures of the topics that hold it are the alternatives. Topics without that name get
    queries around the next one. A headline among the topics gets the first query, of its own
    words. Same topics in any order of equal weight give the same queries.
    """
    plain = _plain_words(topics)
    left = {number for number, topic in enumerate(topics) if not topic.lead}
    queries: list[Query] = []
    for number, topic in enumerate(topics):
        if topic.lead and not queries:
            queries += _headline(topic, number, [t for t in topics if not t.lead])
    while left and len(queries) < most:
        anchor = _anchor([topics[number] for number in sorted(left)], plain)
        if anchor is None:
            break
        covered = [n for n in sorted(left) if _holds(topics[n], anchor)]
        any_of = _alternatives([topics[n] for n in covered], anchor, alternatives, plain)
        queries.append(Query((anchor,), any_of, tuple(covered)))
        left -= set(covered)
    return tuple(queries)


def _headline(lead: Topic, number: int, others: Sequence[Topic]) -> list[Query]:
    """The query of a headline: the name that most claims share, and all its other words."""
    names = [name for name in lead.names if _usable(name)]
    words = [word for word in lead.words if _usable(word)]
    if len(names) + len(words) < 2 or not _speaks_of(names, words, others):
        return []
    held = {name: sum(_holds(topic, name) for topic in others) for name in names}
    first = words[0] if words else ""
    anchor = max(
        names, key=lambda name: (held[name], len(name.split()), -names.index(name)), default=first
    )
    rest = tuple(dict.fromkeys(term for term in (*names, *words, *lead.figures) if term != anchor))
    return [Query((anchor,), rest[:_HEADLINE], (number,), _HEADLINE)]


def _speaks_of(names: Sequence[str], words: Sequence[str], topics: Sequence[Topic]) -> bool:
    """Whether a headline is the article's own: a name of it, or two of its words, are in the
    claims. Pages put notices and the names of sections where headlines stand."""
    if not topics:
        return True
    have = {key for topic in topics for key in keys(topic.text)}
    if any(keys(name) & have for name in names):
        return True
    return len({key for word in words for key in keys(word)} & have) >= 2


def _plain_words(topics: Sequence[Topic]) -> set[str]:
    """Words that some topic writes small: a capital at the head of a sentence names nobody."""
    return {word for topic in topics for word in _WORD.findall(topic.text) if word.islower()}


_MONTHS = frozenset(
    """january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec""".split()  # noqa: SIM905
)


def _names_nobody(name: str, plain: set[str]) -> bool:
    folded = name.casefold()
    return " " not in name and (folded in plain or folded in _MONTHS or not keys(name))


def _anchor(topics: Sequence[Topic], plain: set[str]) -> str | None:
    names = Counter(
        name for topic in topics for name in dict.fromkeys(topic.names) if _usable(name)
    )
    sure = Counter({n: count for n, count in names.items() if not _names_nobody(n, plain)})
    names = sure or names
    if names:
        # Many topics first; then the more specific (longer) name, then the alphabet.
        return min(names, key=lambda name: (-names[name], -len(name.split()), -len(name), name))
    words = [word for topic in topics for word in topic.words[:3] if _usable(word)]
    counts = Counter(words)
    # Words come rarest first.
    return min(counts, key=lambda word: (-counts[word], words.index(word)), default=None)


def _usable(term: str) -> bool:
    return len(term) >= 3 and any(char.isalpha() for char in term)


def _holds(topic: Topic, anchor: str) -> bool:
    folded = anchor.casefold()
    return any(folded == name.casefold() for name in (*topic.names, *topic.words)) or (
        folded in topic.text.casefold()
    )


def _alternatives(
    topics: Sequence[Topic], anchor: str, limit: int, plain: set[str]
) -> tuple[str, ...]:
    taken = {part.casefold() for part in _WORD.findall(anchor)} | {anchor.casefold()}
    scores: dict[str, float] = {}
    for topic in topics:
        for rank, name in enumerate(topic.names):
            if _names_nobody(name, plain):
                continue
            scores[name] = scores.get(name, 0.0) + 2.0 / math.sqrt(1 + rank)
        for rank, word in enumerate(topic.words[:6]):
            if len(word) >= 4 and keys(word):
                scores[word] = scores.get(word, 0.0) + 1.0 / (1 + rank)
    ranked = sorted(scores, key=lambda term: (-scores[term], term))
    chosen: list[str] = []
    for term in ranked:
        parts = {part.casefold() for part in _WORD.findall(term)}
        if not _usable(term) or not parts or parts <= taken:
            continue
        chosen.append(term)
        taken |= parts
        if len(chosen) == limit:
            break
    return tuple(chosen)


def quoted(term: str, *, shortest_phrase: int = 0) -> str:
    """A term, in quotes where it has several words or signs that a grammar may take for its own."""
    clean = " ".join(term.replace('"', " ").split())
    if re.fullmatch(r"\w+", clean):
        return clean
    return f'"{clean}"' if len(clean) >= shortest_phrase else clean.split()[0]


def render(query: Query, *, longest: int, joiner: str = " AND ", shortest_phrase: int = 0) -> str:
    """``must AND (a OR b)`` within ``longest`` characters; alternatives are dropped from the end.

    ``joiner`` stands between the parts (a blank where AND is implied).
    """
    must = joiner.join(quoted(term, shortest_phrase=shortest_phrase) for term in query.must)
    options = [quoted(term, shortest_phrase=shortest_phrase) for term in query.any]
    while True:
        if not options:
            return must[:longest]
        group = f"({' OR '.join(options)})" if len(options) > 1 else options[0]
        text = f"{must}{joiner}{group}"
        if len(text) <= longest:
            return text
        options.pop()
