"""Whether a feed is what apps and directories accept: on its bytes, without the code that wrote them."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from podcast.feed.check import channel_rules, item_rules, whole_feed
from podcast.feed.check.feed_file import NAMESPACES, REBUILD, Feed, FeedItem, FeedPage, Node, read
from podcast.feed.check.whole_feed import listings_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from podcast.findings import Finding
    from podcast.model import Edition

__all__ = ["NAMESPACES", "REBUILD", "Feed", "FeedItem", "FeedPage", "Node", "check", "listings_of", "read"]


def check(feed: Feed, edition: Edition, now: datetime) -> Iterator[Finding]:
    """Yields what is wrong with a feed by itself, and beside the episodes that are on air.

    No file is looked at.
    """
    yield from feed.faults
    for page in feed.pages:
        yield from chain(channel_rules.check(page, edition), item_rules.limits(page, page.name))
    for item, listing in listings_of(feed, edition):
        yield from chain(item_rules.check(item, listing, edition), item_rules.limits(item, item.where))
    yield from whole_feed.check(feed, edition, now)
