"""Lineage over many documents: time and memory grow like the documents, not like their pairs.

Generated news: stories by agencies, each reprinted a few times with cuts and local additions, over
a vocabulary with the usual long tail. Ratios are taken within one run, so that they hold on any
machine. Run with ``pytest tests/bench/bench_lineage.py -s``, or for other sizes as
``python -m tests.bench.bench_lineage DOCUMENTS`` (and twice as many), with ``once`` as a second
argument for that many only.
"""

from __future__ import annotations

import json
import random
import resource
import sys
import time

import pytest

from matching.lineage import Tracer, trace
from matching.types import Document

COPIES = 8
SENTENCES = 22
_STRIDE, _NUMBERS = 7919, 1_000_003


def world(count: int, seed: int = 7) -> list[Document]:
    """``count`` documents in families of reprints, and as many of each text's sentences cut."""
    chance = random.Random(seed)
    lexicon = [_word(chance) for _ in range(30_000)]
    documents: list[Document] = []
    while len(documents) < count:
        story = [_sentence(chance, lexicon) for _ in range(SENTENCES)]
        for copy in range(min(COPIES, count - len(documents))):
            kept = [s for s in story if copy == 0 or chance.random() < 0.8]
            if copy:
                kept.insert(chance.randrange(len(kept)), _sentence(chance, lexicon))
            # Texts of one family arrive far apart, as they do in life.
            number = len(documents) * _STRIDE % _NUMBERS
            text = "\n\n".join(" ".join(kept[i : i + 3]) for i in range(0, len(kept), 3))
            documents.append(
                Document(
                    f"https://o{number % 997}.example/{number:07}", "",
                    f"o{number % 997}.example", "", None, text, str(number),
                )
            )  # fmt: skip
    return documents


def _word(chance: random.Random) -> str:
    return "".join(chance.choice("bdfgklmnprstv") + chance.choice("aeiou") for _ in range(3))


def _sentence(chance: random.Random, lexicon: list[str]) -> str:
    words = []
    for _ in range(18):
        # A long tail: the rank of a word is drawn evenly on a logarithmic scale.
        words.append(lexicon[int(len(lexicon) ** chance.random()) - 1])
    return " ".join(words).capitalize() + "."


def measure(count: int) -> dict[str, float]:
    """Seconds of processor time, and the families found, for ``count`` documents."""
    documents = world(count)
    began = time.process_time()
    lineage = trace(documents)
    seconds = time.process_time() - began
    groups = lineage.text_groups()
    return {
        "documents": count,
        "seconds": round(seconds, 2),
        "ms_per_document": round(1000 * seconds / count, 2),
        "families": len(groups),
        "families_made": -(-count // COPIES),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def growth(count: int) -> float:
    """How much more a document costs among twice as many; both measurements are printed."""
    small, large = measure(count), measure(2 * count)
    ratio = large["ms_per_document"] / small["ms_per_document"]
    print(json.dumps({"small": small, "large": large, "growth_per_document": round(ratio, 2)}))
    assert small["families"] == small["families_made"]
    return ratio


@pytest.mark.bench
def test_lineage_grows_like_the_documents() -> None:
    assert growth(1_000) < 1.5


def arrival(count: int, later: int = 20) -> float:
    """What a document costs that arrives among ``count`` others, in shares of tracing them all."""
    documents = world(count + later)
    tracer = Tracer()
    began = time.process_time()
    tracer.add(documents[:count])
    all_at_once = time.process_time() - began
    began = time.process_time()
    for document in documents[count:]:
        tracer.add([document])
    each = (time.process_time() - began) / later
    print(json.dumps({"all": round(all_at_once, 2), "each_later": round(each, 4)}))
    assert len(tracer) == count + later
    return each / all_at_once


@pytest.mark.bench
def test_a_document_that_arrives_later_costs_a_hundredth_of_a_thousand() -> None:
    assert arrival(1_000) < 0.01


if __name__ == "__main__":
    if sys.argv[2:] == ["once"]:
        print(json.dumps(measure(int(sys.argv[1]))))
    else:
        growth(int(sys.argv[1]) if len(sys.argv) > 1 else 2_000)
