"""What every provider has in common: configuration, one request, one kind of outcome."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Protocol
from urllib.parse import quote

from sources.fetch import Fetcher
from sources.queries import Query, plan
from sources.types import (
    Candidate,
    FetchOutcome,
    ProviderOutcome,
    ProviderState,
    SourceDocument,
    Topic,
    Window,
)
from sources.urls import canonical, is_url, registered_domain


@dataclass(frozen=True, slots=True)
class ProviderConfig:
    """What a desk sets for one provider; empty values mean the service's own.

    ``base`` is the interface's address, ``key`` the desk's key, ``max_requests`` the most
    requests per check and ``per_day`` per UTC day, ``pause`` the seconds between requests,
    ``window_days`` how far around the middle of a check's window is looked at the most,
    ``language`` a two-letter code,
    ``addresses`` the feeds (or collection numbers) to follow.
    """

    base: str = ""
    key: str = ""
    max_requests: int | None = None
    pause: float | None = None
    language: str = "en"
    addresses: tuple[str, ...] = ()
    accept_terms: bool = False
    """For services whose terms forbid or restrict this use: the desk says it may."""
    per_day: int | None = None
    window_days: int | None = None


@dataclass(frozen=True, slots=True)
class ProvidersConfig:
    """Configuration of all providers, and saved documents for the ``saved`` one."""

    services: Mapping[str, ProviderConfig] = field(default_factory=dict)
    documents: tuple[SourceDocument, ...] = ()
    quota: Quota | None = None

    def of(self, name: str) -> ProviderConfig:
        """The configuration of one provider."""
        return self.services.get(name, ProviderConfig())


class Quota(Protocol):
    """Remembers across runs how much a service may still be asked."""

    def take(self, name: str, per_day: int | None) -> str | None: ...
    def back_off(self, name: str, seconds: float | None) -> None: ...
    def answered(self, name: str) -> None: ...


class Provider(Protocol):
    """Anything that proposes coverage for topics."""

    @property
    def name(self) -> str: ...

    async def search(
        self, topics: Sequence[Topic], window: Window, fetcher: Fetcher
    ) -> ProviderOutcome: ...


class RefusalError(Exception):
    """A service's answer that is no answer; ``state`` says of which kind."""

    def __init__(self, state: ProviderState, why: str) -> None:
        super().__init__(why)
        self.state: ProviderState = state
        self.why = why


@dataclass(frozen=True, slots=True)
class Request:
    """One request to a service."""

    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None


@dataclass(frozen=True, slots=True)
class Service:
    """One search service, declared: where it is, its limits, its grammar, how its answers read.

    ``request(query text, window, config)`` makes a request, ``grammar(query)`` writes a query in
    the service's language, ``read(body)`` gives candidates or raises ``RefusalError``. ``terms``
    is what must be accepted before use ("" for services without such terms).
    """

    name: str
    base: str
    grammar: Callable[[Query], str]
    request: Callable[[str, Window, ProviderConfig, str], Request]
    read: Callable[[bytes], tuple[Candidate, ...]]
    needs_key: bool = False
    needs_base: bool = False
    max_requests: int = 3
    per_day: int | None = None
    pause: float = 1.0
    terms: str = ""


@dataclass(frozen=True, slots=True)
class SearchProvider:
    """Asks one service about an article's topics."""

    service: Service
    config: ProviderConfig
    quota: Quota | None = None

    @property
    def name(self) -> str:
        """The service's name."""
        return self.service.name

    async def search(
        self, topics: Sequence[Topic], window: Window, fetcher: Fetcher
    ) -> ProviderOutcome:
        """Few queries, merged over all topics; candidates once each, within the window.

        Where topics tell of earlier events, one more query is put for the one that most of them
        tell of, in its own window.
        """
        service, config = self.service, self.config
        unready = self._unready()
        if unready:
            return ProviderOutcome(self.name, "refused", error=unready)
        most = config.max_requests or service.max_requests
        about, then = _earlier(topics)
        if config.max_requests is not None and about:  # the desk's own limit holds for both
            about, most = (about, most - 1) if most > 1 else ((), most)
        now, then = (narrowed(one, config.window_days) for one in (window, then))
        wanted = [(service.grammar(query), now) for query in plan(topics, most=most)]
        wanted += [(service.grammar(query), then) for query in plan(about, most=1)]
        questions = [(text, when) for text, when in dict.fromkeys(wanted) if text]
        if not questions:
            return ProviderOutcome(self.name, "nothing", error="no query can be made of this text")
        found: dict[str, Candidate] = {}
        failures: list[RefusalError] = []
        asked = 0
        per_day = service.per_day if config.per_day is None else config.per_day
        for text, when in questions:
            why = self.quota.take(self.name, per_day) if self.quota else None
            if why:
                failures.append(RefusalError("limited", why))
                break
            request = service.request(text, when, config, config.base or service.base)
            asked += 1
            pause = service.pause if config.pause is None else config.pause
            fetcher.pause_host(request.url, pause)
            try:
                candidates = service.read(await ask(fetcher, request))
            except RefusalError as refusal:
                failures.append(without_key(refusal, config.key))
                if refusal.state == "limited" and self.quota:
                    self.quota.back_off(self.name, None)
                if refusal.state != "refused":
                    break
                continue
            if self.quota:
                self.quota.answered(self.name)
            for candidate in candidates:
                if is_url(candidate.url) and within(candidate, when):
                    found.setdefault(canonical(candidate.url), candidate)
        put = tuple(text if when == now else f"{text} {_days(when)}" for text, when in questions)
        return outcome(self.name, put[:asked], list(found.values()), failures, asked)

    def _unready(self) -> str:
        service, config = self.service, self.config
        if service.terms and not config.accept_terms:
            return f"off until its terms are accepted: {service.terms}"
        if service.needs_key and not config.key:
            return "no key configured"
        if service.needs_base and not config.base:
            return "no address configured"
        return ""


def _earlier(topics: Sequence[Topic]) -> tuple[tuple[Topic, ...], Window]:
    """The topics that tell of one earlier event, and its window: of several events the one that
    most topics tell of, then the latest. Nothing where all topics belong to the article's time."""
    events = {topic.event for topic in topics if topic.event is not None}
    groups = [
        (tuple(t for t in topics if t.event is not None and _overlap(t.event, event)), event)
        for event in events
    ]
    return max(groups, key=lambda group: (len(group[0]), _key(group[1])), default=((), Window()))


def _overlap(left: Window, right: Window) -> bool:
    """Whether two closed windows have a moment in common."""
    return _before(left.since, right.until) and _before(right.since, left.until)


def _before(since: datetime | None, until: datetime | None) -> bool:
    return since is None or until is None or since <= until


def _key(window: Window) -> tuple[str, str]:
    return str(window.since), str(window.until)


def _days(window: Window) -> str:
    ends = (f"{when:%Y-%m-%d}" if when else "" for when in (window.since, window.until))
    return f"({' to '.join(ends)})"


def outcome(
    name: str,
    queries: tuple[str, ...],
    candidates: Sequence[Candidate],
    failures: Sequence[RefusalError],
    requests: int,
) -> ProviderOutcome:
    """The outcome of a search: results where there are any, else the failure, else nothing.

    A search of which a part failed keeps its results and says in ``error`` what is missing.
    """
    named = tuple(
        replace(c, provider=name, outlet=c.outlet or registered_domain(c.url)) for c in candidates
    )
    error = None
    if failures:
        error = "; ".join(dict.fromkeys(failure.why for failure in failures))
        if len(failures) < requests:
            error = f"{len(failures)} of {requests} requests failed: {error}"
    if named:
        state: ProviderState = "results"
    else:
        state = failures[0].state if failures else "nothing"
    return ProviderOutcome(name, state, queries, named, error, requests)


async def ask(fetcher: Fetcher, request: Request) -> bytes:
    """The body of a service's answer. Raises ``RefusalError`` for anything that is none."""
    got = await fetcher.fetch(
        request.url, robots=False, headers=dict(request.headers) or None, body=request.body
    )
    if got.state == "ok":
        return got.body
    raise refusal_of(got)


def refusal_of(got: FetchOutcome) -> RefusalError:
    """A failed request in the words of providers, without the address, which may hold a key."""
    said = _said(got.body)
    why = f"{got.why}{': ' + said if said else ''}"
    if got.state == "limited":
        return RefusalError("limited", why)
    if got.state in ("http_error", "gone") and got.status is not None and got.status < 500:
        return RefusalError("refused", why)
    return RefusalError("down", why)


def without_key(refusal: RefusalError, key: str) -> RefusalError:
    """A refusal that does not repeat the desk's key: services quote it, reports are public."""
    why = refusal.why.replace(key, "[key]").replace(quote(key, safe=""), "[key]") if key else ""
    return RefusalError(refusal.state, why) if key else refusal


def _said(body: bytes) -> str:
    text = " ".join(body[:400].decode("utf-8", "replace").split())
    text = "".join(char if char.isprintable() else "\ufffd" for char in text)
    return "" if text.startswith("<") else text[:160]


def within(candidate: Candidate, window: Window) -> bool:
    """Whether a candidate's date, where it has one, lies in the window."""
    when = candidate.published
    if when is None:
        return True
    return (window.since is None or when >= window.since) and (
        window.until is None or when <= window.until
    )


def narrowed(window: Window, days: int | None) -> Window:
    """The window, at most ``days`` before and after its middle; one that is open on a side is
    bounded from the other."""
    if days is None or (window.since is None and window.until is None):
        return window
    reach = timedelta(days=days)
    if window.since is None or window.until is None:
        since = window.since or (window.until - 2 * reach if window.until else None)
        return Window(since, window.until or (since + 2 * reach if since else None))
    middle = window.since + (window.until - window.since) / 2
    return Window(max(window.since, middle - reach), min(window.until, middle + reach))
