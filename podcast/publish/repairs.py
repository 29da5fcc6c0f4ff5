"""What goes wrong at a target, told in one line that says what to do; and what is worth another try."""

from __future__ import annotations

import contextlib
import errno
import time
from typing import TYPE_CHECKING, TypeVar

from podcast.errors import PodcastError, PublishError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

T = TypeVar("T")

WAITS_S = (0.5, 2.0, 5.0)
"""Before the second, the third and the last try."""
_PASSING = {
    *(errno.ECONNRESET, errno.ETIMEDOUT, errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EBUSY),
    *(errno.EAGAIN, errno.EINTR, errno.EPIPE, getattr(errno, "EREMOTEIO", errno.EIO)),
}
_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
_NETWORK = {
    "HTTPClientError",
    "ConnectionError",
    "SSHException",
    "ClientConnectionError",
    "ClientPayloadError",
}
"""Kinds of errors of the filesystems' libraries that are no OSErrors, by name: importing them would cost a second."""


@contextlib.contextmanager
def explained(where: str) -> Iterator[None]:
    """Turn what a filesystem raises into a PublishError about `where`."""
    try:
        yield
    except PodcastError:
        raise
    except Exception as error:
        raise PublishError(f"{where}: {_reason(error)}") from error


def patiently(action: Callable[[], T], where: str) -> T:
    """What `action` returns, tried again a few times while the network is at fault; PublishError in the end."""
    with explained(where):
        for wait in WAITS_S:
            try:
                return action()
            except Exception as error:
                if not _passing(error):
                    raise
                time.sleep(wait)
        return action()


def _passing(error: Exception) -> bool:
    if isinstance(error, OSError) and error.errno in _PASSING:
        return True
    return isinstance(error, ConnectionError | TimeoutError) or bool(_kinds(error) & _NETWORK)


def _reason(error: Exception) -> str:  # noqa: PLR0911 - one a kind of trouble
    said = " ".join(str(error).split()) or type(error).__name__
    if isinstance(error, ImportError):
        return _library(error, said)
    if _kinds(error) & {"NoCredentialsError", "PartialCredentialsError", "TokenRetrievalError"}:
        return "no credentials: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or run `aws configure`"
    if isinstance(error, OSError) and error.errno in _FULL:
        return "the disk is full: make room there, then publish again; the feed there is whole"
    if isinstance(error, OSError) and error.errno == errno.EROFS:
        return "cannot be written to (read-only): mount it for writing, or name another target"
    if isinstance(error, PermissionError):
        return f"no permission ({said}): let this user or key list, read, write and delete there"
    if isinstance(error, FileNotFoundError):
        return f"not there ({said}): make the bucket or folder first, or mend the target's name"
    if isinstance(error, IsADirectoryError | NotADirectoryError | FileExistsError):
        return f"something else has that name ({said}): move it away, or name another target"
    if _passing(error):
        return f"cannot be reached ({said}): check address and network, then publish again; the feed there is whole"
    if isinstance(error, NotImplementedError):
        return "cannot be written to: name a folder, or a bucket as in s3://bucket/podcast"
    return f"{said}: mend that, then publish again"


def _library(error: ImportError, said: str) -> str:
    if "s3fs" in f"{error.name} {said}" or "botocore" in f"{error.name} {said}":
        return 'needs s3fs: pip install "podcast[s3]"'
    return f"needs another library ({said})"


def _kinds(error: Exception) -> set[str]:
    return {kind.__name__ for kind in type(error).__mro__}
