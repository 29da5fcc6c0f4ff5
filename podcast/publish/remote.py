"""A folder on any filesystem of fsspec's as a target."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from podcast.publish.files import PIECE, ChangedError, DamagedError
from podcast.publish.target import TargetFile

if TYPE_CHECKING:
    from collections.abc import Iterable

    from podcast.publish.files import File

_STAMPS = ("ETag", "etag", "generation", "md5Hash", "mtime", "modified", "last_modified", "created")
"""What the filesystems call that which changes with a file, the surest first."""


class RemoteTarget:
    """A Target on a filesystem of fsspec's: a file is sent under a temporary name, read back, and moved."""

    workers = 1  # few of fsspec's filesystems are safe in threads

    def __init__(self, filesystem: Any, root: str, name: str) -> None:
        self.filesystem = filesystem
        self.root = root.rstrip("/")
        self.name = name

    def listing(self) -> dict[str, TargetFile]:
        """Return all files below the root; empty when that is not there yet."""
        self.filesystem.invalidate_cache()
        try:
            infos = self.filesystem.find(self.root or "/", detail=True)
        except FileNotFoundError:
            return {}
        start = len(self.root) + 1
        return {path[start:]: _target_file(info) for path, info in infos.items() if info["type"] == "file"}

    def look(self, name: str) -> TargetFile | None:
        """Return one file as it is now, or None."""
        self.filesystem.invalidate_cache()
        try:
            info = self.filesystem.info(self.path(name))
        except FileNotFoundError:
            return None
        return _target_file(info) if info["type"] == "file" else None

    def read(self, name: str) -> bytes:
        """Return a file's content."""
        data: bytes = self.filesystem.cat_file(self.path(name))
        return data

    def put(self, file: File) -> TargetFile:
        """Send the file under a temporary name, read it back, and move it to its own."""
        path = PurePosixPath(file.name)
        temporary = str(path.with_name(f".{path.name[:40]}.{secrets.token_hex(4)}.part"))
        self.filesystem.makedirs(self.path(str(path.parent)), exist_ok=True)
        try:
            with self.filesystem.open(self.path(temporary), "wb") as out:
                for piece in file.pieces():
                    out.write(piece)
        except ChangedError:
            self.remove(temporary)
            raise
        if self._digest(temporary) != file.sha256:
            self.remove(temporary)
            raise DamagedError(f"{self.name}/{file.name}: what was sent reads otherwise")
        self.filesystem.mv(self.path(temporary), self.path(file.name))
        there = self.look(file.name)
        if there is None or there.size != file.size:
            raise DamagedError(f"{self.name}/{file.name}: what was sent is not there")
        return there

    def holds(self, file: File, there: TargetFile) -> bool:  # noqa: ARG002 - S3 knows by the stamp
        """Whether the file there has these bytes; it is read back whole."""
        return self._digest(file.name) == file.sha256

    def remove(self, name: str) -> None:
        """Take a file away; nothing happens when it is not there."""
        try:
            self.filesystem.rm_file(self.path(name))
        except FileNotFoundError:
            return

    def sweep(self, names: Iterable[str]) -> None:
        """Do nothing: what a killed upload left is in the listing."""

    def path(self, name: str) -> str:
        """Return a file's path as the filesystem has it."""
        return f"{self.root}/{name}"

    def _digest(self, name: str) -> str:
        digest = hashlib.sha256()
        with self.filesystem.open(self.path(name), "rb") as file:
            while piece := file.read(PIECE):
                digest.update(piece)
        return digest.hexdigest()


def _target_file(info: dict[str, Any]) -> TargetFile:
    stamp = next((info[key] for key in _STAMPS if info.get(key)), "")
    # A listing may have seconds where the file alone has a date.
    stamp = stamp.timestamp() if isinstance(stamp, datetime) else stamp
    return TargetFile(int(info["size"]), str(stamp))
