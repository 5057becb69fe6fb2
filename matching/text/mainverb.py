"""Whether a passage has a main verb: a finite one that stands in no clause below."""

from __future__ import annotations

from collections.abc import Sequence

from matching.text.grammar import Word, is_finite

_OPENS = frozenset(
    """who which that whose whom where when while whereas if unless whether because although though
    since until after before once""".split()  # noqa: SIM905
)
"""Words that open a clause below the main one."""
_TIMES = frozenset("since until after before once".split())  # noqa: SIM905
"""Those that may open a phrase too: at the beginning ("before the vote the crowd left") they do."""
_ENDS = frozenset((",", ";", "—", "–", ":"))


def has_main_verb(words: Sequence[Word]) -> bool:
    """Whether a finite verb stands outside relative and adverbial clauses.

    "Despite a speedup of cuts that lawmakers included" has none, nor has "waiting times that
    exceeded two hours". A clause below ends at the next comma; one that no comma ends may hold the
    main verb as its second ("when the fire broke out the crew fled").
    """
    marked = list(words)
    below = 0
    for k, word in enumerate(marked):
        opens = word.low in _OPENS and word.kind not in ("noun", "name")
        if opens and word.low == "that":
            opens = k > 0 and marked[k - 1].kind in ("noun", "name", "num", "pron", "verb", "adj")
        if opens and (k or word.low not in _TIMES):
            below = max(below, 1)
        elif word.text in _ENDS:
            below = 0
        elif is_finite(marked, k):
            if not below:
                return True
            if below > 1 and marked[k - 1].kind not in ("aux", "modal", "adv", "neg", "conj"):
                return True
            below += 1
    return False
