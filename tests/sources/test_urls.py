"""Canonical addresses and registered domains."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.urls import absolute, canonical, host_of, registered_domain


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("HTTP://News.Example.COM/A", "http://news.example.com/A"),
        ("https://a.example:443/x#part", "https://a.example/x"),
        ("http://a.example:8080/x", "http://a.example:8080/x"),
        ("http://127.0.0.1:8080/x?id=3&utm_source=y", "http://127.0.0.1:8080/x?id=3"),
        ("https://a.example/x?fbclid=1&gclid=2&b=2&a=1", "https://a.example/x?a=1&b=2"),
        ("https://a.example/x?cmp=rss&at_medium=RSS&page=2", "https://a.example/x?page=2"),
        ("https://a.example/b/../c/./d", "https://a.example/c/d"),
        ("https://a.example", "https://a.example/"),
        ("https://a.example//x", "https://a.example/x"),
        ("https://a.example/story/amp/", "https://a.example/story"),
        ("https://a.example/amp/story", "https://a.example/story"),
        ("https://amp.a.example/story", "https://www.a.example/story"),
        ("https://a.example/story.amp", "https://a.example/story"),
        ("https://a.example/story?outputType=amp", "https://a.example/story"),
        ("https://a.example/caf%c3%a9", "https://a.example/caf%C3%A9"),
        ("https://a.example/café", "https://a.example/caf%C3%A9"),
        ("https://a.example/%7Eme", "https://a.example/~me"),
        ("https://a.example/?p=12", "https://a.example/?p=12"),
        ("file:notes.txt", "file:notes.txt"),
    ],
)
def test_canonical(url: str, expected: str) -> None:
    assert canonical(url) == expected


URLS = st.builds(
    lambda scheme, host, port, path, query: f"{scheme}://{host}{port}{path}{query}",
    st.sampled_from(["http", "https", "HTTP"]),
    st.sampled_from(["a.example", "WWW.News.co.uk", "127.0.0.1", "[::1]", "amp.x.example"]),
    st.sampled_from(["", ":80", ":443", ":8080"]),
    st.text(st.sampled_from("/abcé%41.~-_ amp"), max_size=20).map(lambda t: "/" + t),
    st.text(st.sampled_from("abc=&é%2F+utm_"), max_size=15).map(lambda t: "?" + t if t else ""),
)


@given(URLS)
def test_canonical_is_stable(url: str) -> None:
    once = canonical(url)
    assert canonical(once) == once


@given(st.text(max_size=60))
def test_canonical_takes_any_text(text: str) -> None:
    canonical(text)
    registered_domain(text)
    absolute("https://a.example/x", text)


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("https://www.news.site.co.uk/x", "site.co.uk"),
        ("https://edition.site.com/", "site.com"),
        ("https://newsroom.example/x", "newsroom.example"),
        ("https://www.newsroom.example/x", "newsroom.example"),
        ("http://127.0.0.1:8001/x", "127.0.0.1:8001"),
        ("http://localhost:8001/x", "localhost:8001"),
        ("http://127.0.0.1/x", "127.0.0.1"),
        ("https://mine.blogspot.com/x", "mine.blogspot.com"),
        ("https://me.github.io/x", "me.github.io"),
        ("site.com.au", "site.com.au"),
        ("https://www.gov.uk/x", "www.gov.uk"),
        ("file:notes.txt", ""),
        ("not a host", ""),
        ("", ""),
    ],
)
def test_registered_domain(url: str, domain: str) -> None:
    assert registered_domain(url) in (
        domain,
        "file:notes.txt" if url.startswith("file") else domain,
    )


def test_two_loopback_ports_are_two_outlets() -> None:
    assert registered_domain("http://127.0.0.1:1/") != registered_domain("http://127.0.0.1:2/")


def test_hosts_and_links() -> None:
    assert host_of("https://A.example:443/x") == "a.example"
    assert host_of("http://a.example:81/x") == "a.example:81"
    assert host_of("nonsense") == ""
    assert absolute("https://a.example/b/c", "../d") == "https://a.example/d"
    assert absolute("https://a.example/b/c", "mailto:x@a.example") is None
    assert absolute("https://a.example/b/c", "http://[broken") is None
