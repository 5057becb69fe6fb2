"""Feeds as they are in the wild, and which of their entries are worth fetching."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.feeds import read_feed
from sources.fetch import Fetcher
from sources.plausible import Plausible
from sources.providers import ProviderConfig, ProvidersConfig, build
from sources.types import ProviderOutcome, Topic, Window
from tests.shared_data import shared
from tests.sources.faulty_server import HTML, Seen
from tests.sources.fetching import with_server

BASE = "https://a.example/feed"
DAM = Topic("Dam fails above Ostra", names=("Ostra", "Lena Voss"), words=("dam", "families"))


def rss(items: str) -> bytes:
    head = "<?xml version='1.0'?><rss version='2.0'><channel><title>A</title>"
    return f"{head}{items}</channel></rss>".encode()


def test_rss_with_source_credit() -> None:
    items = (
        "<item><title>Dam &amp;amp; town</title><link>/one?x=1</link>"
        "<pubDate>Mon, 03 Mar 2025 10:00:00 +0200</pubDate>"
        "<source url='https://wire.example/rss'>Wire Agency</source>"
        "<description>&lt;p&gt;The &lt;b&gt;dam&lt;/b&gt;&lt;/p&gt;</description></item>"
    )
    (entry,) = read_feed(rss(items), BASE).entries
    assert entry.url == "https://a.example/one?x=1"
    assert entry.source_credit == "Wire Agency"
    assert entry.published == datetime(2025, 3, 3, 8, tzinfo=UTC)
    assert entry.summary == "The dam"


def test_news_sitemap_with_any_prefix_and_pictures() -> None:
    body = b"""
    <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
      xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"
      xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
    <url><loc> https://a.example/dam </loc>
      <image:image><image:loc>https://a.example/p.jpg</image:loc><image:title>P</image:title></image:image>
      <n:news><n:publication_date>2025-03-03T10:00:00Z</n:publication_date>
      <n:title> Dam fails </n:title><n:keywords>Ostra, dam</n:keywords></n:news></url></urlset>"""
    (entry,) = read_feed(body, BASE).entries
    assert (entry.url, entry.title) == ("https://a.example/dam", "Dam fails")
    assert entry.published == datetime(2025, 3, 3, 10, tzinfo=UTC)
    assert "Ostra" in entry.summary


def test_json_feed_and_front_page() -> None:
    data = {
        "items": [{"id": "1", "url": "/x", "title": "T", "date_published": "2025-03-03T10:00:00Z"}]
    }
    (entry,) = read_feed(json.dumps(data).encode(), BASE).entries
    assert (entry.url, entry.title) == ("https://a.example/x", "T")
    front = (
        b"<html><head><link rel='alternate' type='application/rss+xml' href='/rss'></head></html>"
    )
    assert read_feed(front, BASE).feeds == ("https://a.example/rss",)


@pytest.mark.parametrize(
    "body", [b"", b"  ", b"plain words", b"{}", b"{broken", b"<html><body>x</body></html>", b"\0\1"]
)
def test_what_is_no_feed_says_so(body: bytes) -> None:
    feed = read_feed(body, BASE)
    assert feed.problem
    assert not feed.entries


def test_external_entities_are_not_read() -> None:
    body = rss("<item><title>&x;</title><link>https://a.example/1</link></item>")
    body = body.replace(b"<rss", b"<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><rss")
    assert all("root:" not in entry.title for entry in read_feed(body, BASE).entries)
    laughs = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 12))
    sitemap = (
        f"<!DOCTYPE r [<!ENTITY l0 'lol'>{laughs}]><urlset><url><loc>&l11;</loc></url></urlset>"
    )
    assert len(str(read_feed(sitemap.encode(), BASE))) < 10_000


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reader(body: bytes) -> None:
    read_feed(body, BASE)
    read_feed(b"<urlset>" + body, BASE)
    read_feed(b"<rss><channel><item>" + body, BASE)


def test_all_recorded_feeds() -> None:
    rows = [json.loads(x) for x in shared("data", "feeds", "index.jsonl").read_text().splitlines()]
    wanted = found = 0
    for row in rows:
        feed = read_feed(shared("data", "feeds", row["file"]).read_bytes(), BASE)
        count = len(feed.entries) + len(feed.more)
        if row["kind"] not in ("malformed",) and row["nature"].startswith("recorded"):
            wanted += row["entries"]
            found += min(count, row["entries"])
            assert feed.problem is None, (row["file"], feed.problem)
        assert all(entry.url.startswith("http") for entry in feed.entries)
    assert found >= 0.99 * wanted


def test_recorded_redirects_and_blank_lines() -> None:
    folder = shared("data", "feeds", "feeds")
    alerts = read_feed((folder / "google_alerts_atom.xml").read_bytes(), BASE).entries
    assert len(alerts) == 20
    assert not any("google.com" in entry.url for entry in alerts)
    assert not any("<b>" in entry.title for entry in alerts)
    crunch = read_feed((folder / "TechCrunch.xml").read_bytes(), BASE).entries
    assert all(entry.url.startswith("http://techcrunch.com/2011") for entry in crunch)


def test_plausible_headlines() -> None:
    texts = [
        "Dam above Ostra fails",
        "Voss promises help after flood",
        "Hundreds of families flee as a dam bursts",
        "New recipe for apple cake",
        "Families enjoy the spring",
    ]
    judge = Plausible([DAM], texts)
    worth = [judge.score(number) > 0 for number in range(len(texts))]
    assert worth == [True, True, False, False, False]


def test_a_common_name_alone_is_not_enough() -> None:
    texts = [f"Ostra council item {n}" for n in range(50)] + ["Ostra dam fails"]
    judge = Plausible([DAM], texts)
    assert judge.score(0) == 0.0
    assert judge.score(50) > 0


def searched(
    answers: dict[str, tuple[int, dict[str, str], bytes]], paths: list[str], **window: Any
) -> ProviderOutcome:
    def extra(path: str, headers: dict[str, str]) -> tuple[int, dict[str, str], bytes] | None:
        return answers.get(path)

    async def use(fetcher: Fetcher, port: int, seen: Seen) -> ProviderOutcome:
        addresses = tuple(f"http://127.0.0.1:{port}{path}" for path in paths)
        config = ProvidersConfig(services={"feeds": ProviderConfig(addresses=addresses)})
        (provider,) = build(["feeds"], config)
        return await provider.search([DAM], Window(**window), fetcher)

    return with_server(use, extra=extra, retries=0)


XML = {"Content-Type": "application/rss+xml"}
ITEMS = rss(
    "<item><title>Dam above Ostra fails</title><link>/1</link>"
    "<pubDate>Mon, 03 Mar 2025 10:00:00 GMT</pubDate></item>"
    "<item><title>Apple cake</title><link>/2</link></item>"
    "<item><title>Ostra dam was built in haste</title><link>/3</link>"
    "<pubDate>Mon, 04 Mar 2019 10:00:00 GMT</pubDate></item>"
)


def test_only_plausible_entries_in_the_window_are_proposed() -> None:
    since = datetime(2025, 3, 1, tzinfo=UTC)
    outcome = searched({"/rss": (200, XML, ITEMS)}, ["/rss"], since=since)
    assert [c.url.rsplit("/", 1)[1] for c in outcome.candidates] == ["1"]
    assert (outcome.state, outcome.error) == ("results", None)


def test_a_front_page_leads_to_its_feed() -> None:
    front = (
        b"<html><head><link rel='alternate' type='application/rss+xml' href='/rss'></head></html>"
    )
    outcome = searched({"/": (200, HTML, front), "/rss": (200, XML, ITEMS)}, ["/"])
    assert len(outcome.candidates) == 2


def test_one_dead_feed_is_named_and_the_rest_used() -> None:
    outcome = searched({"/rss": (200, XML, ITEMS)}, ["/rss", "/gone"])
    assert outcome.state == "results"
    assert outcome.error is not None
    assert "1 of 2" in outcome.error
    assert "404" in outcome.error


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        ((500, HTML, b""), "down"),
        ((403, HTML, b""), "refused"),
        ((429, HTML, b""), "limited"),
        ((200, HTML, b"<html><body>moved</body></html>"), "down"),
        ((200, XML, rss("")), "nothing"),
    ],
)
def test_failures_are_never_nothing(answer: tuple[int, dict[str, str], bytes], state: str) -> None:
    outcome = searched({"/rss": answer}, ["/rss"])
    assert outcome.state == state
    assert (outcome.error is None) == (state == "nothing")


def sitemap(*addresses: str) -> bytes:
    """A news sitemap of pages about the dam."""
    rows = "".join(
        f"<url><loc>{address}</loc><news:news><news:title>Dam above Ostra fails</news:title>"
        "<news:publication_date>2025-03-03T10:00:00Z</news:publication_date></news:news></url>"
        for address in addresses
    )
    head = "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'"
    return f"{head} xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'>{rows}</urlset>".encode()


def index_of(*addresses: str) -> bytes:
    rows = "".join(
        f"<sitemap><loc>{address}</loc><lastmod>2025-03-03</lastmod></sitemap>"
        for address in addresses
    )
    return f"<sitemapindex>{rows}</sitemapindex>".encode()


PACKED = {"Content-Type": "application/x-gzip"}


def test_packed_sitemaps_behind_indexes_are_read() -> None:
    answers = {
        "/index.xml": (200, XML, index_of("/deeper.xml.gz", "/news.xml.gz", "/gone.xml.gz")),
        "/deeper.xml.gz": (200, PACKED, gzip.compress(index_of("/more.xml"))),
        "/more.xml": (200, XML, sitemap("/2")),
        # Already unpacked on the way, whatever its name says.
        "/news.xml.gz": (200, {**XML, "Content-Encoding": "gzip"}, gzip.compress(sitemap("/1"))),
    }
    outcome = searched(answers, ["/index.xml"])
    assert sorted(c.url.rsplit("/", 1)[1] for c in outcome.candidates) == ["1", "2"]
    assert outcome.state == "results"
    assert "/gone.xml.gz: no such page (404)" in (outcome.error or "")


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (gzip.compress(bytes(60_000_000)), "larger than"),
        (gzip.compress(sitemap("/1"))[:-9], "cut off"),
        (b"\x1f\x8b nothing of the kind", "damaged"),
    ],
)
def test_packed_sitemaps_that_are_bombs_or_broken(body: bytes, why: str) -> None:
    outcome = searched({"/news.xml.gz": (200, PACKED, body)}, ["/news.xml.gz"])
    assert outcome.state == "down"
    assert why in (outcome.error or "")


def test_an_index_that_names_itself_ends() -> None:
    outcome = searched({"/i.xml": (200, XML, index_of("/i.xml", "/j.xml"))}, ["/i.xml"])
    assert outcome.candidates == ()
    assert "/j.xml: no such page (404)" in (outcome.error or "")
