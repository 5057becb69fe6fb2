"""Manners: one request at a time per host, pauses, Retry-After, cache, conditional requests."""

from __future__ import annotations

import asyncio
import itertools
from typing import Any

import pytest

from sources.fetch import FetchConfig, Fetcher
from sources.manners import jittered
from sources.types import FetchOutcome, InputError
from tests.sources.faulty_server import HTML, PAGE, Seen
from tests.sources.fetching import with_server


def pages(path: str, headers: dict[str, str]) -> tuple[int, dict[str, str], bytes] | None:
    if path.startswith("/page"):
        return 200, {**HTML, "x-slow": "0.03"}, PAGE.encode()
    return None


def test_never_two_requests_at_a_time_to_one_host() -> None:
    async def use(fetcher: Fetcher, port: int, seen: Seen) -> Seen:
        urls = [f"http://h{h}.example:{port}/page{n}" for h in range(4) for n in range(5)]
        outcomes = await asyncio.gather(*map(fetcher.fetch, urls))
        assert {outcome.state for outcome in outcomes} == {"ok"}
        return seen

    seen = with_server(use, extra=pages)
    assert len(seen.most_at_once) == 4
    assert set(seen.most_at_once.values()) == {1}


def test_redirects_between_hosts_take_turns_without_standing_still() -> None:
    def extra(path: str, headers: dict[str, str]) -> tuple[int, dict[str, str], bytes] | None:
        if path.startswith("/to/"):
            return 302, {"Location": f"http://{path.removeprefix('/to/')}"}, b""
        return pages(path, headers)

    async def use(fetcher: Fetcher, port: int, seen: Seen) -> Seen:
        a, b = f"a.example:{port}", f"b.example:{port}"
        urls = [f"http://{a}/to/{b}/page{n}" for n in range(4)]
        urls += [f"http://{b}/to/{a}/page{n}" for n in range(4)]
        outcomes = await asyncio.wait_for(asyncio.gather(*map(fetcher.fetch, urls)), 5)
        assert {outcome.state for outcome in outcomes} == {"ok"}
        assert outcomes[0].final_url.startswith(f"http://{b}/page")
        return seen

    assert set(with_server(use, extra=extra).most_at_once.values()) == {1}


def gaps(seen: Seen) -> list[float]:
    moments = [when for path, when in seen.times if path.startswith("/page")]
    return [later - earlier for earlier, later in itertools.pairwise(moments)]


@pytest.mark.parametrize(
    ("robots", "delay", "shortest"),
    [
        ("", 0.2, 0.2),
        ("User-agent: *\nCrawl-delay: 0.3", 0.0, 0.3),
        ("User-agent: *\nRequest-rate: 10/2", 0.0, 0.2),
    ],
)
def test_pauses_between_requests(robots: str, delay: float, shortest: float) -> None:
    def extra(path: str, headers: dict[str, str]) -> tuple[int, dict[str, str], bytes] | None:
        if path == "/robots.txt":
            return 200, {"Content-Type": "text/plain"}, robots.encode()
        return pages(path, headers)

    async def use(fetcher: Fetcher, port: int, seen: Seen) -> Seen:
        await fetcher.fetch_host([f"http://x.example:{port}/page{n}" for n in range(3)])
        return seen

    seen = with_server(use, extra=extra, delay=delay)
    assert min(gaps(seen)) >= shortest


def test_a_crawl_delay_of_hours_is_bounded() -> None:
    def extra(path: str, headers: dict[str, str]) -> tuple[int, dict[str, str], bytes] | None:
        if path == "/robots.txt":
            return 200, {"Content-Type": "text/plain"}, b"User-agent: *\nCrawl-delay: 9999"
        return pages(path, headers)

    async def use(fetcher: Fetcher, port: int, seen: Seen) -> list[FetchOutcome]:
        urls = [f"http://x.example:{port}/page{n}" for n in range(2)]
        return await asyncio.wait_for(fetcher.fetch_host(urls), 5)

    assert [o.state for o in with_server(use, extra=extra, max_delay=0.1)] == ["ok", "ok"]


def test_retry_after_is_honoured_within_its_bound() -> None:
    asked: list[str] = []

    def extra(path: str, headers: dict[str, str]) -> tuple[int, dict[str, str], bytes] | None:
        if path != "/page":
            return None
        asked.append(path)
        if len(asked) == 1:
            return 429, {**HTML, "Retry-After": "1"}, b"wait"
        return 200, HTML, PAGE.encode()

    async def use(fetcher: Fetcher, port: int, seen: Seen) -> tuple[FetchOutcome, Seen]:
        return await fetcher.fetch(f"http://x.example:{port}/page"), seen

    outcome, seen = with_server(use, extra=extra)
    assert outcome.state == "ok"
    assert min(gaps(seen)) >= 0.95


def test_a_host_that_asks_for_an_hour_is_left_alone() -> None:
    async def use(fetcher: Fetcher, port: int, seen: Seen) -> tuple[list[FetchOutcome], Seen]:
        base = f"http://x.example:{port}"
        return await fetcher.fetch_host([f"{base}/429-long", f"{base}/ok"]), seen

    outcomes, seen = with_server(use)
    assert [outcome.state for outcome in outcomes] == ["limited", "limited"]
    assert seen.paths["/429-long"] == 1
    assert seen.paths["/ok"] == 0


def test_a_host_that_does_not_answer_is_given_up_and_costs_no_more_time() -> None:
    async def use(fetcher: Fetcher, port: int, seen: Seen) -> tuple[list[FetchOutcome], Seen]:
        base = f"http://x.example:{port}"
        return await fetcher.fetch_host([f"{base}/silent?{n}" for n in range(6)]), seen

    def extra(path: str, headers: dict[str, str]) -> tuple[int, dict[str, str], bytes] | None:
        return (200, {"x-slow": "3"}, b"") if path.startswith("/silent") else None

    outcomes, seen = with_server(use, extra=extra, patience=2)
    assert all(outcome.state != "ok" for outcome in outcomes)
    assert sum(n for path, n in seen.paths.items() if path.startswith("/silent")) == 2
    assert "left alone" in outcomes[-1].why


def test_back_off_is_asked_for_each_new_try() -> None:
    attempts: list[int] = []

    def backoff(attempt: int) -> float:
        attempts.append(attempt)
        return 0.0

    async def use(fetcher: Fetcher, port: int, seen: Seen) -> FetchOutcome:
        return await fetcher.fetch(f"http://x.example:{port}/500")

    assert with_server(use, backoff=backoff).state == "http_error"
    assert attempts == [0, 1]


def test_back_off_grows() -> None:
    assert all(0.75 * 2**n <= jittered(n) <= 1.5 * 2**n for n in range(5))


def test_a_page_is_fetched_once_in_a_run_even_when_asked_for_at_once() -> None:
    async def use(fetcher: Fetcher, port: int, seen: Seen) -> tuple[list[FetchOutcome], Seen]:
        url = f"http://x.example:{port}/ok"
        got = list(await asyncio.gather(*(fetcher.fetch(u) for u in (url, url, f"{url}#part"))))
        return got, seen

    outcomes, seen = with_server(use)
    assert seen.paths["/ok"] == 1
    assert outcomes[0] == outcomes[1] == outcomes[2]


def test_the_cache_forgets_when_full() -> None:
    async def use(fetcher: Fetcher, port: int, seen: Seen) -> Seen:
        for path in ("page1", "page2", "page1"):
            await fetcher.fetch(f"http://x.example:{port}/{path}")
        return seen

    assert with_server(use, extra=pages, cache_bytes=len(PAGE) + 10).paths["/page1"] == 2


def test_conditional_requests() -> None:
    async def use(fetcher: Fetcher, port: int, seen: Seen) -> tuple[FetchOutcome, FetchOutcome]:
        url = f"http://x.example:{port}/ok"
        first = await fetcher.fetch(url)
        validators = {"etag": dict(first.headers)["etag"]}
        return first, await fetcher.fetch(url, validators=validators)

    first, second = with_server(use)
    assert first.state == "ok"
    assert second.state == "not_modified"
    assert second.body == b""


def test_the_user_agent_is_honest() -> None:
    async def use(fetcher: Fetcher, port: int, seen: Seen) -> Seen:
        await fetcher.fetch(f"http://x.example:{port}/ok")
        return seen

    agent = with_server(use).headers["/ok"]["user-agent"]
    assert agent.startswith("secondsource/")
    assert "https://desk.example/about" in agent
    assert "Mozilla" not in agent


def test_cookies_last_one_fetch() -> None:
    """A site that wants its cookie back on a redirect works; nothing is kept for the next page."""

    def extra(path: str, headers: dict[str, str]) -> tuple[int, dict[str, str], bytes] | None:
        if path == "/gate":
            if "pass=1" in headers.get("cookie", ""):
                return 200, HTML, PAGE.encode()
            return 302, {"Location": "/gate", "Set-Cookie": "pass=1; Path=/"}, b""
        return None

    async def use(fetcher: Fetcher, port: int, seen: Seen) -> tuple[FetchOutcome, Seen]:
        outcome = await fetcher.fetch(f"http://127.0.0.1:{port}/gate")
        await fetcher.fetch(f"http://127.0.0.1:{port}/ok")
        return outcome, seen

    outcome, seen = with_server(use, extra=extra)
    assert outcome.state == "ok"
    assert "cookie" not in seen.headers["/ok"]


def test_a_key_is_not_shown_to_another_host() -> None:
    def extra(path: str, headers: dict[str, str]) -> tuple[int, dict[str, str], bytes] | None:
        port = headers["host"].split(":")[1]
        return (302, {"Location": f"http://b.example:{port}/ok"}, b"") if path == "/api" else None

    async def use(fetcher: Fetcher, port: int, seen: Seen) -> Seen:
        headers = {"X-Api-Key": "secret"}
        await fetcher.fetch(f"http://a.example:{port}/api", robots=False, headers=headers)
        return seen

    seen = with_server(use, extra=extra)
    assert seen.headers["/api"]["x-api-key"] == "secret"
    assert "x-api-key" not in seen.headers["/ok"]


def test_every_finished_page_is_told() -> None:
    told: list[str] = []

    async def run() -> None:
        from tests.sources.faulty_server import faulty_server
        from tests.sources.fetching import QUICK

        async with (
            faulty_server() as (port, _),
            Fetcher(QUICK, on_outcome=lambda outcome: told.append(outcome.state)) as fetcher,
        ):
            await fetcher.fetch_host([f"http://127.0.0.1:{port}{p}" for p in ("/ok", "/404")])

    asyncio.run(run())
    assert told == ["ok", "gone"]


@pytest.mark.parametrize("url", ["", "ftp://x.example/", "http://", "javascript:alert(1)", "x y"])
def test_what_is_no_address(url: str) -> None:
    async def use(fetcher: Fetcher, port: int, seen: Seen) -> FetchOutcome:
        return await fetcher.fetch(url)

    assert with_server(use).state == "refused_address"


def test_a_bad_allow_list_is_said_at_once() -> None:
    with pytest.raises(InputError, match="not a network"):
        Fetcher(FetchConfig(allow=("10.0.0.0/99",)))


def test_a_proxy_is_used_and_private_literals_stay_refused() -> None:
    async def use(fetcher: Fetcher, port: int, seen: Seen) -> Any:
        from dataclasses import replace

        config = replace(fetcher.config, proxy=f"http://127.0.0.1:{port}", allow=(), patience=9)
        async with Fetcher(config) as behind:
            through = await behind.fetch("http://far-away.example/404")
            private = await behind.fetch("http://192.168.0.1/404", robots=False)
        return through, private, seen

    through, private, seen = with_server(use)
    assert through.state == "gone"
    assert seen.paths["http://far-away.example/404"] == 1
    assert private.state == "refused_address"
