"""Signs of one origin besides reused text: quotations of a text, releases, errors, circles."""

from __future__ import annotations

from matching.engine import assess
from matching.lineage import trace
from matching.lineage.degrees import USUAL, rewriting
from matching.lineage.layout import is_listing
from matching.lineage.rare import shared_errors
from matching.origins import group
from matching.types import Claim, Document, Grouping, Merge, Policy
from tests.matching.making import claim, document, match, said, statement

FACT = "The grain store at Velm Quay collapsed into the river shortly before dawn on Tuesday."


def grouped(article: Document, about: Claim, *evidence: tuple[Document, str], **more) -> Grouping:  # type: ignore[no-untyped-def]
    documents = [d for d, _ in evidence]
    others = more.pop("others", [])
    return group(
        about,
        [match(statement(d, passage, more.get("source"))) for d, passage in evidence],
        article=article,
        documents=documents,
        lineage=trace([article, *documents, *others], more.get("known", ())),
        policy=Policy(),
    )


def test_a_text_that_quotes_the_article_word_for_word_has_it_from_there() -> None:
    article = document("courier.example", f"{FACT} Nobody slept in Velm after that.")
    said_so = f'This stands in the paper today: "{FACT}"'
    blog = document("driftwood.example", f"{said_so} I know no more than you do.", kind="blog")
    found = grouped(article, claim(article), (blog, said_so))
    assert (found.supporting.min, found.supporting.max) == (1, 1)
    assert "quotes courier.example word for word" in found.groups[0].joined_by[0].detail


def test_two_that_quote_the_same_person_do_not_quote_each_other() -> None:
    quote = '"The grain store at Velm Quay collapsed into the river shortly before dawn today"'
    one = document("a.example", f"{quote}, Edda Lorne said at the gate.")
    two = document("b.example", f"Ms Lorne was angry. {quote}, she said on the quay.")
    lineage = trace([one, two])
    assert not lineage.quotes(one.id, (0, len(one.text)), two.id)


RELEASE = (
    "Velm Port Authority has finished the new grain store. The store is VPA's largest, and the "
    "first to float.\n\nVPA's engineers began with the northern wall. “We wanted to build it in a "
    "year,” explains Edda Lorne of VPA's building team. “Our divers worked all winter.”\n\n"
    "The store holds twelve thousand tonnes. VPA will open it in May, and the Authority's boats "
    "will sail past it.\n\nVPA plans another at Orsk."
)


def test_an_organisations_own_text_and_a_report_of_what_it_says_are_one_origin() -> None:
    release = document("phyllosphere.example", RELEASE, kind="online")
    text = "Velm Port Authority (VPA) says that its new store holds twelve thousand tonnes."
    article = document("courier.example", text)
    about = claim(article, text, speaker="VPA", attribution=said("VPA", "institution"))
    found = grouped(article, about, (release, "The store holds twelve thousand tonnes."))
    assert found.supporting.min == 1
    assert found.supporting.max == 2


def test_a_credit_names_whose_text_it_is() -> None:
    text = "The store holds twelve thousand tonnes, reporters were told.\n\n"
    assert trace([]).voice("x") is None
    credited = document("a.example", text + "Provided by Velm Port Authority")
    voice = trace([credited]).voice(credited.id)
    assert voice is not None
    assert voice.name == "Velm Port Authority"
    assert voice.stated
    plain = document("a.example", text)
    assert trace([plain]).voice(plain.id) is None


def told(outlet: str, name: str, figure: str) -> Document:
    return document(outlet, f"At the quay stood {name}. In all {figure} sacks were lost, it said.")


RIGHT = [told(f"r{n}.example", "warden Marstrom", "4,817") for n in range(6)]


def test_a_misspelt_name_in_common_is_a_sign_and_no_proof() -> None:
    odd = [
        document("o0.example", "Nothing could be saved, warden Martsrom wrote before the rain."),
        document("o1.example", "Seven lamps still burn where keeper Ane Martsrom used to sit."),
    ]
    [error] = shared_errors([*RIGHT, *odd])
    assert (error.left, error.right) == (odd[0].id, odd[1].id)
    article = document("courier.example", FACT)
    found = grouped(article, claim(article, FACT), *((d, d.text) for d in odd), others=RIGHT)
    assert found.supporting.min < found.supporting.max
    kinds = {m.kind for g in found.groups for m in g.joined_by}
    details = " ".join(m.detail for g in found.groups for m in g.joined_by)
    assert "rare_error" in kinds
    assert "both print “Martsrom” where the others print “Marstrom”" in details


def test_an_odd_figure_in_common_is_a_sign() -> None:
    odd = [told(f"o{n}.example", "warden Marstrom", "4,187") for n in (0, 1)]
    [error] = shared_errors([*RIGHT, *odd])
    assert (error.printed, error.usual) == ("4187", "4817")


def test_other_spellings_common_forms_and_single_slips_are_no_signs() -> None:
    for name in ("warden Marstrom", "warden Maarstrom", "warden Marstrum", "warden Marstroms"):
        assert (
            shared_errors([*RIGHT, *(told(f"o{n}.example", name, "4,817") for n in (0, 1))]) == ()
        )
    assert shared_errors([*RIGHT, told("o.example", "warden Martsrom", "4,187")]) == ()
    assert (
        shared_errors([*RIGHT[:2], *(told(f"o{n}.example", "x Martsrom", "4") for n in (0, 1))])
        == ()
    )


def test_two_that_name_each_other_show_no_origin() -> None:
    one = document("lindholmcourier.example", f"{FACT} The Velm Gazette reported it first.")
    two = document(
        "velmgazette.example",
        "Before dawn on Tuesday the store at Velm Quay fell into the water. The Lindholm Courier "
        "reports that nobody was hurt.",
    )
    passage = "Before dawn on Tuesday the store at Velm Quay fell into the water."
    found = grouped(one, claim(one), (two, passage))
    assert (found.supporting.min, found.supporting.max) == (1, 2)
    assert "name each other as the source" in str(found.groups[0].joined_by)


def test_ties_of_a_claim_stay_when_the_bridge_is_gone() -> None:
    article = document("courier.example", "The quay at Velm will close in May, the mayor said.")
    keep = Merge("attribution", article.id, "https://gone.example/x", "seen", claim=article.text)
    other = document("bridge.example", "Velm will close its quay in May.")
    on = Merge("citation", "https://bridge.example/story", "https://gone.example/x", "seen",
               claim=article.text)  # fmt: skip
    about = claim(article, article.text)
    passage = other.text
    assert grouped(article, about, (other, passage)).supporting.min == 2
    assert grouped(article, about, (other, passage), known=(keep, on)).supporting.min == 1
    elsewhere = claim(article, "The quay at Velm will close in May")
    assert grouped(article, elsewhere, (other, passage), known=(keep, on)).supporting.min == 2


def test_removing_a_document_that_two_rest_on_never_raises_the_count() -> None:
    text = "A fire destroyed the paper mill in Orsk on Monday and injured 14 workers."
    article = document("courier.example", text)
    gazette = document(
        "velmgazette.example",
        "Fire destroyed the paper mill in Orsk on Monday; 14 workers were injured, The Courier "
        "reports.",
    )
    radio = document(
        "hillradio.example",
        "14 workers were injured on Monday when flames destroyed the paper mill in Orsk, "
        "according to the Velm Gazette.",
    )
    before = assess(article, [gazette, radio])
    after = assess(article, [radio], known=before.lineage)
    assert before.claims[0].grouping.supporting.min == 1
    assert after.claims[0].grouping.supporting.min == 1
    again = assess(article, [radio], known=after.lineage)
    assert again.claims[0].grouping.supporting.min == 1


def test_degrees_of_rewriting() -> None:
    source = (
        "The harbour master closed the northern basin after divers found a crack along the old "
        "sluice. Barges from the upper lakes were sent to Orsk, where the cranes stood idle since "
        "winter. Insurers will send an engineer before the ice returns to the canal."
    )
    light = (
        "The harbour master shut the northern basin after divers discovered a crack along the "
        "sluice. Barges from upper lakes went to Orsk, where cranes had stood idle since winter. "
        "An engineer will be sent by insurers before ice returns to the canal."
    )
    heavy = (
        "Divers saw that the sluice was cracked, so nothing may enter the basin in the north. "
        "At Orsk idle cranes now unload barges; before the canal has ice again, insurers want "
        "their engineer to look at the harbour."
    )
    other = "Swimmers of the county league meet in Velm on Saturday, weather permitting, at ten."
    a = document("a.example", source)

    def degree(text: str) -> str:
        return rewriting(document("b.example", text), a).degree

    assert degree(source) == "copy"
    assert degree(other + " " + source) == "copy"
    assert degree(light) == "light"
    assert degree(heavy) == "heavy"
    assert degree(other) == "independent"


def test_a_long_stretch_left_alone_among_altered_sentences_is_no_copy() -> None:
    left_alone = (
        "The harbour master closed the northern basin after divers found a crack along the old "
        "sluice that keeps the water of the upper lakes out of the lower town in spring."
    )
    source = (
        f"{left_alone} Barges from the upper lakes were sent to Orsk, where the big cranes stood "
        "idle since winter. Insurers will send an engineer before the ice returns to the canal. "
        "Fishermen at the lower quay have been told to keep their boats away until he has come."
    )
    altered = (
        f"{left_alone} Barges from the upper lakes went to Orsk, where the large cranes stood "
        "unused since winter. Insurers plan to send an expert before the ice comes back to the "
        "canal. Anglers at the lower quay have been asked to keep their boats off till he came."
    )
    found = rewriting(document("a.example", source), document("b.example", altered))
    assert found.verbatim >= USUAL.verbatim
    assert 0.5 < found.altered < 0.8
    assert found.degree == "light"
    whole = rewriting(document("a.example", source), document("b.example", source))
    assert (whole.altered, whole.degree) == (0.0, "copy")


def test_a_list_of_stories_is_told_from_a_story_and_from_a_gallery() -> None:
    entries = [f"Story {n} of the day begins like this and is cut here ..." for n in range(40)]
    assert is_listing("\n\n".join(entries))
    story = "The store fell into the river. " * 5
    assert not is_listing("\n\n".join([story] * 30))
    gallery = [f"A boat is seen near pier {n} on Monday. (AP Photo/Ann Other)" for n in range(30)]
    assert not is_listing("\n\n".join(gallery))
