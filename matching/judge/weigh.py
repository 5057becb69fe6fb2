"""Where the comparisons of a pair are weighed: one ordered list of rules, the first one decides.

A further feature of a pair (a reader's stance, say) is weighed here: in ``weigh``, after the typed
conflicts and before ``support``, so that it is never alone against a typed conflict.
"""

from __future__ import annotations

from matching.compare.modality import mode
from matching.compare.scope import has_denial
from matching.judge.against import CORRECTED, conflict, withdrawn
from matching.judge.figures import clocks
from matching.judge.sides import NEED, Sides, Verdict
from matching.judge.sides import topic as topic_of
from matching.judge.support import support
from matching.types import Claim, Grade, Statement

_ROLES = {
    "boilerplate": "belongs to the page, not to the report",
    "question": "asks, and does not say",
}


def weigh(claim: Claim, statement: Statement, sides: Sides) -> Verdict:
    """Grade, reason and whether the whole claim is covered, by the first rule that applies."""
    if statement.role in ("boilerplate", "question"):
        return "related", _ROLES[statement.role], False
    other = sides.of("event", "conflicts")
    if other:
        return "related", f"speaks of another event: {other[0].detail}", False
    topic = topic_of(sides)
    figures = sides.of("quantity")
    agreeing = [c for c in figures if c.outcome in ("same", "entails")]
    if not figures and sides.of("event", "same"):
        agreeing = clocks(sides)  # a time of day pins an event as a figure does
    hedged = sides.any_of("modality", "compatible")
    if claim.kind == "utterance" and sides.any_of("attribution", "same"):
        # "X alleged that p" reports the utterance as firmly as "X said that p".
        hedged = [c for c in hedged if not c.evidence_value.lower().startswith("alleg")]
    against = conflict(claim, sides, topic, bool(agreeing))
    if against is not None:
        if hedged and not has_denial(statement.text) and mode(statement.text) != "planned":
            return "compatible", f"{against}, but {hedged[0].detail}", False
        return "conflicts", against, True
    taken_back = withdrawn(statement, agreeing)
    if taken_back:
        return "conflicts", taken_back, True
    if statement.role == "correction" and not (agreeing and CORRECTED.search(statement.text)):
        return "related", "a correction repeats what it corrects", False
    superseded = sides.of("quantity", "superseded")
    if superseded and topic >= NEED.for_mention:
        return "superseded", superseded[0].detail, False
    return support(claim, sides, topic, figures, agreeing, hedged)


def score(sides: Sides, grade: Grade) -> float:
    """How good a piece of evidence is to show, in [0, 1]; it decides nothing."""
    base = {"same": 0.6, "entails": 0.58, "conflicts": 0.55, "superseded": 0.3, "compatible": 0.25}
    topic = topic_of(sides)
    figures = sides.of("quantity", "same", "entails")
    return min(1.0, base.get(grade, 0.0) + 0.3 * topic + 0.05 * min(2, len(figures)))
