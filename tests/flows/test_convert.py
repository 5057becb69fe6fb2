"""Between the rooms: topics out of claims, reviews of the records, providers out of settings."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from flows.convert import to_document, to_page, to_reviews, to_topics, with_events
from flows.providers import chosen, configuration
from flows.settings import Settings, SettingsError
from matching.types import Claim
from records.types import Review
from sources.outlets import Register
from sources.types import InputError, SourceDocument, Window

AT = datetime(2026, 3, 4, tzinfo=UTC)


def claim(number: int, text: str) -> Claim:
    span = (0, len(text))
    return Claim(f"c{number}", text, span, span, text, "event", text)


def test_a_topic_has_names_figures_and_rare_words() -> None:
    texts = [
        "A ferry carrying 87 passengers ran aground near New Lindholm on Tuesday",
        "The ferry left the port of Varn",
    ]
    first, second = to_topics([claim(n, text) for n, text in enumerate(texts)])
    assert first.names == ("New Lindholm", "Tuesday")
    assert first.figures == ("87",)
    assert first.words[-1] == "ferry", "what every claim says comes last"
    assert "passengers" in first.words
    assert second.names == ("Varn",), "a capital at the head of a sentence is no name"


def test_a_claim_of_an_earlier_event_has_its_own_window() -> None:
    texts = [
        "The ferry sank off Varn on 5 October 2019",
        "Divers reached the ferry on 3 March",
        "The ferry that sank on 5 October 2019 was raised on 3 March 2026",
        "The ferry has been out of service since October 2019",
        "The ferry was built in 1987",
        "The first lighthouse of Varn was lit on 5 October 1612",
    ]
    claims = [claim(n, text) for n, text in enumerate(texts)]
    window = Window(AT - timedelta(days=30), AT + timedelta(days=30))
    dated = with_events(to_topics(claims), claims, AT, window)
    assert dated[0].event == Window(
        datetime(2019, 10, 2, tzinfo=UTC), datetime(2019, 11, 4, tzinfo=UTC)
    )
    assert [topic.event for topic in dated[1:]] == [None] * 5
    assert with_events(to_topics(claims), claims, None, window)[0].event is None


def test_a_document_on_record_comes_back_as_it_went_in() -> None:
    asked, known = "https://a.example/1?utm_source=x", "https://a.example/1"
    page = SourceDocument(asked, known, "a.example", "T", AT, "text", "f" * 64)
    document = to_document(page)
    assert (document.id, document.url) == (page.canonical_url, page.url)
    assert to_document(to_page(document)) == document
    bare = dataclasses.replace(page, url="", canonical_url="")
    assert to_document(bare).id == page.sha256


def test_reviews_that_hold_reach_the_engine_and_others_do_not() -> None:
    base = Review("r1", AT, "Kim", "merge", "a", left="x", right="y", note="one desk")
    reviews = [
        base,
        dataclasses.replace(base, id="r2", action="split", claim_text="It rained"),
        dataclasses.replace(base, id="r3", action="note"),
        dataclasses.replace(base, id="r4", claim_text="Gone from the article"),
        dataclasses.replace(base, id="r5", action="merge", right="z"),
        dataclasses.replace(base, id="r6", action="revoke", revokes="r5"),
    ]
    held = to_reviews(reviews, [claim(7, "It rained")])
    assert [(r.action, r.right, r.claim_id) for r in held] == [
        ("merge", "y", None),
        ("split", "y", "c7"),
    ]


def settings(**changes: object) -> Settings:
    return dataclasses.replace(Settings(Path("home"), "sqlite://"), **changes)  # type: ignore[arg-type]


def names(asked: list[str] | None, found: Settings) -> list[str]:
    return [provider.name for provider in chosen(asked, found, Register())]


def test_providers_asked_for_win_over_those_configured() -> None:
    assert names(None, settings()) == [], "no service is asked that nobody named"
    assert names(None, settings(feeds=("https://a.example/rss",))) == ["feeds"]
    assert names(None, settings(providers=("gdelt",), feeds=("https://a.example/rss",))) == [
        "gdelt"
    ]
    assert names(["feeds", "saved"], settings(providers=("gdelt",))) == ["feeds"]
    with pytest.raises(InputError, match=r"gogle.*gdelt"):
        names(["gogle"], settings())


def test_provider_options_are_checked() -> None:
    good = settings(
        feeds=("https://a.example/rss",), options=(("feeds", (("addresses", ["https://b.example"]),)),)
    )  # fmt: skip
    assert configuration(good).of("feeds").addresses == (
        "https://a.example/rss",
        "https://b.example",
    )
    with pytest.raises(SettingsError, match=r"provider\.gdelt\.kee"):
        configuration(settings(options=(("gdelt", (("kee", "x"),)),)))
    with pytest.raises(SettingsError, match="unknown provider 'gdlt'"):
        configuration(settings(options=(("gdlt", ()),)))
