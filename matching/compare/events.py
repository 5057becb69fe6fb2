"""Is it the same event at all? Names, dates of publication and the years spoken of decide."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache

from matching.compare.moments import Moment
from matching.compare.names import Aliases
from matching.compare.places import role
from matching.text.bearers import is_demonym, is_known_place
from matching.text.kinship import kinship
from matching.text.naming import Name, learned_aliases, lower_words, read_names
from matching.types import Comparison, Document

Key = tuple[str, ...]
OLDER = timedelta(days=45)
"""A report this much older than the article is of something else, unless the claim looks back."""


@lru_cache(maxsize=4_000)
def document_names(document: Document) -> tuple[Name, ...]:
    """Every name of a document's title and text, one of each."""
    seen: dict[tuple[str, ...], Name] = {}
    for text in (document.title, document.text):
        for name in read_names(text, document.text):
            seen.setdefault(name.key, name)
    return tuple(seen.values())


@lru_cache(maxsize=4_000)
def main_names(document: Document) -> tuple[Name, ...]:
    """The names of a document's title and opening, which say what it is about."""
    names = [
        *read_names(document.title, document.text),
        *read_names(document.text[:600], document.text),
    ]
    seen: dict[tuple[str, ...], Name] = {}
    for name in names:
        if not is_demonym(name.key):
            seen.setdefault(name.key, name)
    return tuple(seen.values())


@lru_cache(maxsize=4_000)
def shared_aliases(article: Document, document: Document) -> Aliases:
    """The aliases that either text introduces."""
    return learned_aliases(article.text) | learned_aliases(document.text)


def _known(names: Sequence[Name], among: Sequence[Name], aliases: Aliases) -> int:
    """How many of the names are among the others, in whatever form."""
    keys = tuple(name.key for name in among)
    return sum(_is_among(name.key, keys, aliases) for name in names)


def _named_in(document: Document, names: Sequence[Name], aliases: Aliases) -> int:
    """How many of the names the document prints, in whatever form."""
    return sum(_is_named(name.key, document, aliases) for name in names)


@lru_cache(maxsize=100_000)
def _is_among(key: Key, among: tuple[Key, ...], aliases: Aliases) -> bool:
    return any(kinship(key, other, aliases) not in ("", "namesake") for other in among)


@lru_cache(maxsize=100_000)
def _is_named(key: Key, document: Document, aliases: Aliases) -> bool:
    others = [name.key for name in document_names(document)]
    if not aliases and not is_known_place(key):
        others = [other for other in others if _may_be_kin(key, other)]
    return any(kinship(key, other, aliases) not in ("", "namesake") for other in others)


def _may_be_kin(key: Key, other: Key) -> bool:
    """Whether two names can be of one bearer at all, gazetteer and aliases aside.

    They share a word, or a first letter of first or last words (spellings, acronyms).
    """
    if not key or not other:
        return False
    if key[-1][0] == other[-1][0] or key[0][0] == other[0][0] or not set(key).isdisjoint(other):
        return True
    return key[0] in _SMALL or other[0] in _SMALL


_SMALL = ("of", "and", "for", "de")


def compare_events(
    claim_names: Sequence[Name],
    claim_moments: Sequence[Moment],
    statement_moments: Sequence[Moment],
    article: Document,
    document: Document,
    here: Sequence[Name],
) -> Comparison:
    """``same``, ``absent`` (cannot tell) or ``conflicts`` (another event)."""
    aliases = shared_aliases(article, document)
    own = [name for name in claim_names if not is_demonym(name.key)]
    late = _too_early(claim_moments, article.published, document.published)
    if late:
        return Comparison("event", "conflicts", _day(article), _day(document), late, case="earlier")
    elsewhere = _another_time(claim_moments, statement_moments, article.published)
    if elsewhere:
        detail = "the sentence speaks of another time than the claim"
        return Comparison("event", "conflicts", _day(article), elsewhere.text, detail)
    known_own = _named_in(document, own, aliases) or _is_outlet(own, document)
    main = main_names(article)
    known_main = _named_in(document, main, aliases) or _is_outlet(main, document)
    if not known_main:  # any name that the article prints will do
        known_main = _named_in(document, document_names(article), aliases)
    theirs = document_names(document)
    if not theirs:
        return Comparison("event", "absent", "", document.title, "it names nobody", False)
    if not known_own and not known_main and _same_days(article, document):
        detail = "it names nobody that the article does, but is from the same days"
        return Comparison("event", "absent", "", document.title, detail, False, "unnamed")
    if own and not known_own and not known_main:
        detail = "none of the claim's names occurs in the document"
        return Comparison("event", "conflicts", _show(own), _show(here), detail)
    if not own and main and not known_main:
        detail = "none of the article's main names occurs in the document"
        return Comparison("event", "conflicts", _show(main), _show(theirs), detail)
    if known_own or known_main:
        found = [n for n in (*own, *main) if _is_named(n.key, document, aliases)]
        detail = f"the document is about {_show(found) or 'the same matter'} too"
        return Comparison("event", "same", _show(found), document.title, detail)
    return Comparison(
        "event", "absent", "", document.title, "no name tells the events apart", False
    )


def _same_days(article: Document, document: Document) -> bool:
    """Whether both came out so close together that one need not name what both are about.

    Registers, local papers and broadcasts leave out what their public knows.
    """
    if article.published is None or document.published is None:
        return False
    return abs(article.published - document.published) <= _CLOSE


_CLOSE = timedelta(days=14)
_AGO = timedelta(days=35)


def _another_time(
    claim: Sequence[Moment], evidence: Sequence[Moment], published: datetime | None
) -> Moment | None:
    """A date that puts the statement well before the article, unless the claim is dated so."""
    if published is None:
        return None
    dated = [
        m
        for m in evidence
        if m.readings and not m.since and m.minutes is None and m.text.lower() != "last year"
    ]
    if not dated or any(_recent(m, published) for m in dated):
        return None
    for ours in claim:
        for theirs in dated:
            if any(
                (a[0] <= b[1] and b[0] <= a[1]) or a[0].year == 4
                for a in ours.readings
                for b in theirs.readings
            ):
                return None
    if any(not _recent(m, published) for m in claim if m.readings):
        return None  # both speak of the past: which past is the date comparison's question
    return dated[0] if dated[0].stated or len(dated) == 1 else None


def _recent(moment: Moment, published: datetime) -> bool:
    return any(last >= published.date() - _AGO for _, last in moment.readings)


def _is_outlet(names: Sequence[Name], document: Document) -> int:
    """How many of the names are the document's own publisher, by its domain."""
    label = document.outlet.split(".")[0].replace("-", "")
    return sum(len("".join(n.key)) >= 5 and "".join(n.key) in label for n in names)


def is_foreign(
    here: Sequence[Name], claim_names: Sequence[Name], article: Document, aliases: Aliases
) -> bool:
    """Whether the statement is set in another place or opens with another name than the article's.

    Other names (a speaker, a witness) are what good coverage brings.
    """
    named = [n for n in here if not is_demonym(n.key) and not _is_common(n, article)]
    home = (*claim_names, *main_names(article))
    if any(_known([name], home, aliases) for name in named):
        return False
    if any(role(name) in ("at", "of", "from") for name in named):
        return True
    opening = [name for name in named if name.span[0] < 5]
    return bool(opening) and not (
        any(_known([name], claim_names, aliases) for name in named)
        or _named_in(article, named, aliases)
    )


def _is_common(name: Name, article: Document) -> bool:
    """Whether the article prints all words of a "name" in lower case ("Amendment 2")."""
    lower = lower_words(article.text)
    return all(part in lower or part.isdigit() for part in name.key)


def speaks_of_others(
    claim: Sequence[Name], here: Sequence[Name], known: Sequence[Name], aliases: Aliases
) -> bool:
    """Whether none of the claim's names is here but a name that is nowhere in the claim is."""
    ours = [name for name in claim if not is_demonym(name.key)]
    theirs = [n for n in here if not is_demonym(n.key) and not n.titled]
    if not ours or not theirs or _known(ours, here, aliases):
        return False
    return any(not _known([name], known, aliases) for name in theirs)


def other_subject(
    claim: Sequence[Name],
    here: Sequence[Name],
    known: Sequence[Name],
    aliases: Aliases,
) -> Name | None:
    """The name that opens the statement where the claim opens with another one, or None."""
    ours = [name for name in claim if name.span[0] < 8 and not is_demonym(name.key)]
    theirs = [name for name in here if name.span[0] < 8 and not is_demonym(name.key)]
    if not ours or not theirs or _known(ours, here, aliases) or _known(theirs, known, aliases):
        return None
    return theirs[0]


def _show(names: Sequence[Name]) -> str:
    return ", ".join(dict.fromkeys(name.text for name in names[:3]))


def _day(document: Document) -> str:
    return document.published.date().isoformat() if document.published else ""


def _too_early(
    moments: Sequence[Moment], claimed: datetime | None, published: datetime | None
) -> str:
    """Why the document cannot report the claim's event, by its date, or ""."""
    if claimed is None or published is None:
        return ""
    days = [m for m in moments if m.readings and m.readings[0][0].year > 4 and not m.since]
    past = [m.readings[0] for m in days if m.readings[0][1] <= claimed.date()]
    ahead = [m for m in days if m.readings[0][1] > claimed.date()]
    day: date = published.date()
    ancient = published < claimed - 3 * OLDER
    close = [m for m in days if m.kind != "clock"]
    if ancient and not any(
        first <= day and last >= day - 2 * OLDER for m in close for first, last in m.readings
    ):
        return f"the document is from {day.isoformat()}, long before the article"
    if past and not ahead:
        first = min(reading[0] for reading in past)
        if day < first - timedelta(days=1):
            return f"the document is from {day.isoformat()}, before what the claim speaks of"
        return ""
    if not days and published < claimed - OLDER:
        return f"the document is from {day.isoformat()}, long before the article"
    return ""
