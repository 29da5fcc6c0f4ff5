"""Published files over HTTP: ranges, validators, compression, and nothing that was not offered."""

from __future__ import annotations

import asyncio
import errno
import functools
import gzip
import hashlib
import os
import re
import stat
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import quote

from podcast.server import conditions, ranges

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from starlette.datastructures import Headers
    from starlette.responses import Response
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    Application = ASGIApp

_METHODS = ("GET", "HEAD", "OPTIONS")
_TEXTS = ("text/", "application/json", "application/rss+xml", "application/x-subrip", "image/svg+xml")
"""What media types of texts begin with."""
_COMPRESSED = range(500, 32_000_000)
"""Bytes of a text that is compressed: a smaller one gains nothing, a larger one would fill the memory."""
_ALWAYS = {
    "access-control-allow-origin": "*",  # players on other sites read feed, transcripts and chapters
    "access-control-expose-headers": "Accept-Ranges, Content-Length, Content-Range, ETag",
    "cross-origin-resource-policy": "cross-origin",
    "referrer-policy": "strict-origin-when-cross-origin",
    "x-content-type-options": "nosniff",
}
_PREFLIGHT = {
    "allow": ", ".join(_METHODS),
    "access-control-allow-methods": ", ".join(_METHODS),
    "access-control-allow-headers": "*",
    "access-control-max-age": "86400",
}
_INERT = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; media-src 'self'; form-action 'none'"
"""What a transcript or notes may do when they are opened as a page."""
_FRESH = "no-cache"
"""Kept by whoever likes, used only after asking: an episode that is made again keeps its address."""
_SCARCE = {errno.EMFILE, errno.ENFILE, errno.ENOMEM}
"""What passes when others have finished: an app that got 404 would take the episode for gone."""
_LATER = {"retry-after": "10"}
_ABSOLUTE = re.compile(r"https?://[^/?#]*", re.IGNORECASE)
"""What a target begins with where the client thinks it asks a proxy: `GET http://host/feed.xml`."""
_SECRET = re.compile("~[^/]*")
"""What of a path no log may have: whoever reads it there could listen in somebody's name."""


@dataclass(frozen=True, slots=True)
class FileContent:
    """A file on the disk, to be sent as it is."""

    path: Path
    """Absolute and without links: what is reached through one is not served."""
    media_type: str


@dataclass(frozen=True, slots=True)
class BytesContent:
    """What was made for this server, under its own address."""

    body: bytes
    media_type: str
    modified: datetime
    """When it changed last, with its zone."""
    status: int = 200


@dataclass(frozen=True, slots=True)
class Redirect:
    """Another name, under which it is asked for again."""

    name: str


Content = FileContent | BytesContent | Redirect
"""What lies under a name."""


@dataclass(frozen=True, slots=True)
class _OpenFile:
    """A file held open: what is said of it and what is sent are of one file, whatever takes its name meanwhile."""

    file: BinaryIO
    status: os.stat_result
    media_type: str


def make_application(find: Callable[[str], Content | None], log: Callable[[str], None]) -> Application:
    """Return an ASGI application of what `find` finds under a name, `the-gauge/the-gauge.mp3`; `find` may block.

    `log` gets a line for each answer.
    """
    # Loaded now: at the first answers there may be no descriptor left to read them with.
    import starlette.responses
    import starlette.staticfiles  # noqa: F401

    # Threads of their own: whoever waits for a look at the show must not keep open downloads from their reading.
    finders = ThreadPoolExecutor(8, thread_name_prefix="find")

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        from starlette.datastructures import MutableHeaders

        scope = {**scope, "path": _ABSOLUTE.sub("", scope["path"])}
        head: Message | None = None
        begun = False

        async def sending(message: Message) -> None:
            nonlocal head, begun
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_ALWAYS)
                head = message  # not sent before there is a first piece: until then it can still be another
                return
            if head and not begun:
                begun = True
                path = quote(_SECRET.sub("~", scope["path"]))[:200]
                log(f"{head['status']} {scope['method']} {path}")
                await send(head)
            await send(message)

        if scope["method"] not in _METHODS:
            await _status_response(405, {"allow": ", ".join(_METHODS)})(scope, receive, sending)
        elif scope["method"] == "OPTIONS":
            await _status_response(204, _PREFLIGHT)(scope, receive, sending)
        else:
            try:
                await _answer(finders, find, scope, receive, sending)
            except OSError as error:
                if begun or error.errno not in _SCARCE:
                    raise
                log(f"answered by 503: {error.strerror}")
                await _status_response(503, _LATER)(scope, receive, sending)

    return answer


async def _answer(
    finders: ThreadPoolExecutor,
    find: Callable[[str], Content | None],
    scope: Scope,
    receive: Receive,
    send: Send,
) -> None:
    """Find what was asked for, and send it; OSError with `_SCARCE` when there is no room for that now."""
    loop = asyncio.get_running_loop()
    content = await loop.run_in_executor(finders, _look_up, find, scope["path"])
    if content is None and _reads_pages(scope):
        content = await loop.run_in_executor(finders, _lost, find)
    try:
        scope = _with_valid_ranges(scope, content)
        response = await loop.run_in_executor(finders, _response, content, scope)
        await response(scope, receive, send)
    finally:
        if isinstance(content, _OpenFile):
            content.file.close()


def _look_up(find: Callable[[str], Content | None], path: str) -> _OpenFile | BytesContent | Redirect | None:
    """Return what lies under a request's path, a file opened."""
    content = find(path[1:]) if path.startswith("/") else None
    return _open(content) if isinstance(content, FileContent) else content


def _reads_pages(scope: Scope) -> bool:
    """Whether it is somebody's browser that asks: apps know what to do with a bare 404."""
    from starlette.datastructures import Headers

    return "text/html" in Headers(scope=scope).get("accept", "")


def _lost(find: Callable[[str], Content | None]) -> BytesContent | None:
    """Return the page that stands where nothing is, if what is found has one."""
    page = find("404.html")
    return replace(page, status=404) if isinstance(page, BytesContent) else None


def _open(content: FileContent) -> _OpenFile | None:
    """Return the file, when it is one and lies where it says; OSError with `_SCARCE` when it cannot be opened now."""
    flags = os.O_RDONLY
    for name in ("O_CLOEXEC", "O_NOFOLLOW", "O_NONBLOCK"):  # opening a pipe would wait for its writer
        flags |= getattr(os, name, 0)
    try:
        if content.path.resolve() != content.path:
            return None
        file = os.fdopen(os.open(content.path, flags), "rb")
    except RuntimeError:  # before Python 3.13: a link to itself
        return None
    except OSError as error:
        if error.errno in _SCARCE:
            raise
        return None  # not there any more, a folder, or not to be read
    status = os.fstat(file.fileno())
    if not stat.S_ISREG(status.st_mode):
        file.close()
        return None
    return _OpenFile(file, status, content.media_type)


def _with_valid_ranges(scope: Scope, content: object) -> Scope:
    """Return the request with such ranges as its file has; what is made for the answer has none."""
    headers = []
    for name, value in scope["headers"]:
        if name != b"range":
            headers.append((name, value))
        elif isinstance(content, _OpenFile):
            valid = ranges.valid_ranges(value.decode("latin-1"), content.status.st_size)
            headers.extend([(name, valid.encode())] if valid else [])
    return {**scope, "headers": headers}


def _response(content: _OpenFile | BytesContent | Redirect | None, scope: Scope) -> Response:
    from starlette.datastructures import Headers
    from starlette.responses import Response

    if isinstance(content, Redirect):
        return _status_response(307, {"location": f"/{quote(content.name)}"})
    if isinstance(content, BytesContent) and content.status != 200:
        return Response(content.body, content.status, {"cache-control": _FRESH}, content.media_type)
    if isinstance(content, BytesContent | _OpenFile):
        return _representation(content, Headers(scope=scope))
    return _status_response(404)


def _representation(content: BytesContent | _OpenFile, asked: Headers) -> Response:
    """Return the whole, a part, a smaller form, or word that what the client has is still right.

    `asked` are the request's headers.
    """
    from starlette.datastructures import Headers
    from starlette.responses import FileResponse, Response
    from starlette.staticfiles import NotModifiedResponse

    media_type = content.media_type
    tag, modified, size = _validators(content)
    headers = {"cache-control": _FRESH, "last-modified": format_datetime(modified, usegmt=True)}
    # A page that was made for this server is the site's, and has a policy of its own.
    if media_type.startswith("text/html") and isinstance(content, _OpenFile):
        headers["content-security-policy"] = _INERT
    packed = False
    if media_type.startswith(_TEXTS) and size in _COMPRESSED:
        headers["vary"] = "Accept-Encoding"
        packed = _takes_gzip(asked) and "range" not in asked
    headers["etag"] = f'"{tag}-gzip"' if packed else f'"{tag}"'
    if conditions.failed(asked, headers["etag"], modified):
        return _status_response(412)
    if conditions.unchanged(asked, headers["etag"], modified):
        return NotModifiedResponse(Headers(headers))
    if packed:
        whole = content.body if isinstance(content, BytesContent) else content.file.read()
        headers["content-encoding"] = "gzip"
        return Response(_gzipped(whole), headers=headers, media_type=media_type)
    if isinstance(content, BytesContent):
        headers["accept-ranges"] = "none"
        return Response(content.body, headers=headers, media_type=media_type)
    path = f"/dev/fd/{content.file.fileno()}"  # this very file, though another may have its name by now
    return FileResponse(path, headers=headers, media_type=media_type, stat_result=content.status)


def _validators(content: BytesContent | _OpenFile) -> tuple[str, datetime, int]:
    """Return (a tag that no other version of it has, when it changed, its bytes); the same after a restart."""
    if isinstance(content, BytesContent):
        return hashlib.sha256(content.body).hexdigest()[:32], content.modified, len(content.body)
    status = content.status
    tag = f"{status.st_size:x}-{status.st_mtime_ns:x}"
    return tag, datetime.fromtimestamp(status.st_mtime, UTC), status.st_size


@functools.lru_cache(maxsize=32)
def _gzipped(body: bytes) -> bytes:
    return gzip.compress(body, 6, mtime=0)


def _takes_gzip(asked: Headers) -> bool:
    """Whether the client reads gzip."""
    takes = {}
    for choice in ",".join(asked.getlist("accept-encoding")).lower().split(","):
        coding, _, weight = choice.partition(";")
        takes[coding.strip()] = not re.fullmatch(r"\s*q=0?\.?0*\s*", weight)
    return takes.get("gzip", takes.get("*", False))


def _status_response(status: int, headers: Mapping[str, str] | None = None) -> Response:
    """Return an answer that has nothing but a status, and its name as text."""
    from http import HTTPStatus

    from starlette.responses import PlainTextResponse, Response

    if status == HTTPStatus.NO_CONTENT:
        return Response(None, status, headers)
    return PlainTextResponse(f"{status} {HTTPStatus(status).phrase}\n", status, headers)
