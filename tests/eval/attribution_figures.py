"""Figures of attribution reading on PolNeAR: tokens of source, cue and content, and sentences."""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from matching.attribution.find import find
from matching.attribution.quotes import quotations
from matching.text.sentences import in_quotation, split
from matching.types import Span

_TOKEN = re.compile(r"\w+")
ROLES = ("source", "cue", "content")


def _f1(right: int, said: int, gold: int) -> dict[str, float]:
    precision = right / said if said else 0.0
    recall = right / gold if gold else 0.0
    both = precision + recall
    f1 = 2 * precision * recall / both if both else 0.0
    return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4)}


def _inside(position: int, spans: Iterable[Iterable[int]]) -> bool:
    return any(a <= position < b for a, b in spans)


def found_in(text: str, spans: list[Span]) -> dict[str, list[Span]]:
    """All source, cue and content spans that the reader finds, attitudes included."""
    quotes = quotations(text)
    inside = in_quotation(text, spans)
    out: dict[str, list[Span]] = {role: [] for role in ROLES}
    spoken = False
    for i, span in enumerate(spans):
        here = [q for q in quotes if q[0] < span[1] and q[1] > span[0]]
        found = find(text, span, here, attitudes=True)
        for one in found:
            if one.source is not None:
                out["source"].append(one.source)
            out["cue"].append(one.cue)
            out["content"].extend(one.content)
        quoted = sum(min(q[1], span[1]) - max(q[0], span[0]) for q in here)
        share = quoted / max(1, span[1] - span[0])
        goes_on = inside[i] or spoken
        if not found and here and (share > 0.8 or (goes_on and share > 0.6)):
            out["content"].extend((max(q[0], span[0]), min(q[1], span[1])) for q in here)
        spoken = bool(found) or (spoken and bool(here))
    return out


def attribution_figures(path: Path) -> dict[str, Any]:
    """Measure on one PolNeAR file: token F1 by role, F1 of "sentence carries attributed content".

    Words (runs of letters and digits) are the tokens; a word has the role that annotators gave
    its first character. Passages marked ``discard`` are left out. Sentences are the corpus's own
    where it has them.
    """
    right = dict.fromkeys(ROLES, 0)
    said = dict.fromkeys(ROLES, 0)
    gold = dict.fromkeys(ROLES, 0)
    hit = claimed = wanted = sentences = 0
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        for line in rows:
            row = json.loads(line)
            text = row["text"]
            own = [(a, b) for a, b in row["sentences"]] if row["sentences"] else split(text)
            found = found_in(text, split(text))
            discard = [s for s in row.get("discard") or [] if isinstance(s, list)]
            marked: dict[str, list[Span]] = {role: [] for role in ROLES}
            for attribution in row["attributions"]:
                for role in ROLES:
                    marked[role].extend((a, b) for a, b in attribution[role])
            for token in _TOKEN.finditer(text):
                at = token.start()
                if _inside(at, discard):
                    continue
                for role in ROLES:
                    here, there = _inside(at, found[role]), _inside(at, marked[role])
                    right[role] += here and there
                    said[role] += here
                    gold[role] += there
            for start, end in own:
                if _inside(start, discard):
                    continue
                sentences += 1
                here = any(a < end and b > start for a, b in found["content"])
                there = any(a < end and b > start for a, b in marked["content"])
                hit += here and there
                claimed += here
                wanted += there
    return {
        **{role: _f1(right[role], said[role], gold[role]) for role in ROLES},
        "sentence": _f1(hit, claimed, wanted),
        "sentences": sentences,
    }


if __name__ == "__main__":
    print(json.dumps(attribution_figures(Path(sys.argv[1])), indent=1))
