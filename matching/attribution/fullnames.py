"""Full names as they stand in a text, each with the titles printed before it."""

from __future__ import annotations

import re
from collections.abc import Iterator

_TITLE_WORDS = (
    r"(?:(?:[A-Z][\w-]+\s)?(?:President|Minister|Prime\sMinister|Premier|Chancellor|Governor|Mayor"
    r"|Secretary|Senator|Congressman|Congresswoman|Representative|Spokesman|Spokeswoman"
    r"|Spokesperson|Chief|Chairman|Chairwoman|Director|Commander|General|Colonel|Captain|Sergeant"
    r"|Lieutenant|Admiral|Judge|Prosecutor|Professor|Doctor|Inspector|Ambassador|King|Queen|Prince"
    r"|Princess|Pope|Bishop|Archbishop|Councillor|Cllr|Sheriff|Detective|Superintendent|Coroner"
    r"|Counsel|Commissioner|Deputy|Officer|Warrant|Mr|Mrs|Ms|Mx|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Sir|Dame"
    r"|Lord|Lady|Justice|Rev|Father|Sister|Brother|Major|Corporal|Private|Constable|Attorney"
    r"|Envoy|Leader|Head|Manager|Speaker|CEO|CFO|COO|CTO|MPs?|MEP|MEC|MSP|TD)\.?\s)"
)
_FULL = re.compile(
    rf"(?=[A-Z])(?P<title>{_TITLE_WORDS}{{0,5}})"
    r"(?P<name>[A-Z](?:[\w-]|[’'](?!s\b))*\w(?:\s[A-Z]\.)*(?:\s(?:[Dd]e|[Vv]an|[Vv]on|[Dd]er|[Dd]el|[Dd]i|[Dd]a"
    r"|[Dd]os|[Aa]l|[Bb]in|[Ll]a|[Ll]e|O’|O'))*(?:[’']?\s(?:[aAeE]l-)?[A-Z](?:[\w-]|[’'](?!s\b))*\w){1,2})"
)
NOT_NAMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december the a an in on at for but and this that
    these those it he she they we you there here his her its their our my after before when while
    if as with from by to of not no some many most all both two three four five several however
    meanwhile according speaking asked during under inside outside since despite because although
    though until among between over through within without across around near behind even also then
    now today yesterday tomorrow last next earlier later once still yet so first second third more
    less other another each every such who what why how where which whether said says say including
    like unlike along above below beyond beside against about into onto upon per via only just
    nearly almost again instead indeed perhaps maybe yes thanks inside""".split()  # noqa: SIM905
)


_TITLE_WITHIN = re.compile(
    r"(?<=\s)(?:President|Minister|Premier|Chancellor|Governor|Mayor|Secretary|Senator|Spokesman"
    r"|Spokeswoman|Commissioner|Attorney|General|Colonel|Captain|Sergeant|Lieutenant|Admiral"
    r"|Professor|Inspector|Ambassador|Director|Chairman|Chief|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Mr|Mrs"
    r"|Ms)\b(?=\.?\s[A-Z])"
)


def full_names(text: str, start: int) -> Iterator[re.Match[str]]:
    """The full names from ``start`` on; a title within one begins another ("United States |
    Attorney General Ida Lang")."""
    while (match := _FULL.search(text, start)) is not None:
        within = _TITLE_WITHIN.search(text, match.start("name") + 1, match.end() + 3)
        inside = within is not None and within.start() < match.end()
        if not inside:
            yield match
        start = within.start() if within is not None and inside else match.end()


def capital_headline(text: str) -> int:
    """Where the body begins if the first line is a headline in capitals, else 0."""
    end = text.find("\n")
    line = text[: max(0, end)].strip()
    words = [w for w in line.split() if len(w) > 3]
    if not words or line.endswith((".", "!", "”", '"')) or len(line) > 200:
        return 0
    return end if sum(w[0].isupper() for w in words) > 0.6 * len(words) else 0


# In headlines with Capitals the verb looks like the end of the name.
_TITLED_VERBS = frozenset("Says Said Tells Told Claims Denies Warns Insists Admits".split())  # noqa: SIM905


def clean(name: str) -> str:
    """Without possessives and leading words that only begin a sentence."""
    name = re.sub(r"[’']s?$", "", name.strip())
    words = name.split()
    while len(words) > 1 and words[0].lower() in NOT_NAMES:
        words = words[1:]
    while len(words) > 1 and words[-1] in _TITLED_VERBS:
        words = words[:-1]
    return " ".join(words)
