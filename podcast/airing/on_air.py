"""Episodes put on the air, taken off it or renamed: the manifest first, then the feed and the site that follow it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.airing.refreshing import refresh_feed
from podcast.library import states

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from podcast.library import Library
    from podcast.model import Episode


def publish_episode(
    library: Library, slug: str, at: datetime | None = None, now: datetime | None = None
) -> Episode:
    """Put an episode into the feed, now or from a moment on; EpisodeError as `states.publish` has it."""
    episode = states.publish(library, slug, at, now)
    refresh_feed(library)
    return episode


def draft_episode(library: Library, slug: str) -> Episode:
    """Take an episode out of the feed to work on it."""
    episode = states.draft(library, slug)
    refresh_feed(library)
    return episode


def withdraw_episode(library: Library, slug: str) -> Episode:
    """Take an episode out of the feed for good, or until it is published again; its files stay."""
    episode = states.withdraw(library, slug)
    refresh_feed(library)
    return episode


def delete_episode(library: Library, slug: str) -> None:
    """Take an episode out of the feed and remove its files; its script stays, and what listeners know it by."""
    states.delete(library, slug)
    refresh_feed(library)
    states.clear_deleted(library, slug)


def rename_episode(library: Library, slug: str, new: str) -> Path | None:
    """Let an episode and its script go by another name, in the feed, too; where the script is now, if it has one."""
    script = states.rename(library, slug, new)
    refresh_feed(library)
    return script
