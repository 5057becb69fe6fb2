"""Train the reader: ``python -m matching.training.teacher.train WORK MINILM MPNET``.

WORK holds ``lessons.jsonl.gz`` (``matching.training.teacher.prepare``); MINILM and MPNET the
published encoders, each with ``model.safetensors`` and ``tokenizer.json``. Several large teachers
learn first (``WORK/teacher1.pt``, ...); the small reader then learns from the labels and from what
the teachers together say of every pair, labelled or not (Hinton, Vinyals & Dean 2015)
(``WORK/reader.pt``). A teacher whose file is there is not trained again; what they say is
kept in ``WORK/told.pt``. Needs the extra ``train``; with one H100 a step of the teacher took 70 ms
and one of the reader 43 (about 310 and 210 seconds in all); on two cores it would take days.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from matching.training.reader.batches import HEADS, TWO, schedule, tokenizer
from matching.training.reader.encoder import MINILM, MPNET, Reader, optimizer_of
from matching.training.reader.lessons import UNLABELLED, Example, read

TOKENS, SEED = 128, 7
SMOOTHED, HARD, SOFTENED = 0.05, 0.4, 1.5
"""Of the labels; the labels' share in what the student learns; the teachers' temperature."""


@dataclass(frozen=True)
class Plan:
    """How one network is trained: times through all lessons, pairs a step, highest rate."""

    passes: float
    batch: int
    rate: float
    drop: float = 0.1
    warm_up: float = 0.06


TEACHERS = 1
TEACHER = Plan(passes=2.6, batch=128, rate=6e-5)
STUDENT = Plan(passes=5, batch=256, rate=4e-4)


class Coded:
    """Lessons as padded numbers on the device, with lengths on this side."""

    def __init__(self, words: Tokenizer, examples: Sequence[Example], device: str) -> None:
        texts = [(e.claim, e.evidence) if e.evidence else e.claim for e in examples]
        coded = words.encode_batch(texts)
        self.lengths = [len(one.ids) for one in coded]
        longest = max(self.lengths)
        self.ids = torch.zeros(len(coded), longest, dtype=torch.long)
        self.sides, self.real = torch.zeros_like(self.ids), torch.zeros_like(self.ids)
        for at, one in enumerate(coded):
            n = len(one.ids)
            self.ids[at, :n] = torch.tensor(one.ids)
            self.sides[at, :n] = torch.tensor(one.type_ids)
            self.real[at, :n] = 1
        self.labels = torch.tensor([e.label for e in examples])
        self.heads = torch.tensor([HEADS.index(e.head) for e in examples])
        for name in ("ids", "sides", "real", "labels", "heads"):
            setattr(self, name, getattr(self, name).to(device))

    def batch(self, chosen: Tensor, longest: int) -> tuple[Tensor, Tensor, Tensor]:
        """Token numbers, sides, and which tokens are real."""
        return (
            self.ids[chosen, :longest], self.sides[chosen, :longest], self.real[chosen, :longest]
        )  # fmt: skip


def loss_of(
    outputs: Sequence[Tensor], labels: Tensor, heads: Tensor, told: Sequence[Tensor] | None
) -> Tensor:
    """The mean loss over the chunk, each example at its own head.

    ``told`` are the teachers' chances of every head, for a student.
    """
    total = torch.zeros((), device=labels.device)
    known = (labels != UNLABELLED).float()
    for at, logits in enumerate(outputs):
        mine = (heads == at).float()
        given = logits.float()
        if at == 0:
            wanted = labels.clamp(0, 2)
            hard = functional.cross_entropy(
                given, wanted, reduction="none", label_smoothing=SMOOTHED
            )
        else:
            wanted = labels.clamp(0, 1).float()
            hard = functional.binary_cross_entropy_with_logits(given, wanted, reduction="none")
        loss = hard * known
        if told is not None:
            if at == 0:
                soft = -(told[0] * torch.log_softmax(given / SOFTENED, -1)).sum(-1) * SOFTENED
            else:
                soft = functional.binary_cross_entropy_with_logits(
                    given, told[at], reduction="none"
                )
            loss = HARD * loss + (1 - HARD * known) * soft
        total = total + (loss * mine).mean()
    return total


def answers(model: Reader, data: Coded, device: str) -> list[Tensor]:
    """The logits of every head for all lessons, in their order."""
    model.eval()
    order = sorted(range(len(data.lengths)), key=lambda j: data.lengths[j])
    found = [torch.zeros(len(order), 3, device=device)]
    found += [torch.zeros(len(order), device=device) for _ in HEADS[1:]]
    with torch.inference_mode(), torch.autocast(device, torch.bfloat16, enabled=device == "cuda"):
        for start in range(0, len(order), 256):
            chunk = order[start : start + 256]
            chosen = torch.tensor(chunk, device=device)
            outputs = model(*data.batch(chosen, max(data.lengths[j] for j in chunk)))
            for kept, logits in zip(found, outputs, strict=True):
                kept[chosen] = logits.float()
    model.train()
    return found


def shares(model: Reader, held: dict[str, Coded], device: str) -> dict[str, float]:
    """Share of right answers on what is never trained on."""
    found = {}
    for name, data in held.items():
        at = int(data.heads[0])
        logits = answers(model, data, device)[at]
        if at == 0:
            said = (logits[:, :2] if name in TWO else logits).argmax(-1)
        else:
            said = (logits > 0).long()
        found[name] = round((said == data.labels).float().mean().item(), 4)
    return found


def train(
    model: Reader,
    data: Coded,
    held: dict[str, Coded],
    plan: Plan,
    seed: int,
    device: str,
    told: Sequence[Tensor] | None = None,
) -> None:
    """Train by the plan, looking at what is held out now and then."""
    chance = random.Random(seed)
    optimizer = optimizer_of(model, plan.rate)
    model.train()
    steps = int(plan.passes * len(data.lengths) / plan.batch)
    warm = max(1, int(plan.warm_up * steps))
    queue: list[list[int]] = []
    started, running = time.monotonic(), torch.zeros((), device=device)
    for step in range(steps):
        queue = queue or schedule(data.lengths, plan.batch, chance)
        chunk = queue.pop()
        for group in optimizer.param_groups:
            group["lr"] = plan.rate * min(1, (step + 1) / warm) * max(0.01, 1 - step / steps)
        chosen = torch.tensor(chunk, device=device)
        with torch.autocast(device, torch.bfloat16, enabled=device == "cuda"):
            outputs = model(*data.batch(chosen, max(data.lengths[j] for j in chunk)), plan.drop)
        mine = [one[chosen] for one in told] if told is not None else None
        loss = loss_of(outputs, data.labels[chosen], data.heads[chosen], mine)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        running += loss.detach()
        if (step + 1) % 250 == 0:
            mean, passed = running.item() / 250, time.monotonic() - started
            print(f"{step + 1}/{steps} {mean:.4f} {passed:.0f}s", flush=True)
            running.zero_()
        if held and (step + 1) % max(1, steps // 3) == 0:
            print(shares(model, held, device), flush=True)


def taught(work: Path, base: Path, device: str) -> list[Tensor]:
    """The chances that the teachers together give every lesson, all of them trained first."""
    kept = work / "told.pt"
    if kept.exists():
        found: list[Tensor] = torch.load(kept, map_location=device)
        return found
    lessons = read(work / "lessons.jsonl.gz")
    words = tokenizer(base, TOKENS)
    labelled = [e for e in lessons.train if e.label != UNLABELLED]
    data = Coded(words, labelled, device)
    held = {name: Coded(words, rows, device) for name, rows in lessons.held.items()}
    together: list[Tensor] = []
    for number in range(1, TEACHERS + 1):
        path = work / f"teacher{number}.pt"
        torch.manual_seed(SEED + number)
        model = Reader(MPNET).to(device)
        if path.exists():
            model.load_state_dict(torch.load(path, map_location=device))
        else:
            model.load_pretrained(base / "model.safetensors")
            train(model, data, held, TEACHER, SEED + number, device)
            torch.save(model.state_dict(), path)
        everything = answers(model, Coded(words, lessons.train, device), device)
        chances = [torch.softmax(everything[0] / SOFTENED, -1)]
        chances += [torch.sigmoid(one) for one in everything[1:]]
        if number > 1:
            chances = [a + b for a, b in zip(together, chances, strict=True)]
        together = chances
    together = [one / TEACHERS for one in together]
    torch.save(together, kept)
    return together


def main(arguments: list[str]) -> None:
    """Teachers first, the reader from them."""
    work, minilm, mpnet = map(Path, arguments)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    torch.use_deterministic_algorithms(True)
    torch.utils.deterministic.fill_uninitialized_memory = False
    told = taught(work, mpnet, device)
    lessons = read(work / "lessons.jsonl.gz")
    words = tokenizer(minilm, TOKENS)
    torch.manual_seed(SEED)
    model = Reader(MINILM)
    model.load_pretrained(minilm / "model.safetensors")
    data = Coded(words, lessons.train, device)
    held = {name: Coded(words, rows, device) for name, rows in lessons.held.items()}
    train(model.to(device), data, held, STUDENT, SEED, device, told)
    torch.save(model.state_dict(), work / "reader.pt")


if __name__ == "__main__":
    main(sys.argv[1:])
