"""The fault table: each fault gives its typed outcome within its time limit."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence

import pytest

from sources.extract import extract
from sources.fetch import Fetcher
from sources.types import FetchOutcome, Unreachable
from tests.sources.faulty_server import HTML, PAGE, Seen
from tests.sources.fetching import with_server

TABLE = [
    ("/ok", "ok", ""),
    ("/to-ok", "ok", ""),
    ("/gzip", "ok", ""),
    ("/flaky", "ok", ""),
    ("/403", "http_error", "403"),
    ("/unauthorised", "http_error", "401"),
    ("/404", "gone", "404"),
    ("/410", "gone", "410"),
    ("/429", "limited", "429"),
    ("/429-long", "limited", "3600 s"),
    ("/500", "http_error", "500"),
    ("/503", "http_error", "503"),
    ("/503-after", "limited", "503"),
    ("/loop", "redirect_loop", "circle"),
    ("/ping", "redirect_loop", "circle"),
    ("/to-file", "refused_address", "no http"),
    ("/image", "not_text", "image/png"),
    ("/image-as-html", "not_text", "not text"),
    ("/bomb", "too_large", "2,000,000"),
    ("/double", "broken", "encoding"),
    ("/gzip-cut", "broken", "cut off"),
    ("/big", "too_large", "2,000,000"),
    ("/big-announced", "too_large", "2,000,000"),
    ("/silent", "timeout", "silent"),
    ("/drip", "timeout", "1.5 s"),
    ("/reset", "broken", "broke off"),
]


@pytest.mark.parametrize(("path", "state", "why"), TABLE)
def test_each_fault_has_its_outcome(path: str, state: str, why: str) -> None:
    async def use(fetcher: Fetcher, port: int, seen: Seen) -> FetchOutcome:
        return await fetcher.fetch(f"http://127.0.0.1:{port}{path}")

    started = time.monotonic()
    outcome = with_server(use)
    assert outcome.state == state, outcome.why
    assert why in outcome.why
    assert time.monotonic() - started < 5
    assert "\n" not in outcome.why
    assert outcome.retrieved_at is not None


def test_a_name_that_does_not_resolve() -> None:
    from sources.addresses import system_resolve

    async def use(fetcher: Fetcher, port: int, seen: Seen) -> FetchOutcome:
        return await fetcher.fetch("http://no-such-host.invalid/page")

    outcome = with_server(use, resolve=system_resolve)
    assert outcome.state == "dns"
    assert "no-such-host.invalid" in outcome.why


def test_a_port_nobody_listens_on() -> None:
    async def use(fetcher: Fetcher, port: int, seen: Seen) -> FetchOutcome:
        return await fetcher.fetch("http://127.0.0.1:1/page")

    assert with_server(use).state == "connect"


def test_a_connection_that_is_never_accepted_times_out() -> None:
    async def use(fetcher: Fetcher, port: int, seen: Seen) -> FetchOutcome:
        return await fetcher.fetch("http://slow.example/page")

    async def never(host: str, port: int) -> Sequence[str]:
        await asyncio.sleep(30)
        return []

    assert with_server(use, resolve=never, connect=0.3).state == "timeout"


def test_redirects_to_a_private_address_are_refused() -> None:
    def extra(path: str, headers: dict[str, str]) -> tuple[int, dict[str, str], bytes] | None:
        return (302, {"Location": "http://10.0.0.7/secret"}, b"") if path == "/away" else None

    async def use(fetcher: Fetcher, port: int, seen: Seen) -> FetchOutcome:
        return await fetcher.fetch(f"http://127.0.0.1:{port}/away")

    async def literal(host: str, port: int) -> Sequence[str]:
        return [host]

    outcome = with_server(use, extra=extra, resolve=literal)
    assert outcome.state == "refused_address"
    assert "10.0.0.7" in outcome.why


def test_private_addresses_are_refused_unless_allowed() -> None:
    async def use(fetcher: Fetcher, port: int, seen: Seen) -> tuple[FetchOutcome, int]:
        return await fetcher.fetch(f"http://127.0.0.1:{port}/ok"), sum(seen.paths.values())

    outcome, requests = with_server(use, allow=())
    assert outcome.state == "refused_address"
    assert "loopback" in outcome.why
    assert requests == 0


def test_a_name_that_changes_to_a_private_address_gains_nothing() -> None:
    """The name is public when robots.txt is fetched and private a moment later."""
    answers = iter([["127.0.0.1"], ["192.168.1.1"], ["192.168.1.1"]])

    async def rebinding(host: str, port: int) -> Sequence[str]:
        return next(answers)

    def extra(path: str, headers: dict[str, str]) -> tuple[int, dict[str, str], bytes] | None:
        if path == "/robots.txt":
            return 200, {"Content-Type": "text/plain", "Connection": "close"}, b""
        return None

    async def use(fetcher: Fetcher, port: int, seen: Seen) -> FetchOutcome:
        first = await fetcher.fetch(f"http://changing.example:{port}/robots.txt", robots=False)
        assert first.state == "ok"
        # A fresh connection, as after the first one went idle.
        await fetcher._client._transport.aclose()  # type: ignore[union-attr]
        return await fetcher.fetch(f"http://changing.example:{port}/ok", robots=False)

    outcome = with_server(use, extra=extra, resolve=rebinding)
    assert outcome.state == "refused_address"
    assert "192.168.1.1" in outcome.why


def test_the_connection_goes_to_the_address_that_was_checked() -> None:
    """Only our resolver knows this name, so reaching the server proves which address was used."""

    async def use(fetcher: Fetcher, port: int, seen: Seen) -> tuple[FetchOutcome, Seen]:
        return await fetcher.fetch(f"http://only-here.example:{port}/ok"), seen

    outcome, seen = with_server(use)
    assert outcome.state == "ok"
    assert seen.headers["/ok"]["host"].startswith("only-here.example:")


def robots(text: str, status: int = 200):  # type: ignore[no-untyped-def]
    def extra(path: str, headers: dict[str, str]) -> tuple[int, dict[str, str], bytes] | None:
        if path == "/robots.txt":
            return status, {"Content-Type": "text/plain"}, text.encode()
        return None

    return extra


@pytest.mark.parametrize(
    ("text", "status", "state"),
    [
        ("User-agent: *\nDisallow: /", 200, "refused_robots"),
        ("User-agent: *\nDisallow: /\nAllow: /ok", 200, "ok"),
        (
            "User-agent: *\nDisallow:\n\nUser-agent: secondsource\nDisallow: /",
            200,
            "refused_robots",
        ),
        ("", 404, "ok"),
        ("", 403, "ok"),
        ("", 500, "refused_robots"),
        ("", 503, "refused_robots"),
        ("", 429, "refused_robots"),
    ],
)
def test_robots(text: str, status: int, state: str) -> None:
    async def use(fetcher: Fetcher, port: int, seen: Seen) -> tuple[FetchOutcome, int]:
        return await fetcher.fetch(f"http://127.0.0.1:{port}/ok"), seen.paths["/ok"]

    outcome, asked = with_server(use, extra=robots(text, status))
    assert outcome.state == state, outcome.why
    assert asked == (state == "ok")


def test_robots_that_time_out_allow_nothing() -> None:
    def extra(path: str, headers: dict[str, str]) -> tuple[int, dict[str, str], bytes] | None:
        return (200, {"x-slow": "3"}, b"") if path == "/robots.txt" else None

    async def use(fetcher: Fetcher, port: int, seen: Seen) -> FetchOutcome:
        return await fetcher.fetch(f"http://127.0.0.1:{port}/ok")

    outcome = with_server(use, extra=extra)
    assert outcome.state == "refused_robots"
    assert "robots.txt could not be read" in outcome.why


def test_charsets_wrong_and_missing() -> None:
    text = PAGE.replace("engineers in Ostra", "engineers in Übersee – “the café” –")
    cases = {
        "/utf8-undeclared": ({"Content-Type": "text/html"}, text.encode()),
        "/cp1252-as-utf8": (HTML, text.encode("cp1252")),
        "/utf8-as-latin1": ({"Content-Type": "text/html; charset=iso-8859-1"}, text.encode()),
        "/cp1252-declared": (
            {"Content-Type": "text/html; charset=windows-1252"},
            text.encode("cp1252"),
        ),
        "/utf16": ({"Content-Type": "text/html"}, text.encode("utf-16")),
        "/nonsense": ({"Content-Type": "text/html; charset=klingon"}, text.encode()),
    }

    def extra(path: str, headers: dict[str, str]) -> tuple[int, dict[str, str], bytes] | None:
        return (200, *cases[path]) if path in cases else None

    async def use(fetcher: Fetcher, port: int, seen: Seen) -> list[FetchOutcome]:
        return [await fetcher.fetch(f"http://127.0.0.1:{port}{path}") for path in cases]

    for outcome in with_server(use, extra=extra):
        document = extract(outcome)
        assert not isinstance(document, Unreachable), (outcome.url, document)
        assert "Übersee – “the café” –" in document.text, outcome.url


def test_one_host_going_wrong_leaves_the_others_alone() -> None:
    async def use(fetcher: Fetcher, port: int, seen: Seen) -> list[FetchOutcome]:
        urls = [f"http://bad{n}.example:{port}/silent" for n in range(5)]
        urls += [f"http://good{n}.example:{port}/ok" for n in range(5)]
        return list(await asyncio.gather(*map(fetcher.fetch, urls)))

    started = time.monotonic()
    states = [outcome.state for outcome in with_server(use)]
    assert states == ["timeout"] * 5 + ["ok"] * 5
    assert time.monotonic() - started < 4
