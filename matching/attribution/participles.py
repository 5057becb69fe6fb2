"""Participles that go on with what the subject of a sentence says: "..., saying that p"."""

from __future__ import annotations

from matching.attribution.content import is_strong, opens_a_clause
from matching.attribution.cues import Cue
from matching.attribution.phrases import source_right, subject_left
from matching.attribution.sentence import (
    Found,
    Sentence,
    clause_floor,
    first_subject,
    index_after,
    near_subject,
)
from matching.attribution.sources import classify
from matching.types import Span


def trailing(
    s: Sentence, i: int, last: int, cue: Cue, right: Span | None, attitudes: bool
) -> Found | None:
    """ "..., saying that p": the subject of the sentence goes on speaking."""
    if right is None or not (i or attitudes):
        return None
    if cue.base == "argue" and not attitudes and s.words[last + 1].low in ("with", "about"):
        return None  # "arguing with you is not the worst thing"
    strong = is_strong(s, right, cue)
    if not strong and not attitudes:
        return None
    if not i:
        return _fronted(s, last, cue, right) if strong else None
    if (
        s.words[i - 1].low == "of"
        or s.words[i - 1].kind in ("det", "adj", "num")
        or s.words[i - 1].low in ("'s", "'", "’")
    ):
        return None  # "the opposing team", "Brandt's saying": a noun or an adjective
    if not strong and not _takes_object(s, i, last):
        return None
    source = (
        subject_left(s.words, i - 1, clause_floor(s, i, s.start))
        if s.words[i - 1].text != ","
        else (None)
    )
    if s.words[i - 1].low == "worth":
        return None  # "it is worth noting that p"
    if source is not None and source[0] and s.words[source[0] - 1].low in _ON:
        printed = s.text[slice(*s.span(*source))]
        if classify(printed) != "document":
            source = near_subject(s, i)  # "he went on national television claiming p"
    if source is None:
        source = first_subject(s, i)
    return Found(
        s.span(i, last), cue.base, cue.strength, "trailing", cue.speech and strong,
        s.span(*source) if source else None, (right,),
    )  # fmt: skip


_ON = ("on", "at", "to", "over", "during")


def _fronted(s: Sentence, last: int, cue: Cue, right: Span) -> Found:
    """ "Noting that p, Holt left": the clause ends at its comma, the subject stands behind it."""
    end = index_after(s.words, right[1])
    comma = next((k for k in range(last + 1, end) if s.words[k].text == ","), None)
    if comma is not None and comma > last + 1 and not s.quoted[comma]:
        right = (right[0], s.words[comma - 1].end)
    source = source_right(s.words, comma + 1, len(s.words)) if comma is not None else None
    return Found(
        s.span(0, last), cue.base, cue.strength, "trailing", False,
        s.span(*source) if source else None, (right,),
    )  # fmt: skip


def _takes_object(s: Sentence, i: int, last: int) -> bool:
    """Whether the participle is a verb with an object: ", mocking aides", "by talking about it"."""
    before = s.words[i - 1]
    if s.words[i].low == "adding":
        return opens_a_clause(s.words[last + 1 :])  # "adding the wall was sound"
    if before.low in ("for", "on") or s.words[i].low in _IDLE:
        return False
    if before.kind == "verb":
        return before.low in _BEGINS
    if before.text == "," or before.kind == "conj":
        follows = s.words[last + 1] if last + 1 < len(s.words) else None
        return follows is not None and follows.kind not in ("punct", "conj")
    return not _is_modifier(s, last)


_IDLE = frozenset("speaking looking voting meaning adding offering seeing".split())  # noqa: SIM905
"""Participles that mostly say where or how something happened."""
_BEGINS = frozenset("began begin begins started start starts kept keeps keep".split())  # noqa: SIM905


def _is_modifier(s: Sentence, i: int) -> bool:
    """ "voting rights", "reporting by": a noun or preposition follows, not what is thought."""
    following = s.words[i + 1] if i + 1 < len(s.words) else None
    return following is not None and following.kind in ("noun", "prep", "punct", "conj")
