"""Taking over a show that has a feed already: its guids, dates and pictures, and its audio where that is wanted."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast import store
from podcast.airing.fetching import Pictures, audio, gather
from podcast.airing.refreshing import refresh_feed
from podcast.errors import FetchError
from podcast.feed import foreign
from podcast.library import ledger, settings
from podcast.library.art import cover_name
from podcast.library.layout import add_folders, open_library
from podcast.library.settings import TABLES
from podcast.model import Episode, FeedChoice, Imported, Stage, silent

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from podcast.feed.foreign import Found, Item
    from podcast.library.layout import Library
    from podcast.model import Report


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be taken over, and how."""

    media: bool = False
    """The audio, too."""
    mine: bool = False
    """Also a feed that is locked: whoever asks owns it."""
    allow: tuple[str, ...] = ()
    """Hosts that may be read though their address is private, beside the show's."""


@dataclass(frozen=True, slots=True)
class TakeoverResult:
    """What was taken over."""

    feed: Path
    """Of the show here."""
    new: int
    """Episodes."""
    known: int
    files: int = 0
    """Of audio that came now."""
    bytes: int = 0
    failed: tuple[str, ...] = ()
    """What could not be fetched, a line each; another run tries again."""
    notes: tuple[str, ...] = ()


def take_over(source: str, folder: Path, wish: Wish, report: Report = silent) -> TakeoverResult:
    """The show of the feed (or page that names it, or file) `source`, in `folder`: made there, or added to.

    What was taken over before stays as it is. FetchError, ShowError.
    """
    there = settings.load(folder) if (folder / settings.FILE).is_file() else None
    allow = (*(there.fetch_allow if there else ()), *wish.allow)
    found, notes = gather(source, allow, report)
    if found.locked and not wish.mine and not (there and there.guid == found.guid):
        owner = f" ({found.email})" if found.email else ""
        raise FetchError(
            f"{source}: its owner{owner} has locked it against being taken over: --mine if that is you"
        )
    pictures = Pictures(allow)
    if not there:
        _new_show(folder, found, pictures)
    library = open_library(folder)
    minted, new = _adopt(library, found, pictures, report)
    pairs = [(item, minted[item.guid].slug) for item in found.items]
    got = audio(library, pairs, allow, report) if wish.media else []
    if not library.show.guid:
        notes += (f'Add guid = "{found.guid}" to show.toml: by it apps know the show.',)
    return TakeoverResult(
        feed=refresh_feed(library),
        new=new,
        known=len(pairs) - new,
        files=sum(not one.problem for one in got),
        bytes=sum(one.bytes for one in got),
        failed=tuple(one.problem for one in got if one.problem),
        notes=(*notes, *pictures.notes()),
    )


def _new_show(folder: Path, found: Found, pictures: Pictures) -> None:
    """Write show.toml, and the cover where apps would take it."""
    own = folder / "cover.jpg"
    art = pictures.jpeg(found.image) if found.image and not own.exists() else b""
    if art:
        store.write(own, art)
    store.write(folder / settings.FILE, _show_toml(found, own.name if art else ""))
    add_folders(folder)


def _show_toml(found: Found, cover_file: str) -> str:
    facts = {
        "title": found.title,
        "description": found.description,
        "author": found.author,
        "email": found.email,
        "language": found.language,
        "category": found.category,
        "explicit": found.explicit,
        "link": found.link,
        "copyright": found.copyright,
        "cover": cover_file,
        "guid": found.guid,
    }
    plain = FeedChoice()
    names = ("type", "private", "complete", "license", "update_frequency", "funding_url", "funding_text")
    feed = {
        name: getattr(found.feed, name) for name in names if getattr(found.feed, name) != getattr(plain, name)
    }
    lines = [
        "# A show: what listeners see, who speaks, how it sounds. It was taken over from another feed.",
        "",
        *_rows(facts),
        '# base_url = "https://example.org/podcast/"    # where episodes/ is served; needed to publish',
        '# rights = "CC BY 4.0"                         # by what right the articles\' words are published',
        *(["", "[feed]", *_rows(feed)] if feed else []),
    ]
    return "\n".join(lines) + "\n" + TABLES


def _rows(values: Mapping[str, object]) -> list[str]:
    """What JSON makes of a text or a truth value is TOML, too."""
    return [
        f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in values.items() if value != ""
    ]


def _adopt(
    library: Library, found: Found, pictures: Pictures, report: Report
) -> tuple[Mapping[str, ledger.Identity], int]:
    """Manifests for the episodes that have none; all identities by guid, and how many episodes are new."""
    arrivals = [
        ledger.Arrival(it.guid, it.published, it.title, it.season, it.number, counted=it.kind == "full")
        for it in reversed(found.items)
    ]
    taken = set(library.scripts_by_slug())
    minted = library.ledger.adopt(found.guid, arrivals, taken)
    places = [(it, minted[it.guid]) for it in found.items]
    new = [(it, one) for it, one in places if not library.has_episode(one.slug)]
    for done, (item, one) in enumerate(new):
        report(Stage.TAKING_OVER, done, len(new))
        art = pictures.jpeg(item.art) if item.art and item.art != found.image else b""
        folder = library.episode_folder(one.slug)
        if art:
            store.write(folder / cover_name(art), art)
        episode = _episode(item, one, found.language, cover_name(art) if art else "")
        library.save(episode)
    if new:
        report(Stage.TAKING_OVER, len(new), len(new))
    return minted, len(new)


def _episode(item: Item, one: ledger.Identity, language: str, art: str) -> Episode:
    return Episode(
        slug=one.slug,
        guid=one.guid,
        number=one.number,
        title=item.title,
        published=one.published,
        state="published",
        aired=True,
        summary=item.summary,
        source=item.link,
        source_title="",
        source_author="",
        source_date="",
        language=language,
        hosts=(),
        audio=f"{one.slug}{_ending(item)}",
        bytes=item.bytes,
        duration_ms=item.duration_ms,
        chapters=foreign.laid(item.marks, item.duration_ms),
        music="",
        origin=Imported(item.enclosure, item.notes, item.ai),
        season=item.season,
        kind=item.kind,
        explicit=item.explicit,
        art=art,
        media_type=item.media_type,
    )


def _ending(item: Item) -> str:
    return ".mp3" if item.media_type == "audio/mpeg" else ".m4a"
