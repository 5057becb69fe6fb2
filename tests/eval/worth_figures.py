"""Figures of fact against comment on labelled news sentences (FactAppeal, CheckThat, BABE)."""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path
from typing import Any

from matching.claims.factual import reads_as_fact
from matching.claims.worth import worth
from matching.text.grammar import tag
from matching.training.factual import macro_f1


def _gold(row: dict[str, Any]) -> bool | None:
    """Whether annotators call the sentence factual; None where they do not agree."""
    if "factual" in row:
        return bool(row["factual"])
    if "opinion" in row:
        return {"factual": True, "opinion": False}.get(row["opinion"])
    return {"OBJ": True, "SUBJ": False}.get(row.get("label", ""))


def worth_figures(path: Path) -> dict[str, Any]:
    """Macro-F1 of "states a fact" on one file of sentences.

    FactAppeal asks whether a fact is stated, which the learned weights answer. The others ask
    for fact against opinion, which the balance of the declared features answers: nothing is
    trained on them.
    """
    pairs: list[tuple[bool, bool]] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            gold = _gold(row)
            if gold is None:
                continue
            sentence = row["sentence"]
            if "factual" in row:
                pairs.append((reads_as_fact(sentence), gold))
            else:
                pairs.append((worth(sentence, tag(sentence, 0, len(sentence))).score >= 0, gold))
    return {
        "sentences": len(pairs),
        "macro_f1": round(macro_f1(pairs), 4),
        "always_fact": round(macro_f1([(True, gold) for _, gold in pairs]), 4),
        "accuracy": round(sum(a == b for a, b in pairs) / max(1, len(pairs)), 4),
    }


if __name__ == "__main__":
    for name in sys.argv[1:]:
        print(name.rsplit("/", 1)[-1], json.dumps(worth_figures(Path(name))))
