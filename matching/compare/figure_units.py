"""What a number is measured in: units, currencies, rates, ratios ("one in 12") and tallies."""

from __future__ import annotations

from collections.abc import Sequence

from matching.compare import units
from matching.compare.numerals import DIGITS, SCALES, Number, Token, read_number


def currency_before(tokens: Sequence[Token], at: int) -> tuple[str, int]:
    """The currency whose sign or code stands before token ``at``, and its tokens; ("", 0)."""
    back = 2 if at > 1 and tokens[at - 1].text == "." and tokens[at - 2].text == "Rs" else 1
    printed = tokens[at - back].text if at >= back else ""
    code = units.CURRENCY_SIGNS.get(printed) or (printed if printed in units.CODES else "")
    return (code, back) if code else ("", 0)


def read_unit(tokens: Sequence[Token], start: int, stop: int) -> tuple[str, float, str, int]:
    """Dimension, factor to base units, printed unit and the index after it."""
    currency, _ = currency_before(tokens, start)
    if currency:
        return f"money:{currency}", 1.0, "", stop
    if stop >= len(tokens):
        return "count", 1.0, "", stop
    low = tokens[stop].low
    nexts = [token.low for token in tokens[stop + 1 : stop + 5]]
    hyphen = low == "-" and tokens[stop].start == tokens[stop - 1].end
    if hyphen and nexts:
        inner = read_unit(tokens, stop + 1, stop + 1)
        if inner[0] == "duration" and nexts[1:2] == ["-"] and nexts[2:3] in _OLD:
            return "age", inner[1] / units.YEAR, "year", stop + 4
        if inner[0] != "count":
            return inner
        return "count", 1.0, "", stop + 1
    if low == "%":
        return _percent(tokens, stop + 1)
    if low in ("per", "pct") and (low == "pct" or (nexts and nexts[0] in ("cent", "centum"))):
        return _percent(tokens, stop + (1 if low == "pct" else 2))
    if low in ("percent", "pc"):
        return _percent(tokens, stop + 1)
    if low in ("percentage", "basis") and nexts and nexts[0] in ("point", "points"):
        return "point", 1.0 if low == "percentage" else 0.01, "points", stop + 2
    if low in ("of", "a") and nexts[:3] in (["a", "percentage", "point"],):
        return "point", 1.0, "points", stop + 4
    if low == "percentage" and nexts[:1] == ["point"]:
        return "point", 1.0, "points", stop + 2
    if low == "nautical" and nexts and nexts[0] in ("mile", "miles"):
        return "length", units.NAUTICAL_MILE, f"nautical {nexts[0]}", stop + 2
    if (scale := _temperature(tokens, start, stop)) is not None:
        return scale
    squared = nexts[:1] in (["2"], ["²"]) and tokens[stop + 1].start == tokens[stop].end
    if squared and low in ("km", "m"):
        return "area", units.UNITS[low][1] ** 2, f"{low}²", stop + 2
    if low in units.POWERS and nexts and nexts[0] in units.UNITS:
        dimension, power = units.POWERS[low]
        return dimension, units.UNITS[nexts[0]][1] ** power, f"{low} {nexts[0]}", stop + 2
    if low in ("pound", "pounds") and _weighs(tokens, start, stop):
        return "mass", units.POUND, low, stop + 1
    if low in units.CURRENCY_WORDS:
        return f"money:{units.CURRENCY_WORDS[low]}", 1.0, "", stop + 1
    if tokens[stop].text == "US" and nexts and nexts[0] in ("$", "dollars"):
        return "money:USD", 1.0, "", stop + 2
    if low in units.UNITS and not (
        low in ("m", "min", "st") and tokens[start].text[0] not in DIGITS
    ):
        dimension, factor = units.UNITS[low]
        if dimension == "length" and nexts[:1] and nexts[0] in ("/", "an", "a", "per"):
            speed = (
                units.speed_of(low, {"h": "hour"}.get(nexts[1], nexts[1])) if nexts[1:] else None
            )
            if speed is not None:
                return "speed", speed, f"{low}/{nexts[1]}", stop + 3
        if dimension == "duration" and nexts[:1] == ["old"]:
            return "age", factor / units.YEAR, low, stop + 2
        if dimension == "duration" and nexts[:1] == ["-"] and nexts[1:2] in _OLD:
            return "age", factor / units.YEAR, "year", stop + 3
        if dimension == "duration" and low.startswith("year") and nexts[:2] == ["of", "age"]:
            return "age", 1.0, low, stop + 3
        if dimension == "duration" and low == "second" and tokens[start].low in ("the", "a"):
            return "count", 1.0, "", stop
        return dimension, factor, low, stop + 1
    return "count", 1.0, "", stop


def _temperature(
    tokens: Sequence[Token], start: int, stop: int
) -> tuple[str, float, str, int] | None:
    """A temperature on a scale that is named, read like ``read_unit``; Fahrenheit is converted by
    the caller, since its zero lies elsewhere."""
    glued = tokens[stop].start == tokens[stop - 1].end
    at = stop
    if tokens[at].low in ("celsius", "fahrenheit"):
        return "temperature", 1.0, "°F" if tokens[at].low[0] == "f" else "°C", at + 1
    if tokens[at].low in ("degree", "degrees") or (tokens[at].text == "°" and glued):
        at += 1
    elif start and any(letter.isupper() for letter in tokens[start - 1].text):
        return None  # "the iPhone 5C"
    elif not (glued and tokens[at].text == "C"):
        return None
    scale = tokens[at].low if at < len(tokens) else ""
    if scale in ("f", "fahrenheit"):
        return "temperature", 1.0, "°F", at + 1
    return ("temperature", 1.0, "°C", at + 1) if scale in ("c", "celsius", "centigrade") else None


def _weighs(tokens: Sequence[Token], start: int, stop: int) -> bool:
    """Whether pounds are of weight: something weighs them, or they are of a thing, not of money."""
    before = {token.low for token in tokens[max(0, start - 8) : start]}
    behind = [token.low for token in tokens[stop + 1 : stop + 3]]
    if before & _WEIGHING or (behind and behind[0] in _WEIGHING):
        return True
    if behind[:1] == ["of"]:
        return len(behind) > 1 and behind[1] not in _MONEYS
    one = tokens[stop].low == "pound" and tokens[stop - 1].text == "-"
    return one and bool(behind) and behind[0] not in _MONEYS


_WEIGHING = frozenset(
    """weigh weighs weighed weighing weight heavy heavier lighter overweight slimmed shed
        lift lifted hauled""".split()  # noqa: SIM905
)
_MONEYS = frozenset(
    """note notes fine debt debts deal cheque bill bet coin prize grant salary reward loan fee
        ransom money cash taxpayers taxpayer taxpayers' public investment damage funding savings
        losses profit profits sterling donation budget contract project scheme house home car
        a""".split()  # noqa: SIM905
)
"""What costs pounds, or is paid in them."""


_OLD = (["old"], ["olds"], ["old's"])


def read_part(tokens: Sequence[Token], stop: int) -> tuple[str, float, str, int] | None:
    """The unit that a fraction is a part of ("half a mile", "a quarter of an hour"), read like
    ``read_unit``; None for a part of anything else."""
    words = [token.low for token in tokens[stop : stop + 4]]
    if words[:1] == ["-"]:
        words, stop = words[1:], stop + 1
    if words[:1] and words[0] in ("century", "decade", "mile", "hour"):
        return read_unit(tokens, stop, stop)  # "half-century", "a quarter century"
    at = 1 if words[:1] == ["of"] else 0
    if words[at : at + 1] not in (["a"], ["an"]) or len(words) < at + 2:
        return None
    if words[at + 1] not in units.UNITS and words[at + 1] not in ("nautical", "square", "cubic"):
        return None
    return read_unit(tokens, stop + at + 1, stop + at + 1)


def _percent(tokens: Sequence[Token], stop: int) -> tuple[str, float, str, int]:
    if stop < len(tokens) and tokens[stop].low in ("point", "points"):
        return "point", 1.0, "points", stop + 1
    return "percent", 1.0, "per cent", stop


def read_per(tokens: Sequence[Token], stop: int) -> tuple[str, int]:
    """The base of a rate ("a year", "per head") after a figure, and the index after it."""
    words = [token.low for token in tokens[stop : stop + 3]]
    if len(words) > 1 and words[0] in ("a", "an", "per", "each", "every") and words[1] in units.PER:
        return units.PER[words[1]], stop + 2
    if words[:2] == ["in", "a"] and len(words) > 2 and words[2] in ("full", "year"):
        return ("year", stop + 4) if words[2] == "full" else ("year", stop + 3)
    if words and words[0] in ("daily", "weekly", "monthly", "annually", "yearly"):
        return units.PER[words[0]], stop + 1
    return "", stop


def read_ratio(tokens: Sequence[Token], number: Number) -> tuple[float, int, float] | None:
    """ "one in 12", "32 in every hundred", "nine out of ten" as a percentage."""
    at = number.stop
    words = [token.low for token in tokens[at : at + 3]]
    if not words:
        return None
    skip = 0
    if (
        len(words) > 2
        and words[0].isalpha()
        and words[1] == "in"
        and (number.value <= 10 or words[2] == "every")
    ):
        at += 1  # "one patient in every 12"
        words = [token.low for token in tokens[at : at + 3]]
    if words[0] == "in":
        skip = 2 if words[1:2] == ["every"] else 1
    elif words in (["of", "every", "hundred"], ["of", "every", "100"]):
        skip = 2
    elif words[:2] == ["out", "of"]:
        skip = 3 if words[2:3] == ["every"] else 2
    if not skip or at + skip >= len(tokens):
        return None
    base = read_number(tuple(tokens), at + skip)
    if base is None and tokens[at + skip].low in ("hundred", "thousand"):
        base = Number(SCALES[tokens[at + skip].low], at + skip + 1, 1.0, "words")
    if base is None or base.shape not in ("digits", "words") or base.value <= number.value:
        return None
    whole = base.value
    if words[0] == "out" and whole not in (3, 4, 5, 8, 10, 12, 20, 50, 100, 1000):
        return None
    if words[0] == "in" and ((whole > 1000 and whole % 1000) or 1900 <= whole <= 2100):
        return None
    return 100 * number.value / whole, base.stop, 100 / whole


def read_tally(tokens: Sequence[Token], number: Number, opening: str) -> tuple[float, int] | None:
    """The second number of "28 votes to 19", "six to three", "2-1"; and the index after it.

    ``opening`` is the word before the first number ("For 28, against 19").
    """
    at = number.stop
    words = [token.low for token in tokens[at : at + 5]]
    skip = 0
    if words[:1] == ["against"]:
        skip = 1
    elif words[:2] == [",", "against"] and opening == "for":
        skip = 2
    elif words[1:3] == ["for", ","] or words[1:3] == ["for", "and"]:
        skip = 3  # "twenty-eight hands for, nineteen against"
        ends = read_number(tuple(tokens), at + skip) if at + skip < len(tokens) else None
        if ends is None or tokens[ends.stop : ends.stop + 1] == ():
            return None
        if tokens[ends.stop].low != "against":
            return None
    elif words[:1] == ["votes"] and words[1:2] in (["to"], ["against"]):
        skip = 2
    elif words[:3] == ["-", "to", "-"]:
        skip = 3
    elif words[:1] == ["to"] or (
        words[:1] in (["-"], ["–"], ["—"]) and tokens[at].start == tokens[at - 1].end
    ):
        skip = 1
    elif words[:3] == ["in", "favour", "and"] or words[:3] == ["in", "favor", "and"]:
        skip = 3
    elif words[:2] == ["for", "and"]:
        skip = 2
    if not skip or at + skip >= len(tokens) or not at:
        return None
    other = read_number(tuple(tokens), at + skip)
    if other is None or other.shape not in ("digits", "words") or other.scaled:
        return None
    return other.value, other.stop
