"""Files that are whole or not there, locks between processes, the store of things by their content's key."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import secrets
from typing import TYPE_CHECKING, BinaryIO, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_NOT_OURS = (errno.EROFS, errno.EACCES, errno.EPERM)
_DIGEST = hashlib.sha256().digest_size


def write(path: Path, data: bytes | str) -> bool:
    """Put `data` (text as UTF-8) in place of the file at once; False when it held these bytes already."""
    data = data.encode() if isinstance(data, str) else data
    with contextlib.suppress(OSError):  # not there, or not to be read: then it is written anew
        if path.stat().st_size == len(data) and path.read_bytes() == data:
            return False
    with writing(path) as file:
        file.write(data)
    return True


@contextlib.contextmanager
def writing(path: Path, *, lasting: bool = True) -> Iterator[BinaryIO]:
    """A seekable file under a temporary name, renamed to `path` when the block ends well.

    Flushed to the disk before, unless it is not `lasting`: then a power cut may leave it damaged.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    # Eight characters, by which publishing knows what a killed run has left at a target (target_state).
    part = path.parent / f".{path.name[:40]}.{secrets.token_hex(4)}.part"
    try:
        # Not by tempfile: its files are their owner's alone, and a web server could not read what it is to serve.
        with part.open("x+b") as file:
            yield file
            file.flush()
            if lasting:
                os.fsync(file.fileno())
        part.replace(path)
    except BaseException as error:
        part.unlink(missing_ok=True)
        if isinstance(error, OSError) and not error.filename:  # a full disk is of no file
            error.filename = str(path)
        raise
    if lasting:
        _sync_folder(path.parent)


def sweep(folder: Path, names: str = "*") -> None:
    """Remove what killed runs left half-written of files with such names; only while nobody else writes them."""
    for part in folder.glob(f".{names}.*.part"):
        part.unlink(missing_ok=True)


def digest(path: Path) -> str:
    """A file's SHA-256, hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def key(**parts: object) -> str:
    """The key of something made from `parts` (anything JSON holds): 64 hexadecimal digits."""
    text = json.dumps(parts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


@contextlib.contextmanager
def lock(path: Path, *, wait: bool = True) -> Iterator[None]:
    """Hold `path` against other processes and threads; freed by the system when the holder dies.

    TimeoutError when somebody else holds it and nobody is to `wait`.

    In a folder that this process may not write to it holds nothing: it can only read there.
    """
    import filelock

    path.parent.mkdir(parents=True, exist_ok=True)
    held = filelock.FileLock(path, timeout=-1 if wait else 0)
    with contextlib.ExitStack() as stack:
        try:
            stack.enter_context(held)
        except TimeoutError:
            raise
        except OSError:
            if may_write(path.parent):
                raise
        yield


def may_write(folder: Path) -> bool:
    """Whether this process may put files into a folder: not on a read-only disk, nor into somebody else's."""
    return os.access(folder, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


class Store(Protocol):
    """Things that can be made again, by the key of what they were made from."""

    def get(self, key: str) -> bytes | None:
        """What was put under `key`, or None when it is not there or damaged."""
        ...

    def put(self, key: str, data: bytes) -> None:
        """Keep `data` under `key`; whole or not at all."""
        ...

    def has(self, key: str) -> bool:
        """Whether something lies under `key`; only `get` tells that it is whole."""
        ...


def sealed(data: bytes) -> bytes:
    """Bytes with their SHA-256 before them."""
    return hashlib.sha256(data).digest() + data


def unsealed(whole: bytes) -> bytes | None:
    """The bytes behind a SHA-256; None when they are not those that it was made of."""
    data = whole[_DIGEST:]
    return data if hashlib.sha256(data).digest() == whole[:_DIGEST] else None


def once(kept: Store, key: str, make: Callable[[], bytes]) -> bytes:
    """What is kept under `key`, else what `make` returns, kept from now on."""
    data = kept.get(key)
    if data is None:
        data = make()
        kept.put(key, data)
    return data


class FolderStore:
    """A Store in a local folder; each file begins with the SHA-256 of the rest, so that damage shows."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, key: str) -> bytes | None:
        """Return what was put under `key`; None also when its bytes are not those that were put."""
        body = self._read(key)
        with contextlib.suppress(OSError):  # what was not used for longest is pruned first
            os.utime(self._path(key))
        return body

    def put(self, key: str, data: bytes) -> None:
        """Keep `data` with its digest; not flushed, since the digest tells what a power cut left."""
        try:
            with writing(self._path(key), lasting=False) as file:
                file.write(sealed(data))
        except OSError as error:
            if (
                error.errno not in _NOT_OURS
            ):  # where nothing may be written nothing is kept, and all is made each time
                raise

    def has(self, key: str) -> bool:
        """Whether there is a file for `key`; who asks means to use it."""
        path = self._path(key)
        try:
            os.utime(path)
        except OSError:  # not there, or where nothing may be written
            return path.is_file()
        return True

    def list_keys(self) -> Iterator[str]:
        """Yield the keys of all that lies here, whole or not."""
        for path in sorted(self.folder.glob("??/*")):
            if not path.name.endswith(".part"):
                yield path.parent.name + path.name

    def is_whole(self, key: str) -> bool:
        """Whether what lies under `key` can be had; to look is no use of it."""
        return self._read(key) is not None

    def _read(self, key: str) -> bytes | None:
        try:
            data = self._path(key).read_bytes()
        except OSError:  # not there, or not to be read: it can be made again
            return None
        return unsealed(data)

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / key[2:]


def _sync_folder(folder: Path) -> None:
    """Make a rename last through a power cut, where the system can open a folder at all (not on Windows)."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
