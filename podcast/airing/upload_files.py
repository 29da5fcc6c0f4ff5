"""The files that are to be at a target, under names that do not disturb the feed there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from podcast import store
from podcast.airing.kept_names import notes_page
from podcast.airing.refreshing import build
from podcast.airing.site_files import SiteFiles
from podcast.contract import NOTES
from podcast.library import list_public_files
from podcast.publish import File
from podcast.site.pages import OFFERED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcast.contract import PublicFile
    from podcast.library import Library
    from podcast.model import Edition, Listing
    from podcast.publish import TargetState


def list_upload_files(
    library: Library, published: Edition, feed: dict[str, bytes], state: TargetState
) -> Iterator[File]:
    """Yield all that is to be at the target, the media under names that do not disturb the feed there.

    `feed` is as it lies on disk; where media have got other names it is built for them.
    """
    episodes = {episode.slug: episode for episode in published.episodes}
    for file in list_public_files(library, published):
        if file.role == "media":
            slug = file.name.partition("/")[0]
            placed = state.place(_candidates(file, episodes[slug]))
            episodes[slug] = replace(episodes[slug], audio=PurePosixPath(placed.name).name)
            yield placed
        else:
            slug, _, name = file.name.partition("/")
            other = name == NOTES and episodes[slug] not in published.episodes
            yield File.of(file.name, file.role, notes_page(library, episodes[slug]) if other else file.path)
    there = replace(published, episodes=tuple(episodes.values()))
    pairs = zip(there.episodes, published.episodes, strict=True)
    renamed = {episode.slug for episode, old in pairs if episode != old}
    site = SiteFiles.of(library, there)
    for page in SiteFiles.of(library, published).public_files():
        if page.name in OFFERED and state.has_another(page.name):
            continue
        folder = page.name.rpartition("/")[0]
        # Lists of episodes and the pages of such episodes name the audio; what pages load does not.
        body = site.render(page.name) if renamed and (not folder or folder in renamed) else None
        yield File.of(page.name, page.role, page.path if body is None else body)
    if renamed:
        feed = build(there, {name: state.read(name) for name in feed if name in state.files})
    for name in sorted(feed, key=lambda name: (len(name), name), reverse=True):  # feed.xml after feed-2.xml
        yield File.of(name, "feed", feed[name])


def _candidates(file: PublicFile, episode: Listing) -> tuple[File, ...]:
    """Return an episode's media under its own name, and under those that it gets when other bytes have that."""
    sha256 = episode.sha256 or store.digest(file.path)
    path = PurePosixPath(file.name)
    versions = (path.with_stem(f"{path.stem}-{sha256[:digits]}") for digits in (8, 16))
    return tuple(
        File(str(name), "media", episode.bytes, sha256, file.path, episode.media_type)
        for name in (path, *versions)
    )
