"""What stands before the first word of a sentence of news and says nothing of its own.

Datelines ("LINDHOLM, March 11 (CPA) -"), the time stamps of live blogs ("10.42am:"), bullets.
"""

from __future__ import annotations

import re

_BULLET = r"[-–—•*▪●‣·»►▶→]\s+"
_DAY = r"(?:[\w.’']+\s\d{1,2}(?:st|nd|rd|th)?|\d{1,2}\.?\s[\w.’']+)(?:,?\s\d{4})?"
_STAMP = (
    r"\[?\(?(?:[01]?\d|2[0-3])[.:h][0-5]\d\s?(?:[ap]\.?m\.?|hrs?|uhr)?"
    r"(?:\s?(?:GMT|BST|UTC|CET|CEST|EST|EDT|ET|PT|PST|PDT|AEST|AEDT|IST))?\]?\)?"
)
_DATELINE = (
    # Capitals, or any place before an agency in brackets: "Lindholm (CPA) -".
    rf"(?:[A-ZÀ-Þ][A-ZÀ-Þ.'’/ -]{{2,40}}(?:,\s(?:{_DAY}|[A-Z][\w.]*\.?(?:,\s{_DAY})?)){{0,2}}"
    r"(?:\s?\([\w\s/.,-]{2,30}\))?"
    rf"|[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){{0,3}}(?:,\s(?:{_DAY}|[A-Z][\w.]*)){{0,2}}"
    r"\s\([A-Z][\w\s/.-]{1,30}\)"
    r"|\((?:[A-Z]{2,}|Reuters|dpa|Bloomberg|Xinhua|CNN Business)\))"
    # "KTVB-5" is a name.
    r"(?:\s?(?:[—–]|--)\s*|\s-\s*|-\s+|-(?!\d))(?=[\"'“‘«„]*[A-ZÀ-Þ0-9])"
)
_LEAD = re.compile(
    rf"\s*(?:{_BULLET})?(?:{_STAMP}\s*(?:[-–—:|,]\s*|(?=[A-Z“\"‘'])))?(?:{_DATELINE})?"
)
_BARE_STAMP = re.compile(rf"\s*(?:{_BULLET})?{_STAMP}\s*[-–—:|]?\s*$", re.IGNORECASE)


def after_lead(text: str, start: int, end: int) -> int:
    """Where the sentence ``text[start:end]`` begins behind bullet, time stamp and dateline.

    ``start`` where there is none, or where nothing would be left.
    """
    match = _LEAD.match(text, start, end)
    if match is None or match.end() == start or match.end() >= end:
        return start
    return match.end()


def is_stamp(sentence: str) -> bool:
    """Whether the sentence is a time stamp and nothing else."""
    return bool(_BARE_STAMP.match(sentence))
