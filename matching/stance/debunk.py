"""Documents that tell a story only to turn it down: what a single sentence cannot show.

A page that repeats a rumour in its first lines and calls it a hoax in the tenth holds sentences
that support the claim word by word. Counted as support they would confirm what the page refutes.
"""

from __future__ import annotations

from dataclasses import dataclass

from matching.stance.document import Read, related_stance
from matching.types import Claim, Document, Span


@dataclass(frozen=True, slots=True)
class Debunk:
    """Where a document turns a claim down.

    ``span`` is the sentence in ``document.text`` that weighs most, None where the title does it;
    ``text`` its words; ``reason`` one sentence for the report.
    """

    span: Span | None
    text: str
    reason: str


def debunk(claim: Claim, document: Document, read: Read | None = None) -> Debunk | None:
    """How a document on the claim's matter turns the claim down as a whole, or None.

    Of an utterance the content is asked about: a page may well debunk what it reports as said.
    A claim that itself denies or is hedged is left to the comparison of single sentences.
    """
    about = claim.content or claim.restatement or claim.text
    found = related_stance(about, document.text, title=document.title, read=read)
    if found.side != "denies" or found.stance != "disputes":
        return None
    text = document.text[slice(*found.sentence)] if found.sentence else document.title
    words = ", ".join(f"“{word}”" for word in found.because[:3]) or "its wording"
    return Debunk(found.sentence, text, f"the document as a whole turns the claim down: {words}")
