"""Values to JSON and back to equal values, driven by the type hints of the frozen dataclasses.

Columns hold what is looked for; this holds the rest: small values nested in a row (policies,
attributions, source credits) and fields that a type gained after its table was made.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Collection
from datetime import UTC, datetime
from functools import cache
from typing import Any

Json = Any


def aware(value: datetime) -> datetime:
    """The same instant in UTC; a time without a zone is read as UTC, as everywhere here."""
    return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def pack(value: Any) -> Json:
    """A JSON-ready form of a value made of dataclasses, tuples, sets, times and scalars.

    Raises:
        TypeError: for a value that has no faithful form.
    """
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, datetime):
        return aware(value).isoformat()
    if isinstance(value, tuple | list):
        return [pack(item) for item in value]
    if isinstance(value, frozenset | set):
        return sorted(pack(item) for item in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: pack(getattr(value, f.name)) for f in dataclasses.fields(value) if f.init}
    raise TypeError(f"no JSON form for {type(value).__name__}")


@cache
def hints(cls: type) -> dict[str, Any]:
    """The resolved type hints of a dataclass."""
    return typing.get_type_hints(cls)


def unpack(hint: Any, data: Json) -> Any:
    """The value of type ``hint`` that ``pack`` turned into ``data``.

    Fields that this version does not know are dropped, fields it does not find take their
    defaults, so that old rows can be read by new code.

    Raises:
        TypeError: for a type hint that this module does not know.
    """
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        if data is None:
            return None
        (inner,) = (a for a in arguments if a is not type(None))
        return unpack(inner, data)
    if origin is tuple:
        if len(arguments) == 2 and arguments[1] is Ellipsis:
            return tuple(unpack(arguments[0], item) for item in data)
        return tuple(unpack(a, item) for a, item in zip(arguments, data, strict=True))
    if origin is frozenset:
        return frozenset(unpack(arguments[0], item) for item in data)
    if origin is typing.Literal or hint is Any or hint in (str, int, bool, type(None)):
        return data
    if hint is float:
        return float(data)
    if hint is datetime:
        return datetime.fromisoformat(data)
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        known = hints(hint)
        return hint(**{name: unpack(known[name], v) for name, v in data.items() if name in known})
    raise TypeError(f"no value of {hint!r} can be read from JSON")


def pack_rest(value: Any, known: Collection[str]) -> dict[str, Json]:
    """The fields of a dataclass that have no column of their own and differ from their default."""
    rest: dict[str, Json] = {}
    for f in dataclasses.fields(value):
        if f.name in known:
            continue
        held = getattr(value, f.name)
        if f.default is not dataclasses.MISSING and held == f.default:
            continue
        if f.default_factory is not dataclasses.MISSING and held == f.default_factory():
            continue
        rest[f.name] = pack(held)
    return rest


def unpack_rest(cls: type, data: dict[str, Json] | None) -> dict[str, Any]:
    """Keyword arguments for ``cls`` from what ``pack_rest`` kept."""
    known = hints(cls)
    return {name: unpack(known[name], v) for name, v in (data or {}).items() if name in known}
