"""Search services against a loopback server that serves their answers and their faults."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

import pytest

from sources.fetch import Fetcher
from sources.providers import SERVICES, ProviderConfig, ProvidersConfig, build, known
from sources.providers.google_news_rss import publisher_address
from sources.types import InputError, ProviderOutcome, Topic, Window
from tests.shared_data import shared
from tests.sources.faulty_server import Seen
from tests.sources.fetching import with_server

TOPICS = [
    Topic("Lena Voss visited Ostra", names=("Lena Voss", "Ostra"), words=("visited", "dam")),
    Topic("87 families left Ostra", names=("Ostra",), figures=("87",), words=("families", "left")),
]
SPRING = Window(datetime(2025, 3, 1, tzinfo=UTC), datetime(2025, 3, 9, tzinfo=UTC))
JSON = {"Content-Type": "application/json"}


def ask(
    name: str,
    answer: tuple[int, Mapping[str, str], bytes],
    *,
    window: Window = SPRING,
    key: str = "k-123",
    accept_terms: bool = True,
    topics: Sequence[Topic] = TOPICS,
    most: int | None = None,
) -> tuple[ProviderOutcome, Seen]:
    def extra(path: str, headers: dict[str, str]) -> tuple[int, dict[str, str], bytes] | None:
        return (answer[0], dict(answer[1]), answer[2]) if path.startswith("/api") else None

    async def use(fetcher: Fetcher, port: int, seen: Seen) -> tuple[ProviderOutcome, Seen]:
        settings = ProviderConfig(
            base=f"http://127.0.0.1:{port}/api",
            key=key,
            pause=0.0,
            accept_terms=accept_terms,
            max_requests=most,
        )
        (provider,) = build([name], ProvidersConfig(services={name: settings}))
        return await provider.search(topics, window, fetcher), seen

    return with_server(use, extra=extra, retries=0)


GOOD: dict[str, object] = {
    "gdelt": {
        "articles": [{"url": "https://a.example/1", "title": "Dam , burst", "domain": "a.example"}]
    },
    "guardian": {
        "response": {
            "status": "ok",
            "results": [
                {
                    "webUrl": "https://www.theguardian.com/1",
                    "webTitle": "Dam",
                    "webPublicationDate": "2025-03-03T10:00:00Z",
                }
            ],
        }
    },
    "newsapi": {
        "status": "ok",
        "articles": [
            {"url": "https://a.example/1", "title": "Dam", "publishedAt": "2025-03-03T10:00:00Z"},
            {"url": "https://consent.google.com/m?continue=x", "title": "Before you continue"},
        ],
    },
    "nyt": {
        "response": {
            "docs": [
                {
                    "web_url": "https://www.nytimes.com/1",
                    "headline": {"main": "Dam"},
                    "pub_date": "2025-03-03T10:00:00+0000",
                    "source": "Reuters",
                    "multimedia": {"default": {}},
                }
            ]
        }
    },
    "mediacloud": {
        "stories": [{"url": "https://a.example/1", "title": "Dam", "publish_date": None}]
    },
    "event_registry": {
        "articles": {
            "results": [
                {
                    "url": "https://a.example/1",
                    "title": "Dam",
                    "dateTimePub": "2025-03-03T10:00:00Z",
                    "authors": [{"name": "Wire Agency", "isAgency": True}],
                }
            ]
        }
    },
    "searxng": {
        "number_of_results": 0,
        "results": [{"url": "https://a.example/1", "title": "Dam", "publishedDate": None}],
        "unresponsive_engines": [["x", "timeout"]],
    },
}


@pytest.mark.parametrize("name", sorted(GOOD))
def test_results(name: str) -> None:
    outcome, seen = ask(name, (200, JSON, json.dumps(GOOD[name]).encode()))
    assert outcome.state == "results", outcome
    assert outcome.error is None
    assert len(outcome.candidates) == 1
    (candidate,) = outcome.candidates
    assert candidate.provider == name
    assert candidate.outlet
    assert candidate.title in ("Dam", "Dam, burst")
    assert outcome.requests == len(outcome.queries) <= 3
    assert "Ostra" in " ".join(outcome.queries)
    assert sum(n for path, n in seen.paths.items() if path.startswith("/api")) == outcome.requests


EMPTY: dict[str, bytes] = {
    "gdelt": b"{}",
    "guardian": b'{"response": {"status": "ok", "results": []}}',
    "newsapi": b'{"status": "ok", "totalResults": 0, "articles": []}',
    "nyt": b'{"response": {"docs": null, "meta": {"hits": 0}}}',
    "mediacloud": b'{"stories": []}',
    "event_registry": b'{"articles": {"results": []}}',
    "searxng": b'{"results": [], "unresponsive_engines": []}',
}


@pytest.mark.parametrize("name", sorted(EMPTY))
def test_nothing_found(name: str) -> None:
    outcome, _ = ask(name, (200, JSON, EMPTY[name]))
    assert (outcome.state, outcome.error, outcome.candidates) == ("nothing", None, ())


@pytest.mark.parametrize("name", sorted(SERVICES))
@pytest.mark.parametrize(
    ("answer", "state"),
    [
        ((500, JSON, b"{}"), "down"),
        ((403, JSON, b"{}"), "refused"),
        ((429, JSON, b""), "limited"),
        ((200, {"Content-Type": "text/html"}, b"<html><body>Sorry</body></html>"), "down"),
        ((200, JSON, b""), "down"),
        ((200, JSON, b"[]"), "down"),
        ((200, JSON, b'{"unexpected": 1}'), "down"),
    ],
)
def test_no_fault_is_read_as_nothing(
    name: str, answer: tuple[int, Mapping[str, str], bytes], state: str
) -> None:
    outcome, _ = ask(name, answer)
    assert outcome.state in ((state,) if answer[0] != 200 else ("down", "refused"))
    assert outcome.error
    assert "k-123" not in outcome.error


@pytest.mark.parametrize("name", sorted(SERVICES))
def test_no_answer_at_all(name: str) -> None:
    async def use(fetcher: Fetcher, port: int, seen: Seen) -> ProviderOutcome:
        settings = ProviderConfig(base="http://127.0.0.1:1/api", key="k-123", accept_terms=True)
        (provider,) = build([name], ProvidersConfig(services={name: settings}))
        return await provider.search(TOPICS, SPRING, fetcher)

    outcome = with_server(use, retries=0)
    assert outcome.state == "down"
    assert outcome.error
    assert "k-123" not in outcome.error


GDELT_SAYS = [
    ("The specified phrase is too short.", "refused"),
    ("Your query was too short or too long.", "refused"),
    ("Queries containing OR'd terms must be surrounded by ().", "refused"),
    ("Please limit requests to one every 5 seconds or contact us.", "limited"),
    ("", "refused"),
]


@pytest.mark.parametrize(("line", "state"), GDELT_SAYS)
def test_gdelt_refusals_with_status_200(line: str, state: str) -> None:
    outcome, _ = ask("gdelt", (200, {"Content-Type": "text/html"}, line.encode()))
    assert outcome.state == state
    assert outcome.error


@pytest.mark.parametrize("code", ["apiKeyInvalid", "rateLimited"])
def test_newsapi_errors(code: str) -> None:
    body = json.dumps({"status": "error", "code": code, "message": "no"}).encode()
    outcome, _ = ask("newsapi", (200, JSON, body))
    assert outcome.state == ("limited" if code == "rateLimited" else "refused")


def test_searxng_with_failed_engines_and_no_results() -> None:
    body = b'{"results": [], "unresponsive_engines": [["brave", "timeout"]]}'
    outcome, _ = ask("searxng", (200, JSON, body))
    assert outcome.state == "down"
    assert "brave" in (outcome.error or "")


def test_keys_stay_where_they_belong() -> None:
    body = json.dumps(GOOD["newsapi"]).encode()
    _, seen = ask("newsapi", (200, JSON, body))
    asked = [path for path in seen.paths if path.startswith("/api")]
    assert all("k-123" not in path for path in asked)
    assert seen.headers[asked[0]]["x-api-key"] == "k-123"
    body = json.dumps(GOOD["event_registry"]).encode()
    _, seen = ask("event_registry", (200, JSON, body))
    sent = json.loads(seen.headers["/api"]["body"])
    assert sent["apiKey"] == "k-123"
    assert {"keyword": "Ostra"} in sent["query"]["$query"]["$and"]


def test_windows_in_each_grammar() -> None:
    expected = {
        "gdelt": {"startdatetime": "20250301000000", "enddatetime": "20250309000000"},
        "guardian": {"from-date": "2025-03-01", "to-date": "2025-03-09"},
        "newsapi": {"from": "2025-03-01T00:00:00", "to": "2025-03-09T00:00:00"},
        "nyt": {"begin_date": "20250301", "end_date": "20250309"},
        "mediacloud": {"start": "2025-03-01", "end": "2025-03-09"},
    }
    for name, fields in expected.items():
        _, seen = ask(name, (200, JSON, EMPTY[name]))
        path = next(path for path in seen.paths if path.startswith("/api"))
        sent = {key: values[0] for key, values in parse_qs(urlsplit(path).query).items()}
        assert fields.items() <= sent.items(), name


def test_results_outside_the_window_are_dropped() -> None:
    old = Window(datetime(2020, 1, 1, tzinfo=UTC), datetime(2020, 2, 1, tzinfo=UTC))
    outcome, _ = ask("guardian", (200, JSON, json.dumps(GOOD["guardian"]).encode()), window=old)
    assert outcome.state == "nothing"


def test_an_earlier_event_is_looked_for_in_its_own_time() -> None:
    """One question more, for the event that most topics tell of; what it finds may be as old."""
    event = Window(datetime(2020, 1, 1, tzinfo=UTC), datetime(2020, 2, 1, tzinfo=UTC))
    other = Window(datetime(2018, 6, 1, tzinfo=UTC), datetime(2018, 7, 1, tzinfo=UTC))
    old = [
        replace(TOPICS[0], event=event),
        replace(TOPICS[1], event=event),
        Topic("Varn burned", names=("Varn",), event=other),
    ]
    body = json.dumps(GOOD["guardian"]).replace("2025-03-03", "2020-01-15").encode()
    outcome, seen = ask("guardian", (200, JSON, body), topics=old)
    assert outcome.state == "results"
    sent = [parse_qs(urlsplit(path).query) for path in seen.paths if path.startswith("/api")]
    spans = [(one["from-date"][0], one["to-date"][0]) for one in sent]
    assert spans[-1] == ("2020-01-01", "2020-02-01")
    assert set(spans[:-1]) == {("2025-03-01", "2025-03-09")}
    assert "Varn" not in sent[-1]["q"][0]
    assert outcome.queries[-1].endswith("(2020-01-01 to 2020-02-01)")
    for most in (1, 2):
        outcome, seen = ask("guardian", (200, JSON, body), topics=old, most=most)
        assert outcome.requests == most, "a desk's limit holds for all queries together"
        assert outcome.queries[-1].endswith("2020-02-01)") is (most > 1)
    outcome, seen = ask("guardian", (200, JSON, body))
    assert outcome.state == "nothing", "without such a topic nothing so old is wanted"


def test_services_that_need_something_say_so() -> None:
    for name in ("guardian", "newsapi", "nyt", "mediacloud", "event_registry"):
        outcome, seen = ask(name, (200, JSON, b"{}"), key="")
        assert (outcome.state, outcome.error) == ("refused", "no key configured")
        assert not seen.paths
    for name in ("google_news_rss", "bing_news_rss"):
        outcome, seen = ask(name, (200, JSON, b"{}"), accept_terms=False)
        assert outcome.state == "refused"
        assert "terms" in (outcome.error or "")
        assert not seen.paths


def test_unknown_providers_are_refused_with_the_known_ones() -> None:
    with pytest.raises(InputError, match="unknown provider 'gdlet'") as caught:
        build(["gdlet"])
    assert all(name in str(caught.value) for name in known())


def test_each_provider_once_in_the_order_asked_for() -> None:
    names = [provider.name for provider in build(["saved", "gdelt", "saved"])]
    assert names == ["saved", "gdelt"]


RECORDED = [
    ("gdelt", "gdelt/artlist_nvidia_20260515.json", "results"),
    ("gdelt", "gdelt/derived_invalid_escape.txt", "results"),
    ("gdelt", "gdelt/no_results.json", "nothing"),
    ("gdelt", "gdelt/error_200_query_length.txt", "refused"),
    ("gdelt", "gdelt/error_200_phrase_too_short.txt", "refused"),
    ("gdelt", "gdelt/error_200_invalid_country.txt", "refused"),
    ("gdelt", "gdelt/error_200_or_needs_parentheses.txt", "refused"),
    ("gdelt", "gdelt/error_429_rate_limited.txt", "limited"),
    ("guardian", "guardian/search_uk_news_2020.json", "results"),
    ("guardian", "guardian/search_newest_2017.json", "results"),
    ("newsapi", "newsapi/everything_italia_2023.json", "results"),
    ("newsapi", "newsapi/top_headlines_2019.json", "results"),
    ("newsapi", "newsapi/derived_error_apiKeyInvalid.json", "refused"),
    ("searxng", "searxng/search_json_2026.json", "results"),
    ("event_registry", "event_registry/getArticles_2022.json", "results"),
    ("google_news_rss", "google_news_rss/top_stories_de_2022.xml", "results"),
    ("google_news_rss", "google_news_rss/search_2026_trimmed.xml", "refused"),
    ("bing_news_rss", "bing_news_rss/derived_shape_only.xml", "results"),
]


@pytest.mark.parametrize(("name", "file", "state"), RECORDED)
def test_recorded_answers(name: str, file: str, state: str) -> None:
    body = shared("data", "providers", *file.split("/")).read_bytes()
    outcome, _ = ask(name, (200, {"Content-Type": "text/html"}, body), window=Window())
    assert outcome.state == state, outcome.error
    if state == "results":
        hosts = {urlsplit(candidate.url).hostname for candidate in outcome.candidates}
        assert not {"news.google.com", "www.bing.com", "consent.google.com"} & hosts


def test_opaque_google_links_stay_opaque() -> None:
    assert publisher_address("https://news.google.com/rss/articles/CBMinwFBVV95cUxO?oc=5") is None
    assert publisher_address("https://a.example/x") == "https://a.example/x"
