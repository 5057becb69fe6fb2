"""The demo: its newsroom is consistent, it is served over real HTTP, and its report is right."""

from __future__ import annotations

import json
import re
import urllib.request
from collections import Counter
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from flows.demo import newsroom as site
from flows.demo.newsroom import Story
from flows.demo.run import ARTICLE, run
from flows.demo.server import LOOPBACK, Newsroom

STORIES = site.load()


def get(newsroom: Newsroom, host: str, path: str) -> tuple[int, str]:
    request = urllib.request.Request(
        f"http://{LOOPBACK}:{newsroom.port}{path}", headers={"Host": host}
    )
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def test_the_newsroom_has_the_outlets_that_the_demo_is_about() -> None:
    outlets = {story.outlet for story in STORIES}
    kinds = Counter(outlet.kind for outlet in outlets)
    owners = Counter(outlet.owner for outlet in outlets if outlet.owner)
    assert len(outlets) >= 8
    assert kinds["wire"] == kinds["satire"] == kinds["blog"] == kinds["government"] == 1
    assert max(owners.values()) == 2
    assert any(part.startswith("! Correction") for s in STORIES for part in s.paragraphs)
    assert all(outlet.domain.endswith(".example") for outlet in outlets)


def test_each_outlet_has_news_that_is_no_coverage_of_the_article() -> None:
    stories = Counter(story.outlet.key for story in STORIES)
    assert min(stories.values()) >= 2


@pytest.fixture(scope="module")
def newsroom() -> Any:
    with Newsroom(port=0) as running:
        yield running


@pytest.mark.parametrize("story", STORIES, ids=lambda story: f"{story.outlet.key}-{story.slug}")
def test_each_page_is_served_whole_under_its_outlets_name(story: Story, newsroom: Newsroom) -> None:
    status, page = get(newsroom, story.outlet.domain, story.path)
    assert status == 200
    assert not re.search(r"\$[a-z_]+", page), "a place of the layout was not filled"
    for block in re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.S):
        assert json.loads(block)["headline"] == story.title
    other = next(s.outlet.domain for s in STORIES if s.outlet != story.outlet)
    assert get(newsroom, other, story.path)[0] == 404


def test_each_feed_lists_its_outlets_stories_and_no_others(newsroom: Newsroom) -> None:
    for outlet in newsroom.outlets:
        status, feed = get(newsroom, outlet.domain, site.FEED_PATHS[outlet.feed])
        assert status == 200
        texts = [e.text or e.get("href") or "" for e in ElementTree.fromstring(feed).iter()]
        listed = {text for text in texts if text.startswith("http") and not text.endswith("/0.9")}
        own = {newsroom.address(s) for s in newsroom.stories if s.outlet == outlet}
        assert own <= listed
        assert listed - own <= {newsroom.base(outlet) + "/"}


def test_robots_closes_search_pages_and_names_sitemaps(newsroom: Newsroom) -> None:
    for outlet in newsroom.outlets:
        status, robots = get(newsroom, outlet.domain, "/robots.txt")
        assert status == 200
        assert "Disallow: /search" in robots
        assert ("Sitemap: " in robots) == (outlet.feed == "sitemap")


def test_two_newsrooms_do_not_fight_over_a_port() -> None:
    with Newsroom(port=0) as one, Newsroom(port=one.port) as other:
        assert one.port != other.port


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[str], Path, dict[str, Any]]:
    """What the demo printed, the page it wrote, and its report as data."""
    from flows.demo import run as module

    printed: list[str] = []
    reports: list[dict[str, Any]] = []
    original = module.check

    def keep(*arguments: Any) -> dict[str, Any]:
        reports.append(original(*arguments))
        return reports[-1]

    output = tmp_path_factory.mktemp("demo") / "demo-report.html"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "check", keep)
        path = run(output, echo=printed.append, port=0)
    return printed, path, reports[0] | {"down": reports[1]}


def claim(report: dict[str, Any], words: str) -> dict[str, Any]:
    found = [c for c in report["claims"] if words in c["text"]]
    assert found, f"no claim with {words!r}"
    return found[0]


def test_the_demo_finds_its_coverage_through_feeds_over_http(demo: Any) -> None:
    coverage = demo[2]["coverage"]
    assert coverage["state"] == "full"
    assert [p["name"] for p in coverage["providers"]] == ["feeds"]
    assert coverage["documents"] >= 9
    assert not coverage["unreachable"]


def test_the_demos_article_has_at_least_eight_claims_and_every_status(demo: Any) -> None:
    report = demo[2]
    statuses = {c["status"] for c in report["claims"]}
    assert len(report["claims"]) >= 8
    assert statuses == {"confirmed", "disputed", "single-source"}
    assert {c["status"] for c in report["down"]["claims"]} == {"undetermined"}
    assert report["down"]["coverage"]["state"] == "none"


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("forced the evacuation of the Eastdock quarter", "confirmed"),
        ("Sixty-one people", "disputed"),  # another count
        ("Two firefighters", "confirmed"),  # a correction is no dispute
        ("Nearly 900 residents", "confirmed"),  # 884 counted
        ("14 tonnes", "single-source"),  # the agency and two outlets that print it
        ("switched off since Sunday", "disputed"),  # denied by the company
        ("second pressure vessel", "single-source"),  # rumours and a blog that quotes us
        ("Edda Marling", "single-source"),  # two outlets of one owner
        ("ordered the closure", "confirmed"),  # the office's own order
        ("fined 220,000 crowns", "confirmed"),  # the office's own register
    ],
)
def test_the_demos_answers_are_right(words: str, status: str, demo: Any) -> None:
    found = claim(demo[2], words)
    assert found["status"] == status, found["reason"]


def test_what_the_mayor_said_is_confirmed_and_what_she_said_rests_on_her(demo: Any) -> None:
    found = claim(demo[2], "did not warn the fire brigade")
    assert found["utterance"]["status"] == "confirmed", found["utterance"]
    assert found["status"] == "single-source", found["reason"]
    assert "Varga" in found["utterance"]["speaker"]


def test_satire_supports_nothing(demo: Any) -> None:
    for found in demo[2]["claims"]:
        stances = {e["stance"] for e in found["evidence"] if "barnacle" in e["url"]}
        assert stances <= {"mentions"}


def test_the_demo_prints_its_report_and_writes_it_as_a_page(demo: Any) -> None:
    printed, path, report = demo
    text = "\n".join(printed)
    assert ARTICLE in text
    assert "undetermined" in text
    assert str(path) in text
    page = path.read_text()
    assert report["article"]["title"] in page
    assert "<html" in page
