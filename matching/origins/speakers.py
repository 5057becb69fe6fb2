"""When two attributions name the same source: full and short names, roles, acronyms.

Only for one claim at a time: "the governor" is Governor Brandt when both are said to have said the
same thing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from matching.lineage.names import abbreviations, squash
from matching.text.regions import government_of
from matching.types import Attribution

Sameness = Literal["same", "perhaps", "different"]

_TITLES = frozenset(
    """mr mrs ms miss mx dr prof professor sir dame lord lady rev president governor minister prime
    premier chancellor mayor senator sen rep gov gen general colonel col captain capt major maj
    sergeant sgt lieutenant lt commander cmdr admiral adm judge justice chief spokesman spokeswoman
    spokesperson deputy vice former acting councillor cllr secretary ambassador director
    superintendent inspector detective cardinal bishop archbishop pope king queen prince princess
    coach chairman chairwoman chair ceo detained presiding defence counsel envoy""".split()  # noqa: SIM905
)
_SMALL = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "for",
        "and",
        "in",
        "on",
        "at",
        "to",
        "by",
        "its",
        "his",
        "her",
        "their",
        "our",
    ]
)
GENERIC = frozenset(
    """official officials source sources authority authorities people person spokesman spokeswoman
    spokesperson company firm government ministry police agency""".split()  # noqa: SIM905
)


_HEADS = frozenset(
    """ministry department office agency bureau commission committee council court parliament
    senate police army navy hospital clinic university institute school bank service authority
    union federation party company airline board brigade directorate inspectorate prosecutor
    embassy consulate municipality treasury""".split()  # noqa: SIM905
)
_UNNAMED = frozenset(
    """official source authoritie authority people person insider spokesman spokeswoman
    spokesperson aide diplomat""".split()  # noqa: SIM905
)
"""Who is meant by these alone may be anybody in the know."""
_VAGUE = frozenset(
    """senior local unnamed anonymous several some two three four many familiar matter close
    high-ranking top other one more with who said""".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Source:
    """A source as attributions name it: its kind, its name, its role."""

    kind: str
    name: str
    printed: str
    role: str | None = None

    @classmethod
    def of(cls, attribution: Attribution) -> Source:
        """The source of an attribution; a speaker without a letter ("43") names nobody."""
        printed = attribution.printed
        name = attribution.speaker if _LETTER.search(attribution.speaker) else printed
        return cls(attribution.source_kind, name, printed, attribution.role)

    @property
    def anonymous(self) -> bool:
        """Whether nobody is named who could be asked. "The health ministry" is named."""
        return self.kind in ("anonymous", "group") and not _is_institution(self.name)


_LETTER = re.compile(r"[^\W\d_]")
_STATEMENT = re.compile(
    r"(?:(?:an?|the|its|their|his|her)\s)?(?:[\w-]+\s){0,2}?"
    r"(?:(?:press|news|media)\s)?(?:statement|release|communiqué|announcement)",
    re.IGNORECASE,
)
_ANY_HOUSE = frozenset("company firm group agency operator organisation organization".split())  # noqa: SIM905
"""What a house with a name of its own ("Corvan") may be called."""
_SPOKES = frozenset({"spokesman", "spokeswoman", "spokesperson", "spokespeople"})


def is_statement(source: Source) -> bool:
    """Whether a source is a statement or a press release, of whomever."""
    return bool(_STATEMENT.fullmatch(source.name.strip()))


def _is_institution(name: str) -> bool:
    """Whether a description names one institution: a kind of institution, and which."""
    if not re.match(r"(?:[Tt]he|[A-Z])", name.strip()):
        return False
    found = set(words(name))
    unnamed = {w for w in found if _singular(w) in _UNNAMED}
    return bool(found & _HEADS) and bool(found - _HEADS - unnamed - _VAGUE - GENERIC)


def names_speaker(text: str, speaker: str) -> bool:
    """Whether a sentence names a speaker: his surname, or an institution's name or initials."""
    person = _person(speaker)
    if not person:
        return False
    found = [
        squash(w)
        for w in re.findall(r"[^\W_][\w'’-]*", re.sub(r"['’]s\b", "", text))
        if w[0].isupper()
    ]
    if person[-1] in found and (len(person) <= 2 or len(set(person) & set(found)) >= 2):
        return True
    printed = {squash(w) for w in re.findall(r"\b[A-Z]{2,6}\b", text)}
    return bool(printed & abbreviations(speaker))


def words(name: str) -> tuple[str, ...]:
    """The words of a name without titles and articles, squashed."""
    found = [
        squash(w) for w in re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", re.sub(r"['’]s\b", "", name))
    ]
    kept = tuple(w for w in found if w and w not in _SMALL)
    return kept


def _person(name: str) -> tuple[str, ...]:
    named = [
        w for w in re.findall(r"[^\W_][\w'’.-]*", re.sub(r"['’]s\b", "", name)) if w[0].isupper()
    ]
    squashed = [squash(w) for w in named]
    return tuple(w for w in squashed if w and w not in _TITLES and w not in _SMALL)


def compare(left: Source, right: Source) -> Sameness:
    """Whether two sources are the same: certain, possible, or not."""
    if not (_LETTER.search(left.name) and _LETTER.search(right.name)):
        return "different"
    if squash(left.name) == squash(right.name) and squash(left.name):
        return "same" if not left.anonymous and re.search(r"[A-Z]", left.name) else "perhaps"
    for one, other in ((left, right), (right, left)):
        if is_statement(one):
            return _issued_by(one, other)
        if one.anonymous and _SPOKES & _letters(one.name) and not other.anonymous:
            return _speaks_for(one, other)
    if left.anonymous and right.anonymous:
        return _anonymous(left, right)
    if left.anonymous != right.anonymous:
        return "different"
    a, b = _person(left.name), _person(right.name)
    if left.kind == "person" and right.kind == "person" and a and b:
        return _persons(a, b)
    if "person" in (left.kind, right.kind) and (not a or not b):
        return _by_role(left, right)
    if {left.kind, right.kind} <= {"person", "witness"}:
        return "different"
    sameness = _institutions(left.name, right.name)
    if sameness == "same" and _staff(left.name) != _staff(right.name):
        return "perhaps"
    return sameness


def _letters(name: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+", name.casefold()))


def _issued_by(statement: Source, other: Source) -> Sameness:
    """A statement without its issuer may be of anybody who makes statements."""
    if other.kind in ("witness", "outlet", "agency"):
        return "different"
    if other.kind == "document" and not is_statement(other):
        return "different"
    return _may_be(_described(statement.name), other)


def _speaks_for(spokesman: Source, other: Source) -> Sameness:
    """An unnamed spokesman may be one who is named, or the house that he speaks for."""
    if other.kind == "person":
        about = " ".join((other.role or "", other.printed))
        if not _SPOKES & _letters(about):
            return "different"
        return _may_be(_described(spokesman.name), Source("institution", about, about))
    if other.kind != "institution":
        return "different"
    return _may_be(_described(spokesman.name), other)


def _described(name: str) -> set[str]:
    """What a description tells of whose spokesman or statement it is."""
    generic = {"press", "news", "media", "release", "statement", "communiqué", "announcement"}
    return {_singular(w) for w in words(name)} - _SPOKES - _VAGUE - generic


def _may_be(told: set[str], other: Source) -> Sameness:
    """Whether what is told ("company", "police", "Corvan") fits a source that is named."""
    named = {_singular(w) for w in (*words(other.name), *words(other.role or ""))}
    named -= _SPOKES
    if not told or told & named or {squash(w) for w in told} & abbreviations(other.name):
        return "perhaps"
    if told <= _ANY_HOUSE and not named & (_HEADS | GENERIC):
        return "perhaps"
    return "different"


def _staff(name: str) -> bool:
    """Whether somebody inside an institution is meant who does not speak for it."""
    return bool({_singular(w) for w in words(name)} & {"official", "source", "aide", "employee"})


def _persons(a: tuple[str, ...], b: tuple[str, ...]) -> Sameness:
    if a[-1] != b[-1]:
        # "Mara Lunn-Okoye" for "Prof. Lunn": one part of a double name.
        return (
            "perhaps"
            if len(a) > 1 and len(b) > 1 and set(a) & set(b) >= {a[0]} and a[0] == b[0]
            else "different"
        )
    given_a, given_b = a[:-1], b[:-1]
    if not given_a or not given_b:
        return "same"
    if given_a[0] == given_b[0] or given_a[0][0] == given_b[0] or given_b[0][0] == given_a[0]:
        return "same"
    if given_a[0].startswith(given_b[0][:3]) or given_b[0].startswith(given_a[0][:3]):
        return "same"
    return "different"


def _by_role(left: Source, right: Source) -> Sameness:
    roles_left = {*words(left.name), *words(left.role or ""), *words(left.printed)}
    roles_right = {*words(right.name), *words(right.role or ""), *words(right.printed)}
    shared = (roles_left & roles_right) - {"former", "deputy", "acting"}
    return "perhaps" if shared else "different"


def _institutions(left: str, right: str) -> Sameness:
    a, b = words(left), words(right)
    if not a or not b:
        return "different"
    if set(a) == set(b):
        return "same"
    state = government_of(a)
    if state and state == government_of(b):
        return "same"
    if squash(left) in abbreviations(right) or squash(right) in abbreviations(left):
        return "same"
    few, many = (set(a), set(b)) if len(a) <= len(b) else (set(b), set(a))
    if few <= many:
        named = any(
            w[0].isupper() for w in re.findall(r"[^\W_]+", left if len(a) <= len(b) else right)
        )
        return "same" if named and not few <= GENERIC else "perhaps"
    heads = few & many - GENERIC
    return "perhaps" if heads and len(heads) * 2 >= len(few) else "different"


def _anonymous(left: Source, right: Source) -> Sameness:
    """Two unnamed sources may be one, unless they are told apart: Corvan and Lowland officials."""
    a = {_singular(w) for w in words(left.name)} - _VAGUE
    b = {_singular(w) for w in words(right.name)} - _VAGUE
    if a & _UNNAMED and b & _UNNAMED:
        which_a, which_b = a - _UNNAMED, b - _UNNAMED
        return "perhaps" if not which_a or not which_b or which_a & which_b else "different"
    return "perhaps" if a & b else "different"


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and len(word) > 3 else word
