"""Names, places, polarity, modality, roles, wording and events, one comparison at a time."""

from __future__ import annotations

from datetime import timedelta

import pytest

from matching import gazetteer
from matching.compare import modality, scope
from matching.compare.roles import read_deeds
from matching.text import lexicon
from matching.text.kinship import kinship
from matching.text.name_words import fold
from matching.text.naming import learned_aliases, read_names
from matching.types import Comparison
from tests.matching.pairs import NOON, match


def found(kind: str, claim: str, evidence: str, **more: object) -> list[Comparison]:
    comparisons = match(claim, evidence, **more).comparisons  # type: ignore[arg-type]
    return [c for c in comparisons if c.kind == kind]


def key(name: str) -> tuple[str, ...]:
    return read_names(f"There was {name} there.")[0].key


@pytest.mark.parametrize(
    ("left", "right", "how"),
    [
        ("Anna Brandt", "Brandt", "short"),
        ("William Harper", "Bill Harper", "same"),
        ("P. Ferrer Adell", "Pol Ferrer", "short"),
        ("Erik Dahl", "Sissel Dahl", "namesake"),
        ("Kyiv", "Kiev", "alias"),
        ("Krasnoarmeysk", "Pokrovsk", "alias"),
        ("Volodymyr Zelenskyy", "Vladimir Zelensky", "spelling"),
        ("Havensound", "Havnsund", "spelling"),
        ("Austria", "Australia", ""),
        ("Morwenna", "Rosmerta", ""),
        ("World Health Organization", "WHO", "alias"),
        ("Port Varn", "Varn", "short"),
        ("Islamic State", "ISIS", "alias"),
        ("Doctors Without Borders", "MSF", "alias"),
        ("Islamic State", "Islamic Relief", ""),
    ],
)
def test_kinship(left: str, right: str, how: str) -> None:
    assert kinship(key(left), key(right)) == how
    assert kinship(key(right), key(left)) == how


@pytest.mark.parametrize(
    "text",
    [
        "They reached Tavrin, Tawryn on older maps, at noon.",
        "They reached Tavrin (also known as Tawryn) at noon.",
        "Tavrin, which the islanders write Tawryn, is small.",
        "They reached Tavrin, formerly Tawryn, at noon.",
    ],
)
def test_aliases_are_learned_from_the_text(text: str) -> None:
    assert (("tavrin",), ("tawryn",)) in learned_aliases(text)


def test_acronyms_are_learned_only_where_the_letters_fit() -> None:
    aliases = learned_aliases("The Northern Dock Union (NDU) met the Harbour Board (Larven).")
    assert (("northern", "dock", "union"), ("ndu",)) in aliases
    assert all(b != ("larven",) for _, b in aliases)


def test_a_capital_that_only_opens_a_sentence_is_no_name() -> None:
    text = "Papers were found. Nobody read the papers. Then Hallin burned."
    assert [name.text for name in read_names(text, text)] == ["Hallin"]


def test_a_name_that_is_nowhere_is_absent() -> None:
    (name,) = found("name", "Hallin Air cancelled ten flights", "Kestrel cancelled ten flights")
    assert (name.outcome, name.claim_value) == ("absent", "Hallin Air")


def test_places_in_the_same_role_stand_against_each_other() -> None:
    (place,) = found("place", "The ship sailed from Orta", "The ship sailed from Dorn")
    assert (place.outcome, place.claim_value, place.evidence_value) == ("conflicts", "Orta", "Dorn")


def test_an_ambiguous_alias_stays_undecided() -> None:
    claim, evidence = "Troops entered near Pokrovsk", "Troops entered near Krasnoarmeysk"
    (place,) = found("place", claim, evidence)
    assert place.outcome == "compatible"
    assert match(claim, evidence).stance == "mentions"


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        ("The bridge was not destroyed", "destroyed"),
        ("Nobody was hurt in the fire", "hurt"),
        ("She denied that the fund was empty", "empty"),
        ("Reports that the captain was drunk are false", "drunk"),
        ("The register contains no action in which Orm appears", "appears"),
        ("He didn't sign", "sign"),
    ],
)
def test_negation_covers(text: str, covered: str) -> None:
    at = text.index(covered)
    assert any(start <= at < end for start, end in scope.negated_spans(text))


@pytest.mark.parametrize(
    ("text", "free"),
    [
        ("It was not only cheap but fast", "cheap"),
        ("The plan was not cheap, and the council passed it", "passed"),
        ("She did not deny the report", "report"),
    ],
)
def test_negation_does_not_cover(text: str, free: str) -> None:
    at = text.index(free)
    assert not any(start <= at < end for start, end in scope.negated_spans(text))


@pytest.mark.parametrize(
    ("claim", "evidence", "outcome"),
    [
        ("Exports rose in May", "Exports fell in May", "conflicts"),
        ("Exports rose in May", "Exports did not fall in May", "same"),
        ("The ferry passed her inspection", "The ferry did not pass her inspection", "conflicts"),
        ("The kitchens failed an inspection", "The kitchens did not pass an inspection", "same"),
        ("The court acquitted Brandt", "The court convicted Brandt", "conflicts"),
        ("The offer was rejected", "The offer was turned down", "same"),
    ],
)
def test_polarity(claim: str, evidence: str, outcome: str) -> None:
    (polarity,) = found("polarity", claim, evidence)
    assert polarity.outcome == outcome, polarity.detail


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Talks began in May", "asserted"),
        ("Talks may begin", "hedged"),
        ("Talks allegedly began", "hedged"),
        ("Unconfirmed reports say talks began", "hedged"),
        ("Will talks begin?", "hedged"),
        ("The firm plans to cut jobs", "planned"),
        ("It could not be confirmed that talks began", "unsettled"),
    ],
)
def test_modes(text: str, mode: str) -> None:
    assert modality.mode(text) == mode


def test_roles_read_active_passive_and_registers() -> None:
    for text in (
        "Quayle sued Norbank over the loan",
        "Norbank was sued by Quayle over the loan",
        "Claimant: Quayle. Respondent: Norbank. Subject: a loan",
        "Quayle is taking Norbank to court",
    ):
        deeds = read_deeds(text, read_names(text, text))
        assert ("Quayle", "Norbank") in {(d.agent, d.patient) for d in deeds}, text


def test_loaded_and_plain_words_are_one_act() -> None:
    assert lexicon.alike("liber", "seiz") == 0.9
    assert lexicon.alike("captur", "seiz") == 0.9
    assert not lexicon.alike("rise", "fall")
    assert lexicon.opposed("rise", "fall")


def test_the_gazetteer_has_no_word_on_both_sides() -> None:
    for row in gazetteer.rows("antonyms.txt"):
        left, bar, right = row[0].partition("|")
        assert bar, row
        assert not set(left.split()) & set(right.split()), row


@pytest.mark.parametrize("table", ["organisations.tsv", "seats.tsv"])
def test_a_name_stands_for_one_bearer(table: str) -> None:
    bearers: dict[str, int] = {}
    for number, row in enumerate(gazetteer.rows(table)):
        for name in row[-1].split("|"):
            assert bearers.setdefault(fold(name), number) == number, name


def test_a_report_before_the_event_is_another_event() -> None:
    (event,) = found(
        "event",
        "The Orta mine collapsed on Friday",
        "The Orta mine collapsed on Friday",
        evidence_time=NOON - timedelta(days=20),
    )
    assert event.outcome == "conflicts"


def test_every_comparison_says_why() -> None:
    found_match = match(
        "On Friday Anna Brandt opened 14 schools in Hallin",
        "Brandt, the governor, opened fourteen schools in Hallin on 31 January",
    )
    kinds = {c.kind for c in found_match.comparisons}
    assert {"wording", "quantity", "date", "name", "place", "modality", "event"} <= kinds
    for comparison in found_match.comparisons:
        assert comparison.detail
        assert comparison.claim_value or comparison.evidence_value or comparison.kind == "event"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("After President Karel Holt declared war.", ["Karel Holt"]),
        ("Like Karel Holt, he left.", ["Karel Holt"]),
        ("Meeting Karel Holt, he wept.", ["Karel Holt"]),
        ("The ambassador to Finland Pavel Kuznetsov spoke.", ["Finland", "Pavel Kuznetsov"]),
        ("He spoke to China Daily News.", ["China Daily News"]),
        ("He spoke to Tarn News Oct. 7.", ["Tarn News"]),
        ("By Philip Rucker July 15", ["Philip Rucker"]),
        ("Theresa May left on Black Friday.", ["Theresa May", "Black Friday"]),
    ],
)
def test_where_names_begin_and_end(text: str, names: list[str]) -> None:
    assert [name.text for name in read_names(text)] == names
