"""Words that tell news from comment: what happens, who is behind it, and how comment sounds."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


EVENT_VERBS = _set(
    """abandon abolish accept accuse acquire acquit add adopt agree ambush announce annul appeal
    appoint approve arrest assassinate attack auction award ban bar beat begin behead belong
    bequeath bid blast blew block blow bomb bombard build burn burst bury buy cancel capture
    carry charge clear climb close collapse collide commission confiscate contaminate
    convict cordon cost crash create cross cure cut damage decide declare defeat deliver demerge
    deploy deport depose derail destroy detain devalue diagnose die discover dismiss
    displace dissolve divert divest dock donate double drop drown edge elect eliminate
    emphasise employ encircle engulf enrol enroll enter erase erupt escape establish
    evacuate evade evict exclude execute expel explode extradite fall fell file find fine
    flatten flee float flood foreclose found free freed freeze fund gain grant ground grow
    gut halt halve hand hear hijack hire hit hold hospitalise host hurt impeach impose
    inaugurate indict infect initial injure inspect install intercept inundate invade jail
    join jump kidnap kill knock lack land launch lay leave liberate lift lodge loot lose
    lost lower make march meet melt merge met mine miss mobilise move murder name narrow
    nationalise naturalise nominate occupy offer open order originate oust outbid overrule
    overturn pass pay peg penalise permit plant plunge poison precede privatise publish pull
    pump push quadruple qualify quarantine quash quicken quit raid raise ransack ratify
    reach rebound rebuild recall recapture receive recover reelect reinstate reject release
    relegate relocate remove rename reopen repatriate repeal repel replace rescue resign
    restore resume retake retire retreat return reveal rise rob rose rule run sack sail
    sanction scorch score secure seize sell send sentence shell shield shoot shortlist
    shrink shut shutter sicken sign sink slip slow slump smash smuggle soar spread stab
    start steal stop storm strafe strengthen stretch strike struck subpoena subside sue
    summon supply surge surrender suspend swap swear sweep test thaw throw told topple torch
    transfer tremble triple unveil uphold uproot vaccinate vanish veto visit vote vow warn
    weaken widen win withdraw withhold wound wreck"""
)
RESPONSIBILITY = _set(
    """accuse attribute blame blow cause destroy provoke responsible sabotage sponsor trigger"""
)
HARD_NOUNS = _set(
    """agency agreement aircraft airport amendment appeal army ballot bank bill border bridge
    budget casualties ceasefire cent committee contract council councillors court crash
    crowns dam dead deal death deaths dollars drug earthquake election electricity embassy
    employees engineers euros explosion ferry fire flood forces gas government governor
    inflation injuries inspection inspectors judge judges jury law licence license
    localities mayor members minister ministry navy oil parliament passengers patient
    patients percent petition pipeline plane police port pounds power president price prices
    prison profit prosecutor province pupils rate rates reactor referendum refugees region
    residents revenue schools settlement settlements shares ship ships soldiers spokesman
    spokeswoman storm strike students study survivors tax taxes toll towns train treaty
    trial troops truce union vaccine verdict victims villages vote votes water workers wreck"""
)
OPINION = _set(
    """abhorrent absurd abysmal actually admirable admirably adorable alarming alarmingly alas
    amazing amazingly appalling appallingly arguably arrogance arrogant astonishing
    astonishingly astounding atrocious awesome awful awkward baffling baseless beautiful
    beloved bigoted bigotry bitterly bizarre bland blatant blatantly boring brave bravely
    brazen breathtaking brilliant brutally callous catastrophically certainly charade
    charming circus clearly clever clueless comforting comical compelling contemptible
    conveniently corny courage coward cowardly cozy crazy creepy cruel cruelly curiously
    cynical cynically daft damning dazzling debacle deceitful delicious delightful
    delightfully delusional deplorable depressing deserve deserves desperately despicable
    devious dire disappointing disastrous disastrously disgrace disgraceful disgusting
    dishonest dismal disturbing disturbingly dreadful dubious dull dumb egregious elegant
    elites embarrassing embarrassingly evil excellent exciting exquisite extraordinary
    fabulous fanatical fantastic farce farcical fascinating fatuous feckless fiasco firmness
    fitting flawed foolish foolishly fools fortunately frankly frightening frivolous funny
    futile generous ghastly glorious gorgeous gross grotesque gullible hapless heartbreaking
    heartless heinous heroic hideous hilarious hilariously hoax honestly hopeless hopelessly
    horrendous horrible horribly horrific horrifying hypocrisy hypocrite hypocrites
    hypocritical hysteria hysterical idiot idiotic idiots ignorant immoral impressive
    impressively incompetence incompetent incredible incredibly inept inevitable inevitably
    inexcusable infamous insane insanely insidious inspiring insulting intelligent
    interestingly intolerable ironic ironically irony irrational irresponsible joke joy lame
    laudable laughable lazy lesson lovely luckily lucky ludicrous mad madness magnificent
    marvellous marvelous masterful masterpiece meaningless mediocre mercifully mercilessly
    merely mess mindless miraculous miserable miserably moronic naive naively nasty needless
    needlessly nightmare nonsense nonsensical notorious obscene obsessed obsession obviously
    ominous oppressive ought outdated outlandish outrageous outstanding overblown overrated
    paranoid pathetic patience perfect perfectly pernicious perverse pitiful pity plainly
    pointless preposterous pretentious priceless profound profoundly propaganda proud rabid
    reckless recklessly refreshing regrettable regrettably remarkable repugnant repulsive
    ridiculous ridiculously rightly ruse ruthless sadistic sadly sane scam scandalous scary
    self-serving selfish senseless shady sham shame shameful shameless shamelessly sheer
    shocking shockingly sinister smear smears smug spectacular spineless splendid splendidly
    staggering startling strange stunning stupid stupidity stupidly sublime superb surely
    surprisingly tellingly terrible terrific terrifying thankfully thrilling thriving
    thuggish toxic tragedy tragic tragically treacherous triumph troubling tyrannical
    tyranny ugliest ugly unacceptable unbelievable unbelievably undeniable undeniably
    undoubted undoubtedly unfair unfairly unforgivable unfortunate unfortunately unhinged
    unjust unsettling unsurprisingly unthinkable utter vapid vibrant vicious vile villain
    villains villainy virtuous warped weird wicked wise wisely woke wonderful wonderfully
    worthless worthy wretched wrong-headed wrongheaded zealots zealous"""
)
SPECULATION = _set(
    """appear appears bound could destined doomed expects fear fears hinge hopefully hopes likely
    may maybe might must perhaps possibly presumably risks seem seems should surely
    threatens unlikely whether would"""
)
FIGURATIVE = _set(
    """chess crossroads dance destiny fate ghost heartbeat marriage poker shadow soul
    storm-clouds tide tides tightrope twilight"""
)
GENERIC = _set(
    """always anybody anyone everybody everyone generally humanity life mankind nobody normally
    often rarely seldom sometimes traditionally typically usually"""
)
ABSTRACT = _set(
    """backdrop bargain concern cornerstone discourse dominance dynamic dynamics embodies
    epitomises framed framework framing highlight highlighted highlights illustrates
    implications interplay justification landscape layer momentum mood narrative notion
    optimism paradigm perspective pessimism prospects reflect reflects reinforced reinforces
    resolve rhetoric scepticism sense shift skepticism specter spectre symbolises symbolism
    symbolizes trajectory uncertainty underline underlines underscore underscored
    underscores underscoring viability"""
)
BODIES = _set(
    """administration agency airline alliance archive army assembly association authorities
    authority bank board brigade broadcaster bureau cabinet chamber charity church city clinic
    club coalition college commission committee company congress consortium consulate
    corporation council county court department developer directorate district embassy
    enterprise executive factory federation firm force forces foundation gallery gang
    government group guild hospital institute institution jury league library manufacturer
    militia ministry museum navy network newspaper office operator opposition orchestra
    organisation organization owners panel parliament party platoon police prosecution province
    publisher railway rebels regiment regulator retailer school secretariat senate squad staff
    state studio subsidiary supermarket syndicate team theatre treasury tribunal troops troupe
    trust union university watchdog workforce"""
)
PERSONS = _set(
    """accomplice actress aide ambassador analyst applicant archaeologist architect assailant
    attorney auditor bishop burglar captain chairman chancellor chemist clerk coach colleague
    colonel commander conductor consultant coroner crew customs daughter defendant deputies
    deputy detective diplomat diver doctor engineer expert father firefighter fishermen general
    geologist governor guard gunman heirs historian hostage husband inspector intruder judge
    king lawyer lieutenant magistrate mayor minister mother neighbour nurse officer official
    parents passenger pastor patient physician pilot pope president pressman priest prince
    prisoner professor prosecutor queen rebel rector referee refugee relative resident robber
    sailor scientist secretary senator sergeant shareholder smuggler soldier son spokesman
    spokeswoman student surgeon suspect teacher teenager thief thieves trustee tutor vandal
    victim volunteer warden widow wife witness workers"""
)
GESTURES = _set(
    """applaud bake bark bask beam blaze blink bow breathe brood buzz chant cheer clap cling
    comb cook cough crouch cry dance dangle dine doze dream dress drift drip drum eat echo
    exhale eye fidget flap flicker flutter frown gasp gather gaze gesture giggle glance glare
    gleam glimmer glisten glitter glow grimace grin groan grumble hang hesitate hover huddle
    hug hum hurry idle iron kiss knead knit lean leer linger listen loiter look loom lounge
    lurk meander mingle mumble murmur mutter nod pace pat pause peel peer perch polish ponder
    pour pray queue rattle relax rest rinse roar rub rumble rustle sag savour scowl scrub
    season shake shimmer shine shiver shout shrug shuffle sigh sing sip sit slouch slump smell
    smile smirk smoke snap sniff snore sob speak spill spoon squint stagger stammer stand stare
    stir stretch stride stroll strut swagger sway sweat swirl tap tiptoe tower toy trail
    tremble trudge turn wail wait wander wash wave weep whisper whistle wince wink wipe yawn"""
)
ATTITUDES = _set(
    """admire adore amuse annoy appeal appear astonish astound baffle believe bemoan betray
    bewilder blunder bore care cherish choose confuse consider convince crave dare dazzle
    delight depress deserve desire despair despise detest devastate disappoint dismay disturb
    dither doubt elate embarrass embody encourage enjoy excel excite exhaust expect fail falter
    fear feel flounder flourish forget frighten frustrate guess hate haunt hope horrify
    humiliate imagine impress inspire irritate know learn like loathe long look love matter
    mean mind miss need overwhelm perplex please pray prefer prove puzzle reassure reflect
    regard regret relieve remember represent resemble respect sadden scare seem sense shatter
    shine shock show sound squander struggle stun suffer surprise suspect symbolise symbolize
    tend think thrill thrive tire touch treat triumph trust understand unsettle upset value
    view want wish wonder worry"""
)
"""What goes on in a mind, or how a writer rates somebody: no deed that can be looked up."""
LIGHT = _set(
    """become bring carry cross do draw exchange face find found get give have hold keep lead
    lend live make pay play put reach ring run serve set show strike take talk tell turn walk
    wear win"""
)
"""Verbs that leave the meaning to their object."""
INNER_NOUNS = _set(
    """alternative arm arms attention breath business cheek cheeks chin choice clue composure
    confidence cool courage credibility credit dignity doubt ear ears eye eyebrow eyebrows eyes
    face faces faith feet fingers fist fists foot forehead glance glances glasses ground hair
    hand hands head heads heart hearts hope idea illusion illusions intention interest knees
    lesson lessons lip lips mind minds mood mouth necks nerve nerves nose option passion past
    patience peace point pride promise promises reality reason regard right sense shadow shame
    shoulder shoulders smile smiles soul spirit support sympathy tears temper throat thumb
    thumbs tie time tone tongue touch trust truth voice voices way weight words"""
)
MASS_NOUNS = _set(
    """age anger applause art autumn children darkness dawn daylight death dusk dust evening
    everybody everyone everything faith fear fog football grief history hope ice justice
    laughter life love memory men mist money morning mud music nature night nobody nothing
    parliament peace people police politics power progress rain science silence smoke snow
    somebody something spring staff summer sunlight time traffic trust truth war water wind
    winter women youth"""
)
ABSOLUTE = _set(
    """aboard abroad absent alight alive armed asleep bankrupt barefoot barred blind born broke
    capsized closed comatose complete compulsory dead deaf defunct derelict deserted disused
    divorced drunk empty engaged exempt expired extinct fake false fatal forged frozen full
    genuine guilty homeless identical illegal illegitimate illiterate impassable inaccessible
    inactive incomplete innocent insolvent insured intact invalid jobless lawful legal licensed
    loaded locked mandatory married missing mute naked offline online open operational optional
    orphaned overdue paralysed paralyzed pregnant present redundant registered retired sealed
    separated single sober solvent stateless sterile stranded suspended switched tax-free
    toothless unable unanimous unarmed unconscious underage unemployed unfit uninhabited
    unlawful vacant valid void widowed"""
)
"""Adjectives of state without degrees: nobody is "rather pregnant"."""
