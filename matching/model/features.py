"""The features of a pair of texts that the learned judge weighs: a declared, versioned list.

``features(claim, evidence, comparisons)`` gives names with values between 0 and 1. Every name
says what it means ("quantity conflicts", "unanswered 2"), so that the weights can be read. Numbers
are cut into bands, because support and refutation do not grow evenly with the wording.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rapidfuzz import fuzz

from matching.compare.figures import Figure
from matching.compare.quantities import relation
from matching.compare.reading import Reading, Term
from matching.compare.wording import best_answer, coverage, main_deeds
from matching.text.lexicon import alike, opposed
from matching.types import Comparison

NAME = "pairs/1"
"""Name and version of this list; weights made for another one are refused."""

_NOTHING = Reading("", (), (), (), ())
_BANDS = (0.15, 0.3, 0.45, 0.6, 0.75, 0.9, 0.999)


def band(name: str, value: float) -> str:
    """The band of a share in [0, 1]: "covered 0.6" says at least 0.6 and below the next edge."""
    edge = max((edge for edge in (0.0, *_BANDS) if value >= edge), default=0.0)
    return f"{name} {edge:g}"


def features(
    claim: Reading, evidence: Reading, comparisons: Sequence[Comparison]
) -> dict[str, float]:
    """The features of one pair; only those that hold are listed."""
    found = dict.fromkeys(
        (
            *_wording(claim, evidence),
            *_gaps(claim, evidence),
            *_order(claim, evidence),
            *_typed(comparisons),
            *_figures(claim, evidence),
            *_signs(claim, evidence),
        ),
        1.0,
    )
    found.update(_shares(claim, evidence))
    return found


def _shares(claim: Reading, evidence: Reading) -> dict[str, float]:
    cover = coverage(claim, evidence, _NOTHING)
    left, right = claim.text.lower(), evidence.text.lower()
    return {
        "share covered": cover.here,
        "share covered of acts": cover.acts,
        "share of evidence used": cover.back,
        "ratio of word sets": fuzz.token_set_ratio(left, right) / 100,
        "ratio of sorted words": fuzz.token_sort_ratio(left, right) / 100,
        "ratio of best passage": fuzz.partial_ratio(left, right) / 100,
        "length of evidence": min(1.0, len(evidence.terms) / 40),
        "length of claim": min(1.0, len(claim.terms) / 15),
    }


def _wording(claim: Reading, evidence: Reading) -> Iterator[str]:
    cover = coverage(claim, evidence, _NOTHING)
    yield band("covered", cover.here)
    yield band("acts covered", cover.acts)
    yield band("evidence used", cover.back)
    if cover.deeds is None:
        yield "no deed"
    else:
        yield band("deeds covered", cover.deeds)
    left, right = claim.text.lower(), evidence.text.lower()
    yield band("word sets", fuzz.token_set_ratio(left, right) / 100)
    yield band("sorted words", fuzz.token_sort_ratio(left, right) / 100)
    if left.strip(" .") in right:
        yield "claim stands in the evidence"


def _gaps(claim: Reading, evidence: Reading) -> Iterator[str]:
    """What of the claim has no answer: how much, of which sort, and whether it was replaced."""
    missing = [t for t in claim.terms if best_answer(t, evidence.terms)[0] == 0.0]
    yield f"unanswered {min(5, len(missing))}"
    proper = sum(term.proper for term in missing)
    yield f"unanswered names {min(3, proper)}"
    yield f"unanswered words {min(4, len(missing) - proper)}"
    deeds = {term.token.start for term in main_deeds(claim)}
    if any(term.token.start in deeds for term in missing):
        yield "main verb unanswered"
    if missing and not proper and all(t.token.text.endswith("ly") for t in missing):
        yield "only manner unanswered"
    replaced = list(_replaced(claim, evidence, missing))
    yield f"replaced {min(3, len(replaced))}"
    for term in replaced:
        yield "replaced name" if term.proper else "replaced word"
    if any(opposed(term.stem, o.stem) for term in missing for o in evidence.terms):
        yield "an opposite of what is unanswered"


def _replaced(claim: Reading, evidence: Reading, missing: Sequence[Term]) -> Iterator[Term]:
    """Unanswered terms whose neighbours stand close together with another word between them."""
    places: dict[str, list[int]] = {}
    for place, term in enumerate(evidence.terms):
        places.setdefault(term.stem, []).append(place)
    gone = {term.token.start for term in missing}
    for index, term in enumerate(claim.terms):
        if term.token.start not in gone:
            continue
        before = claim.terms[index - 1].stem if index else None
        after = claim.terms[index + 1].stem if index + 1 < len(claim.terms) else None
        lefts = places.get(before or "", [])
        rights = places.get(after or "", [])
        if (
            (lefts and rights and any(1 < b - a <= 3 for a in lefts for b in rights))
            or (lefts and after is None)
            or (rights and before is None)
        ):
            yield term


def _order(claim: Reading, evidence: Reading) -> Iterator[str]:
    """Whether what is shared comes in the same order: who did what to whom in plain word order."""
    ours = [t.stem for t in claim.terms]
    theirs = [t.stem for t in evidence.terms]
    shared = Counter(ours) & Counter(theirs)
    count = sum(shared.values())
    if count < 2:
        return
    left = [s for s in ours if s in shared]
    right = [s for s in theirs if s in shared]
    yield band("same order", _common_run(left, right) / count)
    pairs, others = set(pairwise(left)), set(pairwise(right))
    yield band("same neighbours", len(pairs & others) / max(1, len(pairs)))
    if any((b, a) in others and (a, b) not in others for a, b in pairs):
        yield "neighbours swapped"


def _common_run(left: Sequence[str], right: Sequence[str]) -> int:
    """Length of the longest common subsequence."""
    row = [0] * (len(right) + 1)
    for a in left:
        last = 0
        for j, b in enumerate(right, 1):
            last, row[j] = row[j], last + 1 if a == b else max(row[j], row[j - 1])
    return row[-1]


def _typed(comparisons: Sequence[Comparison]) -> Iterator[str]:
    for one in comparisons:
        if one.kind in ("wording", "event", "attribution"):
            continue
        weight = "" if one.essential else " (aside)"
        yield f"{one.kind} {one.outcome}{weight}"
    counts = Counter((c.kind, c.outcome) for c in comparisons)
    for (kind, outcome), count in sorted(counts.items()):
        if count > 1 and kind in ("quantity", "date", "name", "place"):
            yield f"{kind} {outcome} more than once"
    for kind in ("quantity", "date", "name", "place"):
        outcomes = {c.outcome for c in comparisons if c.kind == kind}
        if outcomes and outcomes <= {"same", "entails"}:
            yield f"all of {kind} agree"


def _figures(claim: Reading, evidence: Reading) -> Iterator[str]:
    """How every figure of the claim stands to those of its own dimension, whatever they count."""
    for ours in claim.figures:
        if ours.weak:
            continue
        rivals = [f for f in evidence.figures if f.dimension == ours.dimension and not f.weak]
        outcomes = {relation(ours, theirs) for theirs in rivals}
        best = next((o for o in ("same", "entails", "compatible") if o in outcomes), None)
        kind = "bound" if ours.shape in ("over", "least", "under", "most", "nearly") else ours.shape
        if best is None:
            yield f"{kind} figure: {'all others conflict' if rivals else 'none of its kind'}"
            if rivals and len(rivals) == 1:
                yield f"{kind} figure: the only one conflicts"
        else:
            yield f"{kind} figure: {best}"
            if "conflicts" in outcomes:
                yield f"{kind} figure: {best}, others conflict"
        yield f"figures of its kind {min(3, len(rivals))}"
        yield from _nearest(ours, rivals)


def _nearest(ours: Figure, rivals: Sequence[Figure]) -> Iterator[str]:
    """The figure with most words around it in common, and how that one stands."""
    if len(rivals) > 1:
        closest = max(rivals, key=lambda f: (len(f.around & ours.around), -f.span[0]))
        if closest.around & ours.around:
            yield f"nearest figure {relation(ours, closest)}"


def _signs(claim: Reading, evidence: Reading) -> Iterator[str]:
    ours = any(not term.positive for term in claim.terms)
    theirs = any(not term.positive for term in evidence.terms)
    if ours:
        yield "claim denies"
    if theirs:
        yield "evidence denies"
    if ours != theirs:
        yield "only one side denies"
    flipped = sum(
        term.positive != other.positive
        for term in claim.terms
        for other in evidence.terms
        if alike(term.stem, other.stem) >= 0.9
    )
    yield f"words with the other sign {min(3, flipped)}"
    low = f" {claim.text.lower()} "
    for word in ("only", "first", "all", "never", "exclusively", "solely", "less", "more", "most"):
        if f" {word} " in low:
            there = f" {word} " in f" {evidence.text.lower()} "
            yield f"claim says {word}, evidence {'too' if there else 'not'}"
