"""Every service's real answers and its known refusals, served on loopback to the real code."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping

import pytest

from sources.claimreview import claim_reviews
from sources.factchecks import FactChecksOutcome, attach, search_fact_checks
from sources.fetch import Fetcher
from sources.markup import decode, parse
from sources.providers import SERVICES, ProviderConfig
from sources.types import ProviderOutcome, Topic, Window
from tests.shared_data import shared
from tests.sources.faulty_server import Seen
from tests.sources.fetching import with_server
from tests.sources.test_providers import RECORDED, ask

Answer = tuple[int, Mapping[str, str], bytes]
JSON = {"Content-Type": "application/json"}
TEXT = {"Content-Type": "text/html"}
FACT_CHECKS = ("google_factcheck", "claimreview_pages")
NO_PROVIDERS = {"wikipedia", "wikidata"}
"""Works of reference: nobody's coverage of an event, and no provider of ours."""


def test_every_service_with_recordings_is_tried() -> None:
    folders = {path.name for path in shared("data", "providers").iterdir() if path.is_dir()}
    tried = {name for name, _, _ in RECORDED} | {"nyt", "mediacloud", *FACT_CHECKS}
    assert folders - NO_PROVIDERS <= tried
    assert set(SERVICES) <= tried


def nyt_answer(docs: list[dict[str, object]]) -> bytes:
    """The envelope that the recording lacks, by the service's documentation."""
    response = {"docs": docs, "meta": {"hits": len(docs), "offset": 0, "time": 12}}
    return json.dumps({"status": "OK", "copyright": "(c)", "response": response}).encode()


@pytest.mark.parametrize("pictures", ["as recorded", "object"])
def test_nyt_documents(pictures: str) -> None:
    """``multimedia`` was a list once and is an object now; both are read."""
    path = shared("data", "providers", "nyt", "articlesearch_docs_2022.json")
    docs = json.loads(path.read_text())
    if pictures == "object":
        docs = [{**doc, "multimedia": {"default": {"url": "x"}, "caption": ""}} for doc in docs]
    outcome, _ = ask("nyt", (200, JSON, nyt_answer(docs)), window=Window())
    assert outcome.state == "results"
    (found,) = outcome.candidates
    assert found.title == docs[0]["headline"]["main"]
    assert found.outlet == "nytimes.com"
    assert found.published is not None
    assert found.published.date().isoformat() == docs[0]["pub_date"][:10]
    assert found.source_credit == "", "the paper's own report credits nobody else"


def test_media_cloud_stories() -> None:
    """No answer of the present interface was recorded: its fields by the client's source."""
    story = {
        "id": "3f1",
        "indexed_date": "2025-03-03 11:02:10.1",
        "publish_date": "2025-03-03",
        "language": "en",
        "media_name": "courier.example",
        "media_url": "courier.example",
        "title": "Dam fails above Ostra",
        "url": "https://courier.example/dam",
    }
    undated = {**story, "url": "https://post.example/dam", "publish_date": None}
    body = json.dumps({"stories": [story, undated], "pagination_token": None}).encode()
    outcome, seen = ask("mediacloud", (200, JSON, body))
    assert [c.outlet for c in outcome.candidates] == ["courier.example", "post.example"]
    assert outcome.candidates[1].published is None
    path = next(path for path in seen.paths if path.startswith("/api"))
    assert seen.headers[path]["authorization"] == "Token k-123"
    assert "platform=onlinenews-mediacloud" in path


@pytest.mark.parametrize(
    "file", ["legacy_v2_story_27456565.json", "legacy_v2_sentences_by_story_1.json"]
)
def test_answers_of_the_retired_media_cloud_are_no_silence(file: str) -> None:
    body = shared("data", "providers", "mediacloud", file).read_bytes()
    outcome, _ = ask("mediacloud", (200, JSON, body))
    assert outcome.state in ("refused", "down")
    assert outcome.error


def said(**fields: object) -> bytes:
    return json.dumps(fields).encode()


KEY_ECHO = said(fault={"faultstring": "Invalid ApiKey k-123", "detail": {}})
SAYINGS: list[tuple[str, Answer, str]] = [
    ("guardian", (401, JSON, said(message="Unauthorized k-123")), "refused"),
    ("guardian", (429, JSON, said(message="API rate limit exceeded")), "limited"),
    ("guardian", (200, JSON, said(response={"status": "error", "message": "bad"})), "refused"),
    (
        "newsapi",
        (401, JSON, said(status="error", code="apiKeyInvalid")),
        "refused",
    ),
    ("newsapi", (429, JSON, said(status="error", code="rateLimited", message="wait")), "limited"),
    ("newsapi", (200, JSON, said(status="error", code="apiKeyExhausted", message="")), "limited"),
    ("newsapi", (500, JSON, said(status="error", code="unexpectedError", message="")), "down"),
    ("nyt", (401, JSON, KEY_ECHO), "refused"),
    ("nyt", (429, JSON, said(fault={"faultstring": "Rate limit quota violation"})), "limited"),
    ("nyt", (200, JSON, said(fault={"faultstring": "Rate limit quota violation"})), "limited"),
    ("mediacloud", (429, TEXT, b""), "limited"),
    ("mediacloud", (403, JSON, said(detail="Invalid token.")), "refused"),
    ("mediacloud", (200, JSON, said(note="Query too broad")), "refused"),
    ("mediacloud", (500, TEXT, b"<h1>Server Error</h1>"), "down"),
    ("mediacloud", (200, TEXT, b"upstream timed out"), "down"),
    (
        "event_registry",
        (200, JSON, said(error="All available tokens are used")),
        "limited",
    ),
    ("event_registry", (200, JSON, said(error="Provided API key is not valid")), "refused"),
    ("searxng", (403, TEXT, b"<h1>Forbidden</h1>"), "refused"),
    ("searxng", (429, TEXT, b"Too Many Requests"), "limited"),
    ("searxng", (200, TEXT, b"<!doctype html><html><body>results</body></html>"), "down"),
    ("gdelt", (200, TEXT, b"<html><body>Service Unavailable</body></html>"), "down"),
    (
        "gdelt",
        (200, TEXT, b"Your keywords contained an illegal character."),
        "refused",
    ),
    ("gdelt", (200, TEXT, b"Timespan is too short."), "refused"),
    ("google_news_rss", (200, TEXT, b"<html><title>Before you continue</title></html>"), "down"),
    ("google_news_rss", (503, TEXT, b"unusual traffic"), "down"),
    ("bing_news_rss", (200, TEXT, b"<html><body>news</body></html>"), "down"),
]


@pytest.mark.parametrize(("name", "answer", "state"), SAYINGS)
def test_refusals_limits_and_outages_in_each_service_s_words(
    name: str, answer: Answer, state: str
) -> None:
    outcome, _ = ask(name, answer)
    assert outcome.state == state, outcome.error
    assert outcome.error
    assert "k-123" not in outcome.error, "a key that a service repeats is not printed"
    assert "\n" not in outcome.error


def test_every_service_s_silence_and_words_are_told_apart() -> None:
    """Each of the services is tried with a refusal, a limit or an outage of its own."""
    assert {name for name, _, _ in SAYINGS} == set(SERVICES)


def test_control_characters_of_a_service_reach_no_terminal() -> None:
    outcome, _ = ask("guardian", (403, TEXT, b"no \x1b[31mkey\x07"))
    assert "\x1b" not in (outcome.error or "")


GDELT_REFUSALS = [
    "error_200_invalid_country.txt",
    "error_200_or_needs_parentheses.txt",
    "error_200_phrase_too_short.txt",
    "error_200_query_length.txt",
    "error_429_rate_limited.txt",
]


@pytest.mark.parametrize("status", [200, 429])
@pytest.mark.parametrize("file", GDELT_REFUSALS)
def test_gdelt_s_plain_lines_are_never_read_as_nothing(file: str, status: int) -> None:
    body = shared("data", "providers", "gdelt", file).read_bytes()
    outcome, _ = ask("gdelt", (status, TEXT, body))
    limited = status == 429 or "429" in file
    assert outcome.state == ("limited" if limited else "refused")
    words = " ".join(body.decode().split())[:40]
    assert words in (outcome.error or "")


def test_another_kind_of_gdelt_answer_is_no_silence() -> None:
    path = shared("data", "providers", "gdelt", "timelinevolraw_nvidia_20260514.json")
    assert ask("gdelt", (200, JSON, path.read_bytes()))[0].state == "down"


def test_recorded_candidates_are_complete() -> None:
    for name, file in (
        ("gdelt", "gdelt/artlist_sanctions_20260828.json"),
        ("guardian", "guardian/search_newest_2017.json"),
        ("event_registry", "event_registry/getArticles_2022.json"),
    ):
        body = shared("data", "providers", *file.split("/")).read_bytes()
        outcome: ProviderOutcome = ask(name, (200, JSON, body), window=Window())[0]
        assert outcome.candidates
        for candidate in outcome.candidates:
            assert candidate.title
            assert candidate.outlet
            assert " " not in candidate.url
            assert name == "gdelt" or candidate.published is not None


TOPIC = Topic("Vaccines contain chips", names=("Ostra",), words=("vaccines", "contain", "chips"))


def fact_checks(answer: Answer, topic: Topic = TOPIC) -> tuple[FactChecksOutcome, Seen]:
    def extra(path: str, headers: dict[str, str]) -> tuple[int, dict[str, str], bytes] | None:
        return (answer[0], dict(answer[1]), answer[2]) if path.startswith("/api") else None

    async def use(fetcher: Fetcher, port: int, seen: Seen) -> tuple[FactChecksOutcome, Seen]:
        config = ProviderConfig(base=f"http://127.0.0.1:{port}/api", key="k-123", pause=0.0)
        return await search_fact_checks(topic, config, fetcher), seen

    return with_server(use, extra=extra, retries=0)


@pytest.mark.parametrize(
    "file",
    [
        "claims_historical_climate_50.json",
        "claims_historical_health_50.json",
        "claims_recent_30days.json",
        "claims_search_2023_page.json",
    ],
)
def test_recorded_fact_checks(file: str) -> None:
    body = shared("data", "providers", "google_factcheck", file).read_bytes()
    claims = json.loads(body)["claims"]
    outcome, seen = fact_checks((200, JSON, body))
    assert outcome.state == "results"
    assert outcome.error is None
    assert len(claims) - 2 <= len(outcome.checks) <= len(claims), "all but mere placeholders"
    for check in outcome.checks:
        assert len(check.rating) <= 120
        assert "<" not in check.rating
        assert check.publisher
    path = next(path for path in seen.paths if path.startswith("/api"))
    assert "vaccines" in path


def test_a_fact_check_finds_its_claim_and_no_other() -> None:
    path = shared("data", "providers", "google_factcheck", "claims_recent_30days.json")
    checks = fact_checks((200, JSON, path.read_bytes()))[0].checks
    words = checks[0].claim.split()
    names = tuple(word for word in words if word[:1].isupper())[:3]
    own = Topic(checks[0].claim, names=names, words=tuple(word.lower() for word in words))
    assert checks[0] in attach(checks, own)
    assert attach(checks, Topic("Ostra's dam fell", names=("Ostra",), words=("dam", "fell"))) == ()


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        ((200, JSON, b"{}"), "nothing"),
        ((200, JSON, b'{"nextPageToken": ""}'), "nothing"),
        ((200, JSON, said(error={"code": 400, "message": "invalid k-123"})), "refused"),
        ((403, JSON, said(error={"code": 403, "status": "PERMISSION_DENIED"})), "refused"),
        ((429, JSON, b"{}"), "limited"),
        ((503, JSON, b"{}"), "down"),
        ((200, TEXT, b"<html></html>"), "down"),
    ],
)
def test_fact_check_service_in_trouble(answer: Answer, state: str) -> None:
    outcome, _ = fact_checks(answer)
    assert outcome.state == state
    assert (outcome.error is None) == (state == "nothing")
    assert "k-123" not in (outcome.error or "")


def test_fact_checks_of_recorded_pages() -> None:
    folder = shared("data", "providers", "claimreview_pages")
    rows = [json.loads(line) for line in (folder / "index.jsonl").read_text().splitlines()]
    read = 0
    for row in rows:
        body = gzip.decompress((folder / row["file"]).read_bytes())
        tree = parse(decode(body))
        checks = claim_reviews(tree, row["url"] or "https://x.example/") if tree is not None else ()
        read += bool(checks)
        if checks and row["claim"]:
            wanted = " ".join(row["claim"].split())[:20].lower()
            assert any(wanted[:8] in check.claim.lower() for check in checks), row["file"]
    wanted_pages = sum(bool(row["claimreview_count"]) for row in rows)
    assert read >= wanted_pages - 1
