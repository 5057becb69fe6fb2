"""From the words of one room to those of the next: only ``flows`` sees both sides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal

from matching.compare.moments import read_moments
from matching.reviews import Review
from matching.text import tokens
from matching.types import Claim, Document
from records.types import Review as Recorded
from sources.types import SourceDocument, Topic, Window


def to_document(page: SourceDocument) -> Document:
    """A page as matching reads it.

    ``id`` is the canonical address, or the content hash for text that has no address.
    """
    return Document(
        id=page.canonical_url or page.url or page.sha256,
        url=page.url or page.canonical_url,
        outlet=page.outlet,
        title=page.title,
        published=page.published,
        text=page.text,
        sha256=page.sha256,
        byline=page.byline,
        owner=page.owner,
        kind=page.kind,
        credits=page.credits,
        flags=page.flags,
    )


def to_page(document: Document) -> SourceDocument:
    """A document on record as a provider hands it out."""
    return SourceDocument(
        url=document.url or document.id,
        canonical_url=document.id,
        outlet=document.outlet,
        title=document.title,
        published=document.published,
        text=document.text,
        sha256=document.sha256,
        byline=document.byline,
        owner=document.owner,
        kind=document.kind,
        credits=document.credits,
        flags=document.flags,
    )


def to_lead(title: str, claims: Sequence[Claim]) -> tuple[Topic, ...]:
    """The headline as a topic; nothing where there is none."""
    if not title.strip():
        return ()
    rarity = tokens.Rarity.of(claim.sentence for claim in claims)
    return (replace(_topic(title, rarity), lead=True),)


def to_topics(claims: Sequence[Claim]) -> tuple[Topic, ...]:
    """What to look for on behalf of each claim: its words, names and figures.

    Names are runs of capitalised words; a capital at the head of a sentence counts only where the
    word carries content. Words come rarest first, counted over the sentences of all the claims.
    """
    rarity = tokens.Rarity.of(claim.sentence for claim in claims)
    return tuple(
        _topic(claim.content or claim.restatement or claim.text, rarity) for claim in claims
    )


def with_events(
    topics: Sequence[Topic], claims: Sequence[Claim], published: datetime | None, window: Window
) -> tuple[Topic, ...]:
    """The topics of the claims, with the time of what happened before the window.

    A claim is dated by a day, a week or a month that it names; one that names none, or also a
    later one, belongs to the article's own time. Its window reaches as far beyond the event as
    the article's own reaches beyond publication.
    """
    if published is None or window.since is None or window.until is None:
        return tuple(topics)
    reach = (window.until - window.since) / 2
    return tuple(
        replace(topic, event=_event(claim.restatement or claim.text, published, window, reach))
        for topic, claim in zip(topics, claims, strict=True)
    )


_EARLY = timedelta(days=3)
"""A date in a text may be a day or two off, and other time zones are ahead."""
_PRESS = 1850
"""No service reaches further back."""


def _event(text: str, published: datetime, window: Window, reach: timedelta) -> Window | None:
    days = [
        reading
        for moment in read_moments(text, published)
        if moment.kind in _CLOSE and not moment.since
        for reading in moment.readings[:1]
    ]
    if not days or window.since is None or max(days)[1] >= window.since.date():
        return None
    first, last = max(days)
    if first.year < _PRESS:
        return None
    return Window(_midnight(first) - _EARLY, _midnight(last) + reach)


_CLOSE = ("day", "week", "month")


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def to_reviews(recorded: Sequence[Recorded], claims: Sequence[Claim]) -> tuple[Review, ...]:
    """The decisions of reviewers that still hold, as matching reads them.

    A review on record names its claim by its text; one whose claim the article no longer makes
    holds for nothing. A revoked review, like a plain note, decides nothing.
    """
    revoked = {review.revokes for review in recorded if review.action == "revoke"}
    of_text = {claim.text: claim.id for claim in claims}
    actions: dict[str, Literal["merge", "split"]] = {"merge": "merge", "split": "split"}
    decided: list[Review] = []
    for review in recorded:
        if review.id in revoked or review.left == review.right:
            continue
        if review.claim_text and review.claim_text not in of_text:
            continue
        if review.action in actions:
            decided.append(
                Review(
                    action=actions[review.action],
                    left=review.left,
                    right=review.right,
                    reviewer=review.reviewer or "unnamed",
                    note=review.note or "no reason given",
                    decided_at=review.at,
                    claim_id=of_text.get(review.claim_text),
                )
            )
    return tuple(decided)


def _topic(text: str, rarity: tokens.Rarity) -> Topic:
    read = tokens.tokens(text)
    names = _unique(_names(text, read))
    figures = _unique(token.text for token in read if token.text[0].isdigit())
    named = {tokens.stem(word) for name in names for word in name.split()}
    rare = sorted(
        {token.stem: token for token in reversed(read) if tokens.is_content(token)}.items(),
        key=lambda item: (rarity.frequency(item[0]), -len(item[0]), item[0]),
    )
    words = [t.text.lower() for s, t in rare if s not in named and not t.text[0].isdigit()]
    return Topic(text=text, names=tuple(names), figures=tuple(figures), words=tuple(words))


def _names(text: str, read: Sequence[tokens.Token]) -> list[str]:
    """Runs of capitalised content words with nothing but a space between them."""
    runs: list[tuple[int, int]] = []
    for token in read:
        if not (token.text[0].isupper() and tokens.is_content(token)):
            continue
        if runs and text[runs[-1][1] : token.start] == " ":
            runs[-1] = (runs[-1][0], token.end)
        else:
            runs.append((token.start, token.end))
    return [text[start:end] for start, end in runs]


def _unique(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(values))
