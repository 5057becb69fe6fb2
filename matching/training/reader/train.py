"""Fine-tune the encoder: ``python -m matching.training.reader.train BASE FOLDER WORK``.

Two stages: all labelled sets and edited sentences (``WORK/general.pt``, about forty minutes on two
cores), then our own news stories and lessons beside a third of the former (``WORK/tuned.pt``, as
long again). A stage is left out where its file is there. What is shipped (``WORK/reader.pt``) lies
between both.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from matching.training.reader.batches import HEADS, TWO, schedule, tokenizer
from matching.training.reader.encoder import Reader, optimizer_of
from matching.training.reader.lessons import Example
from matching.training.reader.pairs import SEED, STANCES, lessons, ordered
from matching.training.reader.stories import stories
from matching.training.reader.written import written

BATCH, WARM_UP, TOKENS = 32, 200, 100
GENERAL, NEWS = (3_000, 1e-4), (2_400, 7e-5)
"""Steps and highest rate of the two stages."""
SILENT, MATTERS = 4, 5_000
"""Of the stories, one in so many lessons in which a report says nothing to a claim, and so many
lessons on whether both tell of one matter; their lessons of support are seen twice."""
REPLAYED, ORDERED = 20_000, 4_000
"""What the second stage sees of the first, and so many pairs in another order."""

NEW = ("story", "same", "subjective")
"""The heads that only the second stage teaches."""
SHARE, PENALTY = 0.6, 1e-4
"""How far the shipped weights lie from the first stage towards the second, and the weight of the
squares when the new heads are fitted again."""

Coded = tuple[list[int], list[int], Example]


def coded(words: Tokenizer, examples: Sequence[Example]) -> list[Coded]:
    """Token numbers and sides of every example."""
    texts = [(e.claim, e.evidence) if e.evidence else e.claim for e in examples]
    return [
        (one.ids, one.type_ids, e)
        for one, e in zip(words.encode_batch(texts), examples, strict=True)
    ]


def batch(chunk: Sequence[Coded]) -> tuple[Tensor, Tensor, Tensor]:
    """Padded token numbers, sides, and which tokens are real."""
    longest = max(len(ids) for ids, _, _ in chunk)
    ids = torch.zeros(len(chunk), longest, dtype=torch.long)
    sides, real = torch.zeros_like(ids), torch.zeros(len(chunk), longest)
    for i, (numbers, side, _) in enumerate(chunk):
        ids[i, : len(numbers)] = torch.tensor(numbers)
        sides[i, : len(side)] = torch.tensor(side)
        real[i, : len(numbers)] = 1
    return ids, sides, real


def loss_of(model: Reader, chunk: Sequence[Coded]) -> Tensor:
    """The mean loss over the chunk, each example at its own head."""
    outputs = model(*batch(chunk))
    labels = torch.tensor([e.label for _, _, e in chunk])
    heads = torch.tensor([HEADS.index(e.head) for _, _, e in chunk])
    total = torch.zeros(())
    for at, logits in enumerate(outputs):
        mine = heads == at
        if not mine.any():
            continue
        wanted, given = labels[mine], logits.float()[mine]
        if at == 0:
            part = functional.cross_entropy(given, wanted, label_smoothing=0.05)
        else:
            part = functional.binary_cross_entropy_with_logits(given, wanted.float())
        total = total + part * mine.float().mean()
    return total


def looked_at(model: Reader, held: dict[str, list[Coded]], most: int) -> dict[str, float]:
    """Share of right answers on a sample of what is never trained on."""
    model.eval()
    with torch.inference_mode():
        found = _shares(model, held, most)
    model.train()
    return found


def _shares(model: Reader, held: dict[str, list[Coded]], most: int) -> dict[str, float]:
    found = {}
    for name, rows in held.items():
        rows = rows[:: max(1, len(rows) // most)]
        right = 0
        for start in range(0, len(rows), 64):
            chunk = rows[start : start + 64]
            outputs = model(*batch(chunk))
            for i, (_, _, example) in enumerate(chunk):
                logits = outputs[HEADS.index(example.head)][i]
                if example.head == "stance":
                    answer = int((logits[:2] if name in TWO else logits).argmax())
                else:
                    answer = int(logits > 0)
                right += answer == example.label
        found[name] = round(right / len(rows), 4)
    return found


def train(
    model: Reader,
    words: Tokenizer,
    examples: Sequence[Example],
    held: dict[str, list[Example]],
    steps: int,
    rate: float,
) -> None:
    """Train for so many steps, looking at what is held out now and then."""
    chance = random.Random(SEED)
    data = coded(words, examples)
    watched = {name: coded(words, rows) for name, rows in held.items()}
    optimizer = optimizer_of(model, rate)
    model.train()
    queue: list[list[int]] = []
    started, running = time.monotonic(), 0.0
    for step in range(steps):
        queue = queue or schedule([len(ids) for ids, _, _ in data], BATCH, chance)
        chunk = [data[j] for j in queue.pop()]
        for group in optimizer.param_groups:
            group["lr"] = rate * min(1, (step + 1) / WARM_UP) * max(0.02, 1 - step / steps)
        loss = loss_of(model, chunk)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        running += loss.item()
        if (step + 1) % 100 == 0:
            print(f"{step + 1} {running / 100:.4f} {time.monotonic() - started:.0f}s", flush=True)
            running = 0.0
        if (step + 1) % (steps // 2) == 0:
            print(looked_at(model, watched, 600), flush=True)


def averaged(general: dict[str, Tensor], tuned: dict[str, Tensor]) -> dict[str, Tensor]:
    """Weights between those of both stages: what the first learned is kept beside the second
    (Wortsman et al. 2022, "Robust fine-tuning of zero-shot models")."""
    return {
        name: value if name.startswith(NEW) else torch.lerp(general[name], value, SHARE)
        for name, value in tuned.items()
    }


def refit(model: Reader, data: Sequence[Coded]) -> None:
    """The heads that only the second stage has, fitted again to the averaged encoder."""
    model.eval()
    heads = [getattr(model, name) for name in NEW]
    order = sorted(range(len(data)), key=lambda j: len(data[j][0]))
    chunks = [[data[j] for j in order[k : k + 64]] for k in range(0, len(order), 64)]
    with torch.inference_mode():
        pooled = torch.cat([model.pooled(*batch(chunk)) for chunk in chunks]).clone()
    flat = [example for chunk in chunks for _, _, example in chunk]
    for name, head in zip(NEW, heads, strict=True):
        mine = torch.tensor([example.head == name for example in flat])
        inputs = pooled[mine].clone()
        labels = torch.tensor([e.label for e in flat if e.head == name])
        fitted = logistic(inputs.double(), labels.double())
        with torch.no_grad():
            head.weight.copy_(fitted[:-1][None])
            head.bias.copy_(fitted[-1:])


def logistic(inputs: Tensor, labels: Tensor) -> Tensor:
    """Weights and bias of a logistic regression, by L-BFGS."""
    fitted = torch.zeros(inputs.shape[1] + 1, dtype=inputs.dtype, requires_grad=True)
    optimizer = torch.optim.LBFGS([fitted], max_iter=300, line_search_fn="strong_wolfe")

    def loss() -> Tensor:
        optimizer.zero_grad()
        logits = inputs @ fitted[:-1] + fitted[-1]
        found = functional.binary_cross_entropy_with_logits(logits, labels)
        found = found + PENALTY * fitted[:-1].square().sum()
        found.backward()
        return found

    optimizer.step(loss)
    return fitted.detach()


def _of_stories(found: Sequence[Example], chance: random.Random) -> list[Example]:
    stances = [e for e in found if e.head == "stance"]
    matters = [e for e in found if e.head == "story"]
    told = [e for e in stances if e.label == STANCES.index("supports")]
    return [*stances, *told, *chance.sample(matters, MATTERS)]


def main(arguments: list[str]) -> None:
    """Read the data, train both stages, write."""
    base, folder, work = map(Path, arguments)
    work.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(2)
    torch.manual_seed(SEED)
    words = tokenizer(base, TOKENS)
    found = lessons(folder)
    model = Reader()
    general = work / "general.pt"
    if general.exists():
        model.load_state_dict(torch.load(general), strict=False)
    else:
        model.load_pretrained(base / "model.safetensors")
        print(f"{len(found.train)} examples", flush=True)
        train(model, words, found.train, found.held, *GENERAL)
        torch.save(model.state_dict(), general)
    torch.manual_seed(SEED)
    chance = random.Random(SEED)
    news, own = stories(chance, SILENT), written()
    beside = [*chance.sample(found.train, REPLAYED), *ordered(found.train, ORDERED, chance)]
    ours = [*_of_stories(news.train, chance), *own.train]
    print(f"{len(ours)} of our own, {len(beside)} beside them", flush=True)
    held = news.held | own.held | found.held
    tuned = work / "tuned.pt"
    if not tuned.exists():
        train(model, words, [*ours, *beside], held, *NEWS)
        torch.save(model.state_dict(), tuned)
    model.load_state_dict(averaged(torch.load(general), torch.load(tuned)))
    refit(model, coded(words, [e for e in (*ours, *beside) if e.head in NEW]))
    watched = {name: coded(words, rows) for name, rows in held.items()}
    print(looked_at(model, watched, 600), flush=True)
    torch.save(model.state_dict(), work / "reader.pt")


if __name__ == "__main__":
    main(sys.argv[1:])
