"""A claim as a sentence that stands alone: who "he" is, which Tuesday, whose company.

What cannot be resolved is left as printed.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from matching.attribution.people import Party, Who
from matching.text.calendar import COUNT
from matching.text.grammar import Word, is_finite, tag
from matching.text.name_words import fold
from matching.text.regions import government_of, is_known
from matching.text.tense import lies_ahead
from matching.text.verbs import FORMS
from matching.types import SourceKind, Span

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_MONTH = "|".join(_MONTHS)
_WEEKDAY = re.compile(
    rf"\b(?P<which>(?:last|next|this)\s)?(?P<day>{'|'.join(_WEEKDAYS)})\b"
    r"(?P<part>\s(?:morning|afternoon|evening|night))?"
    rf"(?!,?\s\d|,?\s(?:{_MONTH})|[’']s|\sNight\b"
    r"|\s(?:morning|afternoon|evening|night)[’']s)"
)
_DAY_MONTH = re.compile(
    rf"\b(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s(?P<m1>{_MONTH})"
    rf"|(?P<m2>{_MONTH})\s(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?)\b"
    r"(?!,?\s(?:19|20)\d\d|\s?[-–,]\s?(?:\d|[A-Z])|\s(?:terror\w*\s)?attacks?\b)"
)
_BARE_MONTH = re.compile(
    rf"\b(?P<prep>[Ii]n|[Ss]ince|[Uu]ntil)\s(?P<m>{_MONTH})\b(?!\s(?:\d|(?:last|this|next)\s))"
)
_NEAR = re.compile(r"\b(?P<word>[Yy]esterday|[Tt]oday|[Tt]onight|[Tt]omorrow)\b(?![’'])")
_AHEAD = re.compile(
    r"\b(?:will|(?:is|are)\s(?:to|due|expected|scheduled|set|planned|going\sto)|plans?\sto|next"
    r"|takes?\seffect|comes?\sinto\s(?:force|effect)"
    r"|(?:begins|starts|opens|closes|ends|expires|runs\sout)\s(?:on|from|in)\b"
    r"|(?:call(?:ed|s)|announced?)\s(?:an?|another|new|further)\s[^.]{0,40}"
    r"\b(?:strikes?|walkouts?|boycotts?)\s[^.]{0,12}\b(?:from|for|on))\b"
)
_SUBJECT = re.compile(r"^(He|She|It|They|he|she|it|they)\b(?!['’])")
_POSSESSIVE = re.compile(r"^(His|Her|Its|Their|his|her|its|their)\b(?P<client>\sclients?\b)?")
_BODY = re.compile(
    r"\b(?P<det>[Tt]he)\s(?P<noun>company|firm|bank|agency|ministry|union|federation|trust|club)\b"
    r"(?!\s(?:of|for|that|which|[A-Z]))"
)
_PUBLIC = re.compile(
    r"\b(?:Ministry|Inspectorate|Police|Court|Council|Government|Parliament|Senate|Commission"
    r"|Committee|Department|Office|Army|Navy|Forces?|Federation|Union|University|Hospital|School"
    r"|Institute|Republic|Agency|Authority|Party|Bank|Board|Association|Congress|House|Group)\b"
)
_PERSONS: frozenset[SourceKind] = frozenset({"person"})
_BODIES: frozenset[SourceKind] = frozenset({"institution"})


def resolve_dates(passage: str, published: datetime | None, context: str = "") -> str:
    """Relative dates as calendar dates, counted from the day of publication in its own zone.

    A weekday is the last one on or before publication, or the next one where the passage (or
    ``context``) looks ahead; a date without a year is the nearest such date on the same side.
    """
    if published is None:
        return passage
    day = published.date()
    ahead = bool(_AHEAD.search(passage) or _AHEAD.search(context))

    def is_ahead(match: re.Match[str]) -> bool | None:
        told = lies_ahead(match.string, match.span())
        at = context.find(match.group()) if told is None else -1
        if at < 0 or context.count(match.group()) > 1:
            return told
        return lies_ahead(context, (at, at + len(match.group())))

    def weekday(match: re.Match[str]) -> str:
        target = _WEEKDAYS.index(match["day"])
        which = (match["which"] or "").strip()
        back = (day.weekday() - target) % 7
        if which == "last" and back == 0:
            back = 7
        found = day - timedelta(days=back)
        gap = (target - day.weekday() - 1) % 7 + 1
        told = is_ahead(match)
        later = (ahead or gap < back) if told is None else told and back > 0
        if which == "next" or (later and which != "last"):
            found = day + timedelta(days=gap)
        part = (match["part"] or "").strip()
        hour = {"": "", "night": " at night"}.get(part, f" in the {part}")
        on = "on " if which else ""
        return f"{on}{match['day']} {found.day} {_MONTHS[found.month - 1]} {found.year}{hour}"

    def day_month(match: re.Match[str]) -> str:
        month = _MONTHS.index(match["m1"] or match["m2"]) + 1
        number = int(match["d1"] or match["d2"])
        told = is_ahead(match)
        soon = told is not False and _is_soon(day, month, number, 180 if told else 100)
        year = _year(day, month, number, ahead or soon)
        return match.group() if year is None else f"{number} {_MONTHS[month - 1]} {year}"

    def bare(match: re.Match[str]) -> str:
        month = _MONTHS.index(match["m"]) + 1
        year = _year(day, month, 1, ahead)
        return match.group() if year is None else f"{match['prep']} {match['m']} {year}"

    def near(match: re.Match[str]) -> str:
        if match["word"][0].isupper() and re.search(r"\w\s$", match.string[: match.start()]):
            return match.group()  # "CNN Tonight"
        shift = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}[match["word"].lower()]
        found = day + timedelta(days=shift)
        night = "the night of " if match["word"].lower() == "tonight" else ""
        on = "On" if match["word"][0].isupper() else "on"
        return f"{on} {night}{found.day} {_MONTHS[found.month - 1]} {found.year}"

    for pattern, change in (
        (_DAY_MONTH, day_month),
        (_BARE_MONTH, bare),
        (_WEEKDAY, weekday),
        (_NEAR, near),
    ):
        passage = pattern.sub(change, passage)
    return passage


def _is_soon(day: date, month: int, number: int, days: int) -> bool:
    """Whether this year's date of the name lies within so many days ahead."""
    try:
        return timedelta(0) < date(day.year, month, number) - day <= timedelta(days=days)
    except ValueError:
        return False


def _year(day: date, month: int, number: int, ahead: bool) -> int | None:
    try:
        this = date(day.year, month, number)
    except ValueError:
        return None
    if ahead:
        return day.year if this >= day else day.year + 1
    return day.year if this <= day else day.year - 1


def resolve_names(passage: str, at: int, who: Who, sentence: Span, speaker: str | None) -> str:
    """Pronoun subjects, short names and "the company" replaced by full names."""
    start = sentence[0]

    def person(female: bool) -> Party | None:
        return who.last_mentioned(
            at, kinds=_PERSONS, since=max(0, start - 600), gender="f" if female else "m"
        )

    def subject(match: re.Match[str]) -> str:
        low = match.group(1).lower()
        if low in ("he", "she"):
            if speaker and _may_be(who, speaker, low):
                named = " " in speaker and speaker.split()[-1][:1].isupper()
                return speaker if named else match.group()
            # "Castro ... he", where two of that name are told of: which of them is left open.
            party = None if who.shares_a_name((start, at)) else person(low == "she")
            return party.name if party is not None else match.group()
        return match.group()

    def possessive(match: re.Match[str]) -> str:
        low, client = match.group(1).lower(), match["client"] or ""
        if client and not speaker:
            return match.group()  # "a lawyer for Lang said his client": Lang's lawyer's, not Lang's
        if low in ("his", "her"):
            party = person(low == "her")
            return f"{party.name}'s{client}" if party is not None else match.group()
        return match.group()

    passage = _SUBJECT.sub(subject, passage)
    passage = _POSSESSIVE.sub(possessive, passage)

    def body(match: re.Match[str]) -> str:
        noun = match["noun"]
        kinds: frozenset[SourceKind] = frozenset({"agency"}) if noun == "agency" else _BODIES
        party = who.last_mentioned(at, kinds=kinds, since=max(0, start - 900))
        if party is None:
            return match.group()
        business = noun in ("company", "firm") and not _PUBLIC.search(party.name)
        # Firms of one word ("WeWork") are no parties: only the one firm named can be meant.
        fits = business and _firms(who) == 1
        fits = (fits or noun in party.name.lower()) and not party.place
        return party.name if fits else match.group()

    passage = _BODY.sub(body, passage, count=1)
    return _full_names(passage, who)


def _may_be(who: Who, speaker: str, low: str) -> bool:
    """Whether who speaks may be the "he" or "she" that he speaks of."""
    party = who.full_name(speaker)
    return party is None or not party.gender or party.gender == ("f" if low == "she" else "m")


def _firms(who: Who) -> int:
    """How many bodies of the document may be businesses."""
    return sum(
        party.kind in _BODIES and not party.place and not _PUBLIC.search(party.name)
        for party in who.parties
    )


_OF_A_FIRM = re.compile(
    r"\b(?:shares|stake|jobs|staff|employees|workers|factory|plant)\s(?:in|of|at)\s(?:the\s)?$"
    r"|\b(?:at|near)\s(?:the\s)?$|\bthe\s$",
    re.IGNORECASE,
)
"""What stands before a name that is a firm's or a place's, though somebody bears it too."""
_THING = re.compile(
    r"(?:-\w+)?\s(?:plant|factory|works|store|mill|mine|shop|family|estate|building|site|shares|group"
    r"|brand|company|firm|employees|workers|street|bridge|park|report|inquiry|act|law)\b"
)
_PARTICLE = re.compile(
    r"\b(?:[Dd]e|[Vv]an|[Vv]on|[Dd]er|[Dd]el|[Dd]i|[Dd]a|[Dd]os|[Aa]l|[Bb]in|[Ll]a|[Ll]e)\s$"
)
_JOINED = re.compile(r"\w-$|\b[A-Z]\.\s?$")
_NUMBERED = re.compile(r"\d\S*\s$")
_CAPITALISED = re.compile(r"[A-Z][\w-]*\.?(?:[’']?\s[A-Z][\w-]*)*")


def _full_names(passage: str, who: Who) -> str:
    """A capitalised word with no capitalised neighbour may be a surname by itself."""

    def full(match: re.Match[str]) -> str:
        word = match.group()
        party = who.full_name(word)
        if party is None or party.kind != "person" or party.name.split()[-1] != word:
            return match.group()
        if _is_title(passage, match.span()) or government_of((fold(word),)):
            return match.group()  # the film "Brandt"; "Ireland" is not Northern Ireland
        if any(c.isdigit() for c in party.name) or _NUMBERED.search(passage[: match.start()]):
            return match.group()  # "the LC 500 Convertible"
        if _PARTICLE.search(passage[: match.start()]):
            return match.group()  # "Botic van de Zanschulp"
        if _JOINED.search(passage[: match.start()]) or party.name.split()[0].lower() in COUNT:
            return match.group()  # "anti-Brandt", "V. Skripal"; "Twelve Russian"
        sure = who.is_surely_a_person(party)
        if not sure and is_known((fold(party.name.split()[0]),)):
            return match.group()  # "Colorado SpaceX"
        if _OF_A_FIRM.search(passage[: match.start()]) or _THING.match(passage, match.end()):
            return match.group()
        return party.name

    return _CAPITALISED.sub(full, passage)


def _is_title(passage: str, span: Span) -> bool:
    """Whether a word stands in quotation marks by itself, as the title of a work does."""
    before, behind = passage[: span[0]], passage[span[1] :].lstrip(",.")
    return before.endswith(("“", '"', "‘")) and behind.startswith(("”", '"', "’"))


_CLAUSE = re.compile(
    r"(?:because|so\sthat|(?:even\s)?though|although|whereas|while|when|once|after|before|until|as)\s",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"(?:who|which)\s")
_NAME_BEFORE = re.compile(r"[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*)*,\s$")


_CALENDAR = re.compile(rf"(?:{_MONTH}|{'|'.join(_WEEKDAYS)})")
"""Names of time: "the game from February, which ..." is about the game."""


def aside_as_sentence(text: str, span: Span, head: Span) -> str:
    """ "Pol Ferrer, who drove her for nine years": "Pol Ferrer drove her for nine years".

    A clause stands by itself ("because a plane was in the way": "A plane was in the way"). Where no
    name stands right before, the aside with the sentence that it belongs to.
    """
    aside = text[span[0] : span[1]]
    clause = _CLAUSE.match(aside)
    if clause:
        words = tag(aside, clause.end(), len(aside))
        if any(is_finite(words, k) for k in range(1, len(words))):
            return aside[clause.end() :]
    relative = _RELATIVE.match(aside)
    name = _NAME_BEFORE.search(text[head[0] : span[0]])
    if relative and name and not _CALENDAR.fullmatch(name.group().rstrip(" ,")):
        return f"{name.group().rstrip(' ,')} {aside[relative.end() :]}"
    return text[head[0] : max(head[1], span[1])]


def participle_as_sentence(passage: str, words: list[Word], main: str) -> str:
    """ "killing at least 12 people" after a main clause: "at least 12 people were killed when ...".

    Only for a verb with a counted or named object right behind it; otherwise the participle with
    its main clause in front.
    """
    verb = words[0]
    readings = FORMS.get(verb.low, ())
    base = readings[0].base if readings else ""
    participle = next(
        (
            w
            for w, forms in FORMS.items()
            for f in forms
            if f.base == base and f.form == "participle"
        ),
        "",
    )
    rest = passage[verb.end - words[0].start :].strip()
    counted = len(words) > 1 and (
        words[1].kind in ("num", "det", "name") or words[1].low in ("at", "about", "more", "up")
    )
    if verb.low in _CASUALTY and participle and counted and rest:
        return f"{rest[0].upper()}{rest[1:]} were {participle} when {main[:1].lower()}{main[1:]}"
    return f"{main}, {passage}"


def absolute_as_sentence(passage: str, words: list[Word]) -> str:
    """ "with two ships waiting off the port": "two ships were waiting off the port"."""
    at = next((k for k, w in enumerate(words) if w.kind == "part" and w.low.endswith("ing")), 0)
    subject = words[:at]
    if not subject or words[0].start + len(passage) < words[at].end:
        return passage
    verb = words[at].start - words[0].start
    several = any(w.kind == "conj" or w.kind == "num" for w in subject)
    heads = [w for w in subject if w.kind in ("noun", "name")]
    plural = bool(heads) and heads[-1].low.endswith("s") and heads[-1].kind == "noun"
    return f"{passage[:verb]}{'were' if several or plural else 'was'} {passage[verb:]}"


_CASUALTY = frozenset("killing injuring wounding hurting".split())  # noqa: SIM905
