"""What a place to publish to can do: the one thing that folders, buckets and other filesystems share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable

    from podcast.publish.files import File


@dataclass(frozen=True, slots=True)
class TargetFile:
    """A file as it lies at a target."""

    size: int
    """Bytes."""
    stamp: str
    """Another one after every change, as far as the target can tell: an ETag, or the time of the change."""


class Target(Protocol):
    """A place for files by name (`the-gauge/the-gauge.mp3`); each appears whole or not at all.

    What goes wrong is raised as the filesystem raises it: `repairs` turns it into a PublishError.
    """

    name: str
    """As people are told it: no password."""
    workers: int
    """How many files may be under way at once."""

    def listing(self) -> dict[str, TargetFile]:
        """Return all that lies there by name, what is not ours too; empty when the place is not there yet."""
        ...

    def look(self, name: str) -> TargetFile | None:
        """Return one file as it is now, or None."""
        ...

    def read(self, name: str) -> bytes:
        """Return a file's content."""
        ...

    def put(self, file: File) -> TargetFile:
        """Put the file there and check it; DamagedError when it did not arrive as it was sent."""
        ...

    def holds(self, file: File, there: TargetFile) -> bool:
        """Whether `there`, which has the file's name and size, has its bytes, too."""
        ...

    def remove(self, name: str) -> None:
        """Take a file away; nothing happens when it is not there."""
        ...

    def sweep(self, names: Iterable[str]) -> None:
        """Drop what killed uploads of these files left, as far as `listing` does not show it."""
        ...
