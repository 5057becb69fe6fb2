"""Fetching and extraction against what they are made of, as ratios within one run.

Run as ``python -m tests.bench.bench_fetch``. Prints one JSON object: throughput of the fetcher
as a share of bare httpx against the same loopback server without delays; extraction as a share
of bare trafilatura with metadata (with the shared pages at hand); and a check's worth of pages
on many hosts, some of them faulty, against the slowest polite host.
"""

from __future__ import annotations

import asyncio
import gzip
import json
import resource
import time
from collections.abc import Callable, Sequence
from dataclasses import replace

import httpx
import trafilatura

from sources.extract import ExtractPool, extract
from sources.fetch import Fetcher
from sources.types import FetchOutcome
from tests.shared_data import SHARED
from tests.sources.faulty_server import HTML, PAGE, faulty_server
from tests.sources.fetching import QUICK, everything_here

HOSTS, PAGES = 20, 30


def pages(path: str, headers: dict[str, str]) -> tuple[int, dict[str, str], bytes] | None:
    """Any number of pages, at once."""
    return (200, HTML, PAGE.encode()) if path.startswith("/page") else None


async def throughput() -> dict[str, float]:
    """Pages per second of the fetcher and of httpx, same pages, same hosts side by side."""
    config = replace(QUICK, together=HOSTS, total=30.0, read=10.0)
    rates: dict[str, list[float]] = {"fetcher": [], "httpx": []}
    for turn in range(3):
        async with faulty_server(pages) as (port, _):
            groups = [
                [f"http://h{h}.example:{port}/page{turn}-{n}" for n in range(PAGES)]
                for h in range(HOSTS)
            ]
            async with Fetcher(config, resolve=everything_here) as fetcher:
                started = time.perf_counter()
                got = await asyncio.gather(*map(fetcher.fetch_host, groups))
                rates["fetcher"].append(HOSTS * PAGES / (time.perf_counter() - started))
                assert all(outcome.state == "ok" for group in got for outcome in group)
            limits = httpx.Limits(max_connections=HOSTS)
            async with httpx.AsyncClient(limits=limits, trust_env=False) as client:

                async def one_host(number: int, client: httpx.AsyncClient = client) -> None:
                    for n in range(PAGES):
                        await client.get(f"http://127.0.0.1:{port}/page{number}-{n}")

                started = time.perf_counter()
                await asyncio.gather(*(one_host(number) for number in range(HOSTS)))
                rates["httpx"].append(HOSTS * PAGES / (time.perf_counter() - started))
    best = {name: max(values) for name, values in rates.items()}
    return {**best, "share": best["fetcher"] / best["httpx"]}


async def many_hosts() -> dict[str, float]:
    """200 pages on 60 hosts, 10 of them faulty: wall time against the slowest polite host."""
    delay = 0.5
    faults = ["/silent", "/500", "/reset", "/drip", "/404", "/429-long", "/bomb", "/loop"]
    async with faulty_server(pages) as (port, seen):
        groups = [
            [f"http://h{h}.example:{port}/page{n}" for n in range(4 if h < 40 else 2)]
            for h in range(50)
        ]
        groups += [[f"http://bad{h}.example:{port}{faults[h % len(faults)]}"] for h in range(10)]
        config = replace(QUICK, delay=delay, together=60)
        async with (
            Fetcher(config, resolve=everything_here) as fetcher,
            ExtractPool(2, 10.0) as pool,
        ):

            async def host(urls: Sequence[str]) -> int:
                outcomes = await fetcher.fetch_host(urls)
                await asyncio.gather(*map(pool.extract, outcomes))
                return sum(outcome.state == "ok" for outcome in outcomes)

            started = time.perf_counter()
            *counts, _ = await asyncio.gather(*map(host, groups), pool.start())
            read = sum(count for count in counts if count)
            wall = time.perf_counter() - started
    slowest = 4 * delay
    return {
        "pages_read": read,
        "wall_seconds": wall,
        "slowest_polite_host_seconds": slowest,
        "ratio": wall / slowest,
        "most_at_once_per_host": max(seen.most_at_once.values()),
        "memory_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def extraction(every: int = 4) -> dict[str, float] | None:
    """CPU time of ``extract`` against trafilatura with metadata, alternating, same pages."""
    folder = SHARED / "data" / "pages"
    if not folder.exists():
        return None
    rows = [json.loads(line) for line in (folder / "index.jsonl").read_text().splitlines()][::every]
    bodies = [(row["url"], gzip.decompress((folder / row["file"]).read_bytes())) for row in rows]

    def ours(url: str, body: bytes) -> object:
        return extract(FetchOutcome(url, "ok", "", url, 200, (), body))

    def plain(url: str, body: bytes) -> object:
        return trafilatura.bare_extraction(
            body, url=url, with_metadata=True, include_comments=False
        )

    seconds = {"ours": 1e9, "trafilatura": 1e9}
    for _ in range(3):
        for name, read in (("ours", ours), ("trafilatura", plain)):
            seconds[name] = min(seconds[name], _timed(read, bodies))
    return {
        **{name: len(bodies) / value for name, value in seconds.items()},
        "share": seconds["trafilatura"] / seconds["ours"],
    }


def _timed(read: Callable[[str, bytes], object], bodies: list[tuple[str, bytes]]) -> float:
    started = time.process_time()
    for url, body in bodies:
        read(url, body)
    return time.process_time() - started


def main() -> None:
    """Runs all three and prints the figures."""
    print(
        json.dumps(
            {
                "throughput": asyncio.run(throughput()),
                "many_hosts": asyncio.run(many_hosts()),
                "extraction": extraction(),
            },
            indent=1,
        )
    )


if __name__ == "__main__":
    main()
