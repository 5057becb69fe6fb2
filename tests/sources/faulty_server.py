"""A real web server on loopback with every fault in the book, one per path."""

from __future__ import annotations

import asyncio
import gzip
import socket
import struct
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

PAGE = (
    "<!doctype html><html lang='en'><head><title>Dam fails above Ostra</title>"
    "<meta property='article:published_time' content='2025-03-02T08:00:00+02:00'></head><body>"
    "<article><h1>Dam fails above Ostra</h1>"
    + "".join(
        f"<p>Paragraph {n}: engineers in Ostra said the dam above the town gave way at night, and"
        f" {n + 20} families had to leave their homes before the water came.</p>"
        for n in range(8)
    )
    + "</article></body></html>"
)


@dataclass
class Seen:
    """What the server observed: requests by path and the most at one time per host name."""

    paths: Counter[str] = field(default_factory=Counter)
    headers: dict[str, dict[str, str]] = field(default_factory=dict)
    at_once: Counter[str] = field(default_factory=Counter)
    most_at_once: Counter[str] = field(default_factory=Counter)
    times: list[tuple[str, float]] = field(default_factory=list)


Write = Callable[[bytes], Awaitable[None]]
Extra = Callable[[str, dict[str, str]], tuple[int, dict[str, str], bytes] | None]


def response(status: int, headers: dict[str, str], body: bytes) -> bytes:
    """A whole HTTP/1.1 response."""
    lines = [f"HTTP/1.1 {status} Whatever", f"Content-Length: {len(body)}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body


HTML = {"Content-Type": "text/html; charset=utf-8"}
FIXED: dict[str, tuple[int, dict[str, str], bytes]] = {
    "/ok": (200, {**HTML, "ETag": '"one"'}, PAGE.encode()),
    "/403": (403, HTML, b"no"),
    "/404": (404, HTML, b"no"),
    "/410": (410, HTML, b"no"),
    "/429": (429, HTML, b"slow down"),
    "/429-long": (429, {**HTML, "Retry-After": "3600"}, b"slow down"),
    "/500": (500, HTML, b"oops"),
    "/503": (503, HTML, b"oops"),
    "/503-after": (503, {**HTML, "Retry-After": "1"}, b"oops"),
    "/loop": (302, {"Location": "/loop"}, b""),
    "/ping": (302, {"Location": "/pong"}, b""),
    "/pong": (302, {"Location": "/ping"}, b""),
    "/to-file": (302, {"Location": "file:///etc/hosts"}, b""),
    "/to-ok": (301, {"Location": "/ok"}, b""),
    "/empty": (200, HTML, b""),
    "/image": (200, {"Content-Type": "image/png"}, b"\x89PNG\r\n\x1a\n" + bytes(100)),
    "/image-as-html": (200, HTML, b"\x89PNG\r\n\x1a\n" + bytes(100)),
    "/bomb": (200, {**HTML, "Content-Encoding": "gzip"}, gzip.compress(bytes(60_000_000))),
    "/double": (200, {**HTML, "Content-Encoding": "gzip, gzip"}, b"x"),
    "/gzip": (200, {**HTML, "Content-Encoding": "gzip"}, gzip.compress(PAGE.encode())),
    "/gzip-cut": (200, {**HTML, "Content-Encoding": "gzip"}, gzip.compress(PAGE.encode())[:-20]),
    "/unauthorised": (401, HTML, b"no"),
}


@asynccontextmanager
async def faulty_server(extra: Extra | None = None) -> AsyncIterator[tuple[int, Seen]]:
    """Serves on a free port; gives the port and what was seen. ``extra`` answers other paths."""
    seen = Seen()
    loop = asyncio.get_running_loop()
    tries: Counter[str] = Counter()

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while await one(reader, writer):
                pass
        except (ConnectionError, asyncio.IncompleteReadError, TimeoutError):
            pass
        except asyncio.CancelledError:
            pass  # the test is over
        finally:
            writer.close()

    async def one(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        path = head[0].split()[1]
        headers = {name.lower(): value for name, value in (x.split(": ", 1) for x in head[1:] if x)}
        length = int(headers.get("content-length", 0))
        if length:
            headers["body"] = (await reader.readexactly(length)).decode()
        host = headers["host"]
        seen.paths[path] += 1
        seen.headers[path] = headers
        seen.times.append((path, loop.time()))
        seen.at_once[host] += 1
        seen.most_at_once[host] = max(seen.most_at_once[host], seen.at_once[host])
        try:
            return await answer(path, headers, writer)
        finally:
            seen.at_once[host] -= 1

    async def answer(path: str, headers: dict[str, str], writer: asyncio.StreamWriter) -> bool:
        own = extra(path, headers) if extra is not None else None
        if own is not None:
            if "x-slow" in own[1]:
                await asyncio.sleep(float(own[1]["x-slow"]))
            writer.write(response(*own))
        elif path == "/ok" and headers.get("if-none-match") == '"one"':
            writer.write(b'HTTP/1.1 304 Not Modified\r\nETag: "one"\r\n\r\n')
        elif path == "/flaky":
            tries[path] += 1
            bad = tries[path] < 3
            writer.write(response(503 if bad else 200, HTML, PAGE.encode()))
        elif path in FIXED:
            writer.write(response(*FIXED[path]))
        elif path == "/silent":
            await asyncio.sleep(30)
        elif path == "/drip":
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
            for _ in range(300):
                writer.write(b"<p>")
                await writer.drain()
                await asyncio.sleep(0.1)
        elif path == "/reset":
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n")
            writer.write(b"Content-Length: 100000\r\n\r\n<html>")
            await writer.drain()
            raw: socket.socket = writer.get_extra_info("socket")
            raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            writer.transport.abort()
            return False
        elif path == "/big":
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
            for _ in range(50):
                writer.write(b"x" * 1_000_000)
                await writer.drain()
            return False
        elif path == "/big-announced":
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n")
            writer.write(b"Content-Length: 50000000\r\n\r\n")
            await writer.drain()
            return False
        else:
            writer.write(response(404, HTML, b"no such page"))
        await writer.drain()
        return True

    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    try:
        yield port, seen
    finally:
        server.close()
