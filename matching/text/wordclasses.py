"""The closed classes of English words and the nouns that look like verbs."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


DETERMINERS = _set(
    """a an the this these those my your his her its our their some any no every each both either
    neither another all several many few most more half such what whose much enough"""
)
PREPOSITIONS = _set(
    """of in on at by for with from about into through during over under between against among
    after before since until till despite without within amid amidst alongside across around behind
    below beneath beside beyond near off onto toward towards upon via per like unlike than past up
    down out inside outside throughout above along regarding concerning including following versus
    aboard atop as"""
)
SUBJECTS = _set("i you he she it we they who there one nobody everyone somebody someone everybody")
PRONOUNS = SUBJECTS | _set(
    "me him us them himself herself itself themselves whom which that anyone anybody none"
)
CONJUNCTIONS = _set("and or but nor yet &")
SUBORDINATORS = _set(
    """because when while although though if unless whereas whether where why how whenever
    wherever so lest once"""
)
AUXILIARIES = _set(
    """be am is are was were been being have has had having do does did isn't aren't wasn't weren't
    hasn't haven't hadn't doesn't don't didn't 's 're 've 'm he's she's it's they're we're i'm i've
    they've we've you're that's there's"""
)
FINITE_AUXILIARIES = AUXILIARIES - _set("be been being having")
MODALS = _set(
    """will would shall should can could may might must won't wouldn't can't couldn't shouldn't
    cannot mustn't he'll she'll they'll we'll it'll i'll he'd she'd they'd i'd we'd"""
)
NEGATIONS = _set("not never n't")
ADVERBS = _set(
    """also then now still already just only even yet again soon later earlier often always
    sometimes once twice ever almost nearly about around here there today yesterday tomorrow
    tonight meanwhile instead however therefore thus perhaps maybe too very quite rather away
    back together apart forward moreover furthermore indeed further first long"""
)
SMALL_NUMBERS = _set(
    """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
    hundred thousand million billion trillion dozen dozens hundreds thousands millions billions"""
)
ADJECTIVES = _set(
    """new old big large small high low former local national federal public private early late
    major minor good bad great long short own next last other same different young free full
    strong weak open close general central main key top senior deputy chief political social
    military economic foreign domestic international"""
)
# Plurals that are nouns far more often than verbs: only the words after them can tell.
NOUNISH = _set(
    """plans reports votes claims costs talks attacks calls questions moves results houses places
    states hopes fears polls names comments demands offers promises works matters needs sources
    issues forces troops streets points parts days times rates prices shares sales losses officers
    shows lines ships steps hands notes figures members officials views minds marks cases causes
    benefits changes charges effects efforts experiences faces features fights fires focuses
    grounds limits links lists loans looks means measures mines orders pays plants protests
    records returns rises roads rules runs seats sentences services sides signs sounds stages
    stations stores studies supplies supports taxes tests threats tours trades travels turns uses
    visits walks wants watches ways weeks winds wishes words years studios deals lives leaves
    process use work report plan vote claim cost talk attack call question move result house place
    state hope fear poll name comment demand offer promise matter need source issue force point
    part time rate price share line ship step hand note figure view mind mark case cause benefit
    change charge effect experience face feature fight fire focus ground limit link list loan look
    measure mine order pay plant protest record return rise rule run seat sentence service side
    sign sound stage store study supply support tax test tour trade travel turn visit walk watch
    wind wish word deal live water address answer approach award balance ban base battle bill board
    bomb border break budget build campaign care catch center check cover cup cut damage date death
    debate design display doubt draft drink drive drop end estimate exchange exercise export field
    fine fish flood flow form guard guide head heat help hit host increase interest interview judge
    jump kick kind land last launch lead leak level lift light lock loss love market match meeting
    mention merit model mountain murder mouth number object park pass peak people picture pilot
    pressure project raid rain range reach release rent repair request research respect rest review
    reward ride risk rush sail sanction scale search second set shape shift shock shop shot sleep
    smile space spot spread spring staff stand star start station stay stock stop storm stress
    stretch strike struggle style surprise survey swing switch target tie touch town track traffic
    train transfer treat trial trip trouble trust try update upset volunteer wait war waste wave
    weather weight welcome well will win wonder worry wound close open near like mean
    aid air age alternate archive arm auction aids ages arms audit audits bail bid bids bill bills
    blame bond bonds book books border borders brace bribe bribes bundle coach coaches coin coins
    collaborate compromise contrast contrasts core council counsel couple couples court courts
    cruise cure cures desire desires detail details discharge dislike distance document documents
    dread duplicate elaborate email emails emblem envy escort estimates exhibit exhibits exile
    exiles experienced fault faults figures fine fines flock fold fund funds fuel fuels fume fumes
    function functions gauge grade groom guess host hosts hunt influence institute institutes
    journey journeys lecture lectures level levels line lure mandate mandates marvel mass mature
    mentor mentors message messages mine minister monitor mortgage murders offset pardon pardons
    parade parades parent participate partner partners petition petitions pioneer pioneers pivot
    plague plants plot plots post posts prevail probe probes prop props prize pump pumps quarrel
    quote quotes quarantine rate ration rebel rebels rebound rebuke rebukes remark remarks rescue
    rescues reside revolt rival rivals roots rulings salute savage scale score scores screen
    screens seal seals seat shield shields slump sponsor sponsors stalk stigma stumble subject
    subjects sum sums surrender swallow swap tackle targets tease term terms thaw title titles tone
    top toll torch torches traffic trumpet tumble value values vent venture ventures vow vows
    warrant warrants water weather weigh whisper wreck yearn yell defeat defeats defect defects
    double doubles experience finance anger delight dismay eye eyes frown outrage paint pan peg
    pitch please plug pressure pressures puzzle puzzles reference references scare scares scorn
    surprises toy toys trouble troubles bother"""
)
NEVER_NOUNS = _set(
    """say tell argue believe insist deny allege contend write maintain suggest assert agree
    disagree know think expect oppose prefer seem become remain acknowledge admit refuse
    explain describe accuse announce predict confirm reveal enjoy discuss consider"""
)
DO_FORMS = _set("do does did don't doesn't didn't")
AFTER_BE = {"participle", "ing", "past"}
LOOSE_DETERMINERS = _set("both all more most some many few one")
QUANTIFIERS = _set("several another many most some few half all both others third quarter majority")
"""Quantities that stand for people: "several said", "nearly half say"."""
PLURAL_SUBJECTS = _set(
    "i you we they who people police men women children authorities officials others many some"
)
