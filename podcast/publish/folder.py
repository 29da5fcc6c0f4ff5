"""A folder as a target."""

from __future__ import annotations

import contextlib
import hashlib
import os
from typing import TYPE_CHECKING

from podcast import store
from podcast.publish.files import PIECE, DamagedError
from podcast.publish.target import Found

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from podcast.publish.files import File


class FolderTarget:
    """A Target that is a folder of this machine; it is made when the first file comes."""

    workers = 4  # they wait for the disk, not for each other

    def __init__(self, root: Path) -> None:
        self.root = root.absolute()
        self.name = str(root)

    def listing(self) -> dict[str, Found]:
        """See Target."""
        return dict(_files(self.root, "")) if self.root.exists() else {}

    def look(self, name: str) -> Found | None:
        """See Target."""
        try:
            status = (self.root / name).stat()
        except (FileNotFoundError, NotADirectoryError):
            return None
        return _found(status)

    def read(self, name: str) -> bytes:
        """See Target."""
        return (self.root / name).read_bytes()

    def put(self, file: File) -> Found:
        """See Target; read back before it gets its name."""
        path = self.root / file.name
        with store.writing(path) as out:
            for piece in file.pieces():
                out.write(piece)
            out.flush()
            out.seek(0)
            digest = hashlib.sha256()
            while piece := out.read(PIECE):
                digest.update(piece)
            if digest.hexdigest() != file.sha256:
                raise DamagedError(f"{path}: what was written reads otherwise")
        found = self.look(file.name)
        if found is None or found.size != file.size:
            raise DamagedError(f"{path}: what was written is not there")
        return found

    def holds(self, file: File, found: Found) -> bool:  # noqa: ARG002 - others know by its stamp
        """See Target."""
        return store.digest(self.root / file.name) == file.sha256

    def remove(self, name: str) -> None:
        """See Target; the folders that it leaves empty go too."""
        path = self.root / name
        path.unlink(missing_ok=True)
        for folder in path.parents:
            if folder == self.root:
                break
            with contextlib.suppress(OSError):  # not empty
                folder.rmdir()

    def sweep(self, names: Iterable[str]) -> None:
        """See Target: the listing shows all."""


def _files(folder: str | Path, inside: str) -> Iterator[tuple[str, Found]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            name = f"{inside}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                with contextlib.suppress(PermissionError):  # not ours
                    yield from _files(entry.path, f"{name}/")
            elif entry.is_file():
                yield name, _found(entry.stat())


def _found(status: os.stat_result) -> Found:
    return Found(status.st_size, str(status.st_mtime_ns))
