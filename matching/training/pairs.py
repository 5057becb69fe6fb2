"""Train ``matching/learned/pairs.json``: does a text support, refute or leave open a claim?

    python -m matching.training.pairs FOLDER [OUTPUT.json]

FOLDER holds the labelled sets ``vitaminc_real``, ``vitaminc_synthetic``, ``fever_adversarial``,
``fm2`` and ``ecbplus`` (``*.jsonl.gz``). Only sets whose licence
allows a package to carry what was learned from them are read, and pairs made by editing their
sentences. A fifth of the groups (pages, claims, topics) is never trained on; the file names the
data by their digests, so that a measurement on the same files looks at that fifth only.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from matching.compare.reading import read
from matching.model import events, features, is_held_out
from matching.model.pair import read_pair
from matching.text.tokens import stem
from matching.training.edits import digest, edited, sentences_of
from matching.training.logistic import Row, Weights, fit

LABELS = ("supports", "refutes", "neutral")
SAME = ("same", "different")
ROWS = {
    "vitaminc_real": 16_000, "vitaminc_synthetic": 9_000, "fever_adversarial": 1_000, "fm2": 2_000,
}  # fmt: skip
"""Set -> the most rows of it that are trained on, those with the lowest digests."""
EDITED = 5_000
LICENCES = "VitaminC, FEVER 2.0: CC BY-SA 3.0; FoolMeTwice: Apache-2.0; ECB+: CC BY 3.0"

Labelled = dict[str, Any]


def rows_of(folder: Path, name: str) -> tuple[list[Labelled], str]:
    """The rows of a set in the order of their digests, and the digest of its file."""
    (path,) = sorted(folder.rglob(f"{name}.*jsonl.gz"))
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    rows.sort(key=lambda row: (digest(row["id"]), row["id"]))
    return rows, hashlib.sha256(path.read_bytes()).hexdigest()


def pair_weights(folder: Path, files: dict[str, str]) -> Weights:
    """The weights of stance over all sets and edited pairs."""
    data: list[tuple[int, Row]] = []
    texts: list[str] = []
    for name, most in ROWS.items():
        rows, files[name] = rows_of(folder, name)
        # The trigger-made claims of FEVER 2.0 follow another licence.
        free = (row for row in rows if row["source"] != "fever_triggers")
        kept = [row for row in free if not is_held_out(row)][:most]
        data += [
            (digest(row["id"]), (read_pair(row["claim"], row["evidence"]), row["label"]))
            for row in kept
        ]
        texts += [row["evidence"] for row in kept]
    made = list(edited(sentences_of(texts)))[:EDITED]
    data += [
        (digest(claim + evidence), (read_pair(claim, evidence), label))
        for claim, evidence, label in made
    ]
    data.sort(key=lambda item: item[0])
    return fit([row for _, row in data], LABELS, passes=10, rate=0.05)


def event_weights(
    folder: Path, files: dict[str, str]
) -> tuple[Weights, list[str], list[tuple[str, str]]]:
    """The weights of "same event", the stems of deeds, and the pairs of stems for one deed."""
    rows, files["ecbplus"] = rows_of(folder, "ecbplus")
    rows = [row for row in rows if not is_held_out(row)]
    acts, pairs = deeds_of(rows)
    data: list[Row] = []
    for row in rows:
        left, right = (read(row[side], None, row[side]) for side in ("claim", "evidence"))
        data.append((events.event_features(left, right, acts, pairs), row["label"]))
    return fit(data, SAME), sorted(acts), sorted(pairs)


def deeds_of(rows: Sequence[Labelled]) -> tuple[set[str], set[tuple[str, str]]]:
    """Stems that head a deed in at least two pairs, and pairs of stems seen for one deed thrice."""
    heads: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for row in rows:
        for left, right in row["extra"]["shared_actions"]:
            a, b = (
                [stem(w) for w in re.findall(r"[a-z]{3,}", side.lower())] for side in (left, right)
            )
            heads.update(s for s in {*a, *b} if len(s) > 2)
            if len(a) == len(b) == 1 and a != b:
                one, other = sorted((a[0], b[0]))
                pairs[one, other] += 1
    return {s for s, n in heads.items() if n >= 2}, {p for p, n in pairs.items() if n >= 3}


def rounded(weights: Weights) -> Weights:
    """The weights with four digits, the smallest left out."""
    return {
        label: {name: round(w, 4) for name, w in sorted(named.items()) if abs(w) >= 0.005}
        for label, named in weights.items()
    }


def main(arguments: list[str]) -> None:
    """Train both and write the file."""
    folder = Path(arguments[0])
    files: dict[str, str] = {}
    stance = pair_weights(folder, files)
    same, acts, pairs = event_weights(folder, files)
    document = {
        "name": "pairs/1",
        "what": "logistic regressions: stance of a text to a claim; same event or not",
        "features": [features.NAME, events.NAME],
        "data": dict(sorted(files.items())),
        "licences": LICENCES,
        "command": "python -m matching.training.pairs FOLDER",
        "stance": rounded(stance),
        "event": rounded(same),
        "acts": acts,
        "act_pairs": [list(pair) for pair in pairs],
    }
    out = Path(arguments[1]) if len(arguments) > 1 else Path("matching/learned/pairs.json")
    out.write_text(json.dumps(document, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{out}: {len(stance[LABELS[0]])} and {len(same[SAME[0]])} weights a label")


if __name__ == "__main__":
    main(sys.argv[1:])
