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
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import quote

from podcast.server import ranges

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


@dataclass(frozen=True, slots=True)
class Stored:
    """A file on the disk."""

    path: Path
    """Absolute and without links: what is reached through one is not served."""
    media_type: str


@dataclass(frozen=True, slots=True)
class Rendered:
    """What was made for this server."""

    body: bytes
    media_type: str
    modified: datetime
    """Aware."""


@dataclass(frozen=True, slots=True)
class Moved:
    """It lies under another name."""

    name: str


Found = Stored | Rendered | Moved


@dataclass(frozen=True, slots=True)
class _Open:
    """A file held open: what is said of it and what is sent are of one file, whatever takes its name meanwhile."""

    file: BinaryIO
    facts: os.stat_result
    media_type: str


def application(find: Callable[[str], Found | None], tell: Callable[[str], None]) -> Application:
    """An ASGI application of what `find` finds under a name, `the-gauge/the-gauge.mp3`; `find` may block.

    `tell` gets a line for each answer.
    """
    # Loaded now: at the first answers there may be no descriptor left to read them with.
    import starlette.responses
    import starlette.staticfiles  # noqa: F401

    # Threads of their own: whoever waits for a look at the show must not keep open downloads from their reading.
    finders = ThreadPoolExecutor(8, thread_name_prefix="find")

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        from starlette.datastructures import MutableHeaders

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
                tell(f"{head['status']} {scope['method']} {quote(scope['path'])[:200]}")
                await send(head)
            await send(message)

        if scope["method"] not in _METHODS:
            await _plain(405, {"allow": ", ".join(_METHODS)})(scope, receive, sending)
        elif scope["method"] == "OPTIONS":
            await _plain(204, _PREFLIGHT)(scope, receive, sending)
        else:
            try:
                await _answer(finders, find, scope, receive, sending)
            except OSError as error:
                if begun or error.errno not in _SCARCE:
                    raise
                tell(f"answered by 503: {error.strerror}")
                await _plain(503, _LATER)(scope, receive, sending)

    return answer


async def _answer(
    finders: ThreadPoolExecutor,
    find: Callable[[str], Found | None],
    scope: Scope,
    receive: Receive,
    send: Send,
) -> None:
    """Find, and send; OSError with `_SCARCE` when there is no room for that now."""
    loop = asyncio.get_running_loop()
    found = await loop.run_in_executor(finders, _look_up, find, scope["path"])
    try:
        scope = _mended(scope, found)
        response = await loop.run_in_executor(finders, _response, found, scope)
        await response(scope, receive, send)
    finally:
        if isinstance(found, _Open):
            found.file.close()


def _look_up(find: Callable[[str], Found | None], path: str) -> Found | _Open | None:
    """What lies under a request's path; a file is opened."""
    found = find(path[1:]) if path.startswith("/") else None
    return _open(found) if isinstance(found, Stored) else found


def _open(found: Stored) -> _Open | None:
    """The file, when it is one and lies where it says; OSError with `_SCARCE` when it cannot be opened now."""
    flags = os.O_RDONLY
    for name in ("O_CLOEXEC", "O_NOFOLLOW", "O_NONBLOCK"):  # opening a pipe would wait for its writer
        flags |= getattr(os, name, 0)
    try:
        if found.path.resolve() != found.path:
            return None
        file = os.fdopen(os.open(found.path, flags), "rb")
    except RuntimeError:  # before Python 3.13: a link to itself
        return None
    except OSError as error:
        if error.errno in _SCARCE:
            raise
        return None  # not there any more, a folder, or not to be read
    facts = os.fstat(file.fileno())
    if not stat.S_ISREG(facts.st_mode):
        file.close()
        return None
    return _Open(file, facts, found.media_type)


def _mended(scope: Scope, found: object) -> Scope:
    """The request with such ranges as its file has; of what is made for the answer there are none."""
    headers = []
    for name, value in scope["headers"]:
        if name != b"range":
            headers.append((name, value))
        elif isinstance(found, _Open):
            kept = ranges.mended(value.decode("latin-1"), found.facts.st_size)
            headers.extend([(name, kept.encode())] if kept else [])
    return {**scope, "headers": headers}


def _response(found: Found | _Open | None, scope: Scope) -> Response:
    from starlette.datastructures import Headers

    if isinstance(found, Moved):
        return _plain(307, {"location": f"/{quote(found.name)}"})
    if isinstance(found, Rendered | _Open):
        return _representation(found, Headers(scope=scope))
    return _plain(404)


def _representation(found: Rendered | _Open, asked: Headers) -> Response:
    """The whole, a part, a smaller form, or word that what the client has is still right."""
    from starlette.datastructures import Headers
    from starlette.responses import FileResponse
    from starlette.responses import Response as Whole
    from starlette.staticfiles import NotModifiedResponse

    kind = found.media_type
    tag, modified, size = _facts(found)
    headers = {"cache-control": _FRESH, "last-modified": format_datetime(modified, usegmt=True)}
    if kind.startswith("text/html") and isinstance(
        found, _Open
    ):  # the site's pages have a policy of their own
        headers["content-security-policy"] = _INERT
    packed = False
    if kind.startswith(_TEXTS) and size in _COMPRESSED:
        headers["vary"] = "Accept-Encoding"
        packed = _takes_gzip(asked) and "range" not in asked
    headers["etag"] = f'"{tag}-gzip"' if packed else f'"{tag}"'
    if _unchanged(asked, headers["etag"], modified):
        return NotModifiedResponse(Headers(headers))
    if packed:
        whole = found.body if isinstance(found, Rendered) else found.file.read()
        return Whole(_gzipped(whole), headers=headers | {"content-encoding": "gzip"}, media_type=kind)
    if isinstance(found, Rendered):
        return Whole(found.body, headers=headers | {"accept-ranges": "none"}, media_type=kind)
    path = f"/dev/fd/{found.file.fileno()}"  # this very file, though another may have its name by now
    return FileResponse(path, headers=headers, media_type=kind, stat_result=found.facts)


def _facts(found: Rendered | _Open) -> tuple[str, datetime, int]:
    """What tells it from its other versions, since when it is so, and its bytes; the same after a restart."""
    if isinstance(found, Rendered):
        return hashlib.sha256(found.body).hexdigest()[:32], found.modified, len(found.body)
    facts = found.facts
    tag = f"{facts.st_size:x}-{facts.st_mtime_ns:x}"
    return tag, datetime.fromtimestamp(facts.st_mtime, UTC), facts.st_size


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


def _unchanged(asked: Headers, tag: str, modified: datetime) -> bool:
    """Whether what the client has is still right: by the tags that it names, only without any by the date."""
    if "if-none-match" in asked:
        tags = ",".join(asked.getlist("if-none-match"))
        return tags.strip() == "*" or tag in re.findall('"[^"]*"', tags)
    try:
        since = parsedate_to_datetime(asked.get("if-modified-since", ""))
    except (ValueError, OverflowError):
        return False
    return modified.replace(microsecond=0) <= (since if since.tzinfo else since.replace(tzinfo=UTC))


def _plain(status: int, headers: Mapping[str, str] | None = None) -> Response:
    """An answer that is about the request."""
    from http import HTTPStatus

    from starlette.responses import PlainTextResponse, Response

    if status == HTTPStatus.NO_CONTENT:
        return Response(None, status, headers)
    return PlainTextResponse(f"{status} {HTTPStatus(status).phrase}\n", status, headers)
