"""The feed and the files that it names beside the episodes' own."""

from __future__ import annotations

import contextlib
import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from podcast import store
from podcast.airing.site_files import SiteFiles
from podcast.contract import COVER, EMBED, FRONT_PAGE, LEDGER, OEMBED
from podcast.episode import show_notes
from podcast.feed import rss
from podcast.library import current_edition
from podcast.library.art import cover_art, earlier_versions
from podcast.library.renaming import clear, settle
from podcast.library.superseded import supersede_pictures, sweep_superseded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from podcast.library import Library
    from podcast.model import Edition, Listing


def refresh_feed(library: Library, now: datetime | None = None, *, made: str | Iterable[str] = ()) -> Path:
    """Build feed, site and cover from the manifests, and return the feed's path; what is the same is not touched.

    `made` has the slug of an episode that was made just now, or of several: the pictures that only their earlier
    selves had go away, once no feed names them.
    """
    settle(library)
    with library.locked_feed():  # another process may have finished an episode meanwhile
        published = current_edition(library, now=now)
        for name in (published.cover, COVER):
            store.write(library.public_file(name), cover_art(library))
        SiteFiles.of(library, published).refresh()
        _write_feed(library, published)
        covers = [cover.name for cover in library.cover_files() if cover.name != published.cover]
        supersede_pictures(library, covers)
    clear(library)
    for slug in filter(None, (made,) if isinstance(made, str) else made):
        with library.locked_episode(slug):  # another process may be making it again
            episode = library.listing(slug)
            old = earlier_versions(library.episode_folder(slug), episode)
            supersede_pictures(library, [f"{slug}/{name}" for name in old], episode)
    sweep_superseded(library, now or datetime.now(UTC))
    return library.feed


def sweep_parts(library: Library) -> None:
    """Remove what killed runs left half-written of feed, site and ledger."""
    with library.locked_feed(), library.locked_ledger():
        for names in ("feed*", "cover*", "*.html", LEDGER):
            store.sweep(library.episodes, names)
        store.sweep(library.public_file("assets"))
        for slug in library.slugs():
            for name in (FRONT_PAGE, EMBED, OEMBED):
                store.sweep(library.episode_folder(slug), name)


def build(published: Edition, old: Mapping[str, bytes], now: datetime | None = None) -> dict[str, bytes]:
    """Return the feed's files by name, `feed.xml` last: the `old` ones where nothing but the time has changed."""
    now, describe, files = now or datetime.now(UTC), _describer(published), {}
    for name, page in _pages(published):
        same = name in old and rss.holds_page(io.BytesIO(old[name]), published, describe, page)
        files[name] = old[name] if same else b"".join(rss.build_page(published, now, describe, page))
    return files


def _write_feed(library: Library, published: Edition) -> None:
    """Write what `build` returns, item by item: the feed of a show that has thousands of episodes is long."""
    now, describe, names = datetime.now(UTC), _describer(published), set()
    for name, page in _pages(published):
        names.add(name)
        path = library.public_file(name)
        with contextlib.suppress(FileNotFoundError), path.open("rb") as old:
            if rss.holds_page(old, published, describe, page):
                continue
        with store.writing(path) as new:
            new.writelines(rss.build_page(published, now, describe, page))
    for name, path in library.feed_files().items():
        if name not in names:
            path.unlink()


def _pages(published: Edition) -> Iterator[tuple[str, int]]:
    """Yield (name, number) of each page of the feed.

    The oldest comes first, so that an episode on its way to the next page is there twice rather than never.
    """
    return ((rss.page_name(page), page) for page in range(rss.count_pages(published), 0, -1))


def _describer(published: Edition) -> Callable[[Listing], str]:
    """Return what gives an episode's notes as the feed has them."""
    return lambda episode: show_notes.to_html(episode, folder=f"{published.address}{episode.slug}/")
