"""What a policy lets count as evidence: page classes, statement roles, corrections, versions.

Everything that decides a status passes through ``live``, so that grouping and status never
disagree about what was admitted.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from matching.lineage.layout import is_listing
from matching.types import Document, Match, Policy


@dataclass(frozen=True, slots=True)
class Evidence:
    """The matches of one claim after exclusions: what counts, and what was put aside and why.

    ``corrected`` holds the ids of documents whose support was taken back by a correction of the
    same outlet; ``article_corrected`` says that the article's own outlet took the claim back.
    """

    supporting: tuple[Match, ...]
    disputing: tuple[Match, ...]
    mentioning: tuple[Match, ...]
    excluded: tuple[tuple[str, str], ...] = ()
    corrected: tuple[str, ...] = ()
    article_corrected: bool = False


def excluded_because(document: Document, policy: Policy) -> str | None:
    """Why a document never counts under the policy ("satire", "opinion", ...), or None."""
    if document.kind in policy.excluded_kinds:
        return document.kind
    for flag in sorted(document.flags):
        if flag in policy.excluded_flags:
            return flag
    if "hub" in policy.excluded_flags and is_listing(document.text):
        return "hub"
    return None


def live(
    matches: Iterable[Match], *, article: Document, policy: Policy, utterance: bool = False
) -> Evidence:
    """Sort the matches of one claim by stance and put aside what does not count.

    With ``utterance`` the stance on "X said it" is read instead of that on the content. Headlines
    count only where the body of the same document does not speak (they lack its hedges).
    """
    supporting: list[Match] = []
    disputing: list[Match] = []
    mentioning: list[Match] = []
    excluded: set[tuple[str, str]] = set()
    ordered = sorted(matches, key=order)
    spoken = {
        m.statement.document.id
        for m in ordered
        if m.statement.role == "body"
        and m.grade != "related"
        and _stance(m, utterance) != "mentions"
    }
    for match in ordered:
        document, role = match.statement.document, match.statement.role
        if document.id == article.id or document.url == article.url:
            continue
        stance = _stance(match, utterance)
        why = excluded_because(document, policy)
        if why:
            if stance != "mentions":
                excluded.add((document.id, why))
            continue
        if role in ("boilerplate", "question"):
            stance = "mentions"
        if role == "correction" and stance == "supports":
            stance = "mentions"
        if role == "headline" and document.id in spoken:
            stance = "mentions"
        if stance == "supports" and match.covers == "part" and not utterance:
            stance = "mentions"
        {"supports": supporting, "disputes": disputing, "mentions": mentioning}[stance].append(
            match
        )
    supporting, disputing, mentioning = _one_side(supporting, disputing, mentioning)
    corrections = [m for m in disputing if is_correction(m)]
    corrected: set[str] = set()
    for match in list(supporting):
        document = match.statement.document
        if any(_takes_back(c, document) for c in corrections):
            corrected.add(document.id)
            supporting.remove(match)
            mentioning.append(match)
    own = any(_takes_back(c, article) for c in corrections)
    return Evidence(
        tuple(supporting),
        tuple(disputing),
        tuple(sorted(mentioning, key=order)),
        tuple(sorted(excluded)),
        tuple(sorted(corrected)),
        own,
    )


def is_correction(match: Match) -> bool:
    """Whether the statement belongs to a correction."""
    return match.statement.role == "correction" or "correction" in match.statement.document.flags


def order(match: Match) -> tuple[str, int, str, str]:
    """The fixed order of evidence: by document, then by place."""
    statement = match.statement
    return (statement.document.id, statement.index, statement.role, match.grade)


def _stance(match: Match, utterance: bool) -> str:
    return match.utterance_stance if utterance else match.stance


def _takes_back(correction: Match, earlier: Document) -> bool:
    later = correction.statement.document
    if later.id == earlier.id:
        return True
    if later.outlet != earlier.outlet or later.published is None or earlier.published is None:
        return False
    return later.published >= earlier.published


def _one_side(
    supporting: Sequence[Match], disputing: Sequence[Match], mentioning: Sequence[Match]
) -> tuple[list[Match], list[Match], list[Match]]:
    """A document that reports a claim and contradicts it in the same breath disputes it."""
    against = {m.statement.document.id for m in disputing if not is_correction(m)}
    kept = [m for m in supporting if m.statement.document.id not in against]
    moved = [m for m in supporting if m.statement.document.id in against]
    return kept, list(disputing), [*mentioning, *moved]


def latest_versions(documents: Iterable[Document]) -> tuple[Document, ...]:
    """One document for each address: the version published last, in order of id.

    Exact duplicates of id and text are one document. Where two versions carry no date the one
    with the larger hash is taken, so that the choice does not depend on the order.
    """
    best: dict[str, Document] = {}
    for document in documents:
        known = best.get(document.url or document.id)
        if known is None or _recency(document) > _recency(known):
            best[document.url or document.id] = document
    by_id: dict[str, Document] = {}
    for document in best.values():
        known = by_id.get(document.id)
        if known is None or _recency(document) > _recency(known):
            by_id[document.id] = document
    return tuple(by_id[i] for i in sorted(by_id))


def _recency(document: Document) -> tuple[bool, float, str]:
    published = document.published
    return (published is not None, published.timestamp() if published else 0.0, document.sha256)
