"""The errors of this room; each message is one line and says what would be right.

StoreError
├── NotFound    nothing on record under that name
├── Busy        another process holds the article, or the database, for longer than we wait
└── Integrity   a record that contradicts itself or one already stored
"""

from __future__ import annotations


class StoreError(Exception):
    """The records cannot be read or written; ``str(error)`` is one clear line."""


class NotFound(StoreError, KeyError):  # noqa: N818 - reads as what happened
    """Nothing on record under that name."""

    __str__ = Exception.__str__  # KeyError would print the message in quotes


class Busy(StoreError):  # noqa: N818 - reads as what happened
    """Somebody else holds it; trying again later is right."""


class Integrity(StoreError):  # noqa: N818 - reads as what happened
    """A check that contradicts itself, or another one already stored under its id."""
