"""How comment sounds, and turns of phrase that report an event: patterns over a sentence."""

from __future__ import annotations

import re

SIMILE = re.compile(
    r"\blike\s(?:a|an|one|the|washing|water)\b|\bas\sif\b|\bas\sthough\b"
    r"|\bless\sa\s\w+\sthan\sa\b|\bas\s\w+\sas\sa\b"
)
ANTONOMASIA = re.compile(r"\b(?:is|was|are|were|remains?)\sthe\s[A-Z][a-z]+\sof\s(?:the\s)?[a-z]")
"""A name used as a common noun: "the Cannes of the north"."""
RHETORIC = re.compile(
    r"^(?:perhaps|maybe|whatever|whoever|such\sis|so\smuch\sfor|what\s(?:remains|happens|matters|a\b|joy)|whether\b"
    r"|one\s(?:could|can|might|hopes|feels|wonders|suspects)|it\sis\s(?:hard|easy|difficult|strange"
    r"|tempting|no\s\w+|a\s\w+\sthing|worth|time|clear|possible|not\s\w+\sto)|it\swould\sbe\b"
    r"|there\sare\s(?:those|some|people)\b|nobody\b|no\sone\b|not\severy|not\sall\b|few\s(?:had"
    r"|would|could|expect)|everyone\b|everybody\b|for\s(?:anyone|those|a\s\w+\sthat|decades)\b"
    r"|who\b|how\b|why\b|if\b|but\stoday|let\sus|let’s|even\sso\b|to\sbe\s(?:sure|fair)\b"
    r"|in\s(?:other\swords|theory|practice|short)\b|consider\b|it\sis\s(?:imperative|essential|vital)\b"
    r"|of\scourse\b|all\sthis\b|this\sis\s(?:what|why|how|not)\b|that\sis\s(?:why|how|what)\b"
    r"|no\s\w+\s(?:can|could|will|would)\b|nothing\b|anyone\b|rarely\b|never\b|seldom\b|so\s\w+\s(?:was|were|is|are)\b|some\s\w+s\sought"
    r"|(?:(?:and|but|so)\s)?(?:it|this|that)(?:\s(?:is|was)|[’']s)\s(?:nothing|all|just|simply"
    r"|no\s(?:wonder|surprise|accident|coincidence))\b"
    r"|there\s(?:is|are|was|were)\s(?:better|worse|few|something|a\stime|times|a\skind\sof|no\smore)\b"
    r"|it\s(?:is|was)\sthe\s(?:sort|kind)\sof\b|that\san?\s\w+\s(?:which|who|that)\b"
    r"|by\s(?:that|this|any)\smeasure\b|we\b|our\b|i\b|you\b)",
    re.IGNORECASE,
)
NOBODY = re.compile(r"(?:nobody|no\sone|nothing|none)\b(?!\s(?:who|that)\b)", re.IGNORECASE)
PHRASAL = re.compile(
    r"\b(?:(?:gave|given|giving|give)\sway|(?:set|sets)\s(?:out|off|sail)|(?:called|calls)\soff"
    r"|(?:went|goes|gone)\s(?:off|on\s(?:sale|strike|trial)|into\seffect|missing)"
    r"|carried\sout|(?:came|comes|come)\sto\slight|(?:ran|run|runs)\sout\sof|(?:took|takes|take|taken)\s(?:over|place|effect|office|power|control)"
    r"|(?:ran|run|runs)\s(?:into|aground)|(?:pulled|pulls)\sout|(?:threw|thrown|throws)\sout"
    r"|(?:broke|broken)\s(?:out|in)|(?:turned|voted|shot|knocked|brought|struck|broke|burned|burnt)\sdown"
    r"|(?:handed|laid)\s(?:over|down)|(?:laid|lay|lays)\soff|set\s(?:aside|fire|up)"
    r"|(?:was|were)\sborn|came\sinto\sforce|(?:fell|fall|falls)\sto|stepped\sdown|pleaded\s(?:not\s)?guilty"
    r"|found\s(?:\w+\s){0,2}(?:not\s)?guilty|pulled\sdown|blown?\sup|blew\sup)\b"
)
CONDITION = re.compile(r"(?:\w+\s){0,2}\w*,?\s?\b[Ii]f\s\w|(?:But\s)?[Uu]nless\s")
MODALS = frozenset("may might could would should must likely unlikely perhaps".split())  # noqa: SIM905
FIRST_PERSON = re.compile(
    r"\b(?:we|I|us|me|my|you|your)\b|\b[Oo]urs?\b(?!\s(?:forces|troops|army))"
)
QUALITY = re.compile(
    r"\b(?:(?<!\d\s)(?:more|less)(?!\sthan)|(?<!at\s)(?:most|least)(?!\sof)|too|so(?!\s(?:that|far)\b)"
    r"|(?<!first\s)(?<!second\s)(?<!third\s)(?<!th\s)(?<!one\s)(?<!no\s)such(?!\sas)|very(?!\ssame)"
    r"|quite|rather|hardly|scarcely|arguably|surely|frankly|sadly|happily|fittingly"
    r"|utterly|deeply|truly|simply)\s\w+"
)
"""Degrees and the writer's adverbs; "the third such failure" and "so that" are none."""
IDIOM = re.compile(
    r"\bas\s(?:these|such)\sthings\s(?:do|go|are|will)\b|,\sit\s(?:turns|turned)\sout,|\bof\sthe\spurest\b"
    r"|\bmay\swish\sto\s(?:know|ask)\b|\bone\sexpects\b"
    r"|\b(?:lost|found|held|kept|regained|lose|lost|keep|gained)\s(?:its|their|his|her)\s"
    r"(?:\w+\s)?(?:nerve|voice|way|heart|head|mind|soul|patience|temper|tongue|spirit|courage|faith"
    r"|touch|cool|appeal|lustre|shine|breath|ground|promise|secrets?|balance|footing)\b"
)
