"""The demo itself: open the newsroom, check one of its articles as any article is checked.

One thing differs from a real check: the outlets' names exist nowhere, so their pages are reached
through the newsroom's own proxy. Feeds, robots.txt, pages, extraction, reasoning, records and
report are the ordinary ones.
"""

from __future__ import annotations

import asyncio
import shutil
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

from flows import settings as settings_of
from flows.demo.newsroom import Story
from flows.demo.server import LOOPBACK, USUAL_PORT, Newsroom
from flows.desk import Desk, Progress, fetch_config, load_register, open_records, silent
from flows.options import CheckOptions
from flows.pipeline import check_batch
from flows.settings import FetchSettings, Settings
from flows.steps import plain
from reports import model
from reports.render import render
from sources.extract import ExtractPool
from sources.fetch import Fetcher

ARTICLE = "ammonia-leak-eastdock"
UNREACHABLE = "http://gone.example/rss.xml"
Report = dict[str, Any]


def run(
    output: str | Path = "demo-report.html",
    *,
    echo: Callable[[str], None] = print,
    progress: Progress = silent,
    port: int = USUAL_PORT,
    color: bool | None = None,
) -> Path:
    """Check the demo's article twice and write the report; gives the path of the HTML file.

    First with the newsroom's feeds as coverage: the report goes to ``echo`` as text and to
    ``output`` as HTML. Then with every provider down: no claim is called single-source, because
    nothing was searched. ``color`` is None for: where standard output is a terminal. Raises
    OSError where ``output`` cannot be written.
    """
    color = sys.stdout.isatty() if color is None else color
    with Newsroom(port) as newsroom, tempfile.TemporaryDirectory() as folder:
        article = next(story for story in newsroom.stories if story.slug == ARTICLE)
        echo(_welcome(newsroom, article))
        settings = settings_for(newsroom, Path(folder))
        found = check(newsroom, article, settings, progress)
        down = replace(settings, feeds=(UNREACHABLE,), database=f"sqlite:///{folder}/down.db")
        unsearched = check(newsroom, article, down, progress)
    path = Path(output)
    path.write_text(render(found, "html"), encoding="utf-8")
    width = min(shutil.get_terminal_size().columns, 100)
    echo(render(found, "text", width=width, color=color))
    echo(_not_searched(unsearched))
    echo(f"The same report as a page: {path.absolute()}")
    return path


def settings_for(newsroom: Newsroom, folder: Path) -> Settings:
    """A desk of its own in ``folder``: the newsroom's feeds and outlets, nothing else."""
    outlets = folder / "newsroom.tsv"
    outlets.write_text(outlet_rows(newsroom), encoding="utf-8")
    return Settings(
        home=folder,
        database=f"sqlite:///{folder}/records.db",
        providers=("feeds",),
        feeds=newsroom.feeds(),
        outlets=str(outlets),
        # The newsroom is our own and on this machine: there is nobody to be polite to.
        fetch=FetchSettings(delay_seconds=0.0),
    )


def outlet_rows(newsroom: Newsroom) -> str:
    """The newsroom's outlets in the form that ``secondsource outlets import`` reads."""
    rows = [("domain", "name", "owner", "kind")]
    for outlet in newsroom.outlets:
        rows.append((outlet.domain, outlet.name, outlet.owner or "", outlet.kind))
    return "".join("\t".join(row) + "\n" for row in rows)


def check(
    newsroom: Newsroom, article: Story, settings: Settings, progress: Progress = silent
) -> Report:
    """The report of one check of ``article`` with these settings."""
    return asyncio.run(_check(newsroom, newsroom.address(article), settings, progress))


async def _check(
    newsroom: Newsroom, address: str, settings: Settings, progress: Progress
) -> Report:
    now = settings_of.clock()
    with closing(open_records(settings.database)) as store:
        register = load_register(settings)
        config = replace(fetch_config(settings), proxy=newsroom.proxy, retries=0)
        fetcher = Fetcher(config, now=now)
        async with fetcher, ExtractPool(register=register) as pool:
            desk = Desk(settings, store, register, fetcher, pool, now, progress)
            with closing(desk):
                (outcome,) = await check_batch([address], CheckOptions(), plain, desk)
                await desk.settle()
    assert outcome.record is not None, outcome.failure
    return model.build(outcome.record)


def _welcome(newsroom: Newsroom, article: Story) -> str:
    return (
        f"A small invented newsroom: {len(newsroom.outlets)} outlets, {len(newsroom.stories)} "
        f"stories, served by this program on {LOOPBACK}:{newsroom.port}.\n"
        f"Checking {newsroom.address(article)}\n"
        f"“{article.title}” ({article.outlet.name})\n"
    )


def _not_searched(report: Report) -> str:
    statuses = sorted({claim["status"] for claim in report["claims"]})
    errors = [p["error"] for p in report["coverage"]["providers"] if p["error"]]
    return (
        "The same article with every provider down: "
        f"{len(report['claims'])} claims, all {' and '.join(statuses)}.\n"
        f"  {'; '.join(errors)}\n"
        "  A search that did not happen is never reported as “nobody else says so”.\n"
    )
