"""Make ``matching/stance/word_rates.tsv``: in how many news sentences each word occurs.

    python -m matching.training.word_rates FACTAPPEAL_TRAIN.jsonl.gz [OUTPUT.tsv]

From the sentences of FactAppeal (Mor-Lan, Sheafer & Shenhav 2025, CC BY 4.0). Words of one
sentence only are left out: any word that is not in the table is taken to be as rare.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from importlib.resources import files
from pathlib import Path

from matching.text.tokens import content_words

_HEAD = """\
# Content stems and in how many of the sentences of FactAppeal train they occur.
# Data: guymorlan/factappeal, Mor-Lan, Sheafer & Shenhav 2025, CC BY 4.0.
# Made by matching/training/word_rates.py. (words) is the mean per sentence, in thousandths.
"""


def table(sentences: list[str]) -> str:
    """The table as text: the two sizes, then the stems by count and name."""
    counts: Counter[str] = Counter()
    length = 0
    for sentence in sentences:
        found = content_words(sentence)
        length += len(found)
        counts.update(set(found))
    mean = round(1000 * length / max(1, len(sentences)))
    lines = [f"(sentences)\t{len(sentences)}", f"(words)\t{mean}"]
    kept = sorted((-count, word) for word, count in counts.items() if count > 1)
    return _HEAD + "\n".join([*lines, *(f"{word}\t{-count}" for count, word in kept)]) + "\n"


def main() -> None:
    """Read the file named first and write the table, by default where it is read."""
    default = files("matching.stance").joinpath("word_rates.tsv")
    output = Path(sys.argv[2] if len(sys.argv) > 2 else str(default))
    with gzip.open(sys.argv[1], "rt", encoding="utf-8") as lines:
        output.write_text(table([json.loads(line)["sentence"] for line in lines]))


if __name__ == "__main__":
    main()
