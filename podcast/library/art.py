"""The pictures of a show and its episodes, kept once they are drawn or converted."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from podcast import recipes, store
from podcast.episode import cover
from podcast.errors import EpisodeError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from podcast.library.layout import Library
    from podcast.model import Listing, Script

_IN_TAGS = 600
"""Pixels of a chapter's picture in the MP3, which holds all of them."""
_IN_TAGS_BYTES = 96 * 1024


@dataclass(frozen=True, slots=True)
class Art:
    """An episode's pictures, all JPEGs."""

    cover: str
    """File name of the episode's own; empty is: it has the show's."""
    files: Mapping[str, bytes]
    """What is written beside the MP3, by file name."""
    small: Mapping[str, bytes]
    """What lies in the MP3, by file name; under the empty one the show's cover."""
    names: Mapping[str, str]
    """File name by the path that the script has."""


def cover_art(library: Library) -> bytes:
    """Return the show's cover as a JPEG: the user's own, or one drawn from the title."""
    show = library.show
    if not show.cover:
        return _once(
            library, lambda: cover.draw_cover(show.title, show.author), title=show.title, author=show.author
        )
    own = library.own_file(show.cover)
    return _once(library, lambda: cover.read_own_cover(own), own=_content(own))


def art_of(library: Library, script: Script, path: Path) -> Art:
    """Return the pictures of the episode whose script lies at `path`; EpisodeError for one that cannot be used."""
    own = _cover(library, script, path)
    name = cover_name(own) if own else ""
    files = {name: own} if own else {}
    small = {name: _small(library, own or cover_art(library), cover.SMALLEST, cover.BYTES)}
    names: dict[str, str] = {}
    for image, at in _of_chapters(script):
        if image in names:
            continue
        file, where = _own(library, image, f"{path}:{at}"), f"[image: …] in {path}:{at}"
        data = _once(library, partial(cover.read_picture, file, where), picture=_content(file))
        names[image] = f"chapter-{_digits(data)}.jpg"
        files[names[image]] = data
        small[names[image]] = _small(library, data, _IN_TAGS, _IN_TAGS_BYTES)
    return Art(name, files, small, names)


def has_own_art(script: Script) -> bool:
    """Whether a script names pictures of the user's, with which something may be wrong."""
    return bool(script.image) or any(_of_chapters(script))


def art_key(library: Library, script: Script) -> str:
    """Return the key of all that an episode's pictures are made from; one that is not there counts as empty."""
    own = [library.show.cover, script.image, *(image for image, _ in _of_chapters(script))]
    contents = [_content(library.own_file(image)) if image else "" for image in own]
    return store.key(form=recipes.PICTURE, show=library.show.title, title=script.title, own=contents)


def named_by_content(episode: Listing) -> set[str]:
    """Return the names of an episode's pictures and of its audio in other formats: other bytes, another name."""
    others = (other.file for other in episode.alternates)
    return set(filter(None, (episode.art, *(chapter.image for chapter in episode.chapters), *others)))


def earlier_versions(folder: Path, episode: Listing) -> list[str]:
    """Return the names of such files of an earlier make, which no feed needs once it is built."""
    kept = named_by_content(episode)
    patterns = ("cover-????????.jpg", "chapter-????????.jpg", "audio-????????.opus")
    return [old.name for pattern in patterns for old in folder.glob(pattern) if old.name not in kept]


def cover_name(art: bytes) -> str:
    """Return the file name of a cover: apps keep a picture by its name, so that a new one needs another."""
    return f"cover-{_digits(art)}.jpg"


def _cover(library: Library, script: Script, path: Path) -> bytes:
    """The user's own, or one drawn to go with the show's; empty where that is the user's, which ours would spoil."""
    title, show_title = script.title, library.show.title
    if not script.image:
        if library.show.cover:
            return b""
        return _once(
            library, lambda: cover.draw_episode_cover(title, show_title), episode=title, show=show_title
        )
    file = _own(library, script.image, str(path))
    return _once(library, lambda: cover.read_own_cover(file, f"`image` in {path}"), own=_content(file))


def _of_chapters(script: Script) -> Iterator[tuple[str, int]]:
    """(path, line of the script) of each chapter's picture."""
    return ((chapter.image, chapter.at) for chapter in script.chapters if chapter.image)


def _own(library: Library, image: str, where: str) -> Path:
    """A file of the show's folder: nothing else on the machine may get into an episode, by no link either."""
    file = library.own_file(image)
    if not file.resolve().is_relative_to(library.folder.resolve()):
        raise EpisodeError(f"{where}: {image} leads out of the show's folder: put the picture itself there")
    if not file.is_file():
        raise EpisodeError(
            f"{where}: there is no picture {image} in {library.folder}: put it there, or correct it"
        )
    return file


def _content(file: Path) -> str:
    return store.digest(file) if file.is_file() else ""


def _small(library: Library, data: bytes, px: int, limit: int) -> bytes:
    return _once(library, lambda: cover.shrink(data, px, limit), small=_digits(data, 64), px=px)


def _digits(data: bytes, count: int = 8) -> str:
    return hashlib.sha256(data).hexdigest()[:count]


def _once(library: Library, make: Callable[[], bytes], **made_of: object) -> bytes:
    """A picture from the store; drawing or converting one takes up to a second, and every run asks for it."""
    return store.once(library.store("covers"), store.key(form=recipes.PICTURE, **made_of), make)
