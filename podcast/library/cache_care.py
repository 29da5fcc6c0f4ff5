"""The folder of what can be made again: how much of it there is, whether it is whole, and how it is kept small."""

from __future__ import annotations

import contextlib
import os
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from podcast import store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcast.library.layout import Library

KINDS = {
    "speech": "what voices said",
    "clips": "the same, levelled",
    "parts": "encoded stretches of episodes",
    "music": "pieces of themes",
    "covers": "pictures",
    "parses": "sentences, parsed",
    "articles": "pages that scripts are checked against",
    "writing": "answers of a language model",
}
"""Store -> what lies in it, for a person."""
LASTING = ("articles", "writing")
"""Stores that nothing is pruned of: a page may have gone, an answer has cost money."""
_FRESH_S = 60.0
"""What is used just now is in somebody's hands."""


@dataclass(frozen=True, slots=True)
class CacheKind:
    """One store of the cache."""

    name: str
    what: str
    files: int
    bytes: int


@dataclass(frozen=True, slots=True)
class PruneResult:
    """What was removed from the cache, and what is left."""

    files: int
    bytes: int
    left: int
    """Bytes of all stores."""


@dataclass(frozen=True, slots=True)
class _KeptFile:
    path: str
    bytes: int
    used: float
    """When it was put or got last, in seconds of the epoch."""


def cache_kinds(library: Library) -> tuple[CacheKind, ...]:
    """Returns what lies in each store that holds something."""
    kinds = []
    for name, what in KINDS.items():
        entries = list(_entries(library, name))
        if entries:
            kinds.append(CacheKind(name, what, len(entries), sum(entry.bytes for entry in entries)))
    return tuple(kinds)


def verify_cache(library: Library) -> tuple[int, int]:
    """Removes what is damaged, and returns (files that were looked at, files that were removed)."""
    looked = removed = 0
    for name in KINDS:
        kept = store.FolderStore(library.cache / name)
        for entry in _entries(library, name):
            looked += 1
            if not kept.is_whole("".join(Path(entry.path).parts[-2:])):
                _remove(entry)
                removed += 1
    return looked, removed


def prune_cache(
    library: Library, most: int | None, older_than_s: float | None = None, since: float | None = None
) -> PruneResult:
    """Removes what was not used for so long, then what was not used for longest until `most` bytes
    are left.

    What was used since a moment (of `time.time`; by default a minute ago) stays, and so does what is LASTING.
    """
    now = time.time()
    total = sum(entry.bytes for name in KINDS for entry in _entries(library, name))
    if older_than_s is None and (most is None or total <= most):
        return PruneResult(0, 0, total)  # as a rule; a list of all files is for when some of them have to go
    entries = [entry for name in KINDS if name not in LASTING for entry in _entries(library, name)]
    files = size = 0
    for entry in sorted(entries, key=lambda entry: entry.used):
        old = older_than_s is not None and now - entry.used > older_than_s
        if entry.used >= (now - _FRESH_S if since is None else since) or not (
            old or (most is not None and total - size > most)
        ):
            break
        if _remove(entry):
            files, size = files + 1, size + entry.bytes
    return PruneResult(files, size, total - size)


def _entries(library: Library, name: str) -> Iterator[_KeptFile]:
    with contextlib.suppress(FileNotFoundError):
        for folder in os.scandir(library.cache / name):
            if folder.is_dir():
                yield from _of_folder(folder)


def _of_folder(folder: os.DirEntry[str]) -> Iterator[_KeptFile]:
    with contextlib.suppress(FileNotFoundError):  # another process prunes, too
        for file in os.scandir(folder):
            status = file.stat()
            if file.is_file() and not file.name.endswith(".part"):
                yield _KeptFile(file.path, status.st_size, status.st_mtime)


def _remove(entry: _KeptFile) -> bool:
    with contextlib.suppress(OSError):
        os.unlink(entry.path)  # noqa: PTH108 - of twenty thousand, a Path each is a cost
        return True
    return False
