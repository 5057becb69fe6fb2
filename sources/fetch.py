"""Fetching: polite, bounded, safe, and every end of a request is a value.

The path of one page: is the host still worth asking, may we by robots.txt, wait for the host's
turn, one request within its limits, follow redirects with the same checks, try again where the
failure may pass.
"""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http.cookiejar import CookieJar, DefaultCookiePolicy
from types import TracebackType
from urllib.parse import urldefrag, urlsplit

import httpx

from sources.addresses import (
    AddressGuard,
    AddressRefusedError,
    GuardedBackend,
    NameNotFoundError,
    Resolve,
    system_resolve,
)
from sources.answers import (
    MAY_PASS,
    NO_CONNECTION,
    by_headers,
    by_status,
    is_packed,
    looks_binary,
    retry_after_seconds,
    validators_of,
)
from sources.decoding import BadBodyError, BodyReader, TooLargeError, unpacked
from sources.hosts import Hosts
from sources.manners import PRODUCT
from sources.manners import FetchConfig as FetchConfig
from sources.memory import Memory
from sources.pools import HostPools
from sources.robots import Robots, read_robots
from sources.types import FetchOutcome, FetchState
from sources.urls import absolute, has_login, host_of, is_url, strays

_ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,application/json;q=0.9,*/*;q=0.5"
_ROBOTS_LIMIT = 1_000_000


class Fetcher:
    """Fetches pages for one run; use as ``async with Fetcher(config) as fetcher``.

    ``resolve``, ``clock``, ``sleep`` and ``now`` are for tests; ``on_outcome`` is told about
    every finished page (for progress). ``memory`` is what earlier runs left: pages are then asked
    for only if they changed, and hosts that asked to be left alone are.
    """

    def __init__(
        self,
        config: FetchConfig | None = None,
        *,
        resolve: Resolve = system_resolve,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        on_outcome: Callable[[FetchOutcome], None] | None = None,
        memory: Memory | None = None,
    ) -> None:
        self.config = config or FetchConfig()
        self._clock, self._now, self._on_outcome = clock, now, on_outcome
        self._memory = memory
        self._greeted: set[str] = set()
        self._hosts = Hosts(
            delay=self.config.delay,
            together=self.config.together,
            patience=self.config.patience,
            clock=clock,
            sleep=sleep,
        )
        self._guard = AddressGuard(self.config.allow)
        # Behind a proxy every connection goes there, and to nobody else: that it may be on this
        # machine does not open this machine to the pages asked for.
        proxy = (urlsplit(self.config.proxy).hostname or "") if self.config.proxy else ""
        reached = AddressGuard([proxy]) if proxy else self._guard
        self._backend = GuardedBackend(reached, resolve)
        self._robots: dict[str, Robots] = {}
        self._locks: dict[str, asyncio.Lock] = {}
        self._cache: OrderedDict[str, FetchOutcome] = OrderedDict()
        self._cached = 0
        self._client: httpx.AsyncClient | None = None

    async def __aenter__(self) -> Fetcher:
        config = self.config
        self._client = httpx.AsyncClient(
            transport=HostPools(config, self._backend),
            timeout=httpx.Timeout(config.read, connect=config.connect, pool=None),
            follow_redirects=False,
            # Cookies live as long as one fetch; see _follow.
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
            headers={
                "User-Agent": config.user_agent,
                "Accept": _ACCEPT,
                "Accept-Language": "en,*;q=0.5",
                "Accept-Encoding": "gzip, deflate",
            },
        )
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._client is not None:
            await self._client.aclose()
            self._client = None

    def pause_host(self, url: str, seconds: float) -> None:
        """Seconds between requests to the host of ``url``, for interfaces that state a rate."""
        self._hosts.pause(host_of(url), seconds)

    async def fetch_host(self, urls: Iterable[str]) -> list[FetchOutcome]:
        """Pages of one host, one after the other, in the order given."""
        return [await self.fetch(url) for url in urls]

    async def fetch(
        self,
        url: str,
        *,
        robots: bool = True,
        validators: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        body: bytes | None = None,
    ) -> FetchOutcome:
        """One address, fetched or not, and why.

        ``validators`` holds ``etag`` and ``last-modified`` of an earlier visit (the answer may be
        ``not_modified``); ``headers`` are added; with ``body`` it is a POST of JSON. ``robots``
        is set aside for interfaces made for programs, whose answers are not remembered either. A
        page asked for twice in a run is fetched once. Never raises for anything the other side
        does.
        """
        url = urldefrag(url.strip()).url
        if not is_url(url):
            return FetchOutcome(url, "refused_address", "not an http or https address")
        if has_login(url):
            return FetchOutcome(url, "refused_address", "an address with a user name in it")
        plain = validators is None and headers is None and body is None
        if not plain:
            return await self._finish(url, robots, validators or {}, headers or {}, body)
        async with self._locks.setdefault(url, asyncio.Lock()):
            if url in self._cache:
                return self._cache[url]
            # What an interface for programs answers is no page to come back to, and its address
            # may hold a key.
            known = await self._memory.page(url) if self._memory is not None and robots else None
            outcome = await self._finish(url, robots, validators_of(known), {}, None, known)
            self._remember(outcome)
            return outcome

    def _remember(self, outcome: FetchOutcome) -> None:
        self._cache[outcome.url] = outcome
        self._cached += len(outcome.body)
        while self._cached > self.config.cache_bytes:
            _, old = self._cache.popitem(last=False)
            self._cached -= len(old.body)

    async def _finish(
        self,
        url: str,
        robots: bool,
        validators: Mapping[str, str],
        headers: Mapping[str, str],
        body: bytes | None,
        known: FetchOutcome | None = None,
    ) -> FetchOutcome:
        started = self._clock()
        sent = dict(headers)
        if validators.get("etag"):
            sent["If-None-Match"] = validators["etag"]
        if validators.get("last-modified"):
            sent["If-Modified-Since"] = validators["last-modified"]
        outcome = await self._try(url, robots and self.config.respect_robots, sent, body)
        outcome = replace(
            outcome, url=url, seconds=self._clock() - started, retrieved_at=self._now()
        )
        if self._memory is not None:
            await self._learn(outcome, keep=robots and body is None and not headers)
        if outcome.state == "not_modified" and known is not None:
            # The page as it was kept; when it was retrieved is when it was seen to be the same.
            outcome = replace(known, seconds=outcome.seconds, retrieved_at=outcome.retrieved_at)
        if self._on_outcome is not None:
            # Who watches may write it down anywhere: of an interface's address no key is shown.
            shown = outcome if robots else replace(outcome, url=url.split("?")[0])
            self._on_outcome(shown)
        return outcome

    async def _learn(self, outcome: FetchOutcome, *, keep: bool) -> None:
        """Tells the memory what this visit means for later ones."""
        assert self._memory is not None
        host = host_of(outcome.final_url or outcome.url)
        if outcome.state == "ok":
            if keep:
                await self._memory.keep(outcome)
            await self._memory.answered(host)
        elif outcome.state == "limited" and outcome.status is not None:
            asked = retry_after_seconds(outcome.headers, self._now())
            until = None if asked is None else self._now() + timedelta(seconds=asked)
            await self._memory.rest(host, until)

    async def _greet(self, host: str) -> None:
        """Before the first request of a run to a host: did it ask to be left alone until later?"""
        if self._memory is None or host in self._greeted:
            return
        self._greeted.add(host)
        until = await self._memory.resting(host)
        if until is not None and until > self._now():
            why = f"the host asked us to wait until {until:%Y-%m-%d %H:%M} UTC"
            self._hosts.leave_alone(host, why)

    async def _try(
        self, url: str, robots: bool, headers: Mapping[str, str], body: bytes | None
    ) -> FetchOutcome:
        """Follows the address, again where the failure may pass and the host does not ask for
        more time than we have."""
        attempt = 0
        while True:
            outcome = await self._follow(url, robots, headers, body)
            host = host_of(outcome.final_url or url)
            asked = retry_after_seconds(outcome.headers, self._now())
            if outcome.state == "limited" and asked is not None and asked > self.config.retry_after:
                why = f"{outcome.why}; the host asks to wait {asked:.0f} s"
                self._hosts.leave_alone(host, why)
                return replace(outcome, why=why)
            passing = outcome.state in MAY_PASS and (
                outcome.state != "http_error" or (outcome.status or 0) >= 500
            )
            if not passing or attempt >= self.config.retries or self._hosts.given_up(host):
                return outcome
            self._hosts.hold(host, asked if asked is not None else self.config.backoff(attempt))
            attempt += 1

    async def _follow(
        self, url: str, robots: bool, headers: Mapping[str, str], body: bytes | None
    ) -> FetchOutcome:
        """One address and its redirects; every hop is checked like the first."""
        cookies = httpx.Cookies()
        visits: dict[str, int] = {}
        here = url
        for _ in range(self.config.max_redirects + 1):
            visits[here] = visits.get(here, 0) + 1
            if visits[here] > 2:
                return FetchOutcome(url, "redirect_loop", "redirects in a circle", here)
            if robots:
                stopped = await self._stopped_by_robots(here)
                if stopped is not None:
                    return stopped
            outcome = await self._request(here, headers, body, cookies)
            target = dict(outcome.headers).get("location", "")
            if outcome.status not in (301, 302, 303, 307, 308) or not target:
                return outcome
            if outcome.status in (301, 302, 303):
                body = None
            onward = absolute(here, target)
            if onward is None:
                why = "redirects to something that is no http or https address"
                return FetchOutcome(url, "refused_address", why, here)
            if has_login(onward):
                why = "redirects to an address with a user name in it"
                return FetchOutcome(url, "refused_address", why, here)
            if strays(here, onward):
                # A key sent to one service is not shown to another, nor in the open.
                headers = {}
                if body is not None:
                    why = "redirects a question to somebody else"
                    return FetchOutcome(url, "refused_address", why, here)
            here = urldefrag(onward).url
        why = f"more than {self.config.max_redirects} redirects"
        return FetchOutcome(url, "redirect_loop", why, here)

    async def _stopped_by_robots(self, url: str) -> FetchOutcome | None:
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        async with self._locks.setdefault(f"robots {origin}", asyncio.Lock()):
            rules = self._robots.get(origin)
            if rules is None:
                answer = await self._try(f"{origin}/robots.txt", False, {}, None)
                rules = self._robots[origin] = read_robots(answer)
                delay = rules.crawl_delay(PRODUCT)
                if delay is not None:
                    self._hosts.pause(host_of(url), min(max(delay, 0.0), self.config.max_delay))
        if rules.failure is not None:
            return replace(rules.failure, url=url, final_url=url)
        why = rules.refusal(url, PRODUCT)
        return FetchOutcome(url, "refused_robots", why, url) if why else None

    async def _request(
        self, url: str, headers: Mapping[str, str], body: bytes | None, cookies: httpx.Cookies
    ) -> FetchOutcome:
        """One request to one address, within the host's turn."""
        host = host_of(url)
        async with self._hosts.slot(host):
            await self._greet(host)
            why = self._hosts.given_up(host)
            if why is not None:
                return FetchOutcome(url, "limited" if "wait" in why else "connect", why, url)
            outcome = await self._bounded(url, headers, body, cookies)
            if outcome.state in ("dns", "connect", "timeout"):
                self._hosts.failed(host, outcome.why)
            else:
                self._hosts.answered(host)
            return outcome

    async def _bounded(
        self, url: str, headers: Mapping[str, str], body: bytes | None, cookies: httpx.Cookies
    ) -> FetchOutcome:
        def failed(state: FetchState, why: str) -> FetchOutcome:
            return FetchOutcome(url, state, why, url)

        host = urlsplit(url).hostname or ""
        try:
            async with asyncio.timeout(self.config.total):
                return await self._send(url, headers, body, cookies)
        except TimeoutError:
            return failed("timeout", f"not finished within {self.config.total:g} s")
        except AddressRefusedError as error:
            return failed("refused_address", str(error))
        except NameNotFoundError as error:
            return failed("dns", str(error))
        except TooLargeError as error:
            return failed("too_large", str(error))
        except httpx.ConnectTimeout:
            return failed("timeout", f"{host}: {NO_CONNECTION} within {self.config.connect:g} s")
        except httpx.TimeoutException:
            return failed("timeout", f"{host}: silent for {self.config.read:g} s")
        except httpx.ConnectError as error:
            word = "certificate refused" if "certificate" in str(error).lower() else NO_CONNECTION
            return failed("connect", f"{host}: {word}")
        except (httpx.UnsupportedProtocol, httpx.InvalidURL):
            return failed("refused_address", "not an address that can be fetched")
        except BadBodyError as error:
            return failed("broken", str(error))
        except httpx.HTTPError as error:
            return failed("broken", f"{host}: the answer broke off ({type(error).__name__})")

    async def _send(
        self, url: str, headers: Mapping[str, str], body: bytes | None, cookies: httpx.Cookies
    ) -> FetchOutcome:
        if self._client is None:
            raise RuntimeError("the Fetcher is used outside of 'async with'")
        if self.config.proxy:
            # Names are resolved there; addresses written out are still checked.
            self._guard.check_written_out(urlsplit(url).hostname or "")
        extra = dict(headers)
        if body is not None:
            extra.setdefault("Content-Type", "application/json")
        request = self._client.build_request(
            "GET" if body is None else "POST", url, headers=extra, content=body
        )
        cookies.set_cookie_header(request)
        response = await self._client.send(request, stream=True)
        try:
            cookies.extract_cookies(response)
            kept = tuple((name.lower(), value) for name, value in response.headers.multi_items())
            base = FetchOutcome(url, "ok", "", url, response.status_code, kept)
            if response.status_code in (301, 302, 303, 307, 308):
                return by_status(base)
            limit = self.config.max_bytes
            if url.endswith("/robots.txt"):
                limit = min(limit, _ROBOTS_LIMIT)
            early = by_headers(base, limit)
            if early is not None:
                return early
            reader = BodyReader(response.headers.get("content-encoding", ""), limit)
            async for chunk in response.aiter_raw():
                reader.feed(chunk)
            body_read = reader.finish()
            if is_packed(base):
                body_read = unpacked(body_read, limit)
            outcome = by_status(replace(base, body=body_read))
            if outcome.state == "ok" and looks_binary(outcome):
                return replace(base, state="not_text", why="the body is not text")
            return outcome
        finally:
            await response.aclose()
