"""Credits are read where credits stand; a named source in running text is no credit."""

from __future__ import annotations

import pytest

from matching.lineage.citation import read_citations
from matching.lineage.credits import Credit, read_credits
from matching.lineage.names import Outlets, agencies, registered
from matching.types import Document
from tests.matching.making import document

BODY = "Water rose in the lower town on Monday. Two bridges are closed until further notice."


def credits_of(text: str = BODY, *others: Document, **more: object) -> list[Credit]:
    one = document("morning.example", text, **more)  # type: ignore[arg-type]
    return list(read_credits(one, Outlets([one, *others])))


def whole(found: list[Credit]) -> set[str]:
    return {c.key for c in found if c.whole}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("ORSK, May 6 (AP) — Water rose in the lower town.", "AP"),
        ("Orsk (AFP) – Water rose in the lower town.", "AFP"),
        ("Orsk (dpa) - Water rose in the lower town.", "DPA"),
        ("ORSK, Finland (Reuters) - Water rose in the lower town.", "Reuters"),
        ("A headline\n\nBy JANE DOE, Associated Press\n\nWater rose.", "AP"),
        ("A headline\n\nThe Associated Press\n\nMay 6, 2025\n\nWater rose.", "AP"),
        ("Water rose.\n\n© 2025 The Associated Press. All rights reserved.", "AP"),
        ("Water rose.\n\n(Reporting by Jane Doe; Editing by John Roe)", "Reuters"),
        ("Water rose.\n\nReporting by Jane Doe, Xinhua", "Xinhua"),
        ("Water rose.\n\nSource: Kyodo News", "Kyodo"),
        ("Water rose.\n\nAssociated Press writer Jane Doe contributed to this report.", "AP"),
        ("Water rose.\n\nWith agency material (PTI)", "PTI"),
    ],
)
def test_credits_in_the_text(text: str, key: str) -> None:
    assert whole(credits_of(text)) == {key}


@pytest.mark.parametrize(
    "text",
    [
        "The prime minister told Reuters that the bridge would be rebuilt. AP first reported it.",
        "Two people drowned, according to Agence France-Presse.",
        "The senator (R) - who had been ill - spoke first.",
        "Water rose.\n\n(Photo by Jane Doe / AP)",
        "Rain fell over the roofs of the old town on Monday.\n\nCarlos Mora / Reuters\n\nWater "
        "rose.",
        "The bus (number 12) - always late - was early.",
    ],
)
def test_no_credits(text: str) -> None:
    assert whole(credits_of(text)) == set()


def test_contributed_material_covers_no_whole_text() -> None:
    found = credits_of("Water rose.\n\nThe Associated Press contributed to this report.")
    assert [(c.key, c.whole) for c in found] == [("AP", False)]


def test_bylines_and_metadata() -> None:
    assert whole(credits_of(byline="Source: AFP")) == {"AFP"}
    assert whole(credits_of(byline="Jane Doe, Reuters")) == {"Reuters"}
    assert whole(credits_of(credits=("© Associated Press",))) == {"AP"}
    mixed = credits_of(byline="By our own staff and AFP")
    assert [(c.key, c.whole) for c in mixed] == [("AFP", False)]
    assert whole(credits_of(byline="Petra Lindholm")) == set()


def test_an_agency_that_nobody_registered_is_known_from_the_documents_at_hand() -> None:
    wire = document("nra.example", BODY, kind="wire", byline="NRA", path="w")
    assert whole(credits_of("ORSK, May 6 (NRA) - Water rose.", wire)) == {"nra.example"}
    assert whole(credits_of(BODY, wire, byline="NRA")) == {"nra.example"}
    assert whole(credits_of("ORSK, May 6 (QZX) - Water rose.")) == {"name:qzx"}


def test_the_text_of_an_agency_credits_itself() -> None:
    wire = document("nra.example", "ORSK (NRA) - " + BODY, kind="wire")
    (own,) = read_credits(wire, Outlets([wire]))
    assert (own.key, own.kind) == ("nra.example", "outlet")


def test_the_register() -> None:
    assert len(agencies()) >= 60
    assert registered("The Associated Press") == registered("AP") == "AP"
    assert registered("Agence France-Presse") == "AFP"
    assert registered("Sudden Moss") is None
    keys = [a.key for a in agencies()]
    assert len(keys) == len(set(keys))
    domains = [d for a in agencies() for d in a.domains]
    assert len(domains) == len(set(domains))


def test_citations_of_outlets_at_hand() -> None:
    courier = document("lindholmcourier.example", BODY)
    gazette = document("varngazette.example", BODY)
    wire = document("rna.example", BODY, kind="wire")
    text = (
        "Two engineers were held on Tuesday, the Lindholm Courier reports. It also says a third "
        "man is sought. The mayor was seen on the quay. Fish is dearer, as people have told our "
        "colleagues at The Varn Gazette. The port is shut, the Riverland News Agency reported."
    )
    one = document("evening.example", text)
    found = read_citations(one, Outlets([one, courier, gazette, wire]))
    assert [c.key for c in found] == [
        "lindholmcourier.example",
        "varngazette.example",
        "rna.example",
    ]
    first = found[0]
    assert text[first.span[0] : first.reach].rstrip().endswith("a third man is sought.")


def test_a_sister_paper_is_cited_without_its_name() -> None:
    sister = document("city.example", BODY, owner="Quay Group")
    one = document(
        "coast.example", "Two men were held, our sister newspaper reported.", owner="Quay Group"
    )
    assert [c.key for c in read_citations(one, Outlets([one, sister]))] == ["city.example"]


def test_a_common_word_is_no_citation() -> None:
    space = document("space.example", BODY)
    one = document("a.example", "NASA told the Space Council on Monday that Space is hard.")
    assert read_citations(one, Outlets([one, space])) == ()


@pytest.mark.parametrize(
    ("domain", "name"),
    [
        ("theguardian.com", "the Guardian"),
        ("thevarnherald.example", "The Varn Herald"),
        ("bbc.co.uk", "BBC News"),
        ("nytimes.com", "The New York Times"),
    ],
)
def test_an_outlet_is_known_by_its_name_without_article_or_branch(domain: str, name: str) -> None:
    outlets = Outlets([document(domain, "A text."), document("other.example", "A text.")])
    assert outlets.named(name) == domain
    assert outlets.named("the") is None
