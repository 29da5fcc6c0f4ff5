"""The show's pages on disk, and as they are under another address."""

from __future__ import annotations

import contextlib
import functools
import json
import os
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from podcast import store
from podcast.contract import FRONT_PAGE, MANIFEST, PublicFile
from podcast.episode import accent, cover
from podcast.library.art import cover_art
from podcast.site.assets import FOLDER, assets
from podcast.site.pages import Page, plan
from podcast.site.rendering import Site

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from pathlib import Path

    from podcast.library.layout import Library
    from podcast.model import Edition, Listing

    Index = dict[str, tuple[str, int]]
    """Name of a page -> (key of all it was made from, size in bytes)."""

PIXELS = 600
"""Side of a cover on a page; the whole one would outweigh all the rest."""


def refresh_site(library: Library, published: Edition) -> None:
    """Write the pages whose content changed; remove those of episodes that went off air."""
    site, planned = _prepared(_Same(library, published))
    for name, data in site.assets.files.items():
        store.write(library.public_file(name), data)
    path = library.site_index
    old = _read(path)
    keys = {name: site.key(page) for name, page in planned.items()}
    index = {
        name: old[name]
        for name, key in keys.items()
        if name in old and old[name] == (key, _size(library.public_file(name)))
    }
    changed = [name for name in planned if name not in index]
    if changed or old.keys() != keys.keys():
        _save(path, index)  # killed on the way, the next run must not trust what was about to change
        for name in changed:
            index[name] = (keys[name], _put(library.public_file(name), site.render(planned[name])))
        _remove(library, site, planned.keys())
        _save(path, index)


def pages(library: Library, published: Edition) -> Iterator[PublicFile]:
    """The pages and what they load, as they lie on disk."""
    site, planned = _prepared(_Same(library, published))
    for name in (*_loaded(site), *planned):
        yield PublicFile(name, library.public_file(name), "page")


def render(library: Library, published: Edition, name: str) -> bytes | None:
    """A page (`index.html`, `the-gauge/index.html`) as it is in this edition; None when there is none of that name."""
    site, planned = _prepared(_Same(library, published))
    page = planned.get(name)
    return site.render(page) if page else None


@dataclass(frozen=True, slots=True, eq=False)
class _Same:
    """An edition as itself: comparing ten thousand episodes for each page would take longer than making it."""

    library: Library
    published: Edition

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, _Same) and self.published is other.published and self.library == other.library
        )

    def __hash__(self) -> int:
        return id(self.published)


@functools.lru_cache(maxsize=2)
def _prepared(same: _Same) -> tuple[Site, dict[str, Page]]:
    """What all pages of an edition share, and the pages by name."""
    library, published = same.library, same.published
    colour = store.once(
        library.store("covers"),
        store.key(accent=published.cover),
        lambda: accent.accent(cover_art(library)).encode(),
    )
    site = Site(
        published,
        assets(colour.decode()),
        _small(library, PurePosixPath(published.cover).stem, lambda: cover_art(library)),
        library.episode,
        lambda slug: _names(library.episode_folder(slug)),
        functools.partial(_own_picture, library),
    )
    return site, plan(published)


def _own_picture(library: Library, episode: Listing) -> str:
    if not episode.art:
        return ""
    art = library.episode_folder(episode.slug) / episode.art
    return _small(library, f"{episode.slug}-{PurePosixPath(episode.art).stem}", art.read_bytes)


def _small(library: Library, stem: str, read: Callable[[], bytes]) -> str:
    """The name of a picture as small as pages show it, made at the first call; empty when it cannot be read."""
    name = f"{FOLDER}/{stem}.jpg"
    path = library.public_file(name)
    with contextlib.suppress(OSError, ValueError):
        if not path.exists():  # another picture has another name
            store.write(path, cover.small(read(), PIXELS))
        return name
    return ""


def _loaded(site: Site) -> list[str]:
    """What the pages load, by name."""
    pictures = (site.picture(episode) for episode in site.edition.episodes)
    return [*site.assets.files, *dict.fromkeys(filter(None, (site.cover, *pictures)))]


def _put(path: Path, data: bytes) -> int:
    """Write a page, unless it is there already; its size."""
    with contextlib.suppress(OSError):
        if path.read_bytes() == data:
            return len(data)
    with store.writing(path, lasting=False) as file:  # a power cut shows in its size, and it is made again
        file.write(data)
    return len(data)


def _remove(library: Library, site: Site, wanted: Collection[str]) -> None:
    """Pages of what is not on air, and files that no page loads any more."""
    folder = library.episodes
    for path in (*folder.glob(f"*/{FRONT_PAGE}"), *folder.glob("archive-*.html")):
        ours = path.parent == folder or (path.parent / MANIFEST).exists()
        if ours and path.relative_to(folder).as_posix() not in wanted:
            path.unlink()
    if not (folder / FOLDER / MANIFEST).exists():  # else it is an episode's folder, too
        kept = set(_loaded(site))
        for path in (folder / FOLDER).iterdir():
            if path.is_file() and path.relative_to(folder).as_posix() not in kept:
                path.unlink()


def _names(folder: Path) -> frozenset[str]:
    with contextlib.suppress(OSError):
        return frozenset(os.listdir(folder))  # noqa: PTH208 - names are all that is needed
    return frozenset()


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return -1


def _read(path: Path) -> Index:
    """The index as it was left; empty when it is not there or damaged."""
    try:
        return {name: (str(key), int(size)) for name, (key, size) in json.loads(path.read_bytes()).items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _save(path: Path, index: Index) -> None:
    store.write(path, json.dumps(index))
