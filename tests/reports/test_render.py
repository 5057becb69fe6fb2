"""Every rendering: complete, escaped, the same bytes every time."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import time
import uuid
from dataclasses import replace
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from records.store import Store
from records.types import CheckRecord
from reports.markdown import escape
from reports.model import build
from reports.page import passages
from reports.render import FORMATS, render
from reports.words import numbered, visible
from tests.records import strategies
from tests.records.examples import ARTICLE, GAZETTE, document, example, match, unsearched

ROOT = Path(__file__).parents[2]
HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)> {{ 7*7 }} \x1b[31m\u202e"


class Page(HTMLParser):
    """The tags, links, ids and text of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.words = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name == "href":
                self.links.append(value or "")

    def handle_data(self, data: str) -> None:
        self.words += data


def hostile() -> CheckRecord:
    """The example with an attack in every place that a stranger writes."""
    page = document(
        "javascript:alert(document.domain)//x/",
        HOSTILE,
        f"It says: {HOSTILE} and more.",
        byline=HOSTILE,
    )
    article = replace(
        ARTICLE, id="bad", title=HOSTILE, url="javascript:alert(1)", byline=HOSTILE, outlet=HOSTILE
    )
    first, *rest = example().assessment.claims
    bad = replace(
        first,
        claim=replace(first.claim, restatement=HOSTILE, flags=(HOSTILE,)),
        decision=replace(first.decision, reason=HOSTILE),
        matches=(
            match("c1", page, HOSTILE, "same", "supports", HOSTILE, *first.matches[0].comparisons),
            match("c1", page, "It says", "conflicts", "disputes", HOSTILE),
        ),
    )
    assessment = replace(example().assessment, article=article, claims=(bad, *rest))
    receipt = replace(example().coverage, problems=(HOSTILE,))
    return example(assessment=assessment, coverage=receipt, documents=(page, GAZETTE))


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_record_gives_the_same_bytes_fresh_or_stored(format: str, tmp_path: Path) -> None:
    with Store.open(f"sqlite:///{tmp_path}/records.db") as store:
        store.record(example())
        stored = store.load()
    assert render(build(stored), format) == render(build(example()), format)


@given(data=st.data())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_format_renders_any_record(data: st.DataObject) -> None:
    report = build(replace(data.draw(strategies.checks()), id=uuid.uuid4().hex))
    report["coverage"]["state"] = "full"
    for format in FORMATS:
        assert render(report, format).endswith("\n")


def test_an_unknown_format_is_named_with_those_there_are() -> None:
    with pytest.raises(ValueError, match="no format 'pdf': use one of text, json, html"):
        render(build(example()), "pdf")


@pytest.mark.parametrize("width", [40, 80, 132])
def test_text_keeps_to_its_width_and_says_all(width: int) -> None:
    text = render(build(example()), "text", width=width)
    assert max(cell_len(line) for line in text.splitlines()) <= width
    flat = " ".join(text.split())
    if width == 132:
        for claim in build(example())["claims"]:
            assert claim["reason"].split()[0] in flat
        assert "212 homes | 187 homes" in flat
        assert "credit line: ostrey-post.example credits Norpress" in flat
    assert "Coverage receipt: degraded" in flat
    assert "\x1b" not in text


@pytest.mark.parametrize("format", ["text", "markdown", "html"])
def test_a_claim_that_leans_on_its_article_is_told_in_full(format: str) -> None:
    told = " ".join(render(build(example()), format).split())
    assert "Read as: The main sluice at Harrow Mere gave way on the night of 13 March 2026" in told


def test_color_is_only_on_request() -> None:
    assert "\x1b[" in render(build(example()), "text", color=True)


@pytest.mark.parametrize("format", ["text", "html", "markdown", "csv"])
def test_escapes_of_strangers_never_come_through(format: str) -> None:
    shown = render(build(hostile()), format)
    assert "\x1b" not in shown
    assert "\u202e" not in shown


def test_html_is_one_file_that_asks_for_nothing() -> None:
    page = Page(render(build(example()), "html"))
    assert not {"script", "link", "img", "iframe", "object", "embed"} & set(page.tags)
    assert not [name for name, _ in page.attributes if name in ("src", "style", "srcset")]
    assert not [name for name, _ in page.attributes if name.startswith("on")]
    assert "http" not in "".join(
        line for line in render(build(example()), "html").split("<style>")[1].split("</style>")[:1]
    )
    assert len(page.ids) == len(set(page.ids))
    inner = {link[1:] for link in page.links if link.startswith("#")}
    assert inner <= set(page.ids)
    assert {f"claim-{n}" for n in range(1, 11)} <= set(page.ids)
    assert {f"text-{n}" for n in range(1, 11)} <= set(page.ids)


def test_html_escapes_what_strangers_wrote() -> None:
    shown = render(build(hostile()), "html")
    page = Page(shown)
    assert "script" not in page.tags
    assert "img" not in page.tags
    assert not [name for name, _ in page.attributes if name.startswith("on")]
    assert not [link for link in page.links if not link.startswith(("#", "http://", "https://"))]
    assert "49" not in page.words.split("{{")[1][:8]
    assert "<script>alert(1)</script>" in page.words


def test_markdown_escapes_what_strangers_wrote() -> None:
    shown = render(build(hostile()), "markdown")
    assert "<script" not in shown.replace("\\<script", "")
    assert "](<javascript" not in shown
    assert escape("1. *a* [b](c) | <d>") == "1\\. \\*a\\* \\[b\\](c) \\| \\<d\\>"


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "//evil.example/x",
        "https://",
        "http://[::1",
        "https://a.example/\u202e",
        "",
    ],
)
def test_only_web_addresses_become_links(url: str) -> None:
    from reports.pages import web

    assert web(url) is None


def test_the_article_is_whole_whatever_the_spans() -> None:
    report = build(example())
    pieces = passages(report["article"]["text"], numbered(report["claims"]))
    assert "".join(piece.text for piece in pieces) == ARTICLE.text
    for number in range(1, 11):
        assert sum(piece.claim == number and piece.first for piece in pieces) == 1
        assert sum(piece.claim == number and piece.last for piece in pieces) == 1


spans = st.lists(st.tuples(st.integers(-3, 40), st.integers(-3, 40)), max_size=6)


@given(st.text(max_size=30), spans)
def test_highlights_never_change_the_text(text: str, drawn: list[tuple[int, int]]) -> None:
    claims: list[dict[str, Any]] = [{"span": list(s), "status": "confirmed"} for s in drawn]
    pieces = passages(text, numbered(claims))
    assert "".join(piece.text for piece in pieces) == text
    shown = {piece.claim for piece in pieces if piece.claim}
    for number in shown:
        assert sum(piece.claim == number and piece.first for piece in pieces) == 1


@given(st.text(st.characters(exclude_categories=()), max_size=30))
def test_visible_text_is_as_long_and_can_be_written(text: str) -> None:
    assert len(visible(text)) == len(text)
    visible(text).encode()


def test_csv_rows_are_claims_with_their_evidence() -> None:
    report = build(example())
    rows = list(csv.DictReader(StringIO(render(report, "csv"))))
    assert len(rows) == sum(max(1, len(claim["evidence"])) for claim in report["claims"])
    assert {row["claim"] for row in rows} == {claim["id"] for claim in report["claims"]}
    clash = next(row for row in rows if row["stance"] == "disputes")
    assert clash["differences"] == "quantity conflicts: 212 homes | 187 homes"


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@x", "\t=1"])
def test_csv_cells_are_no_formulas(start: str) -> None:
    report = build(example())
    report["claims"][0]["reason"] = start
    row = next(csv.DictReader(StringIO(render(report, "csv"))))
    assert row["reason"].startswith("'")


def test_claimreview_states_no_truth() -> None:
    graph = json.loads(render(build(example()), "claimreview"))["@graph"]
    assert len(graph) == 9
    for review in graph:
        assert set(review["reviewRating"]) == {"@type", "alternateName", "ratingExplanation"}
        assert review["itemReviewed"]["appearance"]["url"] == ARTICLE.url
    assert graph[3]["itemReviewed"]["author"] == {"@type": "Person", "name": "Ines Calloway"}
    assert json.loads(render(build(unsearched()), "claimreview"))["@graph"] == []


def test_a_search_that_did_not_happen_is_never_called_single_source() -> None:
    report = build(unsearched())
    for format in ("text", "html", "markdown"):
        shown = render(report, format)
        assert "no search took place" in shown.lower()
        assert "coverage not searched" in shown.lower()


READ = """
import sys
from records.store import Store
from reports.model import build
from reports.render import render
with Store.open(sys.argv[1]) as store:
    render(build(store.load()), sys.argv[2])
heavy = {"prefect", "fastapi", "uvicorn", "httpx", "trafilatura", "rapidfuzz", "jinja2"}
print(sorted(heavy & set(sys.modules)))
"""


def test_reading_a_report_is_quick_and_loads_little(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/records.db"
    with Store.open(url) as store:
        store.record(example())
    times = []
    for _ in range(3):
        start = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-c", READ, url, "text"], cwd=ROOT, capture_output=True, text=True
        )
        times.append(time.perf_counter() - start)
        assert done.returncode == 0, done.stderr
        assert done.stdout.strip() == "[]"
    if min(times) > 1.0:  # only what a busy machine can explain
        bare = subprocess.run([sys.executable, "-c", READ.split("with")[0]], cwd=ROOT)
        assert bare.returncode == 0
        pytest.skip(f"machine too busy to time: {min(times):.2f} s")
