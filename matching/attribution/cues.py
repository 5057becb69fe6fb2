"""The words that credit a statement to somebody, with what each commits its source to."""

from __future__ import annotations

from dataclasses import dataclass

from matching.text.verbs import FORMS, inflect
from matching.types import CueStrength


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting word: its base, its strength, and whether it reports speech or an attitude.

    ``speech`` verbs report that something was put into words ("said", "announced"); the others
    report what somebody thinks, wants or stands for, and credit no statement by themselves.
    ``hears`` names verbs whose first object is the listener ("told reporters that").
    """

    base: str
    strength: CueStrength
    speech: bool = True
    hears: bool = False


_SPEECH: dict[CueStrength, str] = {
    "states": """say tell state add announce declare explain note write post tweet reply answer
        respond continue remark comment observe recall recount describe mention disclose reveal
        inform brief speak mutter shout whisper joke quip stress emphasise emphasize underline
        underscore reiterate repeat conclude summarise testify specify clarify outline detail report
        read argue ask tell inquire wonder point characterise characterize portray call dub term
        title quote cite refer echo interject yell exclaim chant retweet blog email message remind
        advise assure propose recommend suggest urge pledge promise vow order rule decide determine
        estimate calculate reckon find show document indicate identify list publish issue frame
        present depict pronounce exhort instruct request apologise apologize thank greet opine
        muse retort counter concur agree demand elaborate volunteer unveil tout hail praise
        commend applaud boast brag jibe gripe grumble sum""",
    "claims": """claim allege assert contend maintain insist accuse charge complain protest profess
        blame denounce condemn criticise criticize decry blast slam attack mock ridicule deride
        lambast assail castigate challenge rail fault object oppose imply insinuate speculate
        theorise theorize""",
    "denies": """deny dispute reject refute rebut dismiss contradict disavow disown repudiate
        rubbish""",
    "confirms": """confirm acknowledge admit concede verify corroborate prove demonstrate establish
        recognise recognize confess certify""",
    "warns": "warn caution alert predict forecast project foresee anticipate threaten",
    "hedges": "rumour hint signal rumor",
    "reports": "",
}
_ATTITUDE = """abhor abide accept acquiesce address admire admonish advocate affirm agree alarm
    allude amplify anger anticipate appear appreciate approve aspire assess assume attest
    attribute authorise authorize avoid await back ban bar bash believe belittle bemoan berate
    blame blast bother boycott brand brush call care cast castigate celebrate challenge champion
    chastise cheer cherish chide choose cite coin conceive concern condone confide confront
    congratulate conjecture consider contemplate convince court covet crave critique decline
    decree deem defend defer defy delight demean deplore desire detest disagree disappoint
    disapprove discourage discover discuss dislike dismay disparage disregard distort doubt
    downplay dread embolden embrace empathise empathize encourage endorse enjoy enrage enthuse
    envisage envision envy eschew espouse evaluate evince eviscerate exaggerate excoriate expect
    express extol eye fancy favor favour fear feel file flag flaunt float focus forbid foresee
    forget fret frighten frown fume gauge gloat glorify grapple guess gush hammer harangue hate
    hear heckle herald hesitate highlight honor honour hope horrify hypothesise hypothesize
    ignore illustrate imagine impress infuriate insult intend interpret introduce invoke jeer
    judge justify know label lament lash laud learn lecture like liken loathe lobby long look
    love malign mandate marvel mean mislead misstate mistrust mock mourn mull narrate need
    needle nickname nominate notice obsess offend offer oppose outrage overestimate paint pan
    parrot pass peg perceive permit persuade petition pillory pitch plan plead please plug
    ponder posit preach prefer prescribe press pressure prioritise prioritize proclaim prohibit
    promise promote provoke pummel pursue push puzzle quarrel query question raise rant rate
    ratify react reaffirm realise realize reassure rebuff rebuke recite reckon reconsider
    reference refuse regard regret rejoice relate relish remember reminisce renew renounce
    reprimand reproach repudiate require resent resist resolve respect restrict rethink revere
    revile revisit riff rip salute savage scapegoat scare scoff scold scorn see seek seem sense
    share
    shock shrug shun side sign skewer slate slight smear snub sound spar spell spurn stipulate
    strive stump stun sue support surmise surprise suspect swear sympathise sympathize talk
    taunt tease thank think thrash threaten tolerate tout toy trash troll trouble trumpet trust
    underestimate understand unsettle upbraid uphold upset utter value vent veto view vilify
    vindicate voice vote vouch wager want welcome whack wish withhold woo worry yearn"""
_HEARERS = frozenset(
    """tell inform remind advise assure warn brief notify alert ask urge instruct persuade convince
    order caution""".split()  # noqa: SIM905
)
# As cues of speech these need a quotation, "that" or a clause beside them: alone they are acts.
WEAK = frozenset(
    """add agree answer apologise apologize approve ask attack back blame brief call challenge chant
    charge cite conclude continue counter decide demand demonstrate describe detail
    determine dismiss dispute document dub echo establish find frame greet hail identify
    issue joke learn list message object order outline point post praise present project
    promise pronounce propose prove publish quote read recognise recognize refer reject
    request respond rule show signal speak sum tell term thank title tout tweet underline
    underscore unveil volunteer write""".split()  # noqa: SIM905
)


def _lexicon() -> dict[str, Cue]:
    found: dict[str, Cue] = {}
    for base in _ATTITUDE.split():
        found[base] = Cue(base, "states", speech=False)
    for strength, bases in _SPEECH.items():
        for base in bases.split():
            found[base] = Cue(base, strength, hears=base in _HEARERS)
    return found


CUES: dict[str, Cue] = _lexicon()
"""Reporting verbs by base form."""


def _forms() -> dict[str, tuple[Cue, str]]:
    out: dict[str, tuple[Cue, str]] = {}
    for base, cue in CUES.items():
        for form, word in inflect(base).items():
            if base in FORMS and word not in FORMS:
                continue  # an irregular verb: its regular-looking form does not exist
            out.setdefault(word, (cue, form))
    for word, readings in FORMS.items():
        for reading in readings:
            if reading.base in CUES and (word not in out or out[word][0].base == reading.base):
                out.setdefault(word, (CUES[reading.base], reading.form))
    out["found"] = (CUES["find"], "past")
    out["felt"] = (CUES["feel"], "past")
    out["saw"] = (CUES["see"], "past")
    return out


FORM_CUES: dict[str, tuple[Cue, str]] = _forms()
"""Every form of a reporting verb, lower case, with its cue."""

PHRASES: dict[str, CueStrength] = {
    "according to": "states",
    "as described by": "states",
    "as reported by": "reports",
    "as told by": "states",
    "as stated by": "states",
    "in the words of": "states",
    "in the view of": "states",
    "in the opinion of": "states",
    "reported by": "reports",
    "announced by": "states",
    "citing": "reports",
    "quoting": "reports",
    "on the word of": "states",
    "by the account of": "states",
    "by the reckoning of": "states",
    "as per": "states",
    "attributed to": "reports",
}
"""Cue phrases that are followed by their source."""

_NOUNS: dict[CueStrength, str] = {
    "claims": """claim claims assertion assertions allegation allegations accusation accusations
        suggestion suggestions insistence complaint complaints argument contention""",
    "states": """statement statements announcement declaration promise pledge remark remarks comment
        comments testimony finding findings disclosure revelation news word confirmation""",
    "reports": "report reports",
    "warns": "warning warnings prediction predictions forecast",
    "denies": "denial denials",
    "confirms": "admission acknowledgement acknowledgment confession",
    "hedges": "rumours rumors rumour rumor speculation",
}
NOUN_CUES: dict[str, CueStrength] = {
    noun: strength for strength, nouns in _NOUNS.items() for noun in nouns.split()
}
"""Nouns that carry a credited statement ("the claim that", "Brandt's assertion that")."""

NOUN_ATTITUDES = frozenset(
    """belief view opinion proposal call decision plan calls criticism support notion idea hope
    hopes fear fears concern concerns question questions demand demands doubt doubts sense
    expectation expectations""".split()  # noqa: SIM905
)
"""Nouns of attitude: they credit a thought, not a statement."""

HEDGED_WORDS = frozenset(
    """reportedly allegedly purportedly supposedly apparently unconfirmed rumoured rumored
    alleged""".split()  # noqa: SIM905
)

PASSIVE = frozenset(
    """said reported told believed thought expected understood known alleged described called
    quoted considered seen framed regarded viewed asked accused rumoured estimated deemed supposed
    feared credited blamed portrayed cited assumed widely intended worried""".split()  # noqa: SIM905
)
"""Participles that credit a statement to nobody in particular, or to the agent after "by"."""

ASKED = frozenset("asked questioned pressed quizzed".split())  # noqa: SIM905
"""Words that open what somebody was asked before he spoke ("Asked whether it would close, ...")."""
