"""The attributions printed in one sentence: source, cue and content as spans, nothing resolved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from matching.attribution.cues import (
    CUES,
    FORM_CUES,
    NOUN_ATTITUDES,
    NOUN_CUES,
    PASSIVE,
    PHRASES,
    WEAK,
    Cue,
)
from matching.attribution.phrases import DAYS, source_right, subject_left
from matching.attribution.sources import classify
from matching.text.grammar import Word, is_finite, tag
from matching.types import CueStrength, Span

Shape = Literal["before", "after", "inverted", "phrase", "colon", "noun", "passive", "trailing"]


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution as printed. ``content`` holds one or two passages; ``source`` may lack."""

    cue: Span
    base: str
    strength: CueStrength
    shape: Shape
    speech: bool
    source: Span | None
    content: tuple[Span, ...]
    passive: bool = False


@dataclass(slots=True)
class _Sentence:
    text: str
    start: int
    end: int
    words: list[Word]
    quoted: list[bool]

    def span(self, first: int, last: int) -> Span:
        return (self.words[first].start, self.words[last].end)


def find(
    text: str, span: Span, quotes: Sequence[Span] = (), *, attitudes: bool = False
) -> list[Found]:
    """The attributions of the sentence ``text[span[0]:span[1]]``, in the order of their cues.

    ``quotes`` are the quoted passages of the document. With ``attitudes`` also what somebody is
    said to think, want or stand for, which credits no statement.
    """
    start, end = span
    words = tag(text, start, end)
    inside = [(a, b) for a, b in quotes if a < end and b > start]
    quoted = [any(a <= w.start < b for a, b in inside) for w in words]
    sentence = _Sentence(text, start, end, words, quoted)
    out: list[Found] = []
    taken = start
    i = 0
    while i < len(words):
        found: Found | None = None
        if not quoted[i]:
            found = _phrase(sentence, i) or _verb(sentence, i, taken, attitudes)
            found = found or _colon(sentence, i) or _noun(sentence, i, attitudes)
        if found is not None and not (out and _nested(out[-1], found)):
            out.append(found)
            if found.shape in ("before", "colon", "noun"):
                taken = max(taken, found.cue[1])
            i = max(i + 1, _index_after(words, found.cue[1]))
        else:
            i += 1
    return out


def _nested(outer: Found, inner: Found) -> bool:
    """A cue within the content of a speech cue ("X said Y believes p") adds no attribution."""
    return (
        outer.speech
        and outer.shape in ("before", "colon")
        and inner.shape in ("before", "noun", "passive")
        and any(a <= inner.cue[0] < b for a, b in outer.content)
        and not (inner.source and inner.source[0] < outer.cue[0])
    )


def _index_after(words: Sequence[Word], position: int) -> int:
    for i, word in enumerate(words):
        if word.start >= position:
            return i
    return len(words)


def _phrase(s: _Sentence, i: int) -> Found | None:
    """ "according to X", "as described by X", "citing X"."""
    low = s.words[i].low
    if low not in _PHRASE_STARTS:
        return None
    for phrase in _PHRASE_STARTS[low]:
        parts = phrase.split()
        if [w.low for w in s.words[i : i + len(parts)]] != parts:
            continue
        first = i + len(parts)
        if low in ("citing", "quoting", "reported", "announced", "attributed") and i == 0:
            return None
        while first < len(s.words) and s.words[first].kind == "adv":
            first += 1
        source = source_right(s.words, first, len(s.words))
        if source is None or (low == "according" and s.words[first].low in ("plan", "schedule")):
            return None
        span = s.span(*source)
        content = _around(s, s.words[i].start, span[1])
        if low in ("reported", "announced") and len(content) == 2:
            content = content[:1]  # "This directive, reported by X, ...": X reported the directive
        strength = PHRASES[phrase]
        return Found(
            s.span(i, first - 1), phrase, strength, "phrase", True, span, content,
            passive=low in ("reported", "announced"),
        )  # fmt: skip
    return None


def _phrase_starts() -> dict[str, tuple[str, ...]]:
    out: dict[str, list[str]] = {}
    for phrase in PHRASES:
        out.setdefault(phrase.split()[0], []).append(phrase)
    return {first: tuple(sorted(v, key=len, reverse=True)) for first, v in out.items()}


_PHRASE_STARTS = _phrase_starts()


def _around(s: _Sentence, left: int, right: int) -> tuple[Span, ...]:
    """What stands before ``left`` and after ``right``, without the commas in between."""
    before = s.text[s.start : left].rstrip(" ,—–-\n")
    after_start = right
    while after_start < s.end and s.text[after_start] in " ,—–-:\n":
        after_start += 1
    out: list[Span] = []
    if len(before) > 1:
        out.append((s.start, s.start + len(before)))
    tail = s.text[after_start : s.end]
    if len(tail.rstrip(" .\n")) > 1:
        out.append((after_start, s.start + len(s.text[s.start : s.end].rstrip())))
    return tuple(out)


_IDIOMS: dict[tuple[str, str, str], CueStrength] = {
    ("cast", "doubt", "on"): "claims",
    ("casts", "doubt", "on"): "claims",
    ("casting", "doubt", "on"): "claims",
    ("poured", "cold", "water"): "claims",
    ("expressed", "doubt", "about"): "claims",
    ("expressed", "confidence", "that"): "states",
    ("made", "clear", "that"): "states",
    ("made", "it", "clear"): "states",
    ("makes", "it", "clear"): "states",
    ("called", "into", "question"): "claims",
    ("ruled", "out", "the"): "denies",
    ("ruled", "out", "any"): "denies",
    ("gave", "assurances", "that"): "states",
}
"""Verbs that put something into words only together with what follows them."""


def _idiom(s: _Sentence, i: int, taken: int) -> Found | None:
    if i + 3 >= len(s.words):
        return None
    key = (s.words[i].low, s.words[i + 1].low, s.words[i + 2].low)
    strength = _IDIOMS.get(key)
    if strength is None:
        return None
    first, passive = _group_start(s, i)
    source = subject_left(s.words, first - 1, _floor(s, first, taken)) if first else None
    if passive or source is None:
        return None
    last = i + 2 if key[2] in ("on", "about", "water", "clear", "question") else i + 1
    end = _clause_end(s, last + 1, len(s.words))
    while end > last + 1 and s.words[end - 1].text == ".":
        end -= 1
    content = (s.words[last + 1].start, s.words[end - 1].end)
    base = " ".join(key)
    return Found(s.span(first, last), base, strength, "before", True, s.span(*source), (content,))


def _verb(s: _Sentence, i: int, taken: int, attitudes: bool) -> Found | None:
    word = s.words[i]
    idiom = _idiom(s, i, taken)
    if idiom is not None:
        return idiom
    entry = FORM_CUES.get(word.low)
    if entry is None:
        return None
    cue, form = entry
    if word.text[0].isupper() and word.kind == "name" and i > 0:
        return None
    learned = cue.base in ("understand", "learn")
    if not (cue.speech or attitudes or learned):
        return None
    if learned and not attitudes:
        return _paper_understands(s, i, cue, taken)
    first, passive = _group_start(s, i)
    if passive:
        return _passive(s, i, first, cue)
    if word.kind in ("noun", "adj") and not _beside_quote(s, first, i):
        return None
    if form in ("base",) and word.kind not in ("verb", "part", "inf"):
        return None
    if word.kind in ("inf",) and not attitudes and not _that_after(s, i):
        return None
    if form == "participle" and word.kind == "part" and first == i:
        return None
    last = _group_end(s, i, cue)
    right = _content_right(s, last + 1, cue)
    if form == "ing" and first == i:
        return _trailing(s, i, last, cue, right, attitudes)
    placed = _inverted(s, first, i, cue) or _after(s, first, last, cue, taken)
    if placed is not None:
        return placed
    source = subject_left(s.words, first - 1, _floor(s, first, taken))
    if source is None and first and s.words[first - 1].low in ("and", "but", "then", "or"):
        source = _first_subject(s, first)
    if right is None:
        return None
    strong = _is_strong(s, right, cue)
    if not strong and not attitudes:
        return None
    if source is None and not attitudes:
        return None
    if not strong and cue.base in _ACTS:
        return None
    following = s.words[last + 1] if last + 1 < len(s.words) else None
    if not strong and following is not None and following.low in _GOVERNED:
        last += 1
        right = _content_right(s, last + 1, cue) or right
    if any(w.low in _UNSAID for w in s.words[max(0, first - 1) : i]):
        strong = False
    return Found(
        s.span(first, last), cue.base, cue.strength, "before", cue.speech and strong,
        s.span(*source) if source else None, (right,),
    )  # fmt: skip


_UNSAID = frozenset(
    """not never n't wouldn't couldn't didn't won't cannot declined refused no""".split()  # noqa: SIM905
)


def _paper_understands(s: _Sentence, i: int, cue: Cue, taken: int) -> Found | None:
    """ "p, the Argus understands": a paper's way to print what it was told."""
    first, passive = _group_start(s, i)
    spoken = Cue("say", "reports")
    found = None if passive else _after(s, first, i, spoken, taken)
    if found is None or found.source is None:
        return None
    kind = classify(s.text[slice(*found.source)])
    return replace(found, base=cue.base) if kind in ("outlet", "agency") else None


def _is_strong(s: _Sentence, right: Span, cue: Cue) -> bool:
    """Whether a statement follows: weak cues need "that", a question word or a quotation."""
    if not cue.speech:
        return False
    head = s.text[right[0] : right[0] + 12].lower().lstrip()
    if head.startswith(("that ", '"', "“", "''", "how ", "why ", "whether ", "what ", "if ", ":")):
        return True
    if cue.base in ("accuse", "blame") and any(
        w.low in ("of", "for") for w in s.words if right[0] <= w.start < right[1]
    ):
        return True
    if cue.base in _PROMISES and head.startswith("to "):
        return True
    if cue.base in WEAK:
        return False
    body = [w for w in s.words if right[0] <= w.start < right[1]]
    if any(is_finite(body, k) for k in range(len(body))):
        return True
    return cue.base in _STATES_AN_ACT


# With a bare object these are acts, not attitudes: "raised taxes", "found a wallet".
_ACTS = frozenset(
    "continue read find add speak vote need look mean raise choose recall mourn".split()  # noqa: SIM905
)
_GOVERNED = frozenset("about for of on against with at over to from".split())  # noqa: SIM905
_PROMISES = frozenset("promise pledge vow threaten propose demand".split())  # noqa: SIM905
_STATES_AN_ACT = frozenset(
    """announce deny confirm claim allege disclose reveal acknowledge admit emphasise emphasize
    stress mention outline reiterate""".split()  # noqa: SIM905
)


def _group_start(s: _Sentence, i: int) -> tuple[int, bool]:
    """First index of the verb group of the cue at ``i``, and whether it is passive."""
    first, passive = i, False
    k = i - 1
    while k >= 0 and not s.quoted[k]:
        word = s.words[k]
        if word.kind in ("aux", "modal", "neg") or word.kind == "to":
            if word.low in _BE and s.words[i].low.endswith(("ed", "en", "wn", "id", "ld", "ght")):
                passive = (
                    passive
                    or first == i
                    or all(w.kind in ("adv", "neg") for w in s.words[k + 1 : i])
                )
            first = k
        elif word.kind == "adv" and word.low not in ("here", "there", "today", "yesterday"):
            if k and s.words[k - 1].kind in ("aux", "modal", "neg", "name", "noun", "pron"):
                first = k
            else:
                break
        elif word.low in ("went", "going", "goes", "go") and s.words[k + 1].kind == "prep":
            first = k
        else:
            break
        k -= 1
    if s.words[first].kind == "adv" and first < i and s.words[first + 1].kind == "to":
        first += 1
    return first, passive


_BE = frozenset("be is are was were been being am".split())  # noqa: SIM905


def _group_end(s: _Sentence, i: int, cue: Cue) -> int:
    if i + 1 < len(s.words) and s.words[i + 1].low in _PARTICLES.get(cue.base, ()):
        return i + 1
    return i


_PARTICLES: dict[str, tuple[str, ...]] = {
    "call": ("for", "on"), "point": ("out", "to"), "refer": ("to",), "speak": ("of", "about"),
    "talk": ("about",), "write": ("about",), "complain": ("about", "of"), "object": ("to",),
    "warn": ("of", "about", "against"), "ask": ("for", "about"), "argue": ("for", "against"),
    "respond": ("to",), "rail": ("against",), "agree": ("with",), "look": ("at", "for"),
    "push": ("for",), "focus": ("on",), "vote": ("for", "against"), "learn": ("of", "about"),
    "hear": ("of", "about"), "worry": ("about",), "think": ("of", "about"), "care": ("about",),
    "sum": ("up",), "decide": ("on",), "lash": ("out",), "comment": ("on",), "hint": ("at",),
    "concern": ("about",), "attempt": ("to",), "aim": ("at",), "go": ("on",),
}  # fmt: skip


def _beside_quote(s: _Sentence, first: int, last: int) -> bool:
    before = first > 0 and (s.words[first - 1].kind == "quote" or s.quoted[first - 1])
    after = last + 1 < len(s.words) and s.words[last + 1].kind == "quote"
    return before or after


def _that_after(s: _Sentence, i: int) -> bool:
    return any(w.low in ("that", '"', "“") for w in s.words[i + 1 : i + 3])


def _floor(s: _Sentence, first: int, taken: int) -> int:
    """Where the clause of the verb begins at the earliest."""
    if s.words[first - 1].text == ",":
        return next((k + 1 for k in range(first - 1, -1, -1) if s.words[k].start < taken), 0)
    for k in range(first - 1, -1, -1):
        word = s.words[k]
        if word.start < taken:
            return k + 1
        if s.quoted[k] or word.text in (";", ":") or (word.kind == "sub" and word.low != "once"):
            return k + 1
        if word.low == "that" and k + 1 < first and word.kind != "det":
            return k + 1
    return 0


def _first_subject(s: _Sentence, before: int) -> tuple[int, int] | None:
    for k in range(before):
        if not s.quoted[k] and is_finite(s.words, k):
            first, _ = _group_start(s, k)
            return subject_left(s.words, first - 1, 0)
    return None


def _content_right(s: _Sentence, at: int, cue: Cue) -> Span | None:
    """What is said, to the right of the cue: past the listener and adverbials up to "that"."""
    words = s.words
    n = len(words)
    while n and words[n - 1].text in (".", ";") and not s.quoted[n - 1]:
        n -= 1
    if at >= n:
        return None
    begin = at
    limit = min(n, at + 14)
    for k in range(at, limit):
        word = words[k]
        if word.low == "that" and (k == at or words[k - 1].kind != "quote"):
            follows = words[k + 1] if k + 1 < n else None
            if k > at or follows is not None:
                begin = k
            break
        if k > at and (word.kind == "quote" or word.text == ":"):
            begin = k if word.kind == "quote" else k + 1
            break
        if k > at and word.low in ("whether", "how", "why", "what") and cue.hears:
            begin = k
            break
        if is_finite(words, k):
            begin = _past_listener(s, at, k, cue)
            break
    else:
        begin = _past_listener(s, at, limit, cue)
    if begin >= n:
        return None
    if words[begin].text == ":" and begin + 1 < n:
        begin += 1
    if words[begin].text == ",":
        return None
    stop = _clause_end(s, begin, n)
    return (words[begin].start, words[stop - 1].end) if stop > begin else None


def _past_listener(s: _Sentence, at: int, finite: int, cue: Cue) -> int:
    """Past "reporters", "on Tuesday", "in a statement" where a clause follows with no "that"."""
    k = at
    words = s.words
    if cue.hears and k < finite and words[k].kind in ("pron", "name", "noun", "det"):
        if words[k].kind == "pron":
            return k + 1
        end = source_right(words, k, finite)
        if end is not None and end[1] + 1 < finite:
            return min(end[1] + 1, len(words) - 1)
        if words[k].kind in ("name", "noun") and k + 1 < finite:
            return k + 1
    if k < finite and words[k].low in DAYS:
        k += 1
        if k < finite and words[k].kind in ("noun", "num"):
            k += 1
    elif (
        k + 1 < finite
        and words[k].low in ("on", "in", "at", "to", "during", "via")
        and (words[k + 1].low in DAYS or words[k + 1].low in ("a", "an", "the"))
    ):
        # Without "that" the adverbial ends where the next noun phrase begins.
        j = k + 2
        while (j < finite and words[j].kind in ("noun", "adj", "num")) or (
            j < finite and words[j].low in DAYS
        ):
            j += 1
        if j < finite and words[j].kind in ("det", "pron", "name", "quote"):
            k = j
    return k


def _clause_end(s: _Sentence, begin: int, n: int) -> int:
    """Where the content stops: before ", X said" of an outer credit and the like; else the end."""
    for k in range(begin + 1, n - 2):
        if s.words[k].text == "," and not s.quoted[k]:
            tail = s.words[k + 1 : n]
            if tail[0].low in ("according", "citing", "quoting"):
                return k
            if tail[0].low in ("adding", "saying", "calling", "citing", "noting", "arguing"):
                return k
            if len(tail) <= 12 and _is_credit(s, k + 1, n):
                return k
    return n


def _is_credit(s: _Sentence, at: int, n: int) -> bool:
    """Whether words ``at`` to ``n`` are nothing but "X said" with an adverbial."""
    source = source_right(s.words, at, n)
    if source is None or source[1] + 1 >= n:
        return False
    k = source[1] + 1
    while k < n and s.words[k].kind in ("aux", "adv"):
        k += 1
    if k >= n:
        return False
    entry = FORM_CUES.get(s.words[k].low)
    if entry is None or not entry[0].speech or s.words[k].kind == "noun":
        return False
    return _only_adverbial(s, k + 1, n)


def _only_adverbial(s: _Sentence, at: int, n: int) -> bool:
    """Whether nothing is said after the cue but when, where and to whom."""
    rest = [w for w in s.words[at:n] if w.text not in (".", ",")]
    if not rest:
        return True
    if len(rest) > 14 or any(w.low in ("that", "how", "why") for w in rest):
        return False
    k = at
    while k < n and (s.words[k].low in _HIM or s.words[k].kind == "adv"):
        k += 1
    if any(is_finite(s.words, j) for j in range(k, n)):
        return False
    if k >= n or s.words[k].text == "." or s.words[k].low in DAYS:
        return True
    return s.words[k].kind in ("prep", "to", "noun", "name") or s.words[k].low in _LISTENERS


_HIM = frozenset("me us him her them".split())  # noqa: SIM905
_LISTENERS = frozenset("the a this reporters journalists parliament".split())  # noqa: SIM905


def _left_content(s: _Sentence, upto: int, taken: int) -> Span | None:
    """The passage before a credit, if it is a quotation or has a verb of its own."""
    k = upto
    while k >= 0 and s.words[k].text in (",", "—", "–", "-"):
        k -= 1
    if k < 0:
        return None
    first = 0
    while first <= k and s.words[first].start < taken:
        first += 1
    if first > k:
        return None
    if s.quoted[k] or any(is_finite(s.words, j) for j in range(first, k + 1)):
        return (s.words[first].start, s.words[k].end)
    return None


def _inverted(s: _Sentence, first: int, i: int, cue: Cue) -> Found | None:
    """ "p," said the minister."""
    if not first or not cue.speech or first != i:
        return None
    before = s.words[first - 1]
    if not (before.text == "," or before.kind == "quote" or s.quoted[first - 1]):
        return None
    if s.words[i].low.endswith("ing"):
        return None
    n = len(s.words)
    at = i + 1
    while at < n and s.words[at].kind == "adv":
        at += 1
    if at >= n or s.words[at].low == "that" or s.words[at].kind == "quote":
        return None
    source = source_right(s.words, at, n)
    if source is None:
        return None
    after = source[1] + 1
    follows = s.words[after] if after < n else None
    if follows is not None and follows.kind not in (
        "punct",
        "quote",
        "prep",
        "sub",
        "part",
        "pron",
    ):
        return None
    if follows is not None and follows.low == "that":
        return None
    left = _left_content(s, first - 1, s.start)
    if left is None:
        return None
    if not (s.quoted[first - 1] or before.kind == "quote"):
        if cue.base in WEAK:
            return None
        # "Strom, who flew over, said the dam ..." has its subject on the left.
        heads = [w.low for w in s.words[:first]]
        if "who" in heads[:6] or "which" in heads[:8]:
            return None
    content = [left]
    if (
        after < n
        and s.words[after].text == ","
        and after + 1 < n
        and (s.words[after + 1].kind == "quote" or s.quoted[after + 1])
    ) or (after < n and s.words[after].text in (".", ":") and after + 1 < n):
        content.append((s.words[after + 1].start, s.words[n - 1].end))
    return Found(
        s.span(i, i), cue.base, cue.strength, "inverted", True, s.span(*source), tuple(content)
    )


def _after(s: _Sentence, first: int, last: int, cue: Cue, taken: int) -> Found | None:
    """ "p, the minister said" and "p1, he said, p2"."""
    if not cue.speech or not first:
        return None
    source = subject_left(s.words, first - 1, _quote_floor(s, first))
    if source is None or source[0] == 0:
        return None
    before = s.words[source[0] - 1]
    if not (before.text in (",", "—", "–") or before.kind == "quote" or s.quoted[source[0] - 1]):
        return None
    left = _left_content(s, source[0] - 1, taken)
    if left is None and _is_aside(s, source, last):
        # "Loyalty, he noted, has long been prized": the credit parts subject and verb.
        left = (s.words[0].start, s.words[source[0] - 2].end)
        rest = (s.words[last + 2].start, s.words[-1].end)
        return Found(
            s.span(first, last), cue.base, cue.strength, "after", True, s.span(*source),
            (left, rest),
        )  # fmt: skip
    if left is None or (
        cue.base in WEAK - {"tell", "write", "add"} and not s.quoted[source[0] - 1]
    ):
        return None
    n = len(s.words)
    comma = next((k for k in range(last + 1, n) if s.words[k].text in (",", ":", "—") and
                  not s.quoted[k]), n)  # fmt: skip
    if not _only_adverbial(s, last + 1, comma):
        return None
    content = [left]
    if comma + 1 < n:
        nxt = s.words[comma + 1]
        if (
            nxt.kind == "quote"
            or s.quoted[comma + 1]
            or (
                s.words[comma].text == ","
                and nxt.kind != "part"
                and comma - last <= 2
                and nxt.kind != "prep"
                and nxt.low
                not in ("and", "but", "although", "though", "while", "adding", "saying", "who")
            )
        ):
            content.append((nxt.start, s.words[n - 1].end))
    return Found(
        s.span(first, last), cue.base, cue.strength, "after", True, s.span(*source), tuple(content)
    )


def _is_aside(s: _Sentence, source: tuple[int, int], last: int) -> bool:
    """Whether ", he noted," stands between commas in the middle of a clause."""
    n = len(s.words)
    if source[1] - source[0] > 6 or source[0] < 2 or last + 3 >= n:
        return False
    between = s.words[source[0] - 1].text == "," and s.words[last + 1].text == ","
    return between and any(is_finite(s.words, k) for k in range(last + 2, min(n, last + 6)))


def _quote_floor(s: _Sentence, first: int) -> int:
    for k in range(first - 1, -1, -1):
        if s.quoted[k]:
            return k + 1
    return 0


def _trailing(
    s: _Sentence, i: int, last: int, cue: Cue, right: Span | None, attitudes: bool
) -> Found | None:
    """ "..., saying that p": the subject of the sentence goes on speaking."""
    if right is None or not i:
        return None
    strong = _is_strong(s, right, cue)
    if not strong and not attitudes:
        return None
    source = (
        subject_left(s.words, i - 1, _floor(s, i, s.start))
        if s.words[i - 1].text != ","
        else (None)
    )
    if source is None:
        source = _first_subject(s, i)
    return Found(
        s.span(i, last), cue.base, cue.strength, "trailing", cue.speech and strong,
        s.span(*source) if source else None, (right,),
    )  # fmt: skip


def _passive(s: _Sentence, i: int, first: int, cue: Cue) -> Found | None:
    """ "is described by officials as", "is said to be": the agent, or nobody named."""
    if s.words[i].low not in PASSIVE:
        return None
    n = len(s.words)
    source: tuple[int, int] | None = None
    for k in range(i + 1, min(n, i + 12)):
        if s.words[k].low == "by" and k + 1 < n:
            source = source_right(s.words, k + 1, n)
            break
        if s.words[k].text in (",", "."):
            break
    subject = subject_left(s.words, first - 1, 0)
    if source is None and s.words[i].low in ("told", "asked", "called", "known", "accused"):
        return None
    if source is not None and classify(s.text[slice(*s.span(*source))]) == "document":
        return None
    content: list[Span] = []
    if subject is not None:
        content.append(s.span(*subject))
    begin = source[1] + 1 if source is not None else i + 1
    end = n - 1 if s.words[n - 1].text == "." else n
    if begin < end:
        content.append((s.words[begin].start, s.words[end - 1].end))
    if not content:
        return None
    return Found(
        s.span(first, i), cue.base, "hedges" if source is None else cue.strength, "passive",
        cue.speech, s.span(*source) if source else None, tuple(content), passive=True,
    )  # fmt: skip


def _colon(s: _Sentence, i: int) -> Found | None:
    """ "Strom: 'p'" — a name, a colon, and a quotation or (in a headline) a sentence."""
    if s.words[i].text != ":" or i == 0 or i > 12 or i + 2 >= len(s.words):
        return None
    named = i <= 3 and all(w.kind == "name" for w in s.words[:i]) and s.words[-1].text == "."
    if s.words[i + 1].kind != "quote" and not (
        named and any(is_finite(s.words, k) for k in range(i + 1, len(s.words)))
    ):
        return None
    if any(is_finite(s.words, k) for k in range(i)):
        return None
    source = subject_left(s.words, i - 1, 0)
    if source is None:
        return None
    return Found(
        s.span(i, i), ":", "states", "colon", True, s.span(*source),
        ((s.words[i + 1].start, s.words[-1].end),),
    )  # fmt: skip


def _noun(s: _Sentence, i: int, attitudes: bool) -> Found | None:
    """ "Strom's claim that p", "the announcement that p"."""
    word = s.words[i]
    strength = NOUN_CUES.get(word.low)
    if strength is None and attitudes and word.low in NOUN_ATTITUDES:
        strength = "claims"
    if strength is None or i + 2 >= len(s.words) or s.words[i + 1].low != "that":
        return None
    if word.kind == "verb" or s.words[i + 2].kind in ("verb", "aux", "modal"):
        return None
    source: tuple[int, int] | None = None
    first = i
    if i >= 2 and s.words[i - 1].low == "'s":
        source = subject_left(s.words, i - 2, 0)
        first = i - 1
    elif i and s.words[i - 1].low in ("his", "her", "their", "its"):
        source = (i - 1, i - 1)
    end = _clause_end(s, i + 2, len(s.words))
    if s.words[end - 1].text == ".":
        end -= 1
    for k in range(i + 3, end):
        if s.words[k].text == "," and not s.quoted[k]:
            end = k
            break
    if end <= i + 2:
        return None
    return Found(
        s.span(first, i), word.low, strength, "noun", word.low in NOUN_CUES,
        s.span(*source) if source else None, ((s.words[i + 1].start, s.words[end - 1].end),),
    )  # fmt: skip


def cue_of(base: str) -> Cue | None:
    """The lexicon's entry for the base form of a reporting verb."""
    return CUES.get(base)
