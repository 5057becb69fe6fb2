"""The commands that ask: check an article, check what is due, read a report."""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
from pathlib import Path

import click

from flows.options import BYTES, CheckOptions, moment
from flows.output import check_writable, deliver, note
from flows.settings import Settings, load
from records.types import CheckRecord
from reports.progress import progress
from sources.types import InputError

FORMATS = ("text", "json", "html", "markdown", "csv", "claimreview")
NOT_SEARCHED = 3
PLAINLY = "no Prefect API configured (PREFECT_API_URL): running here, not recorded as a flow run"

as_format = click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="How to write the report.",
)
to_file = click.option("--output", metavar="FILE", help="Write to FILE, not to standard output.")
in_database = click.option(
    "--database", metavar="URL", help="Where the records are [default: a file in the data folder]."
)


@click.command()
@click.argument("source")
@click.option("--coverage", multiple=True, metavar="PATH", help="Saved coverage; may be repeated.")
@click.option("--provider", "providers", multiple=True, metavar="NAME", help="Search only NAME.")
@click.option("--since", metavar="D", help="Only coverage published at or after D.")
@click.option("--until", metavar="D", help="Only coverage published at or before D.")
@click.option("--published", metavar="D", help="When the article was published, if unsaid.")
@click.option("--outlet", metavar="DOMAIN", help="The article's outlet, if unsaid.")
@as_format
@to_file
@in_database
@click.option("--offline", is_flag=True, help="Saved coverage and records only, no network.")
@click.option("--deployment", is_flag=True, help="Let a worker do it, and wait.")
@click.pass_context
def check(
    context: click.Context,
    source: str,
    coverage: tuple[str, ...],
    providers: tuple[str, ...],
    since: str | None,
    until: str | None,
    published: str | None,
    outlet: str | None,
    form: str,
    output: str | None,
    database: str | None,
    offline: bool,
    deployment: bool,
) -> int:
    """Check the article SOURCE: a URL, a file (.txt .html .json), or - for standard input."""
    settings = load(context.obj, database=database)
    check_writable(output)
    options = CheckOptions(
        # Whatever was given, byte for byte: the reader of articles decides what it is.
        text=sys.stdin.buffer.read().decode("utf-8", BYTES) if source == "-" else None,
        coverage=[str(Path(path).absolute()) for path in coverage],
        providers=list(providers) or None,
        since=since,
        until=until,
        published=published,
        outlet=outlet,
        offline=offline,
        database=settings.database if database else None,
    )
    options.check()
    record = _check(source, options, settings, deployment)
    deliver(_render(record, form, output), output)
    return 0 if record.coverage.state != "none" else NOT_SEARCHED


def _check(source: str, options: CheckOptions, settings: Settings, deployment: bool) -> CheckRecord:
    """One check, the way this machine is set up for it."""
    if deployment or os.environ.get("PREFECT_API_URL"):
        from flows import remote

        located = source if "://" in source or source == "-" else str(Path(source).absolute())
        run = remote.check_by_deployment if deployment else remote.check_as_flow
        return run(located, options, settings, note)
    from flows import local
    from flows.desk import once_read

    with progress() as shown:
        return asyncio.run(local.check(source, options, settings, once_read(shown, PLAINLY)))


def _render(record: CheckRecord, form: str, output: str | None) -> str:
    from reports.model import build
    from reports.render import render

    if form != "text" or output is not None or not sys.stdout.isatty():
        return render(build(record), form)
    width = min(shutil.get_terminal_size().columns, 100)
    return render(build(record), form, width=width, color="NO_COLOR" not in os.environ)


@click.command()
@click.argument("which", metavar="[CHECK|ARTICLE]", required=False)
@click.option("--as-of", metavar="D", help="As it was known at the moment D.")
@as_format
@to_file
@in_database
@click.pass_context
def report(
    context: click.Context,
    which: str | None,
    as_of: str | None,
    form: str,
    output: str | None,
    database: str | None,
) -> None:
    """Print the report of a check on record: the last one, or that of CHECK or ARTICLE."""
    from flows.opening import open_records

    settings = load(context.obj, database=database)
    check_writable(output)
    at = moment(as_of, "--as-of", end=True)
    store = open_records(settings.database)
    try:
        record = store.load(which, as_of=at)
    finally:
        store.close()
    deliver(_render(record, form, output), output)


@click.command()
@click.option(
    "--limit",
    type=click.IntRange(1, 1000),
    default=25,
    show_default=True,
    help="At most so many articles.",
)
@click.option("--offline", is_flag=True, help="Saved coverage and records only, no network.")
@click.option("--coverage", multiple=True, metavar="PATH", help="Saved coverage; may be repeated.")
@in_database
@click.pass_context
def nightly(
    context: click.Context,
    limit: int,
    offline: bool,
    coverage: tuple[str, ...],
    database: str | None,
) -> int:
    """Check what is due now: watched articles, and new articles of watched feeds."""
    settings = load(context.obj, database=database)
    options = CheckOptions(
        offline=offline,
        coverage=[str(Path(path).absolute()) for path in coverage],
        database=settings.database if database else None,
    )
    options.check()
    if os.environ.get("PREFECT_API_URL"):
        from flows import remote

        click.echo(remote.nightly_as_flow(limit, options, settings, note))
        return 0
    from flows import local, summary

    note(PLAINLY)
    with progress() as shown:
        night = asyncio.run(local.nightly(limit, options, settings, shown))
    for outcome in night.outcomes:
        if outcome.record is not None:
            click.echo(f"{summary.sentence(outcome.record)} {outcome.source}")
    for failure in night.failures:
        note(f"failed: {failure.source}: {failure.why}")
    click.echo(summary.night(night.records, len(night.failures)))
    if night.failures and not night.records:
        raise InputError("nothing that was due could be checked")
    return 0 if night.searched else NOT_SEARCHED
