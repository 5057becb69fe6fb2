"""Lists and appositions among the phrases of a sentence (``matching.compare.phrases``)."""

from __future__ import annotations

from collections.abc import Sequence

from matching.compare.phrases import Phrase


def apposition_end(phrases: Sequence[Phrase], at: int) -> int:
    """Where the apposition ends that the comma at ``at`` opens (", a doctor, and"), or ``at``."""
    k = at + 1
    if k >= len(phrases) or phrases[k].kind != "noun" or not phrases[k].article:
        return at
    if phrases[k].named and not phrases[k].owner:
        return at
    while k + 1 < len(phrases) and phrases[k].owner and phrases[k + 1].kind == "noun":
        k += 1
    k += 1
    while k + 1 < len(phrases) and phrases[k].kind == "prep" and phrases[k + 1].kind == "noun":
        k += 2
    return k if k >= len(phrases) or phrases[k].low == "," else at


def mark_lists(phrases: Sequence[Phrase]) -> None:
    """Give the members of each list ("A, B and C") one number."""
    for at, phrase in enumerate(phrases):
        left = at - 2 if at and phrases[at - 1].low == "," else at - 1
        if phrase.low not in ("and", "or", "&") or left < 0 or at + 1 >= len(phrases):
            continue
        if phrases[left].kind != "noun" or phrases[at + 1].kind != "noun":
            continue
        behind = phrases[at + 2 : at + 3]
        says = bool(behind) and behind[0].kind == "verb" and not behind[0].passive
        if says and any(one.kind in ("verb", "prep") for one in phrases[:left]):
            continue  # "... and C said": a new clause
        parallel = bool(behind) and behind[0].low == "of"
        if parallel and phrases[left].named != phrases[at + 1].named:
            continue  # "east of Brel and south of Oster"
        phrases[left].group = phrases[at + 1].group = at
        while left >= 2 and phrases[left - 1].low == "," and phrases[left - 2].kind == "noun":
            left -= 2
            phrases[left].group = at
        if phrases[left].titles and len(phrases[left].units) > 1:
            for one in phrases[left + 1 :]:
                if one.group == at:
                    one.units.insert(0, phrases[left].titles)  # "justices Brook, Hale and Reed"


def members(phrases: Sequence[Phrase], at: int) -> list[Phrase]:
    """The members of the list that a noun phrase belongs to; the phrase alone where it is none."""
    group = phrases[at].group
    return [one for one in phrases if one.group == group] if group >= 0 else [phrases[at]]
