"""What goes wrong at a target, told in one line that says what to do; and what is worth another try."""

from __future__ import annotations

import contextlib
import errno
import re
import time
from typing import TYPE_CHECKING, TypeVar

from podcast.errors import PodcastError, PublishError
from podcast.installation import extra_command, package_command

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

T = TypeVar("T")

WAITS_S = (0.5, 2.0, 5.0)
"""Seconds before the second, the third and the last try."""
_PASSING_ERRNOS = {
    *(errno.ECONNRESET, errno.ETIMEDOUT, errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EBUSY),
    *(errno.EAGAIN, errno.EINTR, errno.EPIPE, getattr(errno, "EREMOTEIO", errno.EIO)),
}
_FULL_ERRNOS = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
_NETWORK_ERRORS = {
    "HTTPClientError",
    "ConnectionError",
    "SSHException",
    "ClientConnectionError",
    "ClientPayloadError",
}
"""Errors of the filesystems' libraries that are no OSErrors, by name: importing their classes would cost a second."""
_MISSING_PACKAGE = re.compile(r"\b[Ii]nstall (?:the )?([A-Za-z][\w-]+)")
"""Where fsspec says what an address needs: `Please install gcsfs to access Google Storage`."""
_CREDENTIALS_ERRORS = {"NoCredentialsError", "PartialCredentialsError", "TokenRetrievalError"}


@contextlib.contextmanager
def explained(where: str) -> Iterator[None]:
    """Turn what a filesystem raises inside the block into a PublishError about `where`."""
    try:
        yield
    except PodcastError:
        raise
    except Exception as error:
        what, mend = _explain(error)
        raise PublishError(f"{where}: {what}", mend, ": ") from error


def patiently(action: Callable[[], T], where: str) -> T:
    """Return what `action` returns; it is tried again while the network is at fault. PublishError in the end."""
    with explained(where):
        for wait in WAITS_S:
            try:
                return action()
            except Exception as error:
                if not _is_passing(error):
                    raise
                time.sleep(wait)
        return action()


def _is_passing(error: Exception) -> bool:
    """Whether another try may succeed."""
    if isinstance(error, OSError) and error.errno in _PASSING_ERRNOS:
        return True
    return isinstance(error, ConnectionError | TimeoutError) or bool(_class_names(error) & _NETWORK_ERRORS)


def _explain(error: Exception) -> tuple[str, str]:  # noqa: PLR0911 - one a kind of trouble
    """Return (what is wrong, what mends it)."""
    message = " ".join(str(error).split()) or type(error).__name__
    if isinstance(error, ImportError):
        return _explain_missing_library(error, message)
    if _class_names(error) & _CREDENTIALS_ERRORS:
        return "no credentials", "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or run `aws configure`"
    if isinstance(error, OSError) and error.errno in _FULL_ERRNOS:
        return "the disk is full", "make room there, then publish again; the feed there is whole"
    if isinstance(error, OSError) and error.errno == errno.EROFS:
        return "cannot be written to (read-only)", "mount it for writing, or name another target"
    if isinstance(error, PermissionError):
        return f"no permission ({message})", "let this user or key list, read, write and delete there"
    if isinstance(error, FileNotFoundError):
        return f"not there ({message})", "make the bucket or folder first, or mend the target's name"
    if isinstance(error, IsADirectoryError | NotADirectoryError | FileExistsError):
        return f"something else has that name ({message})", "move it away, or name another target"
    if _is_passing(error):
        mend = "check address and network, then publish again; the feed there is whole"
        return f"cannot be reached ({message})", mend
    if isinstance(error, NotImplementedError):
        return "cannot be written to", "name a folder, or a bucket as in s3://bucket/podcast"
    return message, "mend that, then publish again"


def _explain_missing_library(error: ImportError, message: str) -> tuple[str, str]:
    names = f"{error.name} {message}"
    if "s3fs" in names or "botocore" in names:
        return "needs s3fs", extra_command("s3")
    named = _MISSING_PACKAGE.search(message)
    return f"needs another library ({message})", package_command(named[1]) if named else ""


def _class_names(error: Exception) -> set[str]:
    """Return the names of the error's class and of all that it inherits from."""
    return {kind.__name__ for kind in type(error).__mro__}
