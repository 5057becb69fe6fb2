"""Gather the lessons: ``python -m matching.training.reader.prepare FOLDER SCENARIOS WORK``.

FOLDER holds the labelled sets, SCENARIOS scenarios of our own whose passages are read without
their answers; ``WORK/lessons.jsonl.gz`` (for teachers and students) and ``WORK/further.jsonl.gz``
(for a reader that was trained before) are written, the same bytes every time.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from matching.training.reader.lessons import write
from matching.training.reader.pairs import everything, further


def main(arguments: list[str]) -> None:
    """Gather and write."""
    folder, scenarios, work = map(Path, arguments)
    work.mkdir(parents=True, exist_ok=True)
    for name, found in (("lessons", everything(folder, scenarios)), ("further", further(folder))):
        write(found, work / f"{name}.jsonl.gz")
        print(name, len(found.train), dict(Counter(e.head for e in found.train)))
        print({key: len(rows) for key, rows in found.held.items()})


if __name__ == "__main__":
    main(sys.argv[1:])
