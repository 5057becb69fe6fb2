"""The report as CSV: one row per piece of evidence, one for a claim that has none."""

from __future__ import annotations

import csv
from io import StringIO
from typing import Any

from reports.words import one_line

COLUMNS = (
    "claim", "status", "basis", "reason", "text", "kind", "speaker", "utterance_status",
    "core", "core_status", "supporting_min", "supporting_max", "disputing_min", "disputing_max",
    "stance", "grade", "outlet", "url", "published", "statement", "span_start", "span_end",
    "origin", "differences", "sha256",
)  # fmt: skip


def cell(value: Any) -> Any:
    """A cell that no spreadsheet takes for a formula; numbers and nothing stay as they are."""
    if value is None:
        return ""
    if not isinstance(value, str):
        return value
    line = one_line(value)
    return "'" + line if line.startswith(("=", "+", "-", "@")) else line


def render(report: dict[str, Any]) -> str:
    """Comma-separated values with a header row, LF line ends, quoted where needed."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for claim in report["claims"]:
        said, core, origins = claim["utterance"], claim["core"], claim["origins"]
        about = {
            "claim": claim["id"],
            "utterance_status": said and said["status"],
            "core": core and core["text"],
            "core_status": core and core["status"],
            "supporting_min": origins["supporting"]["min"],
            "supporting_max": origins["supporting"]["max"],
            "disputing_min": origins["disputing"]["min"],
            "disputing_max": origins["disputing"]["max"],
        }
        about |= {k: claim[k] for k in ("status", "basis", "reason", "text", "kind", "speaker")}
        for row in claim["evidence"] or [None]:
            held = about if row is None else about | _evidence(row)
            writer.writerow([cell(held.get(column)) for column in COLUMNS])
    return out.getvalue()


def _evidence(row: dict[str, Any]) -> dict[str, Any]:
    told = "; ".join(
        f"{c['kind']} {c['outcome']}: {c['claim_value']} | {c['evidence_value']}"
        for c in row["comparisons"]
        if c["outcome"] != "same"
    )
    copied = ("stance", "grade", "outlet", "url", "published", "statement", "origin", "sha256")
    return {k: row[k] for k in copied} | {
        "span_start": row["span"][0],
        "span_end": row["span"][1],
        "differences": told,
    }
