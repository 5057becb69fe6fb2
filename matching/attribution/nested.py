"""Attributions set inside what another one reports: a reader of flat attributions leaves them out.

"Holt said he wanted to leave" is one attribution with Holt as its source; that he wanted it stands
within what she said. "Holt defended the dam and criticised its critics" is two, side by side.
"""

from __future__ import annotations

from collections.abc import Sequence

from matching.attribution.sentence import Found, Sentence, index_after

_OPENS = frozenset("that what whether why how where whom".split())  # noqa: SIM905


def outermost(s: Sentence, found: Sequence[Found]) -> list[Found]:
    """Those of ``found`` that no other of them reports, in their order."""
    out: list[Found] = []
    for one in found:
        holders = [o for o in found if o is not one and _covers(o, one)]
        if any(_describes(o, one) for o in found):
            continue
        if not any(_reports(s, holder, one) for holder in holders):
            out.append(one)
    return out


def beside(s: Sentence, inner: Found) -> bool:
    """Whether the clause of ``inner`` is joined to the one before: "..., but he also noted p"."""
    if inner.source is None:
        return False
    k = index_after(s.words, inner.source[0]) - 1
    if k < 1 or s.quoted[k]:
        return False
    joint = s.words[k]
    if joint.kind in ("conj", "sub") and joint.low not in ("that", "because", "if", "as"):
        return s.words[k - 1].text == ","
    return joint.text == ";" or (joint.text == "," and inner.speech)


def _describes(outer: Found, inner: Found) -> bool:
    """ "Said Brandt, who backs the dam": what the source is described with adds no attribution."""
    if outer.shape not in ("inverted", "phrase", "after") or outer.source is None:
        return False
    return outer.source[0] < inner.cue[0] < outer.source[1]


def _covers(outer: Found, inner: Found) -> bool:
    return any(a <= inner.cue[0] < b for a, b in outer.content)


def _reports(s: Sentence, outer: Found, inner: Found) -> bool:
    """Whether ``inner`` is part of what ``outer`` says, and not a second predicate beside it."""
    if outer.shape in ("noun", "passive") and not outer.speech:
        return False
    if inner.shape in ("phrase", "inverted", "colon", "after") or beside(s, inner):
        return False
    first = index_after(s.words, inner.cue[0])
    before = s.words[first - 1] if first else None
    joined = before is not None and (before.kind == "conj" or before.text == ",")
    if joined and inner.shape != "noun":
        return False
    purpose = s.words[first].low == "to"
    if not outer.speech:
        if inner.shape == "noun":
            at = index_after(s.words, (inner.source or inner.cue)[0])
            return (
                not at or s.words[at - 1].kind != "prep"
            )  # "told him of her hopes", but "in hopes of"
        if inner.source is None:
            return before is not None and before.kind in ("verb", "modal")
        if inner.source[0] < outer.cue[0]:
            return purpose
        opens = s.words[index_after(s.words, inner.source[0]) - 1]
        clause = opens.kind in ("noun", "name", "part", "verb", "sub") or opens.low in _OPENS
        return purpose or (clause and not inner.speech and inner.shape == "before")
    if inner.shape == "trailing":
        return not inner.speech and inner.source != outer.source
    if not inner.speech or inner.shape in ("passive", "noun"):
        return True
    return purpose or inner.source is None
