"""Reading pages: text, facts, classes, and pages that hold no article."""

from __future__ import annotations

import asyncio
import json
import logging
import time
from datetime import UTC, datetime, timedelta, timezone

import pytest
import trafilatura
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from lxml.html import HtmlElement

import sources.extract
from sources import pool as pool_room
from sources.extract import ExtractPool, extract
from sources.markup import MAX_ELEMENTS, decode, parse, take_scripts
from sources.outlets import Outlet, Register
from sources.pool import extract_saved
from sources.types import FetchOutcome, SourceDocument, Unreachable

BODY = [
    f"Paragraph {n} tells that the harbour of Port Lorne was closed on Monday after {n + 12}"
    " containers went over board in the storm, the harbour master said."
    for n in range(6)
]
URL = "https://www.courier.example/news/2025/harbour-closed"


def page(
    *,
    head: str = "",
    body: str | None = None,
    title: str = "Harbour closed after storm",
    ld: object | None = None,
) -> bytes:
    text = body if body is not None else "".join(f"<p>{p}</p>" for p in BODY)
    script = f'<script type="application/ld+json">{json.dumps(ld)}</script>' if ld else ""
    return (
        f"<!doctype html><html lang='en-GB'><head><title>{title}</title>{head}{script}</head>"
        f"<body><article><h1>{title}</h1>{text}</article></body></html>"
    ).encode()


def fetched(body: bytes, url: str = URL) -> FetchOutcome:
    return FetchOutcome(
        url,
        "ok",
        final_url=url,
        status=200,
        headers=(("content-type", "text/html; charset=utf-8"),),
        body=body,
        retrieved_at=datetime(2025, 3, 4, tzinfo=UTC),
    )


def read(body: bytes, url: str = URL, register: Register | None = None) -> SourceDocument:
    found = extract(fetched(body, url), register=register)
    assert isinstance(found, SourceDocument), found
    return found


def refusal(body: bytes, url: str = URL) -> str:
    found = extract(fetched(body, url))
    assert isinstance(found, Unreachable), found
    assert "\n" not in found.why
    return found.why


def test_text_in_paragraphs() -> None:
    document = read(page())
    assert document.text.split("\n\n")[-len(BODY) :] == BODY
    assert document.outlet == "courier.example"
    assert document.language == "en"
    assert document.title == "Harbour closed after storm"
    assert document.raw == page()


LD = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "The Courier"},
        {
            "@type": "NewsArticle",
            "headline": "Harbour closed after storm",
            "datePublished": "2025-03-03T09:30:00+02:00",
            "dateModified": "2025-03-05T09:30:00+02:00",
            "author": [{"@type": "Person", "name": "Ada Quill"}, {"name": "Ben Ost"}],
            "articleSection": "News",
            "publisher": {"name": "The Courier"},
            "sourceOrganization": {"name": "Lorne Press Agency"},
            "isBasedOn": "https://agency.example/story/1",
            "copyrightHolder": {"name": "The Courier"},
        },
    ],
}


def test_facts_from_json_ld() -> None:
    document = read(page(ld=LD))
    assert document.published == datetime(2025, 3, 3, 9, 30, tzinfo=timezone(timedelta(hours=2)))
    assert document.byline == "Ada Quill, Ben Ost"
    assert set(document.credits) == {"Lorne Press Agency", "https://agency.example/story/1"}
    assert document.flags == frozenset()


def test_facts_from_broken_json_ld() -> None:
    block = json.dumps(LD["@graph"][1])[:-1] + ",}"  # type: ignore[index]
    broken = f'<script type="application/ld+json"><!--\n{block};\n--></script>'
    assert read(page(head=broken)).byline == "Ada Quill, Ben Ost"


def test_first_publication_wins_over_the_last_change() -> None:
    head = (
        "<meta property='article:modified_time' content='2026-04-24T10:00:00Z'>"
        "<meta property='article:published_time' content='2012-05-10T10:00:00Z'>"
    )
    assert read(page(head=head)).published == datetime(2012, 5, 10, 10, tzinfo=UTC)


def test_an_unset_clock_is_no_date() -> None:
    head = "<meta property='article:published_time' content='1970-01-01T00:00:00Z'>"
    assert read(page(head=head)).published is None


def test_a_day_takes_its_time_from_another_field() -> None:
    head = "<meta property='article:published_time' content='2025-03-03T22:10:00Z'>"
    ld = {"@type": "NewsArticle", "headline": "x", "datePublished": "2025-03-03"}
    assert read(page(head=head, ld=ld)).published == datetime(2025, 3, 3, 22, 10, tzinfo=UTC)


def test_canonical_links() -> None:
    link = "<link rel='canonical' href='{}'>"
    good = link.format("/news/2025/harbour-closed?utm_source=x")
    assert read(page(head=good), URL + "?page=1").canonical_url == URL
    front = link.format("https://www.courier.example/")
    assert read(page(head=front)).canonical_url == URL
    foreign = link.format("https://other.example/harbour")
    assert read(page(head=foreign)).canonical_url == URL


@pytest.mark.parametrize(
    ("title", "site", "expected"),
    [
        ("Harbour closed | The Courier", "The Courier", "Harbour closed"),
        ("Harbour closed - Courier", "The Courier", "Harbour closed"),
        ("Harbour closed - again - Courier", "The Courier", "Harbour closed - again"),
        ("Storm - the harbour is closed", "The Courier", "Storm - the harbour is closed"),
    ],
)
def test_titles_without_the_site(title: str, site: str, expected: str) -> None:
    head = f"<meta property='og:site_name' content='{site}'>"
    assert read(page(head=head, title=title)).title == expected


FLAGGED = [
    ("opinion", {"url": "https://courier.example/opinion/harbour-closed"}),
    ("opinion", {"ld": {"@type": "OpinionNewsArticle", "headline": "x"}}),
    ("opinion", {"title": "Opinion: Close the harbour"}),
    ("opinion", {"head": "<meta property='article:section' content='Editorials'>"}),
    ("sponsored", {"ld": {"@type": "AdvertiserContentArticle", "headline": "x"}}),
    ("sponsored", {"url": "https://courier.example/brandvoice/harbour"}),
    ("satire", {"ld": {"@type": "SatiricalArticle", "headline": "x"}}),
    ("satire", {"url": "https://courier.example/satire/harbour"}),
    ("live", {"ld": {"@type": "LiveBlogPosting", "headline": "x"}}),
    ("live", {"title": "Harbour storm: live updates"}),
    ("live", {"url": "https://courier.example/news/live/harbour"}),
    ("live", {"title": "Port Lorne storm LIVE: harbour closed as winds rise"}),
    ("live", {"title": "Live: storm reaches Port Lorne"}),
    ("opinion", {"url": "https://courier.example/opinionista/close-the-harbour"}),
    ("correction", {"title": "Correction: Harbour story"}),
    ("correction", {"url": "https://courier.example/corrections/harbour-story"}),
]


@pytest.mark.parametrize(("flag", "what"), FLAGGED)
def test_classes_of_pages(flag: str, what: dict[str, object]) -> None:
    url = str(what.pop("url", URL)) if "url" in what else URL
    assert flag in read(page(**what), url).flags  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "title",
    [
        "Delivery of live animals resumes",
        "Courtroom corrections officer charged",
        "Where to live: ten towns on the coast",
        "More harbour deals are live, including boats",
    ],
)
def test_plain_news_has_no_class(title: str) -> None:
    assert read(page(title=title, ld=LD)).flags == frozenset()


def test_the_register_knows_owner_and_kind() -> None:
    joker = Outlet("courier.example", "The Courier", "Lorne Group", "GB", "en", "satire")
    document = read(page(), register=Register([joker]))
    assert (document.owner, document.kind) == ("Lorne Group", "satire")
    assert "satire" in document.flags


TEXT = "".join(f"<p>{p}</p>" for p in BODY)
CREDITED = [
    (TEXT + "<div class='my-4'>Provided by <a href='/p'>Lorne Space Agency</a></div>", "name"),
    ("<div>Source: <b>Lorne Space Agency</b></div>" + TEXT, "name"),
    (TEXT + "<div class='art-source'><p>SOURCE: <span>Lorne Space Agency</span></p></div>", "name"),
    (
        TEXT + "<footer><small>This story was originally published by the <i>Lorne Space Agency</i>"
        " on 3 March and is used with permission.</small></footer>",
        "name",
    ),
    (TEXT + "<div class='src'><small>With files from Lorne Space Agency</small></div>", "line"),
    (TEXT + "<ul><li>additional reporting by Lorne Space Agency</li></ul>", "line"),
    (TEXT + "<figure><figcaption>Source: Lorne Space Agency</figcaption></figure>", ""),
    (TEXT + "<div>First published on March 3, 2025</div>", ""),
    (TEXT + "<div>Source: news agencies</div>", ""),
    (TEXT + "<div>Originally published on The Courier.</div>", ""),
    (TEXT[:380] + "<div>Source: Lorne Space Agency</div>" + TEXT, ""),
]


@pytest.mark.parametrize(("body", "kind"), CREDITED)
def test_printed_credits(body: str, kind: str) -> None:
    head = "<meta property='og:site_name' content='The Courier'>"
    document = read(page(body=body, head=head))
    assert document.credits == (("Lorne Space Agency",) if kind == "name" else ())
    last = document.text.split("\n\n")[-1]
    assert (kind == "line") == last.lower().lstrip("- ").startswith(
        ("with files", "additional reporting")
    )
    assert BODY[-1] in document.text


NO_ARTICLE = {
    "empty": b"   ",
    "not text": b"\x89PNG\r\n\x1a\n" + bytes(200),
    "no web page": b"just a line",
    "soft 404": page(title="Page not found", body="<p>We could not find that page, sorry.</p>"),
    "consent": page(
        title="Before you continue",
        body="<p>We value your privacy. We and our 812 partners store cookies on your device.</p>"
        "<p>Accept all cookies or manage your cookie settings to consent.</p>",
    ),
    "paywall": page(
        body="<p>The harbour of Port Lorne was closed on Monday.</p>"
        "<p>Subscribe to continue reading. Already a subscriber? Log in.</p>"
    ),
    "scripts": b"<!doctype html><html><head><title>App</title></head><body><div id='root'></div>"
    b"<noscript>Please enable JavaScript</noscript><script>" + b"x=1;" * 500 + b"</script></body>",
    "human": page(title="Just a moment...", body="<p>Verify you are human to go on.</p>"),
    "no article": page(title="Log", body="<p>Short.</p>"),
}


@pytest.mark.parametrize("name", NO_ARTICLE)
def test_pages_without_an_article(name: str) -> None:
    words = {"scripts": "drawn by scripts", "human": "being human", "no article": "no article"}
    assert words.get(name, name) in refusal(NO_ARTICLE[name])


def test_articles_about_these_things_are_articles() -> None:
    """Cookies, paywalls and missing pages are also things that news is about."""
    about = "".join(
        f"<p>The regulator said on day {n} that sites must let readers refuse cookies, after a"
        " paywall asked them to subscribe to continue reading a page not found elsewhere.</p>"
        for n in range(9)
    )
    assert "regulator" in read(page(body=about, title="Regulator acts on cookies")).text


def test_text_held_in_script_state() -> None:
    state = {"props": {"article": {"body": [{"type": "paragraph", "text": p * 2} for p in BODY]}}}
    body = f"<p>{BODY[0]}</p><script>window.__STATE__ = {json.dumps(state)};</script>"
    text = read(page(body=body)).text
    assert all(paragraph in text for paragraph in BODY)
    assert "paragraph" not in text.lower().replace("paragraph ", "")


def test_text_held_in_json_ld() -> None:
    ld = {"@type": "NewsArticle", "headline": "x", "articleBody": "\n".join(BODY)}
    text = read(page(body=f"<p>{BODY[0]}</p>", ld=ld)).text
    assert text.split("\n\n") == BODY


def test_two_readings_that_agree_need_no_third(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []
    real = sources.extract._read

    def watched(tree: HtmlElement, *, fast: bool) -> str:
        asked.append(fast)
        return real(tree, fast=fast)

    monkeypatch.setattr(sources.extract, "_read", watched)
    read(page())
    assert asked == [True], "the page's paragraphs are what was read"
    asked.clear()
    monkeypatch.setattr(
        sources.extract,
        "_read",
        lambda tree, fast: "Offers for you." if fast else real(tree, fast=fast),
    )
    assert read(page()).text.split("\n\n") == BODY, "a first reading that went wrong is repeated"


def test_scripts_are_taken_out_and_what_stands_behind_them_stays() -> None:
    tree = parse(
        "<html><body><p>one<script>let a = 1;</script> two<style>p {}</style> three</p>"
        "<script type='application/ld+json'>{}</script><script src='x'></script>end</body></html>"
    )
    assert tree is not None
    assert take_scripts(tree) == ["let a = 1;", ""]
    assert tree.text_content() == "one two three{}end"
    assert [script.text for script in tree.iter("script")] == ["{}"]


@given(
    st.one_of(
        st.text(),
        st.lists(
            st.sampled_from(
                [
                    *("<!doctype html>", "<html>", "<html/>", "<head>", "<body>", "</body>", "<p>"),
                    *("<?xml version='1.0' encoding='latin-1'?>", "<!-- c -->", "\n", "é", "&amp;"),
                    *("<form><input name=a>", "<select><option>1", "text", "\x01", "<svg/>"),
                ]
            )
        ).map("".join),
    )
)
def test_trees_are_those_of_the_extractor(text: str) -> None:
    """Only the classes of the elements differ."""
    logging.disable(logging.CRITICAL)
    mine, its = parse(text), trafilatura.load_html(text) if "<" in text else None
    logging.disable(logging.NOTSET)
    assert (mine is None) == (its is None)
    if mine is not None and its is not None:
        assert html.tostring(mine) == html.tostring(its)
        assert {type(element) for element in mine.iter()} <= {html.HtmlElement, html.HtmlComment}


def test_comments_stay_out() -> None:
    comments = "".join(
        f"<div class='comment'><p>I think comment {n} is right</p></div>" for n in range(9)
    )
    text = read(
        page(body="".join(f"<p>{p}</p>" for p in BODY) + f"<div id='comments'>{comments}</div>")
    ).text
    assert "I think" not in text


def test_a_page_built_to_stall_the_parser() -> None:
    stall = page(body="<p>" + "<span>a b</span>" * (MAX_ELEMENTS + 1) + "</p>")
    started = time.monotonic()
    assert "elements" in refusal(stall)
    assert time.monotonic() - started < 2


def test_declared_charset_comes_first() -> None:
    text = "<html><body>Ceská Třebová – žluťoučký kůň</body></html>"
    assert decode(text.encode("cp1250"), "text/html; charset=windows-1250") == text
    assert decode(b'<meta charset="koi8-r">' + "Привет".encode("koi8-r")).endswith("Привет")
    assert decode(text.encode() + b"\xc3", "text/html; charset=utf-8")[:-1] == text
    assert decode(b"\xef\xbb\xbfabc") == "abc"


def test_the_pool_gives_the_same_as_the_function() -> None:
    async def run() -> list[SourceDocument | Unreachable]:
        async with ExtractPool(2, 20, register=Register()) as pool:
            pages = [fetched(page(ld=LD)), fetched(NO_ARTICLE["paywall"]), fetched(page())]
            return list(await asyncio.gather(*map(pool.extract, pages)))

    found = asyncio.run(run())
    assert found[0] == extract(fetched(page(ld=LD)))
    assert found[1] == extract(fetched(NO_ARTICLE["paywall"]))
    assert found[2] == extract(fetched(page()))


def test_the_pool_kills_what_takes_too_long_and_goes_on() -> None:
    spans = "<span>a b</span>" * (MAX_ELEMENTS - 50)
    stalling = page(body=f"<p>{spans}</p>")

    async def run() -> tuple[SourceDocument | Unreachable, SourceDocument | Unreachable, int]:
        async with ExtractPool(1, 1.0) as pool:
            first = await pool.extract(fetched(stalling))
            second = await pool.extract(fetched(page()))
            return first, second, pool.killed

    started = time.monotonic()
    first, second, killed = asyncio.run(run())
    assert isinstance(first, Unreachable)
    assert "longer than 1 s" in first.why
    assert killed == 1
    assert isinstance(second, SourceDocument)
    assert time.monotonic() - started < 20


def test_pages_given_beside_one_that_is_killed_are_read_all_the_same() -> None:
    spans = "<span>a b</span>" * (MAX_ELEMENTS - 50)
    stalling = page(body=f"<p>{spans}</p>")

    async def run() -> tuple[list[SourceDocument | Unreachable], int]:
        async with ExtractPool(1, 1.0) as pool:
            pages = [stalling, page(ld=LD), NO_ARTICLE["paywall"], page()]
            return list(
                await asyncio.gather(*(pool.extract(fetched(p)) for p in pages))
            ), pool.killed

    (first, *others), killed = asyncio.run(run())
    assert isinstance(first, Unreachable)
    assert killed == 1
    wanted = [page(ld=LD), NO_ARTICLE["paywall"], page()]
    assert others == [extract(fetched(p)) for p in wanted]


def test_a_page_that_nobody_waits_for_any_more_leaves_the_next_its_own_answer() -> None:
    async def run() -> SourceDocument | Unreachable:
        async with ExtractPool(1, 20) as pool:
            left = asyncio.create_task(pool.extract(fetched(page(ld=LD))))
            await asyncio.sleep(0)
            left.cancel()
            return await pool.extract(fetched(page()))

    assert asyncio.run(run()) == extract(fetched(page()))


def test_an_answer_that_is_none_gives_its_page_up_and_keeps_nobody_waiting(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real, broken = pool_room._Worker._read, iter((False, True))  # the greeting, the first answer

    async def read(worker: pool_room._Worker) -> object:
        if next(broken, False):
            raise AttributeError("no such class")
        return await real(worker)

    async def run() -> list[SourceDocument | Unreachable]:
        async with ExtractPool(1, 20) as pool:
            return list(await asyncio.gather(*(pool.extract(fetched(page())) for _ in range(3))))

    monkeypatch.setattr(pool_room._Worker, "_read", read)
    first, *others = asyncio.run(asyncio.wait_for(run(), 60))
    assert first == Unreachable(URL, "reading the page broke the reader")
    assert others == [extract(fetched(page()))] * 2


def test_a_pool_that_is_closed_keeps_nobody_waiting() -> None:
    async def run() -> list[object]:
        async with ExtractPool(1, 20) as pool:
            tasks = [asyncio.create_task(pool.extract(fetched(page()))) for _ in range(4)]
            await asyncio.sleep(0)
        return list(await asyncio.wait_for(asyncio.gather(*tasks, return_exceptions=True), 10))

    assert all(isinstance(one, asyncio.CancelledError) for one in asyncio.run(run()))


def test_a_saved_page_that_stalls_the_reader_is_given_up() -> None:
    spans = "<span>a b</span>" * (MAX_ELEMENTS - 50)
    started = time.monotonic()
    found = extract_saved(fetched(page(body=f"<p>{spans}</p>")), seconds=2.0)
    assert isinstance(found, Unreachable)
    assert "longer than 2 s" in found.why
    assert time.monotonic() - started < 15


def test_a_long_saved_page_is_read_the_same_in_a_process_of_its_own() -> None:
    rows = "".join(f"<tr><td>{n}</td></tr>" for n in range(3_000))
    long = fetched(
        page(ld=LD, body="".join(f"<p>{p}</p>" for p in BODY) + f"<table>{rows}</table>")
    )
    register = Register([Outlet("courier.example", "Courier", "Lund Media", "GB", "en", "wire")])
    found = extract_saved(long, register=register, seconds=60)
    assert isinstance(found, SourceDocument)
    assert found.owner == "Lund Media"
    assert found == extract(long, register=register)


def test_the_pool_passes_failed_fetches_on() -> None:
    async def run() -> SourceDocument | Unreachable:
        async with ExtractPool(1) as pool:
            return await pool.extract(FetchOutcome(URL, "gone", "no such page (404)"))

    assert asyncio.run(run()) == Unreachable(URL, "no such page (404)")
