"""The engine: one article against its coverage, from text to statuses. Pure and deterministic."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from matching.claims import extract_claims
from matching.compare import compare
from matching.judge import MATCHER, judge
from matching.lineage import Lineage, trace
from matching.matter import names_it, same_matter
from matching.origins import group, ties_to_keep
from matching.policy import excluded_because, latest_versions, order
from matching.propose import propose
from matching.reader import PairReader, opinions_of
from matching.reviews import Review
from matching.second_look import second_look
from matching.statements import read_sentences, read_statements
from matching.status import core_matches, decide
from matching.types import (
    AssessedClaim,
    Assessment,
    Claim,
    Document,
    Match,
    Merge,
    Policy,
    Statement,
)

WINDOW = 2
"""Statements before and after a candidate that the comparisons may look at."""


def assess(
    article: Document,
    documents: Iterable[Document],
    *,
    policy: Policy | None = None,
    searched: bool = True,
    reviews: Sequence[Review] = (),
    known: Sequence[Merge] = (),
    reader: PairReader | None = None,
) -> Assessment:
    """Who else, independently, says so? Assess every claim of an article::

        claims     = the check-worthy claims of the article, its author's opinions left out
        coverage   = the documents, one version of each page, without the article itself
        lineage    = who has whose text, over all documents, matched or not, and ties known before
        sentences  = those of the coverage
        for each claim:
            candidates = sentences that share rare words or figures with it, of documents about
                         the same matter or naming what the claim names, each with its attribution
            matches    = typed comparisons of each candidate, judged: grade, stance, why;
                         what they leave open is read by the neural reader
            origins    = the supporting and the disputing matches, grouped by origin
            status     = confirmed, disputed or single-source, with basis and reason

    The order of ``documents`` does not matter. ``searched`` is false where no search took place;
    ``known`` are lineage ties of earlier checks, which never come undone. ``reader`` reads beside
    the typed comparisons; without one they decide alone.
    """
    policy = policy or Policy()
    claims = extract_claims(article, opinions_of(reader))
    coverage = coverage_of(article, documents)
    lineage = trace((article, *coverage), known)
    statements = read_all(coverage, policy)
    matches = match_all(claims, statements, article=article, policy=policy, reader=reader)
    assessed = tuple(
        assess_claim(
            claim,
            matches.get(claim.id, ()),
            article=article,
            documents=coverage,
            lineage=lineage,
            policy=policy,
            searched=searched,
            reviews=reviews,
        )
        for claim in claims
    )
    matcher = f"{MATCHER} {reader.name}" if reader else MATCHER
    return Assessment(article, assessed, policy, matcher, ties(assessed, lineage))


def ties(assessed: Iterable[AssessedClaim], lineage: Lineage) -> tuple[Merge, ...]:
    """All ties to keep: those between the documents, and those that belong to single claims."""
    general = lineage.merges()
    seen = {(m.kind, m.left, m.right) for m in general if not m.claim}
    held = {(m.kind, m.left, m.right, m.claim) for m in general}
    kept = list(general)
    for one in assessed:
        for merge in ties_to_keep(one.claim, one.grouping):
            key = (merge.kind, merge.left, merge.right)
            if key not in seen and (*key, merge.claim) not in held:
                held.add((*key, merge.claim))
                kept.append(merge)
    return tuple(sorted(kept, key=lambda m: (m.left, m.right, m.kind, m.claim, m.detail)))


def coverage_of(article: Document, documents: Iterable[Document]) -> tuple[Document, ...]:
    """The coverage in order of id: one version of each page, never the article itself."""
    return tuple(
        document
        for document in latest_versions(documents)
        if document.id != article.id and document.url != article.url
    )


def read_all(coverage: Iterable[Document], policy: Policy) -> tuple[Statement, ...]:
    """The sentences of the coverage; pages that never count are not read. Attributions are read
    of the documents among the candidates only."""
    return tuple(
        statement
        for document in coverage
        if excluded_because(document, policy) is None
        for statement in read_sentences(document)
    )


def match_all(
    claims: Sequence[Claim],
    statements: Sequence[Statement],
    *,
    article: Document,
    policy: Policy,
    reader: PairReader | None = None,
) -> dict[str, tuple[Match, ...]]:
    """The matches of each claim, by claim id, in the fixed order of evidence.

    ``reader`` is asked where the rules leave a passage open. Statements that turn out to be about
    something else (``related``) are left out.
    """
    judged = candidates(claims, statements, article=article, policy=policy)
    out: dict[str, tuple[Match, ...]] = {}
    for claim in claims:
        found: list[Match] = []
        for match, proposed in judged[claim.id]:
            if reader is not None:
                match = second_look(claim, match, proposed, reader, article)
            if match.grade != "related" or match.utterance_stance != "mentions":
                found.append(match)
        out[claim.id] = tuple(sorted(found, key=order))
    return out


def candidates(
    claims: Sequence[Claim],
    statements: Sequence[Statement],
    *,
    article: Document,
    policy: Policy,
) -> dict[str, list[tuple[Match, float]]]:
    """What the rules say of every statement proposed for a claim, and how well it was proposed."""
    proposed = propose(claims, statements, policy.candidates)
    about: dict[str, bool] = {}
    read: dict[str, tuple[Statement, ...]] = {}
    out: dict[str, list[tuple[Match, float]]] = {}
    for claim in claims:
        found: list[tuple[Match, float]] = []
        for sentence, score in proposed.get(claim.id, ()):
            document = sentence.document
            if document.id not in about:
                about[document.id] = same_matter(article, document)
            if not (about[document.id] or names_it(claim, sentence)):
                continue
            if document.id not in read:
                read[document.id] = read_statements(document)
            at = sentence.index
            statement = read[document.id][at]
            window = read[document.id][max(0, at - WINDOW) : at + WINDOW + 1]
            comparisons = compare(claim, statement, article=article, window=window)
            match = judge(claim, statement, comparisons, article=article, policy=policy)
            found.append((match, score))
        out[claim.id] = found
    return out


def assess_claim(
    claim: Claim,
    matches: Sequence[Match],
    *,
    article: Document,
    documents: Sequence[Document],
    lineage: Lineage,
    policy: Policy,
    searched: bool,
    reviews: Sequence[Review] = (),
) -> AssessedClaim:
    """Group the evidence of one claim by origin and decide its status."""

    def grouped(some: Sequence[Match], *, utterance: bool = False):  # type: ignore[no-untyped-def]
        return group(
            claim,
            some,
            article=article,
            documents=documents,
            lineage=lineage,
            policy=policy,
            reviews=reviews,
            utterance=utterance,
        )

    grouping = grouped(matches)
    decision = decide(
        claim,
        matches,
        grouping,
        article=article,
        policy=policy,
        searched=searched,
        utterance_grouping=grouped(matches, utterance=True) if claim.kind == "utterance" else None,
        core_grouping=grouped(core_matches(claim, matches)),
    )
    return AssessedClaim(claim, decision, grouping, tuple(matches))
