"""A check in one line, and its name out of that line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from records.types import CheckRecord

STATUSES = ("confirmed", "disputed", "single-source", "undetermined")
_CHECK = re.compile(r"\bcheck ([0-9a-f]{12})\b")


def counts(record: CheckRecord) -> str:
    """Statuses and how many claims have them: "3 confirmed, 1 disputed"."""
    tally: Counter[str] = Counter(claim.decision.status for claim in record.assessment.claims)
    return ", ".join(f"{tally[s]} {s}" for s in STATUSES if tally[s]) or "no claims"


def sentence(record: CheckRecord) -> str:
    """A check in one line that names it: "check 0123456789ab: 3 confirmed, 1 disputed"."""
    return f"check {record.id}: {counts(record)}"


def night(records: Sequence[CheckRecord], failures: int) -> str:
    """A night's work in one line."""
    return f"{len(records)} articles checked, {failures} failures"


def named_check(message: str | None) -> str | None:
    """The id of the check that a line made by ``sentence`` names."""
    match = _CHECK.search(message or "")
    return match.group(1) if match else None
