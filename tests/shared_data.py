"""Where the labelled data lives: beside the checkout, never inside it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("SECONDSOURCE_SHARED", Path(__file__).parents[2] / "shared"))


def shared(*parts: str) -> Path:
    """A path in the shared data; where it is absent the test is skipped, under CI it fails."""
    path = SHARED.joinpath(*parts)
    if not path.exists():
        if os.environ.get("CI"):
            raise FileNotFoundError(f"shared data is missing under CI: {path}")
        pytest.skip(f"shared data not present: {'/'.join(parts)}")
    return path
