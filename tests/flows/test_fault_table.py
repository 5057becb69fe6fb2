"""Every fault at once: each is in the receipt with its reason, and the check goes on."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from flows.desk import open_desk
from flows.options import CheckOptions
from flows.pipeline import check_batch
from flows.settings import FetchSettings, Settings
from flows.steps import plain
from records.types import CheckRecord
from sources.addresses import NameNotFoundError
from sources.fetch import Fetcher
from tests.flows.desk_fixture import COVERAGE, page, write_article
from tests.sources.faulty_server import HTML, faulty_server
from tests.sources.fetching import QUICK

NOW = datetime(2026, 3, 5, tzinfo=UTC)
WORDS = "The ferry ran aground near Lindholm on Tuesday with 87 passengers on board. "
CONSENT = (
    "<html><head><title>Before you continue</title></head><body><p>We use cookies. We and our "
    "partners store and access information on your device. Accept all. Reject all.</p></body>"
)
PAYWALL = (
    '<html><head><title>Ferry</title><script type="application/ld+json">{"@type":"NewsArticle",'
    '"headline":"Ferry","isAccessibleForFree":false}</script></head><body><article>'
    "<p>The ferry ran aground.</p><p>Subscribe to continue reading.</p></article></body></html>"
)
SOFT_404 = (
    "<html><head><title>Page not found</title></head><body><h1>Page not found</h1><p>Sorry, the "
    "page you are looking for does not exist.</p></body></html>"
)
SCRIPTED = f"<html><body><div id='app'></div><script>var x = '{'x' * 5000}'</script></body>"
STALL = "<html><body><p>" + "<span>a b c</span>" * 60_000 + "</p></body></html>"
LATIN = page(COVERAGE[1]).replace("Islanders", "Übersee").encode("windows-1252", "replace")
PAGES = {
    "/good-1": (200, HTML, page(COVERAGE[0]).encode()),
    "/good-2": (200, {"Content-Type": "text/html; charset=utf-8"}, LATIN),
    "/consent": (200, HTML, CONSENT.encode()),
    "/paywall": (200, HTML, PAYWALL.encode()),
    "/soft-404": (200, HTML, SOFT_404.encode()),
    "/scripted": (200, HTML, SCRIPTED.encode()),
    "/stall": (200, HTML, STALL.encode()),
    "/private": (302, {"Location": "http://10.0.0.7/secret"}, b""),
}
FAULTS = {
    "/no-such-name": "name",
    "/refused": "no connection",
    "/never": "1 s",
    "/silent": "silent",
    "/drip": "1.5 s",
    "/reset": "broke off",
    "/403": "403",
    "/404": "404",
    "/410": "410",
    "/429": "429",
    "/429-long": "3600 s",
    "/500": "500",
    "/503": "503",
    "/loop": "circle",
    "/private": "10.0.0.7",
    "/rebound": "192.168.1.1",
    "/bomb": "larger than",
    "/big": "larger than",
    "/empty": "empty",
    "/image": "image/png",
    "/consent": "consent",
    "/paywall": "",
    "/soft-404": "",
    "/scripted": "script",
    "/closed": "robots.txt does not allow",
    "/robots-down": "robots.txt could not be read",
    "/stall": "elements",
}


def test_every_fault_is_in_the_receipt_and_the_check_goes_on(tmp_path: Path) -> None:
    """One host for each page, as on the web."""
    asked: dict[str, int] = {}

    async def resolve(host: str, port: int) -> Sequence[str]:
        name = host.split(".")[0]
        asked[name] = asked.get(name, 0) + 1
        if name == "no-such-name":
            raise NameNotFoundError(f"{host}: no such name")
        if name == "never":
            await asyncio.sleep(30)
        if name == "rebound" and asked[name] > 1:
            return ["192.168.1.1"]
        return [host] if host == "10.0.0.7" else ["127.0.0.1"]

    def answer(path: str, headers: dict[str, str]) -> tuple[int, dict[str, str], bytes] | None:
        host = headers["host"].split(".")[0]
        if path == "/robots.txt" and host == "closed":
            return 200, {"Content-Type": "text/plain"}, b"User-agent: *\nDisallow: /closed"
        if path == "/robots.txt" and host == "robots-down":
            return 503, {}, b""
        if path == "/robots.txt" and host == "rebound":
            return 200, {"Content-Type": "text/plain", "Connection": "close"}, b""
        return feed if path == "/rss" else PAGES.get(path)

    async def run(address: str) -> float:
        settings = Settings(
            tmp_path / "home",
            f"sqlite:///{tmp_path}/records.db",
            feeds=(address,),
            fetch=FetchSettings(),
        )
        options = CheckOptions()
        async with open_desk(settings, options) as desk:
            assert desk.fetcher is not None
            config = replace(QUICK, allow=("127.0.0.0/8",))
            async with Fetcher(config, resolve=resolve, now=lambda: NOW) as fetcher:
                desk.fetcher = fetcher
                desk.now = lambda: NOW
                started = time.monotonic()
                [outcome] = await check_batch([str(source)], options, plain, desk)
                seconds = time.monotonic() - started
        assert outcome.record is not None, outcome.failure
        records.append(outcome.record)
        return seconds

    async def served() -> float:
        nonlocal feed
        async with faulty_server(answer) as (port, _):
            links = [
                f"http://{path[1:]}.example:{1 if path == '/refused' else port}{path}"
                for path in ("/good-1", *FAULTS, "/good-2")
            ]
            items = "".join(
                f"<item><title>Ferry with 87 passengers aground near Lindholm</title>"
                f"<link>{link}</link><description>{WORDS}</description>"
                "<pubDate>Wed, 04 Mar 2026 10:00:00 GMT</pubDate></item>"
                for link in links
            )
            text = f'<?xml version="1.0"?><rss version="2.0"><channel>{items}</channel></rss>'
            feed = (200, {"Content-Type": "application/rss+xml"}, text.encode())
            return await run(f"http://feeds.example:{port}/rss")

    feed: tuple[int, dict[str, str], bytes] | None = None
    records: list[CheckRecord] = []
    source = write_article(tmp_path)
    seconds = asyncio.run(served())
    (record,) = records
    why = {page.url.rsplit("/", 1)[1]: page.why for page in record.coverage.unreachable}
    assert sorted(why) == sorted(path[1:] for path in FAULTS)
    other = {path: why[path[1:]] for path, said in FAULTS.items() if said not in why[path[1:]]}
    assert not other
    assert not any("\n" in line for line in why.values())
    assert record.coverage.state == "degraded"
    assert sorted(d.url.rsplit("/", 1)[1] for d in record.documents) == ["good-1", "good-2"]
    statuses = {claim.decision.status for claim in record.assessment.claims}
    assert statuses & {"confirmed", "disputed"}, "what could be read still counts"
    # All hosts at once: as long as the slowest fault with its retries, not as long as their sum.
    assert seconds < 20
