"""Random check records, made from the types themselves: a field added there is drawn here too."""

from __future__ import annotations

import dataclasses
import hashlib
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from matching.types import (
    AssessedClaim,
    Assessment,
    Claim,
    Decision,
    Document,
    Grouping,
    Match,
)
from records.types import CheckRecord

words = st.text(st.characters(exclude_categories=()), max_size=12)  # NUL and lone surrogates too
keys = st.text("abcdefghij0123456789/:.-é", min_size=1, max_size=12)
moments = st.integers(0, 4 * 10**15).map(
    lambda microseconds: datetime(1970, 1, 2, tzinfo=UTC) + timedelta(microseconds=microseconds)
)
spans = st.tuples(st.integers(0, 500), st.integers(0, 500))
BY_TYPE: dict[type, st.SearchStrategy[Any]] = {
    str: words,
    datetime: moments,
    int: st.integers(-(2**31), 2**31 - 1),
    float: st.floats(allow_nan=False, allow_infinity=False),
}


def made(cls: type, **fixed: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Values of a dataclass, every field drawn (defaults included) unless given."""
    from typing import get_args, get_origin, get_type_hints

    def drawn(hint: Any) -> st.SearchStrategy[Any]:
        if hint in BY_TYPE:
            return BY_TYPE[hint]
        origin, arguments = get_origin(hint), get_args(hint)
        if origin is tuple and len(arguments) == 2 and arguments[1] is Ellipsis:
            return st.lists(drawn(arguments[0]), max_size=2).map(tuple)
        if origin is tuple:
            return spans if set(arguments) == {int} else st.tuples(*map(drawn, arguments))
        if origin is frozenset:
            return st.frozensets(drawn(arguments[0]), max_size=2)
        if type(None) in arguments:
            return st.none() | drawn(next(a for a in arguments if a is not type(None)))
        if isinstance(hint, type) and dataclasses.is_dataclass(hint):
            return made(hint)
        return st.from_type(hint)

    hints = get_type_hints(cls)
    fields = {
        f.name: fixed[f.name] if f.name in fixed else drawn(hints[f.name])
        for f in dataclasses.fields(cls)
    }
    return st.builds(cls, **fields)


def hashed(document: Document) -> Document:
    digest = hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()
    return dataclasses.replace(document, sha256=digest)


documents = made(Document, id=keys, url=keys).map(hashed)


# Made once: a strategy made anew for every draw fills Hypothesis's cache until it stalls, so what
# belongs together (ids, documents) is put in afterwards.
CLAIMS, DECISIONS, GROUPINGS, MATCHES = map(made, (Claim, Decision, Grouping, Match))
ASSESSMENTS = made(Assessment, article=documents, claims=st.just(()))
CHECKS = made(CheckRecord, assessment=ASSESSMENTS, documents=st.just(()))
SOME_MATCHES = st.lists(MATCHES, max_size=3)
SOME_DOCUMENTS = st.lists(documents, min_size=1, max_size=4)


@st.composite
def assessed(draw: st.DrawFn, held: list[Document]) -> AssessedClaim:
    name = draw(keys)
    matches = []
    for match in draw(SOME_MATCHES):
        document = held[draw(st.integers(0, len(held) - 1))]
        statement = dataclasses.replace(match.statement, document=document)
        matches.append(dataclasses.replace(match, claim_id=name, statement=statement))
    return AssessedClaim(
        dataclasses.replace(draw(CLAIMS), id=name),
        dataclasses.replace(draw(DECISIONS), claim_id=name),
        draw(GROUPINGS),
        tuple(matches),
    )


@st.composite
def checks(draw: st.DrawFn) -> CheckRecord:
    """Checks whose parts belong together; give each an ``id`` of its own before storing it."""
    held = draw(SOME_DOCUMENTS)
    article = held[0] if draw(st.booleans()) else draw(documents)
    claims = [draw(assessed([article, *held])) for _ in range(draw(st.integers(0, 2)))]
    check = draw(CHECKS)
    assessment = dataclasses.replace(check.assessment, article=article, claims=tuple(claims))
    return dataclasses.replace(check, assessment=assessment, documents=tuple(held))
