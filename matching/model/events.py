"""The features of "is it the same event?": shared deeds, figures, names and places.

Two reports of one event share what was done; two reports of like events share the rest. The table
of deeds that name one event in other words is learned beside the weights.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from matching.compare.reading import Reading, Term
from matching.compare.wording import is_deed, main_deeds
from matching.model.features import band
from matching.text.lexicon import alike

NAME = "events/1"
Pairs = Collection[tuple[str, str]]


def event_features(
    left: Reading, right: Reading, acts: Collection[str], pairs: Pairs
) -> dict[str, float]:
    """The features that hold for a pair of sentences, in either order alike.

    ``acts`` are stems known to name deeds, ``pairs`` stems that name one deed in other words, each
    pair in alphabetical order.
    """
    found = dict.fromkeys(_found(left, right, acts, pairs), 1.0)
    ours, theirs = {t.stem for t in left.terms}, {t.stem for t in right.terms}
    whole = len(ours | theirs) or 1
    found["share of words in common"] = len(ours & theirs) / whole
    found["share of the shorter"] = len(ours & theirs) / max(1, min(len(ours), len(theirs)))
    found["length of both"] = min(1.0, whole / 40)
    return found


def _found(left: Reading, right: Reading, acts: Collection[str], pairs: Pairs) -> Iterator[str]:
    a, b = _deeds(left, acts), _deeds(right, acts)
    same = {t.stem for t in a} & {t.stem for t in b}
    yield f"deeds in common {min(4, len(same))}"
    yield f"known deeds in common {min(4, sum(stem in acts for stem in same))}"
    near = {(x.stem, y.stem) for x in a for y in b if x.stem != y.stem and alike(x.stem, y.stem)}
    yield f"deeds alike {min(3, len(near))}"
    learned = {
        (x.stem, y.stem)
        for x in a
        for y in b
        if x.stem != y.stem and tuple(sorted((x.stem, y.stem))) in pairs
    }
    yield f"deeds learned alike {min(3, len(learned))}"
    if not same and not near and not learned:
        yield "no deed alike"
    heads = {t.stem for t in main_deeds(left)}, {t.stem for t in main_deeds(right)}
    if heads[0] & heads[1]:
        yield "a main verb in common"
    if any(alike(x, y) for x in heads[0] for y in heads[1]):
        yield "main verbs alike"
    names = {p for n in left.names for p in n.key}, {p for n in right.names for p in n.key}
    yield f"names in common {min(4, len(names[0] & names[1]))}"
    if names[0] and names[1] and not names[0] & names[1]:
        yield "no name in common"
    rest = {t.stem for t in left.terms} & {t.stem for t in right.terms} - same
    plain = [s for s in rest if s not in names[0] and s not in names[1]]
    yield f"other words in common {min(5, len(plain))}"
    ours = {(f.dimension, f.value) for f in left.figures if not f.weak}
    theirs = {(f.dimension, f.value) for f in right.figures if not f.weak}
    if ours and theirs:
        yield "figures in common" if ours & theirs else "other figures"
    whole = {t.stem for t in left.terms} | {t.stem for t in right.terms}
    both = {t.stem for t in left.terms} & {t.stem for t in right.terms}
    yield band("words in common", len(both) / max(1, len(whole)))


def _deeds(reading: Reading, acts: Collection[str]) -> list[Term]:
    return [t for t in reading.terms if not t.proper and (t.stem in acts or is_deed(t))]
