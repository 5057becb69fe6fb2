"""The pipeline: one dead outlet is data, one bad article is its own, and order never matters."""

from __future__ import annotations

import asyncio
import dataclasses
import json
import random
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from flows.cases import CheckOutcome, check_id
from flows.convert import to_document
from flows.desk import Desk, open_desk
from flows.night import Night, run_night
from flows.opening import open_records
from flows.options import CheckOptions
from flows.pipeline import check_batch
from flows.settings import FetchSettings, Settings
from flows.steps import Steps, plain
from matching.types import Assessment, Policy
from records.types import WatchItem
from reports.canonical import render
from reports.model import build
from sources.types import CoverageReceipt, SourceDocument, Window
from tests.flows.desk_fixture import ARTICLE, COVERAGE, page, site, write_article, write_coverage

NOW = datetime(2026, 3, 5, tzinfo=UTC)


def settings_in(folder: Path, **changes: Any) -> Settings:
    fetch = FetchSettings(delay_seconds=0.0, timeout_seconds=3.0, allow_private=("127.0.0.1",))
    base = Settings(folder / "home", f"sqlite:///{folder}/records.db", fetch=fetch, lease_seconds=1)
    return dataclasses.replace(base, **changes)


def check(
    settings: Settings, sources: Sequence[Path | str], steps: Steps = plain, **options: Any
) -> list[CheckOutcome]:
    """Check the sources with a pinned clock."""

    async def run() -> list[CheckOutcome]:
        asked = CheckOptions(**options)
        async with open_desk(settings, asked) as desk:
            desk.now = lambda: NOW
            return await check_batch([str(source) for source in sources], asked, steps, desk)

    return asyncio.run(run())


def other_article(folder: Path, name: str = "second") -> Path:
    path = folder / f"{name}.json"
    row = ARTICLE | {"url": f"https://{name}.example/ferry", "outlet": f"{name}.example"}
    path.write_text(json.dumps(row))
    return path


def feed_of(address: str, rows: Sequence[dict[str, str]]) -> str:
    items = "".join(
        f"<item><title>{row['title']}</title><link>{row['link']}</link>"
        f"<description>{row['text']}</description>"
        "<pubDate>Wed, 04 Mar 2026 10:00:00 GMT</pubDate></item>"
        for row in rows
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{items}</channel></rss>'


def test_one_dead_outlet_is_data(tmp_path: Path) -> None:
    pages: dict[str, Any] = {"/a": (200, "text/html", page(COVERAGE[0]))}
    with site(pages) as address:
        rows = [COVERAGE[0] | {"link": f"{address}/a"}, COVERAGE[1] | {"link": f"{address}/gone"}]
        pages["/rss"] = (200, "application/rss+xml", feed_of(address, rows))
        settings = settings_in(tmp_path, feeds=(f"{address}/rss",))
        [outcome] = check(settings, [write_article(tmp_path)])
    assert outcome.record is not None
    coverage = outcome.record.coverage
    assert coverage.state == "degraded"
    assert coverage.documents == 1
    assert [(u.url.rsplit("/", 1)[1], "404" in u.why) for u in coverage.unreachable] == [
        ("gone", True)
    ]
    assert outcome.searched


def test_every_provider_down_is_undetermined(tmp_path: Path) -> None:
    settings = settings_in(tmp_path, feeds=("http://127.0.0.1:9/rss",))
    [outcome] = check(settings, [write_article(tmp_path)])
    assert outcome.record is not None
    assert outcome.record.coverage.state == "none"
    assert not outcome.searched
    statuses = {claim.decision.status for claim in outcome.record.assessment.claims}
    assert statuses == {"undetermined"}


def test_more_pages_than_the_limit_are_said_to_be_left_out(tmp_path: Path) -> None:
    pages: dict[str, Any] = {f"/{n}": (200, "text/html", page(COVERAGE[0])) for n in range(4)}
    with site(pages) as address:
        rows = [COVERAGE[0] | {"link": f"{address}/{n}"} for n in range(4)]
        pages["/rss"] = (200, "application/rss+xml", feed_of(address, rows))
        settings = settings_in(tmp_path, feeds=(f"{address}/rss",))
        fetch = dataclasses.replace(settings.fetch, pages=3)
        [outcome] = check(dataclasses.replace(settings, fetch=fetch), [write_article(tmp_path)])
    assert outcome.record is not None
    assert outcome.record.coverage.documents == 3
    assert outcome.record.coverage.problems == ("1 proposed pages not read (limit 3)",)
    assert outcome.record.coverage.state == "degraded"


def test_a_batch_reads_every_host_once_and_one_bad_source_stops_nobody(tmp_path: Path) -> None:
    pages: dict[str, Any] = {"/a": (200, "text/html", page(COVERAGE[0]))}
    fetched: list[tuple[str, ...]] = []

    async def fetch(host: str, urls: tuple[str, ...], desk: Desk) -> Any:
        fetched.append(urls)
        return await plain.fetch(host, urls, desk)

    with site(pages) as address:
        rows = [COVERAGE[0] | {"link": f"{address}/a"}]
        pages["/rss"] = (200, "application/rss+xml", feed_of(address, rows))
        settings = settings_in(tmp_path, feeds=(f"{address}/rss",))
        sources = [write_article(tmp_path), tmp_path / "none.txt", other_article(tmp_path)]
        first, bad, second = check(settings, sources, dataclasses.replace(plain, fetch=fetch))
    assert fetched == [(f"{address}/a",)]
    assert first.record is not None
    assert second.record is not None
    assert bad.failure is not None
    assert (bad.failure.step, "no such file" in bad.failure.why) == ("read", True)
    with open_records(settings.database) as store:
        assert {line.article_url for line in store.history()} == {
            ARTICLE["url"],
            "https://second.example/ferry",
        }


def test_a_bug_in_one_article_of_several_is_that_articles_failure(tmp_path: Path) -> None:
    async def assess(case: Any, *rest: Any) -> Any:
        if "second" in case.source:
            raise IndexError("list index out of range")
        return await plain.assess(case, *rest)

    steps = dataclasses.replace(plain, assess=assess)
    coverage = [str(write_coverage(tmp_path))]
    sources = [other_article(tmp_path), write_article(tmp_path)]
    bad, good = check(settings_in(tmp_path), sources, steps, coverage=coverage, offline=True)
    assert good.record is not None
    assert bad.failure is not None
    assert "IndexError" in bad.failure.why
    with pytest.raises(IndexError):
        check(settings_in(tmp_path), sources[:1], steps, coverage=coverage, offline=True)


def test_an_article_held_by_another_run_is_waited_for_as_long_as_a_lease(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    options = {"coverage": [str(write_coverage(tmp_path))], "offline": True}
    with open_records(settings.database) as store:
        with store.lock(ARTICLE["url"], lease=timedelta(minutes=5)):
            [outcome] = check(settings, [write_article(tmp_path)], **options)
        assert outcome.failure is not None
        assert outcome.failure.step == "lock"
        dead = store.lock(ARTICLE["url"], lease=timedelta(seconds=2))
        dead.__enter__()  # a run that is killed never comes to the exit
        patient = dataclasses.replace(settings, lease_seconds=3)
        [outcome] = check(patient, [write_article(tmp_path)], **options)
        assert outcome.record is not None


def test_the_same_article_twice_in_a_batch_is_checked_once(tmp_path: Path) -> None:
    path = write_article(tmp_path)
    copy = tmp_path / "copy.json"
    copy.write_bytes(path.read_bytes())
    options = {"coverage": [str(write_coverage(tmp_path))], "offline": True}
    first, second = check(settings_in(tmp_path), [path, copy, path], **options)
    assert first.record is not None
    assert second.failure is not None
    assert "the same article as" in second.failure.why


def test_the_order_of_coverage_and_repetition_change_no_byte(tmp_path: Path) -> None:
    path = write_coverage(tmp_path)
    lines = path.read_text().splitlines()
    lines += [json.dumps(row | {"url": f"{row['url']}/copy"}) for row in COVERAGE]
    reports = set()
    for seed in range(4):
        random.Random(seed).shuffle(lines)
        path.write_text("\n".join(lines))
        [outcome] = check(
            settings_in(tmp_path), [write_article(tmp_path)], coverage=[str(path)], offline=True
        )
        assert outcome.record is not None
        reports.add(render(build(outcome.record)))
    assert len(reports) == 1


def test_the_name_of_a_check_is_made_from_all_that_went_into_it() -> None:
    article = document("https://a.example/1")
    others = [document("https://b.example/1"), document("https://c.example/1")]
    held = Assessment(article, ())
    receipt = CoverageReceipt("full", 2, Window(), ())
    name = check_id(held, others, receipt, "1", NOW)
    assert name == check_id(held, others[::-1], receipt, "1", NOW)
    assert len(name) == 12
    variants = {
        name,
        check_id(Assessment(others[0], ()), others, receipt, "1", NOW),
        check_id(held, others[:1], receipt, "1", NOW),
        check_id(held, others, dataclasses.replace(receipt, state="degraded"), "1", NOW),
        check_id(Assessment(article, (), Policy(k=3)), others, receipt, "1", NOW),
        check_id(held, others, receipt, "2", NOW),
        check_id(held, others, receipt, "1", NOW + timedelta(microseconds=1)),
    }
    assert len(variants) == 7


def document(url: str) -> Any:
    return to_document(SourceDocument(url, url, "a.example", "", None, "text", "0" * 64))


def night(settings: Settings, limit: int = 25, now: datetime = NOW, **options: Any) -> Night:
    async def run() -> Night:
        asked = CheckOptions(**options)
        async with open_desk(settings, asked, trigger="nightly") as desk:
            desk.now = lambda: now
            return await run_night(limit, asked, plain, desk)

    return asyncio.run(run())


def test_a_night_takes_what_is_due_and_leaves_the_rest_due(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    options = {"coverage": [str(write_coverage(tmp_path))], "offline": True}
    paths = [str(write_article(tmp_path)), str(other_article(tmp_path))]
    with open_records(settings.database) as store:
        for number, path in enumerate(paths):
            store.watch_add(WatchItem(path, "article", NOW + timedelta(minutes=number)))
    assert [o.source for o in night(settings, 1, **options).outcomes] == paths[:1]
    assert [o.source for o in night(settings, **options).outcomes] == paths[1:]
    assert night(settings, **options).outcomes == ()
    later = NOW + timedelta(hours=25)
    done = night(settings, now=later, **options)
    assert sorted(o.source for o in done.outcomes) == sorted(paths)
    assert all(record.trigger == "nightly" for record in done.records)


def test_a_night_checks_the_new_articles_of_a_feed_once(tmp_path: Path) -> None:
    pages: dict[str, Any] = {
        "/a": (200, "text/html", page(ARTICLE)),
        "/b": (200, "text/html", page(COVERAGE[1])),
    }
    with site(pages) as address:
        rows = [ARTICLE | {"link": f"{address}/a"}, COVERAGE[1] | {"link": f"{address}/b"}]
        pages["/rss"] = (200, "application/rss+xml", feed_of(address, rows))
        settings = settings_in(tmp_path, feeds=(f"{address}/rss",))
        with open_records(settings.database) as store:
            store.watch_add(WatchItem(f"{address}/rss", "feed", NOW))
            store.watch_add(WatchItem(f"{address}/norss", "feed", NOW))
        first = night(settings, 1)
        assert len(first.records) == 1
        assert [f.source for f in first.failures] == [f"{address}/norss"]
        second = night(settings)
        assert len(second.records) == 1, "the feed stays due until all of it is checked"
        assert night(settings).outcomes == ()
        assert {o.source for o in (*first.outcomes, *second.outcomes)} == {
            f"{address}/a",
            f"{address}/b",
        }
