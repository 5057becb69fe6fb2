"""What is being counted: casualty classes that never cross, and nouns that name the same heads."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from matching.compare.numerals import Token
from matching.text.lexicon import alike
from matching.text.persons import are_people
from matching.text.tokens import stem

ENDS = frozenset(
    """in on at to for with from by after before since until while when where as than that
        which who whose but or and nor is are was were be been being has have had do does did
        will would can could may might must should against during over under between among
        into onto through throughout across out off up down about around per each a an the
        more most so if because according including killed injured wounded died dead detained
        arrested hurt missing said told also still now today yesterday monday tuesday
        wednesday thursday friday saturday sunday not bound worth old left remain remained
        reported were voted have""".split()  # noqa: SIM905
)
"""Words that end the noun phrase after a number."""

_KINDS: dict[str, list[str]] = {
    "killed": """kill killed kills killing dead died die dies dying death deaths fatality fatalities
        slain perished perish bodies corpses murdered toll lives mortuary morgue""".split(),  # noqa: SIM905
    "injured": "injured injuring injury injuries injure wounded wounding hurt maimed".split(),  # noqa: SIM905
    "missing": ["missing", "unaccounted"],
    "held": "arrested arrest arrests detained detain held custody detainees detaining".split(),  # noqa: SIM905
    "evacuated": "evacuated evacuate evacuating displaced homeless fled evacuees".split(),  # noqa: SIM905
    "captured": ["surrendered", "surrender", "prisoners", "captured"],
    "rescued": ["rescued", "rescue", "survivors", "survived", "saved"],
}
_KIND_OF = {word: kind for kind, words in _KINDS.items() for word in words}

_SAME = tuple(
    frozenset(stem(word) for word in group.split())
    for group in (
        "ship ships vessel vessels boat boats carrier carriers freighter freighters",
        "house houses home homes dwelling dwellings building buildings",
        "vote votes ballot ballots",
        "car cars vehicle vehicles",
        "job jobs post posts position positions",
        "town towns village villages settlement settlements localities locality community "
        "communities",
        "flight flights plane planes aircraft",
        "review reviews critic critics rating ratings",
        "country countries state states nation nations",
        "company companies firm firms business businesses",
        "school schools kitchen kitchens",
        "count counts charge charges",
        "film films movie movies",
        "goal goals",
        "case cases infection infections",
        "signature signatures name names petition",
        "drone drones missile missiles",
        "picture pictures painting paintings canvas canvases artwork artworks portrait portraits",
        "shot shots round rounds bullet bullets times",
        "hen hens chicken chickens bird birds poultry animals",
        "cow cows cattle animals",
        "sheep lambs animals",
        "incident incidents accident accidents crash crashes",
        "deal deals agreement agreements contract contracts accord accords",
        "operation operations procedure procedures surgery surgeries appointment appointments",
        "lawsuit lawsuits suit suits claim claims complaint complaints",
        "sample samples test tests swab swabs",
        "bus buses coach coaches",
        "truck trucks lorry lorries",
        "explosion explosions blast blasts",
        "fire fires blaze blazes wildfire wildfires",
        "flat flats apartment apartments home homes",
        "hearing hearings session sessions sitting sittings",
        "file files document documents paper papers record records",
        "employee employees staff payroll",
        "branch branches outlet outlets store stores shop shops",
        "pupil pupils child children student students schoolchildren",
        "strikers strike members member",
        "shop shops store stores",
        "tonne tonnes ton tons",
    )
)


def kind(tokens: Sequence[Token], start: int, stop: int) -> str:
    """The casualty class of a count, from the nearest class word of its clause; "" if none.

    A word after the number counts at its distance, one before it at its distance plus one; a
    conjunction or a comma in between adds three, a clause end stops the look.
    """
    best, found = 9, ""
    near = [token.low for token in tokens[stop : stop + 5]]
    for joint in ("or", "and"):
        if joint in near[:-1]:
            at = near.index(joint)
            left, right = (_KIND_OF.get(near[at - 1]) if at else None), _KIND_OF.get(near[at + 1])
            if left and right and left != right:
                return "+".join(sorted((left, right)))
    for offset, token in enumerate(tokens[stop : stop + 8]):
        if token.text in ".;:—–":
            break
        if token.low in ("and", "but", "while", ",", "or"):
            best = min(best, 9)
            stop_penalty = 3
            if offset + stop_penalty >= best:
                break
            if any(later.text[0].isdigit() for later in tokens[stop + offset : stop + offset + 3]):
                break
        word = _KIND_OF.get(token.low)
        if word and offset < best:
            best, found = offset, word
            break
    for offset, token in enumerate(reversed(tokens[max(0, start - 7) : start])):
        if token.text in ".;—–" or (token.text[0].isdigit() and offset < 6):
            break
        word = _KIND_OF.get(token.low)
        if word and offset + 1 < best:
            best, found = offset + 1, word
            break
    return found or _of_a_toll(tokens, start)


_TOLL_WORDS = frozenset(
    """rose risen rises rising climbed climbs climbing stood stands reached reaches passed passes
    grew grown went gone increased jumped now put puts""".split()  # noqa: SIM905
)


def _of_a_toll(tokens: Sequence[Token], start: int) -> str:
    """ "The death toll from the earthquake in Karvand rose to 643": the dead."""
    told = False
    for token in reversed(tokens[max(0, start - 24) : start]):
        if token.text in ".;" or token.text[0].isdigit():
            return ""
        told = told or token.low in _TOLL_WORDS
        if token.low == "toll":
            return "killed" if told else ""
    return ""


def same_nouns(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether two noun phrases (stems) can count the same heads."""
    if set(left) & set(right):
        return True
    if are_people(left) and are_people(right):
        return True
    if any(group & set(left) and group & set(right) for group in _SAME):
        return True
    return bool(left and right) and (
        alike(left[-1], right[-1]) >= 0.9 or alike(left[0], right[0]) >= 0.9
    )


_COUNTERPARTS = tuple(
    tuple(frozenset(stem(word) for word in side.split()) for side in row.split("|"))
    for row in (
        "teacher lecturer | pupil student schoolchildren child",
        "nurse doctor medic physician surgeon | patient",
        "policeman policemen officer guard | protester demonstrator marcher suspect",
        "guard warder | prisoner inmate detainee",
        "soldier troops | civilian",
        "crew pilot driver | passenger",
        "player | fan spectator",
        "firefighter rescuer | resident victim survivor",
        "landlord owner | tenant",
        "man men boy | woman women girl",
        "adult | child children",
    )
)
"""People on the two sides of one matter; others ("students", "protesters") may be the same."""


_OF_HEADS = frozenset(
    stem(word)
    for word in """job jobs post posts position positions vote votes ballot ballots signature name
        case cases infection infections seat seats ticket home homes house houses household
        households patient town village community country state nation company firm business
        school""".split()  # noqa: SIM905
)
"""What is counted by the people it belongs to ("340 jobs": of 340 workers), or is people itself
("14 countries": 14 members)."""


def other_heads(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether the known heads of two noun phrases (stems) cannot be the same."""
    ours, theirs = (next((n for n in reversed(p) if _is_known(n)), "") for p in (left, right))
    if not ours or not theirs or alike(ours, theirs) >= 0.9:
        return False
    if set(left) & set(right) or any(g & set(left) and g & set(right) for g in _SAME):
        return False  # "12 boat owners" and "12 vessels"
    if _is_person(ours) and _is_person(theirs):
        return any(
            (ours in one and theirs in other) or (ours in other and theirs in one)
            for one, other in _COUNTERPARTS
        )
    if _is_person(ours) or _is_person(theirs):
        return ours not in _OF_HEADS and theirs not in _OF_HEADS
    return not any(ours in group and theirs in group for group in _SAME)


@lru_cache(maxsize=20_000)
def _is_person(noun: str) -> bool:
    return are_people((noun,)) or any(noun in one or noun in other for one, other in _COUNTERPARTS)


@lru_cache(maxsize=20_000)
def _is_known(noun: str) -> bool:
    return _is_person(noun) or any(noun in group for group in _SAME)
