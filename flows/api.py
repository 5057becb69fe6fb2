"""Where Prefect's API is, and whether it answers; without importing prefect."""

from __future__ import annotations

import json
import os
import urllib.error
import urllib.request
from collections.abc import Mapping
from pathlib import Path

from flows.settings import Settings
from sources.types import InputError

UP_FILE = "up.json"
"""Written by ``secondsource up`` into the data folder while it runs."""


def api_url(settings: Settings, environ: Mapping[str, str] = os.environ) -> str | None:
    """The address of the API: ``PREFECT_API_URL``, else that of the running ``secondsource up``."""
    given = environ.get("PREFECT_API_URL")
    if given:
        return given.rstrip("/")
    return running_desk(settings.home).get("api")


def running_desk(home: Path) -> dict[str, str]:
    """What ``secondsource up`` wrote about itself; empty where it does not run."""
    try:
        desk = json.loads((home / UP_FILE).read_text(encoding="utf-8"))
        os.kill(int(desk["pid"]), 0)
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return {key: str(value) for key, value in desk.items()}


def answers(url: str, seconds: float = 3.0) -> bool:
    """Whether an address answers a plain request with success."""
    # No proxy: the API is addressed directly, and on one machine it is the loopback.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(url, timeout=seconds) as answer:
            return bool(answer.status == 200)
    except (OSError, ValueError, urllib.error.URLError):
        return False


def require_api(settings: Settings) -> str:
    """The address of an API that answers.

    Raises InputError with one line that says what to start or unset.
    """
    url = api_url(settings)
    if url is None:
        raise InputError("no Prefect API: start one with 'secondsource up', or set PREFECT_API_URL")
    if not answers(f"{url}/health", seconds=10):
        raise InputError(
            f"the Prefect API at {url} does not answer: start it, or unset PREFECT_API_URL "
            "to check without it"
        )
    return url
