"""Write the trained reader for shipping: ``python -m matching.training.reader.export BASE WORK
OUT`` writes ``reader.onnx`` and ``reader.tokenizer.json`` to OUT.

Weights are kept as 8-bit numbers with one scale a row (23 MB instead of 91); activations stay
32-bit, since quantising those costs accuracy.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper
from torch import Tensor

from matching.training.reader.batches import HEADS
from matching.training.reader.encoder import Reader

SMALL = 4096
"""Tensors up to this size stay as they are."""


class Exported(torch.nn.Module):
    """The network with the usual names of inputs, and logits as outputs."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, ids: Tensor, mask: Tensor, sides: Tensor) -> tuple[Tensor, ...]:
        """The logits of every head."""
        found: tuple[Tensor, ...] = self.reader(ids, sides, mask, 0.0)
        return found


def written(reader: Reader, path: Path) -> onnx.ModelProto:
    """The network as an ONNX graph with 32-bit weights, written to ``path`` on the way."""
    ids = torch.ones(1, 16, dtype=torch.long)
    names = ["input_ids", "attention_mask", "token_type_ids"]
    torch.onnx.export(
        Exported(reader).eval(),
        (ids, ids, ids * 0),
        str(path),
        input_names=names,
        output_names=list(HEADS),
        dynamic_axes={name: {0: "batch", 1: "tokens"} for name in names},
        opset_version=17,
        dynamo=False,
    )
    return onnx.load(str(path))


def quantised(model: onnx.ModelProto) -> onnx.ModelProto:
    """The same graph, large weights as 8-bit numbers that are multiplied out when it is loaded."""
    graph = model.graph
    kept, added, nodes = [], [], []
    for tensor in graph.initializer:
        weights = numpy_helper.to_array(tensor)
        if weights.dtype != np.float32 or weights.ndim != 2 or weights.size <= SMALL:
            kept.append(tensor)
            continue
        axis = _axis(graph, tensor.name)
        scale = np.maximum(np.abs(weights).max(1 - axis), 1e-8) / 127
        along = scale[:, None] if axis == 0 else scale[None]
        small = np.clip(np.round(weights / along), -127, 127).astype(np.int8)
        names = [f"{tensor.name}_{part}" for part in ("small", "scale", "zero")]
        parts = (small, scale.astype(np.float32), np.zeros(len(scale), np.int8))
        added += [numpy_helper.from_array(a, n) for a, n in zip(parts, names, strict=True)]
        nodes.append(helper.make_node("DequantizeLinear", names, [tensor.name], axis=axis))
    rest = list(graph.node)
    del graph.initializer[:], graph.node[:]
    graph.initializer.extend([*kept, *added])
    graph.node.extend([*nodes, *rest])
    onnx.checker.check_model(model)
    return model


def _axis(graph: onnx.GraphProto, name: str) -> int:
    """The axis along which the rows of a weight stand: one scale for each output."""
    user = next(node for node in graph.node if name in node.input)
    if user.op_type == "MatMul":
        return 1
    turned = any(a.name == "transB" and a.i for a in user.attribute)
    return 0 if user.op_type == "Gather" or turned else 1


def main(arguments: list[str]) -> None:
    """Load, write, quantise."""
    base, work, out = map(Path, arguments)
    reader = Reader()
    reader.load_state_dict(torch.load(work / "reader.pt"))
    model = quantised(written(reader.eval(), work / "reader.32bit.onnx"))
    onnx.save(model, str(out / "reader.onnx"))
    text = (base / "tokenizer.json").read_text(encoding="utf-8")
    (out / "reader.tokenizer.json").write_text(text, encoding="utf-8")
    print(f"{out / 'reader.onnx'}: {(out / 'reader.onnx').stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main(sys.argv[1:])
