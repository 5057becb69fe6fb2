"""A document reduced to what text lineage needs: sentences as rows of content stems.

Kept in flat arrays because a hundred thousand of them are held at once. The sentence boundaries
are cruder and much faster than ``matching.text.sentences``: lineage only needs units that two
copies of one text cut at the same places.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from matching.lineage.layout import Captions, is_listing
from matching.text.tokens import STOPWORDS, fold, stem
from matching.types import Document, Span

_END = re.compile(r"[.!?]+[\"”’')\]]*(?=\s+[\"“‘'(\[]?[^\W_a-z])|\n")
_WORD = re.compile(r"[^\W_]+(?:['’.,][^\W_]+)*")
_MARKS = re.compile(r"[\"“”«»„\n]|‘‘|’’|``|''")
_FIXED = (
    r"\b(?:all rights reserved|copyright|©|may not be (?:published|reproduced|copied|broadcast)"
    r"|terms (?:of (?:use|service)|and conditions)|privacy policy|cookies?\b|sign up for"
    r"|subscri(?:be|ption)|newsletters?|follow (?:us|@|him|her) on|click here|read more"
    r"|share this|advertisement|related (?:stories|articles|content)|photo(?:graph)? by"
    r"|download (?:our|the) app|contributed to this (?:report|story)"
    r"|(?:additional )?reporting by|editing by|updated:|please credit us)"
)
_FIXED_PHRASE = re.compile(_FIXED, re.IGNORECASE)
_FIXED_LOW = re.compile(_FIXED)


_COMMON = """
    year people new time first two one three last day week month monday tuesday wednesday
    thursday friday saturday sunday january february march april may june july august september
    october november december president minister government country state city report call make
    take go come get see know think want use work world way news man men woman women home house
    part group number place official police back long good high great right left end start old
    young big small little many much well even still now never not no only also could can might
    must like since before after between against around million percent cent thousand hundred
    national public company plan leave lead show give tell ask find keep need try help look add
    meeting talk international several including former early late next thing lot open close
    hold set run move turn put bring become follow include four five six seven eight nine ten
    morning night today yesterday
""".split()  # noqa: SIM905
COMMON_WEIGHT = 0.4


class Vocabulary:
    """Numbers for stems, given in the order of first appearance; 0 stands for a stop word.

    The stems that every newsroom uses every day come first: numbers up to ``common``.
    """

    def __init__(self) -> None:
        self._of_word: dict[str, int] = {}
        self._of_stem: dict[str, int] = {}
        for word in _COMMON:
            self._of_stem.setdefault(stem(word), len(self._of_stem) + 1)
        self.common = len(self._of_stem)

    def number(self, word: str) -> int:
        """The number of a printed word's stem."""
        known = self._of_word.get(word)
        if known is None:
            plain = fold(word)
            if plain in STOPWORDS or (plain.endswith("'s") and plain[:-2] in STOPWORDS):
                known = 0
            else:
                root = stem(plain[:-2] if plain.endswith("'s") else plain)
                known = self._of_stem.setdefault(root, len(self._of_stem) + 1)
            self._of_word[word] = known
        return known

    def numbers(self, words: Sequence[str]) -> list[int]:
        """The numbers of many words."""
        known = self._of_word
        try:
            return [known[word] for word in words]
        except KeyError:
            return [self.number(word) for word in words]

    def of_stem(self, root: str) -> int:
        """The number of a stem."""
        return self._of_stem.setdefault(root, len(self._of_stem) + 1)

    def __len__(self) -> int:
        return len(self._of_stem) + 1


PROSE, CAPTION, FURNITURE = 0, 1, 2


class Outline:
    """The sentences of one document: spans, content stems, and which of these are quoted.

    ``first[i]`` to ``first[i + 1]`` are the positions of sentence ``i`` in ``stems``; ``quoted``
    has 1 where the stem stands inside quotation marks; ``telling`` has 1 for figures and for
    capitalised words inside a sentence (names, mostly). ``kind[i]`` tells prose from captions
    (which tie passages but not texts) and from furniture of the page (copyright lines, invitations
    to subscribe), which never makes lineage. ``listing`` marks a page that lists other pages.
    """

    __slots__ = (
        "common",
        "ends",
        "first",
        "kind",
        "listing",
        "quoted",
        "starts",
        "stems",
        "telling",
    )

    def __init__(self, document: Document, vocabulary: Vocabulary) -> None:
        self.common = vocabulary.common
        self.starts = array("I")
        self.ends = array("I")
        self.first = array("I", [0])
        self.stems = array("I")
        self.quoted = bytearray()
        self.telling = bytearray()
        self.kind = bytearray()
        text = document.text
        self.listing = "hub" in document.flags or is_listing(text)
        caught = Captions(text)
        low = text.lower()
        # Lower case keeps the places but for a few letters of a few languages.
        pattern, where = (_FIXED_LOW, low) if len(low) == len(text) else (_FIXED_PHRASE, text)
        furniture = [m.start() for m in pattern.finditer(where)]
        marks = _quotations(text)
        stems, quoted, telling = self.stems, self.quoted, self.telling
        fixed = 0
        for begin, end in _units(text):
            words = _WORD.findall(text, begin, end)
            numbers = vocabulary.numbers(words)
            kept = [n for n, number in enumerate(numbers) if number]
            while fixed < len(furniture) and furniture[fixed] < begin:
                fixed += 1
            if not kept:
                continue
            stems.extend([numbers[n] for n in kept])
            inside = _inside(marks, text, begin, end) if marks else None
            quoted.extend([inside[n] for n in kept] if inside else bytes(len(kept)))
            telling.extend([_tells(words[n][0], n > 0) for n in kept])
            self.starts.append(begin)
            self.ends.append(end)
            self.first.append(len(stems))
            fixed_here = fixed < len(furniture) and furniture[fixed] < end
            self.kind.append(FURNITURE if fixed_here else CAPTION if caught.holds(begin) else PROSE)

    def __len__(self) -> int:
        return len(self.starts)

    def words(self, sentence: int) -> Sequence[int]:
        """The content stems of one sentence, in order."""
        return self.stems[self.first[sentence] : self.first[sentence + 1]]

    def own_words(self, sentence: int) -> list[int]:
        """The content stems of one sentence that stand outside quotation marks, in order."""
        a, b = self.first[sentence], self.first[sentence + 1]
        if 1 not in self.quoted[a:b]:
            return self.stems[a:b].tolist()
        return [s for s, q in zip(self.stems[a:b], self.quoted[a:b], strict=True) if not q]

    def weight(self, stem: int) -> float:
        """How much a stem says, before it is known how often the document repeats it."""
        return COMMON_WEIGHT if stem <= self.common else 1.0

    def stretches_of(
        self, sentence: int, length: int, *, quoted: bool = True
    ) -> list[tuple[int, ...]]:
        """The runs of ``length`` stems of a sentence inside (or all outside) quotation marks."""
        a, b = self.first[sentence], self.first[sentence + 1]
        wanted = bytes([quoted]) * length
        return [
            tuple(self.stems[i : i + length])
            for i in range(a, b - length + 1)
            if self.quoted[i : i + length] == wanted
        ]

    def stretches(self, length: int, *, quoted: bool) -> frozenset[tuple[int, ...]]:
        """Those of all sentences."""
        return frozenset(
            s for i in range(len(self)) for s in self.stretches_of(i, length, quoted=quoted)
        )

    def telling_words(self, sentence: int) -> frozenset[int]:
        """The stems of the figures and names of a sentence."""
        a, b = self.first[sentence], self.first[sentence + 1]
        return frozenset(s for s, t in zip(self.stems[a:b], self.telling[a:b], strict=True) if t)

    def at(self, span: Span) -> range:
        """The sentences that share a character with ``span``."""
        low, high = 0, len(self)
        while low < high:
            middle = (low + high) // 2
            if self.ends[middle] <= span[0]:
                low = middle + 1
            else:
                high = middle
        stop = low
        while stop < len(self) and self.starts[stop] < span[1]:
            stop += 1
        return range(low, stop)


def _units(text: str) -> Iterator[Span]:
    """The sentences of a text, without the space around them; a line ends the sentence."""
    begin, size = 0, len(text)
    for end in [*(m.end() for m in _END.finditer(text)), size]:
        while begin < end and text[begin].isspace():
            begin += 1
        stop = end
        while stop > begin and text[stop - 1].isspace():
            stop -= 1
        if stop > begin:
            yield begin, stop
        begin = end


def _tells(sign: str, within: bool) -> bool:
    """Whether a word that begins so is a figure, or within a sentence a name."""
    if "a" <= sign <= "z":
        return False
    return sign.isdigit() or (within and sign.isupper())


def _inside(marks: Sequence[Span], text: str, begin: int, end: int) -> list[int] | None:
    """Which words of a unit stand inside quotation marks, by 0 and 1; None where none does."""
    at = bisect_left(marks, (begin, begin))
    if at and marks[at - 1][1] > begin:
        at -= 1
    near = []
    while at < len(marks) and marks[at][0] < end:
        near.append(marks[at])
        at += 1
    if not near:
        return None
    places = [word.start() for word in _WORD.finditer(text, begin, end)]
    return [int(any(a <= place < b for a, b in near)) for place in places]


def _quotations(text: str) -> list[Span]:
    """The passages inside double quotation marks; an open one ends with its paragraph."""
    spans: list[Span] = []
    opened = -1
    for mark in _MARKS.finditer(text):
        sign, at = mark.group(), mark.start()
        if sign == "\n":
            if opened >= 0:
                spans.append((opened, at))
            opened = -1
        elif opened >= 0 and sign in ('"', "”", "»", "“", "’’", "''"):
            spans.append((opened, at))
            opened = at if sign == "“" and text[opened] == "“" else -1
        elif sign in ('"', "“", "«", "„", "‘‘", "``"):
            opened = at
    if opened >= 0:
        spans.append((opened, len(text)))
    return spans
