"""What a text names without telling it as a deed that was done.

A word may only look like a verb ("his opening remarks", "closed doors"), and a verb may stand for
what is wished, possible, due, asked for or only spoken about.
"""

from __future__ import annotations

import re

from matching.text.verbs import readings

_INFINITIVE = re.compile(
    r"\b(?:in order to|so as to|to get|to keep|to try and|efforts? to|bid to|calls? to|demands? to"
    r"|appeals? to|pressure to|pleas? to)\s+(?:\S+\s+){0,3}$",
    re.IGNORECASE,
)
_IF = re.compile(r"\b(?:if|unless|whether)\b[^,;.:]*$", re.IGNORECASE)
"""What stands before a deed that is only a condition ("if he is not ready to sign")."""
_MAY = re.compile(
    r"\b(?:can|could|may|might|should|must|ought\sto)\s(?:\w+ly\s|also\s|now\s)?$"
    r"|\b(?:urg(?:e[sd]?|ing)|advis(?:e[sd]?|ing)|asked|told|called\son)\b"
    r"(?:(?!\bthat\b)[^;.]){1,80}\b(?:not\s)?to\s$",
    re.IGNORECASE,
)
"""What stands before a deed that is only possible, due or asked for ("urged him not to go")."""
_TOPIC = re.compile(
    r"\b(?:into|on|about|over|against|regarding|concerning)\s(?:[\w’'.-]+\s){0,3}$", re.IGNORECASE
)
"""What stands before a noun that is only a topic ("pressed him on the sale")."""
_WITHIN_NOUN = re.compile(
    r"(?:\b(?:an?|the|his|her|its|their|our|my|this|that|these|those)|['’]s)\s+$", re.IGNORECASE
)
_BEFORE_SIDE = re.compile(r"(?:[,(]|\b(?:far|second|third|top|bottom|from|and))\s*$", re.IGNORECASE)
_VOTED = re.compile(
    r"\b(?:vot\w+|ballots?|rul\w+|decid\w+|decision|spoke|came out|go(?:es)?|went|is|are|was|were"
    r"|be|been|being|remain\w*|stands?|stood|all|and|or|\w*(?:one|two|three|four|five|six|seven"
    r"|eight|nine|ten|teen|ty|dred|sand)|\d+)\s+$",
    re.IGNORECASE,
)
"""What stands before an "against" that is an outcome ("voted against", "twelve against")."""
_OWN = re.compile(r"(?:['’]s?|\b(?:his|her|its|their|our|my|your))\s$", re.IGNORECASE)
_BURNT = re.compile(r"\b(?:burn\w*|buried|boiled|flayed|skinned|pretend\w*[^,;.]*)\W*\s$", re.I)
"""What stands before an "alive" that nobody outlived, or that was only pretended."""
_DOORS = re.compile(r"\s+doors?\b", re.IGNORECASE)
_OF_A_TIME = re.compile(r"(?:begin|beg[au]n|start|end|finish|open|clos)\w*")
_AT_THE = re.compile(
    r"\b(?:since|at|by|until|till|before|after|from|near(?:ing)?|towards?)\s(?:the|its|their)\s$",
    re.IGNORECASE,
)
"""What stands before a noun that only tells a time ("since the end of the war")."""
_TIME_WITH = re.compile(
    r"\s+(?:(?:the|last|this|next|its|his|her|their)\s+){0,2}(?:\w+\s)?"
    r"(?:day|week|weekend|month|quarter|year|summer|autumn|winter|spring|season|session)s?\s+with\b",
    re.IGNORECASE,
)
"""What is behind a verb that tells how a time began or ended ("started the summer with")."""
_AFTER_SIDE = re.compile(r"\s*(?:[,)]|$)")


_BEARS = re.compile(r"\s[“\"‘A-Z]")
_THING = re.compile(r"\b(?:an?|one|the)\s(?:\w+\s){1,3}$", re.IGNORECASE)
""" "A customer named Conal" tells no naming."""
_ENDS_UP = ("end", "ends", "ended", "ending")
_LEFT_DOING = re.compile(r"\s(?:\w+\s){1,3}\w{2,}ing\b")
""" "Leaves the firm subsidising gold" leaves nothing."""


def only_looks_like_an_act(text: str, start: int, printed: str) -> bool:
    """Whether a word only looks like a verb: "his opening remarks", "closed-door", "(left)"."""
    before, behind = text[:start], text[start + len(printed) :]
    if printed.lower() == "left" and _BEFORE_SIDE.search(before) and _AFTER_SIDE.match(behind):
        return True
    if behind[:1] == "-" and behind[1:2].isalpha():
        return True
    low = printed.lower()
    if low in ("favor", "favour") and _OWN.search(before):
        return True
    if low == "alive" and _BURNT.search(before):
        return True
    if low == "against" and not _VOTED.search(before):
        return True
    if low == "closed" and _DOORS.match(behind):
        return True
    if low in _ENDS_UP and re.match(r"\sup\b", behind):
        return True
    if low.startswith(("leav", "left")) and _LEFT_DOING.match(behind):
        return True
    if low.endswith(("ers", "ors")) and not readings(low):
        return True
    if low in ("named", "called") and _BEARS.match(behind) and _THING.search(before):
        return True
    if low == "names" and re.search(r"\bas\s$", before):
        return True
    if _OF_A_TIME.fullmatch(low) and (_TIME_WITH.match(behind) or _AT_THE.search(before)):
        return True
    return printed.endswith("ing") and bool(_WITHIN_NOUN.search(before))


def is_purpose(text: str, start: int) -> bool:
    """Whether the word at ``start`` stands in an infinitive of purpose ("to get the port moving
    again", "calls to cancel it")."""
    return bool(_INFINITIVE.search(text[:start]))


def is_unasserted(text: str, start: int, *, main: bool) -> bool:
    """Whether the deed at ``start`` is only a purpose, a condition, possible, due, asked for or, if
    it is not the ``main`` one, a topic."""
    before = text[:start]
    patterns = (_INFINITIVE, _IF, _MAY) if main else (_INFINITIVE, _IF, _MAY, _TOPIC)
    return any(pattern.search(before) for pattern in patterns)
