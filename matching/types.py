"""The words of the field as data: what goes into matching and what comes out of it.

Everything here is frozen, compares by value and knows no clock and no network. Spans are
half-open ``(start, end)`` character offsets into the ``text`` of the document they belong to, so
that ``document.text[start:end]`` is the quoted passage.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

Span = tuple[int, int]

DocumentKind = Literal[
    "wire", "newspaper", "broadcaster", "online", "government", "blog", "satire", "unknown"
]
ClaimKind = Literal["event", "quantity", "date", "place", "person", "responsibility", "utterance"]
Outcome = Literal["same", "entails", "compatible", "conflicts", "superseded", "absent"]
"""How the evidence's value stands to the claim's: ``entails`` means that the evidence is more
specific than the claim, ``compatible`` that it is weaker or overlaps, ``absent`` that one side
does not say."""
ComparisonKind = Literal[
    "wording",
    "quantity",
    "date",
    "place",
    "name",
    "role",
    "polarity",
    "modality",
    "attribution",
    "event",
    "reader",
]
Grade = Literal["same", "entails", "compatible", "conflicts", "superseded", "related"]
Stance = Literal["supports", "disputes", "mentions"]
Status = Literal["confirmed", "disputed", "single-source", "undetermined"]
UtteranceStatus = Literal["confirmed", "disputed", "single-source", "undetermined"]


@dataclass(frozen=True, slots=True)
class Document:
    """One version of a page, as matching reads it: the article under check or its coverage.

    ``id`` is the canonical address, or the content hash where there is none. ``outlet`` is a
    registered domain, ``owner`` the owner group if known, ``sha256`` the hex digest of ``text``
    in UTF-8. ``credits`` are source credits printed outside the text (feed ``<source>``, JSON-LD
    ``sourceOrganization``, copyright lines). ``flags`` are page classes decided by the reader of
    the page: ``opinion``, ``satire``, ``sponsored``, ``live``, ``correction``, ``hub``.
    """

    id: str
    url: str
    outlet: str
    title: str
    published: datetime | None
    text: str
    sha256: str
    byline: str = ""
    owner: str | None = None
    kind: DocumentKind = "unknown"
    credits: tuple[str, ...] = ()
    flags: frozenset[str] = frozenset()


AttributionKind = Literal["direct", "indirect", "mixed", "according_to", "documented"]
SourceKind = Literal[
    "person", "institution", "agency", "outlet", "document", "witness", "anonymous", "group"
]
CueStrength = Literal["states", "claims", "denies", "confirms", "warns", "hedges", "reports"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said to say it: speaker or institution, cue ("said", "according to") and content.

    ``speaker`` is the fullest name for the speaker found in the document ("Anna Brandt" for a
    later "the governor" or "he"), ``printed`` the words used in this sentence. ``source_kind``
    sorts the speaker; ``chain`` lists further carriers outwards (the president, TASS).
    """

    speaker: str
    printed: str
    cue: str
    kind: AttributionKind
    strength: CueStrength = "states"
    source_kind: SourceKind = "person"
    speaker_span: Span | None = None
    cue_span: Span | None = None
    content_span: Span | None = None
    role: str | None = None
    chain: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of a document, with its span and its attribution.

    ``context`` is what a reader has in mind on arriving here: the title and the sentences just
    before (text, no spans). ``role`` tells where it stands: ``headline`` statements may lack the
    hedges of the body, ``correction`` and ``boilerplate`` are never support.
    """

    document: Document
    index: int
    text: str
    span: Span
    attribution: Attribution | None = None
    context: str = ""
    role: Literal["body", "headline", "correction", "boilerplate", "question"] = "body"


ASIDE = "aside_apart"
"""The flag of a claim whose asides are claims of their own."""
OPINION = "opinion"
"""The flag of an utterance that only voices an opinion: whether it was said can be checked."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A check-worthy factual assertion made by the article, with its exact span.

    ``text`` is ``article.text[span[0]:span[1]]``. ``restatement`` says the same as a sentence
    that stands alone: names, pronouns and relative dates resolved from the article where they
    can be. For ``kind == "utterance"`` the ``content`` (a passage of the sentence) is what was
    said and ``speaker`` who is reported to have said it. ``worth`` is why it is worth checking.
    With the flag ``ASIDE`` the asides within the span are claims of their own, and no part of it;
    with ``OPINION`` only the utterance can be confirmed or disputed, not its content.
    """

    id: str
    text: str
    span: Span
    sentence_span: Span
    sentence: str
    kind: ClaimKind
    restatement: str
    speaker: str | None = None
    attribution: Attribution | None = None
    content: str | None = None
    content_span: Span | None = None
    context: str = ""
    worth: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()


Case = Literal["", "nearby", "denied", "silent", "unsaid", "earlier", "unnamed"]
"""What is particular about a comparison's outcome: the value stands in a sentence beside; the
statement denies the figure; the speaker is said not to have said it; the speaker is only spoken of;
the document is older than the event; it names nobody, and only its date ties it to the article."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """One typed look at a claim and a statement: outcome, the two values, one sentence why.

    ``essential`` marks a slot without which the claim is another claim; only these can turn a
    pair into a conflict or hold it back from support.
    """

    kind: ComparisonKind
    outcome: Outcome
    claim_value: str
    evidence_value: str
    detail: str
    essential: bool = True
    case: Case = ""


@dataclass(frozen=True, slots=True)
class Match:
    """Claim x statement with its comparisons, a grade and a stance.

    ``score`` in [0, 1] only orders the evidence in a report; it decides nothing. For an
    utterance claim ``utterance_stance`` says what the statement does to "X said it", and
    ``stance`` what it does to the content.
    """

    claim_id: str
    statement: Statement
    comparisons: tuple[Comparison, ...]
    grade: Grade
    stance: Stance
    score: float
    reason: str
    span: Span
    utterance_stance: Stance = "mentions"
    utterance_reason: str = ""
    covers: Literal["whole", "part"] = "whole"


MergeKind = Literal[
    "outlet",
    "owner",
    "credit",
    "reuse",
    "attribution",
    "citation",
    "rare_error",
    "anonymous",
    "review",
]


@dataclass(frozen=True, slots=True)
class Merge:
    """Why two pieces of evidence share an origin; ``certain`` merges lower ``max`` too.

    ``left`` and ``right`` are document ids. An uncertain merge lowers only ``min``. ``claim`` is
    the text of the claim that a tie belongs to; empty where it holds for every claim.
    """

    kind: MergeKind
    left: str
    right: str
    detail: str
    certain: bool = True
    claim: str = ""


@dataclass(frozen=True, slots=True)
class Interval:
    """A count of which only the bounds are known; a status uses ``min``."""

    min: int
    max: int


@dataclass(frozen=True, slots=True)
class OriginGroup:
    """One independent line of information behind a claim, with the documents that carry it."""

    id: str
    kind: str
    urls: tuple[str, ...]
    joined_by: tuple[Merge, ...]
    side: Literal["supporting", "disputing", "mentioning"] = "supporting"
    has_article: bool = False


@dataclass(frozen=True, slots=True)
class Grouping:
    """The evidence of one claim grouped by origin. The article's own group comes first."""

    groups: tuple[OriginGroup, ...]
    supporting: Interval
    disputing: Interval
    of_document: tuple[tuple[str, str], ...] = ()
    """(document id, group id) pairs."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """Whether the speaker said it, as a status of its own."""

    speaker: str
    status: UtteranceStatus
    reason: str


@dataclass(frozen=True, slots=True)
class Core:
    """The strongest weaker form of the claim that has a better status than the whole."""

    text: str
    status: Status


@dataclass(frozen=True, slots=True)
class Decision:
    """The corroboration status of one claim, with basis and reason."""

    claim_id: str
    status: Status
    basis: str
    reason: str
    flags: tuple[str, ...] = ()
    utterance: Utterance | None = None
    core: Core | None = None


@dataclass(frozen=True, slots=True)
class AssessedClaim:
    """Everything a report says about one claim."""

    claim: Claim
    decision: Decision
    grouping: Grouping
    matches: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class Policy:
    """The numbers and rules a status was decided under; stored with it.

    ``k`` independent origins confirm. ``figure_tolerance`` is the share within which an "about"
    figure agrees, ``toll_window_hours`` how far apart two counts of one growing toll may be and
    still be compared as of the same time. ``candidates`` bounds the statements looked at per
    claim. ``reader`` names the neural reader beside the typed comparisons: the application's own,
    ``none``, or another.
    """

    name: str = "default/1"
    k: int = 2
    figure_tolerance: float = 0.10
    toll_window_hours: int = 6
    candidates: int = 40
    party_denial_disputes: bool = True
    anonymous_caps: bool = True
    excluded_kinds: tuple[str, ...] = ("satire",)
    excluded_flags: tuple[str, ...] = ("opinion", "satire", "sponsored", "hub")
    reader: str = "own"


@dataclass(frozen=True, slots=True)
class Assessment:
    """The outcome of one check as far as reasoning goes."""

    article: Document
    claims: tuple[AssessedClaim, ...]
    policy: Policy = field(default_factory=Policy)
    matcher: str = ""
    lineage: tuple[Merge, ...] = ()
