"""The parts of a sentence that assert something by themselves, each with its own span.

A sentence is cut at semicolons, at coordinated clauses with a subject of their own, before
trailing participles and appositions, and around the content of a credited statement. What hangs
on its neighbour ("and its driver was later charged") stays with it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from matching.claims.finite import with_verb
from matching.claims.lexicon import OPINION
from matching.claims.worth import figures, worth
from matching.text.asides import asides, besides, without
from matching.text.grammar import Word, is_finite, tag
from matching.text.leads import after_lead
from matching.text.light import is_light
from matching.text.tokens import stem
from matching.text.verbs import readings
from matching.types import Span

UnitKind = Literal["clause", "participle", "apposition", "absolute", "content", "example", "aside"]

_BREAKERS = frozenset({";", "—", "–"})
_LINKED = frozenset("it its he his she her they their them this that these those".split())  # noqa: SIM905
_WIDENERS = frozenset(
    """suggesting raising underscoring highlighting reflecting making leaving signalling signaling
    marking showing meaning proving""".split()  # noqa: SIM905
)
_ORDINAL = frozenset(
    """first second third fourth fifth sixth seventh eighth ninth tenth last latest biggest largest
    highest lowest worst longest deadliest smallest steepest fastest""".split()  # noqa: SIM905
)


_COMPARED = frozenset(
    """higher lower larger smaller bigger greater wider narrower longer shorter faster slower
    steeper stronger weaker further sharper deeper heavier lighter milder harsher""".split()  # noqa: SIM905
)


@dataclass(slots=True)
class Unit:
    """One assertive part of a sentence: its span and words, and the clause it hangs on."""

    kind: UnitKind
    span: Span
    words: list[Word]
    head: Unit | None = None
    inside: list[Span] = field(default_factory=list)
    """Spans within that are units of their own."""
    subject: str = ""
    """Who does it, where the subject stands in what somebody said before."""


def units(text: str, span: Span, quotes: list[Span]) -> list[Unit]:
    """The units of ``text[span[0]:span[1]]``, main clauses before what hangs on them."""
    words = tag(text, after_lead(text, *span), span[1])
    words = _outcome(words)
    if not words:
        return []  # a dateline and nothing behind it
    words = with_verb(words)
    quoted = [any(a <= w.start < b for a, b in quotes) for w in words]
    out: list[Unit] = []
    for first, last in _clauses(words, quoted):
        out.extend(_predicates(text, words, quoted, first, last))
    for unit in out:
        unit.span = _trim(text, unit.span)
    if not any(quoted):
        out.extend([aside for unit in out if unit.kind == "clause" for aside in _apart(text, unit)])
    return [u for u in out if u.span[1] - u.span[0] > 3 and u.words]


def _apart(text: str, unit: Unit) -> list[Unit]:
    """The asides of a clause as units; those at its end that it stands without are cut from it."""
    whole = unit.span
    found: list[Unit] = []
    finite = any(is_finite(unit.words, k) for k in range(len(unit.words)))
    if not finite or not worth(text[whole[0] : whole[1]], unit.words).is_claim:
        return found
    for start, end in besides(text[whole[0] : whole[1]]):
        a, b = whole[0] + start, whole[0] + end
        words = [w for w in unit.words if a <= w.start and w.end <= b]
        found.append(Unit("aside", (a, b), words, unit))
    while spans := asides(text[unit.span[0] : unit.span[1]]):
        offset = unit.span[0]
        main = without(text[offset : unit.span[1]], spans)
        if not worth(main, tag(main, 0, len(main))).is_claim:
            break
        apart = [(offset + start, offset + end) for start, end in spans]
        last = apart[-1] if apart[-1][1] == unit.span[1] else None
        if last is None:
            unit.inside = apart
            break
        unit.span = _trim(text, (unit.span[0], last[0]))
        unit.words = [w for w in unit.words if w.end <= unit.span[1]]
    return found


def _outcome(words: list[Word]) -> list[Word]:
    """ "So persuasive was the evidence that the trial was stopped": what follows "that"."""
    if len(words) < 8 or words[0].low not in ("so", "such") or words[1].kind == "punct":
        return words
    for k in range(3, min(len(words) - 4, 14)):
        if words[k].low == "that":
            return words[k + 1 :]
    return words


def _trim(text: str, span: Span) -> Span:
    start, end = span
    while start < end and (text[start].isspace() or text[start] in ",;:—–-.…•*)]"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:—–-.(["):
        if text[end - 1] == "." and _abbreviated(text, start, end):
            break
        end -= 1
    return (start, end)


def _abbreviated(text: str, start: int, end: int) -> bool:
    word = text[start : end - 1].rsplit(None, 1)[-1] if text[start : end - 1].split() else ""
    return "." in word


def _has_finite(words: list[Word], quoted: list[bool], first: int, last: int) -> int | None:
    for k in range(first, last + 1):
        if not quoted[k] and is_finite(words, k):
            return k
    return None


def _clauses(words: list[Word], quoted: list[bool]) -> list[tuple[int, int]]:
    """Index ranges of the independent clauses."""
    cuts: list[int] = []
    begin = 0
    for k in range(1, len(words) - 2):
        if quoted[k]:
            continue
        word = words[k]
        after = k + 1
        if word.text == ";" and words[after].low in ("which", "who", "whose"):
            continue
        if word.text in _BREAKERS or (word.text == ":" and words[after].kind != "quote"):
            if word.text in ("—", "–") and words[begin].kind == "sub":
                continue  # "When it planned the bridge – which is to be its third – the firm"
        elif word.kind == "conj" and word.low in ("and", "but", "yet"):
            if words[k - 1].text != "," and word.low != "but":
                continue
        else:
            continue
        left = _has_finite(words, quoted, begin, k - 1)
        right = _has_finite(words, quoted, after, len(words) - 1)
        if left is None or right is None:
            continue
        if word.kind == "conj" and not _own_subject(words, after, right):
            continue
        if word.text in ("—", "–") and not _own_subject(words, after, right):
            continue
        cuts.append(k)
        begin = after
    edges: list[tuple[int, int]] = []
    begin = 0
    for cut in cuts:
        if cut > begin:
            edges.append((begin, cut - 1))
        begin = cut + 1
    edges.append((begin, len(words) - 1))
    return edges


def _predicates(
    text: str, words: list[Word], quoted: list[bool], first: int, last: int
) -> list[Unit]:
    """A clause, cut where "and" joins a second predicate to its subject ("flew in and prayed").

    It is not where one of both would be no claim by itself.
    """
    cut = _second_predicate(words, quoted, first, last)
    if cut is None:
        return _parts(words, quoted, first, last)
    at, subject = cut
    left = text[words[first].start : words[at - 1].end]
    right = f"{subject} {text[words[at + 1].start : words[last].end]}"
    if figures(right) and not figures(left):
        return _parts(words, quoted, first, last)  # "destroyed the mill and injured 7": one event
    if not all(worth(side, tag(side, 0, len(side))).is_claim for side in (left, right)):
        return _parts(words, quoted, first, last)
    one = _parts(words, quoted, first, at - 1)
    two = _parts(words, quoted, at + 1, last)
    for unit in two:
        if unit.kind == "clause":
            unit.subject = subject
    return [*one, *two]


def _second_predicate(
    words: list[Word], quoted: list[bool], first: int, last: int
) -> tuple[int, str] | None:
    """Where the second predicate is joined, and the printed subject; None where there is none.

    Both need a verb of their own in the past or with an auxiliary and something behind it, and the
    subject has to stand right before the first.
    """
    one = _has_finite(words, quoted, first, last)
    if one is None or one == first or is_light(stem(words[one].text)):
        return None
    subject = words[first:one]
    if len(subject) > 8 or any(
        w.kind in ("punct", "sub", "conj", "quote", "to") or w.low in ("who", "which", "that")
        for w in subject
    ):
        return None
    if subject[0].kind in ("prep", "adv"):
        return None
    for k in range(one + _PREDICATE, last - _PREDICATE + 1):
        if words[k].low != "and" or quoted[k]:
            continue
        at = k + 1
        while at < last and words[at].kind == "adv":
            at += 1
        if _in_list(words, one, k):
            continue
        past = words[at].kind == "aux" or words[at].low.endswith("ed") or words[at].low in _PAST
        if not (past and is_finite(words, at)) or _below(words, one + 1, k):
            continue
        return k, " ".join(w.text for w in subject).replace(" 's", "'s").replace(" ’s", "’s")
    return None


def _in_list(words: list[Word], one: int, conj: int) -> bool:
    """Whether "and" closes a list of things: "with rain, thunderstorms and localised flooding"."""
    comma = next((j for j in range(conj - 1, one, -1) if words[j].text == ","), None)
    if comma is None or comma + 1 == conj:
        return False
    return all(w.kind in ("noun", "adj", "num", "name") for w in words[comma + 1 : conj])


_PREDICATE = 3
"""The words of a predicate that says something by itself."""
_PAST = frozenset(
    """became began bought brought built came caught chose cut drew drove fell felt fled flew
        fought found gave got grew had held hit kept knew led left lost made met paid ran rose
        said sat saw sent set shot sold spoke stood stole struck swore swam took threw told went
        withdrew won wrote""".split()  # noqa: SIM905
)


def _below(words: list[Word], first: int, stop: int) -> bool:
    """Whether a clause below the main one opens in between: what "and" joins may be in that."""
    return any(
        w.kind == "sub" or w.low in ("who", "which", "that", "whose", "where", "when", "after")
        for w in words[first:stop]
    )


def _own_subject(words: list[Word], first: int, finite: int) -> bool:
    """Whether the clause from ``first`` has a subject that stands by itself."""
    subject = words[first:finite]
    if not subject or len(subject) > 14:
        return False
    if subject[0].low in _LINKED:
        return False
    base = any(form.form == "base" for form in readings(subject[0].low))
    if base and len(subject) > 1 and subject[1].kind == "det":
        return False  # "to promote diversity, and ensure the campus is safe"
    if any(w.text in (",", ";") or w.kind in ("sub", "verb") for w in subject):
        return False
    if any(w.low in ("who", "which", "that") for w in subject):
        return False
    return any(w.kind in ("noun", "name", "num") for w in subject)


def _parts(words: list[Word], quoted: list[bool], first: int, last: int) -> list[Unit]:
    """A clause and the participles and appositions that hang on it."""
    finite = _has_finite(words, quoted, first, last)
    if finite is None:
        return [Unit("clause", (words[first].start, words[last].end), words[first : last + 1])]
    pieces: list[tuple[UnitKind, int]] = []
    for k in range(finite + 1, last - 1):
        if quoted[k] or quoted[k + 1]:
            continue
        after = words[k + 1]
        if words[k].text == ",":
            kind = _opens(words, k + 1, last)
            if kind is not None:
                pieces.append((kind, k + 1))
        elif words[k].kind == "conj" and words[k].low == "and" and pieces:
            opened = pieces[-1][0] == "participle"
            if opened and after.kind == "part" and after.low.endswith("ing"):
                pieces.append(("participle", k + 1))
    pieces = [one for one in pieces if not _parts_the_verb(words, quoted, one, last)]
    if not pieces:
        main = Unit("clause", (words[first].start, words[last].end), words[first : last + 1])
        return [main]
    stop = pieces[0][1] - 1
    main = Unit("clause", (words[first].start, words[stop - 1].end), words[first:stop])
    out = [main]
    for n, (kind, start) in enumerate(pieces):
        end = pieces[n + 1][1] - 1 if n + 1 < len(pieces) else last + 1
        end = _piece_end(words, quoted, kind, start, end)
        if kind == "absolute":
            start += 1  # "with Russian troops ...": the preposition only links
        if end > start:
            out.append(Unit(kind, (words[start].start, words[end - 1].end), words[start:end], main))
    return out


def _parts_the_verb(
    words: list[Word], quoted: list[bool], piece: tuple[UnitKind, int], last: int
) -> bool:
    """Whether an apposition stands within what the verb governs.

    "Described the union, a bloc of nations that ..., as a foe".
    """
    kind, start = piece
    if kind != "apposition":
        return False
    end = _piece_end(words, quoted, kind, start, last + 1)
    return end < last and words[end].text == "," and words[end + 1].low in ("as", "for", "to", "of")


def _piece_end(words: list[Word], quoted: list[bool], kind: UnitKind, start: int, end: int) -> int:
    """A participle or apposition ends at the first comma outside quotation marks."""
    for k in range(start + 1, end):
        if words[k].text == "," and not quoted[k]:
            return k
        joined = words[k].low == "and" and k + 1 < end and words[k + 1].kind == "verb"
        if kind == "apposition" and joined:
            return k
    return end


def _opens(words: list[Word], k: int, last: int) -> UnitKind | None:
    """What kind of dependent part begins at word ``k``, after a comma."""
    word = words[k]
    at = k
    while at < last and words[at].kind == "adv":
        at += 1
    if words[at].kind == "part" and words[at].low.endswith("ing"):
        return "participle"
    if word.low == "with":
        for j in range(k + 1, min(last, k + 9)):
            if words[j].kind == "part" and words[j].low.endswith("ing"):
                return "absolute"
            if words[j].kind == "punct" or is_finite(words, j):
                return None
        return None
    if word.low in ("the", "its", "their", "his", "her", "a", "an"):
        limit = min(last, k + 5)
        heads = [w.low for w in words[k + 1 : limit]]
        judged = False
        for w in words[k + 1 : last + 1]:
            if w.kind in ("punct", "quote"):
                break
            judged = judged or w.low in OPINION
        ordinal = bool(_ORDINAL & set(heads))
        wider = word.low in ("a", "an") and any(h in _COMPARED for h in heads[:1])
        # "led by Colm Brandt, a former surgeon who ...": who somebody is, beside what happened.
        wider = wider or (word.low in ("a", "an") and words[k - 2].kind == "name" and k > 1)
        if ordinal or wider or judged:
            for j in range(k + 1, last + 1):
                if words[j].kind == "punct" or words[j].low in ("who", "whose", "which", "that"):
                    break
                if is_finite(words, j) and words[j - 1].kind in ("noun", "name"):
                    return None
            return "apposition"
    return None


def widens(unit: Unit) -> bool:
    """Whether a participle only draws a conclusion ("suggesting that", "raising hopes")."""
    return unit.kind == "participle" and any(w.low in _WIDENERS for w in unit.words[:2])
