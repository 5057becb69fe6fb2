"""The statements of a document: its sentences with attribution, context and role."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from matching.attribution import read_attributions
from matching.text.sentences import paragraphs, split
from matching.types import Document, Span, Statement

Role = Literal["body", "headline", "correction", "boilerplate", "question"]

_CORRECTION = re.compile(
    r"^\W*(?:corrections?|clarifications?|corrected|erratum|amended|editor['’]?s[’']?\snote)\b\s*"
    r"(?:\(|:|—|–|-|,|\son\b|\sand\b)"
    r"|\b(?:an\s)?(?:earlier|previous|original|initial|first)\s(?:version|edition|report)s?\s"
    r"(?:of|in)\s(?:this|the|our|an)\b"
    r"|\bthis\s(?:article|story|report|post|piece|page)\s(?:has\sbeen|was)\s"
    r"(?:\w+\s)?(?:corrected|amended|updated\sto\s(?:correct|reflect))"
    r"|\b(?:wrongly|incorrectly|erroneously|mistakenly)\s(?:stated|said|gave|reported|named"
    r"|identified|attributed|described|put)\b.{0,120}\b(?:this|earlier|previous|original|article"
    r"|version|story|report|we|our)\b"
    r"|\b(?:we|this\s(?:article|story|report|newspaper))\s(?:wrongly|incorrectly|erroneously"
    r"|mistakenly)\b|\bwe\s(?:are\shappy\sto\sclarify|regret\sthe\serror|apologi[sz]e\sfor\sthe)",
    re.IGNORECASE,
)
_BOILERPLATE = re.compile(
    r"^\W*(?:follow\s(?:us|\w+\son)|sign\sup\b|subscribe\b|click\shere|read\s(?:more|also|next|full)\b"
    r"|see\salso|related:|more\son\sthis|share\sthis|advertisement\b|photos?:|image:|images:|picture:"
    r"|pictured:|photograph:|video:|watch:|listen:|file\sphoto|sources?:|credit:|copyright\b|©"
    r"|all\srights\sreserved|\(?(?:additional\s|writing\sand\s)?(?:reporting|writing|editing)\sby\b"
    r"|this\sstory\swas\soriginally|download\sour|join\sour|get\sour|newsletter|contact\s(?:us|the)"
    r"|contributing:|with\s(?:files|material)\sfrom|published\s(?:at|on)?\s?\d|updated:?\s\w"
    r"|last\supdated|posted\son|by\s[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+){1,3}\s*$|abstract\.?$"
    r"|full\stext\.?$|terms\sof\suse|privacy\spolicy|cookie|we\suse\scookies|comments?\s\(\d)",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"\([^()]*\b(?:Photos?|Getty|Images|Pool|via\sAP|File|Shutterstock|EPA)\b[^()]*\)\s*$"
)
_CREDITS = re.compile(
    r"\bcontributed(?:\sreporting|\s(?:to|for)\sthis\s(?:report|story|article|dispatch))"
    r"(?:\s(?:from|in)\s[A-Z][\w\s,]{2,40})?\.?\s*$"
    r"|\bcontributed\sfrom\s[A-Z][\w\s,]{2,40}\.?\s*$"
    r"|\b(?:writers?|reporters?|correspondents?|journalists?)\b[^.]*\bcontributed\.?\s*$"
    r"|^(?:[A-Z][\w.’'-]+,?\s(?:and\s)?){2,8}reported\sfrom\s[A-Z][\w\s,]{2,40}\.?\s*$"
    r"|\b(?:to|in|into)\syour\sinbox\b|^In\sthis\s[^;:]{3,40}\s(?:photo|image|picture|frame\sgrab)\b"
)
"""Who worked on the page, how to get more of it, and pictures of another day."""
_ASKS = re.compile(r"^\W*(?:Does|Did)\s(?!not\b)\w")
"""How questions begin, whatever mark ends them ("• Does he have a double")."""
_BYLINE = re.compile(r"^By\s[A-Z][\w.’'-]+(?:\s(?:and\s)?[A-Z][\w.’'-]+){0,5}\s*$")
_CREDIT_ONLY = re.compile(r"^[(\[–—-]?\s*(?:[A-Z][\w.]*[\s/]?){1,4}[)\]]?$")
_ENDS = re.compile(r"[.!?…:;][\"'”’»)\]]*$")


def read_statements(document: Document) -> tuple[Statement, ...]:
    """The sentences of ``document.text`` in order, each with attribution, context and role.

    ``context`` is the title and the two sentences before. The title is a statement of its own
    (role ``headline``) only where it stands in the text.
    """
    spans = split(document.text)
    roles = sentence_roles(document, spans)
    attributions = read_attributions(document, spans)
    text = document.text
    out: list[Statement] = []
    for i, (start, end) in enumerate(spans):
        before = [text[a:b] for a, b in spans[max(0, i - 2) : i]]
        context = "\n".join(part for part in (document.title, *before) if part)
        out.append(
            Statement(
                document=document,
                index=i,
                text=text[start:end],
                span=(start, end),
                attribution=attributions[i],
                context=context,
                role=roles[i],
            )
        )
    return tuple(out)


def read_sentences(document: Document) -> tuple[Statement, ...]:
    """The same sentences without attribution, context and role: enough to look for candidates,
    at a fraction of the time."""
    text = document.text
    return tuple(
        Statement(document, i, text[start:end], (start, end))
        for i, (start, end) in enumerate(split(text))
    )


def sentence_roles(document: Document, spans: Sequence[Span]) -> list[Role]:
    """What each sentence is: body, headline, correction notice, boilerplate or question.

    A correction notice reaches to the end of its paragraph: it restates the right value beside
    the wrong one, and neither half is a report.
    """
    text = document.text
    blocks = paragraphs(text)
    of_block: dict[int, int] = {}
    at = 0
    for start, _ in spans:
        while at + 1 < len(blocks) and blocks[at + 1][0] <= start:
            at += 1
        of_block[start] = at
    counts: dict[int, int] = {}
    for block in of_block.values():
        counts[block] = counts.get(block, 0) + 1
    title = _plain(document.title)
    roles: list[Role] = []
    correcting = -1
    for start, end in spans:
        sentence = text[start:end]
        block = of_block[start]
        if correcting == block or _corrects(sentence):
            correcting = block
            roles.append("correction")
        elif _is_boilerplate(sentence):
            roles.append("boilerplate")
        elif _is_headline(sentence, title, counts[block] == 1):
            roles.append("headline")
        elif sentence.rstrip("\"'”’») ").endswith("?") or _ASKS.match(sentence):
            roles.append("question")
        else:
            roles.append("body")
    return roles


# One of these is in every notice; looking for them is quicker than the pattern.
_CORRECTING = (
    "correct", "clarif", "erratum", "amended", "editor", "version", "edition", "report", "updated",
    "wrongly", "erroneous", "mistaken", "regret", "apolog",
)  # fmt: skip


def _corrects(sentence: str) -> bool:
    low = sentence.lower()
    return any(word in low for word in _CORRECTING) and bool(_CORRECTION.search(sentence))


def _is_boilerplate(sentence: str) -> bool:
    if len(sentence) > 400:
        return False
    if _BOILERPLATE.match(sentence) or _BYLINE.match(sentence) or _CAPTION.search(sentence):
        return True
    if _CREDITS.search(sentence):
        return True
    return not any(c.islower() for c in sentence) and bool(_CREDIT_ONLY.match(sentence))


def _is_headline(sentence: str, title: str, alone: bool) -> bool:
    plain = _plain(sentence)
    if title and plain == title:
        return True
    if not alone or _ENDS.search(sentence) or sentence[:1] in "-–—•*▪●‣·":
        return False
    return len(plain.split()) <= 16


def _plain(text: str) -> str:
    return " ".join(text.replace("’", "'").casefold().split()).rstrip(".")
