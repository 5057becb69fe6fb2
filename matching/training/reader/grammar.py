"""Pairs of plain sentences from a small grammar: who does what to whom, denial, passive, detail.

The scenes are invented; the label of a pair follows from how its two sentences were derived from
one scene (natural logic: a wider word or a left-out detail is entailed, the reverse is open).
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

PEOPLE = {
    "man": "person", "woman": "person", "boy": "child", "girl": "child", "mayor": "official",
    "minister": "official", "judge": "official", "teacher": "adult", "farmer": "worker",
    "nurse": "worker", "driver": "worker", "soldier": "person", "singer": "artist",
    "player": "athlete", "runner": "athlete", "doctor": "adult", "dog": "animal",
    "cat": "animal", "horse": "animal", "monkey": "animal", "guard": "worker", "cook": "worker",
}  # fmt: skip
"""Subject -> a wider word."""
ANIMALS = ("dog", "cat", "horse", "monkey")
DEEDS = (
    ("playing", "played", "guitar", "instrument"), ("playing", "played", "violin", "instrument"),
    ("cutting", "cut", "onion", "vegetable"), ("slicing", "sliced", "carrot", "vegetable"),
    ("riding", "ridden", "bicycle", "vehicle"), ("driving", "driven", "car", "vehicle"),
    ("washing", "washed", "truck", "vehicle"), ("opening", "opened", "door", "entrance"),
    ("closing", "closed", "gate", "entrance"), ("reading", "read", "newspaper", "text"),
    ("writing", "written", "letter", "text"), ("chasing", "chased", "ball", "toy"),
    ("throwing", "thrown", "stick", "thing"), ("holding", "held", "baby", "child"),
    ("feeding", "fed", "bird", "animal"), ("painting", "painted", "wall", "surface"),
    ("climbing", "climbed", "tree", "plant"), ("eating", "eaten", "apple", "fruit"),
    ("peeling", "peeled", "banana", "fruit"), ("frying", "fried", "fish", "food"),
    ("inspecting", "inspected", "bridge", "structure"),
    ("signing", "signed", "contract", "document"),
    ("carrying", "carried", "box", "object"), ("kicking", "kicked", "football", "ball"),
    ("repairing", "repaired", "roof", "part of a building"),
    ("lifting", "lifted", "weight", "object"),
    ("watching", "watched", "match", "game"), ("leading", "led", "horse", "animal"),
)  # fmt: skip
"""Participle, passive participle, object, a wider word for the object."""
ACTS = (
    ("walking", "sitting"), ("running", "standing still"), ("sleeping", "dancing"),
    ("swimming", "sitting"), ("jumping", "lying down"), ("singing", "keeping silent"),
    ("crying", "laughing"), ("talking", "keeping silent"), ("standing", "sitting"),
)  # fmt: skip
"""What is done without an object, and what cannot be done at the same time."""
PLACES = (
    "in the park", "on the beach", "near a river", "in a kitchen", "on a stage", "in the street",
    "at the station", "in front of a house", "by the road", "in a field", "outdoors", "in the snow",
)  # fmt: skip
LOOKS = (
    "young", "old", "tall", "brown", "small", "large", "tired", "smiling", "blond", "white",
    "black",
)  # fmt: skip
OPPOSITE = {
    "opening": "closing", "closing": "opening", "lifting": "dropping", "throwing": "catching",
    "leading": "following", "young": "old", "old": "young", "tall": "short", "small": "large",
    "large": "small",
}  # fmt: skip
SAME = {
    "cutting": "slicing", "slicing": "cutting", "talking": "speaking", "carrying": "holding",
    "washing": "cleaning", "repairing": "fixing", "frying": "cooking", "watching": "looking at",
    "jumping": "leaping", "running": "jogging", "inspecting": "examining",
}  # fmt: skip
PASSIVE = {
    "slicing": "sliced", "cutting": "cut", "holding": "held", "cleaning": "cleaned",
    "fixing": "fixed", "cooking": "cooked", "closing": "closed", "opening": "opened",
    "examining": "examined", "dropping": "dropped", "catching": "caught",
}  # fmt: skip
NUMBERS = ("two", "three", "four", "five", "several")


@dataclass(frozen=True)
class Scene:
    """One thing that somebody does; empty strings where a detail is not told."""

    who: str
    deed: str
    passive: str
    what: str
    look: str
    where: str
    number: str


def pairs(count: int, chance: random.Random) -> list[tuple[str, str, str]]:
    """``count`` pairs (claim, evidence, label), the evidence told of the scene as it is."""
    made: list[tuple[str, str, str]] = []
    while len(made) < count:
        scene = _scene(chance)
        claim, label = _derived(scene, chance)
        if claim:
            made.append((claim, told(scene, chance), label))
    return made


def told(scene: Scene, chance: random.Random, denied: bool = False) -> str:
    """The scene in a sentence, active, passive or with "there is"; or its denial."""
    noun = f"{scene.look} {scene.who}".strip()
    many = bool(scene.number)
    nouns = _plural(noun) if many else noun
    who = f"{scene.number} {nouns}" if many else _article(nouns, chance)
    what = f" {_a(scene.what)}" if scene.what else ""
    where = f" {scene.where}" if scene.where else ""
    be = "are" if many else "is"
    way = chance.random()
    if denied:
        if way < 0.35 and not many:
            return _end(f"There is no {noun} {scene.deed}{what}{where}")
        if way < 0.45 and not scene.look:
            return _end(f"Nobody is {scene.deed}{what}{where}")
        return _end(f"{who} {be} not {scene.deed}{what}{where}")
    if scene.what and scene.passive and way < 0.25:
        return _end(f"{_a(scene.what)} is being {scene.passive} by {who}{where}")
    if way < 0.33:
        return _end(f"there {be} {_a(noun) if not many else who} {scene.deed}{what}{where}")
    if scene.where and way < 0.42 and scene.where != "outdoors":
        return _end(f"{scene.where}, {who} {be} {scene.deed}{what}")
    return _end(f"{who} {be} {scene.deed}{what}{where}")


def _scene(chance: random.Random) -> Scene:
    who = chance.choice(sorted(PEOPLE))
    look = chance.choice(LOOKS) if chance.random() < 0.4 else ""
    where = chance.choice(PLACES) if chance.random() < 0.5 else ""
    number = chance.choice(NUMBERS) if chance.random() < 0.15 else ""
    if chance.random() < 0.3:
        return Scene(who, chance.choice(ACTS)[0], "", "", look, where, number)
    deed, passive, what, _ = chance.choice(DEEDS)
    return Scene(who, deed, passive, what, look, where, number)


def _derived(scene: Scene, chance: random.Random) -> tuple[str, str]:
    """A sentence about the scene changed in one respect, and what the scene says to it."""
    wider, label = scene, "supports"
    if chance.random() < 0.35:
        wider = _widened(scene, chance)
    way = chance.choice(
        ("same", "same", "wider", "deny", "deny", "opposite", "who", "what", "more", "deed",
         "other", "number", "narrow")
    )  # fmt: skip
    if way == "same":
        return told(wider, chance), label
    if way == "wider":
        return told(_widened(scene, chance), chance), label
    if way == "deny":
        return told(wider, chance, denied=True), "refutes"
    if way == "opposite":
        return _turned(scene, chance)
    if way == "who":
        other = chance.choice([p for p in sorted(PEOPLE) if PEOPLE[p] != PEOPLE[scene.who]])
        return told(replace(wider, who=other), chance), "neutral"
    if way == "what" and scene.what:
        _, _, other, _ = chance.choice([d for d in DEEDS if d[2] != scene.what])
        return told(replace(wider, what=other), chance), "neutral"
    if way == "more":
        if not scene.look:
            return told(replace(scene, look=chance.choice(LOOKS)), chance), "neutral"
        if not scene.where:
            return told(replace(scene, where=chance.choice(PLACES)), chance), "neutral"
    if way == "deed" and scene.what:
        deed, passive, what, _ = chance.choice([d for d in DEEDS if d[0] != scene.deed])
        return told(replace(wider, deed=deed, passive=passive, what=what), chance), "neutral"
    if way == "other":
        return told(_scene(chance), chance), "neutral"
    if way == "number" and scene.number not in ("", "several"):
        other = chance.choice([n for n in NUMBERS[:4] if n != scene.number])
        return told(replace(scene, number=other), chance), "refutes"
    if way == "narrow":
        return _narrowed(scene, chance)
    return "", ""


def _widened(scene: Scene, chance: random.Random) -> Scene:
    """The scene with a wider or another equal word, or with a detail left out."""
    way = chance.choice(("who", "what", "look", "where", "word"))
    if way == "who":
        return replace(scene, who=PEOPLE[scene.who])
    if way == "what" and scene.what:
        wide = next(d[3] for d in DEEDS if d[2] == scene.what and d[0] == scene.deed)
        return replace(scene, what=wide)
    if way == "look":
        return replace(scene, look="")
    if way == "where":
        return replace(scene, where="")
    if scene.deed in SAME:
        deed = SAME[scene.deed]
        return replace(scene, deed=deed, passive=PASSIVE.get(deed, "") if scene.what else "")
    return scene


def _narrowed(scene: Scene, chance: random.Random) -> tuple[str, str]:
    """The reverse of widening, told as a claim about the wider scene: open."""
    narrow = [p for p, wide in sorted(PEOPLE.items()) if wide == scene.who]
    if narrow:
        return told(replace(scene, who=chance.choice(narrow)), chance), "neutral"
    return "", ""


def _turned(scene: Scene, chance: random.Random) -> tuple[str, str]:
    """What cannot be true at the same time of the same one."""
    for deed, other in ACTS:
        if deed == scene.deed:
            return told(replace(scene, deed=other), chance), "refutes"
    if scene.deed in OPPOSITE:
        deed = OPPOSITE[scene.deed]
        return told(replace(scene, deed=deed, passive=PASSIVE.get(deed, "")), chance), "refutes"
    if scene.look in OPPOSITE:
        return told(replace(scene, look=OPPOSITE[scene.look]), chance), "refutes"
    return "", ""


def _article(noun: str, chance: random.Random) -> str:
    return f"the {noun}" if chance.random() < 0.35 else _a(noun)


def _a(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def _plural(noun: str) -> str:
    head, _, last = noun.rpartition(" ")
    irregular = {"man": "men", "woman": "women", "child": "children", "person": "people"}
    return f"{head} {irregular.get(last, last + 's')}".strip()


def _end(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:] + "."
