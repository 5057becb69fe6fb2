"""Words that tell news from comment: what happens, who is behind it, and how comment sounds."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


EVENT_VERBS = _set(
    """abandon abolish accept accuse acquire acquit add adopt agree announce appeal appoint approve
    arrest assassinate attack award ban bar begin belong blew block blow bomb break build
    burst buy cancel capture carry charge clear climb close collapse collide come convict
    crash create cross cut damage decide declare deliver deploy derail destroy detain die
    discover dismiss displace divert dock double drop drown elect end enrol enroll enter
    erupt escape establish evacuate evade evict exclude execute expel explode extradite fall
    fell file find fine fire flee found free freed freeze gain get give grant ground grow
    halt halve hand happen hijack hire hit hold hospitalise host hurt impeach impose indict
    initial injure inspect install intercept invade jail join kidnap kill lack land launch
    lay leave liberate lift lodge lose lost lower make march meet merge met miss mobilise
    move murder name nominate occupy offer open order originate oust overturn pass pay
    permit plant poison precede publish pull pump push quicken quit raid raise ratify reach
    rebuild receive recover reject release remove repeal replace rescue resign restore
    resume retire return reveal rise rob rose rule run sack sail sanction secure seize sell
    send sentence set shell shield shoot shrink shut sign sink slow smuggle spend spread
    stab start steal stop storm strengthen strike struck sue supply surge surrender suspend
    sweep take test throw told topple transfer treat unveil vaccinate vanish veto visit vote
    vow walk warn weaken win withdraw withhold wound"""
)
RESPONSIBILITY = _set(
    """accuse attribute blame blow carry cause commission control destroy finance fund order
    organise organize originate own pay plan provoke responsible sabotage sponsor trigger
    warn"""
)
HARD_NOUNS = _set(
    """agency agreement aircraft airport amendment appeal army ballot bank bill border bridge
    budget casualties ceasefire cent city committee company contract council councillors
    court crash crowns dam dead deal death deaths dollars drug earthquake election
    electricity embassy employees engineers euros explosion ferry fire flood forces gas
    government governor hospital inflation injuries inspection inspectors judge judges jury
    law licence license localities mayor members minister ministry navy oil parliament
    passengers patient patients percent petition pipeline plane police port pounds power
    president price prices prison profit prosecutor province pupils rate rates reactor
    referendum refugees region residents revenue sales school schools settlement settlements
    shares ship ships soldiers spokesman spokeswoman storm strike students study survivors
    tax taxes toll town towns train treaty trial troops truce union vaccine verdict victims
    village villages vote votes water workers wreck"""
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
    often people rarely seldom society sometimes traditionally typically usually"""
)
ABSTRACT = _set(
    """backdrop bargain concern cornerstone discourse dominance dynamic dynamics embodies
    epitomises highlight highlighted highlights illustrates implications interplay
    justification landscape layer momentum mood narrative notion optimism paradigm
    perspective pessimism prospects reflect reflects reinforced reinforces resolve rhetoric
    scepticism sense shift skepticism specter spectre symbolises symbolism symbolizes
    trajectory uncertainty underline underlines underscore underscored underscores
    underscoring viability"""
)
