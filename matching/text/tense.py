"""Whether a day without a date ("on Monday") lies ahead: by the words that it goes with."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from matching.text import grammar
from matching.text.grammar import Word
from matching.text.verbs import readings
from matching.types import Span

_ENDS = frozenset(".;:?!—–")
_AHEAD = frozenset(
    """due set scheduled expected slated planned poised bound likely ready upcoming
        forthcoming next""".split()  # noqa: SIM905
)
"""Words between verb and day that put it ahead ("is due on Friday")."""
_UNTIL = frozenset(("ahead", "before", "until", "till"))
_MEETINGS = frozenset(
    """meeting meetings summit talks session hearing vote election elections referendum match game
        final finals visit conference concert rally ceremony inauguration deadline strike trial
        debate""".split()  # noqa: SIM905
)
"""What has a day of its own: "prepared for the summit on Monday"."""
_OBLIGED = frozenset(
    """force forced fail failed manage managed begin began start started refuse refused decline
        declined have had use used come came go went help helped try tried compel compelled
        continue continued vote voted appeared seemed turned proved said believed thought reported
        alleged understood known happened meant""".split()  # noqa: SIM905
)
"""Verbs in the past whose "to" tells what was done ("had to resign on Monday")."""
_PARTS = frozenset(("morning", "afternoon", "evening", "night"))
_TELLS = frozenset("say tell claim report reveal announce suggest show indicate".split())  # noqa: SIM905
"""Verbs whose present tells of what has been said ("a rumour on Monday claims")."""
_NOW = frozenset(("is", "are", "am", "'re", "being"))
_WAS = frozenset(("was", "were", "has", "have", "had", "been", "did"))


@lru_cache(maxsize=4_000)
def _words(text: str) -> tuple[Word, ...]:
    return tuple(grammar.tag(text, 0, len(text)))


def lies_ahead(text: str, span: Span) -> bool | None:
    """Whether the day printed at ``span`` is to come; None where nothing near it tells.

    The verb before the day in its clause decides, else the one behind it; a day in the genitive
    ("Monday's vote") is told by the verb behind it alone, if that follows close by.
    """
    words = _words(text)
    first = next((k for k, word in enumerate(words) if word.end > span[0]), len(words))
    last = next((k for k in range(first, len(words)) if words[k].start >= span[1]), len(words))
    genitive = text[span[0] : span[1]].rstrip("’'").endswith(("'s", "’s")) or (
        last < len(words) and words[last].low == "'s"
    )
    before = _before(words, first)
    if not genitive:
        near = before[-6:]
        for k, word in enumerate(near):
            if word.low in _UNTIL and not (k + 1 < len(near) and near[k + 1].low.endswith("ing")):
                return True  # "before the vote on Monday", but "before leaving on Monday"
        told = _told(before)
        if told is not None:
            return told
    last = _past_comma(words, before, last)
    behind = words[last : last + (6 if genitive else 12)]
    for k, word in enumerate(behind):
        if word.low in _ENDS or word.low == "," or word.kind in ("sub", "conj"):
            break
        told = _of_verb(behind[:k], word)
        if told is not None:
            return None if genitive and told and word.kind == "verb" else told
    return None


def _before(words: Sequence[Word], at: int) -> list[Word]:
    """The words of the clause before the day."""
    k = at
    while k and words[k - 1].low not in _ENDS:
        k -= 1
    return list(words[k:at])


def _past_comma(words: Sequence[Word], before: Sequence[Word], at: int) -> int:
    """Past the comma behind a day that opens its clause: "But on Saturday night, others told"."""
    if any(word.kind not in ("prep", "conj", "adv", "punct") for word in before):
        return at
    k = at + 1 if at < len(words) and words[at].low in _PARTS else at
    return k + 1 if k < len(words) and words[k].low == "," else at


def _told(before: Sequence[Word]) -> bool | None:
    """What the nearest verb tells; None where the day may belong to a meeting or a match."""
    for k in range(len(before) - 1, -1, -1):
        if before[k].low in _AHEAD:
            return True
        heard = before[k].low == "hearing" and k + 1 < len(before) and before[k + 1].kind == "det"
        if before[k].low in _MEETINGS and not heard:
            return None
        told = _of_verb(before[:k], before[k])
        if told is not None:
            return told
    return None


def _of_verb(before: Sequence[Word], word: Word) -> bool | None:
    """What a verb tells, with the words before it; None for all other words, and for doubt."""
    if word.kind == "modal":
        return True
    if word.kind == "aux":
        return False if word.low in _WAS else None
    lead = [one.low for one in before if one.kind not in ("adv", "neg")]
    if word.kind == "inf":
        return not (lead[-1:] == ["to"] and lead[-2:-1] and lead[-2] in _OBLIGED)
    if word.kind not in ("verb", "part"):
        return None
    if word.low.endswith("ing"):
        if lead and lead[-1] in _NOW:
            return True
        return False if lead and lead[-1] in ("was", "were", "been") else None
    forms = {reading.form for reading in readings(word.low)}
    after_modal = any(one.kind == "modal" for one in before[-3:])
    if not after_modal and any(reading.base in _TELLS for reading in readings(word.low)):
        return False
    if word.kind == "part" and lead and lead[-1] in ("be", "is", "are"):
        return True if lead[-1] == "be" else None
    if "past" in forms or "participle" in forms:
        return None if "base" in forms else False
    return True if forms else None
