"""One lesson of the reader, and the file that carries all of them to the trainer."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import Path

UNLABELLED = -1
"""The label of a pair that only the student sees, with the teachers' answers."""


@dataclass(frozen=True)
class Example:
    """One lesson: the head that learns from it, its texts, the number of its label."""

    head: str
    claim: str
    evidence: str
    label: int
    group: str = ""
    """What held-out examples are sorted by into those that calibrate and those that measure."""


@dataclass
class Lessons:
    """What is trained on, what is kept for looking, and the digests of the files."""

    train: list[Example] = field(default_factory=list)
    held: dict[str, list[Example]] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, example: Example, held: bool) -> None:
        """To one side or the other."""
        if held:
            self.held.setdefault(name, []).append(example)
        else:
            self.train.append(example)


def write(lessons: Lessons, path: Path) -> None:
    """All of them, a line each; what is kept for looking carries the name of its set."""
    with gzip.GzipFile(path, "wb", mtime=0) as out:
        rows = [("", one, times) for one, times in Counter(lessons.train).items()]
        rows += [(name, one, 1) for name, some in lessons.held.items() for one in some]
        for name, one, times in rows:
            line = json.dumps({"held": name, "times": times} | asdict(one), ensure_ascii=False)
            out.write(line.encode() + b"\n")


def read(path: Path) -> Lessons:
    """What ``write`` wrote, without the digests."""
    found = Lessons()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            name, times = row.pop("held"), row.pop("times")
            for _ in range(times):
                found.add(name, Example(**row), bool(name))
    return found
