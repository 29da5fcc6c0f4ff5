"""A feed by others, fetched: all its pages, from where it is now."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from podcast import net
from podcast.errors import FetchError
from podcast.feed import foreign, foreign_values
from podcast.library import ledger
from podcast.model import Stage

if TYPE_CHECKING:
    from podcast.feed.foreign import ForeignFeed
    from podcast.model import Report

FEED_LIMITS = net.Limits(size=50_000_000, seconds=120)
_ACCEPT = "application/rss+xml, application/xml;q=0.9, text/xml;q=0.9, text/html;q=0.5, */*;q=0.1"
_URL = re.compile(r"https?://", re.IGNORECASE)
_MOVES = 5
"""How often a feed may say that it has moved."""
_PAGES = 1000
_ITEMS = 50_000


@dataclass(frozen=True, slots=True)
class FeedReading:
    """A feed that was read, all pages of it, from where it is now."""

    feed: ForeignFeed
    notes: tuple[str, ...] = ()
    """What is to be said of it, a line each."""
    problem: str = ""
    """Why the pages behind the last one that is here could not be read."""


def fetch_feed(source: str, allow: tuple[str, ...], report: Report) -> FeedReading:
    """Return the feed; FetchError when its first page cannot be read."""
    report(Stage.READING_FEED, 0, 1)
    feed, address = _read(source, allow)
    visited = {address}
    notes: tuple[str, ...] = ()
    while (moved := feed.feed.new_feed_url) and moved not in visited and len(visited) <= _MOVES:
        visited.add(moved)
        try:
            feed, address = _read(moved, allow)
        except FetchError as error:
            notes += (f"It says that it has moved, but {error}; took what is at the old address.",)
            break
        visited.add(address)
    items = {item.guid: item for item in feed.items}
    notes += feed.notes
    page = feed
    pages, problem = {address}, ""
    while page.next_url and page.next_url not in pages and len(pages) < _PAGES and len(items) < _ITEMS:
        pages.add(page.next_url)
        try:
            page, _ = _read(page.next_url, allow)
        except FetchError as error:
            problem = f"page {len(pages)} of the feed: {error.what}: took the {len(items)} episodes before it"
            break
        items = {item.guid: item for item in page.items} | items
        notes += page.notes
        report(Stage.READING_FEED, len(pages), len(pages) + 1)
    guid = feed.guid or ledger.feed_guid(feed.self_url or address or feed.link or feed.title)
    report(Stage.READING_FEED, 1, 1)
    newest_first = sorted(items.values(), key=lambda item: item.published, reverse=True)[:_ITEMS]
    return FeedReading(replace(feed, guid=guid, items=tuple(newest_first)), notes, problem)


def _read(source: str, allow: tuple[str, ...]) -> tuple[ForeignFeed, str]:
    """Return the feed at an address, in a file, or named by the page there; and its address, empty for a file's."""
    data, address, charset = _load(source, allow)
    if foreign_values.is_html(data):
        link = foreign_values.find_feed_link(data, address)
        if not link:
            mend = "give the address of the feed itself"
            raise FetchError(f"{source}: is a page that names no feed", mend, ": ")
        data, address, charset = _load(link, allow)
        source = link
    try:
        return foreign.read(data, address, charset), address
    except FetchError as error:
        raise FetchError(f"{source}: {error}") from error


def _load(source: str, allow: tuple[str, ...]) -> tuple[bytes, str, str]:
    """Return (bytes, address, charset) of what lies at an address or in a file."""
    if _URL.match(source):
        page = net.fetch(source, allow=allow, accept=_ACCEPT, limits=FEED_LIMITS)
        return _unpacked(source, page.body), page.url, page.charset
    try:
        with Path(source).open("rb") as file:
            data = file.read(FEED_LIMITS.size + 1)
    except FileNotFoundError:
        mend = "give a file, or an address with https://"
        raise FetchError(f"{source}: there is no such file", mend, ": ") from None
    except OSError as error:
        what = f"{source}: cannot be read ({error.strerror})"
        raise FetchError(what, "give the feed's file", ": ") from None
    return _unpacked(source, data), "", ""


def _unpacked(source: str, data: bytes) -> bytes:
    """Return the data, unpacked where gzip packed it; FetchError when it is more than the limit."""
    if data.startswith(b"\x1f\x8b"):
        try:
            data = zlib.decompressobj(wbits=31).decompress(data, FEED_LIMITS.size + 1)
        except zlib.error as error:
            raise FetchError(f"{source}: is damaged gzip", "fetch it again", ": ") from error
    if len(data) > FEED_LIMITS.size:
        raise FetchError(f"{source}: larger than {FEED_LIMITS.size / 1e6:g} MB: no feed is")
    return data
