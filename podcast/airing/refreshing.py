"""The feed and the files that it names beside the episodes' own."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from podcast import store
from podcast.airing.site_files import refresh_site
from podcast.episode import show_notes
from podcast.feed import rss
from podcast.library import manifest
from podcast.library.art import cover_art, drop_old_art
from podcast.library.edition import edition
from podcast.library.renaming import clear, settle

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from podcast.library.layout import Library
    from podcast.model import Edition


FEED = "feed.xml"
_PAGE = re.compile(r"feed(-\d+)?\.xml")


def feed_pages(library: Library) -> dict[str, Path]:
    """The feed's files as they lie on disk, by name: `feed.xml`, `feed-2.xml` …"""
    return {path.name: path for path in library.episodes.glob("feed*.xml") if _PAGE.fullmatch(path.name)}


def refresh_feed(library: Library, now: datetime | None = None, *, made: str = "") -> Path:
    """Build feed, site and cover from the manifests, and return the feed's path; what is the same is not touched.

    `made` is the slug of an episode that was made just now: the pictures that only its earlier self had go away,
    once no feed names them.
    """
    settle(library)
    with store.lock(
        library.episodes / ".feed.lock"
    ):  # another process may have finished an episode meanwhile
        published = edition(library, now=now)
        for name in (published.cover, "cover.jpg"):
            store.write(library.episodes / name, cover_art(library))
        refresh_site(library, published)
        pages = feed_pages(library)
        built = build(published, {name: path.read_bytes() for name, path in pages.items()})
        for name, data in built.items():
            store.write(library.episodes / name, data)
        for name in pages.keys() - built.keys():
            pages[name].unlink()
        for cover in library.episodes.glob("cover-????????.jpg"):
            if cover.name != published.cover:
                cover.unlink()
    clear(library)
    if made:
        with store.lock(library.episodes / f".{made}.lock"):  # another process may be making it again
            drop_old_art(library.episodes / made, manifest.load(library.episodes / made / manifest.NAME))
    return library.feed


def build(published: Edition, old: Mapping[str, bytes]) -> dict[str, bytes]:
    """The feed's files by name, `feed.xml` last: the `old` ones where nothing but the time has changed.

    The oldest page comes first, so that an episode on its way to the next page is there twice rather than never.
    """
    now = datetime.now(UTC)
    files = {}
    for page in range(rss.pages(published), 0, -1):
        name = rss.page_name(page)
        files[name] = rss.refresh(old.get(name), rss.feed(published, now, show_notes.both, page))
    return files
