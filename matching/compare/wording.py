"""Wording compared: how much of what the claim says is said in the statement, word by word.

Each term of the claim is answered by an equal stem, a synonym or a near spelling; what is answered
only nearby (headline, neighbouring sentences) counts less.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from matching.compare.reading import Reading, Term
from matching.text import grammar
from matching.text.lexicon import alike, is_act, is_outcome, opposed
from matching.text.light import is_light
from matching.text.tokens import stem
from matching.types import Comparison

NEARBY = 0.75


@dataclass(frozen=True, slots=True)
class Coverage:
    """Shares in [0, 1] of the claim's weight answered: ``here`` in the statement itself, ``all``
    with its surroundings. ``acts`` is the share over terms that are no names, in the statement.
    ``deeds`` is the share over what happened (acts and outcomes), None where the claim has none.
    ``back`` is the share of the statement's weight found in the claim."""

    here: float
    all: float
    acts: float
    deeds: float | None
    back: float
    answered: tuple[tuple[Term, Term], ...]


_IRREGULAR = frozenset(
    stem(word)
    for word in """met bought sold sent drove told began broke built caught chose came cost cut
        dealt died drew drank ate fell felt fought found flew froze got gave went grew had heard
        held hit hurt kept knew led left lent let lost made paid put quit ran rose rode said
        sank saw set shook shot shut sang slept spoke spent stood stole struck swore swam took
        taught threw understood woke wore won wrote sue suing""".split()  # noqa: SIM905
)


def is_deed(term: Term) -> bool:
    """Whether a term says what happened: an act or outcome of the tables, or a verb by its form."""
    if term.proper:
        return False
    return (
        is_act(term.stem)
        or is_outcome(term.stem)
        or term.stem in _IRREGULAR
        or term.token.text.endswith(("ed", "ing"))
    )


_BELOW = frozenset(
    ("that", "which", "who", "whose", "where", "when", "while", "after", "before", "because")
)
"""Words that open a clause below the main one, unless the verb before them reports."""


@lru_cache(maxsize=20_000)
def main_verbs(text: str) -> frozenset[int]:
    """Where the verbs stand that carry the clauses of a sentence, as character offsets.

    Finite verbs, and participles and infinitives that an auxiliary governs ("was sentenced", "is
    to start"); reduced relatives ("the bank holding back the pond") are not among them.
    """
    words = grammar.tag(text, 0, len(text))
    found: set[int] = set()
    governed = reported = comma = False
    reduced = _reduced(words)
    for word in words:
        apart, comma = comma, word.low == ","
        if word.start == reduced or (apart and found and word.kind == "verb"):
            continue  # "a driver, killed years ago"
        if found and not reported and word.low in _BELOW:
            break
        if word.kind in ("aux", "modal"):
            governed = True
        elif word.kind == "verb" or (governed and word.kind in ("part", "inf")):
            found.add(word.start)
            governed = False
            reported = is_light(stem(word.text))
        elif word.kind not in ("adv", "neg", "to", "quote", "pron"):
            governed = False
    return frozenset(found)


def _reduced(words: Sequence[grammar.Word]) -> int:
    """Where the first verb stands, if it only describes the subject ("the wolf shot in the wood was
    killed"): a preposition follows, and an auxiliary before any conjunction, comma or clause."""
    first = next((i for i, word in enumerate(words) if word.kind in ("verb", "aux", "modal")), -1)
    if first < 1 or words[first].kind != "verb" or first + 1 >= len(words):
        return -1
    if words[first + 1].kind != "prep":
        return -1
    for word in words[first + 1 :]:
        if word.kind in ("aux", "modal"):
            return words[first].start
        if word.kind in ("conj", "verb", "pron", "punct", "quote") or word.low in _BELOW:
            return -1
        if not word.text[0].isalnum():
            return -1
    return -1


_VOTE = stem("vote")
_FOR_OR_AGAINST = ("against", "favour", "favor")


def main_deeds(claim: Reading) -> tuple[Term, ...]:
    """The terms that say what happened: the verbs of the clauses, else every act or outcome."""
    verbs = main_verbs(claim.text)
    found = [t for t in claim.terms if t.token.start in verbs and not t.proper and t.weight >= 1]
    sides = [t for t in claim.terms if t.token.text.lower() in _FOR_OR_AGAINST]
    voted = [t for t in sides if t.stem != t.token.stem]
    if voted and all(t.stem == _VOTE for t in found):
        return tuple(voted)  # "voted 12 to 7 against": rejected
    return tuple(found or [term for term in claim.terms if is_deed(term) and term.weight >= 1])


def best_answer(term: Term, others: Sequence[Term]) -> tuple[float, Term | None]:
    """The term of ``others`` that says most nearly the same, and how nearly."""
    best, found = 0.0, None
    for other in others:
        value = alike(term.stem, other.stem)
        if value > best:
            best, found = value, other
            if value == 1.0:
                break
    return best, found


@lru_cache(maxsize=60_000)
def coverage(claim: Reading, evidence: Reading, near: Reading) -> Coverage:
    """How much of the claim the evidence says."""
    total = here = whole = acts = acts_total = deeds = deeds_total = 0.0
    pairs: list[tuple[Term, Term]] = []
    deed_terms = frozenset(term.token.start for term in main_deeds(claim))
    for term in claim.terms:
        total += term.weight
        value, other = best_answer(term, evidence.terms)
        if other is None and not term.proper:
            against = next((o for o in evidence.terms if opposed(term.stem, o.stem)), None)
            if against is not None:
                value, other = 0.6, against
        if other is not None:
            pairs.append((term, other))
        here += term.weight * value
        nearby = NEARBY * best_answer(term, near.terms)[0] if value < NEARBY else 0.0
        whole += term.weight * max(value, nearby)
        if not term.proper:
            acts_total += term.weight
            acts += term.weight * value
        if term.token.start in deed_terms and term.weight >= 1:
            deeds_total += term.weight
            deeds += term.weight * value
    back_total = sum(term.weight for term in evidence.terms)
    back = sum(term.weight * best_answer(term, claim.terms)[0] for term in evidence.terms)
    return Coverage(
        here / total if total else 0.0,
        whole / total if total else 0.0,
        acts / acts_total if acts_total else 0.0,
        deeds / deeds_total if deeds_total else None,
        back / back_total if back_total else 0.0,
        tuple(pairs),
    )


def compare_wording(claim: Reading, evidence: Reading, near: Reading) -> Comparison:
    """The wording as one comparison; never essential, it only weighs."""
    cover = coverage(claim, evidence, near)
    if cover.here >= 0.75:
        outcome = "same"
    elif cover.all >= 0.4:
        outcome = "compatible"
    else:
        outcome = "absent"
    alike_words = sorted(
        {f"“{theirs.token.text}” for “{ours.token.text}”" for ours, theirs in cover.answered}
        - {f"“{t.token.text}” for “{o.token.text}”" for o, t in cover.answered if o.stem == t.stem}
    )
    words = [ours.token.text for ours, theirs in cover.answered if ours.stem == theirs.stem]
    shared = ", ".join(f"“{word}”" for word in list(dict.fromkeys(words))[:5])
    told = [f"in common: {shared}"] if shared else []
    if alike_words:
        told.append(f"in other words: {', '.join(alike_words[:4])}")
    detail = "; ".join(told) or "no word in common"
    return Comparison(
        "wording",
        outcome,  # type: ignore[arg-type]
        claim.text,
        evidence.text,
        detail,
        False,
    )
