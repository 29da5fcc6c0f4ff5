"""A folder of this machine as a target."""

from __future__ import annotations

import contextlib
import hashlib
import os
from typing import TYPE_CHECKING

from podcast import store
from podcast.publish.files import PIECE, DamagedError
from podcast.publish.target import TargetFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from podcast.publish.files import File


class FolderTarget:
    """A Target that is a folder; it is made when the first file comes."""

    workers = 4  # they wait for the disk, not for each other

    def __init__(self, root: Path) -> None:
        self.root = root.absolute()
        self.name = str(root)

    def listing(self) -> dict[str, TargetFile]:
        """Return all files below the folder, those in folders that cannot be read left out."""
        return dict(_files(self.root, "")) if self.root.exists() else {}

    def look(self, name: str) -> TargetFile | None:
        """Return one file as it is now, or None."""
        try:
            status = (self.root / name).stat()
        except (FileNotFoundError, NotADirectoryError):
            return None
        return _target_file(status)

    def read(self, name: str) -> bytes:
        """Return a file's content."""
        return (self.root / name).read_bytes()

    def put(self, file: File) -> TargetFile:
        """Write the file, read it back, and only then give it its name."""
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
        there = self.look(file.name)
        if there is None or there.size != file.size:
            raise DamagedError(f"{path}: what was written is not there")
        return there

    def holds(self, file: File, there: TargetFile) -> bool:  # noqa: ARG002 - S3 knows by the stamp
        """Whether the file there has these bytes; it is read whole."""
        return store.digest(self.root / file.name) == file.sha256

    def remove(self, name: str) -> None:
        """Take a file away, and the folders that it leaves empty."""
        path = self.root / name
        path.unlink(missing_ok=True)
        for folder in path.parents:
            if folder == self.root:
                break
            with contextlib.suppress(OSError):  # not empty
                folder.rmdir()

    def sweep(self, names: Iterable[str]) -> None:
        """Do nothing: what a killed upload left is in the listing."""


def _files(folder: str | Path, inside: str) -> Iterator[tuple[str, TargetFile]]:
    """Yield (name, file) of all below `folder`, whose own name below the target is `inside`."""
    with os.scandir(folder) as entries:
        for entry in entries:
            name = f"{inside}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                with contextlib.suppress(PermissionError):  # not ours
                    yield from _files(entry.path, f"{name}/")
            elif entry.is_file():
                yield name, _target_file(entry.stat())


def _target_file(status: os.stat_result) -> TargetFile:
    return TargetFile(status.st_size, str(status.st_mtime_ns))
