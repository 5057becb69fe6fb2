"""A generator of little news worlds: one event, an article on it, and coverage of several sorts.

Every outlet that reports for itself tells the event in a mould of its own, so that independent
reports share facts and hardly any words, and no passage is taken for another's copy.
"""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

from matching.types import Document
from tests.matching.making import document

TOWNS = ("Orsk", "Velm", "Tarrow", "Brisk Hollow")
DAYS = ("Monday", "Tuesday", "Wednesday")
NUMBERS = (7, 14, 23, 112, 340)


@dataclass(frozen=True)
class Event:
    """What happened, as far as the world knows."""

    town: str
    day: str
    hurt: int
    moved: int


@dataclass(frozen=True)
class World:
    """An article and its coverage."""

    event: Event
    article: Document
    coverage: tuple[Document, ...]


ARTICLE = (
    "A fire destroyed the paper mill in {town} on {day} and injured {hurt} workers.\n\n"
    "The town woke to the smell of it, and to ash on the window sills. Bakers swept their "
    "doorsteps "
    "twice before opening. Some {moved} residents were moved to the sports hall in {town}.\n\n"
    "Nothing will ever be the same beside the river. Grandfathers point at the chimney as if it "
    "had been a relative."
)
MOULDS = (
    "The mill that makes {town}'s paper was destroyed by flames on {day}, with {hurt} of the "
    "workers injured.\n\n"
    "Our reporter counted nine engines along the canal, and hoses as far as the lock. A goat stood "
    "on the roof of the weighing house. The sports hall in {town} has taken in {moved} residents, "
    "the warden's list shows.",
    "Fire destroyed {town}'s paper mill with the {day} shift still at its machines; injured: "
    "{hurt} of the workers.\n\n"
    "Cots stand in rows under the basketball hoops; somebody plays an accordion, not well. {moved} "
    "residents of {town} were moved to the sports hall, where children slept through the sirens.",
    "The night shift ran for the gate in {town} on {day}. {hurt} workers were injured and the "
    "paper "
    "mill was destroyed by a fire, this station's correspondent saw from the bank.\n\n"
    "Buses came at noon with their lights on. By dusk {moved} residents had been moved into the "
    "sports hall of {town}, and the kitchen had run out of soup.",
)
ASIDES = (
    "Swimmers of the county league meet in Velm on Saturday.",
    "The ferry sails at eight and at ten, weather permitting.",
    "A choir from Tarrow sang in the market square.",
)
BEHIND = {
    "unnamed": (
        "A fire on {day} destroyed the paper mill in {town} and injured {hurt} workers, officials "
        "said.",
        "{hurt} workers were injured in {town} on {day} as a fire destroyed the paper mill there, "
        "officials said.",
        "Officials said that {hurt} workers were injured on {day}, when fire destroyed the paper "
        "mill in {town}.",
    ),
    "named": (
        "Fire chief Dana Holt said {hurt} workers in {town} were injured and the paper mill was "
        "destroyed by flames on {day}.",
        "{hurt} workers were injured on {day} when fire destroyed the paper mill in {town}, "
        "according to Dana Holt, who leads the brigade.",
        "Holt said on {day} that {hurt} workers had been injured and the paper mill of {town} "
        "destroyed by a fire. Dana Holt is the fire chief.",
    ),
    "citing": (
        "On {day} flames destroyed {town}'s paper mill, and {hurt} workers were injured, the Varn "
        "Gazette reports.",
        "According to the Varn Gazette, {hurt} workers were injured on {day} in a fire that "
        "destroyed the paper mill in {town}.",
        "{hurt} workers were injured on {day} when fire destroyed {town}'s paper mill, the Varn "
        "Gazette wrote.",
    ),
    "credited": (
        "{town} (NRA) - On {day} the paper mill in {town} was destroyed in a fire, and {hurt} "
        "workers were injured.",
        "{town} (NRA) - {hurt} workers were injured on {day} when flames destroyed the paper mill "
        "in {town}.",
        "{town} (NRA) - Flames on {day} destroyed the paper mill and injured {hurt} workers in "
        "{town}.",
    ),
}
"""Who stands behind a report -> tellings that rest on them and are no copies of one another."""
SURE = frozenset({"citing", "credited"})
OWNERS = ("Canal Press", "River Group", "Hill Trust")


def tell(mould: str, event: Event) -> str:
    """The event in the words of a mould."""
    return mould.format(town=event.town, day=event.day, hurt=event.hurt, moved=event.moved)


events = st.builds(
    Event,
    st.sampled_from(TOWNS),
    st.sampled_from(DAYS),
    st.sampled_from(NUMBERS),
    st.sampled_from((450, 1200)),
)


@st.composite
def reports(draw: st.DrawFn, event: Event, number: int) -> Document:
    """One document of the coverage: own report, copy, sibling, another page of one outlet, a report
    that rests on somebody, other figure, or another matter."""
    sort = draw(
        st.sampled_from(
            ("own", "own", "copy", "sibling", "page", *sorted(BEHIND), "conflict", "aside")
        )
    )
    mould = draw(st.sampled_from(MOULDS))
    outlet, owner = f"paper{number}.example", None
    text = tell(mould, event)
    if sort == "copy":
        text = tell(MOULDS[0], event) + "\n\n" + draw(st.sampled_from(ASIDES))
    elif sort == "sibling":
        owner = draw(st.sampled_from(OWNERS))
    elif sort == "page":
        outlet = "canal.example"
    elif sort in BEHIND:
        text = tell(draw(st.sampled_from(BEHIND[sort])), event)
    elif sort == "conflict":
        text = tell(mould, Event(event.town, event.day, event.hurt * 3 + 2, event.moved))
    elif sort == "aside":
        text = "\n\n".join(ASIDES)
    hours = draw(st.integers(-2, 8))
    return document(outlet, text, path=f"story{number}", owner=owner, hours=hours)


@st.composite
def worlds(draw: st.DrawFn, most: int = 4) -> World:
    """A world with up to ``most`` documents of coverage."""
    event = draw(events)
    article = document("courier.example", tell(ARTICLE, event), owner="Canal Press")
    count = draw(st.integers(0, most))
    coverage = tuple(draw(reports(event, number)) for number in range(count))
    return World(event, article, coverage)
