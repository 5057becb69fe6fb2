"""The commands that run something: report pages, a whole desk, the demo, a measurement."""

from __future__ import annotations

import dataclasses

import click

from flows.output import note
from flows.settings import load, process_environment
from sources.types import InputError

in_database = click.option(
    "--database", metavar="URL", help="Where the records are [default: a file in the data folder]."
)
PORT = click.IntRange(1, 65535)


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=PORT, help="Port to listen on [default: 8787].")
@in_database
@click.pass_context
def web(context: click.Context, host: str, port: int | None, database: str | None) -> None:
    """Serve the report pages and the JSON interface."""
    import uvicorn

    from flows.opening import open_records
    from flows.processes import check_free
    from reports.web import create_app

    settings = load(context.obj, database=database)
    chosen = port or settings.up.web_port
    check_free(chosen, "report pages", "--port", host)
    with open_records(settings.database) as store:
        shown = f"[{host}]" if ":" in host else host
        note(f"report pages at http://{shown}:{chosen}/ (stop with Ctrl-C)")
        uvicorn.run(create_app(store), host=host, port=chosen, log_level="warning")


@click.command()
@click.option("--server-port", type=PORT, help="Port of the Prefect server [default: 4200].")
@click.option("--web-port", type=PORT, help="Port of the report pages [default: 8787].")
@in_database
@click.pass_context
def up(
    context: click.Context, server_port: int | None, web_port: int | None, database: str | None
) -> None:
    """Start all a desk on one machine needs: Prefect server, worker, deployments, report pages."""
    from flows.up import up as run

    settings = load(context.obj, database=database)
    ports = dataclasses.replace(
        settings.up,
        server_port=server_port or settings.up.server_port,
        web_port=web_port or settings.up.web_port,
    )
    run(dataclasses.replace(settings, up=ports), note)


@click.command()
@in_database
@click.pass_context
def deploy(context: click.Context, database: str | None) -> None:
    """Make the work pool, the deployments and the heartbeat automation on a Prefect server."""
    from flows.api import require_api
    from flows.deploy import POOL
    from flows.deploy import deploy as run

    settings = load(context.obj, database=database)
    url = require_api(settings)
    run(settings, process_environment(settings) | {"PREFECT_API_URL": url})
    note(f"deployed check-article/on-demand and nightly-check/nightly to {url}")
    note(f"a worker runs them: prefect worker start --pool {POOL}")


@click.command()
@click.option(
    "--output",
    default="demo-report.html",
    show_default=True,
    metavar="FILE",
    help="The page to write.",
)
@click.option("--port", type=PORT, help="Port the small newsroom is served on.")
def demo(output: str, port: int | None) -> None:
    """Check an article of a small invented newsroom, served on this machine."""
    from flows.demo.run import run
    from flows.demo.server import USUAL_PORT
    from flows.output import check_writable

    check_writable(output)
    run(output, echo=click.echo, progress=note, port=port or USUAL_PORT)


@click.command()
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--data", required=True, metavar="FOLDER", help="Folder with labelled data.")
@click.option("--json", "json_path", metavar="FILE", help="Also write the figures as JSON.")
@click.option("--limit", type=click.IntRange(1), help="Most rows of each set.")
def evaluate(names: tuple[str, ...], data: str, json_path: str | None, limit: int | None) -> None:
    """Measure the engine on labelled data: all sets below FOLDER, or those named."""
    from flows.evaluate import EvaluationError
    from flows.evaluate import evaluate as run

    try:
        run(names, data, json_path=json_path, limit=limit, echo=click.echo, progress=note)
    except EvaluationError as error:
        raise InputError(str(error)) from None
