"""Who speaks: a source as printed ("the minister", "it", "he") resolved within its document.

Names come from the parties of the document (``matching.attribution.people``), pronouns and short
forms from them and from who was heard before. What nothing resolves is left as printed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from matching.attribution.people import Party, Who
from matching.attribution.sentence import Found
from matching.attribution.sources import ROLES, classify, head_of
from matching.text.grammar import is_finite, tag
from matching.text.name_words import fold
from matching.text.regions import is_known
from matching.types import SourceKind, Span

_HE = frozenset({"he", "she"})
_PEOPLE: frozenset[SourceKind] = frozenset({"person"})
_BODIES: frozenset[SourceKind] = frozenset({"institution", "agency", "outlet"})
_DEFINITE = re.compile(r"(?:the|The|this|This|its|Its)\s+([\w’' -]+)$")
_SPEAKS_FOR = re.compile(
    r"(?:[Aa]n?|[Tt]he|[Oo]ne)\s(?:\w+\s)?(?P<role>spokes(?:man|woman|person))\s(?:for|of)\s"
    r"(?P<body>(?:the\s)?[A-Z].*)$"
)
_SPOKESMAN = re.compile(
    r"(?:[Aa]n?|[Oo]ne)\s(?P<body>(?:[A-Z][\w&.’'-]*\s)+)(?P<role>spokes(?:man|woman|person))"
)
_OF_AGE = re.compile(r"[Tt]he\s\d{1,3}-year-old")
_WHENCE = re.compile(r"\s*(?:of|from|at|in|with)\s")
_THE_NAMES = re.compile(r"[Tt]he\s[A-Z][\w’'-]+\s[A-Z]")
_THE_OFFICE = re.compile(r"The\s(?P<office>[A-Za-z]+)(?=,|\s)")
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


@dataclass(slots=True)
class Speaker:
    """Somebody who speaks. ``name`` is the fullest that the document prints, else as printed."""

    name: str
    kind: SourceKind
    role: str | None
    gender: str = ""


@dataclass(slots=True)
class Heard:
    """Who has spoken up to the sentence in hand: pronouns and bare quotations go back to them.

    The reader fills it in reading order, ``Speakers`` looks things up in it.
    """

    last: Speaker | None = None
    """The last person, witness or unnamed source."""
    body: Speaker | None = None
    """The last ministry, firm, agency or outlet."""
    source: Speaker | None = None
    """The last source of any kind."""
    at: int = 0
    """Where its cue stands."""

    def remember(self, speaker: Speaker, at: int) -> None:
        """Take note of a speaker whose cue stands at ``at``."""
        self.source = speaker
        self.at = at
        if speaker.kind == "person" or speaker.kind in ("witness", "anonymous"):
            self.last = speaker
        if speaker.kind in _BODIES:
            self.body = speaker


class Setting(NamedTuple):
    """The sentence in hand and the one before it."""

    sentence: Span
    before: Span | None


class Speakers:
    """Resolves the sources of one document; ``heard`` is the reader's, and never changed here."""

    def __init__(self, text: str, who: Who, quotes: Sequence[Span], heard: Heard) -> None:
        self.text = text
        self.who = who
        self.quotes = quotes
        self.heard = heard

    def of_source(self, printed: str, at: int, setting: Setting) -> Speaker:
        """Who is meant by a source, printed from ``at`` on in a sentence; as printed if nobody."""
        span = setting.sentence
        low = printed.lower().strip(" ,")
        if low in _HE:
            return self._of_office(low, setting) or self._pronoun(low, at, span)
        if low in ("who", "i") and printed != "WHO":
            return self._pronoun(low, at, span)
        if low in ("it", "which"):
            party = self.who.last_mentioned(at, kinds=_BODIES, since=span[0])
            if party is not None:
                return _of(party)
            return self.heard.body or Speaker(printed, "institution", None)
        if low in ("they", "them", "we"):
            if low == "we":
                return Speaker(printed, "outlet", None)  # "In 2013 we reported that"
            before = self._plural_before(setting.before)
            if before is not None:
                return before
            if self.heard.source is not None and self.heard.source.kind != "person":
                return self.heard.source
            return Speaker(printed, "group", None)
        speaks_for = _SPEAKS_FOR.match(printed) or _SPOKESMAN.fullmatch(printed)
        if speaks_for is not None:
            body = speaks_for["body"].split(",")[0].strip()
            party = self.who.full_name(body)
            # "Apple" is short for no watch.
            if party is not None and (party.kind in _BODIES or party.name.endswith(body)):
                return Speaker(party.name, party.kind, speaks_for["role"], party.gender)
            return Speaker(re.sub(r"^[Tt]he\s", "", body), "institution", speaks_for["role"])
        party = self.who.full_name(printed)
        kind = classify(printed)
        if party is not None and (
            kind in ("person", "institution", "agency") or printed == party.name
        ):
            found = _of(party)
            if found.kind == "institution" and kind == "agency":
                found.kind = "agency"
            body = kind == "institution" and _THE_NAMES.match(printed)
            if found.kind == "person" and body and not party.personal:
                found.kind = kind  # "the Chosun Ilbo"
            if found.role is None and kind == "person":
                found.role = _role_in(printed, party.name)
            return found
        if party is None and "," in printed:
            # "The union's chief, Tom Brook, told": the name stands in the apposition.
            role, _, rest = printed.partition(",")
            inner = None if _WHENCE.match(rest) else self.who.full_name(rest.strip())
            if inner is not None and inner.kind == "person":
                return Speaker(inner.name, "person", inner.role or role, inner.gender)
        if _OF_AGE.fullmatch(printed):
            if self.heard.last is not None and self.heard.last.kind == "person":
                return self.heard.last
            who = self.who.last_mentioned(at, kinds=_PEOPLE, since=max(0, span[0] - 700))
            if who is not None:
                return _of(who)
        if kind == "person" and _DEFINITE.match(printed):
            byrole = self.who.by_role(printed, at)
            if byrole is not None:
                return _of(byrole)
            if (
                self.heard.last is not None
                and self.heard.last.kind == "person"
                and not self._has_another_role(self.heard.last, printed)
                and not re.search(r"\s(?:of|for|at)\s", printed)
            ):
                return Speaker(self.heard.last.name, "person", self.heard.last.role or low[4:])
        if _DEFINITE.match(printed) and kind in _BODIES and not re.search(r"[A-Z]", printed[4:]):
            if (
                self.heard.body is not None
                and self.heard.body.kind == kind
                and _short_for(low, self.heard.body.name)
            ):
                return self.heard.body
            wanted: frozenset[SourceKind] = frozenset({kind})
            nearest = self.who.last_mentioned(at, kinds=wanted)
            if nearest is not None and _short_for(low, nearest.name):
                return _of(nearest)
            if low == "the agency" and self.heard.body is not None:
                return self.heard.body
        name = printed
        if re.match(r"[Tt]he\s[A-Z]", printed):
            name = printed[4:]
        if kind == "person":
            name = head_of(printed)
            return Speaker(name, kind, _role_in(name, ""))
        if kind in ("institution", "group", "witness") and ", " in name:
            name = name.split(", ", 1)[0]  # "The company, based in Orsk"
        return Speaker(name, kind, None)

    def _of_office(self, low: str, setting: Setting) -> Speaker | None:
        """Who opened the sentence before by an office: "The pope smiled. ..., he said"."""
        if setting.before is None:
            return None
        opened = _THE_OFFICE.match(self.text, *setting.before)
        if opened is None or opened["office"].lower() not in _OFFICES:
            return None
        party = self.who.by_role(opened.group(), setting.before[0])
        if party is None or not self.who.may_be(party, "f" if low == "she" else "m"):
            return None
        return _of(party)

    def _has_another_role(self, speaker: Speaker, printed: str) -> bool:
        """Whether the speaker is known by roles and this is none of them ("the governor")."""
        party = self.who.full_name(speaker.name)
        wanted = {w for w in printed.lower().split() if w in _OFFICES}
        held = party.roles & _OFFICES if party is not None else frozenset()
        return bool(held and wanted) and not held & wanted

    def of_content(self, f: Found, setting: Setting) -> Speaker | None:
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
        speaker = self.of_source(phrase, start, setting)
        return speaker if speaker.kind in ("institution", "agency", "group", "document") else None

    def _plural_before(self, before: Span | None) -> Speaker | None:
        """The plural subject of the sentence before: "Papers shown to us ... According to them"."""
        if before is None:
            return None
        start, end = before
        words = tag(self.text, start, end)
        finite = next((k for k in range(len(words)) if is_finite(words, k)), None)
        last = finite - 1 if finite else min(2, len(words) - 1)
        phrase = self.text[start : words[last].end]
        head = re.split(r"\s(?:shown|of|for|in|at|from|seen|obtained)\s|,", phrase, maxsplit=1)[0]
        kind = classify(head)
        if kind in ("document", "group", "witness", "anonymous") and head.endswith("s"):
            return Speaker(phrase if finite else head, kind, None)
        return None

    def _pronoun(self, low: str, at: int, span: Span) -> Speaker:
        gender = {"he": "m", "she": "f"}.get(low, "")
        if low == "who":
            party = self.who.last_mentioned(at, kinds=_PEOPLE, since=span[0])
            return _of(party) if party is not None else Speaker("who", "group", None)
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
        if self.heard.last is not None and self.heard.last.kind == "person":
            clash = gender and self.heard.last.gender and self.heard.last.gender != gender
            paragraph = self.text.rfind("\n", 0, span[0]) + 1
            if not clash and not here and self.heard.at < paragraph:
                # A new paragraph that opens with somebody else is about that one.
                opened = self.who.mentions_in((paragraph, span[0]))
                people = [p for p in opened if p.kind == "person"]
                if people and not (gender and people[0].gender and people[0].gender != gender):
                    return _of(people[0])
            if not clash and not here:
                newer = recent is not None and recent.name != self.heard.last.name
                if not newer or recent is None or not self._is_subject(recent, span):
                    return self.heard.last
        if here:
            return _of(here[0])
        if recent is not None:
            return _of(recent)
        return self.heard.last or Speaker(low, "person", None)

    def _is_subject(self, party: Party, span: Span) -> bool:
        """Whether the party opens the sentence just before: the subject one goes on about."""
        before = self.text[max(0, span[0] - 400) : span[0]].rstrip()
        start = max(before.rfind(". "), before.rfind("\n"), before.rfind("” "), 0)
        return party.name.split()[-1] in before[start : start + 60]


def _short_for(low: str, name: str) -> bool:
    """Whether "the ministry" can be short for this name: its words return there.

    "The company" may stand for any name that is not a public body's; "the agency" is left to the
    kind. "The statistics office" is nobody's short form when the name before it is another's.
    """
    words = re.sub(r"^(?:the|this|its)\s", "", low).split()
    if not words:
        return False
    if len(words) == 1 and words[0] in _BUSINESS:
        return not _PUBLIC.search(name) and not is_known(tuple(fold(w) for w in name.split()))
    if words == ["agency"]:
        return True
    held = {w.strip("’'s") for w in re.split(r"[\s-]", name.lower())}
    return all(w.strip("’'s") in held for w in words)


def _of(party: Party) -> Speaker:
    return Speaker(party.name, party.kind, party.role, party.gender)


def _role_in(printed: str, name: str) -> str | None:
    """What is printed of a person besides the name; None where that is nothing, or a mere "Mr"."""
    words = printed.replace(name, " ").strip(" ,") if name else printed
    heads = re.sub(r"^(?:the|a|an)\s", "", words, flags=re.IGNORECASE).strip(" ,.")
    held = {word.lower() for word in name.split()}
    told = [w for w in re.findall(r"[^\W\d_][\w’'-]*", heads) if w.lower() not in held]
    lower = [word.lower() for word in told]
    if all(word in _MERE for word in lower):
        return None
    bare = not name and all(word[0].isupper() for word in told) and not ROLES & set(lower)
    return None if bare else heads


_MERE = ("mr", "mrs", "ms", "miss", "mx", "dr")
