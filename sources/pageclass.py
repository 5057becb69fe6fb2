"""Classes of pages: opinion, satire, sponsored, live, correction, hub; and pages that are none."""

from __future__ import annotations

import re
from typing import Any

from sources.jsonld import types

_OPINION_TYPES = {"opinionnewsarticle", "reviewnewsarticle"}
_OPINION = re.compile(
    r"^(?:opinions?|op-?eds?|editorials?|columns?|columnists?|commentary|comment|commentisfree"
    r"|letters?|views?|viewpoints?|leading-article|our-view|guest-essay|letters-to-the-editor"
    r"|guest-columns?|opinionistas?)$"
)
_OPINION_TITLE = re.compile(
    r"^\s*(?:opinion|editorial|comment(?:ary)?|op-ed|column|letters?)\s*[:|\u2013\u2014-]\s", re.I
)
_SPONSORED = re.compile(
    r"^(?:sponsored(?:-content)?|advertorials?|paid-content|partner-content|brand-?(?:ed|voice|studio)"
    r"(?:-content)?|paidpost|promoted|native-ad|press-releases?|prnewswire|globe-?newswire|brandconnect)$"
)
_SPONSORED_TEXT = re.compile(
    r"\b(?:sponsored (?:content|post|by)|paid (?:content|post|partnership)|advertorial"
    r"|this (?:article|content|post) (?:is|was) (?:sponsored|paid for)"
    r"|this (?:article|content|post) (?:is|was) produced (?:in partnership|for)"
    r"|in (?:paid )?partnership with)\b",
    re.I,
)
_SATIRE = re.compile(r"^(?:satire|humou?r|parody|satira|borowitz-report)$")
_SATIRE_TEXT = re.compile(
    r"\b(?:this (?:is|article is|site is) (?:a )?satir\w+|satire site"
    r"|satirical (?:news|article|website))\b",
    re.I,
)
_LIVE = re.compile(
    r"^(?:live|live-?blogs?|live-news|live-updates?|live-coverage|liveticker)$|(?:^|-)live-updates?(?:-|$)|-live(?:-blog)?$"
)
_LIVE_TITLE = re.compile(
    r"\b(?i:live (?:updates?|blog)|as it happened)\b|(?i:^live:|[-\u2013\u2014|]\s*live\s*$)"
    # In capitals in the middle: "where to live: ten towns" is no running story.
    r"|\bLIVE\s*[:|\u2013\u2014-]"
)
_CORRECTION = re.compile(
    r"^(?:corrections?|corrections-and-clarifications|clarifications?|retractions?|errata)$"
)
_CORRECTION_TITLE = re.compile(
    r"^\s*(?:corrections?|clarifications?|retraction|erratum)\b"
    r"(?:\s*[:|\u2013\u2014-]|\s*$|s? and )",
    re.I,
)
_HUB = re.compile(
    r"^(?:tags?|topics?|category|categories|authors?|search|archives?|section|sections)$"
)


def _any(*parts: str) -> re.Pattern[str]:
    # Typographic and plain apostrophes alike.
    return re.compile("|".join(part.replace("'", "['\u2019]") for part in parts), re.IGNORECASE)


_CONSENT = _any(
    r"before you continue",
    r"we (?:value|care about|respect) your privacy",
    r"we and our \d* ?partners",
    r"manage (?:your )?(?:cookie|privacy|consent)",
    r"accept all(?: cookies)?",
    r"cookie (?:consent|settings|policy)",
    r"your privacy choices",
    r"consent to (?:the use of )?cookies",
    r"zustimmung",
    r"datenschutz-?einstellungen",
)
_PAYWALL = _any(
    r"subscribe (?:now )?to (?:continue|read|keep)",
    r"to (?:continue|keep) reading",
    r"this (?:article|content|story) is (?:for|available to|reserved for|only for|exclusive to)"
    r" (?:\w+ )?(?:subscribers|members)",
    r"already a (?:subscriber|member)",
    r"subscribers? only",
    r"for subscribers",
    r"you've reached your (?:limit|free)",
    r"remaining free articles?",
    r"unlock this article",
    r"start your (?:free )?trial",
    r"register to read",
    r"sign in to (?:read|continue)",
)
_NOT_FOUND = _any(
    r"page not found",
    r"page you(?:'re| are) looking for",
    r"page (?:doesn't exist|cannot be found|no longer exists)",
    r"(?:couldn't|could not|can't|cannot) (?:be found|find (?:the|that|this) page)",
    r"error 404",
    r"\b404\b",
    r"no longer available",
    r"has been removed",
    r"article not found",
    r"nothing (?:was )?found",
    r"seite nicht gefunden",
    r"page introuvable",
    r"p[aá]gina no encontrada",
)
_SCRIPT = _any(
    r"(?:enable|turn on|requires?|activate) javascript",
    r"javascript (?:is )?(?:required|disabled|to run)",
)
_BOT = _any(
    r"verify (?:that )?you are (?:a )?human",
    r"checking your browser",
    r"unusual traffic",
    r"are you a robot",
    r"captcha",
    r"access (?:to this page has been )?denied",
    r"attention required",
    r"just a moment\.\.\.",
)


def flags_of(
    *,
    article: dict[str, Any],
    meta: dict[str, list[str]],
    title: str,
    section: str,
    url: str,
    text: str,
) -> frozenset[str]:
    """Page classes from the JSON-LD type, the section, the address, the title and first words."""
    kinds = types(article)
    words = [part for part in re.split(r"[/?#]", url.lower().split("://")[-1])[1:] if part]
    marks = {re.sub(r"[\s_]+", "-", part.strip().lower()) for part in re.split(r"[,/;|>]", section)}
    places = set(words[:-1]) | marks
    last = words[-1] if words else ""
    head = text[:600]
    flags: set[str] = set()
    if (
        kinds & _OPINION_TYPES
        or any(_OPINION.match(p) for p in places)
        or _OPINION_TITLE.match(title)
    ):
        flags.add("opinion")
    if (
        "advertisercontentarticle" in kinds
        or any(_SPONSORED.match(p) for p in places)
        or _SPONSORED_TEXT.search(head)
    ):
        flags.add("sponsored")
    if (
        "satiricalarticle" in kinds
        or any(_SATIRE.match(p) for p in places)
        or _SATIRE_TEXT.search(head + text[-400:])
    ):
        flags.add("satire")
    if (
        "liveblogposting" in kinds
        or _LIVE_TITLE.search(title)
        or any(_LIVE.search(p) for p in places | {last})
    ):
        flags.add("live")
    if any(_CORRECTION.match(p) for p in places) or _CORRECTION_TITLE.match(title):
        flags.add("correction")
    genre = " ".join(
        meta.get("og:type", []) + meta.get("article:genre", []) + meta.get("genre", [])
    ).lower()
    if "opinion" in genre:
        flags.add("opinion")
    if words and _HUB.match(words[0]) and len(words) <= 2 and not kinds and len(text) < 1500:
        flags.add("hub")
    return frozenset(flags)


def no_article(*, text: str, title: str, visible: str, paywalled: bool, scripts: int) -> str | None:
    """Why a page holds no article that could be read; None where ``text`` is one.

    ``visible`` is all text a reader would see, ``scripts`` the number of script characters.
    """
    body = text.strip()
    length = len(body)
    around = f"{title}\n{visible[:3000]}"
    if length < 900 and _BOT.search(around) and len(visible) < 3000:
        return "the site asks for a proof of being human"
    if _NOT_FOUND.search(title) or (
        length < 600 and _NOT_FOUND.search(visible[:1500] if length else around)
    ):
        return "a 'not found' page that says 200 (soft 404)"
    if length < 900 and _consent_share(body) and _CONSENT.search(body):
        return "a consent wall instead of the article"
    if (
        length < 300
        and _CONSENT.search(around)
        and len(visible) < 4000
        and not _PAYWALL.search(around)
    ):
        return "a consent wall instead of the article"
    if length < 500 and (paywalled or _PAYWALL.search(body)):
        return "only the stub of an article behind a paywall"
    if length < 350 and _PAYWALL.search(visible):
        return "only the stub of an article behind a paywall"
    if length < 200 and (_SCRIPT.search(around) or (len(visible) < 300 and scripts > 500)):
        return "the text is only drawn by scripts"
    if not visible.strip():
        return "the page is empty"
    if length < 140:
        return "no article found in the page"
    return None


def _consent_share(body: str) -> bool:
    sentences = [s for s in re.split(r"[.!?\n]+", body) if s.strip()]
    if not sentences:
        return False
    hits = sum(
        bool(re.search(r"cookie|consent|privacy|partners|personal data", s, re.I))
        for s in sentences
    )
    return hits * 2 >= len(sentences)
