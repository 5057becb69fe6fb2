"""Which word of a sentence goes with which: links between its content words.

A link joins two units (``matching.compare.chunks``) by what stands between them: a small word
("moved, from, Brel"), the place before or after a verb, a genitive, an apposition, the same
chunk. Passives, fronted phrases, genitives with "of" and lists in another order have the same
links as their plain forms.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from matching.compare.chunks import BE, Chunk, Runs, read_chunks
from matching.compare.listing import apposition_end, mark_lists, members
from matching.text.tokens import stem

Links = dict[tuple[str, str, str], float]
"""One unit, how it is joined (a preposition or one of the words below), the other: its weight."""

WITHIN, TOGETHER, APART, AGENT, THEME, PARTY, NEXT, BESIDE, IS, OF = (
    "within", "together", "apart", "agent", "theme", "party", "next", "beside", "is", "of",
)  # fmt: skip
"""Before a noun in its chunk; two before one noun; in apposition; who acts; what the act is said
of; who takes part in what both do; directly before; side by side at one verb; made one by "is"."""
UNORDERED = frozenset((WITHIN, TOGETHER, APART, BESIDE, IS))
FULL = 1.0
"""The weight of a link that the grammar is sure of."""
_APART, _BESIDE, _NEXT, _NEAR = 0.6, 0.5, 0.3, 0.4
_UNSURE = 0.6
"""Of what a preposition may belong to the noun or to the verb before it."""
_BEFORE_HEAD = 0.3
"""The share of a link to a noun chunk that the words before its head have."""
_GENITIVE = 0.8
"""What "the harbour of Oster" has in common with "the Oster harbour"."""
_MUTUAL = frozenset(
    stem(word)
    for word in """meet marry wed divorce border merge agree disagree compete sign draw play clash
        talk negotiate speak trade cooperate collaborate share collide quarrel fight ally tie
        correspond""".split()  # noqa: SIM905
)
"""Deeds of two parties alike: "A agreed with B", "B agreed with A" and "A and B agreed" are one."""
_MEET = frozenset(map(stem, ("meet", "marry", "wed", "divorce", "border")))
_PARTNERS = ("with", "against", "to")
_NAMING = frozenset(("know", "call", "name", "spell", "write"))
"""Verbs behind which another name of the same bearer stands, in either order."""


@lru_cache(maxsize=10_000)
def read_links(text: str, whole: Runs = frozenset()) -> Links:
    """The links of a text; ``whole`` are the names of several words that are one unit."""
    links: Links = {}
    for chunks in read_chunks(text, whole):
        plain = _asides(chunks, links)
        mark_lists(plain)
        _link(plain, links)
    return links


def _add(links: Links, left: str, how: str, right: str, weight: float) -> None:
    if left and right and left != right:
        if how in UNORDERED and right < left:
            left, right = right, left
        links[left, how, right] = max(links.get((left, how, right), 0.0), weight)


def _join(links: Links, left: Iterable[str], how: str, right: Chunk, weight: float) -> None:
    """Link to a noun chunk: to its head and figures, and less to the words before the head."""
    for one in left:
        for unit in right.units:
            whole = unit == right.head or unit[0].isdigit()  # "killed 12 people and wounded 40"
            share = weight if whole else _BEFORE_HEAD * weight
            _add(links, one, how, unit, share)
            if how == OF:
                _add(links, one, WITHIN, unit, _GENITIVE * share)


def _asides(chunks: Sequence[Chunk], links: Links) -> list[Chunk]:
    """Link brackets and appositions between commas to the name before them, and leave them out."""
    out: list[Chunk] = []
    at = 0
    while at < len(chunks):
        chunk, end = chunks[at], at
        if out and out[-1].kind == "noun":
            if chunk.low == "(":
                end = next((k for k in range(at, len(chunks)) if chunks[k].low == ")"), at)
            elif chunk.low == "," and out[-1].named:
                end = apposition_end(chunks, at)
        if end == at:
            out.append(chunk)
            at += 1
            continue
        inside = list(chunks[at + 1 : end])
        verb = inside[0].head if inside and inside[0].kind == "verb" else ""
        how = APART if verb in _NAMING else verb or APART  # "(born Ann Vale)" has an order
        nouns = [one for one in inside if one.kind == "noun"]
        for k, one in enumerate(nouns):
            first = k == 0 or (k == 1 and nouns[0].owner)
            _join(links, [out[-1].head], how, one, _APART if first else _NEXT)
        mark_lists(inside)
        _link(inside, links)
        at = end + 1 if end < len(chunks) and chunks[end].low == ")" else end
    return out


def _link(chunks: Sequence[Chunk], links: Links) -> None:
    for at, chunk in enumerate(chunks):
        if chunk.kind == "noun":
            _within(chunk, links)
            _behind(chunks, at, links)
        elif chunk.kind == "prep":
            _preposition(chunks, at, links)
        elif chunk.kind == "verb":
            _verb(chunks, at, links)
        elif chunk.kind == "adv":
            if at + 2 < len(chunks) and chunks[at + 1].kind == "prep":
                _join(links, [chunk.head], BESIDE, chunks[at + 2], _BESIDE)
            for other in (*chunks[max(at - 1, 0) : at], *chunks[at + 1 : at + 2]):
                if other.kind == "verb":
                    _add(links, other.head, WITHIN, chunk.head, _BESIDE)
                elif other.kind == "adv":
                    _add(links, other.head, TOGETHER, chunk.head, 0.0)


def _within(chunk: Chunk, links: Links) -> None:
    for k, unit in enumerate(chunk.units[:-1]):
        for other in chunk.units[k + 1 : -1]:
            _add(links, unit, TOGETHER, other, 0.0)
        _add(links, unit, WITHIN, chunk.head, FULL)
        _add(links, chunk.head, OF, unit, _GENITIVE)
        _add(links, unit, NEXT, chunk.units[k + 1], _NEXT)
        if k + 2 < len(chunk.units):
            _add(links, unit, WITHIN, chunk.units[k + 1], _NEAR)


def _behind(chunks: Sequence[Chunk], at: int, links: Links) -> None:
    """The noun chunk that follows: owned ("Brel's harbour"), or an apposition."""
    chunk = chunks[at]
    if at + 1 < len(chunks) and chunks[at + 1].kind == "noun":
        other = chunks[at + 1]
        if chunk.owner:
            for member in members(chunks, at):
                _join(links, other.units[-1:], OF, member, FULL)
                _join(links, other.units[-2:-1], OF, member, _BEFORE_HEAD)
        elif chunk.named and other.article:
            _join(links, [chunk.head], APART, other, _NEXT)  # "Reed the guest conductor"
    if at + 2 >= len(chunks) or chunks[at + 2].kind != "noun":
        return
    other = chunks[at + 2]
    listed = chunk.group >= 0 and chunk.group == other.group
    if listed or chunks[at + 1].low not in (",", "(", "-", "—", "–"):
        return
    if at >= 2 and chunks[at - 1].low == OF and chunks[at - 2].kind == "noun":
        _add(links, chunks[at - 2].head, APART, other.head, _APART)  # "head of trade, Ann Vale"
    for unit in other.units:
        _add(links, chunk.head, APART, unit, _APART if unit == other.head else _NEXT)


def _preposition(chunks: Sequence[Chunk], at: int, links: Links) -> None:
    if at + 1 >= len(chunks) or chunks[at + 1].kind != "noun":
        return
    how = chunks[at].low
    heads: list[tuple[str, float]] = []
    before = chunks[at - 1] if at and chunks[at - 1].kind == "noun" else None
    if before is not None and (how == OF or not before.named):
        for member in members(chunks, at - 1):
            weight = FULL if how == OF else _UNSURE
            heads.append((member.head, weight))
            heads.extend((unit, _BEFORE_HEAD * weight) for unit in member.units[-2:-1])
    if how != OF:
        for verb in _governing(chunks, at):
            if verb.head in _MUTUAL and how in _PARTNERS and chunks[at + 1].named:
                heads, how = [(verb.head, FULL)], PARTY
            elif not (how == "by" and verb.passive):
                heads.append((verb.head or "be", _UNSURE))
        chained = chunks[at + 1].named and not (
            at >= 2 and (chunks[at - 2].kind == "verb" or chunks[at - 2].low in _PARTNERS[:2])
        )
        if before is not None and before.named and chained and how != PARTY:
            nearby = members(chunks, at - 1)
            if at >= 3 and chunks[at - 2].low == "," and chunks[at - 3].named:
                nearby = [*nearby, chunks[at - 3]]  # "to Oster, Norland in 1987"
            for other in members(chunks, at + 1):
                _join(links, [one.head for one in nearby], BESIDE, other, _BESIDE)
    for member in members(chunks, at + 1):
        for head, weight in heads:
            _join(links, [head], how, member, weight)


def _governing(chunks: Sequence[Chunk], at: int) -> list[Chunk]:
    """The verbs that a preposition belongs to: before it in its clause, else the next one.

    They are two where one conjunction joins them ("killed or wounded").
    """
    after = [one.kind for one in chunks[at + 2 : at + 5] if one.low != ","][:2]
    fronted = after == ["noun", "verb"] and at > 0 and chunks[at - 1].kind in ("conj", "mark")
    for k in range(at - 1, -1, -1) if not fronted else ():  # "and in April they rose"
        if chunks[k].kind == "verb":
            joined = k >= 2 and chunks[k - 1].kind == "conj" and chunks[k - 2].kind == "verb"
            return [chunks[k], chunks[k - 2]] if joined else [chunks[k]]
        if chunks[k].kind in ("sub", "rel"):
            break
    return [chunk for chunk in chunks[at:] if chunk.kind == "verb"][:1]


def _verb(chunks: Sequence[Chunk], at: int, links: Links) -> None:
    verb = chunks[at]
    subject = _subject(chunks, at)
    obj = at + 1
    if [one.kind for one in chunks[at + 1 : at + 3]] == ["conj", "verb"]:
        obj = at + 3  # "found and rescued her"
    obj = obj if obj < len(chunks) and chunks[obj].kind == "noun" else -1
    if not verb.head:
        if verb.low in BE and subject >= 0 and obj >= 0:
            for member in members(chunks, subject):
                _join(links, [member.head], IS, chunks[obj], FULL)
                _join(links, member.units[:-1], IS, chunks[obj], _BEFORE_HEAD)
        return
    agent = -1
    for k in range(at + 1, len(chunks) - 1) if verb.passive else ():
        if chunks[k].kind in ("verb", "sub", "rel"):
            break
        if chunks[k].low == "by" and chunks[k + 1].kind == "noun":
            agent = k + 1
            break
    roles = ((subject, THEME), (agent, AGENT)) if verb.passive else ((subject, AGENT), (obj, THEME))
    if verb.head in _MUTUAL and (obj < 0 or verb.head in _MEET or _has_partner(chunks, at)):
        roles = ((subject, PARTY), (obj, PARTY if verb.head in _MEET else THEME))
    for who, how in roles:
        for member in members(chunks, who) if who >= 0 else ():
            _join(links, [verb.head], how, member, FULL)


def _has_partner(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether "with" or "against" somebody follows the verb in its clause."""
    for chunk in chunks[at + 1 :]:
        if chunk.kind in ("verb", "sub", "rel"):
            return False
        if chunk.low in _PARTNERS:
            return True
    return False


def _subject(chunks: Sequence[Chunk], at: int) -> int:
    """The noun chunk that a verb group is said of, or -1: not one behind a preposition."""
    k = at - 1
    if k >= 0 and chunks[k].kind == "rel":
        k -= 2 if k and chunks[k - 1].kind == "mark" else 1
        while k >= 2 and chunks[k].dated and chunks[k - 1].kind == "prep":
            k -= 2  # "handed to the navy in 1902, which kept it"
        return k if k >= 0 and chunks[k].kind == "noun" else -1
    best = -1
    for k in range(at - 1, -1, -1):
        chunk = chunks[k]
        if chunk.kind == "sub" or (chunk.kind == "verb" and best >= 0):
            break
        if chunk.kind != "noun" or chunk.owner:
            continue
        first = k
        if chunk.group >= 0:
            first = next(j for j, one in enumerate(chunks) if one.group == chunk.group)
        held = chunks[first - 1].kind == "prep" if first else False
        if held or (k and chunks[k - 1].kind == "verb"):
            continue
        best = k
        if not k or chunks[k - 1].kind != "mark":
            break
    return best
