"""The feed and the cover, from what is in the show's folder."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from podcast import store
from podcast.episode import cover, identity, manifest, notes
from podcast.feed import rss

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from podcast.model import Episode
    from podcast.pipeline.studio import Studio

COVER_FORM = 2
"""Part of a kept cover's key: raise it when drawing or converting changes."""


def feed_of(studio: Studio) -> Path:
    """Where the feed lies."""
    return studio.episodes / "feed.xml"


def refresh_feed(studio: Studio) -> Path:
    """Build the feed and the cover from the manifests; the feed's path. What has not changed is not touched."""
    path = feed_of(studio)
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
    """The show's cover as a JPEG: the user's own, or one drawn from the title."""
    show = studio.show
    if not show.cover:
        return _once(
            studio, lambda: cover.cover(show.title, show.author), title=show.title, author=show.author
        )
    own = studio.folder / show.cover
    content = hashlib.sha256(own.read_bytes()).hexdigest() if own.is_file() else ""
    return _once(studio, lambda: cover.own_cover(own), own=content)


def cover_thumbnail(studio: Studio) -> bytes:
    """The cover as small as it lies in an MP3."""
    art = cover_art(studio)
    return _once(studio, lambda: cover.small(art), small=hashlib.sha256(art).hexdigest())


def _once(studio: Studio, make: Callable[[], bytes], **made_of: str) -> bytes:
    """A cover from the store; drawing or converting one takes a second, and every run asks for it."""
    return store.once(studio.store("covers"), store.key(form=COVER_FORM, **made_of), make)


def _describe(episode: Episode) -> tuple[str, str]:
    return notes.plain(episode), notes.feed_html(episode)
