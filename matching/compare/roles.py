"""Roles compared: who did what to whom. "A sued B" is not "B sued A".

Beside the deeds that the tables know, two names, figures or dates that stand in each other's place
in otherwise the same sentence are a conflict (``matching.compare.exchanged``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from matching.compare.clauses import read_acts
from matching.compare.exchanged import are_nearly_the_same_words, read_order
from matching.compare.names import Aliases
from matching.text.kinship import kinship
from matching.text.lexicon import alike
from matching.text.name_words import fold
from matching.text.naming import Name
from matching.text.tokens import stem
from matching.types import Comparison

_DIRECTED = frozenset(
    stem(word)
    for word in """sue suing court beat defeat attack kill murder shoot stab hit accuse blame arrest
        detain charge invade occupy capture buy acquire sell criticise criticize praise warn
        threaten support oppose replace succeed follow lead own employ hire fire sack dismiss
        appoint elect interview call tell ask pay help rescue injure wound strike bomb shell
        overtake marry divorce teach love hate visit invite host meet owe lend transfer cede
        give send convict sentence challenge overthrow topple chase push pull kick carry drive
        ram""".split()  # noqa: SIM905
)
_MUTUAL = frozenset(
    stem(word)
    for word in """accuse blame criticise criticize attack praise warn threaten call tell ask visit
        meet challenge thank host interview""".split()  # noqa: SIM905
)
"""What two may do to each other: neither takes the other's deed back."""
_CLAIMANT = re.compile(r"\b(?:claimant|plaintiff|applicant)\s*:\s*(?P<who>[^.;:]+)", re.IGNORECASE)
_RESPONDENT = re.compile(r"\b(?:respondent|defendant)\s*:\s*(?P<who>[^.;:]+)", re.IGNORECASE)
_TO_COURT = re.compile(
    r"\b(?:take|takes|taking|took|taken|haul\w*|drag\w*)\s+(?P<who>[^.;,]{2,60}?)\s+to\s+(?:the\s+)?court\b",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|been|being|be|got|gets)\s+(?:\w+ly\s+|also\s+|then\s+)?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Deed:
    """One act with its agent and patient as printed; ``act`` is a stem."""

    act: str
    agent: str
    patient: str


def read_deeds(text: str, names: Sequence[Name]) -> tuple[Deed, ...]:
    """The directed acts of a sentence whose agent and patient can both be read off."""
    found: list[Deed] = []
    claimant, respondent = _CLAIMANT.search(text), _RESPONDENT.search(text)
    if claimant and respondent:
        found.append(Deed(stem("sue"), claimant["who"].strip(), respondent["who"].strip()))
    heads = _heads(text, names)
    court = _TO_COURT.search(text)
    if court:
        subject = next((h[2] for h in heads if h[3] and h[1] <= court.start()), "")
        if subject:
            found.append(Deed(stem("sue"), subject, court["who"].strip()))
    for act in read_acts(text):
        if act.stem not in _DIRECTED or not act.agent.text or not act.theme.text or act.entry:
            continue
        if act.agent.text != act.theme.text:
            found.append(Deed(act.stem, act.agent.text, act.theme.text))
    return tuple(found)


def _heads(text: str, names: Sequence[Name]) -> list[tuple[int, int, str, bool]]:
    heads = [(name.span[0], name.span[1], name.text, True) for name in names]
    for match in re.finditer(
        r"\b(?:[Tt]he|[Ii]ts|his|her|their|a|an)\s+(?:\w+(?:['’]s?)?\s+)?(?P<noun>[a-z]{3,})\b",
        text,
    ):
        if not any(start < match.end() and match.start() < end for start, end, _, _ in heads):
            heads.append((match.start("noun"), match.end("noun"), match["noun"], False))
    return sorted(heads)


def _who(left: str, right: str, aliases: Aliases) -> bool:
    a = tuple(fold(word) for word in re.findall(r"[\w'’]+", left) if word.lower() != "the")
    b = tuple(fold(word) for word in re.findall(r"[\w'’]+", right) if word.lower() != "the")
    if not a or not b:
        return False
    if kinship(a, b, aliases) in ("same", "short", "alias", "spelling"):
        return True
    return a[-1] == b[-1] or alike(stem(a[-1]), stem(b[-1])) >= 0.9


_BEAT = frozenset(stem(word) for word in ("beat", "defeat", "overcome"))
WON = "the same side won"
"""What a comparison of roles says where one text has the winner and the other the loser."""


def _winner(ours: Deed, text: str, aliases: Aliases) -> Comparison | None:
    """ "A beat B" and "B lost" agree, "B won" does not; None where neither is said."""
    for act in read_acts(text):
        if act.stem not in ("win", "won", "lose", "lost") or not act.agent.text or not act.positive:
            continue
        lost = act.stem.startswith("lo")
        first, second = (_who(who, act.agent.text, aliases) for who in (ours.agent, ours.patient))
        if first == second:
            continue
        left, right = f"{ours.agent} → {ours.patient}", f"{act.agent.text} {act.stem}"
        if second == lost:
            return Comparison("role", "same", left, right, WON)
        return Comparison("role", "conflicts", left, right, f"“{right}” turns the result round")
    return None


def _exchanged(claim_text: str, text: str) -> Comparison | None:
    """A conflict where two names, figures or dates of nearly the same sentence change places."""
    if not are_nearly_the_same_words(claim_text, text):
        return None
    found = read_order(claim_text, text).certain
    if found is None or read_order(text, claim_text).certain is None:
        return None
    detail = f"the two stand in each other's place: “{found.theirs}” instead of “{found.ours}”"
    return Comparison("role", "conflicts", found.ours, found.theirs, detail)


def compare_roles(
    claim_text: str,
    claim_names: Sequence[Name],
    text: str,
    names: Sequence[Name],
    aliases: Aliases,
) -> tuple[Comparison, ...]:
    """``conflicts`` where the same two parties swap roles in the same act, ``same`` where not."""
    exchanged = _exchanged(claim_text, text)
    theirs = read_deeds(text, names)
    for ours in read_deeds(claim_text, claim_names):
        if ours.act in _BEAT:
            won = _winner(ours, text, aliases)
            if won is not None:
                return (won,)
        for other in theirs:
            if alike(ours.act, other.act) < 0.9:
                continue
            straight = _who(ours.agent, other.agent, aliases) and _who(
                ours.patient, other.patient, aliases
            )
            crossed = _who(ours.agent, other.patient, aliases) and _who(
                ours.patient, other.agent, aliases
            )
            left = f"{ours.agent} → {ours.patient}"
            right = f"{other.agent} → {other.patient}"
            if straight and exchanged is None:
                return (
                    Comparison("role", "same", left, right, "the same parties in the same roles"),
                )
            if crossed and ours.act in _MUTUAL:
                return ()  # each may accuse the other
            if crossed:
                detail = f"the roles are swapped: {right} instead of {left}"
                return (Comparison("role", "conflicts", left, right, detail),)
    return (exchanged,) if exchanged is not None else ()
