"""Train ``matching/learned/evidence.json``: does a passage support a claim of an article?

    python -m matching.training.evidence FOLDER [OUTPUT.json]

FOLDER holds scenarios (``*.json``: an article, its coverage, and for every claim the documents
that support or dispute it). A document is one example; which of its passages speaks is not known,
so the passage that the weights themselves find likeliest stands for it, in a few rounds (the
multiple-instance learning of Andrews, Tsochantaridis & Hofmann 2002). With ``--folds`` every
scenario is predicted by weights made from the others and the figures are printed.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from matching.claims import extract_claims
from matching.engine import candidates, coverage_of, read_all
from matching.model import evidence
from matching.model.chances import softmax
from matching.reader import own
from matching.second_look import asked
from matching.training.logistic import Row, Weights, fit
from matching.training.pairs import rounded
from matching.types import Claim, Document, Policy

ROUNDS = 3
KINDS = {"supporting": "supports", "disputing": "disputes"}


@dataclass(frozen=True)
class Bag:
    """The passages of one document proposed for one claim, and what the document does to it."""

    scenario: str
    passages: tuple[Mapping[str, float], ...]
    label: str


def bags(path: Path) -> list[Bag]:
    """All (claim, document) pairs of a scenario that have a passage proposed."""
    scenario = json.loads(path.read_text(encoding="utf-8"))
    article = _document(scenario["article"], "article")
    coverage = [_document(row, row["url"]) for row in scenario["coverage"] if row.get("text")]
    claims, policy = extract_claims(article), Policy()
    documents = coverage_of(article, coverage)
    found = candidates(claims, read_all(documents, policy), article=article, policy=policy)
    made: list[Bag] = []
    for gold in scenario["gold"]:
        claim = _aligned(gold["anchor"], claims, article.text)
        if claim is None:
            continue
        by_url: dict[str, list[Mapping[str, float]]] = {}
        for match, proposed in found[claim.id]:
            row = evidence.features(claim, match, proposed, asked(claim, match, own()))
            by_url.setdefault(match.statement.document.url, []).append(row)
        for url, passages in sorted(by_url.items()):
            if url in gold.get("partial", []):
                continue
            label = next((name for key, name in KINDS.items() if url in gold[key]), "neither")
            made.append(Bag(path.stem, tuple(passages), label))
    return made


def train(examples: Sequence[Bag]) -> Weights:
    """The weights over all bags; those that speak count twice, because most do not."""
    chosen = [max(range(len(b.passages)), key=lambda i: _first(b.passages[i])) for b in examples]
    weights: Weights = {}
    for _ in range(ROUNDS):
        rows: list[Row] = []
        for bag, best in zip(examples, chosen, strict=True):
            if bag.label == "neither":
                rows += [(passage, bag.label) for passage in bag.passages]
            else:
                rows += [(bag.passages[best], bag.label)] * 2
        weights = fit(rows, evidence.LABELS, passes=30, penalty=3e-4, seen_at_least=12)
        chosen = [
            max(
                range(len(b.passages)),
                key=lambda i: softmax(weights, b.passages[i])[
                    b.label if b.label != "neither" else "supports"
                ],
            )
            for b in examples
        ]
    return weights


def _first(passage: Mapping[str, float]) -> float:
    return passage["reader supports"] + passage["score"] + 0.3 * passage["proposed"]


def _document(row: Mapping[str, Any], name: str) -> Document:
    published = row.get("published")
    text = row["text"]
    url = row.get("url") or name
    return Document(
        id=name,
        url=url,
        outlet=url.split("/")[2] if "//" in url else f"{name}.example",
        title=row.get("title") or "",
        published=datetime.fromisoformat(published) if published else None,
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        byline=row.get("byline") or "",
    )


def _aligned(anchor: str, claims: Sequence[Claim], text: str) -> Claim | None:
    """The claim that shares most with the anchor, at least half of the shorter of both."""
    start = text.find(anchor)
    end = start + len(anchor)

    def shared(claim: Claim) -> int:
        return max(0, min(end, claim.span[1]) - max(start, claim.span[0]))

    best = max(claims, key=lambda c: (shared(c), -(c.span[1] - c.span[0])), default=None)
    if best is None or start < 0:
        return None
    shorter = max(1, min(len(anchor), best.span[1] - best.span[0]))
    return best if shared(best) / shorter >= 0.5 else None


def folds(examples: Sequence[Bag]) -> None:
    """Print precision and recall of support, every scenario predicted by the others."""
    names = sorted({bag.scenario for bag in examples})
    chances: list[tuple[float, str]] = []
    for name in names:
        weights = train([bag for bag in examples if bag.scenario != name])
        for bag in examples:
            if bag.scenario == name:
                best = max(softmax(weights, row)["supports"] for row in bag.passages)
                chances.append((best, bag.label))
    wanted = sum(label == "supports" for _, label in chances)
    for limit in (0.3, 0.5, 0.6, 0.7, 0.75, 0.8, 0.9):
        said = [label for chance, label in chances if chance >= limit]
        right = sum(label == "supports" for label in said)
        print(f"{limit}: precision {right / max(1, len(said)):.2f}, recall {right / wanted:.2f}")


def main(arguments: list[str]) -> None:
    """Train and write, or print the figures of held-out folds."""
    given = [a for a in arguments if a != "--folds"]
    paths = [p for p in sorted(Path(given[0]).glob("*.json")) if '"coverage"' in p.read_text()]
    examples = [bag for path in paths for bag in bags(path)]
    if "--folds" in arguments:
        folds(examples)
        return
    digests = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}
    weights = train(examples)
    document = {
        "name": evidence.NAME,
        "what": "logistic regression: does a passage support a claim",
        "features": evidence.NAME,
        "reader": own().name,
        "data": digests,
        "licences": "scenarios of our own, under the licence of this project",
        "command": "python -m matching.training.evidence tests/eval/scenarios",
        "weights": rounded(weights),
    }
    out = Path(given[1]) if len(given) > 1 else Path("matching/learned/evidence.json")
    out.write_text(json.dumps(document, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{out}: {len(examples)} documents, {len(weights['supports'])} weights a label")


if __name__ == "__main__":
    main(sys.argv[1:])
