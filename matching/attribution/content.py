"""What is said: the passage before or after a reporting verb, and whether it is a statement."""

from __future__ import annotations

import re
from collections.abc import Sequence

from matching.attribution.cues import (
    FORM_CUES,
    WEAK,
    Cue,
)
from matching.attribution.phrases import DAYS, source_right
from matching.attribution.sentence import (
    Sentence,
)
from matching.text.grammar import Word, is_finite
from matching.types import Span


def around(s: Sentence, left: int, right: int) -> tuple[Span, ...]:
    """What stands before ``left`` and after ``right``, without the commas in between."""
    before = s.text[s.start : left].rstrip(" ,—–-\n")
    after_start = right
    while after_start < s.end and s.text[after_start] in " ,—–-:\n":
        after_start += 1
    out: list[Span] = []
    if len(before) > 1:
        out.append((s.start, s.start + len(before)))
    tail = s.text[after_start : s.end]
    if len(tail.rstrip(" .\n")) > 1:
        out.append((after_start, s.start + len(s.text[s.start : s.end].rstrip())))
    return tuple(out)


def is_strong(s: Sentence, right: Span, cue: Cue) -> bool:
    """Whether a statement follows: weak cues need "that", a question word or a quotation."""
    if not cue.speech:
        return False
    head = s.text[right[0] : right[0] + 12].lower().lstrip()
    if head.startswith(("that ", '"', "“", "''", "how ", "why ", "whether ", "what ", "if ", ":")):
        return True
    if any(w.start == right[0] and w.kind == "quote" for w in s.words):
        return True  # single marks
    if _names_with_quote(s, right) or _is_called_names(s, right, cue):
        return True
    if cue.base in WEAK and _OF_REPORTS.match(s.text, right[0], right[1]):
        return True
    if cue.base in ("accuse", "blame") and any(
        w.low in ("of", "for") for w in s.words if right[0] <= w.start < right[1]
    ):
        return True
    if head.startswith("to "):
        return cue.base in _PROMISES  # "agreed to pay" is an act
    if cue.base in WEAK:
        return False
    body = [w for w in s.words if right[0] <= w.start < right[1]]
    if cue.base == "mention" and body and body[0].kind == "prep":
        return False  # "the features mentioned during the show"
    if s.titled and len(body) > 3:
        return True  # "Holt Says Dam Was Safe": in capitals the verb looks like a name
    if cue.base in _TAKES_THINGS:
        return opens_a_clause(body)
    if any(is_finite(body, k) for k in range(len(body))):
        return True
    return cue.base in _STATES_AN_ACT and not (body and body[0].kind == "prep")


_TAKES_THINGS = frozenset("maintain prove determine read issue attack protest".split())  # noqa: SIM905


def opens_a_clause(body: list[Word]) -> bool:
    """ "Maintains the wall was sound", but not "maintained the lead he had"."""
    subject = source_right(body, 0, len(body))
    k = subject[1] + 1 if subject is not None else len(body)
    while k < len(body) and body[k].kind == "adv":
        k += 1
    return k < len(body) and is_finite(body, k)


_PROMISES = frozenset("promise pledge vow threaten propose demand".split())  # noqa: SIM905


_STATES_AN_ACT = frozenset(
    """announce deny confirm claim allege disclose reveal acknowledge admit emphasise emphasize
    stress mention outline reiterate""".split()  # noqa: SIM905
)


def content_right(s: Sentence, at: int, cue: Cue) -> Span | None:
    """What is said, to the right of the cue: past the listener and adverbials up to "that"."""
    words = s.words
    n = len(words)
    while n and words[n - 1].text in (".", ";", ":") and not s.quoted[n - 1]:
        n -= 1
    if at >= n:
        return None
    begin = at
    limit = min(n, at + 14)
    led = _past_occasion(s, at, n)
    if led is not None:
        return (words[led].start, words[clause_end(s, led, n) - 1].end)
    for k in range(at, limit):
        word = words[k]
        if k > at and word.text == "," and k + 1 < n and _goes_on_saying(words[k + 1]):
            break  # "added fuel to the fire, tweeting that p"
        so = k > 0 and words[k - 1].low in ("so", "such", "now", "provided")
        if word.low == "that" and not so and (k == at or words[k - 1].kind != "quote"):
            follows = words[k + 1] if k + 1 < n else None
            if k > at and not cue.hears and _is_thing(words, at, k):
                break  # "promising to improve relations that ...", "added tension to ties that"
            if k > at or follows is not None:
                begin = k
            break
        if k > at and cue.hears and _asks_to(words, k):
            begin = k  # "urged the government to hand over the log 'before it is tidied'"
            break
        if word.kind == "quote" and (
            k == at or cue.base in _NAMES or _opens_words(words, at, k, cue)
        ):
            begin = at  # "called the decision 'vandalism'", "said they 'missed the mark'"
            break
        if k > at and (word.kind == "quote" or word.text == ":"):
            begin = k if word.kind == "quote" else k + 1
            break
        if k > at and word.low in ("whether", "how", "why", "what") and cue.hears:
            begin = k
            break
        if is_finite(words, k):
            begin = _past_listener(s, at, k, cue)
            break
    else:
        begin = _past_listener(s, at, limit, cue)
    if begin >= n:
        return None
    if words[begin].text == ":" and begin + 1 < n:
        begin += 1
    if words[begin].text == ",":
        return None
    stop = clause_end(s, begin, n)
    return (words[begin].start, words[stop - 1].end) if stop > begin else None


def _goes_on_saying(word: Word) -> bool:
    """Whether a participle behind a comma says something in its own turn."""
    entry = FORM_CUES.get(word.low)
    if entry is None or not word.low.endswith("ing") or word.low in ("citing", "quoting"):
        return False
    return entry[0].speech


def _asks_to(words: Sequence[Word], k: int) -> bool:
    """Whether what is asked for begins at ``k``: "to" with its infinitive."""
    return words[k].kind == "to" and k + 1 < len(words) and words[k + 1].kind == "inf"


def _past_occasion(s: Sentence, at: int, n: int) -> int | None:
    """The "that" behind where it was said: "warned in an interview on the steps that p"."""
    if s.words[at].low not in ("in", "at", "during", "on"):
        return None
    for k in range(at + 2, min(n - 2, at + 16)):
        if s.quoted[k] or s.words[k].kind == "quote" or s.words[k].text in (",", ":", ";"):
            return None
        if s.words[k].low == "that":
            follows = s.words[k + 1]
            verb = follows.kind in ("verb", "aux", "modal", "adv")
            return None if verb else k
    return None


def _opens_words(words: Sequence[Word], at: int, quote: int, cue: Cue) -> bool:
    """Whether what stands between cue and quotation marks is said too: "rejected it as a 'farce'".

    A listener, a day, a place or a colon is not.
    """
    first = words[at]
    if cue.hears or first.kind not in ("det", "noun", "name", "adj", "pron", "num"):
        return False
    between = words[at:quote]
    apart = any(w.text in (",", ":") or w.kind in ("quote", "adv") for w in between)
    return first.low not in DAYS and not apart


def _is_thing(words: Sequence[Word], at: int, that: int) -> bool:
    """Whether "that" follows what the cue is done to, and opens a relative clause."""
    first = words[at]
    led = first.kind in ("prep", "adv", "pron", "punct", "quote") or first.low in DAYS
    done = first.kind == "to" and words[at + 1].kind == "inf" if at + 1 < that else False
    return (done or not (led or first.kind == "to")) and words[that - 1].kind == "noun"


def _names_with_quote(s: Sentence, right: Span) -> bool:
    """ "Called the decision 'vandalism'": who is called so, then the words."""
    body = [w for w in s.words if right[0] <= w.start < right[1]]
    at = next((k for k, w in enumerate(body) if w.kind == "quote"), 0)
    if at <= 1:
        return False
    if all(w.kind in _PHRASE or w.low in ("'s", "’s") for w in body[:at]):
        return True
    end = next((k for k in range(at + 1, len(body)) if body[k].kind == "quote"), len(body))
    # "praised both for having 'chosen the harder road'"
    return end - at > 3 and not any(is_finite(body, k) or body[k].text == "," for k in range(at))


def _is_called_names(s: Sentence, right: Span, cue: Cue) -> bool:
    """ "Called the breakdown a self-inflicted wound": two noun phrases side by side."""
    if cue.base not in _NAMES:
        return False
    body = [w for w in s.words if right[0] <= w.start < right[1]]
    first = source_right(body, 0, len(body))
    if first is None:
        return False
    inside = [k for k in range(1, min(first[1] + 2, len(body))) if body[k].low in ("a", "an")]
    return any(body[k - 1].kind in ("noun", "name", "pron") for k in inside)


_PHRASE = ("det", "noun", "name", "adj", "pron", "num", "prep")
_OF_REPORTS = re.compile(
    r"(?:an?\s|the\s|all\s|any\s|such\s)?(?:\w+\s)?(?:reports?|claims?|allegations?|suggestions?|accusations?"
    r"|charges?|rumou?rs?|talk|idea|notion)\s(?:that|of)\s"
)
_NAMES = frozenset("call describe brand label dub term characterise characterize".split())  # noqa: SIM905


def _past_listener(s: Sentence, at: int, finite: int, cue: Cue) -> int:
    """Past "reporters", "on Tuesday", "in a statement" where a clause follows with no "that"."""
    k = at
    words = s.words
    if cue.hears and k < finite and words[k].kind in ("pron", "name", "noun", "det"):
        if words[k].kind == "pron":
            return k + 1
        end = source_right(words, k, finite)
        if end is not None and end[1] + 1 < finite:
            return min(end[1] + 1, len(words) - 1)
        if words[k].kind in ("name", "noun") and k + 1 < finite:
            return k + 1
    genitive = k + 1 < finite and words[k + 1].low in ("'s", "’s")  # "say | today's raid ..."
    if k < finite and words[k].low in DAYS and not genitive:
        k += 1
        if k < finite and words[k].kind in ("noun", "num"):
            k += 1
    elif (
        k + 1 < finite
        and words[k].low in ("on", "in", "at", "to", "during", "via")
        and (words[k + 1].low in DAYS or words[k + 1].low in ("a", "an", "the"))
    ):
        # Without "that" the adverbial ends where the next noun phrase begins.
        j = k + 2
        while (j < finite and words[j].kind in ("noun", "adj", "num")) or (
            j < finite and words[j].low in DAYS
        ):
            j += 1
        if j < finite and words[j].kind in ("det", "pron", "name", "quote"):
            k = j
    return k


def clause_end(s: Sentence, begin: int, n: int) -> int:
    """Where the content stops: before ", X said" of an outer credit and the like; else the end."""
    aside = _aside_end(s, begin, n)
    if aside is not None:
        return aside
    joined = _next_predicate(s, begin, n)
    if joined is not None:
        n = joined
    for k in range(begin + 1, n - 2):
        if s.words[k].text == "," and not s.quoted[k]:
            tail = s.words[k + 1 : n]
            if tail[0].low in ("according", "citing", "quoting"):
                return k
            if tail[0].low in ("adding", "saying", "calling", "citing", "noting", "arguing"):
                return k
            if len(tail) <= 12 and _is_credit(s, k + 1, n):
                return k
    return n


def _next_predicate(s: Sentence, begin: int, n: int) -> int | None:
    """The "and" or "but" at which the subject goes on to do something else.

    "Denied the charge but was convicted": the content has no verb that "was" could share.
    """
    words = s.words
    bare = words[begin].low != "that"
    for k in range(begin + 1, n - 2):
        if s.quoted[k] or words[k].low not in ("and", "but") or words[k].kind != "conj":
            bare = bare and not (is_finite(words, k) and not s.quoted[k])
            continue
        after = k + 1
        while after < n - 1 and words[after].kind == "adv":
            after += 1
        if _another_speaks(s, after, n) or _leaves_unsaid(words, after, n):
            return k - 1 if words[k - 1].text == "," else k
        if not is_finite(words, after) or s.quoted[after]:
            continue
        entry = FORM_CUES.get(words[after].low)
        if entry is not None and entry[0].speech:
            return None  # "called it vandalism and accused them of haste": one speaker, one passage
        if bare and words[begin].kind != "quote":
            return k - 1 if words[k - 1].text == "," else k
    return None


def _leaves_unsaid(words: Sequence[Word], at: int, n: int) -> bool:
    """ "Confirmed p, but would not confirm q": what one did not say is no part of it."""
    if words[at].kind not in ("modal", "aux"):
        return False
    k = at + 1
    said = words[at].low.endswith("n't")
    while k < n and words[k].kind in ("neg", "adv", "aux"):
        said = said or words[k].kind == "neg"
        k += 1
    entry = FORM_CUES.get(words[k].low) if k < n else None
    return said and entry is not None and entry[0].speech


_BEHIND_A_NOUN = frozenset(("part", "prep", "name", "noun", "det", "adj"))


def _another_speaks(s: Sentence, at: int, n: int) -> bool:
    """ "Denied p and an official from Orsk said q": what another says is no part of it."""
    if s.words[at].kind not in ("det", "name", "noun", "adj", "num"):
        return False
    subject = source_right(s.words, at, n)
    if subject is None:
        return False
    k = subject[1] + 1
    while k < n and k < subject[1] + 8 and s.words[k].kind in _BEHIND_A_NOUN:
        k += 1
    entry = FORM_CUES.get(s.words[k].low) if k < n else None
    told = entry is not None and entry[0].base in ("say", "tell", "claim", "deny", "add", "insist")
    return told and is_finite(s.words, k) and not s.quoted[k]


_FRONTED = frozenset("while although though as whereas because since when if".split())  # noqa: SIM905
_LEAD_IN = frozenset("but and yet so even".split())  # noqa: SIM905


def _aside_end(s: Sentence, begin: int, n: int) -> int | None:
    """The comma that ends a clause set before or into the main one, if the content lies in it.

    "While Brandt said p, Holt said q" and "Holt, who said p, voted against".
    """
    words = s.words
    first = 1 if words and words[0].low in _LEAD_IN else 0
    fronted = first < begin and words[first].low in _FRONTED
    relative = next(
        (k for k in range(begin - 1, 0, -1) if words[k].kind == "punct" or s.quoted[k]), None
    )
    if relative is not None and not (
        words[relative].text == ","
        and relative + 1 < begin
        and words[relative + 1].low in ("who", "which")
    ):
        relative = None
    if relative is None and not fronted:
        return None
    for k in range(begin + 1, n - 1):
        if words[k].text != "," or s.quoted[k]:
            continue
        after = k + 1
        while after < n - 1 and words[after].kind == "adv":
            after += 1
        if relative is not None and is_finite(words, after):
            return k
        if fronted:
            if words[after].kind == "aux" and "'" in words[after].low:
                return k  # "..., we're told q"
            subject = source_right(words, after, n)
            if subject is None or not any(is_finite(words, j) for j in range(begin, k)):
                continue
            verb = subject[1] + 1
            while verb < n - 1 and words[verb].kind == "adv":
                verb += 1
            if verb < n and is_finite(words, verb):
                return k  # "While Brandt said p, Holt said q"
    return None


def _is_credit(s: Sentence, at: int, n: int) -> bool:
    """Whether words ``at`` to ``n`` are nothing but "X said" with an adverbial."""
    source = source_right(s.words, at, n)
    if source is None or source[1] + 1 >= n:
        return False
    k = source[1] + 1
    while k < n and s.words[k].kind in ("aux", "adv"):
        k += 1
    if k >= n:
        return False
    entry = FORM_CUES.get(s.words[k].low)
    if entry is None or not entry[0].speech or s.words[k].kind == "noun":
        return False
    return only_adverbial(s, k + 1, n)


def only_adverbial(s: Sentence, at: int, n: int) -> bool:
    """Whether nothing is said after the cue but when, where and to whom."""
    rest = [w for w in s.words[at:n] if w.text not in (".", ",")]
    if not rest or rest[0].low in _WHILE:
        return True
    if len(rest) > 14 or any(w.low in ("that", "how", "why") for w in rest):
        return False
    k = at
    while k < n and (s.words[k].low in _HIM or s.words[k].kind == "adv"):
        k += 1
    if any(is_finite(s.words, j) for j in range(k, n)):
        return False
    if k >= n or s.words[k].text == "." or s.words[k].low in DAYS:
        return True
    return s.words[k].kind in ("prep", "to", "noun", "name") or s.words[k].low in _LISTENERS


_WHILE = frozenset("as when while after before".split())  # noqa: SIM905
"""Words behind a cue that open a clause of when it was said ("Holt said as he left")."""
_HIM = frozenset("me us him her them".split())  # noqa: SIM905


_LISTENERS = frozenset(
    "the a this reporters journalists parliament anyone anybody everyone everybody all".split()  # noqa: SIM905
)


def left_content(s: Sentence, upto: int, taken: int, *, closing: bool = False) -> Span | None:
    """The passage before a credit, if it is a quotation or has a verb of its own.

    ``closing``: nothing follows the credit, so that what stands before can only be what was said.
    """
    k = upto
    while k >= 0 and s.words[k].text in (",", "—", "–", "-"):
        k -= 1
    if k < 0:
        return None
    first = 0
    while first <= k and s.words[first].start < taken:
        first += 1
    if first > k:
        return None
    if s.words[first].low in _HIM and not s.quoted[first]:
        first = 0  # "Even after an inquiry found him guilty, it took a year, Orsk said"
    if s.quoted[k] or any(is_finite(s.words, j) for j in range(first, k + 1)):
        return (s.words[first].start, s.words[k].end)
    # A clause whose verb was not recognised, where the sentence ends with its credit.
    if (
        closing
        and first == 0
        and k >= 5
        and s.words[0].kind in ("det", "name", "noun", "pron", "num")
    ):
        return (s.words[first].start, s.words[k].end)
    return None
