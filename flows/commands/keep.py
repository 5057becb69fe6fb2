"""The command that hands out what is kept: the evidence of a check."""

from __future__ import annotations

import click

from flows.settings import load


@click.group()
def evidence() -> None:
    """The pages a check rests on, as they were fetched."""


@evidence.command("export")
@click.argument("which", metavar="CHECK")
@click.argument("file", metavar="FILE")
@click.option(
    "--database", metavar="URL", help="Where the records are [default: a file in the data folder]."
)
@click.pass_context
def evidence_export(context: click.Context, which: str, file: str, database: str | None) -> None:
    """Write every page of CHECK (id or article) to FILE, a web archive (.warc.gz)."""
    from flows.evidence import export, snapshots
    from flows.opening import open_records

    settings = load(context.obj, database=database)
    with open_records(settings.database) as store:
        check = store.load(which)
        count, bare = export(check, snapshots(settings, store), file)
    without = f", {bare} of them as text only" if bare else ""
    click.echo(f"{count} documents of check {check.id} written to {file}{without}")
