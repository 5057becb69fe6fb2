"""Citation: where a document says that another outlet is its source for a point.

"The Lindholm Courier reports", "told our colleagues at The Varn Gazette", "as Corvany Today wrote
this morning", a blog that quotes an article. Such a sentence is no separate evidence for what it
says: the two share an origin for this point (circular citation when the article itself is cited).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from matching.lineage.names import Outlets, mentions, registered
from matching.types import Document, Span


@dataclass(frozen=True, slots=True)
class Citation:
    """One passage that rests on another outlet: ``key`` is its domain or agency key.

    ``span`` covers the sentence that names the outlet, ``reach`` ends where its pronouns still may
    refer to it ("It also says that ..."). ``printed`` is the name as it stands in the text.
    ``leads`` where the document opens with it, or says that the other had the story first: then
    the news itself may come from there, and not this point only.
    """

    document: str
    key: str
    printed: str
    span: Span
    reach: int
    leads: bool = False


_NAME = re.compile(
    r"(?:[Tt]he |[Oo]ur )?[A-Z][\w&'’-]*"
    r"(?:[ -](?:of the |of |and |de |for |du |del )?[A-Z][\w&-]*)*"
)
_CUE = re.compile(
    r"\b(?:report(?:s|ed|ing)?|wrote|writes|written|according to|told|tells|informs?|informed"
    r"|quot(?:es|ed|ing)|cit(?:es|ed|ing)|publish(?:es|ed)|reveal(?:s|ed)|says?|said|learn(?:s|ed|t)"
    r"|(?:read|saw|seen|found|heard|spotted) (?:it |this |that )?(?:in|on|at)|hat tip|h/t"
    r"|colleagues (?:at|of)|sister (?:paper|newspaper|title|station)|seen by|interview with|via"
    r"|broke the (?:news|story)|first (?:reported|published)|credit|article|story"
    r"|coverage)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^\n]+?(?:[.!?][\"”’)]*(?=\s|$)|$)", re.MULTILINE)
_GOES_ON = re.compile(
    r"\s*[\"“]?(?:It|The (?:paper|newspaper|agency|station|broadcaster|article|report|site|outlet|"
    r"magazine|story|broadsheet|daily)|Its (?:reporter|correspondent))\b"
)
_HAD_IT_FIRST = re.compile(
    r"\b(?:(?:was|were) (?:the )?first (?:to report|reported)|first (?:reported|published)"
    r"|broke the (?:news|story)|reported (?:details|the news|the story|first))\b"
)
_LEAD = 3
"""So many sentences tell what a report is about and where the news comes from."""
_SISTER = re.compile(
    r"\bour (?:sister|partner) (?:paper|newspaper|title|station|site|magazine|publication)\b",
    re.IGNORECASE,
)


def read_citations(document: Document, outlets: Outlets) -> tuple[Citation, ...]:
    """The citations of other outlets at hand and of registered agencies, in order of place."""
    from matching.lineage.credits import own_key

    home = own_key(document.outlet, outlets)
    found: list[Citation] = []
    sentences = [m.span() for m in _SENTENCE.finditer(document.text)]
    opening = _opening(document, sentences)
    for number, (start, end) in enumerate(sentences):
        passage = document.text[start:end]
        if not _CUE.search(passage):
            continue
        for printed, key in _named(passage, document, outlets):
            if key == home:
                continue
            reach = end
            for later_start, later_end in sentences[number + 1 : number + 5]:
                if _GOES_ON.match(document.text, later_start, later_end):
                    reach = later_end
            leads = start < opening or bool(_HAD_IT_FIRST.search(passage))
            found.append(Citation(document.id, key, printed, (start, end), reach, leads))
    unique = {(c.key, c.span): c for c in found}
    return tuple(unique[k] for k in sorted(unique, key=lambda k: (k[1], k[0])))


def _opening(document: Document, sentences: Sequence[Span]) -> int:
    """Where the lead of a report ends: after its first sentences, its own headline not counted."""
    title = document.title.strip().casefold()
    prose = [
        end
        for start, end in sentences
        if len(document.text[start:end].split()) >= 5
        and document.text[start:end].strip().casefold() != title
    ]
    return prose[min(_LEAD, len(prose)) - 1] if prose else 0


def _named(passage: str, document: Document, outlets: Outlets) -> list[tuple[str, str]]:
    from matching.lineage.credits import own_key

    hits: list[tuple[str, str]] = []
    for match in _NAME.finditer(passage):
        name = re.sub(r"['’]s?$", "", match.group())
        if len(name) < 2 or (len(name) == 2 and not name.isupper()):
            continue
        outlet = outlets.named(name)
        if outlet is not None and (len(name) > 6 or " " in name or name.isupper()):
            # A short word alone ("Space", "Metro") is a word before it is an outlet.
            hits.append((name, own_key(outlet, outlets)))
    for start, end in mentions(passage):
        # A short key in brackets is a credit; a name with a cue beside it is a source.
        key = registered(passage[start:end])
        if key and outlets.named(passage[start:end]) is None and passage[start - 1 : start] != "(":
            hits.append((passage[start:end], key))
    if _SISTER.search(passage):
        siblings = [o for o in outlets.siblings(document) if o != document.outlet]
        if len(siblings) == 1:
            hits.append((_SISTER.search(passage).group(), own_key(siblings[0], outlets)))  # type: ignore[union-attr]
    return hits
