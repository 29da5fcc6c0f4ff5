"""The episodes of a show that is taken over: a manifest for each item of its feed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast import store
from podcast.feed import foreign_chapters, foreign_tags
from podcast.library import ledger
from podcast.library.art import cover_name
from podcast.model import Episode, ImportOrigin, Stage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from podcast.airing.fetching_pictures import Pictures
    from podcast.feed.foreign import ForeignFeed
    from podcast.feed.foreign_items import ForeignItem
    from podcast.library import Library
    from podcast.model import Report


def add_taken_episodes(
    library: Library, feed: ForeignFeed, pictures: Pictures, report: Report
) -> tuple[Mapping[str, ledger.Identity], int]:
    """Write a manifest for each episode that has none; return all identities by guid, and how many were new."""
    arrivals = [
        ledger.Arrival(
            *(item.guid, item.published, item.title, item.season, item.number),
            counted=item.kind == "full",
            slug=item.slug,
        )
        for item in reversed(feed.items)
    ]
    identities = library.ledger.adopt(feed.guid, arrivals, set(library.scripts_by_slug()))
    pairs = [(item, identities[item.guid]) for item in feed.items]
    new = [(item, identity) for item, identity in pairs if not library.has_episode(identity.slug)]
    for done, (item, identity) in enumerate(new):
        report(Stage.TAKING_OVER, done, len(new))
        art = pictures.cover(item.art) if item.art and item.art != feed.image else b""
        folder = library.episode_folder(identity.slug)
        if art:
            store.write(folder / cover_name(art), art)
        library.save(_episode(item, identity, feed.language, cover_name(art) if art else ""))
    if new:
        report(Stage.TAKING_OVER, len(new), len(new))
    return identities, len(new)


def _episode(item: ForeignItem, identity: ledger.Identity, language: str, art: str) -> Episode:
    """Return the episode of an item, its audio still elsewhere; `art` is the file name of its own cover, or empty."""
    return Episode(
        slug=identity.slug,
        guid=identity.guid,
        number=identity.number,
        title=item.title,
        published=identity.published,
        state="published",
        aired=True,
        summary=item.summary,
        source=item.link,
        source_title="",
        source_author="",
        source_date="",
        language=language,
        hosts=(),
        audio=f"{identity.slug}{_ending(item)}",
        bytes=item.bytes,
        duration_ms=item.duration_ms,
        chapters=foreign_chapters.place_chapters(item.marks, item.duration_ms),
        music="",
        origin=ImportOrigin(item.enclosure, item.notes, item.ai, item.described),
        season=item.season,
        kind=item.kind,
        explicit=item.explicit,
        display=item.display,
        art=art,
        soundbites=item.soundbites,
        people=item.people,
        transcripts=item.transcripts,
        chapters_file=item.chapters_url,
        extra=item.extra,
        media_type=item.media_type,
    )


def _ending(item: ForeignItem) -> str:
    return ".mp3" if item.media_type == "audio/mpeg" else ".m4a"


def describe_left(feed: ForeignFeed, *, media: bool) -> list[str]:
    """Return what is told of that which we keep without knowing it, and of what still lies elsewhere, a line each."""
    extras = (*feed.extra, *(extra for item in feed.items for extra in item.extra))
    kept = foreign_tags.count_tags(extras)
    lines = [f"Kept in the feed as they were, addresses too: {kept}."] if kept else []
    transcripts = sum(len(item.transcripts) for item in feed.items)
    chapters = sum(bool(item.chapters_url) for item in feed.items)
    if (transcripts or chapters) and not media:
        lines.append(
            f"{transcripts} transcripts and {chapters} files of chapters stay where they are: --media fetches them."
        )
    return lines
