"""Words in and around names: titles, words that are no names, and names folded for comparison."""

from __future__ import annotations

import re

from anyascii import anyascii

from matching.text.calendar import MONTHS, WEEKDAYS
from matching.text.tokens import STOPWORDS

TITLES = frozenset(
    """presidents senators ministers
        mr mrs ms mx miss dr prof professor sir dame lord lady president premier minister
        chancellor governor gov mayor senator sen rep congressman congresswoman councillor
        cllr judge justice general gen colonel col major maj captain capt commander cmdr
        lieutenant lt sergeant sgt admiral adm corporal private ambassador amb envoy king
        queen prince princess pope archbishop bishop father fr rev reverend sister brother
        chief inspector superintendent constable detective officer secretary director chairman
        chairwoman chair spokesman spokeswoman prime foreign deputy vice defence defense
        interior finance presiding state attorney coach sheik sheikh imam rabbi baroness count
        countess duke duchess mp msp archdeacon presenter former actor actress singer author
        coastguard counsel""".split()  # noqa: SIM905
)
NOT_NAMES = frozenset(STOPWORDS) | set(MONTHS) | set(WEEKDAYS) | frozenset(
    """not no never yes nobody nothing none one two three four five six seven eight nine ten
        eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty
        forty fifty sixty seventy eighty ninety hundred thousand dozens hundreds thousands nearly
        almost about around roughly approximately over under some several many much even still now
        today yesterday tomorrow tonight meanwhile however although though despite since later
        earlier last next another every either neither nor only perhaps maybe indeed instead
        among along across behind beyond without within per between police officials officers
        people men women children residents reports unconfirmed statements according breaking
        update updated exclusive watch video photo photos read good morning afternoon evening
        night old new recent later additionally furthermore moreover spring summer autumn
        winter what's it's i've i'm we're he's she's they're that's there's let's don't papers
        members deaths judges results volunteers ago both less more everyone everybody anyone
        anybody someone somebody everything anything something whoever whatever numerous multiple
        various""".split()  # noqa: SIM905
)  # fmt: skip
NO_FAMILY = frozenset(
    """sen rep gov gen
        democrats republicans conservatives liberals greens senators lawmakers ministers officials
        members university college hospital school church airport police court council city county
        state states party union ministry department bank street road river lake tour cup open
        league series championship games awards force forces agency service group company team
        fund foundation institute center centre association society network""".split()  # noqa: SIM905
)
"""Last words of names that are not those of a person's family."""


def fold(text: str) -> str:
    """Lower-case ASCII without apostrophes and full stops."""
    plain = text if text.isascii() else anyascii(text)
    return plain.lower().replace(".", "").replace("'", "").replace("’", "")


def key_of(printed: str) -> tuple[str, ...]:
    """A printed name as names are compared: folded words without titles and articles."""
    words = [fold(w) for w in re.findall(r"[\w’'.-]+", printed)]
    while words and (words[0] in NOT_NAMES or words[0] in TITLES) and len(words) > 1:
        words = words[1:]
    return tuple(part for word in words for part in word.split("-") if part and part != "the")
