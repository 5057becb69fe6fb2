"""What a text as a whole does to a claim: is it on the matter, and which side does it take?

* ``cues``: the words by which news prose refutes, doubts, hedges and confirms.
* ``matter``: a claim as words to look for, and a short text read once for such looks.
* ``posture``: how a headline or a sentence puts a claim.
* ``rates``: how likely a word is in a text by chance (``word_rates.tsv``).
* ``related``: whether a document is about a claim's matter.
* ``document``: the stance of a headline and of a whole document.
* ``debunk``: documents that tell a story only to turn it down, with the sentence that does.

The tables and steps rest on knowledge of the language; nothing here was learned from labelled
stances.
"""

from __future__ import annotations

from matching.stance.debunk import Debunk, debunk
from matching.stance.document import (
    Read,
    Reading,
    Side,
    document_stance,
    headline_stance,
    own_side,
    related_stance,
)
from matching.stance.rates import Rates, background

__all__ = [
    "Debunk",
    "Rates",
    "Read",
    "Reading",
    "Side",
    "background",
    "debunk",
    "document_stance",
    "headline_stance",
    "own_side",
    "related_stance",
]
