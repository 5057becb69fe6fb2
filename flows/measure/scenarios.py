"""Scenarios: small worlds with a hand-made answer, run through the whole pipeline in this process.

A scenario file holds ``article``, ``coverage``, ``outlets``, ``gold`` and ``not_claims``. Only the
first three reach the engine, as an article file and saved coverage; claims are aligned with the
gold claims by overlap of their spans.
"""

from __future__ import annotations

import asyncio
import json
import re
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from flows.desk import open_desk
from flows.measure.documents import document
from flows.measure.groups import PairCount
from flows.measure.types import EvaluationError, Figure
from flows.options import CheckOptions
from flows.pipeline import check_batch
from flows.settings import Settings
from flows.steps import plain
from matching.lineage import trace
from reports import model

STATUSES = ("confirmed", "disputed", "single-source")
_NUMBER = re.compile(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?(?![\w])")
_BE = re.compile(r"\b(was|were|is|are|has|have|had|will|did|could|can)\b")
_MONTH = re.compile(
    r"\b(January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_FIELDS = ("url", "title", "published", "byline", "text")

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Mutation:
    """An article in which one confirmed claim says something else."""

    kind: str
    anchor: str
    text: str


def load(path: Path) -> Row:
    """A scenario file. Raises EvaluationError where it is none."""
    try:
        scenario: Row = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise EvaluationError(f"{path}: no readable scenario: {error}") from None
    for key in ("article", "coverage", "outlets", "gold", "not_claims"):
        if key not in scenario:
            raise EvaluationError(f"{path}: a scenario has {key!r}, this file does not")
    return scenario


def measure(paths: Sequence[Path], *, mutate: bool = True) -> tuple[int, tuple[Figure, ...]]:
    """Gold claims and figures over all scenarios.

    ``found``: gold claims for which a claim is reported on the same words; ``right``: with an
    acceptable status; ``macro_f1`` over the three statuses, claims not found counting as misses;
    ``false_confirmed``: not confirmed by the answer, yet called so; ``not_claims``: share of the
    sentences that are no claims and were reported; ``utterance``: right utterance statuses;
    ``evidence``: documents listed as supporting or disputing, precision and recall; ``honesty``:
    confirmed claims still confirmed after their figure or polarity was changed in the article;
    ``lineage_f1``: pairs of documents that have their text from one another; ``origins_f1``: pairs
    of supporting documents of one claim that share an origin.
    """
    scenarios = [scenario for path in paths if "text" in (scenario := load(path))["article"]]
    rows: list[Row] = []
    wrong = checked = kept = changed = 0
    lineage, origins = PairCount(), PairCount()
    for scenario in scenarios:
        mutations = list(mutations_of(scenario)) if mutate else []
        texts = [scenario["article"]["text"], *(m.text for m in mutations)]
        reports = asyncio.run(_check(scenario, texts))
        rows += score(scenario, reports[0])
        wrong += _not_claims(scenario, reports[0])
        checked += len(scenario["not_claims"])
        lineage.add(*_lineage(scenario))
        for gold, ours in _origins(scenario, reports[0]):
            origins.add(gold, ours)
        for mutation, report in zip(mutations, reports[1:], strict=True):
            found = align([{"anchor": mutation.anchor}], report["claims"], mutation.text).get(0)
            kept += found is not None and found["status"] == "confirmed"
        changed += len(mutations)
    figures = summary(rows)
    figures.append(_share("not_claims", wrong, checked, better="down"))
    if mutate:
        figures.append(_share("honesty", kept, changed, better="down"))
    figures += [Figure("lineage_f1", lineage.f1), Figure("origins_f1", origins.f1)]
    return len(rows), tuple(figures)


def summary(rows: Sequence[Row]) -> list[Figure]:
    """The figures over scored gold claims; the baseline calls every claim single-source."""
    total = len(rows) or 1
    hits, listed, wanted = (sum(row[key] for row in rows) for key in ("hits", "listed", "wanted"))
    uttered = [row for row in rows if row["utterance_gold"]]
    said = sum(row["utterance_got"] == row["utterance_gold"] for row in uttered)
    right = sum(row["right"] for row in rows)
    lazy = [{**row, "got": "single-source"} for row in rows]
    return [
        Figure("found", sum(row["got"] is not None for row in rows) / total),
        Figure(
            "right",
            right / total,
            sum("single-source" in row["accept"] for row in rows) / total,
        ),
        Figure("macro_f1", _macro_f1(rows), _macro_f1(lazy)),
        Figure(
            "false_confirmed",
            sum(row["got"] == "confirmed" and "confirmed" not in row["accept"] for row in rows),
            0.0,
            better="down",
        ),
        _share("utterance", said, len(uttered)),
        _share("evidence_precision", hits, listed),
        _share("evidence_recall", hits, wanted),
    ]


def _share(name: str, part: int, whole: int, better: str = "up") -> Figure:
    return Figure(name, part / whole if whole else 0.0, better=better)


def _macro_f1(rows: Sequence[Row]) -> float:
    total = 0.0
    for status in STATUSES:
        hit = sum(r["got"] == status and status in r["accept"] for r in rows)
        said = sum(r["got"] == status for r in rows)
        gold = sum(
            r["gold"] == status or (r["got"] == status and status in r["accept"]) for r in rows
        )
        total += 2 * hit / (said + gold) if said + gold else 0.0
    return total / len(STATUSES)


def score(scenario: Row, report: Row) -> list[Row]:
    """One row for each gold claim: what was wanted, what was reported, and the evidence listed."""
    found = align(scenario["gold"], report["claims"], scenario["article"]["text"])
    return [_row(gold, found.get(i)) for i, gold in enumerate(scenario["gold"])]


def _row(gold: Row, claim: Row | None) -> Row:
    accept = gold.get("acceptable_statuses") or [gold["status"]]
    said = (claim or {}).get("utterance") or {}
    wanted = {("supports", url) for url in gold["supporting"]}
    wanted |= {("disputes", url) for url in gold["disputing"]}
    listed = {
        (evidence["stance"], evidence["url"])
        for evidence in (claim or {}).get("evidence", [])
        if evidence["stance"] in ("supports", "disputes")
    }
    neutral = set(gold.get("partial", []))
    listed = {pair for pair in listed if pair in wanted or pair[1] not in neutral}
    return {
        "anchor": gold["anchor"],
        "gold": gold["status"],
        "accept": accept,
        "got": claim and claim["status"],
        "right": bool(claim and claim["status"] in accept),
        "utterance_gold": gold.get("utterance_status"),
        "utterance_got": said.get("status"),
        "hits": len(listed & wanted),
        "listed": len(listed),
        "wanted": len(wanted),
    }


def _overlap(one: Sequence[int], other: Sequence[int]) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def align(gold: Sequence[Row], claims: Sequence[Row], text: str) -> dict[int, Row]:
    """Gold anchor -> the reported claim that shares most of it, at least half the shorter span."""
    pairs: dict[int, Row] = {}
    for index, entry in enumerate(gold):
        start = text.find(entry["anchor"])
        span = (start, start + len(entry["anchor"]))

        def fit(claim: Row, span: tuple[int, int] = span) -> tuple[bool, int, int]:
            shared = _overlap(span, claim["span"])
            length = claim["span"][1] - claim["span"][0]
            shorter = max(1, min(span[1] - span[0], length))
            return (shared / shorter >= 0.5, shared, -length)

        best = max(claims, key=fit, default=None)
        if best is not None and fit(best)[0]:
            pairs[index] = best
    return pairs


def _not_claims(scenario: Row, report: Row) -> int:
    """How many of the sentences that are no claims hold at least half of a reported claim."""
    text, wrong = scenario["article"]["text"], 0
    for sentence in scenario["not_claims"]:
        start = text.find(sentence)
        span = (start, start + len(sentence))
        wrong += any(
            _overlap(span, claim["span"]) >= 0.5 * (claim["span"][1] - claim["span"][0])
            for claim in report["claims"]
        )
    return wrong


Groups = list[list[str]]


def _lineage(scenario: Row) -> tuple[Groups, Groups]:
    """Text groups of the answer and of the engine, every document on both sides."""
    pages = [scenario["article"], *scenario["coverage"]]
    documents = [
        document(
            page["text"],
            name=page["url"],
            title=page["title"],
            outlet=page["outlet_domain"],
            published=datetime.fromisoformat(page["published"]),
            byline=page.get("byline") or "",
        )
        for page in pages
    ]
    gold = [entry["urls"] for entry in scenario.get("lineage", []) if entry["kind"] == "text"]
    alone = [[page["url"]] for page in pages]
    return gold + alone, [list(g) for g in trace(documents).text_groups()] + alone


def _origins(scenario: Row, report: Row) -> Iterator[tuple[Groups, Groups]]:
    """Origins of the answer and of the engine for claims with several supporting documents."""
    found = align(scenario["gold"], report["claims"], scenario["article"]["text"])
    for index, claim in found.items():
        gold = scenario["gold"][index]
        if len(gold["supporting"]) > 1 and "origins" in gold:
            yield gold["origins"], [group["urls"] for group in claim["origin_groups"]]


def mutations_of(scenario: Row) -> Iterator[Mutation]:
    """Each plainly confirmed claim with another figure, and with the opposite polarity."""
    text = scenario["article"]["text"]
    for gold in scenario["gold"]:
        if gold["status"] != "confirmed" or gold.get("acceptable_statuses"):
            continue
        for kind, anchor in (
            ("figure", _other_figure(gold["anchor"])),
            ("polarity", _opposite(gold["anchor"])),
        ):
            if anchor is not None:
                yield Mutation(kind, anchor, text.replace(gold["anchor"], anchor, 1))


def _other_figure(anchor: str) -> str | None:
    """The anchor with its first figure changed to 1.7 times and 3 more; dates and years stay."""
    for match in _NUMBER.finditer(anchor):
        raw = match.group()
        value = float(raw.replace(",", ""))
        around = anchor[max(0, match.start() - 12) : match.end() + 12]
        if value == 0 or re.fullmatch(r"(19|20)\d\d", raw) or _MONTH.search(around):
            continue
        changed = value * 1.7 + 3
        places = len(raw.split(".")[1]) if "." in raw else 0
        new = f"{changed:,.{places}f}" if "," in raw or "." in raw else str(int(changed))
        return anchor[: match.start()] + new + anchor[match.end() :]
    return None


def _opposite(anchor: str) -> str | None:
    match = _BE.search(anchor)
    if match is None or " not " in anchor:
        return None
    return anchor[: match.end()] + " not" + anchor[match.end() :]


async def _check(scenario: Row, texts: Sequence[str]) -> list[Row]:
    """The reports of the article in each of its wordings, against the scenario's coverage."""
    outlets = {outlet["domain"]: outlet for outlet in scenario["outlets"]}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        coverage = folder / "coverage.jsonl"
        lines = (
            json.dumps(_saved(doc, outlets), ensure_ascii=False) for doc in scenario["coverage"]
        )
        coverage.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
        reports = []
        for index, text in enumerate(texts):
            article = folder / f"article-{index}.json"
            row = _saved({**scenario["article"], "text": text}, outlets)
            article.write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8")
            database = f"sqlite:///{folder}/records-{index}.db"
            settings = Settings(home=folder, database=database)
            options = CheckOptions(coverage=[str(coverage)], offline=True)
            async with open_desk(settings, options) as desk:
                (outcome,) = await check_batch([str(article)], options, plain, desk)
            if outcome.record is None:
                why = outcome.failure.why if outcome.failure else "no record"
                raise EvaluationError(f"scenario {scenario.get('id')}: {why}")
            reports.append(model.build(outcome.record))
    return reports


def _saved(document: Row, outlets: dict[str, Row]) -> Row:
    """A document of the scenario as a line of saved coverage, with what is known of its outlet."""
    outlet = outlets.get(document["outlet_domain"], {})
    row = {key: document[key] for key in _FIELDS if key in document}
    row |= {"outlet": document["outlet_domain"]}
    return row | {key: outlet.get(key) for key in ("owner", "kind")}
