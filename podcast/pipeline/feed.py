"""The feed and the files that it names beside the episodes' own."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from podcast import store
from podcast.episode import notes
from podcast.feed import rss
from podcast.pipeline.art import cover_art
from podcast.pipeline.edition import edition
from podcast.pipeline.site import refresh_site

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from podcast.model import Edition, Listing
    from podcast.pipeline.studio import Studio


FEED = "feed.xml"


def feed_of(studio: Studio) -> Path:
    """Where the feed lies."""
    return studio.episodes / FEED


def refresh_feed(studio: Studio) -> Path:
    """Build feed, site and cover from the manifests; the feed's path. What has not changed is not touched."""
    path = feed_of(studio)
    with store.lock(studio.episodes / ".feed.lock"):  # another process may have finished an episode meanwhile
        published = edition(studio)
        for name in (published.cover, "cover.jpg"):
            store.write(studio.episodes / name, cover_art(studio))
        refresh_site(studio, published)
        old = {path.name: path.read_bytes()} if path.exists() else {}
        for name, data in build(published, old).items():
            store.write(studio.episodes / name, data)
        for cover in studio.episodes.glob("cover-????????.jpg"):
            if cover.name != published.cover:
                cover.unlink()
    return path


def build(published: Edition, old: Mapping[str, bytes]) -> dict[str, bytes]:
    """The feed's files by name, `feed.xml` last: the `old` ones where nothing but the time has changed."""
    now = datetime.now(UTC)
    return {
        FEED: rss.refresh(old.get(FEED), lambda built: rss.feed(published, built, describe), now),
    }


def describe(episode: Listing) -> tuple[str, str]:
    """An episode's notes for the feed, as text and as HTML."""
    return notes.plain(episode), notes.feed_html(episode)
