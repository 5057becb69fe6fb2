"""What is said or thought, where it stands before its verb: "the plan that Holt opposes"."""

from __future__ import annotations

from matching.attribution.phrases import subject_left
from matching.attribution.sentence import Found, Sentence
from matching.types import Span

_NOBODY = frozenset(("it", "you", "there", "who", "which"))
_RELATIVES = frozenset(("that", "which", "whom", "what", "whatever"))


def object_before(s: Sentence, first: int, last: int, source: tuple[int, int]) -> Found | None:
    """The attribution with nothing to the right of its cue, if something before it is its object.

    "The plan that Holt opposes", "the result, as Holt explained, was ruin".
    """
    at = source[0] - 1
    if s.words[source[0]].low in _NOBODY:
        return None
    content = _quoted_before(s) if at < 0 else _head(s, at) or _parted(s, at, last)
    if content is None:
        return None
    return Found(
        s.span(first, last), s.words[last].low, "states", "before", False, s.span(*source), content
    )


def _quoted_before(s: Sentence) -> tuple[Span, ...] | None:
    """The quotation that ends right before the sentence: "'Is it safe?' Holt pressed"."""
    end = len(s.text[: s.start].rstrip())
    if not end or s.text[end - 1] not in '”"' or s.start - end > 1:
        return None
    opens = s.text.rfind("“" if s.text[end - 1] == "”" else '"', 0, end - 1)
    return ((opens, end),) if opens >= 0 else None


def _head(s: Sentence, at: int) -> tuple[Span, ...] | None:
    """The noun that a relative clause beginning behind word ``at`` belongs to."""
    if s.words[at].low in _RELATIVES:
        if s.words[at].low.startswith("what"):
            return (s.span(at, at),)
        at -= 1
    elif s.words[at].kind not in ("noun", "name"):
        return None
    if at >= 0 and s.words[at].text == ",":
        at -= 1
    noun = subject_left(s.words, at, 0) if at >= 0 else None
    return (s.span(*noun),) if noun is not None else None


def _parted(s: Sentence, at: int, last: int) -> tuple[Span, ...] | None:
    """What stands on both sides of ", as Holt explained," or ", she said,"."""
    opens = at - 1 if s.words[at].low == "as" else at
    n = len(s.words)
    if opens < 1 or s.words[opens].text not in (",", "—", "–"):
        return None
    out = [s.span(0, opens - 1)]
    if last + 2 < n and s.words[last + 1].text in (",", "—", "–"):
        out.append((s.words[last + 2].start, s.words[n - 1].end))
    return tuple(out)
