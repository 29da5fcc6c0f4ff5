"""Where a show is published: a folder, a bucket, or another place that fsspec knows."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlsplit
from urllib.request import url2pathname

from podcast.errors import PublishError
from podcast.publish.repairs import explained

if TYPE_CHECKING:
    from collections.abc import Iterable

    from podcast.publish.files import File


@dataclass(frozen=True, slots=True)
class Found:
    """A file as it lies at the target."""

    size: int
    stamp: str
    """Another one after every change, as far as the target can tell: an ETag, or the time of the change."""


class Target(Protocol):
    """A place for files by name (`the-gauge/the-gauge.mp3`); each appears whole or not at all."""

    name: str
    """As people are told it: no password."""
    workers: int
    """How many files may be under way at once."""

    def listing(self) -> dict[str, Found]:
        """All that lies there, what is not ours too; empty when the place is not there yet."""
        ...

    def look(self, name: str) -> Found | None:
        """One file as it is now."""
        ...

    def read(self, name: str) -> bytes:
        """A file's content."""
        ...

    def put(self, file: File) -> Found:
        """Put it there and check it; DamagedError when it did not arrive as it was sent."""
        ...

    def holds(self, file: File, found: Found) -> bool:
        """Whether what was found, of the same size, has the file's bytes."""
        ...

    def remove(self, name: str) -> None:
        """Take a file away; nothing when it is not there."""
        ...

    def sweep(self, names: Iterable[str]) -> None:
        """Drop what killed uploads of these files left beyond what `listing` shows."""
        ...


def open_target(address: str) -> Target:
    """The target of a path or an fsspec URL; PublishError when it is none, or its library is missing."""
    from podcast.publish.folder import FolderTarget
    from podcast.publish.remote import RemoteTarget
    from podcast.publish.s3 import S3Target

    scheme, separator, _ = address.partition("://")
    if not separator:
        return FolderTarget(Path(address).expanduser())
    if scheme in ("file", "local"):
        return FolderTarget(Path(url2pathname(urlsplit(address).path)))
    name = _without_password(address)
    if scheme in ("s3", "s3a") and not urlsplit(address).netloc:
        raise PublishError(f"{address} names no bucket: say which, as in s3://bucket/podcast")
    if scheme in ("http", "https"):
        raise PublishError(
            f"{name} is an address to read from: name the folder or bucket behind it, as in s3://bucket/podcast"
        )
    with explained(name):
        import fsspec.core

        filesystem, root = fsspec.core.url_to_fs(address, skip_instance_cache=True)
    kind = S3Target if scheme in ("s3", "s3a") else RemoteTarget
    return kind(filesystem, root, name)


def _without_password(address: str) -> str:
    parts = urlsplit(address)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl().rstrip("/")
