"""A show that is served while it changes."""

from __future__ import annotations

import threading
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from podcast.airing.snapshots import look, take_snapshot
from podcast.contract import FRONT_PAGE
from podcast.errors import PodcastError
from podcast.library import open_library
from podcast.media_types import media_type
from podcast.server import application

if TYPE_CHECKING:
    from collections.abc import Callable

    from podcast.airing.snapshots import Snapshot
    from podcast.library import Library

_EVERY_S = 1.0
"""Between two looks at the show's files."""
_SHARE = 20
"""A look that takes long is followed by a pause this many times as long."""


class LiveShow:
    """A show as it is: what changes, and episodes whose time comes, are there about a second later."""

    def __init__(
        self, library: Library, address: str, log: Callable[[str], None], *, private: bool = False
    ) -> None:
        self._library, self._address, self._log, self._private = library, address, log, private
        self._lock = threading.Lock()
        self._last_error = ""
        self._stamps = look(library)
        self._snapshot = take_snapshot(library, address, private)
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

    def _current(self) -> Snapshot:
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
            stamps = look(self._library)
            pause = max(pause, _SHARE * (time.monotonic() - began))
            due = self._snapshot.due
            if stamps != self._stamps or (due and due <= datetime.now(UTC)):
                library = open_library(self._library.folder)
                self._snapshot = take_snapshot(library, self._address, self._private)
                self._library, self._stamps, self._last_error = library, stamps, ""
        except (PodcastError, OSError) as error:
            if str(error) != self._last_error:
                self._last_error = str(error)
                self._log(f"served as it was before: {error}")
        self._next_look = time.monotonic() + pause
