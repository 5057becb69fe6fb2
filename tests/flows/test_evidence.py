"""Evidence, and what one run leaves for the next: pages, waits, quotas, published fact checks."""

from __future__ import annotations

import asyncio
import dataclasses
import json
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from flows.cases import CheckOutcome
from flows.cli import cli
from flows.desk import open_desk
from flows.evidence import export
from flows.memory import StoreMemory
from flows.opening import open_records
from flows.options import CheckOptions
from flows.pipeline import check_batch
from flows.settings import FetchSettings, Settings, SettingsError
from flows.steps import plain
from records.types import CheckRecord, FetchState
from reports.model import build
from reports.render import FORMATS, render
from sources.snapshots import Snapshots
from sources.types import InputError
from sources.warc import read_outcomes
from tests.flows.desk_fixture import ARTICLE, COVERAGE, page, write_article

NOW = datetime(2026, 3, 5, tzinfo=UTC)
REVIEW = {
    "@type": "ClaimReview",
    "claimReviewed": "87 passengers were aboard the ferry near Lindholm",
    "url": "https://checkers.example/ferry",
    "author": {"@type": "Organization", "name": "Checkers"},
    "reviewRating": {"alternateName": "Mostly <b>false</b>"},
    "datePublished": "2026-03-04",
}
Answer = tuple[int, dict[str, str], bytes]


class Site:
    """A loopback site: answers by path, requests counted, validators honoured."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: Counter[tuple[str, int]] = Counter()
        self.address = ""

    def page(self, path: str, body: str, kind: str = "text/html", **headers: str) -> None:
        self.answers[path] = (200, {"Content-Type": kind, **headers}, body.encode())

    def feed(self, *paths: str, **headers: str) -> None:
        items = "".join(
            f"<item><title>{row['title']}</title><link>{self.address}{path}</link>"
            "<source url='https://wire.example/'>Wire Agency</source>"
            f"<description>{row['text']}</description>"
            "<pubDate>Wed, 04 Mar 2026 10:00:00 GMT</pubDate></item>"
            for path, row in zip(paths, COVERAGE, strict=False)
        )
        text = f'<?xml version="1.0"?><rss version="2.0"><channel>{items}</channel></rss>'
        self.page("/rss", text, "application/rss+xml", **headers)


@contextmanager
def served() -> Iterator[Site]:
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = self.path.split("?")[0]
            status, headers, body = site.answers.get(path, (404, {}, b"no"))
            if headers.get("ETag") and headers["ETag"] == self.headers.get("If-None-Match"):
                status, body = 304, b""
            site.asked[path, status] += 1
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Nobody reads it."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    site.address = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()


def settings_in(folder: Path, site: Site, **changes: Any) -> Settings:
    fetch = FetchSettings(delay_seconds=0.0, timeout_seconds=3.0, allow_private=("127.0.0.1",))
    home = folder / "home"
    base = Settings(home, f"sqlite:///{home}/records.db", feeds=(f"{site.address}/rss",))
    return dataclasses.replace(base, fetch=fetch, **changes)


def outcome_of(
    settings: Settings, source: Path, now: datetime = NOW, **options: Any
) -> CheckOutcome:
    async def run() -> CheckOutcome:
        asked = CheckOptions(**options)
        async with open_desk(settings, asked) as desk:
            desk.now = lambda: now
            [outcome] = await check_batch([str(source)], asked, plain, desk)
            return outcome

    return asyncio.run(run())


def check(settings: Settings, source: Path, now: datetime = NOW, **options: Any) -> CheckRecord:
    outcome = outcome_of(settings, source, now, **options)
    assert outcome.record is not None, outcome.failure
    return outcome.record


def test_a_check_exported_and_read_back_gives_the_same_report(tmp_path: Path) -> None:
    with served() as site:
        # One page has a date only in the feed; both have their credit only there.
        site.page("/a", page(COVERAGE[0]), ETag='"a"')
        site.page("/b", page(COVERAGE[1]).replace("article:published_time", "x"))
        site.feed("/a", "/b")
        settings = settings_in(tmp_path, site)
        source = write_article(tmp_path)
        first = build(check(settings, source))
        config = tmp_path / "desk.toml"
        config.write_text("")
    archive = tmp_path / "evidence.warc.gz"
    environ = {"SECONDSOURCE_HOME": str(settings.home)}
    done = CliRunner().invoke(
        cli, ["evidence", "export", first["check"]["id"], str(archive)], env=environ
    )
    assert done.exit_code == 0, done.output
    assert "3 documents" in done.output
    assert "1 of them as text only" in done.output, "the article came from a file without a page"
    outcomes = [item for item in read_outcomes(archive) if not isinstance(item, bytes)]
    assert sorted(item.url for item in outcomes) == [f"{site.address}/a", f"{site.address}/b"]
    assert dict(outcomes[0].headers)["etag"] == '"a"'
    elsewhere = dataclasses.replace(
        settings, home=tmp_path / "new", database=f"sqlite:///{tmp_path}/new.db", feeds=()
    )
    second = build(check(elsewhere, source, coverage=[str(archive)], offline=True))
    assert json.dumps(second["claims"]) == json.dumps(first["claims"])
    assert second["coverage"]["pages"] == first["coverage"]["pages"]
    assert any(claim["evidence"] for claim in first["claims"])
    third = dataclasses.replace(elsewhere, database=f"sqlite:///{tmp_path}/third.db")
    kept = Snapshots(elsewhere.home / "snapshots")
    record = check(third, source, coverage=[str(archive)], offline=True)
    bodies = [kept.of_document(d.id, d.sha256) for d in record.documents]
    assert all(body is not None for body in bodies), "what was imported is evidence here too"


def test_fact_checks_travel_with_the_evidence(tmp_path: Path) -> None:
    marked = page(COVERAGE[0]).replace(
        "</head>", f'<script type="application/ld+json">{json.dumps(REVIEW)}</script></head>'
    )
    named = {
        "text": "The ferry with 87 passengers left Varn for Lindholm on Tuesday",
        "claimant": "Somebody",
        "claimDate": "2026-03-03T00:00:00Z",
        "claimReview": [
            {"publisher": {"site": "other.example"}, "url": "https://other.example/1"},
            {"publisher": {"site": "third.example"}, "url": "https://third.example/1"},
        ],
    }
    with served() as site:
        site.page("/a", marked)
        site.page("/facts", json.dumps({"claims": [named]}), "application/json")
        site.feed("/a")
        rows = (("base", f"{site.address}/facts"), ("key", "k-123"))
        settings = settings_in(tmp_path, site, options=(("google_factcheck", rows),))
        source = write_article(tmp_path)
        first = check(settings, source)
    assert {related.check.publisher for related in first.fact_checks} == {
        "Checkers",
        "other.example",
        "third.example",
    }
    # With the page's body and without it: what a service named is in neither.
    for number, kept in enumerate((Snapshots(settings.home / "snapshots"), Snapshots(tmp_path))):
        archive = tmp_path / f"{number}.warc.gz"
        export(first, kept, archive)
        home = tmp_path / f"new{number}"
        elsewhere = dataclasses.replace(
            settings, home=home, database=f"sqlite:///{home}/r.db", feeds=(), options=()
        )
        again = check(elsewhere, source, coverage=[str(archive)], offline=True)
        assert again.fact_checks == first.fact_checks
        assert build(again)["claims"] == build(first)["claims"]


def test_a_page_on_record_still_is_the_fact_check_that_it_says_it_is(tmp_path: Path) -> None:
    marked = page(COVERAGE[0]).replace(
        "</head>", f'<script type="application/ld+json">{json.dumps(REVIEW)}</script></head>'
    )
    with served() as site:
        site.page("/a", marked)
        site.feed("/a")
        settings = settings_in(tmp_path, site)
        first = check(settings, write_article(tmp_path))
        site.feed()
        again = check(settings, write_article(tmp_path))
    assert [one.name for one in again.coverage.providers] == ["feeds", "records"]
    assert first.fact_checks
    assert again.fact_checks == first.fact_checks


def test_coverage_of_an_earlier_event_is_found_on_record(tmp_path: Path) -> None:
    with served() as site:
        site.page("/a", page(COVERAGE[0]))
        site.feed("/a")
        settings = settings_in(tmp_path, site)
        check(settings, write_article(tmp_path))
        site.feed()
        later = {
            "url": "https://harbourpost.example/a-year-on",
            "published": "2027-03-04T09:00:00Z",
            "text": "A ferry carrying 87 passengers ran aground near Lindholm on 3 March 2026.",
        }
        found = check(settings, write_article(tmp_path, **later))
        for when in ("", " since 3 March 2026"):
            undated = f"A ferry carrying 87 passengers has been aground near Lindholm{when}."
            other = check(settings, write_article(tmp_path, **later | {"text": undated}))
            assert other.documents == (), "the claim belongs to the article's own time"
    [document] = found.documents
    assert document.url.endswith("/a")
    assert [claim["status"] for claim in build(found)["claims"]] == ["confirmed"]


def test_an_export_says_what_is_wrong(tmp_path: Path) -> None:
    with served() as site:
        site.feed()
        settings = settings_in(tmp_path, site)
        record = check(settings, write_article(tmp_path))
    snapshots = Snapshots(settings.home / "snapshots")
    with pytest.raises(InputError, match="ends in"):
        export(record, snapshots, tmp_path / "x.zip")
    with pytest.raises(InputError, match="does not exist"):
        export(record, snapshots, tmp_path / "no" / "x.warc")


def test_an_unchanged_page_is_not_sent_again_and_reads_the_same(tmp_path: Path) -> None:
    with served() as site:
        site.page("/a", page(COVERAGE[0]), ETag='"a"')
        site.feed("/a", ETag='"f"')
        settings = settings_in(tmp_path, site)
        source = write_article(tmp_path)
        first = check(settings, source)
        second = check(settings, source, NOW + timedelta(days=1))
        assert site.asked["/a", 200] == site.asked["/a", 304] == 1
        assert site.asked["/rss", 200] == site.asked["/rss", 304] == 1
        assert first.documents == second.documents
        assert second.coverage.state == "full"
        # Without the snapshot there is nothing to compare with: the page is fetched.
        for path in (settings.home / "snapshots" / "visits").rglob("*.gz"):
            path.unlink()
        third = check(settings, source, NOW + timedelta(days=2))
        assert site.asked["/a", 200] == 2
        assert third.documents == first.documents


def test_a_host_that_asked_to_wait_is_left_alone_by_the_next_run_and_asked_later(
    tmp_path: Path,
) -> None:
    with served() as site:
        site.feed("/a")
        site.answers["/a"] = (429, {"Retry-After": "3600"}, b"slow down")
        settings = settings_in(tmp_path, site)
        source = write_article(tmp_path)
        first = check(settings, source, datetime.now(UTC))
        assert "3600 s" in first.coverage.unreachable[0].why
        asked = sum(site.asked.values())
        second = check(settings, source, datetime.now(UTC))
        assert sum(site.asked.values()) == asked, "not one request while the host waits"
        assert second.coverage.state == "none"
        assert "asked us to wait until" in (second.coverage.providers[0].error or "")
        with open_records(settings.database) as store:
            state = store.fetch_state(f"host:{site.address.removeprefix('http://')}")
            assert state is not None
            store.put_fetch_state(dataclasses.replace(state, not_before=NOW))
        site.page("/a", page(COVERAGE[0]))
        third = check(settings, source, datetime.now(UTC))
        assert third.coverage.state == "full"
        assert third.coverage.documents == 1


def test_a_failed_host_is_tried_again_by_the_next_run(tmp_path: Path) -> None:
    with served() as site:
        site.feed("/a")
        site.answers["/a"] = (404, {}, b"")
        settings = settings_in(tmp_path, site)
        source = write_article(tmp_path)
        assert check(settings, source).coverage.documents == 0
        site.page("/a", page(COVERAGE[0]))
        assert check(settings, source, NOW + timedelta(hours=1)).coverage.documents == 1


def test_waits_without_a_moment_double_and_end_with_an_answer(tmp_path: Path) -> None:
    async def run() -> list[float]:
        waits = []
        with open_records(f"sqlite:///{tmp_path}/records.db") as store:
            for _ in range(3):
                memory = StoreMemory(store, Snapshots(tmp_path))
                await memory.rest("a.example", None)
                until = await memory.resting("a.example")
                assert until is not None
                waits.append((until - datetime.now(UTC)).total_seconds())
            await memory.answered("a.example")
            assert await StoreMemory(store, Snapshots(tmp_path)).resting("a.example") is None
            assert store.fetch_state("host:a.example") != FetchState("host:a.example")
        return waits

    assert [round(wait / 60) for wait in asyncio.run(run())] == [1, 2, 4]


def test_a_service_that_said_slow_down_is_not_asked_by_the_next_run(tmp_path: Path) -> None:
    with served() as site:
        site.feed()
        site.answers["/api"] = (200, {}, b"Please limit requests to one every 5 seconds")
        options = (("gdelt", (("base", f"{site.address}/api"), ("pause", 0.0))),)
        settings = settings_in(tmp_path, site, options=options, providers=("gdelt",), feeds=())
        source = write_article(tmp_path)
        states = [check(settings, source, NOW + timedelta(hours=n)).coverage for n in range(2)]
    assert site.asked["/api", 200] == 1
    assert [state.state for state in states] == ["none", "none"]
    assert "backing off" in (states[1].providers[0].error or "")


def test_the_days_requests_hold_across_runs(tmp_path: Path) -> None:
    with served() as site:
        site.answers["/api"] = (200, {"Content-Type": "application/json"}, b"{}")
        rows = (("base", f"{site.address}/api"), ("pause", 0.0), ("per_day", 2))
        options = (("gdelt", (*rows, ("max_requests", 1))),)
        settings = settings_in(tmp_path, site, options=options, providers=("gdelt",), feeds=())
        source = write_article(tmp_path)
        later = [NOW + timedelta(hours=n) for n in range(3)]
        states = [check(settings, source, now).coverage.state for now in later]
    assert states == ["full", "full", "none"]
    assert site.asked["/api", 200] == 2


def test_a_provider_that_failed_in_part_degrades_the_receipt(tmp_path: Path) -> None:
    with served() as site:
        site.page("/a", page(COVERAGE[0]))
        site.feed("/a")
        feeds = (f"{site.address}/rss", f"{site.address}/gone")
        record = check(settings_in(tmp_path, site, feeds=feeds), write_article(tmp_path))
    assert record.coverage.state == "degraded"
    assert record.coverage.documents == 1
    (provider,) = record.coverage.providers
    assert provider.found == 1
    assert "1 of 2 requests failed" in (provider.error or "")


def test_fact_checks_stand_beside_a_claim_and_decide_nothing(tmp_path: Path) -> None:
    marked = page(COVERAGE[0]).replace(
        "</head>", f'<script type="application/ld+json">{json.dumps(REVIEW)}</script></head>'
    )
    service = {
        "claims": [
            {
                "text": "The ferry with 87 passengers left Varn for Lindholm on Tuesday",
                "claimReview": [
                    {
                        "publisher": {"site": "other.example"},
                        "url": "https://other.example/1",
                        "textualRating": "True",
                        "reviewDate": "2026-03-04T00:00:00Z",
                    }
                ],
            },
            {
                "text": "Apple cake cures colds",
                "claimReview": [{"url": "https://other.example/2", "textualRating": "False"}],
            },
        ]
    }
    reports = []
    for number, (body, key) in enumerate([(page(COVERAGE[0]), ""), (marked, "k-123")]):
        with served() as site:
            site.page("/a", body)
            site.page("/facts", json.dumps(service), "application/json")
            site.feed("/a")
            rows = (("base", f"{site.address}/facts"), ("key", key))
            options = (("google_factcheck", rows),)
            folder = tmp_path / str(number)
            folder.mkdir()
            settings = settings_in(folder, site, options=options)
            record = check(settings, write_article(folder))
            with open_records(settings.database) as store:
                assert store.load(record.id) == record
            assert (site.asked["/facts", 200] > 0) is bool(key), "off without a key"
            reports.append(build(record))
    without, found = reports
    assert [c["status"] for c in without["claims"]] == [c["status"] for c in found["claims"]]
    assert not any(claim["fact_checks"] for claim in without["claims"])
    related = [c for claim in found["claims"] for c in claim["fact_checks"]]
    assert {c["url"] for c in related} == {
        "https://checkers.example/ferry",
        "https://other.example/1",
    }
    for form in ("text", "html", "markdown"):
        assert form in FORMATS
        assert "checkers.example/ferry" in render(found, form), form
        assert "elated fact checks" in render(found, form)
        assert "elated fact checks" not in render(without, form)


def test_a_fact_check_service_that_fails_is_said(tmp_path: Path) -> None:
    with served() as site:
        site.feed()
        site.answers["/facts"] = (403, {}, b"no")
        rows = (("base", f"{site.address}/facts"), ("key", "k-123"))
        settings = settings_in(tmp_path, site, options=(("google_factcheck", rows),))
        record = check(settings, write_article(tmp_path))
    assert any("fact checks not searched" in line for line in record.coverage.problems)
    assert not any("k-123" in line for line in record.coverage.problems)
    assert ARTICLE["url"] == record.assessment.article.url


def test_a_key_is_neither_told_nor_kept(tmp_path: Path) -> None:
    told: list[str] = []
    with served() as site:
        site.page("/api", '{"response": {"status": "ok", "results": []}}', ETag='"x"')
        rows = (("base", f"{site.address}/api"), ("key", "SECRET-77"), ("pause", 0.0))
        settings = settings_in(
            tmp_path, site, options=(("guardian", rows),), providers=("guardian",), feeds=()
        )
        source = write_article(tmp_path)

        async def run() -> None:
            async with open_desk(settings, CheckOptions(), progress=told.append) as desk:
                await check_batch([str(source)], CheckOptions(), plain, desk)

        asyncio.run(run())
    assert any("/api in" in line for line in told)
    assert not any("SECRET" in line for line in told), told
    kept = [path for path in settings.home.rglob("*") if path.is_file()]
    assert kept
    assert not [path for path in kept if b"SECRET-77" in path.read_bytes()]


def test_a_desk_reads_through_its_proxy(tmp_path: Path) -> None:
    with served() as site:
        name = "http://paper.invalid"
        site.page(f"{name}/a", page(COVERAGE[0]))
        site.feed("/a")
        feed = site.answers.pop("/rss")
        body = feed[2].replace(site.address.encode(), name.encode())
        site.answers[f"{name}/rss"] = (feed[0], feed[1], body)
        settings = settings_in(tmp_path, site, feeds=(f"{name}/rss",))
        fetch = dataclasses.replace(settings.fetch, proxy=site.address, allow_private=())
        settings = dataclasses.replace(settings, fetch=fetch)
        assert check(settings, write_article(tmp_path)).coverage.documents == 1
    wrong = dataclasses.replace(settings, fetch=dataclasses.replace(fetch, proxy="proxy:3128"))
    with pytest.raises(SettingsError, match=r"fetch\.proxy"):
        check(wrong, write_article(tmp_path))
