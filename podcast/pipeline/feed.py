"""The feed and the cover, from what is in the show's folder."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from podcast import store
from podcast.episode import cover, identity, manifest, notes
from podcast.feed import rss

if TYPE_CHECKING:
    from pathlib import Path

    from podcast.model import Episode
    from podcast.pipeline.studio import Studio

COVER_FORM = 1
"""Part of a drawn cover's key: raise it when the drawing changes."""


def refresh_feed(studio: Studio) -> Path:
    """Build the feed and the cover from the manifests; the feed's path. What has not changed is not touched."""
    path = studio.episodes / "feed.xml"
    with store.lock(studio.episodes / ".feed.lock"):  # another process may have finished an episode meanwhile
        guid = identity.show_guid(studio.episodes, studio.show)
        episodes = manifest.load_all(studio.episodes)
        store.write(studio.episodes / "cover.jpg", cover_art(studio))
        old = path.read_bytes() if path.exists() else None

        def build(built: datetime) -> bytes:
            return rss.feed(studio.show, guid, episodes, built, studio.show.base_url, _describe)

        store.write(path, rss.refresh(old, build, datetime.now(UTC)))
    return path


def cover_art(studio: Studio) -> bytes:
    """The show's cover as a JPEG: the user's own, or one drawn from the title (once: it takes a second)."""
    if studio.show.cover:
        return cover.own_cover(studio.folder / studio.show.cover)
    key = store.key(kind="cover", form=COVER_FORM, title=studio.show.title, author=studio.show.author)
    drawn = studio.store.get(key)
    if drawn is None:
        drawn = cover.cover(studio.show.title, studio.show.author)
        studio.store.put(key, drawn)
    return drawn


def _describe(episode: Episode) -> tuple[str, str]:
    return notes.plain(episode), notes.feed_html(episode)
