"""Words that say too little to tell what a sentence is about."""

from __future__ import annotations

from matching.text.tokens import stem

_LIGHT = frozenset(
    stem(word)
    for word in """
    not no never may might could must can according report reported reports told tell say
    added add statement spokesman spokeswoman official officials make made take took taken
    get got put go went gone come came give given use used way thing things part number
    people person time year month week day today hour new last next first one two still
    now already meanwhile however instead another also even only more than less least
    about around some many much like well back up reportedly allegedly alleged unconfirmed
    percent per cent half million billion thousand hundred dozen yesterday tomorrow tonight
    morning evening night afternoon man men woman women since ago later earlier monday
    tuesday wednesday thursday friday saturday sunday january february march april june
    july august september october november december known call called includ become became
    remain nearly almost roughly approximately before after during every each all both""".split()  # noqa: SIM905
)


def is_light(stemmed: str) -> bool:
    """Whether a stem says too little to be a term: reporting verbs, auxiliaries, months."""
    return stemmed in _LIGHT
