"""How well real pages are read: body F1, publication day, title, and time.

F1 is over bags of lower-cased words per page, mean over pages; the day is compared exactly, the
title by its words. Pages without an article found count as F1 0.
"""

from __future__ import annotations

import gzip
import json
import re
import time
from collections import Counter
from pathlib import Path
from typing import Any

from sources.extract import extract
from sources.types import FetchOutcome, Unreachable


def figures(folder: Path, index: str = "index.jsonl", every: int = 1) -> dict[str, float]:
    """Figures over the pages of ``folder`` (an index with file, url, text, date, title)."""
    rows = [json.loads(line) for line in (folder / index).read_text().splitlines()][::every]
    scores: list[float] = []
    days: list[bool] = []
    titles: list[bool] = []
    slowest = 0.0
    started = time.process_time()
    for row in rows:
        begun = time.process_time()
        document = extract(_served(folder, row))
        slowest = max(slowest, time.process_time() - begun)
        missing = isinstance(document, Unreachable)
        text = "" if isinstance(document, Unreachable) else document.text
        scores.append(f1(text, row["text"]))
        if row["date"]:
            when = None if isinstance(document, Unreachable) else document.published
            days.append(when is not None and when.date().isoformat() == row["date"])
        if row["title"]:
            title = "" if isinstance(document, Unreachable) else document.title
            titles.append(not missing and words(title) == words(row["title"]))
    seconds = time.process_time() - started
    return {
        "pages": len(rows),
        "f1": sum(scores) / len(scores),
        "f1_below_half": sum(score < 0.5 for score in scores),
        "date": sum(days) / max(1, len(days)),
        "title": sum(titles) / max(1, len(titles)),
        "slowest_seconds": slowest,
        "pages_per_cpu_second": len(rows) / seconds,
    }


def _served(folder: Path, row: dict[str, Any]) -> FetchOutcome:
    body = gzip.decompress((folder / row["file"]).read_bytes())
    headers = (("content-type", "text/html"),)
    return FetchOutcome(row["url"], "ok", "", row["url"], 200, headers, body)


def words(text: str) -> list[str]:
    """The words of a title."""
    return re.sub(r"\W+", " ", text.lower()).split()


def f1(found: str, wanted: str) -> float:
    """Harmonic mean of precision and recall over bags of words."""
    left = Counter(re.findall(r"\w+", found.lower()))
    right = Counter(re.findall(r"\w+", wanted.lower()))
    shared = sum((left & right).values())
    if not shared:
        return 0.0
    precision, recall = shared / sum(left.values()), shared / sum(right.values())
    return 2 * precision * recall / (precision + recall)
