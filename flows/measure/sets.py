"""The labelled sets that are known, recognised by the beginning of their file names.

``REFERENCES`` says what others reach: the figure of a simple lexical rule where somebody measured
one, and published results. They were measured on the parts named, not on the rows at hand, and
are printed as orientation only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from flows.measure.types import EvaluationError

KINDS: dict[str, tuple[str, ...]] = {
    "entailment": (
        *("anli", "averitec", "averitec_conflicting", "clef2020_claims", "climate_fever"),
        *("ecbplus", "fever_adversarial", "fever_symmetric", "fm2", "healthver", "mnli", "msrp"),
        *("paws", "rte_2way", "sick", "sts_news", "vitaminc_real", "vitaminc_synthetic", "wice"),
    ),
    "stance": ("fnc1", "emergent", "emergent_bodies", "claimdiff", "climate_fever"),
    "attribution": ("polnear",),
    "checkworthy": ("factappeal", "checkthat_subjectivity", "babe_opinion", "checkthat2024"),
    "reuse": ("helsinki", "short_answers"),
    "pages": ("pages",),
    "retrieval": ("helsinki", "same_story"),
    "scenarios": ("scenarios",),
}
"""Kind of data -> the sets of that kind, by the beginning of their file names."""

_COMPANIONS = ("fnc1_train_bodies", "fnc1_test_bodies", "clef2020_verified")
_DATA_ENDS = (".jsonl.gz", ".csv.gz", ".jsonl")


@dataclass(frozen=True, slots=True)
class FoundSet:
    """One set found in a folder: ``stem`` is its file name without the endings."""

    name: str
    kind: str
    stem: str
    files: tuple[Path, ...]


def find(folder: Path) -> tuple[FoundSet, ...]:
    """All known sets below ``folder``, in order of kind and file name.

    Raises EvaluationError where there is no such folder or nothing known in it.
    """
    if not folder.is_dir():
        raise EvaluationError(f"{folder}: no such folder of labelled data (--data)")
    found = [*_scenarios(folder), *_pages(folder), *_retrieval(folder)]
    for path in sorted(folder.rglob("*")):
        stem = _stem(path)
        name = _name(stem, path.parent.name) if stem else None
        if name is not None and path.is_file():
            found.append(FoundSet(name[1], name[0], stem, (path,)))
    if not found:
        known = ", ".join(name for names in KINDS.values() for name in names)
        raise EvaluationError(f"{folder}: no labelled set in it that is known (known: {known})")
    order = list(KINDS)
    return tuple(sorted(found, key=lambda s: (order.index(s.kind), s.stem, s.files)))


def choose(found: Sequence[FoundSet], names: Sequence[str]) -> tuple[FoundSet, ...]:
    """Those of the sets that are named by kind, set, or beginning of the file name; all for none.

    Raises EvaluationError for a name that fits nothing found.
    """
    chosen: dict[FoundSet, None] = {}
    for name in names:
        fitting = [s for s in found if name in (s.kind, s.name) or s.stem.startswith(name)]
        if not fitting:
            there = ", ".join(dict.fromkeys(s.name for s in found))
            raise EvaluationError(f"{name}: no such set in the folder (there: {there})")
        chosen |= dict.fromkeys(fitting)
    return tuple(s for s in found if s in chosen) if names else tuple(found)


def _stem(path: Path) -> str:
    for end in _DATA_ENDS:
        if path.name.endswith(end):
            return path.name.removesuffix(end)
    return ""


def _name(stem: str, folder: str) -> tuple[str, str] | None:
    """(kind, set) of a file name. A set of two kinds is told by the name of its folder."""
    if stem.startswith(_COMPANIONS):
        return None
    fits = [
        (len(name), kind == folder, kind, name)
        for kind, names in KINDS.items()
        if kind not in ("pages", "retrieval", "scenarios")
        for name in names
        if stem.startswith(name)
    ]
    if not fits or (folder in KINDS and not any(fit[1] for fit in fits)):
        return None
    _, _, kind, name = max(fits)
    return kind, name


def _scenarios(folder: Path) -> list[FoundSet]:
    groups: dict[Path, list[Path]] = {}
    for path in sorted(folder.rglob("s[0-9]*.json")):
        groups.setdefault(path.parent, []).append(path)
    return [FoundSet("scenarios", "scenarios", g.name, tuple(f)) for g, f in groups.items()]


def _pages(folder: Path) -> list[FoundSet]:
    return [
        FoundSet("pages", "pages", path.parent.name, (path,))
        for path in sorted(folder.rglob("index.jsonl"))
        if (path.parent / "pages").is_dir()
    ]


def _retrieval(folder: Path) -> list[FoundSet]:
    """Sets of documents on the same matter; those of ``reuse`` are asked this question too."""
    stories = [
        FoundSet("same_story", "retrieval", "same_story", (path, path.with_name("index.jsonl")))
        for path in sorted(folder.rglob("same_story.json"))
        if path.with_name("index.jsonl").is_file()
    ]
    articles = [
        FoundSet("helsinki", "retrieval", f"{_stem(path)} (retrieval)", (path,))
        for path in sorted(folder.rglob("helsinki*"))
        if _stem(path)
    ]
    return [*articles, *stories]


REFERENCES: dict[str, str] = {
    "anli": "lexical rule macro-F1 0.412",
    "averitec": "lexical rule macro-F1 0.460",
    "averitec_conflicting": "",
    "climate_fever": "lexical rule macro-F1 0.385",
    "clef2020_claims": "lexical rule macro-F1 0.680",
    "ecbplus": "lexical rule macro-F1 0.668",
    "fever_adversarial": "lexical rule macro-F1 0.371",
    "fever_symmetric": "lexical rule 0.628; BERT accuracy 0.575 (v0.1)",
    "fm2": "lexical rule macro-F1 0.575",
    "healthver": "lexical rule macro-F1 0.427; T5 F1 0.796",
    "mnli": "lexical rule macro-F1 0.538",
    "msrp": "lexical rule macro-F1 0.692; Ji & Eisenstein 2013 accuracy 0.804",
    "paws": "lexical rule macro-F1 0.718; untrained models below 0.40 accuracy",
    "rte_2way": "lexical rule macro-F1 0.616",
    "sick": "lexical rule macro-F1 0.737; Lai & Hockenmaier 2014 accuracy 0.845",
    "sts_news": "lexical rule macro-F1 0.752",
    "vitaminc_real": "lexical rule macro-F1 0.476",
    "vitaminc_synthetic": "lexical rule macro-F1 0.634",
    "wice": "lexical rule macro-F1 0.684; T5-3B accuracy 0.74 to 0.88",
    "fnc1": "best of the competition: relative score 0.820, macro-F1 0.58 to 0.60",
    "emergent_bodies": "",
    "emergent": "Ferreira & Vlachos 2016 accuracy 0.733",
    "polnear": "50 verbs F1 0.769; people among themselves 0.930",
    "checkthat_subjectivity": "task baseline macro-F1 0.63",
    "factappeal": "Gemma 2 9B macro-F1 0.73 over the full tag set",
    "checkthat2024": "number rule F1 0.678 (dev)",
    "helsinki": "5-gram containment 0.10: recall 0.951, 4 false of 2,147",
    "same_story": "baseline: the title's words, as many results",
    "helsinki_2018_articles (retrieval)": "baseline: the title's words, as many results",
    "pages": "trafilatura without comments F1 0.957; date 0.960",
}
"""Set -> what others reach on it."""
