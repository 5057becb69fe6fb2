"""The demo's newsroom on the wire: real HTTP on a loopback port, one host name per outlet.

The outlets' names end in ``.example`` and resolve nowhere. The server therefore answers as a
forwarding proxy does, for whatever outlet a request names, and a reader of this newsroom uses
``proxy``. Addresses hold no port, so that they are the same wherever the newsroom listens.
"""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from types import TracebackType
from urllib.parse import urlsplit

from flows.demo.feeds import feed, robots
from flows.demo.newsroom import FEED_PATHS, FEED_TYPES, Outlet, Story, front, load, page

LOOPBACK = "127.0.0.1"
USUAL_PORT = 8790
"""Taken if free."""

_PLAIN = "text/plain; charset=utf-8"

Pages = dict[tuple[str, str], tuple[str, bytes]]


class Newsroom:
    """The running newsroom; use as ``with Newsroom() as newsroom``.

    Listens on ``USUAL_PORT``, or on any free port where that is taken (``port=0``: any free
    port). Raises OSError where the loopback address cannot be listened on.
    """

    def __init__(self, port: int = USUAL_PORT) -> None:
        self.stories = load()
        self.requests: list[str] = []
        try:
            self._server = _Server((LOOPBACK, port), _Handler)
        except OSError:
            if port == 0:
                raise
            self._server = _Server((LOOPBACK, 0), _Handler)
        self._server.newsroom = self
        self.pages = self._render()
        self._thread = Thread(target=self._server.serve_forever, daemon=True)

    @property
    def port(self) -> int:
        """The port that is listened on."""
        return int(self._server.server_address[1])

    @property
    def proxy(self) -> str:
        """The address through which the outlets are reached."""
        return f"http://{LOOPBACK}:{self.port}"

    @property
    def outlets(self) -> tuple[Outlet, ...]:
        """The outlets, in the order of their file."""
        return tuple(dict.fromkeys(story.outlet for story in self.stories))

    def base(self, outlet: Outlet) -> str:
        """The address of an outlet's site, without a last slash."""
        return f"http://{outlet.domain}"

    def address(self, story: Story) -> str:
        """The address of a story's page."""
        return self.base(story.outlet) + story.path

    def feeds(self) -> tuple[str, ...]:
        """The address of every outlet's feed or news sitemap."""
        return tuple(self.base(outlet) + FEED_PATHS[outlet.feed] for outlet in self.outlets)

    def __enter__(self) -> Newsroom:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _render(self) -> Pages:
        pages: Pages = {}
        for outlet in self.outlets:
            own = tuple(story for story in self.stories if story.outlet == outlet)
            base, name = self.base(outlet), outlet.domain
            pages[name, "/"] = _html(front(outlet, own))
            pages[name, "/robots.txt"] = (
                "text/plain; charset=utf-8",
                robots(outlet, base).encode(),
            )
            feed_type = f"{FEED_TYPES[outlet.feed]}; charset=utf-8"
            pages[name, FEED_PATHS[outlet.feed]] = (feed_type, feed(outlet, own, base).encode())
            for story in own:
                others = tuple(other for other in own if other is not story)
                pages[name, story.path] = _html(page(story, base, others))
        return pages


def _html(text: str) -> tuple[str, bytes]:
    return "text/html; charset=utf-8", text.encode()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    newsroom: Newsroom


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_GET(self) -> None:
        self._answer(body=True)

    def do_HEAD(self) -> None:
        self._answer(body=False)

    def _answer(self, *, body: bool) -> None:
        host = (self.headers.get("Host") or "").partition(":")[0].lower()
        path = urlsplit(self.path).path
        newsroom = self.server.newsroom
        newsroom.requests.append(f"{host}{path}")
        known = any(host == outlet.domain for outlet in newsroom.outlets)
        found = newsroom.pages.get((host, path))
        kind, content = found or (_PLAIN, b"There is no such page here.\n")
        self.send_response(200 if found else 404 if known else 502)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if body:
            self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the terminal belongs to the report."""
