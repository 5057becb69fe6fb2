"""The networks that read a claim and its evidence together: BERT (Devlin et al. 2019) in MiniLM's
sizes (Wang et al. 2020), which is shipped, and MPNet (Song et al. 2020), which teaches it."""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional


@dataclass(frozen=True)
class Shape:
    """The sizes of an encoder and where it comes from."""

    layers: int
    width: int
    inner: int
    vocabulary: int
    places: int
    first_place: int
    """The number of the place that the first token has."""
    sides: bool
    """Whether claim and evidence are told apart by an embedding of their own."""
    buckets: int
    """How many distances between tokens have a bias of their own; 0 where places alone count."""
    epsilon: float
    sha256: str
    """Of the pretrained ``model.safetensors``."""
    heads: int = 12


MINILM = Shape(
    layers=6, width=384, inner=1536, vocabulary=30522, places=512, first_place=0, sides=True,
    buckets=0, epsilon=1e-12,
    sha256="53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
)  # fmt: skip
MPNET = Shape(
    layers=12, width=768, inner=3072, vocabulary=30527, places=514, first_place=2, sides=False,
    buckets=32, epsilon=1e-5,
    sha256="78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658",
)  # fmt: skip


SINGLE = ("event", "factual", "story", "same", "subjective")
"""The heads that answer yes or no. ``same`` (do both say the same?) only teaches the encoder: its
answers were no better than those of the rules on pairs of news."""


class Layer(nn.Module):
    """One layer: attention over all tokens, then the same small network for each."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        width = shape.width
        self.heads = shape.heads
        self.q, self.k, self.v, self.o = (nn.Linear(width, width) for _ in range(4))
        self.up, self.down = nn.Linear(width, shape.inner), nn.Linear(shape.inner, width)
        self.n1 = nn.LayerNorm(width, eps=shape.epsilon)
        self.n2 = nn.LayerNorm(width, eps=shape.epsilon)

    def forward(self, x: Tensor, bias: Tensor, drop: float) -> Tensor:
        """(batch, tokens, width) to the same; ``bias`` is added to the scores of attention."""
        b, n, width = x.shape

        def heads(t: Tensor) -> Tensor:
            return t.view(b, n, self.heads, width // self.heads).transpose(1, 2)

        scores = heads(self.q(x)) @ heads(self.k(x)).transpose(-1, -2)
        weights = torch.softmax(scores / math.sqrt(width // self.heads) + bias, -1)
        seen = (weights.to(x.dtype) @ heads(self.v(x))).transpose(1, 2).reshape(b, n, width)
        x = self.n1(x + functional.dropout(self.o(seen), drop, self.training))
        inner = self.down(functional.gelu(self.up(x)))
        return self.n2(x + functional.dropout(inner, drop, self.training))


class Reader(nn.Module):
    """Logits: ``stance`` (batch, 3); those of ``SINGLE`` (batch each)."""

    def __init__(self, shape: Shape = MINILM) -> None:
        super().__init__()
        self.shape, width = shape, shape.width
        self.words = nn.Embedding(shape.vocabulary, width)
        self.places = nn.Embedding(shape.places, width)
        self.sides = nn.Embedding(2, width) if shape.sides else None
        self.distances = nn.Embedding(shape.buckets, shape.heads) if shape.buckets else None
        self.norm = nn.LayerNorm(width, eps=shape.epsilon)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.pool = nn.Linear(2 * width, width)
        self.stance = nn.Linear(width, 3)
        self.event = nn.Linear(width, 1)
        self.factual = nn.Linear(width, 1)
        with torch.random.fork_rng():  # only the second stage has these heads
            self.story = nn.Linear(width, 1)
            self.same = nn.Linear(width, 1)
            self.subjective = nn.Linear(width, 1)

    def forward(
        self, ids: Tensor, sides: Tensor, real: Tensor, drop: float = 0.1
    ) -> tuple[Tensor, ...]:
        """Token numbers, 0 for the claim and 1 for the evidence, 1 for every real token."""
        h = functional.dropout(self.pooled(ids, sides, real, drop), drop, self.training)
        return self.stance(h), *(getattr(self, name)(h)[:, 0] for name in SINGLE)

    def pooled(self, ids: Tensor, sides: Tensor, real: Tensor, drop: float = 0.1) -> Tensor:
        """What the heads look at: one vector for the texts together."""
        n = ids.shape[1]
        at = torch.arange(n, device=ids.device) + self.shape.first_place
        x = self.words(ids) + self.places(at)[None]
        if self.sides is not None:
            x = x + self.sides(sides)
        x = functional.dropout(self.norm(x), drop, self.training)
        bias = (1.0 - real.to(x.dtype))[:, None, None, :] * -1e4
        if self.distances is not None:
            # A product with ones and zeros, not a look-up: its gradient adds up in one order.
            apart = distances(n, self.shape.buckets).to(ids.device)
            which = functional.one_hot(apart, self.shape.buckets)
            bias = bias + (which.to(x) @ self.distances.weight).permute(2, 0, 1)[None]
        for layer in self.layers:
            x = layer(x, bias, drop)
        w = real.to(x.dtype)[..., None]
        mean = (x * w).sum(1) / w.sum(1)
        pooled: Tensor = torch.tanh(self.pool(torch.cat([x[:, 0], mean], -1)))
        return pooled

    def load_pretrained(self, path: Path) -> None:
        """The pretrained weights. Raises ValueError for another file than is meant."""
        if hashlib.sha256(path.read_bytes()).hexdigest() != self.shape.sha256:
            raise ValueError(f"{path} is not the encoder that is meant")
        self.load_named(load_file(path))

    def load_named(self, weights: dict[str, Tensor]) -> None:
        """Weights under the names that the encoder was published with."""
        weights = {k.removeprefix("bert."): v for k, v in weights.items()}
        with torch.no_grad():
            for name, parameter in self.named_parameters():
                if published := self._published(name):
                    parameter.copy_(weights[published])

    def _published(self, name: str) -> str:
        """The published name of one of our parameters; "" for the heads, which are new."""
        first, _, rest = name.partition(".")
        tables = {
            "words": "embeddings.word_embeddings", "places": "embeddings.position_embeddings",
            "sides": "embeddings.token_type_embeddings", "norm": "embeddings.LayerNorm",
            "distances": "encoder.relative_attention_bias",
        }  # fmt: skip
        if first in tables:
            return f"{tables[first]}.{rest}"
        if first != "layers":
            return ""
        number, part, kind = rest.split(".")
        parts = {"up": "intermediate.dense", "down": "output.dense", "n2": "output.LayerNorm"}
        if self.shape.buckets:
            parts |= {x: f"attention.attn.{x}" for x in "qkvo"} | {"n1": "attention.LayerNorm"}
        else:
            named = {"q": "query", "k": "key", "v": "value"}
            parts |= {x: f"attention.self.{named[x]}" for x in "qkv"}
            parts |= {"o": "attention.output.dense", "n1": "attention.output.LayerNorm"}
        return f"encoder.layer.{number}.{parts[part]}.{kind}"


def distances(n: int, buckets: int) -> Tensor:
    """The bucket of the distance of every token to every other: the nearer, the finer (T5)."""
    at = torch.arange(n)
    apart = at[:, None] - at[None, :]
    half = buckets // 2
    exact = half // 2
    far = apart.abs().clamp(min=1).float()
    grown = exact + (torch.log(far / exact) / math.log(128 / exact) * (half - exact)).long()
    size = torch.where(apart.abs() < exact, apart.abs(), grown.clamp(max=half - 1))
    return size + (apart < 0).long() * half


def optimizer_of(model: Reader, rate: float) -> torch.optim.AdamW:
    """The optimizer of a network whose words stay as they are.

    They keep what the encoder knows of them: faster, and names not seen here stay apart.
    """
    model.words.weight.requires_grad_(False)
    learned = [p for p in model.parameters() if p.requires_grad]
    thin = [p for p in learned if p.ndim < 2]
    wide = [p for p in learned if p.ndim >= 2]
    return torch.optim.AdamW(
        [{"params": wide, "weight_decay": 0.01}, {"params": thin, "weight_decay": 0}],
        lr=rate,
        fused=True,
    )
