"""Attributions of all sentences of a document in one pass, speakers resolved to their names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from matching.attribution.find import find
from matching.attribution.people import Party, Who
from matching.attribution.quotes import quotations
from matching.attribution.sentence import Found
from matching.attribution.sources import classify, head_of, is_news_agency, is_outlet
from matching.text.grammar import is_finite, tag
from matching.text.mainverb import has_main_verb
from matching.text.sentences import in_quotation
from matching.types import Attribution, AttributionKind, CueStrength, Document, SourceKind, Span

_HE = frozenset({"he", "she"})
_PEOPLE: frozenset[SourceKind] = frozenset({"person"})
_BODIES: frozenset[SourceKind] = frozenset({"institution", "agency", "outlet"})
_DEFINITE = re.compile(r"(?:the|The|this|This|its|Its)\s+([\w’' -]+)$")
_INANIMATE_CUES = frozenset(
    """show suggest indicate underline underscore reflect demonstrate prove highlight signal mean
    imply establish point find frame present determine detail document""".split()  # noqa: SIM905
)

_VAGUE = re.compile(r"(?:no|a|an|any|every|each)\s", re.IGNORECASE)
_SPEAKS_FOR = re.compile(
    r"(?:[Aa]n?|[Tt]he|[Oo]ne)\s(?:\w+\s)?(?P<role>spokes(?:man|woman|person))\s(?:for|of)\s"
    r"(?P<body>(?:the\s)?[A-Z].*)$"
)
_OTHERS = re.compile(r";\s(?=(?:others?|an?other|some|he|she|they|it|the|an?|by)\s)")
_OF_AGE = re.compile(r"[Tt]he\s\d{1,3}-year-old")
_WHENCE = re.compile(r"\s*(?:of|from|at|in|with)\s")
_NOBODY = ("what", "that", "this", "there", "nothing", "something", "everything")
_BELOW = re.compile(r"\b(?:which|whom|if|whether|unless)\s$")
_AGENT = re.compile(r"\s(?:(?:on\s)?[A-Z]\w+day\s|(?:last|this)\s\w+\s|yesterday\s)?by\s")
_HEARSAY = frozenset(
    "said reported believed thought alleged understood rumoured feared reckoned".split()  # noqa: SIM905
)

# A quotation without a cue belongs to whoever spoke at most so many sentences before.
_SILENCE = 3


@dataclass(slots=True)
class _Speaker:
    name: str
    kind: SourceKind
    role: str | None
    gender: str = ""
    paragraph: int = -1


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
        self.last: _Speaker | None = None
        self.last_body: _Speaker | None = None
        self.last_source: _Speaker | None = None
        self.spoke_at = 0
        self.spoke_index = -_SILENCE
        self.spans: Sequence[Span] = ()
        self.index = 0

    def read(self, spans: Sequence[Span]) -> list[Attribution | None]:
        self.spans = spans
        inside = in_quotation(self.text, spans)
        out: list[Attribution | None] = []
        for i, span in enumerate(spans):
            self.index = i
            quotes = [q for q in self.quotes if q[0] < span[1] and q[1] > span[0]]
            found = [f for f in find(self.text, span, quotes) if f.speech]
            chosen = self._choose(found, span)
            if chosen is None:
                out.append(self._without_cue(span, quotes, inside[i], i, spans))
                continue
            out.append(self._resolve(chosen, found, span, quotes))
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
        quoting = [f for f in voices if f.base in ("citing", "quoting") and f is not wide]
        if quoting and self._carries(wide):
            return quoting[0]
        return wide

    def _is_voice(self, f: Found) -> bool:
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

    def _resolve(
        self, f: Found, found: list[Found], span: Span, quotes: list[Span]
    ) -> Attribution | None:
        cue = self.text[slice(*f.cue)]
        if f.source is None:
            speaker = _Speaker("", "anonymous", None)
            if f.shape in ("trailing",) and self.last_source is not None:
                speaker = self.last_source
            printed = ""
        else:
            printed = _trim(self.text[slice(*f.source)])
            speaker = self._speaker(printed, f.source[0], span)
            if speaker.name == printed and printed.lower() in ("it", "they"):
                speaker = self._own_subject(f, span) or speaker
            self._remember(speaker)
            self.spoke_at = f.cue[0]
            self.spoke_index = self.index
        chain: list[str] = []
        for other in found:
            if other is f or other.source is None or other.source == f.source:
                continue
            if self._carries(other):
                carrier = self._speaker(_trim(self.text[slice(*other.source)]), span[0], span)
                if carrier.name not in (*chain, speaker.name):
                    chain.append(carrier.name)
        content = _content(self.text, f)
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

    def _remember(self, speaker: _Speaker) -> None:
        self.last_source = speaker
        if speaker.kind == "person" or speaker.kind in ("witness", "anonymous"):
            self.last = speaker
        if speaker.kind in _BODIES:
            self.last_body = speaker

    def _speaker(self, printed: str, at: int, span: Span) -> _Speaker:
        low = printed.lower().strip(" ,")
        if low in _HE or low in ("who", "i"):
            return self._pronoun(low, at, span)
        if low in ("it", "which"):
            party = self.who.last_mentioned(at, kinds=_BODIES, since=span[0])
            if party is not None:
                return _of(party)
            return self.last_body or _Speaker(printed, "institution", None)
        if low in ("they", "them", "we"):
            before = self._plural_before(span)
            if before is not None and low != "we":
                return before
            if self.last_source is not None and self.last_source.kind != "person":
                return self.last_source
            return _Speaker(printed, "group", None)
        speaks_for = _SPEAKS_FOR.match(printed)
        if speaks_for is not None:
            body = speaks_for["body"].split(",")[0]
            party = self.who.full_name(body)
            if party is not None:
                return _Speaker(party.name, party.kind, speaks_for["role"], party.gender)
            return _Speaker(re.sub(r"^[Tt]he\s", "", body), "institution", speaks_for["role"])
        party = self.who.full_name(printed)
        kind = classify(printed)
        if party is not None and (
            kind in ("person", "institution", "agency") or printed == party.name
        ):
            found = _of(party)
            if found.kind == "institution" and kind == "agency":
                found.kind = "agency"
            if found.role is None and kind == "person":
                found.role = _role_in(printed, party.name)
            return found
        if party is None and "," in printed:
            # "The union's chief, Tom Brook, told": the name stands in the apposition.
            role, _, rest = printed.partition(",")
            inner = None if _WHENCE.match(rest) else self.who.full_name(rest.strip())
            if inner is not None and inner.kind == "person":
                return _Speaker(inner.name, "person", inner.role or role, inner.gender)
        if _OF_AGE.fullmatch(printed):
            if self.last is not None and self.last.kind == "person":
                return self.last
            who = self.who.last_mentioned(at, kinds=_PEOPLE, since=max(0, span[0] - 700))
            if who is not None:
                return _of(who)
        if kind == "person" and _DEFINITE.match(printed):
            byrole = self.who.by_role(printed, at)
            if byrole is not None:
                return _of(byrole)
            if (
                self.last is not None
                and self.last.kind == "person"
                and not self._has_another_role(self.last, printed)
                and not re.search(r"\s(?:of|for|at)\s", printed)
            ):
                return _Speaker(self.last.name, "person", self.last.role or low[4:])
        if _DEFINITE.match(printed) and kind in _BODIES and not re.search(r"[A-Z]", printed[4:]):
            if (
                self.last_body is not None
                and self.last_body.kind == kind
                and _short_for(low, self.last_body.name)
            ):
                return self.last_body
            wanted: frozenset[SourceKind] = frozenset({kind})
            nearest = self.who.last_mentioned(at, kinds=wanted)
            if nearest is not None and _short_for(low, nearest.name):
                return _of(nearest)
            if low == "the agency" and self.last_body is not None:
                return self.last_body
        name = printed
        if re.match(r"[Tt]he\s[A-Z]", printed):
            name = printed[4:]
        if kind == "person":
            name = head_of(printed)
            return _Speaker(name, kind, _role_in(name, ""))
        if kind in ("institution", "group", "witness") and ", " in name:
            name = name.split(", ", 1)[0]  # "The company, based in Orsk"
        return _Speaker(name, kind, None)

    def _has_another_role(self, speaker: _Speaker, printed: str) -> bool:
        """Whether the speaker is known by roles and this is none of them ("the governor")."""
        party = self.who.full_name(speaker.name)
        wanted = {w for w in printed.lower().split() if w in _OFFICES}
        held = party.roles & _OFFICES if party is not None else frozenset()
        return bool(held and wanted) and not held & wanted

    def _own_subject(self, f: Found, span: Span) -> _Speaker | None:
        """The subject of the content: "The bank will close 12 branches, it said"."""
        if f.shape not in ("after", "inverted"):
            return None
        start, end = f.content[0]
        words = tag(self.text, start, end)
        finite = next((k for k in range(len(words)) if is_finite(words, k)), None)
        if not finite or words[0].kind not in ("det", "name", "noun", "adj"):
            return None
        comma = next((k for k in range(finite) if words[k].text == ","), finite)
        phrase = self.text[words[0].start : words[comma - 1].end]
        plural = phrase.endswith("s") and not phrase.endswith("ss")
        it = self.text[slice(*f.source)].lower() == "it" if f.source else False
        if (it and plural and words[comma - 1].kind == "noun") or len(phrase) > 60:
            return None
        speaker = self._speaker(phrase, start, span)
        return speaker if speaker.kind in ("institution", "agency", "group", "document") else None

    def _plural_before(self, span: Span) -> _Speaker | None:
        """The plural subject of the sentence before: "Papers shown to us ... According to them"."""
        at = self.index - 1
        if at < 0:
            return None
        start, end = self.spans[at]
        words = tag(self.text, start, end)
        finite = next((k for k in range(len(words)) if is_finite(words, k)), None)
        last = finite - 1 if finite else min(2, len(words) - 1)
        phrase = self.text[start : words[last].end]
        head = re.split(r"\s(?:shown|of|for|in|at|from|seen|obtained)\s|,", phrase, maxsplit=1)[0]
        kind = classify(head)
        if kind in ("document", "group", "witness", "anonymous") and head.endswith("s"):
            return _Speaker(phrase if finite else head, kind, None)
        return None

    def _pronoun(self, low: str, at: int, span: Span) -> _Speaker:
        gender = {"he": "m", "she": "f"}.get(low, "")
        if low == "who":
            party = self.who.last_mentioned(at, kinds=_PEOPLE, since=span[0])
            return _of(party) if party is not None else _Speaker("who", "group", None)
        here = [
            p for p in self.who.mentions_in((span[0], at), self.quotes)
            if p.kind == "person" and (not gender or self.who.may_be(p, gender))
        ]  # fmt: skip
        recent = self.who.last_mentioned(
            span[0],
            kinds=_PEOPLE,
            since=max(0, span[0] - 700),
            gender=gender,
            quotes=self.quotes,
        )
        if self.last is not None and self.last.kind == "person":
            clash = gender and self.last.gender and self.last.gender != gender
            paragraph = self.text.rfind("\n", 0, span[0]) + 1
            if not clash and not here and self.spoke_at < paragraph:
                # A new paragraph that opens with somebody else is about that one.
                opened = self.who.mentions_in((paragraph, span[0]))
                people = [p for p in opened if p.kind == "person"]
                if people and not (gender and people[0].gender and people[0].gender != gender):
                    return _of(people[0])
            if not clash and not here:
                newer = recent is not None and recent.name != self.last.name
                if not newer or recent is None or not self._is_subject(recent, span):
                    return self.last
        if here:
            return _of(here[0])
        if recent is not None:
            return _of(recent)
        return self.last or _Speaker(low, "person", None)

    def _is_subject(self, party: Party, span: Span) -> bool:
        """Whether the party opens the sentence just before: the subject one goes on about."""
        before = self.text[max(0, span[0] - 400) : span[0]].rstrip()
        start = max(before.rfind(". "), before.rfind("\n"), before.rfind("” "), 0)
        return party.name.split()[-1] in before[start : start + 60]

    def _without_cue(
        self, span: Span, quotes: list[Span], inside: bool, i: int, spans: Sequence[Span]
    ) -> Attribution | None:
        """A quotation with no cue of its own belongs to whoever spoke last."""
        quoted = sum(min(q[1], span[1]) - max(q[0], span[0]) for q in quotes)
        length = span[1] - span[0]
        if not quotes or quoted < 0.6 * length or length < 12:
            return None
        if self.last is None or i - self.spoke_index > _SILENCE:
            return None
        self.spoke_index = i
        gap = self.text[spans[i - 1][1] : span[0]] if i else ""
        if gap.count("\n") and not inside and not self.text[spans[i - 1][0]:spans[i - 1][1]].rstrip(
        ).endswith((":", "”", '"', "''")):  # fmt: skip
            return None
        return Attribution(
            speaker=self.last.name,
            printed="",
            cue="",
            kind="direct",
            strength="states",
            source_kind=self.last.kind,
            content_span=(max(span[0], quotes[0][0]), min(span[1], quotes[-1][1])),
            role=self.last.role,
        )


_OFFICES = frozenset(
    """president minister premier chancellor governor mayor senator congressman congresswoman
    ambassador king queen prince princess pope bishop judge prosecutor coroner speaker general
    admiral sheriff commissioner""".split()  # noqa: SIM905
)
"""Roles of which few people hold two."""


_BUSINESS = frozenset(
    "company firm group maker operator manufacturer airline carrier retailer chain".split()  # noqa: SIM905
)
_PUBLIC = re.compile(
    r"\b(?:ministry|inspectorate|police|court|council|government|parliament|senate|commission"
    r"|committee|department|office|army|navy|forces?|federation|union|university|hospital"
    r"|institute|authority|party|board|association|congress|brigade|coastguard)\b",
    re.IGNORECASE,
)


def _short_for(low: str, name: str) -> bool:
    """Whether "the ministry" can be short for this name: its words return there.

    "The company" may stand for any name that is not a public body's; "the agency" is left to the
    kind. "The statistics office" is nobody's short form when the name before it is another's.
    """
    words = re.sub(r"^(?:the|this|its)\s", "", low).split()
    if not words:
        return False
    if len(words) == 1 and words[0] in _BUSINESS:
        return not _PUBLIC.search(name)
    if words == ["agency"]:
        return True
    held = {w.strip("’'s") for w in re.split(r"[\s-]", name.lower())}
    return all(w.strip("’'s") in held for w in words)


def _of(party: Party) -> _Speaker:
    return _Speaker(party.name, party.kind, party.role, party.gender)


def _covered(f: Found) -> int:
    return sum(b - a for a, b in f.content)


def _trim(printed: str) -> str:
    """The source without its relative clause and trailing marks."""
    cut = re.split(r",?\s(?:who|which|whose)\s", printed, maxsplit=1)[0]
    return cut.strip(" ,—–-\n").replace("\n", " ")


def _role_in(printed: str, name: str) -> str | None:
    words = printed.replace(name, " ").strip(" ,") if name else printed
    heads = re.sub(r"^(?:the|a|an)\s", "", words, flags=re.IGNORECASE)
    return heads.strip(" ,.") or None


def _content(text: str, f: Found) -> Span | None:
    if not f.content:
        return None
    start, end = max(f.content, key=lambda c: c[1] - c[0])
    first = f.content[0]
    if f.shape in ("phrase", "after") and len(f.content) == 2 and first != (start, end):
        start = first[0]  # "The plan, according to X, comes from Y" is one statement
    passage = text[start:end]
    if passage.lower().startswith("that ") and f.shape in ("before", "trailing", "noun"):
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
