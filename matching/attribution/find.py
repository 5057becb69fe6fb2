"""The attributions printed in one sentence: source, cue and content as spans, nothing resolved."""

from __future__ import annotations

from collections.abc import Sequence

from matching.attribution.attitudes import attitude
from matching.attribution.content import (
    content_right,
    is_strong,
)
from matching.attribution.cues import (
    FORM_CUES,
    NOUN_CUES,
)
from matching.attribution.hearsay import hearsay
from matching.attribution.nested import beside, outermost
from matching.attribution.objects import object_before
from matching.attribution.participles import trailing
from matching.attribution.phrasal import phrasal
from matching.attribution.phrases import DAYS, subject_left
from matching.attribution.retag import parted, retag
from matching.attribution.sentence import (
    Found,
    Sentence,
    beside_quote,
    clause_floor,
    first_subject,
    group_end,
    group_start,
    index_after,
    is_titled,
    led_to,
    subject_of_all,
    that_after,
)
from matching.attribution.shapes import (
    IDIOM_STARTS,
    PHRASE_STARTS,
    as_credit,
    colon_credit,
    credit_after,
    idiom_credit,
    inverted,
    noun_credit,
    paper_understands,
    papers_show,
    passive_credit,
    phrase_credit,
)
from matching.attribution.sources import classify
from matching.attribution.wide import widen
from matching.text.grammar import is_finite, tag_kinds, tokens
from matching.text.leads import after_lead
from matching.types import Span


def find(
    text: str, span: Span, quotes: Sequence[Span] = (), *, attitudes: bool = False
) -> list[Found]:
    """The attributions of the sentence ``text[span[0]:span[1]]``, in the order of their cues.

    ``quotes`` are the quoted passages of the document. With ``attitudes`` also what somebody is
    said to think, want or stand for, which credits no statement.
    """
    start, end = after_lead(text, *span), span[1]
    words = tokens(text, start, end)
    if attitudes:
        words = parted(words)
    inside = [(a, b) for a, b in quotes if a < end and b > start]
    quoted = (
        [any(a <= w.start < b for a, b in inside) for w in words]
        if inside
        else [False] * len(words)
    )
    asked = [
        not within and (attitudes or w.low in _SAYS)
        for w, within in zip(words, quoted, strict=True)
    ]
    if not any(asked):
        return []
    tag_kinds(words)
    edges = {edge for a, b in inside for edge in (a, b - 1)}
    for word in words:
        if word.text in _SINGLE and word.start in edges:
            word.kind = "quote"
    if attitudes:
        retag(words)
    sentence = Sentence(text, start, end, words, quoted, is_titled(words))
    out: list[Found] = []
    taken = start
    i = 0
    while i < len(words):
        found: Found | None = None
        if asked[i]:
            found = phrase_credit(sentence, i)
            if found is None and attitudes:
                found = attitude(sentence, i, taken) or phrasal(sentence, i, taken)
                found = found or hearsay(sentence, i)
            found = found or _verb(sentence, i, taken, attitudes)
            found = found or colon_credit(sentence, i) or noun_credit(sentence, i, attitudes)
        inner = found is not None and bool(out) and _nested(out[-1], found)
        if found is not None and inner and attitudes:
            inner = not beside(sentence, found)
        if found is not None and not inner:
            if found.speech and found.shape in ("after", "inverted"):
                out = [one for one in out if one.speech or not _within(one, found)]
            out.append(found)
            if found.shape in ("before", "colon", "noun") and found.speech:
                taken = max(taken, found.cue[1])
            i = max(i + 1, index_after(words, found.cue[1]))
        else:
            i += 1
    return [widen(sentence, one) for one in outermost(sentence, out)] if attitudes else out


_SINGLE = ("'", "‘", "’")
"""Marks that are quotation marks only where a quoted passage begins or ends."""
_SAYS = frozenset(
    {
        low
        for low, (cue, _) in FORM_CUES.items()
        if cue.speech or cue.base in ("understand", "learn")
    }
    | {*PHRASE_STARTS, *IDIOM_STARTS, *NOUN_CUES, ":"}
)
"""The words at which an attribution of speech can begin: the others need no look."""


def _nested(outer: Found, inner: Found) -> bool:
    """A cue within the content of a speech cue ("X said Y believes p") adds no attribution."""
    return (
        outer.speech
        and outer.shape in ("before", "colon")
        and inner.shape in ("before", "noun", "passive")
        and any(a <= inner.cue[0] < b for a, b in outer.content)
        and not (inner.source and inner.source[0] < outer.cue[0])
    )


def _within(inner: Found, outer: Found) -> bool:
    """Whether an attitude stands within what a credit to its right covers."""
    return any(a <= inner.cue[0] < b for a, b in outer.content)


_OF_FATE = frozenset(("confirm", "report", "believe", "fear", "presume", "declare"))
_FATES = frozenset(
    "dead killed missing injured wounded alive safe guilty drowned hurt".split()  # noqa: SIM905
)
"""What somebody is reported to be: the one before it is no source."""


def _verb(s: Sentence, i: int, taken: int, attitudes: bool) -> Found | None:
    word = s.words[i]
    idiom = idiom_credit(s, i, taken)
    if idiom is not None:
        return idiom
    entry = FORM_CUES.get(word.low)
    if entry is None:
        return None
    cue, form = entry
    if word.text[0].isupper() and word.kind == "name" and i > 0:
        before = s.words[i - 1]
        subject = before.kind in ("name", "noun") and before.low not in ("not", "never")
        if not (s.titled and form in ("s", "past") and subject):
            return None
    if word.low == "forecast" and any(is_finite(s.words, k) for k in range(i)):
        after = s.words[i + 1] if i + 1 < len(s.words) else None
        if after is None or after.low not in ("that", "a", "an", "the"):
            return None  # "cut its profit forecast for the year"
    if word.low == "forecast" and i + 1 < len(s.words) and is_finite(s.words, i + 1):
        return None  # "the weather forecast appeared to be wrong"
    behind = s.words[i + 1].low if i + 1 < len(s.words) else ""
    if cue.base in _OF_FATE and behind in _FATES:
        return None  # "two sailors confirmed dead"
    learned = cue.base in ("understand", "learn")
    if not (cue.speech or attitudes or learned):
        return None
    if learned and not attitudes:
        return paper_understands(s, i, cue, taken)
    shown = papers_show(s, i, cue, taken) if cue.base in _FINDS else None
    if shown is not None:
        return shown
    first, passive = group_start(s, i)
    if word.low == "accused" and behind in ("of", "by") and not passive and not attitudes:
        return None  # "was described as a thief and accused of theft"
    led = first
    if attitudes and not passive:
        first = led_to(s, first)
        if first > 1 and s.words[first - 1].low in ("once", "just") and not s.quoted[first - 1]:
            first -= 1
    if passive:
        return passive_credit(s, i, first, cue, attitudes)
    if word.kind in ("noun", "adj") and not (
        beside_quote(s, first, i) or (form == "s" and _closes(s, i))
    ):
        return None
    if form in ("base",) and word.kind not in ("verb", "part", "inf"):
        return None
    # "to support the plan" is a purpose; "to say" and "to discuss" put something into words.
    spoken = attitudes and (cue.speech or cue.base in _TALKS or _wanted(s, i) or first < led)
    if word.kind == "inf" and not spoken and not that_after(s, i):
        return None
    if cue.base == "appear" and not (i + 1 < len(s.words) and s.words[i + 1].kind == "to"):
        return None
    if form in ("participle", "past") and word.kind == "part" and first == i:
        return passive_credit(s, i, first, cue, attitudes) if attitudes and _reduced(s, i) else None
    last = group_end(s, i, cue)
    if cue.base == "continue" and i + 1 < len(s.words) and s.words[i + 1].kind == "to":
        return None  # "the “1984” film continues to find imitators"
    if cue.base == "call" and not attitudes and _names_a_thing(s, i, first):
        return None  # "a machine called LUCAS 2 kept him alive"
    other = not cue.speech or cue.base in ("show", "call")
    if other and last == i and i + 1 < len(s.words) and s.words[i + 1].low in _PARTED:
        return None  # "showed up", "called off": another verb
    right = content_right(s, last + 1, cue)
    if right is not None and _only_tells_when(s, right):
        right = None  # "a fact she denied before being caught"
    if form == "ing" and first == i:
        return trailing(s, i, last, cue, right, attitudes)
    placed = (
        inverted(s, first, i, cue)
        or credit_after(s, first, last, cue, taken)
        or as_credit(s, first, last, cue)
    )
    if placed is not None:
        return placed
    source = subject_left(s.words, first - 1, clause_floor(s, first, taken))
    if source is None and first and s.words[first - 1].low in ("and", "but", "then", "or"):
        source = first_subject(s, first)
    if source is not None and _is_nobody(s, source):
        source = None  # "it is important to note", "pleaded guilty to threatening"
    if source is not None and _did_it(s, source):
        source = subject_of_all(s, i)  # "who was knocked out by a shock says"
    if source is None and _closes_a_clause(s, first, taken):
        source = subject_left(s.words, first - 1, 0)
    if attitudes and source and last + 1 < len(s.words) and is_finite(s.words, last + 1):
        found = object_before(s, first, last, source)  # "the plan he opposes will cost a million"
        if found is not None:
            return found
    if right is None:
        return object_before(s, first, last, source) if attitudes and source else None
    strong = is_strong(s, right, cue)
    if not strong and source is not None and cue.base in _FINDS:
        # "A survey found 52 per cent against": what a document finds needs no clause.
        strong = classify(s.text[slice(*s.span(*source))]) == "document"
    if not strong and not attitudes:
        return None
    if source is None and not attitudes:
        return None
    spoken_of = attitudes and (
        last > i or (last + 1 < len(s.words) and s.words[last + 1].low in ("of", "about"))
    )
    if not strong and cue.base in _ACTS and not spoken_of:
        return None
    following = s.words[last + 1] if last + 1 < len(s.words) else None
    governed = following is not None and following.low in _GOVERNED
    if governed and following is not None and following.low == "to":
        # "wants to go": the infinitive is what is wanted
        governed = (
            s.words[last + 2].kind in ("det", "name", "pron") if last + 2 < len(s.words) else False
        )
    if not strong and governed:
        last += 1
        right = content_right(s, last + 1, cue) or right
    if any(w.low in _UNSAID or w.low.endswith("n't") for w in s.words[max(0, first - 1) : i]):
        strong = False
    return Found(
        s.span(first, last), cue.base, cue.strength, "before", cue.speech and strong,
        s.span(*source) if source else None, (right,),
    )  # fmt: skip


def _names_a_thing(s: Sentence, i: int, first: int) -> bool:
    """Whether "called" only gives the name of the thing right before it."""
    if first != i or i < 2 or i + 1 >= len(s.words) or s.words[i].low != "called":
        return False
    after = s.words[i + 1]
    if after.kind == "quote":
        # "was held by a society called ‘Love’": the clause has its verb already.
        cut = next(
            (k for k in range(i - 1, -1, -1) if s.words[k].kind in ("sub", "conj", "punct")), -1
        )
        return any(is_finite(s.words, k) for k in range(cut + 1, i))
    if s.words[i - 1].kind != "noun" or after.kind not in ("name", "num"):
        return False
    behind = s.words[i + 2 :]
    quoted = any(w.kind == "quote" for w in behind)
    return not quoted and any(is_finite(s.words, k) for k in range(i + 2, len(s.words)))


def _only_tells_when(s: Sentence, right: Span) -> bool:
    """Whether what stands behind a cue is when it was, and nothing that was said."""
    at = index_after(s.words, right[0])
    first, then = s.words[at : at + 2] if at + 1 < len(s.words) else (None, None)
    if first is None or then is None or first.low not in ("before", "after", "when", "while"):
        return False
    return then.low.endswith("ing") and not any(w.low == "that" for w in s.words[at:])


def _is_nobody(s: Sentence, source: tuple[int, int]) -> bool:
    """Whether a phrase has no noun, so that it names nobody."""
    words = s.words[source[0] : source[1] + 1]
    held = ("noun", "name", "pron", "num")
    named = any(w.kind in held and w.low not in _QUALITIES and w.low not in DAYS for w in words)
    return not named and words[0].low not in _PEOPLE


_PEOPLE = frozenset("the some many most all several few both others each any another one".split())  # noqa: SIM905
"""Words that stand for people without a noun ("several said")."""
_QUALITIES = frozenset(
    """worth online guilty initial actual empty accurate inanimate wild important careful fair
    necessary useful interesting true wrong hard easy right""".split()  # noqa: SIM905
)
"""Adjectives that may read like nouns."""


def _did_it(s: Sentence, source: tuple[int, int]) -> bool:
    """Whether a phrase is the agent of a passive before it, and no subject."""
    k = source[0] - 1
    if k < 2 or s.words[k].low != "by":
        return False
    k -= 1
    if s.words[k].kind in ("adv", "prep"):
        k -= 1
    return k > 0 and s.words[k].kind in ("part", "verb") and s.words[k - 1].kind == "aux"


_PARTED = frozenset(("up", "off", "away"))


def _reduced(s: Sentence, i: int) -> bool:
    """ "A call echoed by Holt", "a town known for its wall": a participle behind its noun."""
    after = s.words[i + 1].low if i + 1 < len(s.words) else ""
    return s.words[i].low in ("known", "asked") and after in ("as", "for", "to", "by", "about")


def _closes_a_clause(s: Sentence, first: int, taken: int) -> bool:
    """ "Holt, who said p, said q": the subject stands before what the clause between says."""
    return (
        first > 0
        and s.words[first - 1].text == ","
        and any(w.low in ("who", "which") and w.start < taken for w in s.words[:first])
    )


_TALKS = frozenset("discuss talk endorse encourage question defend".split())  # noqa: SIM905


def _wanted(s: Sentence, i: int) -> bool:
    """Whether "declined to", "continued to", "hard to" stands before the infinitive."""
    return i > 1 and s.words[i - 2].low in _GOES_ON


_GOES_ON = frozenset(
    "continue continues continued declined refused refuses hard tried trying seem seems".split()  # noqa: SIM905
)


_FINDS = frozenset({"find", "show"})


def _closes(s: Sentence, i: int) -> bool:
    """Whether ", Brandt notes." ends here: a name, a pronoun or the newspaper behind a comma or a
    quotation."""
    if i + 1 < len(s.words) and s.words[i + 1].kind != "punct":
        return False
    k = i - 1
    while k >= 0 and k > i - 5 and s.words[k].kind == "name":
        k -= 1
    if k == i - 1 and k >= 0 and (s.words[k].kind == "pron" or s.words[k].low in _TELLERS):
        k -= 1
    if k < i - 1 and k >= 0 and s.words[k].kind == "det":
        k -= 1
    return k < i - 1 and k >= 0 and (s.words[k].text == "," or s.words[k].kind == "quote")


_TELLERS = frozenset("newspaper paper broadcaster station agency magazine website outlet".split())  # noqa: SIM905


_UNSAID = frozenset(
    """not never n't wouldn't couldn't didn't won't cannot declined refused no""".split()  # noqa: SIM905
)


# With a bare object these are acts, not attitudes: "raised taxes", "found a wallet".
_ACTS = frozenset(
    """continue read find add speak vote need look mean raise choose recall mourn prove publish post
    issue report charge estimate share thank address establish determine demand maintain project
    lobby volunteer ban await introduce sign pass stump present
    prove hear convince assume file""".split()  # noqa: SIM905
)


_GOVERNED = frozenset("about for of on against with at over to from".split())  # noqa: SIM905
