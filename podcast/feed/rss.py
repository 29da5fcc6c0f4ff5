"""The feed: RSS 2.0 with Apple's tags and the podcast namespace, from the manifests alone."""

from __future__ import annotations

import re
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from podcast import urls
from podcast.contract import FEED, NAMESPACES
from podcast.feed.channel import channel_elements
from podcast.feed.elements import block, element, mail_date
from podcast.feed.item import build_item

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from typing import BinaryIO

    from podcast.model import Edition, Listing


_DECLARATION = "<?xml version='1.0' encoding='UTF-8'?>\n"
_ITEMS = "<!-- items -->"
_BUILT = re.compile(rb"<lastBuildDate>(\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT)</lastBuildDate>")


def build_page(
    edition: Edition, built: datetime, describe: Callable[[Listing], str], page: int = 1
) -> Iterator[bytes]:
    """Yields a page of the feed, its head and then each item; the first page is `feed.xml`, with the newest episodes.

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
    yield before
    for episode in episodes:
        yield f"\n    {build_item(edition, episode, describe)}".encode()
    yield after


def count_pages(edition: Edition) -> int:
    """Returns how many pages the feed has."""
    size = edition.show.feed.page_size
    return max(-(-len(edition.episodes) // size), 1) if size else 1


def page_name(page: int) -> str:
    """Returns the file name of a page: `feed.xml`, `feed-2.xml` …"""
    return FEED if page == 1 else f"feed-{page}.xml"


def holds_page(file: BinaryIO, edition: Edition, describe: Callable[[Listing], str], page: int = 1) -> bool:
    """Returns whether a file is that page as it would be built now but for the time: then clients get their 304."""
    built = _find_time(file)
    if built is None:
        return False
    file.seek(0)
    same = all(file.read(len(part)) == part for part in build_page(edition, built, describe, page))
    return same and not file.read(1)


def _find_time(file: BinaryIO) -> datetime | None:
    """Returns when a page was built; None where that cannot be read."""
    for line in file:
        if built := _BUILT.search(line):
            try:
                return parsedate_to_datetime(built[1].decode())
            except ValueError:
                return None
    return None


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
