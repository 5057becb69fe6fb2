"""Reading services' answers: JSON that must be an object, dates that may be missing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from sources.dates import parse_datetime
from sources.providers.base import RefusalError


def json_object(body: bytes, service: str) -> dict[str, Any]:
    """The JSON object of an answer. Raises ``RefusalError`` (down) for anything else: a web page
    or a line of text instead of JSON is an outage, never "nothing found"."""
    try:
        data = json.loads(body.decode("utf-8", "replace"), strict=False)
    except (ValueError, RecursionError) as error:
        raise RefusalError("down", f"{service}'s answer is not JSON") from error
    if not isinstance(data, dict):
        raise RefusalError("down", f"{service}'s answer is not an object")
    return data


def listed(data: dict[str, Any], name: str, service: str) -> Iterator[dict[str, Any]]:
    """Objects of a list that has to be in an answer. Raises ``RefusalError`` where it is not."""
    items = data.get(name)
    if not isinstance(items, list):
        raise RefusalError("down", f"{service}'s answer holds no {name}")
    return (item for item in items if isinstance(item, dict))


def text_of(item: dict[str, Any], name: str) -> str:
    """A text field, "" where it is missing, null or something else."""
    value = item.get(name)
    return value if isinstance(value, str) else ""


def date_of(item: dict[str, Any], name: str) -> datetime | None:
    """A date field, None where it is missing or unreadable."""
    return parse_datetime(text_of(item, name))


def day(when: datetime) -> str:
    """YYYY-MM-DD in UTC."""
    return when.astimezone(UTC).strftime("%Y-%m-%d")


def stamp(when: datetime) -> str:
    """YYYY-MM-DDTHH:MM:SS in UTC, without a zone mark."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")
