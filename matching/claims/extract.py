"""From an article to its claims: units worth checking, who says them, and what they say."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from matching.attribution import read_attributions
from matching.attribution.people import Who
from matching.attribution.quotes import quotations
from matching.claims.assertions import beyond, credited, from_unit
from matching.claims.making import Room
from matching.claims.utterances import hull, is_utterance, utterance
from matching.claims.worth import DATE, figures
from matching.statements import sentence_roles
from matching.text.grammar import is_finite, tag
from matching.text.mainverb import has_main_verb
from matching.text.sentences import split
from matching.types import Attribution, Claim, Document, Span

_CARRIED = re.compile(
    r"^(?:This|That|These|The|His|Her|Its|Their)\s(?:\w+\s)?(?:directives?|statements?|remarks?|claims?"
    r"|announcements?|comments?|orders?|decisions?|news|words|figures?|account|speech|interview)"
    r",?\s(?:first\s)?(?:reported|carried|published|cited|quoted|relayed)\sby\b"
)


SURE, WORDS = 0.99, 6
"""The chance from which a sentence counts as its author's opinion, and the words it needs: a small
network takes "Nobody was hurt." for one."""

Opinions = Callable[[str], float]
"""The chance that a sentence of news gives its author's own opinion."""


def extract_claims(article: Document, opinions: Opinions | None = None) -> tuple[Claim, ...]:
    """The check-worthy claims of an article in the order of their spans.

    A sentence gives none, one or several. Utterances of a named person or institution are claims
    of kind ``utterance`` with the content apart; what an agency, a paper, a document or an unnamed
    source passes on is a claim about the matter itself, with the attribution beside it. Where
    ``opinions`` are told, sentences in which the author speaks his mind give none.
    """
    claims, _ = _read(article, opinions)
    return claims


def unclaimed(article: Document, opinions: Opinions | None = None) -> tuple[tuple[Span, str], ...]:
    """The sentences that gave no claim, each with the reason in plain words."""
    _, left = _read(article, opinions)
    return left


def _read(
    article: Document, opinions: Opinions | None
) -> tuple[tuple[Claim, ...], tuple[tuple[Span, str], ...]]:
    text = article.text
    spans = split(text)
    room = Room(
        article,
        Who(text, article.title),
        spans,
        quotations(text),
        read_attributions(article, spans),
    )
    roles = sentence_roles(article, spans)
    claims: list[Claim] = []
    left: list[tuple[Span, str]] = []
    for i, span in enumerate(spans):
        if roles[i] != "body":
            left.append((span, _ROLE_REASONS[roles[i]]))
            continue
        if _LIST_AHEAD.search(text[span[0] : span[1]]):
            left.append((span, "only opens a list"))
            continue
        found, reason = _sentence(room, i)
        if opinions is not None and found and _is_opinion(text[span[0] : span[1]], found, opinions):
            found, reason = [], "gives the author's opinion"
        claims.extend(found)
        if not found:
            left.append((span, reason))
        carrier = room.attributions[i]
        if carrier is not None and _CARRIED.match(text[span[0] : span[1]]):
            _carry(claims, carrier.speaker, spans, i)
    claims.sort(key=lambda c: (c.span, c.id))
    return tuple(claims), tuple(left)


_LIST_AHEAD = re.compile(r"\b(?:are|is|were|was|include|includes|included|as follows):$")


def _is_opinion(sentence: str, claims: Sequence[Claim], opinions: Opinions) -> bool:
    """Whether the author speaks his mind here; what others say is theirs, and a figure or a day
    can be checked whatever he thinks of it."""
    if any(claim.attribution is not None for claim in claims):
        return False
    if figures(sentence) or DATE.search(sentence):
        return False
    return len(sentence.split()) >= WORDS and opinions(sentence) >= SURE


_ROLE_REASONS = {
    "headline": "headline: the body says it in full",
    "boilerplate": "boilerplate, not reporting",
    "correction": "correction notice",
    "question": "asks a question",
}


_SHARE = re.compile(
    r"\d\s?%|\bper\s?cent\b|\b(?:in|out\sof)\s(?:five|ten|four|three|\d+)\b"
    r"|\b(?:half|majority|thirds?|quarters?)\b",
    re.IGNORECASE,
)


def _is_share(said: Attribution) -> bool:
    """ "One in five say they avoid the bridge": that so many say so is the point."""
    return said.kind in ("indirect", "documented") and bool(_SHARE.search(said.printed))


def _carry(claims: list[Claim], carrier: str, spans: list[Span], i: int) -> None:
    """ "This directive, reported by X": X carried the utterances just before."""
    since = spans[max(0, i - 2)][0]
    for n, claim in enumerate(claims):
        said = claim.attribution
        if said is None or claim.kind != "utterance" or claim.span[0] < since:
            continue
        if carrier and carrier not in (*said.chain, said.speaker):
            claims[n] = replace(claim, attribution=replace(said, chain=(*said.chain, carrier)))


_A = re.compile(r"\ban?\s+$")
_CRIES = ("chanted", "chant", "chanting", "shouted", "shouting", "yelled", "sang", "singing")
_NO_CLAUSE = re.compile(r"(?:about|on|from)\s|(?:exactly|much)?\s?the\ssame\b", re.IGNORECASE)
""" "Reported about conflicts in Orsk", "reported the same in March and the firm denied it"."""
_POSSIBLE = re.compile(
    r"(?:the|any)\s(?:possibility|idea|notion|suggestion|prospect|risk|likelihood)\s", re.IGNORECASE
)


def _is_torn(text: str, said: Attribution) -> bool:
    """Whether content without its cue would be torn from its sentence.

    "Filed a declaration that he ...", "have not ruled out the possibility that ...", 'sang "No"'.
    """
    if said.content_span is None or said.cue_span is None:
        return False
    if not said.speaker and _A.search(text[max(0, said.cue_span[0] - 4) : said.cue_span[0]]):
        return True
    if is_utterance(said):
        return False
    content = text[slice(*said.content_span)]
    words = tag(content, 0, len(content))
    if said.cue_span[0] < said.content_span[0]:
        if not has_main_verb(words) or _NO_CLAUSE.match(content):
            return True  # "accused the firm of haste", "reported waiting times of two hours"
        if words[0].kind == "part" and words[0].low.endswith("ing"):
            return True  # "residents reported hearing a boom"
        first = next((k for k in range(len(words)) if is_finite(words, k)), 0)
        if first == len(words) - 1 and words[first].low.endswith("s") and first > 1:
            return True  # "predicting product launches"
        if first and words[first - 1].low == "and":
            return True  # "has lambasted the allies and lobbed a bomb"
    return said.cue in _CRIES or bool(_POSSIBLE.match(content))


def _sentence(room: Room, i: int) -> tuple[list[Claim], str]:
    span, said = room.spans[i], room.attributions[i]
    quotes = [q for q in room.quotes if q[0] < span[1] and q[1] > span[0]]
    claims: list[Claim] = []
    against: list[str] = []
    covered: list[Span] = []
    torn = said is not None and _is_torn(room.article.text, said)
    if said is not None and said.content_span is not None and not _is_share(said) and not torn:
        if is_utterance(said):
            made, why = utterance(room, i, said)
            whole = hull(said)
        else:
            made, why = credited(room, i, said, quotes)
            whole = hull(said)
        claims.extend(made)
        against.extend(why)
        covered.append(whole)
        credit = said.cue_span if said.kind in ("according_to", "documented") else None
        if credit is not None and credit[0] > said.content_span[0]:
            covered.append((credit[0], span[1]))  # "..., according to a report published in"
    for unit in beyond(room, i, covered, quotes):
        made, why = from_unit(room, i, unit, None)
        claims.extend(made)
        against.extend(why)
    reason = "; ".join(dict.fromkeys(against)) or "nothing in it can be checked"
    return claims, reason
