"""The show's pages on disk, and as they are under another address."""

from __future__ import annotations

import contextlib
import functools
import itertools
import json
import os
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from podcast import store
from podcast.contract import EMBED, FRONT_PAGE, OEMBED, PublicFile
from podcast.episode import accent, cover
from podcast.library.art import cover_art
from podcast.site.assets import FOLDER, load_assets
from podcast.site.episode_page import EpisodeMaterial
from podcast.site.pages import (
    OFFERED,
    EmbedPage,
    EpisodePage,
    ListPage,
    OtherPage,
    Page,
    WordsPage,
    plan_pages,
)
from podcast.site.rendering import Site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from podcast.library import Library
    from podcast.model import Edition, Listing

    Index = dict[str, tuple[str, int]]
    """Name of a page -> (key of all it was made from, size in bytes)."""

PIXELS = 600
"""Side of a cover on a page; the whole one would outweigh all the rest."""
_PATTERNS = (
    *(f"*/{FRONT_PAGE}", f"*/{EMBED}", f"*/{OEMBED}", "archive-*.html", "search-*.js", "search.html"),
    *sorted(OFFERED),
)
"""What the names of our pages match, the present ones and those of before."""


@dataclass(frozen=True, slots=True)
class SiteFiles:
    """The pages of a show in one edition, and where they lie on disk."""

    library: Library
    site: Site
    pages: Mapping[str, Page]
    """Every page by its name: `index.html`, `the-gauge/index.html`."""

    @classmethod
    def of(cls, library: Library, edition: Edition) -> SiteFiles:
        """Return the pages of an edition of the show; none of them is made yet."""
        colour = store.once(
            library.store("covers"),
            store.key(accent=edition.cover),
            lambda: accent.find_accent(cover_art(library)).encode(),
        )
        small = _small_picture(library, PurePosixPath(edition.cover).stem, lambda: cover_art(library))
        pictures = functools.cache(functools.partial(_own_picture, library))
        return cls(library, Site(edition, load_assets(colour.decode()), small, pictures), plan_pages(edition))

    def refresh(self) -> None:
        """Write the pages whose content changed; remove those of episodes that went off air."""
        for name, data in self.site.assets.files.items():
            store.write(self.library.public_file(name), data)
        path = self.library.site_index
        old = _read_index(path)
        index: Index = {}
        changed: dict[str, str] = {}
        for name, page in self.pages.items():
            key = self._key(page)
            if name in old and old[name] == (key, _size(self.library.public_file(name))):
                index[name] = old[name]
            else:
                changed[name] = key
        if changed or old.keys() != self.pages.keys():
            _write_index(
                path, index
            )  # killed on the way, the next run must not trust what was about to change
            for name, key in changed.items():
                data = self._render(self.pages[name])
                index[name] = (key, _write_page(self.library.public_file(name), data))
            self._remove_others()
            _write_index(path, index)

    def public_files(self) -> Iterator[PublicFile]:
        """Yield the pages and what they load, as they lie on disk; what is loaded comes first."""
        for name in (*self._loaded(), *self.pages):
            yield PublicFile(name, self.library.public_file(name), "page")

    def render(self, name: str) -> bytes | None:
        """Return the page of that name as it is in this edition, or None."""
        page = self.pages.get(name)
        return self._render(page) if page else None

    def _key(self, page: Page) -> str:
        """Return the page's key; ours have all files beside them, so that only imported episodes are looked at."""
        if isinstance(page, EpisodePage) and page.episode.imported:
            return self.site.key(page, _file_names(self.library.episode_folder(page.episode.slug)))
        return self.site.key(page)

    def _render(self, page: Page) -> bytes:
        site, library = self.site, self.library
        match page:
            case ListPage():
                return site.render_list(page)
            case EpisodePage():
                slug = page.episode.slug
                files = _file_names(library.episode_folder(slug))
                return site.render_episode(page, EpisodeMaterial(library.episode(slug), files))
            case EmbedPage():
                return site.render_embed(page)
            case WordsPage():
                return site.render_words(page, (library.episode(one.slug) for one in page.episodes))
            case OtherPage():
                return site.render_other(page)

    def _loaded(self) -> list[str]:
        """Return the names of all that the pages load."""
        pictures = map(self.site.find_picture, self.site.edition.episodes)
        return [*self.site.assets.files, *dict.fromkeys(filter(None, (self.site.cover, *pictures)))]

    def _remove_others(self) -> None:
        """Remove the pages of what is not on air, and the files that no page loads any more."""
        folder = self.library.episodes
        found = (folder.glob(pattern) for pattern in _PATTERNS)
        for path in itertools.chain(*found):
            ours = path.parent == folder or self.library.has_episode(path.parent.name)
            if ours and path.relative_to(folder).as_posix() not in self.pages:
                path.unlink()
        if not self.library.has_episode(FOLDER):  # else it is an episode's folder, too
            loaded = set(self._loaded())
            for path in (folder / FOLDER).iterdir():
                if path.is_file() and path.relative_to(folder).as_posix() not in loaded:
                    path.unlink()


def _own_picture(library: Library, episode: Listing) -> str:
    """Return the name of an episode's own picture as small as pages show it; empty when it has none."""
    if not episode.art:
        return ""
    art = library.episode_folder(episode.slug) / episode.art
    return _small_picture(library, f"{episode.slug}-{PurePosixPath(episode.art).stem}", art.read_bytes)


def _small_picture(library: Library, stem: str, read: Callable[[], bytes]) -> str:
    """Return the name of a picture as small as pages show it, made at the first call; empty if it cannot be read."""
    name = f"{FOLDER}/{stem}.jpg"
    path = library.public_file(name)
    with contextlib.suppress(OSError, ValueError):
        if not path.exists():  # another picture has another name
            store.write(path, cover.shrink(read(), PIXELS))
        return name
    return ""


def _write_page(path: Path, data: bytes) -> int:
    """Write a page, unless it is there already; return its size."""
    with contextlib.suppress(OSError):
        if path.read_bytes() == data:
            return len(data)
    with store.writing(path, lasting=False) as file:  # a power cut shows in its size, and it is made again
        file.write(data)
    return len(data)


def _file_names(folder: Path) -> frozenset[str]:
    with contextlib.suppress(OSError):
        return frozenset(os.listdir(folder))  # noqa: PTH208 - names are all that is needed
    return frozenset()


def _size(path: Path) -> int:
    """Return a file's bytes; -1 when it is not there."""
    try:
        return path.stat().st_size
    except OSError:
        return -1


def _read_index(path: Path) -> Index:
    """Return the index as it was left; empty when it is not there or damaged."""
    try:
        return {name: (str(key), int(size)) for name, (key, size) in json.loads(path.read_bytes()).items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _write_index(path: Path, index: Index) -> None:
    store.write(path, json.dumps(index))
