"""A small story told by several outlets, and a loopback server that publishes it."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ARTICLE = {
    "url": "https://harbourpost.example/ferry",
    "outlet": "harbourpost.example",
    "title": "Ferry runs aground off Lindholm",
    "published": "2026-03-04T09:00:00Z",
    "text": (
        "A ferry carrying 87 passengers ran aground near Lindholm on Tuesday.\n\n"
        "All 87 passengers were taken off by lifeboats within two hours, the coastguard said.\n\n"
        "The ship had left the port of Varn at 6 a.m. on Tuesday.\n\n"
        "The accident is a reminder of how fragile island life can be."
    ),
}
COVERAGE = [
    {
        "url": "https://islandvoice.example/news/ferry-aground",
        "outlet": "islandvoice.example",
        "title": "Ferry aground near Lindholm",
        "published": "2026-03-04T10:00:00Z",
        "text": (
            "LINDHOLM - A ferry with 87 passengers on board ran aground near Lindholm on Tuesday, "
            "our reporter at the harbour counted.\n\n"
            "Islanders handed out blankets as the lifeboats came in one after the other."
        ),
    },
    {
        "url": "https://varndaily.example/2026/ferry",
        "outlet": "varndaily.example",
        "title": "Ferry left Varn late",
        "published": "2026-03-04T11:00:00Z",
        "text": (
            "The ferry left the port of Varn at 9 a.m. on Tuesday, harbour records seen by the "
            "Varn Daily show.\n\n"
            "A spokeswoman for the port declined to comment on the delay."
        ),
    },
]


def write_article(folder: Path, **changes: str) -> Path:
    """The article as a JSON file."""
    path = folder / "article.json"
    path.write_text(json.dumps(ARTICLE | changes), encoding="utf-8")
    return path


def write_coverage(folder: Path, *more: str) -> Path:
    """The coverage as JSON lines; ``more`` are further raw lines."""
    path = folder / "coverage.jsonl"
    lines = [json.dumps(row) for row in COVERAGE]
    path.write_text("\n".join([*lines, *more]) + "\n", encoding="utf-8")
    return path


def page(row: Mapping[str, str]) -> str:
    """A row of coverage as a news page."""
    paragraphs = "".join(f"<p>{part}</p>" for part in row["text"].split("\n\n"))
    return (
        f"<!doctype html><html><head><title>{row['title']}</title>"
        f'<meta property="article:published_time" content="{row["published"]}">'
        f"</head><body><article><h1>{row['title']}</h1>{paragraphs}</article></body></html>"
    )


@contextmanager
def site(pages: Mapping[str, tuple[int, str, str | Callable[[], str]]]) -> Iterator[str]:
    """Serves ``path -> (status, content type or redirect target, body)`` on loopback; gives its
    address. A body that is a function is called for it. Anything else is a 404."""

    class Handler(BaseHTTPRequestHandler):
        wbufsize = 65536
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            status, kind, body = pages.get(self.path, (404, "text/plain", "no such page"))
            self.send_response(status)
            self.send_header("Location" if 300 <= status < 400 else "Content-Type", kind)
            data = (body if isinstance(body, str) else body()).encode()
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:
            """Nobody reads it."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
