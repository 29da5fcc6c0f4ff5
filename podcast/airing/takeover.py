"""Taking over a show that has a feed already: its guids, dates and pictures, and its audio where that is wanted."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast import store
from podcast.airing.fetching import Pictures, fetch_audio, fetch_feed
from podcast.airing.fetching_beside import fetch_beside
from podcast.airing.refreshing import refresh_feed
from podcast.contract import COVER
from podcast.errors import FetchError
from podcast.feed import foreign, foreign_tags
from podcast.library import ledger, settings
from podcast.library.art import cover_name
from podcast.library.creation import add_folders
from podcast.library.layout import open_library
from podcast.library.settings import TABLES
from podcast.model import Episode, FeedChoice, ImportOrigin, Stage, silent

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from podcast.feed.foreign import ForeignFeed, ForeignItem
    from podcast.library import Library
    from podcast.model import Report


@dataclass(frozen=True, slots=True)
class TakeoverOptions:
    """What is to be taken over, and how."""

    media: bool = False
    """Whether the audio is fetched, too."""
    mine: bool = False
    """Whether a feed is taken over that is locked: its owner asks."""
    allow: tuple[str, ...] = ()
    """Hosts that may be read though their address is private, beside the show's."""


@dataclass(frozen=True, slots=True)
class TakeoverResult:
    """What was taken over."""

    feed: Path
    """The feed of the show here."""
    new: int
    """How many episodes were not here before."""
    known: int
    """How many were."""
    files: int = 0
    """How many files of audio came now."""
    bytes: int = 0
    """The size of these files together."""
    beside: int = 0
    """How many transcripts and chapter files came now."""
    failed: tuple[str, ...] = ()
    """What could not be fetched, a line each; another run tries again."""
    notes: tuple[str, ...] = ()


def take_over(source: str, folder: Path, options: TakeoverOptions, report: Report = silent) -> TakeoverResult:
    """Make the show of a feed in `folder`, or add the feed's new episodes to the show that is there.

    `source` is the feed's address or file, or the address of a page that names it. What was taken over before stays
    as it is. FetchError when there is no such feed, or it is locked; ShowError when the show's settings are wrong.
    """
    show = settings.load(folder) if (folder / settings.FILE).is_file() else None
    allow = (*(show.fetch_allow if show else ()), *options.allow)
    reading = fetch_feed(source, allow, report)
    feed, notes = reading.feed, reading.notes
    if feed.locked and not options.mine and not (show and show.guid == feed.guid):
        owner = f" ({feed.email})" if feed.email else ""
        what = f"{source}: its owner{owner} has locked it against being taken over"
        raise FetchError(what, "--mine if that is you", ": ")
    if not feed.items:
        raise FetchError(f"{source}: holds no episode that can be heard", "give the feed of a podcast", ": ")
    pictures = Pictures(allow)
    if not show:
        _create_show(folder, feed, pictures)
    library = open_library(folder)
    identities, new = _add_episodes(library, feed, pictures, report)
    pairs = [(item, identities[item.guid].slug) for item in feed.items]
    slugs = [slug for _, slug in pairs]
    came, lacking = fetch_beside(library, slugs, allow, report) if options.media else (0, ())
    results = fetch_audio(library, pairs, allow, report) if options.media else []
    if not library.show.guid:
        notes += (f'Add guid = "{feed.guid}" to show.toml: by it apps know the show.',)
    return TakeoverResult(
        feed=refresh_feed(library),
        new=new,
        known=len(pairs) - new,
        files=sum(not result.problem for result in results),
        bytes=sum(result.bytes for result in results),
        beside=came,
        failed=(
            *filter(None, [reading.problem]),
            *(result.problem for result in results if result.problem),
            *lacking,
        ),
        notes=(*notes, *pictures.notes(), *(_left_there(feed, options) if new else ())),
    )


def _left_there(feed: ForeignFeed, options: TakeoverOptions) -> list[str]:
    """Return what is told of that which we keep without knowing it, and of what still lies elsewhere, a line each."""
    extras = (*feed.extra, *(extra for item in feed.items for extra in item.extra))
    kept = foreign_tags.count_tags(extras)
    lines = [f"Kept in the feed as they were, addresses too: {kept}."] if kept else []
    transcripts = sum(len(item.transcripts) for item in feed.items)
    chapters = sum(bool(item.chapters_url) for item in feed.items)
    if (transcripts or chapters) and not options.media:
        lines.append(
            f"{transcripts} transcripts and {chapters} files of chapters stay where they are: --media fetches them."
        )
    return lines


def _create_show(folder: Path, feed: ForeignFeed, pictures: Pictures) -> None:
    """Write show.toml, and the cover where apps would take it."""
    cover_file = folder / COVER
    art = pictures.cover(feed.image) if feed.image and not cover_file.exists() else b""
    if art:
        store.write(cover_file, art)
    store.write(folder / settings.FILE, _show_toml(feed, cover_file.name if art else ""))
    add_folders(folder)


def _show_toml(feed: ForeignFeed, cover_file: str) -> str:
    """Return the settings of the new show: what the feed says of it, and what every new show has."""
    facts = {
        "title": feed.title,
        "description": feed.description,
        "author": feed.author,
        "email": feed.email,
        "language": feed.language,
        "category": [feed.category, *feed.more_categories] if feed.more_categories else feed.category,
        "explicit": feed.explicit,
        "link": feed.link,
        "copyright": feed.copyright,
        "cover": cover_file,
        "guid": feed.guid,
    }
    defaults = FeedChoice()
    names = ("type", "private", "complete", "license", "update_frequency", "funding_url", "funding_text")
    choices = {name: getattr(feed.feed, name) for name in names}
    choices = {name: value for name, value in choices.items() if value != getattr(defaults, name)}
    if feed.extra:
        choices["extra"] = "\n".join(feed.extra)
    seasons: dict[str, object] = {}
    for item in reversed(feed.items):
        if item.season and item.season_name:
            seasons[str(item.season)] = item.season_name
    lines = [
        "# A show: what listeners see, who speaks, how it sounds. It was taken over from another feed.",
        "",
        *_rows(facts),
        '# base_url = "https://example.org/podcast/"    # where episodes/ is served; needed to publish',
        '# rights = "CC BY 4.0"                         # by what right the articles\' words are published',
        *(["", "[feed]", *_rows(choices)] if choices else []),
        *(["", "[seasons]", *_rows(seasons)] if seasons else []),
    ]
    return "\n".join(lines) + "\n" + TABLES


def _rows(values: Mapping[str, object]) -> list[str]:
    """Return a line of TOML for each value that is not empty; what JSON makes of a text or a truth value is TOML."""
    there = {name: value for name, value in values.items() if value != ""}
    return [f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in there.items()]


def _add_episodes(
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
        chapters=foreign.place_chapters(item.marks, item.duration_ms),
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
