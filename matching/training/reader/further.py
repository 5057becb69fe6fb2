"""Train a shipped reader further: ``python -m matching.training.reader.further READER WORK``.

READER is the folder of ``reader.onnx`` and ``reader.tokenizer.json`` that it starts from;
``WORK/further.jsonl.gz`` holds the lessons (``matching.training.reader.prepare``), and
``WORK/reader.pt`` is written. The lowest layers stay as they are. About half an hour on two idle
cores.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from tokenizers import Tokenizer
from torch import Tensor

from matching.training.reader.encoder import Reader, rounded
from matching.training.reader.lessons import read
from matching.training.reader.train import SEED, TOKENS, Coded, Plan, train

FROZEN = 3
PLAN = Plan(passes=1, batch=32, rate=1.5e-4)
WATCHED = 120
"""Lessons of every held-out set that are looked at on the way."""


def opened(path: Path) -> dict[str, Tensor]:
    """The weights of an exported reader under the names of its modules."""
    graph = onnx.load(str(path)).graph
    arrays = {t.name: numpy_helper.to_array(t) for t in graph.initializer}
    for node in graph.node:
        if node.op_type == "DequantizeLinear":
            small, scale, _ = (arrays[name] for name in node.input)
            axis = next(a.i for a in node.attribute if a.name == "axis")
            along = scale[:, None] if axis == 0 else scale[None]
            arrays[node.output[0]] = small.astype(np.float32) * along
    users = {name: node for node in graph.node for name in node.input}
    found: dict[str, Tensor] = {}
    for name, array in arrays.items():
        if name.startswith("reader."):
            found[name.removeprefix("reader.")] = torch.from_numpy(array.copy())
        elif name in users and users[name].op_type == "MatMul":
            # A product lost its name on export; the bias that is added to it has kept its own.
            added = users[users[name].output[0]]
            bias = next((n for n in added.input if n.endswith(".bias")), None)
            if bias is not None:
                module = bias.removeprefix("reader.").removesuffix(".bias")
                found[f"{module}.weight"] = torch.from_numpy(array.T.copy())
    own = Reader().state_dict()
    return {name: value for name, value in found.items() if name in own}


def main(arguments: list[str]) -> None:
    """Open, train, write."""
    folder, work = map(Path, arguments)
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    model = Reader()
    model.load_state_dict(opened(folder / "reader.onnx"))
    still = [model.places, model.sides, model.norm, *list(model.layers)[:FROZEN]]
    for part in still:
        for parameter in part.parameters() if part is not None else ():
            parameter.requires_grad_(False)
    words = Tokenizer.from_file(str(folder / "reader.tokenizer.json"))
    words.no_padding()
    words.enable_truncation(TOKENS)
    lessons = read(work / "further.jsonl.gz")
    held = {
        name: Coded(words, rows[:: max(1, len(rows) // WATCHED)], "cpu")
        for name, rows in lessons.held.items()
        if name != "wice"
    }
    train(model, Coded(words, lessons.train, "cpu"), held, PLAN, SEED, "cpu")
    torch.save({k: rounded(v, 127) for k, v in model.state_dict().items()}, work / "reader.pt")


if __name__ == "__main__":
    main(sys.argv[1:])
