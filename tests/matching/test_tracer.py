"""Documents that arrive later give the lineage of all documents at once."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from matching.lineage import Lineage, Tracer, trace
from matching.lineage import candidates as module
from matching.types import Document
from tests.matching.making import document

WORDS = tuple(
    first + second
    for first in ("bar", "lom", "tir", "vesk", "gund", "sall", "prew", "dox", "hamm", "ketl")
    for second in ("ow", "en", "ick", "ard", "um", "et")
)


def sentence(number: int) -> str:
    """One of many sentences of made-up words, the same for the same number."""
    picked = [WORDS[(number * 37 + n * n * 11 + n * (number % 7)) % len(WORDS)] for n in range(12)]
    return " ".join(picked).capitalize() + "."


@st.composite
def newsrooms(draw: st.DrawFn) -> list[Document]:
    """A few stories, cut and mixed by a few outlets."""
    out = []
    for n in range(draw(st.integers(2, 9))):
        begin = draw(st.sampled_from((0, 0, 10, 20)))
        kept = draw(st.lists(st.integers(begin, begin + 9), min_size=2, max_size=8))
        text = "\n\n".join(sentence(k) for k in kept)
        out.append(document(f"o{n % 5}.example", text, path=str(n)))
    return out


def view(lineage: Lineage, documents: list[Document]) -> object:
    """Everything a lineage says about documents; clusters by what they hold together."""
    places = [(d.id, (n, n + 1)) for d in documents for n in range(0, len(d.text), 40)]
    labels = {place: lineage.passages(*place) for place in places}
    together = {(a, b) for a, b in combinations(places, 2) if labels[a] & labels[b]}
    return lineage.reuses, lineage.headlines, lineage.merges(), lineage.text_groups(), together


@settings(max_examples=60, deadline=None)
@given(newsrooms(), st.randoms(use_true_random=False), st.integers(0, 9), st.sampled_from((3, 40)))
def test_arrival_in_parts_gives_the_same_lineage(
    documents: list[Document],
    shuffler,
    cut: int,
    crowd: int,  # type: ignore[no-untyped-def]
) -> None:
    usual, module.CROWD = module.CROWD, crowd
    try:
        at_once = view(trace(documents), documents)
        shuffled = list(documents)
        shuffler.shuffle(shuffled)
        tracer = Tracer()
        tracer.add(shuffled[:cut])
        early = tracer.lineage()
        before = view(early, documents)
        for one in shuffled[cut:]:
            tracer.add([one])
        assert view(tracer.lineage(), documents) == at_once
        assert view(early, documents) == before
    finally:
        module.CROWD = usual


def test_a_crowded_run_links_neighbours_only_however_it_filled() -> None:
    text = "\n\n".join(sentence(n) for n in range(6))
    copies = [document(f"paper{n:02}.example", text) for n in range(60)]
    tracer = Tracer()
    for n in range(0, 60, 13):
        tracer.add(copies[n : n + 13][::-1])
    assert tracer.lineage().reuses == trace(copies).reuses
    [group] = tracer.lineage().text_groups()
    assert len(group) == 60
    assert len(trace(copies).reuses) < 60 * 4


def test_a_later_version_of_a_page_takes_the_place_of_the_earlier() -> None:
    text = "\n\n".join(sentence(n) for n in range(6))
    other = "\n\n".join(sentence(n) for n in range(30, 36))
    a, b = document("a.example", text), document("b.example", text)
    changed = document("b.example", other)
    tracer = Tracer()
    tracer.add([a, b])
    tracer.add([changed])
    assert len(tracer) == 2
    assert tracer.lineage().reuses == trace([a, b, changed]).reuses


def test_a_third_document_never_changes_what_two_have_in_common() -> None:
    text = "\n\n".join(sentence(n) for n in range(6))
    a, b = document("a.example", text), document("b.example", text + "\n\n" + sentence(40))
    many = [document(f"x{n}.example", sentence(n) + "\n\n" + sentence(n + 50)) for n in range(30)]
    assert trace([a, b]).reuse_of(a.id, b.id) == trace([a, b, *many]).reuse_of(a.id, b.id)
