"""The pages over real HTTP on loopback, as a browser and a program would read them."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from urllib.parse import quote

import httpx
import jsonschema
import pytest
import uvicorn

from matching.types import Decision
from records.errors import StoreError
from records.store import Store
from records.types import CheckRecord
from reports import schema
from reports.model import build
from reports.render import FORMATS, render
from reports.web import create_app
from tests.records.examples import ARTICLE, RADIO, document, example
from tests.reports.test_render import HOSTILE, Page, hostile


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A running server over three checks: the example twice (once changed) and a hostile one."""
    path = tmp_path_factory.mktemp("web") / "records.db"
    with Store.open(f"sqlite:///{path}") as store:
        store.record(example())
        store.record(changed())
        store.record(replace(hostile(), id="hostile-1"))
        with socket.socket() as held:
            held.bind(("127.0.0.1", 0))
            port = held.getsockname()[1]
        server = uvicorn.Server(
            uvicorn.Config(create_app(store), host="127.0.0.1", port=port, log_level="error")
        )
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False) as client:
            yield client
        server.should_exit = True
        thread.join(10)


def changed() -> CheckRecord:
    first, *rest = example().assessment.claims
    fewer = replace(
        first, decision=Decision("c1", "single-source", "one_origin", "Radio Quillan withdrew it.")
    )
    assessment = replace(example().assessment, claims=(fewer, *rest[:-1]))
    later = example().finished_at + timedelta(days=1)
    return example(id="second-check", finished_at=later, assessment=assessment)


def test_the_list_shows_and_narrows_the_checks(site: httpx.Client) -> None:
    page = site.get("/")
    assert page.status_code == 200
    assert ARTICLE.title in Page(page.text).words
    assert len([x for x in Page(page.text).links if x.startswith("/checks/")]) == 3
    narrowed = Page(site.get("/", params={"outlet": ARTICLE.outlet, "q": "sluice"}).text)
    assert [x for x in narrowed.links if x.startswith("/checks/")] == [
        "/checks/second-check",
        f"/checks/{example().id}",
    ]
    nothing = site.get("/", params={"q": "zebra"})
    assert "No check on record matches" in nothing.text
    assert site.get("/", params={"page": "-3", "status": "nonsense"}).status_code == 200


def test_a_report_page_links_to_the_stored_passages(site: httpx.Client) -> None:
    page = Page(site.get(f"/checks/{example().id}").text)
    assert "212 homes" in page.words
    stored = [link for link in page.links if link.startswith(f"/documents/{RADIO.sha256}")]
    assert stored
    answer = site.get(stored[0])
    assert answer.status_code == 200
    marked = answer.text.split('<mark id="passage">')[1].split("</mark>")[0]
    assert marked in RADIO.text
    assert "Volunteers counted" in Page(answer.text).words


def test_every_link_inside_leads_somewhere(site: httpx.Client) -> None:
    seen: set[str] = set()
    waiting = ["/"]
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        answer = site.get(path)
        assert answer.status_code == 200, path
        if "html" in answer.headers["content-type"]:
            inner = (link.split("#")[0] for link in Page(answer.text).links)
            waiting += [link for link in inner if link.startswith("/")]
    assert len(seen) > 15


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_can_be_fetched(site: httpx.Client, format: str) -> None:
    answer = site.get(f"/checks/{example().id}/{format}")
    assert answer.text == render(build(example()), format)
    assert "utf-8" in answer.headers["content-type"]


def test_the_interface_gives_the_report_itself(site: httpx.Client) -> None:
    answer = site.get(f"/api/checks/{example().id}")
    assert answer.json() == build(example())
    jsonschema.validate(answer.json(), schema.load())
    assert site.get("/healthz").json() == {"status": "ok"}
    listed = site.get("/api/checks", params={"limit": 1, "outlet": ARTICLE.outlet}).json()
    assert [check["id"] for check in listed] == ["second-check"]


def test_an_article_s_history_tells_what_changed(site: httpx.Client) -> None:
    told = site.get("/api/articles", params={"url": ARTICLE.url}).json()
    assert len(told["checks"]) == 2
    moved = [s for s in told["statuses"] if s["previous"] not in (None, s["status"])]
    assert [(s["previous"], s["status"]) for s in moved] == [("confirmed", "single-source")]
    page = Page(site.get("/articles", params={"url": ARTICLE.url}).text)
    assert "Radio Quillan withdrew it." in page.words
    assert "withdrawn" in page.words


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/nowhere", 404),
        ("/checks/nothing", 404),
        (f"/checks/{example().id}/pdf", 404),
        ("/articles", 422),
        ("/articles?url=https://nobody.example/", 404),
        ("/documents/0000", 404),
        ("/api/checks/nothing", 404),
        ("/api/nowhere", 404),
        ("/api/checks?limit=0", 422),
        ("/api/checks?status=true", 422),
        ("/documents/" + RADIO.sha256 + "?from=x", 422),
        ("/checks/" + quote(HOSTILE, safe=""), 404),
        ("/docs", 404),
    ],
)
def test_errors_are_pages_or_json_with_one_line(site: httpx.Client, path: str, status: int) -> None:
    answer = site.get(path)
    assert answer.status_code == status
    if path.startswith("/api"):
        assert set(answer.json()) == {"error"}
    else:
        assert {"script", "img"} & set(Page(answer.text).tags) == set()
        assert "secondsource" in Page(answer.text).words


@pytest.mark.parametrize("path", ["/", "/nowhere", "/api/checks", f"/checks/{example().id}"])
def test_every_answer_carries_the_safety_headers(site: httpx.Client, path: str) -> None:
    headers = site.get(path).headers
    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer"


def test_pages_of_a_hostile_article_are_harmless(site: httpx.Client) -> None:
    for path in ("/", "/checks/hostile-1", "/articles?url=javascript:alert(1)"):
        page = Page(site.get(path).text)
        assert "script" not in page.tags
        assert all(x.startswith(("/", "#", "http://", "https://")) for x in page.links)


def test_nothing_can_be_changed_from_here(site: httpx.Client) -> None:
    for path in ("/", f"/checks/{example().id}", "/api/checks"):
        for method in ("POST", "PUT", "DELETE", "PATCH"):
            assert site.request(method, path).status_code == 405


def test_a_broken_database_is_a_page_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from fastapi.testclient import TestClient

    with Store.open(f"sqlite:///{tmp_path}/records.db") as store:

        def broken(*_: object, **__: object) -> None:
            raise StoreError("records.db is locked by another process, try again later")

        monkeypatch.setattr(store, "history", broken)
        with TestClient(create_app(store)) as client:
            assert client.get("/healthz").status_code == 503
            page = client.get("/")
            assert page.status_code == 503
            assert "locked by another process" in page.text


def test_long_lists_have_pages(tmp_path: Path) -> None:
    from fastapi.testclient import TestClient

    with Store.open(f"sqlite:///{tmp_path}/records.db") as store:
        for i in range(53):
            article = document(f"https://many.example/{i}", f"Story {i}", "Text.")
            assessment = replace(example().assessment, article=article, claims=(), lineage=())
            moment = example().finished_at + timedelta(minutes=i)
            store.record(
                example(id=f"many-{i:02}", finished_at=moment, assessment=assessment, documents=())
            )
        with TestClient(create_app(store)) as client:
            first, second = client.get("/").text, client.get("/?page=2").text
    assert "Earlier checks" in first
    assert "Story 3 " not in first
    assert "Story 2<" in second
    assert "Later checks" in second
    assert "Earlier checks" not in second
