"""What a negation, a denial or a refutation covers, as spans of the text."""

from __future__ import annotations

import re
from functools import lru_cache

from matching.text.grammar import is_finite, tag
from matching.types import Span

_NEAR = re.compile(
    r"\b(?:not|never|nor|neither|cannot|hardly|scarcely)\b|n['’]t\b|\b(?:(?:failed|fails|failing|refused|"
    r"refuses|declined|unable) to|rather than|instead of|without|stopped short of)\b",
    re.IGNORECASE,
)
_NO = re.compile(r"\b(?:no|none of|nobody|no one|nothing|neither of)\b(?!\.)", re.IGNORECASE)
_DENIAL = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|refut\w+|disput(?:e|es|ed|ing)|contradict(?:s|ed|ing)?\b|debunk\w*|"
    r"dismiss\w*\s+(?:\w+\s+){0,3}(?:claims?|reports?|suggestions?|allegations?|rumou?rs?|talk|as)|"
    r"reject\w*\s+(?:\w+\s+){0,3}(?:claims?|reports?|suggestions?|allegations?|accusations?|charges?|idea|"
    r"notion|rumou?rs?)|"
    r"describ\w+\s+(?:\w+\s+){0,3}(?:claims?|reports?|suggestions?|allegations?|rumou?rs?)|"
    r"contrary to|no (?:\w+ )?(?:truth|substance|foundation) (?:whatsoever )?(?:to|in|behind))\b",
    re.IGNORECASE,
)
_WRONG = re.compile(
    r"\b(?:is|are|was|were|as|called|calls|call|be)\s+(?:\w+\s+){0,3}?[“\"‘']?(?:(?:entirely|completely|simply|"
    r"utterly|wholly|plainly|patently)\s+)?(?:false|untrue|incorrect|wrong|mistaken|inaccurate|baseless|"
    r"unfounded|fabricat\w+|fake(?! news)|bogus|a lie|lies|a hoax|a myth|nonsense|fiction|"
    r"invented)\b(?!\s(?:passports?|documents?|papers|names?|identit(?:y|ies)|IDs?|start|alarms?"
    r"|positives?|accounts?|money|notes?|licen[cs]es?|invoices?|address(?:es)?|side|way|direction"
    r"|hands|place|time)\b)",
    re.IGNORECASE,
)
_END = re.compile(
    r"[.;:!?—]|,\s|\s-\s|(?<=\S)[”\"](?=[\s,.]|$)|,['’]+\s|\b(?:but|although|though|while|whereas|because|however|yet|which|who|after|before|"
    r"when|until|if|against|despite|amid|and (?:he|she|it|they|the|said)|nor)\b",
    re.IGNORECASE,
)
_HARD_END = re.compile(
    r"[.;:!?—]|\b(?:but|although|though|while|whereas|because|however)\b", re.IGNORECASE
)
_FURTHER = re.compile(r"\b(?:by|in|on|at|after|during|from|to|as|for|he|she|it|they|we)\b", re.I)
"""Prepositions that lead on from what is lacking ("without power by the storm")."""
_NOT_ONLY = re.compile(
    r"\bnot\s+(?:only|just|least|to mention|surprisingly"
    r"|(?:for )?the (?:first|last)(?: time)?)\b",
    re.IGNORECASE,
)
_DOUBLE = re.compile(
    r"\b(?:not|never|n['’]t)\s+(?:\w+\s+){0,2}(?:den(?:y|ied)|disput\w+|rul\w+\s+out)\b",
    re.IGNORECASE,
)


_DENIED_UP_TO = re.compile(
    r"[.;!?]|\bbut\b|\band (?:has|have|had|is|are|was|were|will|would|said|says|he|she|it|they)\b"
    r"|,\s(?:suggesting|saying|adding|insisting|calling|accusing|blaming|arguing)\b",
    re.IGNORECASE,
)
"""Where a denial ends: the sentence goes on with what is said or done besides."""
_AND_DID = re.compile(r"\band\s(?:\w+ly\s)?\w+ed\b", re.IGNORECASE)
"""What is done besides what was refused ("refused to help and denied any link")."""
_AVERT = re.compile(
    r"\s*(?:to\s)?(?:stop|prevent|halt|avert|block|curb|deter|stem|avoid)\w*\b", re.IGNORECASE
)
"""What is not averted happens: "failed to stop the leak" denies no leak."""
_UNSURE = re.compile(
    r"\s*(?:\w+ly\s|yet\s|been\s|be\s|able\sto\s)*"
    r"(?:confirm|verify|establish|determine|know|aware|certain|sure|clear)(?:ed|ied|s|n)?\b",
    re.IGNORECASE,
)
"""Who could not confirm something, or is not aware of it, denies nothing of it."""
_IN = re.compile(r"\b(?:in|at|on|during|under)\s$", re.IGNORECASE)
_AUXILIARY = re.compile(
    r"\b(?:did|do|does|was|were|is|are|has|have|had|will|would|could|can)\b", re.IGNORECASE
)
_NO_MATTER = re.compile(
    r"no\s+(?:matter|wonder|doubt|longer than|more than|fewer than|less than)\b", re.I
)
"""A "no" that denies nothing."""
_QUOTES = ("'", '"', "‘", "’", "“", "”")
"""Between two of them "no" is a word that is spoken of (the "no" vote)."""
_ENTRY = re.compile(
    r"^\W*(?P<label>[^.:;?]{3,60}):\s*(?:no|none|nil|never|negative|not applicable|n/a)\b[^\w]*$",
    re.IGNORECASE,
)
"""An entry of a register that denies its label ("Early termination: no")."""


_APART = re.compile(
    r"[.;!?]|,\s(?:but|yet|while|although|though|and)\s"
    r"(?!(?:\w+ly\s)?(?:is|are|was|were|has|have|had)\b)"
)
"""What parts the clause of "is false" from the one before ("was shown, but a test proves ...")."""


_KNEW = re.compile(r"\b(?:knew|knows|said|says|admitted|admits|insisted|insists|added)\s")
"""Who knew that it was false knew."""


def _clause_end(text: str, at: int, words: int, *, through: bool = False) -> int:
    end = (_HARD_END if through else _END).search(text, at)
    stop = end.start() if end else len(text)
    counted = list(re.finditer(r"\S+", text[at:stop]))
    if len(counted) > words:
        stop = at + counted[words - 1].end()
    return stop


_WHO = re.compile(r"\bwhom?\s(?:[\w’']+\s){0,5}$", re.IGNORECASE)


def _end_of_who(text: str, start: int, at: int, end: int) -> int:
    """Where a relative clause from ``start`` on ends that is negated at ``at``: before the verb of
    the clause around it ("the man who had not paid | attacked the guard"), at ``end`` at last."""
    words = tag(text, start, end)
    first = next((i for i, word in enumerate(words) if word.start >= at), len(words))
    for i in range(first + 1, len(words)):
        if is_finite(words, i) and words[i - 1].kind not in ("pron", "sub", "conj", "neg", "adv"):
            return words[i].start
    return end


@lru_cache(maxsize=60_000)
def negated_spans(text: str) -> tuple[Span, ...]:
    """The stretches of ``text`` whose words are denied.

    "not", "never" and their like cover the words after them to the end of the clause, at most
    seven; "no" covers four and, where it opens the clause, the predicate too; a denial covers what
    follows it to the end of the sentence; "is false" covers the words before it.
    """
    spans: list[Span] = []
    for match in _NEAR.finditer(text):
        if match.group() == "Without" and re.search(r"[A-Z][\w’'-]*\s$", text[: match.start()]):
            continue  # "Doctors Without Borders"
        if match.group().lower() == "neither" and _IN.search(text, 0, match.start()):
            continue  # what stands behind it is read with "no"
        if _NOT_ONLY.match(text, match.start()) or _DOUBLE.match(text, match.start()):
            continue
        averted = _AVERT.match(text, match.end())
        if averted:
            spans.append((match.end(), averted.end()))
            continue
        unsure = _UNSURE.match(text, match.end())
        if unsure:
            spans.append((match.end(), unsure.end()))
            continue
        end = _clause_end(text, match.end(), 7)
        if match.group().lower().endswith(" to"):
            other = _AND_DID.search(text, match.end(), end)
            end = other.start() if other else end
        if opening := _WHO.search(text, 0, match.start()):
            end = _end_of_who(text, opening.start(), match.end(), end)
        if match.group().lower() in ("without", "instead of", "rather than"):
            further = _FURTHER.search(text, match.end() + 1, end)
            end = further.start() if further else end
        spans.append((match.end(), end))
    for match in _NO.finditer(text):
        quoted = text[match.start() - 1 : match.start()] in _QUOTES and match.end() < len(text)
        if _NO_MATTER.match(text, match.start()) or (quoted and text[match.end()] in _QUOTES):
            continue
        if _IN.search(text, 0, match.start()):
            # "In neither of the talks did he complain": talks there were.
            verb = _AUXILIARY.search(text, match.end())
            if verb is not None:
                spans.append((verb.end(), _clause_end(text, verb.end(), 7)))
            continue
        opens = not re.search(r"\w", text[max(0, match.start() - 3) : match.start()])
        inner = re.match(r"\s*\w+\s+(?:in which|that|who|whom|where)\b", text[match.end() :])
        reach = 14 if inner else 12 if opens else 5
        spans.append((match.end(), _clause_end(text, match.end(), reach, through=bool(inner))))
    for match in _DENIAL.finditer(text):
        if re.search(r"\b(?:not|never|n['’]t|neither)\s+(?:\w+\s+)?$", text[: match.start()]):
            continue
        stop = _DENIED_UP_TO.search(text[match.end() :])
        spans.append((match.end(), match.end() + stop.start() if stop else len(text)))
    for match in _WRONG.finditer(text):
        if re.search(r"\b(?:not|never|n['’]t)\s*(?:\w+\s+)?$", text[: match.start() + 4]):
            continue
        head = _KNEW.split(_APART.split(text[: match.start()])[-1])[-1]
        last = match.end() - len(match.group().split()[-1])
        spans.append((match.start() - len(head), last))
    entry = _ENTRY.match(text)
    if entry:
        spans.append(entry.span("label"))
    return tuple(sorted(spans))


def has_denial(text: str) -> bool:
    """Whether the text denies, refutes or debunks something."""
    return bool(_DENIAL.search(text) or _WRONG.search(text))
