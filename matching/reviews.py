"""Decisions of reviewers on origins: who, what, why and when, as data that can be taken back.

A review never changes what was found; it is one more reason. ``withdraw`` takes back the last
decision on the same pair, so that the history stays whole.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from matching.types import Merge

SEPARATE = "separate origins"


@dataclass(frozen=True, slots=True)
class Review:
    """One decision on a pair of documents: they are one origin, are two, or the last is withdrawn.

    ``claim_id`` limits the decision to one claim (None: to all). ``decided_at`` is given by the
    caller. ``reviewer`` and ``note`` must not be empty.
    """

    action: Literal["merge", "split", "withdraw"]
    left: str
    right: str
    reviewer: str
    note: str
    decided_at: datetime
    claim_id: str | None = None

    def __post_init__(self) -> None:
        """Raise ``ValueError`` for a decision without a name, a note, or a pair."""
        if not self.reviewer.strip():
            raise ValueError("a review needs the name of its reviewer")
        if not self.note.strip():
            raise ValueError("a review needs a note that says why")
        if self.left == self.right:
            raise ValueError("a review concerns two different documents")

    @property
    def pair(self) -> tuple[str, str]:
        """The two documents in a fixed order."""
        return (self.left, self.right) if self.left < self.right else (self.right, self.left)

    @property
    def detail(self) -> str:
        """The decision in words, for reports."""
        what = {"merge": "one origin", "split": SEPARATE, "withdraw": "withdrawn"}
        return f"{self.reviewer}: {what[self.action]} ({self.note})"


def is_split(merge: Merge) -> bool:
    """Whether an entry among the reasons of an origin says that a reviewer kept two apart."""
    return merge.kind == "review" and SEPARATE in merge.detail


def in_force(reviews: Iterable[Review], claim_id: str) -> tuple[Review, ...]:
    """The decisions that hold for a claim: the last of each pair, unless it was withdrawn."""
    last: dict[tuple[str, str], Review] = {}
    ordered = sorted(
        (r for r in reviews if r.claim_id in (None, claim_id)),
        key=lambda r: (r.decided_at, r.pair, r.action, r.reviewer, r.note),
    )
    for review in ordered:
        if review.action == "withdraw":
            last.pop(review.pair, None)
        else:
            last[review.pair] = review
    return tuple(last[pair] for pair in sorted(last))
