"""What is published: files that are what they were when the plan was made."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal

from podcast.errors import PublishError
from podcast.media_types import media_type

if TYPE_CHECKING:
    from collections.abc import Iterator

PIECE = 2**20

Role = Literal["media", "sidecar", "page", "feed"]
"""In the order in which files may appear: nothing may name what is not there yet."""


class ChangedError(PublishError):
    """A file of ours that is not what the plan says: somebody works on the show meanwhile, or it is damaged."""


class DamagedError(PublishError):
    """A file that did not arrive as it was sent."""


@dataclass(frozen=True, slots=True)
class File:
    """A file to publish: what it must be, and where it is read."""

    name: str
    """From the show's address: `the-gauge/the-gauge.mp3`."""
    role: Role
    size: int
    sha256: str
    content: Path | bytes
    media_type: str

    @classmethod
    def of(cls, name: str, role: Role, content: Path | bytes) -> File:
        """A file as it is now; small enough to be read at once."""
        data = _read(content) if isinstance(content, Path) else content
        return cls(name, role, len(data), hashlib.sha256(data).hexdigest(), content, media_type(name))

    @property
    def stage(self) -> int:
        """When it may appear: what pages load before them, the front page after those that it names."""
        if self.role == "page":
            return (3 if "/" not in self.name else 2) if self.name.endswith(".html") else 1
        return {"media": 0, "sidecar": 1, "feed": 4}[self.role]

    def pieces(self, size: int = PIECE) -> Iterator[bytes]:
        """Its bytes, `size` at a time; ChangedError after the last one when they are not those of the plan."""
        digest = hashlib.sha256()
        with self._open() as file:
            while piece := file.read(size):
                digest.update(piece)
                yield piece
        if digest.hexdigest() != self.sha256:
            raise ChangedError(
                f"{_named(self)} is not the file that its episode describes: `podcast make` its script again, "
                "then publish"
            )

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


def _named(file: File) -> str:
    return str(file.content) if isinstance(file.content, Path) else file.name


def _missing(path: Path) -> ChangedError:
    return ChangedError(f"{path} is missing: `podcast make` its script again, then publish")
