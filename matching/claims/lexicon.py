"""Words that tell news from comment: what happens, who is behind it, and how comment sounds."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


EVENT_VERBS = _set(
    """abandon abolish accept accuse acquire acquit add adopt agree ambush announce annul appeal
    appoint approve arrest assassinate attack auction award ban bar beat begin behead belong
    bequeath bid blast blew block blow bomb bombard build burn burst bury buy cancel capture
    carry charge clear climb close collapse collide commission confiscate contaminate
    convict cost crash create cross cure cut damage decide declare defeat deliver demerge
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
    """absurd admirable alas appalling arguably astonishing awful beautiful bizarre brave brilliant
    comforting courage cowardly cynical damning deserve deserves disappointing disgrace
    disgraceful dreadful extraordinary farce firmness fitting foolish frankly generous
    glorious grotesque history hypocritical inexcusable joke joy laughable lesson
    magnificent mercifully naive nonsense obviously ought outrageous pathetic patience pity
    plainly proud regrettable remarkable ridiculous sadly shame shameful shocking splendid
    strange stunning surely tellingly terrible thriving tragic triumph ugly unacceptable
    undeniably undoubtedly unforgivable unsettling unthinkable vibrant villain villains
    villainy wicked wise wonderful"""
)
SPECULATION = _set(
    """appear appears bound could destined doomed expects fear fears hinge hopefully hopes likely
    may maybe might perhaps possibly presumably risks seem seems should threatens unlikely
    whether would"""
)
FIGURATIVE = _set(
    """chess cinderella crossroads custard dance dawn destiny fate ghost heartbeat marriage poker
    punch shadow soul storm-clouds tide tides tightrope twilight"""
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
