"""Credits: what a document prints about where its text comes from.

A credit stands where credits stand: in the dateline, the byline, the copyright line, the note at
the end, the source line. An agency that is named in running text ("Reuters reported that ...") is
the source of a statement and no credit. Agencies are known from the register, from the documents
at hand, and, in a dateline, by the shape alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from matching.lineage import credit_patterns as patterns
from matching.lineage.layout import is_listing
from matching.lineage.names import (
    Outlets,
    agencies,
    agency_of_outlet,
    mentions,
    register_pattern,
    registered,
    squash,
)
from matching.types import Document, Span

CreditKind = Literal[
    "outlet",
    "dateline",
    "byline",
    "copyright",
    "note",
    "source_line",
    "contributed",
    "metadata",
    "release",
    "republished",
]


@dataclass(frozen=True, slots=True)
class Credit:
    """One credit: whom it names (``key``), as printed, and whether it covers the whole text.

    ``key`` is a registered agency's key, an outlet's domain, or ``name:...`` for an agency that
    nobody here knows. ``whole`` is false where others worked on it too ("contributed to this
    report", "own staff and INS"). ``span`` is None for credits outside the text.
    """

    document: str
    key: str
    printed: str
    kind: CreditKind
    whole: bool
    span: Span | None = None


def read_credits(document: Document, outlets: Outlets) -> tuple[Credit, ...]:
    """All credits of a document, the whole-text ones first, in order of place.

    An agency's own document carries a credit of kind ``outlet`` to itself.
    """
    found = list(_Reader(document, outlets).read())
    if "hub" in document.flags or is_listing(document.text):
        # What a list of stories prints belongs to the stories, not to the list.
        found = [replace(c, whole=c.whole and c.span is None) for c in found]
    unique: dict[tuple[str, bool], Credit] = {}
    for credit in found:
        unique.setdefault((credit.key, credit.whole), credit)
    return tuple(
        sorted(unique.values(), key=lambda c: (not c.whole, c.span or (-1, -1), c.key, c.kind))
    )


def own_key(outlet: str, outlets: Outlets) -> str:
    """The key under which an outlet is credited by others."""
    return agency_of_outlet(outlet) or outlet


class _Reader:
    """Reads the credits of one document."""

    def __init__(self, document: Document, outlets: Outlets) -> None:
        self.document = document
        self.outlets = outlets
        self.home = own_key(document.outlet, outlets)

    def read(self) -> Iterator[Credit]:
        """Every credit found, place by place; the same one may come twice."""
        outlet = self.document.outlet
        if self.outlets.is_wire(outlet) or agency_of_outlet(outlet):
            yield Credit(self.document.id, self.home, outlet, "outlet", True)
        yield from self.from_byline()
        for printed in self.document.credits:
            for name in _names_in(printed) or [printed]:
                yield from self.credit(self.resolve(name), name, "metadata", True, None)
        yield from self.from_text()

    def resolve(self, name: str, *, loose: bool = False) -> str | None:
        """The key of a printed name: an outlet at hand, a registered agency, a mere acronym."""
        name = _trim(name)
        if not name:
            return None
        at_hand = self.outlets.named(name)
        if at_hand is not None:
            return own_key(at_hand, self.outlets)
        known = registered(name)
        if known:
            return known
        return f"name:{squash(name)}" if loose and patterns.ACRONYM.match(name) else None

    def credit(
        self, key: str | None, name: str, kind: CreditKind, whole: bool, span: Span | None
    ) -> Iterator[Credit]:
        """One credit, unless the name means nobody or the outlet itself."""
        if key is not None and key != self.home:
            yield Credit(self.document.id, key, name.strip(), kind, whole, span)

    def from_byline(self) -> Iterator[Credit]:
        byline = self.document.byline.strip()
        if not byline:
            return
        mixed = bool(patterns.OWN_STAFF.search(byline)) or "material" in byline.casefold()
        parts = [
            p
            for p in re.split(r"\s*(?:/|,|;|\||\band\b|\bwith\b|&|\(|\)|\bvia\b|:)\s*", byline)
            if p.strip()
        ]
        keys = [
            (part, self.resolve(re.sub(r"^(?:[Bb]y|[Ss]ource|[Ff]rom)\s+", "", part)))
            for part in parts
        ]
        whole_key = self.resolve(byline)
        if whole_key is not None:
            yield from self.credit(whole_key, byline, "byline", True, None)
            return
        material = "material" in byline.casefold()
        for part, key in keys:
            yield from self.credit(key, part, "byline", not (mixed or material) or material, None)
        if not any(key for _, key in keys):
            for name in _names_in(byline):
                if " " not in name and name.upper() != name:
                    continue  # "Petra Lindholm" is a person
                yield from self.credit(self.resolve(name), name, "byline", not mixed, None)
                return
            if patterns.AGENCIES.search(byline):
                yield Credit(self.document.id, "name:agencies", byline, "byline", False)

    def from_text(self) -> Iterator[Credit]:
        text = self.document.text
        for match in patterns.DATELINE.finditer(text):
            place = (match.group("place") or "").strip()
            if not place and match.start() > 1500:
                continue
            if place and not _looks_like_place(place):
                continue
            name = match.group("name")
            key = self.resolve(name, loose=bool(place) and match.start() < 2500)
            yield from self.credit(key, name, "dateline", True, match.span("name"))
        for start, end in _lines_with_names(text):
            line = _bare_dateline().match(text, start, end)
            if line:
                name = line.group("name")
                yield from self.credit(
                    self.resolve(name), name, "dateline", True, line.span("name")
                )
            if start > _TOP:
                continue
            line = _byline_pattern().match(text, start, end)
            if (
                line
                and not patterns.PHOTO.search(line.group())
                and not _is_picture_credit(text, line)
            ):
                name = line.group("name")
                yield from self.credit(self.resolve(name), name, "byline", True, line.span("name"))
            line = _by_agency().match(text, start, end)
            if line and not patterns.PHOTO.search(line.group()):
                name = line.group("name")
                yield from self.credit(self.resolve(name), name, "byline", True, line.span("name"))
        for match in patterns.NOTE.finditer(text):
            body = match.group("body")
            named = False
            for name in _names_in(body):
                key = self.resolve(name)
                named = named or key is not None
                yield from self.credit(key, name, "note", True, match.span())
            tail = re.search(r",\s*([A-Z][\w .&-]{1,40}?)\)?\s*$", body)
            if not named and tail and self.resolve(tail.group(1)):
                named = True
                yield from self.credit(
                    self.resolve(tail.group(1)), tail.group(1), "note", True, match.span()
                )
            # "(Reporting by A; Editing by B)" without a name is the house style of one agency.
            style = match.group().startswith("(") and re.search(
                r"[;,.] ?(?:[Ee]diting|[Ww]riting|[Aa]dditional reporting) by", body
            )
            if not named and style and not _foreign_note(body, self.outlets):
                yield from self.credit("Reuters", "Reuters", "note", True, match.span())
        for match in patterns.CONTRIBUTED.finditer(text):
            begin = max(text.rfind("\n", 0, match.start()), text.rfind(". ", 0, match.start())) + 1
            who = text[max(begin, match.start() - 250) : match.start()]
            for name in _names_in(who):
                # "Associated Press writers A and B contributed" closes the agency's own text.
                writers = re.search(re.escape(name) + r"\s+" + r"(?:[\w ]+ )?[Ww]riters?\b", who)
                yield from self.credit(
                    self.resolve(name),
                    name,
                    "note" if writers else "contributed",
                    bool(writers),
                    match.span(),
                )
        for match in patterns.MATERIAL.finditer(text):
            for name in _names_in(match.group("body")) or _parts(match.group("body")):
                only = bool(
                    re.match(r"\s*(?:from |of |\()?\s*" + re.escape(name), match.group("body"))
                )
                many = len(_names_in(match.group("body"))) > 1
                whole = only and not many and "contains" not in match.group()
                yield from self.credit(self.resolve(name), name, "source_line", whole, match.span())
        for match in patterns.COPYRIGHT.finditer(text):
            if text[max(0, match.start() - 1) : match.start()] == "(":
                continue  # under a picture
            for name in _names_in(match.group("name"))[:1]:
                yield from self.credit(self.resolve(name), name, "copyright", True, match.span())
        for match in patterns.SOURCE_LINE.finditer(text):
            if not patterns.PHOTO.search(match.group("name")):
                for name in _parts(match.group("name")):
                    yield from self.credit(
                        self.resolve(name), name, "source_line", True, match.span()
                    )
        for match in patterns.REPUBLISHED.finditer(text):
            name = match.group("name")
            yield from self.credit(
                self.resolve(name) or f"name:{squash(name)}",
                name,
                "republished",
                True,
                match.span(),
            )
        release = patterns.RELEASE.search(text, 0, 4000)
        if release:
            yield Credit(
                self.document.id,
                "name:pressrelease",
                release.group().strip(),
                "release",
                False,
                release.span(),
            )


@lru_cache(maxsize=1)
def _bare_dateline() -> re.Pattern[str]:
    return re.compile(patterns.BARE_DATELINE.replace("NAMES", register_pattern()), re.MULTILINE)


@lru_cache(maxsize=1)
def _byline_pattern() -> re.Pattern[str]:
    """A line that ends in an agency's name: "By JILL COLVIN, Associated Press", "Reuters •"."""
    person = r"(?:[A-Z][\w.'’-]+[ \t]*){2,4}"
    people = rf"{person}(?:,\s*{person})*(?:,?\s*\band\s+{person})?"
    names = register_pattern().replace(r"(?<![\w&])", "(?<![A-Z&])")
    return re.compile(
        rf"^[ \t]*(?P<by>(?:[Bb]y|BY|[Ff]rom)\s+)?(?:(?P<people>{people})(?P<sep>[ \t,/|•·–—-]*))?"
        rf"(?P<name>{names})(?:\s+{patterns.JOB})?[ \t]*"
        r"(?:$|[•|·]|(?:\s*[-–—,|]\s*)?(?:on\s*$|[A-Z][a-z]+day|Updated|Published|[Bb]y\s"
        r"|\d{1,2}|[A-Z][a-z]{2,8}\.? \d{1,2}))",
        re.MULTILINE,
    )


@lru_cache(maxsize=1)
def _by_agency() -> re.Pattern[str]:
    """ "Posted 5:57 am, July 16, by Associated Press, Updated at ..." in a line of its own."""
    return re.compile(
        rf"^[^\n]{{0,80}}\d[^\n]{{0,40}}\b[Bb]y (?P<name>{register_pattern()})\s*(?:[,|•·]|$)",
        re.MULTILINE,
    )


_TOP = 3000
_DATE_AFTER = re.compile(
    r"\s*(?:\W*(?:[A-Z][a-z]+day,? )?(?:\d{1,2} )?"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r"|Updated|Published|Posted|\d{1,2}[:/.]\d|[A-Z][A-Z .,'’-]{3,}[A-Za-z, .]*\()"
)


def _is_picture_credit(text: str, match: re.Match[str]) -> bool:
    """Whether the line credits a picture: "Carlos Barria / Reuters", or a name under a caption."""
    if match.group("by"):
        return False
    after = text[match.end("name") :]
    people, sep = match.group("people"), match.group("sep") or ""
    if people:
        lone = people.strip() != people.strip().upper() and not re.search(r",|\band\b", people)
        slashed = "/" in sep or ("|" in sep and "|" in after[:3])
        short = match.group("name") in _SHORT_KEYS
        return lone and (slashed or short)
    if _DATE_AFTER.match(after):
        return False
    before = text[: match.start()].rstrip()
    last = before.rsplit("\n", 1)[-1].strip()
    # Beneath a caption (a full sentence) or a widget's label the line names the picture's owner.
    return last.endswith((".", ")", ":")) or len(last.split()) <= 2


_SHORT_KEYS = frozenset(
    {"AP", "AFP", "Reuters", "EPA", "PA", "TASS", "dpa", "DPA", "UPI", "Xinhua"}
)


def _names_in(passage: str) -> list[str]:
    return [passage[start:end] for start, end in mentions(passage)]


def _lines_with_names(text: str) -> list[Span]:
    """The short lines that print an agency's name, and the long ones that begin with a dateline."""
    lines: list[Span] = []
    for start, _ in mentions(text):
        begin = text.rfind("\n", 0, start) + 1
        stop = text.find("\n", start)
        stop = len(text) if stop < 0 else stop
        if (not lines or lines[-1][0] != begin) and (stop - begin < 250 or start - begin < 60):
            lines.append((begin, stop))
    return lines


def _parts(passage: str) -> list[str]:
    return [p for p in re.split(r"[()/,;|]|\band\b|\bfrom\b", passage) if p.strip(" .")]


def _trim(name: str) -> str:
    return re.sub(r"^[Tt]he (?=\w)", "", name.strip(' .,;:-–—/|()[]•·"“”'))


def _looks_like_place(place: str) -> bool:
    """A dateline's place: names and dates only ("GLASGOW, Scotland, July 15"), no verb phrase."""
    words = re.findall(r"[^\W\d_][\w'’.]*", place)
    small = [
        w for w in words if w[0].islower() and w not in ("of", "de", "la", "the", "el", "am", "ob")
    ]
    # "... by Jeff Mason. ABOARD AIR FORCE ONE": a sentence ended inside, the line is no dateline.
    ended = re.search(r"\b(?!St|Ft|Mt)[^\W\d_]{2,}\. [A-Z]", place)
    return 0 < len(words) <= 8 and not small and not ended


def _foreign_note(body: str, outlets: Outlets) -> bool:
    """Whether a note names an outlet at hand ("the CPA Varn bureau"), so that it is theirs."""
    return any(outlets.named(word) for word in re.findall(r"\b[A-Z]{2,6}\b", body))


def known_keys() -> frozenset[str]:
    """The keys of the registered agencies."""
    return frozenset(agency.key for agency in agencies())
