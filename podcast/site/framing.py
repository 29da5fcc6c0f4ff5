"""An episode's player in the frames of other sites, and how those learn of it (oEmbed, as files)."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING

from podcast import urls
from podcast.contract import EMBED, FRONT_PAGE, OEMBED, VALUE_LIMIT
from podcast.language.plain.hygiene import shorten

if TYPE_CHECKING:
    from podcast.model import Edition, Listing

WIDTH, HEIGHT = 560, 190
_PICTURE = 600
"""Side of the small pictures that pages show."""


def place_frame(edition: Edition, episode: Listing) -> dict[str, str | int] | None:
    """Return where an episode's player is and the HTML that frames it.

    None where nobody else could load it: the show is private, or its address is this computer's alone.
    """
    if edition.show.feed.private or urls.is_local(edition.address):
        return None
    folder = f"{edition.address}{episode.slug}/"
    title = shorten(f"{episode.title or episode.slug} – {edition.show.title}", VALUE_LIMIT)
    code = (
        f'<iframe src="{escape(folder)}{EMBED}" width="100%" height="{HEIGHT}" title="{escape(title)}" '
        'loading="lazy" style="border:0;max-width:45rem"></iframe>'
    )
    return {
        "address": f"{folder}{EMBED}",
        "answer": f"{folder}{OEMBED}",
        "code": code,
        "width": WIDTH,
        "height": HEIGHT,
    }


def describe_frame(edition: Edition, episode: Listing, picture: str) -> bytes:
    """Return what a site is told that asks how to show an episode's page: JSON of oEmbed 1.0."""
    frame = place_frame(edition, episode)
    show = edition.show
    answer = {
        "version": "1.0",
        "type": "rich" if frame else "link",
        "title": shorten(episode.title, VALUE_LIMIT) or episode.slug,
        "author_name": shorten(show.author, VALUE_LIMIT),
        "provider_name": shorten(show.title, VALUE_LIMIT),
        "provider_url": f"{edition.address}{FRONT_PAGE}",
        "thumbnail_url": picture,
        "thumbnail_width": _PICTURE,
        "thumbnail_height": _PICTURE,
        "cache_age": 86400,
    }
    if frame:
        answer |= {"html": frame["code"], "width": WIDTH, "height": HEIGHT}
    return json.dumps(answer, ensure_ascii=False, indent=1).encode()
