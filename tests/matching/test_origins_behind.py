"""Small newsrooms: who stands behind whom, one invented case each."""

from __future__ import annotations

from dataclasses import replace

import pytest

from matching.lineage.names import Outlets
from matching.origins.behind import has_access, source_behind
from matching.origins.speakers import Source, compare
from matching.statements import read_statements
from matching.types import Attribution, SourceKind
from tests.matching.making import claim, document, said
from tests.matching.test_origins import ARTICLE, FERRY, SMITHY, grouping, supporter

COURIER = "The mill bridge has been shut since Monday. Nobody crosses it."


def counts(*supporters, **more) -> tuple[int, int]:  # type: ignore[no-untyped-def]
    found = grouping(list(supporters), **more).supporting
    return found.min, found.max


def reasons(*supporters, **more) -> set[tuple[str, bool]]:  # type: ignore[no-untyped-def]
    found = grouping(list(supporters), **more)
    return {(m.kind, m.certain) for g in found.groups for m in g.joined_by}


def by(outlet: str, speaker: str, kind: SourceKind, text: str = SMITHY):  # type: ignore[no-untyped-def]
    return supporter(outlet, text, said(speaker, kind))


def test_two_papers_that_quote_one_official_are_one_source() -> None:
    pair = by("a.example", "Mara Lunn", "person"), by("b.example", "Governor Lunn", "person", FERRY)
    assert counts(*pair) == (2, 2)
    assert reasons(*pair) == {("attribution", True)}


def test_officials_said_twice_is_one_unknown_source() -> None:
    pair = by("a.example", "officials", "group"), by("b.example", "authorities", "group", FERRY)
    assert counts(*pair) == (2, 3)
    assert reasons(*pair) == {("anonymous", False)}


def test_officials_of_two_towns_are_two_sources() -> None:
    assert counts(
        by("a.example", "Corvan officials", "group"),
        by("b.example", "Lowland officials", "group", FERRY),
    ) == (3, 3)


def test_a_ministry_by_two_names_is_one_source() -> None:
    pair = (
        by("a.example", "Ministry of Health", "institution"),
        by("b.example", "the health ministry", "group", FERRY),
    )
    assert counts(*pair) == (2, 2)


def test_officials_of_a_ministry_may_be_the_ministry() -> None:
    pair = (
        by("a.example", "the Ministry of Health", "institution"),
        by("b.example", "the health ministry's officials", "group", FERRY),
    )
    assert counts(*pair) == (2, 3)


def test_two_ministries_are_two_sources() -> None:
    assert counts(
        by("a.example", "the Ministry of Finance", "institution"),
        by("b.example", "the health ministry", "group", FERRY),
    ) == (3, 3)


def test_a_number_is_nobody() -> None:
    assert counts(by("a.example", "43", "person"), by("b.example", "43", "person", FERRY)) == (3, 3)
    told = Attribution("43", "43-year-old Martin Taylor", "said", "indirect")
    assert Source.of(told).name == "43-year-old Martin Taylor"
    assert compare(Source.of(told), Source("person", "Martin Taylor", "Taylor")) == "same"


def test_a_report_that_opens_with_another_rests_on_it_throughout() -> None:
    brief = (
        "The mill bridge is closed, the Courier Post reported. It is the third time this year. "
        "Carts wait on both banks. No date is given for its repair. The smith has been told."
    )
    late = brief.replace(", the Courier Post reported", "") + " The Courier Post saw the planks."
    post = supporter("courierpost.example", COURIER)
    assert reasons(supporter("brief.example", brief), post) == {("citation", True)}
    of_the_rest = supporter("brief.example", brief)
    passage = "No date is given for its repair."
    start = brief.index(passage)
    lower = replace(of_the_rest.statement, text=passage, span=(start, start + len(passage)))
    assert reasons(replace(of_the_rest, statement=lower), post) == {("citation", False)}
    assert reasons(supporter("brief.example", late), post) == set()


def test_who_had_the_story_first_stands_behind_the_rest_of_it() -> None:
    post = supporter("courierpost.example", COURIER)
    text = (
        "Nobody may cross the mill bridge. Planks bar the way. A notice hangs there. Carts wait. "
        "The Courier Post first reported the closure."
    )
    assert reasons(supporter("brief.example", text), post) == {("citation", False)}


RELEASE = (
    "Varn Space Office tests a colder engine\n\nThe Varn Space Office has run its engine for an "
    "hour. Frost covered the stand, and the valves held. The office will run it again in May.\n\n"
    "Provided by Varn Space Office"
)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The Varn Space Office says its engine ran for an hour. Frost was seen.", {True, False}),
        ("An engine roared over Varn for an hour. Neighbours complained of it.", set()),
    ],
)
def test_a_release_and_a_report_of_it(text: str, wanted: set[bool]) -> None:
    release = supporter("sciencewire.example", RELEASE)
    found = reasons(release, supporter("daily.example", text))
    assert {certain for kind, certain in found if kind == "attribution"} <= wanted
    assert bool(found) == bool(wanted)


def test_whom_a_release_quotes_it_quotes_for_itself() -> None:
    release = supporter("sciencewire.example", RELEASE, said("Ida Roe"))
    report = supporter(
        "daily.example",
        "The Varn Space Office said its engine ran for an hour. Frost was seen.",
        said("the Varn Space Office", "institution"),
    )
    assert reasons(release, report) == {("attribution", False)}


def test_an_own_reporter_beside_a_quoting_paper_is_a_second_origin() -> None:
    assert counts(by("a.example", "Mara Lunn", "person"), supporter("b.example", FERRY)) == (3, 3)


def test_the_articles_own_source_quoted_elsewhere_adds_nothing() -> None:
    of = claim(ARTICLE, attribution=said("Mara Lunn"))
    assert counts(by("a.example", "Governor Mara Lunn", "person"), of=of) == (1, 1)


def test_two_witnesses_are_two_origins() -> None:
    assert counts(
        by("a.example", "Ida Roe", "witness"), by("b.example", "Tam Velde", "witness", FERRY)
    ) == (3, 3)


def test_one_post_quoted_by_two_is_one_document() -> None:
    pair = (
        by("a.example", "the Harbour Board's post", "document"),
        by("b.example", "the Harbour Board", "institution", FERRY),
    )
    assert counts(*pair)[0] == 2


@pytest.mark.parametrize(
    ("one", "two", "joined"),
    [
        (
            "Bees lose their way near mills. The findings were published Monday in Varn Botany.",
            "Mills confuse bees. A study, published in the journal Varn Botany Letters, says so.",
            True,
        ),
        (
            "Bees lose their way near mills. The findings were published Monday in Varn Botany.",
            "Mills confuse bees. A study, published in the journal Lindholm Botany, says so.",
            False,
        ),
        (
            "Bees lose their way near mills. The study was made in Varn.",
            "Mills confuse bees. The study was paid for in Varn.",
            False,
        ),
    ],
)
def test_reports_of_one_article_in_a_journal(one: str, two: str, joined: bool) -> None:
    found = reasons(supporter("a.example", one), supporter("b.example", two))
    assert found == ({("attribution", False)} if joined else set())


SENTENCES = {
    "gazette": "The mill bridge is closed, a source told the Varn Gazette.",
    "gazette again": "Since Monday nobody may cross at the mill, officials told the Varn Gazette.",
    "gazette says": "The bridge by the mill has been shut, the Varn Gazette reports.",
    "statement": "The mill bridge is closed, according to a statement from Corvan Roads.",
    "release": "Nobody may cross at the mill since Monday, Corvan Roads said in a press release.",
    "bare statement": "The bridge by the mill has been shut, according to a statement.",
    "spokesman": "The mill bridge is closed, a company spokesman said.",
    "named": "Since Monday nobody may cross, said Piet Aalders, spokesman for Corvan Roads.",
    "company": "Nobody may cross at the mill since Monday, the company said.",
    "police": "The bridge at the mill is shut, a police spokeswoman said.",
    "ministry": "Nobody may cross at the mill, the health ministry said.",
    "memo": "The mill bridge is closed, an internal memo shows.",
    "other memo": "According to an internal memo, the bridge at the mill has been shut.",
}


def telling(which: str):  # type: ignore[no-untyped-def]
    text = SENTENCES[which]
    outlet = f"{which.replace(' ', '')}paper.example"
    found = read_statements(document(outlet, text))[0].attribution
    return supporter(outlet, text, found)


@pytest.mark.parametrize(
    ("one", "two", "least"),
    [
        ("gazette", "gazette again", 2),
        ("gazette", "gazette says", 2),
        ("statement", "release", 2),
        ("bare statement", "release", 2),
        ("bare statement", "named", 2),
        ("spokesman", "named", 2),
        ("spokesman", "company", 2),
        ("memo", "other memo", 2),
        ("police", "ministry", 3),
        ("police", "named", 3),
        ("statement", "ministry", 3),
        ("gazette", "statement", 3),
        ("memo", "release", 3),
    ],
)
def test_vague_sources_are_looked_behind(one: str, two: str, least: int) -> None:
    assert counts(telling(one), telling(two))[0] == least


def test_who_was_told_by_a_source_has_access_and_who_repeats_it_has_none() -> None:
    outlets = Outlets([document("varngazette.example", "x"), document("b.example", "x")])
    told = "Officials told the Varn Gazette so."
    assert has_access(told, "varngazette.example", outlets)
    assert not has_access(told, "b.example", outlets)
    assert has_access("Officials told this newspaper so.", "b.example", outlets)
    assert not has_access("Officials told the Senate so.", "b.example", outlets)
    nobody = Source("anonymous", "officials", "Officials")
    assert source_behind(nobody, told, "varngazette.example", outlets) == nobody
    assert source_behind(nobody, told, "b.example", outlets).name == "Varn Gazette"
    assert source_behind(nobody, "Officials told the Senate so.", "b.example", outlets) == nobody
