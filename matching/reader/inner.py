"""The vector that the reader's heads look at, as one more output of the shipped network."""

from __future__ import annotations

INNER = "/reader/Tanh_output_0"
"""The name that the exporter gave it."""

_GRAPH, _OUTPUT, _NAME = 7, 12, 1


def with_inner(model: bytes) -> bytes:
    """The network with that output, if it has such a vector; else as it is.

    A network is one protobuf message, and of two messages behind each other the second is merged
    into the first: the file itself stays what its digest says.
    """
    name = INNER.encode()
    if name not in model:
        return model
    return model + _field(_GRAPH, _field(_OUTPUT, _field(_NAME, name)))


def _field(number: int, content: bytes) -> bytes:
    """A field of a message: its number, its length, its content; none of them above 127."""
    return bytes((number << 3 | 2, len(content))) + content
