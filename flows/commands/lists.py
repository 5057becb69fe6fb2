"""The commands that keep lists: what to follow, and the register of outlets."""

from __future__ import annotations

import dataclasses
import json
import re
import shutil
from pathlib import Path

import click

from flows.settings import clock, load
from records.types import WatchItem
from sources.types import InputError

as_list = click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="How to write the list.",
)
_NUMBERED = re.compile(r"(?P<number>\d{4})-(?P<name>.+)")
in_database = click.option(
    "--database", metavar="URL", help="Where the records are [default: a file in the data folder]."
)


@click.group()
def watch() -> None:
    """Articles and feeds to follow."""


@watch.command("add")
@click.argument("url")
@click.option("--feed", is_flag=True, help="URL is a feed: check its new articles.")
@click.option("--every", type=click.IntRange(1, 24 * 365), default=24, help="Hours between checks.")
@click.option("--note", default="", help="Anything worth remembering.")
@in_database
@click.pass_context
def watch_add(
    context: click.Context, url: str, feed: bool, every: int, note: str, database: str | None
) -> None:
    """Follow an article or, with --feed, the new articles of a feed."""
    from flows.opening import open_records

    path = Path(url)
    if "://" not in url:
        if not path.is_file():
            raise InputError(f"{url}: neither an address (https://...) nor a file")
        url = str(path.absolute())
    elif not url.startswith(("http://", "https://")):
        raise InputError(f"{url}: not an http or https address")
    item = WatchItem(url, "feed" if feed else "article", clock()(), every, None, note)
    with open_records(load(context.obj, database=database).database) as store:
        kept = store.watch_add(item)
    click.echo(f"following {kept.kind} {kept.url}, every {kept.every_hours} hours")


@watch.command("list")
@as_list
@in_database
@click.pass_context
def watch_list(context: click.Context, form: str, database: str | None) -> None:
    """What is followed, and when each was last checked."""
    from flows.opening import open_records

    with open_records(load(context.obj, database=database).database) as store:
        items = store.watch_list()
    if form == "json":
        rows = [dataclasses.asdict(item) for item in items]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2, default=_iso))
        return
    for item in items:
        checked = _iso(item.last_checked) if item.last_checked else "never"
        line = f"{item.kind}  {item.url}  every {item.every_hours} h, last checked {checked}"
        click.echo(f"{line}  {item.note}".rstrip())
    if not items:
        click.echo("nothing is followed; add with: secondsource watch add URL")


@watch.command("remove")
@click.argument("url")
@in_database
@click.pass_context
def watch_remove(context: click.Context, url: str, database: str | None) -> None:
    """Follow URL no longer; what is on record stays."""
    from flows.opening import open_records

    with open_records(load(context.obj, database=database).database) as store:
        known = {item.url for item in store.watch_list()}
        local = str(Path(url).absolute())
        store.watch_remove(local if url not in known and local in known else url)
    click.echo(f"no longer following {url}")


def _iso(moment: object) -> str:
    return moment.isoformat() if hasattr(moment, "isoformat") else str(moment)


@click.group()
def outlets() -> None:
    """The register of outlets: who they are and who owns them."""


@outlets.command("list")
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json", "tsv")),
    default="text",
    show_default=True,
    help="How to write the list; tsv is what import reads.",
)
@click.pass_context
def outlets_list(context: click.Context, form: str) -> None:
    """All outlets known."""
    from flows.desk import load_register

    known = load_register(load(context.obj))
    if form == "json":
        rows = [dataclasses.asdict(outlet) for outlet in known]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2, default=str))
        return
    if form == "tsv":
        click.echo(known.as_tsv(), nl=False)
        return
    for one in known:
        state = f"{one.state} ({one.controlled_by})" if one.controlled_by else one.state
        fields = (one.domain, one.name, one.owner, one.country, one.kind, state)
        click.echo("  ".join(field or "-" for field in fields))


@outlets.command("show")
@click.argument("domain")
@click.pass_context
def outlets_show(context: click.Context, domain: str) -> None:
    """What is known about one outlet."""
    from flows.desk import load_register

    click.echo(load_register(load(context.obj)).show(domain))


@outlets.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False))
@click.pass_context
def outlets_import(context: click.Context, file: str) -> None:
    """Add the outlets of FILE to this desk's register; later files win over earlier ones."""
    from flows.desk import load_register

    settings = load(context.obj)
    register = load_register(settings)
    before = {outlet.domain: outlet for outlet in register}
    count = register.import_file(Path(file))
    changed = [o.domain for o in register if before.get(o.domain, o) != o]
    folder = settings.home / "outlets"
    folder.mkdir(parents=True, exist_ok=True)
    _keep_last(Path(file), folder)
    instead = f", in place of what was known: {', '.join(changed)}" if changed else ""
    click.echo(f"{count} outlets imported from {file}{instead}")


def _keep_last(file: Path, folder: Path) -> None:
    """Keep a copy of an imported file, numbered after those imported before.

    An earlier file of the same name gives way to it.
    """
    kept = {path: _NUMBERED.fullmatch(path.name) for path in folder.iterdir()}
    numbers = [int(match["number"]) for match in kept.values() if match]
    name = _NUMBERED.sub(r"\g<name>", file.name)
    shutil.copyfile(file, folder / f"{max(numbers, default=0) + 1:04}-{name}")
    for path, match in kept.items():
        if (match["name"] if match else path.name) == name:
            path.unlink()
