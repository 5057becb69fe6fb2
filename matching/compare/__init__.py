"""All typed comparisons of one claim with one statement.

``compare`` reads both sides once and asks each comparison its question; ``view`` is the same
reading for the judge.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from matching.compare import (
    attributions,
    dates,
    derived,
    events,
    modality,
    names,
    places,
    polarity,
    quantities,
    roles,
    wording,
)
from matching.compare.elliptic import completed
from matching.compare.figures import Figure
from matching.compare.names import Aliases
from matching.compare.reading import Reading, merged, read
from matching.text.asides import asides, without
from matching.text.naming import Name
from matching.types import ASIDE, Claim, Comparison, Document, Outcome, Statement


@dataclass(frozen=True, slots=True)
class View:
    """Both sides as read: the claim (its content for an utterance), the statement, what is near."""

    claim: Reading
    sentence: Reading
    claim_names: tuple[Name, ...]
    statement: Reading
    near: Reading
    aliases: Aliases


@lru_cache(maxsize=4_000)
def _claim_reading(claim: Claim, article: Document) -> tuple[Reading, Reading, tuple[Name, ...]]:
    text = claim.content if claim.kind == "utterance" and claim.content else claim.text
    if claim.kind == "utterance" and claim.content and _is_denial(claim):
        text = f"{_DENIED_THAT}{claim.content}"
    if ASIDE in claim.flags:
        text = without(text, asides(text))
    reading = read(text, article.published, article.text)
    seen = {name.key: name for name in reading.names}
    if claim.restatement and claim.kind != "utterance":
        for name in read(claim.restatement, article.published, article.text).names:
            seen.setdefault(name.key, name)
    sentence = read(claim.sentence or claim.text, article.published, article.text)
    return reading, sentence, tuple(seen.values())


_DENIED_THAT = "denied that "


def _is_denial(claim: Claim) -> bool:
    """Whether the claim is that somebody denied something: its content is what is not so."""
    said = claim.attribution
    return said is not None and bool(_DENIAL_CUE.search(said.cue))


_DENIAL_CUE = re.compile(r"\b(?:den(?:y|ies|ied|ying)|refut\w+)\b", re.IGNORECASE)


@lru_cache(maxsize=20_000)
def _near(around: tuple[str, ...], published: datetime | None, whole: str) -> Reading:
    return merged([read(text, published, whole) for text in around])


def view(
    claim: Claim, statement: Statement, *, article: Document, window: Sequence[Statement] = ()
) -> View:
    """Read a pair; ``window`` are neighbouring statements of the same document."""
    reading, sentence, own = _claim_reading(claim, article)
    document = statement.document
    around = [document.title] if statement.role != "headline" else []
    if statement.context:
        around.extend(statement.context.split("\n"))
    around.extend(other.text for other in window if other.span != statement.span)
    near = _near(tuple(dict.fromkeys(filter(None, around))), document.published, document.text)
    here = read(statement.text, document.published, document.text)
    before = [s.text for s in window if s.index == statement.index - 1]
    if before:
        here = completed(here, read(before[0], document.published, document.text))
    return View(reading, sentence, own, here, near, events.shared_aliases(article, document))


def compare(
    claim: Claim, statement: Statement, *, article: Document, window: Sequence[Statement] = ()
) -> tuple[Comparison, ...]:
    """Every typed comparison of a claim with a statement, in a fixed order.

    ``article`` is the document that makes the claim; ``window`` are neighbouring statements of the
    statement's document, where names, dates and further figures may stand. For an utterance claim
    everything compares the content, and ``attribution`` the speaker.
    """
    seen = view(claim, statement, article=article, window=window)
    document = statement.document
    out: list[Comparison] = [wording.compare_wording(seen.claim, seen.statement, seen.near)]
    out.append(
        events.compare_events(
            seen.claim_names, seen.claim.moments, seen.statement.moments, article, document,
            seen.statement.names,
        )
    )  # fmt: skip
    out.extend(_quantities(seen, article, document))
    out.extend(_dates(seen, claim, article, document))
    places_found = places.compare_places(
        seen.claim.names,
        seen.statement.names,
        seen.near.names,
        seen.aliases,
        seen.statement.text,
    )
    out.extend(places_found)
    placed = {comparison.claim_value for comparison in places_found}
    unplaced = [name for name in seen.claim_names if name.text not in placed]
    out.extend(names.compare_names(unplaced, seen.statement.names, seen.near.names, seen.aliases))
    out.extend(
        roles.compare_roles(
            seen.claim.text,
            seen.claim.names,
            _register_entry(statement, window),
            seen.statement.names,
            seen.aliases,
        )
    )
    out.extend(polarity.compare_polarity(seen.claim, seen.statement, seen.near))
    out.append(modality.compare_modality(seen.claim.text, statement))
    out.extend(
        attributions.compare_attribution(
            claim, statement, seen.statement.names, seen.near.names, seen.aliases
        )
    )
    return tuple(out)


def _register_entry(statement: Statement, window: Sequence[Statement]) -> str:
    """A register prints its parties as sentences of their own: read them together."""
    if not statement.text.lstrip().lower().startswith(("claimant", "plaintiff", "respondent")):
        return statement.text
    near = [s for s in window if abs(s.index - statement.index) == 1]
    ordered = sorted([*near, statement], key=lambda s: s.span)
    return " ".join(s.text for s in ordered)


_NOT = re.compile(
    r"(?:(?:,|\band|\bbut|[—–-])\s+not|\brather\sthan|\binstead\sof)\s+$", re.IGNORECASE
)


def _if_denied(one: Comparison, statement: Reading) -> Comparison:
    """An agreeing figure that the statement denies is a conflict: "two persons died, not three"."""
    if one.outcome not in ("same", "entails"):
        return one
    for figure in statement.figures:
        denied = figure.text == one.evidence_value and _NOT.search(
            statement.text, max(0, figure.span[0] - 24), figure.span[0]
        )
        if denied:
            detail = f"“{one.evidence_value}” is denied here"
            return replace(one, outcome="conflicts", detail=detail, case="denied")
    return one


def _quantities(seen: View, article: Document, document: Document) -> tuple[Comparison, ...]:
    own_figures = seen.statement.figures
    if any(f.dimension == "point" for f in seen.claim.figures):
        levels = (*own_figures, *seen.near.figures)
        own_figures = (*own_figures, *derived.differences(levels))
    known = derived.rates(document.text)
    found = list(
        quantities.compare_quantities(
            seen.claim.figures,
            own_figures,
            topic=seen.claim.stems,
            claim_time=article.published,
            evidence_time=document.published,
            rates=known,
        )
    )
    plain, found = found, [_if_denied(one, seen.statement) for one in found]
    agrees = any(c.outcome in ("same", "entails") for c in found)
    # The first figure is here; a second one may stand in the next sentence, but only to agree.
    for index, figure in enumerate(seen.claim.figures):
        if found[index].outcome not in ("absent", "conflicts") or found[index] != plain[index]:
            continue
        if found[index].outcome == "absent" and not agrees:
            continue
        if found[index].outcome == "conflicts" and _of_one_whole(figure, found[index], own_figures):
            continue  # another count of the same heads, whatever figure stands next to it
        (nearby,) = quantities.compare_quantities(
            (figure,), seen.near.figures, topic=seen.claim.stems,
            claim_time=article.published, evidence_time=document.published,
        )  # fmt: skip
        if found[index].outcome == "conflicts" and nearby.outcome not in ("same", "entails"):
            (nearby,) = quantities.compare_quantities(
                (figure,), read(document.text, document.published, document.text).figures
            )
        if nearby.outcome not in ("same", "entails"):
            continue
        # Where the right figure stands next to it, this one fills another slot.
        own = found[index].outcome == "conflicts"
        outcome: Outcome = nearby.outcome if agrees and not own else "absent"
        found[index] = Comparison(
            nearby.kind, outcome, nearby.claim_value, nearby.evidence_value,
            f"{nearby.detail} (nearby)", nearby.essential, "nearby",
        )  # fmt: skip
    return tuple(found)


def _of_one_whole(figure: Figure, found: Comparison, figures: Sequence[Figure]) -> bool:
    """Whether two shares are of the same whole ("1,900 of its 2,100", "1,130 of the 2,100")."""
    return figure.whole is not None and any(
        f.text == found.evidence_value and f.whole == figure.whole for f in figures
    )


def _dates(
    seen: View, claim: Claim, article: Document, document: Document
) -> tuple[Comparison, ...]:
    found = list(
        dates.compare_dates(
            seen.claim.moments,
            seen.statement.moments,
            essential=True,
            claim_published=article.published,
            evidence_published=document.published,
        )
    )
    for index, moment in enumerate(seen.claim.moments):
        if found[index].outcome != "absent":
            continue
        (nearby,) = dates.compare_dates(
            (moment,), seen.near.moments, essential=True,
            claim_published=article.published, evidence_published=document.published,
        )  # fmt: skip
        if nearby.outcome in ("same", "entails", "compatible"):
            found[index] = Comparison(
                nearby.kind, nearby.outcome, nearby.claim_value, nearby.evidence_value,
                f"{nearby.detail} (nearby)", nearby.essential, "nearby",
            )  # fmt: skip
    return tuple(found)


__all__ = ["View", "compare", "view"]
