"""Verbs of news English and their forms: enough to tell a clause from a phrase without a model."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Form = Literal["base", "s", "past", "participle", "ing"]

_REGULAR = """
abandon abduct abolish absorb abstain abuse accelerate accept acclaim accompany accumulate accuse
achieve acknowledge acquaint acquiesce acquire acquit act activate adapt add address adjourn
administer admire admit adopt advance advertise advise advocate affect afford age agree aid aim air
alarm alert allege allocate allow allude alter alternate amass ambush amend amount analyse analyze
anger announce annul answer anticipate apologise apologize appeal appear applaud apply appoint
appreciate apprehend approach approve archive argue arm arrange arrest arrive ascend ask aspire
assail assassinate assault assemble assert assess assign assist assume assure attach attack attain
attempt attend attest attract auction audit authorise authorize avoid await award back bail bait
balk ban bar barricade base bash battle beg behead believe belong bemoan bequeath berate betray
bill blame blast bless block blog blur board boast bolster bomb bombard bond book boost border
bother bounce brace brag brand brawl breach breathe brew bribe brief bristle browse brush bully
bundle burn bury bypass calculate call campaign cancel cap capture care carry cast castigate cause
caution cease celebrate censor censure certify challenge champion change chant characterise
characterize charge chase chastise chat check cheer chide choke chronicle circulate circumvent cite
claim clarify clash classify claw clean clear climb close coach coin coincide collaborate collapse
collect collide combine commemorate commence commend comment commission commit compare compel
compensate compete compile complain complete complicate comprise compromise conceal concede
conceive concentrate concern conclude concoct concur condemn condense condone conduct confess
confide confine confirm confiscate confront congratulate connect consider consist conspire
constitute construct consult consume contact contain contaminate contemplate contend contest
continue contract contradict contrast contribute control convene converge convert convey convict
convince cooperate coordinate cope correct corroborate cost counsel counter couple court cover
covet crash crave create credit criminalise cripple criticise criticize cross crowd cruise crumble
crusade crush cultivate curb cure customise damage dance debate debunk debut decapitate decide
declare decline decorate decrease decriminalise decry dedicate deem defeat defect defend defer
define defy degrade delay delegate delete deliberate delight deliver demand demerge demolish
demonise demonize demonstrate demote denigrate denounce deny depart depend depict deplete deplore
deploy deport depose deprive derail deride descend describe deserve design designate desire destroy
detail detain detect deteriorate determine detest detonate devalue devastate develop devise devote
diagnose dictate die differ diminish direct disable disagree disappear disappoint disarm disavow
discard discharge disclose discourage discover discredit discriminate discuss disguise dislike
dismay dismiss disown disparage dispatch dispense disperse displace display dispute disqualify
disregard disrupt dissolve distance distinguish distort distribute disturb divert divide dock
document dominate donate double doubt downgrade download downplay draft drag drain dread dress
drift drop drown dub dump earn ease echo edge elaborate elect elevate eliminate email embark
embarrass embed embellish embrace emerge emit empathise empathize emphasise emphasize employ
empower empty enable enact encircle encompass encounter encourage end endanger endorse endure
enforce engage engulf enhance enjoy enlarge enlighten enlist enrage enrol enroll ensue ensure enter
enthuse entice entitle envisage envision envy equate eradicate erase erode erupt escalate escape
eschew escort espouse establish estimate evacuate evade evaluate evict evolve exaggerate examine
exceed excel exchange excite exclaim exclude excoriate excuse execute exempt exercise exert exhaust
exhibit exhort exile exist exonerate expand expect expedite expel experience expire explain explode
exploit explore export expose express extend extol extradite eye fabricate face facilitate fail
falsify fan fancy fascinate fault favor favour fear feature fend fetch fight figure file fill
finalise finalize finance fine finish fire fix flag flatten flaunt flee float flock flood flow
fluctuate focus foil fold follow force foreclose forgo form foster frame free freeze fret frighten
frown fuel fulfil fulfill fume function fund gain galvanise galvanize gamble garner gather gauge
generate glean gloat glorify govern grant grapple greet grieve gripe groom ground grumble guarantee
guard guess guide gush gut hail halt halve hamper hand handle hang happen harass harbor harbour
harm hate head heal heckle heighten help herald hesitate highlight hijack hinder hint hire hit
honor honour hope horrify hospitalise hospitalize host house hover humiliate hunt hurry identify
ignore illuminate illustrate imagine immigrate impair impeach impede implement imply import impose
impress imprison improve inaugurate incite include incorporate increase incur indicate indict
infect infiltrate inflict inform infuriate inherit initial inject injure innovate inquire insinuate
insist inspect inspire install institute instruct insulate insult insure integrate intend intensify
intercept interfere interject interpret interrogate interrupt intervene interview intimidate
introduce inundate invade invent invest investigate invite invoke involve isolate issue jail jeer
jeopardise jeopardize jest join joke journey judge jump justify kick kidnap kill kneel knock label
lack lag lambast lament land lash last laud launch leak lean learn lecture legalise legalize
legislate lessen level levy liberate license lift like liken limit linger link list litigate live
loan loathe lobby locate lock lodge look loot lose love lower lure magnify maintain malign manage
mandate manipulate manufacture march mark marry marvel mass match matter mature maximise measure
mediate melt mention mentor merge message migrate mine minimise minimize mishandle misplace
misrepresent miss misstate mistrust misuse mitigate mobilise mobilize mock modernise modify monitor
morph motivate mount mourn move mull murder muse mutter name narrate narrow nationalise nationalize
naturalise naturalize navigate near need neglect negotiate nominate note notice notify number
nurture obey object oblige observe obsess obstruct obtain occupy occur offend offer offset omit
open operate opine oppose orchestrate ordain order organise organize originate oust outlaw outline
outlive outnumber outpace outperform outrage outweigh overcharge overhaul overlap overlook overrule
overstate overturn overwhelm own pack paint pan parade pardon participate partner pass pause pave
peak peg penalise penalize pencil perceive perform perish permeate permit persecute persist
persuade petition pick pinpoint pioneer pitch pivot place plagiarise plague plan plant plead please
pledge plot plug plummet plunder plunge point poison ponder populate portray pose posit possess
post postpone pour praise preach precede preclude predict prefer prepare present preserve preside
press pressure presume pretend prevail prevent prioritise prioritize privatise privatize probe
proceed process proclaim produce profess prohibit project proliferate prolong promise promote
prompt pronounce prop propel propose prosecute protect protest prove provide provoke publicise
publicize publish pull pump punish purchase pursue push puzzle quadruple qualify quarantine quarrel
quash quell question queue quicken quip quiz quote race radicalise rage raid rail raise rally range
rank ransack rant rate ratify rattle ravage reach react realign realise realize reap reassert
reassure rebel rebound rebrand rebuff rebuild rebuke rebut recall recapture recede receive reckon
reclaim recognise recognize recommend reconcile reconsider reconstruct record recount recover
recruit rectify redefine redirect reduce reelect refer reference reflect reform refuse refute
regain regard register regret rehabilitate reimburse reinforce reinstate reiterate reject rejoice
rejoin relate relax relay release relegate relent relieve relish relocate rely remain remark
remember remind reminisce remove rename renew renounce renovate reopen reorganise repair repatriate
repeal repeat replace reply report represent reprimand repudiate request require reschedule rescue
resemble resent reserve reshape reside resign resist resolve resonate respect respond restore
restrict result resume resurface resurrect retain retaliate rethink retire retort retract retreat
retrieve return retweet reunite revamp reveal revel revere reverse review revise revisit revive
revoke revolt reward ridicule riff rob rocket rotate rule rumble rumour rupture rush sack sail
salute sanction savage save scale scare scoff scold score scorn scour scramble scrap scrape screen
scrutinise scrutinize seal search secure seem segregate seize sensationalise sentence separate
serve settle shape share shatter shell shepherd shield shift shock shop shortlist shout shrink
shrug shun shut shutter sicken side sign signal simplify simulate skewer skip slam slander slash
slide slight slip slow slump smash smile smuggle sneer snub soar solicit solve sound spar spark
spearhead specialise specialize specify speculate spill split sponsor spot sprawl spread spurn
squander squash stab stabilise stabilize stage stagger stagnate stalk stall standardise star stare
start starve state stay steer stem step stigmatise stimulate stop storm strafe strand streamline
strengthen stress stretch struggle study stumble stun subject submit subpoena subside subsidise
subsidize succeed sue suffer suffocate suggest suit sum summarise summarize summon supersede
supervise supply support suppose suppress surge surpass surprise surrender surround survey survive
suspect suspend sustain swallow switch sympathise sympathize tackle talk tally tamper tantalise
target tarnish taunt tax tease tempt tend term terminate terrorise test testify text thank thaw
theorise theorize threaten thwart tie tip title tolerate top topple torch torture total touch tour
tout tow toy trace track trade traffic trail train transcend transfer transform translate transmit
transplant travel traverse treat tremble trend trespass trigger trim triple trouble trumpet trust
try tumble turn tweet uncover underestimate underline undermine underscore unfold unify unite
unleash unload unravel unseat unsettle unveil update uphold uproot upstage urge use usher usurp
utilise utilize utter vacate vaccinate validate value vandalise vanish vent venture verify veto vie
view vilify vindicate violate visit voice volunteer vote vouch vow wager wait waive walk wander
want warn warrant wash watch weaken weather weigh welcome whisper widen wield wipe wish withhold
witness wonder woo work worry worsen worship wound wrap wreck yearn yell yield
"""

_IRREGULAR = """
arise arose arisen|awake awoke awoken|be was been|bear bore borne|beat beat beaten
become became become|begin began begun|bend bent bent|bet bet bet|bind bound bound|bite bit bitten
blow blew blown|break broke broken|breed bred bred|bring brought brought
broadcast broadcast broadcast|build built built|burst burst burst|buy bought bought
catch caught caught|choose chose chosen|cling clung clung|come came come|cost cost cost
creep crept crept|cut cut cut|deal dealt dealt|dig dug dug|do did done|draw drew drawn
drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen|feed fed fed|feel felt felt
fight fought fought|find found found|flee fled fled|fly flew flown|forbid forbade forbidden
forecast forecast forecast|foresee foresaw foreseen|forget forgot forgotten
forgive forgave forgiven|freeze froze frozen|get got got|give gave given|go went gone
grow grew grown|hang hung hung|have had had|hear heard heard|hide hid hidden|hit hit hit
hold held held|hurt hurt hurt|keep kept kept|know knew known|lay laid laid|lead led led
leave left left|lend lent lent|let let let|lie lay lain|light lit lit|lose lost lost
make made made|mean meant meant|meet met met|mislead misled misled|overcome overcame overcome
oversee oversaw overseen|pay paid paid|put put put|quit quit quit|read read read|ride rode ridden
ring rang rung|rise rose risen|run ran run|say said said|see saw seen|seek sought sought
sell sold sold|send sent sent|set set set|shake shook shaken|shed shed shed|shine shone shone
shoot shot shot|show showed shown|shrink shrank shrunk|shut shut shut|sing sang sung
sink sank sunk|sit sat sat|sleep slept slept|slide slid slid|speak spoke spoken|spend spent spent
split split split|spread spread spread|spring sprang sprung|stand stood stood|steal stole stolen
stick stuck stuck|strike struck struck|strive strove striven|swear swore sworn|sweep swept swept
swim swam swum|swing swung swung|take took taken|teach taught taught|tear tore torn|tell told told
think thought thought|throw threw thrown|undergo underwent undergone
understand understood understood|undertake undertook undertaken|uphold upheld upheld
wake woke woken|wear wore worn|weep wept wept|win won won|withdraw withdrew withdrawn
withstand withstood withstood|write wrote written|overtake overtook overtaken
overthrow overthrew overthrown|rebuild rebuilt rebuilt|outdo outdid outdone
"""

_DOUBLES = frozenset(
    """admit ban bar commit compel confer control defer drag drop enrol equip expel fan fit flag
    grab jam jog knit nab nod occur omit outlaw pad patrol permit plan plot pop prefer propel quit
    quiz rebel refer regret rip rob rub scrap shop skip slam slap slip slot snap spot stem step
    stop strip stun submit swap tap tip top transfer transmit trap trim trip wrap spur tag cancel
    cap shrug equal propel beg blog blur brag chat concur dub embed emit excel extol fret gut incur
    kidnap lag pan peg plug prop rebut shun snub spar stab star unravel worship""".split()  # noqa: SIM905
)
_IRREGULAR_DOUBLES = frozenset(
    """begin cut get hit let put quit run set shut sit split swim win spin dig shed bet
    forget""".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One reading of a word as a verb: its base and which form it is."""

    base: str
    form: Form


def inflect(base: str) -> dict[Form, str]:
    """The regular forms of a verb, by the spelling rules of English."""
    if base.endswith(("s", "x", "z", "ch", "sh")):
        third = base + "es"
    elif base.endswith("y") and base[-2] not in "aeiou":
        third = base[:-1] + "ies"
    elif base.endswith("o"):
        third = base + "es"
    else:
        third = base + "s"
    if base.endswith("ie"):
        past, ing = base + "d", base[:-2] + "ying"
    elif base.endswith("e"):
        past = base + "d"
        ing = base + "ing" if base.endswith(("ee", "oe", "ye")) else base[:-1] + "ing"
    elif base.endswith("y") and base[-2] not in "aeiou":
        past, ing = base[:-1] + "ied", base + "ing"
    elif base in _DOUBLES:
        past, ing = base + base[-1] + "ed", base + base[-1] + "ing"
    else:
        past, ing = base + "ed", base + "ing"
    return {"base": base, "s": third, "past": past, "participle": past, "ing": ing}


def _table() -> dict[str, tuple[VerbForm, ...]]:
    found: dict[str, list[VerbForm]] = {}
    irregular: dict[str, tuple[str, str]] = {}
    for row in _IRREGULAR.strip().replace("\n", "|").split("|"):
        base, past, participle = row.split()
        irregular[base] = (past, participle)
    for base in sorted({*_REGULAR.split(), *irregular}):
        forms = inflect(base)
        if base in irregular:
            forms["past"], forms["participle"] = irregular[base]
            if base in _IRREGULAR_DOUBLES:
                forms["ing"] = base + base[-1] + "ing"
            elif base == "lie":
                forms["ing"] = "lying"
        for form, word in forms.items():
            found.setdefault(word, []).append(VerbForm(base, form))
    for base in sorted(_REGULAR.split()):
        # British spelling: travelled, signalling.
        short = base[-2] in "aeiou" and (base[-3] not in "aeiou" or base[-3:] in ("ial", "uel"))
        if base.endswith("l") and short:
            told, going = VerbForm(base, "past"), VerbForm(base, "ing")
            found.setdefault(base + "led", [told, VerbForm(base, "participle")])
            found.setdefault(base + "ling", [going])
    found["has"] = [VerbForm("have", "s")]
    found["is"] = found["are"] = [VerbForm("be", "s")]
    found["was"] = found["were"] = [VerbForm("be", "past")]
    return {word: tuple(forms) for word, forms in found.items()}


FORMS: dict[str, tuple[VerbForm, ...]] = _table()
"""Every known verb form, lower case, with its readings."""


@lru_cache(maxsize=50_000)
def readings(word: str) -> tuple[VerbForm, ...]:
    """The readings of a lower-case word as a verb; unknown words in -ed count as past forms."""
    known = FORMS.get(word)
    if known is not None:
        return known
    if len(word) > 4 and word.endswith("ed") and not word.endswith(("eed", "hundred", "sacred")):
        return (VerbForm(word[:-2], "past"), VerbForm(word[:-2], "participle"))
    if len(word) > 5 and word.endswith("ing") and word not in _NOT_ING:
        return (VerbForm(word[:-3], "ing"),)
    return ()


_NOT_ING = frozenset(
    """morning evening during according nothing something anything everything building meeting
    hearing wedding spring string ceiling feeling being king ring thing wing ceiling
    beijing sterling offspring following including regarding pending excluding""".split()  # noqa: SIM905
)
