"""Studies that a report is about: the journals in which it says that they were published.

Reports of one article in one journal have their facts from there, also where they tell them in
their own voice and name different people of its authors.
"""

from __future__ import annotations

import re
from functools import lru_cache

from matching.types import Document

_JOURNAL = re.compile(
    r"\b(?:stud(?:y|ies)|findings|paper|research|results|case report|case|report|article|analysis"
    r"|according to)\b[^.!?\n]{0,120}?\b(?:published|appear(?:s|ed|ing)|described|detailed)\b"
    r"[^!?\n]{0,40}?\bin (?P<the>the (?:[a-z]+ ){0,2}journal )?(?P<name>[A-Z][\w&’'-]*"
    r"(?:,? (?:of |and |the |in |for |& )*[A-Z][\w&’'-]*){0,6})"
    r"|\bin the (?:[a-z]+ ){0,2}journal (?P<other>[A-Z][\w&’'-]*"
    r"(?:,? (?:of |and |the |in |for |& )*[A-Z][\w&’'-]*){0,6})"
)
_TIME = re.compile(
    r"(?:Jan|Febr?|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*|20\d\d|[A-Z][a-z]+day"
)


@lru_cache(maxsize=4096)
def journals(document: Document) -> frozenset[str]:
    """The names of the journals, as printed; many reports give them at the very end."""
    found = set()
    for match in _JOURNAL.finditer(document.text):
        name = match.group("other") or match.group("name")
        if not _TIME.fullmatch(name.split()[0]):
            found.add(name)
    return frozenset(found)


def shared_journal(left: Document, right: Document) -> str | None:
    """A journal that both name, or None. "BMJ" is "BMJ Case Reports": the first words decide."""
    shared = []
    for one in journals(left):
        for two in journals(right):
            a, b = one.casefold().split(), two.casefold().split()
            least = min(len(a), len(b))
            if a[:least] == b[:least]:
                shared.append(max(one, two, key=lambda name: (len(name), name)))
    return max(shared, key=lambda name: (len(name), name), default=None)
