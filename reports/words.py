"""How the report's terms are worded and drawn for people, the same in every rendering."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

SYMBOLS = {"confirmed": "✓", "disputed": "≠", "single-source": "①", "undetermined": "?"}
MEANING = {
    "confirmed": "independent origins support it and nothing disputes it",
    "disputed": "at least one independent origin contradicts it",
    "single-source": "all that supports it traces back to one origin, or nothing else was found",
    "undetermined": "coverage could not be searched",
}
STANCES = {"supports": "supports", "disputes": "disputes", "mentions": "no support"}
STANCE_SYMBOLS = {"supports": "+", "disputes": "≠", "mentions": "·"}
GRADES = {
    "same": "says the same",
    "entails": "says it more precisely",
    "compatible": "says something weaker",
    "conflicts": "cannot both hold",
    "superseded": "an earlier count",
    "related": "same subject only",
}
OUTCOMES = {
    "same": "same",
    "entails": "more precise",
    "compatible": "weaker",
    "conflicts": "conflicts",
    "superseded": "earlier count",
    "absent": "not said",
}
BASES = {
    "source_conflict": "sources conflict",
    "party_denial": "denied by a party to it",
}
MERGES = {
    "outlet": "same outlet",
    "owner": "same owner",
    "credit": "credit line",
    "reuse": "reused text",
    "attribution": "same source quoted",
    "citation": "cites the other",
    "rare_error": "shared rare error",
    "anonymous": "unnamed sources",
    "review": "decided by a reviewer",
}
COVERAGE = {
    "full": "every provider answered and every page was read",
    "degraded": "some providers or pages could not be read",
    "none": "no search took place",
}

_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def visible(text: str) -> str:
    """The text without control, escape and direction-override characters.

    Pages are written by strangers: an escape sequence must not reach a terminal and an override
    must not reorder what an editor reads. Replaced one for one, so that spans stay right.
    """
    return _HIDDEN.sub("\ufffd", text)


def cleaned(value: Any) -> Any:
    """A whole report with only visible characters; what a rendering for people starts from."""
    if isinstance(value, str):
        return visible(value)
    if isinstance(value, dict):
        return {name: cleaned(held) for name, held in value.items()}
    if isinstance(value, list):
        return [cleaned(held) for held in value]
    return value


def one_line(text: str) -> str:
    """Visible text with every run of white space as one blank."""
    return " ".join(visible(text).split())


def named(words: dict[str, str], key: str) -> str:
    """The wording of a term, or the term itself with blanks for underscores."""
    return words.get(key) or key.replace("_", " ")


def when(value: str | None) -> str:
    """A report time for people: ``14 March 2026, 07:30 UTC``."""
    if not value:
        return "no date"
    try:
        moment = datetime.fromisoformat(value.replace("Z", "+00:00"))
    except ValueError:
        return one_line(value)
    return f"{moment.day} {moment:%B %Y, %H:%M} UTC"


def between(window: dict[str, str | None]) -> str:
    """A time window for people."""
    since, until = window["since"], window["until"]
    if not since and not until:
        return "at any time"
    if not since or not until:
        return f"until {when(until)}" if until else f"since {when(since)}"
    return f"between {when(since)} and {when(until)}"


def counted(interval: dict[str, int]) -> str:
    """A count of which only bounds may be known: ``2`` or ``1 to 3``."""
    low, high = interval["min"], interval["max"]
    return str(low) if low == high else f"{low} to {high}"


def plural(number: int, one: str, many: str | None = None) -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


def origins(claim: dict[str, Any]) -> str:
    """``3 supporting origins, none disputing``; the article's own origin is one of them."""
    if claim["status"] == "undetermined":
        return "coverage not searched"
    supporting = claim["origins"]["supporting"]
    disputing = claim["origins"]["disputing"]
    word = "origin" if supporting == {"min": 1, "max": 1} else "origins"
    against = "none" if disputing["max"] == 0 else counted(disputing)
    return f"{counted(supporting)} supporting {word}, {against} disputing"


_LOOK = {"wording", "event"}
"""Comparisons of the passages as wholes: both are printed, so the table leaves them out."""
_AGREEMENT = {"quantity", "date", "place", "name", "role", "attribution"}
_ORDER = {"conflicts": 0, "superseded": 1, "compatible": 2, "entails": 3, "same": 4}


def compared(evidence: dict[str, Any]) -> list[dict[str, Any]]:
    """The comparisons a reader wants to see: what differs, then the figures and names that agree.

    What only one side says is in ``unsaid``; all of them are in the JSON report.
    """
    told = [
        c
        for c in evidence["comparisons"]
        if c["kind"] not in _LOOK
        and c["outcome"] in _ORDER
        and (c["outcome"] != "same" or c["kind"] in _AGREEMENT)
    ]
    return sorted(told, key=lambda c: (_ORDER[c["outcome"]], not c["essential"]))


def differences(evidence: dict[str, Any]) -> list[dict[str, Any]]:
    """The comparisons that name a difference, conflicts first."""
    return [c for c in compared(evidence) if c["outcome"] != "same"]


def unsaid(evidence: dict[str, Any]) -> list[str]:
    """What the claim says and the evidence does not, each once."""
    said = (
        one_line(c["claim_value"])
        for c in evidence["comparisons"]
        if c["outcome"] == "absent" and c["kind"] not in _LOOK and not c["evidence_value"]
    )
    return list(dict.fromkeys(value for value in said if value))


def flag(name: str) -> str:
    """``echoed by 3`` for ``echoed_by:3``"""
    if name == "aside_apart":
        return "what its asides say is checked apart"
    if name == "opinion":
        return "an opinion: only whether it was said is checked"
    return one_line(name.replace("_", " ").replace(":", " "))


def restated(claim: dict[str, Any]) -> bool:
    """Whether the restatement tells more than the claim's own words."""
    plain = [one_line(claim[name]).rstrip(" .,;").casefold() for name in ("restatement", "text")]
    return bool(plain[0]) and plain[0] != plain[1]


def sentence(text: str) -> str:
    """A reason as a sentence: capital first letter (but for a domain), one full stop."""
    line = one_line(text)
    if not line:
        return ""
    first = line.split()[0].rstrip(".,;:")
    start = line[0] if "." in first else line[0].upper()
    ended = line.rstrip('”"’)')[-1:] in (".", "!", "?", "…")
    return start + line[1:] + ("" if ended else ".")


def numbered(claims: list[dict[str, Any]]) -> list[tuple[int, dict[str, Any]]]:
    """Claims with the number that they carry in every rendering, from 1."""
    return list(enumerate(claims, 1))


def by_origin(rows: list[dict[str, Any]]) -> list[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """Evidence with what else the same origin says on the same side behind it.

    Ten carriers of one story are one line of information, and read as one. Evidence without an
    origin stands by itself.
    """
    led: dict[Any, tuple[dict[str, Any], list[dict[str, Any]]]] = {}
    for i, row in enumerate(rows):
        key = (row["stance"], row["origin"]) if row["origin"] else i
        if key in led:
            led[key][1].append(row)
        else:
            led[key] = (row, [])
    return list(led.values())


def joins(group: dict[str, Any]) -> list[dict[str, Any]]:
    """Why a group is one origin, each reason once; a certain reason stands for its uncertain twin.

    Every pair of documents has its own merge, and many say the same in words; the JSON report has
    them all.
    """
    told: dict[tuple[str, str], dict[str, Any]] = {}
    for join in group["joined_by"]:
        key = (join["kind"], one_line(join["detail"]))
        if key not in told or join["certain"]:
            told[key] = join
    return list(told.values())


def quoted(text: str) -> str:
    """One line in quotation marks, without doubling those it brings."""
    line = one_line(text)
    return line if line[:1] in '“"«„' and line[-1:] in '”"»“' and len(line) > 1 else f"“{line}”"
