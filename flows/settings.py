"""What a desk has configured: one data folder, one small TOML file, a few environment variables.

The data folder is ``SECONDSOURCE_HOME``, or the place this system keeps such data. Everything the
application writes goes into it: records, Prefect's own files, logs. The configuration file is
``--config``, ``SECONDSOURCE_CONFIG`` or ``secondsource.toml`` in the data folder. A key that is
not known here is an error: a typo must not silently switch something off.
"""

from __future__ import annotations

import dataclasses
import os
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, get_type_hints

import platformdirs

from matching.types import Policy


class SettingsError(Exception):
    """The configuration cannot be used; the message is one line and says what would be right."""


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """How the outside world is read.

    ``pages`` is the most pages read for one article, ``delay_seconds`` the pause between two
    requests to one host, ``timeout_seconds`` the limit of one request, ``max_bytes`` of one page,
    ``hosts`` how many hosts are read at once. ``allow_private`` lists addresses (``host``,
    ``host:port`` or a network such as ``10.1.0.0/16``) that may be read although they are private.
    ``proxy`` is the address of a proxy that all of it goes through.
    """

    pages: int = 60
    delay_seconds: float = 1.0
    timeout_seconds: float = 20.0
    max_bytes: int = 8_000_000
    hosts: int = 16
    allow_private: tuple[str, ...] = ()
    proxy: str = ""


@dataclass(frozen=True, slots=True)
class UpSettings:
    """The ports that ``secondsource up`` listens on, on the loopback address only."""

    server_port: int = 4200
    web_port: int = 8787


@dataclass(frozen=True, slots=True)
class Settings:
    """A desk's configuration, complete and checked.

    ``window_days`` is how far before and after its publication coverage of an article is looked
    for where the network or the records are searched and no window is given. ``lease_seconds`` is
    how long a run that died keeps others from its article; two runs that overlap because one took
    longer do no harm, since checks are only ever added. ``options`` are the tables
    ``[provider.NAME]``, handed to that provider as they are.
    """

    home: Path
    database: str
    config: Path | None = None
    providers: tuple[str, ...] | None = None
    feeds: tuple[str, ...] = ()
    contact: str = ""
    outlets: str | None = None
    window_days: int = 30
    lease_seconds: int = 60
    fetch: FetchSettings = field(default_factory=FetchSettings)
    policy: Policy = field(default_factory=Policy)
    up: UpSettings = field(default_factory=UpSettings)
    options: tuple[tuple[str, tuple[tuple[str, Any], ...]], ...] = ()

    def provider_options(self, name: str) -> dict[str, Any]:
        """The table ``[provider.NAME]`` of the configuration; empty where there is none."""
        return {key: value for n, rows in self.options if n == name for key, value in rows}


TOP = ("database", "providers", "feeds", "contact", "outlets", "window_days", "lease_seconds")
TABLES: dict[str, type] = {"fetch": FetchSettings, "policy": Policy, "up": UpSettings}


def data_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """The one folder that everything is kept in (not created here)."""
    given = environ.get("SECONDSOURCE_HOME")
    if given:
        return Path(given).expanduser().absolute()
    return Path(platformdirs.user_data_dir("secondsource", appauthor=False))


def load(
    config: str | Path | None = None,
    *,
    database: str | None = None,
    environ: Mapping[str, str] = os.environ,
) -> Settings:
    """The settings from file and environment; ``database`` (the option) wins over both.

    Raises SettingsError: a file that was named and is not there, that is no TOML, holds an unknown
    key or a value of the wrong kind.
    """
    home = data_folder(environ)
    named = config or environ.get("SECONDSOURCE_CONFIG")
    path = Path(named).expanduser().absolute() if named else home / "secondsource.toml"
    raw: dict[str, Any] = {}
    if named or path.is_file():
        raw = _read(path)
    else:
        path = None  # type: ignore[assignment]
    values = _values(raw, path)
    if environ.get("SECONDSOURCE_PROVIDERS") is not None:
        names = environ["SECONDSOURCE_PROVIDERS"].split(",")
        values["providers"] = tuple(name.strip() for name in names if name.strip())
    if environ.get("SECONDSOURCE_CONTACT"):
        values["contact"] = environ["SECONDSOURCE_CONTACT"]
    if environ.get("SECONDSOURCE_ALLOW_PRIVATE"):
        allowed = tuple(environ["SECONDSOURCE_ALLOW_PRIVATE"].replace(",", " ").split())
        fetch = values.get("fetch", FetchSettings())
        values["fetch"] = dataclasses.replace(fetch, allow_private=fetch.allow_private + allowed)
    configured = absolute_database(values.pop("database", None) or "sqlite:///records.db", home)
    given = database or environ.get("SECONDSOURCE_DATABASE")
    values["database"] = absolute_database(given, Path.cwd()) if given else configured
    return Settings(home=home, config=path, **values)


def absolute_database(url: str, folder: Path) -> str:
    """The address of a database with a relative SQLite file put into ``folder``.

    A worker runs elsewhere than the command that asks it, and has to mean the same file.
    """
    name = url.removeprefix("sqlite:///")
    if name == url or not name or name.startswith((":", "/", "file:")):
        return url
    return f"sqlite:///{folder / Path(name).expanduser()}"


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise SettingsError(f"{path}: no such configuration file") from None
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: cannot be read: {error}") from None
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: not valid TOML: {error}") from None


def _values(raw: dict[str, Any], path: Path | None) -> dict[str, Any]:
    known = (*TOP, *TABLES, "provider")
    values: dict[str, Any] = {}
    for key, value in raw.items():
        if key not in known:
            raise SettingsError(f"{path}: unknown key {key!r}; known are {', '.join(known)}")
        if key in TABLES:
            values[key] = _table(TABLES[key], key, value, path)
        elif key == "provider":
            values["options"] = _options(value, path)
        else:
            values[key] = _typed(Settings, key, value, key, path)
    return values


def _options(value: Any, path: Path | None) -> tuple[Any, ...]:
    if not isinstance(value, dict) or not all(isinstance(v, dict) for v in value.values()):
        raise SettingsError(f"{path}: provider options are tables, as in [provider.NAME]")
    return tuple((name, tuple(sorted(rows.items()))) for name, rows in sorted(value.items()))


def _table(kind: type, name: str, value: Any, path: Path | None) -> Any:
    if not isinstance(value, dict):
        raise SettingsError(f"{path}: {name} is a table, as in [{name}]")
    fields = [f.name for f in dataclasses.fields(kind)]
    for key in value:
        if key not in fields:
            raise SettingsError(f"{path}: unknown key {name}.{key}; known are {', '.join(fields)}")
    return kind(**{key: _typed(kind, key, v, f"{name}.{key}", path) for key, v in value.items()})


_WANTED: dict[str, tuple[str, Callable[[Any], bool]]] = {
    "int": ("a whole number", lambda v: isinstance(v, int) and not isinstance(v, bool) and v >= 0),
    "float": (
        "a number",
        lambda v: isinstance(v, int | float) and not isinstance(v, bool) and v >= 0,
    ),
    "bool": ("true or false", lambda v: isinstance(v, bool)),
    "str": ("a text", lambda v: isinstance(v, str)),
    "tuple": (
        "a list of texts",
        lambda v: isinstance(v, list) and all(isinstance(x, str) for x in v),
    ),
}


def _typed(kind: type, key: str, value: Any, shown: str, path: Path | None) -> Any:
    hint = str(get_type_hints(kind)[key])
    name = next(n for n in ("tuple", "bool", "int", "float", "str") if n in hint)
    words, fits = _WANTED[name]
    if not fits(value):
        raise SettingsError(f"{path}: {shown} must be {words}, not {value!r}")
    return tuple(value) if name == "tuple" else value


def clock(environ: Mapping[str, str] = os.environ) -> Callable[[], datetime]:
    """The clock of a run: the present moment, or ``SOURCE_DATE_EPOCH`` (seconds) where it is set.

    A pinned clock makes two runs over the same input give the same bytes. Raises SettingsError
    where the variable holds no number of seconds.
    """
    pinned = environ.get("SOURCE_DATE_EPOCH")
    if not pinned:
        return lambda: datetime.now(UTC)
    try:
        moment = datetime.fromtimestamp(int(pinned), UTC)
    except (ValueError, OverflowError, OSError):
        raise SettingsError(
            f"SOURCE_DATE_EPOCH must be whole seconds since 1970, not {pinned!r}"
        ) from None
    return lambda: moment


def process_environment(
    settings: Settings, environ: Mapping[str, str] = os.environ
) -> dict[str, str]:
    """The environment of every process this application starts, Prefect's included.

    Prefect's files stay inside the data folder, nothing is reported to anybody, and the server
    records task runs in batches (one by one costs it some 20 ms each and locks its database).
    """
    values = dict(environ)
    values |= {
        "SECONDSOURCE_HOME": str(settings.home),
        "SECONDSOURCE_DATABASE": settings.database,
        "PREFECT_HOME": str(settings.home / "prefect"),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_BATCH_SIZE": "200",
        "PREFECT_RESULTS_DEFAULT_SERIALIZER": "json",
        "PREFECT_FLOWS_HEARTBEAT_FREQUENCY": "30",
        "PREFECT_CLI_PROMPT": "false",
        # Ten seconds by default: somebody waits for a check on demand.
        "PREFECT_WORKER_QUERY_SECONDS": "2",
        # A hung worker answers "database is locked" after a minute; ask again sooner.
        "PREFECT_API_REQUEST_TIMEOUT": values.get("PREFECT_API_REQUEST_TIMEOUT", "20"),
    }
    if settings.config is not None:
        values["SECONDSOURCE_CONFIG"] = str(settings.config)
    return values


def prepare_prefect(settings: Settings) -> None:
    """Set Prefect's environment in this process; call before the first import of prefect."""
    settings.home.joinpath("prefect").mkdir(parents=True, exist_ok=True)
    os.environ.update(process_environment(settings))
