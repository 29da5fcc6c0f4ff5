"""A show served as it is at the moment, under the server's own address."""

from __future__ import annotations

import contextlib
import functools
import os
import threading
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from podcast import qr, urls
from podcast.airing import refreshing, site_files
from podcast.contract import MANIFEST
from podcast.errors import PodcastError
from podcast.library import public_files
from podcast.library.edition import edition
from podcast.library.layout import open_library
from podcast.library.settings import FILE
from podcast.media_types import media_type
from podcast.server import application as server
from podcast.server import listening

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from podcast.library.layout import Library
    from podcast.model import Edition, Listing

_EVERY_S = 1.0
"""Between two looks at the show's files."""
_SHARE = 20
"""A look that takes long is followed by a pause this many times as long."""
_PAGES = 256
"""Pages that are kept, once they are made."""
_PAGE = "index.html"

_Seen = dict[str, tuple[int, int]]
"""Path -> when it changed, and which file it is."""


def application(library: Library, address: str, tell: Callable[[str], None]) -> server.Application:
    """An ASGI application of the show's published files; `tell` gets a line for each answer and each trouble.

    PodcastError when the show is damaged.
    """
    return server.application(Live(library, address, tell).find, tell)


def serve(
    library: Library, host: str, port: int, ready: Callable[[str], None], tell: Callable[[str], None]
) -> None:
    """Serve the show until the process is interrupted; `ready` gets the address once it answers. PodcastError."""
    with contextlib.closing(listening.bind(host, port)) as bound:
        address = listening.address(bound)
        app = application(library, address, tell)
        bound.listen(2048)
        ready(address)
        listening.server(app).run(sockets=[bound])


def qr_code(address: str) -> str:
    """Return the lines of a QR code of the show's page, for a terminal.

    Not of the feed: a phone's camera opens a browser, which has no use for a feed, and the page's
    buttons open the app that the listener has.
    """
    return qr.terminal(address)


@dataclass(frozen=True, slots=True)
class _Issue:
    """An edition with its files."""

    published: Edition
    feeds: Mapping[str, bytes]
    files: Mapping[str, Path]
    """Name -> where it lies: without links, but for one to the whole folder of episodes."""
    episodes: Mapping[str, Listing]
    """By slug."""
    page: Callable[[str], bytes | None]
    modified: datetime
    """The same after a restart."""
    due: datetime | None
    """When the next scheduled episode goes on air."""


class Live:
    """The show as it is: what changes, and episodes whose time comes, are there about a second later."""

    def __init__(self, library: Library, address: str, tell: Callable[[str], None]) -> None:
        self._library, self._address, self._tell = library, address, tell
        self._lock = threading.Lock()
        self._told = ""
        self._seen = _look(library)
        self._issue = _issue(library, address)
        self._next = time.monotonic() + _EVERY_S

    def find(self, name: str) -> server.Found | None:
        """What is published under a name; blocks while the show is looked at."""
        issue = self._current()
        if name in issue.episodes:
            return server.Moved(f"{name}/")
        if not name or name.endswith("/"):
            name += _PAGE
        if body := _made(issue, name):
            return server.Rendered(body, media_type(name), issue.modified)
        path = issue.files.get(name)
        return server.Stored(path, _kind(issue, name)) if path else None

    def _current(self) -> _Issue:
        if time.monotonic() >= self._next:
            with self._lock:
                if time.monotonic() >= self._next:  # nobody else has looked while this one waited
                    self._refresh()
        return self._issue

    def _refresh(self) -> None:
        """Take in what has changed; while that cannot be read all stays as it was, and the reason is told once."""
        pause = _EVERY_S
        try:
            began = time.monotonic()
            seen = _look(self._library)
            pause = max(pause, _SHARE * (time.monotonic() - began))
            due = self._issue.due
            if seen != self._seen or (due and due <= datetime.now(UTC)):
                library = open_library(self._library.folder)
                self._issue = _issue(library, self._address)
                self._library, self._seen, self._told = library, seen, ""
        except (PodcastError, OSError) as error:
            if str(error) != self._told:
                self._told = str(error)
                self._tell(f"served as it was before: {error}")
        self._next = time.monotonic() + pause


def _look(library: Library) -> _Seen:
    """The files that decide what is published, and which ones they are; quick, as it is done all the time."""
    paths = [str(library.settings_file), str(library.own_file(library.show.cover or FILE))]
    with contextlib.suppress(FileNotFoundError), os.scandir(library.episodes) as entries:
        paths += [f"{entry.path}/{MANIFEST}" for entry in entries if not entry.name.startswith(".")]
    seen = {}
    for path in paths:
        with contextlib.suppress(OSError):  # no episode, or one that is still being made
            facts = os.stat(path)  # noqa: PTH116 - pathlib takes three times as long
            seen[path] = (facts.st_mtime_ns, facts.st_ino)
    return seen


def _issue(library: Library, address: str) -> _Issue:
    """The show as it is now, its feed and site on the disk brought up to date first."""
    now = datetime.now(UTC)
    on_disk = refreshing.refresh_feed(library, now)
    latest = max((on_disk.stat().st_mtime_ns, *(changed for changed, _ in _look(library).values())))
    published = edition(library, address, now)
    every = library.listings()
    dates = (datetime.fromisoformat(it.published) for it in every if it.state == "scheduled")
    files = (*public_files.all_public_files(library, published), *site_files.pages(library, published))
    root = library.episodes.resolve()
    return _Issue(
        published,
        refreshing.build(published, _moved(library, address)),
        {file.name: root / PurePosixPath(file.name) for file in files},
        {it.slug: it for it in published.episodes},
        functools.lru_cache(_PAGES)(lambda name: site_files.render(library, published, name)),
        datetime.fromtimestamp(latest / 1e9, UTC),
        min((at for at in dates if at > now), default=None),
    )


def _moved(library: Library, address: str) -> dict[str, bytes]:
    """The feed on the disk under another address: while it says the same, clients have nothing to fetch again."""
    there, here = urls.show_address(library.show.base_url).encode(), urls.show_address(address).encode()
    pages = library.feed_files().items()
    return {name: path.read_bytes().replace(there, here) for name, path in pages}


def _made(issue: _Issue, name: str) -> bytes | None:
    """What is not taken from the disk, because it holds this server's address."""
    if name in issue.feeds:
        return issue.feeds[name]
    return issue.page(name) if name in issue.files and name.endswith(".html") else None


def _kind(issue: _Issue, name: str) -> str:
    """The media type; of audio that came from elsewhere as it came."""
    episode = issue.episodes.get(name.partition("/")[0])
    return episode.media_type if episode and name == f"{episode.slug}/{episode.audio}" else media_type(name)
