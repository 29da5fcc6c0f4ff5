"""What stays at the address that an episode had under an earlier name: pages that lead to the one of today."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from podcast.contract import EMBED, FRONT_PAGE, NOTES, SENTENCES
from podcast.language.plain.hygiene import shorten
from podcast.publish import Keeping

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from datetime import datetime

    from podcast.library import Library
    from podcast.model import Edition

_PLACES = {FRONT_PAGE: "", NOTES: f"#{SENTENCES}"}
"""The pages of an episode that others link to, and the place on them that they link."""


def former_names(library: Library, published: Edition) -> dict[str, str]:
    """Return the slugs of the episodes on air by those that they had before."""
    on_air = {episode.slug for episode in published.episodes}
    return {old: new for old, new in library.ledger.former_names().items() if new in on_air}


def keeping_of(published: Edition, former: Collection[str], now: datetime) -> Keeping:
    """Return which files stay at a target: those of episodes on air, under every name that these had."""
    folders = {*former, *(episode.slug for episode in published.episodes)}
    return Keeping(now, published.show.keep_days, folders)


def redirect_pages(published: Edition, former: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """Yield (name, page) of all that lead on: a plain file can do no more, and every web server can do that."""
    titles = {episode.slug: episode.title for episode in published.episodes}
    for old, new in sorted(former.items()):
        for page, place in (_PLACES if published.show.feed.private else _PLACES | {EMBED: ""}).items():
            address = html.escape(f"{published.address}{new}/{page}{place}")
            title = html.escape(shorten(titles[new], 200))
            yield (
                f"{old}/{page}",
                (
                    "<!doctype html>\n"
                    f'<html lang="en">\n<head>\n<meta charset="utf-8">\n'
                    '<meta name="color-scheme" content="light dark">\n'  # no white flash by night
                    f"<title>{title}</title>\n"
                    f'<meta http-equiv="refresh" content="0; url={address}">\n'
                    f'<link rel="canonical" href="{address}">\n</head>\n'
                    f'<body>\n<p><a href="{address}">{title}</a></p>\n</body>\n</html>\n'
                ).encode(),
            )
