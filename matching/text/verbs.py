"""Verbs of news English and their forms: enough to tell a clause from a phrase without a model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Form = Literal["base", "s", "past", "participle", "ing"]

_REGULAR = """
abandon abolish absorb accept accompany accuse achieve acknowledge acquaint acquire acquit act
adapt add address adjourn admit adopt advance advise affect afford agree aim alert allege allow
alter amend amount analyse analyze announce annul answer anticipate apologise apologize appeal
appear apply appoint appreciate approach approve argue arrange arrest arrive ask assault assert
assess assign assist assume assure attach attack attempt attend attract authorise authorize avoid
award back ban bar barricade base battle belong betray blame blast block board boast bomb boost
border brand breach breathe brief burn bury call campaign cancel cap capture carry cast cause
caution cease celebrate challenge change charge chase check cheer cite claim clarify clash
classify clean clear climb close coincide collapse collect collide combine comment commission
commit compare compel compete compile complain complete concede concern conclude condemn conduct
confess confine confirm confiscate connect consider consist contact contain contend contest
continue contract contradict contribute control convene convert convict cooperate cope correct
cost counter cover crash create credit criminalise criticise criticize cross crowd crush curb
damage dance debate decide declare decline decrease decriminalise deem defend define defy delay
deliver demand demolish demonstrate denounce deny depart depend deploy derail describe deserve
design destroy detain detect determine develop devise die differ direct disagree disappear
discharge disclose discover discuss dismiss dispatch displace display dispute disqualify disrupt
dissolve distribute divert divide dominate donate double doubt draft drag drain dress drift drop
drown earn ease echo edge elect eliminate embark embrace emerge emphasise emphasize employ empty
enable encounter encourage end endorse enforce engage enjoy enlist enrol enroll ensure enter
entitle erupt escape establish estimate evacuate evaluate evict evolve examine exceed exchange
exclude excuse execute exercise exist expand expect expel experience explain explode exploit
explore export expose express extend face fail fan favor favour fear feature fight file fill
finalise finalize finance fine finish fire fix flag flatten flee float flood flow focus follow
force form frame free freeze fuel gain gather generate govern grant greet ground guarantee guard
guide hail halt halve hamper hand handle hang happen harm head heal help highlight hint hire hit
hope host house hurry identify ignore imagine impeach implement imply import impose imprison
improve inaugurate include increase indicate indict inform inherit initial injure insist inspect
inspire install instruct insult intend intensify interrupt interview introduce invade invent
invest investigate invite involve issue jail join joke judge jump justify kick kidnap kill knock
label lack lament land last launch leak lessen level levy liberate license lift like limit link
list live loan lobby locate lock lodge look loot lose love lower maintain manage march mark match
matter measure mention merge miss mock monitor motivate mount mourn move murder name narrow
nationalise near need negotiate nominate note notice notify number obey object oblige observe
obtain occupy occur offend offer omit open operate oppose order organise organize originate oust
outlaw outline outnumber outweigh overrule overturn own pack pass pause peak pencil perform permit
persuade pick place plan plead pledge plunge point pose possess postpone pour praise precede
predict prefer prepare present preserve press presume pretend prevail prevent privatise proceed
process proclaim produce profess prohibit project promise promote prompt pronounce propose
prosecute protect protest prove provide provoke publish pull punish purchase pursue push qualify
quash quell question queue quicken quiz race raid raise rally range rank ratify reach react
realise realize reassure rebound rebuild recall receive reckon recognise recognize recommend
record recover recruit reduce refer reflect reform refuse regain regard register regret reinforce
reject relate relax release rely remain remark remember remind remove renew reopen repair repeal
repeat replace reply report represent request require rescue resemble reserve resign resist
resolve respect respond restore restrict result resume retain retire retreat return reunite reveal
reverse review revoke reward rocket rule rush sack sail sanction save scale scrap scrape search
secure seem seize sentence separate serve settle shape share shell shift shock shop shout shrink
shut side sign signal slam slash slide slip slow smash smile soar solve sound spark specify spill
split spot spread stabilise stabilize stage stall star stare start starve state stay stem step
stimulate stop storm strengthen stress stretch struggle study stun submit succeed sue suffer
suggest suit summon supply support suppose surge surrender surround survey survive suspect suspend
sustain switch tackle talk tally target tax tempt tend terminate test testify text thank threaten
tie tip top torture total touch tour tow trace track trade trail train transfer transform transmit
travel treat trend trigger trim triple trust try turn tweet uncover underline undermine underscore
unite unveil update uphold urge use vanish veto vie view violate visit voice volunteer vote vow
wait walk wander want warn wash watch weaken weigh welcome widen wipe wish witness wonder work
worry worsen wound wrap yell yield
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
    cap shrug equal propel""".split()  # noqa: SIM905
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
