"""The neural reader: what one text says to a claim, read word by word by a small network.

``own()`` is the reader that the project trains (``matching.training.reader``) and ships
(``matching/learned/reader.onnx``, described in ``reader.json``); ``entailment(...)`` wraps any
cross-encoder for natural-language inference in ONNX form. Both answer ``read(claim, evidence)``
on the CPU. The network is loaded when the first pair is read, and every pair is read alone,
without padding, so that an answer never depends on what else was read.

An answer is one more comparison beside the typed ones; the judge never lets it win against them.
"""

from matching.reader.network import (
    Answer,
    PairReader,
    Reader,
    ReaderError,
    description,
    entailment,
    opinions_of,
    own,
)

__all__ = [
    "Answer",
    "PairReader",
    "Reader",
    "ReaderError",
    "description",
    "entailment",
    "opinions_of",
    "own",
]
