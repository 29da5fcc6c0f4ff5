"""A store that several machines share, wherever fsspec reaches, behind a local one: a bucket, a disk, any server.

What is kept begins with its SHA-256, as in a local store, so that half a body or a damaged one is never used. The
shared store is an aid and no more: where it cannot be had, a run goes on with what is here, and tells so at its end.
"""

from __future__ import annotations

import contextlib
import functools
import secrets
import threading
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from podcast.errors import ShowError, reason
from podcast.installation import extra_command
from podcast.store import sealed, unsealed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from podcast.store import FolderStore

_OBJECTS = {"s3", "s3a", "gs", "gcs", "abfs", "az", "memory", "oci", "oss"}
"""Where a file is there when it is whole; elsewhere it gets its name when it is."""
_REST_S = 60.0
"""How long a store that has failed is left alone."""
_OLD = timedelta(days=1)
"""What is older than this is put anew when it is used, so that what was not used for longest is pruned first."""
_S3: dict[str, Any] = {
    "config_kwargs": {
        "connect_timeout": 5,
        "read_timeout": 20,
        "retries": {"max_attempts": 3, "mode": "standard"},
    }
}


@dataclass(frozen=True, slots=True)
class SharedFile:
    """A file of a shared store."""

    path: str
    bytes: int
    used: float
    """When it was put last, in seconds of the epoch."""


class SharedFolder:
    """The place that machines share; every method may be called by several threads."""

    def __init__(self, address: str) -> None:
        self.name = _without_password(address)
        self._scheme = urlsplit(address).scheme
        with _explained(self.name):
            import fsspec.core

            options = _S3 if self._scheme in ("s3", "s3a") else {}
            self._files, root = fsspec.core.url_to_fs(
                address, skip_instance_cache=True, use_listings_cache=False, **options
            )
        self._root = str(root).rstrip("/")
        self._turn = contextlib.nullcontext() if self._files.async_impl else threading.Lock()
        self._rest_until = 0.0
        self._trouble = ""

    def read(self, name: str) -> bytes | None:
        """Returns a file's bytes; None when it is not there, or nothing can be had."""
        data: bytes | None = self._attempt(lambda: self._files.cat_file(self._path(name)))
        return data

    def write(self, name: str, data: bytes) -> None:
        """Puts a file there, whole or not at all; nothing when that cannot be done."""
        self._attempt(lambda: self._write(self._path(name), data))

    def freshen(self, name: str, data: bytes) -> None:
        """Puts a file anew whose date is old."""
        modified = self._attempt(lambda: self._files.modified(self._path(name)))
        if isinstance(modified, datetime):
            modified = modified if modified.tzinfo else modified.replace(tzinfo=UTC)
            if datetime.now(UTC) - modified > _OLD:
                self.write(name, data)

    def take_trouble(self) -> str:
        """Returns one line on what went wrong since it was asked last, or nothing."""
        trouble, self._trouble = self._trouble, ""
        return trouble

    # --- for who looks after it: these raise OSError -----------------------------------------------------------

    def files(self, kind: str) -> list[SharedFile]:
        """Returns all files of a kind."""
        with self._turn, _explained(self.name):
            self._files.invalidate_cache()
            try:
                infos = self._files.find(self._path(kind), detail=True)
            except FileNotFoundError:
                return []
        return [
            SharedFile(path, int(info["size"]), _seconds(info))
            for path, info in infos.items()
            if info["type"] == "file" and not path.endswith(".part")
        ]

    def is_whole(self, file: SharedFile) -> bool:
        """Whether a file's bytes are those that were put."""
        with self._turn, _explained(self.name):
            return unsealed(self._files.cat_file(file.path)) is not None

    def remove(self, file: SharedFile) -> bool:
        """Takes a file away."""
        with self._turn, contextlib.suppress(OSError):
            self._files.rm_file(file.path)
            return True
        return False

    # --- one attempt -------------------------------------------------------------------------------------------

    def _attempt(self, work: Callable[[], Any]) -> Any:
        if time.monotonic() < self._rest_until:
            return None
        try:
            with self._turn:
                return work()
        except FileNotFoundError:
            return None
        except Exception as error:  # noqa: BLE001 - of fsspec's many libraries; without them all can be made here
            self._rest_until = time.monotonic() + _REST_S
            self._trouble = (
                f"the shared cache {self.name} could not be used all the time ({_brief(error)}): "
                "what it lacks was made here"
            )
            return None

    def _write(self, path: str, data: bytes) -> None:
        if self._scheme in _OBJECTS:
            self._files.pipe_file(path, data)
            return
        folder, _, name = path.rpartition("/")
        part = f"{folder}/.{name[:20]}.{secrets.token_hex(4)}.part"
        self._files.makedirs(folder, exist_ok=True)
        try:
            self._files.pipe_file(part, data)
            self._files.mv(part, path)
        except BaseException:
            with contextlib.suppress(Exception):
                self._files.rm_file(part)
            raise

    def _path(self, name: str) -> str:
        return f"{self._root}/{name}"


class SharedStore:
    """A Store of one kind of things: the local one first, then what other machines have put."""

    def __init__(self, local: FolderStore, shared: SharedFolder, kind: str) -> None:
        self._local, self._shared, self._kind = local, shared, kind

    def get(self, key: str) -> bytes | None:
        """Return what was put under `key`, here or elsewhere; what comes from elsewhere is kept here."""
        data = self._local.get(key)
        return self._fetch(key) if data is None else data

    def put(self, key: str, data: bytes) -> None:
        """Keep `data` here and for the others."""
        self._local.put(key, data)
        self._shared.write(self._name(key), sealed(data))

    def has(self, key: str) -> bool:
        """Whether it can be had; who asks means to use it, so that what lies elsewhere is fetched."""
        return self._local.has(key) or self._fetch(key) is not None

    def _fetch(self, key: str) -> bytes | None:
        whole = self._shared.read(self._name(key))
        data = None if whole is None else unsealed(whole)
        if data is not None and whole is not None:
            self._local.put(key, data)
            self._shared.freshen(self._name(key), whole)
        return data

    def _name(self, key: str) -> str:
        return f"{self._kind}/{key[:2]}/{key[2:]}"


@functools.cache
def shared_folder(address: str) -> SharedFolder:
    """Returns the place that an address names, one a process; ShowError when fsspec does not reach it."""
    return SharedFolder(address)


@contextlib.contextmanager
def _explained(name: str) -> Iterator[None]:
    """Raises what fsspec's libraries raise as a ShowError that names the shared cache."""
    try:
        yield
    except ImportError as error:
        mend = extra_command("s3") if name.startswith("s3") else "see docs/scaling.md"
        raise ShowError(f"[cache] url = {name!r}: {reason(error)}", mend) from None
    except (ValueError, OSError, KeyError) as error:
        raise ShowError(f"[cache] url = {name!r}: {reason(error)}", "see docs/scaling.md") from None
    except Exception as error:
        if type(error).__module__.partition(".")[0] in ("botocore", "aiohttp", "aiobotocore"):
            raise ShowError(f"[cache] url = {name!r}: {reason(error)}", "see docs/scaling.md") from None
        raise


def _brief(error: Exception) -> str:
    """Returns an error of anybody's in few words: some quote a whole answer."""
    return reason(error)[:80].partition("\\n")[0].strip()


def _without_password(address: str) -> str:
    parts = urlsplit(address)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl().rstrip("/")


def _seconds(info: dict[str, Any]) -> float:
    for key in ("LastModified", "mtime", "modified", "last_modified", "created", "updated"):
        moment = info.get(key)
        if isinstance(moment, datetime):
            return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
        if isinstance(moment, (int, float)):
            return float(moment)
    return 0.0
