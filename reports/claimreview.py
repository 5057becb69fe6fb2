"""The report as schema.org ClaimReview, so that other tools can read the statuses.

A corroboration status is not a truth rating, so there is no ``ratingValue``, and no best or worst
rating: the status is worded in ``alternateName`` and reasoned in ``ratingExplanation``.
"""

from __future__ import annotations

from typing import Any

from reports import canonical, words

AUTHOR = {"@type": "Organization", "name": "secondsource (automated corroboration check)"}


def render(report: dict[str, Any]) -> str:
    """One JSON-LD document whose graph has a ClaimReview per claim that was searched for.

    Undetermined claims are left out: nothing was reviewed.
    """
    searched = [c for c in words.numbered(report["claims"]) if c[1]["status"] != "undetermined"]
    graph = [_review(number, claim, report) for number, claim in searched]
    return canonical.render({"@context": "https://schema.org", "@graph": graph})


def _review(number: int, claim: dict[str, Any], report: dict[str, Any]) -> dict[str, Any]:
    article, check = report["article"], report["check"]
    appearance = {
        "@type": "NewsArticle",
        "url": article["url"],
        "headline": article["title"],
        "datePublished": article["published"],
        "publisher": {"@type": "Organization", "name": article["outlet"]},
    }
    author = (
        {"@type": "Person", "name": claim["speaker"]}
        if claim["speaker"]
        else appearance["publisher"]
    )
    appearance = {name: held for name, held in appearance.items() if held}
    return {
        "@type": "ClaimReview",
        "identifier": f"{check['id']}#{number}",
        "datePublished": check["finished_at"],
        "author": AUTHOR,
        "claimReviewed": claim["restatement"] or claim["text"],
        "itemReviewed": {"@type": "Claim", "author": author, "appearance": appearance},
        "reviewRating": {
            "@type": "Rating",
            "alternateName": f"{claim['status']} ({words.origins(claim)})",
            "ratingExplanation": claim["reason"],
        },
        "citation": [
            {
                "@type": "CreativeWork",
                "url": row["url"],
                "name": row["title"],
                "text": row["statement"],
                "description": row["stance"],
            }
            for row in claim["evidence"]
            if row["stance"] != "mentions"
        ],
    }
