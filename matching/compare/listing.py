"""Lists and appositions among the chunks of a sentence (``matching.compare.chunks``)."""

from __future__ import annotations

from collections.abc import Sequence

from matching.compare.chunks import Chunk


def apposition_end(chunks: Sequence[Chunk], at: int) -> int:
    """Where the apposition ends that the comma at ``at`` opens (", a doctor, and"), or ``at``."""
    k = at + 1
    if k >= len(chunks) or chunks[k].kind != "noun" or not chunks[k].article:
        return at
    if chunks[k].named and not chunks[k].owner:
        return at
    while k + 1 < len(chunks) and chunks[k].owner and chunks[k + 1].kind == "noun":
        k += 1
    k += 1
    while k + 1 < len(chunks) and chunks[k].kind == "prep" and chunks[k + 1].kind == "noun":
        k += 2
    return k if k >= len(chunks) or chunks[k].low == "," else at


def mark_lists(chunks: Sequence[Chunk]) -> None:
    """Give the members of each list ("A, B and C") one number."""
    for at, chunk in enumerate(chunks):
        left = at - 2 if at and chunks[at - 1].low == "," else at - 1
        if chunk.low not in ("and", "or", "&") or left < 0 or at + 1 >= len(chunks):
            continue
        if chunks[left].kind != "noun" or chunks[at + 1].kind != "noun":
            continue
        behind = chunks[at + 2 : at + 3]
        says = bool(behind) and behind[0].kind == "verb" and not behind[0].passive
        if says and any(one.kind in ("verb", "prep") for one in chunks[:left]):
            continue  # "... and C said": a new clause
        parallel = bool(behind) and behind[0].low == "of"
        if parallel and chunks[left].named != chunks[at + 1].named:
            continue  # "east of Brel and south of Oster"
        chunks[left].group = chunks[at + 1].group = at
        while left >= 2 and chunks[left - 1].low == "," and chunks[left - 2].kind == "noun":
            left -= 2
            chunks[left].group = at
        if chunks[left].titles and len(chunks[left].units) > 1:
            for one in chunks[left + 1 :]:
                if one.group == at:
                    one.units.insert(0, chunks[left].titles)  # "justices Brook, Hale and Reed"


def members(chunks: Sequence[Chunk], at: int) -> list[Chunk]:
    """The members of the list that a noun chunk belongs to; the chunk alone where it is none."""
    group = chunks[at].group
    return [one for one in chunks if one.group == group] if group >= 0 else [chunks[at]]
