"""Proposals: recall for paraphrase, independence of order, cost that does not follow all pairs."""

from __future__ import annotations

import time

from matching.compare import compare
from matching.propose import propose, terms_of
from matching.types import Claim, Statement
from tests.eval.pairs_figures import make_claim, make_document, make_statement

WORDS = """harbour council budget winter school engine meadow signal carpet lantern pepper violin
garden ticket bottle market ladder castle mirror window button jacket pencil candle basket
blanket hammer needle pillow saddle tunnel turtle walnut velvet""".split()  # noqa: SIM905


def filler(count: int) -> list[Statement]:
    out = []
    for i in range(count):
        words = [WORDS[(i * k + k * k) % len(WORDS)] for k in range(3, 15)]
        text = f"The {' '.join(words)} of Place{i % 97} counted {i % 313 + 2} things."
        out.append(make_statement(make_document(text, name=f"d{i:06}")))
    return out


def claim(text: str) -> Claim:
    return make_claim(make_document(text, name="article"), text)


def best(text: str, target: str, among: list[Statement]) -> int:
    """The place of the target among the proposals, from 0; -1 if it is not proposed."""
    wanted = make_statement(make_document(target, name="target"))
    one = claim(text)
    found = propose([one], [*among, wanted], 40)[one.id]
    places = [i for i, (statement, _) in enumerate(found) if statement == wanted]
    return places[0] if places else -1


def test_finds_paraphrases_by_synonyms_figures_and_names() -> None:
    among = filler(2000)
    pairs = [
        ("Nine people were killed when the dam gave way", "The death toll from the burst is 9"),
        ("Police arrest 3 suspects in Lyon museum theft", "Three men held over Lyon heist"),
        ("The ship was doing about 14 knots", "18:19: 26 km/h."),
        ("Troops entered Havensound", "Havnsund has fallen silent"),
        ("It costs 3.8 million euros", "The sum is fixed at EUR 3,812,407"),
    ]
    for text, target in pairs:
        assert 0 <= best(text, target, among) < 10, text


def test_order_of_statements_does_not_matter() -> None:
    among = filler(300)
    one = claim("The council of Place7 counted 42 things in the castle garden")
    forward = propose([one], among, 20)
    backward = propose([one], list(reversed(among)), 20)
    assert forward == backward
    assert len(forward[one.id]) == 20
    assert all(0.0 <= score <= 1.0 for _, score in forward[one.id])


def test_nothing_in_common_proposes_nothing() -> None:
    one = claim("Zyx qwv")
    assert propose([one], filler(10), 5) == {one.id: []}


def test_terms_carry_values_not_digits() -> None:
    assert "#14000" in terms_of("nearly 14,000 children")
    assert "#12" in terms_of("a dozen children")
    assert terms_of("two kilometres away") & terms_of("1.25 miles away")


def test_ten_claims_against_many_statements_is_quick() -> None:
    among = filler(4000)
    claims = [
        make_claim(make_document(f"The {WORDS[i]} of Place{i} counted {i + 20} things", name="a"),
                   f"The {WORDS[i]} of Place{i} counted {i + 20} things")
        for i in range(10)
    ]  # fmt: skip
    start = time.perf_counter()
    for one in claims:
        for statement, _ in propose([one], among[:400], 10)[one.id]:
            compare(one, statement, article=make_document(one.text, name="a"))
    assert time.perf_counter() - start < 10
