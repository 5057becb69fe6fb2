"""A support tells the claim's deed: by its doer, of all of them, with its reason and complement."""

from __future__ import annotations

import pytest

from matching.compare import counting
from matching.compare.figures import read_figures
from matching.compare.modality import mode
from matching.compare.wording import main_verbs
from matching.text.naming import read_names
from matching.text.tokens import stem
from tests.matching.pairs import match


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        (
            "Forward Anton Brel renewed his contract with Celta Norte until 2031",
            "Forward Anton Brel left Celta Norte, whose captain renewed his contract to 2031.",
        ),
        (
            "Cyclist Ilse Maar tested positive for a banned drug",
            "Cyclist Ilse Maar gave up after a teammate had tested positive for a banned drug.",
        ),
        (
            "The night train left the rails near Orlo because of a cracked axle",
            "Passengers of the night train that left the rails near Orlo were taken on by coach.",
        ),
        (
            "Every school in Varn now has access to clean water",
            "Clean water matters to every school in Varn, the ministry says.",
        ),
        (
            "The city of Orlo will admit 900 refugees from the camps in Maraz",
            "The city of Orlo has sent blankets for 900 refugees in the camps in Maraz.",
        ),
        (
            "The media group Ostra has bought the newspaper Varn Post",
            "The media group Ostra is said to be interested in buying the newspaper Varn Post.",
        ),
        (
            "Former skater Anna Reyl has died after a long illness",
            "Former skater Paul Reyl has described his long illness in a book.",
        ),
    ],
)
def test_what_does_not_tell_the_deed_neither_supports_nor_disputes(
    claim: str, evidence: str
) -> None:
    assert match(claim, evidence).stance == "mentions"


def test_the_doer_stands_among_the_comparisons() -> None:
    found = match(
        "Forward Anton Brel renewed his contract with Celta Norte until 2031",
        "Forward Anton Brel praised Celta Norte, whose captain renewed his contract until 2031.",
    )
    told = [one for one in found.comparisons if one.kind == "role" and one.outcome == "absent"]
    assert [one.evidence_value for one in told] == ["captain"]


@pytest.mark.parametrize(
    ("claim", "evidence", "stance"),
    [
        (
            "All 33 miners trapped in the Gorla pit were rescued on Monday",
            "On Monday 29 of the 33 miners trapped in the Gorla pit were rescued.",
            "disputes",
        ),
        (
            "All 40 samples of the batch were contaminated in Orlo",
            "None of the 40 samples of the batch in Orlo was contaminated.",
            "disputes",
        ),
        (
            "All 40 samples of the batch were contaminated in Orlo",
            "Of the 40 samples of the batch, 12 were contaminated, the laboratory in Orlo said.",
            "disputes",
        ),
        (
            "The region of Castelmar ended the year with a surplus of 90 million euros",
            "The region of Castelmar ended the year with a deficit of 90 million euros.",
            "disputes",
        ),
    ],
)
def test_some_of_all_and_opposite_nouns_dispute(claim: str, evidence: str, stance: str) -> None:
    assert match(claim, evidence).stance == stance


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        (
            "King Oluf is to hand the throne to his daughter Ingeborg in May",
            "Princess Ingeborg will be queen in May, as her father, King Oluf, abdicates.",
        ),
        (
            "The mountain railway in Varn was sold to a hotelier for 20 million francs",
            "A hotelier bought the mountain railway in Varn for 20 million francs.",
        ),
    ],
)
def test_two_sides_of_one_relation_are_no_opposites(claim: str, evidence: str) -> None:
    assert match(claim, evidence).stance != "disputes"


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        (
            "All 33 miners in the Gorla pit were rescued on Monday",
            "On Monday 29 of the 33 miners rescued from the Gorla pit were treated in hospital.",
        ),
        (
            "The museum's open day in Varn drew 500 people on Sunday",
            "On Sunday 500 people marched past the museum close to the port in Varn.",
        ),
        (
            "Prices in Norland rose 8 percent since the start of the year",
            "Prices in Norland are expected to rise 8 percent by the end of the year.",
        ),
    ],
)
def test_what_is_taken_for_granted_or_said_in_passing_disputes_nothing(
    claim: str, evidence: str
) -> None:
    assert match(claim, evidence).stance == "mentions"


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("The bridge is not safe", "The bridge may not be safe, engineers said."),
        ("The plant in Varn will close", "The plant in Varn may close in future, the firm said."),
        (
            "Tavrin Holdings is buying its rival Norvane",
            "Tavrin Holdings is considering buying its rival Norvane.",
        ),
    ],
)
def test_a_doubt_is_no_support(claim: str, evidence: str) -> None:
    assert match(claim, evidence).stance != "supports"


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        (
            "Mobile phones are banned in all primary schools in Norland",
            "Mobile phones are no longer allowed in primary schools in Norland.",
        ),
        (
            "Workers at the Orlo mine rejected the offer in a vote on Friday",
            "Miners at Orlo said no to the offer in Friday's vote.",
        ),
        (
            "Police arrested 46 protesters outside the parliament in Varn",
            "Forty-six students were arrested outside the parliament in Varn.",
        ),
    ],
)
def test_the_no_of_a_phrase_denies_nothing_and_students_may_protest(
    claim: str, evidence: str
) -> None:
    assert match(claim, evidence).stance == "supports"


@pytest.mark.parametrize(
    ("left", "right", "other"),
    [
        ("students", "protesters", False),
        ("children", "passengers", False),
        ("officers", "protesters", True),
        ("teachers", "pupils", True),
        ("crew", "boats", True),
        ("houses", "towns", True),
        ("employees", "jobs", False),
        ("workers", "miners", False),
        ("people", "voters", False),
        ("widgets", "gadgets", False),
    ],
)
def test_known_heads_that_are_not_the_same_are_other_counts(
    left: str, right: str, other: bool
) -> None:
    assert counting.other_heads((stem(left),), (stem(right),)) is other
    assert counting.other_heads((stem(right),), (stem(left),)) is other


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("The wolf shot in the wood was killed without a permit.", ["killed"]),
        ("Police charged a man with the murder of a driver, killed years ago.", ["charged"]),
        ("The company failed in its bid and was sold.", ["failed", "sold"]),
    ],
)
def test_participles_that_only_describe_are_no_main_verbs(text: str, verbs: list[str]) -> None:
    found = [text[at:].split()[0].strip(".,") for at in sorted(main_verbs(text))]
    assert found == verbs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Under the law the firms may merge.", "hedged"),
        ("The firms may merge under the new law.", "asserted"),
        ("The firms may no longer merge.", "asserted"),
        ("The bridge may not be safe.", "hedged"),
        ("The firms may only be talking.", "hedged"),
        ("She may now face trial.", "hedged"),
        ("The firms may merge in future.", "hedged"),
        ("The firms may merge.", "hedged"),
        ("A bar weighing 12 kilograms was stolen.", "asserted"),
        ("Demand in China fell.", "asserted"),
        ("The union demanded in a letter that spending rise.", "planned"),
        ("Ostra is said to be near a deal.", "hedged"),
        ("Ostra is in talks about a deal.", "planned"),
    ],
)
def test_a_may_that_allows_is_no_doubt(text: str, expected: str) -> None:
    assert mode(text) == expected


def test_numbered_stages_and_magnitudes() -> None:
    (stage,) = read_figures("nobody was faster on stage seven of the tour")
    (quake,) = read_figures("a tremor with a magnitude of 6.4 was felt")
    assert (stage.dimension, stage.value) == ("ordinal", 7)
    assert (quake.dimension, quake.value) == ("magnitude", 6.4)


@pytest.mark.parametrize("word", ["Beekeepers", "Everyone", "Anybody"])
def test_people_by_what_they_do_are_no_names(word: str) -> None:
    text = f"{word} in Thurland lost a third of the hives."
    assert [name.text for name in read_names(text, text)] == ["Thurland"]
