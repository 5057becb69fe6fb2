"""One data folder, one configuration file, and no typo that goes unnoticed."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from flows.settings import SettingsError, clock, data_folder, load, process_environment


def settings_from(tmp_path: Path, text: str, **environ: str):  # type: ignore[no-untyped-def]
    path = tmp_path / "secondsource.toml"
    path.write_text(text)
    return load(environ={"SECONDSOURCE_HOME": str(tmp_path), **environ})


def test_everything_has_a_default(tmp_path: Path) -> None:
    settings = load(environ={"SECONDSOURCE_HOME": str(tmp_path / "new")})
    assert settings.home == tmp_path / "new"
    assert settings.database == f"sqlite:///{tmp_path}/new/records.db"
    assert settings.policy.k == 2
    assert not settings.home.exists(), "reading the settings leaves nothing behind"


def test_the_data_folder_without_a_name_is_the_systems_own() -> None:
    assert data_folder({}).name == "secondsource"


def test_a_file_is_read_completely(tmp_path: Path) -> None:
    settings = settings_from(
        tmp_path,
        """
        contact = "desk@example.org"
        feeds = ["https://a.example/rss"]
        providers = ["feeds"]
        window_days = 10
        [fetch]
        delay_seconds = 2
        allow_private = ["127.0.0.1"]
        [policy]
        k = 3
        [up]
        web_port = 9000
        [provider.gdelt]
        max_requests = 2
        """,
    )
    assert settings.contact == "desk@example.org"
    assert settings.feeds == ("https://a.example/rss",)
    assert settings.providers == ("feeds",)
    assert settings.fetch.delay_seconds == 2
    assert settings.fetch.allow_private == ("127.0.0.1",)
    assert settings.policy.k == 3
    assert settings.up.web_port == 9000
    assert settings.provider_options("gdelt") == {"max_requests": 2}
    assert settings.provider_options("feeds") == {}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('provders = ["feeds"]', "unknown key 'provders'"),
        ("[fetch]\ndelay = 1", "unknown key fetch.delay"),
        ("[policy]\nk = 'two'", "policy.k must be a whole number"),
        ("[policy]\nk = true", "policy.k must be a whole number"),
        ("[policy]\nparty_denial_disputes = 1", "must be true or false"),
        ("feeds = 'https://a.example'", "feeds must be a list of texts"),
        ("contact = 3", "contact must be a text"),
        ("fetch = 3", "fetch is a table"),
        ("provider = 3", "provider options are tables"),
        ("window_days = -1", "window_days must be a whole number"),
        ("k == 2", "not valid TOML"),
    ],
)
def test_a_mistake_is_one_clear_line(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(SettingsError) as caught:
        settings_from(tmp_path, text)
    assert words in str(caught.value)
    assert "secondsource.toml" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_named_file_must_be_there(tmp_path: Path) -> None:
    environ = {"SECONDSOURCE_HOME": str(tmp_path)}
    with pytest.raises(SettingsError, match="no such configuration file"):
        load(tmp_path / "other.toml", environ=environ)
    with pytest.raises(SettingsError, match="no such configuration file"):
        load(environ={**environ, "SECONDSOURCE_CONFIG": str(tmp_path / "other.toml")})


def test_the_option_wins_over_the_environment_and_that_over_the_file(tmp_path: Path) -> None:
    text = 'database = "sqlite:///file.db"\n[fetch]\nallow_private = ["10.0.0.1"]'
    assert settings_from(tmp_path, text).database == f"sqlite:///{tmp_path}/file.db"
    environ = {"SECONDSOURCE_HOME": str(tmp_path), "SECONDSOURCE_DATABASE": "sqlite:////d/env.db"}
    assert load(environ=environ).database == "sqlite:////d/env.db"
    here = f"sqlite:///{Path.cwd()}/o.db"
    assert load(database="sqlite:///o.db", environ=environ).database == here
    server = "postgresql+psycopg://desk@db.example/records"
    assert load(database=server, environ=environ).database == server
    environ["SECONDSOURCE_ALLOW_PRIVATE"] = "127.0.0.1, ::1"
    assert load(environ=environ).fetch.allow_private == ("10.0.0.1", "127.0.0.1", "::1")
    environ["SECONDSOURCE_PROVIDERS"] = ""
    assert load(environ=environ).providers == ()


def test_the_clock_can_be_pinned() -> None:
    assert clock({"SOURCE_DATE_EPOCH": "86400"})() == datetime(1970, 1, 2, tzinfo=UTC)
    assert clock({})().tzinfo is UTC
    with pytest.raises(SettingsError, match="whole seconds"):
        clock({"SOURCE_DATE_EPOCH": "yesterday"})


def test_started_processes_keep_to_the_data_folder_and_report_to_nobody(tmp_path: Path) -> None:
    settings = load(environ={"SECONDSOURCE_HOME": str(tmp_path)})
    environment = process_environment(settings, {"PATH": "/bin"})
    assert environment["PREFECT_HOME"] == str(tmp_path / "prefect")
    assert environment["PREFECT_SERVER_ANALYTICS_ENABLED"] == "false"
    assert environment["DO_NOT_TRACK"] == "1"
    assert environment["PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_BATCH_SIZE"] == "200"
    assert environment["SECONDSOURCE_HOME"] == str(tmp_path)
    assert environment["PATH"] == "/bin"
