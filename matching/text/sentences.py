"""Sentences of news prose with exact offsets: ``text[start:end]`` is the sentence.

syntok proposes boundaries within a paragraph; rules made for news take back the wrong ones
(titles, ranks, initials, abbreviations, a reporting clause after a quoted question) and add those
it misses (a full stop glued to the next sentence). Sentences never cross paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from syntok import segmenter
from syntok._segmentation_states import State
from syntok.tokenizer import Tokenizer

from matching.types import Span

OPENING = "“‘«„"
CLOSING = "”’»“"

_ABBREVIATIONS = frozenset(
    """mr mrs ms mx dr prof sen rep gov lt gen col sgt cpl capt maj cmdr adm pvt sr jr st rev hon
    pres supt insp det msgr fr sec amb atty cllr bde regt div mech brig no nos vs v inc corp co ltd
    dept univ assn bros jan feb mar apr jun jul aug sep sept oct nov dec mt ft fig vol ed approx ca
    cf al bn art pp op messrs gens sens reps govs drs bldg ave blvd rd hwy est""".split()  # noqa: SIM905
)
# A sentence may well end with these, so what follows decides.
_MAY_END = frozenset(
    """inc corp co ltd jr sr st bros dept univ no art bn etc ave blvd rd v""".split()  # noqa: SIM905
)
_TITLES = frozenset(
    """mr mrs ms mx dr prof sen rep gov lt gen col sgt cpl capt maj cmdr adm pvt rev hon pres supt
    insp det msgr fr sec amb atty cllr bde regt mech brig messrs gens sens reps govs drs vs
    jan feb mar apr jun jul aug sep sept oct nov dec mt ft""".split()  # noqa: SIM905
)
_LAST_WORD = re.compile(r"([^\W\d_]+(?:\.[^\W\d_]+)*)\.$")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.){2,}$")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
_BULLET = re.compile(r"\s*(?:[-–—•*▪●‣·]|\d{1,2}[.)])\s+\S")
_GLUED = re.compile(r"(?<=[^\W\d_A-Z][^\W\d_A-Z][.!?])(?=[\"“]?[A-Z][a-z])|(?<=[.!?]”)(?=[A-Z“])")
# "came in at 2.7bn. Falke reports": the point in the amount keeps syntok from parting them.
_AFTER_AMOUNT = re.compile(
    r"(?<=\d[a-z%][.!?])(?=\s[“\"]?[A-Z])|(?<=\d[a-z][a-z][.!?])(?=\s[“\"]?[A-Z])|(?<=\.\d[.!?])(?=\s[“\"]?[A-Z])"
)
_WORTH_ASKING = re.compile(r"[.!?…][\"'”’»)\]]*\s")
_CAPITALISED_START = re.compile(r"[\"'“‘«(\[]*(?:[A-Z0-9]|[^\W\d_a-z])")
_REPORTING = re.compile(
    r"(?:said|says|asked|asks|added|adds|wrote|told|replied|explained|insisted|noted|declared)\b"
)

# "Is it over?" Brandt said. / "Run!" the old man shouted.: the speaker stands before the verb.
_SPEAKER_FIRST = re.compile(
    r"(?:(?:[Hh]e|[Ss]he|[Tt]hey|I|[Ww]e)|(?:(?:the|The|a|A|one|One|his|her|His|Her)\s)?"
    r"(?:[\w’'-]+\.?\s){0,3}[\w’'-]+)\s"
    r"(?:said|says|asked|asks|added|adds|wrote|replied|shouted|cried|yelled|exclaimed|explained"
    r"|insisted|declared|wondered|tweeted|continued|quipped|joked)\b"
    r"(?!\s(?:that|there|it|he|she|they|the|a|an|his|her|its|[A-Z0-9“\"])\b)"
)
_ASKED_QUOTE = re.compile(r"[!?][\"”»’']$")

_tokenizer = Tokenizer(replace_not_contraction=False)

# "the quay. The council", "is over.” Ada Holt": a word that is no abbreviation before the mark.
_SURE_END = re.compile(
    r"(?:(?<=\s)|(?<=[\s“\"][“\"])|\A)([A-Z]?[a-z]{3,})[.!?][\"”]?(?= [“\"]?[A-Z])"
)
_SHORT = State.abbreviations | State.months | State.roman_numerals
_BRACKETS = State.opening_brackets | State.closing_brackets
_DOUBTFUL = re.compile(
    "[" + re.escape("".join(sorted({*"".join(State.terminals), *_BRACKETS, "…"}))) + "]"
)
"""What syntok may end a sentence at or look into."""
_ABBREVIATED = re.compile(
    r"(?<!\S)(?:(?:Mr|Mrs|Ms|Dr|Sen|Gen|Prof|Capt|St)\.|U\.S\.)\s(?=([A-Z]?[a-z]{2,})\s)"
)
"""What syntok never ends a sentence with, unless a word follows that begins one."""
_LAST_MARK = re.compile(r"[.!?][\"”]?$")


def paragraphs(text: str) -> list[Span]:
    """The paragraphs of a text: blank lines part them, and single line ends unless wrapped."""
    return list(_paragraphs(text))


@lru_cache(maxsize=16)
def _paragraphs(text: str) -> tuple[Span, ...]:
    """The same, kept for the few readers of one document."""
    spans: list[Span] = []
    for block in re.finditer(r"\S(?:[^\n]+|\n(?![^\S\n]*(?:\n|\Z)))*", text):
        lines: list[Span] = []
        at = block.start()
        for line in block.group().split("\n"):
            if line.strip():
                lead = len(line) - len(line.lstrip())
                lines.append((at + lead, at + len(line.rstrip())))
            at += len(line) + 1
        joined: list[Span] = []
        wrapped = _is_wrapped(text, lines)
        for start, end in lines:
            goes_on = wrapped and not _BULLET.match(text[start:end])
            if joined and not goes_on:
                goes_on = text[start].islower() and text[joined[-1][1] - 1] not in '.!?…"”:;'
            if joined and goes_on:
                joined[-1] = (joined[-1][0], end)
            else:
                joined.append((start, end))
        spans.extend(joined)
    return tuple(spans)


def split(text: str) -> list[Span]:
    """The sentences of a text as spans, in order; every non-space character lies in one."""
    spans: list[Span] = []
    for start, end in paragraphs(text):
        spans.extend(_sentences(text, start, end))
    return spans


def in_quotation(text: str, spans: Sequence[Span]) -> list[bool]:
    """For each sentence, whether it begins inside a quotation opened in an earlier sentence.

    A paragraph that opens with a new quotation mark while the last one was never closed goes on
    with the same quotation (the convention of print); a paragraph that does not, ends it.
    """
    bounds = {start for start, _ in paragraphs(text)}
    open_now = False
    out: list[bool] = []
    for start, end in spans:
        if start in bounds:
            open_now = open_now and text[start] in '"“«'
            out.append(open_now)
            if open_now:
                open_now = False
        else:
            out.append(open_now)
        open_now = _quote_state(text[start:end], open_now)
    return out


_QUOTE_MARK = re.compile('["“«”»]')


def _quote_state(passage: str, open_now: bool) -> bool:
    for char in _QUOTE_MARK.findall(passage):
        if char == '"':
            open_now = not open_now
        elif char in "“«":
            open_now = True
        elif char in "”»":
            open_now = False
    return open_now


def _is_wrapped(text: str, lines: Sequence[Span]) -> bool:
    """Lines broken at a fixed width: alike in length, and most do not end a sentence."""
    inner = [(s, e) for s, e in lines[:-1]]
    if len(inner) < 2:
        return False
    lengths = [e - s for s, e in inner]
    if max(lengths) > 110 or min(lengths) < 40 or max(lengths) - min(lengths) > 30:
        return False
    ended = sum(bool(_SENTENCE_END.search(text[s:e])) for s, e in inner)
    return ended * 2 < len(inner)


def _sentences(text: str, start: int, end: int) -> list[Span]:
    return [(start + a, start + b) for a, b in _of_paragraph(text[start:end])]


@lru_cache(maxsize=20_000)
def _of_paragraph(passage: str) -> tuple[Span, ...]:
    """The sentences of one paragraph. Kept, since copies of one agency's story share theirs, and
    a document may be read twice."""
    if not _WORTH_ASKING.search(passage) and not _GLUED.search(passage):
        return ((0, len(passage)),)
    pieces = _cover(passage, proposed(passage))
    glued: list[Span] = []
    for a, b in pieces:
        found = (*_GLUED.finditer(passage, a, b), *_AFTER_AMOUNT.finditer(passage, a, b))
        cuts = sorted({m.start() for m in found if a < m.start() < b})
        edges = [a, *cuts, b]
        glued.extend((_past_space(passage, x), y) for x, y in pairwise(edges))
    merged: list[Span] = []
    for piece in glued:
        if merged and _belongs_together(passage, merged[-1], piece):
            merged[-1] = (merged[-1][0], piece[1])
        else:
            merged.append(piece)
    return tuple(merged)


def proposed(passage: str) -> list[Span]:
    """The sentences of a passage as syntok has them, most of them without asking it.

    syntok forgets what came before a boundary, so that a passage may be cut where it is sure to
    part sentences; a piece without a mark that can end a sentence before its last is left whole.
    It looks into brackets as one piece, so nothing is cut inside them.
    """
    sure = [m.end() for m in _SURE_END.finditer(passage) if m.group(1) not in _SHORT]
    cuts = _outside_brackets(passage, sure)
    out: list[Span] = []
    for a, b in pairwise([0, *cuts, len(passage)]):
        while a < b and passage[a].isspace():
            a += 1
        last = _LAST_MARK.search(passage, a, b)
        body = _ABBREVIATED.sub(_without_mark, passage[a : last.start() if last else b])
        if _DOUBTFUL.search(body) is None:
            out.append((a, b))
            continue
        out.extend((a + start, a + end) for start, end in _asked(passage[a:b]))
    return out


def _asked(piece: str) -> list[Span]:
    """The sentences of a piece by syntok."""
    return [
        (sentence[0].offset, sentence[-1].offset + len(sentence[-1].value))
        for sentence in segmenter.split(iter(_tokenizer.tokenize(piece)))
        if sentence
    ]


def _past_space(passage: str, at: int) -> int:
    while at < len(passage) - 1 and passage[at].isspace():
        at += 1
    return at


def _without_mark(match: re.Match[str]) -> str:
    """An abbreviation without its mark, where syntok goes on; with it, where it may not."""
    return match.group() if match.group(1) in State.starters else " "


def _outside_brackets(passage: str, places: list[int]) -> list[int]:
    """The places at which no bracket is open; none where brackets do not pair."""
    if _BRACKETS.isdisjoint(passage):
        return places
    kept: list[int] = []
    depth, waiting = 0, iter([*places, len(passage)])
    place = next(waiting)
    for at, char in enumerate(passage):
        if at == place:
            if not depth:
                kept.append(place)
            place = next(waiting)
        depth += (char in State.opening_brackets) - (char in State.closing_brackets)
        if depth < 0:
            return []
    return [] if depth else kept


def _cover(passage: str, pieces: list[Span]) -> list[Span]:
    """Stretch the pieces so that no character but white space is left between them."""
    if not pieces:
        return [(0, len(passage))]
    starts = [0, *(a for a, _ in pieces[1:])]
    ends = [*starts[1:], len(passage)]
    out: list[Span] = []
    for a, b in zip(starts, ends, strict=True):
        body = passage[a:b]
        lead = len(body) - len(body.lstrip())
        trimmed = (a + lead, a + len(body.rstrip()))
        if trimmed[1] > trimmed[0]:
            out.append(trimmed)
    return out


def _belongs_together(passage: str, left: Span, right: Span) -> bool:
    before, after = passage[left[0] : left[1]], passage[right[0] : right[1]]
    if not any(c.isalnum() for c in after) or not any(c.isalnum() for c in before):
        return True
    if after[0] in "-–—" and len(before) < 60:
        return True  # a dateline: "NEWPORT NEWS, Va. - In a tradition"
    first = after.lstrip("\"'“‘«([—–- ")[:1]
    if first.islower():
        # "Is it?" he asked. / "etc. and" / but "iPhone sales" begins a sentence.
        return not re.match(r"[a-z][A-Z]", after)
    if not before.endswith("."):
        if _ASKED_QUOTE.search(before) and _SPEAKER_FIRST.match(after):
            return after[0] not in '"“«‘'
        return bool(before[-1] in ",;:" or _REPORTING.match(after))
    tail = before.rsplit(None, 1)[-1]
    last = _LAST_WORD.search(tail)
    if last is None:
        return before.endswith("...") and not _CAPITALISED_START.match(after)
    word = last.group(1).casefold()
    if word in _TITLES:
        return True
    if word == "bn" and re.search(r"\d\s?bn\.$", before):
        return False  # "came in at 2.7bn. Falke reports next week"
    if word == "no" or word == "nos":
        return after[:1].isdigit()
    if word == "st":
        # "St. Petersburg" but "on Main St. Police said": a saint follows a small word.
        return not re.search(r"[A-Z]\w+\s+St\.$", before)
    if len(word) == 1 and word.isalpha() and last.group(1)[0].isupper():
        # An initial ("J. Smith", "Keith K. O'Kellogg"), not the end of "Plan B."
        return (
            bool(re.search(r"(?:^|[\s.])(?:[A-Z]\w+\s+|[A-Z]\.\s?)?[A-Z]\.$", before))
            and bool(re.match(r"[A-Z]", after))
            and not re.search(
                r"\b(?:[Pp]lan|[Vv]itamin|[Gg]roup|[Tt]ype|[Gg]rade)\s[A-Z]\.$", before
            )
        )
    if _ACRONYM.search(tail):
        # "U.S. Sen. Smith" goes on; "in the U.S. The bill" does not.
        return (
            bool(re.match(r"[A-Z]\w+", after))
            and not re.match(
                r"(?:The|A|An|It|He|She|They|We|I|But|And|In|On|At|For|This|That|These|His|Her|Their|If"
                r"|When|As|Police|Officials|However|Meanwhile|There)\b",
                after,
            )
            and not re.search(r"\b[ap]\.m\.$", before)
        )
    return word in _ABBREVIATIONS and word not in _MAY_END
