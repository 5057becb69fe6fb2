"""Who is who in a document: full names, roles and short forms, so that "he" finds his name.

A mention resolves to the fullest name printed in the document; where nothing fits it is left as
printed. Only mentions up to the place in question count, except for full names, which the reader
of the whole document knows.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from matching.attribution.forenames import gender_of
from matching.attribution.fullnames import NOT_NAMES, capital_headline, clean, full_names
from matching.attribution.sources import ROLES, classify, head_of
from matching.text.bearers import demonyms
from matching.text.grammar import is_finite, tag
from matching.text.name_words import fold
from matching.text.regions import government_of, is_known
from matching.text.wordclasses import ADJECTIVES
from matching.types import SourceKind, Span

_APPOSITION = re.compile(r",\s(?P<role>(?:[^,.;:“”\"]|(?<=[A-Z])\.(?!\s[A-Z]|$)){3,90})(?:,|\.|$)")
_ROLE_BEFORE = re.compile(
    r"(?<![\w-])((?:[A-Z][\w&-]*\s){0,2}[^\W\d_][\w-]*(?:\s[a-z][\w-]*){0,2}),?\s$"
)
_OPENS = re.compile(
    r"^(?:In|On|At|But|And|When|As|While|If|After|Before|By|For|With|Then|Today"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[Tt]he|[Aa]n?|s)\s"
)
"""What stands before a role and is no part of it."""
_PERSONAL_CUES = re.compile(r",?\s(?:who|himself|herself)\b")
_IN_FULL = {
    "gov": "governor", "sen": "senator", "rep": "representative", "gen": "general",
    "col": "colonel", "capt": "captain", "sgt": "sergeant", "lt": "lieutenant", "prof": "professor",
    "cllr": "councillor", "dr": "doctor",
}  # fmt: skip
_FEMALE = frozenset(
    """mrs ms madam lady dame queen princess sister mother congresswoman""".split()  # noqa: SIM905
)
_MALE = frozenset(
    """mr sir lord king prince father brother congressman pope""".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody or something named in the document."""

    name: str
    kind: SourceKind
    role: str | None
    roles: frozenset[str]
    first: int
    gender: str = ""
    place: bool = False
    """Whether the name reads like that of a place ("New York", "in Port Brae")."""
    personal: bool = False
    """Whether it stands with what only a person has: a role, an age, "who"."""


class Who:
    """The parties of one document and where each is mentioned."""

    def __init__(self, text: str, title: str = "") -> None:
        self._text = text
        self._parties: dict[str, Party] = {}
        self._mentions: list[tuple[int, str]] = []
        self._read(text)
        self._short = self._short_forms()
        self._alone: set[str] = set()
        self._find_mentions(text)
        self._places = [at for at, _ in self._mentions]

    @property
    def parties(self) -> list[Party]:
        """All parties in the order of their first mention."""
        return sorted(self._parties.values(), key=lambda p: (p.first, p.name))

    def _read(self, text: str) -> None:
        # A headline in capitals would make names of all its words.
        lead = capital_headline(text)
        for match in full_names(text, lead):
            name = clean(match.group("name"))
            title = (match.group("title") or "").strip()
            country, _, rest = name.partition(" ")
            linked = _LINKED.search(text, max(0, match.start("name") - 6), match.start("name"))
            if linked and " " in rest and government_of((fold(country),)):
                name = rest  # "the US ambassador to Libya Ida Lang"
            calling, _, rest = name.partition(" ")
            if " " in rest and calling.lower() in ROLES | _CALLINGS and not title:
                name, title = rest, calling  # "Actor Seth Holt"
            first = name.split()[0] if name else ""
            if not name or (" " not in name and not title):
                continue
            if first.lower() in NOT_NAMES or _SHORTENED.search(name):
                continue
            after = text[match.end() : match.end() + 120]
            before = text[max(0, match.start() - 40) : match.start()]
            apposition = _APPOSITION.match(after)
            role = title.strip(".") or None
            roles = {w.strip(".").lower() for w in title.split()}
            roles |= {_IN_FULL[w] for w in roles if w in _IN_FULL}
            lowered = _ROLE_BEFORE.search(before)
            if lowered and lowered.group(1).split()[-1] in ROLES:
                told = lowered.group(1)
                while opens := _OPENS.match(told):
                    told = told[opens.end() :]
                role = role or told
                roles |= {w for w in lowered.group(1).split() if w in ROLES}
            if apposition is not None:
                told = apposition.group("role")
                heads = set(re.findall(r"[a-z][\w-]*", head_of(told).lower())) & ROLES
                if heads and not _tells(told):
                    role = role or told.strip()
                    roles |= heads
                elif _AGED.match(told):
                    roles.add("man")
            if first.lower() in _ONE_NAME and " " in name:
                roles.add(first.lower())  # "Pope Francis"
                role = role or first
            person = bool(roles & ROLES) or bool(_PERSONAL_CUES.match(after))
            kind = classify(name, known_person=person)
            place = kind == "person" and not person and _looks_like_place(name, before)
            place = place or (kind == "person" and not person and _is_region(name))
            if place:
                kind = "institution"
            gender = "f" if roles & _FEMALE else "m" if roles & _MALE else ""
            if not gender and kind == "person" and " " in name:
                gender = gender_of(first)
            old = self._parties.get(name)
            if old is None:
                self._parties[name] = Party(
                    name, kind, role, frozenset(roles & ROLES), match.start(), gender, place, person
                )
            else:
                self._parties[name] = Party(
                    name,
                    "person" if "person" in (old.kind, kind) and person else old.kind,
                    old.role or role,
                    old.roles | (roles & ROLES),
                    old.first,
                    old.gender or gender,
                    old.place or place,
                    old.personal or person,
                )
        for name in [n for n in self._parties if fold(n.split()[0]) in demonyms()]:
            rest = name.partition(" ")[2]
            if rest and text.count(rest) > _OFTENER * text.count(name):
                del self._parties[name]  # "Finnish Lang supporters"

    def _short_forms(self) -> dict[str, str]:
        """Surname, forename or last words -> the full name, where only one name fits."""
        found: dict[str, set[str]] = {}
        for name, party in self._parties.items():
            parts = name.split()
            forms = {parts[-1], " ".join(parts[1:])} if len(parts) > 1 else {name}
            if party.kind == "person" and party.roles and len(parts) > 1:
                forms.add(parts[0])
            elif len(parts) > 1:
                forms |= {parts[0], " ".join(parts[:2])}
                initials = "".join(p[0] for p in parts if p[0].isupper())
                if len(initials) > 2:
                    forms.add(initials)
            for form in forms:
                if fold(form) in demonyms() or (form != name and government_of((fold(form),))):
                    continue  # "Russian" alone is not the Russian Academy
                if len(form) > 2 and form.lower() not in NOT_NAMES:
                    found.setdefault(form, set()).add(name)
        out: dict[str, str] = {}
        for form, names in found.items():
            people = {n for n in names if self._parties[n].kind == "person"}
            if len(names) == 1:
                out[form] = next(iter(names))
            elif len(people) == 1 and all(n.endswith(form) for n in people):
                out[form] = next(iter(people))
            else:
                longest = sorted(names, key=lambda n: (-len(n), n))[0]
                if all(n in longest for n in names):
                    out[form] = longest
        return out

    def _find_mentions(self, text: str) -> None:
        forms = {**self._short, **{name: name for name in self._parties}}
        if not forms:
            return
        for match in re.finditer(
            r"[A-Z](?:[\w-]|[’'](?!s\b))*\w(?:[’']?\s(?:[aAeE]l-)?[A-Z](?:[\w-]|[’'](?!s\b))*\w){0,7}",
            text,
        ):
            words = clean(match.group()).split()
            for size in range(len(words), 0, -1):
                hit = next(
                    (
                        forms[" ".join(words[i : i + size])]
                        for i in range(len(words) - size, -1, -1)
                        if " ".join(words[i : i + size]) in forms
                    ),
                    None,
                )
                if hit is not None:
                    self._mentions.append((match.start(), hit))
                    if len(words) == 1:
                        self._alone.add(hit)
                    break

    def is_surely_a_person(self, party: Party) -> bool:
        """Whether more than two capitals tell that this is somebody: a role, a forename, "who"."""
        return party.kind == "person" and bool(party.roles or party.gender or party.personal)

    def may_be(self, party: Party, gender: str) -> bool:
        """Whether "he" or "she" may mean the party; "the Black Death" is nobody."""
        known = party.gender or self._gender_of_namesakes(party)
        if known and known != gender:
            return False
        if self.is_surely_a_person(party):
            return True
        return party.name in self._alone or not _is_thing(party.name)

    def _gender_of_namesakes(self, party: Party) -> str:
        """The gender of those who bear the surname by itself too: "President Lang", "Ida Lang"."""
        if " " in party.name and party.kind == "person" and not party.roles:
            return ""
        last = party.name.split()[-1]
        found = {p.gender for n, p in self._parties.items() if n.endswith(f" {last}") and p.gender}
        return found.pop() if len(found) == 1 else ""

    def full_name(self, printed: str) -> Party | None:
        """The party that the printed words name, by full name, surname or short form."""
        phrase = clean(head_of(printed))
        if phrase in self._parties:
            return self._parties[phrase]
        if _TWO.search(phrase):
            return None  # "the U.S. and Cuba"
        names = re.findall(
            r"[A-Z](?:[\w-]|[’'](?!s\b))*\w(?:[’']?\s(?:[A-Z]\.\s)?(?:[aAeE]l-)?[A-Z](?:[\w-]|[’'](?!s\b))*\w)*",
            phrase,
        )
        if names and not phrase.endswith(names[-1]):
            return None  # "the former Brae minister": the name only says which minister
        for name in reversed(names[-1:]):
            words = clean(name).split()
            for size in range(len(words), 0, -1):
                form = " ".join(words[-size:])
                hit = form if form in self._parties else self._short.get(form)
                if hit is not None and form.lower() not in ROLES:
                    return self._parties[hit]
        return None

    def by_role(self, printed: str, at: int) -> Party | None:
        """The last party before ``at`` that the document gives this role ("the governor").

        "The American president" is nobody who is called the president of another country.
        """
        words = [w.strip(".,'’\"").lower() for w in head_of(printed).split()]
        wanted = {w for w in words if w in ROLES}
        if not wanted:
            return None
        country, without = _countries(printed), None
        for place in range(bisect_right(self._places, at) - 1, -1, -1):
            party = self._parties[self._mentions[place][1]]
            if wanted & party.roles and (len(words) < 2 or words[-1] in party.roles):
                held = _countries(party.role or "") if country else country
                if held == country:
                    return party
                if not held:
                    without = without or party
        return without

    def shares_a_name(self, span: Span) -> bool:
        """Whether a surname stands alone between that several persons of the document bear."""
        bearers = [p.name.split()[-1] for p in self._parties.values() if p.kind == "person"]
        return any(bearers.count(run) > 1 for run in _CAPITALS.findall(self._text, *span))

    def last_mentioned(
        self,
        at: int,
        *,
        kinds: frozenset[SourceKind],
        since: int = 0,
        gender: str = "",
        quotes: Sequence[Span] = (),
    ) -> Party | None:
        """The nearest party of one of ``kinds`` mentioned between ``since`` and ``at``, but for
        mentions within ``quotes``."""
        for place in range(bisect_right(self._places, at - 1) - 1, -1, -1):
            where, name = self._mentions[place]
            if where < since:
                return None
            if any(a <= where < b for a, b in quotes):
                continue
            party = self._parties[name]
            if party.kind in kinds and (not gender or self.may_be(party, gender)):
                return party
        return None

    def mentions_in(self, span: Span, quotes: Sequence[Span] = ()) -> list[Party]:
        """The parties mentioned within a span, in order, but for those named within ``quotes``."""
        lo = bisect_right(self._places, span[0] - 1)
        hi = bisect_right(self._places, span[1] - 1)
        return [
            self._parties[name]
            for at, name in self._mentions[lo:hi]
            if not any(a <= at < b for a, b in quotes)
        ]


_PLACE_BEFORE = re.compile(
    r"\b(?:in|at|near|outside|into|through|across|around|within|off|(?:town|city|village|port"
    r"|district|province|region|county|island|state)\sof)\s$"
)
_PLACE_WORDS = frozenset(
    """port upper lower north south east west new san santa saint mount lake river fort cape great
    central district province county island islands street avenue road square bridge valley bay
    coast sea ocean mountains airport station university""".split()  # noqa: SIM905
)


def _tells(told: str) -> bool:
    """Whether what stands between commas has a verb of its own, and is no apposition."""
    main = _RELATIVE.split(told)[0]
    words = tag(main, 0, len(main))
    return any(is_finite(words, k) for k in range(1, len(words)))


_RELATIVE = re.compile(r"\b(?:who|whom|whose|which|that)\b")


def _countries(printed: str) -> frozenset[str]:
    """The countries that stand in a role ("the American president", "president of Russia")."""
    named = frozenset(demonyms().values())
    words = [fold(word) for word in re.findall(r"[A-Z][\w.]*", printed)]
    found = (_SHORT_COUNTRY.get(w) or demonyms().get(w) or w for w in words)
    return named & frozenset(found)


_SHORT_COUNTRY = {"us": "america", "uk": "britain"}


_OFTENER = 3
"""So many times as often a name stands without the adjective of a country as with it, where that
is no part of it."""


def _is_region(name: str) -> bool:
    """Whether the name is that of a country, a state or a town that is known."""
    return is_known(tuple(fold(word) for word in name.split()))


def _is_thing(name: str) -> bool:
    """Whether a name has a word that is hardly anybody's: "Old Trafford", "US Justice"."""
    words = name.split()
    low = {word.lower() for word in words}
    if low & (ADJECTIVES | _PLACE_WORDS | _THINGS) or classify(words[-1]) == "institution":
        return True
    if fold(words[0]) in demonyms():
        return True
    return any(len(word) > 1 and word.isupper() for word in words)


_THINGS = frozenset(
    """black white red blue green golden royal united sierra death day night war plague act cup
    prize park hall tower square court league games festival awards today tomorrow""".split()  # noqa: SIM905
)


def _looks_like_place(name: str, before: str) -> bool:
    words = {w.lower() for w in (name.split()[0], name.split()[-1])}
    return bool(words & _PLACE_WORDS) or bool(_PLACE_BEFORE.search(before))


_TWO = re.compile(r"\b[A-Z][\w.]*\sand\s(?:the\s)?[A-Z]")
_LINKED = re.compile(r"\b(?:to|of|for|in|from)\s$")
_ONE_NAME = frozenset("pope king queen prince princess".split())  # noqa: SIM905
"""Titles of those who bear one name."""
_CALLINGS = frozenset(
    """actress guitarist rapper comedian schoolboy schoolgirl boxer golfer footballer striker
    midfielder defender goalkeeper cyclist swimmer sprinter novelist poet painter sculptor designer
    photographer filmmaker presenter broadcaster columnist blogger campaigner architect chef
    lyricist drummer bassist model dancer choreographer""".split()  # noqa: SIM905
)
"""Words for what somebody does that open a sentence before a name."""
_CAPITALS = re.compile(r"\b[A-Z][\w-]+(?:\s[A-Z][\w-]+)*")
_AGED = re.compile(r"\d{1,3}\b")


_SHORTENED = re.compile(r"[’'](?:ll|m|ve|d|re)\b|\w{3}[’'][A-Z]")
"""Words that hold a verb, or two words glued together, and are no names ("Certainly I'll")."""
