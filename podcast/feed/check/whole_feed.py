"""What holds between items, pages and manifests."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from podcast import urls
from podcast.contract import FEED
from podcast.feed.check import value_rules
from podcast.feed.check.feed_file import FETCH, REBUILD
from podcast.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from podcast.feed.check.feed_file import Feed, FeedItem
    from podcast.model import Edition, Listing


_AHEAD = timedelta(minutes=5)
"""Clocks differ; and of episodes made within one second the later ones get the next seconds."""


def check(feed: Feed, edition: Edition, now: datetime) -> Iterator[Finding]:
    """Yields what is wrong between items, pages and manifests."""
    yield from _empty(feed)
    yield from _unique(feed, edition)
    yield from _order(feed.items, now)
    yield from _serial(feed)
    yield from _pages(feed)
    yield from _episodes(feed, edition)
    yield from _settings(edition)


def listings_of(feed: Feed, edition: Edition) -> Iterator[tuple[FeedItem, Listing | None]]:
    """Yields each item with the manifest it was made from, known by its guid, else by its audio."""
    by_guid = {listing.guid: listing for listing in edition.episodes}
    by_audio = {_audio(listing, edition): listing for listing in edition.episodes}
    for item in feed.items:
        yield item, by_guid.get(item.value("guid")) or by_audio.get(item.attribute("enclosure", "url"))


def _audio(listing: Listing, edition: Edition) -> str:
    here = f"{edition.address}{listing.slug}/{listing.audio}"
    return listing.enclosure or urls.with_prefix(here, edition.show.feed.enclosure_prefix)


def _empty(feed: Feed) -> Iterator[Finding]:
    if feed.pages and not feed.items:
        what = "it has no episode, and directories refuse it"
        yield Finding("F19", FEED, what, "run `podcast make` on an article, or publish a draft", "warning")


def _unique(feed: Feed, edition: Edition) -> Iterator[Finding]:
    elsewhere = {listing.enclosure for listing in edition.episodes}
    guids = [item.value("guid") for item in feed.items]
    audio = [item.attribute("enclosure", "url") for item in feed.items]
    for number, name, values in (("F14", "guid", guids), ("F13", "enclosure address", audio)):
        firsts: dict[str, FeedItem] = {}
        for value, item in zip(values, feed.items, strict=True):
            if value and value in firsts:
                what = f"it has the {name} of {firsts[value].where}: {value!r}"
                yield Finding(number, item.where, what, FETCH if value in elsewhere else REBUILD)
            firsts.setdefault(value, item)


def _order(items: Iterable[FeedItem], now: datetime) -> Iterator[Finding]:
    before: datetime | None = None
    for item in items:
        moment, _ = value_rules.read_date(item.value("pubDate"))
        if moment and before and moment > before:
            yield Finding("F15", item.where, "it is newer than the item above it", REBUILD)
        if moment and moment > now + _AHEAD:
            what = f"its date lies ahead ({item.value('pubDate')}), and apps hide it"
            mend = "withdraw it until then (`podcast episodes SLUG --withdraw`)"
            yield Finding("F15", item.where, what, mend)
        before = moment or before


def _serial(feed: Feed) -> Iterator[Finding]:
    if any(page.value("itunes:type") == "serial" for page in feed.pages):
        for item in feed.items:
            if not item.all("itunes:episode") and item.value("itunes:episodeType") == "full":
                yield Finding("F7", item.where, "the show is serial, and it has no itunes:episode", REBUILD)


def _pages(feed: Feed) -> Iterator[Finding]:
    """Yields where the chain of RFC 5005 is broken, from feed.xml by `next`, and back by `previous`."""
    base = feed.address
    pages = {page.name: page for page in feed.pages}
    reached, name, before = [], FEED, ""
    while name in pages and name not in reached:
        page = pages[name]
        reached.append(name)
        previous = [link.removeprefix(base) for link in page.link("previous") + page.link("prev")]
        if previous != ([before] if before else []):
            yield Finding("F23", name, f"rel=previous is {previous}, not the page before it", REBUILD)
        before, following = name, [link.removeprefix(base) for link in page.link("next")]
        name = following[0] if following else ""
        if name and name not in pages:
            yield Finding("F23", page.name, f"rel=next is {name!r}, which is not there", REBUILD)
    for page in feed.pages:
        if page.name not in reached:
            what = "no page leads to it by rel=next"
            yield Finding("F23", page.name, what, REBUILD)
        if len(pages) > 1:
            ends = [link.removeprefix(base) for rel in ("first", "last") for link in page.link(rel)]
            if ends != [FEED, before]:
                what = f"rel=first and rel=last are {ends}, not {[FEED, before]}"
                yield Finding("F23", page.name, what, REBUILD)


def _episodes(feed: Feed, edition: Edition) -> Iterator[Finding]:
    pairs = list(listings_of(feed, edition))
    for item, listing in pairs:
        if listing is None:
            what = "no episode on air has this guid: it is an old feed's"
            yield Finding("F20", item.where, what, REBUILD)
    there = {listing.slug for _, listing in pairs if listing}
    for listing in edition.episodes:
        if feed.pages and listing.slug not in there:
            yield Finding("F20", listing.slug, "it is on air, but not in the feed", REBUILD)


def _settings(edition: Edition) -> Iterator[Finding]:
    if not edition.show.base_url:
        what = "base_url is missing, so that only this machine finds the feed's files"
        mend = 'set it to the address of episodes/, as in base_url = "https://example.org/podcast/"'
        yield Finding("F11", "show.toml", what, mend, "warning")
    ours = [listing for listing in edition.episodes if not listing.imported]
    without = sum(not (listing.rights or edition.show.rights) for listing in ours)
    if without:
        what = f"rights is missing for {without} of {len(ours)} episodes, and `publish` asks for it"
        mend = 'say by what right the source\'s words are published, as in rights = "CC BY 4.0"'
        yield Finding("P10", "show.toml", what, mend, "warning")
