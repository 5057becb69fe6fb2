"""How an outlet of the demo announces its stories: RSS, Atom or a news sitemap, and robots.txt."""

from __future__ import annotations

from email.utils import format_datetime
from xml.sax.saxutils import escape

from flows.demo.newsroom import FEED_PATHS, Outlet, Story


def feed(outlet: Outlet, stories: tuple[Story, ...], base: str) -> str:
    """The outlet's feed in the form it publishes; ``base`` is the site's address."""
    return {"rss": _rss, "atom": _atom, "sitemap": _sitemap}[outlet.feed](outlet, stories, base)


def robots(outlet: Outlet, base: str) -> str:
    """Everything but the search pages may be read, and here is the list of news."""
    lines = ["User-agent: *", "Disallow: /search", "Allow: /"]
    if outlet.feed == "sitemap":
        lines += ["", f"Sitemap: {base}{FEED_PATHS['sitemap']}"]
    return "\n".join(lines) + "\n"


def _rss(outlet: Outlet, stories: tuple[Story, ...], base: str) -> str:
    items = "".join(
        f"<item><title>{escape(s.title)}</title><link>{base}{s.path}</link>"
        f'<guid isPermaLink="true">{base}{s.path}</guid>'
        f"<pubDate>{format_datetime(s.published)}</pubDate>"
        f"<description>{escape(s.description)}</description></item>\n"
        for s in stories
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel>'
        f"<title>{escape(outlet.name)}</title><link>{base}/</link>"
        f"<description>{escape(outlet.tagline)}</description><language>en</language>\n"
        f"{items}</channel></rss>\n"
    )


def _atom(outlet: Outlet, stories: tuple[Story, ...], base: str) -> str:
    entries = "".join(
        f"<entry><title>{escape(s.title)}</title><id>{base}{s.path}</id>"
        f'<link rel="alternate" type="text/html" href="{base}{s.path}"/>'
        f"<published>{s.published.isoformat()}</published>"
        f"<updated>{s.modified.isoformat()}</updated>"
        f"<author><name>{escape(s.byline)}</name></author>"
        f"<summary>{escape(s.description)}</summary></entry>\n"
        for s in stories
    )
    newest = max(s.modified for s in stories).isoformat()
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">'
        f"<title>{escape(outlet.name)}</title><id>{base}/</id><updated>{newest}</updated>\n"
        f"{entries}</feed>\n"
    )


def _sitemap(outlet: Outlet, stories: tuple[Story, ...], base: str) -> str:
    urls = "".join(
        f"<url><loc>{base}{s.path}</loc><news:news><news:publication>"
        f"<news:name>{escape(outlet.name)}</news:name><news:language>en</news:language>"
        f"</news:publication><news:publication_date>{s.published.isoformat()}</news:publication_date>"
        f"<news:title>{escape(s.title)}</news:title></news:news></url>\n"
        for s in stories
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        ' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">\n'
        f"{urls}</urlset>\n"
    )
