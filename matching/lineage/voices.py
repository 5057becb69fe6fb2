"""Texts that an organisation wrote about itself, wherever they are printed.

A release that an outlet carries speaks in its own voice, but it is the voice of the organisation:
it and a report of what the organisation says are one origin. Known from a credit ("Provided by",
"Source:"), or from how the text speaks: of "ESA's" and "the Agency's" doings throughout, with
nobody else asked.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from matching.lineage.names import abbreviations, registered, squash
from matching.types import Document

_ORGANISATION = (
    r"(?:[Tt]he )?(?P<name>[A-Z][\w&’'-]+(?: (?:of |for |the |and |de )*[A-Z][\w&’'-]+){0,6})"
)
_PROVIDED = re.compile(
    rf"^\W{{0,3}}(?:(?:[Nn]ews |[Tt]ext |[Mm]aterials? |[Ss]tory )?[Pp]rovided by|[Ss]ource\s*:"
    rf"|SOURCE:?|[Ii]ssued by|[Rr]eleased by|[Pp]ress release (?:from|by|of)"
    rf"|[Aa] (?:statement|release) (?:from|by))\s*{_ORGANISATION}\s*\.?\s*$",
    re.MULTILINE,
)
_WHOSE = re.compile(
    r"(?<![\w.])((?:[A-Z]{2,7})|(?:[A-Z][a-z]+(?: (?:of )?[A-Z][a-z]+){1,4}))['’]s?\b"
)
_ASKED = re.compile(
    r"\b(?:told|tells|according to|reporters?|reportedly|spokes\w+|declined|"
    r"asked|statement|press release|news(?:paper| agency)|interview|critics?|analysts?|rivals?|"
    r"said (?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|(?:agency|company|ministry|group) said)\b"
)
_OWN = 4
"""An organisation that is named as the owner of what the text is about this often is its author."""


@dataclass(frozen=True, slots=True)
class Voice:
    """The organisation whose text a document is; ``stated`` where a credit says so."""

    name: str
    stated: bool


_SAYS = re.compile(
    r"\b(?:says?|said|announce[sd]?|according to|reports?|reported|unveil(?:s|ed)|reveal(?:s|ed)"
    r"|statement|study|press release)\b",
    re.IGNORECASE,
)
_FULL_NAME = re.compile(r"[A-Z][\w&’'-]+(?: (?:of |for |the |and |de )*[A-Z][\w&’'-]+)*")
_SENTENCE = re.compile(r"[^\n]+?(?:[.!?][\"”’)]*(?=\s|$)|$)", re.MULTILINE)
_LEAD = 2


def reports_on(document: Document, voice: Voice) -> bool:
    """Whether a report opens with what the organisation says: then its text is where it is from."""
    wanted = squash(voice.name)
    short = abbreviations(voice.name)
    sentences = (m.group() for m in _SENTENCE.finditer(document.text))
    lead = [s for s in sentences if len(s.split()) >= 5][:_LEAD]
    for sentence in lead:
        if not _SAYS.search(sentence):
            continue
        for name in _FULL_NAME.findall(sentence):
            plain = name.removeprefix("The ")
            if squash(plain) == wanted or squash(plain) in short or wanted in abbreviations(plain):
                return True
    return False


def read_voice(document: Document) -> Voice | None:
    """Whose text a document is, if it is an organisation's own and not a newsroom's."""
    if document.kind in ("wire", "government"):
        return None
    for match in _PROVIDED.finditer(document.text):
        if registered(match.group("name")) is None:
            return Voice(match.group("name"), True)
    if _ASKED.search(document.text):
        return None
    owners = Counter(m.group(1) for m in _WHOSE.finditer(document.text))
    # "the Agency's", "our": the text goes on speaking of its author under other names.
    again = len(re.findall(r"\bthe (?:[A-Z][a-z]+)['’]s\b|\b[Oo]ur\b|\b[Ww]e\b", document.text))
    for name, times in sorted(owners.items(), key=lambda kv: (-kv[1], kv[0])):
        named = len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", document.text))
        if times >= 2 and again >= 2 and named >= _OWN and name in document.text[:1200]:
            return Voice(name, False)
    return None
