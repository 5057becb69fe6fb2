"""The console script ``secondsource``: the contract that people and programs rely on.

Results go to standard output, progress to standard error. Exit status: 0 it ran; 2 the arguments
or the input are bad (one line says what, and what would be right); 3 it ran but coverage could
not be searched. Nothing here imports prefect before a command needs it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from flows.commands.ask import check, nightly, report
from flows.commands.keep import evidence
from flows.commands.lists import outlets, watch
from flows.commands.review import review
from flows.commands.run import demo, deploy, evaluate, up, web
from flows.settings import SettingsError
from records.errors import StoreError
from sources.types import SourceError

BAD_INPUT = 2


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--config", metavar="FILE", help="Configuration, in place of the data folder's.")
@click.version_option(package_name="secondsource")
@click.pass_context
def cli(context: click.Context, config: str | None) -> None:
    """Who else, independently, says so? Corroboration checks of news articles."""
    context.obj = config


for command in (
    check,
    report,
    nightly,
    review,
    watch,
    outlets,
    evidence,
    evaluate,
    web,
    up,
    demo,
    deploy,
):
    cli.add_command(command)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and exit. Errors in what was asked or given become one line and status 2."""
    try:
        status = cli.main(args=arguments, prog_name="secondsource", standalone_mode=False)
    except click.ClickException as error:
        status = _refuse(error.format_message())
    except (SourceError, SettingsError, StoreError) as error:
        status = _refuse(str(error))
    except (click.Abort, KeyboardInterrupt):
        print("stopped", file=sys.stderr)
        status = 130
    except BrokenPipeError:
        # Whoever read our output has seen enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 0
    sys.exit(status or 0)


def _refuse(message: str) -> int:
    print(f"secondsource: {' '.join(message.split())}", file=sys.stderr)
    return BAD_INPUT


if __name__ == "__main__":
    main()
