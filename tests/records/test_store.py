"""What goes in comes out equal, once, and in order, on both databases."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matching.types import Decision, Merge
from records.errors import Busy, Integrity, NotFound
from records.store import Store
from records.types import CheckRecord, Review, WatchItem
from sources.types import Window
from tests.records import strategies
from tests.records.examples import (
    ARTICLE,
    COVERAGE,
    DAY,
    GAZETTE,
    POST,
    RADIO,
    TRIBUNE,
    WIRE,
    document,
    example,
    unsearched,
)


@given(data=st.data())
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_a_record_comes_back_equal(store: Store, data: st.DataObject) -> None:
    check = replace(data.draw(strategies.checks()), id=uuid.uuid4().hex)
    store.record(check)
    assert store.load(check.id) == check
    store.record(check)
    assert store.load(check.id) == check


def test_the_example_comes_back_equal(store: Store) -> None:
    store.record(example())
    assert store.load() == example()


def test_a_time_in_another_zone_is_the_same_time(store: Store) -> None:
    zone = timezone(timedelta(hours=5, minutes=30))
    store.record(example(finished_at=datetime(2026, 3, 15, 14, 0, tzinfo=zone)))
    loaded = store.load()
    assert loaded.finished_at == datetime(2026, 3, 15, 8, 30, tzinfo=UTC)
    assert loaded.finished_at.utcoffset() == timedelta(0)


def test_a_check_is_found_by_id_start_and_address(store: Store) -> None:
    store.record(example())
    store.record(unsearched())
    assert store.load("20260315T0815") == example()
    assert store.load(ARTICLE.url).id == unsearched().id
    with pytest.raises(NotFound, match="several checks"):
        store.load("20260315T0")
    with pytest.raises(NotFound, match=r"no check or article 'https://elsewhere\.example/'"):
        store.load("https://elsewhere.example/")
    with pytest.raises(NotFound):
        store.load("%%%%")


def test_nothing_on_record_says_so(store: Store) -> None:
    with pytest.raises(NotFound, match="no check is on record"):
        store.load()
    assert store.history() == []
    assert store.search(["anything"]) == []
    with pytest.raises(NotFound):
        store.statuses("https://mere-courier.example/")


def later(days: int, **changes: object) -> CheckRecord:
    base = example(id=f"later-{days}", finished_at=DAY + timedelta(days=days), **changes)
    return replace(base, started_at=base.finished_at - timedelta(seconds=9))


def test_as_of_sees_only_what_had_finished(store: Store) -> None:
    for days in (3, 2):  # recorded out of order
        store.record(later(days))
    assert store.load(ARTICLE.url, as_of=DAY + timedelta(days=2, hours=1)).id == "later-2"
    assert store.load(None, as_of=DAY + timedelta(days=9)).id == "later-3"
    with pytest.raises(NotFound, match="as of 2026-03-15"):
        store.load(ARTICLE.url, as_of=DAY + timedelta(days=1))
    with pytest.raises(NotFound):
        store.load("later-3", as_of=DAY + timedelta(days=2, hours=1))


def test_another_check_under_the_same_id_is_refused(store: Store) -> None:
    store.record(example())
    with pytest.raises(Integrity, match="another check is on record"):
        store.record(example(engine_version="0.2.0"))
    assert store.load() == example()


def test_a_record_that_contradicts_itself_is_refused(store: Store) -> None:
    wrong = example(documents=(replace(WIRE, text=WIRE.text + "!"),))
    with pytest.raises(Integrity, match="content hash"):
        store.record(wrong)
    first, *rest = example().assessment.claims
    stray = replace(first, decision=replace(first.decision, claim_id="c9"))
    assessment = replace(example().assessment, claims=(stray, *rest))
    with pytest.raises(Integrity, match="another claim's evidence"):
        store.record(example(assessment=assessment))
    assert store.history() == []


def test_history_is_latest_first_and_narrowed(store: Store) -> None:
    for days in (2, 4, 3):
        store.record(later(days))
    other = document("https://other.example/a", "Bridge closed", "The bridge closed on Monday.")
    assessment = replace(example().assessment, article=other, claims=(), lineage=())
    store.record(later(5, assessment=assessment))
    assert [s.id for s in store.history(3)] == ["later-5", "later-4", "later-3"]
    assert [s.id for s in store.history(2, offset=2)] == ["later-3", "later-2"]
    assert [s.id for s in store.history(outlet="other.example")] == ["later-5"]
    assert [s.id for s in store.history(words="BRIDGE clos")] == ["later-5"]
    assert [s.id for s in store.history(words="100%")] == []
    assert len(store.history(status="disputed")) == 3
    assert dict(store.history(1, article=ARTICLE.url)[0].counts) == {
        "confirmed": 2,
        "disputed": 3,
        "single-source": 4,
        "undetermined": 1,
    }


def test_statuses_tell_what_moved(store: Store) -> None:
    store.record(later(2))
    first, *rest = example().assessment.claims
    fewer = replace(
        first,
        decision=Decision("c1", "single-source", "one_origin", "Radio Quillan corrected itself."),
        matches=tuple(m for m in first.matches if m.statement.document is not RADIO),
    )
    assessment = replace(example().assessment, claims=(fewer, *rest[:-1]))
    store.record(later(3, assessment=assessment))
    moved = [c for c in store.statuses(ARTICLE.url) if c.previous not in (None, c.status)]
    assert [(c.claim_id, c.previous, c.status) for c in moved] == [
        ("c1", "confirmed", "single-source")
    ]
    assert moved[0].because == (f"gone: {RADIO.url} (supports)",)
    (gone,) = [c for c in store.statuses(ARTICLE.url) if c.withdrawn]
    assert gone.claim.startswith("Divers")
    assert len(store.statuses(ARTICLE.url, as_of=DAY + timedelta(days=2))) == 10


def test_search_finds_rare_words_first(store: Store) -> None:
    store.record(example())
    found = store.search(["Tanner", "the", "Friday"], exclude_outlets=[ARTICLE.outlet])
    assert found[0] == RADIO
    assert store.search(["CALLOWAY'S", "January"], limit=1) in ([TRIBUNE], [GAZETTE], [ARTICLE])
    assert store.search(["zebra"]) == []
    assert store.search(["'; drop", 'zebra" XYZZY "y', "*", "NEAR(", "x'y", "", "\x00"]) == []
    assert store.search(["sluice"], limit=0) == []


def test_search_keeps_to_the_window(store: Store) -> None:
    store.record(example())
    early = Window(until=DAY + timedelta(hours=2))
    assert store.search(["Quillan"], early) == [WIRE]
    assert WIRE not in store.search(["Quillan"], Window(since=DAY + timedelta(hours=2)))


def test_search_gives_the_latest_version_of_a_page(store: Store) -> None:
    store.record(example())
    mended = document(POST.url, POST.title, "Firefighters cleared 209 homes. Correction.", hours=3)
    store.record(later(3, documents=(mended,)))
    assert store.search(["Firefighters", "209"])[0] == mended
    assert POST not in store.search(["Hamm"])


def test_search_ignores_case_and_marks(store: Store) -> None:
    held = document("https://a.example/1", "Šibenik", "Żółw w Šibeniku. Пожар у Львові.")
    store.record(example(documents=(held, *COVERAGE)))
    assert store.search(["sibeniku"]) == [held]
    assert store.search(["ЛЬВОВІ"]) == [held]


def test_lineage_once_seen_stays(store: Store) -> None:
    store.record(example())
    bare = replace(example().assessment, lineage=())
    store.record(later(3, assessment=bare))
    kinds = [m.kind for m in store.merges([WIRE.id, POST.id, RADIO.id])]
    assert kinds == ["credit", "reuse"]
    assert store.merges([WIRE.id]) == ()


def test_lineage_leads_through_pages_that_are_gone(store: Store) -> None:
    def tie(left: str, right: str) -> Merge:
        return Merge("reuse", left, right, "40 words in a row")

    a, b, c, d = (f"https://{name}.example/1" for name in "abcd")
    ties = (tie(a, b), tie(c, b), tie(b, d))
    store.record(example(assessment=replace(example().assessment, lineage=ties)))
    assert store.merges([a, c]) == (tie(a, b), tie(c, b))
    assert store.merges([a]) == ()
    assert store.merges([d, c]) == (tie(b, d), tie(c, b))
    assert store.merges([a, "https://e.example/1"]) == ()


def test_reviews_are_appended_and_kept_in_order(store: Store) -> None:
    store.record(example())
    review = Review("r1", DAY, "desk", "split", ARTICLE.id, "", WIRE.id, RADIO.id, "own reporter")
    revoked = Review("r2", DAY + timedelta(hours=1), "desk", "revoke", ARTICLE.id, revokes="r1")
    store.add_review(revoked)
    store.add_review(review)
    store.add_review(review)
    assert store.reviews(ARTICLE.url) == (review, revoked)
    assert store.reviews(ARTICLE.id, "some claim") == (review, revoked)
    assert store.reviews("https://other.example/") == ()
    with pytest.raises(Integrity):
        store.add_review(replace(review, note="changed"))


def test_watch_items_fall_due(store: Store) -> None:
    a = WatchItem("https://a.example/", "article", DAY, 24)
    b = WatchItem("https://b.example/feed", "feed", DAY, 6, note="regional")
    assert store.watch_add(a) == a
    store.watch_add(b)
    assert store.watch_list() == [a, b]
    assert store.due(DAY) == [a, b]
    store.watch_done(b.url, DAY + timedelta(hours=1))
    store.watch_done(a.url, DAY)
    assert store.due(DAY + timedelta(hours=6)) == []
    assert [i.url for i in store.due(DAY + timedelta(hours=7))] == [b.url]
    assert [i.url for i in store.due(DAY + timedelta(hours=30))] == [b.url, a.url]
    kept = store.watch_add(replace(b, every_hours=12, added_at=DAY + timedelta(days=1)))
    assert (kept.every_hours, kept.added_at) == (12, DAY)
    assert kept.last_checked == DAY + timedelta(hours=1)
    store.watch_remove(a.url)
    with pytest.raises(NotFound):
        store.watch_remove(a.url)
    store.watch_done(a.url, DAY)


def test_an_article_is_held_by_one_at_a_time(store: Store) -> None:
    with store.lock("https://a.example/", now=DAY):
        with pytest.raises(Busy, match=r"a\.example/ is being checked"):
            store.lock("https://a.example/", now=DAY).__enter__()
        with store.lock("https://b.example/", now=DAY):
            pass
        with store.lock("https://a.example/", now=DAY + timedelta(hours=1)):
            pass  # the first holder died, as far as we know
    with store.lock("https://a.example/", now=DAY):
        pass
