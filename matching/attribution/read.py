"""Attributions of all sentences of a document in one pass, speakers resolved to their names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from matching.attribution.find import find
from matching.attribution.people import Who
from matching.attribution.quotes import quotations
from matching.attribution.sentence import Found
from matching.attribution.sources import ROLES, classify, head_of, is_news_agency, is_outlet
from matching.attribution.speakers import Heard, Setting, Speaker, Speakers
from matching.text.calendar import WEEKDAYS
from matching.text.grammar import tag
from matching.text.mainverb import has_main_verb
from matching.text.sentences import in_quotation
from matching.types import Attribution, AttributionKind, CueStrength, Document, SourceKind, Span

_INANIMATE_CUES = frozenset(
    """show suggest indicate underline underscore reflect demonstrate prove highlight signal mean
    imply establish point find frame present determine detail document""".split()  # noqa: SIM905
)

_TO_COME = re.compile(
    r"(?:will|may|might|could|should|must)\s(?:\w+\s)?(?:announce|reveal|publish|confirm|declare"
    r"|say|report|disclose)$"
)
_CITES = ("citing", "quoting")
_VAGUE = re.compile(r"(?:no|a|an|any|every|each)\s", re.IGNORECASE)
_OTHERS = re.compile(r";\s(?=(?:others?|an?other|some|he|she|they|it|the|an?|by)\s)")
_NOBODY = ("what", "that", "this", "there", "nothing", "something", "everything")
_BELOW = re.compile(r"\b(?:which|whom|if|whether|unless)\s$")
_AGENT = re.compile(r"\s(?:(?:on\s)?[A-Z]\w+day\s|(?:last|this)\s\w+\s|yesterday\s)?by\s")
_HEARSAY = frozenset(
    "said reported believed thought alleged understood rumoured feared reckoned".split()  # noqa: SIM905
)

# A quotation without a cue belongs to whoever spoke at most so many sentences before.
_SILENCE = 3


def read_attributions(document: Document, spans: Sequence[Span]) -> list[Attribution | None]:
    """For each sentence of ``document.text`` the attribution that covers most of it, or None.

    Speakers are resolved within the document; ``chain`` lists who carried the statement further.
    One pass over the document, well under 2 ms a sentence.
    """
    return _Reader(document).read(spans)


class _Reader:
    def __init__(self, document: Document) -> None:
        self.text = document.text
        self.who = Who(document.text, document.title)
        self.quotes = quotations(document.text)
        self.heard = Heard()
        self.speakers = Speakers(document.text, self.who, self.quotes, self.heard)
        self.spoke_index = -_SILENCE
        self.index = 0

    def read(self, spans: Sequence[Span]) -> list[Attribution | None]:
        inside = in_quotation(self.text, spans)
        out: list[Attribution | None] = []
        for i, span in enumerate(spans):
            self.index = i
            setting = Setting(span, spans[i - 1] if i else None)
            quotes = [q for q in self.quotes if q[0] < span[1] and q[1] > span[0]]
            found = [f for f in find(self.text, span, quotes) if f.speech]
            chosen = self._choose(found, span)
            if chosen is None:
                out.append(self._without_cue(setting, quotes, inside[i]))
                continue
            out.append(self._resolve(chosen, found, setting, quotes))
        return out

    def _choose(self, found: list[Found], span: Span) -> Found | None:
        """The innermost voice: whoever put the point into words, carriers left to the chain."""
        usable = [f for f in found if self._is_voice(f)]
        if not usable:
            return None
        voices = [f for f in usable if f.source is not None and not self._carries(f)]
        pool = voices or usable
        wide = max(pool, key=lambda f: (_covered(f), -f.cue[0]))
        # "The president said p, citing a report": the main clause speaks.
        heads = [f for f in pool if f.shape in ("before", "after", "inverted", "colon")]
        if heads and wide.shape in ("trailing", "noun", "passive"):
            wide = heads[0]
        if self._carries(wide):
            wide = next((f for f in voices if self._is_cited(f)), wide)
        carried = [f for f in usable if self._carries(f) and f.base not in _CITES]
        if wide.base in _CITES and carried:
            # "The Argus reported, citing a clerk, that p": p is the clerk's.
            return replace(wide, content=carried[0].content)
        return wide

    def _is_cited(self, f: Found) -> bool:
        """Whether somebody or a document is cited, not a mere thing ("citing his vow")."""
        if f.base not in _CITES or f.source is None:
            return False
        printed = _trim(self.text[slice(*f.source)])
        known = (
            any(w[0].isupper() and w.lower() not in WEEKDAYS for w in printed.split())
            or head_of(printed).split()[-1] in ROLES
        )
        return known or classify(printed) != "person"

    def _is_voice(self, f: Found) -> bool:
        if f.shape == "before" and _TO_COME.match(self.text[slice(*f.cue)]):
            return False  # "we expect Apple will announce the prices"
        if f.base in _CITES and not self._is_cited(f):
            return False
        if f.source is not None and f.shape == "before" and self._is_below(f):
            return False
        if f.source is None:
            said = self.text[slice(*f.cue)].split()[-1].lower() in _HEARSAY
            return f.shape in ("noun", "trailing") or (f.shape == "passive" and said)
        if f.base in _INANIMATE_CUES:
            printed = self.text[slice(*f.source)]
            kind = classify(printed)
            if kind in ("document", "agency", "outlet") or self._named(f.source):
                return True
            return kind in ("institution", "anonymous") and not _VAGUE.match(printed)
        if f.shape == "before" and f.base == "report":
            return self._has_verb(f)
        return True

    def _is_below(self, f: Found) -> bool:
        """Whether the clause only tells which one is meant, or what might be said.

        "The number who said p rose", "if their child requests p", "a craft, which its maker
        announced last year", "a deal announced on Monday by its maker".
        """
        assert f.source is not None
        start, end = f.source
        if self.text[start:end].lower() in _NOBODY:
            return True
        before = self.text[max(0, start - 12) : start]
        if self.text[start:end] == "who" and not before.rstrip().endswith(","):
            return True
        if _BELOW.search(before):
            return True
        return bool(_AGENT.match(self.text, f.cue[1]))

    def _has_verb(self, f: Found) -> bool:
        passage = self.text[f.content[0][0] : f.content[0][1]]
        if passage.lower().startswith(("that ", '"', "“")):
            return True
        return has_main_verb(tag(passage, 0, len(passage)))

    def _named(self, source: Span) -> bool:
        party = self.who.full_name(self.text[slice(*source)])
        return party is not None and party.kind == "person"

    def _carries(self, f: Found) -> bool:
        """Whether the source only passes on what others say (an agency, a newspaper)."""
        if f.source is None:
            return False
        printed = self.text[slice(*f.source)]
        return is_news_agency(printed) or is_outlet(printed)

    def _reported_something_else(self, f: Found) -> bool:
        """ "The meal, which was first reported by the Argus": the meal alone is its report."""
        return f.base == "reported by" and self.text[f.cue[0] - 2 : f.cue[0]] != ", "

    def _without(self, content: Span, carrier: Found) -> Span:
        """The content without the carrier's credit at its end (", the Argus reports")."""
        if carrier.shape not in ("after", "inverted") or carrier.source is None:
            return content
        at = min(carrier.source[0], carrier.cue[0])
        comma = self.text.rfind(",", content[0], at)
        if comma <= content[0] or self.text[comma + 1 : at].strip():
            return content
        return (content[0], comma)

    def _resolve(
        self, f: Found, found: list[Found], setting: Setting, quotes: list[Span]
    ) -> Attribution | None:
        cue = self.text[slice(*f.cue)]
        if f.source is None:
            speaker = Speaker("", "anonymous", None)
            if f.shape in ("trailing",) and self.heard.source is not None:
                speaker = self.heard.source
            printed = ""
        else:
            printed = _trim(self.text[slice(*f.source)])
            speaker = self.speakers.of_source(printed, f.source[0], setting)
            if speaker.name == printed and printed.lower() in ("it", "they"):
                speaker = self.speakers.of_content(f, setting) or speaker
            self.heard.remember(speaker, f.cue[0])
            self.spoke_index = self.index
        chain: list[str] = []
        for other in found:
            if other is f or other.source is None or other.source == f.source:
                continue
            if self._carries(other) and not self._reported_something_else(other):
                passed_on = _trim(self.text[slice(*other.source)])
                carrier = self.speakers.of_source(passed_on, setting.sentence[0], setting)
                if carrier.name not in (*chain, speaker.name):
                    chain.append(carrier.name)
        content = _content(self.text, f)
        for other in found:
            if content is not None and other is not f and self._carries(other):
                content = self._without(content, other)
        return Attribution(
            speaker=speaker.name,
            printed=printed,
            cue=cue,
            kind=_kind(f, content, quotes, speaker.kind),
            strength=_strength(f, speaker.kind),
            source_kind=speaker.kind,
            speaker_span=f.source,
            cue_span=f.cue,
            content_span=content,
            role=speaker.role,
            chain=tuple(chain),
        )

    def _without_cue(
        self, setting: Setting, quotes: list[Span], inside: bool
    ) -> Attribution | None:
        """A quotation with no cue of its own belongs to whoever spoke last."""
        span, before = setting
        quoted = sum(min(q[1], span[1]) - max(q[0], span[0]) for q in quotes)
        length = span[1] - span[0]
        if not quotes or quoted < 0.6 * length or length < 12:
            return None
        last = self.heard.last
        source = self.heard.source
        if source is not None and source.kind == classify(source.name) == "institution":
            last = source if self.index - self.spoke_index == 1 else last
        if last is None or self.index - self.spoke_index > _SILENCE:
            return None
        self.spoke_index = self.index
        if before is not None and not inside and "\n" in self.text[before[1] : span[0]]:
            ended = self.text[slice(*before)].rstrip()
            if not ended.endswith((":", "”", '"', "''")):
                return None
        return Attribution(
            speaker=last.name,
            printed="",
            cue="",
            kind="direct",
            strength="states",
            source_kind=last.kind,
            content_span=(max(span[0], quotes[0][0]), min(span[1], quotes[-1][1])),
            role=last.role,
        )


def _covered(f: Found) -> int:
    return sum(b - a for a, b in f.content)


_WHEN = re.compile(
    rf"\s(?:(?:on|late|early)\s)?(?:(?:last|this|next)\s\w+|yesterday|today"
    rf"|{'|'.join(day.title() for day in WEEKDAYS)})"
    r"(?:\s(?:morning|afternoon|evening|night))?$"
)
"""A time behind the source, which is no part of it ("the ministry last week")."""
_SINCE = re.compile(
    r"^(?:[Tt]he|[Tt]hat|[Tt]his|[Aa]n?|[Ll]ast|[Nn]ext)\s(?:same\s)?(?:day|week|month|year|night|morning|afternoon"
    r"|evening)\s(?:(?:later|earlier|before|after)\s)?(?=[A-Z])"
)
"""The like before it ("earlier in | the day Ida Lang")."""


_PARTY = re.compile(r"\s?\((?:[A-Z]|[A-Z][A-Za-z]{1,3})(?:[-–,]\s?[A-Z][\w. ]{1,14})?\)")
"""The party and state of a member of a parliament: "Holt (R-Calif.)"."""


def _trim(printed: str) -> str:
    """The source without its relative clause, a time behind it and trailing marks."""
    cut = re.split(
        r",?\s(?:who|which|whose|citing|quoting)\s", _PARTY.sub("", printed), maxsplit=1
    )[0]
    cut = _WHEN.sub("", _SINCE.sub("", cut))
    return cut.strip(" ,—–-\n").replace("\n", " ")


def _content(text: str, f: Found) -> Span | None:
    if not f.content:
        return None
    start, end = max(f.content, key=lambda c: c[1] - c[0])
    first = f.content[0]
    if f.shape in ("phrase", "after") and len(f.content) == 2 and first != (start, end):
        start = first[0]  # "The plan, according to X, comes from Y" is one statement
    passage = text[start:end]
    led = f.shape in ("before", "trailing", "noun") or f.base in _CITES
    if passage.lower().startswith("that ") and led:
        start += 5
    if f.shape == "before" and text[start] not in '"“':
        apart = _OTHERS.search(text, start, end)
        end = apart.start() if apart else end
    while end > start and text[end - 1] in " .,;":
        end -= 1
    return (start, end) if end > start else None


def _kind(
    f: Found, content: Span | None, quotes: list[Span], source: SourceKind
) -> AttributionKind:
    if source == "document":
        return "documented"
    if f.shape == "phrase":
        return "according_to"
    if content is None:
        return "indirect"
    quoted = sum(max(0, min(q[1], content[1] + 1) - max(q[0], content[0])) for q in quotes)
    share = quoted / max(1, content[1] - content[0])
    return "direct" if share > 0.8 else "mixed" if share > 0.05 else "indirect"


def _strength(f: Found, source: SourceKind) -> CueStrength:
    if f.base == "report" or (source in ("agency", "outlet") and f.base == "say"):
        return "reports"
    return f.strength
