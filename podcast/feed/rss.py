"""The feed: RSS 2.0 with Apple's tags and the podcast namespace, from the manifests alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast import urls
from podcast.contract import FEED, NAMESPACES
from podcast.feed.channel import channel_elements
from podcast.feed.elements import block, element, mail_date
from podcast.feed.item import build_item

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from podcast.model import Edition, Listing


_DECLARATION = "<?xml version='1.0' encoding='UTF-8'?>\n"
_ITEMS = "<!-- items -->"
_BUILT = re.compile(rb"<lastBuildDate>\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT</lastBuildDate>")


def build_page(edition: Edition, built: datetime, describe: Callable[[Listing], str], page: int = 1) -> bytes:
    """Returns a page of the feed; the first is `feed.xml`, with the newest episodes.

    `describe` gives an episode's notes as HTML of p, ol, ul, li, a, b, i, strong and em, of 4000 bytes of UTF-8 at
    most.
    """
    size = edition.show.feed.page_size or len(edition.episodes)
    episodes = edition.episodes[(page - 1) * size : page * size]
    head = [
        *channel_elements(edition),
        *_links(edition, page),
        *([element("atom:link", href=hub, rel="hub")] if (hub := urls.ascii_url(edition.show.hub)) else []),
        element("lastBuildDate", mail_date(built)),
        _ITEMS,
    ]
    spaces = {f"xmlns:{prefix}": address for prefix, address in NAMESPACES.items()}
    frame = block("rss", 0, [block("channel", 1, head)], **spaces, version="2.0")
    before, _, after = f"{_DECLARATION}{frame}\n".encode().partition(f"\n    {_ITEMS}".encode())
    items = (f"\n    {build_item(edition, episode, describe)}".encode() for episode in episodes)
    return b"".join([before, *items, after])


def count_pages(edition: Edition) -> int:
    """Returns how many pages the feed has."""
    size = edition.show.feed.page_size
    return max(-(-len(edition.episodes) // size), 1) if size else 1


def page_name(page: int) -> str:
    """Returns the file name of a page: `feed.xml`, `feed-2.xml` …"""
    return FEED if page == 1 else f"feed-{page}.xml"


def keep_unless_changed(old: bytes | None, new: bytes) -> bytes:
    """Returns the old feed where the new one differs in its time only, so that clients get their 304."""
    before, after = _BUILT.search(old or b""), _BUILT.search(new)
    if (
        old
        and before
        and after
        and before.start() == after.start()
        and old[: before.start()] == new[: after.start()]
        and old[before.end() :] == new[after.end() :]
    ):
        return old
    return new


def _links(edition: Edition, page: int) -> Iterator[str]:
    """Yields where this page is and, as RFC 5005 has it, where the others are."""
    last = count_pages(edition)
    links = {"self": page}
    if last > 1:
        links |= {"first": 1, "previous": page - 1, "next": page + 1, "last": last}
    for rel, there in links.items():
        if 1 <= there <= last:
            address = f"{edition.address}{page_name(there)}"
            yield element("atom:link", href=address, rel=rel, type="application/rss+xml")
