"""The shapes in which news prints a credit, one function each."""

from __future__ import annotations

from dataclasses import replace

from matching.attribution.content import (
    around,
    clause_end,
    left_content,
    only_adverbial,
)
from matching.attribution.cues import (
    ASKED,
    NOUN_ATTITUDES,
    NOUN_CUES,
    PASSIVE,
    PHRASES,
    WEAK,
    Cue,
)
from matching.attribution.phrases import DAYS, source_right, subject_left
from matching.attribution.sentence import (
    Found,
    Sentence,
    clause_floor,
    group_start,
)
from matching.attribution.sources import classify
from matching.text.grammar import is_finite
from matching.types import CueStrength, Span


def phrase_credit(s: Sentence, i: int) -> Found | None:
    """ "according to X", "as described by X", "citing X"."""
    low = s.words[i].low
    if low not in PHRASE_STARTS:
        return None
    for phrase in PHRASE_STARTS[low]:
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
        content = around(s, s.words[i].start, span[1])
        if low in ("reported", "announced") and len(content) == 2:
            content = content[:1]  # "This directive, reported by X, ...": X reported the directive
        if low == "announced" and _tells(s, content[0]):
            return None  # "met over the talks, announced by both last month"
        strength = PHRASES[phrase]
        return Found(
            s.span(i, first - 1), phrase, strength, "phrase", True, span, content,
            passive=low in ("reported", "announced"),
        )  # fmt: skip
    return None


def _tells(s: Sentence, content: Span) -> bool:
    """Whether a passage has a verb of its own, so that what follows belongs to its last noun."""
    inside = [k for k, w in enumerate(s.words) if content[0] <= w.start < content[1]]
    return any(is_finite(s.words, k) for k in inside)


def _phrase_starts() -> dict[str, tuple[str, ...]]:
    out: dict[str, list[str]] = {}
    for phrase in PHRASES:
        out.setdefault(phrase.split()[0], []).append(phrase)
    return {first: tuple(sorted(v, key=len, reverse=True)) for first, v in out.items()}


PHRASE_STARTS = _phrase_starts()
"""The first words of the cue phrases, each with its phrases, the longest first."""


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
IDIOM_STARTS = frozenset(first for first, _, _ in _IDIOMS)
"""The words that such an idiom can begin with."""


def idiom_credit(s: Sentence, i: int, taken: int) -> Found | None:
    if i + 3 >= len(s.words):
        return None
    key = (s.words[i].low, s.words[i + 1].low, s.words[i + 2].low)
    strength = _IDIOMS.get(key)
    out = key[:2] == ("ruled", "out") and s.words[i + 2].kind != "punct"
    if strength is None and not out:
        return None
    strength = strength or "denies"
    first, passive = group_start(s, i)
    source = subject_left(s.words, first - 1, clause_floor(s, first, taken)) if first else None
    if passive or source is None:
        return None
    last = i + 2 if key[2] in ("on", "about", "water", "clear", "question") else i + 1
    end = clause_end(s, last + 1, len(s.words))
    while end > last + 1 and s.words[end - 1].text == ".":
        end -= 1
    content = (s.words[last + 1].start, s.words[end - 1].end)
    base = " ".join(key)
    return Found(s.span(first, last), base, strength, "before", True, s.span(*source), (content,))


def paper_understands(s: Sentence, i: int, cue: Cue, taken: int) -> Found | None:
    """ "p, the Argus understands": a paper's way to print what it was told."""
    first, passive = group_start(s, i)
    spoken = Cue("say", "reports")
    found = None if passive else credit_after(s, first, i, spoken, taken)
    if found is None or found.source is None:
        return None
    kind = classify(s.text[slice(*found.source)])
    return replace(found, base=cue.base) if kind in ("outlet", "agency") else None


def papers_show(s: Sentence, i: int, cue: Cue, taken: int) -> Found | None:
    """ "p, documents show.": what a document shows when the sentence ends with it."""
    if i + 1 < len(s.words) and s.words[i + 1].kind != "punct":
        return None
    found = credit_after(s, i, i, Cue("say", cue.strength), taken)
    if found is None or found.source is None:
        return None
    kind = classify(s.text[slice(*found.source)])
    return replace(found, base=cue.base) if kind == "document" else None


def inverted(s: Sentence, first: int, i: int, cue: Cue) -> Found | None:
    """ "p," said the minister."""
    if not first or not cue.speech or first != i:
        return None
    before = s.words[first - 1]
    if not (before.text == "," or before.kind == "quote" or s.quoted[first - 1]):
        return None
    if s.words[i].low.endswith("ing") or cue.base == "tell":
        return None  # '"Conal" told his story'
    n = len(s.words)
    at = i + 1
    while at < n and s.words[at].kind == "adv":
        at += 1
    if at >= n or s.words[at].low == "that" or s.words[at].kind == "quote":
        return None
    source = source_right(s.words, at, n)
    if source is None or s.words[at].low in DAYS:
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
    left = left_content(s, first - 1, s.start)
    if left is None:
        return None
    if not (s.quoted[first - 1] or before.kind == "quote"):
        if cue.base in WEAK:
            return None
        # "Brandt, who flew over, said the dam ..." has its subject on the left.
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


def credit_after(s: Sentence, first: int, last: int, cue: Cue, taken: int) -> Found | None:
    """ "p, the minister said" and "p1, he said, p2"."""
    if not cue.speech or not first:
        return None
    source = subject_left(s.words, first - 1, _quote_floor(s, first))
    if source is None or source[0] == 0:
        return None
    if source[0] == source[1] and s.words[source[0]].low in ("which", "who", "that"):
        return None  # "extradition to Orsk, which accuses him of theft"
    before = s.words[source[0] - 1]
    if not (before.text in (",", "—", "–") or before.kind == "quote" or s.quoted[source[0] - 1]):
        return None
    closing = all(w.text in (".", ",") for w in s.words[last + 1 :])
    if s.words[0].low in ASKED and not s.quoted[0]:
        return None  # "Asked whether it would close, Holt said ...": what he was asked
    left = left_content(s, source[0] - 1, taken, closing=closing)
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
    if not only_adverbial(s, last + 1, comma):
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


def _is_aside(s: Sentence, source: tuple[int, int], last: int) -> bool:
    """Whether ", he noted," stands between commas in the middle of a clause."""
    n = len(s.words)
    if source[1] - source[0] > 6 or source[0] < 2 or last + 3 >= n:
        return False
    between = s.words[source[0] - 1].text == "," and s.words[last + 1].text == ","
    return between and any(is_finite(s.words, k) for k in range(last + 2, min(n, last + 10)))


def as_credit(s: Sentence, first: int, last: int, cue: Cue) -> Found | None:
    """ "As Brandt noted, p" and "p, as Brandt noted": the clause with "as" credits the other."""
    if not cue.speech or not first or cue.base in _MANNER:
        return None
    source = subject_left(s.words, first - 1, _quote_floor(s, first))
    if source is None or source[0] == 0 or s.words[source[0] - 1].low != "as":
        return None
    n = len(s.words)
    opens = source[0] - 1
    comma = next(
        (k for k in range(last + 1, n) if s.words[k].text == "," and not s.quoted[k]), None
    )
    if opens <= 1 and comma is not None and comma + 2 < n:
        if comma > last + 1 and not only_adverbial(s, last + 1, comma):
            return None
        content: Span = (s.words[comma + 1].start, s.words[-1].end)
    elif opens > 3 and s.words[opens - 1].text == "," and only_adverbial(s, last + 1, n):
        content = (s.words[0].start, s.words[opens - 2].end)
    else:
        return None
    return Found(
        s.span(first, last), cue.base, cue.strength, "after", True, s.span(*source), (content,)
    )


# "as he described it", "as they continued": manner or time, no credit.
_MANNER = frozenset(
    """speak answer ask continue present show find urge call describe demand decide order propose
    recommend add document list publish issue challenge""".split()  # noqa: SIM905
)


def _quote_floor(s: Sentence, first: int) -> int:
    for k in range(first - 1, -1, -1):
        if s.quoted[k]:
            return k + 1
    return 0


def passive_credit(
    s: Sentence, i: int, first: int, cue: Cue, attitudes: bool = False
) -> Found | None:
    """ "is described by officials as", "is said to be": the agent, or nobody named."""
    if s.words[i].low not in PASSIVE and not attitudes:
        return None
    n = len(s.words)
    source: tuple[int, int] | None = None
    for k in range(i + 1, min(n, i + 12)):
        if s.words[k].low == "by" and k + 1 < n:
            source = source_right(s.words, k + 1, n)
            break
        if s.words[k].text in (",", ".") or (k > i + 1 and s.words[k].kind in ("part", "verb")):
            break  # "was said to be announced by Holt": announced by him
    subject = subject_left(s.words, first - 1, 0)
    if subject is not None and s.words[subject[1]].low in ("who", "which"):
        return None  # "the woman, who is reported to be from Orsk, has left"
    unnamed = s.words[i].low in ("told", "asked", "called", "known", "accused")
    if source is None and unnamed and not attitudes:
        return None
    if source is not None and classify(s.text[slice(*s.span(*source))]) == "document":
        return None
    if source is None and not _is_thought(s, i, first, cue):
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
    last = i + 1 if i + 1 < end and s.words[i + 1].low in ("as", "about", "by") else i
    return Found(
        s.span(first, last), cue.base, "hedges" if source is None else cue.strength, "passive",
        cue.speech, s.span(*source) if source else None, tuple(content), passive=True,
    )  # fmt: skip


def _is_thought(s: Sentence, i: int, first: int, cue: Cue) -> bool:
    """Whether a passive without agent says what is said or thought, not what is to be done.

    "Is widely expected", "was criticised", but "was honoured" and "will be announced".
    """
    if s.words[i].low in PASSIVE:
        return True
    return cue.speech and not any(w.kind == "modal" for w in s.words[first:i])


def colon_credit(s: Sentence, i: int) -> Found | None:
    """ "Brandt: 'p'" — a name, a colon, and a quotation or (in a headline) a sentence."""
    if s.words[i].text != ":" or i == 0 or i > 12 or i + 2 >= len(s.words):
        return None
    named = i <= 3 and all(w.kind == "name" for w in s.words[:i]) and s.words[-1].text == "."
    if named and i == 1:
        # "Brandt: The dam is safe." but "Attendance: 93,103, which ..." and "Result: ...".
        noun = s.words[0].low.endswith(_NOUN_ENDINGS)
        named = not noun and s.words[i + 1].text[0].isupper()
    if s.words[i + 1].kind != "quote" and not (
        named and any(is_finite(s.words, k) for k in range(i + 1, len(s.words)))
    ):
        return None
    if s.words[0].low == "dear" or any(is_finite(s.words, k) for k in range(i)):
        return None
    source = subject_left(s.words, i - 1, 0)
    if source is None:
        return None
    return Found(
        s.span(i, i), ":", "states", "colon", True, s.span(*source),
        ((s.words[i + 1].start, s.words[-1].end),),
    )  # fmt: skip


_NOUN_ENDINGS = (
    "ance", "ence", "tion", "sion", "ment", "ity", "ness", "ing", "ure", "ult", "ate", "ote", "ice",
    "ary", "ory", "pdate", "ips", "ts", "es",
)  # fmt: skip


def _before_predicate(s: Sentence, begin: int, end: int) -> int:
    """Where the content ends that the subject of a sentence holds: "Reports that he was killed in a
    raid | circulated on Monday"; ``end`` where no predicate is seen."""
    verbs = [k for k in range(begin, end) if is_finite(s.words, k) and not s.quoted[k]]
    for k in verbs[1:]:
        if s.words[k - 1].kind in ("noun", "name") and s.words[k].kind in ("verb", "aux"):
            return k
    return end


def noun_credit(s: Sentence, i: int, attitudes: bool) -> Found | None:
    """ "Brandt's claim that p", "the announcement that p"."""
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
    end = clause_end(s, i + 2, len(s.words))
    if s.words[end - 1].text == ".":
        end -= 1
    if not any(is_finite(s.words, k) for k in range(i)):
        end = _before_predicate(s, i + 2, end)
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
