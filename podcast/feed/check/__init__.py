"""Whether a feed is what apps and directories accept: on its bytes, without the code that wrote them."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from podcast.feed.check import channel, items, whole
from podcast.feed.check.read import FEED, NAMESPACES, REBUILD, Feed, Item, Page, read
from podcast.feed.check.whole import listings_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from podcast.finding import Finding
    from podcast.model import Edition

__all__ = ["FEED", "NAMESPACES", "REBUILD", "Feed", "Item", "Page", "check", "listings_of", "read"]


def check(feed: Feed, edition: Edition, now: datetime) -> Iterator[Finding]:
    """What is wrong with a feed by itself, and beside the episodes that are on air; no file is looked at."""
    yield from feed.faults
    for page in feed.pages:
        yield from chain(channel.check(page, edition), items.limits(page, page.name))
    for item, listing in listings_of(feed, edition):
        yield from chain(items.check(item, listing, edition), items.limits(item, item.where))
    yield from whole.check(feed, edition, now)
