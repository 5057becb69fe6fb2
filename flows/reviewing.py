"""What a reviewer decides about origins: put on record, and the check decided again at once.

Nothing is fetched: the documents of the stored check are weighed again under its own policy, and
the outcome is recorded as a check of its own, so that both stay readable.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from flows.cases import check_id
from flows.convert import to_reviews
from flows.desk import engine_version
from flows.reader import chosen_reader
from matching.engine import assess
from matching.types import Claim, Document
from records.store import Store
from records.types import CheckRecord, Review
from sources.types import InputError

TRIGGER = "review"


@dataclass(frozen=True, slots=True)
class Redecided:
    """A review on record, the check before it and the one decided with it."""

    review: Review
    before: CheckRecord
    after: CheckRecord

    @property
    def changes(self) -> list[tuple[str, str, str, str]]:
        """Claims with another status now: text, status before, status after, reason."""
        before = {c.claim.id: c.decision.status for c in self.before.assessment.claims}
        return [
            (c.claim.text, before[c.claim.id], c.decision.status, c.decision.reason)
            for c in self.after.assessment.claims
            if before.get(c.claim.id, c.decision.status) != c.decision.status
        ]


def decide(
    store: Store,
    action: Literal["split", "merge"],
    which: str | None,
    left: str,
    right: str,
    *,
    reviewer: str,
    note: str,
    claim: str | None,
    now: datetime,
) -> Redecided:
    """Record that two documents of a check are one origin, or are two, and decide again.

    ``left`` and ``right`` are addresses of the article or of documents of the check; ``claim`` (its
    id, or the beginning of its text) limits the decision to one claim. Raises InputError with one
    line where they mean nothing, StoreError where there is no such check.
    """
    check = store.load(which)
    one, two = _document(check, left), _document(check, right)
    if one.id == two.id:
        raise InputError(f"{left} and {right} are the same document; a review concerns two")
    about = _claim(check, claim) if claim else None
    review = _review(
        check, action, reviewer, note, now,
        claim_text=about.text if about else "", left=one.id, right=two.id,
    )  # fmt: skip
    return _record(store, check, review, now)


def withdraw(store: Store, which: str, *, reviewer: str, note: str, now: datetime) -> Redecided:
    """Take back the review with this id (or the beginning of it); both stay on record.

    Raises InputError where no check on record has such a review, or it was taken back before.
    """
    found = [(check, review) for check, review in _all(store) if review.id.startswith(which)]
    decisions = [(c, r) for c, r in found if r.action in ("split", "merge")]
    if not decisions:
        raise InputError(f"no review {which}; `secondsource review list` shows those on record")
    if len({r.id for _, r in decisions}) > 1:
        raise InputError(f"{which} begins the id of several reviews; give more of it")
    check, review = decisions[0]
    if any(r.revokes == review.id for r in store.reviews(review.article)):
        raise InputError(f"review {review.id} was withdrawn before")
    back = _review(
        check, "revoke", reviewer, note, now,
        claim_text=review.claim_text, left=review.left, right=review.right, revokes=review.id,
    )  # fmt: skip
    return _record(store, check, back, now)


def listed(store: Store, which: str | None) -> tuple[Review, ...]:
    """The reviews of one article (by a check of it, or its address), or of all; oldest first."""
    if which is not None:
        return store.reviews(store.load(which).assessment.article.id)
    unique = {review.id: review for _, review in _all(store)}
    return tuple(sorted(unique.values(), key=lambda r: (r.at, r.id)))


def redecide(store: Store, check: CheckRecord, now: datetime) -> CheckRecord:
    """The stored check decided again with all that is on record now; nothing is written."""
    old = check.assessment
    claims = [assessed.claim for assessed in old.claims]
    assessment = assess(
        old.article,
        check.documents,
        policy=old.policy,
        searched=check.coverage.state != "none",
        reviews=to_reviews(store.reviews(old.article.id), claims),
        known=store.merges([old.article.id, *(d.id for d in check.documents)]),
        reader=chosen_reader(old.policy.reader),
    )
    version = engine_version()
    made = check_id(assessment, check.documents, check.coverage, version, now)
    # Two decisions within one tick of the clock are two checks.
    count = len(store.reviews(old.article.id))
    identity = hashlib.sha256(f"{made}:{check.id}:{count}".encode()).hexdigest()[: len(made)]
    return replace(
        check,
        id=identity,
        started_at=now,
        finished_at=now,
        engine_version=version,
        assessment=assessment,
        trigger=TRIGGER,
    )


def _record(store: Store, check: CheckRecord, review: Review, now: datetime) -> Redecided:
    with store.lock(check.assessment.article.id, now=now):
        store.add_review(review)
        after = redecide(store, check, now)
        store.record(after)
    return Redecided(review, check, after)


def _review(
    check: CheckRecord, action: str, reviewer: str, note: str, now: datetime, **rest: str
) -> Review:
    if not reviewer.strip():
        raise InputError("a review needs the name of its reviewer: --reviewer NAME")
    if not note.strip():
        raise InputError("a review needs a note that says why: --note TEXT")
    article = check.assessment.article.id
    parts = (now.isoformat(), reviewer, action, article, note, *rest.values())
    identity = hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:10]
    return Review(identity, now, reviewer.strip(), action, article, note=note.strip(), **rest)


def _all(store: Store) -> list[tuple[CheckRecord, Review]]:
    """Every review, with the latest check of its article."""
    out = []
    seen: set[str] = set()
    for summary in store.history(limit=1_000_000):
        if summary.article_url in seen:
            continue
        seen.add(summary.article_url)
        reviews = store.reviews(summary.article_url)
        if reviews:
            check = store.load(summary.id)
            out += [(check, review) for review in reviews]
    return out


def _document(check: CheckRecord, name: str) -> Document:
    held: Sequence[Document] = (check.assessment.article, *check.documents)
    found = [d for d in held if name in (d.id, d.url)]
    found = found or [d for d in held if d.outlet == name]
    if len({d.id for d in found}) == 1:
        return found[0]
    if found:
        raise InputError(f"{name} has {len(found)} documents in check {check.id}; give an address")
    raise InputError(
        f"{name} is no document of check {check.id}; give the address of the article or of its"
        " coverage as the report prints it"
    )


def _claim(check: CheckRecord, name: str) -> Claim:
    claims = [assessed.claim for assessed in check.assessment.claims]
    exact = [c for c in claims if name in (c.id, c.text)]
    found = exact or [c for c in claims if c.text.startswith(name)]
    if len(found) != 1:
        what = "no claim" if not found else f"{len(found)} claims"
        raise InputError(f"check {check.id} has {what} {name!r}; give a claim's id or its text")
    return found[0]
