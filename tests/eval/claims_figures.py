"""Figures of claim extraction: gold anchors found, sentences wrongly claimed, speakers right."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from matching.claims import extract_claims
from matching.types import Claim, Document, Span


def document_of(article: dict[str, Any]) -> Document:
    """The article of a scenario as matching reads it."""
    text = article["text"]
    return Document(
        id=article["url"],
        url=article["url"],
        outlet=article["outlet_domain"],
        title=article["title"],
        published=datetime.fromisoformat(article["published"]),
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )


def overlap(a: Span, b: Span) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def align(anchor: Span, claims: Iterable[Claim]) -> Claim | None:
    """The claim that shares most of an anchor, at least half of the shorter span."""

    def fit(claim: Claim) -> tuple[bool, int, int]:
        shared = overlap(anchor, claim.span)
        width = claim.span[1] - claim.span[0]
        shorter = max(1, min(anchor[1] - anchor[0], width))
        return (shared / shorter >= 0.5, shared, -width)

    best = max(claims, key=fit, default=None)
    return best if best is not None and fit(best)[0] else None


def same_speaker(gold: str, got: str | None) -> bool:
    """Whether the claim's speaker is the gold speaker, up to titles and articles."""
    return got is not None and (gold.casefold() in got.casefold())


def claims_figures(folder: Path) -> dict[str, Any]:
    """Measure ``extract_claims`` on the scenarios ``s*.json`` in ``folder``."""
    found = total = wrong = checked = speakers = utterances = reported = 0
    exact = 0.0
    missed: list[str] = []
    wrongly: list[str] = []
    misnamed: list[str] = []
    for path in sorted(folder.glob("s*.json")):
        scenario = json.loads(path.read_text())
        text = scenario["article"]["text"]
        claims = extract_claims(document_of(scenario["article"]))
        reported += len(claims)
        for gold in scenario["gold"]:
            total += 1
            start = text.find(gold["anchor"])
            anchor = (start, start + len(gold["anchor"]))
            claim = align(anchor, claims)
            if claim is None:
                missed.append(f"{scenario['id']}: {gold['anchor']}")
            else:
                found += 1
                union = max(anchor[1], claim.span[1]) - min(anchor[0], claim.span[0])
                exact += overlap(anchor, claim.span) / union
            if gold["kind"] == "utterance":
                utterances += 1
                right = claim is not None and claim.kind == "utterance"
                if right and claim is not None and same_speaker(gold["speaker"], claim.speaker):
                    speakers += 1
                else:
                    misnamed.append(f"{scenario['id']}: {gold['anchor']}")
            elif claim is not None and claim.kind == "utterance":
                misnamed.append(f"{scenario['id']}: not an utterance: {claim.text}")
        for sentence in scenario["not_claims"]:
            start = text.find(sentence)
            span = (start, start + len(sentence))
            checked += 1
            hit = [c for c in claims if overlap(span, c.span) * 2 >= c.span[1] - c.span[0]]
            wrong += bool(hit)
            wrongly += [f"{scenario['id']}: {c.text} {c.worth}" for c in hit]
    return {
        "gold": total,
        "found": round(found / max(1, total), 4),
        "span_overlap": round(exact / max(1, found), 4),
        "not_claims": [wrong, checked],
        "speakers": [speakers, utterances],
        "reported": reported,
        "missed": missed,
        "wrongly": wrongly,
        "misnamed": misnamed,
    }


if __name__ == "__main__":
    print(json.dumps(claims_figures(Path(sys.argv[1])), indent=1, ensure_ascii=False))
