"""Dates and clock times in running text, resolved against publication.

A moment is an interval of local calendar days, or minutes of the day. Weekday names keep both the
day before and the day after publication as readings, the likelier one first. Without a publication
time only full dates resolve.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Literal

from matching.compare.moment_patterns import FUTURE, PATTERNS
from matching.text.calendar import COUNT, MONTHS, WEEKDAYS
from matching.text.tense import lies_ahead
from matching.types import Span

Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Moment:
    """A date or a time of day as printed.

    ``readings`` are closed day intervals, the likeliest first; ``minutes`` is a clock time
    (minutes after midnight, closed interval) and ``half_day`` says that it could as well be twelve
    hours later. ``since`` marks the start of a span of time ("since June 2023", "in 29 months").
    """

    kind: Literal["day", "week", "month", "season", "year", "clock"]
    readings: tuple[Days, ...]
    text: str
    span: Span
    minutes: tuple[int, int] | None = None
    half_day: bool = False
    since: bool = False
    zone: str = ""
    stated: bool = True
    """False for a bare year or month that may be background."""


def _last_of_month(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _month_days(year: int, month: int) -> Days:
    return date(year, month, 1), _last_of_month(year, month)


def _shift_months(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, _last_of_month(year, month + 1).day))


def _same_month(day: date) -> Days:
    return _month_days(day.year, day.month)


def _safe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _count(printed: str) -> int:
    return int(printed) if printed.isdigit() else COUNT[printed.lower()]


@lru_cache(maxsize=50_000)
def read_moments(text: str, published: datetime | None) -> tuple[Moment, ...]:
    """Every date and clock time of ``text`` in order, resolved against ``published``.

    Days are local to the time zone that ``published`` carries.
    """
    today = published.date() if published else None
    future = bool(FUTURE.search(text))
    taken: list[Span] = []
    found: list[Moment] = []
    for name, pattern in PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span("core") if name == "since_n" else match.span()
            if any(start < right and left < end for left, right in taken):
                continue
            for moment in _read(name, match, (start, end), text, today, future):
                found.append(moment)
                taken.append((start, end))
    if any(moment.zone for moment in found):  # a log names its zone once
        found = [replace(m, zone="UTC") if m.kind == "clock" else m for m in found]
    return tuple(sorted(found, key=lambda m: (m.span, m.kind)))


_JUST_SAID = re.compile(
    r"\b(?:reports?|reported|said|says|writes|wrote|announced|told \w+)\s+"
    r"(?:(?:late|early) )?(?:on )?$",
    re.IGNORECASE,
)


_IN_A_TITLE = re.compile(r"\b(?:Fox News|USA)\s$")
"""Before a day that is part of a name: "Fox News Sunday", "USA Today"."""
_UP_TO_NOW = re.compile(r"\b(?:in|over|during|within|for|of)\sthe\s$")
"""Before "last week" where it means the seven days until now."""
_CLOCK_BEFORE = re.compile(
    r"\b(?:at|about|around|just|until|till|by|nearly|almost|since|shortly)\s+$"
)
"""Words without which "five to six" counts things."""


def _counts(groups: dict[str, str | None]) -> bool:
    """Whether "five to six" may be a range: two numbers, and no half of the day behind them."""
    first, joint = (groups["rel"] or "").lower(), (groups["dir"] or "").lower()
    return joint == "to" and first in COUNT and first != "half" and not groups["half"]


_INTERVIEW = re.compile(
    r"\b(?:interview|taped|pre-?recorded|aired|tweeted|tweet)\s+(?:(?:early|late)\s+)?(?:on\s+)?$",
    re.IGNORECASE,
)


_THE_ATTACKS = re.compile(
    r"(?:Sept(?:\.|ember)?\s11|11\sSept(?:\.|ember)?)(?:th)?\s(?:terror\w*\s)?attacks?\b"
)
"""Those of 2001, whenever they are spoken of."""


def _read(
    name: str, match: re.Match[str], span: Span, text: str, today: date | None, future: bool
) -> Iterator[Moment]:
    groups = match.groupdict()
    printed = text[span[0] : span[1]]
    before = text[max(0, span[0] - 12) : span[0]].lower()
    since = "since" in before or (groups.get("prep") or "").lower() == "since"
    if name.startswith("clock") or name == "noon":
        if name == "clock_words" and _counts(groups) and not _CLOCK_BEFORE.search(before):
            return
        minutes = _clock(name, groups)
        if minutes is None:
            return
        at, grain, half = minutes
        vague = re.search(
            r"(about|around|shortly|just|some|roughly|a little|nearly)\W+\w*\W*$", before
        )
        slack = 25 if vague else grain
        yield Moment(
            "clock", (), printed, span, (at - slack, at + slack), half,
            zone="UTC" if (groups.get("zone") or "") else "",
        )  # fmt: skip
        return
    if _THE_ATTACKS.match(text, span[0]):
        day = date(2001, 9, 11)
        yield Moment("day", ((day, day),), printed, span, since=since)
    elif name in ("iso", "dmy", "mdy"):
        yield from _full(groups, printed, span, today, future, since)
    elif name == "quarter":
        yield from _quarter(groups, printed, span, today)
    elif name == "my":
        month = MONTHS[groups["month"].lower().rstrip(".")]
        yield Moment(
            "month", (_month_days(int(groups["year"]), month),), printed, span, since=since
        )
    elif name == "month" and today:
        month = MONTHS[groups["month"].lower().rstrip(".")]
        past = today.year if month <= today.month else today.year - 1
        later = today.year if month >= today.month else today.year + 1
        options = (_month_days(past, month), _month_days(later, month))
        ordered = options[::-1] if future and not since else options
        yield Moment("month", tuple(dict.fromkeys(ordered)), printed, span, since=since)
    elif name in ("year", "year_alone"):
        year = int(groups["year"])
        yield Moment(
            "year",
            ((date(year, 1, 1), date(year, 12, 31)),),
            printed,
            span,
            since=since,
            stated=False,
        )
    elif name == "weekday" and today:
        if _INTERVIEW.search(text[max(0, span[0] - 40) : span[0]]):
            return  # when it was said
        if _JUST_SAID.search(text[max(0, span[0] - 30) : span[0]]) and span[0] > len(text) / 2:
            return  # "..., the governor said on Thursday" dates the report
        if _IN_A_TITLE.search(text[: span[0]]):
            return
        yield from _weekday(groups, printed, span, today, lies_ahead(text, span))
    elif name == "relative" and today:
        word, before_name = groups["rel"].lower(), text[: span[0]]
        in_a_name = re.search(r"[A-Z]\w*\s$", before_name) is not None
        if printed[:1].isupper() and (in_a_name or _IN_A_TITLE.search(text[: span[0]])):
            return  # "CNN Tonight"
        if _JUST_SAID.search(text[max(0, span[0] - 30) : span[0]]):
            return  # when it was reported, not when it happened
        offset = {"yesterday": -1, "last night": -1, "tomorrow": 1, "overnight": -1}.get(word, 0)
        offset = {"the day before yesterday": -2, "day after tomorrow": 2}.get(word, offset)
        day = today + timedelta(days=offset)
        last = today if word in ("overnight", "last night") else day
        yield Moment("day", ((day, last),), printed, span)
    elif name in ("ago", "since_n") and today:
        yield from _counted(name, groups, printed, span, today)
    elif name == "period" and today and 2 < today.year < _LAST_YEAR:
        if groups["unit"][:1].isupper() and not printed.isupper():
            return  # a programme ("ABC's This Week")
        rolling = _UP_TO_NOW.search(before) is not None
        yield from _period(groups, printed, span, today, rolling=rolling)


def _full(
    groups: dict[str, str | None],
    printed: str,
    span: Span,
    today: date | None,
    future: bool,
    since: bool,
) -> Iterator[Moment]:
    month_name = groups.get("month")
    month = MONTHS[month_name.lower().rstrip(".")] if month_name else int(groups["m"] or 0)
    day = int(groups["day"] or 0)
    if groups.get("year"):
        full = _safe(int(groups["year"] or 0), month, day)
        if full:
            yield Moment("day", ((full, full),), printed, span, since=since)
        return
    if today is None:
        unknown = _safe(4, month, day)  # a leap year: the day is known, the year is not
        if unknown:
            yield Moment("day", ((unknown, unknown),), printed, span, since=since)
        return
    options = [d for d in (_safe(today.year + k, month, day) for k in (-1, 0, 1)) if d]
    options.sort(key=lambda d: (abs((d - today).days), d))
    if options:
        if future and options[0] < today - timedelta(days=60):
            options = [d for d in options if d >= today] or options
        yield Moment("day", ((options[0], options[0]),), printed, span, since=since)


def _quarter(
    groups: dict[str, str | None], printed: str, span: Span, today: date | None
) -> Iterator[Moment]:
    word = (groups.get("q") or groups.get("q2") or "").lower()
    year_text = groups.get("year") or groups.get("year2")
    number = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}.get(word) or int(word)
    if year_text:
        years = [int(year_text)]
    elif today:
        years = [today.year] if number * 3 - 2 <= today.month else [today.year - 1, today.year]
    else:
        return
    readings = tuple((date(y, number * 3 - 2, 1), _last_of_month(y, number * 3)) for y in years)
    yield Moment("season", readings, printed, span)


def _weekday(
    groups: dict[str, str | None], printed: str, span: Span, today: date, future: bool | None
) -> Iterator[Moment]:
    wanted = WEEKDAYS[(groups["wd"] or "").lower()]
    back = today - timedelta(days=(today.weekday() - wanted) % 7)
    ahead = today + timedelta(days=(wanted - today.weekday()) % 7)
    which = (groups.get("which") or "").lower()
    if which == "last":
        earlier = back - timedelta(days=7)
        options = [earlier, back] if back == today else [back, earlier]
    elif which in ("next", "following"):
        options = [
            ahead if ahead != today else ahead + timedelta(days=7),
            ahead + timedelta(days=7),
        ]
    else:
        if future is None:  # the nearer one
            future = ahead - today < today - back
        options = [ahead, back] if future else [back, ahead]
    days = tuple(dict.fromkeys(options))
    night = 1 if (groups.get("part") or "") == "night" else 0
    yield Moment("day", tuple((d, d + timedelta(days=night)) for d in days), printed, span)


def _counted(
    name: str, groups: dict[str, str | None], printed: str, span: Span, today: date
) -> Iterator[Moment]:
    count = _count(groups["n"] or "1")
    unit = (groups["unit"] or "").rstrip("s").lower()
    since = name == "since_n"
    if unit == "day":
        day = today - timedelta(days=count)
        yield Moment("day", ((day, day),), printed, span, since=since)
    elif unit == "week":
        day = today - timedelta(days=7 * count)
        yield Moment(
            "week",
            ((day - timedelta(days=3), day + timedelta(days=3)),),
            printed,
            span,
            since=since,
        )
    elif unit == "month":
        day = _shift_months(today, -count)
        yield Moment("month", (_same_month(day),), printed, span, since=since)
    else:
        year = today.year - count * (10 if unit == "decade" else 1)
        if count < 200 and year > 1:
            yield Moment(
                "year", ((date(year, 1, 1), date(year, 12, 31)),), printed, span, since=since
            )


_LAST_YEAR = 9998
"""The last whose next winter has a date."""
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""The month in which a season begins north of the equator."""


def _season(month: int, step: int, today: date) -> Days:
    """Three months from ``month`` on: the last such that are over (-1), the next that have not
    begun (1), or those that are on or nearest (0)."""
    starts = [date(today.year + k, month, 1) for k in (-2, -1, 0, 1)]
    found = [(start, _same_month(_shift_months(start, 2))[1]) for start in starts]
    if step < 0:
        return max(one for one in found if one[1] < today)
    if step > 0:
        return min(one for one in found if one[0] > today)
    return min(found, key=lambda one: (max((one[0] - today).days, (today - one[1]).days, 0), one))


def _period(
    groups: dict[str, str | None], printed: str, span: Span, today: date, *, rolling: bool
) -> Iterator[Moment]:
    which, unit = (groups["which"] or "").lower(), (groups["unit"] or "").lower()
    step = {"last": -1, "the previous": -1, "next": 1, "the coming": 1}.get(which, 0)
    if unit in _SEASONS:
        months = (_SEASONS[unit], (_SEASONS[unit] + 5) % 12 + 1)  # north and south
        readings = tuple(_season(month, step, today) for month in months)
        yield Moment("season", readings, printed, span, stated=False)
        return
    rolling = rolling and which == "last"
    if unit == "week":
        monday = today - timedelta(days=today.weekday()) + timedelta(days=7 * step)
        days = (
            (today - timedelta(days=7), today) if rolling else (monday, monday + timedelta(days=6))
        )
        yield Moment("week", (days,), printed, span)
    elif unit == "weekend":
        saturday = today - timedelta(days=today.weekday()) + timedelta(days=5 + 7 * step)
        earlier = saturday - timedelta(days=7)
        later = saturday + timedelta(days=7)
        options = (
            [saturday, earlier] if step >= 0 else [saturday, *([later] if later <= today else [])]
        )
        yield Moment("day", tuple((d, d + timedelta(days=1)) for d in options), printed, span)
    elif unit == "month":
        first = _shift_months(today, step)
        yield Moment("month", ((first, today) if rolling else _same_month(first),), printed, span)
    elif unit == "year":
        year = today.year + step
        days = (date(year, 1, 1), date(year, 12, 31))
        if rolling:
            days = (_shift_months(today, -12), today)
        yield Moment("year", (days,), printed, span, stated=False)


def _clock(name: str, groups: dict[str, str | None]) -> tuple[int, int, bool] | None:
    """Minutes after midnight, the slack in minutes, and whether twelve hours later also fits."""
    if name == "noon":
        return (0 if groups["w"] == "midnight" else 720), 5, False
    hour_text = (groups.get("h") or "").lower()
    hour = int(hour_text) if hour_text.isdigit() else COUNT.get(hour_text, 0)
    if hour > 24:
        return None
    if name == "clock_words":
        step = {"half": 30, "quarter": 15, "a quarter": 15, "aquarter": 15, "twenty": 20}.get(
            (groups["rel"] or "").lower().strip(), 0
        ) or {"twenty-five": 25, "ten": 10, "five": 5}.get((groups["rel"] or "").lower(), 15)
        minutes = hour * 60 + (step if groups["dir"] in ("past", "after") else -step)
        return _by_half(minutes, groups.get("half"), 5)
    if name in ("clock_oclock", "clock_by"):
        return _by_half(hour * 60, groups.get("half") or groups.get("half2"), 10)
    minutes = hour * 60 + int(groups.get("min") or 0)
    if name == "clock_ampm":
        afternoon = (groups["ap"] or "").lower().startswith("p")
        return minutes % 720 + (720 if afternoon else 0), 5, False
    return minutes, 5, False


def _by_half(minutes: int, half: str | None, slack: int) -> tuple[int, int, bool]:
    if half in ("afternoon", "evening") or (half == "night" and minutes >= 360):
        return minutes % 720 + 720, slack, False
    if half == "morning" or half == "night":
        return minutes % 720, slack, False
    return minutes % 1440, slack, minutes <= 780
