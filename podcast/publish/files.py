"""What is published: files that are what they were when the plan was made."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from podcast.errors import PublishError
from podcast.media_types import media_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcast.contract import Role

PIECE = 2**20
"""Bytes of a file that are in memory at once."""


class ChangedError(PublishError):
    """A file of ours that is not what the plan says: somebody works on the show meanwhile, or it is damaged."""


class DamagedError(PublishError):
    """A file that did not arrive as it was sent."""


@dataclass(frozen=True, slots=True)
class File:
    """A file to publish: what must be at the target under its name, and where it is read."""

    name: str
    """From the show's address: `the-gauge/the-gauge.mp3`."""
    role: Role
    size: int
    """Bytes."""
    sha256: str
    content: Path | bytes
    media_type: str

    @classmethod
    def of(cls, name: str, role: Role, content: Path | bytes) -> File:
        """Return a file as it is now; all of it is read. ChangedError when it is not there."""
        data = _read(content) if isinstance(content, Path) else content
        return cls(name, role, len(data), hashlib.sha256(data).hexdigest(), content, media_type(name))

    @property
    def stage(self) -> int:
        """When it may appear: what pages load before them, the front page and lists after those that they name."""
        if self.role == "page":
            if self.name.endswith((".js", ".css", ".jpg")):
                return 1
            return 2 if "/" in self.name and self.name.endswith(".html") else 3
        return {"media": 0, "sidecar": 1, "feed": 4}[self.role]

    def pieces(self, size: int = PIECE) -> Iterator[bytes]:
        """Yield its bytes, `size` at a time; ChangedError after the last one when they are not those of the plan."""
        digest = hashlib.sha256()
        with self._open() as file:
            while piece := file.read(size):
                digest.update(piece)
                yield piece
        if digest.hexdigest() != self.sha256:
            where = self.content if isinstance(self.content, Path) else self.name
            mend = "`podcast make` its script again, then publish"
            raise ChangedError(f"{where} is not the file that its episode describes", mend, ": ")

    def _open(self) -> BinaryIO:
        if isinstance(self.content, bytes):
            return io.BytesIO(self.content)
        try:
            return self.content.open("rb")
        except FileNotFoundError:
            raise _missing(self.content) from None


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise _missing(path) from None


def _missing(path: Path) -> ChangedError:
    return ChangedError(f"{path} is missing", "`podcast make` its script again, then publish", ": ")
