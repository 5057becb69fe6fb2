"""Queries: few, about the story's names, within each grammar's limits."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sources.providers import SERVICES
from sources.queries import Query, plan, render
from sources.types import Topic

TOPICS = [
    Topic("Lena Voss visited Ostra", names=("Lena Voss", "Ostra"), words=("visited",)),
    Topic("87 families left Ostra", names=("Ostra",), words=("families",)),
    Topic("The dam above Ostra fell", names=("Ostra",), words=("dam", "fell")),
    Topic("Kerrin Mining denied it", names=("Kerrin Mining",), words=("denied",)),
]


def test_one_query_for_what_the_claims_share() -> None:
    first, second = plan(TOPICS)
    assert first.must == ("Ostra",)
    assert first.topics == (0, 1, 2)
    assert "Lena Voss" in first.any
    assert second.must == ("Kerrin Mining",)


def test_topics_without_names_are_asked_by_their_words() -> None:
    (query,) = plan([Topic("the dam fell", words=("dam", "fell"))])
    assert query.must == ("dam",)


def test_nothing_to_ask() -> None:
    assert plan([]) == ()
    assert plan([Topic("")]) == ()


def test_render() -> None:
    query = Query(("Lena Voss",), ("Ostra", "dam wall", "U.S."))
    assert render(query, longest=200) == '"Lena Voss" AND (Ostra OR "dam wall" OR "U.S.")'
    assert render(query, longest=35, joiner=" ") == '"Lena Voss" (Ostra OR "dam wall")'
    assert render(query, longest=18, joiner=" ") == '"Lena Voss" Ostra'
    assert render(Query(("Ostra",)), longest=50) == "Ostra"


NAMES = st.text(st.sampled_from('abcdefgh éÜ.-"()'), min_size=1, max_size=25)
TOPIC = st.builds(
    Topic,
    text=NAMES,
    names=st.lists(NAMES, max_size=4).map(tuple),
    words=st.lists(NAMES, max_size=6).map(tuple),
)


@given(st.lists(TOPIC, max_size=8))
def test_grammars_hold_their_limits(topics: list[Topic]) -> None:
    queries = plan(topics, most=3)
    assert len(queries) <= 3
    assert plan(topics, most=3) == queries
    for query in queries:
        text = SERVICES["gdelt"].grammar(query)
        assert len(text) <= 200
        assert text.count('"') % 2 == 0
        assert len(SERVICES["newsapi"].grammar(query)) <= 500


@given(st.lists(TOPIC, max_size=6))
def test_every_topic_with_a_usable_name_is_stood_for(topics: list[Topic]) -> None:
    covered = {number for query in plan(topics, most=99) for number in query.topics}
    for number, topic in enumerate(topics):
        if any(len(name) >= 3 and any(c.isalpha() for c in name) for name in topic.names):
            assert number in covered


def test_a_headline_is_asked_for_by_its_own_words() -> None:
    title = "Ostra dam fails, Lena Voss visits"
    lead = Topic(title, ("Lena Voss", "Ostra"), (), ("dam", "fails", "visits"), lead=True)
    first, *others = plan([lead, *TOPICS])
    assert first.must == ("Ostra",), "the name that most claims share"
    assert first.words == "Ostra Lena Voss dam fails visits"
    assert [query.must for query in others] == [query.must for query in plan(TOPICS)]
    assert plan([Topic("Update", lead=True), *TOPICS])[0].must == ("Ostra",)
    assert len(plan([lead, *TOPICS], most=1)) == 1


def test_of_the_headline_s_names_the_more_specific_one_must_be_there() -> None:
    names = ("Lindholm", "North Varn")
    lead = Topic("Lindholm firms divided on North Varn ferry", names, lead=True)
    claims = [
        Topic("A firm in Lindholm is behind the ferry", ("Lindholm",)),
        Topic("The ferry of North Varn costs 4 million", ("North Varn",)),
    ]
    assert plan((lead, *claims))[0].must == ("North Varn",), "told elsewhere without the town"


def test_a_notice_in_the_place_of_the_headline_is_not_asked_for() -> None:
    notice = Topic(
        "Sign up here to get alerts straight to your desktop",
        ("Sign",),
        (),
        ("alerts", "desktop", "straight"),
        lead=True,
    )
    asked = [(query.must, query.any) for query in plan([notice, *TOPICS])]
    assert asked == [(query.must, query.any) for query in plan(TOPICS)]


def test_a_capital_at_the_head_of_a_sentence_names_nobody() -> None:
    topics = [
        Topic("Even Ostra was flooded", ("Even", "Ostra"), words=("flooded", "after")),
        Topic("Even the mill was lost", ("Even",), words=("mill", "lost")),
        Topic("The bridge did not even shake", (), words=("bridge", "shake", "monday")),
    ]
    queries = plan(topics)
    terms = {term.casefold() for query in queries for term in (*query.must, *query.any)}
    assert queries[0].must == ("Ostra",)
    assert "monday" not in terms
    assert "after" not in terms


def test_months_are_not_what_a_story_is_about() -> None:
    topics = [
        Topic("The ferry ran aground on 3 March", ("March", "Ferry"), words=("aground",)),
        Topic("It left Varn on 3 March", ("March", "Varn"), words=("left",)),
    ]
    queries = plan(topics)
    assert {query.must[0] for query in queries} == {"Ferry", "Varn"}
