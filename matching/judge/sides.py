"""The comparisons of one pair as the rules see them, and the limits that the rules use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matching.compare import View, events, view
from matching.compare.wording import Coverage, coverage
from matching.judge.untold import untold
from matching.matter import matter_words
from matching.text.lexicon import alike
from matching.types import Claim, Comparison, Document, Grade, Statement


@dataclass(frozen=True, slots=True)
class Need:
    """How much of the claim's wording must be answered, by what else agrees."""

    plain: float = 0.47
    with_figure: float = 0.3
    with_telling_figure: float = 0.2
    with_rare_figure: float = 0.12
    with_two_figures: float = 0.04
    with_frame: float = 0.2
    setting: float = 0.2
    with_deed: float = 0.42
    for_conflict: float = 0.4
    for_denial: float = 0.24
    for_figure_conflict: float = 0.34
    for_anchored_conflict: float = 0.22
    for_loose_conflict: float = 0.5
    dated_deed: float = 0.36
    for_mention: float = 0.25
    said: float = 0.33
    grounded: float = 0.4
    in_its_own_right: float = 0.28
    """The share of the statement's words that the claim has too, without which an opposite in it
    is of something else."""
    not_in_passing: float = 0.2
    many_particulars: int = 7
    particulars: float = 0.35
    """From how many words of its own a claim wants this share of them told, where neither a figure
    agrees nor the rules see support."""


NEED = Need()
_LIGHT = 0.5
"""The weight below which a word says too little to be one of a claim's own."""


@dataclass(frozen=True, slots=True)
class Particulars:
    """What a claim says beyond the words of its article's matter, and how much of it is told."""

    words: int
    told: float
    """The share of their weight that the statement answers, in [0, 1]; 1 where there are none."""

    @property
    def are_missed(self) -> bool:
        """Whether the claim says a good deal of its own, and the statement hardly any of it."""
        return self.words >= NEED.many_particulars and self.told < NEED.particulars


def particulars(seen: View, article: Document) -> Particulars:
    """The particulars of the claim of a pair: light words and those of the matter do not count."""
    matter = matter_words(article)
    own = [t for t in seen.claim.terms if t.weight >= _LIGHT and t.stem not in matter]
    values: dict[int, float] = {}
    for ours, theirs in coverage(seen.claim, seen.statement, seen.near).answered:
        values[ours.token.start] = alike(ours.stem, theirs.stem)
    total = sum(term.weight for term in own)
    told = sum(term.weight * values.get(term.token.start, 0.0) for term in own)
    return Particulars(len(own), told / total if total else 1.0)


@dataclass(frozen=True, slots=True)
class Sides:
    """The comparisons of one pair, sorted, with the coverage of the wording."""

    by_kind: dict[str, list[Comparison]]
    cover: Coverage
    setting: float
    """How much of the claim's whole sentence is answered: where a short claim is at home."""
    foreign: bool
    """Whether the statement names others only, and nobody the article is about."""
    other_subject: str
    """The name that opens the statement instead of the claim's, or ""."""
    of_others: bool
    untold: tuple[Comparison, ...]
    """What of the claim's deed the statement leaves out."""
    particulars: Particulars
    seen: View

    def of(self, kind: str, *outcomes: str) -> list[Comparison]:
        """The essential comparisons of a kind with one of the outcomes (any if none given)."""
        return [
            c
            for c in self.by_kind.get(kind, [])
            if c.essential and (not outcomes or c.outcome in outcomes)
        ]

    def any_of(self, kind: str, *outcomes: str) -> list[Comparison]:
        """Like ``of``, with those that are not essential."""
        return [c for c in self.by_kind.get(kind, []) if not outcomes or c.outcome in outcomes]


Verdict = tuple[Grade, str, bool]
"""Grade, reason, and whether the whole claim is covered."""


def read_sides(
    claim: Claim, statement: Statement, comparisons: Sequence[Comparison], article: Document
) -> Sides:
    """The comparisons of a pair sorted, and the pair as read."""
    by_kind: dict[str, list[Comparison]] = {}
    for comparison in comparisons:
        by_kind.setdefault(comparison.kind, []).append(comparison)
    seen = view(claim, statement, article=article)
    around = coverage(seen.sentence, seen.statement, seen.near)
    known = (*seen.claim_names, *seen.sentence.names)
    foreign = events.is_foreign(seen.statement.names, known, article, seen.aliases)
    cover = coverage(seen.claim, seen.statement, seen.near)
    everybody = (*known, *events.main_names(article)[:3])
    other = events.other_subject(seen.claim.names, seen.statement.names, everybody, seen.aliases)
    others = events.speaks_of_others(
        seen.claim_names, seen.statement.names, everybody, seen.aliases
    )
    subject = other.text if other else ""
    left_out = untold(seen, cover)
    own = particulars(seen, article)
    return Sides(by_kind, cover, around.all, foreign, subject, others, left_out, own, seen)


def topic(sides: Sides) -> float:
    """How surely both sides speak of the same matter, in [0, 1]."""
    cover = sides.cover
    base = 0.5 * cover.here + 0.5 * cover.all
    if sides.of("quantity", "same", "entails") or (cover.deeds or 0.0) >= 0.6:
        base = max(base, 0.9 * cover.all)  # what happened is here; the setting may be next to it
    bonus = 0.06 * min(3, len(sides.any_of("name", "same")) + len(sides.any_of("place", "same")))
    bonus += 0.04 * min(2, len(sides.any_of("date", "same", "entails")))
    return min(1.0, base + bonus)
