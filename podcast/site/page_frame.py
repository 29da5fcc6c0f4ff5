"""What all pages of a site share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from podcast import urls
from podcast.contract import FEED, VALUE_LIMIT
from podcast.language.plain.hygiene import shorten, split_paragraphs
from podcast.site.episode_rows import describe_row, known_language, locate_audio
from podcast.site.pages import SEARCH

if TYPE_CHECKING:
    from collections.abc import Callable

    from podcast.model import Edition, Listing
    from podcast.site.assets import Assets

SPEEDS = ("0.8", "1", "1.2", "1.4", "1.6", "1.8", "2", "2.5")
"""How fast a player plays, at will."""


@dataclass(frozen=True)
class PageFrame:
    """A show's edition, and what all of its pages share."""

    edition: Edition
    assets: Assets
    cover: str
    """The cover as small as pages show it: its name, from the show's address."""
    find_picture: Callable[[Listing], str]
    """Returns the name of an episode's own picture as small as pages show it; empty when it has none."""

    def values(self, up: str) -> dict[str, Any]:
        """Return what every page shows; `up` leads from the page to the show's address."""
        edition, show = self.edition, self.edition.show
        title = shorten(show.title, VALUE_LIMIT)
        return {
            "up": up,
            "asset": {kind: f"{up}{name}" for kind, name in self.assets.names.items()},
            "cover": f"{up}{self.cover}",
            "feed": f"{edition.address}{FEED}",
            "private": show.feed.private,
            "search": f"{up}{SEARCH}",
            "heading": title,
            "description": shorten(show.description, 300) or title,
            "image": f"{edition.address}{edition.cover}",
            "kind": "website",
            "data": None,
            "frame": None,
            "show": {
                "title": title,
                "author": shorten(show.author, VALUE_LIMIT),
                "copyright": shorten(show.copyright, VALUE_LIMIT),
                "language": known_language(show.language),
                "paragraphs": split_paragraphs(show.description),
                "link": urls.ascii_url(show.link),
                "funding": (urls.ascii_url(show.feed.funding_url), shorten(show.feed.funding_text, 128)),
            },
        }

    def picture(self, episode: Listing) -> str:
        """Return an episode's picture as small as pages show it, or the cover's: its name, from the show's address."""
        return self.find_picture(episode) or self.cover

    def row(self, episode: Listing) -> dict[str, Any]:
        """Return an episode as lists show it, with its picture and its audio from the show's address."""
        audio = locate_audio(episode)
        return {
            **describe_row(episode),
            "art": self.picture(episode),
            "audio": audio if episode.enclosure else f"{episode.slug}/{audio}",
        }
