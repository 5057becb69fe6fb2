"""A realistic check, written by hand: the sluice at Harrow Mere, told by a fictional press."""

# ruff: noqa: E501 - quotations read better whole

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from matching.types import (
    AssessedClaim,
    Assessment,
    Attribution,
    Claim,
    ClaimKind,
    Comparison,
    Core,
    Decision,
    Document,
    Grouping,
    Interval,
    Match,
    Merge,
    OriginGroup,
    Policy,
    Statement,
    Utterance,
)
from records.types import CheckRecord
from sources.types import CoverageReceipt, ProviderReceipt, Unreachable, Window

DAY = datetime(2026, 3, 14, tzinfo=UTC)


def document(url: str, title: str, text: str, *, hours: float = 9, **fields: Any) -> Document:
    outlet = url.split("/")[2].removeprefix("www.")
    return Document(
        id=url,
        url=url,
        outlet=outlet,
        title=title,
        published=DAY + timedelta(hours=hours),
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        **fields,
    )


ARTICLE = document(
    "https://www.mere-courier.example/2026/03/14/sluice-gives-way",
    "Sluice gives way at Harrow Mere, 212 homes evacuated",
    "The main sluice at Harrow Mere gave way on Friday night, sending water into the lower town of"
    " Quillan.\n\n"
    "Fire crews evacuated 212 homes along Tanner Row and the old tannery before midnight. Three"
    " people were taken to hospital in Ostrey, the county said.\n\n"
    "Mayor Ines Calloway said the water board had been warned about the gate in January. The board"
    " denied on Saturday that any warning had reached it.\n\n"
    "About 1,400 households were without power on Saturday morning, according to Norvale Grid. The"
    " gate was built in 1962 and last inspected in 2019.\n\n"
    "The county will spend 3.8 million marks on temporary pumps. Divers are expected to reach the"
    " gate on Monday.\n\n"
    "It was a night that Quillan will not forget.",
    hours=7.5,
    kind="newspaper",
    byline="Tomas Reyl",
    owner="Courier Group",
)

WIRE = document(
    "https://norpress.example/wire/88213",
    "Sluice fails at Harrow Mere, homes evacuated",
    "QUILLAN (Norpress) - The main sluice at Harrow Mere failed late on Friday and flooded the"
    " lower town of Quillan, the county said. Firefighters cleared 212 homes before midnight, fire"
    " chief Dorte Hamm told Norpress. Power was cut to some 1,400 households, Norvale Grid said.",
    hours=1,
    kind="wire",
)
POST = document(
    "https://www.ostrey-post.example/news/harrow-mere",
    "Homes cleared after sluice failure",
    "The main sluice at Harrow Mere failed late on Friday and flooded the lower town of Quillan, the"
    " county said. Firefighters cleared 212 homes before midnight, fire chief Dorte Hamm told"
    " Norpress. (Norpress)",
    hours=3,
    kind="newspaper",
    owner="Ostrey Media",
    credits=("Norpress",),
)
RADIO = document(
    "https://radio-quillan.example/a/1147",
    "‘We heard it go’: a night on Tanner Row",
    "Our reporter watched from the church steps as the sluice at Harrow Mere broke shortly after"
    " ten on Friday night. Water stood knee-deep in the lower town of Quillan within the hour."
    " Volunteers counted 187 evacuated homes on Tanner Row and at the tannery. “I was not warned of"
    " anything in January, and neither was my board,” chairman Olav Brandt told Radio Quillan.",
    hours=6,
    kind="broadcaster",
)
TRIBUNE = document(
    "https://county-tribune.example/2026-03-14/quillan-flood",
    "Mayor: board was warned",
    "The water board was warned about the gate in January, mayor Ines Calloway told reporters on"
    " Saturday. The gate dates from 1964, according to the county's monument register."
    " More than 1,000 households had no electricity in the morning.",
    hours=10,
    kind="newspaper",
    flags=frozenset({"correction"}),
)
BOARD = document(
    "https://waterboard.example/press/2026-03-14",
    "Statement on the Harrow Mere sluice",
    "The Norvale Water Board received no warning about the condition of the main gate at Harrow"
    " Mere. The gate was last inspected in 2019. The county has reserved 3.8 million marks for"
    " pumps.",
    hours=8,
    kind="government",
)
GAZETTE = document(
    "https://gazette.example/flood-in-quillan?utm=x&id=7",
    "Flood <in> Quillan & the “old” tannery",
    "Mayor Calloway said that the water board had known since January. Divers may reach the gate on"
    " Monday or Tuesday.",
    hours=12,
    kind="online",
    owner="Courier Group",
)
SATIRE = document(
    "https://dampsquib.example/sluice",
    "Sluice resigns to spend more time with river",
    "The main sluice at Harrow Mere gave way on Friday after a short career in local government.",
    hours=11,
    kind="satire",
    flags=frozenset({"satire"}),
)
COVERAGE = tuple(sorted((WIRE, POST, RADIO, TRIBUNE, BOARD, GAZETTE, SATIRE), key=lambda d: d.id))


def span_in(text: str, quote: str) -> tuple[int, int]:
    start = text.index(quote)
    return start, start + len(quote)


def claim(number: int, quote: str, sentence: str, kind: ClaimKind = "event", **more: Any) -> Claim:
    return Claim(
        id=f"c{number}",
        text=quote,
        span=span_in(ARTICLE.text, quote),
        sentence_span=span_in(ARTICLE.text, sentence),
        sentence=sentence,
        kind=kind,
        restatement=more.pop("restatement", quote),
        **more,
    )


def statement(source: Document, quote: str, index: int = 0, **more: Any) -> Statement:
    return Statement(source, index, quote, span_in(source.text, quote), **more)


def compared(kind: Any, outcome: Any, left: str, right: str, detail: str) -> Comparison:
    return Comparison(kind, outcome, left, right, detail)


def match(
    claim_id: str,
    source: Document,
    quote: str,
    grade: Any,
    stance: Any,
    reason: str,
    *comparisons: Comparison,
    score: float = 0.9,
    **more: Any,
) -> Match:
    found = statement(source, quote, **{"attribution": more.pop("attribution", None)})
    return Match(claim_id, found, comparisons, grade, stance, score, reason, found.span, **more)


def group(number: int, kind: str, documents: Sequence[Document], *joins: Merge, **more: Any) -> Any:
    return OriginGroup(f"o{number}", kind, tuple(d.url for d in documents), joins, **more)


def grouping(supporting: tuple[int, int], disputing: tuple[int, int], *groups: OriginGroup) -> Any:
    members = tuple((url, g.id) for g in groups for url in g.urls)
    return Grouping(groups, Interval(*supporting), Interval(*disputing), members)


CALLOWAY = Attribution("Ines Calloway", "Mayor Ines Calloway", "said", "indirect", role="mayor")
_WIRED = Merge("credit", WIRE.id, POST.id, "ostrey-post.example credits Norpress")
_REUSED = Merge("reuse", WIRE.id, POST.id, "46 of 48 words in the same order")
_OWN = Merge("owner", ARTICLE.id, GAZETTE.id, "both belong to Courier Group")
_QUOTES = tuple(
    Merge("attribution", ARTICLE.id, d.id, "both attribute this to Ines Calloway")
    for d in (GAZETTE, TRIBUNE)
)


def _sluice() -> AssessedClaim:
    made = claim(
        1,
        "The main sluice at Harrow Mere gave way on Friday night",
        "The main sluice at Harrow Mere gave way on Friday night, sending water into the lower town"
        " of Quillan.",
        restatement="The main sluice at Harrow Mere gave way on the night of 13 March 2026",
        worth=("event", "place", "date"),
    )
    return AssessedClaim(
        made,
        Decision(
            "c1",
            "confirmed",
            "independent_origins",
            "2 independent origins besides the article's own report it: Norpress and Radio Quillan.",
        ),
        grouping(
            (3, 3),
            (0, 0),
            group(1, "newsroom", [ARTICLE], has_article=True),
            group(2, "agency", [WIRE, POST], _WIRED, _REUSED),
            group(3, "eyewitness", [RADIO]),
        ),
        (
            match(
                "c1",
                WIRE,
                "The main sluice at Harrow Mere failed late on Friday and flooded the lower town of"
                " Quillan, the county said.",
                "same",
                "supports",
                "Same event, place and night.",
                compared(
                    "wording", "same", "gave way", "failed", "Both say that the sluice broke."
                ),
                compared("date", "same", "2026-03-13", "2026-03-13", "Both mean Friday 13 March."),
                score=0.91,
            ),
            match(
                "c1",
                POST,
                "The main sluice at Harrow Mere failed late on Friday and flooded the lower town of"
                " Quillan, the county said.",
                "same",
                "supports",
                "Same event, place and night.",
                compared(
                    "wording", "same", "gave way", "failed", "Both say that the sluice broke."
                ),
                score=0.91,
            ),
            match(
                "c1",
                RADIO,
                "Our reporter watched from the church steps as the sluice at Harrow Mere broke shortly"
                " after ten on Friday night.",
                "entails",
                "supports",
                "Gives the hour as well.",
                compared(
                    "date",
                    "entails",
                    "2026-03-13 night",
                    "2026-03-13 22:00",
                    "After ten on Friday night lies in Friday night.",
                ),
                score=0.84,
            ),
            match(
                "c1",
                SATIRE,
                "The main sluice at Harrow Mere gave way on Friday after a short career in local"
                " government.",
                "related",
                "mentions",
                "A satire page is never evidence.",
                score=0.8,
            ),
        ),
    )


def _homes() -> AssessedClaim:
    made = claim(
        2,
        "Fire crews evacuated 212 homes along Tanner Row and the old tannery before midnight.",
        "Fire crews evacuated 212 homes along Tanner Row and the old tannery before midnight.",
        "quantity",
    )
    return AssessedClaim(
        made,
        Decision(
            "c2",
            "disputed",
            "source_conflict",
            "Radio Quillan counted 187 homes where the article says 212; Norpress has 212.",
            core=Core("Fire crews evacuated more than 180 homes before midnight", "confirmed"),
        ),
        grouping(
            (2, 2),
            (1, 1),
            group(1, "newsroom", [ARTICLE], has_article=True),
            group(2, "agency", [WIRE, POST], _WIRED),
            group(3, "newsroom", [RADIO], side="disputing"),
        ),
        (
            match(
                "c2",
                RADIO,
                "Volunteers counted 187 evacuated homes on Tanner Row and at the tannery.",
                "conflicts",
                "disputes",
                "187 homes and 212 homes cannot both be the number of homes evacuated that night.",
                compared("quantity", "conflicts", "212 homes", "187 homes", "187 is not 212."),
                compared("place", "same", "Tanner Row", "Tanner Row", "Same street."),
                score=0.88,
            ),
            match(
                "c2",
                WIRE,
                "Firefighters cleared 212 homes before midnight, fire chief Dorte Hamm told Norpress.",
                "same",
                "supports",
                "Same number of homes by the same hour.",
                compared("quantity", "same", "212 homes", "212 homes", "Both say 212 homes."),
                score=0.86,
            ),
        ),
    )


def _single(
    number: int, quote: str, reason: str, kind: ClaimKind, basis: str = "nothing_found", **more: Any
) -> AssessedClaim:
    made = claim(number, quote, quote, kind)
    return AssessedClaim(
        made,
        Decision(made.id, "single-source", basis, reason, **more),
        grouping((1, 1), (0, 0), group(1, "newsroom", [ARTICLE], has_article=True)),
        (),
    )


def _warned() -> AssessedClaim:
    made = claim(
        4,
        "the water board had been warned about the gate in January",
        "Mayor Ines Calloway said the water board had been warned about the gate in January.",
        "utterance",
        speaker="Ines Calloway",
        attribution=CALLOWAY,
        content="the water board had been warned about the gate in January",
        content_span=span_in(
            ARTICLE.text, "the water board had been warned about the gate in January"
        ),
    )
    return AssessedClaim(
        made,
        Decision(
            "c4",
            "disputed",
            "party_denial",
            "The water board denies it; everyone who says so quotes mayor Calloway.",
            flags=("party_only",),
            utterance=Utterance(
                "Ines Calloway", "confirmed", "2 outlets of other owners report that she said it."
            ),
        ),
        grouping(
            (1, 2),
            (1, 2),
            group(1, "official", [ARTICLE, GAZETTE, TRIBUNE], _OWN, *_QUOTES, has_article=True),
            group(2, "official", [BOARD], side="disputing"),
            group(
                3,
                "official",
                [RADIO],
                Merge("attribution", BOARD.id, RADIO.id, "the board and its chairman", False),
                side="disputing",
            ),
        ),
        (
            match(
                "c4",
                TRIBUNE,
                "The water board was warned about the gate in January, mayor Ines Calloway told"
                " reporters on Saturday.",
                "same",
                "supports",
                "The same content from the same speaker.",
                compared(
                    "attribution", "same", "Ines Calloway", "Ines Calloway", "The same speaker."
                ),
                utterance_stance="supports",
                utterance_reason="Reports that Ines Calloway said it.",
                attribution=CALLOWAY,
                score=0.93,
            ),
            match(
                "c4",
                BOARD,
                "The Norvale Water Board received no warning about the condition of the main gate at"
                " Harrow Mere.",
                "conflicts",
                "disputes",
                "The board denies what the claim asserts.",
                compared(
                    "polarity", "conflicts", "had been warned", "received no warning", "Opposites."
                ),
                score=0.87,
            ),
            match(
                "c4",
                RADIO,
                "“I was not warned of anything in January, and neither was my board,” chairman Olav"
                " Brandt told Radio Quillan.",
                "conflicts",
                "disputes",
                "The chairman denies what the claim asserts.",
                compared(
                    "polarity", "conflicts", "had been warned", "was not warned", "Opposites."
                ),
                attribution=Attribution(
                    "Olav Brandt",
                    "chairman Olav Brandt",
                    "told",
                    "direct",
                    "denies",
                    role="chairman",
                    chain=("Radio Quillan",),
                ),
                score=0.81,
            ),
            match(
                "c4",
                GAZETTE,
                "Mayor Calloway said that the water board had known since January.",
                "compatible",
                "mentions",
                "Known is weaker than warned.",
                compared("wording", "compatible", "warned", "known", "Knowing needs no warning."),
                utterance_stance="supports",
                utterance_reason="Reports that the mayor said it.",
                score=0.7,
            ),
        ),
    )


def _power() -> AssessedClaim:
    sentence = (
        "About 1,400 households were without power on Saturday morning, according to Norvale Grid."
    )
    made = claim(
        6, "About 1,400 households were without power on Saturday morning", sentence, "quantity"
    )
    shared_source = Merge("attribution", ARTICLE.id, WIRE.id, "both attribute this to Norvale Grid")
    return AssessedClaim(
        made,
        Decision(
            "c6",
            "single-source",
            "one_origin",
            "All that support it trace back to Norvale Grid.",
            core=Core("More than 1,000 households were without power", "confirmed"),
        ),
        grouping(
            (1, 2),
            (0, 0),
            group(1, "official", [ARTICLE, WIRE], shared_source, has_article=True),
            group(2, "newsroom", [TRIBUNE], side="mentioning"),
        ),
        (
            match(
                "c6",
                WIRE,
                "Power was cut to some 1,400 households, Norvale Grid said.",
                "same",
                "supports",
                "The same rounded figure.",
                compared("quantity", "same", "about 1,400", "some 1,400", "Both about 1,400."),
                score=0.9,
            ),
            match(
                "c6",
                TRIBUNE,
                "More than 1,000 households had no electricity in the morning.",
                "compatible",
                "mentions",
                "More than 1,000 is weaker than about 1,400.",
                compared(
                    "quantity",
                    "compatible",
                    "about 1,400",
                    "more than 1,000",
                    "1,400 exceeds 1,000.",
                ),
                score=0.78,
            ),
        ),
    )


def _inspected() -> AssessedClaim:
    sentence = "The gate was built in 1962 and last inspected in 2019."
    made = claim(8, "last inspected in 2019", sentence, "date")
    return AssessedClaim(
        made,
        Decision("c8", "confirmed", "independent_origins", "The water board says so as well."),
        grouping(
            (2, 2),
            (0, 0),
            group(1, "newsroom", [ARTICLE], has_article=True),
            group(2, "document", [BOARD]),
        ),
        (
            match(
                "c8",
                BOARD,
                "The gate was last inspected in 2019.",
                "same",
                "supports",
                "The same year.",
                compared("date", "same", "2019", "2019", "Both say 2019."),
                score=0.95,
            ),
        ),
    )


def _built() -> AssessedClaim:
    made = claim(
        7,
        "The gate was built in 1962",
        "The gate was built in 1962 and last inspected in 2019.",
        "date",
    )
    return AssessedClaim(
        made,
        Decision("c7", "disputed", "source_conflict", "The monument register has 1964."),
        grouping(
            (1, 1),
            (1, 1),
            group(1, "newsroom", [ARTICLE], has_article=True),
            group(2, "document", [TRIBUNE], side="disputing"),
        ),
        (
            match(
                "c7",
                TRIBUNE,
                "The gate dates from 1964, according to the county's monument register.",
                "conflicts",
                "disputes",
                "1962 and 1964 cannot both be the year.",
                compared("date", "conflicts", "1962", "1964", "1964 is not 1962."),
                score=0.83,
            ),
        ),
    )


def _divers() -> AssessedClaim:
    made = claim(
        10,
        "Divers are expected to reach the gate on Monday.",
        "Divers are expected to reach the gate on Monday.",
    )
    return AssessedClaim(
        made,
        Decision(
            "c10", "undetermined", "not_searched", "Nothing after Saturday could be searched."
        ),
        grouping((1, 1), (0, 0), group(1, "newsroom", [ARTICLE], has_article=True)),
        (
            match(
                "c10",
                GAZETTE,
                "Divers may reach the gate on Monday or Tuesday.",
                "compatible",
                "mentions",
                "May is weaker than expected.",
                compared("modality", "compatible", "expected", "may", "A hedge is not support."),
                score=0.8,
            ),
        ),
    )


def claims() -> tuple[AssessedClaim, ...]:
    return (
        _sluice(),
        _homes(),
        _single(
            3,
            "Three people were taken to hospital in Ostrey, the county said.",
            "Nobody else reports it.",
            "quantity",
        ),
        _warned(),
        _single(
            5,
            "The board denied on Saturday that any warning had reached it.",
            "Only the board itself says that it denied it.",
            "utterance",
            basis="one_origin",
            utterance=Utterance("The board", "single-source", "Only the article reports it."),
        ),
        _power(),
        _built(),
        _inspected(),
        _single(
            9,
            "The county will spend 3.8 million marks on temporary pumps.",
            "Reserving the money is weaker than spending it.",
            "quantity",
        ),
        _divers(),
    )


RECEIPT = CoverageReceipt(
    "degraded",
    len(COVERAGE),
    Window(DAY - timedelta(days=3), DAY + timedelta(days=3)),
    (
        ProviderReceipt(
            "records", ("sluice Harrow Mere Quillan", "Calloway warned January"), 2, None
        ),
        ProviderReceipt("feeds", ("11 feeds",), 6, None),
        ProviderReceipt("newsindex", (), 0, "timed out after 20 s"),
    ),
    (
        Unreachable("https://paywall.example/quillan", "refused by robots.txt"),
        Unreachable("https://slow.example/flood", "timed out after 20 s"),
    ),
    ("coverage.jsonl line 7: no text",),
)


def example(**changes: Any) -> CheckRecord:
    """The check of the Harrow Mere article, with any field replaced."""
    record = CheckRecord(
        id="20260315T081500-6f1d2c",
        started_at=DAY + timedelta(days=1, hours=8, minutes=15),
        finished_at=DAY + timedelta(days=1, hours=8, minutes=15, seconds=21, microseconds=512),
        engine_version="0.1.0",
        assessment=Assessment(ARTICLE, claims(), Policy(), "typed/1", (_WIRED, _REUSED, _OWN)),
        coverage=RECEIPT,
        documents=COVERAGE,
        trigger="command",
    )
    return replace(record, **changes)


def unsearched() -> CheckRecord:
    """A check for which no provider answered: nothing but undetermined may come out."""
    base = example()
    assessed = tuple(
        AssessedClaim(
            a.claim,
            Decision(a.claim.id, "undetermined", "not_searched", "No provider answered."),
            grouping((1, 1), (0, 0), group(1, "newsroom", [ARTICLE], has_article=True)),
            (),
        )
        for a in base.assessment.claims
    )
    return replace(
        base,
        id="20260315T090000-000001",
        assessment=replace(base.assessment, claims=assessed, lineage=()),
        coverage=CoverageReceipt(
            "none",
            0,
            Window(),
            (ProviderReceipt("newsindex", (), 0, "cannot connect"),),
        ),
        documents=(),
    )
