"""What an Opus file says of itself: as little as apps need, the chapters, and that software made it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from podcast.episode import synthetic
from podcast.language.plain.hygiene import clean, shorten

if TYPE_CHECKING:
    from podcast.model import Description, Show

_VALUE = 255
_STREAM = 1
"""The number of the one stream in the file; encoders draw it by lot, and the same episode is to be the same bytes."""


def tag_opus(data: bytes, show: Show, episode: Description) -> bytes:
    """Returns an Ogg file with tags and chapters (`CHAPTER001`, as Xiph has them); the same for the same episode."""
    from mutagen.oggopus import OggOpus

    file = io.BytesIO(data)
    sound = OggOpus(file)
    sound.clear()
    sound.update(_tags(show, episode))
    file.seek(0)
    sound.save(file, padding=lambda _: 0)
    return _numbered(file.getvalue())


def _tags(show: Show, episode: Description) -> dict[str, list[str]]:
    tags = {
        "title": episode.title,
        "album": show.title,
        "artist": show.author or show.title,
        "language": episode.language,
        "copyright": show.copyright,
        **{name.replace("-", "").upper(): text for name, text in synthetic.fields(episode).items()},
    }
    for number, chapter in enumerate(episode.chapters[:999], start=1):
        seconds, ms = divmod(chapter.start_ms, 1000)
        tags[f"CHAPTER{number:03d}"] = (
            f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}.{ms:03d}"
        )
        tags[f"CHAPTER{number:03d}NAME"] = chapter.title or "…"
    return {name: [shorten(text, _VALUE)] for name, text in tags.items() if clean(text)}


def _numbered(data: bytes) -> bytes:
    """Returns an Ogg file whose one stream has our number."""
    from mutagen.ogg import OggPage

    file, pages = io.BytesIO(data), []
    while file.tell() < len(data):
        page = OggPage(file)
        page.serial = _STREAM
        pages.append(page.write())
    return b"".join(pages)
