"""The locks of a show, and the order in which they may be taken.

A show is shared by processes: `make` in two terminals, a server, a publisher. Whoever needs several locks takes them
from left to right of ORDER, so that no two processes wait for each other; one of a kind at a time. Taking one out of
order is a mistake in this program and raises at once.
"""

from __future__ import annotations

import contextlib
import threading
from typing import TYPE_CHECKING, Literal

from podcast import store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Kind = Literal["publishing", "renaming", "episode", "feed", "ledger"]
ORDER: tuple[Kind, ...] = ("publishing", "renaming", "episode", "feed", "ledger")
"""publishing: one upload of the show at a time. renaming: episodes keep their folders. episode: one episode's files and
manifest. feed: feed, site and cover as they lie on disk. ledger: what is minted once."""

_held = threading.local()


@contextlib.contextmanager
def locked(path: Path, kind: Kind) -> Iterator[None]:
    """Hold the lock file at `path` against other processes and threads; RuntimeError when it is out of order."""
    outer: list[Kind] = getattr(_held, "kinds", [])
    if outer and ORDER.index(kind) <= ORDER.index(outer[-1]):
        raise RuntimeError(
            f"the lock of {kind} is taken inside that of {outer[-1]}: see podcast.library.locks"
        )
    with store.lock(path):
        _held.kinds = [*outer, kind]
        try:
            yield
        finally:
            _held.kinds = outer
