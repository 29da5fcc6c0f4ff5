"""The settings of a show that is taken over: what its feed says of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from podcast import store
from podcast.contract import COVER
from podcast.library import settings
from podcast.library.creation import add_folders
from podcast.library.settings import TABLES
from podcast.model import FeedChoice

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from podcast.airing.fetching_pictures import Pictures
    from podcast.feed.foreign import ForeignFeed


def create_taken_show(folder: Path, feed: ForeignFeed, pictures: Pictures) -> None:
    """Write show.toml, and the cover where apps would take it, into the folder of the new show."""
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
