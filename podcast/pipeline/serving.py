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

from podcast import urls
from podcast.episode import manifest
from podcast.errors import PodcastError
from podcast.media_types import media_type
from podcast.pipeline import feed, public, site
from podcast.pipeline.edition import edition
from podcast.pipeline.studio import open_studio
from podcast.show import FILE
from podcast.web import listen, qr, server

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from podcast.model import Edition, Listing
    from podcast.pipeline.studio import Studio

_EVERY_S = 1.0
"""Between two looks at the show's files."""
_SHARE = 20
"""A look that takes long is followed by a pause this many times as long."""
_PAGES = 256
"""Pages that are kept, once they are made."""
_PAGE = "index.html"

_Seen = dict[str, tuple[int, int]]
"""Path -> when it changed, and which file it is."""


def application(studio: Studio, address: str, tell: Callable[[str], None]) -> server.Application:
    """An ASGI application of the show's published files; `tell` gets a line for each answer and each trouble.

    PodcastError when the show is damaged.
    """
    return server.application(Live(studio, address, tell).find, tell)


def serve(
    studio: Studio, host: str, port: int, ready: Callable[[str], None], tell: Callable[[str], None]
) -> None:
    """Serve the show until the process is interrupted; `ready` gets the address once it answers. PodcastError."""
    with contextlib.closing(listen.bind(host, port)) as bound:
        address = listen.address(bound)
        app = application(studio, address, tell)
        bound.listen(2048)
        ready(address)
        listen.server(app).run(sockets=[bound])


def code(address: str) -> str:
    """Lines that a terminal shows as a QR code.

    Of the show's page rather than the feed: a camera opens a browser, which has no use for a feed, and the page's
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

    def __init__(self, studio: Studio, address: str, tell: Callable[[str], None]) -> None:
        self._studio, self._address, self._tell = studio, address, tell
        self._lock = threading.Lock()
        self._told = ""
        self._seen = _look(studio)
        self._issue = _issue(studio, address)
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
            seen = _look(self._studio)
            pause = max(pause, _SHARE * (time.monotonic() - began))
            due = self._issue.due
            if seen != self._seen or (due and due <= datetime.now(UTC)):
                studio = open_studio(self._studio.folder)
                self._issue = _issue(studio, self._address)
                self._studio, self._seen, self._told = studio, seen, ""
        except (PodcastError, OSError) as error:
            if str(error) != self._told:
                self._told = str(error)
                self._tell(f"served as it was before: {error}")
        self._next = time.monotonic() + pause


def _look(studio: Studio) -> _Seen:
    """The files that decide what is published, and which ones they are; quick, as it is done all the time."""
    paths = [str(studio.folder / FILE), str(studio.folder / (studio.show.cover or FILE))]
    with contextlib.suppress(FileNotFoundError), os.scandir(studio.episodes) as entries:
        paths += [f"{entry.path}/{manifest.NAME}" for entry in entries if not entry.name.startswith(".")]
    seen = {}
    for path in paths:
        with contextlib.suppress(OSError):  # no episode, or one that is still being made
            facts = os.stat(path)  # noqa: PTH116 - pathlib takes three times as long
            seen[path] = (facts.st_mtime_ns, facts.st_ino)
    return seen


def _issue(studio: Studio, address: str) -> _Issue:
    """The show as it is now, its feed and site on the disk brought up to date first."""
    now = datetime.now(UTC)
    on_disk = feed.refresh_feed(studio, now)
    latest = max((on_disk.stat().st_mtime_ns, *(changed for changed, _ in _look(studio).values())))
    published = edition(studio, address, now)
    every = manifest.listings(studio.episodes, studio.cache / "listings")
    dates = (datetime.fromisoformat(it.published) for it in every if it.state == "scheduled")
    files = (*public.public_files(studio, published), *site.pages(studio, published))
    root = studio.episodes.resolve()
    return _Issue(
        published,
        feed.build(published, _moved(studio, address)),
        {file.name: root / PurePosixPath(file.name) for file in files},
        {it.slug: it for it in published.episodes},
        functools.lru_cache(_PAGES)(lambda name: site.render(studio, published, name)),
        datetime.fromtimestamp(latest / 1e9, UTC),
        min((at for at in dates if at > now), default=None),
    )


def _moved(studio: Studio, address: str) -> dict[str, bytes]:
    """The feed on the disk under another address: while it says the same, clients have nothing to fetch again."""
    there, here = urls.base(studio.show.base_url).encode(), urls.base(address).encode()
    pages = feed.feed_pages(studio).items()
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
