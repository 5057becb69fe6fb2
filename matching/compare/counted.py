"""What a number counts: the noun phrase behind it, or before it."""

from __future__ import annotations

from collections.abc import Sequence

from matching.compare import counting
from matching.compare.numerals import Token, read_number
from matching.text.tokens import STOPWORDS, stem


def nouns_after(tokens: Sequence[Token], stop: int) -> tuple[tuple[str, ...], int]:
    """Stems of the noun phrase that follows token ``stop`` (what is counted)."""
    words = [token.low for token in tokens[stop : stop + 4]]
    if words[:2] == ["of", "its"] or words[:2] == ["of", "the"] or words[:2] == ["of", "their"]:
        at = stop + 2
        number = read_number(tuple(tokens), at) if at < len(tokens) else None
        stop = number.stop if number else at
    elif words[:1] == ["of"] and stop + 1 < len(tokens):
        stop += 1
    found: list[str] = []
    for token in _without_small(tokens, stop)[:4]:
        if token.low in ("-",):
            continue
        if not token.text[0].isalpha() or token.low in counting.ENDS:
            break
        if token.low in STOPWORDS and token.low not in ("more", "other", "such"):
            break
        if token.low in ("more", "other", "new", "additional", "further", "different", "such"):
            continue
        found.append(stem(token.text))
        if len(found) == 3:
            break
    return tuple(found), stop


def _without_small(tokens: Sequence[Token], stop: int) -> list[Token]:
    """The next tokens without the small words of a compound ("seven under-age players")."""
    out: list[Token] = []
    inside = False  # a hyphen touches the token before
    for at in range(stop, min(stop + 10, len(tokens))):
        token, behind = tokens[at], tokens[at + 1 : at + 2]
        touching = bool(behind) and behind[0].start == token.end
        opens = touching and behind[0].text == "-"
        small = token.low in STOPWORDS or token.low in counting.ENDS
        if not (small and (opens or inside)):
            out.append(token)
        inside = opens or (token.text == "-" and touching)
    return out


def nouns_before(tokens: Sequence[Token], start: int) -> tuple[str, ...]:
    """What is counted where it is named first: "number of strikers at 1,900", "returned: 1,866"."""
    found: list[str] = []
    for token in reversed(tokens[max(0, start - 5) : start]):
        if token.text in ",.;()":
            break
        if (
            token.text[0].isalpha()
            and token.low not in STOPWORDS
            and token.low not in counting.ENDS
        ):
            found.append(stem(token.text))
    return tuple(found[:3])


def number_of(tokens: Sequence[Token], start: int) -> tuple[str, ...]:
    """What is counted where the figure ends the clause: "the number of visitors to X at 4,000"."""
    if not start or tokens[start - 1].low not in ("at", "to", "is", "was", "as"):
        return ()
    for k in range(start - 2, 1, -1):
        if tokens[k].text in ".;":
            break
        if tokens[k - 1].low == "of" and tokens[k - 2].low in ("number", "total", "count"):
            found = [t for t in tokens[k : k + 3] if t.low not in STOPWORDS and t.text[0].isalpha()]
            return tuple(stem(t.text) for t in found)
    return ()
