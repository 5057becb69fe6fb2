"""What one may ask of a check: the same model for the command line, the flows and the pipeline."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from sources.types import InputError, Window

BYTES = "surrogateescape"
"""How standard input travels as text without losing a byte that is no UTF-8."""


class CheckOptions(BaseModel):
    """How an article is to be checked; every field may be left out."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: str | None = Field(
        default=None, description="The article itself, in place of reading the source."
    )
    coverage: list[str] = Field(
        default_factory=list,
        description="Saved coverage: paths of .jsonl files, folders of pages, WARC files.",
    )
    providers: list[str] | None = Field(
        default=None, description="Providers to search; none given means those configured."
    )
    since: str | None = Field(
        default=None, description="Only coverage published at or after this ISO 8601 date."
    )
    until: str | None = Field(
        default=None, description="Only coverage published at or before this ISO 8601 date."
    )
    published: str | None = Field(
        default=None, description="When the article was published, if it does not say (ISO 8601)."
    )
    outlet: str | None = Field(
        default=None, description="Domain of the article's outlet, if its address does not say."
    )
    offline: bool = Field(
        default=False, description="Saved coverage and records only; nothing is fetched."
    )
    database: str | None = Field(
        default=None, description="Address of the records; none given means the configured ones."
    )

    def window(self) -> Window:
        """The closed window asked for. Raises InputError for a date that is none."""
        window = Window(
            since=moment(self.since, "--since"), until=moment(self.until, "--until", end=True)
        )
        if window.since and window.until and window.since > window.until:
            raise InputError(f"--since {self.since} is after --until {self.until}")
        return window

    def published_at(self) -> datetime | None:
        """The publication date given. Raises InputError for a date that is none."""
        return moment(self.published, "--published")

    def given(self) -> bytes | None:
        """The article handed over in place of a source, as bytes."""
        return None if self.text is None else self.text.encode("utf-8", BYTES)

    def check(self) -> None:
        """Look at everything that can be wrong before any work starts. Raises InputError."""
        self.window()
        self.published_at()
        for path in self.coverage:
            if not Path(path).exists():
                raise InputError(f"{path}: no such saved coverage (--coverage)")


def moment(value: str | None, option: str, *, end: bool = False) -> datetime | None:
    """An ISO 8601 date or moment as aware UTC; a bare date is its first or (``end``) last moment.

    Raises InputError with the option's name.
    """
    if value is None:
        return None
    try:
        day = date.fromisoformat(value.strip())
    except ValueError:
        pass
    else:
        return datetime.combine(day, time.max if end else time.min, UTC)
    try:
        given = datetime.fromisoformat(value.strip())
    except ValueError:
        raise InputError(
            f"{option} {value!r} is not an ISO 8601 date, such as 2026-03-01 or 2026-03-01T18:30Z"
        ) from None
    return (given if given.tzinfo else given.replace(tzinfo=UTC)).astimezone(UTC)
