"""The contract of the command line: results, exit statuses, and one clear line for bad input."""

from __future__ import annotations

import gzip
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.cli import main
from tests.flows.desk_fixture import ARTICLE, COVERAGE, page, site, write_article, write_coverage


class Done:
    """How a command ended."""

    def __init__(self, status: int, stdout: bytes, stderr: bytes) -> None:
        self.status, self.stdout, self.stderr = status, stdout, stderr


class Desk:
    """``secondsource`` as a user has it, with a data folder of its own.

    Commands run through ``main`` in this process: a process each would cost two seconds.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.home = folder / "home"
        self.environment = {
            key: value
            for key, value in os.environ.items()
            if not key.startswith(("SECONDSOURCE_", "PREFECT_", "SOURCE_DATE"))
        } | {"SECONDSOURCE_HOME": str(self.home)}

    def run(self, *arguments: str, status: int = 0, given: bytes = b"", **environ: str) -> Done:
        """Run a command, expect its exit status."""
        streams = [io.TextIOWrapper(io.BytesIO(data), "utf-8") for data in (given, b"", b"")]
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(self.folder)
            for name in set(os.environ) - set(self.environment):
                patch.delenv(name)
            for name, value in (self.environment | environ).items():
                patch.setenv(name, value)
            for name, stream in zip(("stdin", "stdout", "stderr"), streams, strict=True):
                patch.setattr(sys, name, stream)
            with pytest.raises(SystemExit) as ended:
                main(list(arguments))
            for stream in streams[1:]:
                stream.flush()
        out, err = (stream.buffer.getvalue() for stream in streams[1:])  # type: ignore[attr-defined]
        assert ended.value.code == status, err.decode()
        return Done(status, out, err)

    def refused(self, *arguments: str, given: bytes = b"", **environ: str) -> str:
        """The one line that a refusal prints; nothing goes to standard output."""
        done = self.run(*arguments, status=2, given=given, **environ)
        assert done.stdout == b""
        [line] = done.stderr.decode().splitlines()
        assert line.startswith("secondsource: ")
        return line.removeprefix("secondsource: ")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    write_article(tmp_path)
    write_coverage(tmp_path)
    yield desk
    left = {path.name for path in tmp_path.iterdir()}
    assert not {name for name in left if name.startswith(".")}, "something was left behind"


SAVED = ("article.json", "--coverage", "coverage.jsonl", "--offline")


def test_a_check_with_saved_coverage_prints_one_json_document(desk: Desk) -> None:
    done = desk.run("check", *SAVED, "--format", "json", "--database", "sqlite:///own.db")
    report = json.loads(done.stdout)
    assert report["schema"] == "secondsource/report/1"
    assert report["coverage"]["state"] == "full"
    assert report["coverage"]["documents"] == 2
    assert [p["name"] for p in report["coverage"]["providers"]] == ["saved"]
    assert report["claims"]
    text = ARTICLE["text"]
    for claim in report["claims"]:
        start, end = claim["span"]
        assert claim["text"] == text[start:end]
        assert claim["status"] in ("confirmed", "disputed", "single-source")
    assert b"no Prefect API configured" in done.stderr
    assert (desk.folder / "own.db").exists()


def test_standard_input_files_and_repeated_checks_give_the_same_report(desk: Desk) -> None:
    pinned = {"SOURCE_DATE_EPOCH": "1772700000"}
    options = ("--coverage", "coverage.jsonl", "--offline", "--format", "json")
    first = desk.run("check", "article.json", *options, **pinned).stdout
    again = desk.run("check", "article.json", *options, **pinned).stdout
    given = desk.run("check", "-", *options, given=json.dumps(ARTICLE).encode(), **pinned).stdout
    stored = desk.run("report", "--format", "json").stdout
    assert first == again == given == stored


def test_nothing_searched_is_undetermined_and_status_3(desk: Desk) -> None:
    done = desk.run("check", "article.json", "--offline", "--format", "json", status=3)
    report = json.loads(done.stdout)
    assert report["coverage"]["state"] == "none"
    assert {claim["status"] for claim in report["claims"]} == {"undetermined"}
    assert desk.run("report", "--format", "json").stdout == done.stdout


def test_what_is_on_record_is_coverage_of_later_checks(desk: Desk) -> None:
    desk.run("check", *SAVED)
    other = ARTICLE | {"url": "https://third.example/ferry", "outlet": "third.example"}
    (desk.folder / "other.json").write_text(json.dumps(other))
    done = desk.run("check", "other.json", "--offline", "--format", "json")
    providers = json.loads(done.stdout)["coverage"]["providers"]
    assert [p["name"] for p in providers] == ["records"]
    assert providers[0]["found"] >= 1


@pytest.mark.parametrize("form", ["text", "json", "html", "markdown", "csv", "claimreview"])
def test_every_format_is_written_whole_to_a_file(desk: Desk, form: str) -> None:
    done = desk.run("check", *SAVED, "--format", form, "--output", "report.out")
    assert done.stdout == b""
    assert (desk.folder / "report.out").read_text(encoding="utf-8").strip()
    assert not list(desk.folder.glob(".tmp*"))


def test_reports_are_found_by_check_article_and_date(desk: Desk) -> None:
    check = json.loads(desk.run("check", *SAVED, "--format", "json").stdout)["check"]["id"]
    for which in (check, ARTICLE["url"]):
        found = json.loads(desk.run("report", which, "--format", "json").stdout)
        assert found["check"]["id"] == check
    assert "never.example" in desk.refused("report", "https://never.example/")
    desk.refused("report", check, "--as-of", "2001-01-01")
    desk.refused("report", "--as-of", "tomorrow")


def test_a_bad_coverage_line_is_reported_with_its_number_and_the_rest_is_used(desk: Desk) -> None:
    write_coverage(desk.folder, "{not json")
    done = desk.run("check", *SAVED, "--format", "json")
    coverage = json.loads(done.stdout)["coverage"]
    assert coverage["documents"] == 2
    assert coverage["state"] == "degraded"
    assert any("line 3" in problem for problem in coverage["problems"])
    assert b"line 3" in done.stderr


def test_compressed_coverage_and_windows(desk: Desk) -> None:
    path = desk.folder / "coverage.jsonl.gz"
    path.write_bytes(gzip.compress((desk.folder / "coverage.jsonl").read_bytes()))
    options = ("--coverage", "coverage.jsonl.gz", "--offline", "--format", "json")
    until = ("--until", "2026-03-04T10:30Z")
    report = json.loads(desk.run("check", "article.json", *options, *until).stdout)
    assert report["coverage"]["documents"] == 1
    assert report["coverage"]["window"]["until"].startswith("2026-03-04T10:30")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\n", "empty"),
        ("binary.txt", bytes(range(256)) * 8, "binary"),
        ("large.txt", b"All of it is text. " * 1_100_000, "larger than"),
        ("broken.json", b'{"text": "half', "JSON"),
        ("list.json", b"[1, 2]", "object"),
        ("page.html", b"<html><body><nav>Home</nav></body></html>", "page.html"),
    ],
)
def test_input_that_is_no_article_is_one_line(
    desk: Desk, name: str, content: bytes, words: str
) -> None:
    (desk.folder / name).write_bytes(content)
    assert words in desk.refused("check", name, "--coverage", "coverage.jsonl", "--offline")


def test_bad_arguments_are_one_line_that_says_what_would_be_right(desk: Desk) -> None:
    assert "gdelt" in desk.refused("check", "article.json", "--provider", "gogle")
    assert "--since 'soon'" in desk.refused("check", *SAVED, "--since", "soon")
    assert "--published" in desk.refused("check", *SAVED, "--published", "03/04/2026")
    assert "none.jsonl" in desk.refused("check", "article.json", "--coverage", "none.jsonl")
    assert "no such file" in desk.refused("check", "missing.txt", "--offline")
    assert "network" in desk.refused("check", "https://a.example/x", "--offline")
    assert "ftp" in desk.refused("check", "ftp://a.example/x")
    assert "'yaml'" in desk.refused("check", *SAVED, "--format", "yaml")
    assert "--output" in desk.refused("check", *SAVED, "--output", "nowhere/report.json")
    assert "standard input" in desk.refused("check", "-", "--offline")
    assert "chek" in desk.refused("chek")
    assert "Missing argument" in desk.refused("check")
    assert "SOURCE_DATE_EPOCH" in desk.refused("check", *SAVED, SOURCE_DATE_EPOCH="now")
    (desk.folder / "typo.toml").write_text("provders = []")
    assert "provders" in desk.refused("--config", "typo.toml", "check", *SAVED)


def test_an_unwritable_database_is_found_before_work_starts(desk: Desk) -> None:
    desk.run("check", *SAVED)
    before = (desk.home / "records.db").read_bytes()
    (desk.folder / "not-a-database").write_text("something of yours")
    for url in ("sqlite:////proc/none/records.db", "sqlite:///not-a-database", "nonsense://x"):
        done = desk.run("check", *SAVED, "--database", url, status=2)
        assert b"saved coverage" not in done.stderr, "the database comes first"
    assert (desk.folder / "not-a-database").read_text() == "something of yours"
    assert (desk.home / "records.db").read_bytes() == before
    desk.run("report")


def test_addresses_that_refuse_redirect_for_ever_or_are_private(desk: Desk) -> None:
    pages = {
        "/robots.txt": (404, "text/plain", ""),
        "/loop": (302, "/loop2", ""),
        "/loop2": (302, "/loop", ""),
        "/secret": (403, "text/html", "no"),
        "/ferry": (200, "text/html", page(ARTICLE)),
    }
    allowed = {"SECONDSOURCE_ALLOW_PRIVATE": "127.0.0.1"}
    (desk.folder / "quick.toml").write_text("[fetch]\ndelay_seconds = 0\ntimeout_seconds = 3\n")
    check = ("--config", "quick.toml", "check")
    with site(pages) as address:
        assert "127.0.0.1" in desk.refused(*check, f"{address}/ferry")
        assert "redirect" in desk.refused(*check, f"{address}/loop", **allowed)
        assert "403" in desk.refused(*check, f"{address}/secret", **allowed)
        options = ("--coverage", "coverage.jsonl", "--format", "json")
        done = desk.run(*check, f"{address}/ferry", *options, **allowed)
        assert json.loads(done.stdout)["claims"]
    refused = desk.refused(*check, f"{address}/ferry", **allowed)
    assert "127.0.0.1" in refused


def test_a_closed_pipe_is_quiet(desk: Desk) -> None:
    desk.run("check", *SAVED)
    command = f"'{sys.executable}' -m flows.cli report --format html | head -c 10 >/dev/null"
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"],
        cwd=desk.folder,
        env=desk.environment,
        capture_output=True,
        timeout=60,
    )
    assert done.stderr == b""
    assert done.returncode == 0


def test_an_api_that_does_not_answer_is_one_line(desk: Desk) -> None:
    line = desk.refused("check", *SAVED, PREFECT_API_URL="http://127.0.0.1:9/api")
    assert "PREFECT_API_URL" in line
    assert "secondsource up" in desk.refused("check", *SAVED, "--deployment")
    assert "secondsource up" in desk.refused("deploy")


def test_the_watch_list(desk: Desk) -> None:
    desk.run("watch", "add", "article.json", "--every", "12")
    desk.run("watch", "add", "https://a.example/rss", "--feed", "--note", "the port")
    rows = json.loads(desk.run("watch", "list", "--format", "json").stdout)
    assert [(row["kind"], row["every_hours"]) for row in rows] == [("article", 12), ("feed", 24)]
    assert b"the port" in desk.run("watch", "list").stdout
    desk.run("watch", "remove", "article.json")
    assert len(json.loads(desk.run("watch", "list", "--format", "json").stdout)) == 1
    assert "not on the watch list" in desk.refused("watch", "remove", "article.json")
    assert "neither" in desk.refused("watch", "add", "nothing-here")


def test_the_register_of_outlets(desk: Desk) -> None:
    path = desk.folder / "mine.tsv"
    path.write_text(
        "domain\tname\towner\tkind\nharbourpost.example\tHarbour Post\tSea Media\tnewspaper\n"
    )
    assert "not in the register" in desk.refused("outlets", "show", "harbourpost.example")
    desk.run("outlets", "import", "mine.tsv")
    assert b"Sea Media" in desk.run("outlets", "show", "harbourpost.example").stdout
    assert b"harbourpost.example" in desk.run("outlets", "list").stdout
    for name, owner in (("b.tsv", "Bay Group"), ("a.tsv", "Ash Group")):
        (desk.folder / name).write_text(
            f"domain\tname\towner\nharbourpost.example\tPost\t{owner}\n"
        )
        desk.run("outlets", "import", name)
        assert owner.encode() in desk.run("outlets", "show", "harbourpost.example").stdout
    (desk.folder / "b.tsv").write_text("domain\tname\nother.example\tOther\n")
    desk.run("outlets", "import", "b.tsv")
    listed = desk.run("outlets", "list", "--format", "tsv").stdout
    assert b"harbourpost.example\tPost\tAsh Group" in listed
    assert b"Bay Group" not in listed
    desk.run("outlets", "import", "mine.tsv")
    path.write_text("domain\tname\nnot a domain\tX\n")
    assert "line 2" in desk.refused("outlets", "import", "mine.tsv")
    assert b"Sea Media" in desk.run("outlets", "show", "harbourpost.example").stdout


def test_a_night_without_prefect(desk: Desk) -> None:
    coverage = ("--coverage", "coverage.jsonl", "--offline")
    assert b"0 articles checked" in desk.run("nightly", *coverage).stdout
    desk.run("watch", "add", "article.json")
    (desk.folder / "empty.txt").write_text("")
    desk.run("watch", "add", "empty.txt")
    done = desk.run("nightly", *coverage)
    assert b"1 articles checked, 1 failures" in done.stdout
    assert b"empty.txt" in done.stderr
    done = desk.run("nightly", *coverage, status=2)
    assert b"nothing that was due could be checked" in done.stderr
    assert len(COVERAGE) == 2
