"""The cache that machines share: how much of it there is, whether it is whole, and how it is kept small."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from podcast.errors import ShowError
from podcast.library.cache_care import KINDS, LASTING, CacheKind, PruneResult
from podcast.library.layout import SHARED_KINDS
from podcast.shared_store import shared_folder

if TYPE_CHECKING:
    from podcast.library.layout import Library
    from podcast.shared_store import SharedFile, SharedFolder

_FRESH_S = 3600.0
"""What another machine has put of late is in its hands."""


def shared_kinds(library: Library) -> tuple[CacheKind, ...]:
    """Returns what lies in each store that holds something; ShowError when the show shares none."""
    folder = _folder(library)
    files = {name: folder.files(name) for name in SHARED_KINDS}
    return tuple(
        CacheKind(name, KINDS[name], len(kept), sum(file.bytes for file in kept))
        for name, kept in files.items()
        if kept
    )


def verify_shared(library: Library) -> tuple[int, int]:
    """Removes what is damaged, and returns (files that were looked at, files that were removed)."""
    folder = _folder(library)
    files = [file for name in SHARED_KINDS for file in folder.files(name)]
    damaged = [file for file in files if not folder.is_whole(file)]
    return len(files), sum(folder.remove(file) for file in damaged)


def prune_shared(library: Library, most: int | None, older_than_s: float | None = None) -> PruneResult:
    """Removes what was not used for so long, then what was not used for longest until `most` bytes are left.

    What was put within the hour stays, and so do answers of language models.
    """
    folder, now = _folder(library), time.time()
    files: list[SharedFile] = []
    total = 0
    for name in SHARED_KINDS:
        kept = folder.files(name)
        total += sum(file.bytes for file in kept)
        files += [] if name in LASTING else kept
    removed = size = 0
    for file in sorted(files, key=lambda file: file.used):
        old = older_than_s is not None and now - file.used > older_than_s
        if file.used >= now - _FRESH_S or not (old or (most is not None and total - size > most)):
            break
        if folder.remove(file):
            removed, size = removed + 1, size + file.bytes
    return PruneResult(removed, size, total - size)


def _folder(library: Library) -> SharedFolder:
    if not library.show.cache_url:
        raise ShowError(
            "this show shares no cache", 'name one in show.toml: [cache] url = "s3://bucket/cache"'
        )
    return shared_folder(library.show.cache_url)
