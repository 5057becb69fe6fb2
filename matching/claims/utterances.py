"""Utterance claims: what a named person or body is reported to have said."""

from __future__ import annotations

import re
from dataclasses import replace

from matching.claims.making import COMMA_LAST, OPENER, Room, capitalised, make_claim
from matching.claims.restate import resolve_dates, resolve_names
from matching.claims.units import units
from matching.claims.worth import figures, worth
from matching.text.grammar import is_finite, tag
from matching.text.verbs import FORMS, VerbForm
from matching.types import OPINION, Attribution, Claim, Span

_OWN_ACT = re.compile(
    r"\b(?:announce[sd]?|announcing|report(?:s|ed)?|publish(?:es|ed)?|declare[sd]?|confirm(?:s|ed)?"
    r"|disclose[sd]?|order(?:s|ed)?|rule[sd]?)\b",
    re.IGNORECASE,
)


_DOUBLE = '"“”„«»'
_MARKS = "\"“”„«»'‘’ "
# A quotation that goes on without a cue must bring facts of its own.
_FIRM = 3.0


def is_utterance(said: Attribution) -> bool:
    """A named person's or body's words; not what a carrier or an unnamed source passes on."""
    if not said.speaker or said.source_kind not in ("person", "institution"):
        return False
    if said.strength == "reports" or not said.content_span:
        return False
    if said.source_kind == "institution" and said.cue_span is not None:
        first = said.content_span[0] < said.cue_span[0] or said.kind == "according_to"
        return not (first and (_OWN_ACT.search(said.cue) or said.kind == "according_to"))
    return True


def utterance(room: Room, i: int, said: Attribution) -> tuple[list[Claim], list[str]]:
    text = room.article.text
    assert said.content_span is not None
    start, end = said.content_span
    content = text[start:end]
    words = tag(text, start, end)
    direct = said.kind == "direct"
    if not direct:
        end = _without_comment(text, said.content_span)
        said = replace(said, content_span=(start, end))
        content = text[start:end]
        words = tag(text, start, end)
    else:
        words = [w for w in words if w.kind != "quote"]
        content = content.strip(_MARKS)
    judged = worth(content, words, said_by=None if direct else said.speaker, quoted=direct)
    content = text[start:end]
    if not said.cue and not figures(content) and judged.score < _FIRM:
        return [], ["goes on quoting"]
    if not judged.is_claim and not _denies(said) and not _is_quoted(said, content):
        return [], list(judged.against) or ["quotes without a fact that can be checked"]
    span = hull(said)
    span = (span[0], span[1])
    if said.cue_span is not None and said.cue_span[1] == span[1]:
        span = (span[0], _past_listener(text, span[1], room.spans[i][1]))
    while text[span[1] - 1] in " ,;":
        span = (span[0], span[1] - 1)
    restated = _restate_utterance(room, i, said, content)
    reasons = (*judged.reasons,) if not direct else (*judged.reasons, "quotes a named source")
    made = make_claim(
        room, i, span, "utterance", restated, said, reasons, content=content,
        content_span=(start, end),
    )  # fmt: skip
    if not judged.is_claim and not _denies(said):
        made = replace(made, flags=(*made.flags, OPINION))
    return [made], []


_LEAST_WORDS = 3


def _is_quoted(said: Attribution, content: str) -> bool:
    """Whether the own words of somebody in a role are printed: that he said them can be checked.

    Whatever they say, a desk wants to know whether a minister or a party's leader said so.
    """
    if said.source_kind != "person" or not said.cue or not _NAMED.search(said.speaker):
        return False
    if not said.role or (said.kind == "direct" and _TO_ALL.match(content)):
        return False  # nobody of whom the article tells more than the name
    printed = _QUOTED.findall(content) if said.kind == "mixed" else [content]
    if said.kind not in ("direct", "mixed"):
        return said.strength in ("denies", "warns") or bool(_SPEECH_ACT.search(said.cue))
    return any(len(words.split()) >= _LEAST_WORDS for words in printed)


_TO_ALL = re.compile(r"[“\"]?(?:you|one|they|she|he|i\sam|i[’']m)\b", re.IGNORECASE)
"""How words begin that hang on others or only tell how somebody feels."""
_NAMED = re.compile(r"[A-Z][\w.’'-]+\s[A-Z]")
_QUOTED = re.compile(r"[“\"]([^”\"]+)")
_SPEECH_ACT = re.compile(
    r"\b(?:accus|blam|vow|pledg|promis|urg|demand|apologi[sz]|challeng|prais|condemn|denounc"
    r"|criticis|criticiz|threaten|admit|concede|acknowledg|warn|insist|alleg|call(?:ed|s|ing)?\b"
    r"|describ|brand|dub|label)",
    re.IGNORECASE,
)


def _denies(said: Attribution) -> bool:
    """ "Brandt denies wrongdoing": that he does is what a desk wants to know."""
    return said.strength == "denies" and bool(_DENIAL.search(said.cue))


_DENIAL = re.compile(r"\b(?:den(?:y|ies|ied)|reject(?:s|ed)?|dispute[sd]?)\b", re.IGNORECASE)


def _without_comment(text: str, content: Span) -> int:
    """Where the content ends before a trailing participle ("suggesting that ...")."""
    parts = units(text, content, [])
    for part in parts[1:]:
        at = part.words[0].start
        if part.kind == "clause" and _BUT.search(text, max(content[0], at - 7), at):
            return _end_before(text, content[0], at)
        if part.kind in ("participle", "absolute") and not figures(text[slice(*part.span)]):
            return _end_before(text, content[0], part.words[0].start)
    return content[1]


_BUT = re.compile(r"[,;]\s(?:but|yet)\s?$|[,;]\s?(?:but|yet)\b")


def _past_listener(text: str, at: int, end: int) -> int:
    """ "..., she told a news conference, waving": to whom and when belongs to the utterance."""
    mark = re.compile(r"[,;:.—–\"“”]").search(text, at, end)
    stop = mark.start() if mark else end
    return stop if stop - at <= 80 else at


def _end_before(text: str, start: int, at: int) -> int:
    cut = text.rfind(",", start, at)
    return cut if cut > start else at


def _restate_utterance(room: Room, i: int, said: Attribution, content: str) -> str:
    begin = said.content_span[0] if said.content_span else 0
    text_before = room.article.text[max(0, begin - 6) : begin]
    cues = (said.speaker_span, said.cue_span)
    if said.content_span and all(s and said.content_span[0] < s[0] for s in cues):
        # "The plan, according to X, comes from Y": the credit is no part of what was said.
        a = min(s[0] for s in cues if s) - said.content_span[0]
        b = max(s[1] for s in cues if s) - said.content_span[0]
        if b < len(content):
            content = f"{content[:a].rstrip(' ,')} {content[b:].lstrip(' ,')}"
    if said.kind != "direct":
        content = OPENER.sub("", content)
    resolved = resolve_dates(content, room.article.published)
    start = said.content_span[0] if said.content_span else room.spans[i][0]
    # "Brandt's lawyer said he ...": which of the two is left open.
    two = re.search(r"[A-Z][\w-]+[’']s\s", said.printed)
    speaker = None if two or said.source_kind != "person" else said.speaker
    if not (two and re.match(r"(?:he|she|his|her)\b", resolved, re.IGNORECASE)):
        resolved = resolve_names(resolved, start, room.who, room.spans[i], speaker)
    cue = said.cue if said.cue and said.kind != "according_to" else "said"
    if cue.split()[-1].lower() in _WITH_LISTENER:
        cue = "said"
    who = capitalised(said.speaker)
    cue = _as_past(cue)
    if said.kind == "direct" and _is_all_quoted(content):
        quoted = content.strip(_MARKS + ",.")
        return f"{who} {cue}: “{quoted}”."
    if resolved.startswith("to ") and said.cue_span and said.content_span:
        whom = room.article.text[said.cue_span[1] : said.content_span[0]].strip()
        if whom and whom != "that" and len(whom) < 60 and not _APART.search(whom):
            resolved = f"{whom} {resolved}"  # "urged the government to hand over the log"
    if said.kind == "mixed" and resolved[:1] in _MARKS and said.cue_span and said.content_span:
        between = room.article.text[said.cue_span[1] : said.content_span[0]].strip()
        if _OBJECT.match(between) and said.cue_span[1] < said.content_span[0]:
            resolved = f"{between} {resolved}"  # "denounced the press as the “enemy”"
    printed = text_before.lower().endswith("that ")
    says = cue.split()[-1].lower() in _SAYS
    if re.match(r"\w+ing\b", content) and said.cue_span and said.cue_span[1] < begin:
        says = cue.split()[-1].lower() not in _WITH_GERUND
    that = "that " if printed or (says and _is_clause(resolved)) else ""
    told = COMMA_LAST.sub(r"\1", resolved)
    within = text_before[-2:-1].isalpha() and begin > room.spans[i][0]
    if not (within and told[:1] == content[:1]):  # "says Connolly ..." has a name there
        told = _lower_first(told)
    return f"{who} {cue} {that}{told}."


def _is_all_quoted(content: str) -> bool:
    """Whether a quotation fills the content, be it parted by who said it; where it goes on with
    words of the page, it does not."""
    inner = content.strip(_MARKS)
    if not any(mark in inner for mark in _DOUBLE):
        return True
    last = max((content.rfind(mark), mark) for mark in _DOUBLE)[1]
    opened = last == "“" or (last == '"' and content.count('"') % 2 == 1)
    return content[:1] in _MARKS and (opened or content.rstrip(" .,")[-1:] in _MARKS)


def _as_past(cue: str) -> str:
    """The cue as a sentence of its own has it: "added" for "adding"."""
    before, _, last = cue.rpartition(" ")
    forms = [f for f in FORMS.get(last.lower(), ()) if f.form == "ing"]
    if before or not forms:
        return cue
    return next((w for w, fs in FORMS.items() if VerbForm(forms[0].base, "past") in fs), cue)


_APART = re.compile(r"[,:;“”\"]")
_OBJECT = re.compile(
    r"(?:the|a|an|his|her|its|their|[A-Z][\w’'-]*)\s.*\b(?:as|for|of)\b(?:\s(?:the|an?))?$"
)
_SAYS = frozenset(
    """said says say stated states noted notes added announced disclosed reported claimed warned
    confirmed denied acknowledged admitted revealed insisted argued explained declared""".split()  # noqa: SIM905
)
_WITH_GERUND = frozenset(("admitted", "admits", "denied", "denies", "acknowledged", "reported"))
""" "Admitted fabricating parts of it" takes no "that"."""
_WITH_LISTENER = frozenset(
    "told tells tell informed informs reminded advised assured notified telling".split()  # noqa: SIM905
)


def _is_clause(passage: str) -> bool:
    words = tag(passage, 0, len(passage))
    first = passage.lower()
    if first.startswith(("to ", "how ", "why ", "whether ", "what ", "that ")):
        return False
    below = ("that", "which", "who", "whose", "as")
    opens = (k for k, w in enumerate(words) if k and (w.kind == "sub" or w.low in below))
    stop = next(opens, len(words))
    return any(is_finite(words, k) for k in range(stop))


def _lower_first(passage: str) -> str:
    first = passage.split(" ", 1)[0]
    lone = first[:1].isupper() and (len(first) == 1 or first[1:].islower())
    return passage[0].lower() + passage[1:] if lone and _is_plain(passage) else passage


def _is_plain(passage: str) -> bool:
    """Whether the first word is a capital's only because a sentence began there."""
    first = tag(passage, 0, len(passage))[0]
    if first.kind == "name" or first.low in ("i", "i'm", "i've", "i'd", "i'll"):
        return False
    return first.kind in ("pron", "part", "num", "prep", "adv", "sub", "adj", "det", "neg") or (
        first.kind == "noun" and first.low.endswith("s") and first.low in _PLURALS
    )


_PLURALS = frozenset(
    """police officials prosecutors investigators dealers teachers workers residents voters
    lawmakers ministers members officers doctors nurses students pupils patients passengers
    people prices rates shares sales talks negotiations families children women men engineers
    inspectors experts scientists researchers authorities troops soldiers rebels firefighters
    rescuers""".split()  # noqa: SIM905
)


def hull(said: Attribution) -> Span:
    spans = [s for s in (said.speaker_span, said.cue_span, said.content_span) if s is not None]
    speaker, cue = said.speaker_span, said.cue_span
    if speaker and cue and cue[0] - speaker[1] > 25 and len(spans) > 1:
        # "The bank raised its rate by a quarter and signalled that ...": another act between.
        spans.remove(speaker)
    return (min(s[0] for s in spans), max(s[1] for s in spans))
