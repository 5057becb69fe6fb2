"""Article text and publication date of real pages, against text that somebody checked."""

from __future__ import annotations

import gzip
import re
from collections import Counter
from pathlib import Path

from flows.measure.rows import read, sample
from flows.measure.sets import FoundSet
from flows.measure.types import EvaluationError, Figure
from sources.extract import extract
from sources.types import FetchOutcome, Unreachable


def measure(found: FoundSet, limit: int | None = None) -> tuple[int, tuple[Figure, ...]]:
    """Pages and figures, means over pages of token counts (bag of lower-cased words).

    ``weak`` counts pages below F1 0.5, ``date`` is the share of annotated days found exactly.
    """
    rows = sample(read(found.files[0]), limit)
    scored: list[tuple[float, float, float]] = []
    dates: list[bool] = []
    for row in rows:
        page = extract(_outcome(found.files[0].parent / row["file"], row["url"]))
        text = "" if isinstance(page, Unreachable) else page.text
        scored.append(token_scores(text, row["text"]))
        if row.get("date"):
            day = None if isinstance(page, Unreachable) else page.published
            dates.append(day is not None and day.date().isoformat() == row["date"])
    total = len(scored) or 1
    return len(rows), (
        Figure("text_f1", sum(s[2] for s in scored) / total),
        Figure("text_precision", sum(s[0] for s in scored) / total),
        Figure("text_recall", sum(s[1] for s in scored) / total),
        Figure("weak", sum(s[2] < 0.5 for s in scored), better="down"),
        Figure("date", sum(dates) / len(dates) if dates else 0.0),
    )


def _outcome(path: Path, url: str) -> FetchOutcome:
    try:
        body = gzip.decompress(path.read_bytes())
    except (OSError, EOFError) as error:
        raise EvaluationError(f"{path}: the page cannot be read: {error}") from None
    headers = (("content-type", "text/html"),)
    return FetchOutcome(url, "ok", final_url=url, status=200, headers=headers, body=body)


def token_scores(text: str, wanted: str) -> tuple[float, float, float]:
    """Precision, recall and F1 over bags of words."""
    ours, theirs = (Counter(re.findall(r"\w+", part.lower())) for part in (text, wanted))
    shared = sum((ours & theirs).values())
    said, there = sum(ours.values()), sum(theirs.values())
    precision = shared / said if said else 0.0
    recall = shared / there if there else 0.0
    return precision, recall, 2 * shared / (said + there) if said + there else 0.0
