"""What somebody thinks, wants or stands for without a verb of saying: nouns, adjectives, idioms.

"Brandt's opposition to the dam", "is wary of the plan", "took aim at the bank". None of it credits
a statement, so a check never reads it; a reader of all attributed content does. The word lists
are made from the language (what takes "of", "for", "about", "that" or "to" behind it and belongs
to a mind), not from any annotated text.
"""

from __future__ import annotations

from matching.attribution.phrases import source_right, subject_left
from matching.attribution.sentence import Found, Sentence, clause_floor, group_start, led_to
from matching.text.grammar import Word, is_finite
from matching.types import Span

_MENTAL = frozenset(
    """acceptance admiration advocacy affection allegation allegations allegiance ambition
    ambitions anger anxieties anxiety appreciation approval assertion assertions assessment
    backing belief beliefs calls caveat caveats chatter claim claims comments commitment
    complaint complaints concern concerns condemnation confidence contempt contention conviction
    criticism criticisms critique critiques defence defense denial denials denunciation desire
    determination disagreement disagreements disappointment disapproval disbelief discontent
    disdain dislike dismay dissatisfaction distaste distrust doubt doubts embrace empathy
    endorsement enthusiasm expectation expectations faith fear fears fondness fury goal
    gratitude grievance grievances hatred hope hopes hostility insinuation insistence intention
    intentions interest justification loyalty misgivings mistrust mockery nostalgia objection
    objections obsession opinion opinions opposition optimism outrage passion perception
    perceptions pessimism plea pleas portrayal praise preference prejudice preoccupation promise
    promises question questions realisation realization rebuke refusal regret regrets rejection
    reluctance remarks resentment reservations resistance scepticism scorn skepticism
    speculation stance stances suggestion support suspicion suspicions sympathy testimony
    thoughts trust unease unhappiness unwillingness view views wariness warning warnings
    willingness wish worries worry zeal""".split()  # noqa: SIM905
)
"""Nouns of a mind or a voice, whose owner and object are worth reading wherever they stand."""
_NOUNS = _MENTAL | frozenset(
    """account acknowledgement advice agreement aim analysis announcement announcements answer
    answers apologies apology appeal appeals applause argument arguments assurance assurances
    attack attacks attention bid call case challenge charge charges choice comment comparison
    comparisons compliment compliments conclusion conclusions credit decision declaration demand
    demands doubts estimate explanation forecast fun guess hint hints idea ideas impression
    invitation jab jabs joke jokes judgement judgment mention message note notion objections
    offer pitch plan plans plea pledge pledges point position positions prediction predictions
    presentation proclamation proposal proposals push reason reasons recommendation
    recommendations reference references remark reminder reply request requests resolution
    response review ruling speech statement statements stories story suggestions swipe swipes
    tale talk threat threats tribute tributes verdict vow vows warning word words""".split()  # noqa: SIM905
)
"""Nouns that make a cue together with a light verb: "took aim at", "made a plea for"."""
_ADJECTIVES = frozenset(
    """adamant afraid aghast alarmed amazed ambivalent amused angered angry annoyed anxious
    appalled apprehensive ashamed astonished aware baffled bent bitter bored bullish candid
    cautious certain clear comfortable committed concerned confident confused content convinced
    coy critical curious cynical dedicated defensive defiant delighted desperate determined
    devoted disappointed disgusted dismayed dismissive displeased dissatisfied distrustful
    disturbed divided dubious eager ecstatic elated embarrassed encouraged engaged enraged
    enthralled enthusiastic envious exasperated excited fascinated fearful fond frightened
    frustrated fuming furious glad grateful happy heartened hesitant hopeful horrified hostile
    impatient impressed incensed inclined incredulous indifferent infatuated insistent intent
    interested intrigued irate irked irritated jealous jubilant keen leery livid loath loyal mad
    mindful mistrustful moved mum nervous nostalgic obsessed offended opposed optimistic
    outraged outspoken overjoyed panicked passionate perplexed persuaded perturbed pessimistic
    pleased predisposed preoccupied proud puzzled receptive relieved reluctant resentful
    resigned saddened satisfied scared sceptical scornful sensitive shocked shy sick silent
    skeptical smitten sorry squeamish startled stunned supportive sure surprised suspicious
    sympathetic tempted terrified thankful thrilled tired tolerant torn troubled unaware
    uncertain unclear uncomfortable unconcerned unconvinced undecided undeterred uneasy unfazed
    unhappy unimpressed unsure unwilling upbeat upset vague vehement vocal wary weary willing
    wistful worried zealous mistrustful upfront forthcoming conscious adoring repentant
    unapologetic unrepentant""".split()  # noqa: SIM905
)
_LIGHT = frozenset(
    """have make take give issue express voice offer raise deliver release lay show launch send
    draw hold share harbour harbor put pay hurl level lodge file mount publish post write win find
    state announce outline reiterate repeat press field answer""".split()  # noqa: SIM905
)
_AIMED = frozenset(
    "of for on about to against over toward towards with in at from that regarding".split()  # noqa: SIM905
)
_LINKING = frozenset(
    "feel felt feels feeling remain remains remained become became becomes grew".split()  # noqa: SIM905
)
_DEGREES = frozenset("all too so very more most less just quite not".split())  # noqa: SIM905
_BE = frozenset(
    """be is are was were been being am 's 're 'm isn't aren't wasn't weren't i'm we're they're
    you're he's she's""".split()  # noqa: SIM905
)
_STANDS = frozenset(
    """advocate ally adversary admirer apologist backer booster believer champion cheerleader critic
    defender detractor devotee doubter enemy enthusiast fan foe friend opponent promoter proponent
    sceptic skeptic supporter surrogate sympathiser sympathizer""".split()  # noqa: SIM905
)
"""Nouns for one who is for or against something: "is a critic of", "remains a supporter of"."""


def attitude(s: Sentence, i: int, taken: int) -> Found | None:
    """The attitude whose cue begins at or near word ``i``, or None."""
    return _light(s, i, taken) or _adjective(s, i, taken) or _stand(s, i, taken) or _noun(s, i)


def _light(s: Sentence, i: int, taken: int) -> Found | None:
    """ "made the case for", "expressed concern about", "took aim at"."""
    word = s.words[i]
    if word.kind not in ("verb", "part", "inf", "aux") or not (word.base or word.kind == "aux"):
        return None
    base = word.base or ("have" if word.low in ("has", "had", "have", "having") else "")
    if base not in _LIGHT | _RECEIVE:
        return None
    k = i + 1
    n = len(s.words)
    while k < n and k < i + 6 and not s.quoted[k]:
        inner = s.words[k]
        if inner.low in _NOUNS and not (k + 1 < n and s.words[k + 1].kind == "noun"):
            break
        if inner.kind not in ("det", "adj", "num", "noun", "adv", "part"):
            return None
        k += 1
    else:
        return None
    if k >= n or s.words[k].low not in _NOUNS:
        return None
    first, passive = group_start(s, i)
    if passive:
        return None
    first = led_to(s, first)
    source = subject_left(s.words, first - 1, clause_floor(s, first, taken)) if first else None
    if base in _RECEIVE:
        received = _received(s, first, k, source)
        if received is not None or base not in _LIGHT:
            return received
    return _found(s, first, k, "before", source) if source is not None else None


def _received(s: Sentence, first: int, last: int, subject: tuple[int, int] | None) -> Found | None:
    """ "The plan drew scorn from Holt": who gave it stands behind "from", its object before."""
    n = len(s.words)
    if subject is None or last + 2 >= n or s.words[last + 1].low != "from":
        return None
    source = source_right(s.words, last + 2, n)
    return Found(
        s.span(first, last), s.words[last].low, "states", "passive", False,
        s.span(*source) if source else None, (s.span(*subject),), passive=True,
    )  # fmt: skip


_RECEIVE = frozenset(
    "win draw receive get earn attract elicit garner spark face gain enjoy".split()  # noqa: SIM905
)


def _adjective(s: Sentence, i: int, taken: int) -> Found | None:
    """ "is wary of", "are determined to", "was unclear whether"."""
    word = s.words[i]
    if word.low not in _ADJECTIVES or not i:
        return None
    k = i
    while k > 1 and (s.words[k - 1].kind == "adv" or s.words[k - 1].low in _DEGREES):
        k -= 1
    first, _ = group_start(s, k)
    if not any(w.low in _BE for w in s.words[first:k]):
        if s.words[k - 1].low not in _LINKING:
            return None
        first, _ = group_start(s, k - 1)
    source = subject_left(s.words, first - 1, clause_floor(s, first, taken)) if first else None
    if source is None or s.words[source[0]].low in ("it", "there"):
        return None
    return _found(s, first, i, "before", source)


def _stand(s: Sentence, i: int, taken: int) -> Found | None:
    """ "Has been a vocal critic of", "remain supporters of"."""
    single = s.words[i].low.removesuffix("s")
    if single not in _STANDS or i + 2 >= len(s.words) or s.words[i + 1].low not in ("of", "for"):
        return None
    k = i - 1
    while k > 0 and (
        s.words[k].kind in ("adj", "det", "adv", "part", "noun") or s.words[k].low == "most"
    ):
        k -= 1
    if k < 1 or s.words[k].low not in _BE | _LINKING:
        return None
    first, _ = group_start(s, k)
    source = subject_left(s.words, first - 1, clause_floor(s, first, taken)) if first else None
    return _found(s, first, i, "before", source) if source is not None else None


def _noun(s: Sentence, i: int) -> Found | None:
    """ "Brandt's opposition to the dam", "calls for an inquiry"."""
    word = s.words[i]
    if i + 2 >= len(s.words) or word.kind != "noun":
        return None
    following, after = s.words[i + 1], s.words[i + 2]
    if word.low in _WILLS and following.low == "to" and after.kind == "inf":
        return _will(s, i)
    if word.low not in _MENTAL:
        return None
    if following.low not in _OBJECT or (following.low == "to" and after.kind == "verb"):
        return None
    if word.low not in _COLLOCATED.get(following.low, (word.low,)):
        return None
    if word.low == "calls" and following.low != "for":
        return None
    first = i
    while first and s.words[first - 1].kind == "adj":
        first -= 1
    source: tuple[int, int] | None = None
    before = s.words[first - 1] if first else None
    if before is not None and before.low in ("'s", "'", "’") and first >= 2:
        source = subject_left(s.words, first - 2, 0)
    elif before is not None and before.low in _POSSESSIVE:
        source = (first - 1, first - 1)
    elif before is not None and before.kind == "name":
        source = subject_left(s.words, first - 1, 0)
    return _found(s, first, i, "noun", source)


def _will(s: Sentence, i: int) -> Found | None:
    """ "Holt's decision to close the dam", "his refusal to speak"."""
    first = i
    while first and s.words[first - 1].kind in ("adj", "noun"):
        first -= 1
    before = s.words[first - 1] if first else None
    if before is not None and before.low in ("'s", "'", "’") and first >= 2:
        source = subject_left(s.words, first - 2, 0)
    elif before is not None and before.low in _POSSESSIVE:
        source = (first - 1, first - 1)
    else:
        return None
    return _found(s, first, i, "noun", source)


_WILLS = frozenset(
    """decision refusal pledge vow promise call calls plan plans intention intentions desire bid
    wish reluctance willingness unwillingness threat request proposal recommendation
    determination ambition goal strategy""".split()  # noqa: SIM905
)
_COLLOCATED: dict[str, frozenset[str]] = {
    "to": frozenset(
        """allegiance commitment hostility loyalty objection objections opposition
        resistance""".split()  # noqa: SIM905
    ),
    "on": frozenset(
        "comments opinion opinions remarks stance stances view views".split()  # noqa: SIM905
    ),
}
"""The nouns that take a preposition which stands after others by chance ("support on Monday")."""
_OBJECT = frozenset("of for on about to against toward towards".split())  # noqa: SIM905
_POSSESSIVE = frozenset("his her their its my our your".split())  # noqa: SIM905


def _found(
    s: Sentence, first: int, last: int, shape: str, source: tuple[int, int] | None
) -> Found | None:
    """The attitude with the preposition that governs what it is about."""
    n = len(s.words)
    end = n - 1 if s.words[n - 1].text == "." else n
    k = last + 1
    if k < end and s.words[k].low in _AIMED and s.words[k].low != "that":
        infinitive = s.words[k].low == "to" and not (
            k + 1 < end and s.words[k + 1].kind in ("det", "name", "pron")
        )
        if not infinitive:
            last = k
            k += 1
    if k >= end or s.words[k].text in (",", ".", ";"):
        return None
    stop = content_end(s.words, k, end, whole=shape != "noun")
    content: Span = (s.words[k].start, s.words[stop - 1].end)
    return Found(
        s.span(first, last), s.words[last].low, "states", "noun" if shape == "noun" else "before",
        False, s.span(*source) if source else None, (content,),
    )  # fmt: skip


def content_end(words: list[Word], begin: int, end: int, *, whole: bool) -> int:
    for k in range(begin + 1, end):
        if words[k].text in (",", ";", "—"):
            return k
        if not whole and is_finite(words, k):
            return k
    return end
