from __future__ import annotations

import hashlib
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.attribution import read_attributions
from matching.attribution.find import find
from matching.attribution.quotes import quotations
from matching.attribution.sources import classify
from matching.text.sentences import split
from matching.types import Attribution, Document


def read(text: str) -> list[Attribution | None]:
    document = Document(
        id="d",
        url="https://paper.example/a",
        outlet="paper.example",
        title="",
        published=datetime(2025, 3, 12, 8, tzinfo=UTC),
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )
    return read_attributions(document, split(text))


def last(text: str) -> Attribution:
    found = read(text)[-1]
    assert found is not None, text
    return found


CASES = [
    (
        "A survey by the harbour trust found 52 per cent against the plan.",
        "A survey by the harbour trust", "documented", "document", "states",
        "52 per cent against the plan",
    ),
    (
        "“The valves were shut,” Ada Holt notes.",
        "Ada Holt", "direct", "person", "states", "“The valves were shut,”",
    ),
    (
        "“Who shut the valves?” Ada Holt asked.",
        "Ada Holt", "direct", "person", "states", "“Who shut the valves?”",
    ),
    # text, speaker, kind, source kind, strength, content
    (
        "Mayor Ada Holt said that 40 houses had burned.",
        "Ada Holt", "indirect", "person", "states", "40 houses had burned",
    ),
    (
        "“Forty houses burned,” said Ada Holt, the mayor of Brae.",
        "Ada Holt", "direct", "person", "states", "“Forty houses burned,”",
    ),
    (
        "Forty houses burned in the night, the fire service said.",
        "the fire service", "indirect", "institution", "states",
        "Forty houses burned in the night",
    ),
    (
        "Forty houses burned, according to Ada Holt.",
        "Ada Holt", "according_to", "person", "states", "Forty houses burned",
    ),
    (
        "Ada Holt denied that the valves had been opened.",
        "Ada Holt", "indirect", "person", "denies", "the valves had been opened",
    ),
    (
        "Ada Holt, who runs the harbour, confirmed on Monday that two boats sank.",
        "Ada Holt", "indirect", "person", "confirms", "two boats sank",
    ),
    (
        "Two boats sank, a police source told this newspaper.",
        "a police source", "indirect", "anonymous", "states", "Two boats sank",
    ),
    (
        "Two boats sank, the Corvin News Agency reported on Sunday.",
        "Corvin News Agency", "indirect", "agency", "reports", "Two boats sank",
    ),
    (
        "Papers shown to the Gazette say that the firm was warned twice.",
        "Papers shown to the Gazette", "documented", "document", "states",
        "the firm was warned twice",
    ),
    (
        "People familiar with the plan said the mill would close in May.",
        "People familiar with the plan", "indirect", "anonymous", "states",
        "the mill would close in May",
    ),
    (
        "Residents said the water rose within minutes.",
        "Residents", "indirect", "witness", "states", "the water rose within minutes",
    ),
    (
        "The union’s chief, Tom Brook, told reporters on Friday that 300 members had left.",
        "Tom Brook", "indirect", "person", "states", "300 members had left",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "kind", "source", "strength", "content"), CASES)
def test_who_is_said_to_say_what(
    text: str, speaker: str, kind: str, source: str, strength: str, content: str
) -> None:
    found = last(text)
    assert found.speaker == speaker
    assert (found.kind, found.source_kind, found.strength) == (kind, source, strength)
    assert found.content_span is not None
    assert text[slice(*found.content_span)] == content


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Governor Ada Holt came at noon.\n\n“It held,” the governor said.", "Ada Holt"),
        ("Ada Holt, the mayor, came at noon. She said two boats sank.", "Ada Holt"),
        ("Mr. Tom Brook and Mrs. Ada Holt met. Ms. Holt said two boats sank.", "Ada Holt"),
        ("Tom Brook, a baker, spoke first. Brook said two boats sank.", "Tom Brook"),
        (
            "Two boats sank, the Corvin News Agency reported. The agency said nobody died.",
            "Corvin News Agency",
        ),
        ("“Two boats sank,” said Ada Holt. “Nobody was on board.”", "Ada Holt"),
        (
            "Judge Ada Holt spoke at ten.\n\nInside sat Mara Vell, who cleans the court. "
            "“I heard it,” she said.",
            "Mara Vell",
        ),
    ],
)
def test_speakers_are_resolved_in_the_document(text: str, speaker: str) -> None:
    assert last(text).speaker == speaker


@pytest.mark.parametrize(
    "text",
    [
        "Two boats sank off Brae on Monday.",
        "Ada Holt wrote the names on a board.",
        "The mayor would not say whether the bridge would reopen.",
        "No map can show what was lost.",
        "The ministry was told of the decision on Monday.",
    ],
)
def test_no_statement_is_credited(text: str) -> None:
    assert read(text) == [None]


def test_a_carrier_goes_to_the_chain() -> None:
    found = last("President Ada Holt said the bridge was safe, the Corvin News Agency reported.")
    assert found.speaker == "Ada Holt"
    assert found.chain == ("Corvin News Agency",)


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("the Ministry of Defence", "institution"),
        ("a senior official", "anonymous"),
        ("Reuters", "agency"),
        ("the Varn Gazette", "outlet"),
        ("the land registry", "document"),
        ("Ada Holt", "person"),
        ("the author of the report", "person"),
        ("eyewitnesses", "witness"),
        ("critics", "group"),
        ("Americans", "group"),
        ("Russia", "institution"),
        ("Moscow", "institution"),
    ],
)
def test_source_kinds(phrase: str, kind: str) -> None:
    assert classify(phrase) == kind


def test_quotations_end_with_their_paragraph_unless_closed() -> None:
    text = "“It broke.\n\n“Then it rained,” she said. 'Never again,' he said. It's dry."
    assert [text[a:b] for a, b in quotations(text)] == [
        "“It broke.",
        "“Then it rained,”",
        "'Never again,'",
    ]


@given(
    st.lists(
        st.sampled_from(
            ["Ada Holt", "said", "that", "“", "”", ",", ".", "the mayor", "told", "reporters",
             "according to", "who", "reported", ":", "and", "12", "boats sank", "\n\n", "by"]
        ),
        max_size=30,
    )
)  # fmt: skip
def test_spans_lie_in_their_sentence(parts: list[str]) -> None:
    text = " ".join(parts)
    spans = split(text)
    found = read(text)
    assert len(found) == len(spans)
    assert found == read(text)
    for (start, end), attribution in zip(spans, found, strict=True):
        if attribution is None:
            continue
        for span in (attribution.speaker_span, attribution.cue_span, attribution.content_span):
            assert span is None or start <= span[0] < span[1] <= end


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("According to a memo, the mill was destroyed and 14 workers were hurt.", "a memo"),
        ("According to Ada Holt, the mayor of Velm, the mill was destroyed.", "Ada Holt"),
        ("The mill was destroyed, the Varn Gazette reports.", "Varn Gazette"),
        ("The mill was destroyed, the newspaper reports.", "the newspaper"),
        ("The mill was destroyed, an internal memo shows.", "an internal memo"),
    ],
)
def test_a_source_ends_where_the_content_begins(text: str, speaker: str) -> None:
    assert last(text).speaker == speaker


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Several said they would rather stay.", "Several", "they would rather stay"),
        ("One in five say the ferry is late.", "One in five", "the ferry is late"),
        ("Some observers say readers might like it.", "Some observers", "readers might like it"),
        (
            "Experts note that the quay was never dredged.",
            "Experts", "the quay was never dredged",
        ),
        (
            "Ada Holt has since said she would sign the order.",
            "Ada Holt", "she would sign the order",
        ),
        ("“It is over,” Ada Holt said by telephone.", "Ada Holt", "“It is over,”"),
        (
            "As Ada Holt noted, the bridge had been closed before.",
            "Ada Holt", "the bridge had been closed before",
        ),
        (
            "The quay had been closed twice, as Ada Holt noted.",
            "Ada Holt", "The quay had been closed twice",
        ),
        (
            "This makes dredging the quay difficult, Ada Holt said.",
            "Ada Holt", "This makes dredging the quay difficult",
        ),
        (
            "Ada Holt went on to say that the quay was closed.",
            "Ada Holt", "the quay was closed",
        ),
        (
            "Ada Holt Says Harbour Wall Was Sound Before Flood.",
            "Ada Holt", "Harbour Wall Was Sound Before Flood",
        ),
    ],
)  # fmt: skip
def test_the_subject_and_the_words_said(text: str, speaker: str, content: str) -> None:
    found = last(text)
    assert found.printed == speaker
    assert found.content_span is not None
    assert text[slice(*found.content_span)] == content


def test_the_verb_of_a_headline_is_no_name() -> None:
    assert last("Ada Holt Says Harbour Wall Was Sound Before Flood.").speaker == "Ada Holt"


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        (
            "While Ada Holt said the wall was sound, Tom Brandt said there’s no proof of it.",
            [("Ada Holt", "the wall was sound"), ("Tom Brandt", "there’s no proof of it")],
        ),
        (
            "Ada Holt, who said the wall was sound, said she was not told of a crack.",
            [
                ("who", "the wall was sound"),
                ("Ada Holt, who said the wall was sound,", "she was not told of a crack"),
            ],
        ),
    ],
)
def test_a_clause_set_in_ends_where_the_main_clause_goes_on(
    text: str, pairs: list[tuple[str, str]]
) -> None:
    found = find(text, (0, len(text)))
    assert [
        (text[slice(*f.source)] if f.source else "", text[slice(*f.content[0])]) for f in found
    ] == pairs


@pytest.mark.parametrize(
    "text",
    [
        "The said man left the court.",
        "Twelve accused men left the court.",
        "Police officers report that killed two dogs was wrong.",
        "He declined to say that.",
        "She spoke as described in the order.",
    ],
)
def test_what_only_looks_like_speech(text: str) -> None:
    assert last_or_none(text) is None


def test_a_surname_in_ing_is_no_participle() -> None:
    assert last("“It is over,” Manning said.").printed == "Manning"


def test_what_is_maintained_is_said_only_in_a_clause() -> None:
    assert last_or_none("Tom Brandt maintained the lead he had built.") is None
    assert last("Tom Brandt maintains the wall was sound.").speaker == "Tom Brandt"


def last_or_none(text: str) -> Attribution | None:
    return read(text)[-1]


def test_a_day_behind_the_verb_is_no_speaker() -> None:
    found = last(
        "There's a crack in the wall,” Ada Holt, an engineer, said Thursday morning on air."
    )
    assert found.printed.startswith("Ada Holt")


@pytest.mark.parametrize("owner", ["The trust's", "Kelmar Ferries’s", "The"])
def test_a_role_is_told_without_its_owner(owner: str) -> None:
    found = last(f"{owner} chief executive, Marian Pryce, said that the ward was closed.")
    assert (found.speaker, found.role) == ("Marian Pryce", "chief executive")


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("President Karel Holt left. Holt said that it rained.", "President"),
        ("Karel Holt left the mill. Holt said that it rained.", None),
        ("Karel Holt left the mill. Mr. Holt said that it rained.", None),
    ],
)
def test_a_role_is_more_than_the_name(text: str, role: str | None) -> None:
    assert last(text).role == role


def test_a_town_is_no_company() -> None:
    text = "The factory near New York has closed. The company said that glass was made elsewhere."
    assert last(text).speaker == "The company"
