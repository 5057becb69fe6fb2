"""Words that two texts have in common but that go with one another's partners in the other.

"Moved from Brel to Oster" and "moved from Oster to Brel" have the same words and say different
things; "in 2009 she moved" and "she moved in 2009" do not. Two units are exchanged when the first
text, read with the two in each other's place, has clearly more links (``matching.compare.links``)
in common with the second than as it stands: the gain of one transposition in a matching of two
graphs.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations

from rapidfuzz import fuzz

from matching.compare.chunks import Runs, name_runs, place_of, unit_kinds
from matching.compare.links import APART, FULL, IS, TOGETHER, UNORDERED, WITHIN, Links, read_links
from matching.text.lexicon import alike
from matching.text.tokens import printed_words, stem

NEARLY_ALL = 0.8
"""The share of their words that two texts of nearly the same words have in common."""
LEAST = 0.4
"""The least gain that counts: less than the weight of one link of two sure ones."""
SAME_UNITS = 0.9
"""The share of common units from which a unit that takes another's place has put it elsewhere."""
_PAIR = 0.4
"""What a link counts for whose two units are linked in both texts, but not in the same way."""
_AT_MOST = 3
_VAGUE = frozenset(map(stem, ("various", "different", "several", "numerous", "many", "other")))
"""Words before a noun that say hardly more than that there are several."""
_TURNS = tuple(
    tuple(frozenset(map(stem, side.split())) for side in row.split("|"))
    for row in (
        "buy bought acquire purchase | sell sold", "give gave pay paid grant | receive get got",
        "lend lent lease let | borrow rent hire", "beat defeat win won overcome | lose lost",
        "precede lead led | follow succeed", "teach taught | learn", "employ | work serve",
        "export | import", "own contain include | belong", "host | visit", "owe | lend lent",
        "more | less fewer", "before | after", "above over | below under", "ahead | behind",
        "older | younger", "larger bigger | smaller", "higher taller | lower shorter",
        "faster | slower", "better | worse", "north | south", "east | west", "richer | poorer",
    )
)  # fmt: skip
"""Words that tell a matter from the side of the one party, and of the other ("beat", "lost to"):
the parties change places with them."""
_WORD = re.compile(r"\w+")
_SURE = 1.0
"""The gain of an exchange that is certain: two links at least for each of the two units."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """Two units that stand in each other's place.

    ``gain`` is the weight of the links won, ``mutual`` the smaller of the weights that each of the
    two has in common with the other's place; ``kind`` is "N" for two names, "d" for two figures,
    "D" for two dates, "" for other words. ``ours`` and ``theirs`` print the places of the two.
    """

    first: str
    second: str
    gain: float
    mutual: float
    kind: str = ""
    ours: str = ""
    theirs: str = ""

    @property
    def certain(self) -> bool:
        """Whether two names, figures or dates are exchanged beyond doubt."""
        first, second = set(self.first.split()), set(self.second.split())
        apart = not first <= second and not second <= first  # not "Africa" and "South Africa"
        return bool(self.kind) and apart and self.gain >= _SURE and self.mutual >= 0.5


@dataclass(frozen=True, slots=True)
class Order:
    """How the words of two texts go with one another.

    ``shared`` is the share in [0, 1] of their units that both have, ``exchanges`` the units that
    are exchanged in order of discovery.
    """

    shared: float
    exchanges: tuple[Exchange, ...]

    @property
    def certain(self) -> Exchange | None:
        """The exchange where it is the only one and beyond doubt.

        Where two pairs change places at once, it may be the two halves of a list that did.
        """
        found = self.exchanges
        return found[0] if len(found) == 1 and found[0].certain else None

    @property
    def gain(self) -> float:
        """The weight of the links won by all exchanges; 0 where there are none."""
        return sum(exchange.gain for exchange in self.exchanges)


def are_nearly_the_same_words(left: str, right: str) -> bool:
    """Whether two texts share nearly all of their words, whatever the order."""
    ours, theirs = _words(left), _words(right)
    return len(ours & theirs) >= NEARLY_ALL * max(len(ours), len(theirs), 1)


@lru_cache(maxsize=10_000)
def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))


def is_exchanged(left: str, right: str) -> bool:
    """Whether words of two texts stand in each other's place, read from either text."""
    return bool(read_order(left, right).exchanges or read_order(right, left).exchanges)


@lru_cache(maxsize=10_000)
def read_order(left: str, right: str) -> Order:
    """Compare the links of two texts and find the units that are exchanged."""
    if _is_headline(left) or _is_headline(right) or _is_told_from_the_other_side(left, right):
        return Order(0.0, ())
    whole = _shared_names(left, right)
    kinds, theirs = unit_kinds(left, whole), unit_kinds(right, whole)
    same = _answers(kinds, theirs)
    links = {
        (same.get(a, a), how, same.get(b, b)): weight
        for (a, how, b), weight in read_links(right, whole).items()
    }
    others = {same.get(unit, unit): kind for unit, kind in theirs.items()}
    common = sorted(kinds.keys() & others.keys())
    shared = len(common) / max(len(kinds), len(others), 1)
    sides = _Sides(read_links(left, whole), links, shared < SAME_UNITS)
    letters = {unit: frozenset(kinds[unit] + others[unit]) for unit in common}
    pairs = [
        (a, b)
        for a, b in combinations(common, 2)
        if letters[a] & letters[b]
        and ("N" in letters[a] & letters[b] or not (alike(a, b) or {a, b} <= _VAGUE))
        and not sides.are_one(a, b)
    ]
    found: list[Exchange] = []
    for _ in range(_AT_MOST):
        best = max(
            (sides.weigh(a, b) for a, b in pairs),
            key=lambda e: (round(e.gain, 6), letters[e.first] == letters[e.second] == {"N"}),
            default=None,
        )
        if best is None or best.gain < LEAST:
            break
        first, second = letters[best.first], letters[best.second]
        kind = next((letter for letter in "NdD" if first == second == {letter}), "")
        back = {unit: other for other, unit in same.items()}
        two = sorted((best.first, best.second), key=list(kinds).index)
        ours = " … ".join(place_of(left, unit, whole) for unit in two)
        there = " … ".join(place_of(right, back.get(unit, unit), whole) for unit in two)
        found.append(replace(best, kind=kind, ours=ours, theirs=there))
        sides.exchange(best.first, best.second)
    return Order(shared, tuple(found))


def _is_headline(text: str) -> bool:
    """Whether nearly all longer words have capitals: names cannot be told from words there."""
    if text.rstrip().endswith((".", "!", "?", "”", '"')):
        return False
    longer = [word for word in printed_words(text) if len(word) > 3 and word[0].isalpha()]
    return len(longer) > 3 and sum(word[0].isupper() for word in longer) > 0.9 * len(longer)


def _turn(one: str, other: str) -> bool:
    """Whether two words tell a matter from its two sides."""
    return any(
        (one in left and other in right) or (other in left and one in right)
        for left, right in _TURNS
    )


def _is_told_from_the_other_side(left: str, right: str) -> bool:
    """Whether a word of each text that the other has not tells the matter from its other side."""
    ours, theirs = (frozenset(map(stem, _words(text))) for text in (left, right))
    return any(_turn(one, other) for one in ours - theirs for other in theirs - ours)


def _shared_names(left: str, right: str) -> Runs:
    """Words of names that stand together in both texts ("River Tavrin", "the Tavrin River")."""
    ours, theirs = (
        {
            tuple(sorted(run[k : k + size]))
            for run in name_runs(text)
            for size in range(2, 6)
            for k in range(len(run) - size + 1)
        }
        for text in (left, right)
    )
    return frozenset(ours & theirs)


def _answers(kinds: dict[str, str], others: dict[str, str]) -> dict[str, str]:
    """Their units that answer units of ours: another spelling, a synonym, or the only one left.

    Where one verb, noun or adverb of each text is in it alone, the one is put for the other.
    """
    ours = sorted(kinds.keys() - others.keys())
    theirs = sorted(others.keys() - kinds.keys())
    out: dict[str, str] = {}
    for unit in list(ours):
        for other in theirs:
            close = unit[0] == other[0] and not unit[0].isdigit() and fuzz.ratio(unit, other) >= 80
            if (close or alike(unit, other) >= 0.85) and not _turn(unit, other):
                out[other] = unit
                ours.remove(unit)
                theirs.remove(other)
                break
    for kind in "vna":
        left = [unit for unit in ours if kinds[unit][0] == kind]
        right = [unit for unit in theirs if others[unit][0] == kind]
        if len(left) == len(right) == 1 and not _turn(left[0], right[0]):
            out[right[0]] = left[0]
    return out


class _Sides:
    """The links of two texts, the first of which may be read with units exchanged.

    ``mutual`` asks of an exchange that each of the two units is found in the other's place.
    """

    def __init__(self, ours: Links, theirs: Links, mutual: bool) -> None:
        self.ours = dict(ours)
        self.theirs = theirs
        self.mutual = mutual
        self.pairs: dict[tuple[str, str], float] = defaultdict(float)
        for (a, _, b), weight in theirs.items():
            pair = (min(a, b), max(a, b))
            self.pairs[pair] = max(self.pairs[pair], weight)

    def common(self, links: Links) -> float:
        """The weight of the links that the second text has as well."""
        total = 0.0
        pairs: dict[tuple[str, str], float] = defaultdict(float)
        for link, weight in links.items():
            total += min(weight, self.theirs.get(link, 0.0))
            pair = (min(link[0], link[2]), max(link[0], link[2]))
            pairs[pair] = max(pairs[pair], weight)
        return total + _PAIR * sum(min(w, self.pairs.get(p, 0.0)) for p, w in pairs.items())

    def are_one(self, first: str, second: str) -> bool:
        """Whether the order of two units says nothing: two before one noun ("a public RSA key"),
        or joined in both texts and in one of them without an order ("genus Mergus")."""
        pair = (min(first, second), TOGETHER, max(first, second))
        if pair in self.ours and pair in self.theirs:
            return True
        ours, theirs = (
            [(how, w) for (a, how, b), w in links.items() if {a, b} == {first, second}]
            for links in (self.ours, self.theirs)
        )
        return bool(ours and theirs) and any(
            (how in (WITHIN, IS) and weight >= FULL) or (how == APART and weight >= 0.6)
            for how, weight in (*ours, *theirs)
        )

    def weigh(self, first: str, second: str) -> Exchange:
        """What the two texts have more in common when two units of the first change places."""
        links = {
            link: weight
            for link, weight in self.ours.items()
            if link[0] in (first, second) or link[2] in (first, second)
        }
        gain = self.common(_renamed(links, first, second)) - self.common(links)
        if gain < LEAST:
            return Exchange(first, second, 0.0, 0.0)
        mutual = min(
            self.common(_renamed({k: w for k, w in links.items() if other not in k}, first, second))
            for other in (first, second)
        )
        wanted = not self.mutual or mutual > 0
        return Exchange(first, second, gain if wanted else 0.0, mutual)

    def exchange(self, first: str, second: str) -> None:
        """Read the first text with two units exchanged from now on."""
        self.ours = _renamed(self.ours, first, second)


def _renamed(links: Links, first: str, second: str) -> Links:
    other = {first: second, second: first}
    out: Links = {}
    for (a, how, b), weight in links.items():
        a, b = other.get(a, a), other.get(b, b)
        if how in UNORDERED and b < a:
            a, b = b, a
        out[a, how, b] = weight
    return out
