"""The real command on real pages, each publisher an address of its own on loopback."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest

from flows.convert import to_lead, to_topics
from flows.measure.documents import document
from matching.claims import extract_claims
from sources.plausible import Plausible
from tests.shared_data import shared

STORIES = 3
"""Stories checked: each is one run of the command."""
UNRELATED = 60
"""Pages of other matters that the feeds announce beside the wanted ones."""


class Publisher:
    """One outlet: its pages by path, announced in a feed or, every other one, in a sitemap."""

    def __init__(self, number: int) -> None:
        self.host = f"127.0.1.{number + 1}"
        self.by_sitemap = number % 2 == 1
        self.rows: dict[str, dict[str, Any]] = {}

    def address(self, port: int) -> str:
        return f"http://{self.host}:{port}"

    def listing(self, port: int) -> bytes:
        base = self.address(port)
        if self.by_sitemap:
            rows = "".join(
                f"<url><loc>{base}{path}</loc><n:news><n:title>{escape(title_of(row))}</n:title>"
                "</n:news></url>"
                for path, row in self.rows.items()
            )
            space = 'xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"'
            return f"<urlset {space}>{rows}</urlset>".encode()
        rows = "".join(
            f"<item><title>{escape(title_of(row))}</title><link>{base}{path}</link></item>"
            for path, row in self.rows.items()
        )
        return f"<rss version='2.0'><channel>{rows}</channel></rss>".encode()


def title_of(row: dict[str, Any]) -> str:
    return str(row["title"] or row["title_markup"] or "")


@contextmanager
def newsstand(
    folder: Path, rows: list[dict[str, Any]]
) -> Iterator[tuple[dict[str, str], list[str]]]:
    """Serves the pages; gives the address of each file, and all listings."""
    publishers: dict[str, Publisher] = {}
    for row in rows:
        one = publishers.setdefault(row["domain"], Publisher(len(publishers)))
        one.rows[f"/{len(one.rows)}.html"] = row
    by_host = {one.host: one for one in publishers.values()}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            one = by_host[self.server.server_address[0]]  # type: ignore[index]
            body = b""
            if self.path == "/news.xml":
                body = one.listing(port)
            elif self.path in one.rows:
                body = gzip.decompress((folder / one.rows[self.path]["file"]).read_bytes())
            self.send_response(200 if body else 404)
            kind = "application/xml" if self.path.endswith(".xml") else "text/html"
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Nobody reads it."""

    servers: list[ThreadingHTTPServer] = []
    port = 0
    try:
        for host in by_host:
            try:
                servers.append(ThreadingHTTPServer((host, port), Handler))
            except OSError as error:
                pytest.skip(f"no second loopback address here: {error}")
            port = servers[0].server_address[1]
        for server in servers:
            threading.Thread(target=server.serve_forever, daemon=True).start()
        addresses = {
            row["file"]: f"{one.address(port)}{path}"
            for one in publishers.values()
            for path, row in one.rows.items()
        }
        yield addresses, [f"{one.address(port)}/news.xml" for one in publishers.values()]
    finally:
        for server in servers:
            server.shutdown()
            server.server_close()


def test_the_other_outlets_pages_are_found_as_coverage(tmp_path: Path) -> None:
    folder = shared("data", "pages")
    rows = [json.loads(line) for line in (folder / "index.jsonl").read_text().splitlines()]
    by_file = {row["file"]: row for row in rows}
    stories = json.loads((folder / "same_story.json").read_text())
    same = sorted(
        (s for s in stories if s["relation"] == "same event"),
        key=lambda story: (-len(story["files"]), story["id"]),
    )[:STORIES]
    wanted = {name for story in same for name in story["files"]}
    in_stories = {name for story in stories for name in story["files"]}
    others = [row for row in rows if row["file"] not in in_stories][:UNRELATED]
    found = missed = 0
    with newsstand(folder, [*(by_file[name] for name in sorted(wanted)), *others]) as (
        addresses,
        listings,
    ):
        config = tmp_path / "desk.toml"
        config.write_text(
            f"providers = ['feeds']\nfeeds = {json.dumps(listings)}\n"
            "[fetch]\nallow_private = ['127.0.0.0/8']\ndelay_seconds = 0.1\n"
        )
        for story in same:
            article, *sisters = story["files"]
            report = checked(tmp_path, config, addresses[article], story["id"])
            read = {page["url"] for page in report["coverage"]["pages"]}
            assert report["coverage"]["state"] == "full", report["coverage"]
            hits = [name for name in sisters if addresses[name] in read]
            found += len(hits)
            missed += len(sisters) - len(hits)
            unrelated = len(read) - len(hits)
            assert unrelated <= len(listings) // 2, "plausible pages, not everything there is"
    assert found >= 0.85 * (found + missed), (found, missed)


def checked(folder: Path, config: Path, url: str, name: str) -> dict[str, Any]:
    """The report of one run of the command with a data folder of its own."""
    environment = os.environ | {"SECONDSOURCE_HOME": str(folder / name)}
    environment.pop("PREFECT_API_URL", None)
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "flows.cli",
            "--config",
            str(config),
            "check",
            url,
            "--format",
            "json",
        ],
        capture_output=True,
        text=True,
        env=environment,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert "read " in done.stderr, "progress in plain lines where there is no terminal"
    assert "\x1b" not in done.stderr
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def test_headlines_of_the_same_story_are_plausible_and_most_others_are_not() -> None:
    """Of what a feed announces, the other outlets' pages on the event are worth fetching."""
    folder = shared("data", "pages")
    rows = [json.loads(line) for line in (folder / "index.jsonl").read_text().splitlines()]
    by_file = {row["file"]: row for row in rows}
    stories = json.loads((folder / "same_story.json").read_text())
    hits = wanted = taken = shown = 0
    for story in (s for s in stories if s["relation"] == "same event"):
        for name in story["files"]:
            row = by_file[name]
            article = document(row["text"], name=name, title=title_of(row))
            claims = extract_claims(article)
            topics = (*to_lead(article.title, claims), *to_topics(claims))
            others = [other for other in rows if other["file"] != name]
            judge = Plausible(topics, map(title_of, others))
            worth = {o["file"] for n, o in enumerate(others) if judge.score(n) > 0}
            sisters = set(story["files"]) - {name}
            hits += len(worth & sisters)
            wanted += len(sisters)
            taken += len(worth - sisters)
            shown += len(others) - len(sisters)
    assert hits / wanted >= 0.85, (hits, wanted)
    assert taken / shown <= 0.10, (taken, shown)
