"""A bucket, or a folder in one, as a target: S3 and what speaks its language."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from podcast.publish import inventory
from podcast.publish.files import DamagedError
from podcast.publish.remote import RemoteTarget
from podcast.publish.target import TargetFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from podcast.publish.files import File

PART = 16 * 2**20
"""Bytes a part of a file that is sent in parts, as every file from twice this size on is."""
_NAMED_BY_CONTENT = re.compile(r"-[0-9a-f]{8,64}\.[a-z0-9]+")


class S3Target(RemoteTarget):
    """A Target in a bucket: a put is atomic there, and the ETag tells what arrived."""

    workers = 8  # most of the time goes by between the packets

    def __init__(self, filesystem: Any, root: str, name: str) -> None:
        super().__init__(filesystem, root, name)
        self._tags: dict[str, str] = {}

    def listing(self) -> dict[str, TargetFile]:
        """Return all files below the root; FileNotFoundError when there is no such bucket."""
        self.filesystem.invalidate_cache()
        infos = self.filesystem.find(self.root, detail=True)
        start = len(self.root) + 1
        return {
            path[start:]: TargetFile(int(info["size"]), _plain(info["ETag"]))
            for path, info in infos.items()
            if info["type"] == "file" and len(path) >= start
        }

    def look(self, name: str) -> TargetFile | None:
        """Return one file as it is now, or None."""
        try:
            head = self._head(name)
        except FileNotFoundError:
            return None
        return TargetFile(head["ContentLength"], _plain(head["ETag"]))

    def put(self, file: File) -> TargetFile:
        """Send the file; the server refuses what does not have the checksum that goes with it."""
        tag = self._tag(file)
        headers: dict[str, Any] = {
            "ContentType": file.media_type,
            "CacheControl": cache_control(file),
            "Metadata": {"sha256": file.sha256},
        }
        if "-" not in tag:
            headers["ContentMD5"] = base64.b64encode(bytes.fromhex(tag)).decode()
        try:
            self._send(file, headers)
        except OSError as error:
            if _code(error) == "BadDigest":
                raise DamagedError(f"{self.name}/{file.name}: it was damaged on its way") from error
            raise
        head = self._head(file.name)
        if head["ContentLength"] != file.size or not self._same(file, head):
            raise DamagedError(f"{self.name}/{file.name}: what arrived is not what was sent")
        return TargetFile(head["ContentLength"], _plain(head["ETag"]))

    def holds(self, file: File, there: TargetFile) -> bool:
        """Whether the file there has these bytes, by its ETag or by the hash that we noted with it."""
        return there.stamp == self._tag(file) or self._same(file, self._head(file.name))

    def sweep(self, names: Iterable[str]) -> None:
        """Drop the parts of files that never became whole: they cost money, and no listing shows them."""
        bucket = self.root.partition("/")[0]
        ours = {self.path(name) for name in names}
        with contextlib.suppress(OSError):  # not everybody may, and not every server can
            for upload in self.filesystem.list_multipart_uploads(bucket):
                if f"{bucket}/{upload['Key']}" in ours:
                    self.filesystem.abort_mpu(bucket, upload["Key"], upload["UploadId"])

    def _send(self, file: File, headers: Mapping[str, Any]) -> None:
        options = {"chunksize": PART, "max_concurrency": 2, **headers}
        if isinstance(file.content, bytes):
            self.filesystem.pipe_file(self.path(file.name), file.content, **options)
        else:
            self.filesystem.put_file(str(file.content), self.path(file.name), **options)

    def _head(self, name: str) -> dict[str, Any]:
        bucket, _, key = self.path(name).partition("/")
        head: dict[str, Any] = self.filesystem.call_s3("head_object", Bucket=bucket, Key=key)
        return head

    def _same(self, file: File, head: dict[str, Any]) -> bool:
        """Whether an object is the file, by its ETag.

        The ETag of an encrypted object says nothing of its bytes: there it is by the hash that was noted with it when
        the server had checked it.
        """
        if head.get("ServerSideEncryption", "AES256") != "AES256" or head.get("SSECustomerAlgorithm"):
            return bool(head.get("Metadata", {}).get("sha256") == file.sha256)
        return _plain(head["ETag"]) == self._tag(file)

    def _tag(self, file: File) -> str:
        """Return the ETag that S3 gives to these bytes as we send them: their MD5, or that of their parts' MD5s."""
        if file.sha256 not in self._tags:
            whole, parts = hashlib.md5(usedforsecurity=False), []
            for piece in file.pieces(PART):
                whole.update(piece)
                parts.append(hashlib.md5(piece, usedforsecurity=False).digest())
            tag = whole.hexdigest()
            if file.size >= 2 * PART:
                tag = f"{hashlib.md5(b''.join(parts), usedforsecurity=False).hexdigest()}-{len(parts)}"
            self._tags[file.sha256] = tag
        return self._tags[file.sha256]


def cache_control(file: File) -> str:
    """Return how long caches may keep a file: for good where other bytes come under another name."""
    if file.name == inventory.NAME:
        return "no-store"
    if file.role == "media" or _NAMED_BY_CONTENT.search(PurePosixPath(file.name).name):
        return "public, max-age=31536000, immutable"
    return "public, max-age=300"


def _code(error: OSError) -> str:
    """Return S3's own name of an error, which s3fs keeps as its cause."""
    response = getattr(error.__cause__, "response", None) or {}
    return str(response.get("Error", {}).get("Code", ""))


def _plain(etag: str) -> str:
    return etag.strip('"')
