"""The reader's network: six layers of BERT (Devlin et al. 2019) in MiniLM's sizes (Wang et al.
2020), the claim and the evidence read together, with four small heads on top."""

from __future__ import annotations

import math

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

LAYERS, WIDTH, HEADS, INNER, VOCABULARY = 6, 384, 12, 1536, 30522


class Layer(nn.Module):
    """One layer: attention over all tokens, then the same small network for each."""

    def __init__(self) -> None:
        super().__init__()
        self.q, self.k, self.v, self.o = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.n1, self.n2 = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor, drop: float) -> Tensor:
        """(batch, tokens, WIDTH) to the same."""
        b, n, _ = x.shape

        def heads(t: Tensor) -> Tensor:
            return t.view(b, n, HEADS, WIDTH // HEADS).transpose(1, 2)

        scores = heads(self.q(x)) @ heads(self.k(x)).transpose(-1, -2)
        weights = torch.softmax(scores / math.sqrt(WIDTH // HEADS) + mask, -1)
        seen = (weights @ heads(self.v(x))).transpose(1, 2).reshape(b, n, WIDTH)
        x = self.n1(x + functional.dropout(self.o(seen), drop, self.training))
        inner = self.down(functional.gelu(self.up(x)))
        return self.n2(x + functional.dropout(inner, drop, self.training))


class Reader(nn.Module):
    """Logits: ``stance`` (batch, 3); ``event``, ``factual`` and ``story`` (batch each)."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.places = nn.Embedding(512, WIDTH)
        self.sides = nn.Embedding(2, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.pool = nn.Linear(2 * WIDTH, WIDTH)
        self.stance = nn.Linear(WIDTH, 3)
        self.event = nn.Linear(WIDTH, 1)
        self.factual = nn.Linear(WIDTH, 1)
        with torch.random.fork_rng():  # only the second stage has this head
            self.story = nn.Linear(WIDTH, 1)

    def forward(
        self, ids: Tensor, sides: Tensor, real: Tensor, drop: float = 0.1
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Token numbers, 0 for the claim and 1 for the evidence, 1 for every real token."""
        x = self.words(ids) + self.places(torch.arange(ids.shape[1]))[None] + self.sides(sides)
        x = functional.dropout(self.norm(x), drop, self.training)
        mask = (1.0 - real.to(x.dtype))[:, None, None, :] * -1e4
        for layer in self.layers:
            x = layer(x, mask, drop)
        w = real.to(x.dtype)[..., None]
        mean = (x * w).sum(1) / w.sum(1)
        h = torch.tanh(self.pool(torch.cat([x[:, 0], mean], -1)))
        h = functional.dropout(h, drop, self.training)
        single = (head(h)[:, 0] for head in (self.event, self.factual, self.story))
        return self.stance(h), *single

    def load_minilm(self, path: str) -> None:
        """The pretrained encoder's weights, from its ``model.safetensors``."""
        weights = {k.removeprefix("bert."): v for k, v in load_file(path).items()}
        e = "embeddings."
        tables = {
            self.words: e + "word_embeddings",
            self.places: e + "position_embeddings",
            self.sides: e + "token_type_embeddings",
        }
        parts: list[tuple[nn.Module, str]] = [(self.norm, e + "LayerNorm")]
        for i, layer in enumerate(self.layers):
            b = f"encoder.layer.{i}."
            parts += [
                (layer.q, b + "attention.self.query"),
                (layer.k, b + "attention.self.key"),
                (layer.v, b + "attention.self.value"),
                (layer.o, b + "attention.output.dense"),
                (layer.n1, b + "attention.output.LayerNorm"),
                (layer.up, b + "intermediate.dense"),
                (layer.down, b + "output.dense"),
                (layer.n2, b + "output.LayerNorm"),
            ]
        with torch.no_grad():
            for table, name in tables.items():
                table.weight.copy_(weights[name + ".weight"])
            for part, name in parts:
                part.weight.copy_(weights[name + ".weight"])
                part.bias.copy_(weights[name + ".bias"])
