"""Work that any process can do that has the package: a function of a show without its folder."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from podcast import recipes
from podcast.library import Library
from podcast.library.layout import SHARED_KINDS
from podcast.store import FolderStore
from podcast.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from podcast.model import Show


@dataclass(frozen=True, slots=True)
class Work:
    """What is to be done, as values alone."""

    show: Show
    do: Callable[[Library], Any]
    """A function at a module's top, and what it is given."""


@dataclass(frozen=True, slots=True)
class DoneWork:
    """What came of it."""

    value: Any
    entries: tuple[tuple[str, str, bytes], ...]
    """(store, key, bytes) of all that lies in the show's stores by that."""
    identity: str
    """Of the program that did it."""


def identify() -> str:
    """Returns what must be the same in two processes for what they make to be the same."""
    return f"{__version__} {recipes.read_numbers()}"


def do_work(work: Work) -> DoneWork:
    """Does it, in a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="podcast-work-") as folder:
        # Paths of the show's own files mean nothing here.
        library = Library(Path(folder), replace(work.show, cover=""))
        value = work.do(library)
        return DoneWork(value, tuple(_entries(library)), identify())


def _entries(library: Library) -> Iterator[tuple[str, str, bytes]]:
    for kind in SHARED_KINDS:
        kept = FolderStore(library.cache / kind)
        for key in kept.list_keys():
            if (data := kept.get(key)) is not None:
                yield kind, key, data
