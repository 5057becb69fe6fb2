"""The demo's newsroom as data: outlets and stories from files, rendered to the pages they serve.

Everything in it is invented for this project. ``site/outlets.json`` lists the outlets,
``site/stories/OUTLET/*.md`` holds the stories (``key: value`` lines, a blank line, paragraphs),
``site/layouts/*.html`` the page layouts with ``$name`` places. A paragraph that begins with ``! ``
is a correction note. Nothing here depends on the present moment.
"""

from __future__ import annotations

import html
import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from string import Template
from typing import Any

SITE = Path(__file__).parent / "site"
FEED_TYPES = {
    "rss": "application/rss+xml",
    "atom": "application/atom+xml",
    "sitemap": "application/xml",
}
FEED_PATHS = {"rss": "/rss.xml", "atom": "/feed.atom", "sitemap": "/news-sitemap.xml"}
_SCHEMA_TYPES = {"satire": "SatiricalArticle", "wire": "ReportageNewsArticle"}


@dataclass(frozen=True, slots=True)
class Outlet:
    """One publisher of the newsroom; ``path`` is the pattern of its story addresses."""

    key: str
    name: str
    domain: str
    kind: str
    owner: str | None
    layout: str
    path: str
    feed: str
    tagline: str
    menu: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """One story of one outlet, with its moments as its pages print them."""

    outlet: Outlet
    slug: str
    title: str
    published: datetime
    modified: datetime
    byline: str
    section: str
    description: str
    credit: str
    paragraphs: tuple[str, ...]

    @property
    def path(self) -> str:
        """The story's path on its outlet's site."""
        return self.outlet.path.format(
            slug=self.slug,
            section=self.section.lower().replace(" ", "-"),
            date=f"{self.published:%Y-%m-%d}",
            year=f"{self.published:%Y}",
            month=f"{self.published:%m}",
        )


def load(site: Path = SITE) -> tuple[Story, ...]:
    """All stories, newest first within each outlet, outlets in the order of ``outlets.json``."""
    stories: list[Story] = []
    for row in json.loads((site / "outlets.json").read_text(encoding="utf-8")):
        outlet = Outlet(**{**row, "menu": tuple(row["menu"])})
        own = [
            _story(outlet, path.stem, path.read_text(encoding="utf-8"))
            for path in sorted((site / "stories" / outlet.key).glob("*.md"))
        ]
        stories += sorted(own, key=lambda story: (story.published, story.slug), reverse=True)
    return tuple(stories)


def _story(outlet: Outlet, slug: str, text: str) -> Story:
    head, _, body = text.partition("\n\n")
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    published = datetime.fromisoformat(fields["published"])
    return Story(
        outlet=outlet,
        slug=slug,
        title=fields["title"],
        published=published,
        modified=datetime.fromisoformat(fields.get("modified", fields["published"])),
        byline=fields["byline"],
        section=fields["section"],
        description=fields["description"],
        credit=fields.get("credit", ""),
        paragraphs=tuple(part.strip() for part in body.split("\n\n") if part.strip()),
    )


def page(story: Story, base: str, others: tuple[Story, ...]) -> str:
    """The story as its outlet's HTML page; ``base`` is the site's address without a last slash.

    ``others`` are the outlet's further stories, linked as "related".
    """
    outlet = story.outlet
    layout = (SITE / "layouts" / f"{outlet.layout}.html").read_text(encoding="utf-8")
    words = f"{story.published:%A}, {story.published.day} {story.published:%B %Y, %H:%M}"
    values = {
        "title": story.title,
        "outlet": outlet.name,
        "tagline": outlet.tagline,
        "owner": outlet.owner or outlet.name,
        "url": base + story.path,
        "feed_url": base + FEED_PATHS[outlet.feed],
        "feed_type": FEED_TYPES[outlet.feed],
        "description": story.description,
        "byline": story.byline,
        "section": story.section,
        "published": story.published.isoformat(),
        "modified": story.modified.isoformat(),
        "published_words": words,
    }
    escaped = {name: html.escape(value) for name, value in values.items()}
    return Template(layout).substitute(
        escaped,
        jsonld=json.dumps(_jsonld(story, base), ensure_ascii=False).replace("<", "\\u003c"),
        body="\n".join(_paragraph(part) for part in story.paragraphs),
        menu="".join(f'<li><a href="/{i}">{html.escape(m)}</a></li>' for i, m in _menu(outlet)),
        menu_links=" ".join(f'<a href="/{i}">{html.escape(m)}</a>' for i, m in _menu(outlet)),
        related="".join(
            f'<li><a href="{html.escape(other.path)}">{html.escape(other.title)}</a></li>'
            for other in others
        ),
    )


def front(outlet: Outlet, stories: tuple[Story, ...]) -> str:
    """The outlet's home page: its menu and its stories, no article."""
    links = "".join(
        f'<li><a href="{html.escape(s.path)}">{html.escape(s.title)}</a></li>' for s in stories
    )
    name = html.escape(outlet.name)
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{name}</title>'
        f'<link rel="alternate" type="{FEED_TYPES[outlet.feed]}" href="{FEED_PATHS[outlet.feed]}">'
        f"</head><body><h1>{name}</h1><ul>{links}</ul></body></html>\n"
    )


def _menu(outlet: Outlet) -> list[tuple[str, str]]:
    return [(item.lower().replace(" ", "-").replace("'", ""), item) for item in outlet.menu]


def _paragraph(text: str) -> str:
    if text.startswith("! "):
        return f'<p class="correction"><em>{html.escape(text[2:])}</em></p>'
    return f"<p>{html.escape(text)}</p>"


def _jsonld(story: Story, base: str) -> dict[str, Any]:
    outlet = story.outlet
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": _SCHEMA_TYPES.get(outlet.kind, "NewsArticle"),
        "headline": story.title,
        "datePublished": story.published.isoformat(),
        "dateModified": story.modified.isoformat(),
        "mainEntityOfPage": base + story.path,
        "articleSection": story.section,
        "author": {"@type": "Person", "name": story.byline},
        "publisher": {"@type": "Organization", "name": outlet.name},
    }
    if story.credit:
        data["author"] = data["sourceOrganization"] = {
            "@type": "Organization",
            "name": story.credit,
        }
    corrections = [part[2:] for part in story.paragraphs if part.startswith("! ")]
    if corrections:
        data["correction"] = corrections[0]
    return data
