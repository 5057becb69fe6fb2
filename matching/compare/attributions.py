"""Attribution compared: is the statement credited to the speaker whom the claim names?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz.distance import OSA

from matching.compare.names import Aliases
from matching.text.kinship import kinship
from matching.text.lexicon import alike
from matching.text.name_words import fold
from matching.text.naming import Name, read_names
from matching.text.regions import country_of, government_of
from matching.text.tokens import stem
from matching.types import Attribution, Claim, Comparison, Statement

_SAID = re.compile(
    r"\b(?:said|says|say|told|tells|added|adds|according to|stated|announced|"
    r"wrote|declared|claimed|claims|"
    r"insisted|insists|acknowledged|admitted|confirmed|disclosed|explained|estimated|estimates|put|"
    r"puts|adamant|in a statement|believes|warned|reported|asserted|maintained|argued|revealed|"
    r"assured|testified|recalled|noted|stressed|replied|answered|in (?:his|her|its|their) words|"
    r"quoted|let it be known|banner|in the words of|by (?:his|her|its|their) (?:own )?count)\b",
    re.IGNORECASE,
)
_SILENT = re.compile(
    r"\b(?:declined|refused|would not|did not|didn['’]t|never|denied|denies|not)\s+(?:\w+\s+){0,3}"
    r"(?:say|said|saying|comment|put|give|name|confirm|made|make|told|tell|utter(?:ed)?|speak|spoke"
    r"|mention(?:ed)?)\b|\bden(?:ied|ies)\s+(?:having\s+)?(?:said|saying|making)\b|"
    r"\bwithout (?:opening (?:his|her|their|its) mouth|(?:saying|uttering|speaking) a word)\b|"
    r"\b(?:does|did) not come from\b|\bwas (?:misquoted|wrongly (?:quoted|credited))\b",
    re.IGNORECASE,
)
_CREDITED = re.compile(
    r"\b(?:com(?:es|ing)|came|originat(?:es|ed)|stem(?:s|med)) (?:only )?from\b|"
    r"\b(?:said|uttered|spoken|made|given|cited|quoted|disclosed|revealed|announced|voiced|advanced)"
    r" by\b|\b(?:in the words of|credited to|attributed to|belongs? to)\b",
    re.IGNORECASE,
)
"""Words after which the one who said it is named ("the figure comes from ...")."""


_CLAIMS_BY = re.compile(
    r"\b(?:claims?|reports?|statements?|announcements?|assertions?|allegations?|words)\s"
    r"(?:made\s)?(?:by|from)\s(?:the\s)?$",
    re.IGNORECASE,
)
"""Words that name whose claim it is, whoever denies it ("denied claims by | the ministry that")."""
_DOTTED = re.compile(r"^([A-Z][a-z]{1,4})\.\s(?=[A-Z])")
"""A shortened title, whose full stop would end the sentence ("Mr. Lang")."""


_OWN_WORDS = re.compile(
    r"[’']s?\s(?:[\w-]+\s){0,2}(?:tweets?|posts?|statement|remarks?|comments?|speech|letter|message"
    r"|interview|account|testimony|memoirs?|diary|lecture|sermon)$"
)
"""What somebody said or wrote, behind the name: "Lang's Monday tweet" is Lang."""


def _key(printed: str) -> tuple[str, ...]:
    """The speaker as names are compared: without title, hyphens split.

    An office that holds a name is not that name: "the mayor of Velm" stays whole.
    """
    printed = _OWN_WORDS.sub("", _DOTTED.sub(r"\1 ", printed))
    names = read_names(printed, printed)
    if (
        len(names) == 1
        and names[0].span[1] == len(printed)
        and (names[0].titled or not names[0].span[0])
    ):
        return names[0].key
    return tuple(fold(word) for word in re.findall(r"[\w’'.]+", printed) if fold(word) != "the")


def compare_attribution(
    claim: Claim,
    statement: Statement,
    names: Sequence[Name],
    near: Sequence[Name],
    aliases: Aliases,
) -> tuple[Comparison, ...]:
    """At most one comparison, for claims that have a speaker.

    ``same``: the same speaker is credited. ``conflicts``: the speaker is said not to have said it,
    or somebody else with a name is credited with it (whether it is the same content is the
    judge's question). ``absent``: nobody is credited.
    """
    if not claim.speaker:
        return ()
    wanted = _key(claim.speaker)
    attribution = statement.attribution
    unnamed = _UNNAMED.fullmatch(claim.speaker) is not None  # "a Tour golfer" is not the Tour
    present = [n for n in names if not unnamed and _is(wanted, n, aliases)]
    if present and _is_silent(statement.text, names, present):
        detail = f"{claim.speaker} is reported not to have said it"
        return (
            Comparison(
                "attribution", "conflicts", claim.speaker, present[0].text, detail, case="silent"
            ),
        )
    if any(_CLAIMS_BY.search(statement.text[: n.span[0]]) for n in present):
        detail = f"{claim.speaker} is credited in the sentence"
        return (Comparison("attribution", "same", claim.speaker, present[0].text, detail),)
    credited = _credited_to(statement, names)
    if credited is not None:
        if kinship(wanted, credited.key, aliases) not in ("", "namesake"):
            detail = f"{claim.speaker} is credited in the sentence"
            return (Comparison("attribution", "same", claim.speaker, credited.text, detail),)
        detail = f"{credited.text} is credited, not {claim.speaker}"
        return (Comparison("attribution", "conflicts", claim.speaker, credited.text, detail),)
    if attribution is not None:
        named = read_names(attribution.speaker or "", statement.document.text)
        other = _key(attribution.speaker or attribution.printed)
        how = kinship(wanted, other, aliases) if other else ""
        if unnamed and wanted[-1:] != other[-1:]:
            how = ""
        if government_of(wanted) and government_of(wanted) == government_of(other):
            how = "alias"
        office = attribution.role or ("" if named else attribution.speaker or attribution.printed)
        if any(len(name.key) > 1 for name in named):
            office = ""  # somebody of another name may hold the same office elsewhere
        if (how and how != "namesake") or (office and _same_role(claim, statement, office)):
            detail = f"“{attribution.printed}” is {claim.speaker}"
            return (Comparison("attribution", "same", claim.speaker, attribution.speaker, detail),)
        if present and _YET.search(statement.text):
            present = []  # he has said nothing yet
        if present and _SAID.search(statement.text) and not named:
            detail = f"{claim.speaker} is credited in the sentence"
            return (Comparison("attribution", "same", claim.speaker, present[0].text, detail),)
        if _speaks_for(wanted, statement, attribution, aliases):
            detail = f"“{attribution.printed}” speaks for {claim.speaker}"
            return (Comparison("attribution", "same", claim.speaker, attribution.speaker, detail),)
        doubtful = _is_of_two(statement) or any(
            _is(wanted, name, aliases) for name in (*names, *near)
        )
        if named and any(name.text in (claim.content or "") for name in named):
            named = ()  # whom the claim's own words speak of
        if doubtful and _WITHIN.search(_content(statement)):
            doubtful, named = True, ()  # "the reporter wrote, “he confirmed that ...”"
        if named and _is_another(claim, attribution, doubtful=doubtful):
            detail = f"{attribution.speaker} is credited, not {claim.speaker}"
            return (
                Comparison("attribution", "conflicts", claim.speaker, attribution.speaker, detail),
            )
        return (
            Comparison(
                "attribution", "absent", claim.speaker, attribution.printed,
                f"“{attribution.printed}” need not be {claim.speaker}",
            ),
        )  # fmt: skip
    if present and _SAID.search(statement.text):
        detail = f"{claim.speaker} is credited in the sentence"
        return (Comparison("attribution", "same", claim.speaker, present[0].text, detail),)
    said = _SAID.search(statement.text)
    rivals = [n for n in names if (n.titled or len(n.key) > 1) and _beside(said, n, statement.text)]
    rivals = [n for n in rivals if n.text not in (claim.content or "")]
    if said and rivals and not present:
        detail = f"{rivals[0].text} is credited, not {claim.speaker}"
        return (Comparison("attribution", "conflicts", claim.speaker, rivals[0].text, detail),)
    close = [n for n in near if kinship(wanted, n.key, aliases) not in ("", "namesake")]
    if close and (said or re.search(r"\b(?:He|She|They|he|she)\b", statement.text)):
        detail = f"{close[0].text} is named just before"
        if said:
            return (Comparison("attribution", "same", claim.speaker, close[0].text, detail),)
        detail += ", and nobody is said to say it"
        return (
            Comparison("attribution", "same", claim.speaker, close[0].text, detail, case="unsaid"),
        )
    return (Comparison("attribution", "absent", claim.speaker, "", "nobody is credited with it"),)


def _is_silent(text: str, names: Sequence[Name], speaker: Sequence[Name]) -> bool:
    """Whether it is the speaker who is reported not to have said something."""
    for match in _SILENT.finditer(text):
        before = [name for name in names if name.span[1] <= match.start()]
        if not before and not _TURNED.search(match.group()):
            continue
        last = max(before, key=lambda name: name.span) if before else None
        if last is None:
            return True
        said = _SAID.search(text, last.span[1], match.start())
        if last in speaker and not (said or _TELLS.search(text, last.span[1], match.start())):
            return True  # but not "Lang said that she had not told him"
    return False


_TELLS = re.compile(r"\b(?:confirms?|states?|admits?|announces?|insists?)\b")
_TURNED = re.compile(r"come from|quoted|credited")
"""What is said of words, whose speaker stands behind: "does not come from the deputy"."""


def _is_another(claim: Claim, attribution: Attribution, *, doubtful: bool) -> bool:
    """Whether the speaker who is credited is surely somebody else.

    "The adviser" may be anybody, and so may "he" where that is ``doubtful`` (the claim's speaker
    stands nearby, or two speak in the sentence); "Lang's adviser" is not Lang, and who speaks for
    a body or heads it may be the claim's speaker. A claim that gives its speaker's office alone, or
    a pronoun, has no name to set against another. A name with one letter otherwise is a misprint.
    """
    printed = attribution.printed
    if _is_pronoun(printed):
        if doubtful:
            return False
    elif not _NAME.search(printed) or _OFFICE_OF.search(printed):
        return False
    if _OFFICE_ALONE.fullmatch(printed) or _misprinted(claim.speaker or "", attribution):
        return False
    if claim.attribution is not None and _is_pronoun(claim.attribution.printed):
        return False
    ours = claim.attribution.source_kind if claim.attribution else "person"
    theirs = attribution.source_kind
    if {ours, theirs} == {"person", "institution"} or theirs not in ("person", "institution"):
        return False
    speaker = claim.speaker or ""
    if not _NAME.search(speaker):
        return False  # "chief" has no name
    return not _OFFICE_ALONE.fullmatch(speaker) and not _OFFICE_OF.search(speaker)


_UNNAMED = re.compile(
    r"(?:[Aa]n?|[Oo]ne|[Aa]nother)\s(?:.*\s)?(?:golfer|player|fan|customer|client|resident|employee"
    r"|worker|member|user|supporter|opponent|critic|voter|student|pupil|passenger|patient|rival)"
)
"""Somebody without a name who does not speak for the body that he is named with."""
_WITHIN = re.compile(
    r"\b(?:he|she|it|they|[A-Z][\w’'-]+)\s(?:has\s|had\s)?(?:said|says|told|confirmed|claimed|admitted)\b"
)
"""Words of another within what somebody is credited with."""


def _content(statement: Statement) -> str:
    said = statement.attribution
    span = said.content_span if said is not None else None
    return statement.document.text[slice(*span)] if span is not None else ""


def _is_of_two(statement: Statement) -> bool:
    """Whether somebody else too says something in the sentence ("..., while his adviser said")."""
    return _TOO.search(statement.text) is not None


_TOO = re.compile(
    r"(?:,|;)?\s(?:while|whereas|but|and|as)\s(?:his|her|its|their|the|an?|one|another|[A-Z]\w+)\s"
    r"(?:[\w’'-]+\s){0,5}?(?:said|says|told|added|warned|insisted|argued|claimed)\b"
)


def _is_pronoun(printed: str) -> bool:
    return printed.lower() in ("he", "she", "it", "they", "who", "i", "we")


def _misprinted(speaker: str, attribution: Attribution) -> bool:
    """Whether two last names differ by one letter, or by two that changed places."""
    ours, theirs = _key(speaker)[-1:], _key(attribution.speaker or attribution.printed)[-1:]
    if not ours or not theirs or min(len(ours[0]), len(theirs[0])) < _LONG_NAME:
        return False
    return ours != theirs and OSA.distance(ours[0], theirs[0]) == 1


_LONG_NAME = 6
_NAME = re.compile(r"\b[A-Z][\w’'-]+")
_OFFICE_OF = re.compile(r"[’']s?\s[a-z]")
_OFFICE_ALONE = re.compile(
    r"(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Oo]ne)\s(?:.*\s)?"
    r"(?:[a-z-]+|Democrat|Republican|Conservative|Liberal|Green)s?"
)


def _beside(said: re.Match[str] | None, name: Name, text: str) -> bool:
    """Whether a name stands next to the word that says somebody said it, and is the one who did:
    neither he who is told, nor named just before "he said"."""
    if said is None:
        return False
    start, end = name.span
    before, behind = said.start() - end, start - said.end()
    if _SAID_OF.match(text, said.end()):
        return False
    if 0 <= before <= _NEXT_TO:
        return _PRONOUN.search(text, end, said.start()) is None
    return 0 <= behind <= _NEXT_TO and not said.group().lower().startswith("t")


_YET = re.compile(r"\b(?:has|have|had)\syet\sto\s(?:comment|respond|say|confirm|speak)\b")
_SAID_OF = re.compile(r"\s(?:to|dead|killed|missing|injured|wounded|alive|safe)\b", re.IGNORECASE)
"""Behind the verb, where others say it of the one before: "Lang Said to Buy", "confirmed dead"."""
_PRONOUN = re.compile(r"\b(?:he|she|it|they|who|we|I|is|are|was|were|been|being)\b", re.IGNORECASE)
"""Words between a name and a verb by which somebody else says it, or nobody ("was revealed")."""


_NEXT_TO = 12


def _speaks_for(
    wanted: tuple[str, ...], statement: Statement, attribution: Attribution, aliases: Aliases
) -> bool:
    """Whether the office of the speaker is one of the claim's organisation ("X's manager")."""
    printed = attribution.printed
    if attribution.speaker_span is not None:
        start, end = attribution.speaker_span
        opens = max(statement.span[0], start - _OFFICE_WITHIN)
        printed = statement.document.text[opens:end]
    state = government_of(wanted)
    office = _OFFICER.search(printed) or (_ORGAN.search(printed) if state else None)
    if office is None or _FORMER.search(printed):
        return False
    house = printed[: office.start()].rstrip()  # "Orsk Mills CEO Ida Lang" reads as one name
    if state:
        # The country's own, not one who is sent to it ("the US ambassador to Russia").
        of = _OF_THE.match(printed, office.end())
        owner = house if of is None else printed[of.end() :]
        return any(country_of(name.key[:1]) == state for name in read_names(owner, owner))
    return any(
        kinship(wanted, name.key, aliases) not in ("", "namesake")
        for name in (*read_names(printed, printed), *read_names(house, house))
    )


def _is(wanted: tuple[str, ...], name: Name, aliases: Aliases) -> bool:
    """Whether a name is the speaker's, be it with an office after it ("Vale of the Court")."""
    if kinship(wanted, name.key, aliases) not in ("", "namesake"):
        return True
    return len(wanted) > 1 and name.key[: len(wanted)] == wanted and "of" in name.key


def _credited_to(statement: Statement, names: Sequence[Name]) -> Name | None:
    """The name that a sentence credits with words it speaks of ("said by the prosecutor, Vale")."""
    cue = _CREDITED.search(statement.text)
    if cue is None:
        return None
    after = [name for name in names if cue.end() <= name.span[0] <= cue.end() + 40]
    people = [name for name in after if name.titled or len(name.key) > 1]
    return people[0] if people else None


def _same_role(claim: Claim, statement: Statement, role: str) -> bool:
    """Whether a speaker without a name holds the office of the claim's ("the lawyer", "counsel").

    The claim's office is what its attribution says, or the words just before the speaker's name.
    """
    own = claim.attribution.role if claim.attribution else None
    if own and fold(own) == fold(role):
        return " " in role or stem(role.lower()) not in _GENERIC
    at = claim.sentence.find(claim.speaker or "\0")
    before = re.findall(r"[a-z]+", (own or claim.sentence[max(0, at - 40) : max(0, at)]).lower())
    heads = re.findall(r"[a-z]+", re.split(r"\b(?:of|for|at|in|who|,)\b", role.lower())[0])
    if not before or not heads or statement.document.published is None:
        return False
    head = stem(heads[-1])
    return head not in _GENERIC and any(alike(head, stem(word)) >= 0.9 for word in before[-3:])


_OFFICER = re.compile(
    r"\b(?:spokes\w+|(?:managing |executive )?director|manager|chief executive|CEO|CFO|COO|head"
    r"|chair\w*|president|secretary[- ]general|press officer)\b",
    re.IGNORECASE,
)
"""Offices that speak for the organisation they are named with."""
_ORGAN = re.compile(
    r"\b(?:ministry|minister|government|cabinet|embassy|ambassador|military|army)\b", re.IGNORECASE
)
"""What speaks for the country it is named with."""
_OF_THE = re.compile(r"\sof\s(?:the\s)?")
_OFFICE_WITHIN = 30
"""Characters before the printed speaker in which the possessive of the office may stand."""
_FORMER = re.compile(r"\b(?:former|ex-|one-?time|then)\b", re.IGNORECASE)
_GENERIC = frozenset(stem(word) for word in ("spokesman", "official", "man", "woman", "source"))
