"""A show served as it is at the moment, under the server's own address."""

from __future__ import annotations

import contextlib
import functools
import os
import threading
import time
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from podcast import qr, store, urls
from podcast.airing.kept_names import KeptNames
from podcast.airing.listener_feeds import AdmittedShow
from podcast.airing.refreshing import build, refresh_feed
from podcast.airing.site_files import SiteFiles
from podcast.contract import FRONT_PAGE
from podcast.errors import PodcastError
from podcast.library import current_edition, open_library
from podcast.media_types import media_type
from podcast.server import application, listening

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from podcast.library import Library
    from podcast.model import Listing

_EVERY_S = 1.0
"""Between two looks at the show's files."""
_SHARE = 20
"""A look that takes long is followed by a pause this many times as long."""
_PAGES = 256
"""Pages that are kept, once they are made."""

_Stamps = dict[str, tuple[int, int]]
"""Path -> (when the file changed, in nanoseconds; which file it is)."""


def make_show_application(
    library: Library, address: str, log: Callable[[str], None]
) -> application.Application:
    """Return an ASGI application of the show's published files; `log` gets a line for each answer and each trouble.

    PodcastError when the show is damaged.
    """

    def find_in(there: str, private: bool) -> Callable[[str], application.Content | None]:
        return LiveShow(library, there, log, private=private).find

    return application.make_application(AdmittedShow(library, address, find_in, log).find, log)


def serve(
    library: Library,
    host: str,
    port: int,
    ready: Callable[[str], None],
    log: Callable[[str], None],
    address: str = "",
) -> None:
    """Serve the show until the process is interrupted, which is how it ends; `ready` gets the address first.

    That is `address` when others reach the server by another one than its own, as behind a proxy.

    PodcastError when the show is damaged, or nothing can listen there.
    """
    with contextlib.closing(listening.bind(host, port)) as bound:
        address = urls.show_address(address) if address else listening.address_of(bound)
        app = make_show_application(library, address, log)
        bound.listen(2048)
        ready(address)
        with contextlib.suppress(KeyboardInterrupt):
            listening.make_server(app, log).run(sockets=[bound])


def qr_code(address: str) -> str:
    """Return the lines of a QR code of the show's page, for a terminal.

    Not of the feed: a phone's camera opens a browser, which has no use for a feed, and the page's
    buttons open the app that the listener has.
    """
    return qr.terminal(address)


@dataclass(frozen=True, slots=True)
class _Snapshot:
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


class LiveShow:
    """A show as it is: what changes, and episodes whose time comes, are there about a second later."""

    def __init__(
        self, library: Library, address: str, log: Callable[[str], None], *, private: bool = False
    ) -> None:
        self._library, self._address, self._log, self._private = library, address, log, private
        self._lock = threading.Lock()
        self._last_error = ""
        self._stamps = _look(library)
        self._snapshot = _take_snapshot(library, address, private)
        self._next_look = time.monotonic() + _EVERY_S

    def find(self, name: str) -> application.Content | None:
        """Return what is published under a name, or None; blocks while the show is looked at."""
        snapshot = self._current()
        if name in snapshot.episodes:
            return application.Redirect(f"{name}/")
        if not name or name.endswith("/"):
            name += FRONT_PAGE
        if body := snapshot.made_here(name):
            return application.BytesContent(body, media_type(name), snapshot.modified)
        if path := snapshot.files.get(name):
            return application.FileContent(path, snapshot.media_type(name))
        moved = snapshot.redirect(name)
        return application.Redirect(moved) if moved else None

    def _current(self) -> _Snapshot:
        if time.monotonic() >= self._next_look:
            with self._lock:
                if time.monotonic() >= self._next_look:  # nobody else has looked while this one waited
                    self._refresh()
        return self._snapshot

    def _refresh(self) -> None:
        """Take in what has changed; while that cannot be read all stays as it was, and the reason is logged once."""
        pause = _EVERY_S
        try:
            began = time.monotonic()
            stamps = _look(self._library)
            pause = max(pause, _SHARE * (time.monotonic() - began))
            due = self._snapshot.due
            if stamps != self._stamps or (due and due <= datetime.now(UTC)):
                library = open_library(self._library.folder)
                self._snapshot = _take_snapshot(library, self._address, self._private)
                self._library, self._stamps, self._last_error = library, stamps, ""
        except (PodcastError, OSError) as error:
            if str(error) != self._last_error:
                self._last_error = str(error)
                self._log(f"served as it was before: {error}")
        self._next_look = time.monotonic() + pause


def _look(library: Library) -> _Stamps:
    """Return the files that decide what is published, and which ones they are; quick, as it is done all the time."""
    stamps = {}
    for path in library.deciding_files():
        with contextlib.suppress(OSError):  # no episode, or one that is still being made
            status = os.stat(path)  # noqa: PTH116 - pathlib takes three times as long
            stamps[path] = (status.st_mtime_ns, status.st_ino)
    return stamps


def _take_snapshot(library: Library, address: str, private: bool) -> _Snapshot:
    """Return the show as it is now, its feed and site on the disk brought up to date first.

    A `private` one asks directories and search engines not to list it, whatever `show.toml` says.
    """
    now = datetime.now(UTC)
    keeps = store.may_write(library.episodes)  # else it is served as it lies there
    if keeps:
        refresh_feed(library, now)
    changes = [changed for changed, _ in _look(library).values()]
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
    return _Snapshot(
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
