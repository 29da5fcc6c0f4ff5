"""The files that listeners may have: those of the episodes on air, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.contract import COVER, PublicFile, Role
from podcast.episode.sidecars import SIDECARS
from podcast.library.art import named_by_content

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcast.library.layout import Library
    from podcast.model import Edition, Listing


def episode_files(library: Library, episode: Listing) -> Iterator[PublicFile]:
    """Yield what belongs to one episode: its MP3, unless that lies elsewhere, and what lies beside it."""
    beside = (
        *SIDECARS,
        *sorted(named_by_content(episode)),
        *(one.url for one in episode.transcripts if "://" not in one.url),
    )
    if not episode.enclosure:
        yield _file(library, f"{episode.slug}/{episode.audio}", "media")
    for name in dict.fromkeys(beside):
        if library.public_file(f"{episode.slug}/{name}").is_file():  # an imported episode has not all of them
            yield _file(library, f"{episode.slug}/{name}", "sidecar")


def list_public_files(library: Library, published: Edition) -> Iterator[PublicFile]:
    """Yield all public files but the pages and the feed, media first."""
    files = [file for episode in published.episodes for file in episode_files(library, episode)]
    yield from (file for file in files if file.role == "media")
    yield from (file for file in files if file.role == "sidecar")
    for name in (published.cover, COVER):
        yield _file(library, name, "sidecar")


def _file(library: Library, name: str, role: Role) -> PublicFile:
    return PublicFile(name, library.public_file(name), role)
