"""Words by which a text takes a side on a story: refuting, doubting, hedging, confirming.

The tables hold language, not data: every pattern is a way of English news prose to call a story
untrue ("hoax", "no truth to"), to doubt it ("unlikely"), to pass it on without vouching for it
("reportedly", "Report:") or to vouch for it ("confirmed"). Strengths are half steps: 2 decides a
short text alone, 1.5 does unless something speaks against it, 1 and 0.5 only tip.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from matching.types import Span

CueKind = Literal["refutes", "doubts", "hedges", "confirms"]


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue as printed, where it stands in the text, and how much it weighs (0.5 to 2)."""

    kind: CueKind
    text: str
    span: Span
    strength: float


_STORY = (
    r"(?:rumou?rs?|reports?|story|stories|claims?|speculation|allegations?|suggestions?|gossip)"
)
_TABLE: tuple[tuple[CueKind, float, str], ...] = (
    (
        "refutes",
        2.0,
        r"hoax(?:es|ed|ers?|ing)?|de-?bunk\w*|bogus|fak(?:e[ds]?|ery|ing)|untrue|phon(?:y|ey)|"
        r"made[- ]up (?:story|stories|news|quotes?|report)|(?:was|were|is|are|been|\w+ly) made up|"
        r"ma(?:de|kes?|king) (?:it|this|that|them) (?:all )?up|"
        r"satir\w+|parod(?:y|ies|ied)|spoof\w*|false(?:ly|hoods?)?(?! start| teeth)|"
        r"no truth (?:to|in|behind)|"
        r"(?:not|\w+n['’]t|never) (?:by|one of)|is(?:n['’]t| not) (?:all|what|quite what) it seems|"
        r"(?:not|\w+n['’]t|never) (?:actually |really |even )?(?:true|"
        r"real|happen(?:ed|ing)?|a (?:real )?thing|exist)|"
        r"(?:is|are|was|were)n['’]t (?:actually |really |"
        r"even )?(?:true|real|happening|a (?:real )?thing)|"
        r"(?:did|does|do)n['’]t (?:actually |really |even )?(?:happen|exist)|"
        r"never (?:took place|existed|happened)|"
        r"urban (?:legends?|myths?)|myths?|photo-?shop\w*|doctored|digitally altered|"
        r"disprove[ns]?d?|discredit\w*|refut(?:e[ds]?|ing|ations?)|rebut\w*|rebuff\w*|"
        r"fabricat\w+|concocted|figment|too good to be true|nope|"
        rf"{_STORY} (?:\w+ ){{0,3}}(?:put to rest|laid to rest|"
        rf"shot down|squashed|quashed|dispelled|busted|rubbished)|"
        r"(?:squash|quash|dispel|shoot|shot|shut|slap|swat|"
        r"knock|kill|end|reject|dismiss|laugh|brush|bat)"
        r"(?:s|es|ed|led|ting|ling|ing|ped)? (?:down |off |away |as )?(?!for\b)(?:\w+ ){0,3}"
        r"(?:rumou?rs?|reports|speculation|gossip)|"
        r"mak(?:es?|ing) fun of (?:\w+ ){0,3}rumou?rs?|no,? (?:he|she|it|they|that) \w+n['’]t|"
        r"den(?:y|ies|ied|ying|ials?)|contrary to|misinformation|disinformation|hoodwinked|duped",
    ),
    (
        "refutes",
        1.5,
        r"rubbish(?:es|ed)?|nonsense|baloney|bull(?:shit|crap)|hogwash|bunk|libel\w*|"
        r"erroneous(?:ly)?|incorrect(?:ly)?|inaccurate|mistakenly|misreport\w*|wrongly|"
        r"publicity stunt|pranks?|pranked|troll(?:s|ed|ing)|staged|fooled|retract(?:ed|s|ion|ing)|"
        r"fall(?:s|en|ing)? for|fell for|misle(?:d|ading|ads?)|not so fast|"
        r"set(?:s|ting)? the record straight|"
        r"(?:did|do|does|was|were|is|are)n['’]t (?:actually|really)|"
        r"not (?:actually|really)|alive and well|still alive|"
        r"safe and (?:sound|secure|well)|false alarm|"
        r"cast(?:s|ing)? doubts?|probably not|exaggerat\w+|overblown|"
        r"no (?:such|evidence that|proof that|plans? to)|never (?:planned|said|intended)",
    ),
    (
        "refutes",
        1.0,
        r"lies|lying|lied|joke(?:s|d|r)?|joking|wrong|mix-?up|misidentified|sham|scam\w*|tricked|"
        r"apologi[sz]\w+|backtrack\w*|turn(?:s|ed) out|sorry|sadly|apparently not|or not|if only",
    ),
    (
        "doubts",
        1.0,
        r"doubt\w*|unlikely|probably (?:did|does|is|was)n['’]t|"
        r"sce?ptic\w*|dubious\w*|questionable|suspicious|"
        r"no (?:hard |clear |real )?(?:evidence|proof|indication|confirmation|sign|record)|"
        r"(?:lacks?|without|little|any|not enough) (?:evidence|proof)|authenticity|"
        r"unsubstantiated|baseless|unfounded|unproven|groundless|far-?fetched|implausible|"
        r"called? into question|raise[sd]? (?:\w+ )?questions?|hard to believe|"
        r"disput(?:e[ds]|ing)|contradict\w*|do(?:es)?(?:n['’]t| not) believe|grain of salt",
    ),
    (
        "hedges",
        2.0,
        r"reportedly|allege(?:s|d|dly)?|alleging|allegations?|purport(?:s|ed|edly|ing)?|"
        r"rumou?r(?:s|ed|edly)?|un-?confirmed|unverified|"
        r"(?:not|\w+n['’]t) (?:yet )?(?:been )?(?:confirmed|verified)|"
        r"supposed(?:ly)?|apparent(?:ly)?|claim(?:s|ed|ing)?|speculat\w+|suspected|suspects|"
        r"(?:said|thought|believed|understood|reported|feared) to|"
        r"tipped (?:to|for)|if true|whether|so-called|"
        r"probe[ds]?|probing",
    ),
    (
        "hedges",
        1.5,
        r"may|might|could|possibl[ey]|perhaps|maybe|potential(?:ly)?|likely|probably|"
        r"appears?(?: to)?|appeared to|seems?(?: to)?|seemingly|reports?|reporting|was reported|"
        r"sources?|according to|investigat(?:e[ds]?|ing|ions?)|"
        r"accus(?:es|ing|ations?)|looking into|"
        r"hint(?:s|ed|ing)?|suggest(?:s|ed|ing)?|predict(?:s|ed|ion|ions)?|believe[ds]?|"
        r"anonymous|unnamed",
    ),
    ("hedges", 1.0, r"says?|said|feared|in talks|theor(?:y|ies)|suspect in|expect(?:s|ed)"),
    (
        "hedges",
        0.5,
        r"officials?|insiders?|witness(?:es)?|hopes?|"
        r"plans?|wants?|set to|would|mystery|fears?|told",
    ),
    (
        "confirms",
        1.0,
        r"confirm(?:s|ed|ing|ation)?|verif(?:y|ied|ies|ication)|authenticat\w+|genuine|identified|"
        r"announc\w+|admit(?:s|ted)?|acknowledg\w+|proof|proves?|proved|really did",
    ),
)
_PATTERNS = tuple(
    (kind, strength, re.compile(rf"\b(?<![’'-])(?:{body})(?![\w’'])", re.IGNORECASE))
    for kind, strength, body in _TABLE
)
_DENIED = re.compile(
    r"\b(?:not|never|no|(?:is|was|are|were)n['’]t)\s+(?:a |an |any |the )?(?:\w+ )?$", re.IGNORECASE
)
_NEGATIVE = re.compile(r"(?:not|\w*n['’]t|never|no|nope|isn|aren|wasn|did)\b", re.IGNORECASE)
_BEFORE_MONTH = re.compile(
    r"\b(?:in|of|on|since|until|by|from|last|next|early|late|mid|\d{1,2})\s+$", re.IGNORECASE
)


@lru_cache(maxsize=20_000)
def find_cues(text: str) -> tuple[Cue, ...]:
    """The cues of a text in their order; a stretch belongs to the first kind that claims it.

    A refuting word that is itself denied ("not a hoax") confirms.
    """
    taken: list[Span] = []
    found: list[Cue] = []
    for kind, strength, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(start < b and a < end for a, b in taken) or _is_month(text, start, end):
                continue
            taken.append((start, end))
            found.append(_cue(text, kind, match.group(), (start, end), strength))
    return tuple(sorted(found, key=lambda cue: cue.span))


def _cue(text: str, kind: CueKind, printed: str, span: Span, strength: float) -> Cue:
    denied = _DENIED.search(text, max(0, span[0] - 24), span[0])
    if denied and kind == "refutes" and not _NEGATIVE.match(printed):
        return Cue("confirms", printed, span, 1.0)
    return Cue(kind, printed, span, strength)


def _is_month(text: str, start: int, end: int) -> bool:
    """Whether "May" stands for the month."""
    if text[start:end] != "May":
        return False
    before = _BEFORE_MONTH.search(text, max(0, start - 12), start)
    return bool(before) or bool(re.match(r"\s+\d", text[end:]))
