"""The feed and the files that it names beside the episodes' own."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from podcast import store
from podcast.episode import notes
from podcast.feed import rss
from podcast.pipeline.art import cover_art
from podcast.pipeline.edition import edition
from podcast.pipeline.renaming import clear, settle
from podcast.pipeline.site import refresh_site

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from podcast.model import Edition
    from podcast.pipeline.studio import Studio


FEED = "feed.xml"
_PAGE = re.compile(r"feed(-\d+)?\.xml")


def feed_of(studio: Studio) -> Path:
    """Where the feed lies."""
    return studio.episodes / FEED


def feed_pages(studio: Studio) -> dict[str, Path]:
    """The feed's files as they lie on disk, by name: `feed.xml`, `feed-2.xml` …"""
    return {path.name: path for path in studio.episodes.glob("feed*.xml") if _PAGE.fullmatch(path.name)}


def refresh_feed(studio: Studio, now: datetime | None = None) -> Path:
    """Build feed, site and cover from the manifests; the feed's path. What has not changed is not touched."""
    settle(studio)
    with store.lock(studio.episodes / ".feed.lock"):  # another process may have finished an episode meanwhile
        published = edition(studio, now=now)
        for name in (published.cover, "cover.jpg"):
            store.write(studio.episodes / name, cover_art(studio))
        refresh_site(studio, published)
        pages = feed_pages(studio)
        built = build(published, {name: path.read_bytes() for name, path in pages.items()})
        for name, data in built.items():
            store.write(studio.episodes / name, data)
        for name in pages.keys() - built.keys():
            pages[name].unlink()
        for cover in studio.episodes.glob("cover-????????.jpg"):
            if cover.name != published.cover:
                cover.unlink()
    clear(studio)
    return feed_of(studio)


def build(published: Edition, old: Mapping[str, bytes]) -> dict[str, bytes]:
    """The feed's files by name, `feed.xml` last: the `old` ones where nothing but the time has changed.

    The oldest page comes first, so that an episode on its way to the next page is there twice rather than never.
    """
    now = datetime.now(UTC)
    files = {}
    for page in range(rss.pages(published), 0, -1):
        name = rss.page_name(page)
        files[name] = rss.refresh(old.get(name), rss.feed(published, now, notes.both, page))
    return files
