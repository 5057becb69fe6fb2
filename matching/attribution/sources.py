"""What sort of source a name or phrase is: person, institution, agency, document, nobody named."""

from __future__ import annotations

import re
from functools import lru_cache

from matching.text.name_words import fold
from matching.text.regions import government_of
from matching.types import SourceKind

_AGENCY = re.compile(
    r"\b(?:Reuters|TASS|Tass|Interfax|RIA(?:\sNovosti)?|Xinhua|AFP|AP|UPI|DPA|dpa|ANSA|EFE|Kyodo"
    r"|Ukrinform|Belga|PTI|IRNA|SANA|Anadolu|Agence\sFrance-Presse|Associated\sPress"
    r"|United\sPress\sInternational|Press\sAssociation|Press\sTrust"
    r"|(?:[A-Z][\w.]+\s)+(?:News\sAgency|Press\sAgency|News\sService|Wire(?:\sService)?"
    r"|Press\sService|Telegraph\sAgency|Newswire))\b"
    r"|\b(?:news|wire|press)\s(?:agency|agencies|service|services)\b"
)
_OUTLET = re.compile(
    r"\b(?:[Nn]ewspapers?|[Bb]roadcasters?|[Mm]agazine|[Tt]abloid|[Dd]aily|[Ww]eekly|[Tt]elevision"
    r"|[Rr]adio|TV|[Mm]edia|BBC|CNN|NBC|CBS|ABC|MSNBC|NPR|PBS|Fox\sNews|Politico|Bloomberg|Axios"
    r"|The\sHill|Al\sJazeera|Der\sSpiegel|Le\sMonde"
    r"|(?:the|The)\s(?:Post|Times|Journal|Herald|Globe|Mail|Tribune|Star|Express|Standard|Guardian|Courier|Observer|Argus"
    r"|Independent|Sun|Mirror|Economist|Telegraph)|(?:[A-Z]\w+\s)+(?:Times|Post|Herald|Tribune"
    r"|Gazette|Courier|Chronicle|Journal|Telegraph|News|Observer|Globe|Mail|Express|Star|Standard"
    r"|Independent|Register|Examiner|Argus|Mercury|Dispatch|Echo|Sentinel|Today|Broadcasting"
    r"|Network|Online|Press|Inquirer|Beacon|Morning\sPost))\b"
    r"|\b(?:news|tech|gossip|sports?|entertainment|music)\s(?:web)?site\b"
    r"|\b(?:[Tt]his|[Oo]ur|[Tt]he)\s(?:sister\s)?(?:newspaper|paper|website)\b"
    r"|\b[Pp]ublications?\b|\b[\w-]{2,}\.(?:com|org|net|fr|de|uk|io|tv|ru|co|info)\b"
)
_DOCUMENT = re.compile(
    r"\b(?:papers|documents?|reports?|registry|register|records?|data|stud(?:y|ies)|polls?|surveys?"
    r"|filings?|indictment|figures|minutes|letters?|census|memos?|memorandum|emails?|e-mails"
    r"|transcripts?|footage|video|images|statistics|invoices|complaint|affidavit|lawsuit|ruling"
    r"|verdict|judgment|budget|gazette|certificate|log|logs|files?|dossier|communiqué|communique"
    r"|bulletin|notice|chart|website|page|analysis|estimates?|results|exit\spolls?|audit|tests?"
    r"|autops(?:y|ies)|scans?|samples?)\b",
    re.IGNORECASE,
)
_PRINTED = re.compile(
    r"\b(?:information|statement|listing|research|stor(?:y|ies)|articles?|posts?|tweets?|rumou?rs?"
    r"|disclaimers?|fatwas?|edicts?|directives?|commentar(?:y|ies)|biograph(?:y|ies)|memoirs?"
    r"|messages?|accounts?|texts?|releases?|features?|claims?|hoax|invit(?:es?|ations?)|adverts?"
    r"|commercials?|evidence|details?|decisions?|deals?)(?:\s(?:posted|made|issued|sent)\b.*)?$"
)
"""What is printed or told, as the last word of a phrase ("the story", not "the story editor")."""
_ANONYMOUS = re.compile(
    r"\b(?:(?:a|an|one|two|three|four|several|some|multiple|other|another|many|unnamed|anonymous"
    r"|senior|informed|well-placed|military|police|government|security|diplomatic|industry|law"
    r"|intelligence|court|company|campaign|local)\s(?:[\w-]+\s){0,3}"
    r"(?:sources?|insiders?|officials?|persons?|aides?|diplomats?|investigators?|executives?"
    r"|members\sof|employees?|workers?|officers?|advis[eo]rs?|people))\b"
    r"|\bsources?\b|\bpeople\s(?:familiar|close|with|who|briefed)|\bpersons?\s(?:familiar|close)"
    r"|\bwho\sasked\snot\sto\sbe|\bon\scondition\sof\sanonymity|\binsiders\b|^officials$"
    r"|\banonymous\b|\bunnamed\b|^(?:[\w-]+\s){0,3}officials?\b",
    re.IGNORECASE,
)
_VEILED = re.compile(
    r"\bwho\sasked\snot\sto\sbe|\bon\scondition\sof\sanonymity|\bfamiliar\swith", re.IGNORECASE
)
_WITNESS = re.compile(
    r"\b(?:eye-?witness(?:es)?|witness(?:es)?|residents?|neighbou?rs?|bystanders?|survivors?"
    r"|passers-by|locals|villagers|onlookers)\b",
    re.IGNORECASE,
)
_GROUP = re.compile(
    r"\b(?:experts|critics|supporters|opponents|campaigners|voters|analysts|observers|economists"
    r"|scientists|researchers|historians|lawyers|activists|demonstrators|protesters|relatives"
    r"|families|republicans|democrats|conservatives|liberals|forecasters|politicians|lawmakers"
    r"|legislators|senators|candidates|strategists|pundits|sceptics|skeptics|readers|users"
    r"|students|teachers|doctors|nurses|parents|members|leaders|advisers|advisors|some|others"
    r"|many|people|americans|most|those|they|we|commentators|reporters|journalists|colleagues"
    r"|friends|fans|users|respondents|workers|women|men|everyone|allies|aides|rivals|judges"
    r"|officials|investigators|prosecutors|authorities)\b",
    re.IGNORECASE,
)
_INSTITUTION = re.compile(
    r"\b(?:ministr(?:y|ies)|police|government|agency|company|firm|corporation|federation|union|council|court"
    r"|committee|commission|bank|office|department|army|navy|air\sforce|hospital|party|board"
    r"|authority|authorities|trust|association|society|institute|university|college|school|club"
    r"|campaign|administration|parliament|senate|congress|house|cabinet|kremlin|white\shouse"
    r"|convent|monastery|abbey|parish|diocese|charit(?:y|ies)|non-?profit|think\stank|retailer|\w{3,}maker"
    r"|prosecution|defen[cs]e|opposition|leadership"
    r"|manufacturer|sisters|pentagon|military|state|kingdom|republic"
    r"|organi[sz]ation|foundation|group|service|bureau|centre"
    r"|center|church|league|alliance|coalition|inspectorate|regulator|operator|airline|force"
    r"|forces|command|headquarters|embassy|consulate|prosecutors|inc|corp|ltd|plc|gmbh|llc|co"
    r"|nations|nato|un|eu|who|imf|fbi|cia|nasa|fund|panel|tribunal|secretariat|municipality|city"
    r"|district|brigade|laboratory|observatory|museum|theatre|coastguard|coast\sguard|network"
    r"|registrar|ombudsman|terminals|ferries|minerals|therapeutics|industries|holdings|partners"
    r"|systems|motors|airlines|railways|energy|airways|lines|pharmaceuticals|technologies)\b",
    re.IGNORECASE,
)
ROLES = frozenset(
    """president minister premier chancellor governor mayor secretary senator congressman
    congresswoman representative spokesman spokeswoman spokesperson chief chairman chairwoman chair
    chairperson director manager commander general colonel captain sergeant lieutenant admiral
    judge prosecutor lawyer attorney counsel professor doctor dr economist analyst coach player
    owner founder executive officer inspector ambassador envoy king queen prince princess pope
    bishop archbishop priest teacher headteacher principal researcher scientist cardiologist author
    writer actor singer head leader deputy vice-president candidate nominee councillor councilor
    alderman sheriff detective superintendent investigator coroner nurse surgeon farmer fisherman
    baker driver pilot skipper engineer worker steward organiser organizer activist historian
    expert adviser advisor aide official diplomat negotiator mediator treasurer auditor registrar
    ombudsman commissioner chancellor rector dean curator editor journalist reporter host
    businessman businesswoman billionaire tycoon ceo cfo coo boss clerk bailiff caterer resident
    witness mother father son daughter brother sister wife husband man woman widow speaker mp
    cllr mr mrs ms prof gen col sgt capt sen rep gov lt democrat republican contender frontrunner
    front-runner incumbent veteran soldier lasher stewardess porter schoolteacher""".split()  # noqa: SIM905
)
PRONOUNS = frozenset("he she they it we i you who which".split())  # noqa: SIM905
_HONORIFIC = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Cllr|Rev)\b\.?")
_NAME = re.compile(
    r"\b[A-Z][\w’'-]+(?:\s(?:[A-Z]\.|[a-z]{2,3}|[A-Z][\w’'-]+))*\s(?:[ae]l-)?[A-Z][\w’'-]+"
)


_FIRM = re.compile(
    r"[A-Z][\w&.’'-]*\s(?:International|Resorts|Entertainment|Studios|Brands|Stores|Pictures|Records"
    r"|Hotels|Insurance|Financial|Ventures|Software|Networks|Labs|Interactive|Worldwide|Global)$"
)
"""Names that end as only those of firms do."""
_DETERMINER = re.compile(r"^(?:the|an?|this|that|his|her|its|their|our|one)\s", re.IGNORECASE)
_ARTICLE_AND_NAMES = re.compile(r"[Tt]he\s[A-Z][\w’'-]+\s(?:\w+\s)*[A-Z]")
"""A name with the article is a body's ("the Orsk Free Beacon")."""


def head_of(phrase: str) -> str:
    """The part of a noun phrase that says what it is: before a comma, "of", "who" and the like."""
    cut = re.split(
        r",|\s(?:of|for|at|in|from|with|who|which|that|on|close|familiar|by)\s", phrase, maxsplit=1
    )
    return cut[0].strip()


def is_news_agency(phrase: str) -> bool:
    """Whether the phrase names a news agency."""
    return bool(_AGENCY.search(phrase))


def is_outlet(phrase: str) -> bool:
    """Whether the phrase names a newspaper, broadcaster or the like."""
    return bool(_OUTLET.search(phrase))


@lru_cache(maxsize=20_000)
def classify(phrase: str, *, known_person: bool = False) -> SourceKind:
    """What sort of source the phrase names.

    The head decides ("the author of the report" is a person); a name with a title or with two
    capitalised words and no word of an institution is a person.
    """
    head = head_of(phrase) or phrase
    words = [w.strip(".'’,\"").lower() for w in head.replace("'s", " ").split()]
    if known_person or _HONORIFIC.search(head):
        return "person"
    if _AGENCY.search(head):
        return "agency"
    opening = " ".join(phrase.split()[:6])
    veiled = _ANONYMOUS.search(opening) or _VEILED.search(phrase)
    if veiled and not _NAME.search(head):
        return "anonymous"
    named = bool(_NAME.search(head))
    last = words[-1] if words else ""
    if last in ROLES and not named:
        return "person" if words[0] not in ("a", "an", "one", "another") else "anonymous"
    if any(w in ROLES for w in words) and named and not _INSTITUTION.search(last):
        return "person"
    if _OUTLET.search(head):
        return "outlet"
    if _WITNESS.search(head):
        return "witness"
    if _FIRM.search(head):
        return "institution"
    if _INSTITUTION.search(head) and not (named and words[0] in ROLES):
        return "institution"
    if government_of(tuple(fold(word) for word in words if word != "the")):
        return "institution"  # "Russia said"
    if _DOCUMENT.search(head) or _PRINTED.search(head):
        return "document"
    if _GROUP.search(head):
        return "group"
    bare = _DETERMINER.sub("", head)
    if _NAME.search(bare):
        return "institution" if _ARTICLE_AND_NAMES.match(head) else "person"
    if re.search(r"\b[A-Z]{2,}\b", head):
        return "institution"
    if bare[:1].isupper() and bare.split()[-1][:1].isupper():
        return "person" if " " not in bare else "institution"
    return "group" if last.endswith("s") else "person"
