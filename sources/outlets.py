"""Outlets as data: who publishes under a domain, who owns it, where, and what kind it is."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import get_args

from sources.types import DocumentKind, InputError
from sources.urls import registered_domain

COLUMNS = (
    "domain", "name", "owner", "country", "language", "kind", "state", "controlled_by", "feeds",
    "as_of",
)  # fmt: skip
_KINDS = get_args(DocumentKind)
_STATES = ("", "state", "public")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_FEED = re.compile(r"https?://[\w-]+(?:\.[\w-]+)+(?:/\S*)?")


@dataclass(frozen=True, slots=True)
class Outlet:
    """One outlet as of ``as_of`` (year, month or day in ISO form).

    ``owner`` is the owner group (None where not known), ``country`` an ISO 3166 code,
    ``language`` an ISO 639 code, ``state`` is ``state`` for state-controlled outlets, ``public``
    for public broadcasters with editorial independence, else "". ``controlled_by`` names the
    government, party or ruler behind a state-controlled outlet, ``feeds`` are addresses of news
    feeds.
    """

    domain: str
    name: str
    owner: str | None
    country: str
    language: str
    kind: DocumentKind
    state: str = ""
    as_of: str = ""
    controlled_by: str = ""
    feeds: tuple[str, ...] = ()

    @property
    def group(self) -> str | None:
        """Under whose control the outlet is: the state behind it, else its owner group."""
        return self.controlled_by or self.owner


class Register:
    """The outlets known, by registered domain. ``load`` gives the ones shipped with the product;
    ``import_file`` adds a desk's own, which take precedence."""

    def __init__(self, outlets: Iterable[Outlet] = ()) -> None:
        self._outlets: dict[str, Outlet] = {outlet.domain: outlet for outlet in outlets}

    @classmethod
    def load(cls) -> Register:
        """The register that comes with the product (``sources/data/outlets.tsv``)."""
        text = resources.files("sources").joinpath("data/outlets.tsv").read_text(encoding="utf-8")
        return cls(_read(text, "outlets.tsv"))

    def lookup(self, domain: str) -> Outlet | None:
        """The outlet of a domain, host name or address: the longest known domain it ends in."""
        host = registered_host(domain.strip().lower())
        while host:
            if host in self._outlets:
                return self._outlets[host]
            _, _, host = host.partition(".")
        return None

    def import_file(self, path: str | Path) -> int:
        """Adds the outlets of a tab-separated file with the columns of ``COLUMNS`` (a header line
        is needed; ``domain`` and ``name`` must not be empty). Returns how many were read.

        Raises ``InputError`` at the first mistake, naming the line; nothing is added then.
        """
        path = Path(path)
        try:
            text = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(f"{path}: cannot be read as a UTF-8 text file") from error
        read = list(_read(text, path.name))
        self._outlets.update({outlet.domain: outlet for outlet in read})
        return len(read)

    def add(self, outlets: Iterable[Outlet]) -> None:
        """Adds outlets; they take precedence over those known."""
        self._outlets.update({outlet.domain: outlet for outlet in outlets})

    def show(self, domain: str) -> str:
        """One outlet as lines ``name: value``. Raises ``InputError`` where it is not known."""
        known = self.lookup(domain)
        if known is None:
            raise InputError(f"outlet not in the register: {domain}")
        lines = {name: getattr(known, name) for name in COLUMNS} | {"feeds": " ".join(known.feeds)}
        return "\n".join(f"{name}: {value or _nothing(name)}" for name, value in lines.items())

    def as_tsv(self) -> str:
        """All outlets as a file that ``import_file`` reads."""
        rows = [
            [
                " ".join(one.feeds) if name == "feeds" else getattr(one, name) or ""
                for name in COLUMNS
            ]
            for one in self
        ]
        return "".join("\t".join(row) + "\n" for row in (list(COLUMNS), *rows))

    def group(self, owner: str) -> tuple[Outlet, ...]:
        """All outlets of an owner group, or under the control of one state."""
        return tuple(o for o in self if owner in (o.owner, o.controlled_by))

    def __iter__(self) -> Iterator[Outlet]:
        return iter(sorted(self._outlets.values(), key=lambda outlet: outlet.domain))

    def __len__(self) -> int:
        return len(self._outlets)


def _nothing(column: str) -> str:
    """What an empty field means: no state in control is a fact, no known owner is none."""
    return "none" if column in ("state", "controlled_by") else "not known"


def registered_host(url: str) -> str:
    """Host of an address without its port and ``www.``."""
    return url.split("://", 1)[-1].split("/")[0].split("@")[-1].removeprefix("www.")


def _read(text: str, source: str) -> Iterator[Outlet]:
    lines = text.splitlines()
    rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    header: list[str] | None = None
    seen: dict[str, int] = {}
    fed: dict[str, int] = {}
    for number, row in enumerate(rows, start=1):
        if not row or not "".join(row).strip() or row[0].startswith("#"):
            continue
        if header is None:
            header = [name.strip().lower() for name in row]
            unknown = [name for name in header if name not in COLUMNS]
            twice = len(set(header)) < len(header)
            if unknown or twice or "domain" not in header or "name" not in header:
                columns = ", ".join(COLUMNS)
                raise InputError(
                    f"{source} line {number}: the header must name, with tabs between, "
                    f"columns of {columns}, once each"
                )
            continue
        outlet = _outlet(
            dict(zip(header, row, strict=False)), len(row) > len(header), source, number
        )
        if outlet.domain in seen:
            first = seen[outlet.domain]
            raise InputError(f"{source} line {number}: {outlet.domain} is already in line {first}")
        seen[outlet.domain] = number
        for feed in outlet.feeds:
            if feed in fed:
                first = fed[feed]
                raise InputError(f"{source} line {number}: {feed} is already in line {first}")
            fed[feed] = number
        yield outlet
    if header is None:
        raise InputError(f"{source}: no outlets in the file")


def _outlet(row: dict[str, str], too_long: bool, source: str, number: int) -> Outlet:
    def mistake(what: str) -> InputError:
        return InputError(f"{source} line {number}: {what}")

    values = {name: row.get(name, "").strip() for name in COLUMNS}
    domain = values["domain"].lower()
    if too_long:
        raise mistake("more fields than columns")
    if not domain or "/" in domain or " " in domain or not registered_domain(domain):
        raise mistake(f"not a domain: {values['domain']!r} (like newspaper.example)")
    if not values["name"]:
        raise mistake(f"{domain} has no name")
    kind = values["kind"] or "unknown"
    if kind not in _KINDS:
        raise mistake(f"unknown kind {kind!r} (one of {', '.join(_KINDS)})")
    if values["state"] not in _STATES:
        raise mistake(f"state must be 'state', 'public' or empty, not {values['state']!r}")
    if values["country"] and not (len(values["country"]) == 2 and values["country"].isupper()):
        raise mistake(f"country must be two capital letters, not {values['country']!r}")
    if values["controlled_by"] and values["state"] != "state":
        raise mistake(f"{domain} is controlled by {values['controlled_by']!r}, but not a state one")
    if values["language"] and not _LANGUAGE.fullmatch(values["language"]):
        raise mistake(f"language must be two or three small letters, not {values['language']!r}")
    if values["as_of"] and not _DATE.fullmatch(values["as_of"]):
        raise mistake(f"as_of must be a year or a date like 2025-03-31, not {values['as_of']!r}")
    feeds = tuple(values["feeds"].split())
    for feed in feeds:
        if not _FEED.fullmatch(feed):
            raise mistake(
                f"not the address of a feed: {feed!r} (several stand with spaces between)"
            )
    return Outlet(
        domain=domain.removeprefix("www."),
        name=values["name"],
        owner=values["owner"] or None,
        country=values["country"],
        language=values["language"],
        kind=kind,  # type: ignore[arg-type]
        state=values["state"],
        as_of=values["as_of"],
        controlled_by=values["controlled_by"],
        feeds=feeds,
    )
