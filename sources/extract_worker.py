"""The worker process of ``ExtractPool``: pickled outcomes in, pickled documents out.

It talks to its own parent only, over pipes that nobody else holds. Run as
``python -m sources.extract_worker MEMORY``.
"""

from __future__ import annotations

import gc
import logging
import os
import pickle
import struct
import sys
from dataclasses import replace
from typing import BinaryIO

_LENGTH = struct.Struct(">Q")


def limit_memory(size: int) -> None:
    """Bounds this process's address space, where the system can do that."""
    try:
        import resource
    except ImportError:
        return
    try:
        resource.setrlimit(resource.RLIMIT_AS, (size, size))
    except (ValueError, OSError):
        return


def serve(source: BinaryIO, target: BinaryIO) -> None:
    """Answers one page after another until the parent closes the pipe."""
    from sources.extract import extract
    from sources.types import FetchOutcome, SourceDocument, Unreachable

    def send(answer: object) -> None:
        data = pickle.dumps(answer)
        target.write(_LENGTH.pack(len(data)) + data)
        target.flush()

    send("ready")
    while head := source.read(_LENGTH.size):
        outcome: FetchOutcome = pickle.loads(source.read(_LENGTH.unpack(head)[0]))
        answer: SourceDocument | Unreachable
        try:
            answer = extract(outcome)
        except MemoryError:
            answer = Unreachable(outcome.url, "reading the page takes too much memory")
        if isinstance(answer, SourceDocument):
            # The parent has the body already.
            answer = replace(answer, raw=None)
        send(answer)


def main() -> None:
    logging.disable(logging.CRITICAL)
    # A page makes thousands of short-lived objects that hold each other in no circle: looking for
    # circles as often as by default is some hundredths of all reading.
    gc.set_threshold(50_000, 50, 50)
    limit_memory(int(sys.argv[1]))
    target = os.fdopen(os.dup(1), "wb")
    # Nothing a library prints may end up between two answers.
    os.dup2(2, 1)
    serve(sys.stdin.buffer, target)


if __name__ == "__main__":
    main()
