"""What leads to the show: the sitemap and robots.txt for search engines, a list of one feed for apps (OPML)."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from podcast.contract import FEED, FRONT_PAGE, VALUE_LIMIT
from podcast.language.plain.hygiene import shorten
from podcast.site.pages import ROBOTS, SITEMAP

if TYPE_CHECKING:
    from podcast.model import Edition
    from podcast.site.pages import OtherPage

_MOST = 50_000
"""Addresses that a sitemap may have."""
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'


def render(edition: Edition, page: OtherPage) -> bytes:
    """Return the file: the sitemap, robots.txt, or the list of subscriptions."""
    if page.name == SITEMAP:
        return _sitemap(edition, page).encode()
    if page.name == ROBOTS:
        return f"User-agent: *\nAllow: /\n\nSitemap: {edition.address}{SITEMAP}\n".encode()
    return _subscriptions(edition).encode()


def _sitemap(edition: Edition, page: OtherPage) -> str:
    lines = []
    for name, published in page.places[:_MOST]:
        changed = datetime.fromisoformat(published).date().isoformat() if published else ""
        when = f"<lastmod>{changed}</lastmod>" if changed else ""
        lines.append(f"<url><loc>{escape(edition.address + name)}</loc>{when}</url>\n")
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return f'{_XML}<urlset xmlns="{space}">\n{"".join(lines)}</urlset>\n'


def _subscriptions(edition: Edition) -> str:
    title = quoteattr(shorten(edition.show.title, VALUE_LIMIT))
    feed, page = (quoteattr(f"{edition.address}{name}") for name in (FEED, FRONT_PAGE))
    return (
        f'{_XML}<opml version="2.0">\n<head><title>{escape(shorten(edition.show.title, VALUE_LIMIT))}</title></head>\n'
        f'<body><outline type="rss" text={title} title={title} xmlUrl={feed} htmlUrl={page}/></body>\n</opml>\n'
    )
