"""What is credited without a verb: to a poll ("in a June survey, 40 per cent ...") or to talk."""

from __future__ import annotations

from matching.attribution.content import around
from matching.attribution.phrases import source_right
from matching.attribution.sentence import Found, Sentence
from matching.text.grammar import is_finite

_POLLS = frozenset("poll polls survey surveys polling study".split())  # noqa: SIM905
_TALK = frozenset("reportedly allegedly supposedly purportedly".split())  # noqa: SIM905


def hearsay(s: Sentence, i: int) -> Found | None:
    """The credit to a poll or to nobody whose cue is word ``i``, or None."""
    low = s.words[i].low
    if low == "asked":
        return _asked(s, i)
    if low in _TALK:
        return Found(
            s.span(i, i), low, "hedges", "noun", False, None,
            around(s, s.words[i].start, s.words[i].end),
        )  # fmt: skip
    if low not in ("in", "per") or i + 2 >= len(s.words):
        return None
    source = source_right(s.words, i + 1, len(s.words))
    if source is None:
        return None
    head = s.words[i + 1 : source[1] + 1]
    named = any(w.kind == "name" for w in head[:6])
    if low == "in" and not any(w.low in _POLLS for w in head[:8]):
        return None
    if (i or low == "per") and not (named and s.words[i + 1].kind in ("det", "name")):
        return None
    if i and low == "in" and not any(w.kind == "num" for w in s.words[:i]):
        return None
    content = around(s, s.words[i].start, s.words[source[1]].end)
    if not any(is_finite(s.words, k) for k in range(len(s.words))) or not content:
        return None
    return Found(s.span(i, i), low, "states", "noun", False, s.span(*source), content)


def _asked(s: Sentence, i: int) -> Found | None:
    """ "When asked about the wall", "asked whether it was safe": a question by nobody named."""
    words = s.words
    opens = i == 0 or words[i - 1].low in (",", "when", "if", "whenever")
    if not opens or i + 2 >= len(words) or words[i + 1].low not in _QUESTIONS:
        return None
    last = i + 1 if words[i + 1].low == "about" else i
    end = next(
        (k for k in range(last + 2, len(words)) if words[k].text in (",", ".") and not s.quoted[k]),
        len(words),
    )
    content = (words[last + 1].start, words[end - 1].end)
    return Found(s.span(i, last), "ask", "states", "passive", True, None, (content,), passive=True)


_QUESTIONS = frozenset("about if whether why how what who whom which when where".split())  # noqa: SIM905
