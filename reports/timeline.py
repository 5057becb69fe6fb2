"""An article's status history, claim by claim, as its page shows it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from records.types import StatusChange
from reports.model import moment


class Line(NamedTuple):
    """One claim over time; ``steps`` are the entries in which something happened, oldest first."""

    claim: str
    status: str
    withdrawn: bool
    checks: int
    steps: list[dict[str, Any]]


def lines(changes: Iterable[StatusChange]) -> list[Line]:
    """Claims in order of first appearance; a check that changed nothing adds no step."""
    held: dict[str, list[StatusChange]] = {}
    for change in changes:
        held.setdefault(" ".join(change.claim.casefold().split()), []).append(change)
    return [
        Line(
            claim=entries[-1].claim,
            status=entries[-1].status,
            withdrawn=entries[-1].withdrawn,
            checks=sum(not entry.withdrawn for entry in entries),
            steps=[_step(entry) for entry in entries if _moved(entry)],
        )
        for entries in held.values()
    ]


def _moved(change: StatusChange) -> bool:
    return change.withdrawn or change.previous != change.status


def _step(change: StatusChange) -> dict[str, Any]:
    return {
        "at": moment(change.at),
        "check": change.check_id,
        "status": change.status,
        "previous": change.previous,
        "reason": change.reason,
        "because": list(change.because),
        "withdrawn": change.withdrawn,
    }
