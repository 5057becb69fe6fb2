"""Figures of the comparisons and the judge on labelled pairs and on the gold of the scenarios.

Every function takes a path of the shared data and gives a dict of plain numbers.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from matching.compare import compare
from matching.judge import judge
from matching.propose import propose
from matching.types import Claim, Document, Match, Policy, Statement


def make_document(
    text: str, *, name: str = "a", title: str = "", published: datetime | None = None, **more: Any
) -> Document:
    """A document from its text."""
    digest = sha256(text.encode()).hexdigest()
    return Document(
        id=name, url=f"https://{name}.example/", outlet=f"{name}.example", title=title,
        published=published, text=text, sha256=digest, **more,
    )  # fmt: skip


def make_claim(
    article: Document, text: str, *, kind: str = "event", speaker: str | None = None
) -> Claim:
    """A claim on the words ``text`` of an article."""
    start = article.text.find(text)
    span = (start, start + len(text))
    left = max(article.text.rfind(mark, 0, start) for mark in (". ", "\n", "? ")) + 1
    right = min(
        (at for at in (article.text.find(mark, span[1] - 1) for mark in (". ", "\n")) if at > 0),
        default=len(article.text),
    )
    sentence = article.text[left:right]
    parts = re.split(r"\b(?:that|says|disclosed)\s", text, maxsplit=1)
    content = parts[1] if len(parts) == 2 else text
    return Claim(
        id=f"c{start}", text=text, span=span, sentence_span=(left, right), sentence=sentence,
        kind=kind, restatement=text, speaker=speaker,
        content=content if kind == "utterance" else None,
    )  # type: ignore[arg-type] # fmt: skip


def make_statement(document: Document, text: str | None = None, **more: Any) -> Statement:
    """A statement on the words ``text`` of a document, or on all of it."""
    start = document.text.find(text) if text else 0
    text = text or document.text
    return Statement(document, more.pop("index", 0), text, (start, start + len(text)), **more)


def rows(path: Path, limit: int) -> Iterator[dict[str, Any]]:
    """About ``limit`` rows of a gzip JSON Lines file, evenly spread."""
    with gzip.open(path, "rt") as lines:
        everything = lines.readlines()
    step = max(1, len(everything) // limit)
    for line in everything[::step]:
        yield json.loads(line)


def judge_pair(claim_text: str, evidence_text: str) -> Match:
    """The judge on two sentences without context."""
    article = make_document(claim_text, name="article")
    claim = make_claim(article, claim_text)
    statement = make_statement(make_document(evidence_text, name="other"))
    found = compare(claim, statement, article=article)
    return judge(claim, statement, found, article=article, policy=Policy())


def pair_figures(path: Path, limit: int = 2000) -> dict[str, float]:
    """Accuracy of stance on a set of pairs, and precision and recall of support and dispute.

    For ``same`` / ``different`` sets support counts as same. ``number_auc`` is the chance that a
    supporting row scores above a refuting one where only a number differs.
    """
    counts: Counter[tuple[str, str]] = Counter()
    signed: list[tuple[float, bool]] = []
    for row in rows(path, limit):
        match = judge_pair(row["claim"], row["evidence"])
        label = {"same": "supports", "different": "neutral"}.get(row["label"], row["label"])
        got = {"supports": "supports", "disputes": "refutes", "mentions": "neutral"}[match.stance]
        if row["label"] in ("same", "different") and got == "refutes":
            got = "neutral"
        counts[label, got] += 1
        contrast = (row.get("extra") or {}).get("contrast")
        if contrast == ["number"] and label in ("supports", "refutes"):
            sign = {"supports": 1, "neutral": 0, "refutes": -1}[got]
            signed.append((sign * 10 + match.score, label == "supports"))
    total = sum(counts.values())
    figures: dict[str, float] = {
        "rows": total,
        "accuracy": sum(n for (gold, got), n in counts.items() if gold == got) / total,
    }
    for side in ("supports", "refutes"):
        gold = sum(n for (want, _), n in counts.items() if want == side)
        given = sum(n for (_, got), n in counts.items() if got == side)
        hit = counts[side, side]
        figures[f"{side}_precision"] = hit / given if given else 0.0
        figures[f"{side}_recall"] = hit / gold if gold else 0.0
    if signed:
        figures["number_auc"] = auc(signed)
    return {name: round(value, 4) for name, value in figures.items()}


def auc(scored: list[tuple[float, bool]]) -> float:
    """The chance that a positive scores above a negative, ties counting half."""
    ordered = sorted(scored)
    rank_sum, at = 0.0, 0
    while at < len(ordered):
        end = at
        while end < len(ordered) and ordered[end][0] == ordered[at][0]:
            end += 1
        rank_sum += sum(positive for _, positive in ordered[at:end]) * (at + end + 1) / 2
        at = end
    yes = sum(positive for _, positive in scored)
    no = len(scored) - yes
    return (rank_sum - yes * (yes + 1) / 2) / (yes * no) if yes and no else 0.5


def scenario_documents(scenario: dict[str, Any]) -> tuple[Document, list[Document]]:
    """The article and the coverage of a scenario as documents."""
    outlets = {outlet["domain"]: outlet for outlet in scenario["outlets"]}

    def build(page: dict[str, Any]) -> Document:
        outlet = outlets.get(page["outlet_domain"], {})
        return Document(
            id=page["url"], url=page["url"], outlet=page["outlet_domain"], title=page["title"],
            published=datetime.fromisoformat(page["published"]), text=page["text"],
            sha256=sha256(page["text"].encode()).hexdigest(), byline=page.get("byline", ""),
            owner=outlet.get("owner"), kind=outlet.get("kind", "unknown"),
        )  # fmt: skip

    return build(scenario["article"]), [build(page) for page in scenario["coverage"]]


def document_stances(
    claim: Claim, article: Document, statements: list[Statement], policy: Policy
) -> dict[str, list[Match]]:
    """The matches of one claim by document id."""
    by_document: dict[str, list[Statement]] = {}
    for statement in statements:
        by_document.setdefault(statement.document.id, []).append(statement)
    found: dict[str, list[Match]] = {}
    for statement, _ in propose([claim], statements, policy.candidates)[claim.id]:
        own = by_document[statement.document.id]
        at = own.index(statement)
        window = [s for s in own[max(0, at - 2) : at + 3] if s is not statement]
        comparisons = compare(claim, statement, article=article, window=window)
        match = judge(claim, statement, comparisons, article=article, policy=policy)
        found.setdefault(statement.document.id, []).append(match)
    return found


def scenario_figures(folder: Path, verbose: bool = False) -> dict[str, float]:
    """Precision and recall of the documents listed as supporting or disputing gold claims.

    The gold anchors are taken as claims, so this measures propose, compare and judge alone.
    """
    from matching.statements import read_statements

    policy = Policy()
    hits = given = wanted_count = 0
    by_side: Counter[str] = Counter()
    for path in sorted(folder.glob("s*.json")):
        scenario = json.loads(path.read_text())
        if "text" not in scenario["article"]:
            continue
        article, coverage = scenario_documents(scenario)
        satire = {o["domain"] for o in scenario["outlets"] if o["kind"] == "satire"}
        statements = [s for d in coverage if d.outlet not in satire for s in read_statements(d)]
        for gold in scenario["gold"]:
            claim = make_claim(
                article, gold["anchor"], kind=gold["kind"], speaker=gold.get("speaker")
            )
            stances = document_stances(claim, article, statements, policy)
            listed = set()
            for url, matches in stances.items():
                for stance in ("disputes", "supports"):
                    if any(m.stance == stance for m in matches):
                        listed.add((stance, url))
                        break
            wanted = {("supports", u) for u in gold["supporting"]}
            wanted |= {("disputes", u) for u in gold["disputing"]}
            neutral = set(gold.get("partial", []))
            listed = {(s, u) for s, u in listed if (s, u) in wanted or u not in neutral}
            hits += len(listed & wanted)
            given += len(listed)
            wanted_count += len(wanted)
            for side, _ in wanted:
                by_side[f"{side}_wanted"] += 1
            for side, _ in listed & wanted:
                by_side[f"{side}_hit"] += 1
            for side, _ in listed:
                by_side[f"{side}_given"] += 1
            if verbose:
                _show(scenario["id"], gold, stances, listed, wanted)
    return {
        "precision": round(hits / max(1, given), 4),
        "recall": round(hits / max(1, wanted_count), 4),
        **dict(sorted(by_side.items())),
    }


def _show(
    name: str,
    gold: dict[str, Any],
    stances: dict[str, list[Match]],
    listed: set[tuple[str, str]],
    wanted: set[tuple[str, str]],
) -> None:
    print(f"\n## {name} [{gold['status']}] {gold['anchor']}")
    for stance, url in sorted(listed | wanted):
        mark = (
            "ok  "
            if (stance, url) in listed & wanted
            else ("MISS" if (stance, url) in wanted else "FALSE")
        )
        print(f"  {mark} {stance} {url}")
        matches = sorted(stances.get(url, []), key=lambda m: -m.score)
        for match in (
            matches[:2] if mark == "MISS" else [m for m in matches if m.stance == stance][:1]
        ):
            print(
                f"       {match.grade} {match.score} {match.statement.text[:170]!r}\n"
                f"         {match.reason}"
            )
