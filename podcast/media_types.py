"""What apps, browsers and object stores are told a published file is: one table for all of them."""

from __future__ import annotations

from pathlib import PurePosixPath

_BY_NAME = {"chapters.json": "application/json+chapters", "sitemap.xml": "application/xml"}
_TEXTS = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".opml": "text/x-opml; charset=utf-8",
    ".srt": "application/x-subrip",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".vtt": "text/vtt; charset=utf-8",
    ".xml": "application/rss+xml; charset=utf-8",  # the feed and its pages
}
_OTHERS = {
    ".aac": "audio/aac",
    ".flac": "audio/flac",
    ".gif": "image/gif",
    ".ico": "image/vnd.microsoft.icon",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".m4a": "audio/mp4",
    ".m4v": "video/mp4",
    ".mov": "video/quicktime",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".oga": "audio/ogg",
    ".ogg": "audio/ogg",
    ".opus": "audio/ogg",
    ".png": "image/png",
    ".wav": "audio/wav",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}


def media_type(name: str) -> str:
    """Return the media type of a published file by its name (`the-gauge/transcript.vtt`).

    It stands so in a Content-Type header.
    """
    path = PurePosixPath(name)
    return _BY_NAME.get(path.name) or (_TEXTS | _OTHERS).get(path.suffix.lower(), "application/octet-stream")


def is_media(name: str) -> bool:
    """Whether a file of that name is something that an enclosure may name."""
    return media_type(name).startswith(("audio/", "video/"))
