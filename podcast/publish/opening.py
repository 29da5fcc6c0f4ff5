"""The target of an address: a folder, a bucket, or another place that fsspec knows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.request import url2pathname

from podcast.errors import PublishError
from podcast.publish.folder import FolderTarget
from podcast.publish.remote import RemoteTarget
from podcast.publish.repairs import explained
from podcast.publish.s3 import S3Target

if TYPE_CHECKING:
    from podcast.publish.target import Target


def open_target(address: str) -> Target:
    """Return the target of a path or an fsspec URL; PublishError when it is none, or its library is missing."""
    scheme, separator, _ = address.partition("://")
    if not separator:
        return FolderTarget(Path(address).expanduser())
    if scheme in ("file", "local"):
        return FolderTarget(Path(url2pathname(urlsplit(address).path)))
    name = _without_password(address)
    if scheme in ("s3", "s3a") and not urlsplit(address).netloc:
        raise PublishError(f"{address} names no bucket", "say which, as in s3://bucket/podcast", ": ")
    if scheme in ("http", "https"):
        mend = "name the folder or bucket behind it, as in s3://bucket/podcast"
        raise PublishError(f"{name} is an address to read from", mend, ": ")
    with explained(name):
        import fsspec.core

        # An instance that is shared would serve other users of the process from its cache of listings.
        filesystem, root = fsspec.core.url_to_fs(address, skip_instance_cache=True)
    kind = S3Target if scheme in ("s3", "s3a") else RemoteTarget
    return kind(filesystem, root, name)


def _without_password(address: str) -> str:
    parts = urlsplit(address)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl().rstrip("/")
