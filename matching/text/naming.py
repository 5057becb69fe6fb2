"""Proper names in running text, and when two of them name the same bearer.

Spelling is compared after transliteration to ASCII (anyascii). Aliases that a text introduces
itself ("Tavrin, Tawryn on older maps", "Harbour Workers' Federation (HWF)") are read from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from anyascii import anyascii
from rapidfuzz import fuzz

from matching import gazetteer
from matching.text.calendar import MONTHS, WEEKDAYS
from matching.text.lexicon import is_word
from matching.text.persons import are_people
from matching.text.tokens import STOPWORDS, stem
from matching.text.verbs import FORMS
from matching.text.wordclasses import PREPOSITIONS, SUBORDINATORS
from matching.types import Span

Kinship = Literal["same", "short", "alias", "spelling", "namesake", ""]


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name as printed. ``key`` are its words folded to ASCII, titles left out."""

    text: str
    span: Span
    key: tuple[str, ...]
    titled: bool = False
    before: str = ""
    """The small word just before it ("in", "from", "by"), for places and roles."""


_TITLES = frozenset(
    """presidents senators ministers
        mr mrs ms mx miss dr prof professor sir dame lord lady president premier minister
        chancellor governor gov mayor senator sen rep congressman congresswoman councillor
        cllr judge justice general gen colonel col major maj captain capt commander cmdr
        lieutenant lt sergeant sgt admiral adm corporal private ambassador amb envoy king
        queen prince princess pope archbishop bishop father fr rev reverend sister brother
        chief inspector superintendent constable detective officer secretary director chairman
        chairwoman chair spokesman spokeswoman prime foreign deputy vice defence defense
        interior finance presiding state attorney coach sheik sheikh imam rabbi baroness count
        countess duke duchess mp msp archdeacon presenter former actor actress singer author
        coastguard counsel""".split()  # noqa: SIM905
)
_WORD = r"[^\W\d_a-zà-öø-ÿ][\w]*(?:['’\-.](?![sS]\b)[^\W_]+)*"
_NAME = re.compile(
    rf"{_WORD}(?:(?:['’]s?)?(?:\s+(?:of|for|the|de|del|della|di|da|van|von|der|den|al|el|bin|ibn|la|le|y|&)"
    rf"(?:\s+the)?)*\s+(?:{_WORD}|\d{{1,3}}(?=\b(?![,.–-]\d)))|(?<=\b[A-Z])\.(?=\s?[A-Z]))*"
)
_NOT_NAMES = frozenset(STOPWORDS) | set(MONTHS) | set(WEEKDAYS) | frozenset(
    """not no never yes nobody nothing none one two three four five six seven eight nine ten
        eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty
        forty fifty sixty seventy eighty ninety hundred thousand dozens hundreds thousands nearly
        almost about around roughly approximately over under some several many much even still now
        today yesterday tomorrow tonight meanwhile however although though despite since later
        earlier last next another every either neither nor only perhaps maybe indeed instead
        among along across behind beyond without within per between police officials officers
        people men women children residents reports unconfirmed statements according breaking
        update updated exclusive watch video photo photos read good morning afternoon evening
        night old new recent later additionally furthermore moreover spring summer autumn
        winter what's it's i've i'm we're he's she's they're that's there's let's don't papers
        members deaths judges results volunteers ago both less more everyone everybody anyone
        anybody someone somebody everything anything something whoever whatever numerous multiple
        various""".split()  # noqa: SIM905
)  # fmt: skip


_LINKS = frozenset({"of", "for", "the", "de", "and", "&", "la", "le", "el", "al"})


def fold(text: str) -> str:
    """Lower-case ASCII without apostrophes and full stops."""
    plain = text if text.isascii() else anyascii(text)
    return plain.lower().replace(".", "").replace("'", "").replace("’", "")


@lru_cache(maxsize=4_000)
def lower_words(text: str) -> frozenset[str]:
    """The words that a text prints in lower case: a capital on these only starts a sentence."""
    return frozenset(re.findall(r"(?<![\w'’])[a-zà-öø-ÿ][\w'’-]*", text))


@lru_cache(maxsize=50_000)
def read_names(text: str, whole: str = "") -> tuple[Name, ...]:
    """Proper names of ``text``; ``whole`` is the document, to tell names from capitals."""
    lower = lower_words(whole or text)
    found: list[Name] = []
    for match in _NAME.finditer(text):
        found.extend(_trim(match, text, lower, whole))
    return tuple(found)


_PLACE_OF = re.compile(
    r"(?:\b(?P<prep>in|at|near|from|to|for|into|outside)\s+(?:the|a|an|its|their)\s+(?:[\w-]+\s+){0,2})?"
    r"\b(?P<noun>town|city|village|port|hamlet|suburb|settlement)\s+of$",
    re.IGNORECASE,
)
"""Words that make the name after them a place: "in the spa town of"."""


_ACCORDING = re.compile(
    r"\b(?:according|thanks|due|owing|belong(?:s|ed|ing)?)\sto(?:\sthe)?$", re.IGNORECASE
)


def _is_noun(word: str, whole: str) -> bool:
    """Whether a word that opens a sentence is a common noun ("Jewels", "Researchers").

    It is a name all the same where the document prints it with a capital within a sentence.
    """
    known = is_word(stem(word)) or are_people((stem(word),))
    if not known and not (len(word) > _LONG and word.endswith(_OF_PEOPLE)):
        return False
    return not re.search(rf"[a-z,]\s{re.escape(word)}\b", whole)


_PRINTED = re.compile(r"[^\s]+")
_BEFORE = 200
"""Characters before a name that are looked at."""
_LAST_ARTICLE = re.compile(r"\b(?:the|a|an)$")
_LAST_WORD = re.compile(r"([\w'’]+)\W*$")
_LONG = 7
_OF_PEOPLE = ("ers", "ors", "ists", "ees", "ants")
"""Ends of words for people by what they do ("Beekeepers"); short ones may be names ("Peters")."""


def _trim(match: re.Match[str], text: str, lower: frozenset[str], whole: str) -> Iterator[Name]:
    start = match.start()
    words = [
        (m.group(), start + m.start(), start + m.end()) for m in _PRINTED.finditer(match.group())
    ]
    previous = text[max(0, start - _BEFORE) : start].rstrip()
    opens = not previous or previous[-1] in '.!?:;"“”‘([—–\n-' or text[start - 1 : start] == "\n"
    start_opens = opens
    titled = False
    before_match = None if opens else _LAST_WORD.search(_LAST_ARTICLE.sub("", previous[-24:]))
    before = before_match.group(1).lower() if before_match else ""
    ends = previous[-6:].lower()
    if ends.endswith(("to", "the")) and _ACCORDING.search(previous):
        before = ""  # "according to the Mountain Rescue Service" is no place
    kind_of_place = _PLACE_OF.search(previous[-60:]) if ends.endswith("of") else None
    if kind_of_place:
        before = (kind_of_place["prep"] or kind_of_place["noun"]).lower()
    while words:
        low = words[0][0].lower().strip(".'’")
        common = low in lower and (opens or low in _NOT_NAMES)
        if low in _TITLES and len(words) > 1:
            titled = True
        elif words[0][0].isupper() and 1 < len(low) < 6 and not opens:
            break  # an acronym, whatever word it spells
        elif not (
            low in _NOT_NAMES
            or common
            or low in ("of", "the", "and", "de", "&")
            or (opens and len(words) > 1 and _only_opens(low))
        ):
            break
        words, opens = words[1:], False
    while words and words[-1][0].lower() in _LINKS:
        words = words[:-1]
    words = _without_day(words)
    if not words:
        return
    printed = text[words[0][1] : words[-1][2]]
    acronym = printed.isupper() and 1 < len(printed) < 6 and len(words) == 1
    key = tuple(
        part for word, _, _ in words for part in fold(word).split("-") if part and part != "the"
    )
    if start_opens and len(words) == 1 and text[words[-1][2] : words[-1][2] + 1] == ":":
        return  # a label ("Penalty: ...")
    if start_opens and len(words) == 1 and _is_noun(printed, whole):
        return
    common = all(part in _NOT_NAMES or part.isdigit() for part in key)
    if not key or (common and not acronym):
        return
    if len(key) == 1 and len(key[0]) < 2:
        return
    if len(key) == 1 and key[0] in _TITLES:
        return
    if before in _PLACED and 3 <= len(words) <= 4 and fold(words[0][0]) in demonyms().values():
        # "the ambassador to Finland Pavel Kuznetsov"
        place, rest = words[0], words[1:]
        if not any(is_word(stem(word.lower())) or fold(word) in _NO_FAMILY for word, *_ in rest):
            yield Name(place[0], (place[1], place[2]), key[:1], False, before)
            printed, key, words, before = text[rest[0][1] : rest[-1][2]], key[1:], rest, ""
    yield Name(printed, (words[0][1], words[-1][2]), key, titled, before)


_PLACED = ("to", "in", "at", "from", "near", "of", "for")
Printed = tuple[str, int, int]
"""A word and where it stands."""


def _only_opens(low: str) -> bool:
    """Whether a word with a capital only opens its sentence ("After", "Meeting Karel Holt")."""
    gerund = low.endswith("ing") and any(one.form == "ing" for one in FORMS.get(low, ()))
    return low in PREPOSITIONS or low in SUBORDINATORS or gerund


def _without_day(words: list[Printed]) -> list[Printed]:
    """A name without the day behind it ("Fox News Oct. 7", "Associated Press Monday").

    Months that are surnames too stay where no day follows them; days whose name is a name stay
    ("Black Friday").
    """
    low = [word.lower().strip(".") for word, *_ in words]
    if len(words) > 2 and low[-1].isdigit() and low[-2] in MONTHS:
        return words[:-2]
    if len(words) > 1 and low[-1] in MONTHS and low[-1] not in _ALSO_SURNAMES:
        return words[:-1]
    if len(words) > 2 and low[-1] in WEEKDAYS and low[-2] not in _OF_DAYS:
        return words[:-1]
    return words


_ALSO_SURNAMES = ("may", "march", "june", "april", "august", "july")
_OF_DAYS = ("black", "good", "bloody", "ash", "easter", "holy", "palm", "cyber", "super", "news")


_ALSO = re.compile(
    r"(?P<a>[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)*)\s*,?\s+"
    r"(?:\(?(?:also|formerly|previously|once|locally|better|still|sometimes|often)\s+"
    r"(?:known\s+(?:as|to\s+\w+\s+as)|called|spelled|spelt|written)|"
    r"also\s+written|formerly|(?:or|called|known\s+as)(?=\s+[A-Z]\w+\s+(?:in|to|on|as)\b)|"
    r"which\s+(?:the\s+)?\w+(?:\s+\w+)?\s+(?:write|writes|call|calls|spell|spells)|"
    r"whose\s+\w+\s+name\s+is|"
    r"renamed\s+(?:from)?)\s+[“\"'‘]?(?P<b>[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)*)"
)
_ON_MAPS = re.compile(
    r"(?P<a>[A-Z][\w'’-]+)\s*[,(]\s*(?:or\s+)?(?P<b>[A-Z][\w'’-]+)\s+"
    r"(?:on|in|to|for|as)\s+(?:the\s+)?(?:older|old|some|many|most|its|Russian|Soviet|local|"
    r"official|army|their|other|\w+ian|\w+ish)\b"
)
_BRACKETED = re.compile(
    r"(?P<a>(?:[A-Z][\w'’&-]+\s+(?:(?:of|the|for|and|de|on)\s+)*){1,7}[A-Z]?[\w'’-]+)\s*"
    r"\((?:the\s+)?[“\"]?(?P<b>[A-Z][A-Za-z.&-]{1,11})[”\"]?\)"
)


@lru_cache(maxsize=4_000)
def learned_aliases(text: str) -> frozenset[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Pairs of name keys that ``text`` itself says are two names of one bearer."""
    pairs: set[tuple[tuple[str, ...], tuple[str, ...]]] = set()
    for pattern in (_ALSO, _ON_MAPS):
        for match in pattern.finditer(text):
            a, b = _key(match["a"]), _key(match["b"])
            if a and b and a != b:
                pairs.add((a, b))
    for match in _BRACKETED.finditer(text):
        words = re.findall(r"[\w’'-]+", match["a"])
        letters = match["b"].replace(".", "").upper()
        initials = "".join(w[0].upper() for w in words if w[0].isupper())
        loose = "".join(w[0].upper() for w in words)
        for series in (initials, loose):
            if letters and letters in series:
                pairs.add((_key(match["a"]), _key(match["b"])))
                break
    return frozenset(pairs)


def _key(printed: str) -> tuple[str, ...]:
    words = [fold(w) for w in re.findall(r"[\w’'.-]+", printed)]
    while words and (words[0] in _NOT_NAMES or words[0] in _TITLES) and len(words) > 1:
        words = words[1:]
    return tuple(part for word in words for part in word.split("-") if part and part != "the")


@cache
def _places() -> dict[tuple[str, ...], frozenset[int]]:
    table: dict[tuple[str, ...], set[int]] = {}
    for number, row in enumerate(gazetteer.rows("places.tsv")):
        for printed in row[0].split("|"):
            table.setdefault(_key(printed), set()).add(number)
    return {key: frozenset(numbers) for key, numbers in table.items()}


@cache
def _organisations() -> dict[tuple[str, ...], int]:
    """The number of the organisation that a name is one of several of."""
    return {
        _key(printed): number
        for number, row in enumerate(gazetteer.rows("organisations.tsv"))
        for printed in row[0].split("|")
    }


@cache
def ambiguous() -> dict[tuple[str, ...], str]:
    """Place names that several places carry, with their bearers."""
    return {_key(row[0]): row[1] for row in gazetteer.rows("ambiguous.tsv")}


@cache
def demonyms() -> dict[str, str]:
    """Folded demonym -> folded country."""
    return {
        fold(word): fold(row[0])
        for row in gazetteer.rows("demonyms.tsv")
        for word in row[1].split()
    }


@cache
def _nicknames() -> dict[str, frozenset[int]]:
    table: dict[str, set[int]] = {}
    for number, group in enumerate(gazetteer.groups("nicknames.tsv")):
        for word in group:
            table.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in table.items()}


def is_known_place(key: tuple[str, ...]) -> bool:
    """Whether the gazetteer lists the name as a place."""
    return key in _places() or key in ambiguous()


def is_demonym(key: tuple[str, ...]) -> bool:
    """Whether the name is a word for a people ("Ukrainian")."""
    return len(key) == 1 and key[0] in demonyms()


_NO_FAMILY = frozenset(
    """sen rep gov gen
        democrats republicans conservatives liberals greens senators lawmakers ministers officials
        members university college hospital school church airport police court council city county
        state states party union ministry department bank street road river lake tour cup open
        league series championship games awards force forces agency service group company team
        fund foundation institute center centre association society network""".split()  # noqa: SIM905
)
"""Last words of names that are not those of a person's family."""


@lru_cache(maxsize=100_000)
def kinship(
    left: tuple[str, ...],
    right: tuple[str, ...],
    aliases: frozenset[tuple[tuple[str, ...], tuple[str, ...]]] = frozenset(),
) -> Kinship:
    """How two name keys are related; ``namesake`` shares a family name with another first name."""
    if not left or not right:
        return ""  # a title and nothing behind it names nobody
    if left == right:
        return "same"
    if (left, right) in aliases or (right, left) in aliases:
        return "alias"
    for a, b in aliases:
        for ours, theirs in ((left, right), (right, left)):
            if ours in (a, b) and len(theirs) > 1 and set(theirs) & set(b if ours == a else a):
                other = b if ours == a else a
                if set(other) <= set(theirs) or set(theirs) <= set(other):
                    return "alias"
    if _places().get(left, frozenset()) & _places().get(right, frozenset()):
        return "alias"
    house = _organisations().get(left)
    if house is not None and house == _organisations().get(right):
        return "alias"
    if ("of" in left) != ("of" in right) and {*left, "of"} == {*right, "of"}:
        return "same"  # "Department of Justice", "Justice Department"
    short, long = (left, right) if len(left) <= len(right) else (right, left)
    if len(short) == 1 and len(long) > 1 and _initials(short[0], long):
        return "alias"
    if len(short) == 1 and len(long) == 1:
        return _spelling(short[0], long[0])
    if short[-1] == long[-1] or _spelling(short[-1], long[-1]):
        if len(short) == 1:
            return "short"
        first = _first_names(short[0], long[0])
        if first:
            return "same" if first == "same" and short[-1] == long[-1] else "spelling"
        if set(short) <= set(long):
            return "short"
        family = short[-1] not in _NO_FAMILY and not short[-1].isdigit()
        if len(short) == 2 and len(long) == 2 and family:
            return "namesake"  # but not "Helsinki 30 minutes late", "Finland 30 minutes late"
        return ""
    if set(short) <= set(long):
        return "short"
    if len(short) == 2 and short[1] in long[1:] and _first_names(short[0], long[0]):
        return "short"
    return ""


def _initials(acronym: str, words: tuple[str, ...]) -> bool:
    strict = "".join(word[0] for word in words if word not in ("of", "and", "for", "de"))
    loose = "".join(word[0] for word in words)
    return len(acronym) >= 2 and acronym in (strict, loose)


def _spelling(left: str, right: str) -> Literal["spelling", ""]:
    """One name in two transliterations: long enough, same start, nearly the same letters."""
    if min(len(left), len(right)) < 5 or left[0] != right[0]:
        return ""
    if is_known_place((left,)) and is_known_place((right,)):
        return ""
    close = fuzz.ratio(_sound(left), _sound(right))
    if skeleton(left) != skeleton(right):
        return ""
    return "spelling" if close >= 80 and close > 100 - 160 / max(len(left), len(right)) else ""


@lru_cache(maxsize=100_000)
def skeleton(word: str) -> str:
    """The consonants of a folded word as they sound: equal for most transliterations."""
    return re.sub(r"[aeiouyh]", "", _sound(word))


@lru_cache(maxsize=100_000)
def _sound(word: str) -> str:
    for a, b in (
        ("sch", "sh"), ("tch", "ch"), ("ck", "k"), ("kh", "h"), ("ph", "f"), ("zh", "z"),
        ("iy", "i"), ("yi", "i"), ("yy", "i"), ("y", "i"), ("w", "v"), ("ks", "x"), ("ou", "u"),
        ("ii", "i"), ("ei", "e"), ("ee", "e"), ("aa", "a"), ("dj", "j"), ("q", "k"),
    ):  # fmt: skip
        word = word.replace(a, b)
    return re.sub(r"(.)\1", r"\1", word)


_SHORT_FORENAME = 4


def _first_names(left: str, right: str) -> Literal["same", "close", ""]:
    if left == right:
        return "same"
    if (len(left) == 1 or len(right) == 1) and left[0] == right[0]:
        return "same"
    if _nicknames().get(left, frozenset()) & _nicknames().get(right, frozenset()):
        return "same"
    short, long = sorted((left, right), key=len)
    if len(short) >= _SHORT_FORENAME and long.startswith(short):
        return "same"  # "Gill", "Gillian"
    if min(len(left), len(right)) >= 4 and fuzz.ratio(_sound(left), _sound(right)) >= 86:
        return "close"
    return ""
