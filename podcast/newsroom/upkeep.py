"""What a show needs now and then while many episodes are made: its feed and site built, its cache kept small."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from podcast import airing, own_process, store
from podcast.library.cache_care import prune_cache
from podcast.newsroom import memory

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.library import Library

_SHARE = 20
"""Upkeep may take one part in so many of the time: what it costs grows with the show."""
_DUE = "feed-due"
_SMALL = 100
"""Episodes of a show whose upkeep takes no longer than to start a process for it."""


class Upkeep:
    """The upkeep of one run.

    A mark in the cache says that episodes were made which the feed may not have: the next run sees it when this one is
    killed.
    """

    def __init__(self, library: Library) -> None:
        memory.keep_one_heap()
        self._library = library
        self._mark = library.cache / _DUE
        self._was_killed = self._mark.exists()
        self._made: list[str] = []
        self._next = 0.0
        self._began = time.time()

    def begin_episode(self) -> None:
        """Marks that an episode is going to be made."""
        self._began = time.time()
        if not self._mark.exists():
            store.write(self._mark, "")

    def end_episode(self, slug: str) -> None:
        """Takes in an episode that was made, and does what is to be done if the last time is long enough ago."""
        self._made.append(slug)
        if time.monotonic() >= self._next:
            self._do()
        else:
            memory.give_back()

    def finish(self) -> None:
        """Does what is left to be done, also by a run that was killed."""
        if self._made or self._mark.exists() or not self._library.feed.exists():
            self._do()

    def _do(self) -> None:
        began = time.monotonic()
        # By the clock of the files' dates, which may have been put back since.
        since = min(self._began, time.time())
        # What it takes at its highest grows with the show, and Python does not give back all of that.
        if len(self._library.slugs()) < _SMALL:
            _keep_up(self._library, self._made, since)
        else:
            own_process.call(_keep_up, self._library, self._made, since)
        if self._was_killed:  # before the mark goes, by which alone this is known
            airing.sweep_parts(self._library)
            self._was_killed = False
        self._mark.unlink(missing_ok=True)
        self._made = []
        memory.give_back()
        now = time.monotonic()
        self._next = now + _SHARE * (now - began)


def _keep_up(library: Library, made: Sequence[str], since: float) -> None:
    """Brings up to date what the show has beside its episodes."""
    prune_cache(library, library.show.cache_size, since=since)
    airing.refresh_feed(library, made=made)
