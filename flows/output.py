"""Where results go: standard output, or a file that is either whole or not there."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import click

from sources.types import InputError


def note(line: str) -> None:
    """One line of progress, on standard error."""
    click.echo(line, err=True)


def check_writable(path: str | None) -> None:
    """Find out before the work starts that the result cannot be written. Raises InputError."""
    if path is None:
        return
    target = Path(path)
    if target.is_dir():
        raise InputError(f"--output {path} is a folder; name a file")
    folder = target.absolute().parent
    if not folder.is_dir():
        raise InputError(f"--output {path}: the folder {folder} does not exist")
    if not os.access(folder, os.W_OK):
        raise InputError(f"--output {path}: the folder {folder} is not writable")


def deliver(text: str, path: str | None) -> None:
    """Write a result to a file, atomically, or to standard output; always UTF-8.

    Raises InputError where the file cannot be written.
    """
    data = (text if text.endswith("\n") else text + "\n").encode()
    if path is None:
        click.echo(data, nl=False)
        sys.stdout.flush()
        return
    target = Path(path).absolute()
    try:
        with tempfile.NamedTemporaryFile(dir=target.parent, prefix=".tmp-", delete=False) as out:
            out.write(data)
        mask = os.umask(0)
        os.umask(mask)
        Path(out.name).chmod(0o666 & ~mask)
        Path(out.name).replace(target)
    except OSError as error:
        raise InputError(f"--output {path} cannot be written: {error.strerror}") from None
