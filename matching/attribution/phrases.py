"""Noun phrases around a reporting verb: the subject to its left, the source to its right."""

from __future__ import annotations

from matching.attribution.sources import ROLES, classify
from matching.text.grammar import Word, is_finite
from matching.types import SourceKind

_JOINS = frozenset(
    "of for in at from with on to behind by de van von del about within under".split()  # noqa: SIM905
)
# "papers shown to the Courier", "figures released by the bank"
_REDUCED = frozenset(
    """shown seen obtained reviewed published released conducted issued filed signed written based
    leaked carried compiled commissioned""".split()  # noqa: SIM905
)
_APART = frozenset(("himself", "herself", "itself", "all", "both", "each"))
_SPANS = frozenset("week weekend month year morning afternoon evening night".split())  # noqa: SIM905
_WHICH = frozenset(("this", "last", "next", "that"))
_AGO = frozenset(
    """long a an few several years year months month weeks week days day hours minutes
    moments""".split()  # noqa: SIM905
)
_NEAR = frozenset("close familiar loyal opposed sympathetic".split())  # noqa: SIM905
_WHENCE = frozenset(("of", "from", "at", "in"))
_BEARERLESS: frozenset[SourceKind] = frozenset(
    ("document", "outlet", "agency", "institution", "group")
)
"""What has no name of a person as its apposition."""
_PARTS = frozenset({"noun", "name", "adj", "num", "det"})
DAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december today yesterday tomorrow""".split()  # noqa: SIM905
)


def subject_left(words: list[Word], last: int, floor: int) -> tuple[int, int] | None:
    """Indices [first, last] of the noun phrase that ends at word ``last``, with its apposition.

    ``floor`` is the first index that may belong to it. None where there is no noun phrase.
    """
    while last >= floor and (words[last].kind == "adv" or words[last].low in _APART):
        last -= 1
    while last - 2 >= floor and words[last].low in _SPANS and words[last - 1].low in _WHICH:
        last -= 2  # "an official this week confirmed"
    if last - 2 >= floor and [w.low for w in words[last - 2 : last + 1]] == ["at", "one", "point"]:
        last -= 3
    if last >= floor and words[last].low == "ago":  # "Apple long ago decided"
        last -= 1
        while last >= floor and (words[last].kind == "num" or words[last].low in _AGO):
            last -= 1
    if last < floor:
        return None
    word = words[last]
    if word.text in (",", ")", "—", "–"):
        return _with_apposition(words, last, floor)
    if word.kind == "pron" and word.low not in ("him", "them", "us", "me", "whom"):
        return (last, last) if word.low != "that" else None
    found = _phrase_back(words, last, floor)
    return _with_name_before(words, found, floor) if found is not None else None


def _with_name_before(words: list[Word], phrase: tuple[int, int], floor: int) -> tuple[int, int]:
    """The phrase with the name whose apposition it is: "Holt, a former head of arms said ..."

    "Velm, a resident said, is quiet" goes on after its credit.
    """
    first, last = phrase
    if first - 2 < floor or words[first].low not in ("a", "an") or words[first - 1].text != ",":
        return phrase
    at = first - 2
    while at >= floor and words[at].kind == "name":
        at -= 1
    opens = at < 0 or words[at].kind in ("quote", "sub")
    opens = opens or (at == 1 and words[1].text == "," and words[0].kind == "adv")
    goes_on = last + 2 < len(words) and words[last + 2].text == ","
    return (at + 1, last) if opens and at < first - 3 and not goes_on else phrase


def _phrase_back(words: list[Word], last: int, floor: int) -> tuple[int, int] | None:
    i = last
    first: int | None = None
    while i >= floor:
        word = words[i]
        if word.kind == "det" and word.low not in ("all", "many", "some", "most", "several"):
            first = i
            i -= 1
            if i >= floor and words[i].kind == "det":
                first, i = i, i - 1
        elif (
            word.kind in _PARTS
            or word.low in ("'s", "'", "’")
            or (word.low == "one" and first is not None)
            or (word.kind == "part" and first is not None)
        ):
            adjective = (
                i == floor
                and word.text[0].isupper()
                and words[i + 1].kind
                in (
                    "noun",
                    "name",
                )
            )
            before = words[i - 1].kind if i > floor else ""
            if word.kind == "part" and not adjective and before not in ("det", "adj"):
                break
            first = i
            i -= 1
            continue
        elif (
            word.low in ("and", "or", "&") and word.kind in ("conj", "punct") and first is not None
        ):
            joined = ("name", "noun", "adj") if words[i + 1].kind == "adj" else ("name", "noun")
            if i - 1 < floor or words[i - 1].kind not in joined:
                break
            if _follows_a_verb(words, i, floor):
                break
            i -= 1
            continue
        elif word.text in ("(", ")", "-", "/") and first is not None and i - 1 >= floor:
            i -= 1
            continue
        elif word.kind == "aux" or word.kind not in ("prep", "to"):
            break
        if i < floor:
            break
        joint = words[i]
        if joint.low == "'s":
            continue
        if joint.kind in ("prep", "to") and joint.low in _JOINS and i - 1 >= floor:
            linked = words[i - 1].kind in ("noun", "name", "num") or words[i - 1].low == "one"
            linked = linked or words[i - 1].low in ROLES  # "representative" reads like an adjective
            reduced = words[i - 1].low in _REDUCED or _is_made_by(words, i, floor)
            if reduced and i - 2 >= floor and first is not None:
                i -= 2
                continue
            near = i - 2 >= floor and words[i - 2].kind in ("noun", "name", "num")
            if near and words[i - 1].low in _NEAR and first is not None:
                i -= 2  # "one source close to Holt"
                continue
            if linked and first is not None:
                i -= 1
                continue
        if joint.low in ("and",) and first is not None:
            continue
        break
    if first is None:
        return None
    bearer = last
    while bearer > first and words[bearer - 1].kind == "name":
        bearer -= 1
    if words[first].low in ("a", "an") and words[last].kind == "name" and bearer == first + 2:
        thing = words[first + 1]
        if thing.kind == "noun" and thing.low not in ROLES and classify(thing.low) == "person":
            first = bearer  # "p, a prospect | Holt denied"
    # "In March Brandt said": the month belongs to the adverbial, not to the name.
    while first < last and words[first].low in DAYS and words[first + 1].kind in ("name", "det"):
        first += 1
    if all(
        words[k].low in DAYS or words[k].kind in ("adv", "num", "punct")
        for k in range(first, last + 1)
    ):
        return None
    return (first, last)


def _follows_a_verb(words: list[Word], conj: int, floor: int) -> bool:
    """Whether what "and" joins may be a verb's object: "met Lang and Holt said"."""
    for k in range(conj - 1, max(floor, conj - 6) - 1, -1):
        if words[k].kind == "sub" or words[k].low in ("after", "before", "since", "until"):
            return False
        if is_finite(words, k):
            return True
    return False


def _is_made_by(words: list[Word], by: int, floor: int) -> bool:
    """ "A listing posted by the auctioneer": a participle between a thing and who made it."""
    if words[by].low != "by" or by - 2 < floor or words[by - 1].kind != "part":
        return False
    thing = words[by - 2]
    return thing.kind in ("noun", "name") or thing.low.endswith("ing")


def _with_apposition(words: list[Word], last: int, floor: int) -> tuple[int, int] | None:
    """The phrase before an apposition or relative clause closed by the comma at ``last``."""
    i = last - 1
    closing = words[last].text
    opening = {")": "(", ",": ",", "—": "—", "–": "–"}[closing]
    depth = 0
    while i > floor:
        if words[i].text == opening:
            before = words[i - 1]
            inner = words[i + 1]
            if before.kind in ("noun", "name", "num", "adj") and (
                inner.kind in ("det", "noun", "name", "adj", "num", "part", "prep", "verb", "adv")
                or inner.low in ("who", "which", "whose", "himself", "herself", "once")
            ):
                # "A, B, and C": a list goes on to the left.
                found = _phrase_back(words, i - 1, floor)
                if found is not None:
                    k = found[0]
                    if k - 2 > floor and words[k - 1].low in _WHENCE and words[k - 2].text == ",":
                        # "Peter Lang, 54, of Mill Road, Brae, had": the place is not the subject.
                        outer = _with_apposition(words, k - 2, floor)
                        outer = outer or _phrase_back(words, k - 3, floor)
                        if outer is not None:
                            return (outer[0], last)
                    if k - 2 >= floor and words[k - 1].text == "," and _is_role(words, k):
                        # "Ann Holt, president of Orsk, a town in Brae, said"
                        outer = _phrase_back(words, k - 2, floor)
                        if outer is not None and words[k - 2].kind == "name":
                            return (outer[0], last)
                    return (found[0], last)
            depth += 1
            if depth > 2:
                return None
        elif words[i].kind == "quote":
            return None
        i -= 1
    return None


def _is_role(words: list[Word], k: int) -> bool:
    """Whether a phrase that begins at ``k`` tells what somebody is ("president of ...")."""
    if words[k].kind == "noun" and words[k].text[0].islower() and words[k + 1].low in _JOINS:
        return True
    # "special representative for": the role may have words before it
    near = range(k, min(k + 5, len(words) - 1))
    return any(words[j].low in ROLES and words[j + 1].low in _JOINS for j in near)


def source_right(words: list[Word], first: int, stop: int) -> tuple[int, int] | None:
    """Indices [first, last] of the noun phrase that begins at ``first``, with its apposition."""
    if first >= stop:
        return None
    if words[first].kind == "pron" and words[first].low != "one":
        return (first, first) if words[first].low != "that" else None
    i = first
    last: int | None = None
    while i < stop:
        word = words[i]
        if word.kind in _PARTS or word.low in ("'s", "'", "’", "&", "/", "one"):
            if word.kind in ("noun", "name", "num", "adj") or word.low in (
                "some",
                "many",
                "others",
                "one",
            ):
                last = i
            i += 1
        elif word.kind in ("prep", "to") and last is not None and word.low in _JOINS:
            if i + 1 < stop and words[i + 1].low in DAYS:
                break
            i += 1
        elif word.kind == "conj" and last is not None and i + 1 < stop:
            if words[i + 1].kind not in ("name", "det", "noun", "adj"):
                break
            if any(is_finite(words, k) for k in range(i + 1, min(stop, i + 5))):
                break
            i += 1
        elif (
            word.kind == "part"
            and i > first
            and (words[i - 1].kind in ("det", "adj") or "-" in word.low)
        ) or (last is not None and word.low in ("familiar", "close", "briefed")):
            if word.low.endswith("ing"):
                last = i  # "according to new modelling"
            i += 1
        elif last is not None and word.text == "(" and (past := _past_brackets(words, i, stop)):
            i = past  # "our WDE (Wearables) research service"
        elif last is not None and _has_agent(words, i, stop):
            i += 2  # "according to papers obtained by the Argus"
        else:
            break
    if last is None:
        return None
    if last + 1 < stop and words[last + 1].text == "," and last + 2 < stop:
        end = _apposition_right(words, last + 1, stop)
        if end is not None:
            return (first, end)
    return (first, last)


def _is_told_by(words: list[Word], comma: int) -> bool:
    """ "According to CNN, an unidentified man is said ...": a man is no apposition of a station."""
    first = comma - 1
    while first > 0 and words[first - 1].kind in ("name", "det"):
        first -= 1
    source = " ".join(word.text for word in words[first:comma])
    end = next((k for k in range(comma + 1, len(words)) if words[k].kind == "punct"), len(words))
    other = " ".join(word.text for word in words[comma + 1 : end])
    things = words[comma + 1].kind == "noun" and words[comma + 1].low.endswith("s")
    return classify(source) in ("outlet", "agency") and (things or classify(other) in _PEOPLE)


_PEOPLE: frozenset[SourceKind] = frozenset(("person", "anonymous", "witness", "group"))


def _past_brackets(words: list[Word], i: int, stop: int) -> int | None:
    """Where the phrase goes on behind short brackets in its middle."""
    close = next((k for k in range(i + 1, min(i + 5, stop)) if words[k].text == ")"), None)
    if close is None or close + 1 >= stop or words[close + 1].kind not in ("noun", "name"):
        return None
    return close + 1


def _has_agent(words: list[Word], i: int, stop: int) -> bool:
    """Whether a participle tells by whom the thing before it was made or got."""
    return words[i].low in _REDUCED and i + 2 < stop and words[i + 1].low in ("by", "to")


def _apposition_right(words: list[Word], comma: int, stop: int) -> int | None:
    """Last index of the apposition or relative clause that opens after the comma, if any."""
    inner = words[comma + 1]
    if inner.kind == "name" and words[comma - 1].kind == "noun":
        if classify(words[comma - 1].text) in _BEARERLESS:
            return None  # "according to a report, Ida Lang, 71, ..."
        # "said the mayor, Ada Holt": a role and its bearer.
        end = comma + 1
        while end + 1 < stop and words[end + 1].kind == "name":
            end += 1
        after = words[end + 1] if end + 1 < stop else None
        if end > comma + 1 and (after is None or after.kind == "punct"):
            return end
        return None
    if _is_told_by(words, comma):
        return None
    if inner.low in ("who", "which", "whose", "a", "an", "the", "his", "her", "its") or (
        inner.kind in ("noun", "adj") and inner.low not in ("adding", "saying")
    ):
        related = False
        for k in range(comma + 1, stop):
            if words[k].kind == "quote":
                return None
            related = related or words[k].low in ("who", "which", "whose", "that", "where")
            if not related and is_finite(words, k):
                return None  # "according to a memo, the terminal will close": the content begins
            if words[k].text in (".", ";", ":"):
                return k - 1
            if words[k].text == ",":
                return k - 1
        return stop - 1
    return None
