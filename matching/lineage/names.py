"""Names of agencies and outlets, and whom a printed name means among the documents at hand.

Real agencies come from the register (``agencies.json``). An outlet of the documents at hand is
recognised from its domain and its byline: "The Lindholm Courier" is ``lindholmcourier.example``;
an agency's full name is recognised by its initials.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from matching.types import Document, Span


@dataclass(frozen=True, slots=True)
class Agency:
    """A news agency of the register; ``release`` marks distributors of press releases."""

    key: str
    name: str
    aliases: tuple[str, ...]
    domains: tuple[str, ...]
    languages: tuple[str, ...]
    country: str
    release: bool = False


@lru_cache(maxsize=1)
def agencies() -> tuple[Agency, ...]:
    """The register of agencies, in its own order."""
    data = json.loads(files("matching.lineage").joinpath("agencies.json").read_text("utf-8"))
    return tuple(
        Agency(
            row["key"],
            row["name"],
            tuple(row["aliases"]),
            tuple(row["domains"]),
            tuple(row["languages"]),
            row["country"],
            row.get("release", False),
        )
        for row in data["agencies"]
    )


@lru_cache(maxsize=1)
def _register() -> tuple[dict[str, str], dict[str, str]]:
    """Squashed long names to keys, and short upper-case keys as printed to keys."""
    long: dict[str, str] = {}
    short: dict[str, str] = {}
    for agency in agencies():
        for name in (agency.key, agency.name, *agency.aliases):
            if " " not in name and len(name) <= 5 and name.upper() == name:
                short[name] = agency.key
            else:
                long[squash(name)] = agency.key
    short["dpa"] = "DPA"
    return long, short


def registered(name: str) -> str | None:
    """The key of the registered agency that is printed as ``name``, or None."""
    long, short = _register()
    name = name.strip(" .,;:-–—/|()[]•·")
    return short.get(name) or long.get(squash(name))


@lru_cache(maxsize=1)
def register_pattern() -> str:
    """A regular expression (no groups) for any printed name of a registered agency."""
    names: set[str] = set()
    for agency in agencies():
        names.update((agency.key, agency.name, *agency.aliases))
    names.add("dpa")
    ordered = sorted(names, key=lambda n: (-len(n), n))
    return r"(?<![\w&])(?:[Tt]he )?(?:" + "|".join(map(re.escape, ordered)) + r")(?![\w&]|-\w)"


@lru_cache(maxsize=1)
def _first_words() -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for agency in agencies():
        for name in (agency.key, agency.name, *agency.aliases):
            table.setdefault(_WORD.match(name).group(), []).append(name)  # type: ignore[union-attr]
    table.setdefault("dpa", []).append("dpa")
    for name in ("ASSOCIATED PRESS", "REUTERS"):  # as set in capitals in bylines
        table.setdefault(name.split()[0], []).append(name)
    return {first: sorted(set(names), key=lambda n: (-len(n), n)) for first, names in table.items()}


_WORD = re.compile(r"[^\W_]+")


def mentions(text: str) -> list[Span]:
    """Where registered agencies are named in a text, longest name first at each place."""
    table = _first_words()
    found: list[Span] = []
    for word in _WORD.finditer(text):
        names = table.get(word.group())
        if names is None or (found and word.start() < found[-1][1]):
            continue
        for name in names:
            end = word.start() + len(name)
            if text.startswith(name, word.start()) and not text[end : end + 1].isalnum():
                found.append((word.start(), end))
                break
    # Bylines lose the space before the agency on some pages: "Jan M. OlsenAssociated Press".
    glued = [m.span() for m in _GLUED.finditer(text)]
    return sorted({*found, *glued}) if glued else found


_GLUED = re.compile(r"(?<=[a-z])(?:Associated Press|Reuters|Agence France-Presse)\b")


def squash(name: str) -> str:
    """Letters and digits only, lower case, without accents and a leading article."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = re.sub(r"^(?:the|our|la|le|el|die|der|das|il)\s+", "", plain.strip())
    return re.sub(r"[\W_]+", "", plain)


_SMALL = frozenset(
    [
        "of",
        "the",
        "and",
        "for",
        "de",
        "la",
        "le",
        "du",
        "des",
        "der",
        "die",
        "und",
        "y",
        "e",
        "da",
        "do",
        "di",
    ]
)


def abbreviations(name: str) -> frozenset[str]:
    """Ways a name is shortened in a domain: new york times gives nytimes, nyt, newyorktimes."""
    words = [squash(w) for w in re.findall(r"[^\W_]+", name)]
    words = [w for w in words if w]
    if words and words[0] == "the":
        words = words[1:]
    forms = set()
    for chosen in (words, [w for w in words if w not in _SMALL]):
        for cut in range(len(chosen) + 1):
            forms.add("".join(w[0] for w in chosen[:cut]) + "".join(chosen[cut:]))
    forms.discard("")
    return frozenset(forms)


def domain_label(outlet: str) -> str:
    """The telling part of a domain: ``lindholmcourier`` of ``lindholmcourier.example``."""
    parts = [p for p in outlet.casefold().split("/")[0].split(".") if p not in ("www", "m", "en")]
    if not parts:
        return ""
    if len(parts) > 2 and len(parts[-2]) <= 3:
        return parts[-3]
    return parts[-2] if len(parts) > 1 else parts[0]


_BRANCHES = frozenset("news online tv television newspaper magazine website".split())  # noqa: SIM905


class Outlets:
    """The outlets of the documents at hand, found again by the names that texts print for them."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._label_of: dict[str, str] = {}
        self._owner_of: dict[str, str] = {}
        self._wire: set[str] = set()
        self._official: set[str] = set()
        own_names: dict[str, set[str]] = {}
        for document in sorted(documents, key=lambda d: d.id):
            outlet = document.outlet
            self._label_of.setdefault(outlet, squash(domain_label(outlet)))
            if document.owner:
                self._owner_of.setdefault(outlet, document.owner)
            if document.kind == "government":
                self._official.add(outlet)
            if document.kind == "wire":
                self._wire.add(outlet)
                own_names.setdefault(outlet, set()).update(
                    squash(part) for part in re.split(r"[/,]", document.byline) if part.strip()
                )
        self._by_name: dict[str, list[str]] = {}
        for outlet in sorted(self._label_of):
            label = self._label_of[outlet]
            names = {label, *own_names.get(outlet, set())}
            if label.startswith("the") and len(label) > len("the") + 2:
                names.add(label.removeprefix("the"))  # "the Guardian" loses its article above
            for agency in agencies():
                if outlet in agency.domains:
                    names |= {squash(n) for n in (agency.key, agency.name, *agency.aliases)}
            for name in names:
                if name:
                    self._by_name.setdefault(name, []).append(outlet)

    @property
    def all(self) -> tuple[str, ...]:
        """The outlets, in order."""
        return tuple(sorted(self._label_of))

    def is_wire(self, outlet: str) -> bool:
        """Whether a document at hand calls this outlet an agency."""
        return outlet in self._wire

    def key(self, outlet: str) -> str:
        """The key under which an outlet is credited: its agency's, else its domain."""
        return agency_of_outlet(outlet) or outlet

    def is_press(self, outlet: str) -> bool:
        """Whether an outlet at hand publishes news, as opposed to its own acts."""
        return outlet in self._label_of and outlet not in self._official

    def siblings(self, document: Document) -> tuple[str, ...]:
        """The outlets at hand of the document's owner, in order."""
        return tuple(
            o
            for o in self.all
            if document.owner and self._owner_of.get(o, "").casefold() == document.owner.casefold()
        )

    def named(self, name: str) -> str | None:
        """The one outlet at hand that is called ``name``, or None; never a guess between two."""
        found = self._exact(name)
        if found:
            return found[0] if len(found) == 1 else None
        return None

    def _exact(self, name: str) -> list[str]:
        direct = self._by_name.get(squash(name))
        if direct:
            return direct
        forms = abbreviations(name)
        hits = sorted({o for form in forms if len(form) > 1 for o in self._by_name.get(form, ())})
        if hits:
            return hits
        first, _, last = name.strip().rpartition(" ")
        if first and last.casefold() in _BRANCHES:
            return self._exact(first)  # "BBC News" for bbc.example
        # "Corvany Telegraph" for cta.example: the word Agency is often left out.
        initials = "".join(w[0] for w in re.findall(r"[^\W_]+", name) if w[0].isupper()).casefold()
        if len(initials) >= 2 and " " in name.strip():
            return sorted(
                o
                for o in self._wire
                if self._label_of[o] in (initials + "a", initials + "na", initials + "n")
            )
        return []

    def short(self, name: str, near: Sequence[str]) -> str | None:
        """The outlet of ``near`` whose name ends in ``name`` ("the Courier"), if there is one."""
        tail = squash(name)
        if len(tail) < 5:
            return None
        hits = sorted({o for o in near if self._label_of.get(o, "").endswith(tail)})
        return hits[0] if len(hits) == 1 else None


@lru_cache(maxsize=4096)
def agency_of_outlet(outlet: str) -> str | None:
    """The registered agency that publishes at this domain, or None."""
    for agency in agencies():
        if outlet in agency.domains:
            return agency.key
    return None


__all__ = [
    "Agency",
    "Outlets",
    "abbreviations",
    "agencies",
    "agency_of_outlet",
    "domain_label",
    "mentions",
    "register_pattern",
    "registered",
    "squash",
]
