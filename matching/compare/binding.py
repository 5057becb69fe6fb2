"""What a figure or a date is said of: the act that governs it, and whether two answer one question.

Two figures with the same noun still measure different things where they belong to different acts
("sales rose 3.6 per cent", "sales will be 3.5 per cent lower in 2019").
"""

from __future__ import annotations

import re
from functools import lru_cache

from matching.compare import counting
from matching.compare.clauses import Act, read_acts
from matching.compare.figures import Figure
from matching.compare.phrases import same_thing
from matching.compare.reading import Reading
from matching.text.lexicon import alike, opposed
from matching.text.light import is_light
from matching.types import Span

_STOP = re.compile(r"[;:—?!]|\.\s|\b(?:while|whereas|although|but|because|which|who)\b")
_PAUSE = re.compile(r",\s|\b(?:and|or|as|after|before|when|since|for(?=\s(?:\w+ing\b|$)))\b")


@lru_cache(maxsize=20_000)
def governor(text: str, span: Span) -> Act | None:
    """The act whose clause a passage stands in: the nearest one with no clause end between."""
    best: tuple[float, Act] | None = None
    for act in read_acts(text):
        if span[0] <= act.start < span[1]:
            continue
        before = act.start < span[0]
        between = text[act.start : span[0]] if before else text[span[1] : act.start]
        if _STOP.search(between):
            continue
        cost = len(between) + 25.0 * len(_PAUSE.findall(between)) + (0 if before else 8)
        if best is None or cost < best[0]:
            best = cost, act
    return best[1] if best else None


def _same_heads(ours: Figure, theirs: Figure) -> bool:
    """Whether the last noun of one side is among what the other counts."""
    left, right = ours.nouns[-1], theirs.nouns[-1]
    if left in theirs.nouns or right in ours.nouns:
        return True
    return counting.same_nouns((left,), (right,))


def same_question(claim: Reading, evidence: Reading, ours: Figure, theirs: Figure) -> bool | None:
    """Whether two figures answer the same question; None where that cannot be told.

    They do where their acts agree and are said of the same thing, or where both count one class of
    casualties or one vote.
    """
    if ours.dimension == theirs.dimension == "tally":
        return True
    if ours.whole is not None and ours.whole == theirs.whole:
        return True  # "1,900 of its 2,100", "1,130 of the 2,100"
    if ours.kind and ours.kind == theirs.kind:
        return not (ours.nouns and theirs.nouns) or counting.same_nouns(ours.nouns, theirs.nouns)
    if ours.nouns and theirs.nouns and not _same_heads(ours, theirs):
        return False  # "two plague cases", "three plague variants"
    a, b = governor(claim.text, ours.span), governor(evidence.text, theirs.span)
    if a is None or b is None:
        return None
    tie = same_thing(a.theme, b.theme)
    heads = bool(ours.nouns and theirs.nouns) and counting.same_nouns(ours.nouns, theirs.nouns)
    if tie is False:
        return None if heads else False
    if alike(a.stem, b.stem) >= 0.85 or opposed(a.stem, b.stem):
        return True
    if is_light(a.stem) and is_light(b.stem) and tie:
        return True
    return None if tie or heads else False
