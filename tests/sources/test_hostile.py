"""What a hostile server may try: numbers as names, endless bodies, rules that never end, bombs."""

from __future__ import annotations

import gzip
import time
import zlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from sources.addresses import AddressGuard, system_resolve
from sources.answers import by_headers, retry_after_seconds
from sources.dates import parse_datetime
from sources.decoding import BadBodyError, BodyReader, TooLargeError
from sources.feeds import read_feed
from sources.fetch import Fetcher
from sources.markup import decode
from sources.robots import read_robots
from sources.types import FetchOutcome
from tests.sources.faulty_server import HTML, PAGE, Seen
from tests.sources.fetching import with_server

Answer = tuple[int, dict[str, str], bytes]
NOW = datetime(2026, 3, 5, tzinfo=UTC)

DRESSED = [
    "http://2130706433/ok",
    "http://0x7f000001/ok",
    "http://0177.0.0.1/ok",
    "http://127.1/ok",
    "http://[::ffff:127.0.0.1]/ok",
    "http://[::1]/ok",
    "http://localhost./ok",
]


@pytest.mark.parametrize("url", DRESSED)
def test_this_machine_in_any_dress_is_refused(url: str) -> None:
    async def use(fetcher: Fetcher, port: int, seen: Seen) -> tuple[FetchOutcome, int]:
        dressed = url.replace("/ok", f":{port}/ok")
        return await fetcher.fetch(dressed, robots=False), seen.paths["/ok"]

    outcome, asked = with_server(use, allow=(), resolve=system_resolve, retries=0)
    assert outcome.state in ("refused_address", "dns"), outcome
    assert asked == 0


@pytest.mark.parametrize("url", [*DRESSED, "http://0x7f.1/ok", "http://desk.localhost/ok"])
def test_behind_a_proxy_too(url: str) -> None:
    async def use(fetcher: Fetcher, port: int, seen: Seen) -> tuple[FetchOutcome, int]:
        config = replace(fetcher.config, proxy=f"http://127.0.0.1:{port}", allow=(), retries=0)
        async with Fetcher(config) as behind:
            return await behind.fetch(url, robots=False), seen.paths.total()

    outcome, asked = with_server(use)
    assert outcome.state == "refused_address"
    assert asked == 0


@pytest.mark.parametrize(
    "address", ["fec0::1", "64:ff9b:1::7f00:1", "::7f00:1", "2001:0:7f00:1::", "::ffff:0:7f00:1"]
)
def test_forgotten_ways_to_write_private_addresses(address: str) -> None:
    assert AddressGuard().refusal("x.example", address) is not None


def test_an_address_with_a_user_name_is_refused_at_once_and_behind_a_redirect() -> None:
    def extra(path: str, headers: dict[str, str]) -> Answer | None:
        to = f"http://bank.example@{headers['host']}/ok"
        return (302, {"Location": to}, b"") if path == "/away" else None

    async def use(fetcher: Fetcher, port: int, seen: Seen) -> list[FetchOutcome]:
        host = f"127.0.0.1:{port}"
        urls = (f"http://bank.example@{host}/ok", f"http://u:p@{host}/ok", f"http://{host}/away")
        return [await fetcher.fetch(url) for url in urls]

    outcomes = with_server(use, extra=extra)
    assert {outcome.state for outcome in outcomes} == {"refused_address"}
    assert all("user name" in outcome.why for outcome in outcomes)


def test_a_question_is_not_sent_on_to_another_host() -> None:
    """Some services want their key in the body; 307 and 308 would send it on."""

    def extra(path: str, headers: dict[str, str]) -> Answer | None:
        port = headers["host"].split(":")[1]
        away = {"Location": f"http://thief.example:{port}/caught"}
        return (307, away, b"") if path == "/api" else None

    async def use(fetcher: Fetcher, port: int, seen: Seen) -> tuple[FetchOutcome, Seen]:
        url = f"http://service.example:{port}/api"
        return await fetcher.fetch(url, robots=False, body=b'{"apiKey": "secret"}'), seen

    outcome, seen = with_server(use, extra=extra)
    assert outcome.state == "refused_address"
    assert seen.paths["/caught"] == 0


LIMIT = 100_000


def through(encoding: str, wire: bytes, piece: int = 4096) -> bytes:
    reader = BodyReader(encoding, LIMIT)
    for start in range(0, len(wire), piece):
        reader.feed(wire[start : start + piece])
    return reader.finish()


def test_bodies_that_never_end_without_growing() -> None:
    small = gzip.compress(b"a page")
    assert through("gzip", small + b"\0" * 50) == b"a page", "padding is common"
    with pytest.raises(TooLargeError):
        through("gzip", small + b"junk" * LIMIT)
    with pytest.raises((TooLargeError, BadBodyError)):
        through("gzip", gzip.compress(b"") * 20_000)
    stored = zlib.compressobj(0, zlib.DEFLATED, -15)
    nothing = stored.compress(b"") + stored.flush(zlib.Z_FULL_FLUSH)
    with pytest.raises(TooLargeError):
        through("deflate", nothing * LIMIT)
    assert through("gzip", gzip.compress(b"one ") + gzip.compress(b"two")) == b"one two"


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip", "compress", "gzip, br"])
def test_encodings_nobody_asked_for(encoding: str) -> None:
    with pytest.raises(BadBodyError, match="not asked for"):
        BodyReader(encoding, LIMIT)


def test_a_flood_of_headers_is_cut_off() -> None:
    flood = {f"X-{n}": "y" * 500 for n in range(2000)}

    def extra(path: str, headers: dict[str, str]) -> Answer | None:
        return (200, {**HTML, **flood}, PAGE.encode()) if path == "/flood" else None

    async def use(fetcher: Fetcher, port: int, seen: Seen) -> FetchOutcome:
        return await fetcher.fetch(f"http://127.0.0.1:{port}/flood")

    outcome = with_server(use, extra=extra, retries=0)
    assert outcome.state == "broken"
    assert not outcome.headers


@pytest.mark.parametrize(
    "value",
    [
        "9" * 500,
        "\u00b2",
        "Mon, 1 Jan 2020 00:00:00 +" + "9" * 50,
        "Mon, 99999999999999999999 Jan 2020 00:00:00",
        "Fri, 31 Dec 9999 23:59:59 GMT",
        "soon",
    ],
)
def test_waits_that_make_no_sense(value: str) -> None:
    seconds = retry_after_seconds((("retry-after", value),), NOW)
    assert seconds is None or 0 <= seconds <= timedelta(days=7).total_seconds()
    parse_datetime(value)


def test_lengths_that_make_no_sense() -> None:
    for value, state in (("\u00b2", None), ("9" * 5000, "too_large")):
        headers = (("content-type", "text/html"), ("content-length", value))
        early = by_headers(FetchOutcome("http://x.example/", "ok", status=200, headers=headers), 10)
        assert (early.state if early else None) == state


def rules(text: str) -> FetchOutcome:
    return FetchOutcome("http://x.example/robots.txt", "ok", status=200, body=text.encode())


def test_robots_of_thousands_of_names_and_rules_are_read_at_once() -> None:
    """Each rule belongs to each name above it: the product must not be worked out."""
    names = "".join(f"User-agent: robot{n}\n" for n in range(9_000))
    lines = "".join(f"Disallow: /{n}/\n" for n in range(9_000))
    started = time.process_time()
    robots = read_robots(rules(f"{names}{lines}User-agent: *\nDisallow: /closed\n"))
    assert robots.refusal("http://x.example/closed", "secondsource")
    assert robots.refusal("http://x.example/77/", "secondsource") is None
    assert time.process_time() - started < 3


def test_robots_patterns_cannot_stall() -> None:
    started = time.process_time()
    robots = read_robots(rules("User-agent: *\nDisallow: /" + "*a" * 30 + "*b$"))
    assert robots.refusal("http://x.example/" + "a" * 2000, "secondsource") is None
    assert time.process_time() - started < 2


def test_a_group_of_several_names_with_ours_among_them_is_ours() -> None:
    text = "User-agent: otherbot # a stranger\n\nUseragent: SecondSource\nDisallow: /no\n"
    other = "User-agent: a\nUser-agent: b\nDisallow: /\n"
    for order in (text + other, other + text):
        robots = read_robots(rules(order))
        assert robots.refusal("http://x.example/no", "secondsource")
        assert robots.refusal("http://x.example/yes", "secondsource") is None


ENTITIES = "".join(f'<!ENTITY e{n} "{(f"&e{n - 1};" if n else "boom") * 10}">' for n in range(10))
BOMB = f'<?xml version="1.0"?><!DOCTYPE x [{ENTITIES}<!ENTITY f SYSTEM "file:///etc/passwd">]>'
FEED = "<rss version='2.0'><channel><item><title>News {}</title><link>http://a.example/1</link>"
MAP = (
    "<urlset><url><loc>http://a.example/1</loc><n:news xmlns:n='urn:n'><n:title>News {}</n:title>"
    "</n:news></url></urlset>"
)


@pytest.mark.parametrize("body", [FEED + "</item></channel></rss>", MAP])
@pytest.mark.parametrize("entity", ["&e9;", "&f;"])
def test_entities_are_not_expanded_in_feeds_and_sitemaps(body: str, entity: str) -> None:
    started = time.process_time()
    feed = read_feed((BOMB + body.format(entity)).encode(), "http://f.example/")
    assert time.process_time() - started < 2
    assert "root:" not in str(feed)
    assert len(str(feed)) < 2000


@pytest.mark.parametrize(
    "body",
    [b"[" * 100_000, b"<urlset>" + b"<a>" * 50_000, b"<rss version='2.0'>" + b"<a>" * 20_000],
)
def test_depth_does_not_break_the_readers(body: bytes) -> None:
    assert read_feed(body, "http://f.example/").entries == ()


@pytest.mark.parametrize(
    "label",
    [
        *("undefined", "punycode", "idna", "unicode_escape", "raw-unicode-escape", "utf-7"),
        *("hex", "base64", "rot13", "zlib", "uu", "string-escape", "utf-8-sig", "x" * 40),
    ],
)
def test_charsets_that_are_none(label: str) -> None:
    """Each is a name that Python knows, and half of them break on a page or stall."""
    words = "Ceská Třebová \\x41 +AD0- " + "a-b.c, " * 20_000
    page = f"<html><head><meta charset={label}></head><body><p>{words}</p></body></html>".encode()
    started = time.monotonic()
    for kind in (f"text/html; charset={label}", ""):
        assert "Ceská Třebová \\x41 +AD0-" in decode(page, kind)
        assert "a-b.c" in decode(page + b"\xff\xa0" * 9000, kind), "nor is it UTF-8"
    assert time.monotonic() - started < 3
