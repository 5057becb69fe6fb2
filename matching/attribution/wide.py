"""The cue at its widest: how, where and in what somebody said it.

"Said in an interview on Sunday", "bluntly told", "wrote in his diary". A check needs the verb
alone; a reader of all attributed content marks the manner and the occasion of speaking with it.
"""

from __future__ import annotations

from dataclasses import replace

from matching.attribution.sentence import Found, Sentence, index_after
from matching.text.grammar import is_finite

_OCCASIONS = frozenset(
    """statement statements interview interviews tweet tweets post posts speech address email
    e-mail letter letters article column op-ed memo report reports release conference briefing
    debate rally event appearance hearing filing testimony remarks message messages video
    announcement call broadcast podcast essay blog twitter facebook television tv radio telephone
    phone telephone press program programme show cnn msnbc nbc abc cbs fox news trail stage floor
    tape response court parliament""".split()  # noqa: SIM905
)
_LEADS = frozenset("in at on during by via over through".split())  # noqa: SIM905
_ADVERBS = frozenset("also just even still often again never once".split())  # noqa: SIM905
_SPOKEN = frozenset(("after", "before", "inverted"))


def widen(s: Sentence, found: Found) -> Found:
    """The attribution with manner and occasion taken into its cue, where it is one of speech."""
    first = index_after(s.words, found.cue[0])
    last = index_after(s.words, found.cue[1]) - 1
    if last > first and s.words[last].low in ("by", "from"):
        last -= 1  # the preposition of the agent belongs to the source
        found = replace(found, cue=s.span(first, last))
    if found.shape not in _SPOKEN:
        return found
    if found.shape != "inverted":
        first = _manner(s, first)
    if found.speech:
        last = _occasion(s, last)
    cue = s.span(first, last)
    return found if cue == found.cue else replace(found, cue=cue)


def _manner(s: Sentence, first: int) -> int:
    """An adverb right before the verb belongs to it: "officially endorsed"."""
    k = first - 1
    if k < 1 or s.quoted[k] or s.words[k].kind != "adv":
        return first
    return k if s.words[k].low.endswith("ly") or s.words[k].low in _ADVERBS else first


def _occasion(s: Sentence, last: int) -> int:
    """The last word of "in an interview with the Courier" behind the cue; ``last`` without one."""
    n = len(s.words)
    k = last + 1
    if k >= n or s.words[k].low not in _LEADS or s.quoted[k]:
        return last
    end = last
    while k < n and k < last + 9 and not s.quoted[k]:
        word = s.words[k]
        if (
            word.text == ","
            or word.kind in ("quote", "pron", "conj", "sub")
            or is_finite(s.words, k)
        ):
            break
        if word.low in _OCCASIONS:
            end = k
            while end + 1 < n and s.words[end + 1].low in _OCCASIONS:
                end += 1
            break
        k += 1
    return end
