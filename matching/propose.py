"""Candidate pairs: for each claim the statements worth comparing, by rare words and fuzzy ratios.

An inverted index over stems, synonym groups, figures and name keys gives, rarest terms first, a
short list per claim; RapidFuzz ratios order it. Cost grows with the postings of the claim's rarest
terms, not with claims x statements.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from matching.compare.figures import read_figures
from matching.compare.numerals import OPENERS, SCALES
from matching.text import lexicon
from matching.text.kinship import skeleton
from matching.text.name_words import fold
from matching.text.tokens import Token, is_content, printed_words, tokens
from matching.types import Claim, Statement

POSTINGS = 4000
"""Postings read per claim: the rarest terms are read until this many have been seen."""
SHORT_LIST = 6
"""Times ``limit``: how many of the best by rare terms are ranked by fuzzy ratios."""
_MEASURES = frozenset({"length", "area", "volume", "mass", "speed", "duration", "tally"})
_NEVER = frozenset({"not", "no", "may", "never", "more", "less", "than"})


_NUMBER_WORDS = (OPENERS | SCALES.keys() | {"dozen", "hundred"}) - frozenset(
    ("a", "an", "the", "both", "one", "first", "second")
)


def _word_terms(word: str, stemmed: str) -> tuple[str, ...]:
    """The index terms of one word: its stem, its synonym groups and, for a name, its sound."""
    if stemmed in _NEVER or not is_content(Token(word, 0, len(word), stemmed)):
        return ()
    found = [stemmed, *(f"~{number}" for number in sorted(lexicon.synonym_keys(stemmed)))]
    if word[0].isupper():
        key = fold(word)
        found.append(f"@{skeleton(key)[:4] or key}")
    return tuple(found)


@lru_cache(maxsize=100_000)
def _looked_up(printed: str) -> tuple[tuple[str, ...], bool, bool]:
    """The index terms of one printed word, whether it is of a figure, and may open a phrase."""
    if printed[0].isdigit():
        return (), True, False
    terms = tuple(t for token in tokens(printed) for t in _word_terms(token.text, token.stem))
    return terms, printed.lower() in _NUMBER_WORDS, lexicon.opens_phrase(printed)


@lru_cache(maxsize=60_000)
def terms_of(text: str) -> frozenset[str]:
    """The index terms of a text: stems, synonym groups ("~12"), figures ("#14000"), name keys.

    Kept for the last texts seen, so that a batch of articles on one matter reads each page once.
    """
    found: set[str] = set()
    counted = phrased = False
    for printed in printed_words(text):
        terms, counts, opens = _looked_up(printed)
        found.update(terms)
        counted, phrased = counted or counts, phrased or opens
    if phrased:
        for token in tokens(text):
            if phrase := lexicon.phrase_at(text, token):
                found.update(_word_terms(*phrase))
    if counted:
        found.update(_figure_terms(text))
    return frozenset(found)


def _figure_terms(text: str) -> Iterator[str]:
    for figure in read_figures(text):
        if figure.weak or figure.shape == "vague" or figure.value <= 0:
            continue
        unit = "" if figure.dimension == "count" else figure.dimension
        yield f"#{unit}{figure.value:.6g}"
        if figure.value >= 20 or unit in _MEASURES:
            # Neighbouring steps overlap, so that values within a few per cent share one.
            step = math.log(figure.value) / math.log(1.12)
            for shift in (-0.5, 0.5):
                yield f"#~{unit}{math.floor(step + shift)}"
        if unit in _MEASURES:
            yield f"#~{unit}"


def _weight(term: str) -> float:
    if term[0] == "~":
        return 0.6
    if term[0] == "@":
        return 0.8
    if term.startswith("#~"):
        return 0.5
    return 1.2 if term[0] == "#" else 1.0


class Index:
    """Statements by their terms, made once and asked for each claim.

    Making it reads every statement once; asking it costs what the claim's rarest terms cost, at
    most ``POSTINGS`` of them, whatever the number of statements.
    """

    def __init__(self, statements: Sequence[Statement]) -> None:
        """Read the statements; their order does not matter."""
        self._statements = sorted(statements, key=lambda s: (s.document.id, s.index, s.span))
        self._postings: dict[str, list[int]] = defaultdict(list)
        for position, statement in enumerate(self._statements):
            for term in terms_of(statement.text):
                self._postings[term].append(position)

    def nearest(self, claim: Claim, limit: int = 40) -> list[tuple[Statement, float]]:
        """The best ``limit`` statements for a claim, best first, with a score in [0, 1]."""
        return _for_claim(claim, self._statements, self._postings, limit)


def propose(
    claims: Iterable[Claim], statements: Sequence[Statement], limit: int = 40
) -> dict[str, list[tuple[Statement, float]]]:
    """The best ``limit`` statements for each claim, best first, with a score in [0, 1].

    The best statement of each document whose headline answers the claim is kept as well, so that
    a document in quite other words is not lost to one that repeats itself. The order of
    ``statements`` does not matter: ties go by document id and position.
    """
    index = Index(statements)
    return {claim.id: index.nearest(claim, limit) for claim in claims}


def _for_claim(
    claim: Claim,
    ordered: Sequence[Statement],
    index: dict[str, list[int]],
    limit: int,
) -> list[tuple[Statement, float]]:
    total = max(1, len(ordered))
    core = terms_of(claim.text) | terms_of(claim.content or "")
    extra = terms_of(f"{claim.restatement} {claim.speaker or ''}") - core
    weighted = [
        (len(index[term]), term, share)
        for terms, share in ((core, 1.0), (extra, 0.6))
        for term in terms
        if term in index
    ]
    scores: dict[int, float] = defaultdict(float)
    read = 0
    for frequency, term, share in sorted(weighted):
        if read and read + frequency > POSTINGS:
            break
        read += frequency
        rarity = math.log(1.0 + (total - frequency + 0.5) / (frequency + 0.5))
        for position in index[term]:
            scores[position] += share * _weight(term) * rarity
    best_possible = max(scores.values(), default=1.0)
    ranked = sorted(scores, key=lambda p: (-scores[p], p))
    short = ranked[: limit * SHORT_LIST]
    text = claim.text.lower()
    restated = claim.restatement.lower()
    scored: list[tuple[float, int]] = []
    for position in short:
        other = ordered[position].text.lower()
        ratio = max(
            fuzz.token_set_ratio(text, other), fuzz.token_sort_ratio(restated or text, other)
        )
        scored.append((0.65 * scores[position] / best_possible + 0.35 * ratio / 100, position))
    scored.sort(key=lambda pair: (-pair[0], pair[1]))
    return [(ordered[p], round(min(1.0, value), 4)) for value, p in _spread(scored, ordered, limit)]


def _spread(
    scored: Sequence[tuple[float, int]], ordered: Sequence[Statement], limit: int
) -> list[tuple[float, int]]:
    """The best ``limit``, a quarter of the places kept for the best of documents not yet in."""
    kept = list(scored[: limit - limit // 4])
    inside = {ordered[position].document.id for _, position in kept}
    rest = scored[len(kept) :]
    for value, position in rest:
        if len(kept) >= limit:
            break
        document = ordered[position].document.id
        if document not in inside:
            inside.add(document)
            kept.append((value, position))
    chosen = {position for _, position in kept}
    kept.extend([pair for pair in rest if pair[1] not in chosen][: max(0, limit - len(kept))])
    return sorted(kept, key=lambda pair: (-pair[0], pair[1]))
