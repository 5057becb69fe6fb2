"""Column types and small column helpers shared by the tables."""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import JSON, Column, types
from sqlalchemy.engine.interfaces import Dialect
from sqlmodel import Field

ESCAPE = "\x1a"
_AWKWARD = re.compile("[\x00\x1a\ud800-\udfff]")
_ESCAPED = re.compile(ESCAPE + "([0-9a-f]{4})")


class Text(types.TypeDecorator[str]):
    """Any Python string, faithfully, in any database.

    PostgreSQL refuses NUL and both refuse lone surrogates, and news pages contain both. They are
    stored as SUBSTITUTE (U+001A) and four hex digits, which also stands for itself that way.
    """

    impl = types.Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        if value is None or not _AWKWARD.search(value):
            return value
        return _AWKWARD.sub(lambda m: f"{ESCAPE}{ord(m.group()):04x}", value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        if value is None or ESCAPE not in value:
            return value
        return _ESCAPED.sub(lambda m: chr(int(m.group(1), 16)), value)


def string(**options: Any) -> Any:
    """A field for a string of any length and content."""
    if options.get("nullable"):
        options.setdefault("default", None)
    return Field(sa_type=Text, **options)


def data(nullable: bool = False) -> Any:
    """A field for a small JSON value."""
    return Field(sa_column=Column(JSON(none_as_null=True), nullable=nullable))
