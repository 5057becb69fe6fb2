"""What the edits of sentences know: words that turn a statement round, days, months, numbers."""

from __future__ import annotations

import re

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve",
)  # fmt: skip
_OPPOSITES = (
    ("rose", "fell"), ("increased", "decreased"), ("won", "lost"), ("approved", "rejected"),
    ("more", "fewer"), ("before", "after"), ("accepted", "refused"), ("opened", "closed"),
    ("up", "down"), ("first", "last"), ("gained", "lost"), ("began", "ended"),
    ("higher", "lower"), ("north", "south"), ("east", "west"), ("largest", "smallest"),
    ("passed", "failed"), ("arrived", "left"), ("supported", "opposed"),
    ("arrested", "released"), ("married", "divorced"), ("hired", "fired"), ("buy", "sell"),
    ("bought", "sold"), ("convicted", "acquitted"), ("confirmed", "denied"), ("raised", "cut"),
    ("dead", "alive"), ("male", "female"), ("son", "daughter"), ("brother", "sister"),
    ("husband", "wife"), ("win", "loss"), ("guilty", "innocent"), ("inside", "outside"),
    ("early", "late"), ("public", "private"), ("signed", "vetoed"),
    ("upheld", "overturned"), ("joined", "left"), ("lifted", "imposed"), ("best", "worst"),
    ("most", "least"), ("above", "below"), ("success", "failure"), ("allowed", "banned"),
)  # fmt: skip
OPPOSITE = {b: a for a, b in _OPPOSITES} | dict(_OPPOSITES)
KINDRED = {
    "killed": "injured", "injured": "killed", "arrested": "questioned", "charged": "sued",
    "planned": "completed", "proposed": "adopted", "wounded": "killed", "announced": "denied",
}  # fmt: skip
"""Word -> a word for another thing that may be true beside it."""
SAME_WORD = {
    "said": "stated", "killed": "left dead", "began": "started", "purchased": "bought",
    "bought": "acquired", "big": "large", "large": "big", "children": "kids", "huge": "enormous",
    "film": "movie", "movie": "film", "doctors": "physicians",
    "nearly": "almost", "almost": "nearly", "announced": "made known",
    "firm": "company", "company": "firm", "cars": "vehicles", "showed": "revealed",
    "injured": "hurt", "hurt": "injured", "died": "lost their lives", "ended": "finished",
    "help": "assist", "happened": "took place", "chief": "head", "quickly": "rapidly",
    "stated": "said", "attempted": "tried", "tried": "attempted", "employees": "staff",
    "located": "situated", "resigned": "stepped down", "returned": "came back",
    "selected": "chosen", "chosen": "selected", "released": "put out", "wrote": "authored",
    "received": "got", "obtained": "got", "vote": "ballot", "often": "frequently",
    "frequently": "often", "approximately": "about",
}  # fmt: skip
"""Word -> another for the same."""

NUMBER = re.compile(
    r"(?<![\w.,$£€-])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\w,.]*\d)"
    r"|(?<![\w.,-])\d+(?:\.\d+)?(?![\w-]|[.,]\d)"
)
YEAR = re.compile(r"(?:1[89]|20)\d\d")
AUXILIARY = re.compile(r"\b(?:was|were|is|are|has|have|had|will|did|could|can)\b(?! not\b|n't)")
DENIED = re.compile(r"\b(?:was|were|is|are|has|have|had|will|did|could|can)( not)\b")
NAME = re.compile(r"(?<=[a-z,;:)] )[A-Z][\w'’.-]+(?: (?:of |the )?[A-Z][\w'’-]+)*")
LEADING = re.compile(
    r"(?P<when>(?:In|On|At|During|After|Since|Before|By|From) [^,.;:]{3,40}), (?P<rest>[^;:]+)\.$"
)
TRAILING = re.compile(
    r"(?P<rest>[^;:]{30,}?)"
    r" (?P<when>(?:in (?:\w+ )?\d{4}|on (?:" + "|".join(DAYS) + r")"
    r"|during [^,.;:]{4,30}|after [^,.;:]{4,40}))\.$"
)
TAIL = re.compile(r",? (?:in|on|at|with|for|during|after|by|from|while|which) [^,.]{8,60}\.$")
BOTH = re.compile(
    r"(?P<a>[A-Z][\w-]+(?: [A-Z][\w-]+)?) and (?P<b>[A-Z][\w-]+(?: [A-Z][\w-]+)?)(?=[ ,.])"
)
CREDIT = re.compile(r"(?P<said>.{40,}?),\s+(?:said|says|according to|which|who|while|as|when)\b")
SAID_THAT = re.compile(
    r"^(?:[A-Z][\w.'’-]*(?: [\w.'’-]+){0,5}) (?:said|says|confirmed|announced|reported)"
    r"(?: \w+day)? that (?P<said>.{30,})$"
)
AFTER_BOUND = re.compile(
    r"(?:than|least|about|nearly|almost|over|under|around|most|some|approximately)\s*$"
)
BOUND = re.compile(
    r"\b(?:more|less|fewer|least|most|about|nearly|almost|over|under|around|some|approximately"
    r"|up to|dozens|hundreds|thousands|roughly)\b"
)
