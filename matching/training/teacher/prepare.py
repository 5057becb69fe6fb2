"""Gather the lessons: ``python -m matching.training.teacher.prepare FOLDER SCENARIOS WORK``.

FOLDER holds the labelled sets, SCENARIOS scenarios of our own whose passages are read without
their answers; ``WORK/lessons.jsonl.gz`` is written, the same bytes every time.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from matching.training.reader.lessons import write
from matching.training.teacher.pairs import everything


def main(arguments: list[str]) -> None:
    """Gather and write."""
    folder, scenarios, work = map(Path, arguments)
    work.mkdir(parents=True, exist_ok=True)
    found = everything(folder, scenarios)
    write(found, work / "lessons.jsonl.gz")
    print(len(found.train), "lessons", dict(Counter(e.head for e in found.train)))
    print({name: len(rows) for name, rows in found.held.items()})


if __name__ == "__main__":
    main(sys.argv[1:])
