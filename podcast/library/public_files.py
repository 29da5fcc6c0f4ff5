"""The files that listeners may have: those of the episodes on air, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Literal

from podcast.episode import json_chapters, show_notes, transcripts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcast.library.layout import Library
    from podcast.model import Edition, Listing

Role = Literal["media", "sidecar", "page", "feed"]
"""In the order in which files may appear: nothing may name what is not there yet."""


@dataclass(frozen=True, slots=True)
class PublicFile:
    """A file under the show's address."""

    name: str
    """From the address: `the-gauge/the-gauge.mp3`."""
    path: Path
    role: Role


def episode_files(library: Library, episode: Listing) -> Iterator[PublicFile]:
    """What belongs to one episode: its MP3, unless that lies elsewhere, and what lies beside it."""
    beside = (
        *transcripts.FORMS,
        json_chapters.NAME,
        show_notes.NAME,
        *filter(None, (episode.art, *(chapter.image for chapter in episode.chapters))),
    )
    if not episode.enclosure:
        yield _file(library, f"{episode.slug}/{episode.audio}", "media")
    for name in dict.fromkeys(beside):
        if (library.episodes / episode.slug / name).is_file():  # an imported episode has not all of them
            yield _file(library, f"{episode.slug}/{name}", "sidecar")


def public_files(library: Library, published: Edition) -> Iterator[PublicFile]:
    """All of them but the pages and the feed, media first."""
    files = [file for episode in published.episodes for file in episode_files(library, episode)]
    yield from (file for file in files if file.role == "media")
    yield from (file for file in files if file.role == "sidecar")
    for name in (published.cover, "cover.jpg"):
        yield _file(library, name, "sidecar")


def _file(library: Library, name: str, role: Role) -> PublicFile:
    return PublicFile(name, library.episodes / PurePosixPath(name), role)
