"""Who is behind a vague source: the outlet that was told, the issuer of a statement.

"A source told the Varn Gazette" at another outlet is what the Gazette has, and no access of its
own. "A statement from Corvan" is Corvan speaking, like "Corvan said".
"""

from __future__ import annotations

import re

from matching.attribution.sources import is_news_agency, is_outlet
from matching.lineage.names import Outlets, registered
from matching.origins.speakers import Source, is_statement

_NAME = r"(?:[Tt]he )?[A-Z][\w&’'-]*(?:\s(?:(?:of|for|and|de)\s(?:the\s)?)?[A-Z][\w&’'-]*)*"
_HEARD = re.compile(
    rf"\b(?:told|in an interview (?:with|to|for|on)|(?:interviewed|seen|obtained|reviewed) by"
    rf"|(?:shown|leaked|given|sent) to|shared with|(?:spoke|speaking|talking) (?:to|with))\s"
    rf"(?P<who>{_NAME})"
)
_OWN = re.compile(
    r"\b(?:told|interview (?:with|to)|seen by|shown to|obtained by|(?:spoke|speaking) (?:to|with))"
    r"\s(?:us|me|this (?:newspaper|paper|reporter|website|station|agency|correspondent)"
    r"|our (?:reporter|correspondent|newspaper|paper))\b"
)
_ISSUED = re.compile(
    r"\b(?:statement|release|communiqué|announcement)\s"
    r"(?:(?:issued|published|released|posted|put out|sent out|made) )?(?:from|by|of|on behalf of)\s"
    r"(?P<who>(?:the )?[\w&’'-]+(?: (?:of (?:the )?)?[\w&’'-]+){0,4}?)"
    r"(?=\s*(?:[,.;:\"”]|$|\b(?:on|in|at|late|early|said|says|that|to|which|and)\b))"
)


def source_behind(source: Source, sentence: str, home: str, outlets: Outlets) -> Source:
    """The source that a sentence of the outlet ``home`` rests on, the vague one looked behind."""
    if is_statement(source):
        issuer = _ISSUED.search(sentence)
        if issuer:
            who = issuer.group("who").strip()
            return Source("institution", who.removeprefix("the "), source.printed)
        return source
    if source.anonymous:
        hearer = _hearer(sentence, home, outlets)
        if hearer is not None:
            return Source("outlet", hearer, source.printed)
    return source


def has_access(sentence: str, home: str, outlets: Outlets) -> bool:
    """Whether a sentence says that the outlet ``home`` itself spoke to its source, or saw it."""
    if _OWN.search(sentence):
        return True
    return any(outlets.named(m.group("who")) == home for m in _HEARD.finditer(sentence))


def _hearer(sentence: str, home: str, outlets: Outlets) -> str | None:
    """Another outlet or agency that is said to have been told, or None."""
    for match in _HEARD.finditer(sentence):
        who = match.group("who")
        known = outlets.named(who)
        if known == home:
            return None
        press = known is not None or registered(who) or is_outlet(who) or is_news_agency(who)
        if press:
            return re.sub(r"^[Tt]he ", "", who)
    return None
