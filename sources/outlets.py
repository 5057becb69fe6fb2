"""Outlets as data: who publishes under a domain, who owns it, where, and what kind it is."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import get_args

from sources.types import DocumentKind, InputError
from sources.urls import registered_domain

COLUMNS = ("domain", "name", "owner", "country", "language", "kind", "state", "as_of")
_KINDS = get_args(DocumentKind)
_STATES = ("", "state", "public")


@dataclass(frozen=True, slots=True)
class Outlet:
    """One outlet as of ``as_of`` (year, or ISO date).

    ``owner`` is the owner group (None where not known), ``country`` an ISO 3166 code,
    ``language`` an ISO 639 code, ``state`` is ``state`` for state-controlled outlets, ``public``
    for public broadcasters with editorial independence, else "".
    """

    domain: str
    name: str
    owner: str | None
    country: str
    language: str
    kind: DocumentKind
    state: str = ""
    as_of: str = ""


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
        host = domain.strip().lower().removeprefix("www.")
        if "://" in host:
            host = registered_host(host)
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
        return "\n".join(f"{name}: {getattr(known, name) or 'not known'}" for name in COLUMNS)

    def group(self, owner: str) -> tuple[Outlet, ...]:
        """All outlets of an owner group."""
        return tuple(outlet for outlet in self if outlet.owner == owner)

    def __iter__(self) -> Iterator[Outlet]:
        return iter(sorted(self._outlets.values(), key=lambda outlet: outlet.domain))

    def __len__(self) -> int:
        return len(self._outlets)


def registered_host(url: str) -> str:
    """Host of an address without its port and ``www.``."""
    return url.split("://", 1)[-1].split("/")[0].split("@")[-1].removeprefix("www.")


def _read(text: str, source: str) -> Iterator[Outlet]:
    lines = text.splitlines()
    rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    header: list[str] | None = None
    seen: dict[str, int] = {}
    for number, row in enumerate(rows, start=1):
        if not row or not "".join(row).strip() or row[0].startswith("#"):
            continue
        if header is None:
            header = [name.strip().lower() for name in row]
            unknown = [name for name in header if name not in COLUMNS]
            if unknown or "domain" not in header or "name" not in header:
                columns = ", ".join(COLUMNS)
                raise InputError(
                    f"{source} line {number}: the header must name columns of {columns}"
                )
            continue
        outlet = _outlet(
            dict(zip(header, row, strict=False)), len(row) > len(header), source, number
        )
        if outlet.domain in seen:
            first = seen[outlet.domain]
            raise InputError(f"{source} line {number}: {outlet.domain} is already in line {first}")
        seen[outlet.domain] = number
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
    return Outlet(
        domain=domain.removeprefix("www."),
        name=values["name"],
        owner=values["owner"] or None,
        country=values["country"],
        language=values["language"],
        kind=kind,  # type: ignore[arg-type]
        state=values["state"],
        as_of=values["as_of"],
    )
