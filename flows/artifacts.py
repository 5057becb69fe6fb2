"""What a flow leaves in Prefect for people to read: reports and a table of failures.

A copy only: the records keep the checks.
"""

from __future__ import annotations

from collections.abc import Sequence

from prefect.artifacts import acreate_markdown_artifact, acreate_table_artifact

from flows import summary
from flows.cases import Failure
from records.types import CheckRecord
from reports.model import build
from reports.render import render


async def publish_report(record: CheckRecord) -> None:
    """The report of one check as an artifact named after the check."""
    await acreate_markdown_artifact(
        key=f"check-{record.id}",
        markdown=render(build(record), "markdown"),
        description=summary.sentence(record),
    )


async def publish_night(records: Sequence[CheckRecord], failures: Sequence[Failure]) -> None:
    """The reports of one night as one artifact, under a key that keeps its history."""
    parts = [f"# Nightly check\n\n{summary.night(records, len(failures))}."]
    parts += [render(build(record), "markdown") for record in records]
    await acreate_markdown_artifact(
        key="nightly-report",
        markdown="\n\n".join(parts),
        description=summary.night(records, len(failures)),
    )


async def publish_failures(key: str, failures: Sequence[Failure]) -> None:
    """What could not be done, one row per item."""
    await acreate_table_artifact(
        key=key,
        table=[{"source": f.source, "step": f.step, "why": f.why} for f in failures],
        description=f"{len(failures)} items could not be checked",
    )
