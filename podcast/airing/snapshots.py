"""What is published of a show at a moment, under the address of the server that asks."""

from __future__ import annotations

import contextlib
import functools
import os
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from podcast import store, urls
from podcast.airing.kept_names import KeptNames
from podcast.airing.refreshing import build, refresh_feed
from podcast.airing.site_files import SiteFiles
from podcast.library import current_edition
from podcast.media_types import media_type

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from podcast.library import Library
    from podcast.model import Listing

_PAGES = 256
"""Pages that are kept, once they are made."""

_Stamps = dict[str, tuple[int, int]]
"""Path -> (when the file changed, in nanoseconds; which file it is)."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What is published at a moment, under the server's address."""

    feeds: Mapping[str, bytes]
    """The feed's pages by name."""
    files: Mapping[str, Path]
    """Name -> where it lies: without links, but for one to the whole folder of episodes."""
    episodes: Mapping[str, Listing]
    """By slug."""
    render: Callable[[str], bytes | None]
    """Makes a page by its name: one of the site, or of notes that name another file than they do on the disk."""
    redirect: Callable[[str], str]
    """Name of what an episode had under an earlier one -> what that is today; empty where it is nothing of it."""
    modified: datetime
    """When the show changed last; the same after a restart."""
    due: datetime | None
    """When the next scheduled episode goes on air."""

    def made_here(self, name: str) -> bytes | None:
        """Return the file of that name when it holds this server's address, and so is not the one on disk."""
        if name in self.feeds:
            return self.feeds[name]
        return self.render(name) if name in self.files else None

    def media_type(self, name: str) -> str:
        """Return a file's media type; that of audio from elsewhere is the one it came with."""
        episode = self.episodes.get(name.partition("/")[0])
        return (
            episode.media_type if episode and name == f"{episode.slug}/{episode.audio}" else media_type(name)
        )


def look(library: Library) -> _Stamps:
    """Return the files that decide what is published, and which ones they are; quick, as it is done all the time."""
    stamps = {}
    for path in library.deciding_files():
        with contextlib.suppress(OSError):  # no episode, or one that is still being made
            status = os.stat(path)  # noqa: PTH116 - pathlib takes three times as long
            stamps[path] = (status.st_mtime_ns, status.st_ino)
    return stamps


def take_snapshot(library: Library, address: str, private: bool) -> Snapshot:
    """Return the show as it is now, its feed and site on the disk brought up to date first.

    A `private` one asks directories and search engines not to list it, whatever `show.toml` says.
    """
    now = datetime.now(UTC)
    keeps = store.may_write(library.episodes)  # else it is served as it lies there
    if keeps:
        refresh_feed(library, now)
    changes = [changed for changed, _ in look(library).values()]
    latest_ns = max([*changes, *(path.stat().st_mtime_ns for path in library.feed_files().values())])
    published = current_edition(library, address, now)
    if keeps:
        library.ledger.served(episode.slug for episode in published.episodes)
    if keeps and not urls.is_local(address):
        library.ledger.seen(episode.slug for episode in published.episodes)
    if private:
        facts = replace(published.show.feed, private=True)
        published = replace(published, show=replace(published.show, feed=facts))
    # A private feed differs from that on the disk, and so does one with other names; its date stays, too.
    modified = datetime.fromtimestamp(latest_ns / 1e9, UTC)
    names = KeptNames.of(library, published, now)
    published, other = names.edition, private or bool(names.renamed)
    feeds = build(published, {} if other else _feed_at(library, address), modified if other else None)
    site = SiteFiles.of(library, published)
    scheduled = (episode for episode in library.listings() if episode.state == "scheduled")
    dates = (datetime.fromisoformat(episode.published) for episode in scheduled)
    root = library.episodes.resolve()
    pages = {file.name: root / PurePosixPath(file.name) for file in site.public_files()}
    return Snapshot(
        feeds,
        {**names.files, **pages},
        {episode.slug: episode for episode in published.episodes},
        functools.lru_cache(_PAGES)(lambda name: names.notes_page(library, name) or site.render(name)),
        names.redirect,
        modified,
        min((at for at in dates if at > now), default=None),
    )


def _feed_at(library: Library, address: str) -> dict[str, bytes]:
    """Return the feed on the disk as it is under another address: the old feed of the one that is built for it.

    While that says the same, clients have nothing to fetch again.
    """
    there, here = urls.show_address(library.show.base_url).encode(), urls.show_address(address).encode()
    pages = library.feed_files().items()
    return {name: path.read_bytes().replace(there, here) for name, path in pages}
