"""Taking over a show that has a feed already: its guids, dates and pictures, and its audio where that is wanted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.airing.fetching import fetch_feed
from podcast.airing.fetching_audio import fetch_audio
from podcast.airing.fetching_beside import fetch_beside
from podcast.airing.fetching_pictures import Pictures
from podcast.airing.refreshing import refresh_feed
from podcast.airing.taken_episodes import add_taken_episodes, describe_left
from podcast.airing.taken_settings import create_taken_show
from podcast.errors import FetchError
from podcast.library import open_library, settings
from podcast.model import silent

if TYPE_CHECKING:
    from pathlib import Path

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
        create_taken_show(folder, feed, pictures)
    library = open_library(folder)
    identities, new = add_taken_episodes(library, feed, pictures, report)
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
        notes=(*notes, *pictures.notes(), *(describe_left(feed, media=options.media) if new else ())),
    )
