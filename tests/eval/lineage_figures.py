"""Figures of lineage and origins: reuse, wire credits, degrees of rewriting, grouping by origin.

Each function reads one labelled file (see the READMEs beside the data) and returns its figures.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

from matching.claims import extract_claims
from matching.lineage import trace
from matching.lineage.credits import read_credits
from matching.lineage.degrees import rewriting
from matching.lineage.names import Outlets
from matching.origins import group
from matching.propose import propose
from matching.statements import read_statements
from matching.types import Claim, Document, Match, Policy

Pair = tuple[str, str]
HEAD = 700
"""Characters of a page in which its headline stands (the headline gives the label)."""
LEAST_SHINGLES = 100


def rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a JSON Lines file, gzip or plain."""
    with gzip.open(path, "rt") if path.suffix == ".gz" else path.open() as lines:
        return [json.loads(line) for line in lines]


def reuse_figures(path: Path) -> dict[str, Any]:
    """Same-headline pairs of different outlets found, and pairs crediting different agencies tied.

    Credits are masked. ``body`` counts certain reuse of text only, ``all`` also the uncertain sign
    of one headline over both pages; ``body_without_head`` has the first 700 characters removed.
    """
    articles = rows(path)
    eligible = {a["id"] for a in articles if _shingles(a["text"][HEAD:]) >= LEAST_SHINGLES}
    positive, negative = [], []
    for one, two in combinations([a for a in articles if a["id"] in eligible], 2):
        pair = _pair(one["id"], two["id"])
        elsewhere = one["publisher"] != two["publisher"]
        if elsewhere and one["headline_group"] and one["headline_group"] == two["headline_group"]:
            positive.append(pair)
        if one["wire"] and two["wire"] and one["wire"] != two["wire"]:
            negative.append(pair)
    lineage = trace(_helsinki(articles))
    body = {_pair(r.left, r.right) for r in lineage.reuses if r.certain}
    signs = body | {_pair(r.left, r.right) for r in (*lineage.headlines, *lineage.reuses)}
    beheaded = trace(_helsinki(articles, skip=HEAD))
    rest = {_pair(r.left, r.right) for r in beheaded.reuses if r.certain}
    return {
        "positive": len(positive),
        "negative": len(negative),
        "body": _found(body, positive, negative),
        "all": _found(signs, positive, negative),
        "body_without_head": _found(rest, positive, negative),
    }


def credit_figures(path: Path) -> dict[str, Any]:
    """Whole-text wire credits against the set's own (AP, Reuters, AFP)."""
    articles = rows(path)
    documents = [_document(a["id"], a["publisher"], a["text"]) for a in articles]
    outlets = Outlets(documents)
    gold = [{a["wire"]} - {None} for a in articles]
    said = [
        {c.key for c in read_credits(d, outlets) if c.whole} & {"AP", "Reuters", "AFP"}
        for d in documents
    ]
    figures = _against(gold, said)
    figures["beyond"] = [a["id"] for a, g, s in zip(articles, gold, said, strict=True) if s - g]
    return figures


def polnear_credit_figures(paths: Sequence[Path]) -> dict[str, Any]:
    """Wire credits of PolNeAR articles where the publisher's own credit was recorded."""
    gold, said = [], []
    for path in paths:
        for row in rows(path):
            if row["wire_field"] != "recorded":
                continue
            one = _document(
                row["doc_id"],
                row["publisher"],
                row["text"],
                byline=row["author"] or "",
                credits=(row["credit"],) if row["credit"] else (),
            )
            found = {c.key for c in read_credits(one, Outlets([one])) if c.whole}
            gold.append({row["wire"]} - {None})
            said.append(found & {"AP", "Reuters", "AFP", "UPI"})
    return _against(gold, said)


def rewriting_figures(path: Path) -> dict[str, Any]:
    """Degrees of rewriting of short answers against their source, as a confusion table.

    ``exact`` counts the degrees told right, ``exact_plain_at_best`` those that the share of word
    3-grams tells with the three thresholds that suit it best in hindsight. ``separated`` is the
    best accuracy of reused against not reused that one threshold reaches, ``separated_plain`` the
    same on the share of word 3-grams.
    """
    answers = rows(path)
    names = {"near_copy": "copy", "light_revision": "light", "heavy_revision": "heavy"}
    confusion: dict[str, Counter[str]] = {}
    plain_confusion: dict[str, Counter[str]] = {}
    ours: list[tuple[float, str]] = []
    plain: list[tuple[float, str]] = []
    right = 0
    for answer in answers:
        gold = names.get(answer["label"], "independent")
        source = _document("source", "source.example", answer["source"])
        found = rewriting(_document("answer", "answer.example", answer["text"]), source)
        confusion.setdefault(gold, Counter())[found.degree] += 1
        right += found.degree == gold
        ours.append((found.likeness, gold))
        grams = _grams(answer["text"], 3)
        shared = len(grams & _grams(answer["source"], 3))
        plain.append((shared / max(1, len(grams)), gold))
    best, cuts = _best_cuts(plain)
    for score, gold in plain:
        said = _DEGREES[sum(score > cut for cut in cuts)]
        plain_confusion.setdefault(gold, Counter())[said] += 1
    return {
        "confusion": {g: dict(sorted(c.items())) for g, c in sorted(confusion.items())},
        "confusion_plain": {g: dict(sorted(c.items())) for g, c in sorted(plain_confusion.items())},
        "exact": [right, len(answers)],
        "exact_plain_at_best": [best, len(answers)],
        "separated": _best_accuracy([(s, g != "independent") for s, g in ours]),
        "separated_plain": _best_accuracy([(s, g != "independent") for s, g in plain]),
    }


_DEGREES = ("independent", "heavy", "light", "copy")


def _best_cuts(scored: Sequence[tuple[float, str]]) -> tuple[int, tuple[float, ...]]:
    """The three thresholds under which a score gets most of the degrees right, in hindsight."""
    values = sorted({s for s, _ in scored})
    middles = [(a + b) / 2 for a, b in pairwise(values)]

    def hits(cuts: tuple[float, ...]) -> int:
        return sum(_DEGREES[sum(s > cut for cut in cuts)] == gold for s, gold in scored)

    return max((hits(cuts), cuts) for cuts in combinations(middles, 3))


def scenario_lineage_figures(folder: Path) -> dict[str, Any]:
    """Pairwise precision, recall and F1 of text groups (``lineage`` of kind ``text``)."""
    right = said = wanted = 0
    for scenario in _scenarios(folder):
        lineage = trace(_scenario_documents(scenario))
        gold = _together(g["urls"] for g in scenario["lineage"] if g["kind"] == "text")
        found = _together(lineage.text_groups())
        right, said, wanted = right + len(gold & found), said + len(found), wanted + len(gold)
    return _f1(right, said, wanted)


def origin_figures(folder: Path) -> dict[str, Any]:
    """Pairwise figures of ``origins`` for gold claims with several supporting documents.

    The supporting documents are given; of each the sentence nearest to the claim is the match.
    """
    right = said = wanted = claims_seen = missing = 0
    for scenario in _scenarios(folder):
        documents = _scenario_documents(scenario)
        article, coverage = documents[0], documents[1:]
        lineage = trace(documents)
        claims = extract_claims(article)
        statements = {d.id: read_statements(d) for d in coverage}
        for gold in scenario["gold"]:
            if len(gold["supporting"]) < 2:
                continue
            claim = _claim_at(article.text, gold["anchor"], claims)
            if claim is None:
                missing += 1
                continue
            claims_seen += 1
            matches = []
            for url in gold["supporting"]:
                near = propose([claim], statements[url], 3).get(claim.id, [])
                nearest = near[0][0] if near else statements[url][0]
                matches.append(
                    Match(claim.id, nearest, (), "same", "supports", 0.5, "given", nearest.span)
                )
            found = group(
                claim,
                matches,
                article=article,
                documents=coverage,
                lineage=lineage,
                policy=Policy(),
            )
            where = dict(found.of_document)
            ours = {_pair(a, b) for a, b in combinations(where, 2) if where[a] == where[b]}
            theirs = _together(gold["origins"])
            right, said, wanted = right + len(ours & theirs), said + len(ours), wanted + len(theirs)
    return _f1(right, said, wanted) | {"claims": claims_seen, "claims_not_found": missing}


def _helsinki(articles: Sequence[Mapping[str, Any]], skip: int = 0) -> list[Document]:
    documents = []
    for article in articles:
        text = article["text"]
        for credit in article["credits"]:
            blank = " " * (credit["end"] - credit["start"])
            text = text[: credit["start"]] + blank + text[credit["end"] :]
        documents.append(_document(article["id"], article["publisher"], text[skip:]))
    return documents


def _document(identity: str, outlet: str, text: str, **more: Any) -> Document:
    return Document(identity, identity, outlet, "", None, text, identity, **more)


def _scenarios(folder: Path) -> Iterator[dict[str, Any]]:
    for path in sorted(folder.glob("s*.json")):
        yield json.loads(path.read_text())


def _scenario_documents(scenario: Mapping[str, Any]) -> list[Document]:
    outlets = {o["domain"]: o for o in scenario["outlets"]}
    out = []
    for row in (scenario["article"], *scenario["coverage"]):
        outlet = outlets[row["outlet_domain"]]
        published = datetime.fromisoformat(row["published"]) if row.get("published") else None
        out.append(
            Document(
                row["url"],
                row["url"],
                row["outlet_domain"],
                row["title"],
                published,
                row["text"],
                row["url"],
                byline=row.get("byline") or "",
                owner=outlet["owner"],
                kind=outlet["kind"],
            )
        )
    return out


def _claim_at(text: str, anchor: str, claims: Iterable[Claim]) -> Claim | None:
    start = text.find(anchor)
    end = start + len(anchor)

    def shared(claim: Claim) -> int:
        return max(0, min(end, claim.span[1]) - max(start, claim.span[0]))

    best = max(claims, key=shared, default=None)
    if best is None or shared(best) * 2 < min(end - start, best.span[1] - best.span[0]):
        return None
    return best


def _pair(one: str, two: str) -> Pair:
    return (one, two) if one < two else (two, one)


def _together(groups: Iterable[Iterable[str]]) -> set[Pair]:
    return {_pair(a, b) for g in groups for a, b in combinations(list(g), 2)}


def _found(ties: set[Pair], positive: Sequence[Pair], negative: Sequence[Pair]) -> dict[str, Any]:
    hits = sum(pair in ties for pair in positive)
    false = sorted(pair for pair in negative if pair in ties)
    return {"recall": round(hits / len(positive), 4), "false": len(false), "false_pairs": false}


def _against(gold: Sequence[set[str]], said: Sequence[set[str]]) -> dict[str, Any]:
    right = sum(len(g & s) for g, s in zip(gold, said, strict=True))
    return _f1(right, sum(map(len, said)), sum(map(len, gold)))


def _f1(right: int, said: int, wanted: int) -> dict[str, Any]:
    return {
        "precision": round(right / said, 4) if said else 0.0,
        "recall": round(right / wanted, 4) if wanted else 0.0,
        "f1": round(2 * right / (said + wanted), 4) if said + wanted else 0.0,
        "right": right,
        "said": said,
        "wanted": wanted,
    }


def _grams(text: str, n: int) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return set(zip(*(words[i:] for i in range(n)), strict=False))


def _shingles(text: str) -> int:
    return len(_grams(text, 5))


def _best_accuracy(scored: Sequence[tuple[float, bool]]) -> float:
    values = sorted({s for s, _ in scored})
    cuts = [0.0, *((a + b) / 2 for a, b in pairwise(values)), 2.0]
    best = max(sum((score > cut) == truth for score, truth in scored) for cut in cuts)
    return round(best / len(scored), 4)


def main(data: Path) -> None:
    """Print every figure for the shared data folder ``data``."""
    helsinki = data / "reuse" / "helsinki_2018_articles.jsonl.gz"
    figures = {
        "reuse": reuse_figures(helsinki),
        "credits": credit_figures(helsinki),
        "polnear_credits": polnear_credit_figures(sorted((data / "attribution").glob("polnear_*"))),
        "rewriting": rewriting_figures(data / "reuse" / "short_answers_tasks_abc.jsonl.gz"),
        "scenario_lineage": scenario_lineage_figures(data / "scenarios"),
        "scenario_origins": origin_figures(data / "scenarios"),
    }
    print(json.dumps(figures, indent=1, ensure_ascii=False))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
