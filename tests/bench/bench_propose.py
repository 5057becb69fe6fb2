"""Proposals over many statements: a claim costs its rarest terms, not all statements.

Generated sentences over a vocabulary with the usual long tail, with names and figures. Ratios are
taken within one run, so that they hold on any machine. Run with
``pytest tests/bench/bench_propose.py -s``, or for other sizes as
``python -m tests.bench.bench_propose STATEMENTS...`` (a million takes a few minutes and 3 GB).
"""

from __future__ import annotations

import json
import random
import resource
import sys
import time
from collections.abc import Sequence

import pytest

from matching.compare import compare
from matching.propose import Index
from matching.types import Claim, Document, Statement

CLAIMS = 10
PER_DOCUMENT = 25


def world(count: int, seed: int = 11) -> list[Statement]:
    """``count`` statements in documents of ``PER_DOCUMENT`` sentences."""
    chance = random.Random(seed)
    lexicon = [_word(chance) for _ in range(30_000)]
    statements: list[Statement] = []
    while len(statements) < count:
        sentences = [_sentence(chance, lexicon) for _ in range(PER_DOCUMENT)]
        text = " ".join(sentences)
        number = len(statements)
        document = Document(
            f"https://o{number % 997}.example/{number:07}", "", f"o{number % 997}.example", "",
            None, text, str(number),
        )  # fmt: skip
        start = 0
        for index, sentence in enumerate(sentences[: count - number]):
            span = (start, start + len(sentence))
            statements.append(Statement(document, index, sentence, span))
            start = span[1] + 1
    return statements


def _word(chance: random.Random) -> str:
    return "".join(chance.choice("bdfgklmnprstv") + chance.choice("aeiou") for _ in range(3))


def _sentence(chance: random.Random, lexicon: list[str]) -> str:
    words = [lexicon[int(len(lexicon) ** chance.random()) - 1] for _ in range(17)]
    words.insert(4, words[4].capitalize())
    if chance.random() < 0.3:
        words.insert(9, str(int(10 ** (chance.random() * 5)) + 1))
    return " ".join(words).capitalize() + "."


def claims_of(statements: Sequence[Statement]) -> list[Claim]:
    """Every so many a statement with its words in another order, as a claim."""
    step = max(1, len(statements) // CLAIMS)
    out = []
    for statement in statements[::step][:CLAIMS]:
        words = statement.text.rstrip(".").split()
        text = " ".join([*words[8:], *words[:8]]) + "."
        span = (0, len(text))
        out.append(Claim(f"c{len(out)}", text, span, span, text, "event", text))
    return out


def measure(count: int) -> dict[str, float]:
    """Seconds of processor time to index, to ask and to compare, for ``count`` statements."""
    statements = world(count)
    claims = claims_of(statements)
    began = time.process_time()
    index = Index(statements)
    made = time.process_time()
    found = {claim.id: index.nearest(claim) for claim in claims}
    asked = time.process_time()
    article = statements[0].document
    for claim in claims:
        for statement, _ in found[claim.id]:
            compare(claim, statement, article=article)
    compared = time.process_time()
    step = max(1, len(statements) // CLAIMS)
    right = zip(claims, statements[::step], strict=False)
    return {
        "statements": count,
        "index_s": round(made - began, 2),
        "ask_ms_per_claim": round(1000 * (asked - made) / len(claims), 2),
        "compare_s": round(compared - asked, 2),
        "total_s": round(compared - began, 2),
        "found": sum(found[claim.id][0][0] == statement for claim, statement in right),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def growth(sizes: Sequence[int]) -> float:
    """How much more a claim costs in the largest world than in the smallest; all are printed."""
    results = [measure(size) for size in sizes]
    ratio = results[-1]["ask_ms_per_claim"] / results[0]["ask_ms_per_claim"]
    print(json.dumps({"measured": results, "growth_per_claim": round(ratio, 2)}))
    assert all(result["found"] == CLAIMS for result in results)
    return ratio


@pytest.mark.bench
def test_a_claim_costs_far_less_than_ten_times_more_among_ten_times_the_statements() -> None:
    assert growth((10_000, 100_000)) < 4


@pytest.mark.bench
def test_ten_claims_and_twenty_thousand_statements_in_five_seconds() -> None:
    assert measure(20_000)["total_s"] < 5


if __name__ == "__main__":
    growth([int(size) for size in sys.argv[1:]] or [10_000, 100_000])
